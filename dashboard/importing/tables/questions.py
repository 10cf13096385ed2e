"""Questions about a whole table, each asked once: the meaning of a column, the indicator, the unit of money."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from dashboard.domain.issues import Choice, IssueCode, Place, column_letters
from dashboard.domain.messages import Named
from dashboard.domain.money import MoneyUnit
from dashboard.importing.cell_text.measure_words import measure_word
from dashboard.importing.cell_text.numbers import spelling
from dashboard.importing.files.workbook import CellKind, FileCell
from dashboard.importing.findings import Findings
from dashboard.importing.layouts.foreign import Axis, Meaning, Part, Role, Years
from dashboard.importing.tables import context, identities
from dashboard.importing.tables.found_table import FoundTable
from dashboard.importing.tables.headers import Heading, is_figure
from dashboard.importing.tables.headings import ANY_LAYOUT, Columns
from dashboard.importing.tables.keys import KeyedLine
from dashboard.importing.tables.name_questions import LEAVE_OUT, named
from dashboard.importing.tables.plan_names import PlanNames

_PAID = (Role.CUMULATIVE, Role.ACTUAL, Role.IN_PERIOD)
NEAR = 30  # columns to the right of a table in which figures may belong to it


def settled(table: FoundTable, columns: Columns, names: PlanNames, findings: Findings) -> Columns:
    """The columns whose meaning only a person can say, as said; titles that no known layout has are notes."""
    meanings = dict(columns.meanings)
    for heading in table.headings:
        meaning = meanings.get(heading.column)
        if meaning is not None and meaning.role is Role.CUMULATIVE_OR_ESTIMATE:
            meanings[heading.column] = _cumulative_or_estimate(heading, meaning, findings)
    _untitled(table, findings)
    for heading in columns.unknown:
        if heading.column in meanings or not _has_figures(table, heading):
            continue
        if columns.layout is not ANY_LAYOUT:
            findings.add(IssueCode.UNKNOWN_COLUMN, heading.place, heading.text)
            continue
        answer = which_column(table, heading, columns, names, findings)
        if answer is not None:
            meanings[heading.column] = answer
    for heading in table.headings:  # money, a source or a part, but planned or paid?
        meaning = meanings.get(heading.column)
        if meaning and meaning.role is None and meaning.axis is None and _has_figures(table, heading):
            answer = which_column(table, heading, columns, names, findings)
            meanings[heading.column] = (answer or Meaning(role=Role.CHECK)).over(meaning)
    return replace(columns, meanings=meanings)


def _untitled(table: FoundTable, findings: Findings) -> None:
    """Say which columns hold figures that nobody titled: they are not read."""
    rows = {line.row for line in table.lines}
    first, last = table.headings[0].column, table.headings[-1].column
    near = frozenset(range(first + 1, last + NEAR)) - table.titled
    loose: dict[int, FileCell] = {}
    for (row, column), cell in table.sheet.cells.items():
        if column in near and row in rows:
            loose.setdefault(column, cell)
    for cell in loose.values():
        if is_figure(cell):
            place = table.sheet.place(cell.row, cell.column)
            findings.add(IssueCode.UNTITLED_COLUMN, place, cell.shown, column=column_letters(cell.column))


def _cumulative_or_estimate(heading: Heading, meaning: Meaning, findings: Findings) -> Meaning:
    choices = (Choice("cumulative"), Choice("estimate"), Choice(LEAVE_OUT))
    answer = findings.ask(IssueCode.CUMULATIVE_OR_ESTIMATE, heading.place, heading.path[-1], choices)
    role = {"cumulative": Role.CUMULATIVE, "estimate": Role.ESTIMATE, LEAVE_OUT: Role.CHECK}.get(answer or "")
    return meaning._replace(role=role) if role else meaning


def _has_figures(table: FoundTable, heading: Heading) -> bool:
    return any(
        (cell := table.sheet.at(line.row, heading.column)) is not None and is_figure(cell) for line in table.lines
    )


_ROLES = (Role.CUMULATIVE, Role.IN_PERIOD, Role.ESTIMATE, Role.PLANNED, Role.LAST_YEAR)


def which_column(
    table: FoundTable, heading: Heading, columns: Columns, names: PlanNames, findings: Findings
) -> Meaning | None:  # fmt: skip
    """What a person says an unknown column holds: an indicator or a part of it, money paid, a role, or nothing to keep.

    Where the rows name what the figures are of, a column most likely says when or whether planned: those choices come first.
    """
    meanings: dict[str, Meaning] = {}
    of_indicators, roles = [], []
    for indicator in names.likely_indicators(heading.text):
        parts = (Part.NUMERATOR, Part.DENOMINATOR) if indicator.has_parts else (Part.VALUE,)
        for part in parts:
            code = f"{part.value}:{indicator.code}"
            meanings[code] = Meaning(role=Role.ACTUAL, indicators=(indicator.code,), part=part)
            of_indicators.append(Choice(code, {"name": Named(indicator.name, indicator.name_en), "part": part}))
    for role in _ROLES:
        meanings[f"role:{role.value}"] = Meaning(role=role)
        roles.append(Choice(f"role:{role.value}"))
    meanings["paid"] = Meaning(role=Role.CUMULATIVE, years=Years.OWN)
    named = any(columns.of_axis(axis) for axis in (Axis.INDICATOR, Axis.PROJECT, Axis.ITEM))
    offered = (*roles, *of_indicators) if named else (*of_indicators, *roles)
    choices = (*offered, Choice("paid"), Choice(LEAVE_OUT))
    subject, column = context.subject_of(table), heading.text
    answer = findings.ask_of_table(IssueCode.WHICH_COLUMN, heading.place, column, choices, subject, column)
    return meanings.get(answer or "")


def with_the_titles_subject(
    table: FoundTable, columns: Columns, lines: tuple[KeyedLine, ...], names: PlanNames, findings: Findings
) -> Columns:
    """What neither rows nor columns name stands in the title, or is asked once: the indicator, or the project of money."""
    if columns.layout is not ANY_LAYOUT:
        return columns
    meanings = dict(columns.meanings)
    by_row = Meaning(
        indicators=next((line.meaning.indicators for line in lines if line.meaning.indicators), ()),
        project=next((line.meaning.project for line in lines if line.meaning.project), ""),
    )
    bare = [c for c in columns.stored if not meanings[c].indicators and not meanings[c].project]
    paid = [c for c in bare if meanings[c].money]
    counted = [c for c in bare if not meanings[c].money]
    if paid and not by_row.project:
        project = names.project_within(_titles(table)) or _asked_project(table, names, findings)
        of_money = [c for c, m in meanings.items() if m.money and not m.project and not m.indicators]
        meanings |= {c: meanings[c]._replace(project=project) for c in of_money}
    if counted and not by_row.indicators and not by_row.project:
        if any(meanings[c].indicators for c in columns.stored):  # the others say theirs: these have to as well
            for column in counted:
                answer = which_column(table, _heading(table, column), columns, names, findings)
                meanings[column] = (answer or Meaning(role=Role.CHECK)).over(meanings[column]._replace(role=None))
        else:
            code = names.indicator_within(_titles(table)) or _asked_indicator(table, names, findings)
            meanings |= {c: meanings[c]._replace(indicators=(code,)) for c in counted if code}
    return replace(columns, meanings=meanings)


def _heading(table: FoundTable, column: int) -> Heading:
    return next(heading for heading in table.headings if heading.column == column)


def _titles(table: FoundTable) -> list[str]:
    return [str(cell.value) for cell in table.titles]


def _title_place(table: FoundTable) -> tuple[Place, str]:
    """The last title before the table that is neither a period nor a unit of measure: there its subject usually stands."""
    if not table.titles:
        return Place(table.sheet.name), ""
    last = next((c for c in reversed(table.titles) if context.told_by(str(c.value))), table.titles[-1])
    return table.sheet.place(last.row, last.column), str(last.value)


def _asked_indicator(table: FoundTable, names: PlanNames, findings: Findings) -> str:
    place, title = _title_place(table)
    likely = names.likely_indicators(" ".join(_titles(table)))
    choices = (*named(likely), Choice(LEAVE_OUT))
    answer = findings.ask_of_table(IssueCode.WHICH_INDICATOR, place, title, choices, context.subject_of(table))
    return answer if answer and answer != LEAVE_OUT else ""


def _asked_project(table: FoundTable, names: PlanNames, findings: Findings) -> str:
    place, title = _title_place(table)
    likely = names.likely_projects(" ".join(_titles(table)))
    choices = (*named(likely), Choice(LEAVE_OUT))
    answer = findings.ask_of_table(IssueCode.WHICH_PROJECT, place, title, choices, context.subject_of(table))
    return answer if answer and answer != LEAVE_OUT else ""


def with_years(
    columns: Columns, table: FoundTable, lines: tuple[KeyedLine, ...], names: PlanNames, findings: Findings
) -> Columns:
    """Whether columns of paid money speak of this year's alone, where earlier years' was carried over and nobody says so.

    A rate or a remainder that follows from the allocation beside it says it: what was paid is of that allocation.
    """
    plan = names.plan
    paid = {
        c: m
        for c, m in columns.meanings.items()
        if m.role in _PAID and m.axis is None and (m.money or columns.layout.money)
    }
    if not paid or any(m.years in (Years.OWN, Years.CARRIED) for m in paid.values()):
        return columns
    if not any(a.budget_year != plan.year for a in plan.allocations):
        return columns
    column = min(paid)
    if identities.follows_from_allocation(table, columns, lines, column):
        return replace(columns, meanings=columns.meanings | {c: m._replace(years=Years.OWN) for c, m in paid.items()})
    heading = _heading(table, column)
    answer = findings.ask(IssueCode.WHICH_YEARS, heading.place, heading.text, (Choice("own"), Choice("all")))
    if answer is None:
        return columns
    answered = {"own": Meaning(years=Years.OWN), "all": Meaning(years=Years.ALL, role=Role.CHECK)}[answer]
    return replace(columns, meanings=columns.meanings | {c: answered.over(m) for c, m in paid.items()})


def money_unit(
    table: FoundTable, columns: Columns, lines: tuple[KeyedLine, ...], names: PlanNames, findings: Findings
) -> MoneyUnit | None:
    """The unit that the titles name, unless the plan's own amounts say otherwise; by the plan, or asked, where none does."""
    money = columns.layout.money or any(line.meaning.project for line in lines)
    money = money or any(meaning.money for meaning in columns.meanings.values())
    if not money:
        return None
    if _measured_by_row(table, columns, lines) or _measured_by_cell(table, columns):
        return None
    named_unit, place = context.money_unit_of(table)
    numbers = list(_planned_numbers(table, columns, lines))
    by_plan = identities.money_unit_by_plan(numbers, names.plan)
    if named_unit and (not by_plan or named_unit in by_plan):
        return named_unit
    if named_unit is None and columns.money_units.keys() >= set(columns.stored):
        return None  # every column names its own
    if named_unit is None and len(by_plan) == 1:
        unit = by_plan.pop()
        findings.add(IssueCode.READ_BY_THE_PLAN, place, "", value=unit)
        return unit
    choices = tuple(Choice(unit.name.lower(), {"unit": unit}) for unit in MoneyUnit)
    chosen = findings.ask(
        IssueCode.WHICH_MONEY_UNIT, place, named_unit.value if named_unit else "", choices, sheet=table.sheet.name
    )
    return MoneyUnit[chosen.upper()] if chosen else None


