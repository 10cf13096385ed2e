"""Which estimates of money (ước) stand at a period: the newest of each unit, line and span, what says «ước» first."""

from dashboard.domain.disbursement.spending import OF_UNITS
from dashboard.domain.periods import Period
from dashboard.domain.reported.observations import Disbursement
from dashboard.domain.reported.snapshot import Snapshot

Key = tuple[object, ...]


def estimates_of(snapshot: Snapshot, period: Period, unit: str | None = None) -> tuple[Disbursement, ...]:
    """Of all spans of the year that end with `period` or after it, of the whole plan or of one unit.

    What says «ước» stands before what only came too early to be paid.
    """
    plan = snapshot.plan
    within = None if unit in (None, plan.root) else plan.below(unit or "") | {unit}
    best: dict[Key, tuple[tuple[bool, int, int, int], Disbursement]] = {}
    for place, (told, row) in enumerate(snapshot.estimated_money):
        if row.cumulative_vnd is None or row.source not in OF_UNITS:
            continue
        ends_later = row.period.year == period.year and row.period.last_month >= period.last_month
        if not ends_later or (within is not None and row.subject not in within):
            continue
        key = (row.subject, *row.line, row.period.last_month)
        rank = (told.estimate, -OF_UNITS.index(row.source), row.submission or 0, place)
        if key not in best or rank > best[key][0]:
            best[key] = (rank, row)
    return tuple(row for _, row in best.values())
