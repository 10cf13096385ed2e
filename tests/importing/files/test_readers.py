"""Every reader sees what stands in the file: the same table in every format, and the same cells as a second reader."""

import io
import json
import random
from dataclasses import replace
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook as Written
from openpyxl.formula.translate import Translator
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from dashboard.domain.issues import UnreadableWorkbook
from dashboard.importing.files.grid import GridBook
from dashboard.importing.files.rich_text import Run, rich_text
from dashboard.importing.files.shared_formulas import SharedFormula
from dashboard.importing.files.workbook import CellKind, FileCell, FileKind, Workbook, read, read_book
from dashboard.importing.findings import clean
from tests.importing.archives import archive, members_of
from tests.importing.referee import sheets_by_openpyxl, values_by_spot
from tests.shared import DOMAIN, ROOT

FILES = Path(__file__).parent
OFFICE = ROOT / "sample_data"
SHEET = "xl/worksheets/sheet1.xml"


def readings(kind: str) -> Workbook:
    return read((FILES / f"readings.{kind}").read_bytes())


def written(book: Written) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


# -- the same table in three formats -----------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["xlsx", "xls", "ods"])
def test_values_are_what_stands_in_the_file(kind: str) -> None:
    cells = values_by_spot(readings(kind))
    assert cells["A1"] == "BÁO CÁO KẾT QUẢ THÁNG 10"
    assert cells["B4"] == "Hộ nghèo\nthoát nghèo"
    assert cells["B5"] == "  hai  khoảng trắng "
    assert (cells["C4"], cells["D4"], cells["C5"], cells["D5"]) == (
        1200,
        Decimal("15555.25"),
        Decimal("-0.5"),
        Decimal("26.68"),
    )
    assert (cells["B7"], cells["C7"]) == (date(2024, 10, 31), date(2024, 10, 31))
    assert (cells["C6"], cells["D6"], cells["E6"]) == ("#DIV/0!", "#N/A", True)
    assert cells["E7"] == "Hộ nghèo\nthoát nghèo!"
    assert cells["B399"] == "Dòng thứ 399 – " + "ữ" * 49
    assert cells["A2000"] == "xa"


@pytest.mark.parametrize("kind", ["xlsx", "xls", "ods"])
def test_formats_merges_and_hidden_parts_are_what_stands_in_the_file(kind: str) -> None:
    book = readings(kind)
    sheet, hidden = book.sheets
    assert book.kind is FileKind(kind)
    assert (sheet.name, sheet.visible, hidden.name, hidden.visible) == ("Biểu 1", True, "Nháp", False)
    assert (sheet.merges, sheet.hidden_rows, sheet.hidden_columns) == (((1, 1, 2, 5),), (5,), (6,))
    assert [where for where, cell in sheet.cells.items() if cell.struck] == [(5, 4)]
    assert [where for where, cell in sheet.cells.items() if cell.percent] == [(5, 5)]
    assert {where: cell.scale for where, cell in sheet.cells.items() if cell.scale != 1} == {(7, 4): 1000}
    assert {cell.kind for where, cell in sheet.cells.items() if where in ((6, 3), (6, 4))} == {CellKind.ERROR}


def test_formulas_are_kept_where_the_format_gives_them() -> None:
    xlsx, ods, xls = (
        {w: c.formula for w, c in readings(kind).sheets[0].cells.items() if c.formula}
        for kind in ("xlsx", "ods", "xls")
    )
    assert xlsx == ods
    assert xlsx[(4, 5)] == "=D4/C4"
    assert xls == {}
    for kind in ("xlsx", "ods"):
        assert readings(kind).sheets[1].at(2, 2).formula.replace("$", "") == "=SUM('Biểu 1'!A4:A7)"


RICH = [  # text, crossed out as a whole, what of it does not count
    (" 12,5", False, "11"), ("46", False, "1"), ("Diện tích (m2)", False, ""), ("ĐVT: 10⁶ đồng", False, ""),
    ("1 5", False, "2"), ("Tỷ lệ hộ nghèo (%)", False, "1)"), ("1112", True, ""), ("CO2 thải", False, ""),
    ("đậm thường", False, ""), ("1 Ghi chú", False, ""), ("1 200", False, "5"), ("bỏ", True, ""), (Decimal(5), True, ""),
    ("giữ lại", False, ""),
]  # fmt: skip


