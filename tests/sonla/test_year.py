"""Sơn La in 2025, 200 communes and then 75: totals hold across the merger, and every figure is that of its own time."""

from datetime import date
from decimal import Decimal

import pytest

from dashboard.domain.assess import assess
from dashboard.domain.disbursement.payments import payments
from dashboard.domain.disbursement.projects import projects_at, whole_programme
from dashboard.domain.periods import Period
from dashboard.domain.plan.territory import Boundaries
from dashboard.domain.plan.units import UnitLevel
from dashboard.domain.reported.snapshot import Snapshot
from dashboard.domain.reporting.calendar import owed_by
from dashboard.domain.verdicts.parts import RolledUp
from dashboard.domain.verdicts.reached import figure_of
from tests.sonla.plan import COUNTS, LESSONS, POOR, SHARES, TRAINED
from tests.sonla.results import MONTHS, by_old, whole
from tests.sonla.units import DISTRICT, NEIGHBOUR, PRESENT, ROOT, SUCCESSOR, TOWN, YEAR, rows

pytestmark = [
    pytest.mark.skipif(not PRESENT, reason="the shared tables of Sơn La's communes are not beside the repository"),
    pytest.mark.xdist_group("sonla"),
]
JUNE, JULY = Period.of_month(YEAR, 6), Period.of_month(YEAR, 7)


def figure(snapshot: Snapshot, code: str, unit: str, month: int) -> RolledUp:
    return figure_of(snapshot, snapshot.plan.indicator_by_code[code], unit, Period.of_month(YEAR, month))


def lessons(areas: list[str], month: int) -> int:
    """What was reported month by month, summed from January."""
    return sum(by_old(area)[m - 1].lessons for area in areas for m in range(1, month + 1))


AREAS = [row["old_code"] for row in rows()] if PRESENT else []


@pytest.mark.parametrize("month", MONTHS)
def test_the_province_is_the_sum_of_its_areas_before_and_after_the_merger(snapshot: Snapshot, month: int) -> None:
    told = whole(month)
    for code in (TRAINED, POOR):
        assert figure(snapshot, code, ROOT, month).amount == told.counts[code]
    assert figure(snapshot, LESSONS, ROOT, month).amount == lessons(AREAS, month)
    for code in SHARES:
        found = figure(snapshot, code, ROOT, month)
        assert (found.numerator, found.denominator) == told.parts[code]


def test_nothing_that_grows_falls_in_july(snapshot: Snapshot) -> None:
    for code in (TRAINED, LESSONS):
        amounts = [figure(snapshot, code, ROOT, month).amount or 0 for month in MONTHS]
        assert amounts == sorted(amounts)


@pytest.mark.parametrize(("borders", "rows_shown"), [(Boundaries.AS_REPORTED, 200), (Boundaries.CURRENT, 75)])
def test_june_by_the_communes_of_its_time_and_by_those_of_today(
    snapshot: Snapshot, borders: Boundaries, rows_shown: int
) -> None:
    assert len({gap.unit for gap in assess(snapshot, JUNE, boundaries=borders).gaps}) == rows_shown
    assert len({gap.unit for gap in assess(snapshot, JULY, boundaries=borders).gaps}) == 75


@pytest.mark.parametrize("month", [1, 6])
def test_recasting_200_communes_to_75_loses_nothing(snapshot: Snapshot, month: int) -> None:
    current = [u.code for u in snapshot.plan.units if u.level is UnitLevel.COMMUNE and u.valid_to is None]
    assert len(current) == 75
    for code in COUNTS:
        parts = [figure(snapshot, code, unit, month).amount or Decimal(0) for unit in current]
        assert sum(parts) == figure(snapshot, code, ROOT, month).amount
    for code in SHARES:
        found = [figure(snapshot, code, unit, month) for unit in current]
        whole_figure = figure(snapshot, code, ROOT, month)
        assert sum(f.numerator or 0 for f in found) == whole_figure.numerator
        assert sum(f.denominator or 0 for f in found) == whole_figure.denominator


def test_one_code_means_two_units_with_figures_of_their_own(snapshot: Snapshot) -> None:
    assert figure(snapshot, TRAINED, TOWN, 6).amount == by_old("04168")[5].trained
    joined = by_old("04168")[6] + by_old("04198")[6]
    assert figure(snapshot, TRAINED, SUCCESSOR, 7).amount == joined.trained
    before = by_old("04168")[5] + by_old("04198")[5]
    assert figure(snapshot, TRAINED, SUCCESSOR, 6).amount == before.trained  # what it was made of
    own = {o.subject for o in snapshot.observations if o.subject in (TOWN, SUCCESSOR, NEIGHBOUR)}
    assert own == {TOWN, SUCCESSOR, NEIGHBOUR}


@pytest.mark.parametrize("month", [6, 7, 12])
def test_the_former_district_goes_on_as_an_area(snapshot: Snapshot, month: int) -> None:
    areas = [row["old_code"] for row in rows() if row["old_district_code"] == DISTRICT]
    assert len(areas) == 19
    assert figure(snapshot, TRAINED, DISTRICT, month).amount == sum(by_old(a)[month - 1].trained for a in areas)
    assert figure(snapshot, LESSONS, DISTRICT, month).amount == lessons(areas, month)


def test_the_province_stands_directly_over_its_communes_from_july(snapshot: Snapshot) -> None:
    day = date(YEAR, 7, 31)
    standing = [u for u in snapshot.plan.units if u.stands_on(day)]
    assert {u.level for u in standing} == {UnitLevel.PROVINCE, UnitLevel.COMMUNE, UnitLevel.OFFICE}
    coverage = figure(snapshot, TRAINED, ROOT, 7).coverage
    assert len(coverage.expected) == len(coverage.reported) == 75


def test_each_commune_owes_the_reports_of_its_own_time(snapshot: Snapshot) -> None:
    owing = {o.period: owed_by(snapshot.plan, o) for o in snapshot.plan.obligations}
    assert {TOWN, NEIGHBOUR} <= set(owing[JUNE]) and SUCCESSOR not in owing[JUNE]
    assert SUCCESSOR in owing[JULY] and not {TOWN, NEIGHBOUR} & set(owing[JULY])


def test_no_commune_of_the_year_is_silent(snapshot: Snapshot) -> None:
    for month in MONTHS:
        told = {o.subject for o in snapshot.observations if o.period.last_month == month}
        assert len(told) == (200 if month < 7 else 75)


def test_a_code_that_changed_its_meaning_has_receipts_of_two_units(snapshot: Snapshot) -> None:
    sent = {(s.unit, s.period.number) for s in snapshot.submissions if s.form == "BC-THANG" and s.unit != NEIGHBOUR}
    assert sent == {(TOWN, month) for month in range(1, 7)} | {(SUCCESSOR, month) for month in range(7, 13)}


def test_money_holds_across_the_merger(snapshot: Snapshot) -> None:
    for month in MONTHS:
        known = payments(snapshot, Period.of_month(YEAR, month), None)
        paid = whole_programme(known, projects_at(known)).disbursed_vnd
        assert paid == sum(by_old(area)[month - 1].money for area in ("04168", "04198"))
