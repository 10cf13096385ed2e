"""Earlier years' money that was carried over: judged apart from this year's, by its own amount, deadline and path.

It is to be paid by the day that its allocation names, else by the end of the plan year: what is carried over is carried out in,
and accounted to, the next year's budget (Luật Ngân sách nhà nước 2015, Điều 64.3). Its path is the milestones of its own line;
those of a project speak of this year's money.
"""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from dashboard.domain.absence import Absence
from dashboard.domain.disbursement.allocated import Line, amount, is_other, lines_on, of_year
from dashboard.domain.disbursement.covering import MoneyCoverage, money_coverage
from dashboard.domain.disbursement.expected import Expected, Share, summed
from dashboard.domain.disbursement.last_days import last_day, straight_part
from dashboard.domain.disbursement.payments import Payments
from dashboard.domain.disbursement.same_money import family, same_money
from dashboard.domain.disbursement.spending import year_money
from dashboard.domain.disbursement.spent import LineRows, Spent
from dashboard.domain.disbursement.verdict import paid_state
from dashboard.domain.periods import Period, months_of
from dashboard.domain.plan import paths
from dashboard.domain.plan.plan import ALL_PROJECTS, PathOf, Plan
from dashboard.domain.plan.rules import DefaultPath
from dashboard.domain.verdicts.parts import PathSource, State
from dashboard.domain.verdicts.standing_money import CarriedOver, MoneyPoint


def carried_over(paid: Payments, project: str, below: frozenset[str], with_series: bool) -> CarriedOver | None:
    """Of a node and what is `below` it; None where the plan names no such money, nobody paid any and last year left none.

    `with_series`: with its twelve months, for a node that has no other money to be drawn.
    """
    plan, period = paid.plan, paid.period
    lines = tuple(line for line in paid.lines if line.project in below and is_carried(plan, line))
    spent = earlier_money(plan, paid.now.of(below))
    allocated = carried_amount(plan, lines, spent)
    left = None if allocated is not None else left_of_last_year(paid, project)
    if not lines and not spent.lines and not left:
        return None
    disbursed = spent.total()
    coverage = money_coverage(plan, lines, spent, period, tellers_only=True)
    path, source = _expected(plan, lines, period) if allocated is not None else (None, None)
    stated = sorted({line.allocation.spend_by for line in lines if line.allocation.spend_by})
    deadlines = stated if stated and all(line.allocation.spend_by for line in lines) else [*stated, _default(plan)]
    return CarriedOver(
        allocated_vnd=allocated, disbursed_vnd=spent.amount,
        rate=Decimal(disbursed) / allocated if disbursed is not None and allocated and not spent.is_nil else None,
        deadlines=tuple(sorted(set(deadlines))), deadline_stated=bool(stated), expected_now_vnd=path, path_source=source,
        state=_state(paid, allocated, disbursed, path, max(deadlines), coverage),
        absence=Absence.NIL if spent.is_nil else _absence(allocated, disbursed), figure_period=spent.newest,
        coverage=coverage.units, covered=coverage.share,
        left_last_year_vnd=left, series=_series(paid, lines, below) if with_series and allocated else (),
    )  # fmt: skip


def is_carried(plan: Plan, line: Line) -> bool:
    """Whether a line is earlier years' budget money."""
    return line.budget_year != plan.year and not is_other(plan, line.fund)


def earlier_money(plan: Plan, paid: Spent) -> Spent:
    """The part paid of earlier years' budget money."""
    return paid.where(lambda line: line.budget_year != plan.year and not is_other(plan, line.fund))


def carried_amount(plan: Plan, lines: tuple[Line, ...], spent: Spent) -> int | None:
    """What was carried over; None while an amount of it is unknown, or while money was paid that no line names."""
    named = all(_named(plan, lines, of_line) for of_line in spent.lines)
    return amount(lines) if named else None


def _named(plan: Plan, lines: Iterable[Line], paid: LineRows) -> bool:
    related = family(plan, paid.project)
    return any(line.project in related and same_money(plan, line, paid) for line in lines)


def left_of_last_year(paid: Payments, project: str) -> int | None:
    """What last year's store leaves unpaid of that year's own allocation, in đồng; None where it cannot say.

    It can where the amounts are known and enough of the money was told at the year's end.
    """
    before, spent = paid.snapshot.before, paid.last_years_end
    if before is None or spent is None or paid.unit:
        return None
    plan = before.plan
    if project != ALL_PROJECTS and project not in plan.project_by_code:
        return None
    below = frozenset(plan.project_by_code) if project == ALL_PROJECTS else plan.subtree(project)
    end = Period.of_month(plan.year, 13)
    lines = tuple(line for line in of_year(plan, lines_on(plan, end.end)) if line.project in below)
    given, rows = amount(lines), year_money(plan, spent.of(below))
    vnd, told = rows.total(), money_coverage(plan, lines, rows, end)
    if given is None or vnd is None or not told.is_enough(plan.rules.least_coverage):
        return None
    return max(0, given - vnd)


def _default(plan: Plan) -> date:
    return date(plan.year, 12, 31)


def _expected(plan: Plan, lines: tuple[Line, ...], period: Period) -> Expected:
    """In đồng; (None, None) where a line has no path."""
    return summed((line, _share(plan, line, period)) for line in lines)


def _share(plan: Plan, line: Line, period: Period) -> Share:
    """The part of a line to be paid by now: its own milestones, else a straight line to its deadline, by then all of it."""
    day = last_day(plan, line)
    if period.end >= day:
        return (Decimal(1), PathSource.STRAIGHT_LINE)
    key = f"{line.project}/{line.fund}/{line.budget_year}"
    share = paths.at_period(paths.risen(paths.of_key(plan, PathOf.MONEY, key), Decimal(0)), period)
    if share is not None:
        return (share, PathSource.MILESTONES)
    if plan.rules.money_default is DefaultPath.NONE:
        return (None, None)
    return (straight_part(plan, day, period), PathSource.STRAIGHT_LINE)


def _state(
    paid: Payments, allocated: int | None, disbursed: int | None, path: int | None, deadline: date, coverage: MoneyCoverage
) -> State:  # fmt: skip
    """Before the rule on what was paid: without an amount, or without a report."""
    if allocated is None:
        return State.NO_DATA if disbursed is None else State.REPORTED
    if not allocated and not disbursed:
        return State.NOT_APPLICABLE
    if disbursed is None:
        return State.NO_DATA
    rules = paid.plan.rules
    enough = coverage.is_enough(rules.least_coverage)
    return paid_state(disbursed, allocated, path, rules, over=paid.period.end >= deadline, enough=enough)


def _absence(allocated: int | None, disbursed: int | None) -> Absence | None:
    if allocated is None:
        return Absence.UNKNOWN_AMOUNT
    if not allocated and not disbursed:
        return Absence.NOT_APPLICABLE
    return Absence.NOT_REPORTED if disbursed is None else None


def _series(paid: Payments, lines: tuple[Line, ...], below: frozenset[str]) -> tuple[MoneyPoint, ...]:
    """Twelve months, and the 13th point where it is the period; a month in which nobody reported has no amount."""
    plan, period = paid.plan, paid.period
    points = (*months_of(period.year), *((period,) if period.last_month == 13 else ()))
    then = [earlier_money(plan, month.of(below)) for month in paid.by_month]
    amounts = [month.amount if month.told(number) else None for number, month in enumerate(then, 1)]
    return tuple(
        MoneyPoint(
            point,
            amounts[point.last_month - 1] if point.last_month <= len(amounts) else None,
            _expected(plan, lines, point)[0],
        )
        for point in points
    )
