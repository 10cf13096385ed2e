"""The annexes of a report as .xlsx in the offices' own layouts: sums, rates and gaps are formulas that give the page's figures."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import partial
from math import ceil
from typing import Any, TypeVar

from dashboard.domain.verdicts.standing import Standing
from dashboard.exports.documents.computed import Computed, Less, Own, Rate, Sum, Value, formula_at, value_at
from dashboard.exports.sheets import LETTERS_A_WIDTH, LINE_HEIGHT, Book
from dashboard.text import Words
from dashboard.views.documents.money_annex import MoneyRow, money_annex
from dashboard.views.documents.target_annex import AnnexTarget, target_annex

_HEAD = 6  # the row of the columns' titles, from 0
_MILLION = Decimal(1_000_000)
_RATE, _RESULT = "#,##0.00", "#,##0.##"
_WRAPS = 16  # letters: columns at least so wide hold texts
Row = TypeVar("Row", MoneyRow, AnnexTarget)


def annex_workbook(standing: Standing, facts: tuple[str, ...], invented: str, words: Words) -> bytes:
    """The bytes of the workbook: money by project and source, results against the targets."""
    book = Book(standing.snapshot.plan.title)
    below = tuple(line for line in (*facts, invented) if line)
    _money(book, standing, below, words)
    _targets(book, standing, below, words)
    book.say_exported(standing.snapshot.version, below)
    return book.finished()


def _money(book: Book, standing: Standing, below: Sequence[str], words: Words) -> None:
    shown, plan = money_annex(standing, words), standing.snapshot.plan
    sheet = book.sheet(words("Money"))
    programme = words.name_of(plan.programme.name, plan.programme.name_en)
    title = words("Disbursement of {programme}, {year}", programme=programme, year=str(plan.year))
    _heading(sheet, book, standing, words("Annex {number}", number="01"), title, words("Unit: million đồng"), words)
    whole = MoneyRow("", words("TOTAL"), "", -1, tuple(place + 1 for place in shown.tops))
    rows = (whole, *(_moved(row) for row in shown.rows))
    _table(sheet, book, _money_columns(shown.funds, standing, words), rows, lambda row: row.parts)
    _below(sheet, book, _HEAD + 1 + len(rows), below)


def _moved(row: MoneyRow) -> MoneyRow:
    """One row further down, below the total."""
    return replace(row, parts=tuple(place + 1 for place in row.parts))


def _money_columns(funds: Sequence[str], standing: Standing, words: Words) -> dict[str, Computed[MoneyRow]]:
    year, month = str(standing.snapshot.plan.year), words.period(standing.period)
    given = words("Given in {year}", year=year)
    unknown = words("amount unknown")

    def amount(key: str, title: str, get: Callable[[MoneyRow], Value], width: float = 14) -> Computed[MoneyRow]:
        return Computed(key, title, width, Own(get, summed=True))

    def of_fund(place: int, row: MoneyRow) -> Value:
        return _millions(row.given[place]) if row.given else None

    def carried(row: MoneyRow) -> Value:
        return (
            unknown
            if row.carried and row.carried_vnd is None
            else _millions(row.carried_vnd or 0)
            if row.given
            else None
        )

    return _by_key(
        Computed("number", words("Row no."), 6, Own(lambda row: row.number)),
        Computed("name", words("Project"), 46, Own(lambda row: row.name)),
        Computed("leads", words("Lead"), 20, Own(lambda row: row.leads)),
        *(amount(f"fund{n}", f"{given}: {fund}", partial(of_fund, n)) for n, fund in enumerate(funds)),
        Computed("given", given, 14, Sum(tuple(f"fund{n}" for n in range(len(funds))))),
        Computed("carried", words("Carried over from earlier years"), 14, Own(carried, True, needs_all=True, missing=unknown)),
        Computed("all", words("Total plan, carried over included"), 14, Sum(("given", "carried"), needs_all=True)),
        amount("month", words("Disbursed in {month}", month=month), lambda row: _millions(row.in_month_vnd)),
        amount("earlier", words("Disbursed since January: carried over"), lambda row: _millions(row.paid_earlier_vnd)),
        amount("paid", words("Disbursed since January: given in {year}", year=year),
               lambda row: row.unpaid or _millions(row.paid_vnd)),
        Computed("paid_all", words("Disbursed since January: total"), 14, Sum(("earlier", "paid"))),
        Computed("rate_all", words("Rate on the total plan (%)"), 11, Rate("paid_all", "all"), _RATE),
        Computed("rate", words("Rate on {year} (%)", year=year), 11, Rate("paid", "given"), _RATE),
        Computed("left", words("Not disbursed of {year}", year=year), 14, Less("given", "paid")),
        Computed("note", words("Note"), 26, Own(lambda row: row.note)),
    )  # fmt: skip


def _targets(book: Book, standing: Standing, below: Sequence[str], words: Words) -> None:
    rows, plan = target_annex(standing, words), standing.snapshot.plan
    sheet = book.sheet(words("Targets"))
    programme = words.name_of(plan.programme.name, plan.programme.name_en)
    title = words("Results against the targets of {programme}, {year}", programme=programme, year=str(plan.year))
    _heading(sheet, book, standing, words("Annex {number}", number="02"), title, "", words)
    columns: dict[str, Computed[AnnexTarget]] = _by_key(
        Computed("number", words("Row no."), 6, Own(lambda row: row.number)),
        Computed("name", words("Indicator"), 46, Own(lambda row: row.name)),
        Computed("unit", words("Unit of measure"), 12, Own(lambda row: row.unit)),
        Computed("start", words("At the start"), 12, Own(lambda row: row.start)),
        Computed("target", words("Target of the year"), 18, Own(lambda row: row.target)),
        Computed("numerator", words("Numerator"), 12, Own(lambda row: row.numerator)),
        Computed("denominator", words("Denominator"), 12, Own(lambda row: row.denominator)),
        Computed(
            "share", words("Numerator in per cent of the denominator"), 12, Rate("numerator", "denominator"), _RATE
        ),
        Computed("result", words("Result"), 16, Own(lambda row: row.result), _RESULT),
        Computed("path", words("Planned by now"), 12, Own(lambda row: row.path)),
        Computed("gap", words("Gap to the plan"), 12, Less("result", "path"), _RESULT),
        Computed("verdict", words("Verdict"), 18, Own(lambda row: row.verdict)),
        Computed("leads", words("Lead"), 24, Own(lambda row: row.leads)),
        Computed("note", words("Note"), 60, Own(lambda row: row.note)),
    )
    _table(sheet, book, columns, rows, lambda _: ())
    _below(sheet, book, _HEAD + 1 + len(rows), below)


def _by_key(*columns: Computed[Row]) -> dict[str, Computed[Row]]:
    return {column.key: column for column in columns}


def _millions(vnd: int | None) -> Decimal | None:
    return None if vnd is None else vnd / _MILLION


def _table(
    sheet: Any,
    book: Book,
    columns: Mapping[str, Computed[Row]],
    rows: Sequence[Row],
    parts: Callable[[Row], tuple[int, ...]],
) -> None:
    """Titles, then each row; one that is made of others has them below it, so they are reckoned first."""
    head = book.format(bold=True, text_wrap=True, border=1, align="center", bg_color="#E6EBF0")
    for place, column in enumerate(columns.values()):
        sheet.set_column(place, place, column.width)
        sheet.write_string(_HEAD, place, column.title, head)
    known: dict[int, dict[str, Value]] = {}
    for n in reversed(range(len(rows))):
        known[n] = value_at(columns, rows[n], [known[part] for part in parts(rows[n])])
    sheet.set_row(_HEAD, 4 * LINE_HEIGHT)
    for n, row in enumerate(rows):
        sheet.set_row(_HEAD + 1 + n, LINE_HEIGHT * _lines(columns, known[n]))
        below = [_HEAD + 1 + part for part in parts(row)]
        for place, (key, column) in enumerate(columns.items()):
            look = book.format(border=1, num_format=column.look, bold=bool(below), text_wrap=column.width >= _WRAPS)
            formula = formula_at(columns, key, _HEAD + 1 + n, below)
            _write(sheet, _HEAD + 1 + n, place, known[n][key], formula, look)
    sheet.freeze_panes(_HEAD + 1, 2)
    sheet.repeat_rows(_HEAD)


def _lines(columns: Mapping[str, Computed[Row]], values: Mapping[str, Value]) -> int:
    """How many lines the longest wrapped text of a row needs: not every program makes rows as high by itself."""
    texts = [(value, columns[key].width) for key, value in values.items() if isinstance(value, str)]
    return (
        max((ceil(len(text) / (width * LETTERS_A_WIDTH)) for text, width in texts if width >= _WRAPS), default=1) or 1
    )


def _write(sheet: Any, row: int, place: int, value: Value, formula: str, look: Any) -> None:
    shown = "" if value is None else float(value) if isinstance(value, Decimal) else value
    if formula:
        sheet.write_formula(row, place, formula, look, shown)
    elif isinstance(value, Decimal):
        sheet.write_number(row, place, float(value), look)
    else:
        sheet.write_string(row, place, str(shown), look)


def _heading(sheet: Any, book: Book, standing: Standing, name: str, title: str, unit: str, words: Words) -> None:
    """Office, name of the annex, title, up to which day, unit: where offices write them."""
    bold, italic = book.format(bold=True), book.format(italic=True)
    day = words("(Figures up to {day})", day=standing.period.end)
    for row, (text, look) in enumerate(
        (
            (standing.snapshot.plan.programme.office.upper(), bold), (name, bold),
            (title.upper(), book.format(bold=True, font_size=13)), (day, italic), (unit, italic),
        )
    ):  # fmt: skip
        sheet.write_string(row, 0, text, look)


def _below(sheet: Any, book: Book, row: int, lines: Sequence[str]) -> None:
    """Below the table: whose figures, of when; and that results are invented."""
    for n, line in enumerate(lines, start=1):
        sheet.write_string(row + n, 1, line, book.format(italic=True))
