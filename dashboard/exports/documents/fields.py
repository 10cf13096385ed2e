"""Named fields in an office's own Word and Excel files: `{{field}}` is a value, a table row with `{{list.field}}` is repeated.

Field names are those of `views.documents.field_values`. The format of the text around a field stays: a value is written into the
run in which the field begins.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from functools import partial
from io import BytesIO
from typing import Any

from openpyxl import load_workbook
from openpyxl.cell.cell import MergedCell
from openpyxl.formula.translate import Translator

from dashboard.exports.documents.word_parts import clean

_PLAIN = re.compile(r"-?(0|[1-9]\d*)(\.\d+)?")
FIELD = re.compile(r"\{\{\s*([^{}\s]+)\s*\}\}")
Values = Mapping[str, str]
Lists = Mapping[str, Sequence[Values]]


@dataclass(frozen=True)
class Fields:
    """What there is to fill in: single values by name, and lists of rows by name, each with the values of a row."""

    values: Values
    lists: Lists

    def knows(self, name: str) -> bool:
        """Whether there is such a field: `list.field` is one of a list; a list without rows does not say what it has."""
        if name in self.values:
            return True
        of, _, field = name.partition(".")
        return bool(field) and of in self.lists and (not self.lists[of] or field in self.lists[of][0])

    def list_of(self, text: str) -> str:
        """The list whose fields stand in a text; "" where none of its fields is one of a list."""
        found = (name.partition(".")[0] for name in FIELD.findall(text) if name not in self.values and "." in name)
        return next((name for name in found if name in self.lists), "")


def names_in_word(content: bytes) -> tuple[str, ...]:
    """The names of all fields of a .docx, in their order."""
    import docx

    return tuple(
        dict.fromkeys(name for p in _paragraphs(docx.Document(BytesIO(content))) for name in FIELD.findall(p.text))
    )


def names_in_excel(content: bytes) -> tuple[str, ...]:
    """The names of all fields of an .xlsx, in their order."""
    book = load_workbook(BytesIO(content))
    texts = (c.value for sheet in book for row in sheet.iter_rows() for c in row if isinstance(c.value, str))
    return tuple(dict.fromkeys(name for text in texts for name in FIELD.findall(text)))


def filled_word(content: bytes, fields: Fields) -> bytes:
    """The .docx with its fields filled in; a row of a table that has fields of a list stands once for each of its rows."""
    import docx

    made = docx.Document(BytesIO(content))
    for table in list(_tables(made)):
        for row in list(table.rows):
            text = "".join(cell.text for cell in row.cells)
            if name := fields.list_of(text):
                _repeat_word(row, name, fields)
    for placed in _paragraphs(made):
        _fill_paragraph(placed, fields.values)
    held = BytesIO()
    made.save(held)
    return held.getvalue()


def _repeat_word(row: Any, name: str, fields: Fields) -> None:
    """The row's copies before it, each with its own values; then the row itself goes."""
    from docx.table import _Row

    for values in fields.lists[name]:
        copied = deepcopy(row._tr)
        row._tr.addprevious(copied)
        own = {f"{name}.{field}": value for field, value in values.items()}
        for cell in _Row(copied, row._parent).cells:
            for placed in cell.paragraphs:
                _fill_paragraph(placed, own)
    row._tr.getparent().remove(row._tr)


def _fill_paragraph(placed: Any, values: Values) -> None:
    """Known fields are written into the run in which they begin; a field may be spread over several runs."""
    while True:
        text = "".join(run.text for run in placed.runs)
        found = next((m for m in FIELD.finditer(text) if m[1] in values), None)
        if found is None:
            return
        at = 0
        for run in placed.runs:
            begins, ends = at, at + len(run.text)
            at = ends
            if ends <= found.start() or begins >= found.end():
                continue
            before = run.text[: max(0, found.start() - begins)]
            after = run.text[max(0, found.end() - begins) :] if ends > found.end() else ""
            run.text = before + (clean(values[found[1]]) if begins <= found.start() else "") + after


def _paragraphs(made: Any) -> Iterator[Any]:
    """Of the body, of tables, of heads and feet of pages."""
    yield from made.paragraphs
    for table in _tables(made):
        for row in table.rows:
            for cell in row.cells:
                yield from cell.paragraphs
    for section in made.sections:
        for part in (section.header, section.footer, section.first_page_header, section.first_page_footer):
            yield from part.paragraphs


def _tables(made: Any) -> Iterator[Any]:
    """All tables, those within cells too."""
    waiting = list(made.tables)
    while waiting:
        table = waiting.pop(0)
        yield table
        waiting += [inner for row in table.rows for cell in row.cells for inner in cell.tables]


