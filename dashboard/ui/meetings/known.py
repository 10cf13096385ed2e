"""What pages know of meetings: read once for a state of the store, with what came of decisions by the figures."""

from collections.abc import Iterable
from datetime import date

from dashboard.domain.meetings.decisions import Decision, is_overdue
from dashboard.domain.meetings.known import Meetings
from dashboard.domain.meetings.meeting import Meeting
from dashboard.domain.meetings.outcome import DecisionStanding, decision_standings, standing_of
from dashboard.domain.people.rights import Action, over_unit
from dashboard.domain.periods import Period
from dashboard.domain.plan.plan import Plan
from dashboard.domain.verdicts.standing import Standing
from dashboard.ui import load, who
from dashboard.ui.held import At
from dashboard.ui.kept import kept
from dashboard.ui.shell import Shown
from dashboard.usecases.meetings import may_meet, meetings_of
from dashboard.usecases.office import NothingKnown, Office
from dashboard.views.meetings.decided import unit_key
from dashboard.views.meetings.listed import is_public


def meetings(programme: str, version: int | None = None) -> Meetings:
    """All meetings of a programme with their decisions, at `version` (None: now)."""
    return _meetings(load.at(version), programme)


@kept(16)
def _meetings(here: At, programme: str) -> Meetings:
    return meetings_of(Office(here.url), programme, here.version)


def named(code: str, version: int | None = None) -> Meeting | None:
    """The meeting with this code as known at `version` (None: now), if there was one and the reader may see it."""
    for programme in dict.fromkeys(known.programme.code for known in load.programmes()):
        if (found := meetings(programme, version).by_code.get(code)) is not None:
            return found if is_public(found) or runs(programme) else None
    return None


def runs(programme: str) -> bool:
    """Whether the reader prepares and runs the meetings of a programme."""
    try:
        return who.actor().known and may_meet(load.office(), programme, who.actor())
    except NothingKnown:
        return False


def answerable(decisions: Iterable[Decision], plan: Plan) -> tuple[Decision, ...]:
    """Those of which the reader may say that they are done: he runs meetings, acts for one of the units, or is named himself."""
    everything, actor = runs(plan.programme.code), who.actor()
    return tuple(
        one for one in decisions
        if everything
        or (actor.account is not None and one.owner_account == actor.account)
        or any(who.may(Action.CARRY_OUT, over_unit(plan, unit_key(plan, unit))) for unit in one.owner_units)
    )  # fmt: skip


def outcomes(
    known: Meetings, decisions: Iterable[Decision], day: date, now: tuple[int, Period]
) -> tuple[DecisionStanding, ...]:  # fmt: skip
    """What came of decisions by `day`, held against the figures of a version and a period."""
    listed = tuple(decisions)
    programme = next((known.by_code[one.meeting].programme for one in listed), "")

    def at(version: int, period: Period) -> Standing | None:
        try:
            return load.standing(programme, period.year, period, None, version)
        except NothingKnown:
            return None

    return decision_standings(listed, known, day, at, now)


def unmoved(known: Meetings, decisions: Iterable[Decision], day: date) -> tuple[DecisionStanding, ...]:
    """Decisions by `day` without their figures."""
    return tuple(standing_of(one, known.by_code[one.meeting], day, None, None) for one in decisions)


def overdue(now: Shown, day: date) -> tuple[DecisionStanding, ...]:
    """The decisions whose day has passed, without their figures: the overview says that they wait, their page how they stand."""
    known = meetings(now.programme, now.version)
    return unmoved(known, (one for one in known.decided if is_overdue(one, day)), day)
