"""What had been disbursed by the same period of last year, from that year's money."""

from decimal import Decimal

from dashboard.domain.disbursement.allocated import amount, lines_on, of_year
from dashboard.domain.disbursement.payments import Payments
from dashboard.domain.disbursement.spending import year_money
from dashboard.domain.plan.plan import ALL_PROJECTS

AmountAndRate = tuple[int | None, Decimal | None]


def last_years_money(paid: Payments, project: str) -> AmountAndRate:
    """Of the same project, or the whole programme: đồng, and the rate of that year's allocation; None where unknown."""
    before, spent = paid.snapshot.before, paid.last_year
    if before is None or spent is None:
        return (None, None)
    plan = before.plan
    if project != ALL_PROJECTS and project not in plan.project_by_code:
        return (None, None)
    below = frozenset(plan.project_by_code) if project == ALL_PROJECTS else plan.subtree(project)
    of_year_then = year_money(plan, spent.of(below))
    month = paid.period.last_month
    if month <= 12 and not of_year_then.is_of(month, plan.rules.least_coverage):
        return (None, None)  # an earlier month's amount is none of the same period
    vnd = of_year_then.amount
    lines = [line for line in lines_on(plan, paid.period.year_before.end) if line.project in below]
    given = None if paid.unit else amount(of_year(plan, lines))
    return (vnd, Decimal(vnd) / given if vnd is not None and given else None)