@pytest.mark.parametrize("kind", ["xlsx", "xls", "ods"])
def test_what_is_crossed_out_within_a_cell_or_raised_as_a_footnote_does_not_count(kind: str) -> None:
    book = read((FILES / f"rich_text.{kind}").read_bytes())
    assert [(c.value, c.struck, c.left_out) for c in book.sheets[0].cells.values()] == RICH
    again = GridBook.from_plain(json.loads(json.dumps(read_book((FILES / f"rich_text.{kind}").read_bytes()).plain())))
    assert again.workbook() == book


@pytest.mark.parametrize(
    ("runs", "seen"),
    [
        ("<r><rPr><strike/></rPr><t>11</t></r><r><t xml:space='preserve'> 12,5</t></r>", (" 12,5", False, "11")),
        ("<r><rPr><strike val='0'/></rPr><t>11</t></r><r><t>2</t></r>", ("112", False, "")),
        ("<r><t>46</t></r><r><rPr><vertAlign val='superscript'/></rPr><t>(1)</t></r>", ("46", False, "(1)")),
        ("<r><rPr><strike/></rPr><t>46</t></r>", ("46", True, "")),
    ],
)
def test_a_text_inside_its_cell_is_read_like_a_shared_one(runs: str, seen: tuple[str, bool, str]) -> None:
    plain = "<c r='B1' t='inlineStr'><is><t>sau</t></is></c>"
    first, second = (
        a_sheet(f"<row r='1'><c r='A1' t='inlineStr'><is>{runs}</is></c>{plain}</row>").sheets[0].cells.values()
    )
    assert (first.value, first.struck, first.left_out) == seen
    assert (second.value, second.struck, second.left_out) == ("sau", False, "")


@pytest.mark.parametrize(
    ("runs", "struck", "read_as"),
    [
        ([Run("11"), Run(" 12", False, False)], True, (" 12", False, "11")),  # its cell is crossed out, a part is not
        ([Run("11"), Run(" 12", True, False)], True, ("11 12", True, "")),
        ([Run("12"), Run("3", True), Run(",5")], False, ("12,5", False, "3")),
        ([Run("46"), Run("1", False, True), Run(" người", False, False)], False, ("46 người", False, "1")),
        ([Run("10"), Run("3", False, True)], False, ("10³", False, "")),  # a thousand, or ten and a note: no number
        ([Run("10"), Run("1", False, True)], False, ("10", False, "1")),
        ([Run("1.000"), Run("đ", False, True)], False, ("1.000đ", False, "")),
        ([Run("5"), Run(" km"), Run("2", False, True)], False, ("5 km2", False, "")),
        ([], False, ("", False, "")),
    ],
)
def test_runs_are_read_as_a_person_sees_them(runs: list[Run], struck: bool, read_as: tuple[str, bool, str]) -> None:
    assert rich_text(runs, struck) == read_as


def test_an_old_workbook_is_seen_as_calamine_sees_it() -> None:
    calamine = pytest.importorskip("python_calamine")
    rows = calamine.load_workbook(FILES / "readings.xls").get_sheet_by_index(0).to_python(skip_empty_area=False)
    theirs = {(r, c): value for r, row in enumerate(rows, 1) for c, value in enumerate(row, 1) if value != ""}
    ours = {where: cell for where, cell in readings("xls").sheets[0].cells.items() if cell.kind is not CellKind.ERROR}
    assert {where: _foreign(value) for where, value in theirs.items() if where in ours} == {
        w: c.value for w, c in ours.items()
    }


def _foreign(value: object) -> object:
    if isinstance(value, datetime):
        return value.date()
    return Decimal(f"{value:.15g}") if isinstance(value, float) else value


# -- the same cells as openpyxl ----------------------------------------------------------------------------------------

SPECIMENS = sorted(OFFICE.rglob("*.xlsx"))


@pytest.mark.parametrize(
    "path",
    [
        *random.Random(3).sample(SPECIMENS, min(25, len(SPECIMENS))),
        *sorted((DOMAIN / "layouts").glob("*.xlsx")),
        FILES / "readings.xlsx",
    ],
    ids=lambda p: p.stem,
)
def test_sees_the_cells_of_openpyxl(path: Path) -> None:
    content = path.read_bytes()
    assert read(content).sheets == sheets_by_openpyxl(content)


