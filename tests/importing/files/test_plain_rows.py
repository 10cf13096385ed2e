"""Rows cut out of a sheet say what a parser says of it: every sheet is read in both ways, and whatever becomes of it is the same."""

import io
import re
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import pytest
import xlsxwriter

from dashboard.domain.issues import UnreadableWorkbook
from dashboard.importing.files import plain_rows
from dashboard.importing.files.workbook import read_book
from dashboard.importing.files.xlsx_reader import _XlsxSheetReader
from tests.importing.archives import archive, members_of
from tests.importing.files.by_hand import SHEET

HEAD = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:x14ac="urn:a" xmlns:other="urn:b">'
    "<sheetData>"
)
TAIL = '</sheetData><mergeCells><mergeCell ref="A9:B9"/></mergeCells></worksheet>'
EXCEL = (
    '<row r="1" spans="1:4" x14ac:dyDescent="0.25"><c r="A1" s="1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>'
    '<row r="2" spans="1:4"><c r="A2"><v>12.5</v></c><c r="B2" s="1"/><c r="C2" t="str"><f>A2&amp;"x"</f><v>12.5x</v></c></row>'
    '<row r="4" ht="15" customHeight="1"/>'
    '<row r="5" hidden="1"><c r="A5" t="b"><v>1</v></c><c r="D5" t="e"><v>#N/A</v></c></row>'
    '<row r="6"><c r="A6"><f>SUM(A2:A5)</f><v>13</v></c><c r="B6" t="inlineStr"><is><t>hộ nghèo</t></is></c></row>'
    '<row r="7"><c r="A7"><f t="shared" ref="A7:A8" si="0">B7*2</f><v>4</v></c></row>'
    '<row r="8"><c r="A8"><f t="shared" si="0"/><v>6</v></c><c r="B8" t="n"><v>-0.000001</v></c></row>'
    '<row r="9"><c r="A9" t="s"><v>2</v></c><c r="B9"><v>3</v></c><c r="AA9"><v>1E+2</v></c></row>'
)
LIBRE = (
    '<row r="1" customFormat="false" ht="12.8" hidden="false" customHeight="false" outlineLevel="0" collapsed="false">'
    '<c r="A1" s="0" t="s"><v>1</v></c><c r="B1" s="0" t="n"><v>7</v></c>'
    '<c r="C1" s="0" t="n"><f aca="false">B1*2</f><v>14</v></c></row>'
)
ODD = (
    "<row/><row><c><v>1</v></c></row>",
    '<row r="1"><c r="A1"><v>1</v></c></row><!-- </sheetData> --><row r="2"><c r="A2"><v>2</v></c></row>',
    '<row r="1"><!-- <c r="A1"><v>1</v></c></row> --><c r="B1"><v>2</v></c></row>',
    '<row r="1"><c r="A1" t="str"><v><![CDATA[</row>]]></v></c></row>',
    '<row r="1"><c r="A1" t="str"><v>a &amp; b &#65;</v></c></row><row r="2"><c r="A2"><v>2</v></c></row>',
    '<row r="1"><c r="A1"><v>1</v></c> <c r="B1"><v>2</v></c></row>\n<row r="2"><c r="A2"><v>2</v></c></row>',
    "<row r='1'><c r='A1'><v>1</v></c></row>",
    '<row r="3"><c r="A1"><v>1</v></c></row>',
    '<row r="3"><c r="A3"><v>1</v></c></row><row><c><v>4</v></c></row>',
    '<row r="3"><c r="A3"><v>1</v></c></row><row r="3"><c r="A3"><v>4</v></c></row>',
    '<row r="2"><c r="B2"><v>1</v></c></row><row r="1"><c r="A1"><v>4</v></c></row>',
    '<row r="1" r="2"><c r="A1"><v>1</v></c></row>',
    '<row r="1" s="1" s="1"><c r="A1"><v>1</v></c></row>',
    '<row r="1" xmlns="urn:none"><c r="A1"><v>1</v></c></row><row r="2"><c r="A2"><v>2</v></c></row>',
    '<row r="1" unbound:s="1"><c r="A1"><v>1</v></c></row>',
    '<row r="1" other:hidden="1"><c r="A1"><v>1</v></c></row>',
    '<row r="1" hidden="on"><c r="A1"><v>1</v></c></row>',
    '<row r="1"><row r="2"><c r="A2"><v>1</v></c></row></row>',
    '<other:row r="1"><row r="2"><c r="A2"><v>1</v></c></row></other:row>',
    '<row r="1"><other:c r="A1"><v>1</v></other:c><c r="B1"><v>2</v></c></row>',
    '<row r="0"><c r="A0"><v>1</v></c></row>',
    '<row r="1048577"><c r="A1048577"><v>1</v></c></row>',
    '<row r="1"><c r="XFE1"/></row>',
    '<row r="1"><c r="A1" s="99"><v>1</v></c></row>',
    '<row r="1"><c r="A1" t="s"><v>99</v></c></row>',
    '<row r="1"><c r="A1" t="s"><v>-1</v></c></row>',
    '<row r="1"><c r="A1"><v>none</v></c></row>',
    '<row r="1"><c r="A1"><v> 5 </v></c><c r="B1" t="str"><v> </v></c><c r="C1" t="s"><v>3</v></c></row>',
    '<row r="1"><c r="A1"><v></v></c><c r="B1"><f></f><v>2</v></c><c r="C1"><f>A1</f></c></row>',
    '<row r="1"><c r="A1"><v>1</v></c></row></row>',
    '<row r="1"><c r="A1"><v>1</v></c>',
    '<row r="1"><c r="A1" t="str"><v>]]></v></c></row>',
    '<row r="1"><c r="A1" t="str"><v>\x01</v></c></row>',
    '<row r="1"><c r="A1"><f>=[1]Sheet!A1</f><v>1</v></c></row>',
    '<row r="1"><c r="A1"><f>cmd|\' /C calc\'!A0</f><v>1</v></c></row>',
    '<?pi x?><row r="1"><c r="A1"><v>1</v></c></row>',
)  # fmt: skip


