"""What is said of the further goals of a sentence: the change and the count beside the level, each with its small verdict."""

from decimal import Decimal

from dashboard.domain.messages import Figure, FigureKind, Message, Param, Sentence
from dashboard.domain.sentences.phrases import apart, difference, figure
from dashboard.domain.verdicts.parts import State
from dashboard.domain.verdicts.standing_targets import FurtherGoal, GoalPart, TargetStanding

_PARTS = {GoalPart.CHANGE: "further_change", GoalPart.COUNT: "further_count"}
_TOLD = {
    State.ACHIEVED: "further_reached", State.EXCEEDED: "further_exceeded", State.WORSE: "further_worse",
    State.NOT_ACHIEVED: "further_short", State.PRELIMINARY: "further_preliminary",
}  # fmt: skip
_UNTOLD = {
    State.NO_BASELINE: "further_no_start", State.NOT_MEASURED: "further_not_measured",
    State.NOT_COVERED: "further_not_covered", State.NOT_APPLICABLE: "further_not_applicable",
}  # fmt: skip
_MET, _MISSED = (State.ACHIEVED, State.EXCEEDED), (State.NOT_ACHIEVED, State.WORSE)


def further_clauses(s: TargetStanding) -> Sentence:
    """A clause for each: what is stated, what was reached of it, and its verdict."""
    return tuple(Message(_PARTS[goal.part], {"asked": asked(goal), "told": told(goal)}) for goal in s.further)


def differing(s: TargetStanding) -> Sentence:
    """That goals of one sentence came out differently at the year's end: the level reached, the count not."""
    if not s.is_last:
        return ()
    states = {GoalPart.LEVEL: s.state} | {goal.part: goal.state for goal in s.further}
    met, missed = ([part for part, state in states.items() if state in of] for of in (_MET, _MISSED))
    if not met or not missed:
        return ()
    return (Message("further_differ", {"met": tuple(met), "missed": tuple(missed)}),)


def asked(goal: FurtherGoal) -> Param:
    """«giảm 7,88 điểm %», «giảm 915 hộ», «còn 11.000 hộ»."""
    if not goal.is_change:
        return Message("further_level", {"value": figure(goal.indicator, goal.asked)})
    return Message("wanted_fall" if goal.asked < 0 else "wanted_rise", {"by": _size(goal, goal.asked)})


def told(goal: FurtherGoal) -> Message:
    """What was reached and whether that is what was asked; where it is not known, why."""
    if goal.reached is None:
        return Message(_UNTOLD.get(goal.state, "further_no_data"))
    params: dict[str, Param] = {"reached": _reached(goal, goal.reached), "by": _apart(goal)}
    code = _TOLD.get(goal.state, "further_short")
    if code == "further_short" and not goal.is_change and goal.reached > goal.asked:  # too many are left
        code = "further_short_falls"
    return Message(code, params)


def _reached(goal: FurtherGoal, reached: Decimal) -> Param:
    if not goal.is_change:
        return apart(figure(goal.indicator, reached), goal.asked)
    if not reached:
        return Message("further_unmoved")
    return Message(
        "further_fell" if reached < 0 else "further_rose", {"by": apart(_size(goal, reached), abs(goal.asked))}
    )


def _size(goal: FurtherGoal, value: Decimal) -> Figure:
    if goal.part is GoalPart.CHANGE:
        return Figure(abs(value), FigureKind.SHARE if goal.relative else FigureKind.POINTS, places=2)
    return figure(goal.indicator, abs(value))


def _apart(goal: FurtherGoal) -> Param:
    by = goal.by or Decimal(0)
    return difference(goal.indicator, by) if goal.part is GoalPart.COUNT else apart(_size(goal, by))
