"""Rows of a sheet as nearly all programs write them, cut out of its XML before a parser sees them.

Calling Python for the begin and the end of each element takes most of the time that a great sheet takes. A row of which every
character is accounted for by two patterns (its attributes, and cells with a plain value or formula) says the same to any XML
parser: it is handed over as a list of cells, with those of the rows around it. Every other row goes through the parser, and so
does the rest of the sheet from where the rows are not bare: comments, CDATA, space between them, other names or encodings.
"""

import re
from collections.abc import Callable
from operator import itemgetter
from typing import IO, Protocol

from dashboard.importing.files.bounded_xml import BoundedXml
from dashboard.importing.files.guard import CHUNK
from dashboard.importing.files.xml_walk import is_true

# column letters, row, style, type, formula, value; anything that is no such cell is the seventh
PlainCell = tuple[str, str, str, str, str, str, str]

_MAIN = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_BEGIN, _END, _ROW_END = b"<sheetData>", b"</sheetData>", b"</row>"
_LONGEST_HEAD = 4 * CHUNK  # bytes before the first row
_LONGEST_ROW = 4 * CHUNK
_MOST_MIXED = 4  # blocks in vain, until rows are looked at one by one
_DECLARED = re.compile(
    rb'(?:<\?xml version="1\.0"(?: encoding="(?:UTF|utf)-8")?(?: standalone="(?:yes|no)")? ?\?>\s*)?<worksheet '
)
_PREFIX = re.compile(rb' xmlns:(\w+)="')
_ROW = re.compile(r'<row(?: r="([1-9][0-9]{0,6})")?([^<>&]*)>')
_EMPTY_ROW = re.compile(r"<row [^<>&]*/>")
_ATTRIBUTE = re.compile(
    r' (?:(?P<prefix>[A-Za-z]\w*):)?(?P<name>[A-Za-z]\w*)="(?P<value>[^"<&\x00-\x1f\ufffe\uffff]*)"'
)
_TEXT = r"([^<>&\x00-\x1f\ufffe\uffff]*)"
_CELLS = re.compile(
    r'<c r="([A-Z]{1,3})([0-9]{1,7})"(?: s="([0-9]{1,5})")?(?: t="(s|n|str|b|e)")?'
    rf'(?:/>|>(?:<f(?: aca="false")?>{_TEXT}</f>)?(?:<v>{_TEXT}</v>)?</c>)|([\s\S])'
)
_OTHER = itemgetter(6)


class RowReader(Protocol):
    """Who is told of a sheet: of its elements by a parser, of its plain rows some at once."""

    heard: list[str]  # character data

    def start(self, full: str, attrs: dict[str, str]) -> None:
        """The begin of an element."""

    def end(self, full: str) -> None:
        """Its end."""

    def plain_rows(self, rows: list[int], cells: list[PlainCell], last: int) -> None:
        """Some rows that follow each other: their cells, the row of each, and the row that they end with."""


def walk_sheet(stream: IO[bytes], reader: "RowReader") -> None:
    """Read a sheet's part to its end. Broken XML raises `ExpatError`."""
    xml = BoundedXml(namespaces=True)
    xml.parser.buffer_text = True
    xml.parser.StartElementHandler = reader.start
    xml.parser.EndElementHandler = reader.end
    xml.parser.CharacterDataHandler = reader.heard.append
    _Rows(xml, reader.plain_rows).read(stream)
    while block := stream.read(CHUNK):
        xml.feed(block)
    xml.feed(b"", final=True)


