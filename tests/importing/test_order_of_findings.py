"""Findings stand in the order of their sheets, rows and columns, however the sheets and columns are named and moved."""

import unicodedata
from dataclasses import replace

import pytest

from dashboard.importing.files.workbook import CellKind, FileCell
from tests.importing.changed_report import with_cells
from tests.importing.office import ABOUT, EMPTY, MONEY, RESULTS, edited, examined, found, report


@pytest.mark.parametrize(
    "respelled",
    [lambda name: unicodedata.normalize("NFD", name), " {} ".format, str.upper],
    ids=["decomposed", "padded", "capitals"],
)
def test_a_sheet_is_known_however_its_name_is_typed_and_no_note_says_that_it_was_not_read(respelled):
    plainly = examined(report())
    book = replace(report(), sheets=tuple(replace(sheet, name=respelled(sheet.name)) for sheet in report().sheets))
    examination = examined(book)
    assert [i.code for i in examination.issues] == [i.code for i in plainly.issues]
    assert [o.amount for o in examination.proposal.observations] == [o.amount for o in plainly.proposal.observations]


@pytest.mark.parametrize("name", [MONEY, RESULTS])
def test_a_sheet_that_was_deleted_is_one_fault_and_not_one_for_each_figure(name):
    without = replace(report(), sheets=tuple(sheet for sheet in report().sheets if sheet.name != name))
    assert found(examined(without)) == [f"missing_sheet@{name}"]
    assert found(examined(edited(without, {f"{ABOUT}!B8": "x"}))) == []  # nothing to be reported, nothing missing


def test_three_mistakes_are_all_reported_in_sheet_row_and_column_order():
    mistakes = {f"{MONEY}!I2": "năm trăm", f"{RESULTS}!I4": EMPTY, f"{RESULTS}!G2": "mươi người"}
    assert found(with_cells(mistakes)) == [
        "not_a_number@Chỉ tiêu!G2",
        "missing_figure@Chỉ tiêu!I4",
        "not_a_number@Giải ngân!I2",
    ]


def test_columns_are_ordered_as_a_sheet_is_not_as_letters_are():
    wide = {f"{RESULTS}!AA1": "lạ", f"{RESULTS}!Z1": "cũng lạ", f"{RESULTS}!G10": "x", f"{RESULTS}!B10": "lạ"}
    assert found(with_cells(wide)) == [
        "unknown_column@Chỉ tiêu!Z1", "unknown_column@Chỉ tiêu!AA1", "unknown_indicator@Chỉ tiêu!B10",
    ]  # fmt: skip


def test_columns_may_stand_in_any_order_below_a_title_of_any_height():
    sheet = report().sheet(MONEY)
    moved = {
        (row + 5, 12 - column): cell._replace(row=row + 5, column=12 - column)
        for (row, column), cell in sheet.cells.items()
    }
    moved[(1, 1)] = FileCell(1, 1, CellKind.TEXT, "BÁO CÁO GIẢI NGÂN")
    sheets = tuple(replace(s, cells=moved) if s is sheet else s for s in report().sheets)
    right = examined(replace(report(), sheets=sheets))
    assert found(right) == []
    assert [str(d.place) for d in right.proposal.disbursements] == ["Giải ngân!C7"]
