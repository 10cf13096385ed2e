"""What the names in a table's cells say of the whole table: of which place it is, and what its untitled columns name."""

from dashboard.importing.cell_text.measure_words import measure_word
from dashboard.importing.files.workbook import CellKind, FileCell
from dashboard.importing.findings import clean
from dashboard.importing.layouts.foreign import Axis, Meaning
from dashboard.importing.tables.found_table import FoundTable
from dashboard.importing.tables.headers import is_figure
from dashboard.importing.tables.headings import Columns
from dashboard.importing.tables.plan_names import PlanNames
from dashboard.importing.tables.totals import is_total

SEVERAL = 3  # names of units from which none known is no slip


def foreign_units(table: FoundTable, columns: Columns, names: PlanNames) -> FileCell | None:
    """The first cell that names a unit, where there are several and the plan knows none of them: a table of another place."""
    named: dict[str, FileCell] = {}
    find, texts = table.sheet.cells.get, set[object]()
    for column in columns.of_axis(Axis.UNIT):
        for line in table.lines:
            cell = find((line.row, column))
            if cell is not None and cell.value not in texts:
                named.setdefault(cell.shown, cell)
                if isinstance(cell.value, str):  # of thousands of rows most name what others named
                    texts.add(cell.value)
    others = [cell for text, cell in named.items() if not is_total(clean(text))]
    if len(others) < SEVERAL or any(names.unit(clean(cell.shown)) for cell in others):
        return None
    return others[0]


def guessed_axes(table: FoundTable, columns: Columns, names: PlanNames) -> dict[int, Meaning]:
    """Columns without a telling title whose cells name units, indicators or projects: most of a sample must."""
    axes: dict[int, Meaning] = {}
    for column in (*(heading.column for heading in columns.unknown), *_untitled(table)):
        texts = [
            clean(cell.shown)
            for line in table.lines[:200]
            if (cell := table.sheet.at(line.row, column)) and cell.kind is CellKind.TEXT and not is_figure(cell)
        ]
        for axis, finder in ((Axis.UNIT, names.unit), (Axis.INDICATOR, names.indicator), (Axis.PROJECT, names.project)):
            if texts and sum(bool(finder(text)) for text in texts) * 2 > len(texts):
                axes[column] = Meaning(axis=axis)
                break
    return axes


def measures_under_unit(table: FoundTable, columns: Columns, names: PlanNames) -> dict[int, Meaning]:
    """Columns titled "Đơn vị" that hold units of measure (người, %, triệu đồng), and not one name of a unit."""
    axes: dict[int, Meaning] = {}
    for column in columns.of_axis(Axis.UNIT):
        written = {cell.shown for line in table.lines if (cell := table.sheet.at(line.row, column))}
        texts = set(map(clean, written))
        words = map(measure_word, texts)
        if texts and all(word is not None and word.is_usual for word in words) and not any(map(names.unit, texts)):
            axes[column] = Meaning(axis=Axis.MEASURE)
    return axes


def _untitled(table: FoundTable) -> list[int]:
    """Columns of the table, from its first to its last title, that have none: a list of names often has no title."""
    first, last = table.headings[0].column, table.headings[-1].column
    return [column for column in range(max(1, first - 1), last) if column not in table.titled]