class _Rows:
    """Takes the plain rows of a sheet; everything else is fed to the parser, in its order."""

    def __init__(self, xml: BoundedXml, hand_over: Callable[[list[int], list[PlainCell], int], None]) -> None:
        self._xml, self._hand_over = xml, hand_over
        self._rows, self._cells, self._last = list[int](), list[PlainCell](), 0  # taken, and not yet handed over
        self._prefixes: set[str] = set()
        self._bare: dict[str, bool] = {}  # by what a row's begin says besides its number
        self._mixed = 0  # blocks with a row that was not plain

    def read(self, stream: IO[bytes]) -> None:
        """Read as far as the rows are bare, or to their end; what has been read beyond is fed."""
        waiting = self._head(stream)
        while waiting is not None:
            rows, end, rest = waiting.partition(_END)
            if not end:
                cut = waiting.rfind(_ROW_END) + len(_ROW_END)
                rows, rest = (waiting[:cut], waiting[cut:]) if cut >= len(_ROW_END) else (b"", waiting)
            left = self._taken(rows)
            if left or end or len(rest) > _LONGEST_ROW:
                self._xml.feed(left + end + rest)
                return
            block = stream.read(CHUNK)
            if not block:
                self._xml.feed(rest)
                return
            waiting = rest + block

    def _head(self, stream: IO[bytes]) -> bytes | None:
        """Feeds what stands before the first row; what has been read of the rows, None where they cannot be bare."""
        head = b""
        while _BEGIN not in head and len(head) < _LONGEST_HEAD and (block := stream.read(CHUNK)):
            head += block
        before, begin, rows = head.partition(_BEGIN)
        self._xml.feed(before + begin)
        root = before[: before.find(b">", before.find(b"<worksheet"))]
        one_space = before.count(b"xmlns=") == 1 and b' xmlns="' + _MAIN + b'"' in root
        known = _DECLARED.match(before) and before.count(b"<?") <= 1 and b"<!" not in before
        if begin and known and one_space:
            self._prefixes = {prefix.decode() for prefix in _PREFIX.findall(root)}
            return rows
        self._xml.feed(rows)
        return None

    def _taken(self, rows: bytes) -> bytes:
        """Hand over whole rows; the bytes from where they are not bare."""
        try:
            text = rows.decode("utf-8")
        except UnicodeDecodeError:
            return rows
        if "<!" in text or "<?" in text:
            return rows
        *whole, last = text.split("</row>")
        if self._mixed < _MOST_MIXED and text.count("<row") - last.count("<row") == len(whole):
            if self._at_once(whole):
                return last.encode()
            self._mixed += 1
        done = 0
        for row in whole:
            done += len(row) + len("</row>")
            rest = self._row(row)
            if rest is not None:
                self._flush()
                return f"{rest}</row>{text[done:]}".encode()
        self._flush()
        return last.encode()

    def _at_once(self, whole: list[str]) -> bool:
        """Take rows without their end tags that all are plain; False, and none is taken, where one may not be."""
        numbers, cells, last = list[str](), list[PlainCell](), "0"
        for text in whole:
            begin = _ROW.match(text)
            number, more = begin.groups() if begin else (None, "")
            if begin is None or not number or not (self._bare.get(more) or self._known_bare(more)):
                return False
            found = _CELLS.findall(text, begin.end())
            cells += found
            numbers += [number] * len(found)
            last = number
        if cells:
            _, rows, *_, others = zip(*cells, strict=True)
            if any(others) or rows != tuple(numbers):
                return False
        if whole:
            self._hand_over(list(map(int, numbers)), cells, int(last))
        return True

    def _known_bare(self, more: str) -> bool:
        if more not in self._bare:
            self._bare[more] = self._is_bare(more)
        return self._bare[more]

    def _flush(self) -> None:
        """Hand over what was taken: before the parser goes on, and with each block."""
        if self._last:
            self._hand_over(self._rows, self._cells, self._last)
            self._rows, self._cells, self._last = [], [], 0

    def _feed(self, text: str) -> None:
        self._flush()
        self._xml.feed(text.encode())

    def _row(self, text: str) -> str | None:
        """Take one row without its end tag, with the empty ones before it; what is left of it where it does not begin so."""
        while empty := _EMPTY_ROW.match(text):
            self._feed(empty[0])
            text = text[empty.end() :]
        begin = _ROW.match(text)
        if begin is None or text.find("<row", 1) >= 0:
            return text
        number, more = begin.groups()
        if number and self._known_bare(more):
            cells: list[PlainCell] = _CELLS.findall(text, begin.end())
            rows = {cell[1] for cell in cells}
            if not any(map(_OTHER, cells)) and (rows == {number} or not cells):
                self._last = int(number)
                self._cells += cells
                self._rows += [self._last] * len(cells)
                return None
        self._feed(f"{text}</row>")
        return None

    def _is_bare(self, more: str) -> bool:
        """Whether further attributes of a row are well formed and none says anything that matters here."""
        found = list(_ATTRIBUTE.finditer(more))
        length, names = sum(len(one[0]) for one in found), {one["name"] for one in found}
        known = all(
            one["prefix"] in self._prefixes if one["prefix"] else _is_idle(one["name"], one["value"]) for one in found
        )
        return length == len(more) and len(names) == len(found) and known


def _is_idle(name: str, value: str) -> bool:
    """Whether an attribute of a row changes nothing of what is read."""
    return name not in ("r", "xmlns") and not (name == "hidden" and is_true(value))
