"""The sentence behind each verdict, as clauses with typed parameters: what a leader can read out."""

from decimal import Decimal

from dashboard.domain.absence import Absence
from dashboard.domain.messages import Figure, FigureKind, Message, Named, Param, Sentence
from dashboard.domain.periods import Period
from dashboard.domain.plan.indicators import Direction, Indicator, Measure
from dashboard.domain.plan.plan import Plan
from dashboard.domain.plan.targets import Operator, PaceRule, Target
from dashboard.domain.verdicts.standing import (
    PathSource,
    ProjectStanding,
    RolledUp,
    State,
    TargetStanding,
    TierStanding,
)

_EVEN = Decimal("0.0005")  # a gap that would be written as 0 điểm %
_NAMED_MISSING = 3  # more silent units than this are counted, not named

_PHRASES = {
    Operator.EQUAL: "exactly",
    Operator.AT_LEAST: "at_least",
    Operator.ABOVE: "above",
    Operator.AT_MOST: "at_most",
    Operator.BELOW: "below",
    Operator.ABOUT: "about",
}


def name_of(indicator: Indicator) -> Named:
    return Named(indicator.label, indicator.name_en)


def figure(indicator: Indicator, value: Decimal) -> Figure:
    """A value of an indicator, as it is written."""
    if indicator.measure is Measure.PERCENTAGE:
        return Figure(value, FigureKind.SHARE, places=2)
    places = 0 if indicator.measure is Measure.COUNT else 2  # money and ratios are in the indicator's own unit
    return Figure(value, FigureKind.COUNT, indicator.unit_of_measure, indicator.unit_en, places)


def _difference(indicator: Indicator, value: Decimal) -> Figure:
    if indicator.measure is Measure.PERCENTAGE:
        return Figure(abs(value), FigureKind.POINTS, places=2)
    return figure(indicator, abs(value))


def wanted(target: Target, indicator: Indicator) -> Message:
    """What the target asks for, as a phrase: "dưới 16%", "khoảng 2.000 lao động", "giảm 5 điểm %"."""
    low, high = target.low, target.high
    if low is None or high is None or target.operator is Operator.NONE:
        return Message("wanted_words")
    if target.basis.is_change:
        verb = "fall" if high <= 0 else "rise"
        small, great = sorted((abs(low), abs(high)))
        kind = FigureKind.POINTS if target.basis == "change_points" else FigureKind.SHARE
        if small == great:
            return Message(f"wanted_{verb}", {"by": _by(target, verb, Figure(small, kind))})
        return Message(
            f"wanted_{verb}_range", {"low": Figure(small * 100, FigureKind.NUMBER), "high": Figure(great, kind)}
        )
    if target.operator is Operator.RANGE:
        return Message("wanted_range", {"low": figure(indicator, low), "high": figure(indicator, high)})
    return Message(f"wanted_{_PHRASES[target.operator]}", {"value": figure(indicator, low)})


def _by(target: Target, verb: str, figure: Figure) -> Param:
    """By how much, with the operator as it is said: a change below −5 % is a fall "trên 5%"."""
    turned = {Operator.ABOVE: Operator.BELOW, Operator.BELOW: Operator.ABOVE,
              Operator.AT_LEAST: Operator.AT_MOST, Operator.AT_MOST: Operator.AT_LEAST}  # fmt: skip
    operator = turned.get(target.operator, target.operator) if verb == "fall" else target.operator
    return figure if operator is Operator.EQUAL else Message(f"wanted_{_PHRASES[operator]}", {"value": figure})


def coverage_clause(plan: Plan, seen: RolledUp) -> Sentence:
    """Whose figures are in it where somebody's are missing, and which of those stand with an earlier figure."""
    coverage, stood_in = seen.coverage, {code for code, _ in seen.carried}
    missing = tuple(code for code in coverage.missing if code not in stood_in)
    clauses: list[Message] = []
    if coverage.missing and coverage.reported:
        params: dict[str, Param] = {"reported": len(coverage.reported), "expected": len(coverage.expected)}
        clauses.append(
            Message("coverage_lacking", params | {"names": _names(plan, missing)})
            if missing
            else Message("coverage", params)
        )
    return (*clauses, *carried_clause(plan, seen.carried))


def carried_clause(plan: Plan, carried: tuple[tuple[str, Period], ...]) -> Sentence:
    """Which units stand with an earlier figure, and of which month: "Nậm Mằn: số T8"."""
    by_month: dict[int, list[str]] = {}
    for code, period in carried:
        by_month.setdefault(period.last_month, []).append(code)
    return tuple(
        Message("carried", {"names": _names(plan, tuple(codes)), "month": month})
        for month, codes in sorted(by_month.items(), reverse=True)
    )


