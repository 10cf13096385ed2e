"""Projects, and the whole programme as one: given, disbursed, both rates, path, pace, and what is left at 31/12."""

from dataclasses import replace
from decimal import Decimal

from dashboard.domain.absence import Absence
from dashboard.domain.disbursement.allocated import Line, amount, given, is_other, of_year
from dashboard.domain.disbursement.carried_over import carried_amount, carried_over, earlier_money, is_carried
from dashboard.domain.disbursement.covering import MoneyCoverage, money_coverage
from dashboard.domain.disbursement.estimates import estimate
from dashboard.domain.disbursement.expected import expected, rounded
from dashboard.domain.disbursement.last_days import latest, months_left
from dashboard.domain.disbursement.last_year import last_years_money
from dashboard.domain.disbursement.left_over import judged_apart, left_by_parts
from dashboard.domain.disbursement.payments import Payments
from dashboard.domain.disbursement.spending import year_money
from dashboard.domain.disbursement.spent import Spent
from dashboard.domain.disbursement.verdict import paid_state
from dashboard.domain.periods import Period, months_of
from dashboard.domain.plan.plan import ALL_PROJECTS, Plan, Project
from dashboard.domain.verdicts import forecast
from dashboard.domain.verdicts.parts import State
from dashboard.domain.verdicts.standing_money import MoneyFlows, MoneyPoint, ProjectStanding

CARRIED_UNKNOWN = "carried_over_unknown"
NOTHING_GIVEN = "nothing_given"
NOTHING_REPORTED = "nothing_disbursed_reported"


def projects_at(paid: Payments) -> tuple[ProjectStanding, ...]:
    """Every node that has money of its own, and every node that is not applicable, in the plan's order.

    For one unit: the nodes on which it is to report, or has reported.
    """
    plan = paid.plan
    if paid.unit:
        named = {p.code for p in plan.projects_led_by(paid.unit)} | {line.project for line in paid.now.lines}
        return tuple(project_standing(paid, p) for p in plan.projects if p.code in named)
    funded = {a.project for a in plan.allocations}
    return tuple(project_standing(paid, p) for p in plan.projects if p.code in funded or not p.applicable)


def whole_programme(paid: Payments, projects: tuple[ProjectStanding, ...]) -> ProjectStanding:
    """The programme as one project: what all lines together were given and have disbursed, and what its `projects` leave."""
    whole = project_standing(paid, Project(ALL_PROJECTS, paid.plan.programme.name))
    if whole.projection is None:
        return whole
    return replace(whole, unspent_by_parts=left_by_parts(judged_apart(paid.plan, projects, whole.allocated_vnd)))


def project_standing(paid: Payments, project: Project) -> ProjectStanding:
    """One node at the period. A single unit has no allocation of its own, so a figure and no verdict."""
    plan, period = paid.plan, paid.period
    everything = project.code == ALL_PROJECTS
    below = frozenset(plan.project_by_code) if everything else plan.subtree(project.code)
    lines = tuple(line for line in paid.lines if line.project in below)
    this_year = of_year(plan, lines)
    allocated = amount(this_year)
    spent = [year_money(plan, then.of(below)) for then in paid.by_month]
    months = [then.total() for then in spent]
    now = paid.now.of(below)
    disbursed = months[-1] if months else None
    path, source = expected(paid, this_year, period)
    rate_total, reason = _rate_total(plan, lines, now, allocated)
    told = [m for m, then in enumerate(spent, 1) if m <= 12 and then.is_of(m, plan.rules.least_coverage)]
    reached = {m: Decimal(months[m - 1] or 0) for m in told}
    month = min(period.last_month, 12)
    recent = forecast.recent_rate(reached, month, from_zero=True)
    earlier, nil = earlier_money(plan, now).amount, spent[-1].is_nil
    coverage = money_coverage(plan, this_year, spent[-1], period)
    carried_only = not this_year and disbursed is None and not paid.unit and project.applicable
    carried = carried_over(paid, project.code, below, with_series=carried_only)
    carried_only = carried_only and carried is not None
    ahead = estimate(paid, this_year, below, allocated)
    day = latest(plan, this_year)
    state = _state(paid, project, allocated, disbursed, path, earlier, coverage, over=period.end >= day)
    absence = _absence(project, allocated, disbursed, earlier)
    if nil and project.applicable and state is not State.NOT_APPLICABLE:
        absence = Absence.NIL
    if carried is not None and carried_only:
        state, absence = carried.state, carried.absence
    is_judged = state is not State.NOT_COVERED
    ahead_months = months_left(plan, day, period)
    left = allocated - disbursed if allocated is not None and disbursed is not None and is_judged else None
    before = last_years_money(paid, project.code)
    return ProjectStanding(
        project=project, allocated_vnd=allocated, disbursed_vnd=spent[-1].amount, disbursed_total_vnd=now.amount,
        rate_year=Decimal(disbursed) / allocated if disbursed is not None and allocated and not nil else None,
        rate_total=rate_total, rate_total_reason=reason, expected_now_vnd=path, path_source=source,
        state=state, absence=absence, estimate=ahead, provisional=ahead if ahead and ahead.is_enough and _awaits(state) else None,
        carried_over=carried, carried_only=carried_only,
        leads=_leads(plan, project), series=_series(paid, this_year, spent),
        projection=forecast.projection(reached, month, from_zero=True) if period.last_month <= 12 and is_judged else None,
        carried=_in_the_plans_order(plan, now.silent(period.last_month)),
        recent_rate_vnd=None if recent is None or not is_judged else rounded(recent),
        required_rate_vnd=rounded(Decimal(left) / ahead_months) if left is not None and ahead_months else None,
        last_day=day if this_year else None, given_vnd=given(this_year), adjusted_vnd=sum(line.adjusted_vnd for line in this_year),
        flows=_flows(paid, below),
        last_year_vnd=before[0], last_year_rate=before[1], earlier_vnd=earlier,
        figure_period=spent[-1].newest, coverage=coverage.units, covered=coverage.share,
    )  # fmt: skip


