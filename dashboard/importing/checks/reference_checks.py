"""Checks of a plan's codes: each stands in the sheet that its column refers to.

A row of that sheet that could not be read still names its code, and a code that is missing there may be the one that is
referred to: what follows from such a fault is no fault of its own.
"""

from collections.abc import Iterator, Mapping
from dataclasses import MISSING
from typing import Any

from dashboard.domain.issues import Issue, IssueCode, Place
from dashboard.domain.messages import Param
from dashboard.domain.plan.plan import ALL_PROJECTS, PathOf, Plan
from dashboard.importing.layouts import plan_sheets as sheets
from dashboard.importing.layouts.plan_rows import PlanRows
from dashboard.importing.sheets.codecs import read
from dashboard.importing.sheets.declared import DeclaredTable
from dashboard.importing.sheets.likely import like

_HOLDS: dict[str, tuple[DeclaredTable[Any], str]] = {  # where the codes of a part of the plan, or of the groups of units, stand
    "units": (sheets.UNITS, "code"), "groups": (sheets.UNITS, "group"), "projects": (sheets.PROJECTS, "code"),
    "funds": (sheets.FUNDS, "code"), "indicators": (sheets.INDICATORS, "code"),
    "disaggregations": (sheets.DISAGGREGATIONS, "code"), "standards": (sheets.STANDARDS, "code"),
}  # fmt: skip


def reference_faults(plan: Plan, rows: PlanRows) -> Iterator[Issue]:
    """Codes that the part of the plan that their column refers to does not have."""
    known = _Codes(plan, rows)
    for table in sheets.TABLES:
        for column in table.columns:
            spelled = {member for member, _ in column.spelled if isinstance(member, str)}
            for place, code in rows.references(table, column.key) if column.refers else ():
                if code and code not in spelled and (near := known.lacks(code, column.refers)) is not None:
                    yield _unknown(place, code, column.title, near)
    root = rows.form.shown("root")
    if root and (near := known.lacks(root, ("units",))) is not None:
        yield _unknown(rows.form.place("root"), root, sheets.PROGRAMME.column("root").title, near)
    yield from _unknown_paths(rows)


def _unknown(place: Place, code: str, title: str, near: tuple[str, ...]) -> Issue:
    params: dict[str, Param] = {"column": title, "like": near}
    return Issue(IssueCode.UNKNOWN_REFERENCE, place, code, params)


class _Codes:
    """The codes of each part of the plan as they stand in its sheet, and the names that belong to them."""

    def __init__(self, plan: Plan, rows: PlanRows) -> None:
        self._codes = {part: rows.codes(table, column) for part, (table, column) in _HOLDS.items()}
        units = self._codes["units"]
        if units is not None:
            units |= {code for unit in plan.units for code in (unit.code, unit.official_code)}
        self._nameless = {
            part: sum(row.blank(column) for row in rows.of(table)) if column == "code" else 0
            for part, (table, column) in _HOLDS.items()
        }
        self._missed: dict[str, set[str]] = {}
        self._names: dict[str, Mapping[str, str]] = {
            "units": {unit.official_code: unit.name for unit in plan.units},
            "groups": {unit.group: f"các {unit.type}" for unit in plan.units if unit.group},
            "projects": {project.code: project.name for project in plan.projects},
            "funds": {fund.code: fund.name for fund in plan.funds},
            "indicators": {indicator.code: indicator.name for indicator in plan.indicators},
        }

    def lacks(self, code: str, parts: tuple[str, ...]) -> tuple[str, ...] | None:
        """Codes that are similar to one that none of the parts has; None where one has it, or may have it."""
        known = [self._codes[part] for part in parts]
        if any(codes is None or code in codes for codes in known):
            return None
        missed = self._missed.setdefault(parts[0], set())
        if code in missed or len(missed) < self._nameless[parts[0]]:
            missed.add(code)  # there is a row without its code: this may be it
            return None
        names = {code: name for part in parts for code, name in self._names.get(part, {}).items()}
        return like(code, {c for codes in known for c in codes or ()}, names)


def _unknown_paths(rows: PlanRows) -> Iterator[Issue]:
    """Paths of no target, project or line of money ("DA2/NSTW/2024")."""
    targets, projects = rows.codes(sheets.TARGETS, "id"), rows.codes(sheets.PROJECTS, "code")
    lines = {
        "/".join(str(read(row, key)) for key in sheets.ALLOCATIONS.identity)
        for row in rows.of(sheets.ALLOCATIONS)
        if MISSING not in (read(row, key) for key in sheets.ALLOCATIONS.identity)
    }
    known = {PathOf.TARGET: targets, PathOf.MONEY: None if projects is None else {*projects, *lines, ALL_PROJECTS}}
    for row, steps in rows.paths:
        codes, key = known.get(read(row, "of")), read(row, "key")
        if steps and codes is not None and key not in codes:
            title = sheets.MILESTONES.column("key").title
            yield _unknown(row.place("key"), row.shown("key"), title, like(row.shown("key"), codes))