FORMATS = ["General", "0.00%", "#,##0,", "dd/mm/yyyy", "h:mm", '0"%"', "@", "#,##0.00;[Red](#,##0.00)"]
VALUES = st.one_of(
    st.integers(-(10**17), 10**17),
    st.floats(allow_nan=False, allow_infinity=False),
    st.floats(0, 100_000),
    st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=20).filter(lambda text: "_x" not in text),
    st.booleans(),
    st.dates(date(1900, 3, 1), date(9999, 12, 31)),
    st.datetimes(datetime(1900, 3, 1), datetime(9999, 12, 30)),
    st.times(),
    st.sampled_from(["=1+1", "=SUM(A1:B2)", "#N/A", " ", "\n", "e\u0323\u0302"]),
)
CELLS = st.dictionaries(
    st.tuples(st.integers(1, 60), st.integers(1, 30)),
    st.tuples(VALUES, st.sampled_from(FORMATS), st.booleans()),
    max_size=25,
)


@pytest.mark.parametrize(("days", "shown"), [(0.25, "6:00:00"), (1.5, "1 day, 12:00:00"), (40, "40 days, 0:00:00")])
def test_a_duration_is_a_text(days: float, shown: str) -> None:
    """Seconds of very long ones are rounded otherwise by openpyxl, so they are not compared below."""
    book = Written()
    book.active["A1"] = days
    book.active["A1"].number_format = "[h]:mm"
    assert values_by_spot(read(written(book))) == {"A1": shown}


@settings(max_examples=80, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(CELLS, st.booleans(), st.sampled_from(["", "A1:C4", "B2:B2", "A1:XFD3"]))
def test_sees_what_openpyxl_wrote(cells: dict, epoch_1904: bool, merged: str) -> None:
    book = Written()
    if epoch_1904:
        book.epoch = datetime(1904, 1, 1)
    sheet = book.active
    for (row, column), (value, code, struck) in cells.items():
        if epoch_1904 and isinstance(value, date) and value.year < 1905:
            continue
        cell = sheet.cell(row, column, value)
        cell.number_format = code
        cell.font = Font(strike=struck)
    if merged and merged != "A1:XFD3":
        sheet.merge_cells(merged)
    content = written(book)
    assert read(content).sheets == sheets_by_openpyxl(content)


@settings(max_examples=40, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(CELLS)
def test_sees_what_xlsxwriter_wrote(cells: dict) -> None:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "nan_inf_to_errors": True, "strings_to_urls": False})
    sheet = book.add_worksheet("Biểu")
    for (row, column), (value, code, struck) in cells.items():
        style = book.add_format({"num_format": code, "font_strikeout": struck})
        if isinstance(value, date | time):
            sheet.write_datetime(row, column, value, style)
        elif isinstance(value, str) and not value.startswith("="):
            sheet.write_string(row, column, value, style)
        else:
            sheet.write(row, column, value, style)
    sheet.write_rich_string(99, 0, "một ", book.add_format({"bold": True}), "hai", " ba")
    sheet.set_row(3, None, None, {"hidden": True})
    sheet.set_column("C:E", None, None, {"hidden": True})
    book.close()
    theirs = sheets_by_openpyxl(out.getvalue())
    ours = read(out.getvalue()).sheets
    assert ours == tuple(_read_as_meant(sheet) for sheet in theirs)


def _read_as_meant(sheet):
    """openpyxl leaves _x000D_ as it stands, and counts a text that says #N/A among the errors only where it wrote it itself."""
    cells = {w: replace(c, value="\r") if c.value == "_x000D_" else c for w, c in sheet.cells.items()}
    return replace(sheet, cells={w: c for w, c in cells.items() if not isinstance(c.value, str) or c.value.strip()})


# -- what openpyxl does not tell ---------------------------------------------------------------------------------------


def a_sheet(rows: str, **parts: str) -> Workbook:
    """The cells of hand-written sheet XML."""
    start = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    book = Written()
    return read(archive(members_of(written(book)) | {SHEET: f"{start}{rows}</sheetData></worksheet>"} | parts))


def with_rows(sheet: bytes, rows: bytes) -> bytes:
    """An empty sheet filled."""
    start, end = sheet.index(b"<sheetData"), sheet.index(b"<pageMargins")
    return sheet[:start] + b"<sheetData>" + rows + b"</sheetData>" + sheet[end:]


def test_the_dimension_is_never_trusted() -> None:
    members = members_of(written(Written()))
    assert b'ref="A1:A1"' in members[SHEET] or b'ref="A1"' in members[SHEET]
    members[SHEET] = with_rows(members[SHEET], b"<row r='9'><c r='C9'><v>5</v></c></row>")
    assert values_by_spot(read(archive(members))) == {"C9": 5}


