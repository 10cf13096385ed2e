"""The reader of .ods: expat over content.xml; repeated cells counted, not built; values as the file types them."""

from collections.abc import Callable
from dataclasses import dataclass

from dashboard.domain.issues import UnreadableWorkbook
from dashboard.importing.files.cells import CellKind, FileKind, Look
from dashboard.importing.files.grid import MAX_CELLS, MAX_COLUMNS, MAX_MERGES, Grid, GridBook
from dashboard.importing.files.guard import MAX_SHEETS, Facts, opened_archive
from dashboard.importing.files.ods_formulas import as_excel_writes
from dashboard.importing.files.ods_styles import AS_ITS_CELL, OdsStyles
from dashboard.importing.files.rich_text import Run, rich_text
from dashboard.importing.files.serial_dates import Typed, iso_moment, number
from dashboard.importing.files.xml_walk import Names, attributes, walk

LAST_ROW, LAST_COLUMN = 1_048_576, 16_384
_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
_NAMESPACES = tuple(f"{_OASIS}{part}:1.0" for part in ("table", "office", "text", "style", "datastyle"))
_DRAWN = f"{_OASIS}drawing:1.0 "  # shapes that float over a cell are written inside it, with texts of their own
_TYPE_OF_ERROR = "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0 value-type"


def read_ods(content: bytes, facts: Facts) -> GridBook:
    """The sheets of a guarded OpenDocument spreadsheet."""
    reader = _OdsReader()
    with opened_archive(content) as archive:
        for part in ("styles.xml", "content.xml"):  # number formats may be in the one, and the cells are in the other
            if part in archive.namelist():
                with archive.open(part) as stream:
                    walk(stream, reader.start, reader.end, reader.text)
    grids = [grid.finished() for grid in reader.grids]
    links = any(grid.reaches_out for grid in grids)
    return GridBook(grids, FileKind.ODS, facts.macros, links)


@dataclass
class _InHand:
    """The cell being read, and how often it repeats."""

    times: int
    kind: str
    value: str
    formula: str
    error: bool
    look: Look
    covered: bool


