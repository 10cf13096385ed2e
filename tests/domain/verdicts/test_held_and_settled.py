"""What is to be held is held or not, on its own side; what silence cannot change is said; no pace is not no path."""

from dataclasses import replace
from decimal import Decimal

import pytest

from dashboard.domain.absence import Absence
from dashboard.domain.plan.indicators import Direction, Frequency
from dashboard.domain.plan.plan import Plan
from dashboard.domain.plan.rules import Rules
from dashboard.domain.plan.targets import Basis, CountOf, Operator, PaceRule, Tier
from dashboard.text import words_in
from dashboard.views.bullets import target_bullets
from dashboard.views.marks import Tone
from dashboard.views.overview import overview
from dashboard.views.reasons import target_why
from tests.builders import TRAINED
from tests.domain.figures import observed
from tests.domain.judged import COMMUNES, a_count_of, a_share_of, headline, judged, standing, told

D, FALLS, HOLDS = Decimal, Direction.FALLS, Direction.HOLDS
VI = words_in("vi")
BETWEEN = a_share_of("0.10", to="0.12", operator=Operator.RANGE, direction=HOLDS)
LEVEL = a_share_of("0.8", operator=Operator.AT_LEAST, direction=HOLDS)
KEPT = a_share_of("0.8", pace_rule=PaceRule.CHANGE, baseline=D("0.8"))
NO_PACE = a_count_of("100", pace_rule=PaceRule.NONE, path={6: "50", 12: "100"})
NO_START = a_share_of("0.8", pace_rule=PaceRule.CHANGE, path={6: "0.5", 12: "0.8"})
CAP = a_count_of("20", "hộ", operator=Operator.AT_MOST, direction=FALLS, path={9: "15", 12: "20"})
TRAINING = a_count_of("150", path={9: "105", 12: "150"})
FALL = {"basis": Basis.CHANGE_POINTS, "pace_rule": PaceRule.CHANGE, "direction": FALLS, "baseline": D("0.1")}

HELD = [
    ("above what was to be held", BETWEEN, "13/100", "; chưa đạt, cao hơn mức phải giữ 1 điểm %."),
    ("below it", BETWEEN, "9/100", "; chưa đạt, thấp hơn mức phải giữ 1 điểm %."),
    ("below its least", LEVEL, "75/100", "; chưa đạt, thấp hơn mức phải giữ 5 điểm %."),
    ("a goal that is the start is one to be held", KEPT, "801/1000", "; vượt 0,1 điểm %."),
]  # fmt: skip


@pytest.mark.parametrize(("plan", "figure", "words"), [c[1:] for c in HELD], ids=[c[0] for c in HELD])
def test_what_is_not_held_says_on_which_side_it_is(plan: Plan, figure: str, words: str) -> None:
    assert judged(plan, 9, *told(plan, 9, figure)).vi.endswith(words)


def test_what_is_not_held_is_counted_and_lacks_no_path() -> None:
    found = standing(BETWEEN, 9, *told(BETWEEN, 9, "13/100"))
    assert headline(found).endswith("0/1 chỉ tiêu đạt hoặc đúng tiến độ, 1 chưa đạt")
    assert "phải giữ 10% đến 12%, nay là 13%" in target_why(found, found.targets[0], VI)[0]
    card = overview(found, VI).cards.first_target
    assert target_bullets(found, VI)[0].tone is card.tone is Tone.BAD


