"""Checks of a plan's rows against each other and against what the store has: each fault is an issue at its cell."""

from collections import Counter
from collections.abc import Iterator

from dashboard.domain.issues import Issue, IssueCode, Place
from dashboard.domain.messages import Param
from dashboard.domain.plan.plan import NOT_SPLIT, BudgetYear, Plan
from dashboard.domain.reported.snapshot import Snapshot
from dashboard.importing.checks.reference_checks import reference_faults
from dashboard.importing.layouts import plan_sheets as sheets
from dashboard.importing.layouts.plan_rows import PlanRows
from dashboard.importing.sheets.vocabulary import NOT_SPLIT_SPELLED


def plan_faults(plan: Plan, rows: PlanRows) -> Iterator[Issue]:
    """The faults of a plan in itself, in no particular order."""
    yield from _duplicates(rows)
    yield from reference_faults(plan, rows)
    yield from _circles(plan, rows)
    yield from _parents_beside_children(plan, rows)
    yield from _not_applicable(plan, rows)
    for row, obligation in rows.pairs(sheets.CALENDAR) if rows.named else ():  # a rule is of the plan's year
        if obligation.period.year != plan.year:
            year = {"year": str(obligation.period.year)}
            yield Issue(IssueCode.OUTSIDE_PLAN_YEAR, row.place("period"), obligation.period.code, year)


def _duplicates(rows: PlanRows) -> Iterator[Issue]:
    for table in sheets.TABLES:
        for cells, key, first in rows.repeated(table):
            yield Issue(IssueCode.DUPLICATE_ROW, cells[0], key, {"first": first}, also=cells[1:])


def _circles(plan: Plan, rows: PlanRows) -> Iterator[Issue]:
    """Projects and units that are their own ancestors."""
    for table, parents in (
        (sheets.PROJECTS, {p.code: p.parent for p in plan.projects}),
        (sheets.UNITS, {u.code: u.parent for u in plan.units}),
    ):
        for code in parents:
            seen, at = {code}, parents.get(code)
            while at and at not in seen:
                seen.add(at)
                at = parents.get(at)
            if at == code:
                yield Issue(IssueCode.CIRCULAR, rows.where(table, "code", code), code)


def _parents_beside_children(plan: Plan, rows: PlanRows) -> Iterator[Issue]:
    """Known amounts on a node and on one below it, or split by source and not split, of one year would be counted twice."""
    unknown = {p.parent for p in plan.projects if p.parent} - set(plan.project_by_code)
    if unknown or any(True for _ in _circles(plan, rows)):
        return  # the tree cannot be walked, and that is a finding already
    known = {
        given.key: row
        for row, given in rows.pairs(sheets.ALLOCATIONS)
        if given.amount_vnd is not None and given.project in plan.project_by_code
    }
    funds: dict[tuple[str, BudgetYear], set[str]] = {}
    for project, fund, year in known:
        funds.setdefault((project, year), set()).add(fund)
    for (project, fund, year), row in known.items():
        for above in plan.ancestors(project):
            theirs = funds.get((above, year), set())
            if theirs & {fund, NOT_SPLIT} or (theirs and fund == NOT_SPLIT):
                params: dict[str, Param] = {"parent": above, "child": project}
                yield Issue(IssueCode.PARENT_AND_CHILD, row.place("project"), project, params)
        if fund != NOT_SPLIT and NOT_SPLIT in funds[project, year]:
            split: dict[str, Param] = {"parent": f"{project} {NOT_SPLIT_SPELLED[0][1]}", "child": f"{project} {fund}"}
            yield Issue(IssueCode.PARENT_AND_CHILD, row.place("fund"), fund, split)


def _not_applicable(plan: Plan, rows: PlanRows) -> Iterator[Issue]:
    for row, allocation in rows.pairs(sheets.ALLOCATIONS):
        project = plan.project_by_code.get(allocation.project)
        if project and not project.applicable:
            params: dict[str, Param] = {"project": project.code}
            yield Issue(IssueCode.NOT_APPLICABLE_PROJECT, row.place("project"), project.code, params)


def still_reported(plan: Plan, standing: Snapshot | None, rows: PlanRows) -> Iterator[Issue]:
    """What has figures and is no longer in the plan: its rows must stay, closed by a date or marked not applicable."""
    if standing is None:
        return
    used = (
        (sheets.UNITS, {s.unit for s in standing.submissions} | {d.subject for d in standing.disbursements}
         | {o.subject for o in standing.observations}, set(plan.unit_by_code)),
        (sheets.INDICATORS, {o.indicator for o in standing.observations}, set(plan.indicator_by_code)),
        (sheets.PROJECTS, {d.project for d in standing.disbursements}, set(plan.project_by_code)),
        (sheets.FUNDS, {d.fund for d in standing.disbursements} - {NOT_SPLIT}, set(plan.fund_by_code)),
    )  # fmt: skip
    for table, codes, kept in used:
        written = rows.codes(table, "code")
        for code in sorted(codes - kept - (written or set())) if written is not None else ():
            yield Issue(IssueCode.STILL_REPORTED, Place(table.sheet), _named(code, standing.plan))


def _named(code: str, plan: Plan) -> str:
    """A unit by its name and its code; other codes as they are."""
    unit = plan.unit_by_code.get(code)
    return f"{unit.name} ({unit.official_code})" if unit else code


def redefined_units(plan: Plan, earlier: Plan | None, rows: PlanRows) -> Iterator[Issue]:
    """Codes that are of another unit in the plan in force: an error, or a merger."""
    if earlier is None:
        return
    known = {(u.code, u.valid_from): u for u in earlier.units}
    names = Counter(u.code for u in plan.units)
    for unit in plan.units:
        before = known.get((unit.code, unit.valid_from))
        if before and before.name != unit.name and names[unit.code] == 1:
            place = rows.where(sheets.UNITS, "code", unit.code)
            yield Issue(IssueCode.UNIT_REDEFINED, place, unit.name, {"code": unit.code, "before": before.name})