class _OdsReader:
    """Handlers of content.xml. A row is kept until it ends, for it may repeat as a whole."""

    def __init__(self) -> None:
        self.grids: list[Grid] = []
        self._names = Names(*_NAMESPACES)
        self._styles = OdsStyles()
        self._tables = 0  # how many tables we are inside of
        self._unread = 0  # inside comments, shapes and other things that are no text of the cell
        self._row = self._column = 0  # the last ones finished
        self._columns_said = 0
        self._times = 1
        self._cells: list[tuple[int, Typed, str, Look, str]] = []  # of the row in hand
        self._column_styles: list[tuple[int, str]] = []  # (last column, default style)
        self._cell: _InHand | None = None
        self._runs: list[Run] = []  # of the cell in hand
        self._paragraphs = 0  # of the cell in hand
        self._spans: list[Run] = []  # open ones, without text
        self._starts: dict[str, Callable[[dict[str, str]], None]] = {
            "table": self._begin_table, "table-row": self._begin_row, "table-column": self._declare_column,
            "table-cell": self._begin_cell, "covered-table-cell": self._begin_covered, "p": self._paragraph,
            "span": self._begin_span, "s": self._spaces, "tab": self._spaces, "line-break": self._break, "annotation": self._skip,
            "dde-link": self._dde, **self._styles.starts,
        }  # fmt: skip
        self._ends: dict[str, Callable[[], None]] = {
            "table": self._end_table, "table-row": self._end_row, "table-cell": self._end_cell,
            "covered-table-cell": self._end_cell, "annotation": self._unskip, "number-style": self._styles.end_data,
            "span": self._end_span, "p": self._end_span,
        }  # fmt: skip

    def start(self, full: str, attrs: dict[str, str]) -> None:
        handler = self._starts.get(self._names[full])
        if handler is not None:
            handler(attrs)
        elif full.startswith(_DRAWN):
            self._unread += 1

    def end(self, full: str) -> None:
        handler = self._ends.get(self._names[full])
        if handler is not None:
            handler()
        elif full.startswith(_DRAWN):
            self._unread -= 1

    def text(self, heard: str) -> None:
        if self._cell is not None and not self._unread and self._paragraphs:
            self._runs.append((self._spans[-1] if self._spans else AS_ITS_CELL)._replace(text=heard))

    # -- tables, columns, rows ----------------------------------------------------------------------------------------

    def _begin_table(self, attrs: dict[str, str]) -> None:
        self._tables += 1
        if self._tables > 1 or self._unread:
            return
        if len(self.grids) >= MAX_SHEETS:
            raise UnreadableWorkbook("too_many_sheets", limit=MAX_SHEETS)
        local = attributes(attrs)
        hidden = self._styles.hidden(local.get("style-name", ""))
        self.grids.append(Grid(local.get("name", ""), not hidden))
        self._row = self._column = self._columns_said = 0
        self._column_styles = []

    def _end_table(self) -> None:
        self._tables -= 1

    @property
    def _outside(self) -> bool:
        return self._tables != 1 or self._unread > 0

    def _declare_column(self, attrs: dict[str, str]) -> None:
        if self._outside:
            return
        local = attributes(attrs)
        first = self._columns_said + 1
        self._columns_said += _times(local.get("number-columns-repeated"))
        self._column_styles.append((self._columns_said, local.get("default-cell-style-name", "")))
        if local.get("visibility", "visible") != "visible":
            self.grids[-1].hidden_columns.extend(range(first, min(self._columns_said, MAX_COLUMNS) + 1))

    def _begin_row(self, attrs: dict[str, str]) -> None:
        if self._outside:
            return
        local = attributes(attrs)
        self._times = _times(local.get("number-rows-repeated"))
        self._column, self._cells = 0, []
        if local.get("visibility", "visible") != "visible":
            self.grids[-1].hidden_rows.extend(range(self._row + 1, self._row + min(self._times, MAX_COLUMNS) + 1))

    def _end_row(self) -> None:
        if self._outside:
            return
        grid = self.grids[-1]
        if len(self._cells) * self._times + len(grid.rows) > MAX_CELLS:
            raise UnreadableWorkbook("too_many_cells", limit=MAX_CELLS)
        if self._cells and self._row + self._times > LAST_ROW:
            raise UnreadableWorkbook("damaged")
        for row in range(self._row + 1, self._row + self._times + 1) if self._cells else ():
            for column, (kind, value), formula, look, left_out in self._cells:
                grid.put(row, column, kind, value, grid.look(look), formula, left_out)
        self._row += self._times

    # -- cells --------------------------------------------------------------------------------------------------------

    def _begin_covered(self, attrs: dict[str, str]) -> None:
        self._begin_cell(attrs)
        if self._cell is not None and not self._outside:
            self._cell.covered = True

    def _begin_cell(self, attrs: dict[str, str]) -> None:
        if self._outside:
            return
        error = attrs.get(_TYPE_OF_ERROR) == "error"
        local = attributes({name: value for name, value in attrs.items() if name != _TYPE_OF_ERROR})
        kind = local.get("value-type", "")
        value = next(
            (local[name] for name in ("value", "date-value", "boolean-value", "string-value") if name in local), ""
        )
        style = local.get("style-name", "") or self._default_style()
        look = (kind == "percentage", self._styles.font(style).struck or False, self._styles.scale(style))
        formula = as_excel_writes(local["formula"]) if "formula" in local else ""
        self._cell = _InHand(
            _times(local.get("number-columns-repeated")), kind, value, formula, error, look, covered=False
        )
        self._runs, self._spans, self._paragraphs = [], [], 0
        self._merge(_times(local.get("number-rows-spanned")), _times(local.get("number-columns-spanned")))

    def _default_style(self) -> str:
        return next((style for last, style in self._column_styles if last > self._column), "")

    def _merge(self, rows: int, columns: int) -> None:
        merges = self.grids[-1].merges
        if rows * columns > 1:
            merges.append((self._row + 1, self._column + 1, self._row + rows, self._column + columns))
        if len(merges) > MAX_MERGES:
            raise UnreadableWorkbook("too_many_merges", limit=MAX_MERGES)

    def _end_cell(self) -> None:
        cell = self._cell
        if cell is None or self._outside:
            return
        self._cell = None
        shown = rich_text(self._runs, cell.look[1])
        kind, value = _typed(cell, shown.text)
        left_out = shown.left_out if kind is CellKind.TEXT and shown.text else ""
        if kind is CellKind.TEXT:
            cell.look = (cell.look[0], shown.struck, cell.look[2])
        if not cell.covered and (value.strip() or cell.formula):
            if len(self._cells) + cell.times > MAX_CELLS or self._column + cell.times > LAST_COLUMN:
                raise UnreadableWorkbook("too_many_columns", limit=MAX_COLUMNS)
            for column in range(self._column + 1, self._column + cell.times + 1):
                self._cells.append((column, (kind, value), cell.formula, cell.look, left_out))
        self._column += cell.times

    # -- text of a cell -----------------------------------------------------------------------------------------------

    def _paragraph(self, attrs: dict[str, str]) -> None:
        if self._cell is not None and not self._unread:
            if self._paragraphs:
                self.text("\n")
            self._paragraphs += 1
        self._begin_span(attrs)

    def _begin_span(self, attrs: dict[str, str]) -> None:
        around = self._spans[-1] if self._spans else AS_ITS_CELL
        own = self._styles.font(attributes(attrs).get("style-name", "")) if attrs else AS_ITS_CELL
        struck = around.struck if own.struck is None else own.struck
        self._spans.append(Run("", struck, around.raised if own.raised is None else own.raised))

    def _end_span(self) -> None:
        if self._spans:
            self._spans.pop()

    def _spaces(self, attrs: dict[str, str]) -> None:
        self.text(" " * min(_times(attributes(attrs).get("c")), MAX_COLUMNS))

    def _break(self, _: dict[str, str]) -> None:
        self.text("\n")

    def _skip(self, _: dict[str, str]) -> None:
        self._unread += 1

    def _dde(self, _: dict[str, str]) -> None:
        raise UnreadableWorkbook("dde")

    def _unskip(self) -> None:
        self._unread -= 1


def _times(text: str | None) -> int:
    """How often something repeats or spans; once where the file does not say."""
    return max(1, int(text)) if text else 1


def _typed(cell: _InHand, shown: str) -> Typed:
    """The value by its declared type; what stands in the cell to be read where there is no value."""
    if cell.error:
        return CellKind.ERROR, shown.strip() or "#VALUE!"
    match cell.kind:
        case "float" | "percentage" | "currency":
            return number(cell.value)
        case "date":
            return iso_moment(cell.value)
        case "boolean":
            return CellKind.TRUTH, "1" if cell.value == "true" else "0"
        case "string":
            return CellKind.TEXT, shown or cell.value
    return CellKind.TEXT, shown
