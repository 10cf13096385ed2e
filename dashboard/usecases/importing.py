"""Examine a file, and store what it says: the two halves of the one way in."""

import hashlib
from dataclasses import dataclass, replace
from pathlib import PurePath

from dashboard.domain.issues import StaleChangeSet, UnreadableWorkbook
from dashboard.domain.people.roles import Actor
from dashboard.domain.reported.changes import Receipt, Received, settled_by
from dashboard.domain.reported.days import office_day
from dashboard.domain.reported.history import Reception, StoreState
from dashboard.domain.reported.snapshot import Snapshot
from dashboard.importing.cell_text.names import plain
from dashboard.importing.examination import Examination, Hints
from dashboard.importing.examine import examine
from dashboard.importing.findings import Answers, EarlierAnswer, Memory
from dashboard.importing.maps.geojson import SUFFIXES
from dashboard.usecases.collecting import no_collection
from dashboard.usecases.committing import commit
from dashboard.usecases.office import Office
from dashboard.usecases.reading import read_map, read_workbook
from dashboard.usecases.refusals import refusals_told
from db.engine import writing
from db.queries import uploads


class Blocked(Exception):  # noqa: N818 - not a fault of the program: the file has open findings
    """An examination without a change set was asked to be stored."""


@dataclass(frozen=True)
class _Catalogue:
    """What the importer may ask of the store."""

    office: Office

    def codes(self) -> tuple[str, ...]:
        return self.office.codes()

    def snapshot(self, programme: str, year: int) -> Snapshot | None:
        """As it was sent: a file is held against the revision that it replaces, approved or not."""
        known = self.office.snapshot(programme, year)
        return known.as_sent if known else None

    def newest_year(self, programme: str) -> int | None:
        return self.office.newest_year(programme)

    def earlier_answers(self, programme: str) -> Memory:
        return {
            (choice.code, plain(choice.written)): EarlierAnswer(choice.choice, choice.actor, choice.when)
            for choice in self.office.choices_made(programme)
        }


def examine_upload(
    office: Office, name: str, content: bytes, hints: Hints | None = None, answers: Answers | None = None
) -> Examination:
    """What a file says and would change; the store is only read. A file that cannot be opened is an examination too."""
    received = Received(hashlib.sha256(content).hexdigest(), PurePath(name.replace("\\", "/")).name, content)
    state = office.state()  # before anything else is read of the store
    earlier: Reception | None = office.reception(received.sha256)
    today = office_day(office.clock())
    with no_collection():
        try:
            if received.file_name.lower().endswith(SUFFIXES):
                from dashboard.importing.maps.examine_map import (
                    examine_map,
                )  # other commands need not load its geometry

                drawn = read_map(content)
                return _built_on(state, examine_map(drawn, received, _Catalogue(office), office.map_of, hints, earlier))
            # its cells are let go with the examination, and no collection looks through them
            found = examine(read_workbook(content), received, _Catalogue(office), today, hints, answers, earlier)
        except UnreadableWorkbook as refusal:
            return Examination(received.file_name, received.sha256, refusal=refusal)
        return _built_on(state, found)


def _built_on(state: StoreState, examination: Examination) -> Examination:
    """The examination, its change set bound to the store that it was made of."""
    if examination.change_set is None:
        return examination
    return replace(examination, change_set=replace(examination.change_set, built_on=state))


@refusals_told
def commit_import(office: Office, examination: Examination, actor: Actor) -> Receipt:
    """Store what an examination found, in one transaction.

    Blocked where something still blocks it or nothing is to be done; StaleChangeSet where the store has moved since, or is
    another one; Forbidden where the actor may not; StoreUnavailable where nothing could be stored.
    """
    if examination.change_set is None:
        raise Blocked(examination.file)
    with no_collection(), writing(office.url) as session:
        if uploads.upload_by_sha(session, examination.sha256) != examination.earlier:
            raise StaleChangeSet(examination.file)  # the same bytes came in between
        signed = settled_by(examination.change_set, actor.name, office_day(office.clock()))
        return commit(office, session, signed, actor)
