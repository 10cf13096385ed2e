"""Which communes are furthest from the targets: one gap per unit and indicator, and the plan's rule for support."""

from collections.abc import Iterator
from decimal import Decimal
from heapq import merge
from itertools import chain

from dashboard.domain.periods import Period
from dashboard.domain.plan.indicators import OWN, Direction, Indicator, Measure
from dashboard.domain.plan.plan import Plan
from dashboard.domain.plan.rules import SupportBasis
from dashboard.domain.plan.territory import Boundaries, row_units
from dashboard.domain.reported.snapshot import Snapshot
from dashboard.domain.verdicts.compared_units import ComparedUnits, worst_first
from dashboard.domain.verdicts.parts import Gap
from dashboard.domain.verdicts.rollup import rolled_up
from dashboard.domain.verdicts.standing_targets import TargetStanding


def compared(
    snapshot: Snapshot,
    targets: tuple[TargetStanding, ...],
    period: Period,
    boundaries: Boundaries = Boundaries.AS_REPORTED,
) -> tuple[ComparedUnits, ...]:
    """Commune × indicator for every share that communes report and the root has a target of, some communes at a time."""
    asked = tuple(_asked(snapshot.plan, targets))
    units = {indicator.code: _communes(snapshot.plan, indicator, period, boundaries) for indicator, _ in asked}
    lots = snapshot.plan.territory.lots(tuple(dict.fromkeys(chain.from_iterable(units.values()))))
    topics = tuple(indicator.code for indicator, _ in asked)
    name = ("compared", period.code, boundaries, tuple(against for _, against in asked), snapshot.estimates_of)
    return tuple(
        snapshot.kept.of(
            topics, lot, period.last_month, name,
            lambda lot=lot: ComparedUnits(  # type: ignore[misc]
                tuple(
                    _of_lot(snapshot, indicator, _those(lot, units[indicator.code]), period, against)
                    for indicator, against in asked
                )
            ),
        )
        for lot in lots
    )  # fmt: skip


def _asked(plan: Plan, targets: tuple[TargetStanding, ...]) -> Iterator[tuple[Indicator, Decimal]]:
    """The shares that communes are compared by, and what each is held against."""
    seen: set[str] = set()
    for standing in targets:
        indicator = standing.indicator
        if standing.target.unit != plan.root or indicator.code in seen:
            continue  # another unit's target, or a second tier of one that stands already
        seen.add(indicator.code)
        against = _against(plan, standing)
        if against is not None and indicator.measure is Measure.PERCENTAGE and indicator.subject == OWN:
            yield indicator, against


def _those(lot: tuple[str, ...], communes: tuple[str, ...]) -> tuple[str, ...]:
    """The units of a lot that are communes of an indicator; mostly all of them."""
    among = frozenset(communes)
    return tuple(code for code in lot if code in among)


def _of_lot(
    snapshot: Snapshot, indicator: Indicator, units: tuple[str, ...], period: Period, against: Decimal
) -> tuple[Gap, ...]:
    """The gaps of some units, each by its own figure."""
    found = []
    for unit in units:
        figure = rolled_up(snapshot, indicator, (unit,), period)
        gap = None if figure.amount is None else _gap(indicator, figure.amount, against)
        found.append(Gap(unit, indicator.code, indicator.dimension, gap, figure.amount, figure.absence))
    return tuple(found)


def _against(plan: Plan, standing: TargetStanding) -> Decimal | None:
    by_path = (
        plan.rules.support_basis is SupportBasis.PATH or standing.spans_years
    )  # nobody is short of a later year's yet
    return standing.path if by_path and standing.path is not None else standing.goal


def _communes(plan: Plan, indicator: Indicator, period: Period, boundaries: Boundaries) -> tuple[str, ...]:
    key = ("communes", indicator.reporters, boundaries, period.end)
    if key not in plan.made:
        units = row_units(plan, plan.reporters_of(indicator), boundaries, period.end)
        plan.made[key] = tuple(code for code in units if plan.unit_by_code[code].level is plan.area_level)
    communes: tuple[str, ...] = plan.made[key]
    return communes


def _gap(indicator: Indicator, actual: Decimal, against: Decimal) -> Decimal:
    return actual - against if indicator.direction is Direction.FALLS else against - actual


def needing_support(plan: Plan, lots: tuple[ComparedUnits, ...]) -> tuple[Gap, ...]:
    """The worst gap of each unit whose worst gap reaches the plan's limit, worst first."""
    return tuple(merge(*(lot.needing(plan.rules.support_gap) for lot in lots), key=worst_first))
