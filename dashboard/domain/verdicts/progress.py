"""Arithmetic of a target: goal, progress, reach and pace (docs/method.en.md: Verdicts). Shares are fractions."""

from dataclasses import replace
from decimal import Decimal
from enum import StrEnum

from dashboard.domain.plan.indicators import Direction
from dashboard.domain.plan.rules import Rules
from dashboard.domain.plan.targets import Basis, Operator, PaceRule, Target
from dashboard.domain.verdicts.parts import State

Bounds = tuple[Decimal | None, Decimal | None]


def bounds(target: Target, baseline: Decimal | None) -> Bounds:
    """The lowest and highest level that the target names, changes resolved against `baseline`; None where unknown."""
    if target.low is None or target.high is None or target.operator is Operator.NONE:
        return (None, None)
    low, high = target.low, target.high
    if target.basis.is_change:
        if baseline is None:
            return (None, None)
        if target.basis is not Basis.RELATIVE_CHANGE:
            return (baseline + low, baseline + high)
        return (baseline * (1 + low), baseline * (1 + high))
    return (low, high)


def goal(target: Target, direction: Direction, baseline: Decimal | None) -> Decimal | None:
    """The level that progress runs to: of a range, the bound nearer to the start."""
    low, high = bounds(target, baseline)
    return high if direction is Direction.FALLS else low


def progress(actual: Decimal, baseline: Decimal, goal_level: Decimal) -> Decimal | None:
    """(A - B) / (T - B): 0 at the baseline, 1 at the target, negative when it got worse; None where T = B (hold rule)."""
    if goal_level == baseline:
        return None
    return (actual - baseline) / (goal_level - baseline)


def is_cap(target: Target, direction: Direction) -> bool:
    """Whether the target is a limit that may not be gone over at any time, and no level to come down to.

    "Không quá 20 hộ" counted from nought, or of what rises or is held; a count from nought of which less is better.
    """
    if target.basis.is_change:  # «tăng tối đa 50 hộ»: a limit on how much it may grow
        return direction is Direction.RISES and target.operator in (Operator.AT_MOST, Operator.BELOW)
    from_zero = target.pace_rule is PaceRule.FROM_ZERO
    if target.operator in (Operator.AT_MOST, Operator.BELOW):
        return from_zero or direction is not Direction.FALLS
    floor = target.operator in (Operator.AT_LEAST, Operator.ABOVE, Operator.NONE)
    return from_zero and direction is Direction.FALLS and not floor


class Reach(StrEnum):
    NOT_YET = "not_yet"
    REACHED = "reached"
    BEYOND = "beyond"  # better than was asked


def _widened(target: Target) -> Target:
    """«Khoảng» is a span around what the target says: around the change where it names one, not around the level."""
    if target.operator is not Operator.ABOUT or target.low is None or target.high is None:
        return target
    low, high = (abs(value) * target.tolerance for value in (target.low, target.high))
    return replace(target, low=target.low - low, high=target.high + high)


def reach(actual: Decimal, target: Target, direction: Direction, baseline: Decimal | None) -> Reach | None:
    """Whether `actual` meets the target, bounds taken as strictly as its operator says; None without a number to meet."""
    low, high = bounds(_widened(target), baseline)
    if low is None or high is None:
        return None
    if target.operator is Operator.ABOVE:
        return Reach.REACHED if actual > low else Reach.NOT_YET
    if target.operator is Operator.BELOW:
        return Reach.REACHED if actual < high else Reach.NOT_YET
    change = target.basis.is_change and not is_cap(target, direction)
    limit = target.operator is Operator.AT_MOST and not change  # to be under it is what was asked
    if limit or (target.operator is Operator.AT_LEAST and direction is not Direction.RISES):
        within = actual <= high if limit else actual >= low
        return Reach.REACHED if within else Reach.NOT_YET
    if direction is Direction.HOLDS:
        within = target.operator is Operator.AT_MOST or actual >= low
        return Reach.REACHED if within and actual <= high else Reach.NOT_YET
    if direction is Direction.FALLS:
        actual, low, high = -actual, -high, -low
    if actual < low:
        return Reach.NOT_YET
    return Reach.BEYOND if actual > high else Reach.REACHED


