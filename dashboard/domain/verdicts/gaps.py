"""Which communes are furthest from the targets: one gap per unit and indicator, and the plan's rule for support."""

from decimal import Decimal
from functools import partial

from dashboard.domain.periods import Period
from dashboard.domain.plan.indicators import OWN, Direction, Indicator, Measure
from dashboard.domain.plan.plan import Plan
from dashboard.domain.plan.rules import SupportBasis
from dashboard.domain.plan.territory import Boundaries, row_units
from dashboard.domain.plan.units import UnitLevel
from dashboard.domain.reported.snapshot import Snapshot
from dashboard.domain.verdicts.rollup import rolled_up
from dashboard.domain.verdicts.standing import Gap
from dashboard.domain.verdicts.standing_targets import TargetStanding


def gaps(
    snapshot: Snapshot,
    targets: tuple[TargetStanding, ...],
    period: Period,
    boundaries: Boundaries = Boundaries.AS_REPORTED,
) -> tuple[Gap, ...]:
    """Commune × indicator for every share that communes report and the root has a target of."""
    all_gaps = list[Gap]()
    seen: set[str] = set()
    for standing in targets:
        indicator = standing.indicator
        if standing.target.unit != snapshot.plan.root or indicator.code in seen:
            continue  # another unit's target, or a second tier of one that stands already
        seen.add(indicator.code)
        against = _against(snapshot.plan, standing)
        if against is None or indicator.measure is not Measure.PERCENTAGE or indicator.subject != OWN:
            continue
        for lot in snapshot.plan.territory.lots(_communes(snapshot.plan, indicator, period, boundaries)):
            all_gaps += snapshot.kept.of(
                (indicator.code,), lot, period.last_month, ("gaps", period.code, against, snapshot.estimates_of),
                partial(_of_lot, snapshot, indicator, lot, period, against),
            )  # fmt: skip
    return tuple(all_gaps)


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
    by_path = plan.rules.support_basis is SupportBasis.PATH
    return standing.path if by_path and standing.path is not None else standing.goal


def _communes(plan: Plan, indicator: Indicator, period: Period, boundaries: Boundaries) -> tuple[str, ...]:
    key = ("communes", indicator.reporters, boundaries, period.end)
    if key not in plan.made:
        units = row_units(plan, plan.reporters_of(indicator), boundaries, period.end)
        plan.made[key] = tuple(code for code in units if plan.unit_by_code[code].level is UnitLevel.COMMUNE)
    communes: tuple[str, ...] = plan.made[key]
    return communes


def _gap(indicator: Indicator, actual: Decimal, against: Decimal) -> Decimal:
    return actual - against if indicator.direction is Direction.FALLS else against - actual


def needing_support(plan: Plan, all_gaps: tuple[Gap, ...]) -> tuple[Gap, ...]:
    """The worst gap of each unit whose worst gap reaches the plan's limit, worst first."""
    worst: dict[str, tuple[Decimal, Gap]] = {}
    for gap in all_gaps:
        if gap.gap is not None and (gap.unit not in worst or gap.gap > worst[gap.unit][0]):
            worst[gap.unit] = (gap.gap, gap)
    needy = [pair for pair in worst.values() if pair[0] >= plan.rules.support_gap]
    return tuple(gap for _, gap in sorted(needy, key=lambda pair: (-pair[0], pair[1].unit)))
