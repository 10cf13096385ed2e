"""One fact, one value: what pages, light pages, slides, cards, exports and the JSON say of each target, project, commune and report.

Every place is read as it is shown; numbers may be rounded differently, and nothing else may differ.
"""

import re
from collections.abc import Iterator
from decimal import Decimal

import pytest

from dashboard.domain.comparing.months import months
from dashboard.domain.periods import Period
from dashboard.ui.escape import md
from dashboard.usecases.previewing import preview_of
from dashboard.views.address import Address
from dashboard.views.commune_measures import BY_GAP, BY_POVERTY, measured
from dashboard.views.heat import heat
from dashboard.views.marks import GLYPHS, glyph, tone
from dashboard.views.matters import matters_view
from dashboard.views.pages import Page
from dashboard.views.proposals import proposals, proposals_in_short
from dashboard.views.slides import show
from dashboard.views.status_json import status_json
from dashboard.views.target_detail import target_detail
from dashboard.views.target_list import list_table, target_list
from tests.pages.demo_facts import KY, VI, Demo, book_of, code_in, h1, of_first_page, printed
from tests.pages.seen import table_named
from tests.pages.told_numbers import differing, numbers, same, says
from tests.sample_store import PROGRAMME


def test_numbers_are_read_as_they_are_written() -> None:
    assert numbers("84/150 lao động (56%), 9.644,26 triệu; −0,6 điểm %") == [
        Decimal(84), Decimal(150), Decimal(56), Decimal("9644.26"), Decimal("-0.6"),
    ]  # fmt: skip
    assert same(Decimal("71.04"), Decimal(71)) and not same(Decimal("71.04"), Decimal("71.1"))


def test_what_a_review_told_in_june_stands_in_the_months_of_the_target(demo: Demo) -> None:
    """Yearly and due in November: the figure that the card shows, and the one of June before it, both marked as preliminary."""
    june = demo.office.standing(PROGRAMME, period=Period.of_month(2024, 6)).targets[0]
    for month in (8, 9):
        then = demo.office.standing(PROGRAMME, period=Period.of_month(2024, month))
        told = {
            p.month: p.actual_text.text for p in target_detail(then, june.target.id, VI).months if p.actual is not None
        }
        assert told[6].endswith("% (sơ bộ)") and says("June", told[6], (june.actual or 0) * 100) == ""
        assert (9 in told) is (month == 9)


# -- targets -----------------------------------------------------------------------------------------------------------


def test_a_target_has_one_figure_everywhere(demo: Demo) -> None:
    assert differing(_figures_of_targets(demo)) == []


def _figures_of_targets(demo: Demo) -> Iterator[str]:
    rows = table_named(demo.page("chi_tieu"), "chi-tieu")
    listed = dict(zip((code_in(href, "ct") for href in rows.links["Chỉ tiêu"]), rows.frame["Hiện nay"], strict=True))
    bars = of_first_page(demo, "targets", "ct", "Thực hiện / mục tiêu")
    status = {one["id"]: one for one in status_json(demo.standing, VI)["targets"]}
    slides = {b.key: b.value.text for s in show(demo.standing, demo.calendar, VI).slides for b in s.bullets}
    book = book_of(list_table(target_list(demo.standing, VI), "", "", VI))
    for t in demo.standing.targets:
        if t.actual is None:
            continue
        id, exact = t.target.id, t.actual * (100 if t.indicator.unit_of_measure == "%" else 1)
        detail = target_detail(demo.standing, id, VI)
        said = {
            "list": listed[id],
            "heading": h1(demo.page("chi_tieu", ct=id)),
            "light list": demo.light(Page.TARGETS),
            "light page": demo.light(Page.TARGETS, ct=id),
            "sentence": detail.sentence,
            "preview": preview_of(demo.office, Address(Page.TARGETS, {"ky": KY, "ct": id})).sentence,
            "last month of the curve": next(p for p in detail.months if p.month == 9).actual_text.text,
            "JSON": printed(status[id]["actual"], t.indicator.unit_of_measure == "%"),
            "workbook": book[f"{glyph(t.state, t.is_final)} {t.indicator.label}"],
        }  # fmt: skip
        if id in bars:
            said["Tổng quan"] = bars[id]
        if id in slides:
            said["slide"] = slides[id]
        yield from (says(f"{id} {place}", text, exact) for place, text in said.items() if text)


