"""The lines of one unit's report: a figure per indicator and population group, an amount per line of money."""

from collections.abc import Iterator
from dataclasses import dataclass

from dashboard.domain.periods import Period, PeriodKind
from dashboard.domain.plan.indicators import OWN, Frequency, Indicator
from dashboard.domain.plan.plan import NOT_SPLIT, TOTAL, Allocation, BudgetYear, FundTier, LeadRole, Plan, Project


@dataclass(frozen=True)
class ResultLine:
    """One figure to report; parts by population group may be left blank."""

    indicator: Indicator
    subject: str
    disaggregation: str = TOTAL


@dataclass(frozen=True)
class MoneyLine:
    """One line of money to report, in đồng; `shared_with` is the node above whose undivided allocation it draws on.

    `own`: whether the amount was given to this unit, which alone leads the work. What a unit that helps, or one of several,
    spends comes out of an amount that the plan did not divide: as its own quota it would be wrong.
    """

    project: Project
    fund: str
    budget_year: BudgetYear
    allocated_vnd: int | None
    shared_with: str = ""
    own: bool = True


def lines_of(plan: Plan, unit: str, period: Period) -> tuple[ResultLine | MoneyLine, ...]:
    """Every line of the report of `unit` for `period`; without any the report could hold words only."""
    return (*result_lines(plan, unit, period), *money_lines(plan, unit))


def required_lines(plan: Plan, unit: str, period: Period) -> tuple[ResultLine | MoneyLine, ...]:
    """The lines that a report must fill: figures that are due, of everybody, and this year's money of the budget."""
    funds = plan.fund_by_code
    results = (r for r in result_lines(plan, unit, period) if r.disaggregation == TOTAL and is_due(r.indicator, period))
    money = (
        line
        for line in money_lines(plan, unit)
        if line.budget_year == plan.year and (line.fund not in funds or funds[line.fund].tier is not FundTier.OTHER)
    )
    return (*results, *money)


def is_due(indicator: Indicator, period: Period) -> bool:
    """Whether a figure of the indicator is due at the end of `period`."""
    return indicator.frequency is Frequency.MONTH or period.last_month in indicator.due_months


def result_lines(plan: Plan, unit: str, period: Period) -> Iterator[ResultLine]:
    """One line per indicator of which `unit` owes a figure for `period`, each followed by its population groups.

    An indicator that is not due has no line: an earlier quarter's figure must not be met by a blank one.
    """
    for indicator in plan.indicators_for(unit):
        if not _has_line(indicator, period):
            continue
        subject = unit if indicator.subject == OWN else indicator.subject
        yield ResultLine(indicator, subject)
        for group in indicator.disaggregations:
            yield ResultLine(indicator, subject, group)


def _has_line(indicator: Indicator, period: Period) -> bool:
    """Whether a report has a line for it; those of half-years, years and the 13th point carry every figure."""
    return period.kind is not PeriodKind.MONTH or period.last_month in indicator.due_months


def money_lines(plan: Plan, unit: str) -> Iterator[MoneyLine]:
    """One line per source of the plan year's money, and one for all that was carried over from earlier years.

    Earlier years' money is reported in one sum, as offices do; a node without money of its own draws on the one above.
    """
    for project in plan.projects_led_by(unit):
        holder, allocations = _allocated(plan, project)
        shared = "" if holder == project.code else holder
        own = _leads_alone(plan, unit, project)
        for given in allocations:
            if given.budget_year == plan.year:
                yield MoneyLine(project, given.fund, given.budget_year, given.amount_vnd, shared, own)
        carried = [given.amount_vnd for given in allocations if given.budget_year != plan.year]
        if carried:
            known = [amount for amount in carried if amount is not None]
            whole = sum(known) if len(known) == len(carried) else None
            yield MoneyLine(project, NOT_SPLIT, NOT_SPLIT, whole, shared, own)


def _leads_alone(plan: Plan, unit: str, project: Project) -> bool:
    """Whether `unit` leads the project and nobody leads it beside, whoever helps."""
    leaders = {
        member
        for lead in plan.leads
        if lead.project == project.code and lead.role is LeadRole.LEAD
        for member in plan.members((lead.unit,))
    }
    return leaders == {unit}


def _allocated(plan: Plan, project: Project) -> tuple[str, list[Allocation]]:
    """The nearest node, from `project` upwards, that has allocations, and these."""
    for code in (project.code, *plan.ancestors(project.code)):
        allocations = [given for given in plan.allocations if given.project == code]
        if allocations:
            return code, allocations
    return project.code, []
