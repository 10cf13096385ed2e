"""All meetings of a programme with their decisions, as known at one version of the store."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from dashboard.domain.meetings.decisions import Decision
from dashboard.domain.meetings.meeting import Meeting, MeetingState


@dataclass(frozen=True)
class Meetings:
    """In the order of their days; `decisions` in that of their numbers, those that were struck too."""

    meetings: tuple[Meeting, ...] = ()
    decisions: tuple[Decision, ...] = ()

    @cached_property
    def by_code(self) -> dict[str, Meeting]:
        return {meeting.code: meeting for meeting in self.meetings}

    @cached_property
    def decided(self) -> tuple[Decision, ...]:
        """What stands: not struck, the earlier meetings' first."""
        place = {meeting.code: n for n, meeting in enumerate(self.meetings)}
        standing = (one for one in self.decisions if not one.struck and one.meeting in place)
        return tuple(sorted(standing, key=lambda one: (place[one.meeting], one.number)))

    def of(self, code: str) -> tuple[Decision, ...]:
        """The decisions of one meeting that stand."""
        return tuple(one for one in self.decided if one.meeting == code)

    def decision(self, meeting: str, number: int) -> Decision | None:
        return next((one for one in self.decisions if (one.meeting, one.number) == (meeting, number)), None)

    def before(self, meeting: Meeting) -> tuple[Meeting, ...]:
        """The meetings that took place before it, the last one last."""
        took = (MeetingState.OPEN, MeetingState.CLOSED)
        return tuple(
            one for one in self.meetings
            if one.state in took and one.code != meeting.code and (one.held_on, one.code) < (meeting.held_on, meeting.code)
        )  # fmt: skip

    def opens_with(self, meeting: Meeting) -> tuple[Decision, ...]:
        """What a meeting begins with: all decisions of the one before it, and of older ones what was not done by then.

        Of older ones also what was done since the one before: its result has been told to no meeting yet.
        """
        earlier = self.before(meeting)
        if not earlier:
            return ()
        last = earlier[-1]
        return tuple(one for old in earlier for one in self.of(old.code) if old is last or not _told(one, last))


def _told(decision: Decision, last: Meeting) -> bool:
    """Whether it was done before the last meeting began."""
    began = last.opened_at
    done = decision.done
    return done is not None and done.done and began is not None and done.when < began


def open_of_units(known: Meetings, units: Iterable[str], account: int | None = None) -> tuple[Decision, ...]:
    """What units, by official code, or the person with an account still have to do, the nearest day first."""
    own = frozenset(units)
    found = (
        one for one in known.decided
        if not one.is_done and (own & set(one.owner_units) or (account is not None and one.owner_account == account))
    )  # fmt: skip
    return tuple(sorted(found, key=lambda one: (one.due or date.max, one.key)))
