"""Uploaded files found again by the first digits of their SHA-256, and the part of a sheet around one of their cells."""

import re
from dataclasses import dataclass

from dashboard.domain.issues import IssueCode, Place
from dashboard.domain.people.named import Persons, signer
from dashboard.domain.people.persons import Person
from dashboard.domain.reported.history import Reception, Revision
from dashboard.domain.reported.observations import Disbursement, Observation
from dashboard.domain.reported.snapshot import Snapshot
from dashboard.importing.files.cells import CellKind, FileCell, Sheet
from dashboard.text import Words
from dashboard.usecases.office import NothingKnown, Office
from dashboard.usecases.reading import read_workbook
from dashboard.views.cell_read import CellRead, read_from
from dashboard.views.corrections import corrected_when_sent
from db.engine import reading
from db.queries import uploads

_DIGITS = re.compile(r"[0-9a-f]{8,64}")
_ROWS, _COLUMNS = 6, 5  # on each side of a cell
_HEADINGS = 3  # rows at most
_LONGEST = 200  # letters of a cell that are shown


@dataclass(frozen=True)
class Around:
    """A part of a sheet: rows of texts with their numbers, its columns by their letters, and where the cell stands in it."""

    columns: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    headings: frozenset[int]  # numbers of the rows that name the columns
    row: int
    column: str


def original(office: Office, digits: str, version: int | None = None) -> Reception:
    """The file whose SHA-256 begins so, as known at `version`; NothingKnown where there is none, or more than one."""
    with reading(office.url) as session:
        sha256 = uploads.sha_of(session, digits.lower()) if _DIGITS.fullmatch(digits.lower()) else None
        seen = uploads.upload_by_sha(session, sha256, version) if sha256 else None
    if seen is None:
        raise NothingKnown(digits)
    return seen


def sender_of(office: Office, seen: Reception) -> Person:
    """Who sent a file first, of the unit of its first report, else of the unit whose plan it is."""
    if seen.reports:
        first = seen.reports[0]
        then = office.snapshot(first.programme, first.year)
        return Persons(then.plan).of(first.submission.unit, seen.actor) if then else Person(seen.actor)
    then = office.snapshot(seen.plans[0].programme, seen.plans[0].year) if seen.plans else None
    return signer(then.plan, seen.actor) if then else Person(seen.actor)


def place_named(text: str) -> Place:
    """«sheet!cell» as an address has it."""
    sheet, _, spot = text.rpartition("!")
    return Place(sheet, spot.upper()) if sheet else Place(text)


def around(office: Office, sha256: str, place: Place, words: Words) -> Around:
    """The rows and columns around a cell, and the headings above them.

    NothingKnown where the file has no such sheet or nothing near that cell, UnreadableWorkbook where it cannot be shown.
    """
    book = read_workbook(office.file(sha256))  # refuses lists of households
    sheet, (row, column) = book.sheet(place.container), place.position
    if sheet is None or not row or not column or not any(_near(cell, row, column) for cell in sheet.cells):
        raise NothingKnown(str(place))
    first, last = max(1, row - _ROWS), row + _ROWS
    columns = range(max(1, column - _COLUMNS), column + _COLUMNS + 1)
    headings = _headings(sheet, first)
    numbers = (*headings, *range(first, last + 1))
    rows = tuple((number, tuple(_shown(sheet.at(number, c), words) for c in columns)) for number in numbers)
    letters = tuple(sheet.place(1, c).spot.rstrip("1") for c in columns)
    return Around(letters, rows, frozenset(headings), row, letters[columns.index(column)])


def _near(at: tuple[int, int], row: int, column: int) -> bool:
    return abs(at[0] - row) <= _ROWS and abs(at[1] - column) <= _COLUMNS


def _headings(sheet: Sheet, before: int) -> tuple[int, ...]:
    """The rows above `before` that name its columns: several texts and no number, nearest to the figures."""
    kinds: dict[int, list[CellKind]] = {}
    for (row, _), cell in sheet.cells.items():
        if row < before:
            kinds.setdefault(row, []).append(cell.kind)
    texts = [row for row, in_row in sorted(kinds.items()) if len(in_row) > 1 and set(in_row) == {CellKind.TEXT}]
    block: list[int] = []
    for row in texts:
        if not block or row == block[-1] + 1:
            block.append(row)
        elif len(block) < 2:
            block = [row]
    return tuple(block[:_HEADINGS])


def _shown(cell: FileCell | None, words: Words) -> str:
    if cell is None:
        return ""
    text = cell.shown
    if cell.kind is CellKind.NUMBER and words.language == "vi":
        text = text.replace(".", ",")
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


def read_at(office: Office, seen: Reception, place: Place, words: Words) -> tuple[CellRead, ...]:
    """The figures that the reports made of a file took from that cell, of every revision as it was when received."""
    return tuple(read for revision in seen.reports for read in _of(office, revision, place, words))


def _of(office: Office, revision: Revision, place: Place, words: Words) -> tuple[CellRead, ...]:
    then = office.snapshot(revision.programme, revision.year, revision.version)
    if then is None:
        return ()
    sent = revision.submission
    figures = tuple(figure for figure in _figures(then) if figure.submission == sent.id and figure.place == place)
    kept = [a for a in then.answers if a.submission == sent.id and a.code == IssueCode.CORRECTED_CELL.value]
    mended = tuple(cell for cell in corrected_when_sent(kept) if cell.place == place)
    return read_from(then.plan, figures, mended, words)


def _figures(snapshot: Snapshot) -> tuple[Observation | Disbursement, ...]:
    return (*snapshot.observations, *snapshot.disbursements)
