"""Who answers for a planned path: one that is another than the path in force needs a name and a day."""

from collections.abc import Iterator

from dashboard.domain.issues import Issue, IssueCode
from dashboard.domain.plan import ALL_PROJECTS, Milestone, PathOf, Plan
from dashboard.importing.checks.plan_checks import Places
from dashboard.importing.layouts import plan_sheets as sheets
from dashboard.importing.layouts.vocabulary import ALL_WORD
from dashboard.importing.names import plain

Path = dict[str, object]  # a period's code -> what is to be reached


def path_faults(plan: Plan, in_force: Plan | None, places: Places) -> Iterator[Issue]:
    """Paths without the name or the day of their approval: refused where they change what holds, else only said."""
    stands = _paths(in_force) if in_force else {}
    signed = {(m.of, m.key): m for m in plan.milestones}
    paths = _paths(plan)
    for row in places.rows(sheets.MILESTONES):
        of, text = row.word("of"), row.code("key")
        key = ALL_PROJECTS if of is PathOf.MONEY and plain(text) == plain(ALL_WORD) else text
        path = paths.get((of, key)) if isinstance(of, PathOf) else None
        if path is None or not isinstance(of, PathOf):
            continue
        step, changed = signed[of, key], in_force is not None and path != stands.get((of, key))
        if changed and not (step.approved_by and step.approved_on):
            missing = "approved_on" if step.approved_by else "approved_by"
            title = sheets.MILESTONES.column(missing).title
            yield Issue(IssueCode.MILESTONE_NOT_APPROVED, row.place(missing), text, {"column": title})
        elif not step.approved_by:
            yield Issue(IssueCode.MILESTONE_WITHOUT_NAME, row.place("approved_by"), text)


def _paths(plan: Plan) -> dict[tuple[PathOf, str], Path]:
    found: dict[tuple[PathOf, str], Path] = {}
    step: Milestone
    for step in plan.milestones:
        found.setdefault((step.of, step.key), {})[step.period.code] = step.value
    return found
