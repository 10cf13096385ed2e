"""The reader of .xls (Excel 97-2003): record by record, sparse; formulas by the values that were saved with them."""

import struct
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime

from dashboard.domain.issues import UnreadableWorkbook
from dashboard.importing.files import xls_records as xls
from dashboard.importing.files.cells import CellKind, FileKind
from dashboard.importing.files.grid import MAX_CELLS, MAX_COLUMNS, MAX_MERGES, Grid, GridBook
from dashboard.importing.files.guard import MAX_SHEETS, Facts
from dashboard.importing.files.number_formats import BUILT_IN, number_format
from dashboard.importing.files.ole_streams import stream
from dashboard.importing.files.rich_text import Run, rich_text
from dashboard.importing.files.serial_dates import EPOCH, EPOCH_1904, Typed, moment, number
from dashboard.importing.files.styles import Style
from dashboard.importing.files.xls_records import FontChanges, Record, Texts, records

_BIFF8 = 0x0600
_HIDDEN_ROW, _HIDDEN_COLUMN, _STRUCK, _RAISED = 0x20, 0x01, 0x08, 1
_OWN_BOOK = (0x0401, 0x3A01)  # references to this workbook and to add-in functions
_OTHER_PROGRAM = "\x03"  # stands between a program and what it is asked for
_NO_FONT = 4  # there is no font of this number: those behind it stand one earlier


def read_xls(content: bytes, _: Facts) -> GridBook:
    """The sheets of an old workbook; UnreadableWorkbook where it is encrypted or older still."""
    data = stream(content, "Workbook")
    book = _globals(data)
    if len(book.sheets) > MAX_SHEETS:
        raise UnreadableWorkbook("too_many_sheets", limit=MAX_SHEETS)
    grids = []
    for place, name, visible in book.sheets:
        grids.append(_XlsSheetReader(Grid(name, visible), book).read(data, place))
    return GridBook(grids, FileKind.XLS, book.macros, book.links)


@dataclass
class _Globals:
    """What the workbook says before its sheets."""

    sheets: list[tuple[int, str, bool]] = field(default_factory=list)  # place in the stream, name, visible
    strings: list[tuple[str, FontChanges]] = field(default_factory=list)
    formats: dict[int, str] = field(default_factory=lambda: dict(BUILT_IN))
    fonts: list[Run] = field(default_factory=list)  # struck and raised ones; without text
    cell_formats: list[tuple[int, int]] = field(default_factory=list)  # font, number format
    epoch: datetime = EPOCH
    macros: bool = False
    links: bool = False

    def style(self, number_of: int) -> Style:
        font, code = self.cell_formats[number_of]
        return Style(number_format(self.formats.get(code, "")), bool(self.font(font).struck))

    def font(self, number_of: int) -> Run:
        number_of -= number_of > _NO_FONT
        return self.fonts[number_of] if number_of < len(self.fonts) else Run("", False, False)


def _globals(data: bytes) -> _Globals:
    book = _Globals()
    for position, record in enumerate(records(data)):
        if position == 0 and (record.code != xls.BOF or struct.unpack_from("<H", record.data)[0] != _BIFF8):
            raise UnreadableWorkbook("old_excel")
        if record.code == xls.EOF:
            break
        _global(book, record)
    return book


def _global(book: _Globals, record: Record) -> None:
    data = record.data
    match record.code:
        case xls.FILEPASS:
            raise UnreadableWorkbook("encrypted")
        case xls.DATEMODE:
            book.epoch = EPOCH_1904 if data[:1] == b"\x01" else EPOCH
        case xls.BOUNDSHEET:
            place, state, kind = struct.unpack_from("<IBB", data)
            if kind == 0:
                book.sheets.append((place, Texts(record.parts, 6).text(long=False), state & 3 == 0))
        case xls.SST:
            texts = Texts(record.parts, 8)
            count = min(struct.unpack_from("<I", data, 4)[0], sum(map(len, record.parts)))  # never what it claims alone
            book.strings = [texts.rich() for _ in range(count)]
        case xls.FORMAT:
            book.formats[struct.unpack_from("<H", data)[0]] = Texts(record.parts, 2).text()
        case xls.FONT:
            (raised,) = struct.unpack_from("<H", data, 8)
            book.fonts.append(Run("", bool(data[2] & _STRUCK), raised == _RAISED))
        case xls.XF:
            book.cell_formats.append(struct.unpack_from("<HH", data))
        case xls.SUPBOOK:
            outside = struct.unpack_from("<H", data, 2)[0] not in _OWN_BOOK
            if outside and struct.unpack_from("<H", data)[0] == 0 and _OTHER_PROGRAM in Texts(record.parts, 2).text():
                raise UnreadableWorkbook("dde")
            book.links |= outside
        case xls.OBPROJ:
            book.macros = True