WITHOUT_PACE = [
    ("the plan wants none", NO_PACE, 50, "1 không xét tiến độ", "«không xét» tiến độ"),
    ("its rule has no start", NO_START, "50/100", "1 thiếu số đầu kỳ", "đo từ mức đầu kỳ mà kế hoạch không nêu"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("plan", "figure", "group", "why"), [c[1:] for c in WITHOUT_PACE], ids=[c[0] for c in WITHOUT_PACE]
)
def test_a_path_that_is_there_is_not_called_missing(plan: Plan, figure: object, group: str, why: str) -> None:
    found = standing(plan, 6, *told(plan, 6, figure))
    lines = target_why(found, found.targets[0], VI)
    assert group in headline(found)
    assert why in lines[0]
    assert not any("lộ trình được duyệt" in line for line in lines)


SETTLED = [
    ("over its limit by one commune of ten", CAP, 9, told(CAP, 9, 26, 1), "over_cap", "quá mức cho phép 6 hộ; số liệu của 1/10 đơn vị"),
    ("under it nobody knows", CAP, 9, told(CAP, 9, 16, 1), "not_covered", "(1/10 xã)"),
    ("reached in November by all, silent in December", TRAINING, 12, told(TRAINING, 11, 150), "achieved", "; đạt; "),
    ("exceeded in August, silent since", TRAINING, 9, told(TRAINING, 8, 160), "exceeded", "vượt 6,67%"),
    ("on track in August, silent since", TRAINING, 9, told(TRAINING, 8, 149), "not_covered", "(0/10 xã)"),
    ("reached by four of ten alone", TRAINING, 9, told(TRAINING, 9, 160, 4), "not_covered", "(4/10 xã)"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("plan", "month", "rows", "state", "words"), [c[1:] for c in SETTLED], ids=[c[0] for c in SETTLED]
)
def test_what_silence_cannot_change_is_said(plan, month, rows, state, words) -> None:  # type: ignore[no-untyped-def]
    found = judged(plan, month, *rows)
    assert (found.state, words in found.vi) == (state, True), (found.state, found.vi)


def with_ambition(plan: Plan, low: str, high: str = "", **over: object) -> Plan:
    """The plan, its target assigned by the province, with the unit's own ambition beside it."""
    target = plan.targets[0]
    own = replace(target, id="T1b", tier=Tier.OWN, low=D(low), high=D(high or low), **over)  # type: ignore[arg-type]
    return replace(plan, targets=(replace(target, tier=Tier.PROVINCE), own))


AMBITIONS = [
    ("a strict bound met exactly", with_ambition(a_share_of("0.09"), "0.1", operator=Operator.ABOVE), "10/100",
     "chưa đạt mức phấn đấu (phải là trên 10%)"),
    ("a range from its far end", with_ambition(a_share_of("-0.01", **FALL), "-0.03", "-0.02", operator=Operator.RANGE), "65/1000",
     "vượt mức phấn đấu (giảm 2–3 điểm %) 0,5 điểm %"),
    ("a limit kept is nothing short", with_ambition(CAP, "25"), 15, "trong mức phấn đấu (tối đa 25 hộ)"),
    ("nor is a wider one that is kept", with_ambition(CAP, "25"), 22, "trong mức phấn đấu (tối đa 25 hộ)"),
    ("held above", with_ambition(BETWEEN, "0.10", "0.11"), "115/1000", "chưa đạt mức phấn đấu (10% đến 11%), cao hơn 0,5 điểm %"),
    ("what has to fall further", with_ambition(a_share_of("-0.01", **FALL), "-0.02"), "85/1000", "(giảm 2 điểm %), còn phải giảm 0,5 điểm %"),
]  # fmt: skip


@pytest.mark.parametrize(("plan", "figure", "words"), [c[1:] for c in AMBITIONS], ids=[c[0] for c in AMBITIONS])
def test_another_level_is_told_on_its_own_side(plan: Plan, figure: object, words: str) -> None:
    assert words in judged(plan, 9, *told(plan, 9, figure)).vi


def test_no_rounding_says_behind_by_nothing() -> None:
    strict = a_count_of("1000", path={9: "1000"}, rules=Rules(ratio_on_track=D(1)))
    assert "chậm nhẹ 0,1%" in judged(strict, 9, *told(strict, 9, 999)).vi


def test_months_that_went_the_other_way_have_no_minus() -> None:
    rows = [row for month, figure in ((6, 70), (9, 60)) for row in told(TRAINING, month, figure)]
    found = judged(TRAINING, 9, *rows)
    assert "cần 30 người/tháng, ba tháng qua lại giảm 3,3 mỗi tháng" in found.vi
    assert "needs 30 người a month, in the last three it fell by 3.3 a month" in found.en


def test_too_many_that_are_left_still_have_to_fall() -> None:
    plan = a_share_of("0.27", direction=FALLS, stated_count=915, count_of=CountOf.LEVEL)
    assert "930 hộ, chưa đạt, còn phải giảm 15 hộ" in judged(plan, 12, *told(plan, 12, "930/3500")).vi


def test_in_english() -> None:
    plan = a_share_of("-0.05", **(FALL | {"baseline": D("0.3")}), operator=Operator.BELOW)  # type: ignore[arg-type]
    assert judged(plan, 12, *told(plan, 12, "25/100")).en == (
        "25%, baseline 30%, target a fall of more than 5 points (that is 25%); not achieved, a fall of more than 5 points was asked."
    )
    assert judged(BETWEEN, 9, *told(BETWEEN, 9, "13/100")).en.endswith("1 point above what was to be held.")


REVIEWED = {"frequency": Frequency.YEAR}
PRELIMINARY = [
    ("over a limit", a_share_of("0.05", operator=Operator.AT_MOST, direction=HOLDS, **REVIEWED), "6/100", "tạm tính cao hơn mức cho phép 1 điểm %."),
    ("above what is to be held", replace(BETWEEN, indicators=(replace(BETWEEN.indicators[0], **REVIEWED),)), "13/100", "tạm tính cao hơn mức cho phép 1 điểm %."),
    ("at a strict bound", a_share_of("0.16", operator=Operator.BELOW, direction=FALLS, **REVIEWED), "16/100", "tạm tính đúng bằng mốc, phải là dưới 16%."),
    ("what has to fall", a_share_of("0.16", direction=FALLS, **REVIEWED), "17/100", "tạm tính còn phải giảm 1 điểm %."),
    ("what has to rise", a_share_of("0.8", **REVIEWED), "79/100", "tạm tính còn thiếu 1 điểm %."),
]  # fmt: skip


@pytest.mark.parametrize(("plan", "figure", "words"), [c[1:] for c in PRELIMINARY], ids=[c[0] for c in PRELIMINARY])
def test_a_preliminary_figure_says_on_which_side_it_is(plan: Plan, figure: str, words: str) -> None:
    found = judged(plan, 9, *told(plan, 9, figure, preliminary=True))
    assert (found.state, found.vi.endswith(words)) == ("preliminary", True), found.vi


def test_the_change_of_a_preliminary_level_is_told_as_preliminary() -> None:
    plan = a_share_of(
        "0.2668", direction=FALLS, pace_rule=PaceRule.CHANGE, stated_change=D("-0.0788"), frequency=Frequency.YEAR
    )
    found = judged(plan, 9, *told(plan, 9, "30/100", preliminary=True))
    assert "thay đổi nêu kèm (giảm 7,88 điểm %): đã giảm 4,56 điểm % theo số sơ bộ, chưa kết luận" in found.vi


def test_why_names_nil_and_shows_no_nought() -> None:
    rows = [observed(TRAINED, unit, "2024-09", Absence.NIL) for unit in COMMUNES]
    found = standing(TRAINING, 9, *rows)
    rule = target_why(found, found.targets[0], VI)[0]
    assert rule.startswith(
        "Quy tắc «từ 0»: «không phát sinh» (tính là chưa thực hiện) ÷ kế hoạch đến T9 105 người = 0%"
    )
