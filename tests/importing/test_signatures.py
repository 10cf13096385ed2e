"""Who signs a report stands below its rows and is never read as data; what is data is read wherever it stands."""

import pytest

from dashboard.importing.files.workbook import CellKind, FileCell, Sheet, Workbook
from dashboard.importing.findings import Findings
from dashboard.importing.layouts.report_sheets import RESULTS as DECLARED
from dashboard.importing.sheets.found import table_in
from tests.importing.office import MONEY, RESULTS, edited, examined, found, report

FOOT = 40  # a row well below the template's own


@pytest.mark.parametrize(
    "cells",
    [
        {"A": "Người lập biểu", "M": "Thủ trưởng đơn vị"},
        {"A": "NGƯỜI LẬP BIỂU", "K": "TM. ỦY BAN NHÂN DÂN"},
        {"K": "KT. CHỦ TỊCH"},
        {"L": "Phó Chủ tịch"},
        {"M": "Chiềng En, ngày 05 tháng 11 năm 2024"},
        {"M": "………, ngày … tháng … năm ……"},
        {"B": "Kế toán", "K": "(Ký tên, đóng dấu)"},
        {"K": "(Đã ký)"},
    ],
    ids=str,
)
@pytest.mark.parametrize("sheet", [RESULTS, MONEY])
def test_a_row_of_who_signs_is_not_data(sheet, cells):
    assert found(examined(edited(report(), {f"{sheet}!{column}{FOOT}": text for column, text in cells.items()}))) == []


@pytest.mark.parametrize("column", ["A", "K", "L", "M"])
def test_a_name_below_who_signs_is_not_data(column):
    foot = {f"{RESULTS}!A{FOOT}": "Người lập biểu", f"{RESULTS}!L{FOOT}": "Thủ trưởng đơn vị"}
    assert found(examined(edited(report(), foot | {f"{RESULTS}!{column}{FOOT + 4}": "Lò Văn Thử"}))) == []


@pytest.mark.parametrize(
    ("cells", "finding"),
    [
        ({"B": "ty-lệ", "G": 5}, "unknown_indicator"),  # a line that an office adds below
        ({"G": 5}, "required"),
        ({"L": "đang xây 3 nhà"}, "required"),
        ({"K": "không phát sinh"}, "required"),
        ({"B": "Lò Văn Thử"}, "unknown_indicator"),  # in the column of codes, where nobody signs
    ],
)
def test_what_stands_below_a_signature_and_may_be_data_is_not_passed_over(cells, finding):
    foot = {f"{RESULTS}!A{FOOT}": "Người lập biểu", f"{RESULTS}!L{FOOT}": "Thủ trưởng đơn vị"}
    below = {f"{RESULTS}!{column}{FOOT + 2}": value for column, value in cells.items()}
    assert [one.split("@")[0] for one in found(examined(edited(report(), foot | below)))] == [finding]


def test_a_line_whose_explanation_speaks_of_who_signs_is_read():
    (row,) = [r for r in _rows({"B": "nha-o", "G": 5, "M": "Thủ trưởng đơn vị đã kiểm tra"}) if r.index == FOOT]
    assert row.text("reason") == "Thủ trưởng đơn vị đã kiểm tra"


def _rows(cells):
    titles = {(1, n): FileCell(1, n, CellKind.TEXT, c.title) for n, c in enumerate(DECLARED.columns, 1)}
    for letter, value in cells.items():
        column = ord(letter) - 64
        kind = CellKind.TEXT if isinstance(value, str) else CellKind.NUMBER
        titles[(FOOT, column)] = FileCell(FOOT, column, kind, value)
    return table_in(Workbook((Sheet(DECLARED.sheet, titles),)), DECLARED, Findings())


def test_a_title_above_and_a_signature_below_leave_every_figure_where_it_is():
    plain = examined(report())
    sheets = []
    for sheet in report().sheets:
        moved = {(row + 4, column): cell._replace(row=row + 4) for (row, column), cell in sheet.cells.items()}
        moved[(1, 1)] = FileCell(1, 1, CellKind.TEXT, "UBND XÃ MỘT")
        moved[(2, 3)] = FileCell(2, 3, CellKind.TEXT, "BÁO CÁO THÁNG 9 NĂM 2024")
        sheets.append(Sheet(sheet.name, moved))
    titled = examined(Workbook(tuple(sheets)))
    assert found(titled) == found(plain) == []
    told = [(o.indicator, o.disaggregation, o.value, o.numerator) for o in plain.proposal.observations]
    assert [(o.indicator, o.disaggregation, o.value, o.numerator) for o in titled.proposal.observations] == told


def test_a_template_of_before_is_read_as_it_was():
    """Codes stood in the first column and names in the second; offices keep such files."""
    sheets = []
    for sheet in report().sheets:
        swaps = {1: 2, 2: 1} if sheet.name in (RESULTS, MONEY) else {}
        moved = {}
        for (row, column), cell in sheet.cells.items():
            moved[(row, swaps.get(column, column))] = cell._replace(column=swaps.get(column, column))
        sheets.append(Sheet(sheet.name, moved))
    before = examined(Workbook(tuple(sheets)))
    assert found(before) == []
    assert [(o.indicator, o.value) for o in before.proposal.observations] == [
        (o.indicator, o.value) for o in examined(report()).proposal.observations
    ]