def _names(plan: Plan, codes: tuple[str, ...]) -> Message:
    """A few units by name, the rest by number."""
    names: tuple[Param, ...] = tuple(plan.unit_by_code[code].label for code in codes[:_NAMED_MISSING])
    if len(codes) > _NAMED_MISSING:
        return Message("names_and_more", {"names": names, "more": len(codes) - _NAMED_MISSING})
    return Message("names", {"names": names})


def unmeasured(
    target: Target, indicator: Indicator, plan: Plan, state: State, seen: RolledUp, own: bool = True
) -> Sentence:
    """The sentence of a target without a figure; of a unit without a target of its `own` it names no goal."""
    code, bare = {
        State.NOT_MEASURED: ("not_measured", "not_measured_no_target"),
        State.NOT_APPLICABLE: ("not_applicable", "not_applicable_no_target"),
    }.get(state, ("nil", "nil_no_target") if seen.absence is Absence.NIL else ("no_data", "no_data_no_target"))
    params: dict[str, Param] = {"name": name_of(indicator)}
    if own:
        params["wanted"] = wanted(target, indicator)
    if state is State.NOT_MEASURED:
        params["month"] = indicator.due_months[0]
    return (Message(code if own else bare, params), *coverage_clause(plan, seen), Message("stop"))


def reported(indicator: Indicator, plan: Plan, seen: RolledUp, judged: bool) -> Sentence:
    """A figure or a state to which the plan sets no number, or a unit without a target of its own."""
    if seen.amount is None:
        clause = Message("state", {"name": name_of(indicator), "text": seen.text.rstrip(". ")})
    else:
        code = "figure_only" if judged else "figure_no_target"
        clause = Message(code, {"name": name_of(indicator), "actual": figure(indicator, seen.amount)})
    return (clause, *coverage_clause(plan, seen), Message("stop"))


def judged(standing: TargetStanding, plan: Plan) -> Sentence:
    """The whole sentence of a target with a figure: figure, path, verdict, rates, coverage."""
    parts = [_opening(standing)]
    if standing.state is not State.NO_BASELINE:
        parts += _path(standing)
    parts.append(_verdict(standing))
    parts += _weeks(standing) + _rates(standing)
    parts += coverage_clause(plan, standing.figure)
    return (*parts, Message("stop"))


def _opening(s: TargetStanding) -> Message:
    assert s.actual is not None
    params: dict[str, Param] = {"name": name_of(s.indicator), "actual": figure(s.indicator, s.actual)}
    if s.indicator.measure is Measure.COUNT and s.goal and s.indicator.direction is not Direction.FALLS:
        params["actual"] = Figure(s.actual, FigureKind.NUMBER, places=0)
        params |= {"goal": figure(s.indicator, s.goal), "share": Figure(s.actual / s.goal, FigureKind.SHARE, places=0)}
        return Message("count_about" if s.target.operator is Operator.ABOUT else "count", params)
    if s.target.basis.is_change and s.baseline is not None and s.goal is not None:
        params |= {"baseline": figure(s.indicator, s.baseline), "goal": figure(s.indicator, s.goal)}
        return Message("change", params | {"wanted": wanted(s.target, s.indicator)})
    if s.baseline is not None and s.target.pace_rule is PaceRule.CHANGE:
        params |= {"baseline": figure(s.indicator, s.baseline)}
        return Message("level_from", params | {"wanted": wanted(s.target, s.indicator)})
    return Message("level", params | {"wanted": wanted(s.target, s.indicator)})


def with_tiers(s: TargetStanding) -> Sentence:
    """The sentence of a target that is one of several levels: whose it is, and which of the others are reached."""
    opening, *rest = s.sentence
    told = Message("tier_name", {"name": opening.params["name"], "tier": s.target.tier})
    stop = rest.pop() if rest and rest[-1].code == "stop" else Message("stop")
    return (Message(opening.code, {**opening.params, "name": told}), *rest, *(_tier(s, tier) for tier in s.tiers), stop)


_TIERS = {State.EXCEEDED: "tier_exceeded", State.ACHIEVED: "tier_reached"}


def _tier(s: TargetStanding, tier: TierStanding) -> Message:
    params: dict[str, Param] = {"tier": tier.target.tier, "wanted": wanted(tier.target, s.indicator)}
    if tier.by is None:
        return Message("tier_unknown", params)
    return Message(_TIERS.get(tier.state, "tier_short"), params | {"by": _difference(s.indicator, tier.by)})


_PATHS = {PathSource.STRAIGHT_LINE: "path_line", PathSource.LAST_YEAR: "path_last_year"}


