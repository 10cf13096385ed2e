"""How each column of a table was understood, and by which words: shown before anything is sent."""

from collections.abc import Iterator

from dashboard.domain.issues import Place, column_letters
from dashboard.domain.messages import FigureKind, Named
from dashboard.domain.money import MoneyUnit
from dashboard.domain.periods import Period
from dashboard.domain.plan.plan import Plan
from dashboard.importing.cell_text.measure_words import PERCENT
from dashboard.importing.examination import ColumnReading
from dashboard.importing.findings import Findings
from dashboard.importing.layouts.foreign import Axis, Meaning
from dashboard.importing.tables import context
from dashboard.importing.tables.figures import ReadFigure
from dashboard.importing.tables.found_table import FoundTable
from dashboard.importing.tables.headers import Heading
from dashboard.importing.tables.headings import Columns
from dashboard.importing.tables.measured import Measured

_NAMING = (Axis.UNIT, Axis.INDICATOR, Axis.PROJECT, Axis.ITEM, Axis.PERIOD, Axis.GROUP, Axis.FUND)


def explained(
    table: FoundTable,
    columns: Columns,
    figures: tuple[ReadFigure, ...],
    plan: Plan,
    unit: MoneyUnit | None,
    when: tuple[Period | None, Place],
) -> Iterator[ColumnReading]:
    """One reading of each column of figures of a table or of one of its blocks; `when` is what the heads say of the period."""
    measured = Measured(table, columns, plan, Findings())  # its questions have been asked
    by_column: dict[int, list[ReadFigure]] = {}
    for figure in figures:
        by_column.setdefault(figure.cell.column, []).append(figure)
    names_in = tuple(column_letters(c) for axis in _NAMING for c in columns.of_axis(axis))
    for heading in table.headings:
        meaning = columns.meanings.get(heading.column)
        if meaning is None or meaning.role is None or meaning.axis is not None:
            continue
        own = by_column.get(heading.column, [])
        measure, measure_from = _measure(table, columns, heading, own, measured, unit)
        period, period_from = (meaning.period, heading.place) if meaning.period else when
        yield ColumnReading(
            place=heading.place,
            column=column_letters(heading.column),
            title=heading.text,
            role=meaning.role.value,
            about=_about(meaning, own, plan),
            measure=measure,
            measure_from=measure_from,
            period=None if columns.of_axis(Axis.PERIOD) and not meaning.period else period,
            period_from=period_from if period else None,
            names_in=names_in,
            kept=sum(figure.stored and (figure.amount is not None or figure.absence is not None) for figure in own),
        )


def _about(meaning: Meaning, figures: list[ReadFigure], plan: Plan) -> tuple[Named, ...]:
    """What the column speaks of; where its rows say it, and all say the same, what they say."""
    of_rows = {figure.meaning.indicators for figure in figures if figure.stored}
    projects = {figure.meaning.project for figure in figures if figure.stored and figure.meaning.project}
    codes = meaning.indicators or (of_rows.pop() if len(of_rows) == 1 else ())
    project = meaning.project or (projects.pop() if len(projects) == 1 else "")
    names = [Named(plan.indicator_by_code[code].label, plan.indicator_by_code[code].name_en) for code in codes]
    if project:
        names.append(Named(plan.project_by_code[project].short_name or plan.project_by_code[project].name))
    if meaning.fund:
        names.append(Named(plan.fund_by_code[meaning.fund].name))
    if meaning.subject:
        names.append(Named(plan.unit_by_code[meaning.subject].name))
    return tuple(names)


def _measure(
    table: FoundTable,
    columns: Columns,
    heading: Heading,
    figures: list[ReadFigure],
    measured: Measured,
    unit: MoneyUnit | None,
) -> tuple[str, Place | None]:
    """What its figures are counted in, and the place that says so; None where the plan does."""
    kinds = {figure.kind for figure in figures}
    if kinds == {FigureKind.SHARE}:
        return PERCENT, None
    if kinds == {FigureKind.MONEY}:
        own = columns.money_units.get(heading.column)
        named, place = context.money_unit_of(table)
        if own is not None:
            return own.value, heading.place
        return (unit.value, place if named is unit else None) if unit else ("", None)
    if columns.of_axis(Axis.MEASURE):
        return "", None
    written = measured.written(0, heading, figures[0].meaning if figures else Meaning())
    if written is not None:
        return written.word.text.strip(), written.place
    codes = {code for indicators in {f.meaning.indicators for f in figures} for code in indicators}
    units = {measured.plan.indicator_by_code[code].unit_of_measure for code in codes}
    return (units.pop() if len(units) == 1 else ""), None
