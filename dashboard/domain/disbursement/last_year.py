"""What had been disbursed by the same period of last year, from that year's money."""

from decimal import Decimal

from dashboard.domain.disbursement.allocated import amount, lines_on, of_year
from dashboard.domain.disbursement.expected import year_money
from dashboard.domain.disbursement.lines import Payments
from dashboard.domain.disbursement.spending import Spent, spent
from dashboard.domain.periods import Period
from dashboard.domain.plan.plan import ALL_PROJECTS
from dashboard.domain.verdicts.reached import same_area

Then = tuple[int | None, Decimal | None]


def last_years_money(paid: Payments, project: str) -> Then:
    """Of the same project, or the whole programme: đồng, and the rate of that year's allocation; None where unknown."""
    before = paid.snapshot.before
    if before is None:
        return (None, None)
    plan = before.plan
    if project != ALL_PROJECTS and project not in plan.project_by_code:
        return (None, None)
    then = Period(paid.period.year - 1, paid.period.kind, paid.period.number)
    below = frozenset(plan.project_by_code) if project == ALL_PROJECTS else plan.subtree(project)
    vnd = year_money(plan, _spent(paid, then).of(below)).total()
    given = None if paid.unit else amount(of_year(plan, [x for x in lines_on(plan, then.end) if x.project in below]))
    return (vnd, Decimal(vnd) / given if vnd is not None and given else None)


def _spent(paid: Payments, then: Period) -> Spent:
    """Everybody's, or what the units of the same area had paid."""
    before = paid.snapshot.before
    assert before is not None
    units = same_area(paid.plan, paid.unit, before.plan) if paid.unit else (None,)
    key = ("spent", then, units)
    if key not in before.remembered:
        before.remembered[key] = Spent(tuple(row for unit in units for row in spent(before, then, unit).rows))
    return before.remembered[key]  # type: ignore[return-value]
