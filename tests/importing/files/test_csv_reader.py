"""CSV as offices save it: its letters, its delimiters, its tables; what is no table is refused by name."""

import unicodedata

import pytest

from dashboard.domain.issues import UnreadableWorkbook
from dashboard.importing.files.workbook import CellKind, FileKind, read
from tests.importing.referee import values_by_spot

TONES = "\u0300\u0301\u0303\u0309\u0323"


def in_windows_1258(text: str) -> bytes:
    """As Windows writes Vietnamese: the tone mark behind its vowel."""
    found = []
    for letter in text:
        apart = unicodedata.normalize("NFD", letter)
        found += [
            unicodedata.normalize("NFC", "".join(c for c in apart if c not in TONES)),
            *(c for c in apart if c in TONES),
        ]
    return "".join(found).encode("cp1258")


TABLE = 'Xã;Số hộ;Tỷ lệ\nMường Hung;1.234;26,68%\n"Chiềng; Khoong";(5);«–»\n'


@pytest.mark.parametrize(
    "content",
    [
        TABLE.encode(),
        TABLE.encode("utf-8-sig"),
        TABLE.encode("utf-16"),
        TABLE.replace("\n", "\r\n").encode(),
        ("sep=;\n" + TABLE).encode(),
        in_windows_1258(TABLE),
        TABLE.replace(";", "\t").replace("Chiềng\t", "Chiềng;").encode(),
        '"Xã","Số hộ","Tỷ lệ"\n"Mường Hung","1.234","26,68%"\n"Chiềng; Khoong","(5)","«–»"\n'.encode(),
    ],
    ids=["utf-8", "utf-8 with mark", "utf-16", "windows lines", "sep=", "windows-1258", "tab", "comma"],
)
def test_csv_is_one_sheet_of_texts(content: bytes) -> None:
    book = read(content)
    assert (book.kind, [sheet.name for sheet in book.sheets]) == (FileKind.CSV, ["CSV"])
    assert {cell.kind for cell in book.sheets[0].cells.values()} == {CellKind.TEXT}
    assert list(values_by_spot(book).values()) == [
        "Xã",
        "Số hộ",
        "Tỷ lệ",
        "Mường Hung",
        "1.234",
        "26,68%",
        "Chiềng; Khoong",
        "(5)",
        "«–»",
    ]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"a;b\n1;2;3\n", "uneven_table"),
        ("một dòng\nhai dòng\n".encode(), "not_a_table"),
        (b'a;b\n"1;2\n', "not_a_table"),
        (b"a;b\n\x81;\x8d\n", "unknown_encoding"),
        (b"\xff\xfea\x00;\x00b", "unknown_encoding"),
    ],
    ids=["uneven", "no columns", "open quote", "no letters", "half a character"],
)
def test_csv_that_is_no_table_is_refused(content: bytes, reason: str) -> None:
    with pytest.raises(UnreadableWorkbook) as refused:
        read(content)
    assert refused.value.reason == reason


def test_csv_loses_control_characters_and_nothing_else() -> None:
    assert values_by_spot(read("a\x0b;b\u0085\n=1+1;<b>\n".encode())) == {
        "A1": "a",
        "B1": "b",
        "A2": "=1+1",
        "B2": "<b>",
    }
