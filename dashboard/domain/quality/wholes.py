"""Figures that should add up: a unit's own figure beside the sum of its units, and the flow of poor households."""

from collections.abc import Iterator
from decimal import Decimal

from dashboard.domain.indicators import OWN, Aggregation, Role
from dashboard.domain.observations import Observation, Source
from dashboard.domain.periods import Period
from dashboard.domain.plan import TOTAL
from dashboard.domain.quality.findings import Finding, QualityCode
from dashboard.domain.quality.results import found
from dashboard.domain.rollup import rolled_up, subjects
from dashboard.domain.sentences import figure
from dashboard.domain.snapshot import Snapshot

_RATE = Decimal("0.005")  # half a point between two shares is rounding
FLOW = {  # measures.md, formula 8
    Role.FLOW_START: 1,
    Role.FLOW_TO_NEAR_POOR: -1,
    Role.FLOW_OUT: -1,
    Role.FLOW_OTHER_FALL: -1,
    Role.FLOW_FROM_NEAR_POOR: 1,
    Role.FLOW_RELAPSED: 1,
    Role.FLOW_NEW: 1,
    Role.FLOW_OTHER_RISE: 1,
}


def parts_differ(snapshot: Snapshot, period: Period) -> Iterator[Finding]:
    """A unit's own figure that is not the sum of its units', where all of them have reported: two figures, never added."""
    plan = snapshot.plan
    for o in snapshot.observations:
        indicator = plan.indicator_by_code.get(o.indicator)
        if indicator is None or indicator.subject != OWN or indicator.aggregation is Aggregation.NONE:
            continue
        if o.period > period or o.estimate or o.amount is None or o.disaggregation != TOTAL:
            continue
        below = subjects(plan, indicator, o.subject, o.period)
        if not below or o.subject in below:
            continue
        whole = rolled_up(snapshot, indicator, below, o.period)
        if whole.amount is None or whole.coverage.missing or whole.carried:
            continue
        if abs(whole.amount - o.amount) > (_RATE if indicator.has_parts else 0):
            yield found(plan, QualityCode.PARTS_DIFFER, o, sum=figure(indicator, whole.amount), count=len(below))


def flow_fails(snapshot: Snapshot, period: Period) -> Iterator[Finding]:
    """The poor households at the end of a year that are not what its flow makes of those at its start."""
    plan = snapshot.plan
    roles = {i.code: i.role for i in plan.indicators if i.role in FLOW or i.role is Role.FLOW_END}
    flows: dict[tuple[str, str, Source, Period, str], dict[Role, Observation]] = {}
    for o in snapshot.observations:
        if o.indicator in roles and o.period <= period and not o.estimate and o.value is not None:
            key = (o.subject, o.reporter, o.source, o.period, o.disaggregation)
            flows.setdefault(key, {})[roles[o.indicator]] = o
    for members in flows.values():
        end = members.get(Role.FLOW_END)
        if end is None or end.value is None or len(members) <= len(FLOW):
            continue  # a member that nobody reported is unknown, not 0
        made = sum(((members[role].value or Decimal(0)) * sign for role, sign in FLOW.items()), Decimal(0))
        if made != end.value:
            yield found(plan, QualityCode.FLOW_FAILS, end, made=figure(plan.indicator_by_code[end.indicator], made))
