"""A workbook of tables that an office made itself: each found, understood, asked about, and turned into reports."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from dashboard.domain.calendar import judging_day
from dashboard.domain.issues import Choice, IssueCode, Place, Severity
from dashboard.domain.messages import Figure, Message, Named
from dashboard.domain.money import MoneyUnit
from dashboard.domain.snapshot import Snapshot
from dashboard.importing.examination import Catalogue, Change, Examination, Hints, Reading
from dashboard.importing.examine_report import change_from
from dashboard.importing.findings import Findings
from dashboard.importing.known import Known
from dashboard.importing.layouts.foreign import Axis, Meaning, Part, Role, Years
from dashboard.importing.layouts.report import MoneyRow, ResultRow
from dashboard.importing.names import UnitNames
from dashboard.importing.tables import context, identities
from dashboard.importing.tables.figures import Measures, ReadFigure, figures_of
from dashboard.importing.tables.found_table import FoundTable, Heading, is_figure, table_on
from dashboard.importing.tables.headings import ANY_LAYOUT, Columns, columns_of
from dashboard.importing.tables.keys import LEAVE_OUT, KeyedLine, Keys, foreign_units, guessed_axes
from dashboard.importing.tables.plan_names import PlanNames
from dashboard.importing.tables.reports import Sent, TableReport, joined, reports_of
from dashboard.importing.workbook import Workbook

MOST_READINGS = 5_000  # cells of one table that a person is shown one by one


@dataclass(frozen=True)
class _Read:
    """One table, read as far as it can be."""

    columns: Columns
    reporter: str | None
    figures: tuple[ReadFigure, ...]
    reports: tuple[TableReport, ...]


def examine_tables(
    workbook: Workbook, catalogue: Catalogue, today: date, hints: Hints, findings: Findings, found: Examination
) -> Examination:
    """The examination of a workbook that follows none of our own layouts."""
    tables = [table for sheet in workbook.sheets if sheet.visible and (table := table_on(sheet))]
    if not tables:
        sheets = ", ".join(sheet.name for sheet in workbook.sheets)
        findings.add(IssueCode.UNKNOWN_LAYOUT, Place(workbook.sheets[0].name if workbook.sheets else ""), sheets)
        return found
    snapshot = _snapshot(tables, catalogue, hints, findings)
    if snapshot is None:
        return found
    findings.memory = catalogue.said_before(snapshot.plan.programme.code)
    names = PlanNames(snapshot.plan)
    read = [_read(table, names, hints, findings) for table in tables]
    understood = [one for one in read if one is not None]
    if not understood:
        findings.add(IssueCode.UNKNOWN_LAYOUT, Place(tables[0].sheet.name), ", ".join(t.sheet.name for t in tables))
        return replace(found, programme=snapshot.plan.programme.code, year=snapshot.plan.year)
    known = {table.sheet.name for table, one in zip(tables, read, strict=True) if one is not None}
    for sheet in workbook.sheets:
        if sheet.visible and sheet.cells and sheet.name not in known:
            findings.add(IssueCode.UNKNOWN_SHEET, Place(sheet.name), sheet.name)
    return _proposed(understood, snapshot, judging_day(snapshot.plan, today), findings, found)


def _snapshot(tables: list[FoundTable], catalogue: Catalogue, hints: Hints, findings: Findings) -> Snapshot | None:
    """The plan that the tables are read against: of the year that they speak of, else the newest."""
    codes = catalogue.codes()
    here = Place(tables[0].sheet.name)
    programme = hints.programme or (codes[0] if len(codes) == 1 else _named_by_the_heads(tables, catalogue))
    if programme not in codes:
        findings.add(IssueCode.UNKNOWN_PROGRAMME, here, programme, known=", ".join(codes) or "—")
        return None
    said = hints.period or next((p.said.period for table in tables for p in context.periods_of(table, None)), None)
    newest = catalogue.newest_year(programme)
    snapshot = catalogue.snapshot(programme, said.year if said else newest or 0)
    if snapshot is None and said is not None:
        findings.add(IssueCode.OUTSIDE_PLAN_YEAR, here, said.code, year=str(said.year))
    return snapshot


def _named_by_the_heads(tables: list[FoundTable], catalogue: Catalogue) -> str:
    """Of several programmes the one whose units the heads of the sheets name, where no other one's are named as well."""
    heads = {line for table in tables for cell in table.titles for line in str(cell.value).splitlines()}
    named: dict[str, int] = {}
    for code in catalogue.codes():
        snapshot = catalogue.snapshot(code, catalogue.newest_year(code) or 0)
        if snapshot is not None:
            units = UnitNames(snapshot.plan.units)
            named[code] = len({unit.code for head in heads if (unit := units.find(head))})
    most = max(named.values(), default=0)
    best = [code for code, count in named.items() if count == most]
    return best[0] if most and len(best) == 1 else ""