def _measured_by_row(table: FoundTable, columns: Columns, lines: tuple[KeyedLine, ...]) -> bool:
    """Whether every row of money says in its column "ĐVT" what it is counted in."""
    rows = [line.line.row for line in lines if line.meaning.project]
    words = [
        measure_word(cell.shown) if (cell := table.sheet.at(row, column)) else None
        for column in columns.of_axis(Axis.MEASURE) for row in rows
    ]  # fmt: skip
    return bool(words) and all(word is not None and word.is_money for word in words)


def _measured_by_cell(table: FoundTable, columns: Columns) -> bool:
    """Whether every amount that is kept says itself what it is counted in: "1.621,75 triệu đồng"."""
    kept = [c for c in columns.stored if columns.layout.money or columns.meanings[c].money]
    cells = [cell for line in table.lines for c in kept if (cell := table.sheet.at(line.row, c)) and is_figure(cell)]
    read = [spelling(str(cell.value)) if cell.kind is CellKind.TEXT else None for cell in cells]
    return bool(read) and all(number is not None and number.unit is not None for number in read)


def _planned_numbers(
    table: FoundTable, columns: Columns, lines: tuple[KeyedLine, ...]
) -> Iterator[tuple[Meaning, Decimal]]:
    for column, meaning in columns.meanings.items():
        if meaning.role is Role.PLANNED and meaning.years is Years.OWN:
            for line in lines:
                cell = table.sheet.at(line.line.row, column)
                if cell and isinstance(cell.value, Decimal) and (line.meaning.project or meaning.project):
                    yield meaning.over(line.meaning), cell.value / cell.scale
