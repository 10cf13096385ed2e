"""The same cells as openpyxl and calamine see, in files of the sample and in files that were drawn by lot."""

import io
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
from openpyxl.styles import Font

from dashboard.importing.files.workbook import CellKind, read
from tests.importing.files.by_hand import FILES, readings, written
from tests.importing.referee import sheets_by_openpyxl, values_by_spot
from tests.shared import DOMAIN, ROOT

OFFICE = ROOT / "sample_data"


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
    cells = {w: c._replace(value="\r") if c.value == "_x000D_" else c for w, c in sheet.cells.items()}
    return replace(sheet, cells={w: c for w, c in cells.items() if not isinstance(c.value, str) or c.value.strip()})
