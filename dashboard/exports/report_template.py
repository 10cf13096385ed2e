"""The monthly report of one unit, pre-filled with codes, names and the figures that stood before."""

from collections.abc import Iterable, Sequence
from typing import Any

from dashboard.domain.money import MoneyUnit
from dashboard.domain.people.causes import Late
from dashboard.domain.periods import Period
from dashboard.domain.plan.plan import Plan
from dashboard.domain.plan.units import official
from dashboard.domain.reported.snapshot import Snapshot
from dashboard.domain.reporting.calendar import owed_by
from dashboard.domain.reporting.lines import lines_of, money_lines
from dashboard.exports.report_cells import Filled, ReportCells, RowCells, cause_rows
from dashboard.exports.report_paper import head_height, head_pages, row_height, signature_block
from dashboard.exports.sheets import LINE_HEIGHT, LONGEST_PROMPT, Book, prompted
from dashboard.importing.layouts import report_sheets
from dashboard.importing.sheets.codecs import written
from dashboard.importing.sheets.declared import Cells, Column, DeclaredTable, Form, Kind
from dashboard.importing.sheets.vocabulary import word
from dashboard.text import words_in

SPARE_ROWS = 5  # open rows below the pre-filled ones, such as for the treasury's figures
_INPUT = {"bg_color": "#FFF2B3", "border": 1, "border_color": "#8A97A5", "locked": False}
_GIVEN = {
    "border": 1,
    "border_color": "#8A97A5",
    "font_color": "#17212B",
}  # no colour: the yellow ones are to be filled in
_MOST_HELPED = 3  # lines of a cell that is to hold sentences
_BY_HAND = ("unit_name", "nil", "preliminary")  # fields of the first sheet that a clerk may change


def report_template(
    snapshot: Snapshot,
    unit: str,
    period: Period,
    form: str | None = None,
    filled: Filled | None = None,
    late: Iterable[tuple[Late, str]] = (),
) -> bytes:
    """The report workbook of `unit` for `period`; the same values give the same bytes.

    `form` is a code of the plan's calendar, by default the one that asks `unit` for this period; KeyError for a unit
    that the plan does not know. `late`: the unit's late targets and projects, whose causes are asked for on a sheet of their own.
    Cells to be typed in are open and yellow, all others protected without a password. Printed, each sheet has who reports and
    the period at its head, and who signs at its foot.
    """
    plan, filled = snapshot.plan, filled or Filled()
    about = {
        "layout": report_sheets.LAYOUT,
        "programme": plan.programme.code,
        "form": form or _form_asked(plan, unit, period),
        "unit": official(unit),
        "unit_name": plan.unit_by_code[unit].name,
        "period": period.code,
        "money_unit": word(MoneyUnit.MILLION),
        "nil": written(report_sheets.ABOUT.column("nil"), filled.nil),
        "preliminary": written(report_sheets.ABOUT.column("preliminary"), filled.preliminary),
    }
    book = Book(printed=True)
    notes = ["Type in the yellow cells only; the other cells are protected without a password."]
    if plan.sample:
        notes.append("Sample figures: results, path and calendar are invented; the plan's figures are real.")
    if not lines_of(plan, unit, period):
        notes.append("The plan asks this unit for no figure in this period: report in words, on the last sheet.")
    cells = ReportCells(snapshot, unit, period, filled)
    money = list(cells.money())
    if any(line.allocated_vnd is not None and not line.own for line in money_lines(plan, unit)):
        notes.append(
            "«not given apart»: the plan gives this money to several units together and divides it among none."
        )
    narrative = report_sheets.NARRATIVE
    sheets = [_form_sheet(book, report_sheets.ABOUT, about, _BY_HAND, notes)]
    sheets.append(_table_sheet(book, report_sheets.RESULTS, list(cells.results())))
    sheets.append(_table_sheet(book, report_sheets.MONEY, money))
    if asked := list(cause_rows(snapshot, unit, period, late, filled.texts)):
        sheets.append(_table_sheet(book, report_sheets.CAUSES, asked))
    sheets.append(_form_sheet(book, narrative, vars(filled.narrative), tuple(narrative.by_key), notes, sentences=True))
    for sheet in sheets:
        head_pages(sheet, plan.unit_by_code[unit], period)
    return book.finished()


