"""What the cells of one .xlsx sheet hold, as their types and styles say; each different one is worked out once."""

from datetime import datetime

from dashboard.importing.files.cells import CellKind
from dashboard.importing.files.grid import Grid
from dashboard.importing.files.number_formats import NumberFormat
from dashboard.importing.files.serial_dates import EPOCH, EPOCH_1904, Typed, moment, number
from dashboard.importing.files.styles import Style
from dashboard.importing.files.xlsx_parts import Strings
from dashboard.importing.files.xlsx_values import of_rarer_type, shared_index

_TEXT = CellKind.TEXT
_MOST_REMEMBERED = 50_000  # values of one sheet

Held = tuple[CellKind, str, int]  # kind, text, look of the grid


class Tables:
    """What all sheets of a workbook refer to by number."""

    def __init__(self, strings: Strings, styles: list[Style], epoch_1904: bool) -> None:
        self.strings = strings
        self.styles = styles
        self.epoch: datetime = EPOCH_1904 if epoch_1904 else EPOCH


class CellValues:
    """The values of one sheet's cells. They are asked of every cell: what can be known once is remembered."""

    def __init__(self, grid: Grid, tables: Tables) -> None:
        self._grid, self._tables = grid, tables
        self._styles: dict[str, tuple[int, NumberFormat]] = {}
        self._plain: dict[tuple[str, str, str], Held] = {}  # by style, type and value

    def style(self, number_of: str) -> tuple[int, NumberFormat]:
        """The look of the grid that a style has, and its effect on a number."""
        known = self._styles.get(number_of)
        if known is None:
            style = self._tables.styles[int(number_of)]
            known = self._styles[number_of] = (self._grid.look(style.look), style.shown)
        return known

    def typed(self, kind_of: str, value: str, style: str) -> Typed:
        """A value as its type and its style say."""
        if kind_of == "s":
            return _TEXT, self._tables.strings.texts[shared_index(value)]
        if kind_of == "n":
            _, shown = self.style(style)
            return moment(value, self._tables.epoch, shown.duration) if shown.date else number(value)
        return of_rarer_type(kind_of, value)

    def as_it_stands(self, style: str, kind_of: str, value: str) -> Held | None:
        """What a cell without a formula holds: a column has few different values; None where it is blank or rich."""
        return self._plain.get((style, kind_of, value)) or self._worked_out(style, kind_of, value)

    def all_as_they_stand(
        self, styles: tuple[str, ...], kinds_of: tuple[str, ...], values: tuple[str, ...]
    ) -> tuple[tuple[CellKind, ...], tuple[str, ...], tuple[int, ...]] | None:
        """Kinds, texts and looks of cells without a formula; None where one of them is blank or rich."""
        keys = list(zip(styles, kinds_of, values, strict=True))
        held = list(map(self._plain.get, keys))
        if None in held:
            fresh = {key: self._worked_out(*key) for key, known in zip(keys, held, strict=True) if known is None}
            if None in fresh.values():
                return None
            held = [known or fresh[key] for known, key in zip(held, keys, strict=True)]
        kinds, texts, looks = zip(*filter(None, held), strict=True)
        return kinds, texts, looks

    def _worked_out(self, style: str, kind_of: str, value: str) -> Held | None:
        if not value or (kind_of == "s" and shared_index(value) in self._tables.strings.runs):
            return None
        look, shown = self.style(style or "0")
        if kind_of in ("", "n") and not shown.date:  # the way of nearly all
            kind, text = number(value)
        else:
            kind, text = self.typed(kind_of or "n", value, style or "0")
        if kind is _TEXT and not text.strip():
            return None
        if len(self._plain) < _MOST_REMEMBERED:
            self._plain[style, kind_of, value] = (kind, text, look)
        return kind, text, look
