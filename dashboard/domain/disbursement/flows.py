"""What is said of money beside its cumulative amount: of the month, of advances, and what Kho bạc has confirmed."""

from collections.abc import Iterable, Iterator, Mapping

from dashboard.domain.absence import Absence
from dashboard.domain.disbursement.areas import MonthArea
from dashboard.domain.plan.plan import NOT_SPLIT, BudgetYear, Plan
from dashboard.domain.reported.observations import Disbursement, Source
from dashboard.domain.verdicts.standing_money import MoneyFlows

Rows = tuple[Disbursement, ...]
MoneyLine = tuple[Source, str, str, BudgetYear]


def flows(
    plan: Plan, areas: Mapping[str, MonthArea], now: Rows, month_ago: Rows, treasury: Rows, units: Rows, month: int
) -> MoneyFlows:
    """Of the rows of one line or project: units' rows now and a month ago, and Kho bạc's rows.

    `areas`: by unit, over which units its month is counted. `units` is all that units reported: Kho bạc may speak of a
    project as a whole where they speak of its lines.
    """
    months = tuple(_months(areas, now, month_ago, month))
    derived = [added for _, added in months if added is not None]
    reported = [row.in_month_vnd for rows, _ in months for row in rows if row.in_month_vnd is not None]
    both = [gap for rows, added in months if (gap := _gap(rows, added)) is not None]
    advances = [row.advance_vnd for row in now if row.advance_vnd is not None]
    compared = list(_compared(plan, units, treasury))
    nil = bool(months) and all(row.absence is Absence.NIL for rows, _ in months for row in rows)
    confirmed = [row.cumulative_vnd for row in treasury if row.cumulative_vnd is not None]
    return MoneyFlows(
        in_month_vnd=sum(derived) if derived and not nil else None,
        in_month_nil=nil,
        in_month_without=tuple(dict.fromkeys(row.subject for rows, added in months if added is None for row in rows)),
        in_month_reported_vnd=sum(reported) if reported else None,
        in_month_gap_vnd=sum(both) if both else None,
        advance_vnd=sum(advances) if advances else None,
        treasury_vnd=sum(confirmed) if confirmed else None,
        treasury_gap_vnd=sum(confirmed - reported for confirmed, reported in compared) if compared else None,
        treasury_of_vnd=sum(reported for _, reported in compared) if compared else None,
    )


def _fresh(rows: Rows, month: int) -> Iterator[Disbursement]:
    """Rows that were reported of this very month, not carried."""
    return (row for row in rows if row.period.last_month == month)


def _months(
    areas: Mapping[str, MonthArea], now: Rows, month_ago: Rows, month: int
) -> Iterator[tuple[Rows, int | None]]:
    """The rows of this month, by area and line, with what the month added to them; None where nobody can say.

    That is cumulative less cumulative a month ago, where all who stood then had reported on the same line: what units had
    that merged or were divided since is taken off their successors' together. January begins at nothing.
    """
    groups: dict[tuple[MonthArea, MoneyLine], list[Disbursement]] = {}
    for row in _fresh(now, month):
        groups.setdefault((areas[row.subject], (row.source, *row.line)), []).append(row)
    for (area, line), rows in groups.items():
        then, since = (
            tuple(row for row in some if row.subject in area.before | area.now and (row.source, *row.line) == line)
            for some in (tuple(_fresh(month_ago, month - 1)), now)
        )
        silent = area.now - {row.subject for row in rows}
        known = area.before <= {row.subject for row in then} and (area.shares_known or not silent)
        yield tuple(rows), _paid(since) - _paid(then) if known or month == 1 else None


def _paid(rows: Rows) -> int:
    return sum(row.cumulative_vnd or 0 for row in rows)


def _gap(rows: Rows, added: int | None) -> int | None:
    """What units said of the month less what it added, where all of them said it."""
    reported = [row.in_month_vnd for row in rows if row.in_month_vnd is not None]
    return sum(reported) - added if added is not None and len(reported) == len(rows) else None


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
