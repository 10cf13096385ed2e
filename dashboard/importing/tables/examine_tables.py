"""The examination of a workbook of an office's own tables: each table is located, interpreted and turned into reports."""

from dataclasses import replace
from datetime import date

from dashboard.domain.issues import Choice, IssueCode, Place
from dashboard.domain.periods import Period
from dashboard.domain.reported.days import judging_day
from dashboard.domain.reported.snapshot import Snapshot
from dashboard.importing.cell_text.names import UnitNames
from dashboard.importing.examination import Catalogue, ColumnReading, Examination, Hints
from dashboard.importing.files.workbook import Workbook
from dashboard.importing.findings import Findings
from dashboard.importing.layouts.foreign import Axis
from dashboard.importing.private import identity_findings, identity_numbers
from dashboard.importing.tables import context, identities
from dashboard.importing.tables.blocks import blocks_of
from dashboard.importing.tables.column_roles import among_each_other, parts_without_total
from dashboard.importing.tables.explained import explained
from dashboard.importing.tables.figures import ReadFigure, figures_of
from dashboard.importing.tables.found_table import FoundTable, TableLine, tables_on
from dashboard.importing.tables.headers import is_figure
from dashboard.importing.tables.headings import Columns, columns_of
from dashboard.importing.tables.keys import Keys
from dashboard.importing.tables.measures import Measures
from dashboard.importing.tables.name_questions import LEAVE_OUT
from dashboard.importing.tables.plan_names import PlanNames
from dashboard.importing.tables.proposal import TableReading, proposed
from dashboard.importing.tables.questions import money_unit, settled, with_the_titles_subject, with_years
from dashboard.importing.tables.reports import TableHeads, TableReport, reports_of
from dashboard.importing.tables.roles_by_title import as_the_title_says
from dashboard.importing.tables.sheet_units import area_of, signature
from dashboard.importing.tables.unsaid_axes import foreign_units, guessed_axes, measures_under_unit


def examine_tables(
    workbook: Workbook, catalogue: Catalogue, today: date, hints: Hints, findings: Findings, examination: Examination
) -> Examination:
    """The examination of a workbook that follows none of our own layouts."""
    tables = [table for sheet in workbook.sheets if sheet.visible for table in tables_on(sheet)]
    if not tables:
        sheets = ", ".join(sheet.name for sheet in workbook.sheets)
        findings.add(IssueCode.UNKNOWN_LAYOUT, Place(workbook.sheets[0].name if workbook.sheets else ""), sheets)
        return examination
    snapshot = _snapshot(tables, catalogue, hints, findings)
    if snapshot is None:
        return examination
    findings.memory = catalogue.earlier_answers(snapshot.plan.programme.code)
    names = PlanNames(snapshot.plan)
    _personal(tables, findings)
    kinds = [signature(table, snapshot.plan.year) for table in tables]
    read = [
        _read(table, names, hints, kinds.count(kind) > 1, findings) for table, kind in zip(tables, kinds, strict=True)
    ]
    understood = [reading for reading in read if reading is not None]
    if not understood:
        findings.add(IssueCode.UNKNOWN_LAYOUT, Place(tables[0].sheet.name), ", ".join(t.sheet.name for t in tables))
        return replace(examination, programme=snapshot.plan.programme.code, year=snapshot.plan.year)
    _of_other_places(tables, read, snapshot, findings)
    known = {table.sheet.name for table, reading in zip(tables, read, strict=True) if reading is not None}
    for sheet in workbook.sheets:
        if sheet.visible and sheet.cells and sheet.name not in known:
            findings.add(IssueCode.UNKNOWN_SHEET, Place(sheet.name), sheet.name)
    return proposed(understood, snapshot, judging_day(snapshot.plan, today), findings, examination)


