"""Prepare a meeting, run it, and read what is known of meetings; every change is a version of the store like the rest."""

from dataclasses import dataclass, replace
from datetime import date

from dashboard.domain.meetings.agenda import USUAL, right
from dashboard.domain.meetings.changes import MeetingChange
from dashboard.domain.meetings.known import Meetings
from dashboard.domain.meetings.meeting import LONGEST_LINE, MOST_PRESENT, Meeting, MeetingState, new_code
from dashboard.domain.people.rights import Action, Over, demand, entitled, over_unit
from dashboard.domain.people.roles import Actor
from dashboard.domain.reported.changes import ChangeSet, Receipt
from dashboard.importing.cell_text.identity import masked
from dashboard.usecases.committing import commit
from dashboard.usecases.office import NothingKnown, Office
from db.engine import reading, writing
from db.queries import accounts as account_queries
from db.queries import meetings as queries
from db.writers import meetings as writers


@dataclass(frozen=True)
class Colleague:
    """Somebody whom a decision may name: an account that is in use. `unit` is an official code."""

    account: int
    name: str
    unit: str


def meetings_of(office: Office, programme: str, version: int | None = None) -> Meetings:
    """All meetings of a programme with their decisions, as known at `version` (None: now)."""
    with reading(office.url) as session:
        return queries.meetings(session, programme, version)


def meeting_named(office: Office, code: str) -> Meeting:
    """As it is now. NothingKnown where there is no such meeting."""
    with reading(office.url) as session:
        found = queries.meeting_named(session, code)
    if found is None:
        raise NothingKnown(code)
    return found


def over_programme(office: Office, programme: str) -> Over:
    """The unit over which meetings of a programme are held: its plan's root."""
    snapshot = office.snapshot(programme)
    if snapshot is None:
        raise NothingKnown(programme)
    return over_unit(snapshot.plan, snapshot.plan.root)


def may_meet(office: Office, programme: str, actor: Actor) -> bool:
    """Whether the actor prepares and runs the meetings of a programme."""
    return entitled(actor, Action.MEET, over_programme(office, programme))


def prepare_meeting(office: Office, programme: str, actor: Actor, held_on: date | None = None) -> Meeting:
    """A draft of today's meeting (or of another day's), shown from the store as it stands now, with the usual agenda.

    NothingKnown where the store has no plan of the programme, Forbidden.
    """
    demand(actor, Action.MEET, over_programme(office, programme))
    state = office.state()
    year = office.opening_year(office.programmes(), programme)
    snapshot = office.snapshot(programme, year)
    if snapshot is None or year is None:
        raise NothingKnown(programme)
    day = held_on or office.today(snapshot.plan)
    known = [meeting.code for meeting in meetings_of(office, programme).meetings]
    draft = Meeting(
        new_code(programme, day, known), programme, year, office.default_period(snapshot.plan), day, state.version, USUAL,
        secretary=actor.name,
    )  # fmt: skip
    with writing(office.url) as session:
        commit(office, session, ChangeSet((MeetingChange(draft, None),), built_on=state), actor)
    return meeting_named(office, draft.code)


def change_meeting(office: Office, after: Meeting, actor: Actor) -> Receipt:
    """Store a meeting as it is meant to be; `after.revision` is the revision that was looked at.

    ValueError for what its state does not let change, lines that are too long or an agenda that is not right; StaleChangeSet
    where somebody changed it meanwhile; Forbidden. Identity numbers in words are covered before they are kept.
    """
    lines = (after.title, after.place, after.chair, after.secretary, *after.present)
    if any(len(line) > LONGEST_LINE for line in lines) or len(after.present) > MOST_PRESENT or not right(after.agenda):
        raise ValueError(f"not to be kept: {after.code}")
    agenda = tuple(replace(i, title=masked(i.title.strip()), text=masked(i.text.strip())) for i in after.agenda)
    kept = replace(
        after,
        **{name: masked(getattr(after, name).strip()) for name in ("title", "place", "chair", "secretary")},
        present=tuple(masked(line.strip()) for line in after.present if line.strip()),
        agenda=agenda,
    )
    with writing(office.url) as session:
        return commit(office, session, ChangeSet((MeetingChange(kept, after.revision),)), actor)


def step(office: Office, meeting: Meeting, state: MeetingState, actor: Actor) -> Receipt:
    """Open it, close it, drop the draft, or take such a step back."""
    return change_meeting(office, replace(meeting, state=state), actor)


def take_newest(office: Office, meeting: Meeting, actor: Actor) -> Receipt:
    """A draft shown from the store as it stands now, at the period that is the usual one now."""
    year = office.opening_year(office.programmes(), meeting.programme)
    snapshot = office.snapshot(meeting.programme, year)
    if snapshot is None or year is None:
        raise NothingKnown(meeting.programme)
    newest = replace(meeting, version=office.version(), year=year, period=office.default_period(snapshot.plan))
    return change_meeting(office, newest, actor)


def colleagues(office: Office, actor: Actor) -> tuple[Colleague, ...]:
    """Whom a decision may name, by name; nobody for who may not read names."""
    if not entitled(actor, Action.READ_PEOPLE):
        return ()
    with reading(office.url) as session:
        known = account_queries.accounts(session)
    return tuple(
        sorted((Colleague(a.id, a.name, a.unit) for a in known if a.active), key=lambda one: (one.name, one.account))
    )


# -- where the show stands -----------------------------------------------------------------------------------------


def show_slide(office: Office, meeting: Meeting, slide: int, actor: Actor) -> None:
    """Which slide of an open meeting the phones that follow show; nothing while it is not open.

    Kept in place and by no version: it is about the next minute, and whoever turns a slide must not move what pages show.
    """
    demand(actor, Action.MEET, over_programme(office, meeting.programme))
    if meeting.state is MeetingState.OPEN:
        with writing(office.url) as session:
            writers.show_slide(session, meeting.code, slide, office.clock())


def slide_shown(office: Office, code: str) -> tuple[MeetingState | None, int | None]:
    """The state of a meeting and the slide that it shows; for who follows, a moment's question."""
    with reading(office.url) as session:
        found = queries.meeting_named(session, code)
        return (found.state if found else None), queries.slide_shown(session, code)
