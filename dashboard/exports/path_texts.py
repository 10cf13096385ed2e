"""Paths that are filled in for a person to look over: a straight line to the goal, or last year's own path."""

from decimal import ROUND_HALF_UP, Decimal

from dashboard.domain.plan.indicators import Measure
from dashboard.domain.plan.paths import milestones
from dashboard.domain.plan.plan import PathOf, Plan
from dashboard.domain.plan.targets import PaceRule, Target
from dashboard.domain.verdicts import progress
from dashboard.exports.plan_texts import Texts, spelled
from dashboard.importing.layouts.plan_sheets import MILESTONES
from dashboard.importing.sheets.codecs import written

_WHOLE, _HUNDREDTH = Decimal(1), Decimal("0.01")
Points = dict[int, Decimal]


def straight_line(plan: Plan, of: PathOf, key: str) -> Texts | None:
    """From the start of the year to the goal, at the months in which figures are due; None where one of them is unknown."""
    if of is PathOf.MONEY:
        return _row(of, key, {month: Decimal(month) / 12 for month in range(1, 13)}, Measure.PERCENTAGE)
    target = next(t for t in plan.targets if t.id == key)
    indicator = plan.indicator_by_code[target.indicator]
    goal = progress.goal(target, indicator.direction, target.start)
    start = Decimal(0) if target.pace_rule is PaceRule.FROM_ZERO else target.start
    if goal is None or start is None:
        return None
    line = {month: start + (goal - start) * month / 12 for month in indicator.due_months}
    return _target_row(plan, target, line)


def last_years(plan: Plan, before: Plan | None, of: PathOf, key: str) -> Texts | None:
    """The path that last year's plan had for the same target or project; None where it had none."""
    if before is None:
        return None
    if of is PathOf.MONEY:
        points = milestones(before, of, key)
        return _row(of, key, points, Measure.PERCENTAGE) if points else None
    target = next(t for t in plan.targets if t.id == key)
    earlier = next((t for t in before.targets if (t.indicator, t.tier) == (target.indicator, target.tier)), None)
    points = milestones(before, of, earlier.id) if earlier else {}
    return _target_row(plan, target, points) if points else None


def _target_row(plan: Plan, target: Target, points: Points) -> Texts:
    return _row(PathOf.TARGET, target.id, points, plan.indicator_by_code[target.indicator].measure)


def _row(of: PathOf, key: str, points: Points, measure: Measure) -> Texts:
    row = {column.key: "" for column in MILESTONES.columns}
    cells = {"of": of, "key": key} | {f"m{month}": value for month, value in points.items()}
    step = _WHOLE if measure is Measure.COUNT else _HUNDREDTH
    for name, value in cells.items():
        column = MILESTONES.column(name)
        cell = written(column, value, measure)
        row[name] = spelled(column, cell.quantize(step, ROUND_HALF_UP) if isinstance(cell, Decimal) else cell)
    return row
