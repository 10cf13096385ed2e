"""Figures that should add up: a unit's own figure beside the sum of its units, and the flow of poor households."""

from collections.abc import Iterator
from decimal import Decimal

from dashboard.domain.absence import Absence
from dashboard.domain.bounds import PRINTED, printed
from dashboard.domain.deprivation.flow import MEMBERS, FlowRow, members_of
from dashboard.domain.plan.indicators import OWN, Aggregation, ReviewRole
from dashboard.domain.plan.plan import TOTAL, Plan
from dashboard.domain.quality.figures import Figures
from dashboard.domain.quality.findings import Finding, QualityCode
from dashboard.domain.quality.results import result_finding
from dashboard.domain.reported.observations import Observation
from dashboard.domain.reported.of_reports import report_of
from dashboard.domain.sentences.phrases import apart, figure
from dashboard.domain.verdicts.household_rates import ABOVE_THE_LINE, made_of_households
from dashboard.domain.verdicts.rollup import rolled_up, subjects


def parts_differ(figures: Figures) -> Iterator[Finding]:
    """A unit's own figure that is not the sum of its units', where all of them have reported: two figures, never added."""
    plan = figures.snapshot.plan
    for o in figures.results_of_areas():  # of others nobody's figures make up their own
        indicator = plan.indicator_by_code[o.indicator]
        if indicator.subject != OWN or indicator.aggregation is Aggregation.NONE:
            continue
        if o.estimate or o.amount is None or o.disaggregation != TOTAL:
            continue
        below = subjects(plan, indicator, o.subject, o.period)
        if not below or o.subject in below:
            continue
        whole = rolled_up(figures.snapshot, indicator, below, o.period)
        if whole.amount is None or whole.coverage.missing or whole.carried:
            continue
        rounding = PRINTED if o.numerator is not None else printed(o.amount)  # of both parts there is nothing rounded
        if abs(whole.amount - o.amount) > (rounding if indicator.has_parts else 0):
            together = figure(indicator, whole.amount)
            yield result_finding(plan, QualityCode.PARTS_DIFFER, o, sum=together, count=len(below))


def households_differ(figures: Figures) -> Iterator[Finding]:
    """A reported poverty rate that is not what the households of the same review make: what was reported stands."""
    plan = figures.snapshot.plan
    rates = frozenset(i.code for i in plan.indicators if i.role in ABOVE_THE_LINE)
    for o in figures.results_where(rates):
        indicator = plan.indicator_by_code[o.indicator]
        if o.estimate or o.amount is None or o.disaggregation != TOTAL:
            continue
        made = made_of_households(figures.snapshot, indicator, o.subject, o.period)
        if made is None or made.amount is None or made.preliminary is not o.preliminary:
            continue
        rounding = PRINTED if o.numerator is not None else printed(o.amount)
        if abs(made.amount - o.amount) > rounding:
            said = apart(figure(indicator, made.amount), o.amount)
            shown = apart(figure(indicator, o.amount), made.amount)
            yield result_finding(plan, QualityCode.HOUSEHOLDS_DIFFER, o, figure=shown, made=said)


def flow_fails(figures: Figures) -> Iterator[Finding]:
    """The poor households at the end of a year that are not what its flow makes of those at its start.

    Of each group alone, households and people apart; a member left empty adds nothing, as on the page (columns 4 and 8 of
    the form often are), but without its start or its end a flow says nothing.
    """
    plan = figures.snapshot.plan
    roles = _flows(plan)
    ends = figures.results_where([code for code, (_, role) in roles.items() if role is ReviewRole.FLOW_END])
    subjects_told = dict.fromkeys(o.subject for o in ends)
    told = (o for subject in subjects_told for code in roles for o in figures.results_of(code, subject))
    flows: dict[tuple[object, ...], dict[ReviewRole, Observation]] = {}
    for o in sorted(told, key=report_of):
        if o.period.end <= figures.period.end and not o.estimate and _amount(o) is not None:
            flow, role = roles[o.indicator]
            flows.setdefault((flow, o.subject, o.reporter, o.source, o.period, o.disaggregation), {})[role] = o
    for members in flows.values():
        end = members.get(ReviewRole.FLOW_END)
        row = FlowRow("", {role: _amount(o) for role, o in members.items()})
        if end is not None and figures.asks(end) and row.difference and row.expected_end is not None:
            indicator = plan.indicator_by_code[end.indicator]
            reported = figure(indicator, row.expected_end + row.difference)
            made = figure(indicator, row.expected_end)
            yield result_finding(plan, QualityCode.FLOW_FAILS, end, figure=reported, made=made)


def _flows(plan: Plan) -> dict[str, tuple[tuple[str, bool], ReviewRole]]:
    """By indicator whose flow it is a member of (a group's households, or their people), and which member."""
    groups = {i.group for i in plan.indicators if i.role in MEMBERS}
    flows = ((group, people) for group in sorted(groups) for people in (False, True))
    return {i.code: (flow, role) for flow in flows for role, i in members_of(plan, *flow).items()}


def _amount(o: Observation) -> Decimal | None:
    return Decimal(0) if o.absence is Absence.NIL else o.value
