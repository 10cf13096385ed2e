"""Checks of a plan's units over time: days of mergers, shares of divisions, one unit for a code on any day."""

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
from dashboard.importing.layouts import plan_sheets as sheets
from dashboard.importing.layouts.plan_rows import PlanRows
from dashboard.importing.sheets.rows import Row

WHOLE = Decimal(1)
ROUNDING = Decimal("0.005")  # three thirds, each written as 33,33
NAMED = 3  # units in one sentence


def unit_faults(plan: Plan, rows: PlanRows) -> Iterator[Issue]:
    """Faults of units over time, in no particular order."""
    yield from _overlaps(plan, rows)
    yield from _days(plan, rows)
    yield from _shares(plan, rows)
    yield from _gone_but_owing(plan, rows)


def _overlaps(plan: Plan, rows: PlanRows) -> Iterator[Issue]:
    """Codes of two units on one day; two units with the same first day are a repeated row, another fault."""
    same: dict[str, list[Unit]] = {}
    for unit in plan.units:
        same.setdefault(unit.official_code, []).append(unit)
    for code, units in same.items():
        for earlier, later in pairwise(sorted(units, key=lambda u: u.valid_from)):
            meet = earlier.valid_to is None or earlier.valid_to > later.valid_from
            if meet and earlier.valid_from < later.valid_from:
                params: dict[str, Param] = {"code": code, "before": earlier.name, "day": later.valid_from}
                yield Issue(IssueCode.OVERLAPPING_UNITS, _place_of(rows, later), later.name, params)


def like_codes(plan: Plan, in_force: Plan | None, rows: PlanRows) -> Iterator[Issue]:
    """Codes that are another one without the zeros before it, as a sheet makes 124 of 00124: one unit, or two?"""
    stood = {unit.official_code: unit for unit in in_force.units} if in_force else {}
    by_number: dict[str, dict[str, Unit]] = {}
    for code, unit in stood.items() | {(u.official_code, u) for u in plan.units}:
        if code.isdigit():
            by_number.setdefault(code.lstrip("0"), {})[code] = unit
    for unit in plan.units:
        code = unit.official_code
        alike = by_number.get(code.lstrip("0"), {}) if code.isdigit() else {}
        longer = next((other for known, other in sorted(alike.items()) if len(known) > len(code)), None)
        if longer is not None and not (code in stood and longer.official_code in stood):
            params: dict[str, Param] = {"other": f"{longer.official_code} {longer.name}"}
            yield Issue(IssueCode.UNIT_CODE_LIKE, rows.where(sheets.UNITS, "code", code), code, params)


def _place_of(rows: PlanRows, unit: Unit) -> Place:
    key = (unit.official_code, unit.valid_from)
    row = next(row for row, u in rows.pairs(sheets.UNITS) if (u.official_code, u.valid_from) == key)
    return row.place("code")


def _days(plan: Plan, rows: PlanRows) -> Iterator[Issue]:
    """Successions on a day on which the old unit does not end, or the new one does not begin."""
    for row, became in rows.pairs(sheets.SUCCESSIONS):
        day = became.on
        old, new = (_same(plan, official(code)) for code in (became.old, became.new))
        if old and all(unit.valid_to != day for unit in old):
            yield Issue(IssueCode.SUCCESSION_DAYS, row.place("old"), old[0].name, {"day": day})
        if new and all(unit.valid_from != day for unit in new):
            yield Issue(IssueCode.SUCCESSION_DAYS, row.place("new"), new[0].name, {"day": day})


def _same(plan: Plan, code: str) -> list[Unit]:
    return [unit for unit in plan.units if unit.official_code == code]


def _shares(plan: Plan, rows: PlanRows) -> Iterator[Issue]:
    """Successions of a unit whose shares do not sum to 1; where a share is unknown, figures stay with the old unit."""
    parts: dict[str, list[tuple[Row, Succession]]] = {}
    for row, change in rows.pairs(sheets.SUCCESSIONS):
        parts.setdefault(change.old, []).append((row, change))
    for old, pairs in parts.items():
        if old not in plan.unit_by_code:
            continue
        name, place, changes = plan.unit_by_code[old].name, pairs[0][0].place("share"), [c for _, c in pairs]
        total = sum((c.share for c in changes if c.share is not None), Decimal(0))
        known = all(c.share is not None for c in changes)
        if total > WHOLE + ROUNDING or (known and total < WHOLE - ROUNDING):
            figure = Figure(total, FigureKind.SHARE, places=2)
            yield Issue(IssueCode.SUCCESSION_SHARES, place, name, {"sum": figure})
        elif not accounted_for(tuple(changes)):
            yield Issue(IssueCode.SUCCESSION_INCOMPLETE, place, name)
        elif not known:
            yield Issue(IssueCode.SUCCESSION_SHARE_UNKNOWN, place, name)


def _gone_but_owing(plan: Plan, rows: PlanRows) -> Iterator[Issue]:
    """Units and groups of the calendar without any unit at the end of the period: nobody would owe the report."""
    named: set[str] = set()
    for row, owed in rows.pairs(sheets.CALENDAR):
        end = owed.period.end
        gone = [code for code in owed.reporters if plan.members((code,)) and not plan.members((code,), end)]
        new = [code for code in gone if code not in named]
        if new:
            named.update(new)
            place = row.place("reporters")
            yield Issue(IssueCode.UNIT_GONE_STILL_OWING, place, "; ".join(new), {"period": owed.period})


def reported_later(plan: Plan, standing: Snapshot | None, rows: PlanRows) -> Iterator[Issue]:
    """Stored reports of units that do not exist at the end of the period by the new plan: their figures would not count."""
    if standing is None:
        return
    late = [s for s in standing.submissions if s.status.counts and _closed_by_then(s, plan, standing.plan)]
    if not late:
        return
    codes = tuple(dict.fromkeys(sent.unit for sent in late))
    names = [standing.plan.unit_by_code[code].name for code in codes[:NAMED]]
    params: dict[str, Param] = {"count": len(codes), "period": min(sent.period for sent in late)}
    shown = ", ".join(names) + (" …" if len(codes) > NAMED else "")
    yield Issue(IssueCode.REPORTED_AFTER_CLOSING, rows.where(sheets.UNITS, "code", official(codes[0])), shown, params)


def _closed_by_then(sent: Submission, plan: Plan, in_force: Plan) -> bool:
    """Whether the unit of a report exists at the end of its period by the plan in force, and no longer by the new one."""
    before, day = in_force.unit_by_code.get(sent.unit), sent.period.end
    if before is None or not before.stands_on(day):
        return False
    after = [u for u in plan.units if u.official_code == before.official_code and u.valid_from == before.valid_from]
    return bool(after) and not after[0].stands_on(day)
