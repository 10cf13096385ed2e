"""Why a target's verdict is what it is: the rule that spoke with its figures, the path, whose figures, and its limits.

Each rule stands in docs/method.en.md with its reason; what is said here is that rule with the figures of one target.
"""

from dataclasses import dataclass
from decimal import Decimal

from dashboard.domain.absence import Absence
from dashboard.domain.messages import Figure, FigureKind, Message, Param
from dashboard.domain.people.named import signer
from dashboard.domain.plan.indicators import Aggregation, Direction, Measure, ValueType
from dashboard.domain.plan.plan import Milestone, PathOf, Plan
from dashboard.domain.plan.targets import Operator, PaceRule
from dashboard.domain.sentences.phrases import apart, difference, figure, wanted
from dashboard.domain.verdicts.forecast import NoForecast, outlook
from dashboard.domain.verdicts.parts import PathSource, State
from dashboard.domain.verdicts.progress import gap_limits, is_cap, pace_state, progress
from dashboard.domain.verdicts.severity import LONG_BEHIND
from dashboard.domain.verdicts.standing_targets import TargetStanding

_PACED = (State.ON_TRACK, State.SLIGHTLY_BEHIND, State.BEHIND)
REACHED = {State.ACHIEVED: "why_achieved", State.EXCEEDED: "why_exceeded"}
_DEFAULT_PATHS = {PathSource.STRAIGHT_LINE: "why_path_straight_line", PathSource.LAST_YEAR: "why_path_last_year"}
_LIMITS = {
    PaceRule.FROM_ZERO: "why_limit_from_zero", PaceRule.CHANGE: "why_limit_change", PaceRule.LEVEL: "why_limit_level",
    PaceRule.NONE: "why_limit_none",
}  # fmt: skip
_SIMPLE = {
    State.NO_DATA: "why_no_data",
    State.NOT_APPLICABLE: "why_not_applicable",
    State.REPORTED: "why_no_number",
}


@dataclass(frozen=True)
class Reason:
    """The lines of a "vì sao?", each a sentence: the rule comes first, what does not apply is left out."""

    rule: Message
    weight: Message | None = None  # what made the verdict of the rule heavier
    path: Message | None = None
    figures: Message | None = None
    limit: Message | None = None
    ahead: Message | None = None  # what the year ends with, or why nobody can say

    @property
    def lines(self) -> tuple[Message, ...]:
        found = (self.rule, self.weight, self.path, self.figures, self.limit, self.ahead)
        return tuple(line for line in found if line is not None)


def reason(s: TargetStanding, plan: Plan) -> Reason:
    """Of a finished standing, judged or not; of a unit without a target of its own that there is no verdict."""
    if not s.is_own:
        return Reason(Message("why_not_its_target"), figures=_figures(s))
    if s.state is State.NOT_COVERED:
        return Reason(_not_covered(s, plan), figures=_figures(s), limit=Message("why_limit_units"))
    if (
        s.reckoned is None
        or s.state in (State.NO_BASELINE, State.PRELIMINARY, State.REPORTED)
        or s.target.operator is Operator.NONE
    ):
        return Reason(_unjudged(s), figures=_figures(s))
    if s.state in _PACED and s.pace is not None:
        path = path_reason(s.path_source, _signed(s, plan), plan)
        return Reason(_pace(s, s.pace, plan), _long_behind(s, plan), path, _figures(s), _limit(s), _ahead(s))
    return Reason(_without_pace(s), None, _waiting_path(s, plan), _figures(s), _limit_of_reach(s), _ahead(s))


def path_reason(source: PathSource | None, signed: Milestone | None, plan: Plan) -> Message | None:
    """Where the path comes from; `signed`: one of its milestones that says who approved it."""
    if source is None:
        return None
    if source is not PathSource.MILESTONES:
        return Message(_DEFAULT_PATHS[source])
    if signed is None:
        return Message("why_path_milestones")
    if signed.approved_on is None:
        return Message("why_path_approved", {"who": signer(plan, signed.approved_by)})
    return Message("why_path_approved_on", {"who": signer(plan, signed.approved_by), "day": signed.approved_on})


def ratio_limits(plan: Plan) -> dict[str, Param]:
    """From which part of the path on a ratio is on track, and slightly behind."""
    rules = plan.rules
    return {
        "near": Figure(rules.ratio_on_track, FigureKind.SHARE),
        "far": Figure(rules.ratio_slightly_behind, FigureKind.SHARE),
    }