def test_cells_and_rows_without_addresses_are_counted() -> None:
    assert values_by_spot(a_sheet("<row/><row><c><v>1</v></c><c/><c><v>3</v></c></row>")) == {"A2": 1, "C2": 3}


def test_a_sheet_whose_part_is_lost_is_no_sheet_less() -> None:
    book = Written()
    book.active["A1"] = 1
    book.create_sheet("Hai")["A1"] = 2
    members = members_of(written(book))
    lost = {name: content for name, content in members.items() if name != "xl/worksheets/sheet2.xml"}
    with pytest.raises(UnreadableWorkbook, match="damaged"):
        read(archive(lost))
    renamed = {name.replace("sheet2.xml", "Sheet2.XML"): content for name, content in members.items()}
    assert values_by_spot(read(archive(renamed)), 1) == {"A1": 2}  # as Excel finds it


def test_one_part_is_not_read_as_a_thousand_sheets() -> None:
    members = members_of(written(Written()))
    book = members["xl/workbook.xml"].decode()
    sheet = book[book.index("<sheet ") : book.index("</sheets>")]
    members["xl/workbook.xml"] = book.replace(sheet, sheet * 1_000).encode()
    with pytest.raises(UnreadableWorkbook, match="too_many_sheets"):
        read(archive(members))


def test_strict_ooxml_is_read() -> None:
    """ISO 29500 Strict has other namespaces, and writes dates as dates."""
    members = {}
    for name, part in members_of(written(Written())).items():
        text = part.replace(
            b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
            b"http://purl.oclc.org/ooxml/spreadsheetml/main",
        )
        members[name] = text.replace(
            b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        )
    rows = b"<row r='1'><c r='A1' t='d'><v>2024-10-31</v></c><c r='B1'><v>7</v></c></row>"
    members[SHEET] = with_rows(members[SHEET], rows)
    assert values_by_spot(read(archive(members))) == {"A1": date(2024, 10, 31), "B1": 7}


def test_what_lies_under_a_merge_is_not_seen() -> None:
    rows = "<row r='1'><c r='A1'><v>1</v></c><c r='B1'><v>2</v></c><c r='C1'><v>3</v></c></row>"
    merged = a_sheet(f"{rows}<!-- --></sheetData><mergeCells><mergeCell ref='A1:B9'/></mergeCells><sheetData>")
    assert values_by_spot(merged) == {"A1": 1, "C1": 3}


def test_an_array_formula_is_a_formula() -> None:
    [cell] = a_sheet("<row r='1'><c r='A1'><f t='array' ref='A1:A2'>B1:B2*2</f></c></row>").sheets[0].cells.values()
    assert cell == FileCell(1, 1, CellKind.UNCOMPUTED, "=B1:B2*2", formula="=B1:B2*2")


@pytest.mark.parametrize(
    "formula",
    ['WEBSERVICE("http://a")', "[1]Sheet1!$A$1", "'[khác.xlsx]T'!A1"],
)
def test_a_formula_that_asks_other_files_is_said(formula: str) -> None:
    escaped = formula.replace('"', "&quot;")
    book = a_sheet(f"<row r='1'><c r='A1'><f>{escaped}</f><v>1</v></c></row>")
    assert book.links
    assert values_by_spot(book) == {"A1": 1}


@pytest.mark.parametrize("formula", ["DDE(&quot;cmd&quot;,&quot;/C calc&quot;,&quot;x&quot;)", "cmd|'/C calc'!A0"])
def test_a_formula_that_asks_another_program_is_refused_by_name(formula: str) -> None:
    with pytest.raises(UnreadableWorkbook) as refused:
        a_sheet(f"<row r='1'><c r='A1'><f>{formula}</f><v>1</v></c></row>")
    assert refused.value.reason == "dde"


def test_a_number_beyond_all_bounds_is_no_error_of_a_formula() -> None:
    [cell] = a_sheet("<row r='1'><c r='A1'><v>1e309</v></c></row>").sheets[0].cells.values()
    assert (cell.kind, cell.value) == (CellKind.TEXT, "1e309")


