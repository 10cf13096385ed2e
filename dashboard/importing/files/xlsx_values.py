"""What the attributes and values of an .xlsx cell say by themselves: a column's number, a shared text's, the rarer types."""

import re

from dashboard.domain.issues import UnreadableWorkbook
from dashboard.importing.files.cells import CellKind
from dashboard.importing.files.serial_dates import Typed, iso_moment
from dashboard.importing.files.xlsx_parts import unescaped

LAST_COLUMN = 16_384
_LETTERS = re.compile(r"\$?([A-Za-z]{1,3})\$?")


def column_number(letters: str) -> int:
    """The number of a column, from 1; UnreadableWorkbook for what is none."""
    known = _LETTERS.fullmatch(letters)
    if not known:
        raise UnreadableWorkbook("damaged")
    column = 0
    for letter in known[1].upper():
        column = column * 26 + ord(letter) - 64
    if column > LAST_COLUMN:
        raise UnreadableWorkbook("damaged")
    return column


def shared_index(text: str) -> int:
    """The number of a shared string; a negative one would count from the end."""
    index = int(text)
    if index < 0:
        raise UnreadableWorkbook("damaged")
    return index


def of_rarer_type(kind: str, value: str) -> Typed:
    """A value of one of the rarer types."""
    match kind:
        case "b":
            return CellKind.TRUTH, "1" if int(value) else "0"
        case "e":
            return CellKind.ERROR, value
        case "d":
            return iso_moment(value)
        case "inlineStr":
            return CellKind.TEXT, value
    return CellKind.TEXT, unescaped(value)