def _form_asked(plan: Plan, unit: str, period: Period) -> str:
    return next(
        (o.form for o in plan.obligations if o.period == period and unit in owed_by(plan, o)),
        "",
    )


def _table_sheet(book: Book, table: DeclaredTable[Any], rows: Sequence[RowCells]) -> Any:
    sheet = book.sheet(table.sheet)
    book.header(sheet, table)
    head_height(sheet, table.columns)
    sheet.freeze_panes(1, 2)
    for number, row in enumerate(rows, start=1):
        for index, column in enumerate(table.columns):
            look = {**(_INPUT if column.key in row.opened else _GIVEN), "text_wrap": True}
            if column.key in row.formats:
                look["num_format"] = row.formats[column.key]
            book.cell(sheet, number, index, column, row.values.get(column.key), **look)
        sheet.set_row(number, row_height(table.columns, row.values))
    last = len(rows) + SPARE_ROWS
    for number in range(len(rows) + 1, last + 1):
        for index, column in enumerate(table.columns):
            look = {**(_GIVEN if column.kind is Kind.INFO else _INPUT), "text_wrap": True}
            book.cell(sheet, number, index, column, None, **look)
    for index, column in enumerate(table.columns):
        if column.kind is not Kind.INFO:
            _validate(sheet, index, column, prompted(column), [row.prompts.get(column.key) for row in rows])
    right = max(range(2, len(table.columns) - 1), key=lambda index: (table.columns[index].width, index))
    foot = signature_block(book, sheet, last + 2, right)
    sheet.print_area(0, 0, foot, len(table.columns) - 1)
    _protect(sheet)
    return sheet


def _validate(sheet: Any, index: int, column: Column, rule: dict[str, Any], own: Sequence[str | None]) -> None:
    """The column's rule on every row; a row with words of its own says these, and no two rules meet in one cell."""
    start = 1
    for number, text in enumerate(own, start=1):
        if text:
            if start < number:
                sheet.data_validation(start, index, number - 1, index, rule)
            own_prompt = {"input_title": column.title, "input_message": text[:LONGEST_PROMPT]}
            sheet.data_validation(number, index, number, index, rule | own_prompt)
            start = number + 1
    sheet.data_validation(start, index, len(own) + SPARE_ROWS, index, rule)


def _form_sheet(
    book: Book, form: Form, values: Cells, opened: tuple[str, ...], notes: Sequence[str], sentences: bool = False
) -> Any:
    """Label in column A, value in B; what the clerk should know stands to the right, in D."""
    say = words_in("vi")
    sheet = book.sheet(form.sheet)
    sheet.set_column(0, 0, 26)
    sheet.set_column(1, 1, 80 if sentences else 44)
    sheet.set_column(2, 2, 2)
    sheet.set_column(3, 3, 48)
    for row, field in enumerate(form.columns):
        book.label(sheet, row, field)
        look = _INPUT if field.key in opened else _GIVEN
        book.cell(sheet, row, 1, field, values.get(field.key), **{**look, "align": "left", "text_wrap": True})
        book.remark(sheet, row, 3, field.help("vi"))
        sheet.data_validation(row, 1, row, 1, prompted(field))
        if sentences:
            sheet.set_row(row, _MOST_HELPED * LINE_HEIGHT)
    for row, note in enumerate(notes, start=len(form.columns) + 1):
        sheet.write_string(row, 3, say(note), book.format(bold=True, text_wrap=True))
        sheet.set_row(row, 2 * LINE_HEIGHT)
    foot = len(form.columns) + len(notes) + 1
    if sentences:
        foot = signature_block(book, sheet, foot + 1, 1)
    sheet.print_area(0, 0, foot, 3)
    _protect(sheet)
    return sheet


def _protect(sheet: Any) -> None:
    sheet.protect("", {"format_columns": True, "format_rows": True})