@pytest.mark.parametrize("formula", ["SUM(A2:A9)", "IF(A2=&quot;a|b&quot;,1,2)", "'Biểu 1'!B2", "Bảng[2024]"])
def test_a_formula_of_the_workbook_itself_is_no_link(formula: str) -> None:
    assert not a_sheet(f"<row r='1'><c r='A1'><f>{formula}</f><v>1</v></c></row>").links


HOSTILE = [
    "=cmd|'/C calc'!A0",
    "<script>alert(1)</script>",
    "![x](http://a/b.png)",
    "a\u202exslx.exe",
    "\u2066x",
    "@SUM(1)",
    "+1+1",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_text(text: str) -> None:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        book.add_worksheet().write_string(0, 0, text)
    [cell] = read(out.getvalue()).sheets[0].cells.values()
    assert (cell.kind, cell.value, cell.formula) == (CellKind.TEXT, text, "")
    assert not set(clean(str(cell.value))) & set("\u202e\u2066\x00")


def test_control_characters_that_ooxml_escapes_come_through_and_are_cleaned() -> None:
    [cell] = (
        a_sheet("<row><c t='inlineStr'><is><t>a_x0000_b_x001B_c_x000D_\nd</t></is></c></row>").sheets[0].cells.values()
    )
    assert clean(str(cell.value)) == "abc\nd"


# -- shared formulas ---------------------------------------------------------------------------------------------------

FORMULAS = [
    "A1+$B$2*C$3-$D4", "SUM(A1:B2)", "SUM(A:C)+SUM(1:3)", "'Biểu A1'!A1&\"A1\"", "LOG10(A1)+ABC", "Sheet2!B2:C3", "IF(A1>0,B1,\"x\"\"A1\")",
    "Table1[A1]+A1", "A1%+1E5", "SUM($A1:A$9)",
]  # fmt: skip


@pytest.mark.parametrize("formula", FORMULAS)
@pytest.mark.parametrize("to", [(1, 1), (7, 4), (30, 28)])
def test_a_shared_formula_moves_as_openpyxl_moves_it(formula: str, to: tuple[int, int]) -> None:
    theirs = Translator(f"={formula}", "A1").translate_formula(f"{get_column_letter(to[1])}{to[0]}")
    assert f"={SharedFormula(formula, 1, 1).at(*to)}" == theirs


def test_a_reference_moved_off_the_sheet_is_no_reference() -> None:
    assert SharedFormula("A5+E1", 5, 5).at(4, 4) == "#REF!4+D#REF!".replace("D#REF!", "D#REF!")


# -- .ods --------------------------------------------------------------------------------------------------------------


def ods(*tables: str) -> bytes:
    """A spreadsheet of tables given as their XML."""
    spaces = " ".join(
        f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"'
        for short, long in {"office": "office", "table": "table", "text": "text", "draw": "drawing"}.items()
    )
    body = f"<office:body><office:spreadsheet>{''.join(tables)}</office:spreadsheet></office:body>"
    mimetype = "application/vnd.oasis.opendocument.spreadsheet"
    content = f"<office:document-content {spaces}>{body}</office:document-content>"
    return archive({"mimetype": mimetype, "content.xml": content})


def test_a_shape_that_floats_over_a_cell_is_no_text_of_it() -> None:
    shape = "<draw:custom-shape><text:p>Biểu số 01</text:p></draw:custom-shape>"
    cell = f'<table:table-cell office:value-type="string">{shape}<text:p>Xã Bó Sinh</text:p></table:table-cell>'
    row = f"<table:table-row>{cell}<table:table-cell>{shape}</table:table-cell></table:table-row>"
    assert values_by_spot(read(ods(f'<table:table table:name="A">{row}</table:table>'))) == {"A1": "Xã Bó Sinh"}


def test_cells_are_counted_over_all_sheets() -> None:
    cell = '<table:table-cell table:number-columns-repeated="800" office:value-type="float" office:value="1"/>'
    row = f'<table:table-row table:number-rows-repeated="800">{cell}</table:table-row>'
    tables = [f'<table:table table:name="{name}">{row}</table:table>' for name in "AB"]
    assert len(read(ods(tables[0])).sheets[0].cells) == 640_000
    with pytest.raises(UnreadableWorkbook, match="too_many_cells"):
        read(ods(*tables))


# -- the pipe ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["xlsx", "xls", "ods"])
def test_the_pipe_loses_nothing(kind: str) -> None:
    content = (FILES / f"readings.{kind}").read_bytes()
    assert GridBook.from_plain(read_book(content).plain()).workbook() == read(content)
