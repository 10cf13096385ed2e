"""What is said of a target: figure, path, verdict, other levels asked of it, rates, coverage."""

from dataclasses import replace
from decimal import Decimal

from dashboard.domain.absence import Absence
from dashboard.domain.messages import Figure, FigureKind, Message, Param, Sentence, Statement, stated
from dashboard.domain.plan.indicators import Direction, Measure
from dashboard.domain.plan.plan import Plan
from dashboard.domain.plan.targets import Operator, PaceRule
from dashboard.domain.sentences.coverage import coverage_clauses, empty_clauses, lacking_clauses, not_covered
from dashboard.domain.sentences.further import differing, further_clauses
from dashboard.domain.sentences.phrases import apart, by_when, difference, figure, name_of, wanted
from dashboard.domain.sentences.states import state_statement
from dashboard.domain.sentences.tiers import tier_clause
from dashboard.domain.verdicts.forecast import reaches
from dashboard.domain.verdicts.parts import PathSource, State
from dashboard.domain.verdicts.progress import Reach, bounds, is_cap, reach
from dashboard.domain.verdicts.standing_targets import TargetStanding

_NO_PATH_TOLD = (State.ACHIEVED, State.EXCEEDED, State.NO_BASELINE, State.NOT_COVERED)
_LATE = (State.BEHIND, State.SLIGHTLY_BEHIND)
_NIL, _NO_DATA = ("nil", "nil_no_target"), ("no_data", "no_data_no_target")
_UNMEASURED = {
    State.NOT_MEASURED: ("not_measured", "not_measured_no_target"),
    State.NOT_APPLICABLE: ("not_applicable", "not_applicable_no_target"),
}


def target_statement(s: TargetStanding, plan: Plan) -> Statement:
    """The whole statement of a finished standing, whether it has a figure, a verdict, both or neither."""
    said = _of_what_was_carried_out(s, plan)
    if s.provisional is None:
        return said
    held = _of_what_was_carried_out(s.provisional.standing, plan)
    return replace(said, provisional=(Message("provisional", {"span": s.provisional.span}), *held.sentence))


def _of_what_was_carried_out(s: TargetStanding, plan: Plan) -> Statement:
    coverage, further = coverage_clauses(plan, s.figure), further_clauses(s)
    if s.actual is None and not s.figure.text and not _nil_is_judged(s):
        further = (*_offer(s), *further)
        whose = empty_clauses(plan, s.figure) if _told_nothing(s) else coverage
        return stated(_unmeasured(s), detail=(*whose, *further))
    if s.figure.text:
        return state_statement(s, plan, coverage)
    if not s.is_own or s.target.operator is Operator.NONE:
        code = "figure_only" if s.is_own else "figure_no_target"
        params: dict[str, Param] = {"name": name_of(s.indicator)}
        if s.actual is not None:
            told: Param = figure(s.indicator, s.actual)
            params["actual"] = Message("figure_preliminary", {"figure": told}) if s.figure.preliminary else told
        return stated(Message(code, params), detail=coverage)
    judged = not_covered(plan, s.figure) if s.state is State.NOT_COVERED else _verdict(s)
    verdict = (_opening(s), *_path(s), judged, *_weeks(s), *_offer(s), *differing(s))
    tiers = tuple(tier_clause(s, tier) for tier in s.tiers)
    short = s.state is State.NOT_COVERED  # the verdict says of how many already
    detail = (
        *_reached_units(s),
        *_rates(s),
        *_missed(s),
        *(lacking_clauses(plan, s.figure) if short else coverage),
        *further,
    )
    return stated(*verdict, detail=(*detail, *tiers)) if detail else stated(*verdict, *tiers)


def _offer(s: TargetStanding) -> Sentence:
    """Last year's figure, where it could be the baseline that the plan does not give: a person has to say so."""
    if s.offered is None:
        return ()
    value: Param = figure(s.indicator, s.offered.value)
    if s.offered.figure.preliminary:
        value = Message("figure_preliminary", {"figure": value})
    return (Message("baseline_offered", {"year": str(s.offered.year), "value": value}),)


def _nil_is_judged(s: TargetStanding) -> bool:
    """Whether nothing happened, and that is held against a target: it is told as what it is, with its verdict."""
    judged = s.is_own and s.target.operator is not Operator.NONE and s.state is not State.REPORTED
    return s.figure.is_nil and judged


def _told_nothing(s: TargetStanding) -> bool:
    """Whether some have reported, and nothing that a figure could be made of: "no data" would deny their reports."""
    return s.state is State.NO_DATA and bool(s.figure.coverage.reported)


