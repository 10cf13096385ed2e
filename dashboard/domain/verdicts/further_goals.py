"""Further goals of one sentence: «xuống còn 26,68% (giảm 7,88%) tương đương với 915 hộ» asks for a level, a change and a count.

The level is the target. The change is held against where the year began. The count is told by an indicator of its own, else by
the yearly review (poor households at its start less those now), else by the numerators of the rate
(docs/method.en.md: Further goals).
"""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from dashboard.domain.absence import Absence
from dashboard.domain.periods import Period
from dashboard.domain.plan.indicators import Direction, Indicator, Measure, ReviewRole
from dashboard.domain.plan.plan import Plan
from dashboard.domain.plan.targets import CountOf, Operator, Target
from dashboard.domain.reported.snapshot import Snapshot
from dashboard.domain.verdicts.household_review import Review
from dashboard.domain.verdicts.parts import RolledUp, State
from dashboard.domain.verdicts.reached import figure_of, is_covered, last_year
from dashboard.domain.verdicts.standing_targets import FurtherGoal, GoalPart, TargetStanding

_HOUSEHOLDS = {  # of a rate: the households that are counted, and the group whose flow says where they began
    ReviewRole.POVERTY_RATE: (ReviewRole.POOR_HOUSEHOLDS, "HN"),
    ReviewRole.NEAR_POVERTY_RATE: (ReviewRole.NEAR_POOR_HOUSEHOLDS, "HCN"),
}
_UNTOLD = {Absence.NOT_DUE: State.NOT_MEASURED, Absence.NOT_APPLICABLE: State.NOT_APPLICABLE}


def further_goals(snapshot: Snapshot, s: TargetStanding) -> tuple[FurtherGoal, ...]:
    """The change and the count that the target's sentence states beside its level, each as far as it is reached."""
    return (*_change(s), *_count(snapshot, s))


def _change(s: TargetStanding) -> Iterator[FurtherGoal]:
    asked = s.target.stated_change
    if asked is None or s.target.basis.is_change:
        return
    relative = s.indicator.measure is not Measure.PERCENTAGE
    goal = FurtherGoal(GoalPart.CHANGE, s.indicator, asked, True, relative, start=s.baseline, figure=s.figure)
    told = s.state.judged or s.state in (State.NO_BASELINE, State.NOTHING_DUE, State.PRELIMINARY)
    if s.actual is None or not told:
        yield replace(goal, state=s.state)
    elif s.baseline is None or (relative and not s.baseline):
        yield replace(goal, state=State.NO_BASELINE)
    else:
        moved = s.actual - s.baseline
        reached = _judged(goal, moved / s.baseline if relative else moved, s.target)
        yield replace(reached, state=s.state) if s.state is State.PRELIMINARY else reached


def _count(snapshot: Snapshot, s: TargetStanding) -> Iterator[FurtherGoal]:
    stated, plan = s.target.stated_count, snapshot.plan
    if stated is None:
        return
    indicator = _counted_by(plan, s.target, s.indicator)
    falls = s.indicator.direction is Direction.FALLS
    is_change = _of_change(s.target)
    asked = Decimal(-stated if is_change and falls else stated)
    if indicator is None:
        yield FurtherGoal(GoalPart.COUNT, _counting(s.indicator), asked, is_change)
        return
    figure, start, indicator = _now_and_start(snapshot, s, indicator, is_change)
    goal = FurtherGoal(GoalPart.COUNT, _counting(indicator), asked, is_change, start=start, figure=figure)
    amount = Decimal(0) if figure.absence is Absence.NIL else _amount(indicator, figure)
    if amount is None:
        yield replace(goal, state=_UNTOLD.get(figure.absence or Absence.NOT_REPORTED, State.NO_DATA))
    elif not is_covered(figure, s.unit, plan.rules.least_coverage):
        yield replace(goal, state=State.NOT_COVERED)
    elif not is_change:
        yield _judged(goal, amount, s.target, falls)
    elif _tells_change(indicator, s.indicator):
        yield _judged(goal, -abs(amount) if falls else amount, s.target)
    elif start is None:
        yield replace(goal, state=State.NO_BASELINE)
    else:
        yield _judged(goal, amount - start, s.target)


def _of_change(target: Target) -> bool:
    """What the plan says; where it does not, a count beside a change means so many fewer, or more."""
    beside_change = target.basis.is_change or target.stated_change is not None
    return target.count_of is CountOf.CHANGE or (target.count_of is CountOf.NONE and beside_change)


