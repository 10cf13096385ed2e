"""Checks that a plan's reports have something to hold: every indicator has a reporter, every reporter something to report."""

from collections.abc import Iterator
from dataclasses import MISSING

from dashboard.domain.issues import Issue, IssueCode, Place
from dashboard.domain.messages import Param
from dashboard.domain.plan.indicators import ReviewRole
from dashboard.domain.plan.plan import Obligation, Plan
from dashboard.domain.reporting.calendar import owed_by
from dashboard.domain.reporting.lines import lines_of
from dashboard.importing.layouts import plan_sheets as sheets
from dashboard.importing.layouts.plan_rows import PlanRows
from dashboard.importing.sheets.codecs import read

_NAMED = 5  # units in one sentence


def nobody_reports(rows: PlanRows) -> Iterator[Issue]:
    """Indicators that no unit is asked for. Figures of the yearly review come with its forms; of others a word must say so."""
    for row in rows.of(sheets.INDICATORS):
        asked = "reporters" in row.cells and read(row, "reporters") is MISSING
        if asked and read(row, "role") in (MISSING, ReviewRole.NONE) and not row.blank("code"):
            yield Issue(IssueCode.NOBODY_REPORTS, row.place("reporters"))


def without_lines(plan: Plan, in_force: Plan | None, rows: PlanRows) -> Iterator[Issue]:
    """Reports of the calendar without a line for some of those who owe it, once for a form and its units.

    Nobody's report has a line: an error. Some have none: they may report in words only, which a person says once.
    """
    bare: dict[tuple[str, tuple[str, ...], bool], list[Place]] = {}  # a place for each period
    for row, owed in rows.pairs(sheets.CALENDAR):
        units = owed_by(plan, owed)
        said = plan.members(row.codes("words_only")) if "words_only" in row.cells else ()
        empty = tuple(unit for unit in _empty(plan, owed) if unit not in said)
        if empty and not _accepted(in_force, owed, empty):
            bare.setdefault((owed.name, empty, len(empty) == len(units)), []).append(row.place("reporters"))
    title = sheets.CALENDAR.column("words_only").title
    for (name, empty, whole), places in bare.items():
        code = IssueCode.REPORT_WITHOUT_LINES if whole else IssueCode.NOTHING_TO_REPORT
        names = [f"{plan.unit_by_code[unit].name} ({unit})" for unit in empty]
        named = ", ".join(names[:_NAMED]) + (" …" if len(names) > _NAMED else "")
        params: dict[str, Param] = {"form": name, "count": len(places), "column": title}
        yield Issue(code, places[0], named, params, also=tuple(places[1:]))


def _empty(plan: Plan, owed: Obligation) -> tuple[str, ...]:
    return tuple(unit for unit in owed_by(plan, owed) if not lines_of(plan, unit, owed.period))


def _accepted(in_force: Plan | None, owed: Obligation, empty: tuple[str, ...]) -> bool:
    """Whether the plan in force has the same report without lines of the same units: it was said to be meant so."""
    same = [o for o in in_force.obligations if (o.form, o.period) == (owed.form, owed.period)] if in_force else []
    return any(in_force is not None and set(empty) <= set(_empty(in_force, o)) for o in same)
