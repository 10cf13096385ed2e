"""Meetings, decisions, and words on whether these are carried out."""

from datetime import datetime

from sqlalchemy import select, update

from dashboard.domain.issues import StaleChangeSet
from dashboard.domain.meetings import agenda
from dashboard.domain.meetings.changes import DecisionChange, DoneChange, MeetingChange
from dashboard.domain.meetings.meeting import MeetingState, may_become
from db.queries.meetings import agenda_text, decisions_of, meeting_named
from db.session import Session
from db.tables import decision, decision_done, meeting, meeting_place, programme
from db.writers.rows import add


def write_meeting(session: Session, change: MeetingChange, version: int) -> int:
    """Its revision. StaleChangeSet where another one stands than it was built on, ValueError for what its state does not let
    change, an agenda that is not right, or a version that is still to come.
    """
    new, stands = change.meeting, meeting_named(session, change.meeting.code)
    if (stands.revision if stands else None) != change.replaces:
        raise StaleChangeSet(new.code)
    if not may_become(stands, new) or not agenda.right(new.agenda) or not 0 < new.version < version:
        raise ValueError(f"a meeting may not be changed so: {new.code}")
    programme_id = session.scalar(select(programme.c.id).where(programme.c.code == new.programme))
    if programme_id is None:
        raise ValueError(f"no programme {new.programme!r}")
    revision = (change.replaces or 0) + 1
    add(
        session, meeting, code=new.code, programme_id=programme_id, revision=revision, state=new.state, year=new.year,
        period=new.period, held_on=new.held_on, data_version=new.version, title=new.title, place=new.place,
        chair=new.chair, secretary=new.secretary, present=new.present, agenda=agenda_text(new.agenda),
        from_version=version,
    )  # fmt: skip
    return revision


def next_number(session: Session, change: DecisionChange) -> int:
    """The number that a decision has or gets."""
    numbers = [one.number for one in decisions_of(session, change.decision.meeting)]
    return change.decision.number or max(numbers, default=0) + 1


def write_decision(session: Session, change: DecisionChange, version: int) -> int:
    """Its revision. StaleChangeSet where another one stands than it was built on, or where the meeting is no longer open for a
    new one; ValueError for a decision without words, and one of a meeting that is not known.
    """
    new, of = change.decision, meeting_named(session, change.decision.meeting)
    if of is None or of.programme != change.programme or not new.text.strip():
        raise ValueError(f"no decision of {new.meeting!r}")
    stands = {one.number: one for one in decisions_of(session, new.meeting)}.get(new.number)
    if (stands.revision if stands else None) != change.replaces:
        raise StaleChangeSet(new.key)
    if of.state not in ((MeetingState.OPEN,) if stands is None else (MeetingState.OPEN, MeetingState.CLOSED)):
        raise StaleChangeSet(of.code)
    revision = (change.replaces or 0) + 1
    add(
        session, decision, meeting=new.meeting, number=next_number(session, change), revision=revision, text=new.text,
        owner_units=new.owner_units, owner_person=new.owner_person, owner_account=new.owner_account, due=new.due,
        late=new.about.kind if new.about else None, of=new.about.of if new.about else "", item=new.item,
        struck=new.struck, from_version=version,
    )  # fmt: skip
    return revision


def write_done(session: Session, change: DoneChange, version: int) -> int:
    """The decision's revision that it speaks of. StaleChangeSet where that is not the one that stands, or it was struck."""
    of = meeting_named(session, change.meeting)
    stands = {one.number: one for one in decisions_of(session, change.meeting)}.get(change.number)
    if stands is None or of is None or of.programme != change.programme:
        raise ValueError(f"no decision {change.number} of {change.meeting!r}")
    if stands.revision != change.replaces or stands.struck:
        raise StaleChangeSet(stands.key)
    add(
        session, decision_done, meeting=change.meeting, number=change.number, done=change.done, word=change.word,
        from_version=version,
    )  # fmt: skip
    return stands.revision


def show_slide(session: Session, code: str, slide: int, now: datetime) -> None:
    """Which slide an open meeting shows from now on."""
    known = session.execute(
        update(meeting_place).where(meeting_place.c.meeting == code).values(slide=slide, at=now)
        .returning(meeting_place.c.meeting)
    ).first()  # fmt: skip
    if known is None:
        session.execute(meeting_place.insert().values(meeting=code, slide=slide, at=now))
