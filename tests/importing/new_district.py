"""The first plan of a new district: 7 communes, 5 targets, 4 lines of money; right, and as a clerk fills it in at first."""

from datetime import date
from io import BytesIO
from typing import Any

from openpyxl import load_workbook

from dashboard.exports.plan_workbook import blank_plan_workbook
from dashboard.importing.files.workbook import Workbook, read

COMMUNES = ("Mường Và", "Nậm Lạnh", "Púng Bánh", "Dồm Cang", "Sam Kha", "Mường Lèo", "Sốp Cộp")
_CODES = tuple(f"0{4240 + number}" for number in range(len(COMMUNES)))
_MONTHS = range(1, 13)

PROGRAMME = {
    "B2": "sopcop-gnbv", "B3": "Giảm nghèo bền vững", "B5": "UBND huyện Sốp Cộp", "B6": 2025,
    "B7": "Kế hoạch năm 2025", "B8": "H", "B9": "QĐ 10/QĐ-UBND", "B10": date(2025, 1, 10), "B11": "triệu đồng",
}  # fmt: skip
SHEETS: dict[str, tuple[tuple[str, ...], list[tuple[Any, ...]]]] = {  # sheet -> its columns, its rows from the second on
    "Đơn vị": (
        ("A", "B", "D", "E", "F", "G"),
        [
            ("H", "Huyện Sốp Cộp", "huyện", "huyện", None, None),
            ("LD", "Phòng Nội vụ", "phòng", "phòng", "H", None),
            ("NN", "Phòng Nông nghiệp và Môi trường", "phòng", "phòng", "H", None),
            *((code, f"Xã {name}", "xã", "xã", "H", "XA") for code, name in zip(_CODES, COMMUNES, strict=True)),
        ],
    ),
    "Dự án": (
        ("A", "B", "E", "F"),
        [
            ("DA2", "Đa dạng hóa sinh kế", None, "có"),
            ("DA3", "Hỗ trợ phát triển sản xuất", None, "có"),
            ("DA4", "Phát triển giáo dục nghề nghiệp", None, "có"),
            ("DA7", "Nâng cao năng lực", None, "có"),
        ],
    ),
    "Chủ trì": (
        ("A", "B", "C"),
        [("DA2", "NN", "chủ trì"), ("DA3", "NN", "chủ trì"), ("DA4", "LD", "chủ trì"), ("DA7", "LD", "chủ trì")],
    ),
    "Nguồn vốn": (("A", "B", "D"), [("NSTW", "Ngân sách trung ương", "trung ương")]),
    "Phân bổ": (
        ("A", "B", "C", "D"),
        [("DA2", "NSTW", 2025, 1250), ("DA3", "NSTW", 2025, 350), ("DA4", "NSTW", 2025, 820), ("DA7", "NSTW", 2025, 96)],
    ),
    "Danh mục chỉ tiêu": (
        ("A", "B", "E", "G", "H", "I", "J", "K", "L", "M"),
        [
            ("HN", "Tỷ lệ hộ nghèo", "%", "tỷ lệ", "giảm", "thời điểm", "tỷ lệ của tổng", "XA", "đơn vị báo cáo", "tháng"),
            ("VL", "Lao động có việc làm", "người", "số lượng", "tăng", "lũy kế", "cộng", "XA", "đơn vị báo cáo", "tháng"),
            ("DT", "Lao động được đào tạo", "người", "số lượng", "tăng", "lũy kế", "cộng", "XA", "đơn vị báo cáo", "tháng"),
            ("NS", "Hộ dùng nước hợp vệ sinh", "%", "tỷ lệ", "tăng", "thời điểm", "tỷ lệ của tổng", "XA",
             "đơn vị báo cáo", "tháng"),
            ("TT", "Hộ tiếp cận thông tin", "%", "tỷ lệ", "tăng", "thời điểm", "tỷ lệ của tổng", "XA", "đơn vị báo cáo",
             "tháng"),
        ],
    ),
    "Chỉ tiêu": (
        ("A", "B", "C", "D", "E", "G", "K", "L", "R"),
        [
            ("T1", "HN", "H", "tỉnh giao", "giảm 5%", "thay đổi (điểm %)", "thay đổi", "LD", "Tỷ lệ hộ nghèo giảm 5%"),
            ("T2", "VL", "H", "huyện giao", "khoảng 600", None, "từ 0", "LD", "Tạo việc làm cho khoảng 600 lao động"),
            ("T3", "DT", "H", "huyện giao", "150", None, "từ 0", "LD", "Đào tạo nghề cho 150 lao động"),
            ("T4", "NS", "H", "huyện giao", "80%", None, "mức", "NN", "80% hộ dùng nước hợp vệ sinh"),
            ("T5", "TT", "H", "huyện giao", "ít nhất 50%", None, "mức", None, "Ít nhất 50% hộ tiếp cận thông tin"),
        ],
    ),
    "Lịch báo cáo": (
        ("A", "B", "C", "D", "E"),
        [
            ("BC-THANG", "Báo cáo tháng", "XA; LD; NN", f"2025-{month:02}", date(2025 + month // 12, month % 12 + 1, 5))
            for month in _MONTHS
        ],
    ),
}  # fmt: skip

BLANK = object()
AS_FILLED_AT_FIRST: dict[str, Any] = {  # ordinary slips, by cell
    # the first sheet
    "Chương trình!B5": BLANK, "Chương trình!B6": "năm nay", "Chương trình!B10": "10/13/2025",
    # units: a level forgotten for three communes, a parent by its name, a code typed twice
    "Đơn vị!E5": BLANK, "Đơn vị!E6": BLANK, "Đơn vị!E7": BLANK, "Đơn vị!F8": "Huyện Sốp Cộp", "Đơn vị!A11": "04245",
    # projects: nobody said that they are meant
    **{f"Dự án!F{row}": BLANK for row in range(2, 6)},
    "Chủ trì!B4": "Phòng Nội vụ", "Chủ trì!C3": "chính",
    "Nguồn vốn!D2": "ngân sách",
    # money
    "Phân bổ!D2": "1250 trieu", "Phân bổ!D3": "ba trăm rưỡi", "Phân bổ!B5": "NSTƯ", "Phân bổ!C4": "2O25",
    # indicators
    **{f"Danh mục chỉ tiêu!K{row}": BLANK for row in (2, 3, 5)},
    "Danh mục chỉ tiêu!G4": "người", "Danh mục chỉ tiêu!H6": "lên", "Danh mục chỉ tiêu!J2": "bình quân",
    "Danh mục chỉ tiêu!K6": "các xã", "Danh mục chỉ tiêu!M3": "hằng tuần",
    # targets
    "Chỉ tiêu!E2": "giảm năm phần trăm", "Chỉ tiêu!E5": BLANK, "Chỉ tiêu!R6": BLANK, "Chỉ tiêu!B4": "ĐT",
    "Chỉ tiêu!K3": "tăng đều", "Chỉ tiêu!L5": "Phòng Nông nghiệp",
    # the calendar
    "Lịch báo cáo!D2": "T1", "Lịch báo cáo!E3": "5/3", "Lịch báo cáo!C4": "XA; Phòng LĐ", "Lịch báo cáo!B5": BLANK,
    "Lịch báo cáo!D13": "2025-11",
}  # fmt: skip


def right() -> dict[str, Any]:
    """Every cell of the plan as it should be."""
    cells = {f"Chương trình!{spot}": value for spot, value in PROGRAMME.items()}
    for sheet, (letters, rows) in SHEETS.items():
        for number, row in enumerate(rows, start=2):
            cells |= {f"{sheet}!{at}{number}": v for at, v in zip(letters, row, strict=True) if v is not None}
    return cells


def filled_in(over: dict[str, Any]) -> bytes:
    """The blank plan workbook with the right cells, and `over` in place of some of them, as an .xlsx."""
    book = load_workbook(BytesIO(blank_plan_workbook(whole=True)))
    for where, value in (right() | over).items():
        sheet, spot = where.split("!")
        book[sheet][spot] = None if value is BLANK else value
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def as_read(over: dict[str, Any]) -> Workbook:
    return read(filled_in(over))
