"""Estimates of money (ước): what is expected to be paid by the end of a span, beside what was paid and never mixed with it.

Of several spans the nearest that ends with the period or after it is told: in May the half-year's, not the year's. What a unit
has not estimated stands with what it has paid, so that a sum is never less than what is known.
"""

from decimal import Decimal

from dashboard.domain.disbursement.allocated import Line
from dashboard.domain.disbursement.covering import money_coverage
from dashboard.domain.disbursement.expected import expected
from dashboard.domain.disbursement.payments import Payments
from dashboard.domain.disbursement.spending import OF_UNITS, counted_once, year_money
from dashboard.domain.disbursement.spent import Spent
from dashboard.domain.disbursement.verdict import paid_state
from dashboard.domain.periods import Period
from dashboard.domain.verdicts.parts import State
from dashboard.domain.verdicts.standing_money import MoneyEstimate


def estimate(
    paid: Payments, lines: tuple[Line, ...], below: frozenset[str], allocated: int | None
) -> MoneyEstimate | None:
    """Of this year's `lines` of a node and what is `below` it; None where nobody has estimated any of it."""
    plan = paid.plan
    told = year_money(plan, Spent.of_rows(paid.estimates).of(below)).rows
    if not told:
        return None
    month = min(row.period.last_month for row in told)
    rows = tuple(row for row in told if row.period.last_month == month)
    span = max((row.period for row in rows), key=lambda period: period.order)
    estimated = {(row.subject, *row.line) for row in rows}
    others = (row for row in year_money(plan, paid.now.of(below)).rows if (row.subject, *row.line) not in estimated)
    amount = sum(row.cumulative_vnd or 0 for row in counted_once(plan, (*rows, *others), OF_UNITS))
    path, source = expected(paid, lines, span)
    coverage = money_coverage(plan, lines, Spent.of_rows(rows), span)
    enough = coverage.is_enough(plan.rules.least_coverage)
    return MoneyEstimate(
        amount_vnd=amount, period=span, rate=Decimal(amount) / allocated if allocated else None, expected_vnd=path,
        path_source=source, state=_state(paid, allocated, amount, path, span) if enough else State.NOT_COVERED,
        coverage=coverage.units,
    )  # fmt: skip


def _state(paid: Payments, allocated: int | None, amount: int, path: int | None, span: Period) -> State:
    """As of what was paid, at the end of the span."""
    if allocated is None:
        return State.REPORTED
    return paid_state(amount, allocated, path, paid.plan.rules, over=not span.months_left)
