"""Money lines at one period: project × source × budget year, each as given, adjusted, disbursed and confirmed."""

from collections.abc import Callable
from itertools import chain

from dashboard.domain.absence import Absence
from dashboard.domain.disbursement.allocated import Line, is_other, whole
from dashboard.domain.disbursement.payments import Payments
from dashboard.domain.disbursement.spent import LineKey, LineRows, Spent
from dashboard.domain.plan.plan import NOT_SPLIT, BudgetYear, Plan
from dashboard.domain.verdicts.parts import State
from dashboard.domain.verdicts.standing_money import FundTotal, MoneyStanding, YearTotal


def money_lines(paid: Payments) -> tuple[MoneyStanding, ...]:
    """Every line of the plan, and every line that the plan does not name on which units or Kho bạc reported money.

    Of one unit: the lines on which it has figures, without allocations.
    """
    plan = paid.plan
    lines = [_line(paid, line) for line in paid.plan_lines]
    if paid.unit:
        lines = [line for line in lines if line.is_told]
    named = {(code, a.fund, a.budget_year) for a in plan.allocations for code in plan.subtree(a.project)}
    loose = dict.fromkeys(line.line for line in (*paid.now.lines, *paid.treasury.lines) if line.line not in named)
    order = {code: place for place, code in enumerate(plan.project_by_code)}
    by_plan = sorted(loose, key=lambda line: (order.get(line[0], len(order)), line[1], str(line[2])))
    return (*lines, *(_unnamed(paid, line) for line in by_plan))


def _line(paid: Payments, line: Line) -> MoneyStanding:
    here = _of_line(paid.plan.subtree(line.project), line.fund, line.budget_year)
    spent = paid.now.where(here)
    disbursed = spent.amount
    absence = Absence.NIL if spent.is_nil else Absence.UNKNOWN_AMOUNT if line.given_vnd is None else None
    if disbursed is None and absence is None:
        absence = Absence.NOT_REPORTED
    return MoneyStanding(
        line.allocation, line.project, line.fund, line.budget_year, None if paid.unit else line.amount_vnd, disbursed,
        State.REPORTED if spent.lines else State.NO_DATA, absence, _parts(spent),
        given_vnd=None if paid.unit else line.given_vnd, adjusted_vnd=0 if paid.unit else line.adjusted_vnd,
        flows=paid.flows(here, paid.now),
    )  # fmt: skip


def _unnamed(paid: Payments, line: LineKey) -> MoneyStanding:
    project, fund, budget_year = line
    here = _of_line(frozenset({project}), fund, budget_year)
    spent = paid.now.where(here)
    state, absence = (State.REPORTED, Absence.UNKNOWN_AMOUNT) if spent.lines else (State.NO_DATA, Absence.NOT_REPORTED)
    if spent.is_nil:
        absence = Absence.NIL
    return MoneyStanding(
        None, project, fund, budget_year, None, spent.amount, state, absence, _parts(spent),
        flows=paid.flows(here, paid.now),
    )  # fmt: skip


def _of_line(projects: frozenset[str], fund: str, budget_year: BudgetYear) -> Callable[[LineRows], bool]:
    """Whether a line is the one meant, or lies below it in the project tree."""
    return lambda line: line.project in projects and line.line[1:] == (fund, budget_year)


def _parts(spent: Spent) -> tuple[tuple[str, int, str], ...]:
    return tuple(chain.from_iterable(line.told for line in spent.lines))


def fund_totals(plan: Plan, lines: tuple[MoneyStanding, ...], paid: Spent) -> tuple[FundTotal, ...]:
    """This year's money by source: what the plan year's lines give, and what was paid from each source.

    "Not split" is a source among them: without it their sum would be short of the whole.
    """
    totals = []
    for fund in (*(f.code for f in plan.funds), NOT_SPLIT):
        mine = [line for line in lines if line.fund == fund and line.budget_year == plan.year]
        given = [line.allocated_vnd for line in mine if line.allocated_vnd is not None]
        spent = paid.where(lambda line, fund=fund: line.line[1:] == (fund, plan.year))  # type: ignore[misc]
        if mine or spent.lines:
            totals.append(FundTotal(fund, sum(given) if given else None, spent.amount, spent.is_nil))
    return tuple(totals)


def year_totals(plan: Plan, lines: tuple[MoneyStanding, ...], paid: Spent) -> tuple[YearTotal, ...]:
    """Budget money by the year it was given for, this year first; earlier years that nobody split stay together."""
    known = (line for line in lines if line.allocation or line.is_told)  # not of Kho bạc alone
    budget = [line for line in known if not is_other(plan, line.fund)]
    paid = paid.where(lambda line: not is_other(plan, line.fund))
    years = {line.budget_year for line in budget} | {line.budget_year for line in paid.lines}
    spent = {year: paid.where(lambda line, year=year: line.budget_year == year) for year in years}  # type: ignore[misc]
    return tuple(
        YearTotal(
            year,
            whole(line.allocated_vnd for line in budget if line.budget_year == year),
            spent[year].amount,
            spent[year].is_nil,
        )
        for year in sorted(years, key=lambda year: (isinstance(year, str), -year if isinstance(year, int) else 0))
    )
