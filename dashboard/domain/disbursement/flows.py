"""What is said of money beside its cumulative amount: of the month, of advances, and what Kho bạc has confirmed."""

from collections.abc import Iterable

from dashboard.domain.observations import Disbursement
from dashboard.domain.plan import NOT_SPLIT, Plan
from dashboard.domain.standing import MoneyFlows

Rows = tuple[Disbursement, ...]


def flows(plan: Plan, now: Rows, month_ago: Rows, treasury: Rows, units: Rows, month: int) -> MoneyFlows:
    """Of the rows of one line or project: units' rows now and a month ago, and Kho bạc's rows.

    `units` is all that units reported: Kho bạc may speak of a project as a whole where they speak of its lines.
    """
    derived = _in_month(now, month_ago, month)
    told = {_key(row): row.in_month_vnd for row in _fresh(now, month) if row.in_month_vnd is not None}
    both = [told[key] - derived[key] for key in told if key in derived]
    advances = [row.advance_vnd for row in now if row.advance_vnd is not None]
    compared = list(_compared(plan, units, treasury))
    return MoneyFlows(
        in_month_vnd=sum(derived.values()) if derived else None,
        in_month_reported_vnd=sum(told.values()) if told else None,
        in_month_gap_vnd=sum(both) if both else None,
        advance_vnd=sum(advances) if advances else None,
        treasury_vnd=sum(row.cumulative_vnd or 0 for row in treasury) if treasury else None,
        treasury_gap_vnd=sum(confirmed - reported for confirmed, reported in compared) if compared else None,
        treasury_of_vnd=sum(reported for _, reported in compared) if compared else None,
    )


def _key(row: Disbursement) -> tuple[object, ...]:
    return (row.subject, row.source, *row.line)


def _fresh(rows: Rows, month: int) -> Iterable[Disbursement]:
    """Rows that were reported of this very month, not carried."""
    return (row for row in rows if row.period.last_month == month)


def _in_month(now: Rows, month_ago: Rows, month: int) -> dict[tuple[object, ...], int]:
    """Cumulative less cumulative a month ago, of lines that were reported of both; January begins at nothing."""
    before = {_key(row): row.cumulative_vnd or 0 for row in _fresh(month_ago, month - 1)}
    found = {}
    for row in _fresh(now, month):
        if month == 1 or _key(row) in before:
            found[_key(row)] = (row.cumulative_vnd or 0) - before.get(_key(row), 0)
    return found


def _compared(plan: Plan, units: Rows, treasury: Rows) -> Iterable[tuple[int, int]]:
    """Kho bạc's amounts and what units reported of the same money, where both are known."""
    for confirmed in treasury:
        if same := of_the_same_money(plan, units, confirmed):
            yield (confirmed.cumulative_vnd or 0, sum(row.cumulative_vnd or 0 for row in same))


def of_the_same_money(plan: Plan, units: Rows, confirmed: Disbursement) -> Rows:
    """The units' rows of the money that one of Kho bạc's rows speaks of."""
    below = plan.subtree(confirmed.project)
    area = plan.below(confirmed.subject) | {confirmed.subject}
    return tuple(
        row
        for row in units
        if row.project in below and row.budget_year == confirmed.budget_year
        and (row.fund == confirmed.fund or confirmed.fund == NOT_SPLIT) and _within(plan, row, area, confirmed)
    )  # fmt: skip


def _within(plan: Plan, row: Disbursement, area: frozenset[str], confirmed: Disbursement) -> bool:
    """Kho bạc's figure is of the area it names, or of the one unit that reported it."""
    return row.subject in area or confirmed.subject == plan.root