def outcome(content: bytes) -> Any:
    """What is read, or why it is refused."""
    try:
        return read_book(content).plain()
    except UnreadableWorkbook as refusal:
        return refusal.reason


def both(content: bytes, monkeypatch: pytest.MonkeyPatch) -> tuple[Any, Any]:
    """The outcome as it is, and with every row read by the parser."""
    cut = outcome(content)
    with monkeypatch.context() as only:
        only.setattr(plain_rows, "_DECLARED", re.compile(rb"(?!)"))
        return cut, outcome(content)


def cut_out(content: bytes, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The numbers of the rows that were cut out."""
    found: list[int] = []
    own = _XlsxSheetReader.plain_rows

    def noted(self: _XlsxSheetReader, rows: list[int], cells: list[plain_rows.PlainCell], last: int) -> None:
        found.extend(dict.fromkeys((*rows, last)))
        own(self, rows, cells, last)

    with monkeypatch.context() as noting:
        noting.setattr(_XlsxSheetReader, "plain_rows", noted)
        read_book(content)
    return found


def sheet(rows: str, head: str = HEAD, tail: str = TAIL) -> bytes:
    return archive(a_workbook() | {SHEET: f"{head}{rows}{tail}".encode()})


@cache
def a_workbook() -> dict[str, bytes]:
    """The parts of a workbook with two plain texts, a half struck one, a blank one, and a style that shows thousands."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        page = book.add_worksheet()
        page.write(0, 0, "Xã", book.add_format({"num_format": "#,##0,"}))
        page.write(0, 1, "Chỉ tiêu")
        page.write_rich_string(0, 2, "còn ", book.add_format({"font_strikeout": True}), "bỏ")
        page.write(0, 3, "  ")
    return members_of(out.getvalue())


def test_the_rows_of_the_usual_programs_are_cut_out(monkeypatch: pytest.MonkeyPatch) -> None:
    assert cut_out(sheet(EXCEL), monkeypatch) == [
        1,
        9,
    ]  # the others have an entity, a formula of several cells, hidden …
    assert cut_out(sheet(LIBRE), monkeypatch) == [1]


@pytest.mark.parametrize("rows", [EXCEL, LIBRE, *ODD])
def test_both_ways_say_the_same(rows: str, monkeypatch: pytest.MonkeyPatch) -> None:
    cut, parsed = both(sheet(rows), monkeypatch)
    assert cut == parsed


@pytest.mark.parametrize(
    "head",
    [
        HEAD.replace("UTF-8", "ISO-8859-1"),
        HEAD.replace("<worksheet", "<!-- --><worksheet"),
        HEAD.replace("<sheetData>", '<sheetPr xmlns="urn:x"><sheetData>').replace("?>", "?> "),
        HEAD.replace('xmlns="', 'xmlns:m="'),
        HEAD.replace("spreadsheetml/2006/main", "wordprocessingml/2006/main"),
        HEAD.replace("<sheetData>", "<sheetData >"),
        HEAD[HEAD.index("<worksheet") :],
        f"\ufeff{HEAD}",
    ],
)  # fmt: skip
def test_so_they_do_after_any_head(head: str, monkeypatch: pytest.MonkeyPatch) -> None:
    tail = f"</sheetPr>{TAIL}" if "sheetPr" in head else TAIL
    cut, parsed = both(
        sheet(EXCEL, head, tail.replace("</sheetPr></sheetData>", "</sheetData></sheetPr>")), monkeypatch
    )
    assert cut == parsed


def test_so_they_do_of_sheets_of_several_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wherever a block of the file ends: within a tag, a character, between two rows; plain rows and others mixed."""
    seeded = Random(5)
    for filling in range(3):
        rows = [
            f'<row r="{n}"><c r="A{n}" t="str"><v>{"ữ" * seeded.randrange(40 + filling)}</v></c>'
            + ('<c r="B1"><v>1</v></c>' if seeded.random() < 0.001 else f'<c r="B{n}"><v>{n}</v></c>')
            + "</row>"
            for n in range(1, 3_000)
        ]
        cut, parsed = both(sheet("".join(rows)), monkeypatch)
        assert cut == parsed


def test_a_block_of_plain_rows_is_taken_at_once_and_others_of_the_same_sheet_one_by_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def row(n: int) -> str:
        more = '<c r="C{n}"><f>A{n}+1</f><v>1</v></c><c r="D{n}" t="s"><v>2</v></c>' if n % 700 == 0 else ""
        first = f'<c r="A{n}"><v>{n % 9}</v></c><c r="B{n}" s="1" t="s"><v>{n % 2}</v></c>'
        return f'<row r="{n}">{first}{more.format(n=n)}</row>'

    content = sheet("".join(map(row, range(1, 4_000))))
    cut, parsed = both(content, monkeypatch)
    assert cut == parsed
    assert set(range(1, 4_000)) <= set(cut_out(content, monkeypatch))


def test_so_they_do_of_sheets_that_somebody_has_changed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pieces of a sheet taken away, doubled, or put into other places."""
    seeded, whole = Random(11), HEAD + EXCEL + re.sub(r'(<row r="|[A-C])1', r"\g<1>10", LIBRE) + TAIL
    by_tag = [piece for piece in re.split(r'(<[^<>]*>|[" ])', whole) if piece]
    by_value = [piece for piece in re.split(r'(?<=[">])([^<>"]+)(?=[<"])', whole) if piece]
    refused = 0
    for count in range(400):
        changed = list(by_value if count % 2 else by_tag)
        for _ in range(seeded.randrange(1, 3)):
            at, other = seeded.randrange(len(changed)), seeded.randrange(len(changed))
            changed[at : at + seeded.randrange(2)] = seeded.choice(
                ([], [changed[other]], [changed[other], changed[at]])
            )
        cut, parsed = both(sheet("".join(changed), "", ""), monkeypatch)
        assert cut == parsed, "".join(changed)
        refused += isinstance(cut, str)
    assert 0 < refused < 400


def test_so_they_do_of_every_workbook_that_comes_with_the_program(monkeypatch: pytest.MonkeyPatch) -> None:
    here = Path(__file__).parent
    for file in sorted([*here.glob("*.xlsx"), *(here.parents[2] / "sample_data").glob("S002*/**/2023-12/*.xlsx")]):
        cut, parsed = both(file.read_bytes(), monkeypatch)
        assert cut == parsed, file.name
