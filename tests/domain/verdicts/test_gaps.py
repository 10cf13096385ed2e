"""Which communes are furthest from the targets, and which of them the plan's rule calls xã cần hỗ trợ."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from dashboard.domain.absence import Absence
from dashboard.domain.periods import Period
from dashboard.domain.plan.indicators import Direction, Indicator
from dashboard.domain.plan.plan import Milestone, PathOf, Plan
from dashboard.domain.plan.rules import Rules, SupportBasis
from dashboard.domain.plan.targets import Target
from dashboard.domain.plan.territory import Boundaries
from dashboard.domain.plan.units import Unit, UnitLevel
from dashboard.domain.reported.observations import Observation
from dashboard.domain.verdicts.compared_units import ComparedUnits, gaps_of
from dashboard.domain.verdicts.gaps import compared, needing_support
from dashboard.domain.verdicts.parts import Gap
from dashboard.domain.verdicts.target_standing import target_standing
from tests.builders import CLEAN_WATER, COMMUNE, DISTRICT, LABOUR, OTHER_COMMUNE, TRAINED, a_plan, a_share
from tests.domain.figures import knowing, observed
from tests.domain.merged import NEW_N, OLD_A, OLD_B, SAME_C, divided

D = Decimal
DECEMBER = Period.parse("2024-12")
RADIO = "phat-thanh"
WATER = a_plan().targets[1]  # 80 %, from 26.68 %
RADIO_TARGET = replace(WATER, id="T3", indicator=RADIO, low=D("0.9"), high=D("0.9"))


def plan_of(*indicators: Indicator, targets: tuple[Target, ...] = (WATER,), **over: object) -> Plan:
    return a_plan(**({"indicators": indicators, "targets": targets, "milestones": ()} | over))


def found_in(
    plan: Plan, *rows: Observation, period: Period = DECEMBER, boundaries: Boundaries = Boundaries.AS_REPORTED
) -> tuple[Gap, ...]:
    known = knowing(plan, *rows)
    standings = tuple(target_standing(known, target, period) for target in plan.targets)
    return gaps_of(compared(known, standings, period, boundaries))


def needy_of(*found: Gap) -> tuple[Gap, ...]:
    return needing_support(a_plan(), (ComparedUnits((found,)),))


def water(unit: str, share: object) -> Observation:
    return observed(CLEAN_WATER, unit, "2024-12", share)


@pytest.mark.parametrize(
    ("direction", "share", "gap"),
    [
        pytest.param(Direction.RISES, "60/100", "0.2", id="20 points still missing to 80 %"),
        pytest.param(Direction.RISES, "80/100", "0", id="reached"),
        pytest.param(Direction.RISES, "85/100", "-0.05", id="5 points beyond"),
        pytest.param(Direction.FALLS, "85/100", "0.05", id="a falling share 5 points above what it should fall to"),
        pytest.param(Direction.FALLS, "60/100", "-0.2", id="a falling share 20 points below it"),
    ],
)
def test_a_gap_is_what_is_still_missing(direction: Direction, share: str, gap: str) -> None:
    found = found_in(plan_of(a_share(direction=direction, dimension="nước")), water(COMMUNE, share))
    above, below = share.split("/")
    assert found[0] == Gap(COMMUNE, CLEAN_WATER, "nước", D(gap), D(above) / D(below), None)


def test_every_commune_has_its_gap_and_who_did_not_report_has_none_and_why() -> None:
    found = found_in(plan_of(a_share()), water(OTHER_COMMUNE, Absence.NOT_APPLICABLE))
    assert [(g.unit, g.gap, g.amount, g.absence) for g in found] == [
        (COMMUNE, None, None, Absence.NOT_REPORTED), (OTHER_COMMUNE, None, None, Absence.NOT_APPLICABLE),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("basis", "milestones", "gap"),
    [
        pytest.param(SupportBasis.TARGET, ("0.7",), "0.2", id="against the target, whatever its path"),
        pytest.param(SupportBasis.PATH, ("0.7",), "0.1", id="against the path where the plan says so"),
        pytest.param(SupportBasis.PATH, (), "0.2", id="against the target where there is no path"),
    ],
)
def test_the_plan_says_what_a_gap_is_measured_against(
    basis: SupportBasis, milestones: tuple[str, ...], gap: str
) -> None:
    path = tuple(Milestone(PathOf.TARGET, WATER.id, DECEMBER, D(value)) for value in milestones)
    plan = plan_of(a_share(), milestones=path, rules=Rules(support_basis=basis))
    assert found_in(plan, water(COMMUNE, "60/100"))[0].gap == D(gap)


OF_ONE_COMMUNE = replace(WATER, id="T4", unit=COMMUNE, low=D("0.99"), high=D("0.99"))
HIGHER_TIER = replace(WATER, id="T5", low=D("0.95"), high=D("0.95"))


@pytest.mark.parametrize(
    ("plan", "rows"),
    [
        pytest.param(
            plan_of(a_share(), targets=(OF_ONE_COMMUNE, WATER)), [(COMMUNE, "0.2"), (OTHER_COMMUNE, "0.1")],
            id="a target of one commune is no measure, not even for itself",
        ),
        pytest.param(
            plan_of(a_share(), targets=(WATER, HIGHER_TIER)), [(COMMUNE, "0.2"), (OTHER_COMMUNE, "0.1")],
            id="of two levels asked of one indicator the first counts",
        ),
        pytest.param(
            plan_of(a_share(reporters=("XA", LABOUR))), [(COMMUNE, "0.2"), (OTHER_COMMUNE, "0.1")],
            id="offices are no communes",
        ),
        pytest.param(
            plan_of(a_share(subject=DISTRICT)), [], id="a figure of the whole district says nothing of communes",
        ),
        pytest.param(
            plan_of(a_share(), targets=(replace(WATER, low=None, high=None),)), [], id="without a goal there is no gap",
        ),
        pytest.param(
            a_plan(targets=(replace(a_plan().targets[0], id="T9"), *a_plan().targets)),
            [(COMMUNE, "0.2"), (OTHER_COMMUNE, "0.1")], id="a count has no share to miss, and hides no share after it",
        ),
    ],
)  # fmt: skip
def test_only_shares_that_communes_report_and_the_root_has_a_target_of(plan: Plan, rows: list[tuple[str, str]]) -> None:
    figures = (water(COMMUNE, "60/100"), water(OTHER_COMMUNE, "70/100"), observed(TRAINED, COMMUNE, "2024-12", 3))
    found = found_in(plan, *figures)
    assert [(g.unit, g.indicator, g.gap) for g in found] == [(unit, CLEAN_WATER, D(gap)) for unit, gap in rows]


def test_a_level_between_is_no_commune() -> None:
    between = Unit("C1", "Cụm Một", "cụm", UnitLevel.DISTRICT, DISTRICT, group="XA")
    plan = plan_of(a_share(), units=(*a_plan().units, between))
    assert {gap.unit for gap in found_in(plan)} == {COMMUNE, OTHER_COMMUNE}


@pytest.mark.parametrize(
    ("period", "boundaries", "units"),
    [
        pytest.param(
            "2025-06", Boundaries.AS_REPORTED, {OLD_A, OLD_B, SAME_C, "D"}, id="as reported before the merger"
        ),
        pytest.param("2025-07", Boundaries.AS_REPORTED, {NEW_N, SAME_C, "E", "W"}, id="as reported after it"),
        pytest.param("2025-06", Boundaries.CURRENT, {NEW_N, SAME_C, "E", "W"}, id="by today's borders"),
    ],
)
def test_the_communes_are_those_of_the_chosen_borders(period: str, boundaries: Boundaries, units: set[str]) -> None:
    plan = replace(divided(), indicators=(a_share(),), targets=(replace(WATER, unit="T"),))
    assert {gap.unit for gap in found_in(plan, period=Period.parse(period), boundaries=boundaries)} == units


def gap_of(unit: str, gap: str | None, indicator: str = CLEAN_WATER) -> Gap:
    return Gap(unit, indicator, "", None if gap is None else D(gap), None, None)


@pytest.mark.parametrize(
    ("gap", "needy"),
    [
        pytest.param("0.1251", True, id="over the limit"),
        pytest.param("0.125", True, id="exactly at the limit"),
        pytest.param("0.1249", False, id="under the limit"),
        pytest.param("-0.3", False, id="beyond the target"),
        pytest.param(None, False, id="not reported"),
    ],
)
def test_a_commune_needs_support_from_the_limit_of_the_plan_on(gap: str | None, needy: bool) -> None:
    given = gap_of(COMMUNE, gap)
    assert needy_of(given) == ((given,) if needy else ())


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        pytest.param(
            [(COMMUNE, "0.2", CLEAN_WATER), (COMMUNE, "0.3", RADIO)], [(COMMUNE, RADIO)], id="its worst gap, found last",
        ),
        pytest.param(
            [(COMMUNE, "0.3", CLEAN_WATER), (COMMUNE, "0.2", RADIO)], [(COMMUNE, CLEAN_WATER)],
            id="its worst gap, found first",
        ),
        pytest.param(
            [(COMMUNE, "0.3", CLEAN_WATER), (COMMUNE, "0.3", RADIO)], [(COMMUNE, CLEAN_WATER)],
            id="of two as wide the one that the plan names first",
        ),
        pytest.param(
            [(COMMUNE, "0.2", RADIO), (OTHER_COMMUNE, "0.3", RADIO)], [(OTHER_COMMUNE, RADIO), (COMMUNE, RADIO)],
            id="the worst commune first",
        ),
        pytest.param(
            [(OTHER_COMMUNE, "0.2", RADIO), (COMMUNE, "0.2", RADIO)], [(COMMUNE, RADIO), (OTHER_COMMUNE, RADIO)],
            id="communes equally far by their codes",
        ),
        pytest.param(
            [(COMMUNE, None, RADIO), (COMMUNE, "0.2", CLEAN_WATER)], [(COMMUNE, CLEAN_WATER)],
            id="what it did not report hides no gap",
        ),
    ],
)  # fmt: skip
def test_each_commune_is_named_once_with_its_worst_gap(
    given: list[tuple[str, str | None, str]], expected: list[tuple[str, str]]
) -> None:
    found = needy_of(*(gap_of(unit, gap, indicator) for unit, gap, indicator in given))
    assert [(gap.unit, gap.indicator) for gap in found] == expected


def test_a_unit_that_is_gone_heads_no_row() -> None:
    gone = tuple(replace(u, valid_to=date(2024, 7, 1)) if u.code == COMMUNE else u for u in a_plan().units)
    assert {gap.unit for gap in found_in(plan_of(a_share(), units=gone))} == {OTHER_COMMUNE}
