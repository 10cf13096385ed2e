"""What was paid by the end of a period: newest cumulative figures, each đồng once, over mergers and divisions too."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal

from dashboard.domain.absence import Absence
from dashboard.domain.observations import Disbursement, Source
from dashboard.domain.periods import Period
from dashboard.domain.pieces import still_standing
from dashboard.domain.plan import NOT_SPLIT, Plan
from dashboard.domain.snapshot import Snapshot
from dashboard.domain.territory import belongs

OF_UNITS = (Source.OWN_REPORT, Source.CONSOLIDATED)  # of what is disbursed, the most trusted first
OF_TREASURY = (Source.TREASURY,)

Key = tuple[object, ...]


@dataclass(frozen=True)
class Spent:
    """Newest cumulative figures by subject and line; a silent subject stands with its last one of the year."""

    rows: tuple[Disbursement, ...]

    def total(self) -> int | None:
        return sum(row.cumulative_vnd or 0 for row in self.rows) if self.rows else None

    def of(self, projects: frozenset[str]) -> "Spent":
        return Spent(tuple(row for row in self.rows if row.project in projects))

    def silent(self, month: int) -> tuple[tuple[str, Period], ...]:
        """Subjects whose newest figure is older than `month`."""
        newest: dict[str, Period] = {}
        for row in self.rows:
            newest[row.subject] = max(row.period, newest.get(row.subject, row.period))
        return tuple((unit, period) for unit, period in newest.items() if period.last_month < month)


def spent(snapshot: Snapshot, period: Period, unit: str | None = None, sources: tuple[Source, ...] = OF_UNITS) -> Spent:
    """What was disbursed by the end of `period`, over the units below the root or by one unit.

    Of one subject's line the unit's own report stands, then the office's consolidated table; Kho bạc's figure is shown
    beside it, never added (`sources` asks for it alone).
    """
    plan = snapshot.plan
    within = None if unit in (None, plan.root) else plan.below(unit or "") | {unit or ""}
    newest: dict[Key, Disbursement] = {}
    nil: dict[Key, Disbursement] = {}
    for row in sorted(snapshot.disbursements, key=lambda row: row.period.order):
        if row.period.end > period.end or row.period.year != period.year or row.source not in sources:
            continue
        key: Key = (row.subject, row.source, *row.line)
        if row.cumulative_vnd is not None:
            newest[key] = row
        elif row.absence is Absence.NIL:
            nil[key] = row
    for key, row in nil.items():  # nothing happened: the last figure still stands, or nothing yet
        last = newest.get(key)
        if last is None or last.period < row.period:
            newest[key] = replace(row, cumulative_vnd=last.cumulative_vnd if last else 0)
    rows = tuple(newest.values()) if within is None else _inside(plan, within, newest.values())
    return Spent(_not_replaced(plan, _counted_once(plan, rows, sources)))


def spent_by_month(snapshot: Snapshot, period: Period, unit: str | None = None) -> tuple[Spent, ...]:
    """`spent` at the end of each month up to `period`; the 13th point is the last of thirteen."""
    return tuple(
        spent(snapshot, Period.of_month(period.year, month), unit) for month in range(1, period.last_month + 1)
    )


def _inside(plan: Plan, within: frozenset[str], rows: Iterable[Disbursement]) -> tuple[Disbursement, ...]:
    """The rows of units inside, and the known part of the rows of units that were merged into them or came out of them."""
    found = []
    for row in rows:
        share = belongs(plan, row.subject, within)
        if share:
            found.append(_part(row, share))
    return tuple(found)


def _not_replaced(plan: Plan, rows: tuple[Disbursement, ...]) -> tuple[Disbursement, ...]:
    """Without what a unit that is gone had paid on lines on which its successors have figures: theirs begin with the year."""
    if not plan.successions:
        return rows
    said: dict[Key, set[str]] = {}
    for row in rows:
        said.setdefault(row.line, set()).add(row.subject)
    parts = ((row, still_standing(plan, row.subject, frozenset(said[row.line] - {row.subject}))) for row in rows)
    return tuple(_part(row, part) for row, part in parts if part)


def _part(row: Disbursement, share: Decimal) -> Disbursement:
    if share == 1 or row.cumulative_vnd is None:
        return row
    return replace(row, cumulative_vnd=int((row.cumulative_vnd * share).quantize(Decimal(1), ROUND_HALF_UP)))


def _counted_once(
    plan: Plan, rows: tuple[Disbursement, ...], sources: tuple[Source, ...]
) -> tuple[Disbursement, ...]:  # fmt: skip
    """Without money that stands in another row too: of a whole area beside the units in it, in a table beside a report,
    or told by one unit once as a whole and once in parts.
    """
    kept = []
    for row in rows:
        below = plan.below(row.subject)
        family = {row.project, *plan.ancestors(row.project), *plan.subtree(row.project)}
        said_again = (
            o.subject in below or (o.subject == row.subject and _stands_before(plan, o, row, sources))
            for o in rows
            if o.project in family and _same_money(plan, o, row)
        )
        if not any(said_again):
            kept.append(row)
    return tuple(kept)


def _stands_before(plan: Plan, one: Disbursement, other: Disbursement, sources: tuple[Source, ...]) -> bool:
    """Of two rows of a subject: the more trusted; then the newer, for a unit may come to tell in parts what it told whole;
    of one period the parts, where both are of one budget year: of earlier years a unit may know a part and a rest.
    """
    if one.source is not other.source:
        return sources.index(one.source) < sources.index(other.source)
    if one.line == other.line:
        return False
    if one.period.end != other.period.end:
        return one.period.end > other.period.end
    if one.project != other.project:
        return one.project in plan.subtree(other.project)
    return one.budget_year == other.budget_year and other.fund == NOT_SPLIT


def _same_money(plan: Plan, one: Disbursement, other: Disbursement) -> bool:
    """Whether two rows may speak of one đồng: a split by source or by earlier year stands beside its whole."""
    funds = one.fund == other.fund or NOT_SPLIT in (one.fund, other.fund)
    years = {one.budget_year, other.budget_year}
    return funds and (len(years) == 1 or (NOT_SPLIT in years and plan.year not in years))