def _in_the_plans_order(plan: Plan, silent: tuple[tuple[str, Period], ...]) -> tuple[tuple[str, Period], ...]:
    return tuple(sorted(silent, key=lambda one: plan.unit_order.get(one[0], len(plan.units))))


def _flows(paid: Payments, below: frozenset[str]) -> MoneyFlows:
    """Of this year's money only."""
    plan = paid.plan
    return paid.flows(
        lambda line: line.project in below and line.budget_year == plan.year and not is_other(plan, line.fund)
    )


def _rate_total(
    plan: Plan, lines: tuple[Line, ...], paid: Spent, allocated: int | None
) -> tuple[Decimal | None, str | None]:
    """So với tổng kế hoạch, gồm vốn chuyển nguồn: None with a reason while the carried-over amount is unknown."""
    budget = paid.where(lambda line: not is_other(plan, line.fund))
    carried, spent = tuple(line for line in lines if is_carried(plan, line)), earlier_money(plan, budget)
    carried_vnd = carried_amount(plan, carried, spent) if carried or spent.lines else 0
    if carried_vnd is None:
        return (None, CARRIED_UNKNOWN)
    whole_plan = (allocated or 0) + carried_vnd
    if not lines or (allocated is None and of_year(plan, lines)):
        return (None, Absence.UNKNOWN_AMOUNT.value)
    if not whole_plan:
        return (None, NOTHING_GIVEN)
    vnd = budget.amount
    return (None, NOTHING_REPORTED) if vnd is None else (Decimal(vnd) / whole_plan, None)


def _state(
    paid: Payments, project: Project, allocated: int | None, disbursed: int | None, path: int | None, earlier: int | None,
    coverage: MoneyCoverage, *, over: bool,
) -> State:  # fmt: skip
    """Before the rule on what was paid: a node without money, without a report, or without a stated amount."""
    if not project.applicable or _nothing_to_pay(allocated, disbursed, earlier):
        return State.NOT_APPLICABLE
    if disbursed is None:
        return State.REPORTED if allocated is None and earlier is not None else State.NO_DATA
    if allocated is None:
        return State.REPORTED
    rules = paid.plan.rules
    enough = coverage.is_enough(rules.least_coverage)
    return paid_state(disbursed, allocated, path, rules, over=over, enough=enough)


def _awaits(state: State) -> bool:
    """Whether there is no verdict on the period for want of figures."""
    return state in (State.NO_DATA, State.NOT_COVERED)


def _nothing_to_pay(allocated: int | None, disbursed: int | None, earlier: int | None) -> bool:
    """Whether an allocation of 0, as an adjustment may leave it, leaves nothing to judge: 0 of 0 is no achievement."""
    return allocated == 0 and not disbursed and earlier is None


def _absence(project: Project, allocated: int | None, disbursed: int | None, earlier: int | None) -> Absence | None:
    if not project.applicable or _nothing_to_pay(allocated, disbursed, earlier):
        return Absence.NOT_APPLICABLE
    if disbursed is None and (allocated is not None or earlier is None):
        return Absence.NOT_REPORTED
    return Absence.UNKNOWN_AMOUNT if allocated is None else None


def _leads(plan: Plan, project: Project) -> tuple[str, ...]:
    """Who leads a node; where nobody is named on it, who leads what is below it."""
    if project.code == ALL_PROJECTS:
        return ()
    own = [lead.unit for lead in plan.leads_of(project.code) if lead.role == "lead"]
    if own:
        return tuple(own)
    below = plan.subtree(project.code)
    return tuple(dict.fromkeys(lead.unit for lead in plan.leads if lead.project in below and lead.role == "lead"))


def _series(paid: Payments, lines: tuple[Line, ...], spent: list[Spent]) -> tuple[MoneyPoint, ...]:
    """Twelve months, and the 13th point where it is the period: the lines as adjusted by each of them.

    A month in which nobody reported has no amount: what was paid before says nothing of it.
    """
    months = [then.amount if then.told(month) else None for month, then in enumerate(spent, 1)]
    year = paid.period.year
    points = (*months_of(year), *((paid.period,) if paid.period.last_month == 13 else ()))
    return tuple(
        MoneyPoint(
            point,
            months[point.last_month - 1] if point.last_month <= len(months) else None,
            expected(paid, _then(paid, lines, point), point)[0],
        )
        for point in points
    )


def _then(paid: Payments, lines: tuple[Line, ...], point: Period) -> tuple[Line, ...]:
    """The same lines as the adjustments of that time left them."""
    adjustments = paid.plan.adjustments
    if not adjustments:
        return lines
    return tuple(
        replace(
            line,
            adjusted_vnd=sum(
                a.amount_vnd for a in adjustments if a.key == line.allocation.key and a.effective_on <= point.end
            ),
        )
        for line in lines
    )
