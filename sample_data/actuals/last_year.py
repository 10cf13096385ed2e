"""Invented results of the year before, as two tables of the whole district each quarter: indicators, and money by project."""

from calendar import monthrange
from collections.abc import Sequence
from datetime import datetime, timedelta, timezone

from dashboard.exports.sheets import Book
from sample_data.offices.songma.last_year import LAST_YEAR
from sample_data.offices.songma.last_year import plan as last_years_plan
from sample_data.offices.songma.projects import YEAR
from sample_data.offices.songma.units import FINANCE, LABOUR, units

MONTHS = (3, 6, 9, 12)
RESULTS, MONEY = "ket-qua", "giai-ngan"
_COUNTS = {"VL-KETNOI": (210, 690, 1320, 1790), "DT-NGHE": (12, 40, 71, 128)}
_SHARES = {  # % of the whole district
    "VL-KETNOI-HN": (9.1, 9.6, 10.2, 10.4),
    "CB-TAPHUAN": (12.0, 38.5, 62.0, 91.0),
    "VL-TIMVIEC": (20.0, 44.0, 66.5, 88.0),
    "YT-BHYT": (94.1, 95.0, 96.2, 97.4),
    "GD-DIHOC": (95.2, 95.6, 96.1, 96.9),
    "NS-NUOC": (66.0, 67.4, 69.2, 71.0),
    "NS-NHATIEU": (31.5, 33.0, 35.1, 37.2),
}
_REVIEWED = {
    "HN-TYLE": 20.96
}  # %, at the review at the end of that year: the households with which the plan year begins
_PAID = {  # triệu đồng of that year's money
    "DA2": (180, 702, 2310, 5120),
    "DA3.1": (110, 405, 1090, 2230),
    "DA3.2": (28, 104, 262, 455),
    "DA4.1": (80, 310, 905, 1490),
    "DA4.3": (82, 295, 760, 1240),
    "DA6.2": (14, 48, 131, 240),
}
_HEAD = "ỦY BAN NHÂN DÂN HUYỆN SÔNG MÃ"
Row = Sequence[str | int | float]


def tables() -> dict[str, bytes]:
    """File name below the folder of that year -> workbook."""
    found = {}
    for number, month in enumerate(MONTHS):
        found[f"{LAST_YEAR}-{month:02d}/{RESULTS}.xlsx"] = _results(number, month)
        found[f"{LAST_YEAR}-{month:02d}/{MONEY}.xlsx"] = _money(number, month)
    return found


def manifest() -> list[tuple[int, str, str, str, str, str]]:
    """All of them handed in on the first working day of the plan year, before its own first report."""
    begin = datetime(YEAR, 1, 2, 9, 0, tzinfo=timezone(timedelta(hours=7)))
    return [
        (
            n,
            file,
            "import",
            (begin + timedelta(minutes=n)).isoformat(),
            "phong.ldtbxh" if RESULTS in file else "phong.tckh",
            "",
        )
        for n, file in enumerate(tables(), start=1)
    ]


def _results(number: int, month: int) -> bytes:
    named = last_years_plan().indicator_by_code
    rows = [(named[code].name, named[code].unit_of_measure, float(told[number])) for code, told in _COUNTS.items()]
    rows += [(named[code].name, "%", told[number]) for code, told in _SHARES.items()]
    if month == MONTHS[-1]:
        rows += [(named[code].name, "%", found) for code, found in _REVIEWED.items()]
    return _table(LABOUR, month, ("STT", "Chỉ tiêu", "ĐVT", f"Thực hiện lũy kế năm {LAST_YEAR}"), rows, "")


def _money(number: int, month: int) -> bytes:
    named = last_years_plan().project_by_code
    rows = [(named[code].name, told[number]) for code, told in _PAID.items()]
    return _table(
        FINANCE, month, ("STT", "Nội dung", f"Lũy kế giải ngân vốn giao {LAST_YEAR}"), rows, "ĐVT: Triệu đồng"
    )


def _table(unit: str, month: int, columns: tuple[str, ...], rows: Sequence[Row], money: str) -> bytes:
    book = Book()
    sheet = book.sheet("Tong hop")
    sender = next(u.name for u in units() if u.code == unit)
    until = f"(Số liệu đến hết ngày {monthrange(LAST_YEAR, month)[1]}/{month}/{LAST_YEAR}; số minh họa)"
    for row, text in enumerate((_HEAD, sender.upper(), until, money)):
        sheet.write_string(row, 0, text, book.format(bold=row < 2))
    for column, title in enumerate(columns):
        sheet.write_string(5, column, title, book.format(bold=True, border=1))
    for number, values in enumerate(rows, start=1):
        sheet.write_number(5 + number, 0, number, book.format(border=1))
        for column, value in enumerate(values, start=1):
            write = sheet.write_string if isinstance(value, str) else sheet.write_number
            write(5 + number, column, value, book.format(border=1))
    sheet.set_column(1, 1, 60)
    return book.finished()
