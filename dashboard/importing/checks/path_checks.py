"""Checks of planned paths (name and day of their approval) and of the order of the thresholds that judge them."""

from collections.abc import Iterator
from itertools import pairwise

from dashboard.domain.issues import Issue, IssueCode, Place
from dashboard.domain.plan.indicators import Direction, Indicator, Measure
from dashboard.domain.plan.plan import Milestone, PathOf, Plan
from dashboard.domain.plan.targets import Target
from dashboard.domain.sentences.phrases import figure
from dashboard.domain.verdicts.progress import Reach, goal, is_cap, reach
from dashboard.importing.layouts import plan_sheets as sheets
from dashboard.importing.layouts.plan_rows import PlanRows
from dashboard.importing.layouts.target_sheets import MONTHS
from dashboard.importing.sheets.rows import Row

Path = dict[str, object]  # a period's code -> what is to be reached


def path_faults(plan: Plan, in_force: Plan | None, rows: PlanRows) -> Iterator[Issue]:
    """Paths without the name or the day of approval: an error where they differ from the plan in force, else a note.

    A path that differs from the one in force under the same name and day is asked about: what was approved then was another.
    """
    stands = _paths(in_force) if in_force else {}
    approvals = {(m.of, m.key): (m.approved_by, m.approved_on) for m in in_force.milestones} if in_force else {}
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
        elif changed and approvals.get((step.of, step.key)) == (step.approved_by, step.approved_on):
            place = row.place("approved_on")
            yield Issue(IssueCode.PATH_SAME_APPROVAL, place, row.shown("approved_on"), {"day": step.approved_on or ""})
        elif not step.approved_by:
            yield Issue(IssueCode.MILESTONE_WITHOUT_NAME, row.place("approved_by"), text)


def path_shape_faults(plan: Plan, rows: PlanRows) -> Iterator[Issue]:
    """Paths that cannot lead to their goal: against their direction, over 100 %, or ended before it at the end of the year."""
    targets = {t.id: t for t in plan.targets}
    for row, steps in rows.paths:
        if not steps:
            continue
        of_target = steps[0].of is PathOf.TARGET
        target = targets.get(steps[0].key) if of_target else None
        if of_target and target is None:
            continue  # another fault
        indicator = plan.indicator_by_code[target.indicator] if target else None
        direction = indicator.direction if indicator else Direction.RISES
        cap = target is not None and is_cap(target, direction)
        if cap:
            direction = Direction.RISES  # what may not be gone over is counted up since January
        ordered = sorted(steps, key=lambda step: step.period.order)
        whole = sorted(plan.milestones_of[steps[0].of, steps[0].key], key=lambda step: step.period.order)
        turns = (later for step, later in pairwise(whole) if later in steps and _against(direction, step, later))
        if turned := next(turns, None):
            yield Issue(IssueCode.PATH_TURNS, _cell(row, turned), row.shown(_key(turned)))
        share = indicator is None or indicator.measure is Measure.PERCENTAGE
        if over := next((step for step in ordered if share and step.value > 1), None):
            yield Issue(IssueCode.PATH_OVER_WHOLE, _cell(row, over), row.shown(_key(over)))
        ends = ordered[-1].period.year == _last_year(plan, target)
        if target and indicator and not cap and ends:
            yield from _ends_short(row, ordered[-1], target, indicator)


def _last_year(plan: Plan, target: Target | None) -> int:
    """The year in which a path has to have come to its goal."""
    return target.until if target and target.until and target.spans(plan.year) else plan.year


def _against(direction: Direction, step: Milestone, later: Milestone) -> bool:
    if direction is Direction.HOLDS:
        return False
    return later.value > step.value if direction is Direction.FALLS else later.value < step.value


def _ends_short(row: Row, last: Milestone, target: Target, indicator: Indicator) -> Iterator[Issue]:
    """A path whose December is not the goal: whoever keeps to it has not reached the target."""
    asked = goal(target, indicator.direction, target.start)
    if last.period.last_month < 12 or asked is None or last.value == asked or indicator.direction is Direction.HOLDS:
        return
    if reach(last.value, target, indicator.direction, target.start) is Reach.NOT_YET:
        params = {"goal": figure(indicator, asked), "end": figure(indicator, last.value)}
        yield Issue(IssueCode.PATH_ENDS_SHORT, _cell(row, last), row.shown(_key(last)), params)


def _key(step: Milestone) -> str:
    return MONTHS[step.period.last_month - 1]


def _cell(row: Row, step: Milestone) -> Place:
    return row.place(_key(step))


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