# -- one table -------------------------------------------------------------------------------------------------------------


def _read(table: FoundTable, names: PlanNames, hints: Hints, findings: Findings) -> _Read | None:
    """One table; None where it is none that we know anything of."""
    columns = columns_of(table, names)
    columns = replace(columns, meanings=columns.meanings | guessed_axes(table, columns, names))
    if not columns.keyed:
        return None
    if other := foreign_units(table, columns, names):
        place = table.sheet.place(other.row, other.column)
        findings.add(IssueCode.UNITS_OF_ANOTHER_PLACE, place, other.shown, office=names.plan.programme.office)
        return _Read(columns, None, (), ())
    questions = len(findings.issues)
    columns = _settled(table, columns, names, findings)
    if not columns.stored:
        return _Read(columns, None, (), ()) if len(findings.issues) > questions else None
    reporter = context.reporter_of(table, names, hints, findings)
    needs_period = not columns.of_axis(Axis.PERIOD) and not all(
        columns.meanings[column].period for column in columns.stored
    )
    period, place = (
        context.period_of(table, names.plan, hints, findings) if needs_period else (None, Place(table.sheet.name))
    )
    lines = Keys(table, columns, names, findings).lines()
    columns = _with_the_titles_indicator(table, columns, lines, names, findings)
    unit = _money_unit(table, columns, lines, names, findings)
    figures = figures_of(table, columns, lines, Measures(names.plan, unit), findings)
    findings.issues.extend(identities.table_notes(table, columns, lines, figures, names.plan))
    _not_in_plan(table, columns, findings)
    if reporter is None or (needs_period and period is None):
        return _Read(columns, reporter, figures, ())
    area = names.plan.root if context.consolidates(reporter, names.plan) else reporter
    sent = Sent(names.plan, columns.layout, reporter, area, period, place)
    reports = reports_of(table.sheet, figures, sent, findings)
    _others_figures(reports, reporter, names, findings)
    return _Read(columns, reporter, figures, reports)


def _settled(table: FoundTable, columns: Columns, names: PlanNames, findings: Findings) -> Columns:
    """The columns whose meaning only a person can say, as said; titles that no known layout has are notes."""
    meanings = dict(columns.meanings)
    for heading in table.headings:
        meaning = meanings.get(heading.column)
        if meaning is not None and meaning.role is Role.CUMULATIVE_OR_ESTIMATE:
            meanings[heading.column] = _cumulative_or_estimate(heading, meaning, findings)
    for heading in columns.unknown:
        if heading.column in meanings or not _has_figures(table, heading):
            continue
        if columns.layout is not ANY_LAYOUT:
            findings.add(IssueCode.UNKNOWN_COLUMN, heading.place, heading.text)
            continue
        said = _which_column(heading, names, findings)
        if said is not None:
            meanings[heading.column] = said
    return replace(columns, meanings=meanings)


