"""Several files and whole folders at once: plans first, then maps, then reports by period; one bad file stops no other."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from dashboard.domain.issues import StaleChangeSet, UnreadableWorkbook
from dashboard.domain.people.rights import Forbidden
from dashboard.domain.people.roles import Actor
from dashboard.domain.reported.changes import Receipt, ReportChange
from dashboard.importing.examination import Examination, Hints
from dashboard.importing.files.guard import MAX_BYTES
from dashboard.importing.findings import Answers
from dashboard.importing.maps.map_file import LAYOUT as MAP_LAYOUT
from dashboard.usecases.importing import commit_import, examine_upload
from dashboard.usecases.office import Office

Commit = Callable[[Office, Examination, Actor], Receipt]
TAKEN = (".xlsx", ".xlsm", ".xls", ".ods", ".csv", ".geojson")  # of a folder: a .json may be anything, answers too
_FIRST = {"plan": 0, MAP_LAYOUT: 1}


class Outcome(StrEnum):
    """What became of one file."""

    STORED = "stored"
    READY = "ready"  # examined only, and nothing stands in its way
    RECEIVED = "received"  # the same bytes stand in the store
    KEPT = "kept"  # by choice nothing was stored
    BLOCKED = "blocked"
    MOVED = "moved"  # the store changed twice while it was being sent
    LOCKED = "locked"  # the report is approved, and nobody has unlocked it
    UNREADABLE = "unreadable"

    @property
    def exit_status(self) -> int:
        return {Outcome.BLOCKED: 1, Outcome.MOVED: 1, Outcome.LOCKED: 1, Outcome.UNREADABLE: 3}.get(self, 0)


@dataclass(frozen=True)
class LotFile:
    """A file with the name that tells it from the others: its path within the folder that was given."""

    path: Path
    name: str


@dataclass(frozen=True)
class Lot:
    """The files of a call in the order given, folders in the order of their names; `skipped` are those left out."""

    files: tuple[LotFile, ...]
    skipped: tuple[str, ...] = ()


@dataclass(frozen=True)
class Done:
    """One file of a lot, examined and perhaps stored."""

    file: LotFile
    examination: Examination
    outcome: Outcome
    receipt: Receipt | None = None


def lot_of(paths: Sequence[Path]) -> Lot:
    """Files as they are given, folders walked through; hidden files, locks of open files and all but tables and maps left out."""
    files: list[LotFile] = []
    skipped: list[str] = []
    for path in paths:
        if not path.is_dir():
            files.append(LotFile(path, path.name))
            continue
        for member in sorted(p for p in path.rglob("*") if p.is_file()):
            inside = member.relative_to(path)
            hidden = any(part.startswith((".", "~$")) for part in inside.parts)
            if hidden or member.suffix.lower() not in TAKEN:
                skipped.append(inside.as_posix())
            else:
                files.append(LotFile(member, inside.as_posix()))
    return Lot(tuple(files), tuple(skipped))


def check_lot(office: Office, lot: Lot, hints: Hints, answers: Mapping[str, Answers]) -> Iterator[Done]:
    """Every file examined, nothing stored."""
    for file in lot.files:
        examination = _examined(office, file, hints, answers)
        yield Done(file, examination, _outcome(examination))


def import_lot(
    office: Office, lot: Lot, hints: Hints, answers: Mapping[str, Answers], actor: Actor, commit: Commit = commit_import
) -> Iterator[Done]:
    """Every file stored, whole or not at all: plans first, then reports by period, so that the order given does not matter."""
    for file in _ordered(office, lot.files, hints, answers):
        yield _stored(office, file, hints, answers, actor, commit)


def _ordered(
    office: Office, files: tuple[LotFile, ...], hints: Hints, answers: Mapping[str, Answers]
) -> tuple[LotFile, ...]:
    """A look at every file tells what it is; one file needs none."""
    if len(files) < 2:
        return files
    ranks: dict[LotFile, tuple[int, str]] = {}
    for file in files:
        examination = _examined(office, file, hints, answers)
        ranks[file] = (
            _FIRST.get(examination.layout or "", len(_FIRST)),
            examination.period.end.isoformat() if examination.period else "",
        )
    return tuple(sorted(files, key=lambda file: ranks[file]))


def _stored(
    office: Office, file: LotFile, hints: Hints, answers: Mapping[str, Answers], actor: Actor, commit: Commit
) -> Done:
    """Examined and, where nothing blocks, stored; examined once more where the store moved in between, but for a report of
    which another revision came: its sender looks at that first.
    """
    built_on: set[object] | None = None
    for _ in range(2):
        examination = _examined(office, file, hints, answers)
        if built_on is not None and built_on != _built_on(examination):
            break
        built_on = _built_on(examination)
        if examination.change_set is None:
            return Done(file, examination, _outcome(examination))
        try:
            return Done(file, examination, Outcome.STORED, commit(office, examination, actor))
        except Forbidden as refusal:
            if not refusal.locked:
                raise
            return Done(file, examination, Outcome.LOCKED)
        except StaleChangeSet:
            continue
    return Done(file, examination, Outcome.MOVED)


def _built_on(examination: Examination) -> set[object]:
    """The revisions that its reports would replace."""
    changes = examination.change_set.changes if examination.change_set else ()
    return {(change.report, change.replaces) for change in changes if isinstance(change, ReportChange)}


def _examined(office: Office, file: LotFile, hints: Hints, answers: Mapping[str, Answers]) -> Examination:
    """One that the disk does not give is an examination too."""
    try:
        with file.path.open("rb") as opened:
            content = opened.read(MAX_BYTES + 1)  # what is longer is refused by its length
    except OSError as fault:
        why = fault.strerror or type(fault).__name__
        return Examination(file.path.name, "", refusal=UnreadableWorkbook("not_given", why=why))
    return examine_upload(office, file.path.name, content, hints, answers.get(file.name))


def _outcome(examination: Examination) -> Outcome:
    if not examination.readable:
        return Outcome.UNREADABLE
    if examination.blocked:
        return Outcome.BLOCKED
    if examination.already_received:
        return Outcome.RECEIVED
    return Outcome.READY if examination.change_set is not None else Outcome.KEPT


def answers_of(lot: Lot, answers_given: Mapping[str, Answers]) -> dict[str, Answers]:
    """Answers by the names of the lot: a file goes by its path in the folder, or by its bare name where no other has it."""
    bare = [file.path.name for file in lot.files]
    answers = {}
    for file in lot.files:
        alone = bare.count(file.path.name) == 1
        given = answers_given.get(file.name) or (answers_given.get(file.path.name) if alone else None)
        if given:
            answers[file.name] = given
    return answers
