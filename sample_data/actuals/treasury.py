"""What Kho bạc confirms at the end of June and September: invented, a little behind what the offices reported."""

from calendar import monthrange
from random import Random

from dashboard.exports.sheets import Book
from sample_data.actuals.communes import SEED
from sample_data.actuals.money import UNIT_VND, disbursed
from sample_data.offices.songma.projects import CENTRAL, PROJECTS, YEAR

MONTHS = (6, 9)
_PROJECTS = ("DA2", "DA3.1", "DA3.2", "DA4.1", "DA4.3", "DA6.2")  # DA7 is settled by the communes' own accounts
_MILLION = 1_000_000
_HEADS = (
    "ỦY BAN NHÂN DÂN HUYỆN SÔNG MÃ",
    "PHÒNG TÀI CHÍNH - KẾ HOẠCH",
    "",
    "SỐ LIỆU GIẢI NGÂN KHO BẠC NHÀ NƯỚC XÁC NHẬN",
)
_COLUMNS = (
    "STT",
    "Nội dung",
    "Nguồn vốn",
    f"Lũy kế giải ngân vốn giao {YEAR}",
    f"Tạm ứng chưa thu hồi vốn giao {YEAR}",
)
_AHEAD = {"DA4.1": 1.0, "DA3.2": 1.0}  # settled the day they were reported


def confirmed(month: int) -> dict[str, tuple[int, int]]:
    """By project: cumulative amount and what of it is advances, in units of 10.000 đồng; central money of the year."""
    chance = Random(f"{SEED} treasury {month}")
    found = {}
    for project in _PROJECTS:
        told = sum(
            v for (_, p, fund, year), v in disbursed()[month].items() if (p, fund, year) == (project, CENTRAL, YEAR)
        )
        amount = round(told * _AHEAD.get(project, 0.93 + 0.06 * chance.random()))
        found[project] = (amount, round(amount * 0.05 * chance.random()) if project in ("DA2", "DA3.1") else 0)
    return found


def treasury_table(month: int) -> bytes:
    """The table as the office of finance sends it, in triệu đồng."""
    names = {project.code: project.name for project in PROJECTS}
    book = Book()
    sheet = book.sheet("KBNN")
    until = f"(Số liệu đến hết ngày {monthrange(YEAR, month)[1]}/{month}/{YEAR}; số minh họa)"
    for number, text in enumerate((*_HEADS, until, "ĐVT: Triệu đồng")):
        sheet.write_string(number, 0, text, book.format(bold=number < 4))
    look = book.format(bold=True, border=1, text_wrap=True, align="center")
    for column, title in enumerate(_COLUMNS):
        sheet.write_string(7, column, title, look)
    amounts = book.format(border=1, num_format="#,##0.00")
    for number, (project, (amount, advance)) in enumerate(confirmed(month).items(), start=1):
        row = 7 + number
        sheet.write_number(row, 0, number, book.format(border=1))
        sheet.write_string(row, 1, names[project], book.format(border=1))
        sheet.write_string(row, 2, CENTRAL, book.format(border=1))
        sheet.write_number(row, 3, amount * UNIT_VND / _MILLION, amounts)
        sheet.write_number(row, 4, advance * UNIT_VND / _MILLION, amounts)
    sheet.set_column(1, 1, 60)
    sheet.set_column(2, 4, 18)
    return book.finished()