def _of_other_places(
    tables: list[FoundTable], read: list[TableReading | None], snapshot: Snapshot, findings: Findings
) -> None:  # fmt: skip
    """Tables of other places are errors; beside one of this place they may be left out."""
    beside = any(reading is not None and reading.elsewhere is None for reading in read)
    office = snapshot.plan.programme.office
    for table, reading in zip(tables, read, strict=True):
        if reading is None or reading.elsewhere is None:
            continue
        cell = reading.elsewhere
        place = table.sheet.place(cell.row, cell.column)
        if beside:
            choices = (Choice(LEAVE_OUT),)
            findings.ask(IssueCode.SHEET_OF_ANOTHER_PLACE, place, cell.shown, choices, office=office)
        else:
            findings.add(IssueCode.UNITS_OF_ANOTHER_PLACE, place, cell.shown, office=office)


def _personal(tables: list[FoundTable], findings: Findings) -> None:
    """Personal numbers anywhere on a sheet of figures are errors: the file itself is kept."""
    for sheet in {id(table.sheet): table.sheet for table in tables}.values():
        told = {text for text in sheet.texts if identity_numbers(text)}
        cells = sheet.cells.items() if told else ()
        identity_findings(((sheet.place(*where), str(c.value)) for where, c in cells if c.value in told), findings)


def _snapshot(tables: list[FoundTable], catalogue: Catalogue, hints: Hints, findings: Findings) -> Snapshot | None:
    """The plan that the tables are read against: of the year of their period, else the newest; None with a finding."""
    codes = catalogue.codes()
    here = Place(tables[0].sheet.name)
    programme = hints.programme or (codes[0] if len(codes) == 1 else _named_by_the_heads(tables, catalogue))
    if programme not in codes:
        findings.add(IssueCode.UNKNOWN_PROGRAMME, here, programme, known=", ".join(codes) or "—")
        return None
    period = hints.period or next((p.named.period for table in tables for p in context.periods_of(table, None)), None)
    newest = catalogue.newest_year(programme)
    snapshot = catalogue.snapshot(programme, period.year if period else newest or 0)
    if snapshot is None and period is not None:
        findings.add(IssueCode.OUTSIDE_PLAN_YEAR, here, period.code, year=str(period.year))
    return snapshot


def _named_by_the_heads(tables: list[FoundTable], catalogue: Catalogue) -> str:
    """The programme most of whose units the heads of the sheets name, of equals the one whose own office they name.

    "" where that leaves two, or none has any: a commune stands in the plans of its province and of its former district too.
    """
    heads = {line for table in tables for cell in table.titles for line in str(cell.value).splitlines()}
    named: dict[str, tuple[int, bool]] = {}
    for code in catalogue.codes():
        snapshot = catalogue.snapshot(code, catalogue.newest_year(code) or 0)
        if snapshot is not None:
            units = UnitNames(snapshot.plan.units)
            here = {unit.code for head in heads if (unit := units.find(head))}
            named[code] = (len(here), snapshot.plan.root in here)
    most = max(named.values(), default=(0, False))
    best = [code for code, count in named.items() if count == most]
    return best[0] if most[0] and len(best) == 1 else ""


# -- one table -------------------------------------------------------------------------------------------------------------


