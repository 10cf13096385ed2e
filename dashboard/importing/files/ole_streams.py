"""The streams of an OLE compound file (MS-CFB), the container of old Office files."""

import struct
from collections.abc import Iterator
from typing import NamedTuple

from dashboard.domain.issues import UnreadableWorkbook

_HEADER = 512
_END = 0xFFFFFFFA  # sector numbers from here on mean something else
_ENTRY = 128
_ROOT = 5


def stream(content: bytes, name: str) -> bytes:
    """The bytes of the stream of that name; UnreadableWorkbook where there is none or the file is damaged."""
    return _Files(content).stream(name)


def names_of(content: bytes) -> list[str]:
    """The names in the uppermost folder; UnreadableWorkbook where the file is damaged."""
    return [entry.name for entry in _Files(content).uppermost()]


class _Entry(NamedTuple):
    """One line of the directory: a stream or a folder, in a tree of its neighbours."""

    name: str
    kind: int
    left: int
    right: int
    below: int  # of a folder, the top of the tree of what is in it
    first: int
    size: int


class _Files:
    def __init__(self, content: bytes) -> None:
        if len(content) < _HEADER:
            raise UnreadableWorkbook("damaged")
        self._content = content
        shift, mini_shift = struct.unpack_from("<HH", content, 30)
        if shift not in (9, 12) or mini_shift != 6:
            raise UnreadableWorkbook("damaged")
        self._size, self._mini_size = 1 << shift, 1 << mini_shift
        (directory,) = struct.unpack_from("<I", content, 48)
        self._cutoff, mini_table = struct.unpack_from("<II", content, 56)
        self._table = self._sector_table()
        self._directory = self._chain(directory)
        self._mini_table = _numbers(self._chain(mini_table))

    def _sector(self, number: int) -> bytes:
        start = (number + 1) * self._size
        return self._content[start : start + self._size]

    def _sector_table(self) -> list[int]:
        """Which sector follows which; its own sectors are listed in the header and, in great files, in more sectors."""
        listed = list(struct.unpack_from("<109I", self._content, 76))
        (more,) = struct.unpack_from("<I", self._content, 68)
        for _ in range(len(self._content) // self._size):
            if more >= _END:
                break
            *numbers, more = _numbers(self._sector(more)) or [_END]
            listed += numbers
        return [number for sector in listed if sector < _END for number in _numbers(self._sector(sector))]

    def _chain(self, first: int, table: list[int] | None = None, mini: bytes | None = None) -> bytes:
        """The bytes of a chain of sectors; a chain longer than the file runs in a circle."""
        follows = self._table if table is None else table
        blocks: list[bytes] = []
        while first < _END:
            if first >= len(follows) or len(blocks) > len(follows):
                raise UnreadableWorkbook("damaged")
            at = first * self._mini_size
            blocks.append(self._sector(first) if mini is None else mini[at : at + self._mini_size])
            first = follows[first]
        return b"".join(blocks)

    def stream(self, name: str) -> bytes:
        """A stream of the uppermost folder: workbooks embedded in this one have streams of the same name in theirs."""
        for entry in self.uppermost():
            if entry.name.casefold() == name.casefold():
                return self._read(entry.first, entry.size, self._entry(0).first)
        raise UnreadableWorkbook("damaged")

    def uppermost(self) -> Iterator["_Entry"]:
        """The streams and folders of the uppermost folder, each once."""
        root = self._entry(0)
        if root.kind != _ROOT:
            raise UnreadableWorkbook("damaged")
        waiting, seen = [root.below], set[int]()
        while waiting:
            number = waiting.pop()
            if number >= _END or number in seen:
                continue
            seen.add(number)
            entry = self._entry(number)
            yield entry
            waiting += [entry.left, entry.right]

    def _entry(self, number: int) -> "_Entry":
        entry = self._directory[number * _ENTRY : (number + 1) * _ENTRY]
        if len(entry) < _ENTRY:
            raise UnreadableWorkbook("damaged")
        (length,) = struct.unpack_from("<H", entry, 64)
        name = entry[: min(64, max(0, length - 2))].decode("utf-16-le", "replace")
        return _Entry(name, entry[66], *struct.unpack_from("<III", entry, 68), *struct.unpack_from("<II", entry, 116))

    def _read(self, first: int, size: int, root: int) -> bytes:
        small = size < self._cutoff
        content = self._chain(first, self._mini_table, self._chain(root)) if small else self._chain(first)
        if len(content) < size:
            raise UnreadableWorkbook("damaged")
        return content[:size]


def _numbers(block: bytes) -> list[int]:
    return list(struct.unpack(f"<{len(block) // 4}I", block[: len(block) // 4 * 4]))