def test_a_target_has_one_verdict_everywhere(demo: Demo) -> None:
    rows = table_named(demo.page("chi_tieu"), "chi-tieu")
    listed = dict(zip((code_in(href, "ct") for href in rows.links["Chỉ tiêu"]), rows.frame["Đánh giá"], strict=True))
    words = of_first_page(demo, "targets", "ct", "Đánh giá")
    status = {one["id"]: one["status"] for one in status_json(demo.standing, VI)["targets"]}
    for t in demo.standing.targets:
        id, sign, word = t.target.id, glyph(t.state, t.is_final), VI.term(t.state)
        assert listed[id] == f"{sign} {word}", id
        assert h1(demo.page("chi_tieu", ct=id)).startswith(f"# {sign} "), id
        assert words.get(id, word) == word, id
        assert status[id] == t.state.value, id
        assert f"{sign} {word}" in demo.light(Page.TARGETS), id
        assert preview_of(demo.office, Address(Page.TARGETS, {"ky": KY, "ct": id})).tone is tone(t.state, t.is_final)


def test_a_target_is_as_many_weeks_late_everywhere(demo: Demo) -> None:
    rows = table_named(demo.page("chi_tieu"), "chi-tieu")
    listed = dict(zip((code_in(href, "ct") for href in rows.links["Chỉ tiêu"]), rows.frame["Chậm (tuần)"], strict=True))
    status = {one["id"]: one["weeks_late"] for one in status_json(demo.standing, VI)["targets"]}
    told = {row.key: row.weeks for row in matters_view(demo.standing, demo.calendar, VI, 99).rows}
    for t in demo.standing.targets:
        id, weeks = t.target.id, t.weeks_late
        assert listed[id] == ("" if weeks is None else str(weeks)), id
        assert status[id] == weeks, id
        if weeks:
            assert f"khoảng {weeks} tuần" in h1(demo.page("chi_tieu", ct=id)), id
            assert told[f"target:{id}"] == f"chậm {weeks} tuần", id


def test_a_gap_is_the_same_in_the_list_and_in_the_sentence(demo: Demo) -> None:
    rows = table_named(demo.page("chi_tieu"), "chi-tieu")
    listed = dict(
        zip((code_in(href, "ct") for href in rows.links["Chỉ tiêu"]), rows.frame["So với kế hoạch"], strict=True)
    )
    for t in demo.standing.targets:
        sentence = VI.sentence(t.sentence)
        if found := re.search(r"chậm(?: nhẹ)? ([\d,]+) điểm %", sentence):
            assert says(t.target.id, listed[t.target.id], numbers(found[1])[0]) == ""


def test_as_many_targets_are_late_everywhere(demo: Demo) -> None:
    late = [t for t in demo.standing.targets if t.state.late]
    slightly = [t for t in demo.standing.targets if t.state == "slightly_behind"]
    title = f"{len(late) + len(slightly)} chỉ tiêu chậm so với kế hoạch, trong đó {len(slightly)} chậm nhẹ"
    assert title in h1(demo.page("chi_tieu")) and title in demo.light(Page.OVERVIEW)
    assert f"◆ {len(late) + len(slightly)} chậm" in [m.delta for m in demo.page("tong_quan").main.metric]
    assert f"{len(late) + len(slightly)} chậm" in h1(demo.page("tong_quan"))
    assert any(title in slide.title for slide in show(demo.standing, demo.calendar, VI).slides)


# -- communes ----------------------------------------------------------------------------------------------------------


def test_a_commune_has_one_poverty_rate_everywhere(demo: Demo) -> None:
    assert differing(_rates(demo)) == []


def _rates(demo: Demo) -> Iterator[str]:
    found = measured(demo.standing, BY_POVERTY, VI)
    rows = table_named(demo.page("xa_thi_tran"), "xep-hang")
    codes = [code_in(href, "dv") for href in rows.links["Đơn vị"]]
    target = next(t for t in demo.standing.targets if t.indicator.role == "poverty_rate")
    units = {row.code: row.now_text.text for row in target_detail(demo.standing, target.target.id, VI).units}
    for row in found.rows:
        if row.value is None:
            continue
        exact = Decimal(str(row.value))
        said = {
            "ranking": rows.frame.loc[codes.index(row.code), "Tỷ lệ hộ nghèo"],
            "map": row.note,
            "own page": next(m.value for m in demo.page("xa_thi_tran", dv=row.code).main.metric),
            "light": demo.light(Page.COMMUNES, dv=row.code),
            "target": units[row.code],
        }
        yield from (says(f"{row.name} {place}", text, exact) for place, text in said.items())