def _counted_by(plan: Plan, target: Target, rate: Indicator) -> Indicator | None:
    """The indicator by which a stated count is told: the plan's own word, else the review's households, else the rate itself."""
    if target.count_indicator:
        return plan.indicator_by_code.get(target.count_indicator)
    if rate.role in _HOUSEHOLDS:
        role, _ = _HOUSEHOLDS[rate.role]
        found = next((i for i in plan.indicators if i.role is role), None)
        if found is not None:
            return found
    if rate.measure is not Measure.PERCENTAGE:
        return rate
    return rate if rate.has_parts else None


def _counting(indicator: Indicator) -> Indicator:
    """Of a rate the count of what stands above its line."""
    if indicator.measure is not Measure.PERCENTAGE:
        return indicator
    households = "hộ" in f"{indicator.numerator} {indicator.population} {indicator.name}"
    of, in_english = ("hộ", "households") if households else ("", "")
    return replace(indicator, measure=Measure.COUNT, unit_of_measure=of, unit_en=in_english)


def _tells_change(indicator: Indicator, rate: Indicator) -> bool:
    """Whether the indicator counts the households that left («số hộ nghèo giảm», which rises), and not those there are."""
    return indicator.code != rate.code and indicator.direction is Direction.RISES and rate.direction is Direction.FALLS


def _now_and_start(
    snapshot: Snapshot, s: TargetStanding, indicator: Indicator, is_change: bool
) -> tuple[RolledUp, Decimal | None, Indicator]:
    """The figure now, what it was when the year began, and whose both are: of the review's own flow, else of two years."""
    if not is_change or _tells_change(indicator, s.indicator):
        return _figure(snapshot, indicator, s), None, indicator
    if not s.target.count_indicator and (flow := _flow(snapshot, s)):
        return flow
    end = Period.of_month(s.period.year, 12)
    before = last_year(snapshot, indicator, s.unit, end)
    start = None if before is None or before.coverage.missing else _amount(indicator, before)
    return _figure(snapshot, indicator, s), start, indicator


def _flow(snapshot: Snapshot, s: TargetStanding) -> tuple[RolledUp, Decimal, Indicator] | None:
    """Households at the end and at the start of the review's flow, over the same units; None where one is not known."""
    if s.indicator.role not in _HOUSEHOLDS:
        return None
    _, group = _HOUSEHOLDS[s.indicator.role]
    of_group = {
        i.role: i for i in snapshot.plan.indicators if i.group == group and i.unit_of_measure.casefold() == "hộ"
    }
    first, last = of_group.get(ReviewRole.FLOW_START), of_group.get(ReviewRole.FLOW_END)
    if first is None or last is None:
        return None
    begun, ended = _figure(snapshot, first, s), _figure(snapshot, last, s)
    if begun.amount is None or ended.amount is None or begun.coverage.reported != ended.coverage.reported:
        return None
    return ended, begun.amount, last


def _figure(snapshot: Snapshot, indicator: Indicator, s: TargetStanding) -> RolledUp:
    """As it is reported; what nobody owes comes with the tables of the review, of communes or of the whole area."""
    if indicator.role is ReviewRole.NONE or indicator.reporters:
        return figure_of(snapshot, indicator, s.unit, s.period)
    return Review(snapshot, (indicator,), s.unit, s.period).total(indicator).figure


def _amount(indicator: Indicator, figure: RolledUp) -> Decimal | None:
    """Households: of a rate those above its line."""
    return figure.numerator if indicator.measure is Measure.PERCENTAGE else figure.amount


def _judged(goal: FurtherGoal, reached: Decimal, target: Target, fewer: bool = False) -> FurtherGoal:
    """Reached or not, and how far: a change as far as it goes its way, a count of what is left by whether less is good."""
    down = goal.asked < 0 if goal.is_change else fewer
    width = abs(goal.asked) * target.tolerance if target.operator is Operator.ABOUT else Decimal(0)
    ahead = (goal.asked - reached) if down else (reached - goal.asked)
    if ahead > width:
        state = State.EXCEEDED
    elif ahead >= -width:
        state = State.ACHIEVED
    elif goal.is_change and (reached > 0 if down else reached < 0):
        state = State.WORSE
    else:
        state = State.NOT_ACHIEVED
    if goal.figure is not None and goal.figure.preliminary:
        state = State.PRELIMINARY
    return replace(goal, reached=reached, state=state)
