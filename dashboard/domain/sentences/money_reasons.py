"""Why a project's disbursement is judged as it is: what was compared with which path, by which limits, whose figures."""

from decimal import Decimal

from dashboard.domain.absence import Absence
from dashboard.domain.messages import Figure, FigureKind, Message, Param
from dashboard.domain.periods import Period
from dashboard.domain.plan.plan import ALL_PROJECTS, Milestone, PathOf, Plan
from dashboard.domain.sentences.money import is_over
from dashboard.domain.sentences.phrases import apart, money
from dashboard.domain.sentences.reasons import REACHED, Reason, path_reason, ratio_limits
from dashboard.domain.verdicts.parts import PathSource, State
from dashboard.domain.verdicts.standing_money import ProjectStanding

_PACED = (State.ON_TRACK, State.SLIGHTLY_BEHIND, State.BEHIND)


def money_reason(s: ProjectStanding, plan: Plan, period: Period) -> Reason:
    """Of a project, or of the whole programme, at `period`."""
    path = path_reason(s.path_source, _signed(s, plan), plan)
    if s.state is State.NOT_COVERED:
        rules, covered = plan.rules, Figure(s.covered, FigureKind.SHARE)
        needs: dict[str, Param] = {"least": Figure(rules.least_coverage, FigureKind.SHARE), "covered": covered}
        return Reason(
            Message("why_money_not_covered", needs), figures=_figures(s), limit=Message("why_limit_money_units")
        )
    if s.state in _PACED and s.expected_now_vnd and (paid := _paid(s)) is not None:
        limit = "why_limit_money" if s.path_source is PathSource.MILESTONES else "why_limit_default_path"
        return Reason(_pace(s, paid, s.expected_now_vnd, plan, period), path, _figures(s), Message(limit))
    return Reason(_without_pace(s, period), path if s.state is State.NOTHING_DUE else None, _figures(s))


def _paid(s: ProjectStanding) -> int | None:
    """What was paid; nil is reckoned with as nothing."""
    return 0 if s.absence is Absence.NIL else s.disbursed_vnd


def _actual(s: ProjectStanding, paid: int) -> Param:
    """What was reckoned with, told from what was given; nil is named, and never shown as 0."""
    return Message("reckoned_nil") if s.absence is Absence.NIL else money(paid, s.allocated_vnd or 0)


def _pace(s: ProjectStanding, disbursed: int, expected: int, plan: Plan, period: Period) -> Message:
    rules = plan.rules
    limit = rules.ratio_on_track if s.state is State.SLIGHTLY_BEHIND else rules.ratio_slightly_behind
    params: dict[str, Param] = {
        "actual": _actual(s, disbursed), "path": _money(expected), "month": period.last_month,
        "ratio": apart(Figure(Decimal(disbursed) / expected, FigureKind.SHARE, places=1), limit),
    }  # fmt: skip
    return Message("why_from_zero", params | ratio_limits(plan))


def _without_pace(s: ProjectStanding, period: Period) -> Message:
    if s.state is State.NOT_APPLICABLE:
        return Message("why_money_not_applicable")
    if s.allocated_vnd is None:
        return Message("why_money_no_amount")
    if (paid := _paid(s)) is None:
        return Message("why_money_no_data")
    asked: dict[str, Param] = {"actual": _actual(s, paid), "wanted": _money(s.allocated_vnd)}
    if s.state in (State.ACHIEVED, State.EXCEEDED):
        return Message(REACHED[s.state], asked)
    if s.expected_now_vnd == 0:
        code = "why_nothing_due" if s.state is State.NOTHING_DUE else "why_ahead"
        return Message(code, asked | {"path": _money(0), "month": period.last_month})
    if s.carried_only and s.carried_over is not None and period.end >= max(s.carried_over.deadlines):
        return Message("why_deadline_passed", asked | {"day": max(s.carried_over.deadlines)})
    return Message("why_missed" if is_over(s, period) else "why_no_path", asked)


def _figures(s: ProjectStanding) -> Message | None:
    if s.disbursed_vnd is None:
        return None
    standing_in: Param = Message("why_carried", {"count": len(s.carried)}) if s.carried else ""
    return Message("why_money_sum", {"standing_in": standing_in})


def _signed(s: ProjectStanding, plan: Plan) -> Milestone | None:
    """A milestone of the project, or of all, that says who approved it."""
    keys = (s.project.code, ALL_PROJECTS)
    return next((m for key in keys for m in plan.milestones_of.get((PathOf.MONEY, key), ()) if m.approved_by), None)


def _money(amount_vnd: int) -> Figure:
    return Figure(Decimal(amount_vnd), FigureKind.MONEY)