def _unmeasured(s: TargetStanding) -> Message:
    """Of a target without a figure; of a unit without a target of its own it names no goal."""
    if _told_nothing(s):
        wants: dict[str, Param] = {"wanted": wanted(s.target, s.indicator)} if s.is_own else {}
        return Message("not_told" if s.is_own else "not_told_no_target", {"name": name_of(s.indicator)} | wants)
    if s.state is State.NO_DATA and s.figure.estimate:
        told: dict[str, Param] = {"name": name_of(s.indicator), "wanted": wanted(s.target, s.indicator)}
        return Message("estimate_only" if s.is_own else "estimate_only_no_target", told)
    code, without_goal = _UNMEASURED.get(s.state, _NIL if s.figure.why is Absence.NIL else _NO_DATA)
    params: dict[str, Param] = {"name": name_of(s.indicator)}
    if s.is_own:
        params["wanted"] = wanted(s.target, s.indicator)
    if s.state is State.NOT_MEASURED:
        params["month"] = s.indicator.due_months[0]
    return Message(code if s.is_own else without_goal, params)


def _opening(s: TargetStanding) -> Message:
    name: Param = name_of(s.indicator)
    if s.tiers:
        name = Message("tier_name", {"name": name, "tier": s.target.tier})
    if s.actual is None:
        return Message("nil", {"name": name, "wanted": wanted(s.target, s.indicator)})
    actual = figure(s.indicator, s.actual)
    params: dict[str, Param] = {"name": name, "actual": actual if s.goal is None else apart(actual, s.goal)}
    if s.figure.preliminary:
        params["actual"] = Message("figure_preliminary", {"figure": params["actual"]})
    if _is_part_of_goal(s) and s.goal and not s.figure.preliminary:
        params["actual"] = Figure(s.actual, FigureKind.NUMBER, places=0)
        share = apart(Figure(s.actual / s.goal, FigureKind.SHARE, places=0), Decimal(1))
        goal = Message("plainly", {"value": figure(s.indicator, s.goal)})
        params |= {"goal": by_when(s.target, goal), "share": share}
        return Message("count_about" if s.target.operator is Operator.ABOUT else "count", params)
    params["wanted"] = wanted(s.target, s.indicator)
    if s.target.basis.is_change and s.baseline is not None and s.goal is not None:
        return Message("change", params | {"baseline": figure(s.indicator, s.baseline), "goal": _level(s, s.goal)})
    if s.baseline is not None and s.target.pace_rule is PaceRule.CHANGE:
        return Message("level_from", params | {"baseline": figure(s.indicator, s.baseline)})
    return Message("level", params)


def _is_part_of_goal(s: TargetStanding) -> bool:
    """Whether a count is told as a part of its goal, 84/150 (56%).

    Not of a range, of which 110% may be what was asked, and not of what is measured from a start: 190 of 250 is no 76%
    where the year began with 200.
    """
    from_start = s.target.basis.is_change or (s.target.pace_rule is PaceRule.CHANGE and s.baseline is not None)
    counted = s.indicator.measure is Measure.COUNT and s.target.operator is not Operator.RANGE
    return counted and not from_start and not _is_limit(s)


def _level(s: TargetStanding, goal: Decimal) -> Param:
    """The level that a change comes to; of a range both its ends."""
    low, high = bounds(s.target, s.baseline)
    if low is None or high is None or low == high:
        return figure(s.indicator, goal)
    return Message("wanted_range", {"low": figure(s.indicator, low), "high": figure(s.indicator, high)})


def _is_limit(s: TargetStanding) -> bool:
    """Whether less is better: a share of such a goal, 26/20 (130%), would read as an achievement."""
    return s.indicator.direction is Direction.FALLS or is_cap(s.target, s.indicator.direction)


_PATHS = {PathSource.STRAIGHT_LINE: "path_line", PathSource.LAST_YEAR: "path_last_year"}


def _path(s: TargetStanding) -> Sentence:
    if s.path is None or s.is_last or s.state in _NO_PATH_TOLD:
        return ()
    code = _PATHS.get(s.path_source, "path") if s.path_source else "path"
    return (Message(code, {"month": s.judged_at.last_month, "path": figure(s.indicator, s.path)}),)


def _verdict(s: TargetStanding) -> Message:
    assert s.reckoned is not None
    if s.state is State.PRELIMINARY:
        return _of_preliminary(s, s.reckoned)
    if s.state is State.EXCEEDED and s.goal is not None:
        return Message("exceeded", {"by": _beyond(s)})
    if is_cap(s.target, s.indicator.direction):
        return _of_cap(s, s.reckoned)
    if s.state is State.WORSE and s.baseline is not None:
        return Message("worse", {"by": difference(s.indicator, s.reckoned - s.baseline)})
    if s.state in _LATE and s.pace is not None:
        if s.target.pace_rule is PaceRule.LEVEL:
            return Message(s.state.value, {"by": difference(s.indicator, s.pace)})
        return Message(s.state.value, {"by": apart(Figure(1 - s.pace, FigureKind.SHARE, places=0))})
    if s.state is State.ON_TRACK and s.pace is None and s.path is not None:
        return Message("ahead", {"by": difference(s.indicator, s.reckoned - s.path)})
    if s.state is State.NOT_ACHIEVED and s.goal is not None:
        if s.goal == s.reckoned:  # a strict bound, met exactly
            return Message("not_achieved_strict", {"wanted": wanted(s.target, s.indicator)})
        if s.indicator.direction is Direction.HOLDS:
            return _not_held(s, s.reckoned, s.goal)
        by: dict[str, Param] = {"by": difference(s.indicator, s.goal - s.reckoned)}
        falls = "_falls" if s.indicator.direction is Direction.FALLS and s.reckoned > s.goal else ""
        if s.progress is not None and s.target.pace_rule is PaceRule.CHANGE:
            way = apart(Figure(s.progress, FigureKind.SHARE, places=1), Decimal(1))
            return Message(f"not_achieved_progress{falls}", by | {"progress": way})
        return Message(f"not_achieved{falls}", by)
    return Message(s.state.value)


