"""CSV as offices save it: its letters, its delimiters, its tables; what is no table is refused by name."""

import unicodedata

import pytest

from dashboard.domain.issues import IssueCode, UnreadableWorkbook
from dashboard.importing.cell_text.legacy_fonts import TCVN3, VNI_MARKS, VNI_SINGLE
from dashboard.importing.files.workbook import CellKind, FileKind, read
from dashboard.importing.findings import Findings
from dashboard.importing.legacy_text import unified
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


@pytest.mark.parametrize("order", ["utf-16-le", "utf-16-be"])
def test_utf_16_is_known_without_its_mark(order: str) -> None:
    assert read(TABLE.encode(order)) == read(TABLE.encode())


TITLED = "KẾT QUẢ GIẢM NGHÈO\nTháng 10 năm 2024\n\nTT;Xã;Tạo việc làm\n1;Bó Sinh;12\n2;Nậm Ty;7\n\nNgười lập biểu\n"


@pytest.mark.parametrize(
    ("text", "places"),
    [
        (TITLED, "A1 A2 A4 B4 C4 A5 B5 C5 A6 B6 C6 A8"),
        (TITLED.replace(";", "\t"), "A1 A2 A4 B4 C4 A5 B5 C5 A6 B6 C6 A8"),
        (TITLED.replace(";", ","), "A1 A2 A4 B4 C4 A5 B5 C5 A6 B6 C6 A8"),
        (TITLED.replace(";", ",").replace("NGHÈO", "NGHÈO, VIỆC LÀM, HUYỆN SÔNG MÃ, TỈNH SƠN LA"),
         "A1 B1 C1 D1 A2 A4 B4 C4 A5 B5 C5 A6 B6 C6 A8"),
        (TITLED.replace("2;Nậm Ty;7", "2;Nậm Ty"), "A1 A2 A4 B4 C4 A5 B5 C5 A6 B6 A8"),  # its last cell is blank
        (TITLED.replace("TT;Xã;", "TT;Xã;2023;"), None),
        (TITLED.replace("Tạo việc làm", "2024"), "A1 A2 A4 B4 C4 A5 B5 C5 A6 B6 C6 A8"),
    ],
)  # fmt: skip
def test_lines_of_title_stand_above_a_table(text: str, places: str | None) -> None:
    if places is None:
        with pytest.raises(UnreadableWorkbook, match="uneven_table"):
            read(text.encode())
    else:
        assert " ".join(values_by_spot(read(text.encode()))) == places


@pytest.mark.parametrize(
    "rows",
    ["TT,Xã,Tỷ lệ\n1,Bó Sinh,12,5\n2,Nậm Ty,7,5\n", "TT,Xã,Tỷ lệ\n1,Bó Sinh,12\n2,Nậm Ty,7,5\n",
     "TT,Xã,Hộ nghèo, cận nghèo\n1,Bó Sinh,12\n2,Nậm Ty,7\n", "TT,Xã,Hộ,Khẩu\n1,Bó Sinh,12,5\n2,Nậm Ty,7\n"],
)  # fmt: skip
def test_a_comma_that_may_be_a_decimal_mark_makes_no_column(rows: str) -> None:
    with pytest.raises(UnreadableWorkbook, match="uneven_table"):
        read(f"KẾT QUẢ\n{rows}".encode())


@pytest.mark.parametrize(("font", "letters"), [("tcvn3", TCVN3), ("vni", None)])
def test_fonts_of_before_unicode_are_read_as_in_a_workbook(font: str, letters: dict[str, str] | None) -> None:
    signs = {letter: sign for sign, letter in (letters or VNI_MARKS | VNI_SINGLE).items() if sign != "μ"}
    signs |= {unicodedata.normalize("NFC", letter): sign for letter, sign in signs.items()}
    table = "TT;Tên xã;Hộ nghèo\n1;Bó Sinh;12\n2;Nậm Ty;7\n3;Mường Lầm;9\n"
    book = read("".join(signs.get(letter, letter) for letter in table).encode("cp1252"))
    findings = Findings()
    [sheet] = unified(book, findings).sheets
    assert [sheet.at(row, 2).value for row in (1, 2, 3, 4)] == ["Tên xã", "Bó Sinh", "Nậm Ty", "Mường Lầm"]
    assert sheet.at(1, 3).value == "Hộ nghèo"
    assert [issue.code for issue in findings.issues] == [IssueCode.LEGACY_FONT]


def test_letters_that_an_encoding_has_lost_are_not_guessed() -> None:
    with pytest.raises(UnreadableWorkbook, match="unknown_encoding"):
        read("Tªn x·;Hé ngh?o;Tæng sè hé ngh?o\n1;2;3\n".encode("cp1252"))


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
