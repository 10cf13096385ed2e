"""The records of an old workbook stream (MS-XLS, BIFF8): record numbers, texts, and the continuation of long records."""

import struct
from collections.abc import Iterator
from dataclasses import dataclass

from dashboard.domain.issues import UnreadableWorkbook

BOF, EOF, CONTINUE, FILEPASS = 0x809, 0x0A, 0x3C, 0x2F
DATEMODE, BOUNDSHEET, SST, FORMAT, XF, FONT, SUPBOOK, OBPROJ = 0x22, 0x85, 0xFC, 0x41E, 0xE0, 0x31, 0x1AE, 0xD3
ROW, COLINFO, MERGEDCELLS = 0x208, 0x7D, 0xE5
LABELSST, LABEL, RSTRING, NUMBER, RK, MULRK, BOOLERR, FORMULA, STRING = (
    0xFD, 0x204, 0xD6, 0x203, 0x27E, 0xBD, 0x205, 0x06, 0x207,
)  # fmt: skip
ERRORS = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A"}
FontChanges = tuple[tuple[int, int], ...]  # (place of the character, number of the font)
_WIDE, _FAR_EAST, _RICH = 0x01, 0x04, 0x08


@dataclass(frozen=True)
class Record:
    """One record with the ones that continue it: `parts` are cut where a continuation begins."""

    code: int
    parts: tuple[bytes, ...]

    @property
    def data(self) -> bytes:
        return self.parts[0]


def records(stream: bytes, start: int = 0) -> Iterator[Record]:
    """Records from a place of the stream to its end."""
    at, code, parts = start, -1, [b""]
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        block = stream[at + 4 : at + 4 + length]
        at += 4 + length
        if len(block) < length:
            raise UnreadableWorkbook("damaged")
        if kind == CONTINUE and code >= 0:
            parts.append(block)
            continue
        if code >= 0:
            yield Record(code, tuple(parts))
        code, parts = kind, [block]
    if code >= 0:
        yield Record(code, tuple(parts))


class Texts:
    """Reads texts one after another out of a record's parts; a text that is cut begins its next part with its flags."""

    def __init__(self, parts: tuple[bytes, ...], at: int = 0) -> None:
        self._parts = parts
        self._part = 0
        self._at = at

    def _take(self, length: int) -> bytes:
        taken = b""
        while length:
            if self._part >= len(self._parts):
                raise UnreadableWorkbook("damaged")
            block = self._parts[self._part][self._at : self._at + length]
            taken += block
            length -= len(block)
            self._at += len(block)
            if length:
                self._part, self._at = self._part + 1, 0
        return taken

    def text(self, long: bool = True) -> str:
        """The next text; `long` ones count their characters in two bytes."""
        return self.rich(long)[0]

    def rich(self, long: bool = True) -> tuple[str, FontChanges]:
        """The next text, and at which of its characters which font begins."""
        characters = int.from_bytes(self._take(2 if long else 1), "little")
        flags = self._take(1)[0]
        runs = int.from_bytes(self._take(2), "little") if flags & _RICH else 0
        extra = int.from_bytes(self._take(4), "little") if flags & _FAR_EAST else 0
        text = self._characters(characters, flags)
        changes = self.changes(runs)
        self._take(extra)
        return text, changes

    def changes(self, count: int | None = None) -> FontChanges:
        """So many changes of font; where a text of its own record is rich, their number stands before them."""
        count = int.from_bytes(self._take(2), "little") if count is None else count
        return tuple(struct.iter_unpack("<HH", self._take(count * 4)))

    def _characters(self, count: int, flags: int) -> str:
        pieces = []
        while count:
            if self._part >= len(self._parts):
                raise UnreadableWorkbook("damaged")
            width = 2 if flags & _WIDE else 1
            rest = (len(self._parts[self._part]) - self._at) // width
            here = min(count, rest)
            pieces.append(self._take(here * width).decode("utf-16-le" if width == 2 else "latin-1", "replace"))
            count -= here
            if count:
                self._part, self._at = self._part + 1, 0
                flags = self._take(1)[0]
        return "".join(pieces)


def rk_number(packed: int) -> float:
    """A number in four bytes: an integer or the upper half of a double, perhaps in hundredths."""
    if packed & 2:
        value = float((packed - (1 << 32) if packed >> 31 else packed) >> 2)
    else:
        (value,) = struct.unpack("<d", struct.pack("<II", 0, packed & 0xFFFFFFFC))
    return value / 100 if packed & 1 else value
