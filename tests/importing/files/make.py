"""Writes readings and rich_text as .xlsx, and by LibreOffice as .xls and .ods: the same tables in three formats.

`python -m tests.importing.files.make`; the files are kept, for not every machine that runs the tests has LibreOffice.
"""

import subprocess
from datetime import date, datetime
from pathlib import Path

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Font
from xlsxwriter import Workbook as Formatted

HERE = Path(__file__).parent  # password.xlsx, .xls and .ods were stored by LibreOffice 7 with a password to open


def book() -> Workbook:
    """Every kind of cell, a hidden row, column and sheet, merges, strike-through, percent and thousands."""
    made = Workbook()
    sheet = made.active
    sheet.title = "Biểu 1"
    sheet["A1"] = "BÁO CÁO KẾT QUẢ THÁNG 10"
    sheet.merge_cells("A1:E2")
    rows = [
        ["TT", "Chỉ tiêu", "Kế hoạch", "Thực hiện", "Tỷ lệ"],
        [1, "Hộ nghèo\nthoát nghèo", 1200, 15555.25, "=D4/C4"],
        [2, "  hai  khoảng trắng ", -0.5, 26.68, 0.2668],
        [3, "Lỗi", "=1/0", "=NA()", True],
        [4, date(2024, 10, 31), datetime(2024, 10, 31, 16, 20), 1_234_567, '=B4&"!"'],
    ]
    for row, values in enumerate(rows, start=3):
        for column, value in enumerate(values, start=1):
            sheet.cell(row, column, value)
    sheet["E5"].number_format, sheet["D7"].number_format = "0.00%", "#,##0,"
    sheet["B7"].number_format = sheet["C7"].number_format = "dd/mm/yyyy"
    sheet["C5"].comment = Comment("không phải là nội dung của ô", "Kế toán")
    sheet["D5"].font = Font(strike=True)
    sheet["A2000"] = "xa"
    sheet.row_dimensions[5].hidden = True
    sheet.column_dimensions["F"].hidden = True
    for row in range(8, 400):  # enough texts that an old workbook continues them in another record
        sheet.cell(row, 2, f"Dòng thứ {row} – " + "ữ" * (row % 50))
    hidden = made.create_sheet("Nháp")
    hidden["B2"] = "=SUM('Biểu 1'!A4:A7)"
    hidden.sheet_state = "hidden"
    return made


def write_rich_text(file: Path) -> None:
    """Texts in several fonts within one cell, and cells crossed out as a whole."""
    with Formatted(file) as made:
        struck, raised = made.add_format({"font_strikeout": True}), made.add_format({"font_script": 1})
        lowered, bold = made.add_format({"font_script": 2}), made.add_format({"bold": True})
        sheet = made.add_worksheet("Biểu 1")
        for row, pieces in enumerate([
            (struck, "11", " 12,5"), ("46", raised, "1"), ("Diện tích (m", raised, "2", ")"), ("ĐVT: 10", raised, "6", " đồng"),
            ("1", struck, "2", "5"), ("Tỷ lệ hộ nghèo", raised, "1)", " (%)"), (struck, "11", struck, "12"),
            ("CO", lowered, "2", " thải"), (bold, "đậm", " thường"), (raised, "1", " Ghi chú"), ("1", struck, "5", "200"),
        ]):  # fmt: skip
            sheet.write_rich_string(row, 0, *pieces)
        sheet.write(11, 0, "bỏ", struck)
        sheet.write(12, 0, 5, struck)
        sheet.write_rich_string(13, 0, bold, "giữ", bold, " lại", struck)


def main() -> None:
    write_rich_text(HERE / "rich_text.xlsx")
    for kind in ("xls", "ods"):
        subprocess.run(
            ["soffice", "--headless", "--convert-to", kind, "--outdir", HERE, HERE / "rich_text.xlsx"], check=True
        )
    source = HERE / "readings.xlsx"
    book().save(source)
    for kind in ("xls", "ods", "xlsx"):
        target = HERE if kind != "xlsx" else HERE / "again"
        subprocess.run(["soffice", "--headless", "--convert-to", kind, "--outdir", target, source], check=True)
    (HERE / "again" / "readings.xlsx").replace(source)  # with the values that LibreOffice computed
    (HERE / "again").rmdir()


if __name__ == "__main__":
    main()
