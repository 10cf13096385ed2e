"""Meetings of a programme with their decisions, as known at a version; and where an open meeting's show stands."""

import json
from collections.abc import Iterable
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import Row, select

from dashboard.domain.meetings.agenda import Agenda, AgendaItem, AgendaKind
from dashboard.domain.meetings.decisions import Decision, DecisionAbout, DoneWord
from dashboard.domain.meetings.known import Meetings
from dashboard.domain.meetings.meeting import Meeting, MeetingState
from db.session import Session
from db.tables import decision, decision_done, meeting, meeting_place, programme, store_version

NEWEST = 2**62  # above every version


def meetings(session: Session, code: str, version: int | None = None) -> Meetings:
    """All meetings of a programme with the decisions, by their newest revisions up to a version (None: now)."""
    until = NEWEST if version is None else version
    rows = session.execute(
        select(meeting, programme.c.code.label("programme"), store_version.c.recorded_at)
        .join(programme, programme.c.id == meeting.c.programme_id)
        .join(store_version, store_version.c.version == meeting.c.from_version)
        .where(programme.c.code == code, meeting.c.from_version <= until)
        .order_by(meeting.c.code, meeting.c.revision)
    ).all()
    revisions: dict[str, list[Row[Any]]] = {}
    for row in rows:
        revisions.setdefault(row.code, []).append(row)
    found = sorted(map(_meeting, revisions.values()), key=lambda one: (one.held_on, one.code))
    return Meetings(tuple(found), _decisions(session, list(revisions), until)) if found else Meetings()


def meeting_named(session: Session, code: str) -> Meeting | None:
    """One meeting by its code, as it is now."""
    rows = session.execute(
        select(meeting, programme.c.code.label("programme"), store_version.c.recorded_at)
        .join(programme, programme.c.id == meeting.c.programme_id)
        .join(store_version, store_version.c.version == meeting.c.from_version)
        .where(meeting.c.code == code)
        .order_by(meeting.c.revision)
    ).all()
    return _meeting(rows) if rows else None


def decisions_of(session: Session, code: str) -> tuple[Decision, ...]:
    """The decisions of one meeting as they are now, those that were struck too."""
    return _decisions(session, [code], NEWEST)


def slide_shown(session: Session, code: str) -> int | None:
    """Which slide, from 1, an open meeting shows; None where it has shown none."""
    return session.scalar(select(meeting_place.c.slide).where(meeting_place.c.meeting == code))


def _meeting(rows: Iterable[Row[Any]]) -> Meeting:
    """Of its revisions, oldest first."""
    listed = list(rows)
    newest = listed[-1]
    began: datetime | None = next((row.recorded_at for row in listed if row.state is MeetingState.OPEN), None)
    ended: datetime | None = None
    for before, row in zip([None, *listed], listed, strict=False):
        if row.state is MeetingState.CLOSED and (before is None or before.state is not MeetingState.CLOSED):
            ended = row.recorded_at
    return Meeting(
        code=newest.code, programme=newest.programme, year=newest.year, period=newest.period, held_on=newest.held_on,
        version=newest.data_version, agenda=_agenda(newest.agenda), title=newest.title, place=newest.place,
        chair=newest.chair, secretary=newest.secretary, present=newest.present, state=newest.state,
        revision=newest.revision, opened_at=began, closed_at=ended if newest.state is MeetingState.CLOSED else None,
    )  # fmt: skip


def _agenda(text: str) -> Agenda:
    return tuple(AgendaItem(**{**item, "kind": AgendaKind(item["kind"])}) for item in json.loads(text))


def agenda_text(agenda: Agenda) -> str:
    """As it is kept."""
    return json.dumps([asdict(item) for item in agenda], ensure_ascii=False)


def _decisions(session: Session, codes: list[str], until: int) -> tuple[Decision, ...]:
    rows = session.execute(
        select(decision, store_version.c.recorded_at)
        .join(store_version, store_version.c.version == decision.c.from_version)
        .where(decision.c.meeting.in_(codes), decision.c.from_version <= until)
        .order_by(decision.c.meeting, decision.c.number, decision.c.revision)
    )
    first: dict[tuple[str, int], datetime] = {}
    newest: dict[tuple[str, int], Row[Any]] = {}
    for row in rows:
        first.setdefault((row.meeting, row.number), row.recorded_at)
        newest[row.meeting, row.number] = row
    done = _done(session, codes, until) if newest else {}
    return tuple(_decision(row, first[key], done.get(key)) for key, row in newest.items())


def _done(session: Session, codes: list[str], until: int) -> dict[tuple[str, int], DoneWord]:
    rows = session.execute(
        select(decision_done, store_version.c.actor, store_version.c.recorded_at)
        .join(store_version, store_version.c.version == decision_done.c.from_version)
        .where(decision_done.c.meeting.in_(codes), decision_done.c.from_version <= until)
        .order_by(decision_done.c.id)
    )
    return {(row.meeting, row.number): DoneWord(row.done, row.word, row.actor, row.recorded_at) for row in rows}


def _decision(row: Row[Any], decided_at: datetime, done: DoneWord | None) -> Decision:
    return Decision(
        row.meeting, row.number, row.text, row.owner_units, row.owner_person, row.owner_account, row.due,
        None if row.late is None else DecisionAbout(row.late, row.of), row.item, row.struck, row.revision, decided_at,
        row.from_version, done,
    )  # fmt: skip