def _read(
    table: FoundTable, names: PlanNames, hints: Hints, several: bool, findings: Findings
) -> TableReading | None:  # fmt: skip
    """One table; None where neither its rows nor its columns are known. `several`: the file has more of its kind and period."""
    names = names.on(context.day_of(table, names.plan, hints))
    columns = columns_of(table, names)
    guessed = guessed_axes(table, columns, names) | measures_under_unit(table, columns, names)
    columns = replace(columns, meanings=columns.meanings | guessed)
    columns = parts_without_total(table, columns)
    if not columns.keyed:
        return None
    if other := foreign_units(table, columns, names):
        return TableReading(columns, None, (), (), (), other)
    questions = len(findings.issues)
    columns = as_the_title_says(table, columns, names.plan, findings)
    settled_blocks = [
        (part, settled(part, of_part, names, findings)) for part, of_part in blocks_of(table, columns)
    ]  # fmt: skip
    stored = [of_part for _, of_part in settled_blocks if of_part.stored]
    if not stored and len(findings.issues) == questions and not any(_compared(c) for _, c in settled_blocks):
        return None
    reporter = context.reporter_of(table, names, hints, findings)
    needs_period = any(_needs_period(of_part) for of_part in stored)
    period, place = (
        context.period_of(table, names.plan, hints, findings) if needs_period else (None, Place(table.sheet.name))
    )
    read = [_figures(*block, names, (period, place), findings) for block in settled_blocks]
    figures = tuple(figure for of_block, _ in read for figure in of_block)
    readings = tuple(reading for _, of_block in read for reading in of_block)
    _not_in_plan(table, columns, findings)
    if reporter is None or (needs_period and period is None):
        return TableReading(columns, reporter, figures, readings, ())
    area = reporter
    if any(not figure.meaning.subject and figure.stored for figure in figures):
        area = area_of(table, names, reporter, several, findings)
        if not area:
            return TableReading(columns, reporter, figures, readings, ())
    findings.issues.extend(identities.against_plan(figures, names.plan, area))
    treasury, preliminary = context.by_treasury(table), context.preliminary_at(table)
    heads = TableHeads(names.plan, columns.layout, reporter, area, period, place, treasury, preliminary)
    reports = reports_of(table.sheet, figures, heads, findings)
    _others_figures(reports, reporter, names, findings)
    return TableReading(columns, reporter, figures, readings, reports)


def _figures(
    table: FoundTable, columns: Columns, names: PlanNames, when: tuple[Period | None, Place], findings: Findings
) -> tuple[tuple[ReadFigure, ...], tuple[ColumnReading, ...]]:
    """The figures of one block of a table, and how its columns were understood."""
    table = _with_rows_beyond(table, columns, findings)
    lines = Keys(table, columns, names, findings).lines()
    columns = with_the_titles_subject(table, columns, lines, names, findings)
    columns = with_years(columns, table, lines, names, findings)
    columns = among_each_other(table, columns, lines, names, findings)
    unit = money_unit(table, columns, lines, names, findings)
    figures = figures_of(table, columns, lines, Measures(names.plan, unit), findings)
    findings.issues.extend(identities.table_notes(table, columns, lines, figures, names.plan))
    return figures, tuple(explained(table, columns, figures, names.plan, unit, when))


def _needs_period(columns: Columns) -> bool:
    """Whether neither its rows nor its columns say when its figures were so."""
    return not columns.of_axis(Axis.PERIOD) and not all(columns.meanings[c].period for c in columns.stored)


def _compared(columns: Columns) -> bool:
    """Whether some column holds figures of a known role, though none that is kept: a plan, a rate, last year's."""
    return any(meaning.role is not None and meaning.axis is None for meaning in columns.meanings.values())


def _with_rows_beyond(table: FoundTable, columns: Columns, findings: Findings) -> FoundTable:
    """The table with those rows of figures below its signatures that somebody says belong to it."""
    kept = list[TableLine]()
    for row in table.beyond:
        if not any((cell := table.sheet.at(row, column)) and is_figure(cell) for column in columns.stored):
            continue
        place = table.sheet.place(row, table.headings[0].column)
        if findings.ask(IssueCode.ROW_LEFT_OUT, place, "—", (Choice("read"), Choice(LEAVE_OUT)), row=row) == "read":
            number = table.sheet.at(row, table.numbering) if table.numbering else None
            kept.append(TableLine(row, number.shown if number else ""))
    return replace(table, lines=(*table.lines, *kept))


def _not_in_plan(table: FoundTable, columns: Columns, findings: Findings) -> None:
    for heading in table.headings:
        if name := columns.not_planned.get(heading.column):
            findings.add(IssueCode.NOT_IN_PLAN, heading.place, heading.text, name=name)


def _others_figures(reports: tuple[TableReport, ...], reporter: str, names: PlanNames, findings: Findings) -> None:
    """Figures of other units are errors, unless the reporter consolidates those of the whole area."""
    if context.consolidates(reporter, names.plan):
        return
    for table_report in reports:
        for row in table_report.report.rows:
            if row.subject != reporter:
                name = names.plan.unit_by_code[row.subject].name
                findings.add(IssueCode.NOT_EXPECTED, row.cells.place("subject"), name, name=name)
