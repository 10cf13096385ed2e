"""What is said of earlier years' money: a sentence of its own, beside that of this year's."""

from decimal import Decimal

from dashboard.domain.absence import Absence
from dashboard.domain.messages import Figure, FigureKind, Message, Param, Sentence, Statement, stated
from dashboard.domain.periods import Period
from dashboard.domain.plan.plan import Plan
from dashboard.domain.sentences.phrases import apart, gap_to_path, millions, money, part, short_of_path
from dashboard.domain.verdicts.parts import PathSource, State
from dashboard.domain.verdicts.standing_money import CarriedOver


def carried_statement(c: CarriedOver, name: Param, plan: Plan, period: Period, of_unit: bool = False) -> Statement:
    """`of_unit`: of the money that one unit reports, which was given none of its own."""
    nil = c.absence is Absence.NIL
    if not c.allocated_vnd or (c.rate is None and not nil):
        return stated(*_without_rate(c, name, plan, of_unit))
    if nil:  # reckoned with as nothing, and told as what it is
        given = Message("carried_given", {"allocated": _money(c.allocated_vnd)})
        told: Sentence = (Message("carried_nil", {"name": name}), given)
    else:
        params: dict[str, Param] = {
            "name": name, "disbursed": millions(c.disbursed_vnd or 0, c.allocated_vnd),
            "allocated": _money(c.allocated_vnd), "rate": part(_rate(c)),
        }  # fmt: skip
        told = (Message("carried_money", params),)
    if c.state is State.NOT_COVERED:
        verdict: Sentence = (*_until(c, period), _not_covered(c, period))
    else:
        verdict = (*_path(c, period), _verdict(c, _rate(c), period))
    return stated(*told, *verdict, _deadline(c))


def carried_headline(c: CarriedOver, period: Period) -> Message:
    """Where the plan has no other money: the rate and the gap to the path, as they are told of this year's."""
    if c.absence is Absence.NIL:
        return _nil_headline(c, period)
    if not c.allocated_vnd or c.rate is None:
        if c.disbursed_vnd is not None:
            return Message("headline_earlier", {"disbursed": _money(c.disbursed_vnd)})
        return Message("headline_no_money")
    rate: dict[str, Param] = {"rate": part(_rate(c))}
    if c.state is State.NOT_COVERED:
        units: dict[str, Param] = {"reported": len(c.coverage.reported), "expected": len(c.coverage.expected)}
        return Message("headline_carried_not_covered", rate | units)
    if c.state is State.NOT_ACHIEVED and period.end >= max(c.deadlines):
        return Message("headline_carried_missed", rate | {"left": part(1 - _rate(c), Decimal(0))})
    if c.expected_now_vnd is None or period.end >= max(c.deadlines):
        return Message("headline_carried", rate)
    return Message(
        *gap_to_path("headline_carried", c.state, Decimal(c.expected_now_vnd) / c.allocated_vnd - _rate(c), rate)
    )


def _nil_headline(c: CarriedOver, period: Period) -> Message:
    """That nothing was paid of it, how far behind that leaves it, or that its deadline has passed."""
    if c.state is State.NOT_ACHIEVED and period.end >= max(c.deadlines):
        return Message("headline_carried_nil_missed")
    if c.state is not State.BEHIND or not c.expected_now_vnd or not c.allocated_vnd:
        return Message("headline_carried_nil")
    by = apart(Figure(Decimal(c.expected_now_vnd) / c.allocated_vnd, FigureKind.POINTS))
    return Message("headline_carried_nil_behind", {"by": by})


def _rate(c: CarriedOver) -> Decimal:
    """Of what was carried over; of nil nought."""
    return c.rate or Decimal(0)


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
    missing = money((c.allocated_vnd or 0) - (c.disbursed_vnd or 0))
    if c.state is State.NOT_ACHIEVED and period.end >= max(c.deadlines):
        return Message("carried_short", {"missing": missing, "by": part(1 - rate, Decimal(0))})
    if c.state is State.NOT_ACHIEVED:
        return Message("money_left", {"missing": missing})
    if c.state is State.EXCEEDED:
        return Message("carried_exceeded", {"by": part(rate - 1, Decimal(0), places=2)})
    if c.state in (State.BEHIND, State.SLIGHTLY_BEHIND) and c.missing_vnd is not None and c.allocated_vnd:
        by = short_of_path(c.missing_vnd, c.allocated_vnd)
        params: dict[str, Param] = {"by": by, "missing": money(c.missing_vnd)}
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
