"""What is said of earlier years' money: a sentence of its own, beside that of this year's."""

from decimal import Decimal

from dashboard.domain.absence import Absence
from dashboard.domain.messages import Figure, FigureKind, Message, Param, Sentence, Statement, stated
from dashboard.domain.periods import Period
from dashboard.domain.plan.plan import Plan
from dashboard.domain.verdicts.standing import CarriedOver, PathSource, State

_EVEN = Decimal("0.0005")  # a gap that would be written as 0 điểm %


def carried_statement(c: CarriedOver, name: Param, plan: Plan, period: Period, of_unit: bool = False) -> Statement:
    """`of_unit`: of the money that one unit reports, which was given none of its own."""
    if c.allocated_vnd is None or c.disbursed_vnd is None or c.rate is None:
        return stated(*_without_rate(c, name, plan, of_unit))
    params: dict[str, Param] = {
        "name": name, "disbursed": _millions(c.disbursed_vnd), "allocated": _money(c.allocated_vnd),
        "rate": Figure(c.rate, FigureKind.SHARE),
    }  # fmt: skip
    if c.state is State.NOT_COVERED:
        verdict: Sentence = (*_until(c, period), _not_covered(c, period))
    else:
        verdict = (*_path(c, period), _verdict(c, c.rate, period))
    return stated(Message("carried_money", params), *verdict, _deadline(c))


def carried_headline(c: CarriedOver, period: Period) -> Message:
    """Where the plan has no other money: the rate and the gap to the path, as they are told of this year's."""
    if c.allocated_vnd is None or c.disbursed_vnd is None or c.rate is None:
        if c.disbursed_vnd is not None:
            return Message("headline_earlier", {"disbursed": _money(c.disbursed_vnd)})
        return Message("headline_no_money")
    rate: dict[str, Param] = {"rate": Figure(c.rate, FigureKind.SHARE)}
    if c.state is State.NOT_COVERED:
        units: dict[str, Param] = {"reported": len(c.coverage.reported), "expected": len(c.coverage.expected)}
        return Message("headline_carried_not_covered", rate | units)
    if c.expected_now_vnd is None or period.end >= max(c.deadlines):
        return Message("headline_carried", rate)
    gap = Decimal(c.expected_now_vnd) / c.allocated_vnd - c.rate
    if abs(gap) < _EVEN:
        return Message("headline_carried_even", rate)
    by: dict[str, Param] = {"by": Figure(abs(gap), FigureKind.POINTS)}
    return Message("headline_carried_behind" if gap > 0 else "headline_carried_ahead", rate | by)


def _without_rate(c: CarriedOver, name: Param, plan: Plan, of_unit: bool) -> Sentence:
    if c.allocated_vnd is not None and not c.allocated_vnd:
        return (Message("carried_nothing", {"name": name}),)
    clauses: list[Message] = []
    if c.absence is Absence.NIL:
        clauses.append(Message("carried_nil", {"name": name}))
    elif c.disbursed_vnd is not None:
        clauses.append(Message("carried_paid", {"name": name, "disbursed": _money(c.disbursed_vnd)}))
    else:
        clauses.append(Message("carried_no_data", {"name": name}))
    if c.allocated_vnd is not None:
        clauses.append(Message("carried_given", {"allocated": _money(c.allocated_vnd)}))
        clauses.append(_deadline(c))
    elif of_unit:
        clauses.append(Message("carried_of_unit"))
    else:
        clauses.append(Message("carried_unknown"))
    if c.left_last_year_vnd is not None:
        clauses.append(Message("carried_left", {"year": str(plan.year - 1), "left": _money(c.left_last_year_vnd)}))
    return tuple(clauses)


def _path(c: CarriedOver, period: Period) -> Sentence:
    if c.expected_now_vnd is None or period.end >= max(c.deadlines):
        return ()
    code = "project_path" if c.path_source is PathSource.MILESTONES else "project_line"
    return (Message(code, {"month": period.last_month, "expected": _money(c.expected_now_vnd)}),)


def _verdict(c: CarriedOver, rate: Decimal, period: Period) -> Message:
    missing = _money((c.allocated_vnd or 0) - (c.disbursed_vnd or 0))
    if c.state is State.NOT_ACHIEVED and period.end >= max(c.deadlines):
        return Message("carried_short", {"missing": missing, "by": Figure(1 - rate, FigureKind.SHARE)})
    if c.state is State.NOT_ACHIEVED:
        return Message("money_left", {"missing": missing})
    if c.state is State.EXCEEDED:
        return Message("carried_exceeded", {"by": Figure(rate - 1, FigureKind.SHARE, places=2)})
    if c.state in (State.BEHIND, State.SLIGHTLY_BEHIND) and c.missing_vnd is not None and c.expected_now_vnd:
        by = Figure(Decimal(c.missing_vnd) / c.expected_now_vnd, FigureKind.SHARE, places=0)
        params: dict[str, Param] = {"by": by, "missing": _money(c.missing_vnd)}
        behind = c.state is State.BEHIND
        return Message("project_behind", params) if behind else Message("project_slightly_behind", params)
    return Message("money_nothing_due" if c.state is State.NOTHING_DUE else c.state.value)


def _until(c: CarriedOver, period: Period) -> Sentence:
    if c.figure_period is None or c.figure_period.last_month >= period.last_month:
        return ()
    return (Message("money_until", {"month": c.figure_period.last_month}),)


def _not_covered(c: CarriedOver, period: Period) -> Message:
    return Message(
        "money_not_covered",
        {"period": period, "reported": len(c.coverage.reported), "expected": len(c.coverage.expected)},
    )


def _deadline(c: CarriedOver) -> Message:
    """By the end of which day it is to be paid; a default is named as one."""
    days: dict[str, Param] = {"days": tuple(c.deadlines)}
    return Message("carried_deadline" if c.deadline_stated else "carried_deadline_default", days)


def _money(amount_vnd: int) -> Figure:
    return Figure(Decimal(amount_vnd), FigureKind.MONEY)


def _millions(amount_vnd: int) -> Figure:
    """In triệu đồng, without the unit: it stands behind the amount that follows."""
    return Figure(Decimal(amount_vnd) / 1_000_000, FigureKind.NUMBER)
