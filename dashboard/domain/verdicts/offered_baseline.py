"""Last year's figure in the store, offered as the baseline of «so với năm 2023»: a person confirms it, it is never taken."""

from decimal import Decimal

from dashboard.domain.bounds import rounded
from dashboard.domain.periods import Period
from dashboard.domain.plan.indicators import Measure
from dashboard.domain.plan.targets import PaceRule, Target
from dashboard.domain.reported.snapshot import Snapshot
from dashboard.domain.verdicts.reached import is_covered, last_year
from dashboard.domain.verdicts.standing_targets import OfferedBaseline

_PRINTED = Decimal("0.0001")  # rates are compared as they are printed: 0,01 điểm %


def needs_baseline(target: Target) -> bool:
    """Whether it cannot be judged without knowing where it began."""
    return target.basis.is_change or target.pace_rule is PaceRule.CHANGE


def end_of_last_year(snapshot: Snapshot, target: Target) -> OfferedBaseline | None:
    """Where the indicator stood at the end of last year over the same area; None where that is unknown, covers too few units
    or may not be compared (docs/method.en.md: The baseline).
    """
    indicator = snapshot.plan.indicator_by_code.get(target.indicator)
    if indicator is None or snapshot.before is None or not needs_baseline(target):
        return None
    figure = last_year(snapshot, indicator, target.unit, Period.of_month(snapshot.plan.year, 12))
    if (
        figure is None
        or figure.amount is None
        or not is_covered(figure, target.unit, snapshot.plan.rules.least_coverage)
    ):
        return None
    return OfferedBaseline(rounded(figure.amount), snapshot.before.plan.year, snapshot.before.version, figure)


def offered_baseline(snapshot: Snapshot, target: Target) -> OfferedBaseline | None:
    """What a target without a baseline could be held against."""
    return end_of_last_year(snapshot, target) if target.start is None else None


def moved_baseline(snapshot: Snapshot, target: Target) -> OfferedBaseline | None:
    """Last year's figure where it is not the baseline that the plan gives; shares are compared as they are printed."""
    known = end_of_last_year(snapshot, target) if target.start is not None else None
    if known is None or target.start is None:
        return None
    share = snapshot.plan.indicator_by_code[target.indicator].measure is Measure.PERCENTAGE
    apart = abs(known.value - target.start)
    return known if (apart >= _PRINTED if share else apart) else None
