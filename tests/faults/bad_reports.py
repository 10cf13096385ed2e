"""A right report of October as its commune would send it, and the faults that are planted in it at a random row."""

import io
import random
from collections.abc import Callable
from decimal import Decimal

from openpyxl import Workbook, load_workbook

from dashboard.domain.periods import Period
from dashboard.usecases.office import Office
from dashboard.usecases.templates import template_for
from tests.sample_store import COMMUNE, PROGRAMME

OCTOBER = Period.parse("2024-10")
ABOUT, RESULTS, MONEY = "Thông tin", "Chỉ tiêu", "Giải ngân"
Expected = tuple[str, str, str]  # code, sheet, cell


def right_report(office: Office, unit: str = COMMUNE) -> Workbook:
    """The template of October, every open row filled with last month's figure and a little more."""
    book = load_workbook(io.BytesIO(template_for(office, PROGRAMME, unit, OCTOBER)))
    september = office.snapshot(PROGRAMME, 2024)
    assert september is not None
    last = {
        (o.indicator, o.disaggregation): o
        for o in september.observations
        if o.period.code == "2024-09" and o.subject == unit
    }
    results = book[RESULTS]
    for row in rows(book, RESULTS):
        group = results[f"E{row}"].value
        figure = last[results[f"B{row}"].value, "total" if group == "tổng số" else group]
        if figure.denominator is None:
            results[f"G{row}"] = int(figure.value)
        else:
            results[f"H{row}"] = int(figure.numerator)
            results[f"I{row}"] = int(figure.denominator) + 1
    results["G2"] = results["G2"].value + 1
    money = book[MONEY]
    for row in rows(book, MONEY):
        money[f"I{row}"] = None if money[f"H{row}"].value is None else money[f"H{row}"].value + 1
        if money[f"I{row}"].value is None:
            money[f"J{row}"] = "không phát sinh"
    return book


def rows(book: Workbook, sheet: str) -> list[int]:
    return [row for row in range(2, book[sheet].max_row + 1) if book[sheet][f"B{row}"].value]


def bytes_of(book: Workbook) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


Fault = Callable[[Workbook, random.Random], list[Expected]]


def with_parts(book: Workbook) -> list[int]:
    return [row for row in rows(book, RESULTS) if book[RESULTS][f"H{row}"].value is not None]


def counted(book: Workbook) -> list[int]:
    return [row for row in rows(book, RESULTS) if book[RESULTS][f"G{row}"].value is not None]


def text_in_a_number(book: Workbook, drawn: random.Random) -> list[Expected]:
    row = drawn.choice(counted(book))
    text = drawn.choice(["mươi người", "khoảng 12", "đang rà soát", "N/A", "1e5"])
    book[RESULTS][f"G{row}"] = text
    return [("about_a_number" if text == "khoảng 12" else "not_a_number", RESULTS, f"G{row}")]


def share_over_a_hundred(book: Workbook, drawn: random.Random) -> list[Expected]:
    row = drawn.choice(with_parts(book))
    book[RESULTS][f"G{row}"] = drawn.choice([101, "100,5%", 7450])
    return [("share_out_of_range", RESULTS, f"G{row}"), ("rate_mismatch", RESULTS, f"G{row}")]


def numerator_over_denominator(book: Workbook, drawn: random.Random) -> list[Expected]:
    row = drawn.choice([row for row in with_parts(book) if book[RESULTS][f"B{row}"].value != "VL-KETNOI-HN"])
    book[RESULTS][f"H{row}"] = book[RESULTS][f"I{row}"].value + drawn.randint(1, 9)
    return [("numerator_over_denominator", RESULTS, f"H{row}")]


def cumulative_falls(book: Workbook, drawn: random.Random) -> list[Expected]:
    sheet, column, row = drawn.choice([(RESULTS, "G", 2), (MONEY, "I", 2)])
    lower = Decimal(str(book[sheet][f"{column}{row}"].value)) - 2
    book[sheet][f"{column}{row}"] = float(lower)
    return [("cumulative_falls" if sheet == RESULTS else "money_falls", sheet, f"{column}{row}")]


def disbursed_over_allocated(book: Workbook, drawn: random.Random) -> list[Expected]:
    book[MONEY]["I2"] = 1622 + drawn.randint(0, 10**6)  # DA7 has 1.621 triệu đồng
    return [("disbursed_over_allocated", MONEY, "I2"), ("money_jump", MONEY, "I2")]


def duplicate_row(book: Workbook, drawn: random.Random) -> list[Expected]:
    sheet = drawn.choice([RESULTS, MONEY])
    source, target = drawn.choice([2, 3, 4]), book[sheet].max_row + 1
    while not book[sheet][f"B{target - 1}"].value:
        target -= 1
    for cell in book[sheet][source]:
        book[sheet].cell(target, cell.column, cell.value)
    return [("duplicate_row", sheet, f"B{target}")]


def missing_figure(book: Workbook, drawn: random.Random) -> list[Expected]:
    row = drawn.choice(with_parts(book))
    column = drawn.choice("HI")
    book[RESULTS][f"{column}{row}"] = None
    return [("missing_figure", RESULTS, f"{column}{row}")]


def wrong_layout(book: Workbook, drawn: random.Random) -> list[Expected]:
    book[ABOUT]["B1"] = drawn.choice(["mẫu của phòng", "giamngheo-bao-cao 9"])
    return [("unknown_layout", ABOUT, "")]


def unknown_commune(book: Workbook, drawn: random.Random) -> list[Expected]:
    book[ABOUT]["B4"] = drawn.choice(["04999", "Xã Mường Sại", "Chiềng Khoang", "X"])
    return [("unknown_unit", ABOUT, "B4")]


def future_month(book: Workbook, drawn: random.Random) -> list[Expected]:
    book[ABOUT]["B6"] = drawn.choice(["2024-11", "tháng 11/2024", "T11/2024"])
    return [("future_period", ABOUT, "B6"), ("missing_figure", RESULTS, "")]  # November's own review has no row either


def formula_without_value(book: Workbook, drawn: random.Random) -> list[Expected]:
    row = drawn.choice(counted(book))
    book[RESULTS][f"G{row}"] = f"=VLOOKUP(A{row},A:F,6)"
    return [("formula_without_value", RESULTS, f"G{row}")]


def error_cell(book: Workbook, drawn: random.Random) -> list[Expected]:
    row = drawn.choice(with_parts(book))
    book[RESULTS][f"H{row}"] = drawn.choice(["#REF!", "#DIV/0!", "#N/A", "#VALUE!"])
    return [("cell_error", RESULTS, f"H{row}")]


IN_CELLS: tuple[Fault, ...] = (
    wrong_layout, unknown_commune, future_month, text_in_a_number, share_over_a_hundred, cumulative_falls,
    disbursed_over_allocated, numerator_over_denominator, duplicate_row, missing_figure, formula_without_value, error_cell,
)  # fmt: skip
