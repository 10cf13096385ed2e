"""Tổng quan as values: six cards, and nothing said about what nobody reported."""

from dataclasses import replace
from decimal import Decimal

from dashboard.domain.assess import assess
from dashboard.domain.periods import Period
from dashboard.text import words_in
from dashboard.views.marks import Tone
from dashboard.views.overview import Overview, overview
from sample_data.offices.songma import plan as songma
from tests.domain.figures import knowing, observed, paid

VI, EN = words_in("vi"), words_in("en")
PLAN = replace(songma.plan(), rules=replace(songma.plan().rules, least_coverage=Decimal("0.4")))  # DA2 alone is enough
COMMUNES = [u.code for u in PLAN.units if u.group == "XA"]


def seen(*rows, money=(), period: str = "2024-09", words=VI) -> Overview:  # type: ignore[no-untyped-def]
    return overview(assess(knowing(PLAN, *rows, money=money), Period.parse(period)), words)


def test_before_anybody_reports_no_card_is_good_or_bad() -> None:
    cards = seen().cards
    assert {card.tone for card in cards if card.label != "Đã báo cáo T9"} == {Tone.NONE}
    assert [card.value for card in cards] == [
        "chưa đo",
        "chưa có",
        "chưa có số liệu",
        "chưa có",
        "0 / 23",
        "chưa có số liệu",
    ]


def test_before_anybody_reports_no_title_says_that_all_is_well() -> None:
    view = seen()
    assert (view.targets_title, view.curve_title, view.heat_title) == (
        "Chưa đánh giá được chỉ tiêu nào", "Chưa có số liệu giải ngân", "Chưa có số liệu của các xã",
    )  # fmt: skip


def test_communes_without_figures_are_said_beside_those_in_need() -> None:
    rows = [
        observed("NS-NUOC", COMMUNES[0], "2024-09", "40/100"),
        observed("NS-NUOC", COMMUNES[1], "2024-09", "90/100"),
    ]
    card = seen(*rows).cards.support
    assert (card.value, card.chip, card.detail) == ("1 / 19", "◆ TT Sông Mã", "17 xã chưa có số liệu")


def test_a_programme_ahead_of_its_path_is_not_said_to_be_late() -> None:
    money = tuple(paid("DA2", "126-NNPTNT", f"2024-{m:02d}", m * 1_700_000_000) for m in range(1, 4))
    card = seen(money=money, period="2024-03").cards.disbursed
    assert card.tone is Tone.GOOD
    assert card.chip.startswith("● +")


def test_english_cards_leave_no_vietnamese_word_of_ours() -> None:
    text = " ".join(f"{c.label} {c.value} {c.chip} {c.detail}" for c in seen(words=EN).cards)
    for word in ("chưa", "Đã", "thiếu", "tháng", "điểm"):
        assert word not in text


def test_before_the_first_milestone_nothing_is_warned_of() -> None:
    money = tuple(paid("DA2", "126-NNPTNT", "2024-01", 0) for _ in range(1))
    view = seen(*(observed("DT-NGHE", c, "2024-01", 0) for c in COMMUNES), money=money, period="2024-01")
    assert (view.cards.disbursed.value, view.cards.disbursed.chip, view.cards.disbursed.tone) == (
        "0%",
        "○ 0 điểm %",
        Tone.NONE,
    )
    assert "giải ngân 0%, chưa đến mốc giải ngân" in view.headline
    assert (view.cards.on_track.chip, view.cards.on_track.tone) == ("", Tone.NONE)
    assert {row.tone for row in view.projects} == {Tone.NONE}


def test_communes_that_are_near_are_good_news_only_when_all_are_known() -> None:
    near = [observed("NS-NUOC", c, "2024-09", "90/100") for c in COMMUNES]
    assert seen(*near[:2]).cards.support.tone is Tone.NONE
    assert seen(*near[:2]).heat_title == "Trong 2 xã có số liệu, chưa thấy xã nào còn xa kế hoạch"
    assert seen(*near).cards.support.tone is Tone.GOOD
    assert seen(*near).heat_title == "Không xã nào còn xa kế hoạch"


def test_the_title_of_targets_speaks_of_those_that_can_be_judged() -> None:
    near = [observed("NS-NUOC", c, "2024-09", "90/100") for c in COMMUNES]
    assert seen(*near).targets_title == "Trong 1 chỉ tiêu đánh giá được, không chỉ tiêu nào chậm"


def test_once_the_year_is_over_what_was_missed_is_said_and_shown_as_bad() -> None:
    short = [observed("NS-NUOC", c, "2024-12", "70/100") for c in COMMUNES]
    view = seen(*short, money=(paid("DA2", "126-NNPTNT", "2024-12", 2_000_000_000),), period="2024-12")
    assert view.targets_title == "1 chỉ tiêu chưa đạt"
    assert (view.cards.on_track.chip, view.cards.on_track.tone) == ("◆ 1 chưa đạt", Tone.BAD)
    assert "còn 87,1% vốn giao chưa giải ngân" in view.headline
    assert view.projects_title == "DA2 còn chưa giải ngân nhiều nhất (triệu đồng)"
    assert next(row for row in view.targets if row.key == "S002-13").tone is Tone.BAD


def test_a_target_without_a_figure_is_not_shown_as_one() -> None:
    view = seen()
    assert view.cards.first_target.chip == "○ mục tiêu giảm 5 điểm %"
    assert "mục tiêu 80%" in {row.short_value for row in view.targets}
