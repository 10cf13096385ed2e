"""The review's tables as its software prints them (docs/rules.en.md): forms 1, 2, 4 and 6, preliminary."""

from calendar import monthrange
from collections.abc import Callable, Sequence
from typing import Any

from dashboard.exports.sheets import Book
from sample_data.actuals.reviews import Found, review
from sample_data.offices.songma.projects import YEAR
from sample_data.offices.songma.units import units

_NAMES = {unit.code: unit.name for unit in units()}
_HEADS = (
    "ỦY BAN NHÂN DÂN HUYỆN SÔNG MÃ",
    "PHÒNG LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI",
)
_FIRST_HEADING = 7  # rows 8-9 of the sheet, from 0
_TWELVE = tuple(str(number) for number in range(1, 13))
Row = Sequence[str | int | None]
Columns = tuple[tuple[str, tuple[str, ...]], ...]  # a title and the titles below it


def review_form(form: int, month: int) -> bytes:
    """One form at the end of a month, the district's row first, then its communes."""
    title, columns, rows = _FORMS[form]
    book = Book()
    sheet = book.sheet(f"Bieu {form}")
    for number, text in enumerate((*_HEADS, "", title), start=1):
        sheet.write_string(number, 0, text, book.format(bold=True))
    until = f"(Số liệu đến hết ngày {monthrange(YEAR, month)[1]}/{month}/{YEAR}; số minh họa)"
    sheet.write_string(5, 0, until, book.format(italic=True))
    width = _headings(book, sheet, columns)
    for number, row in enumerate(rows(review(month)), start=_FIRST_HEADING + 2):
        look = book.format(border=1, bold=row[0] == "1")
        for column, value in enumerate(row):
            if isinstance(value, int):
                sheet.write_number(number, column, value, look)
            elif value is not None:
                sheet.write_string(number, column, value, look)
    sheet.set_column(0, 0, 6)
    sheet.set_column(1, 1, 24)
    sheet.set_column(2, width - 1, 11)
    return book.finished()


def _headings(book: Book, sheet: Any, columns: Columns) -> int:
    look = book.format(bold=True, border=1, text_wrap=True, align="center")
    at = 0
    for title, below in columns:
        if not below:
            sheet.merge_range(_FIRST_HEADING, at, _FIRST_HEADING + 1, at, title, look)
            at += 1
            continue
        sheet.merge_range(_FIRST_HEADING, at, _FIRST_HEADING, at + len(below) - 1, title, look)
        for number, text in enumerate(below):
            sheet.write_string(_FIRST_HEADING + 1, at + number, text, look)
        at += len(below)
    return at


# -- what stands in each -----------------------------------------------------------------------------------------------


def _lines(found: tuple[Found, ...], of: Callable[[Found], Sequence[int]]) -> list[Row]:
    rows = [tuple(of(one)) for one in found]
    district = tuple(sum(column) for column in zip(*rows, strict=True))
    named: list[Row] = [
        (f"1.{n}", _NAMES[one.commune.code], *row) for n, (one, row) in enumerate(zip(found, rows, strict=True), 1)
    ]
    total: Row = ("1", "Huyện Sông Mã", *district)
    return [total, *named]


def _households(found: tuple[Found, ...]) -> list[Row]:
    """Form 1, its rates as the index row says: 4=3/1*100, 6=5/1*100."""
    counts = _lines(found, lambda one: (one.households, one.poor, one.near_poor))
    return [(tt, name, n, poor, _percent(poor, n), near, _percent(near, n), None) for tt, name, n, poor, near in counts]


def _percent(part: Any, whole: Any) -> str:
    return f"{part / whole * 100:.2f}".replace(".", ",")


def _flows(found: tuple[Found, ...]) -> list[Row]:
    """Form 2: two rows for each unit, households and people."""
    households = _lines(found, lambda one: one.flow.members)
    people = _lines(found, lambda one: one.people.members)
    rows: list[Row] = []
    for (tt, name, *hh), (_, _, *pp) in zip(households, people, strict=True):
        rows += [(tt, name, "Hộ", *hh), (tt, name, "Nhân khẩu", *pp)]
    return rows


def _lacking(group: str) -> Callable[[tuple[Found, ...]], list[Row]]:
    def rows(found: tuple[Found, ...]) -> list[Row]:
        return _lines(
            found,
            lambda one: (one.poor if group == "HN" else one.near_poor, sum(one.lacking[group]), *one.lacking[group]),
        )

    return rows


def _deprived(group: str) -> Columns:
    return (
        ("TT", ()), ("Phường/ Xã", ()), (f"Tổng số {group}", ()), ("Tổng số thiếu hụt", ()),
        (f"Chỉ số thiếu hụt dịch vụ xã hội cơ bản của {group}", _TWELVE),
    )  # fmt: skip


_FORMS: dict[int, tuple[str, Columns, Callable[[tuple[Found, ...]], list[Row]]]] = {
    1: (
        "TỔNG HỢP KẾT QUẢ SƠ BỘ RÀ SOÁT HỘ NGHÈO; HỘ CẬN NGHÈO; HỘ LÀM NÔNG, LÂM, NGƯ NGHIỆP CÓ MỨC SỐNG TRUNG BÌNH",
        (("TT", ()), ("Phường/ Xã", ()), ("Tổng số hộ dân cư", ()), ("Hộ nghèo", ("Số hộ", "Tỷ lệ (%)")),
         ("Hộ cận nghèo", ("Số hộ", "Tỷ lệ (%)")), ("Hộ làm nông, lâm, ngư nghiệp có mức sống trung bình", ())),
        _households,
    ),
    2: (
        "TỔNG HỢP DIỄN BIẾN HỘ NGHÈO (SƠ BỘ)",
        (("TT", ()), ("Phường/ Xã", ()), ("Phân tổ", ()), ("1 Đầu kỳ", ()), ("2 Trở thành hộ cận nghèo", ()),
         ("3 Vượt chuẩn cận nghèo", ()), ("4 Giảm khác", ()), ("5 Cận nghèo trở thành nghèo", ()), ("6 Tái nghèo", ()),
         ("7 Phát sinh mới", ()), ("8 Tăng khác", ()), ("9 Cuối kỳ", ())),
        _flows,
    ),
    4: ("PHÂN TÍCH CÁC CHỈ SỐ THIẾU HỤT DỊCH VỤ XÃ HỘI CƠ BẢN CỦA HỘ NGHÈO (SƠ BỘ)", _deprived("hộ nghèo"), _lacking("HN")),
    6: (
        "PHÂN TÍCH CÁC CHỈ SỐ THIẾU HỤT DỊCH VỤ XÃ HỘI CƠ BẢN CỦA HỘ CẬN NGHÈO (SƠ BỘ)",
        _deprived("hộ cận nghèo"),
        _lacking("HCN"),
    ),
}  # fmt: skip
FORMS = tuple(_FORMS)
