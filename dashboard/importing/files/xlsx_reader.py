"""The reader of .xlsx and .xlsm: expat over the sheets' XML, cells in the order they stand there, nothing else built."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from dashboard.domain.issues import UnreadableWorkbook
from dashboard.importing.files.cells import CellKind, Merge
from dashboard.importing.files.grid import MAX_CELLS, MAX_COLUMNS, MAX_MERGES, Grid, GridBook
from dashboard.importing.files.guard import Facts, opened_archive
from dashboard.importing.files.number_formats import NumberFormat
from dashboard.importing.files.plain_rows import PlainCell, walk_sheet
from dashboard.importing.files.rich_text import Run, RunsInHand, rich_text
from dashboard.importing.files.serial_dates import EPOCH, EPOCH_1904, Typed, moment, number
from dashboard.importing.files.shared_formulas import SharedFormula
from dashboard.importing.files.styles import Style
from dashboard.importing.files.xlsx_parts import Strings, main_names, package, shared_strings, styles, unescaped
from dashboard.importing.files.xlsx_values import column_number, of_rarer_type, shared_index
from dashboard.importing.files.xml_walk import Handlers, attributes, is_true

_TEXT = CellKind.TEXT
_MOST_REMEMBERED = 50_000  # values of one sheet
LAST_ROW = 1_048_576


def read_xlsx(content: bytes, facts: Facts) -> GridBook:
    """The sheets of a guarded workbook, in its order."""
    with opened_archive(content) as archive:
        parts = package(archive)
        tables = _Tables(shared_strings(archive, parts.strings), styles(archive, parts.styles), parts.epoch_1904)
        grids = []
        for sheet in parts.sheets:
            with archive.open(sheet.path) as stream:
                reader = _XlsxSheetReader(Grid(sheet.name, sheet.visible), tables)
                walk_sheet(stream, reader)
            grids.append(reader.grid.finished())
    return GridBook(grids, facts.kind, facts.macros, facts.links or any(grid.reaches_out for grid in grids))


class _Tables:
    """What all sheets of a workbook refer to by number."""

    def __init__(self, strings: Strings, styles: list[Style], epoch_1904: bool) -> None:
        self.strings = strings
        self.styles = styles
        self.epoch: datetime = EPOCH_1904 if epoch_1904 else EPOCH


class _XlsxSheetReader:
    """Handlers of one sheet's elements. They are called for every cell: what can be known once is remembered."""

    def __init__(self, grid: Grid, tables: _Tables) -> None:
        self.grid = grid
        self.heard: list[str] = []  # character data, cleared where an element begins
        self._forget, self._put = self.heard.clear, grid.put
        self._tables, self._strings, self._runs = tables, tables.strings.texts, tables.strings.runs
        self._in_hand = RunsInHand()  # of the inline text in hand
        self._columns: dict[str, int] = {}  # letters -> number
        self._styles: dict[str, tuple[int, NumberFormat]] = {}  # style -> look of the grid, effect on a number
        self._plain: dict[
            tuple[str, str, str], tuple[CellKind, str, int]
        ] = {}  # style, type, value -> kind, text, look
        self._shared: dict[str, SharedFormula] = {}
        self._row = self._column = self._seen = 0
        self._row_text = ""
        self._attrs: dict[str, str] = {}  # of the cell in hand
        self._value = self._formula = ""
        self._formula_of: tuple[str, str] = ("", "")  # type and number of the formula in hand
        self._phonetic = False
        names = main_names()
        self._starts = Handlers[Callable[[dict[str, str]], None]](names, {
            "c": self._cell, "row": self._begin_row, "f": self._begin_formula, "is": self._inline, "rPh": self._spoken,
            "col": self._hide_columns, "mergeCell": self._merge, **self._in_hand.starts,
        })  # fmt: skip
        self._ends = Handlers[Callable[[], None]](names, {
            "c": self._end_cell, "v": self._end_value, "f": self._end_formula, "t": self._end_text, "rPh": self._written,
        })  # fmt: skip

    def start(self, full: str, attrs: dict[str, str]) -> None:
        self._forget()
        handler = self._starts[full]
        if handler is not None:
            handler(attrs)

    def end(self, full: str) -> None:
        handler = self._ends[full]
        if handler is not None:
            handler()

    # -- rows and cells -----------------------------------------------------------------------------------------------

    def _begin_row(self, attrs: dict[str, str]) -> None:
        self._at_row(self._row + 1 if "r" not in attrs else int(float(attrs["r"])))
        self._column = 0
        if is_true(attrs.get("hidden")):
            self.grid.hidden_rows.append(self._row)

    def _at_row(self, row: int) -> None:
        if not 0 < row <= LAST_ROW:
            raise UnreadableWorkbook("damaged")
        self._row, self._row_text = row, str(row)

    def _cell(self, attrs: dict[str, str]) -> None:
        self._attrs = attrs
        self._value = self._formula = ""
        where = attrs.get("r")
        column = self._columns.get(where.removesuffix(self._row_text)) if where else self._column + 1
        if column is None:
            column = self._elsewhere(where or "")
        self._column = column
        self._count(1)

    def _count(self, cells: int) -> None:
        self._seen += cells
        if self._seen > MAX_CELLS:
            raise UnreadableWorkbook("too_many_cells", limit=MAX_CELLS)

    def _elsewhere(self, where: str) -> int:
        """The column of a cell that is the first of its column, or stands in another row than the one that holds it."""
        letters = where.rstrip("0123456789")
        self._at_row(int(where[len(letters) :]))
        return self._column_of(letters)

    def _column_of(self, letters: str) -> int:
        self._columns[letters] = column_number(letters)
        return self._columns[letters]

    def _end_value(self) -> None:
        heard = self.heard
        self._value = heard[0] if len(heard) == 1 else "".join(heard)

    def _inline(self, _: dict[str, str]) -> None:
        self._value = ""
        self._in_hand.begin()

    def _end_text(self) -> None:
        if self._attrs.get("t") == "inlineStr" and not self._phonetic:
            self._in_hand.add(unescaped("".join(self.heard)))
            self._value = self._in_hand.text

    def _spoken(self, _: dict[str, str]) -> None:
        self._phonetic = True

    def _written(self) -> None:
        self._phonetic = False

    def _end_cell(self) -> None:
        if self._value or self._formula:
            self._fill(self._attrs.get("s", "0"), self._attrs.get("t", "n"), self._value, self._formula)

    def plain_row(self, row: int | None, cells: list[PlainCell]) -> None:
        """A row of plain cells, as `plain_rows` cuts it out: most have a number or a shared text and nothing else."""
        self._at_row(self._row + 1 if row is None else row)
        self._column = 0
        self._count(len(cells))
        columns, known, grid, in_row = self._columns, self._plain, self.grid, self._row
        for letters, _, style, kind_of, formula, value, _ in cells:
            column = columns.get(letters) or self._column_of(letters)
            read = known.get((style, kind_of, value)) or self._as_it_stands(style, kind_of, value)
            if formula or read is None:
                if value or formula:
                    self._column = column
                    self._fill(style or "0", kind_of or "n", value, f"={formula}" if formula else "")
                continue
            kind, text, look = read
            grid.rows.append(in_row)
            grid.columns.append(column)
            grid.kinds.append(kind)
            grid.values.append(text)
            grid.looks.append(look)

    def _as_it_stands(self, style: str, kind_of: str, value: str) -> tuple[CellKind, str, int] | None:
        """What a cell without a formula holds, remembered: a column has few different values; None where it is blank or rich."""
        if not value or (kind_of == "s" and shared_index(value) in self._runs):
            return None
        kind, text = self._typed(kind_of or "n", value, style or "0")
        if kind is _TEXT and not text.strip():
            return None
        read = kind, text, (self._styles.get(style or "0") or self._style_of(style or "0"))[0]
        if len(self._plain) < _MOST_REMEMBERED:
            self._plain[style, kind_of, value] = read
        return read

    def _fill(self, style: str, kind_of: str, value: str, formula: str) -> None:
        """Put the cell in hand."""
        look, _ = self._styles.get(style) or self._style_of(style)
        if kind_of == "s" and value and (runs := self._runs.get(shared_index(value))) is not None:
            self._put_rich(runs, style, formula)
        elif kind_of == "inlineStr" and value and self._in_hand.rich and self._in_hand.text == value:
            self._put_rich(self._in_hand.runs, style, formula)
        else:
            kind, text = self._typed(kind_of, value, style) if value else (_TEXT, "")
            self._put(self._row, self._column, kind, text, look, formula)

    def _typed(self, kind_of: str, value: str, style: str) -> Typed:
        """A value as its type and its style say."""
        if kind_of == "s":
            return _TEXT, self._strings[shared_index(value)]
        if kind_of == "n":
            _, shown = self._styles.get(style) or self._style_of(style)
            return moment(value, self._tables.epoch, shown.duration) if shown.date else number(value)
        return of_rarer_type(kind_of, value)

    def _put_rich(self, runs: list[Run], style: str, formula: str) -> None:
        own = self._tables.styles[int(style)]
        text, struck, left_out = rich_text(runs, own.struck)
        look = self.grid.look(replace(own, struck=struck).look)
        self._put(self._row, self._column, _TEXT, text, look, formula, left_out)

    def _style_of(self, number_of: str) -> tuple[int, NumberFormat]:
        style = self._tables.styles[int(number_of)]
        self._styles[number_of] = (self.grid.look(style.look), style.shown)
        return self._styles[number_of]

    # -- formulas -----------------------------------------------------------------------------------------------------

    def _begin_formula(self, attrs: dict[str, str]) -> None:
        self._formula_of = (attrs.get("t", ""), attrs.get("si", ""))

    def _end_formula(self) -> None:
        text = "".join(self.heard)
        kind, number_of = self._formula_of
        if kind == "shared":
            text = self._shared_formula(text, number_of)
        if kind != "dataTable" and text:
            self._formula = f"={text}"

    def _shared_formula(self, text: str, number_of: str) -> str:
        """The text of one of several cells that share a formula: it is written once, and moved with the cell."""
        known = self._shared.get(number_of)
        if known is not None:
            return known.at(self._row, self._column)
        if text:
            self._shared[number_of] = SharedFormula(text, self._row, self._column)
        return text

    # -- the sheet around the cells -----------------------------------------------------------------------------------

    def _hide_columns(self, attrs: dict[str, str]) -> None:
        if is_true(attrs.get("hidden")):
            first, last = int(attrs["min"]), int(attrs.get("max", attrs["min"]))
            self.grid.hidden_columns.extend(range(max(first, 1), min(last, MAX_COLUMNS) + 1))

    def _merge(self, attrs: dict[str, str]) -> None:
        if len(self.grid.merges) >= MAX_MERGES:
            raise UnreadableWorkbook("too_many_merges", limit=MAX_MERGES)
        first, _, last = attributes(attrs)["ref"].partition(":")
        top, left = self._place(first)
        bottom, right = self._place(last or first)
        merge: Merge = (min(top, bottom), min(left, right), max(top, bottom), max(left, right))
        self.grid.merges.append(merge)

    def _place(self, where: str) -> tuple[int, int]:
        letters = where.rstrip("0123456789")
        return int(where[len(letters) :]), self._column_of(letters)
