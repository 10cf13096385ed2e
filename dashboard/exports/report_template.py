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
from dashboard.domain.reporting.lines import lines_of
from dashboard.exports.report_cells import Filled, ReportCells, RowCells, cause_rows
from dashboard.exports.sheets import LINE_HEIGHT, LONGEST_PROMPT, Book, prompted
from dashboard.importing.layouts import report_sheets
from dashboard.importing.sheets.codecs import written
from dashboard.importing.sheets.declared import Cells, Column, DeclaredTable, Form, Kind
from dashboard.importing.sheets.vocabulary import word
from dashboard.text import words_in

SPARE_ROWS = 5  # open rows below the pre-filled ones, such as for the treasury's figures
_INPUT = {"bg_color": "#FFFBE6", "border": 1, "border_color": "#B8C2CC", "locked": False}
_GIVEN = {"bg_color": "#F5F7F9", "border": 1, "border_color": "#D5DCE3", "font_color": "#52606D"}
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
    Cells to be typed in are open and tinted, all others protected without a password.
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
    book = Book()
    notes = ["Type in the tinted cells only; the other cells are protected without a password."]
    if plan.sample:
        notes.append("Sample figures: results, path and calendar are invented; the plan's figures are real.")
    if not lines_of(plan, unit, period):
        notes.append("The plan asks this unit for no figure in this period: report in words, on the last sheet.")
    _form_sheet(book, report_sheets.ABOUT, about, _BY_HAND, notes)
    cells = ReportCells(snapshot, unit, period, filled)
    _table_sheet(book, report_sheets.RESULTS, list(cells.results()))
    _table_sheet(book, report_sheets.MONEY, list(cells.money()))
    if asked := list(cause_rows(snapshot, unit, period, late, filled.texts)):
        _table_sheet(book, report_sheets.CAUSES, asked)
    narrative = report_sheets.NARRATIVE
    _form_sheet(book, narrative, vars(filled.narrative), tuple(field.key for field in narrative.columns), notes)
    return book.finished()


def _form_asked(plan: Plan, unit: str, period: Period) -> str:
    return next(
        (o.form for o in plan.obligations if o.period == period and unit in owed_by(plan, o)),
        "",
    )


def _table_sheet(book: Book, table: DeclaredTable[Any], rows: Sequence[RowCells]) -> None:
    sheet = book.sheet(table.sheet)
    book.header(sheet, table)
    sheet.freeze_panes(1, 2)
    for number, row in enumerate(rows, start=1):
        for index, column in enumerate(table.columns):
            look = dict(_INPUT if column.key in row.opened else _GIVEN)
            if column.key in row.formats:
                look["num_format"] = row.formats[column.key]
            book.cell(sheet, number, index, column, row.values.get(column.key), **look)
        book.fit(sheet, number, table.columns, row.values)
    last = len(rows) + SPARE_ROWS
    for number in range(len(rows) + 1, last + 1):
        for index, column in enumerate(table.columns):
            book.cell(sheet, number, index, column, None, **(_GIVEN if column.kind is Kind.INFO else _INPUT))
    for index, column in enumerate(table.columns):
        if column.kind is not Kind.INFO:
            _validate(sheet, index, column, prompted(column), [row.prompts.get(column.key) for row in rows])
    _protect(sheet)


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


def _form_sheet(book: Book, form: Form, values: Cells, opened: tuple[str, ...], notes: Sequence[str]) -> None:
    """Label in column A, value in B; what the clerk should know stands to the right, in D."""
    say = words_in("vi")
    sheet = book.sheet(form.sheet)
    sheet.set_column(0, 0, 28)
    sheet.set_column(1, 1, max(44, *(field.width for field in form.columns)))
    sheet.set_column(2, 2, 3)
    sheet.set_column(3, 3, 60)
    for row, field in enumerate(form.columns):
        book.label(sheet, row, field)
        look = _INPUT if field.key in opened else _GIVEN
        book.cell(sheet, row, 1, field, values.get(field.key), **{**look, "align": "left", "text_wrap": True})
        book.remark(sheet, row, 3, field.help("vi"))
        sheet.data_validation(row, 1, row, 1, prompted(field))
    for row, note in enumerate(notes, start=len(form.columns) + 1):
        sheet.write_string(row, 3, say(note), book.format(bold=True, text_wrap=True))
        sheet.set_row(row, 2 * LINE_HEIGHT)
    _protect(sheet)


def _protect(sheet: Any) -> None:
    sheet.protect("", {"format_columns": True, "format_rows": True})
