"""Cells of tables: each kind's text with its place in the order, its copy and its cell of a workbook, both languages."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from decimal import Decimal
from io import BytesIO

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain.messages import Figure, FigureKind
from dashboard.domain.periods import Period
from dashboard.exports.table_workbook import Origin, table_workbook
from dashboard.text import LANGUAGES, words_in
from dashboard.ui.table import copied
from dashboard.views.address import address
from dashboard.views.cell import (
    Cell,
    absent_cell,
    day_cell,
    figure_cell,
    moment_cell,
    money_cell,
    number_cell,
    parts_cell,
    period_cell,
    plain,
    points_cell,
    share_cell,
)
from dashboard.views.communes import short_cell
from dashboard.views.linked import to_file, to_project, to_receipt, to_unit
from dashboard.views.table import Table, crossed, figures, of_fields, texts

VI = words_in("vi")
BOTH = pytest.mark.parametrize("language", LANGUAGES)
NOON = datetime(2024, 10, 8, 9, 20, 40, tzinfo=UTC)
LABOUR = Figure(Decimal(84), FigureKind.COUNT, "lao động", "workers")

KINDS = {  # cell: text, order, copy, value in the workbook, its format
    "name": (Cell("Bó Sinh"), "Bó Sinh", None, None, "Bó Sinh", "@"),
    "code": (Cell("007"), "007", None, None, "007", "@"),
    "count": (number_cell(15_555, VI), "15.555", 15555, "15555", 15555, "#,##0"),
    "zero": (number_cell(0, VI), "0", 0, "0", 0, "#,##0"),
    "money": (money_cell(15_555_250_000, VI), "15.555,25", 15555.25, "15555,25", 15555.25, "#,##0.00"),
    "share": (share_cell(Decimal("0.2668"), VI, 2), "26,68%", 26.68, "26,68%", 0.2668, "#,##0.00%"),
    "points": (points_cell(Decimal("-0.045"), VI), "−4,5 điểm %", -4.5, "-4,5", -4.5, '#,##0.0" điểm %"'),
    "signed": (
        money_cell(250_000, VI, signed=True), "+0,25", 0.25, "0,25", 0.25, "+#,##0.00;-#,##0.00;#,##0.00",
    ),
    "figure": (figure_cell(LABOUR, VI), "84 lao động", 84, "84", 84, '#,##0" lao động"'),
    "short": (short_cell(Decimal("0.224"), VI, Decimal("0.15")), "còn thiếu 22,4 điểm %", 22.4, "22,4", 22.4, '#,##0.0" điểm %"'),
    "parts": (parts_cell(Decimal(84), Decimal(120), VI), "84/120", 84, None, "84/120", "@"),
    "noted": (number_cell(9, VI).noted(" (84/120)"), "9 (84/120)", 9, None, "9 (84/120)", "@"),
    "absent": (absent_cell("chưa có số liệu"), "chưa có số liệu", None, None, "chưa có số liệu", "@"),
    "missing": (money_cell(None, VI, missing="–"), "–", None, None, "–", "@"),
    "month": (period_cell(Period.parse("2024-09"), VI), "T9", 739159.0, None, "T9", "@"),
    "quarter": (period_cell(Period.parse("2024-Q3"), VI), "Q3", 739159.1, None, "Q3", "@"),
    "day": (day_cell(date(2024, 9, 30), VI), "30/9/2024", 739159, None, datetime(2024, 9, 30), "d/m/yyyy"),
    "moment": (
        moment_cell(NOON, VI), "16:20 ngày 8/10/2024", 739167 + 980 / 1440, None, datetime(2024, 10, 8, 16, 20),
        'hh:mm" ngày "d/m/yyyy',
    ),
    "formula": (Cell("=1+1"), "=1+1", None, None, "=1+1", "@"),
}  # fmt: skip


def saved(shown: Table, language: str = "vi") -> list[tuple[object, ...]]:
    """The rows of the workbook below its heading, cells as openpyxl reads them."""
    book = openpyxl.load_workbook(BytesIO(table_workbook(shown, "Bảng thử", Origin(), words_in(language))))
    return list(book.active.iter_rows(min_row=4))


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_cell_has_its_order_its_copy_and_its_cell_of_the_workbook(kind: str) -> None:
    cell, text, order, copy, value, look = KINDS[kind]
    shown = Table.of(figures("Cột", [cell]))
    assert (cell.text, cell.absent) == (text, kind in ("absent", "missing"))
    assert cell.order == (None if order is None else pytest.approx(order))
    assert copied(cell, shown.columns[0], "vi") == copy
    ((kept,),) = saved(shown)
    assert (kept.value, kept.number_format) == (pytest.approx(value) if isinstance(value, float) else value, look)


@BOTH
def test_names_that_look_like_periods_and_codes_that_look_like_numbers_are_texts(language: str) -> None:
    names = ["Q1", "T3", "May", "12", "007", "31/01", "–", "1.128", "16:20 ngày 8/10/2024"]
    shown = Table.of(texts("Đơn vị", [to_unit(name, "04183") for name in names]), texts("Mã", names))
    for row, name in zip(shown.rows, names, strict=True):
        assert {(cell.text, cell.order, cell.number, cell.day, cell.absent) for cell in row} == {
            (name, None, None, None, False)
        }
    for row, name in zip(saved(shown, language), names, strict=True):
        assert [(cell.value, cell.number_format, cell.data_type) for cell in row] == [(name, "@", "s")] * 2


def test_a_workbook_in_english_writes_days_as_its_page_does() -> None:
    shown = Table.of(texts("Day", [day_cell(date(2024, 9, 30), words_in("en")), moment_cell(NOON, words_in("en"))]))
    assert [row[0].number_format for row in saved(shown, "en")] == ["d mmm yyyy", 'hh:mm", "d mmm yyyy']


@BOTH
@given(value=st.decimals(min_value=-(10**12), max_value=10**12, places=3), places=st.integers(0, 3))
def test_a_number_is_worth_what_its_text_says(language: str, value: Decimal, places: int) -> None:
    words = words_in(language)
    cell = number_cell(value, words, places, signed=True)
    assert cell.number is not None and cell.text == words.number(value, places, signed=True)
    assert cell.text == words.number(cell.number.value, cell.number.places, fixed=True, signed=True)
    assert cell.number.signed == cell.text.startswith("+")
    assert cell.number.plain.startswith("-") == cell.text.startswith("\N{MINUS SIGN}")


@BOTH
@given(days=st.lists(st.dates(date(2000, 1, 1), date(2060, 12, 31)), min_size=2, max_size=2))
def test_days_stand_in_order_of_time(language: str, days: list[date]) -> None:
    first, second = (day_cell(day, words_in(language)).order for day in days)
    assert first is not None and second is not None
    assert (first < second) == (days[0] < days[1])


@BOTH
def test_moments_and_periods_stand_in_order_of_time(language: str) -> None:
    words = words_in(language)
    moments = [NOON, datetime(2024, 10, 8, 9, 21, tzinfo=UTC), datetime(2024, 11, 1, tzinfo=UTC)]
    orders = [moment_cell(when, words).order for when in moments]
    assert orders == sorted(set(orders))  # type: ignore[type-var]
    codes = ["2023-13", "2024-08", "2024-09", "2024-Q3", "2024-10", "2024-12", "2024-Q4", "2024-H2", "2024", "2024-13"]
    for short in (True, False):
        orders = [period_cell(Period.parse(code), words, short).order for code in codes]
        assert orders == sorted(set(orders))  # type: ignore[type-var]


def test_a_column_of_figures_knows_its_unit_and_its_decimals() -> None:
    gaps = [points_cell(Decimal("-0.045"), VI), absent_cell("chưa có số liệu"), points_cell(Decimal("0.12"), VI)]
    gap = figures("Chênh", gaps)
    assert (gap.figures, gap.unit, gap.places) == (True, "điểm %", 1)
    mixed = figures("Chênh", [*gaps, parts_cell(Decimal(1), Decimal(2), VI)])
    assert (mixed.figures, mixed.unit) == (True, "")
    assert not figures("Chênh", [*gaps, "đạt"]).figures  # a word among them: aligned as text
    assert not figures("Chênh", [number_cell(9, VI).noted(" ◐ chưa gồm Nà Nghịu, Bó Sinh")]).figures
    assert not texts("Năm", [number_cell(9, VI)]).figures


def test_an_optional_column_goes_where_nothing_stands_in_it() -> None:
    shown = Table.of(texts("Tên", ["a", "b"]), figures("Tiền", ["", ""], optional=True), texts("Lời", ["", ""]))
    assert [column.title for column in shown.columns] == ["Tên", "Lời"]
    assert shown and not Table.of() and not Table.of(texts("Tên", []))


def test_two_ways_of_cells_stand_in_the_order_asked_for_and_a_missing_one_is_empty() -> None:
    cells = [(to_unit("Q1", "1"), "T2", number_cell(5, VI)), (to_unit("Q1", "1"), "T1", number_cell(4, VI))]
    shown = crossed("Đơn vị", ["May", "Q1"], ["T1", "T2"], cells, figures=True)
    assert [[cell.text for cell in row] for row in shown.rows] == [["May", "", ""], ["Q1", "4", "5"]]
    assert shown.rows[1][0].href and shown.rows[0][1].absent


@dataclass(frozen=True)
class Row:
    name: Cell
    paid: Cell
    seen: bool = True


ROW = Row(to_unit("Q1", "1"), number_cell(9, VI))


def test_fields_of_rows_become_columns_and_cells_of_a_row_become_texts() -> None:
    shown = of_fields([ROW], {"paid": "Disbursed", "name": "Unit"}, VI, figures=("paid",))
    assert [(c.title, c.figures, c.cells[0].text) for c in shown.columns] == [
        ("Đã giải ngân", True, "9"),
        ("Đơn vị", False, "Q1"),
    ]
    assert plain(ROW) == {"name": "Q1", "paid": "9", "seen": True}


def test_a_cell_that_leads_somewhere_keeps_its_value() -> None:
    cell = to_file("Chỉ tiêu!G4", "0123456789abcdef" * 4, "Chỉ tiêu!G4")
    assert str(cell) == "Chỉ tiêu!G4"
    assert address(cell.href).codes == {"tep": "0123456789ab", "o": "Chỉ tiêu!G4"}
    assert to_unit("", "04183").href == "" and to_project("DA2", "").href == ""
    received = moment_cell(NOON, VI)
    assert replace(to_receipt(received, "BC-THANG/2024-09/04183/1"), href="") == received
