"""What is said of a project's disbursement, or of the whole programme's."""

from dataclasses import replace
from decimal import Decimal

from dashboard.domain.absence import Absence
from dashboard.domain.messages import Figure, FigureKind, Message, Named, Param, Sentence, Statement, stated
from dashboard.domain.periods import Period
from dashboard.domain.plan.plan import ALL_PROJECTS, Plan
from dashboard.domain.sentences.coverage import carried_clauses
from dashboard.domain.sentences.phrases import millions, money, part, short_of_path
from dashboard.domain.verdicts.parts import PathSource, State
from dashboard.domain.verdicts.standing_money import MoneyEstimate, ProjectStanding

_PATHS = {PathSource.STRAIGHT_LINE: "project_line", PathSource.LAST_YEAR: "project_last_year"}
_LATE = (State.BEHIND, State.SLIGHTLY_BEHIND)


def project_statement(s: ProjectStanding, plan: Plan, period: Period, of_unit: bool = False) -> Statement:
    """`of_unit`: of the money that one unit reports, which was given none of its own."""
    name = project_name(s)
    if not s.project.applicable:
        return Statement((Message("project_not_applicable", {"name": name, "reason": s.project.reason}),))
    if s.carried_only and s.carried_over is not None:
        return s.carried_over.statement
    if s.state is State.NOT_APPLICABLE:
        return stated(Message("project_nothing_given", {"name": name}), *_adjusted(s), Message("money_not_applicable"))
    if s.allocated_vnd is None:
        return stated(_without_allocation(s, name, Message("unit_not_given" if of_unit else "amount_not_named")))
    if s.disbursed_vnd and not s.allocated_vnd:
        beyond: dict[str, Param] = {"name": name, "disbursed": _money(s.disbursed_vnd)}
        return stated(Message("project_beyond_nothing", beyond), *_adjusted(s))
    nil = s.absence is Absence.NIL and bool(s.allocated_vnd)
    if not nil and (s.disbursed_vnd is None or s.rate_year is None):
        return stated(Message("project_no_data", {"name": name, "allocated": _money(s.allocated_vnd)}))
    rate = s.rate_year or Decimal(0)
    params: dict[str, Param] = {"name": name, "allocated": _money(s.allocated_vnd)}
    if not nil:
        params |= {"disbursed": millions(s.disbursed_vnd or 0, s.allocated_vnd), "rate": part(rate)}
    disbursed = Message("project_nil" if nil else "project", params)
    if s.state is State.NOT_COVERED:
        clauses = (*_adjusted(s), *money_until(s, period), not_covered(s, period, plan.rules.least_coverage))
        older = tuple((unit, told) for unit, told in s.carried if s.coverage.reported or told != s.figure_period)
        return stated(disbursed, *clauses, detail=carried_clauses(plan, older))
    detail = (*_rates(s), *_until(s, period), *carried_clauses(plan, s.carried))
    return stated(disbursed, *_adjusted(s), *_path(s, period), _verdict(s, rate, period), detail=detail)


def project_name(s: ProjectStanding) -> Param:
    """A node with its code, or the whole programme."""
    if s.project.code == ALL_PROJECTS:
        return Message("whole_programme")
    return Named(f"{s.project.code} · {s.project.label}", s.project.name_en)


def estimate_statement(s: ProjectStanding, told: MoneyEstimate) -> Statement:
    """Of what is expected to be paid by the end of a span: provisional where no verdict stands, else beside it."""
    params: dict[str, Param] = {"name": project_name(s), "period": told.period, "estimate": _money(told.amount_vnd)}
    if told.rate is None or not s.allocated_vnd:
        return stated(Message("money_estimate", params))
    params |= {"estimate": millions(told.amount_vnd, s.allocated_vnd), "allocated": _money(s.allocated_vnd),
               "rate": part(told.rate)}  # fmt: skip
    if s.provisional is None:
        return stated(Message("money_estimate_of", params))
    if told.state is State.NOT_COVERED:
        units: dict[str, Param] = {"reported": len(told.coverage.reported), "expected": len(told.coverage.expected)}
        return stated(Message("money_estimate_of", params), Message("money_estimate_few", units))
    then = replace(
        s, disbursed_vnd=told.amount_vnd, rate_year=told.rate, expected_now_vnd=told.expected_vnd, state=told.state,
        path_source=told.path_source, absence=None, required_rate_vnd=None,
    )  # fmt: skip
    return stated(
        Message("money_provisional", params), *_path(then, told.period), _verdict(then, told.rate, told.period)
    )