def _not_held(s: TargetStanding, actual: Decimal, goal: Decimal) -> Message:
    """On which side of what was to be held it stands, and how far from the bound on that side."""
    _, high = bounds(s.target, s.baseline)
    if high is not None and actual > high:
        return Message("not_held_above", {"by": difference(s.indicator, actual - high)})
    return Message("not_held_below", {"by": difference(s.indicator, goal - actual)})


def _of_preliminary(s: TargetStanding, actual: Decimal) -> Message:
    """No verdict before the review is official; how far it is from the goal is said all the same."""
    month: dict[str, Param] = {"month": s.indicator.due_months[0]}
    reached = reach(actual, s.target, s.indicator.direction, s.baseline)
    if reached in (Reach.REACHED, Reach.BEYOND):
        return Message("preliminary_reached", month)
    if s.goal is None or actual == s.goal:  # a strict bound, met exactly
        return Message("preliminary_strict", month | {"wanted": wanted(s.target, s.indicator)})
    _, high = bounds(s.target, s.baseline)
    falls = s.indicator.direction is Direction.FALLS
    over = not falls and high is not None and actual > high  # a limit, or what is to be held
    by = difference(s.indicator, actual - (high if over and high is not None else s.goal))
    code = "preliminary_short_falls" if falls else "preliminary_over" if over else "preliminary_short"
    return Message(code, month | {"by": by})


def _of_cap(s: TargetStanding, actual: Decimal) -> Message:
    """Of a limit: over it by how much, more than planned by now by how much, or within it."""
    if s.state is State.OVER_CAP and s.goal is not None:
        over = actual - s.goal
        return Message("over_cap", {"by": difference(s.indicator, over)}) if over else Message("at_cap")
    if s.state in _LATE and s.path is not None:
        return Message("cap_behind", {"by": difference(s.indicator, actual - s.path)})
    return Message("within_cap" if s.state is State.ON_TRACK else s.state.value)


def _beyond(s: TargetStanding) -> Figure:
    """By how much a target is exceeded: counts as a share of it ("vượt 0,75%"), shares in điểm %; a range from its far end."""
    assert s.reckoned is not None
    assert s.goal is not None
    low, high = bounds(s.target, s.baseline)
    far = low if s.indicator.direction is Direction.FALLS else high
    end = s.goal if far is None else far
    if s.indicator.measure is Measure.COUNT and end and not _is_limit(s):
        return apart(Figure(s.reckoned / end - 1, FigureKind.SHARE, places=2))
    return difference(s.indicator, s.reckoned - end)


def _reached_units(s: TargetStanding) -> Sentence:
    """Of an indicator that counts units: how many of those that have told."""
    above, below = s.figure.numerator, s.figure.denominator
    if not s.indicator.counts_units or above is None or below is None or below < 2:
        return ()
    return (Message("units_reached", {"reached": int(above), "told": int(below)}),)


def _weeks(s: TargetStanding) -> Sentence:
    if not s.weeks_late or s.state not in _LATE:
        return ()
    return (Message("week_one") if s.weeks_late == 1 else Message("weeks", {"weeks": s.weeks_late}),)


def _missed(s: TargetStanding) -> Sentence:
    """That the last three months' pace leads short of the target; that it leads there is told beside the figures alone."""
    return (Message("forecast_missed"),) if reaches(s) is False else ()


def _rates(s: TargetStanding) -> Sentence:
    """What is needed of each month left; nothing of a target of later years: «0,7 xã/tháng» tells nobody what to do."""
    late = s.state in (*_LATE, State.NOT_ACHIEVED)
    if not late or s.required_rate is None or s.indicator.measure is not Measure.COUNT or s.spans_years:
        return ()
    size = Figure(abs(s.required_rate), FigureKind.COUNT, s.indicator.unit_of_measure, s.indicator.unit_en, places=0)
    falls = "_fall" if s.required_rate < 0 else ""  # "cần giảm 17 hộ/tháng", and never a rate with a minus
    need: dict[str, Param] = {"rate": apart(size)}
    if s.recent_rate is None:
        return (Message(f"needs{falls}", need),)
    had = -s.recent_rate if falls else s.recent_rate
    turned = "_turned" if had < 0 else ""  # the months went the other way: said in words, and never with a minus
    brought: dict[str, Param] = {"had": Figure(abs(had), FigureKind.NUMBER, places=1)}
    return (Message(f"needs{falls}_and_had{turned}", need | brought),)