def filled_excel(content: bytes, fields: Fields) -> bytes:
    """The .xlsx with its fields filled in; a row that has fields of a list stands once for each of its rows, those below move
    down. A cell that holds nothing but a field whose value is a number becomes a number.
    """
    book = load_workbook(BytesIO(content))
    for sheet in book:
        number = 1
        while number <= sheet.max_row:
            texts = [c.value for c in sheet[number] if isinstance(c.value, str)]
            name = fields.list_of(" ".join(texts))
            number += _repeat_excel(sheet, number, name, fields) if name else 1
        for row in sheet.iter_rows():
            for cell in row:
                if isinstance(cell.value, str) and not isinstance(cell, MergedCell) and FIELD.search(cell.value):
                    _put(cell, _filled_cell(cell.value, fields.values))
    held = BytesIO()
    book.save(held)
    return held.getvalue()


def _repeat_excel(sheet: Any, number: int, name: str, fields: Fields) -> int:
    """Write the rows of a list from `number` on; how many rows there are then."""
    rows = fields.lists[name]
    extra = len(rows) - 1
    if extra > 0:
        _moved(sheet, number, extra)
    patterns = [(c.column, c.value, c._style) for c in sheet[number] if not isinstance(c, MergedCell)]
    for n, values in enumerate(rows or ({},)):
        own = {f"{name}.{field}": value for field, value in values.items()}
        for column, value, style in patterns:
            cell = sheet.cell(number + n, column)
            cell._style = style
            _put(
                cell,
                _copied(value, own, fields, sheet, number, number + n, column, bool(rows)),
                isinstance(value, str) and value.startswith("="),
            )
        sheet.row_dimensions[number + n].height = sheet.row_dimensions[number].height
    return max(1, len(rows))


def _copied(value: Any, own: Values, fields: Fields, sheet: Any, before: int, now: int, column: int, told: bool) -> Any:
    """The value of a cell in a copy of its row; a formula speaks of its own row."""
    if not isinstance(value, str):
        return value
    if not told:
        return FIELD.sub("", value) or None
    if value.startswith("="):
        letter = sheet.cell(before, column).column_letter
        return Translator(value, f"{letter}{before}").translate_formula(f"{letter}{now}")
    return _filled_cell(value, {**fields.values, **own})


def _moved(sheet: Any, below: int, by: int) -> None:
    """All rows below a row further down, with merged cells and heights; formulas go on speaking of what they spoke of."""
    merged = [area for area in sheet.merged_cells.ranges if area.min_row > below]
    for area in merged:
        area.shift(row_shift=by)
    if sheet.max_row > below:
        last = sheet.cell(sheet.max_row, sheet.max_column).coordinate
        sheet.move_range(f"A{below + 1}:{last}", rows=by)
        _reach(sheet, below, by)
    for number in range(sheet.max_row, below + by, -1):
        sheet.row_dimensions[number].height = sheet.row_dimensions[number - by].height


_REFERENCE = re.compile(r"(?<![A-Za-z0-9_!'.])(\$?[A-Z]{1,3}\$?)(\d+)(?::(\$?[A-Z]{1,3}\$?)(\d+))?(?![A-Za-z0-9_(])")


def _reach(sheet: Any, row: int, by: int) -> None:
    """Formulas after `row` became 1 + `by` rows, as Excel itself writes them then: what lies below it has moved down, and a range
    that held the row holds all of its copies; but in the row itself, for each copy speaks of its own.
    """

    def moved(match: re.Match[str], own: bool) -> str:
        first, last = int(match[2]), int(match[4] or match[2])
        if match[3] is None:
            return f"{match[1]}{first + by if first > row else first}"
        return f"{match[1]}{first + by if first > row else first}:{match[3]}{last + by if last > row - (not own) else last}"

    for cells in sheet.iter_rows():
        for cell in cells:
            if isinstance(cell.value, str) and cell.value.startswith("="):
                cell.value = _REFERENCE.sub(partial(moved, own=cell.row == row), cell.value)


def _filled_cell(text: str, values: Values) -> Any:
    whole = FIELD.fullmatch(text.strip())
    if whole and whole[1] in values:
        return _number(values[whole[1]])
    return FIELD.sub(lambda match: values.get(match[1], match[0]), text)


def _put(cell: Any, value: Any, formula: bool = False) -> None:
    """A text that begins like a formula stays a text, unless the template itself has a formula there."""
    cell.value = value
    if isinstance(value, str) and not formula:
        cell.data_type = "s"


def _number(text: str) -> Any:
    """A plain number as a number; codes with a leading nought and all else as they are."""
    if not _PLAIN.fullmatch(text):
        return text
    return float(text) if "." in text else int(text)