def test_the_rate_of_the_whole_is_the_same_on_the_card_and_over_the_communes(demo: Demo) -> None:
    target = demo.standing.targets[0]
    assert target.indicator.role == "poverty_rate" and target.actual is not None
    exact = target.actual * 100
    card = next(m for m in demo.page("tong_quan").main.metric if m.label == "Tỷ lệ hộ nghèo")
    captions = " ".join(str(m.value) for m in demo.page("chieu_thieu_hut").main.markdown).replace("\\", "")
    said = {"card": card.value, "communes": h1(demo.page("xa_thi_tran")), "deprivations": captions,
            "target": h1(demo.page("chi_tieu", ct=target.target.id))}  # fmt: skip
    assert differing(says(place, text, exact) for place, text in said.items()) == []
    assert all("sơ bộ" in text for text in (h1(demo.page("xa_thi_tran")), demo.light(Page.OVERVIEW)))


def test_a_commune_is_short_by_the_same_on_the_map_the_heat_map_and_its_own_page(demo: Demo) -> None:
    found = {row.code: row for row in measured(demo.standing, BY_GAP, VI).rows}
    worst: dict[str, float] = {}
    for cell in heat(demo.standing, VI).cells:
        if cell.gap is not None:
            worst[cell.code] = max(worst.get(cell.code, 0.0), cell.gap)
    assert {code: row.value for code, row in found.items() if row.value is not None} == pytest.approx(worst)
    ranked = [row.name for row in measured(demo.standing, BY_GAP, VI).rows]
    slide = next(s.heat for s in show(demo.standing, demo.calendar, VI).slides if s.heat)
    assert list(heat(demo.standing, VI).units) == ranked and list(slide.units) == ranked[: len(slide.units)]
    needy = {gap["unit"]: Decimal(str(gap["gap"])) * 100 for gap in status_json(demo.standing, VI)["needing_support"]}
    told = {row.key: row.by for row in matters_view(demo.standing, demo.calendar, VI, 99).rows}
    for code, by in needy.items():
        assert says(code, h1(demo.page("xa_thi_tran", dv=code)), by) == ""
        assert says(code, found[code].note, by) == ""
        assert says(code, told[f"unit:{code}"], by) == ""
    count = len(needy)
    assert f"{count} / 19" in [m.value for m in demo.page("tong_quan").main.metric]
    assert h1(demo.page("xa_thi_tran", do="thieu")).startswith(f"# {count}/19 ")


def test_the_mark_of_a_commune_is_the_same_on_its_page_and_on_the_targets_page(demo: Demo) -> None:
    marks = table_named(demo.page("xa_thi_tran", dv="04189"), "so-lieu-don-vi")
    judged = {
        code_in(href, "ct"): sign[:1]
        for href, sign in zip(marks.links["Chỉ tiêu"], marks.frame["Theo số của đơn vị"], strict=True)
        if sign
    }
    assert len(judged) > 5
    for id, sign in judged.items():
        row = next(row for row in target_detail(demo.standing, id, VI).units if row.code == "04189")
        assert GLYPHS[row.tone] == sign, id


def test_a_heading_counts_the_rows_that_stand_under_it(demo: Demo) -> None:
    """Whose words and whose proposals: four rows are never headed by three units without a word."""
    shown, short = proposals(demo.standing, VI), proposals_in_short(demo.standing, VI)
    rows = table_named(demo.page("tinh_hinh_bao_cao"), "kien-nghi").frame
    asked = [text for text in rows[VI("Recommendations")] if text]
    before = len(asked) - len(short.lines)  # of an earlier report, which the newest one does not repeat
    counts = (len(rows), len(short.lines), before)
    assert numbers(shown.title) == [Decimal(count) for count in counts if count] and sum(counts[1:]) == len(asked)
    assert md(shown.title) in " ".join(str(m.value) for m in demo.page("tinh_hinh_bao_cao").main.markdown)
    assert numbers(short.title) == [Decimal(len(short.lines))]


