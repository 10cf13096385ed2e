"""Checks of planned paths (name and day of their approval) and of the order of the thresholds that judge them."""

from collections.abc import Iterator

from dashboard.domain.issues import Issue, IssueCode
from dashboard.domain.plan.plan import Milestone, PathOf, Plan
from dashboard.importing.layouts import plan_sheets as sheets
from dashboard.importing.layouts.plan_rows import PlanRows

Path = dict[str, object]  # a period's code -> what is to be reached


def path_faults(plan: Plan, in_force: Plan | None, rows: PlanRows) -> Iterator[Issue]:
    """Paths without the name or the day of approval: an error where they differ from the plan in force, else a note."""
    stands = _paths(in_force) if in_force else {}
    paths = _paths(plan)
    for row, steps in rows.paths:
        if not steps:
            continue
        step, text = steps[0], row.shown("key")
        changed = in_force is not None and paths[step.of, step.key] != stands.get((step.of, step.key))
        if changed and not (step.approved_by and step.approved_on):
            missing = "approved_on" if step.approved_by else "approved_by"
            lacking = [name for name in ("approved_by", "approved_on") if not getattr(step, name)]
            titles = "», «".join(sheets.MILESTONES.column(name).title for name in lacking)
            yield Issue(IssueCode.MILESTONE_NOT_APPROVED, row.place(missing), text, {"column": titles})
        elif not step.approved_by:
            yield Issue(IssueCode.MILESTONE_WITHOUT_NAME, row.place("approved_by"), text)


_ORDER = (("ratio_on_track", "ratio_slightly_behind"), ("gap_on_track", "gap_slightly_behind"))


def limit_faults(plan: Plan, rows: PlanRows) -> Iterator[Issue]:
    """Thresholds of "on track" that are below those of "slightly behind"."""
    form = rows.form
    for better, worse in _ORDER:
        if getattr(plan.rules, better) < getattr(plan.rules, worse):
            shown, other = form.shown(better), sheets.PROGRAMME.column(worse).title
            place = form.place(better if shown else worse)
            yield Issue(IssueCode.LIMITS_OUT_OF_ORDER, place, shown, {"other": other})


def _paths(plan: Plan) -> dict[tuple[PathOf, str], Path]:
    paths: dict[tuple[PathOf, str], Path] = {}
    step: Milestone
    for step in plan.milestones:
        paths.setdefault((step.of, step.key), {})[step.period.code] = step.value
    return paths
