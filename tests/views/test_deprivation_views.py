"""The page's texts over the published tables of Đắk Nông: rates are n/d of the table, seven identities of the flow fail."""

import csv
from dataclasses import replace
from decimal import Decimal
from functools import cache

import pytest

from dashboard.domain.assess import assess
from dashboard.domain.periods import Period
from dashboard.domain.reported.snapshot import Snapshot
from dashboard.domain.verdicts.standing import Standing
from dashboard.importing.examination import Hints
from dashboard.text import words_in
from dashboard.usecases.office import Office
from dashboard.views.deprivation import group_choices, group_view, rates
from dashboard.views.deprivation_flow import flow_view, sources, standards
from tests.domain.figures import observed
from tests.importing.tables.build import csv_sheet, examined_table
from tests.importing.tables.test_published import daknong
from tests.sample_store import url_of, whole
from tests.shared import DOMAIN
from tests.views.rows import rows_of

VI, EN = words_in("vi"), words_in("en")
DECEMBER = Period.parse("2024-12")
YEAR = Period.parse("2024")
PUBLISHED = pytest.mark.skipif(not DOMAIN.exists(), reason="the published tables stand outside the project")


@cache
def published(form: int) -> tuple[tuple[str, ...], ...]:
    (path,) = DOMAIN.glob(f"layout_form{form}_*.csv")
    with path.open(encoding="utf-8-sig", newline="") as file:
        return tuple(tuple(row) for row in csv.reader(file))[1:]


@cache
def standing(root: str = "67") -> Standing:
    plan, told = daknong(), ()
    for form in (2, 4):
        (path,) = DOMAIN.glob(f"layout_form{form}_*.csv")
        examination = examined_table(csv_sheet(path), plan=plan, hints=Hints(unit="67", period=YEAR))
        told += tuple(o for change in (examination.proposal, *examination.further) for o in change.observations)
    return assess(Snapshot(1, None, plan, 1, told), DECEMBER)


@PUBLISHED
def test_the_rates_of_every_published_row_are_its_n_over_d():
    view = group_view(standing(), "HN", VI)
    cells = {(cell.unit, cell.column): cell for cell in view.cells}
    leaves = [row for row in published(4) if "." in row[0]]
    assert len(leaves) == len(published(4)) - 3  # districts
    units = standing().snapshot.plan.unit_by_code
    for row in leaves:
        label = units[f"U{row[0]}"].label
        for number, text in enumerate(row[4:], start=1):
            cell = cells[label, str(number)]
            if row[2] == "0":
                assert cell.rate is None and cell.text == "×", label
            else:
                assert cell.rate == pytest.approx(100 * int(text) / int(row[2])), (label, number)


@PUBLISHED
def test_the_whole_is_the_sum_of_numerators_over_the_sum_of_denominators():
    leaves = [row for row in published(4) if "." in row[0]]
    view = group_view(standing(), "HN", VI)
    for bar in view.bars:
        above, below = sum(int(row[3 + bar.number]) for row in leaves), sum(int(row[2]) for row in leaves)
        assert bar.rate == pytest.approx(100 * above / below)
        assert f"{VI.number(Decimal(above), 0)}/{VI.number(Decimal(below), 0)} hộ nghèo" == bar.parts.text
    assert [bar.worst for bar in view.bars] == [True, False] * 6


@PUBLISHED
def test_the_seven_failing_identities_of_the_published_flow_are_told():
    differences = {}
    for tt, _, kind, *members in published(2):
        a, b, c, d, e, f, g, h, end = map(int, members)
        differences[f"U{tt}", kind == "Nhân khẩu"] = end - (a - b - c - d + e + f + g + h)
    assert sum(map(bool, differences.values())) == 7
    for (unit, people), difference in differences.items():
        here = assess(standing().snapshot, DECEMBER, unit)
        view = flow_view(here, "HN", VI, people)
        assert view is not None
        gaps = [step.text.text for step in view.steps if step.kind == "gap"]
        assert gaps == ([VI.number(Decimal(difference), 0, signed=True)] if difference else []), unit
        assert ("lệch" in view.identity) == bool(difference)


def songma_standing(*told, words=VI):
    from tests.importing.tables.build import songma

    return assess(Snapshot(1, None, songma(), 1, told), DECEMBER)


@pytest.mark.parametrize("words", [VI, EN])
def test_preliminary_and_official_are_both_said_with_the_difference(words):
    told = (
        observed("TH-HN-10", "04168", "2024-11", "60/100", preliminary=True),
        observed("TH-HN-10", "04168", "2024-11", "55/100"),
    )
    view = group_view(songma_standing(*told), "HN", words)
    (bar,) = (bar for bar in view.bars if bar.number == 10)
    assert bar.rate == 55
    assert words.points(Decimal("-0.05"), 2, signed=True) in bar.first
    assert words("official figures") in view.caption
    assert "1/19" in view.caption


def test_absences_are_told_apart_and_a_group_without_households_has_no_rate():
    view = group_view(songma_standing(observed("TH-HN-10", "04168", "2024-11", "0/0")), "HN", VI)
    cells = {(cell.unit, cell.column): cell for cell in view.cells}
    unit = songma_standing().snapshot.plan.unit_by_code
    assert (cells[unit["04168"].label, "10"].text, cells[unit["04168"].label, "10"].rate) == ("×", None)
    assert cells[unit["04171"].label, "10"].text in ("–", "…")
    assert view.average == ""


def test_the_standard_and_its_break_are_said_with_both_names_and_days():
    said = " ".join(f"{fact.label} {fact.text}" for fact in standards(songma_standing(), VI))
    for part in ("07/2021", "31/12/2026", "59/2015", "31/12/2021", "1/1/2022"):
        assert part in said
    assert all("chưa có số liệu" in fact.text for fact in rates(songma_standing(), VI))


def test_groups_are_offered_by_name_and_sources_name_their_cell():
    here = songma_standing(observed("TH-HN-10", "04168", "2024-11", "60/100"))
    assert group_choices(here.snapshot.plan, VI) == {"HN": "Hộ nghèo", "HCN": "Hộ cận nghèo"}
    (row,) = rows_of(sources(here, "HN", VI))
    assert (row["Giá trị"], row["Ô"]) == ("60/100", "Chỉ tiêu!G5")


def test_a_rate_of_last_years_end_is_told_where_households_of_then_are_not_known():
    here = Office(url_of(whole())).standing("songma-gnbv", 2024, Period.parse("2024-09"))
    view = flow_view(here, "HN", VI)
    assert view is not None and "chỉ có tỷ lệ (20,96% cuối năm 2023)" in view.joint
    unknown = replace(here, targets=tuple(replace(t, offered=None) for t in here.targets))
    view = flow_view(unknown, "HN", VI)
    assert view is not None and view.joint == "chưa có số cuối năm trước"
