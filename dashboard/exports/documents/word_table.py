"""A table of a view as a table of Word: heads repeated on every page, figures right, widths by what stands in the columns."""

from math import sqrt
from typing import Any

from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Emu, Pt

from dashboard.exports.documents.word_parts import clean
from dashboard.views.cell import Cell
from dashboard.views.table import Table, TableColumn

_BOLD = ("total", "expected")  # looks of rows that stand out
_LEAST = 4.0  # letters of the narrowest column
_SENTENCE = 2.2  # letters of room for a text, times the root of its length


def add_table(into: Any, table: Table, size: float) -> Any:
    """The table at the end of the document, as wide as the text of its section; a table without rows is its heads alone."""
    section = into.sections[-1]
    room = section.page_width - section.left_margin - section.right_margin
    columns = table.columns
    made = into.add_table(rows=1, cols=len(columns), style="Table Grid")
    made.alignment, made.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    widths = [Emu(int(room * share)) for share in _shares(columns)]
    _head(made.rows[0], columns, size)
    for number, row in enumerate(table.rows):
        look = table.looks[number] if table.looks else ""
        _row(made.add_row(), row, columns, size, look)
    for column, width in zip(made.columns, widths, strict=True):
        column.width = width  # the grid, which LibreOffice goes by; Word goes by the cells
    for row in made.rows:
        whole = OxmlElement("w:cantSplit")
        row._tr.get_or_add_trPr().append(whole)
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = width
    return made


def _shares(columns: tuple[TableColumn, ...]) -> list[float]:
    """Of the width, in letters: a number is never broken, a text gets more room the longer it is, but not all of it."""
    weights = []
    for column in columns:
        longest = max((len(cell.text) for cell in column.cells if not (column.figures and cell.absent)), default=0)
        word = max((len(part) for part in column.title.split()), default=0)
        needed = longest + 1.5 if column.figures else _SENTENCE * sqrt(longest)
        weights.append(max(needed, word + 1.0, _LEAST))
    return [weight / sum(weights) for weight in weights]


def _head(row: Any, columns: tuple[TableColumn, ...], size: float) -> None:
    repeated = OxmlElement("w:tblHeader")
    repeated.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(repeated)
    for cell, column in zip(row.cells, columns, strict=True):
        unit = f" ({column.unit})" if column.unit and column.unit not in column.title else ""
        _write(cell, column.title + unit, size, ALIGN.CENTER, bold=True)


def _row(row: Any, cells: tuple[Cell, ...], columns: tuple[TableColumn, ...], size: float, look: str) -> None:
    for place, (into, cell, column) in enumerate(zip(row.cells, cells, columns, strict=True)):
        align = ALIGN.RIGHT if column.figures else ALIGN.LEFT
        _write(into, cell.text, size, align, bold=look in _BOLD, italic=cell.absent and place > 0)


def _write(cell: Any, text: str, size: float, align: Any, bold: bool = False, italic: bool = False) -> None:
    cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    placed = cell.paragraphs[0]
    placed.alignment = align
    shape = placed.paragraph_format
    shape.space_before = shape.space_after = Pt(2)
    shape.line_spacing = 1.0
    run = placed.add_run(clean(text))
    run.font.size, run.bold, run.italic = Pt(size), bold, italic