def pace(
    target: Target,
    direction: Direction,
    actual: Decimal,
    path: Decimal | None,
    baseline: Decimal | None,
    goal_level: Decimal | None,
) -> Decimal | None:
    """By the target's rule: the ratio to the path (`from_zero`, `change`) or the signed gap to it (`level`, + is good).

    Of what should be few the ratio is turned: 26 where the path allows 15 is 15/26.
    """
    if path is None or direction is Direction.HOLDS:  # what is to be held has no way to go
        return None
    if target.pace_rule is PaceRule.FROM_ZERO:
        if direction is Direction.FALLS or is_cap(target, direction):
            return path / actual if actual > 0 else None
        return actual / path if path > 0 else None
    if target.pace_rule is PaceRule.LEVEL:
        return path - actual if direction is Direction.FALLS else actual - path
    if target.pace_rule is PaceRule.CHANGE and baseline is not None and goal_level is not None:
        done, due = progress(actual, baseline, goal_level), progress(path, baseline, goal_level)
        return done / due if done is not None and due is not None and due > 0 else None
    return None


def gap_limits(rules: Rules, goal_level: Decimal | None, is_share: bool = True) -> tuple[Decimal, Decimal]:
    """The gaps to the path down to which a level is on track, and slightly behind.

    The plan's gaps in điểm % where they are small beside the goal: five of them at most a third of it. Of less, and of what
    is no share, the parts of the goal that the limits of the ratio leave: 0,3 and 1,5 điểm % of 10%. To a goal of 0 nothing is
    in scale, so there the level that the path asks for by now is given in its place.
    """
    if goal_level is None or (is_share and abs(rules.gap_slightly_behind) * 3 <= abs(goal_level)):
        return (rules.gap_on_track, rules.gap_slightly_behind)
    return ((rules.ratio_on_track - 1) * abs(goal_level), (rules.ratio_slightly_behind - 1) * abs(goal_level))


def pace_state(
    rule: PaceRule, value: Decimal, rules: Rules, goal_level: Decimal | None = None, is_share: bool = True
) -> State:
    """The verdict on a pace, by the plan's own limits; those of a level are in scale with its goal."""
    if rule is PaceRule.LEVEL:
        on_track, slightly = gap_limits(rules, goal_level, is_share)
    else:
        on_track, slightly = rules.ratio_on_track, rules.ratio_slightly_behind
    if value >= on_track:
        return State.ON_TRACK
    return State.SLIGHTLY_BEHIND if value >= slightly else State.BEHIND


def verdict(
    target: Target,
    direction: Direction,
    actual: Decimal,
    baseline: Decimal | None,
    pace_value: Decimal | None,
    rules: Rules,
    last: bool = False,
    path: Decimal | None = None,
    is_share: bool = True,
) -> State:
    """The state of a target whose figure is known; of the year's `last` figure only whether it is reached.

    `path`: where the plan wants it by now; while that is the start, nothing is due.
    """
    if target.operator is Operator.NONE:
        return State.REPORTED
    goal_level = goal(target, direction, baseline)
    if goal_level is None:
        return State.NO_BASELINE
    reached = reach(actual, target, direction, baseline)
    if is_cap(target, direction):
        return _under_cap(target, reached, pace_value, rules, last)
    match reached:
        case Reach.BEYOND:
            return State.EXCEEDED
        case Reach.REACHED:
            return State.ACHIEVED
    from_zero = target.pace_rule is PaceRule.FROM_ZERO  # counted anew each year: last year's count is no start
    if baseline is not None and not from_zero and (progress(actual, baseline, goal_level) or 0) < 0:
        return State.WORSE
    start = Decimal(0) if from_zero else baseline
    if last or (pace_value is None and not _waits(target, direction, start, path, goal_level)):
        return State.NOT_ACHIEVED
    if pace_value is None:
        return State.ON_TRACK if actual != start else State.NOTHING_DUE  # what went the wrong way is worse, above
    return pace_state(target.pace_rule, pace_value, rules, goal_level or path, is_share)


def _waits(
    target: Target, direction: Direction, start: Decimal | None, path: Decimal | None, goal_level: Decimal
) -> bool:
    """Whether the path has not left the start, so that nothing is due yet: by the rules that measure from there."""
    if direction is Direction.HOLDS or start is None or path is None or goal_level == start:
        return False
    if target.pace_rule not in (PaceRule.FROM_ZERO, PaceRule.CHANGE):
        return False
    return (progress(path, start, goal_level) or 0) <= 0


def _under_cap(target: Target, reached: Reach | None, pace_value: Decimal | None, rules: Rules, last: bool) -> State:
    """Over it is over it on any day; under it, what is counted up to the year's end has kept it only then."""
    if reached is Reach.NOT_YET:
        return State.OVER_CAP
    if last:
        return State.ACHIEVED
    if pace_value is None or target.pace_rule is not PaceRule.FROM_ZERO:  # a limit of a level has no way to go
        return State.ON_TRACK
    return pace_state(target.pace_rule, pace_value, rules)
