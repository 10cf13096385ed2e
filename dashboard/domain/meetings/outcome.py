"""What came of decisions: done, overdue or still in time, and whether the figure that was to move has moved
(docs/method.en.md: What came of a decision).
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from dashboard.domain.absence import Absence
from dashboard.domain.meetings.decisions import Decision, DecisionAbout, is_overdue
from dashboard.domain.meetings.known import Meetings
from dashboard.domain.meetings.meeting import Meeting
from dashboard.domain.people.causes import Late
from dashboard.domain.periods import Period
from dashboard.domain.plan.indicators import Direction
from dashboard.domain.plan.units import official
from dashboard.domain.reported.days import office_day
from dashboard.domain.verdicts.standing import Standing


class DecisionState(StrEnum):
    DONE = "done"  # đã xong
    OVERDUE = "overdue"  # quá hạn
    OPEN = "open"  # đang làm: in time, or without a day


class Movement(StrEnum):
    NONE_ASKED = "none_asked"  # the decision names no figure
    UNKNOWN = "unknown"  # there is no figure at one of the two versions
    WAITING = "waiting"  # still the same figure of the same period: nothing newer is known
    NOT_MOVED = "not_moved"
    MOVED = "moved"  # towards what is asked
    AWAY = "away"  # the other way


@dataclass(frozen=True)
class SeenFigure:
    """What a figure was at a version, by its own rule: a target's figure in its indicator's terms; what was paid of a project's
    money of the year, in đồng; a unit's worst gap, a fraction. `wanted` is what the plan asks for by then.
    """

    value: Decimal | None
    wanted: Decimal | None
    period: Period
    version: int
    indicator: str = ""  # whose terms, of a target and a unit
    goal: Decimal | None = None  # of a target, the level to be reached in the end


@dataclass(frozen=True)
class DecisionStanding:
    """A decision and what came of it: its state on a day, and its figure at the meeting's version and now."""

    decision: Decision
    meeting: Meeting
    state: DecisionState
    movement: Movement
    then: SeenFigure | None = None
    now: SeenFigure | None = None
    days_over: int = 0  # past its day, done or not


StandingAt = Callable[[int, Period], Standing | None]  # the standing of a plan year at a version (0: now) and a period


def decision_standings(
    decisions: Iterable[Decision], known: Meetings, day: date, at: StandingAt, now: tuple[int, Period]
) -> tuple[DecisionStanding, ...]:
    """What came of decisions by `day`; `now`: the version and the period whose figures they are held against.

    A figure is followed within the plan year of its meeting, for the next year's counts begin anew: of an earlier year what its
    last month says.
    """
    return tuple(_standing(decision, known.by_code[decision.meeting], day, at, now) for decision in decisions)


def _standing(
    decision: Decision, meeting: Meeting, day: date, at: StandingAt, now: tuple[int, Period]
) -> DecisionStanding:  # fmt: skip
    about, (version, period) = decision.about, now
    if about is None:
        return standing_of(decision, meeting, day, None, None)
    began = at(meeting.version, meeting.period)
    then = seen(began, about, meeting.version)
    period = period if period.year == meeting.year else Period.of_month(meeting.year, 12)
    later = seen(at(version, period), about, version, then.indicator if then else "")
    return standing_of(decision, meeting, day, then, later, began)


def standing_of(
    decision: Decision, meeting: Meeting, day: date, then: SeenFigure | None, now: SeenFigure | None,
    of: Standing | None = None,
) -> DecisionStanding:  # fmt: skip
    """One decision by `day`, with its figure at both versions; `of` says which way it is to go."""
    state = DecisionState.DONE if decision.is_done else (
        DecisionState.OVERDUE if is_overdue(decision, day) else DecisionState.OPEN
    )  # fmt: skip
    until = day
    if decision.is_done and decision.done is not None:
        until = min(day, office_day(decision.done.when))
    over = max(0, (until - decision.due).days) if decision.due is not None else 0
    return DecisionStanding(decision, meeting, state, _movement(decision.about, then, now, of), then, now, over)


def seen(standing: Standing | None, about: DecisionAbout, version: int, indicator: str = "") -> SeenFigure | None:
    """The figure of what a decision is about; None where the plan of that version does not have it.

    Of a unit the gap in `indicator`, for two gaps are compared in the same one; without it the worst.
    """
    if standing is None:
        return None
    match about.kind:
        case Late.TARGET:
            t = next((t for t in standing.targets if t.target.id == about.of), None)
            if t is None:
                return None
            return SeenFigure(t.reckoned, t.path, standing.period, version, t.indicator.code, t.goal)
        case Late.PROJECT:
            p = next((p for p in standing.projects if p.project.code == about.of), None)
            if p is None:
                return None
            paid = 0 if p.absence is Absence.NIL else p.disbursed_vnd
            return SeenFigure(_amount(paid), _amount(p.expected_now_vnd), standing.period, version)
        case Late.UNIT:
            own = (g for g in standing.gaps if official(g.unit) == official(about.of) and g.gap is not None)
            gaps = [g for g in own if not indicator or g.indicator == indicator]
            worst = max(gaps, key=lambda g: g.gap or Decimal(0), default=None)
            if worst is None:
                known = any(official(unit) == official(about.of) for unit in standing.snapshot.plan.unit_by_code)
                return SeenFigure(None, None, standing.period, version) if known else None
            return SeenFigure(worst.gap, Decimal(0), standing.period, version, worst.indicator)


def _amount(vnd: int | None) -> Decimal | None:
    return None if vnd is None else Decimal(vnd)


def _movement(
    about: DecisionAbout | None, then: SeenFigure | None, now: SeenFigure | None, of: Standing | None
) -> Movement:
    if about is None:
        return Movement.NONE_ASKED
    if then is None or now is None or then.value is None or now.value is None:
        return Movement.UNKNOWN
    by = now.value - then.value
    if not by:
        return Movement.NOT_MOVED if now.period != then.period else Movement.WAITING
    if _falls(about, then, of, by):
        by = -by
    return Movement.MOVED if by > 0 else Movement.AWAY


def _falls(about: DecisionAbout, then: SeenFigure, of: Standing | None, by: Decimal) -> bool:
    """Whether less is better: of a gap always, of a figure that is to be held where it stands above its goal."""
    if about.kind is Late.UNIT:
        return True
    if about.kind is Late.PROJECT or of is None:
        return False
    direction = of.snapshot.plan.indicator_by_code[then.indicator].direction
    if direction is Direction.HOLDS and then.goal is not None and then.value is not None:
        return then.value > then.goal or (then.value == then.goal and by > 0)
    return direction is Direction.FALLS
