"""Money lines at one period: project × source × budget year, each as given, adjusted, disbursed and confirmed."""

from collections.abc import Callable, Iterable

from dashboard.domain.absence import Absence
from dashboard.domain.disbursement.allocated import Line, is_other, whole
from dashboard.domain.disbursement.flows import Rows, flows
from dashboard.domain.disbursement.payments import Payments
from dashboard.domain.disbursement.spending import Spent
from dashboard.domain.plan.plan import NOT_SPLIT, BudgetYear, Plan
from dashboard.domain.reported.observations import Disbursement
from dashboard.domain.verdicts.parts import State
from dashboard.domain.verdicts.standing_money import FundTotal, MoneyFlows, MoneyStanding, YearTotal


def money_lines(paid: Payments) -> tuple[MoneyStanding, ...]:
    """Every line of the plan, and every line that the plan does not name on which units or Kho bạc reported money.

    Of one unit: the lines on which it has figures, without allocations.
    """
    plan = paid.plan
    lines = [_line(paid, line) for line in paid.plan_lines]
    if paid.unit:
        lines = [line for line in lines if line.is_told]
    named = {(code, a.fund, a.budget_year) for a in plan.allocations for code in plan.subtree(a.project)}
    loose: dict[tuple[str, str, BudgetYear], list[Disbursement]] = {}
    for row in paid.now.rows:
        if row.line not in named:
            loose.setdefault(row.line, []).append(row)
    for row in paid.treasury.rows:
        if row.line not in named:
            loose.setdefault(row.line, [])
    return (*lines, *(_unnamed(paid, line, tuple(rows)) for line, rows in loose.items()))


def _line(paid: Payments, line: Line) -> MoneyStanding:
    below = paid.plan.subtree(line.project)
    here = _of_line(below, line.fund, line.budget_year)
    rows = tuple(filter(here, paid.now.rows))
    spent = Spent(rows)
    disbursed = spent.amount
    absence = Absence.NIL if spent.is_nil else Absence.UNKNOWN_AMOUNT if line.given_vnd is None else None
    if disbursed is None and absence is None:
        absence = Absence.NOT_REPORTED
    return MoneyStanding(
        line.allocation, line.project, line.fund, line.budget_year, None if paid.unit else line.amount_vnd, disbursed,
        State.REPORTED if rows else State.NO_DATA, absence, _parts(rows),
        given_vnd=None if paid.unit else line.given_vnd, adjusted_vnd=0 if paid.unit else line.adjusted_vnd,
        flows=_flows(paid, here),
    )  # fmt: skip


def _unnamed(paid: Payments, line: tuple[str, str, BudgetYear], rows: Rows) -> MoneyStanding:
    project, fund, budget_year = line
    state, absence = (State.REPORTED, Absence.UNKNOWN_AMOUNT) if rows else (State.NO_DATA, Absence.NOT_REPORTED)
    if Spent(rows).is_nil:
        absence = Absence.NIL
    return MoneyStanding(
        None, project, fund, budget_year, None, Spent(rows).amount, state, absence, _parts(rows),
        flows=_flows(paid, _of_line(frozenset({project}), fund, budget_year)),
    )  # fmt: skip


def _of_line(projects: frozenset[str], fund: str, budget_year: BudgetYear) -> Callable[[Disbursement], bool]:
    """Whether a row speaks of a line, or of what is below it in the project tree."""
    return lambda row: row.project in projects and (row.fund, row.budget_year) == (fund, budget_year)


def _flows(paid: Payments, here: Callable[[Disbursement], bool]) -> MoneyFlows:
    now, ago, treasury = (tuple(filter(here, spent.rows)) for spent in (paid.now, paid.month_ago, paid.treasury))
    return flows(paid.plan, paid.areas, now, ago, treasury, paid.now.rows, paid.period.last_month)


def _parts(rows: Iterable[Disbursement]) -> tuple[tuple[str, int, str], ...]:
    return tuple((r.subject, r.cumulative_vnd or 0, str(r.place)) for r in rows)


def fund_totals(plan: Plan, lines: tuple[MoneyStanding, ...], paid: Spent) -> tuple[FundTotal, ...]:
    """This year's money by source: what the plan year's lines give, and what was paid from each source.

    "Not split" is a source among them: without it their sum would be short of the whole.
    """
    totals = []
    for fund in (*(f.code for f in plan.funds), NOT_SPLIT):
        mine = [line for line in lines if line.fund == fund and line.budget_year == plan.year]
        given = [line.allocated_vnd for line in mine if line.allocated_vnd is not None]
        rows = tuple(r for r in paid.rows if (r.fund, r.budget_year) == (fund, plan.year))
        if mine or rows:
            spent = Spent(rows)
            totals.append(FundTotal(fund, sum(given) if given else None, spent.amount, spent.is_nil))
    return tuple(totals)


def year_totals(plan: Plan, lines: tuple[MoneyStanding, ...], paid: Spent) -> tuple[YearTotal, ...]:
    """Budget money by the year it was given for, this year first; earlier years that nobody split stay together."""
    known = (line for line in lines if line.allocation or line.is_told)  # not of Kho bạc alone
    budget = [line for line in known if not is_other(plan, line.fund)]
    rows = [row for row in paid.rows if not is_other(plan, row.fund)]
    years = {line.budget_year for line in budget} | {row.budget_year for row in rows}
    spent = {year: Spent(tuple(row for row in rows if row.budget_year == year)) for year in years}
    return tuple(
        YearTotal(
            year,
            whole(line.allocated_vnd for line in budget if line.budget_year == year),
            spent[year].amount,
            spent[year].is_nil,
        )
        for year in sorted(years, key=lambda year: (isinstance(year, str), -year if isinstance(year, int) else 0))
    )