# -- verdicts of pace ---------------------------------------------------------------------------------------------------


def _pace(s: TargetStanding, pace: Decimal, plan: Plan) -> Message:
    """What was compared with what, by which limits."""
    assert s.reckoned is not None
    assert s.path is not None
    params: dict[str, Param] = {
        "actual": _actual(s, s.reckoned), "path": figure(s.indicator, s.path), "month": s.judged_at.last_month,
    }  # fmt: skip
    if s.target.pace_rule is PaceRule.LEVEL:
        near, far = gap_limits(plan.rules, s.goal or s.path, s.indicator.measure is Measure.PERCENTAGE)
        scaled = (near, far) != (plan.rules.gap_on_track, plan.rules.gap_slightly_behind)
        code = "why_level_behind" if pace < 0 else "why_level_ahead" if pace else "why_level_even"
        params |= {"by": difference(s.indicator, pace), "near": difference(s.indicator, near)}
        params |= {"far": difference(s.indicator, far)}
        code_of_scale = "why_plan_limits" if not scaled else "why_scaled" if s.goal else "why_scaled_to_path"
        scale = Message(code_of_scale, {"wanted": wanted(s.target, s.indicator)})
        return Message(code, params | {"scale": scale})
    params |= ratio_limits(plan) | {
        "ratio": apart(Figure(pace, FigureKind.SHARE, places=1), _next_limit(_by_limits(s, plan), plan))
    }
    if s.target.pace_rule is PaceRule.CHANGE and s.baseline is not None and s.goal is not None:
        done, due = progress(s.reckoned, s.baseline, s.goal), progress(s.path, s.baseline, s.goal)
        ways = {"baseline": figure(s.indicator, s.baseline), "goal": figure(s.indicator, s.goal)}
        shares = {
            "done": Figure(done or Decimal(0), FigureKind.SHARE),
            "due": Figure(due or Decimal(0), FigureKind.SHARE),
        }
        return Message("why_change", params | ways | shares)
    few = s.indicator.direction is Direction.FALLS or is_cap(s.target, s.indicator.direction)
    return Message("why_from_zero_few" if few else "why_from_zero", params)


def _by_limits(s: TargetStanding, plan: Plan) -> State:
    """The verdict before weeks were looked at."""
    if s.pace is None or s.state is not State.BEHIND:
        return s.state
    is_share = s.indicator.measure is Measure.PERCENTAGE
    return pace_state(s.target.pace_rule, s.pace, plan.rules, s.goal or s.path, is_share)


def _long_behind(s: TargetStanding, plan: Plan) -> Message | None:
    if s.state is _by_limits(s, plan) or s.weeks_late is None:
        return None
    return Message("why_long_behind", {"weeks": s.weeks_late, "most": LONG_BEHIND})


def _actual(s: TargetStanding, reckoned: Decimal) -> Param:
    """What was reckoned with, told from the goal; nil is named, and never shown as 0."""
    if s.figure.is_nil:
        return Message("reckoned_nil")
    written = figure(s.indicator, reckoned)
    return written if s.goal is None else apart(written, s.goal)


def _next_limit(state: State, plan: Plan) -> Decimal:
    """The limit that the ratio has not come up to: no rounding may say that it has."""
    rules = plan.rules
    return rules.ratio_on_track if state is State.SLIGHTLY_BEHIND else rules.ratio_slightly_behind


def _signed(s: TargetStanding, plan: Plan) -> Milestone | None:
    return next((m for m in plan.milestones_of.get((PathOf.TARGET, s.target.id), ()) if m.approved_by), None)


# -- verdicts without a pace --------------------------------------------------------------------------------------------


def _without_pace(s: TargetStanding) -> Message:
    assert s.reckoned is not None
    asked: dict[str, Param] = {"wanted": wanted(s.target, s.indicator), "actual": _actual(s, s.reckoned)}
    if is_cap(s.target, s.indicator.direction):
        return Message("why_over_cap" if s.state is State.OVER_CAP else "why_within_cap", asked)
    if s.state in (State.ACHIEVED, State.EXCEEDED):
        if s.target.operator is Operator.ABOUT and s.state is State.ACHIEVED:
            return Message("why_about", asked | {"width": Figure(s.target.tolerance, FigureKind.SHARE)})
        return Message(REACHED[s.state], asked)
    if s.state is State.WORSE and s.baseline is not None:
        return Message("why_worse", asked | {"baseline": figure(s.indicator, s.baseline)})
    if s.state is State.NOTHING_DUE and s.spans_years and s.pace is None:
        return Message("why_until", asked | {"year": str(s.target.until)})
    if s.state in (State.NOTHING_DUE, State.ON_TRACK) and s.path is not None:
        params = asked | {"path": figure(s.indicator, s.path), "month": s.judged_at.last_month}
        return Message("why_nothing_due" if s.state is State.NOTHING_DUE else "why_ahead", params)
    if s.is_held and not s.is_last:
        return Message("why_not_held", asked)
    return Message("why_missed" if s.is_last else _no_pace(s), asked)


