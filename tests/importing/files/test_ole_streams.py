"""The little file system of old Office files: the workbook itself is read, not one that is embedded in it."""

import struct

import pytest

from dashboard.domain.issues import UnreadableWorkbook
from dashboard.importing.files.cells import FileKind
from dashboard.importing.files.file_kinds import OLE, kind_by_signature
from dashboard.importing.files.ole_streams import stream

NOBODY, END, TABLE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
STREAM, FOLDER, ROOT = 2, 1, 5


def entry(name: str, kind: int, first: int = 0, left: int = NOBODY, right: int = NOBODY, below: int = NOBODY) -> bytes:
    text = name.encode("utf-16-le")
    head = text.ljust(64, b"\0") + struct.pack("<HBB3I", len(text) + 2, kind, 1, left, right, below)
    return head.ljust(116, b"\0") + struct.pack("<II", first, 512 if kind == STREAM else 0) + bytes(4)


def ole(*entries: bytes) -> bytes:
    """Sectors: the table of sectors, the directory, and three streams of one sector each, filled with their number."""
    header = bytearray(512)
    struct.pack_into("<HH", header, 30, 9, 6)
    struct.pack_into("<IIIIIII", header, 48, 1, 0, 0, END, 0, END, 0)  # directory, no mini streams: from no byte on
    struct.pack_into("<109I", header, 76, 0, *[NOBODY] * 108)
    table = struct.pack("<128I", TABLE, END, END, END, END, *[NOBODY] * 123)
    return bytes(header) + table + b"".join(entries).ljust(512, b"\0") + b"".join(bytes([n]) * 512 for n in (2, 3, 4))


def test_the_workbook_of_the_file_is_read_not_the_one_embedded_in_it() -> None:
    file = ole(
        entry("Root Entry", ROOT, below=2),
        entry("Workbook", STREAM, first=2),  # of the object, though it comes first in the directory
        entry("MBD00000001", FOLDER, right=3, below=1),
        entry("Workbook", STREAM, first=3),
    )
    assert stream(file, "Workbook") == bytes([3]) * 512


def test_a_directory_that_runs_in_a_circle_comes_to_an_end() -> None:
    with pytest.raises(UnreadableWorkbook, match="damaged"):
        stream(ole(entry("Root Entry", ROOT, below=1), entry("A", STREAM, left=1, right=1)), "Workbook")


def signed(*entries: bytes) -> bytes:
    return OLE + ole(*entries)[len(OLE) :]


def test_a_workbook_in_capitals_is_a_workbook() -> None:
    assert (
        kind_by_signature(signed(entry("Root Entry", ROOT, below=1), entry("WORKBOOK", STREAM, first=2)))
        is FileKind.XLS
    )


def test_a_workbook_with_a_word_document_in_it_is_a_workbook() -> None:
    file = signed(
        entry("Root Entry", ROOT, below=2),
        entry("WordDocument", STREAM, first=2),
        entry("MBD00000001", FOLDER, right=3, below=1),
        entry("Workbook", STREAM, first=3),
    )
    assert kind_by_signature(file) is FileKind.XLS
