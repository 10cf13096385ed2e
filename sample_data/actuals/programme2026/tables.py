"""Tables that an office of today sends for its whole area: units down, figures across; and the review's forms 1 and 4."""

from collections.abc import Iterable, Sequence
from datetime import date

from dashboard.exports.sheets import Book

Row = Sequence[str | int | float]
INVENTED = "số minh họa"
_TWELVE = tuple(str(number) for number in range(1, 13))


def unit_table(heads: tuple[str, ...], until: date, titles: tuple[str, ...], rows: Iterable[Row]) -> bytes:
    """`titles` begin with the unit's code and name; what the columns count is said by the titles alone."""
    book = Book()
    sheet = book.sheet("Tong hop")
    for row, text in enumerate((*heads, _until(until))):
        sheet.write_string(row, 0, text, book.format(bold=row < len(heads)))
    _grid(book, sheet, len(heads) + 2, titles, rows)
    sheet.set_column(0, 0, 12)
    sheet.set_column(1, len(titles), 26)
    return book.finished()


def households_form(office: str, until: date, rows: Sequence[tuple[str, int, int, int]], official: bool) -> bytes:
    """Form 1: of each unit all households, the poor and the near-poor; the office's own row first."""
    total = (office, *(sum(column) for column in list(zip(*rows, strict=True))[1:]))
    lines = [
        (tt, name, all_, poor, _percent(poor, all_), near, _percent(near, all_))
        for tt, (name, all_, poor, near) in zip(_numbers(len(rows)), (total, *rows), strict=True)
    ]
    state = "CHÍNH THỨC" if official else "SƠ BỘ"
    title = f"TỔNG HỢP KẾT QUẢ {state} RÀ SOÁT HỘ NGHÈO; HỘ CẬN NGHÈO"
    columns = (("TT", ()), ("Thôn/ Bản", ()), ("Tổng số hộ dân cư", ()), ("Hộ nghèo", ("Số hộ", "Tỷ lệ (%)")),
               ("Hộ cận nghèo", ("Số hộ", "Tỷ lệ (%)")))  # fmt: skip
    return _form("Bieu 1", office, title, until, columns, lines)


def deprivation_form(office: str, until: date, rows: Sequence[tuple[str, int, tuple[int, ...]]]) -> bytes:
    """Form 4: of each unit the poor households, and how many of them lack each of twelve things."""
    whole = tuple(sum(column) for column in zip(*(lacking for _, _, lacking in rows), strict=True))
    total = (office, sum(poor for _, poor, _ in rows), whole)
    lines = [
        (tt, name, poor, sum(lacking), *lacking)
        for tt, (name, poor, lacking) in zip(_numbers(len(rows)), (total, *rows), strict=True)
    ]
    title = "PHÂN TÍCH CÁC CHỈ SỐ THIẾU HỤT DỊCH VỤ XÃ HỘI CƠ BẢN CỦA HỘ NGHÈO"
    columns = (("TT", ()), ("Thôn/ Bản", ()), ("Tổng số hộ nghèo", ()), ("Tổng số thiếu hụt", ()),
               ("Chỉ số thiếu hụt dịch vụ xã hội cơ bản của hộ nghèo", _TWELVE))  # fmt: skip
    return _form("Bieu 4", office, title, until, columns, lines)


def _form(
    name: str, office: str, title: str, until: date, columns: Sequence[tuple[str, tuple[str, ...]]], rows: Iterable[Row]
) -> bytes:
    book = Book()
    sheet = book.sheet(name)
    for row, text in enumerate((f"ỦY BAN NHÂN DÂN {office.upper()}", "", title, _until(until))):
        sheet.write_string(row, 0, text, book.format(bold=row < 3))
    look, at, first = book.format(bold=True, border=1, text_wrap=True, align="center"), 0, 6
    for text, below in columns:
        if not below:
            sheet.merge_range(first, at, first + 1, at, text, look)
            at += 1
            continue
        sheet.merge_range(first, at, first, at + len(below) - 1, text, look)
        for number, part in enumerate(below):
            sheet.write_string(first + 1, at + number, part, look)
        at += len(below)
    _cells(book, sheet, first + 2, rows)
    sheet.set_column(1, 1, 24)
    return book.finished()


def _grid(book: Book, sheet: object, first: int, titles: tuple[str, ...], rows: Iterable[Row]) -> None:
    look = book.format(bold=True, border=1, text_wrap=True)
    for column, text in enumerate(titles):
        sheet.write_string(first, column, text, look)  # type: ignore[attr-defined]
    _cells(book, sheet, first + 1, rows)


def _cells(book: Book, sheet: object, first: int, rows: Iterable[Row]) -> None:
    for number, values in enumerate(rows, start=first):
        for column, value in enumerate(values):
            write = sheet.write_string if isinstance(value, str) else sheet.write_number  # type: ignore[attr-defined]
            write(number, column, value, book.format(border=1))


def _numbers(units: int) -> list[str]:
    return ["1", *(f"1.{number}" for number in range(1, units + 1))]


def _until(day: date) -> str:
    return f"(Số liệu đến hết ngày {day.day}/{day.month}/{day.year}; {INVENTED})"


def _percent(part: int, whole: int) -> str:
    return f"{part / whole * 100:.2f}".replace(".", ",")