def _no_pace(s: TargetStanding) -> str:
    """Why nobody can say fast or slow: the plan wants no pace, its rule has no start to measure from, or there is no path."""
    if s.target.pace_rule is PaceRule.NONE:
        return "why_no_pace"
    return "why_no_start" if s.lacks_start else "why_no_path"


def _waiting_path(s: TargetStanding, plan: Plan) -> Message | None:
    waits = s.state in (State.NOTHING_DUE, State.ON_TRACK)
    return path_reason(s.path_source, _signed(s, plan), plan) if waits else None


def _unjudged(s: TargetStanding) -> Message:
    if s.state is State.PRELIMINARY:
        return Message("why_preliminary_state", {"month": s.indicator.review_month})
    if s.state is State.NO_DATA and s.figure.estimate:
        return Message("why_estimate_only")
    if s.state is State.NOT_MEASURED:
        return Message("why_not_measured", {"month": s.indicator.due_months[0]})
    if s.state is State.NO_BASELINE:
        return Message("why_no_baseline", {"wanted": wanted(s.target, s.indicator)})
    if s.absence is Absence.NIL:
        return Message("why_nil")
    return Message(_SIMPLE.get(s.state, "why_no_data"))


def _not_covered(s: TargetStanding, plan: Plan) -> Message:
    coverage = s.figure.coverage
    return Message(
        "why_not_covered",
        {
            "reported": len(coverage.reported),
            "expected": len(coverage.expected),
            "least": Figure(plan.rules.least_coverage, FigureKind.SHARE),
        },
    )


# -- whose figures, and what the rule cannot say ------------------------------------------------------------------------


def _figures(s: TargetStanding) -> Message | None:
    """How the figure was made: of shares the sums above and below, of counts the sum, with how many units."""
    rolled, coverage = s.figure, s.figure.coverage
    if rolled.amount is None or not rolled.parts:
        return None
    units: dict[str, Param] = {"reported": len(coverage.reported), "expected": len(coverage.expected)}
    units["standing_in"] = Message("why_carried", {"count": len(rolled.carried)}) if rolled.carried else ""
    units["preliminary"] = Message("why_preliminary") if rolled.preliminary else ""
    if rolled.numerator is not None and rolled.denominator is not None:
        above, below = (Figure(n, FigureKind.NUMBER) for n in (rolled.numerator, rolled.denominator))
        code = "why_units" if s.indicator.counts_units else "why_parts"
        return Message(code, units | {"above": above, "below": below})
    if len(rolled.parts) == 1:
        return Message("why_one", units)
    if s.indicator.aggregation is Aggregation.SUM and s.indicator.value_type is ValueType.INCREMENTAL:
        return Message("why_months", units)
    return Message("why_sum", units)


def _ahead(s: TargetStanding) -> Message | None:
    """Of a judged target whether the year ends with it met; nothing of what is met or over already."""
    found = outlook(s)
    if found is NoForecast.LAST_FIGURE or s.state in REACHED:
        return None
    if isinstance(found, NoForecast):
        return Message("why_no_forecast", {"why": found})
    return Message("why_forecast_reached" if found else "why_forecast_missed")


def _limit(s: TargetStanding) -> Message:
    """What the rule of pace cannot say."""
    if s.path_source is not PathSource.MILESTONES:
        return Message("why_limit_default_path")
    return Message(_LIMITS[s.target.pace_rule])


def _limit_of_reach(s: TargetStanding) -> Message | None:
    if s.state is State.NOT_ACHIEVED and not s.is_last and not s.is_held and _no_pace(s) == "why_no_path":
        return Message("why_limit_no_path")
    strict = s.target.operator in (Operator.ABOVE, Operator.BELOW)
    return Message("why_limit_strict") if strict else None
