"""What a plan's units must agree on over time: days of mergers, shares of divisions, one meaning of a code at a time."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from dashboard.domain.issues import Issue, IssueCode, Place
from dashboard.domain.messages import Figure, FigureKind, Param
from dashboard.domain.plan.plan import Plan
from dashboard.domain.plan.territory import accounted_for
from dashboard.domain.plan.units import Succession, Unit, official
from dashboard.domain.reported.observations import Submission
from dashboard.domain.reported.snapshot import Snapshot
from dashboard.importing.checks.plan_checks import Places
from dashboard.importing.layouts import plan_sheets as sheets
from dashboard.importing.sheets.rows import Row

WHOLE = Decimal(1)
ROUNDING = Decimal("0.005")  # three thirds, each written as 33,33
NAMED = 3  # units in one sentence


def unit_faults(plan: Plan, places: Places) -> Iterator[Issue]:
    """Faults of units over time, in no particular order."""
    yield from _overlaps(plan, places)
    yield from _days(plan, places)
    yield from _shares(plan, places)
    yield from _gone_but_owing(plan, places)


def _overlaps(plan: Plan, places: Places) -> Iterator[Issue]:
    """One code that means two units on one day; two with the same first day are the same row twice, said elsewhere."""
    same: dict[str, list[Unit]] = {}
    for unit in plan.units:
        same.setdefault(unit.official_code, []).append(unit)
    for code, units in same.items():
        for earlier, later in pairwise(sorted(units, key=lambda u: u.valid_from)):
            meet = earlier.valid_to is None or earlier.valid_to > later.valid_from
            if meet and earlier.valid_from < later.valid_from:
                said: dict[str, Param] = {"code": code, "before": earlier.name, "day": later.valid_from}
                yield Issue(IssueCode.OVERLAPPING_UNITS, _place_of(places, later), later.name, said)


def _place_of(places: Places, unit: Unit) -> Place:
    for row in places.rows(sheets.UNITS):
        if row.code("code") == unit.official_code and row.date("valid_from") == unit.valid_from:
            return row.place("code")
    return places.where(sheets.UNITS, "code", unit.official_code)


def _days(plan: Plan, places: Places) -> Iterator[Issue]:
    """The old unit must end, and the new one begin, on the day of their merger."""
    for row in places.rows(sheets.SUCCESSIONS):
        day = row.date("on")
        if day is None:
            continue
        old, new = (_same(plan, row.code(key)) for key in ("old", "new"))
        if old and all(unit.valid_to != day for unit in old):
            yield Issue(IssueCode.SUCCESSION_DAYS, row.place("old"), old[0].name, {"day": day})
        if new and all(unit.valid_from != day for unit in new):
            yield Issue(IssueCode.SUCCESSION_DAYS, row.place("new"), new[0].name, {"day": day})


def _same(plan: Plan, code: str) -> list[Unit]:
    return [unit for unit in plan.units if unit.official_code == code]


def _shares(plan: Plan, places: Places) -> Iterator[Issue]:
    """All that became of a unit is one whole; where a part of it is not known, figures stay with the old unit."""
    parts: dict[str, list[Succession]] = {}
    for change in plan.successions:
        parts.setdefault(change.old, []).append(change)
    for old, changes in parts.items():
        row = _row_of(places, old)
        if row is None or old not in plan.unit_by_code:
            continue
        name, place = plan.unit_by_code[old].name, row.place("share")
        total = sum((c.share for c in changes if c.share is not None), Decimal(0))
        known = all(c.share is not None for c in changes)
        if total > WHOLE + ROUNDING or (known and total < WHOLE - ROUNDING):
            figure = Figure(total, FigureKind.SHARE, places=2)
            yield Issue(IssueCode.SUCCESSION_SHARES, place, name, {"sum": figure})
        elif not accounted_for(tuple(changes)):
            yield Issue(IssueCode.SUCCESSION_INCOMPLETE, place, name)
        elif not known:
            yield Issue(IssueCode.SUCCESSION_SHARE_UNKNOWN, place, name)


def _row_of(places: Places, old: str) -> Row | None:
    return next((row for row in places.rows(sheets.SUCCESSIONS) if row.code("old") == official(old)), None)


def _gone_but_owing(plan: Plan, places: Places) -> Iterator[Issue]:
    """A unit or group of the calendar of which nobody stands when the period ends: nobody would be asked for the report."""
    said: set[str] = set()
    for row in places.rows(sheets.CALENDAR):
        period = row.period("period")
        if period is None:
            continue
        gone = [c for c in row.codes("reporters") if plan.members((c,)) and not plan.members((c,), period.end)]
        new = [code for code in gone if code not in said]
        if new:
            said.update(new)
            yield Issue(IssueCode.UNIT_GONE_STILL_OWING, row.place("reporters"), "; ".join(new), {"period": period})


def reported_later(plan: Plan, standing: Snapshot | None, places: Places) -> Iterator[Issue]:
    """Reports in the store of units that, by the new plan, were closed or other ones by then: their figures would not count."""
    if standing is None:
        return
    late = [s for s in standing.submissions if s.status.counts and _closed_by_then(s, plan, standing.plan)]
    if not late:
        return
    codes = tuple(dict.fromkeys(sent.unit for sent in late))
    names = [standing.plan.unit_by_code[code].name for code in codes[:NAMED]]
    said: dict[str, Param] = {"count": len(codes), "period": min(sent.period for sent in late)}
    found = ", ".join(names) + (" …" if len(codes) > NAMED else "")
    yield Issue(IssueCode.REPORTED_AFTER_CLOSING, places.where(sheets.UNITS, "code", official(codes[0])), found, said)


def _closed_by_then(sent: Submission, plan: Plan, in_force: Plan) -> bool:
    """Whether the unit that sent a report stood at the end of its period, and by the new plan no longer does."""
    before, day = in_force.unit_by_code.get(sent.unit), sent.period.end
    if before is None or not before.stands_on(day):
        return False
    after = [u for u in plan.units if u.official_code == before.official_code and u.valid_from == before.valid_from]
    return bool(after) and not after[0].stands_on(day)