def test_the_poverty_rate_is_among_the_largest_changes_of_a_month(demo: Demo) -> None:
    """Its target is a change without a baseline: it moved by 0,6 of the 5 points that are asked of the year."""
    before = demo.office.standing(PROGRAMME, 2024, Period.parse("2024-08"))
    move = next(m for m in months(before, demo.standing).moves if m.after.indicator.role == "poverty_rate")
    assert move.part == abs(move.by) / abs(move.after.target.low)
    moved = table_named(demo.page("thay_doi"), "thay-doi-lon").frame
    row = moved[moved["Chỉ tiêu"] == move.after.indicator.label].iloc[0]
    card = next(m for m in demo.page("tong_quan").main.metric if m.label == move.after.indicator.label)
    assert says("moves", row["Thay đổi"], move.by * 100) == ""
    assert row["Thay đổi"] in str(card.proto)


def test_a_report_that_is_not_due_is_nowhere_missing(demo: Demo) -> None:
    slide = next(s for s in show(demo.standing, demo.calendar, VI).slides if s.kind == "reports")
    ahead = [line for line in slide.lines if line.startswith("Sắp đến hạn")]
    assert ahead and not any("chưa nộp" in line for line in ahead)
    assert all("quá hạn" in line or "hết hạn" in line for line in slide.lines if "chưa nộp" in line)


# -- reports -----------------------------------------------------------------------------------------------------------


def test_a_report_is_late_by_the_same_everywhere(demo: Demo) -> None:
    """Days of the deadline table are the weeks of what is to be decided; who owes it is who is named."""
    deadlines = table_named(demo.page("tinh_hinh_bao_cao"), "han-nop").frame
    late = deadlines[deadlines["Thời gian"].str.startswith("quá hạn")]
    told = {
        row.what.text: row
        for row in matters_view(demo.standing, demo.calendar, VI, 99).rows
        if row.key.startswith("report:")
    }
    assert len(told) == late["Báo cáo"].nunique()
    for form, rows in late.groupby("Báo cáo"):
        days = max(int(numbers(text)[0]) for text in rows["Thời gian"])
        assert told[str(form)].weeks == f"chậm {days // 7} tuần"
    overdue = sum(int(numbers(text)[0]) for text in late["Chưa nộp"])
    caption = " ".join(str(c.value) for c in demo.page("tinh_hinh_bao_cao").main.caption).replace("\\", "")
    expected, reported = (
        sum(getattr(tally, part) for tally in demo.calendar.tallies(lambda owed: owed.form).values())
        for part in ("expected", "reported")
    )
    assert expected - reported == overdue
    assert f"đã nộp {reported}/{expected} báo cáo đến hạn" in caption, "half-year reports are among them"


def test_as_many_units_have_reported_everywhere(demo: Demo) -> None:
    coverage = demo.standing.reporting.coverage
    came, of = len(coverage.reported), len(coverage.expected)
    assert f"{came} / {of}" in [m.value for m in demo.page("tong_quan").main.metric]
    assert f"{came}/{of} đơn vị" in h1(demo.page("tinh_hinh_bao_cao"))
    assert f"{came}/{of} đơn vị" in h1(demo.page("thay_doi"))
    assert f"{came} / {of}" in demo.light(Page.OVERVIEW)
    assert len(status_json(demo.standing, VI)["reporting"]["reported"]) == came
    slide = next(s for s in show(demo.standing, demo.calendar, VI).slides if s.kind == "reports")
    assert f"{came}/{of} đơn vị" in slide.title
    matrix = table_named(demo.page("tinh_hinh_bao_cao", "reports"), "hinh-reports").frame["T9"]
    assert sum(text.startswith(("●", "▲")) for text in matrix) == came


def test_reports_of_other_periods_that_are_overdue_are_told_beside_the_months(demo: Demo) -> None:
    passed = [d for d in demo.calendar.deadlines if d.days_left <= 0 and d.obligation.period != demo.standing.period]
    count = sum(len(d.owing) for d in passed)
    assert count > 20, "nobody has sent the half-year's report"
    assert f"{count} báo cáo kỳ khác quá hạn" in demo.light(Page.OVERVIEW)
    card = next(m for m in demo.page("tong_quan").main.metric if m.label.startswith("Đã báo cáo"))
    assert f"{count} báo cáo kỳ khác quá hạn" in str(card.proto)