class _XlsSheetReader:
    """One sheet's records; a formula's text comes in a record of its own behind it."""

    def __init__(self, grid: Grid, book: _Globals) -> None:
        self.grid = grid
        self._book = book
        self._styles: dict[int, tuple[Style, int]] = {}
        self._text_for: tuple[int, int, int] | None = None  # row, column, style of the formula that waits
        self._handlers: dict[int, Callable[[Record], None]] = {
            xls.ROW: self._row, xls.COLINFO: self._columns, xls.MERGEDCELLS: self._merges, xls.LABELSST: self._shared,
            xls.LABEL: self._label, xls.RSTRING: self._label, xls.NUMBER: self._number, xls.RK: self._rk,
            xls.MULRK: self._rks, xls.BOOLERR: self._truth, xls.FORMULA: self._formula, xls.STRING: self._formula_text,
        }  # fmt: skip

    def read(self, data: bytes, place: int) -> Grid:
        depth = 0  # charts inside the sheet have a beginning and an end of their own
        for record in records(data, place):
            if record.code == xls.BOF:
                depth += 1
            elif record.code == xls.EOF:
                depth -= 1
                if depth <= 0:
                    break
            elif depth == 1 and record.code in self._handlers:
                self._handlers[record.code](record)
        return self.grid.finished()

    def _style(self, number_of: int) -> tuple[Style, int]:
        known = self._styles.get(number_of)
        if known is None:
            style = self._book.style(number_of)
            known = self._styles[number_of] = (style, self.grid.look(style.look))
        return known

    def _put(
        self, row: int, column: int, style: int, typed: Typed, look: int | None = None, left_out: str = ""
    ) -> None:
        if len(self.grid.rows) >= MAX_CELLS:
            raise UnreadableWorkbook("too_many_cells", limit=MAX_CELLS)
        look = self._style(style)[1] if look is None else look
        self.grid.put(row + 1, column + 1, *typed, look, left_out=left_out)

    def _figure(self, row: int, column: int, style: int, value: float) -> None:
        shown = self._style(style)[0].shown
        text = repr(value).removesuffix(".0")
        typed = moment(text, self._book.epoch, shown.duration) if shown.date else number(text)
        self._put(row, column, style, typed)

    # -- rows, columns, merges ----------------------------------------------------------------------------------------

    def _row(self, record: Record) -> None:
        row, flags = struct.unpack_from("<H10xH", record.data)
        if flags & _HIDDEN_ROW:
            self.grid.hidden_rows.append(row + 1)

    def _columns(self, record: Record) -> None:
        first, last, flags = struct.unpack_from("<HH4xH", record.data)
        if flags & _HIDDEN_COLUMN:
            self.grid.hidden_columns.extend(range(first + 1, min(last + 1, MAX_COLUMNS) + 1))

    def _merges(self, record: Record) -> None:
        (count,) = struct.unpack_from("<H", record.data)
        for top, bottom, left, right in struct.iter_unpack("<4H", record.data[2 : 2 + count * 8]):
            self.grid.merges.append((top + 1, left + 1, bottom + 1, right + 1))
        if len(self.grid.merges) > MAX_MERGES:
            raise UnreadableWorkbook("too_many_merges", limit=MAX_MERGES)

    # -- cells --------------------------------------------------------------------------------------------------------

    def _shared(self, record: Record) -> None:
        row, column, style, string = struct.unpack_from("<HHHI", record.data)
        self._text(row, column, style, *self._book.strings[string])

    def _label(self, record: Record) -> None:
        row, column, style = struct.unpack_from("<HHH", record.data)
        texts = Texts(record.parts, 6)
        text, changes = texts.rich()
        self._text(row, column, style, text, texts.changes() if record.code == xls.RSTRING else changes)

    def _text(self, row: int, column: int, style: int, text: str, changes: FontChanges) -> None:
        """A text whose font may change within it; before the first change it is as its cell."""
        if not changes:
            self._put(row, column, style, (CellKind.TEXT, text))
            return
        units = text.encode("utf-16-le", "surrogatepass")  # of which the places are counted
        ends = [*(place for place, _ in changes[1:]), len(units) // 2]
        fonts = [Run(""), *(self._book.font(font) for _, font in changes)]
        starts = [0, *(place for place, _ in changes)]
        pieces = [units[2 * a : 2 * b] for a, b in zip(starts, [changes[0][0], *ends], strict=True)]
        runs = [f._replace(text=p.decode("utf-16-le", "replace")) for f, p in zip(fonts, pieces, strict=True)]
        own = self._style(style)[0]
        read = rich_text(runs, own.struck)
        look = self.grid.look(replace(own, struck=read.struck).look)
        self._put(row, column, style, (CellKind.TEXT, read.text), look, read.left_out)

    def _number(self, record: Record) -> None:
        self._figure(*struct.unpack_from("<HHHd", record.data))

    def _rk(self, record: Record) -> None:
        row, column, style, packed = struct.unpack_from("<HHHI", record.data)
        self._figure(row, column, style, xls.rk_number(packed))

    def _rks(self, record: Record) -> None:
        row, first = struct.unpack_from("<HH", record.data)
        for offset, (style, packed) in enumerate(struct.iter_unpack("<HI", record.data[4:-2])):
            self._figure(row, first + offset, style, xls.rk_number(packed))

    def _truth(self, record: Record) -> None:
        row, column, style, value, is_error = struct.unpack_from("<HHHBB", record.data)
        self._put(row, column, style, _truth_or_error(value, bool(is_error)))

    def _formula(self, record: Record) -> None:
        row, column, style, kind, value, mark = struct.unpack_from("<HHHBxB3xH", record.data)
        if mark != 0xFFFF:
            self._figure(row, column, style, struct.unpack_from("<d", record.data, 6)[0])
        elif kind == 0:
            self._text_for = (row, column, style)
        elif kind in (1, 2):
            self._put(row, column, style, _truth_or_error(value, kind == 2))

    def _formula_text(self, record: Record) -> None:
        if self._text_for is not None:
            self._put(*self._text_for, (CellKind.TEXT, Texts(record.parts).text()))
            self._text_for = None


def _truth_or_error(value: int, is_error: bool) -> Typed:
    if is_error:
        return CellKind.ERROR, xls.ERRORS.get(value, "#N/A")
    return CellKind.TRUTH, "1" if value else "0"