def money_until(s: ProjectStanding, period: Period) -> Sentence:
    """Of which month the newest amount is, where that is an earlier one."""
    if s.figure_period is None or s.figure_period.last_month >= period.last_month:
        return ()
    return (Message("money_until", {"month": s.figure_period.last_month}),)


def not_covered(s: ProjectStanding, period: Period, least: Decimal) -> Message:
    """That too few of those who are due reported the period; where they are many of the units, how little of the money."""
    params: dict[str, Param] = {
        "period": period, "reported": len(s.coverage.reported), "expected": len(s.coverage.expected)
    }  # fmt: skip
    if s.coverage.share >= least:
        return Message("money_not_covered_weighed", params | {"share": Figure(s.covered, FigureKind.SHARE)})
    return Message("money_not_covered", params)


def _money(amount_vnd: int) -> Figure:
    return Figure(Decimal(amount_vnd), FigureKind.MONEY)


def _without_allocation(s: ProjectStanding, name: Param, why: Message) -> Message:
    if s.absence is Absence.NIL:
        return Message("project_nil_figure", {"name": name, "why": why})
    if s.disbursed_vnd is not None:
        return Message("project_figure", {"name": name, "disbursed": _money(s.disbursed_vnd), "why": why})
    if s.earlier_vnd is not None:
        return Message("project_earlier_only", {"name": name, "disbursed": _money(s.earlier_vnd)})
    return Message("project_no_figure", {"name": name, "why": why})


def is_over(s: ProjectStanding, period: Period) -> bool:
    """Whether the last day has passed on which the money of this year may be paid: the year's own where none is later."""
    return not period.months_left and (s.last_day is None or period.end >= s.last_day)


def _until(s: ProjectStanding, period: Period) -> Sentence:
    """That some of the money may be paid beyond the year, while that is still to come."""
    if s.last_day is None or s.last_day.year <= period.year or period.end >= s.last_day:
        return ()
    return (Message("payable_until", {"day": s.last_day}),)


def _path(s: ProjectStanding, period: Period) -> Sentence:
    """What was to be paid by now; once the year is over that is all of it."""
    if s.expected_now_vnd is None or is_over(s, period):
        return ()
    code = _PATHS.get(s.path_source, "project_path") if s.path_source else "project_path"
    return (Message(code, {"month": period.last_month, "expected": _money(s.expected_now_vnd)}),)


def _verdict(s: ProjectStanding, rate: Decimal, period: Period) -> Message:
    if s.state is State.NOT_ACHIEVED and is_over(s, period):
        left = (s.allocated_vnd or 0) - (s.disbursed_vnd or 0)
        code = "money_short_settled" if period.last_month == 13 else "money_short"  # 31/01 is no month of the year
        return Message(code, {"missing": money(left), "by": part(1 - rate, Decimal(0))})
    if s.state in _LATE and s.missing_vnd is not None and s.allocated_vnd:
        by = short_of_path(s.missing_vnd, s.allocated_vnd)
        return Message(f"project_{s.state.value}", {"by": by, "missing": money(s.missing_vnd)})
    if s.state is State.EXCEEDED:
        return Message("money_exceeded", {"by": part(rate - 1, Decimal(0), places=2)})
    if s.state is State.NOT_ACHIEVED:
        return Message("money_left", {"missing": money((s.allocated_vnd or 0) - (s.disbursed_vnd or 0))})
    if s.state is State.ON_TRACK and not s.expected_now_vnd:
        return Message("ahead", {"by": _money(s.disbursed_vnd or 0)})
    return Message("money_nothing_due" if s.state is State.NOTHING_DUE else s.state.value)


def _adjusted(s: ProjectStanding) -> Sentence:
    """What was given first, and by how much that was changed."""
    if not s.adjusted_vnd or s.given_vnd is None:
        return ()
    change = Message("more" if s.adjusted_vnd > 0 else "less", {"by": _money(abs(s.adjusted_vnd))})
    return (Message("adjusted", {"given": _money(s.given_vnd), "change": change}),)


def _rates(s: ProjectStanding) -> Sentence:
    if s.state not in _LATE or s.required_rate_vnd is None or s.recent_rate_vnd is None:
        return ()
    rates = {"rate": _money(s.required_rate_vnd), "had": millions(abs(s.recent_rate_vnd))}
    return (Message("money_needs_and_had_turned" if s.recent_rate_vnd < 0 else "money_needs_and_had", rates),)