def _path(s: TargetStanding) -> list[Message]:
    if s.path is None or s.state in (State.ACHIEVED, State.EXCEEDED):
        return []
    code = _PATHS.get(s.path_source, "path") if s.path_source else "path"
    return [Message(code, {"month": s.judged_at.last_month, "path": figure(s.indicator, s.path)})]


def _verdict(s: TargetStanding) -> Message:
    assert s.actual is not None
    if s.state is State.EXCEEDED and s.goal is not None:
        return Message("exceeded", {"by": _beyond(s)})
    if s.state is State.WORSE and s.baseline is not None:
        return Message("worse", {"by": _difference(s.indicator, s.actual - s.baseline)})
    if s.state in (State.BEHIND, State.SLIGHTLY_BEHIND) and s.pace is not None:
        if s.target.pace_rule is PaceRule.LEVEL:
            return Message(s.state.value, {"by": Figure(abs(s.pace), FigureKind.POINTS)})
        return Message(s.state.value, {"by": Figure(1 - s.pace, FigureKind.SHARE, places=0)})
    if s.state is State.NOT_ACHIEVED and s.goal is not None:
        if s.progress is not None and s.target.pace_rule is PaceRule.CHANGE:
            return Message("not_achieved_progress", {"progress": Figure(s.progress, FigureKind.SHARE)})
        return Message("not_achieved", {"by": _difference(s.indicator, s.goal - s.actual)})
    return Message(s.state.value)


def _beyond(s: TargetStanding) -> Figure:
    """By how much a target is exceeded: counts as a share of it ("vượt 0,75%"), shares in điểm %."""
    assert s.actual is not None
    assert s.goal is not None
    if s.indicator.measure is Measure.COUNT and s.goal and s.indicator.direction is not Direction.FALLS:
        return Figure(s.actual / s.goal - 1, FigureKind.SHARE, places=2)
    return _difference(s.indicator, s.actual - s.goal)


def _weeks(s: TargetStanding) -> list[Message]:
    if not s.weeks_late or s.state not in (State.BEHIND, State.SLIGHTLY_BEHIND):
        return []
    return [Message("week_one") if s.weeks_late == 1 else Message("weeks", {"weeks": s.weeks_late})]


def _rates(s: TargetStanding) -> list[Message]:
    late = s.state in (State.BEHIND, State.SLIGHTLY_BEHIND, State.NOT_ACHIEVED)
    if not late or s.required_rate is None or s.indicator.measure is not Measure.COUNT:
        return []
    need = Figure(s.required_rate, FigureKind.COUNT, s.indicator.unit_of_measure, s.indicator.unit_en)
    if s.recent_rate is None:
        return [Message("needs", {"rate": need})]
    return [Message("needs_and_had", {"rate": need, "had": Figure(s.recent_rate, FigureKind.NUMBER, places=1)})]


_MONEY_PATHS = {PathSource.STRAIGHT_LINE: "project_line", PathSource.LAST_YEAR: "project_last_year"}


def money(s: ProjectStanding, plan: Plan, month: int, whole: bool, own: bool = False) -> Sentence:
    """The sentence of a project's (or the whole programme's) disbursement; `own`: of one unit, which was given none of it."""
    name: Param = (
        Message("whole_programme") if whole else Named(f"{s.project.code} · {s.project.label}", s.project.name_en)
    )
    if s.state is State.NOT_APPLICABLE and s.project.applicable:
        return (
            Message("project_nothing_given", {"name": name}),
            *_adjusted(s),
            Message("money_not_applicable"),
            Message("stop"),
        )
    if s.state is State.NOT_APPLICABLE:
        return (Message("project_not_applicable", {"name": name, "reason": s.project.reason}),)
    if s.allocated_vnd is None:
        why = Message("unit_not_given" if own else "amount_not_named")
        if s.disbursed_vnd is None and s.earlier_vnd is not None:
            earlier = Figure(Decimal(s.earlier_vnd), FigureKind.MONEY)
            return (Message("project_earlier_only", {"name": name, "disbursed": earlier}), Message("stop"))
        if s.disbursed_vnd is None:
            return (Message("project_no_figure", {"name": name, "why": why}), Message("stop"))
        paid = Figure(Decimal(s.disbursed_vnd), FigureKind.MONEY)
        return (Message("project_figure", {"name": name, "disbursed": paid, "why": why}), Message("stop"))
    allocated = Figure(Decimal(s.allocated_vnd), FigureKind.MONEY)
    if s.disbursed_vnd and not s.allocated_vnd:
        paid = Figure(Decimal(s.disbursed_vnd), FigureKind.MONEY)
        return (Message("project_beyond_nothing", {"name": name, "disbursed": paid}), *_adjusted(s), Message("stop"))
    if s.disbursed_vnd is None or s.rate_year is None:
        return (Message("project_no_data", {"name": name, "allocated": allocated}), Message("stop"))
    parts = [
        Message(
            "project",
            {
                "name": name,
                "disbursed": Figure(Decimal(s.disbursed_vnd) / 1_000_000, FigureKind.NUMBER),
                "allocated": allocated,
                "rate": Figure(s.rate_year, FigureKind.SHARE),
            },
        )
    ]
    parts += _adjusted(s)
    if s.expected_now_vnd is not None:
        code = _MONEY_PATHS.get(s.path_source, "project_path") if s.path_source else "project_path"
        code += "_settled" if month == 13 else ""  # the 13th point is 31/01, no month of the year
        parts.append(Message(code, {"month": month, "expected": Figure(Decimal(s.expected_now_vnd), FigureKind.MONEY)}))
    missing = s.missing_vnd
    if s.state in (State.BEHIND, State.SLIGHTLY_BEHIND) and missing is not None and s.expected_now_vnd:
        by = Figure(Decimal(missing) / s.expected_now_vnd, FigureKind.SHARE, places=0)
        parts.append(
            Message(f"project_{s.state.value}", {"by": by, "missing": Figure(Decimal(missing), FigureKind.MONEY)})
        )
    elif s.state is State.EXCEEDED:
        parts.append(Message("money_exceeded", {"by": Figure(s.rate_year - 1, FigureKind.SHARE, places=2)}))
    elif s.state is State.NOT_ACHIEVED:
        parts.append(Message("money_not_achieved"))
    else:
        parts.append(Message(s.state.value))
    parts += _money_rates(s)
    return (*parts, *carried_clause(plan, s.carried), Message("stop"))


