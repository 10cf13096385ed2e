"""Cells that a person corrects when sending a file: the new text is read instead, the file's bytes are stored unchanged."""

from dataclasses import replace
from enum import StrEnum
from typing import Any

from dashboard.domain.issues import AnswerKind, IssueCode, Place
from dashboard.domain.messages import Figure, FigureKind
from dashboard.domain.periods import Period
from dashboard.importing.cell_text.numbers import spelling
from dashboard.importing.cell_text.periods import period_in
from dashboard.importing.files.workbook import CellKind, FileCell, Sheet, Workbook
from dashboard.importing.findings import Findings, clean
from dashboard.importing.private import identity_findings, identity_numbers

LONGEST = 4_000  # letters of one cell
_LAST_COLUMN = 16_384  # Excel's XFD
_PREFIX = f"{IssueCode.CORRECTED_CELL.value}@"

RESULT_SHEETS = {"vi": "Kết quả kiểm tra", "en": "Check results"}  # of our marked copies, by language
RESULT_SIGN, RESULT_SIGN_COLUMN = "giamngheo", 6  # in its first row: an office may call a table of its own so


class Blank(StrEnum):
    """The word shown for an empty cell."""

    BLANK = "blank"


def correction_id(place: Place) -> str:
    """The id under which the answers of a file name the new text of one of its cells."""
    return f"{_PREFIX}{place}"


def corrected(workbook: Workbook, findings: Findings) -> Workbook:
    """The workbook with the answers of kind CELL in place of its cells, each with a note; an empty text empties the cell.

    The new text is read as if it had been typed into the cell. An answer for a cell that the file does not have is an error.
    The list of findings in a marked copy is no data and left out.
    """
    workbook = replace(workbook, sheets=tuple(sheet for sheet in workbook.sheets if not _is_result(sheet)))
    for issue, answer in findings.answers.items():
        if answer.kind is AnswerKind.CELL:
            workbook = _with_correction(workbook, issue, clean(answer.text)[:LONGEST], findings)
    return workbook


def _is_result(sheet: Sheet) -> bool:
    """Whether the sheet is the list of findings of a marked copy, under any name."""
    title, sign = sheet.at(1, 1), sheet.at(1, RESULT_SIGN_COLUMN)
    titled = title is not None and title.value in RESULT_SHEETS.values()
    return titled and sign is not None and sign.value == RESULT_SIGN


def _with_correction(workbook: Workbook, issue: str, text: str, findings: Findings) -> Workbook:
    name, _, spot = issue.removeprefix(_PREFIX).rpartition("!")
    sheet = workbook.sheet(name) if issue.startswith(_PREFIX) else None
    where = Place("", spot.upper()).position
    if sheet is None or not (0 < where[0] <= sheet.last_row and 0 < where[1] <= _LAST_COLUMN):
        findings.add(IssueCode.UNKNOWN_CELL, Place(name or issue, spot), text or issue, cell=issue)
        return workbook
    before = sheet.at(*where)
    place, written = sheet.place(*where), clean(before.shown) if before else ""
    if identity_numbers(written) or identity_numbers(text):
        identity_findings(
            [(place, written), (place, text)], findings
        )  # the file itself is kept: it is mended, or not sent
        return workbook
    findings.corrections[place] = text
    reading = reading_of(text)
    params: dict[str, Any] = {"read": reading} if reading is not None else {}
    findings.add(
        IssueCode.CORRECTED_CELL, place, written, before=written or Blank.BLANK, after=text or Blank.BLANK, **params
    )  # fmt: skip
    mended = _replaced(sheet, where, text)
    return replace(workbook, sheets=tuple(mended if other is sheet else other for other in workbook.sheets))


def reading_of(text: str) -> Figure | Period | None:
    """A text read without its column, for «đọc là …»: a number, a share, đồng or a period; None where it is ambiguous."""
    number = spelling(text) if text else None
    if number is None:
        return period_in(text) if text else None
    if number.ambiguous:
        return None
    if number.percent:
        return Figure(number.value / 100, FigureKind.SHARE, places=4)
    if number.unit is not None:
        return Figure(number.value * number.unit.factor, FigureKind.MONEY, places=6)
    return Figure(number.value, FigureKind.NUMBER, places=6)


def _replaced(sheet: Sheet, where: tuple[int, int], text: str) -> Sheet:
    cells = {at: cell for at, cell in sheet.cells.items() if at != where}
    if text:
        cells[where] = FileCell(*where, CellKind.TEXT, text)
    return replace(sheet, cells=cells)
