"""The first line of Tổng quan, and of one unit's view: the money, and how many targets are on track."""

from decimal import Decimal

from dashboard.domain.absence import Absence
from dashboard.domain.messages import Figure, FigureKind, Message, Param, Sentence
from dashboard.domain.periods import Period
from dashboard.domain.sentences.carried_over import carried_headline
from dashboard.domain.sentences.phrases import gap_to_path, part
from dashboard.domain.verdicts.groups import Groups, groups
from dashboard.domain.verdicts.parts import State
from dashboard.domain.verdicts.standing_money import ProjectStanding
from dashboard.domain.verdicts.standing_targets import TargetStanding


def headline(total: ProjectStanding, targets: tuple[TargetStanding, ...], period: Period) -> Sentence:
    """Of the whole plan; `targets` each counted once (see `tiers.counted`)."""
    return (Message("headline_period", {"period": period}), _money(total, period), *_targets(groups(targets)))


def _targets(found: Groups) -> Sentence:
    """All groups, and why those that have no verdict have none: their numbers add up to all targets."""
    why: tuple[Param, ...] = tuple(Message(reason.value, {"count": count}) for reason, count in found.unjudged)
    waiting: dict[str, Param] = {"count": found.waiting, "why": why}
    if found.all == found.waiting:
        return (Message("headline_no_targets", waiting),) if found.waiting else ()
    parts = [Message("headline_targets", {"good": found.good, "of": found.all})]
    parts += [
        Message(code, {"count": count})
        for code, count in (("headline_late", found.late), ("headline_missed", found.missed))
        if count
    ]
    return (*parts, Message("headline_unjudged", waiting)) if found.waiting else tuple(parts)


def unit_headline(name: str, total: ProjectStanding, targets: tuple[TargetStanding, ...], period: Period) -> Sentence:
    """Of one unit, which has figures and no verdicts."""
    known = sum(t.figure.amount is not None or bool(t.figure.text) for t in targets)
    parts = [Message("headline_unit", {"period": period, "unit": name}), _money(total, period)]
    if targets:
        parts.append(Message("headline_figures", {"known": known, "of": len(targets)}))
    return tuple(parts)


def _money(total: ProjectStanding, period: Period) -> Message:
    if total.carried_only and total.carried_over is not None:
        return carried_headline(total.carried_over, period)
    if total.absence is Absence.NIL:
        return _nothing_paid(total)
    if total.disbursed_vnd is None and total.state is State.REPORTED and total.earlier_vnd is not None:
        return Message("headline_earlier", {"disbursed": Figure(Decimal(total.earlier_vnd), FigureKind.MONEY)})
    if total.disbursed_vnd is None:
        return Message("headline_no_money")
    if total.rate_year is None or not total.allocated_vnd:
        return Message("headline_disbursed", {"disbursed": Figure(Decimal(total.disbursed_vnd), FigureKind.MONEY)})
    rate = part(total.rate_year)
    if total.state is State.NOT_COVERED:
        return _not_covered(total, rate, period)
    if total.expected_now_vnd is None:
        return Message("headline_rate", {"rate": rate})
    if total.state is State.NOTHING_DUE:
        return Message("headline_rate_nothing_due", {"rate": rate})
    if total.state is State.NOT_ACHIEVED and not period.months_left:
        return Message("headline_rate_missed", {"rate": rate, "left": part(1 - total.rate_year, Decimal(0))})
    gap = Decimal(total.expected_now_vnd) / total.allocated_vnd - total.rate_year
    return Message(*gap_to_path("headline_rate", total.state, gap, {"rate": rate}))


def _nothing_paid(total: ProjectStanding) -> Message:
    """That nothing happened, and how far behind the path that leaves it."""
    if not total.missing_vnd or not total.allocated_vnd:
        return Message("headline_nil_money")
    by = Figure(Decimal(total.missing_vnd) / total.allocated_vnd, FigureKind.POINTS)
    return Message("headline_nil_money_behind", {"by": by})


def _not_covered(total: ProjectStanding, rate: Figure, period: Period) -> Message:
    """The rate with the month of its figure, and no verdict: too few have reported the period."""
    params: dict[str, Param] = {
        "rate": rate, "reported": len(total.coverage.reported), "expected": len(total.coverage.expected)
    }  # fmt: skip
    earlier = total.figure_period
    if earlier is None or earlier.last_month >= period.last_month:
        return Message("headline_rate_not_covered", params)
    return Message("headline_rate_until", params | {"month": earlier.last_month})