def _adjusted(s: ProjectStanding) -> list[Message]:
    """What was given first, and by how much that was changed."""
    if not s.adjusted_vnd or s.given_vnd is None:
        return []
    by = {"by": Figure(abs(Decimal(s.adjusted_vnd)), FigureKind.MONEY)}
    change = Message("more" if s.adjusted_vnd > 0 else "less", by)
    return [Message("adjusted", {"given": Figure(Decimal(s.given_vnd), FigureKind.MONEY), "change": change})]


def _money_rates(s: ProjectStanding) -> list[Message]:
    late = s.state in (State.BEHIND, State.SLIGHTLY_BEHIND)
    if not late or s.required_rate_vnd is None or s.recent_rate_vnd is None:
        return []
    return [
        Message(
            "money_needs_and_had",
            {
                "rate": Figure(Decimal(s.required_rate_vnd), FigureKind.MONEY),
                "had": Figure(Decimal(s.recent_rate_vnd) / 1_000_000, FigureKind.NUMBER),
            },
        )
    ]


def headline(total: ProjectStanding, targets: tuple[TargetStanding, ...], period: Period) -> Sentence:
    """The first line of Tổng quan."""
    parts = [Message("headline_period", {"period": period}), _headline_money(total)]
    measured = [t for t in targets if t.state.judged]
    if measured:
        good = sum(t.state.good for t in measured)
        parts.append(Message("headline_targets", {"good": good, "of": len(measured)}))
    else:
        parts.append(Message("headline_no_targets", {"count": len(targets)}))
    return tuple(parts)


def unit_headline(name: str, total: ProjectStanding, targets: tuple[TargetStanding, ...], period: Period) -> Sentence:
    """The first line for one unit, which has figures and no verdicts."""
    known = sum(t.figure.amount is not None or bool(t.figure.text) for t in targets)
    parts = [Message("headline_unit", {"period": period, "unit": name}), _headline_money(total)]
    if targets:
        parts.append(Message("headline_figures", {"known": known, "of": len(targets)}))
    return tuple(parts)


def _headline_money(total: ProjectStanding) -> Message:
    if total.disbursed_vnd is None and total.state is State.REPORTED and total.earlier_vnd is not None:
        return Message("headline_earlier", {"disbursed": Figure(Decimal(total.earlier_vnd), FigureKind.MONEY)})
    if total.disbursed_vnd is None:
        return Message("headline_no_money")
    if total.rate_year is None or not total.allocated_vnd:
        return Message("headline_disbursed", {"disbursed": Figure(Decimal(total.disbursed_vnd), FigureKind.MONEY)})
    rate = Figure(total.rate_year, FigureKind.SHARE)
    if total.expected_now_vnd is None:
        return Message("headline_rate", {"rate": rate})
    gap = Decimal(total.expected_now_vnd) / total.allocated_vnd - total.rate_year
    code = "headline_rate_even" if abs(gap) < _EVEN else f"headline_rate_{'behind' if gap > 0 else 'ahead'}"
    return Message(code, {"rate": rate, "by": Figure(abs(gap), FigureKind.POINTS)})
