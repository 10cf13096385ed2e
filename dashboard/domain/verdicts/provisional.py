"""What a target would be judged as if the estimates (ước) of a span held: marked as provisional, and never counted.

The reports asked for before 10/5 and 10/11 can only estimate the half-year and the year (docs/method.en.md: Estimates). Their
figures never stand as carried out; a leader who reads them in May still wants to know where they would lead.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

from dashboard.domain.periods import Period
from dashboard.domain.plan.targets import Operator
from dashboard.domain.reported.snapshot import Snapshot
from dashboard.domain.verdicts.reached import figure_of, is_covered
from dashboard.domain.verdicts.standing_targets import Provisional, TargetStanding
from dashboard.domain.verdicts.target_standing import target_standing


def with_provisional(
    snapshot: Snapshot, standings: tuple[TargetStanding, ...], period: Period
) -> tuple[TargetStanding, ...]:
    """Each standing with its provisional verdict, where there are estimates of the period or of a later one of the year."""
    months = {code: month for code in snapshot.estimated_months if (month := _next(snapshot, code, period)) is not None}
    taken = {month: snapshot.taking_estimates(Period.of_month(period.year, month)) for month in set(months.values())}
    return tuple(_with_one(snapshot, s, months, taken) for s in standings) if months else standings


def _next(snapshot: Snapshot, indicator: str, period: Period) -> int | None:
    """The month at whose end the nearest estimates stand that are not of the past; none once the year's books are adjusted."""
    return next((m for m in snapshot.estimated_months[indicator] if m >= period.last_month), None)


def _with_one(
    snapshot: Snapshot, s: TargetStanding, months: Mapping[str, int], taken: Mapping[int, Snapshot]
) -> TargetStanding:
    month = months.get(s.indicator.code)
    if month is None or not s.is_own or s.target.operator is Operator.NONE:
        return s
    until = Period.of_month(s.period.year, month)
    known = figure_of(snapshot, s.indicator, s.unit, until)
    if known.amount is not None and is_covered(known, s.unit, snapshot.plan.rules.least_coverage):
        return s  # enough was carried out and reported: there is a verdict, and no need of a guess
    found = target_standing(taken[month], s.target, until)
    spans = Counter(part.period for part in found.figure.parts if part.estimate)
    if found.actual is None or not spans:
        return s
    return replace(s, provisional=Provisional(spans.most_common(1)[0][0], found))
