"""Checks of a plan's rows against each other and against what the store has: each fault is an issue at its cell."""

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

from dashboard.domain.issues import Issue, IssueCode, Place
from dashboard.domain.messages import Figure, FigureKind
from dashboard.domain.plan.plan import ALL_PROJECTS, NOT_SPLIT, PathOf, Plan
from dashboard.domain.plan.targets import Target
from dashboard.domain.reported.snapshot import Snapshot
from dashboard.importing.layouts import plan_sheets as sheets
from dashboard.importing.layouts.plan_rows import PlanRows
from dashboard.importing.sheets.codecs import read


def plan_faults(plan: Plan, rows: PlanRows) -> Iterator[Issue]:
    """The faults of a plan in itself, in no particular order."""
    yield from _duplicates(rows)
    yield from _unknown_references(plan, rows)
    yield from _circles(plan, rows)
    yield from _parents_beside_children(plan, rows)
    yield from _not_applicable(plan, rows)
    for obligation in plan.obligations:
        if obligation.period.year != plan.year:
            place = rows.where(sheets.CALENDAR, "period", obligation.period.code)
            yield Issue(
                IssueCode.OUTSIDE_PLAN_YEAR, place, obligation.period.code, {"year": str(obligation.period.year)}
            )
    for target in plan.targets:
        yield from _stated_change(target, rows)


def _duplicates(rows: PlanRows) -> Iterator[Issue]:
    for table in sheets.TABLES:
        for place, key in rows.repeated(table):
            yield Issue(IssueCode.DUPLICATE_ROW, place, key)


_CODED = ("projects", "funds", "indicators", "disaggregations", "standards")


def _unknown_references(plan: Plan, rows: PlanRows) -> Iterator[Issue]:
    """Codes that the part of the plan that their column refers to does not have."""
    units = {code for unit in plan.units for code in (unit.code, unit.official_code)}
    codes = {
        "units": units,
        "groups": {unit.group for unit in plan.units if unit.group},
        **{part: {row.code for row in getattr(plan, part)} for part in _CODED},
    }
    for table in sheets.TABLES:
        for column in table.columns:
            known = {member for member, _ in column.spelled}.union(*(codes[part] for part in column.refers))
            for place, code in rows.references(table, column.key) if column.refers else ():
                if code not in known:
                    yield Issue(IssueCode.UNKNOWN_REFERENCE, place, code, {"column": column.title})
    if plan.root not in units:
        title = sheets.PROGRAMME.column("root").title
        yield Issue(IssueCode.UNKNOWN_REFERENCE, Place(sheets.PROGRAMME.sheet), plan.root, {"column": title})
    yield from _unknown_paths(plan, rows)


def _unknown_paths(plan: Plan, rows: PlanRows) -> Iterator[Issue]:
    """Paths of no target, project or line of money ("DA2/NSTW/2024")."""
    targets = {target.id for target in plan.targets}
    lines = {f"{a.project}/{a.fund}/{a.budget_year}" for a in plan.allocations}
    known = {PathOf.TARGET: targets, PathOf.MONEY: {*plan.project_by_code, *lines, ALL_PROJECTS}}
    for row, steps in rows.paths:
        if steps and read(row, "key") not in known[read(row, "of")]:
            title = sheets.MILESTONES.column("key").title
            yield Issue(IssueCode.UNKNOWN_REFERENCE, row.place("key"), row.shown("key"), {"column": title})


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
    """Known amounts on a node and on one below it, from the same source and year, would be counted twice."""
    unknown = {p.parent for p in plan.projects if p.parent} - set(plan.project_by_code)
    if unknown or any(True for _ in _circles(plan, rows)):
        return  # the tree cannot be walked, and that is a finding already
    known = {a.key: a for a in plan.allocations if a.amount_vnd is not None and a.project in plan.project_by_code}
    for project, fund, year in known:
        for above in plan.ancestors(project):
            if (above, fund, year) in known:
                place = rows.where(sheets.ALLOCATIONS, "project", project)
                yield Issue(IssueCode.PARENT_AND_CHILD, place, project, {"parent": above, "child": project})


def _not_applicable(plan: Plan, rows: PlanRows) -> Iterator[Issue]:
    for allocation in plan.allocations:
        project = plan.project_by_code.get(allocation.project)
        if project and not project.applicable:
            place = rows.where(sheets.ALLOCATIONS, "project", project.code)
            yield Issue(IssueCode.NOT_APPLICABLE_PROJECT, place, project.code, {"project": project.code})


def _stated_change(target: Target, rows: PlanRows) -> Iterator[Issue]:
    """A level, its baseline and the change stated in one sentence must fit each other."""
    if target.stated_change is None or target.baseline is None or target.low is None or target.basis.is_change:
        return
    if abs(target.baseline + target.stated_change - target.low) > Decimal("0.0001"):
        yield Issue(
            IssueCode.STATED_MISMATCH,
            rows.where(sheets.TARGETS, "id", target.id),
            target.id,
            {
                "baseline": Figure(target.baseline, FigureKind.SHARE, places=2),
                "change": Figure(target.stated_change * 100, FigureKind.NUMBER),
                "level": Figure(target.low, FigureKind.SHARE, places=2),
            },
        )


def still_reported(plan: Plan, standing: Snapshot | None) -> Iterator[Issue]:
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
        for code in sorted(codes - kept):
            yield Issue(IssueCode.STILL_REPORTED, Place(table.sheet), code)


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
