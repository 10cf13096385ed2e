"""A table as a workbook: numbers are numbers that read as on the page, all else is text, and its origin stands above it."""

from decimal import Decimal
from io import BytesIO

import openpyxl
import pytest

from dashboard.domain.periods import Period
from dashboard.exports.table_workbook import Origin, table_file_name, table_workbook
from dashboard.text import words_in
from dashboard.views.cell import absent_cell, money_cell, number_cell, points_cell, share_cell
from dashboard.views.table import Table, figures, texts

ORIGIN = Origin("UBND huyện Sông Mã", "Kế hoạch 2024", Period.parse("2024-09"), 231, sample=True)


def sheet_of(language: str = "vi"):
    words = words_in(language)
    gaps = [points_cell(Decimal("-0.045"), words), points_cell(Decimal("0.0025"), words, 2, True), absent_cell("–")]
    shown = Table.of(
        texts("Đơn vị", ["04183", "Bó Sinh", "\x00Nà Nghịu"]),
        figures("Tiền", [money_cell(vnd, words) for vnd in (15_555_250_000, 999_000_000, 0)]),
        figures(
            "Tỷ lệ",
            [share_cell(Decimal("0.2668"), words, 2), absent_cell("chưa có số liệu"), share_cell(Decimal(1), words)],
        ),
        figures("Chênh", gaps),
        texts("Lời", ["=1+1", "+84 912", "@cmd"]),
    )
    return openpyxl.load_workbook(BytesIO(table_workbook(shown, "Bảng thử", ORIGIN, words))).active


def test_numbers_are_numbers_and_read_as_on_the_page() -> None:
    sheet = sheet_of()
    assert [sheet.cell(row, 2).value for row in (6, 7, 8)] == [15555.25, 999, 0]
    assert {sheet.cell(row, 2).number_format for row in (6, 7, 8)} == {"#,##0.00"}
    assert (sheet["C6"].value, sheet["C6"].number_format) == (pytest.approx(0.2668), "#,##0.00%")
    assert (sheet["D6"].value, sheet["D6"].number_format) == (-4.5, '#,##0.00" điểm %"')
    assert sheet["D7"].number_format.startswith('+#,##0.00" điểm %"')


def test_a_count_beside_a_share_is_written_without_the_decimals_of_the_share() -> None:
    words = words_in("vi")
    cells = [number_cell(63, words), share_cell(Decimal("0.315"), words), number_cell(Decimal("2.5"), words, 1)]
    shown = Table.of(texts("Đơn vị", ["Một", "Hai", "Ba"]), figures("Số liệu", cells))
    sheet = openpyxl.load_workbook(BytesIO(table_workbook(shown, "Bảng thử", ORIGIN, words))).active
    assert [sheet.cell(row, 2).number_format for row in (6, 7, 8)] == ["#,##0", "#,##0.0%", "#,##0.0"]


def test_codes_absences_and_whatever_looks_like_a_formula_are_texts() -> None:
    sheet = sheet_of()
    texts = [sheet[spot] for spot in ("A6", "C7", "D8", "E6", "E7", "E8")]
    assert [cell.value for cell in texts] == ["04183", "chưa có số liệu", "–", "=1+1", "+84 912", "@cmd"]
    assert {cell.data_type for cell in texts} == {"s"}


def test_its_origin_stands_above_it_and_the_heading_stays() -> None:
    sheet = sheet_of()
    assert sheet["A1"].value == "Bảng thử"
    assert sheet["A2"].value == "UBND huyện Sông Mã · Kế hoạch 2024 · Kỳ: tháng 9/2024 · Phiên bản dữ liệu 231"
    assert sheet["A3"].value.startswith("Số liệu minh họa")
    assert [cell.value for cell in sheet[5]] == [
        "Đơn vị", "Tiền (triệu đồng)", "Tỷ lệ (%)", "Chênh (điểm %)", "Lời"
    ]  # fmt: skip
    assert sheet.freeze_panes == "B6" and sheet.print_title_rows == "$5:$5"


def test_a_long_heading_is_whole_and_a_total_is_bold() -> None:
    words = words_in("vi")
    title = "Tỷ lệ trên tổng kế hoạch, kể cả vốn kéo dài từ năm trước sang"
    money = [money_cell(vnd, words) for vnd in (1_000_000, 2_000_000, 3_000_000)]
    shown = Table.of(
        texts("Dự án", ["Một", "Kế hoạch", "Tổng cộng"]), figures(title, money), looks=("", "expected", "total")
    )
    sheet = openpyxl.load_workbook(BytesIO(table_workbook(shown, "Bảng thử", ORIGIN, words))).active
    assert sheet["B5"].value == f"{title} (triệu đồng)" and sheet["B5"].alignment.wrap_text
    assert sheet.row_dimensions[5].height >= 15 * len(sheet["B5"].value) / sheet.column_dimensions["B"].width
    assert [sheet.cell(row, 2).font.bold for row in (6, 7, 8)] == [False, True, True]
    assert sheet["A8"].font.bold


def test_the_name_of_the_file_is_plain_ascii() -> None:
    assert table_file_name("Nguồn số liệu / Đ", "2024-09") == "giamngheo_Nguon-so-lieu-D_2024-09.xlsx"
    assert table_file_name("du-an", "") == "giamngheo_du-an.xlsx"
