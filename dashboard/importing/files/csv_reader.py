"""The reader of .csv: UTF-8, UTF-16 or windows-1258; `;`, tab or comma; every cell the text it is."""

import codecs
import csv
import re
import unicodedata
from collections.abc import Iterator

from dashboard.domain.issues import UnreadableWorkbook
from dashboard.importing.files.cells import CellKind, FileKind
from dashboard.importing.files.grid import MAX_CELLS, MAX_TEXT, Grid, GridBook
from dashboard.importing.files.guard import Facts

SHEET = "CSV"
_DELIMITERS = (";", "\t", ",")  # a decimal comma is in the cells of every Vietnamese table, a semicolon in none
_SEPARATOR_LINE = re.compile(r"sep=([;,\t])\r?\n", re.IGNORECASE)  # Excel's own first line
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_LETTERS = frozenset("aăâeêioôơuưyđ")
_MARKS = frozenset("“”‘’–—…«»°±²³×÷·•₫€§ ")
_FOREIGN_SHARE = 50  # one character in so many may be no Vietnamese letter


def read_csv(content: bytes, _: Facts) -> GridBook:
    """One sheet; UnreadableWorkbook for a text that is no table, uneven, or in an unknown encoding."""
    text = _decoded(content)
    announced = _SEPARATOR_LINE.match(text)
    delimiters = (announced[1],) if announced else _DELIMITERS
    text = text[announced.end() :] if announced else text
    grid = Grid(SHEET)
    for row, cells in enumerate(_rows(text, _delimiter(text, delimiters)), start=1):
        for column, cell in enumerate(cells, start=1):
            grid.put(row, column, CellKind.TEXT, _CONTROL.sub("", cell))
        if len(grid.rows) > MAX_CELLS:
            raise UnreadableWorkbook("too_many_cells", limit=MAX_CELLS)
    return GridBook([grid.finished()], FileKind.CSV)


def _decoded(content: bytes) -> str:
    encodings = ["utf-8-sig", "cp1258"]
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encodings = ["utf-16"]
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if encoding == "cp1258":
            text = unicodedata.normalize("NFC", text)  # its tone marks stand behind their vowels
            if not _vietnamese(text):
                continue
        return text
    raise UnreadableWorkbook("unknown_encoding")


def _vietnamese(text: str) -> bool:
    """Whether what windows-1258 makes of the bytes is Vietnamese: TCVN3 and VNI come out as æ, ¸ and ø."""
    beyond = [letter for letter in text if not letter.isascii()]
    foreign = [letter for letter in beyond if not _is_vietnamese(letter)]
    return len(foreign) * _FOREIGN_SHARE <= len(beyond)


def _is_vietnamese(letter: str) -> bool:
    if letter in _MARKS:
        return True
    if unicodedata.combining(letter):  # a tone mark behind no vowel
        return False
    lower = letter.lower()
    bare = "".join(c for c in unicodedata.normalize("NFD", lower) if c not in "\u0300\u0301\u0303\u0309\u0323")
    return unicodedata.normalize("NFC", bare) in _LETTERS


def _delimiter(text: str, delimiters: tuple[str, ...]) -> str:
    """The first delimiter that cuts the text into rows of one length."""
    lengths = {delimiter: found for delimiter in delimiters if (found := _lengths(text, delimiter)) is not None}
    tables = {delimiter: found for delimiter, found in lengths.items() if max(found, default=0) > 1}
    if not tables:
        raise UnreadableWorkbook("not_a_table")
    for delimiter, found in tables.items():
        if len(found - {0}) == 1:
            return delimiter
    raise UnreadableWorkbook("uneven_table")


def _lengths(text: str, delimiter: str) -> set[int] | None:
    """How many cells the rows have that this delimiter cuts; None where the quotes do not close."""
    try:
        return {len(row) for row in _rows(text, delimiter)}
    except csv.Error:
        return None


def _rows(text: str, delimiter: str) -> Iterator[list[str]]:
    """The rows one by one: all at once would take more than their grid."""
    csv.field_size_limit(MAX_TEXT * 4)
    return csv.reader((line[0] for line in _LINE.finditer(text)), delimiter=delimiter, strict=True)
