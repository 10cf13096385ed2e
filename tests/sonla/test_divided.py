"""One commune of Sơn La divided in two: refused without a share and kept in the province's total, recast with one."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.domain.absence import Absence
from dashboard.domain.assess import assess
from dashboard.domain.periods import Period
from dashboard.domain.plan.plan import Plan
from dashboard.domain.plan.territory import Boundaries
from dashboard.domain.plan.units import Succession, SuccessionKind, UnitLevel
from dashboard.domain.reported.snapshot import Snapshot
from dashboard.domain.reporting.completeness import completeness
from dashboard.domain.verdicts.parts import RolledUp
from dashboard.domain.verdicts.reached import figure_of
from dashboard.text import words_in
from dashboard.views.commune_profile import profile
from tests.builders import an_observation
from tests.sonla.plan import COUNTS, LATRINE, POOR, TRAINED, WATER, plan
from tests.sonla.results import by_old, whole
from tests.sonla.units import DISTRICT, MERGED, NEIGHBOUR, PRESENT, ROOT, SUCCESSOR, YEAR, standing
from tests.views.rows import rows_of

pytestmark = pytest.mark.skipif(
    not PRESENT, reason="the shared tables of Sơn La's communes are not beside the repository"
)
JUNE = Period.of_month(YEAR, 6)
OTHER = "04204"  # the commune that takes the rest: Xã Chiềng Khoong


def divided(share: str | None) -> Plan:
    """Nà Nghịu went to Sông Mã with `share` of its households, the rest to Chiềng Khoong (invented)."""
    first = None if share is None else Decimal(share)
    kept = tuple(s for s in plan().successions if s.old != NEIGHBOUR)
    parts = (
        Succession(NEIGHBOUR, SUCCESSOR, MERGED, SuccessionKind.PART, first),
        Succession(NEIGHBOUR, OTHER, MERGED, SuccessionKind.PART, None if first is None else 1 - first),
    )
    return replace(plan(), successions=(*kept, *parts))


def figure(snapshot: Snapshot, code: str, unit: str, period: Period = JUNE) -> RolledUp:
    return figure_of(snapshot, snapshot.plan.indicator_by_code[code], unit, period)


def current(of: Plan) -> list[str]:
    return [u.code for u in of.units if u.level is UnitLevel.COMMUNE and u.valid_to is None]


@pytest.mark.parametrize("unit", [SUCCESSOR, OTHER])
def test_without_a_share_the_successors_figures_are_refused_with_the_reason(snapshot: Snapshot, unit: str) -> None:
    found = figure(replace(snapshot, plan=divided(None)), POOR, unit)
    assert (found.amount, found.absence, found.refused) == (None, Absence.UNKNOWN_SHARE, (NEIGHBOUR,))


@pytest.mark.parametrize("code", [TRAINED, POOR])
def test_without_a_share_the_province_keeps_everything(snapshot: Snapshot, code: str) -> None:
    asked = replace(snapshot, plan=divided(None))
    for month in (6, 7):
        assert figure(asked, code, ROOT, Period.of_month(YEAR, month)).amount == whole(month).counts[code]


@pytest.mark.parametrize("share", ["0.6", "0.5", "0.05"])
def test_with_a_share_it_is_recast_and_nothing_is_lost(snapshot: Snapshot, share: str) -> None:
    asked = replace(snapshot, plan=divided(share))
    town, here = by_old("04168")[5], by_old("04198")[5]
    assert figure(asked, POOR, SUCCESSOR).amount == town.poor + Decimal(share) * here.poor
    for code in COUNTS:
        parts = [figure(asked, code, unit).amount or Decimal(0) for unit in current(asked.plan)]
        assert sum(parts) == figure(asked, code, ROOT).amount
    for code in (WATER, LATRINE):
        found = [figure(asked, code, unit) for unit in current(asked.plan)]
        assert sum(f.denominator or 0 for f in found) == figure(asked, code, ROOT).denominator


OLD = [unit.code for unit in standing(6)] if PRESENT else []


@given(st.lists(st.integers(0, 10**6), min_size=len(OLD), max_size=len(OLD)))
@settings(max_examples=10, deadline=None)
def test_recasting_any_counts_loses_nothing(counts: list[int]) -> None:
    told = tuple(
        an_observation(indicator=TRAINED, subject=code, reporter=code, period=JUNE, value=Decimal(count))
        for code, count in zip(OLD, counts, strict=True)
    )
    asked = Snapshot(1, None, plan(), 1, told)
    parts = [figure(asked, TRAINED, unit).amount or Decimal(0) for unit in current(plan())]
    assert len(parts) == 75
    assert sum(parts) == sum(counts) == figure(asked, TRAINED, ROOT).amount


def test_the_profile_says_why_a_figure_is_refused_and_what_it_was_made_of(snapshot: Snapshot) -> None:
    words, asked = words_in("vi"), replace(snapshot, plan=divided(None))
    whole_plan, own = assess(asked, JUNE), assess(asked, JUNE, SUCCESSOR)
    shown = profile(whole_plan, own, completeness(asked, date(YEAR, 12, 31)), words)
    assert {row["Ghi chú"] for row in rows_of(shown.indicators)} == {
        "không quy đổi được: chưa rõ phần nào của Xã Nà Nghịu thuộc địa bàn này"
    }
    assert any("Nà Nghịu" in line and "chưa rõ tỷ lệ" in line for line in shown.borders)


def test_a_former_district_is_refused_where_a_successor_reaches_beyond_it(snapshot: Snapshot) -> None:
    """Nà Nghịu of Sông Mã goes in part to a commune of another district: from July nobody can tell the old district's sum."""
    beyond = next(u.code for u in plan().units if u.parent == "127" and u.level is UnitLevel.COMMUNE)
    successor = next(s.new for s in plan().successions if s.old == beyond)
    steps = tuple(s for s in plan().successions if s.old != NEIGHBOUR)
    part = Succession(NEIGHBOUR, successor, MERGED, SuccessionKind.PART, None)
    rest = Succession(NEIGHBOUR, SUCCESSOR, MERGED, SuccessionKind.PART, None)
    asked = replace(snapshot, plan=replace(plan(), successions=(*steps, part, rest)))
    assert figure(asked, POOR, DISTRICT).amount is not None
    july = figure(asked, POOR, DISTRICT, Period.of_month(YEAR, 7))
    assert july.absence is Absence.UNKNOWN_SHARE
    assert successor in july.refused


def test_the_area_of_a_former_district_counts_its_communes_by_any_borders(snapshot: Snapshot) -> None:
    for month, borders, count in (
        (6, Boundaries.AS_REPORTED, 19),
        (6, Boundaries.CURRENT, 9),
        (9, Boundaries.CURRENT, 9),
    ):
        period = Period.of_month(YEAR, month)
        whole_plan = assess(snapshot, period, boundaries=borders)
        own = assess(snapshot, period, DISTRICT)
        shown = profile(whole_plan, own, completeness(snapshot, date(YEAR, 12, 31)), words_in("vi"))
        assert f"/{count} xã trên địa bàn" in shown.heading
