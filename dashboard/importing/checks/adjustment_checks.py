"""Checks of adjustments of allocations: the plan has the line, and what is left of it is not negative."""

from collections.abc import Iterator
from decimal import Decimal

from dashboard.domain.issues import Issue, IssueCode
from dashboard.domain.messages import Figure, FigureKind
from dashboard.domain.plan.plan import Adjustment, Plan
from dashboard.importing.layouts import plan_sheets as sheets
from dashboard.importing.layouts.plan_rows import PlanRows
from dashboard.importing.sheets.codecs import read


def adjustment_faults(plan: Plan, rows: PlanRows) -> Iterator[Issue]:
    """Faults of adjustments in the order of their days, each at the amount of its row."""
    given = {allocation.key: allocation.amount_vnd for allocation in plan.allocations}
    lines = (tuple(read(row, key) for key in sheets.ALLOCATIONS.identity) for row in rows.of(sheets.ALLOCATIONS))
    unread = set(lines) - set(given)  # their rows have faults of their own
    left = dict(given)
    for row, adjusted in sorted(rows.pairs(sheets.ADJUSTMENTS), key=lambda pair: pair[1].effective_on):
        place = row.place("amount")
        if adjusted.key in unread:
            continue
        if adjusted.key not in given:
            yield Issue(IssueCode.ADJUSTMENT_WITHOUT_LINE, place, _line(adjusted), {"line": _line(adjusted)})
            continue
        before = left[adjusted.key]
        if before is None:
            continue  # an unknown amount stays unknown
        left[adjusted.key] = before + adjusted.amount_vnd
        if before + adjusted.amount_vnd < 0:
            yield Issue(
                IssueCode.ALLOCATION_NEGATIVE,
                place,
                _line(adjusted),
                {"line": _line(adjusted), "before": _vnd(before), "cut": _vnd(-adjusted.amount_vnd)},
            )


def _line(adjusted: Adjustment) -> str:
    return f"{adjusted.project} · {adjusted.fund} · {adjusted.budget_year}"


def _vnd(amount: int) -> Figure:
    return Figure(Decimal(amount), FigureKind.MONEY)