def _cumulative_or_estimate(heading: Heading, meaning: Meaning, findings: Findings) -> Meaning:
    choices = (Choice("cumulative"), Choice("estimate"), Choice(LEAVE_OUT))
    said = findings.ask(IssueCode.CUMULATIVE_OR_ESTIMATE, heading.place, heading.path[-1], choices)
    role = {"cumulative": Role.CUMULATIVE, "estimate": Role.ESTIMATE, LEAVE_OUT: Role.CHECK}.get(said or "")
    return meaning._replace(role=role) if role else meaning


def _has_figures(table: FoundTable, heading: Heading) -> bool:
    return any(
        (cell := table.sheet.at(line.row, heading.column)) is not None and is_figure(cell) for line in table.lines
    )


def _which_column(heading: Heading, names: PlanNames, findings: Findings) -> Meaning | None:
    """What a person says an unknown column holds: an indicator or a part of it, money paid, or nothing to keep."""
    meanings: dict[str, Meaning] = {}
    choices = []
    for indicator in names.likely_indicators(heading.text):
        parts = (Part.NUMERATOR, Part.DENOMINATOR) if indicator.has_parts else (Part.VALUE,)
        for part in parts:
            code = f"{part.value}:{indicator.code}"
            meanings[code] = Meaning(role=Role.ACTUAL, indicators=(indicator.code,), part=part)
            choices.append(
                Choice(code, {"name": Named(indicator.name, indicator.name_en), "part": Message(f"part.{part.value}")})
            )
    meanings["paid"] = Meaning(role=Role.CUMULATIVE, years=Years.OWN)
    choices += [Choice("paid"), Choice(LEAVE_OUT)]
    said = findings.ask(IssueCode.WHICH_COLUMN, heading.place, heading.text, tuple(choices))
    return meanings.get(said or "")


def _with_the_titles_indicator(
    table: FoundTable, columns: Columns, lines: tuple[KeyedLine, ...], names: PlanNames, findings: Findings
) -> Columns:
    """Of a table of units over months the indicator stands in the title, or is asked once."""
    stored = [columns.meanings[column] for column in columns.stored]
    by_row = any(line.meaning.indicators or line.meaning.project for line in lines)
    bare = [c for c in columns.stored if not columns.meanings[c].indicators and not columns.meanings[c].project]
    if by_row or columns.layout is not ANY_LAYOUT or not bare or any(m.indicators for m in stored):
        return columns
    place = table.sheet.place(table.titles[0].row, table.titles[0].column) if table.titles else Place(table.sheet.name)
    titles = [str(cell.value) for cell in table.titles]
    code = names.indicator_within(titles)
    if not code:
        choices = tuple(
            Choice(i.code, {"name": Named(i.name, i.name_en)}) for i in names.likely_indicators(" ".join(titles))
        )
        said = findings.ask(
            IssueCode.WHICH_INDICATOR, place, titles[-1] if titles else "", (*choices, Choice(LEAVE_OUT))
        )
        code = said if said and said != LEAVE_OUT else ""
    if not code:
        return columns
    meanings = {
        column: meaning._replace(indicators=(code,)) if column in bare else meaning
        for column, meaning in columns.meanings.items()
    }
    return replace(columns, meanings=meanings)


def _money_unit(
    table: FoundTable, columns: Columns, lines: tuple[KeyedLine, ...], names: PlanNames, findings: Findings
) -> MoneyUnit | None:
    """The unit that the titles name, unless the plan's own amounts say otherwise; by the plan, or asked, where none does."""
    money = columns.layout.money or any(line.meaning.project for line in lines)
    if not money:
        return None
    said, place = context.money_unit_of(table)
    numbers = list(_planned_numbers(table, columns, lines))
    by_plan = identities.money_unit_by_plan(numbers, names.plan)
    if said and (not by_plan or said in by_plan):
        return said
    if said is None and columns.money_units.keys() >= set(columns.stored):
        return None  # every column names its own
    if said is None and len(by_plan) == 1:
        unit = by_plan.pop()
        findings.add(IssueCode.READ_BY_THE_PLAN, place, "", value=unit)
        return unit
    choices = tuple(Choice(unit.name.lower(), {"unit": unit}) for unit in MoneyUnit)
    chosen = findings.ask(
        IssueCode.WHICH_MONEY_UNIT, place, said.value if said else "", choices, sheet=table.sheet.name
    )
    return MoneyUnit[chosen.upper()] if chosen else None


