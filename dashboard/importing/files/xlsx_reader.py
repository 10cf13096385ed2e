"""The reader of .xlsx and .xlsm: expat over the sheets' XML, cells in the order they stand there, nothing else built."""

from collections.abc import Callable
from dataclasses import replace

from dashboard.domain.issues import UnreadableWorkbook
from dashboard.importing.files.cell_values import CellValues, Tables
from dashboard.importing.files.cells import CellKind, Merge
from dashboard.importing.files.grid import MAX_CELLS, MAX_COLUMNS, MAX_MERGES, Grid, GridBook
from dashboard.importing.files.guard import Facts, opened_archive
from dashboard.importing.files.plain_rows import PlainCell, walk_sheet
from dashboard.importing.files.rich_text import Run, RunsInHand, rich_text
from dashboard.importing.files.shared_formulas import SharedFormula
from dashboard.importing.files.xlsx_parts import main_names, package, shared_strings, styles, unescaped
from dashboard.importing.files.xlsx_values import column_number, shared_index
from dashboard.importing.files.xml_walk import Handlers, attributes, is_true

LAST_ROW = 1_048_576


def read_xlsx(content: bytes, facts: Facts) -> GridBook:
    """The sheets of a guarded workbook, in its order."""
    with opened_archive(content) as archive:
        parts = package(archive)
        tables = Tables(shared_strings(archive, parts.strings), styles(archive, parts.styles), parts.epoch_1904)
        grids = []
        for sheet in parts.sheets:
            with archive.open(sheet.path) as stream:
                reader = _XlsxSheetReader(Grid(sheet.name, sheet.visible), tables)
                walk_sheet(stream, reader)
            grids.append(reader.grid.finished())
    return GridBook(grids, facts.kind, facts.macros, facts.links or any(grid.reaches_out for grid in grids))


class _XlsxSheetReader:
    """Handlers of one sheet's elements. They are called for every cell: what can be known once is remembered."""

    def __init__(self, grid: Grid, tables: Tables) -> None:
        self.grid = grid
        self.heard: list[str] = []  # character data, cleared where an element begins
        self._forget, self._put = self.heard.clear, grid.put
        self._tables, self._runs = tables, tables.strings.runs
        self._values = CellValues(grid, tables)
        self._in_hand = RunsInHand()  # of the inline text in hand
        self._columns: dict[str, int] = {}  # letters -> number
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

    def plain_rows(self, rows: list[int], cells: list[PlainCell], last: int) -> None:
        """Plain rows, as the module of that name cuts them out: most cells have a number or a shared text and nothing else."""
        for row in (max(rows, default=last), last):
            self._at_row(row)
        self._column = 0
        self._count(len(cells))
        if cells and not self._alike(rows, cells):
            for row, cell in zip(rows, cells, strict=True):
                self._one_of_them(row, cell)

    def _alike(self, rows: list[int], cells: list[PlainCell]) -> bool:
        """Put cells that all are only what they hold; False, and nothing is put, where one is a formula, blank or rich."""
        letters, _, styles, kinds_of, formulas, values, _ = zip(*cells, strict=True)
        read = None if any(formulas) else self._values.all_as_they_stand(styles, kinds_of, values)
        if read is None:
            return False
        for new in set(letters) - self._columns.keys():
            self._column_of(new)
        self.grid.put_plain(rows, map(self._columns.__getitem__, letters), *read)
        return True

    def _one_of_them(self, row: int, cell: PlainCell) -> None:
        letters, _, style, kind_of, formula, value, _ = cell
        self._row, self._column = row, self._columns.get(letters) or self._column_of(letters)
        read = None if formula else self._values.as_it_stands(style, kind_of, value)
        if read is not None:
            self._put(row, self._column, *read)
        elif value or formula:
            self._fill(style or "0", kind_of or "n", value, f"={formula}" if formula else "")

    def _fill(self, style: str, kind_of: str, value: str, formula: str) -> None:
        """Put the cell in hand."""
        if kind_of == "s" and value and (runs := self._runs.get(shared_index(value))) is not None:
            self._put_rich(runs, style, formula)
        elif kind_of == "inlineStr" and value and self._in_hand.rich and self._in_hand.text == value:
            self._put_rich(self._in_hand.runs, style, formula)
        else:
            look, _ = self._values.style(style)
            kind, text = self._values.typed(kind_of, value, style) if value else (CellKind.TEXT, "")
            self._put(self._row, self._column, kind, text, look, formula)

    def _put_rich(self, runs: list[Run], style: str, formula: str) -> None:
        own = self._tables.styles[int(style)]
        text, struck, left_out = rich_text(runs, own.struck)
        look = self.grid.look(replace(own, struck=struck).look)
        self._put(self._row, self._column, CellKind.TEXT, text, look, formula, left_out)

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
