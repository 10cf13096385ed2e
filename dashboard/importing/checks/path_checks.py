"""Who answers for a planned path, and whether the limits it is judged by are in order."""

from collections.abc import Iterator

from dashboard.domain.issues import Issue, IssueCode
from dashboard.domain.plan.plan import ALL_PROJECTS, Milestone, PathOf, Plan
from dashboard.importing.cell_text.names import plain
from dashboard.importing.checks.plan_checks import Places
from dashboard.importing.files.workbook import Workbook
from dashboard.importing.findings import Findings
from dashboard.importing.layouts import plan_sheets as sheets
from dashboard.importing.sheets.rows import form_in
from dashboard.importing.sheets.vocabulary import ALL_WORD

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
            lacking = [name for name in ("approved_by", "approved_on") if not getattr(step, name)]
            titles = "», «".join(sheets.MILESTONES.column(name).title for name in lacking)
            yield Issue(IssueCode.MILESTONE_NOT_APPROVED, row.place(missing), text, {"column": titles})
        elif not step.approved_by:
            yield Issue(IssueCode.MILESTONE_WITHOUT_NAME, row.place("approved_by"), text)


_ORDER = (("ratio_on_track", "ratio_slightly_behind"), ("gap_on_track", "gap_slightly_behind"))


def limit_faults(plan: Plan, workbook: Workbook) -> Iterator[Issue]:
    """A limit from which something is on track that lies below the one from which it is slightly behind."""
    form = form_in(workbook, sheets.PROGRAMME, Findings())
    for better, worse in _ORDER:
        if form is not None and getattr(plan.rules, better) < getattr(plan.rules, worse):
            cell, other = form.cell(better), sheets.PROGRAMME.field(worse).title
            place = form.place(better if cell else worse)
            yield Issue(IssueCode.LIMITS_OUT_OF_ORDER, place, cell.shown if cell else "", {"other": other})


def _paths(plan: Plan) -> dict[tuple[PathOf, str], Path]:
    found: dict[tuple[PathOf, str], Path] = {}
    step: Milestone
    for step in plan.milestones:
        found.setdefault((step.of, step.key), {})[step.period.code] = step.value
    return found