def _planned_numbers(
    table: FoundTable, columns: Columns, lines: tuple[KeyedLine, ...]
) -> Iterator[tuple[Meaning, Decimal]]:
    for column, meaning in columns.meanings.items():
        if meaning.role is Role.PLANNED and meaning.years is Years.OWN:
            for line in lines:
                cell = table.sheet.at(line.line.row, column)
                if cell and isinstance(cell.value, Decimal) and line.meaning.project:
                    yield meaning.over(line.meaning), cell.value / cell.scale


def _not_in_plan(table: FoundTable, columns: Columns, findings: Findings) -> None:
    for heading in table.headings:
        if name := columns.not_planned.get(heading.column):
            findings.add(IssueCode.NOT_IN_PLAN, heading.place, heading.text, name=name)


def _others_figures(reports: tuple[TableReport, ...], reporter: str, names: PlanNames, findings: Findings) -> None:
    """A commune speaks for itself; only who answers for the whole area may send figures of others."""
    if context.consolidates(reporter, names.plan):
        return
    for made in reports:
        rows: tuple[ResultRow | MoneyRow, ...] = (*made.report.results, *made.report.money)
        for row in rows:
            if row.subject != reporter:
                name = names.plan.unit_by_code[row.subject].name
                findings.add(IssueCode.NOT_EXPECTED, row.row.place("subject"), name, name=name)


# -- what they would change ------------------------------------------------------------------------------------------------


def _proposed(read: list[_Read], snapshot: Snapshot, day: date, findings: Findings, found: Examination) -> Examination:
    plan = snapshot.plan
    reporter = next((one.reporter for one in read if one.reporter), None)
    readings = tuple(_reading(figure) for one in read for figure in one.figures[:MOST_READINGS])
    made = joined(report for one in read for report in one.reports)
    layout = read[0].columns.layout.key
    found = replace(
        found, layout=layout, programme=plan.programme.code, year=plan.year, unit=reporter, readings=readings
    )
    changes, preview = [], list[Change]()
    for one in made:
        about = one.report.about
        if one.period.year != plan.year:
            findings.add(
                IssueCode.OUTSIDE_PLAN_YEAR, about.row.place("period"), one.period.code, year=str(one.period.year)
            )
            continue
        if one.period.begin > day:
            findings.add(
                IssueCode.FUTURE_PERIOD, about.row.place("period"), one.period.code, period=one.period, today=day
            )
        change, lines = change_from(one.report, Known(snapshot, about.unit, one.period), one.form, day, findings)
        changes.append(change)
        preview += lines
    if not changes:
        if all(issue.severity is Severity.NOTE for issue in findings.issues):
            findings.add(
                IssueCode.NOTHING_TO_STORE, Place(read[0].figures[0].place.container if read[0].figures else "")
            )
        return found
    first = changes[-1]
    return replace(
        found, form=first.form, period=first.period, proposal=first, further=tuple(changes[:-1]), preview=tuple(preview)
    )


def _reading(figure: ReadFigure) -> Reading:
    amount = None if figure.amount is None else Figure(figure.amount, figure.kind, places=6)
    return Reading(
        place=figure.place,
        written=figure.cell.shown,
        number=figure.number,
        read_as=amount,
        absence=figure.absence,
        estimate=figure.estimate,
        row=figure.row.name,
        column=figure.title,
        role=figure.meaning.role.value if figure.meaning.role else "",
        kept=figure.stored and (figure.amount is not None or figure.absence is not None),
    )
