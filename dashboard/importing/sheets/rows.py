"""Declared sheets to rows: finds the header by its titles, and reads a cell as any kind of column may ask for it."""

from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from dashboard.domain.bounds import FIGURE_BOUND, MONEY_BOUND_VND, rounded
from dashboard.domain.issues import Choice, IssueCode, Place
from dashboard.domain.messages import Figure, FigureKind, Param
from dashboard.domain.money import MoneyUnit, dong
from dashboard.domain.periods import Period
from dashboard.domain.plan.indicators import Measure
from dashboard.importing.cell_text.absences import AbsenceMark, absence_word
from dashboard.importing.cell_text.names import plain
from dashboard.importing.cell_text.numbers import Spelling, counts_the_same, odd_magnitude, spelling
from dashboard.importing.cell_text.periods import date_in, date_of_serial, period_in
from dashboard.importing.files.workbook import CellKind, FileCell, Sheet
from dashboard.importing.findings import Findings, clean
from dashboard.importing.sheets.declared import Column, Kind
from dashboard.importing.sheets.likely import about, likely
from dashboard.importing.sheets.vocabulary import NO_WORDS, WORDS, YES_WORDS, members, offered

HEADER_WITHIN = 40  # rows that a title block above the header may take
MAX_TEXT = 4_000
DASHES = ("-", "--", "---", "/")
_NONE = ("không", "không có", "không có.", "ko", "ko có")
_MAY_LACK = (Kind.CODE, Kind.CODES, Kind.DATE)  # in other kinds "không" is a word of its own


@dataclass
class Row:
    """One row of a declared table, or a form: typed access by column key; what cannot be read becomes a finding."""

    sheet: Sheet
    columns: dict[str, Column]
    cells: dict[str, tuple[int, int]]  # column key -> (row, column) on the sheet
    findings: Findings
    index: int = 0
    counted: str = ""  # the unit of measure that may stand behind a number: "150 người"
    estimated: set[str] | None = None  # columns whose number calls itself an estimate; None: this row takes none
    measure: Measure = Measure.COUNT  # of the indicator that its amounts are of
    money_unit: MoneyUnit = MoneyUnit.MILLION  # of its amounts of money
    values: dict[str, Any] = field(default_factory=dict)  # what was read, by column key
    absent_at: int | None = None  # which finding says that its figures are words for an absence

    def place(self, key: str) -> Place:
        where = self.cells.get(key)
        return self.sheet.place(*where) if where else Place(self.sheet.name)

    def cell(self, key: str) -> FileCell | None:
        """The cell; None for one that is empty, or says by a sign that nothing belongs there."""
        where = self.cells.get(key)
        cell = self.sheet.at(*where) if where else None
        return None if cell is not None and says_nothing(cell, self.columns[key]) else cell

    def blank(self, key: str) -> bool:
        return self.cell(key) is None

    def shown(self, key: str) -> str:
        """The text of a cell, whatever can be made of it."""
        cell = self.cell(key)
        return clean(cell.shown) if cell else ""

    def require(self, key: str) -> bool:
        """Whether a needed cell is filled; a finding where it is not, unless its whole column is missing."""
        if self.blank(key):
            if key not in self.cells:
                return False  # said once of the column
            column = self.columns[key]
            words: tuple[str, ...] = (YES_WORDS[0], NO_WORDS[0]) if column.kind is Kind.FLAG else ()
            words = offered(column.words, column.offers) if column.words else words
            self._add(IssueCode.REQUIRED, key, column=column.title, like=words)
            return False
        return True

    def _add(self, code: IssueCode, key: str, also: tuple[Place, ...] = (), **params: Param) -> None:
        self.findings.add(code, self.place(key), self.shown(key), also, **params)

    def _usable(self, key: str) -> FileCell | None:
        """The cell, if it holds a value at all; error values and formulas without one are findings."""
        cell = self.cell(key)
        if cell is None:
            if self.columns[key].required:
                self.require(key)
            return None
        if cell.kind is CellKind.ERROR:
            self._add(IssueCode.CELL_ERROR, key)
            return None
        if cell.kind is CellKind.UNCOMPUTED:
            self._add(IssueCode.FORMULA_WITHOUT_VALUE, key)
            return None
        if cell.struck:
            decision = self.findings.ask(
                IssueCode.STRUCK, self.place(key), cell.shown, (Choice("keep"), Choice("blank"))
            )
            return cell if decision == "keep" else None
        return cell

    def text(self, key: str) -> str:
        cell = self._usable(key)
        if cell is None:
            return ""
        text = clean(cell.shown)
        if len(text) > MAX_TEXT:
            self._add(IssueCode.TOO_LONG, key, limit=MAX_TEXT)
        return text[:MAX_TEXT]

    code = text

    def codes(self, key: str) -> tuple[str, ...]:
        return codes_in(self.text(key))

    def flag(self, key: str) -> bool:
        """Whether the cell says yes."""
        return bool(self.yes_or_no(key))

    def yes_or_no(self, key: str) -> bool | None:
        """None for a blank cell and for a word that is neither: the latter is a finding."""
        text = plain(self.text(key))
        if text and text not in (*YES_WORDS, *NO_WORDS, "true", "false"):
            self._add(IssueCode.UNKNOWN_WORD, key, words=", ".join((*YES_WORDS, *NO_WORDS)))
            return None
        return text in (*YES_WORDS, "true") if text else None

    def word(self, key: str) -> StrEnum | None:
        """A member of the column's enum, by any of the spellings of the vocabulary."""
        enum = self.columns[key].words
        assert enum is not None
        text = plain(self.text(key))
        member = members(enum).get(text)
        if text and member is None:
            self._add(IssueCode.UNKNOWN_WORD, key, words=", ".join(s[0] for s in WORDS[enum].values()))
        return member

    def _date_of_number(self, key: str, value: Decimal) -> date | None:
        """A number may be a day that lost its format, and may be a slip: only a person knows."""
        day = date_of_serial(value)
        if day is None:
            self._add(IssueCode.NOT_A_DATE, key)
            return None
        choices = (Choice("serial", {"value": day}),)
        asked = self.findings.ask(IssueCode.AMBIGUOUS_DATE, self.place(key), f"{value:f}", choices)
        return day if asked else None

    def date(self, key: str) -> date | None:
        cell = self._usable(key)
        if cell is None:
            return None
        if isinstance(cell.value, date):
            return cell.value
        if isinstance(cell.value, Decimal):
            return self._date_of_number(key, cell.value)
        day = date_in(cell.value) if isinstance(cell.value, str) else None
        if day is None:
            self._add(IssueCode.NOT_A_DATE, key)
        return day

    def period(self, key: str) -> Period | None:
        cell = self._usable(key)
        if cell is None:
            return None
        period = period_in(cell.value)
        if period is None:
            self._add(IssueCode.BAD_PERIOD, key)
        return period

    # -- numbers ---------------------------------------------------------------------------------------------------

    def _spelled(self, key: str) -> tuple[FileCell, Spelling] | None:
        """The cell's number and how it was spelled; a question where a text can be read in several ways."""
        cell = self._usable(key)
        if cell is None:
            return None
        if cell.kind is CellKind.NUMBER and isinstance(cell.value, Decimal):
            return cell, Spelling((cell.value / cell.scale,), percent=False)  # as it is seen: "#,##0," shows thousands
        reading = (
            spelling(cell.value, self.counted) if isinstance(cell.value, str) and cell.kind is CellKind.TEXT else None
        )
        if reading is None or not self._takes(key, reading):
            self._no_number(key, cell)
            return None
        if not reading.ambiguous:
            return cell, reading
        choices = tuple(
            Choice(f"{v:f}", {"value": Figure(v, FigureKind.NUMBER, places=6)}) for v in reading.values
        )  # fmt: skip
        chosen = self.findings.ask(IssueCode.AMBIGUOUS_NUMBER, self.place(key), cell.shown, choices)
        return (cell, Spelling((Decimal(chosen),), reading.percent, reading.unit)) if chosen else None

    def _no_number(self, key: str, cell: FileCell) -> None:
        """What stands there instead of a number: an absence and an estimate have columns of their own in a report."""
        said = absence_word(cell.shown) if self.columns[key].titled and "absence" in self.cells else None
        if said not in (None, AbsenceMark.CROSS):
            if self.blank("absence"):
                self._absent(key)
            return  # the reason is given: the cell is as good as blank
        near = about(cell.shown)
        if near and self.estimated is not None and "estimate" in self.cells:
            self._add(IssueCode.ABOUT_A_NUMBER, key, like=f"{near} (ước)", column=self.columns["estimate"].title)
        else:
            self._add(IssueCode.NOT_A_NUMBER, key, like=likely(cell.shown, self.counted))

    def _absent(self, key: str) -> None:
        """One finding for a row, however many of its figures say that there is none."""
        issues, reason = self.findings.issues, self.place("absence")
        if self.absent_at is not None:
            told = issues[self.absent_at]
            issues[self.absent_at] = replace(told, also=(*told.also[:-1], self.place(key), reason))
            return
        self.absent_at = len(issues)
        self._add(IssueCode.ABSENCE_AS_FIGURE, key, (reason,), column=self.columns["absence"].title)

    def _takes(self, key: str, reading: Spelling) -> bool:
        """Whether this row has a place for what stands around the number; an estimate is remembered by its column."""
        if reading.estimate and self.estimated is not None:
            self.estimated.add(key)
        counted_otherwise = bool(reading.word) and not counts_the_same(reading.word, self.counted)
        return not counted_otherwise and (not reading.estimate or self.estimated is not None)

    def number(self, key: str) -> Decimal | None:
        """A bare number: "12 triệu" and "5%" are none, for nothing here says what they would be of."""
        reading = self._spelled(key)
        if reading is None:
            return None
        cell, spelled = reading
        if spelled.unit or spelled.percent or cell.percent:
            self._add(IssueCode.NOT_A_NUMBER, key)
            return None
        return self.kept(key, spelled.value)

    def kept(self, key: str, value: Decimal | None) -> Decimal | None:
        """A figure at the decimals that the store keeps; a finding where it is greater than anything it keeps."""
        if value is None or abs(value) <= FIGURE_BOUND:
            return None if value is None else rounded(value)
        self._add(IssueCode.TOO_GREAT, key)
        return None

    def whole(self, key: str) -> int | None:
        """A whole number that is not negative."""
        value = self.number(key)
        if value is None:
            return None
        if value != value.to_integral_value():
            self._add(IssueCode.NOT_WHOLE, key)
            return None
        if value < 0:
            self._add(IssueCode.NEGATIVE, key)
            return None
        return int(value)

    def share(self, key: str, ask_small: bool = True) -> Decimal | None:
        """Percent to a fraction: 26,68 and 26,68% are 0.2668; a bare 0,745 may mean 0,745% or 74,5%, so it is asked about."""
        reading = self._spelled(key)
        if reading is None:
            return None
        cell, spelled = reading
        if spelled.unit:
            self._add(IssueCode.NOT_A_NUMBER, key)
            return None
        if cell.percent:
            return self.kept(key, spelled.value)
        if spelled.percent or not ask_small or not 0 < spelled.value <= 1:
            return self.kept(key, spelled.value / 100)
        chosen = self.findings.ask(
            IssueCode.AMBIGUOUS_SHARE, self.place(key), cell.shown, small_readings(spelled.value)
        )  # fmt: skip
        return self.kept(key, {"percent": spelled.value / 100, "fraction": spelled.value}.get(chosen or ""))

    def amount(self, key: str, measure: Measure, ask_small: bool = True) -> Decimal | None:
        """A value in the measure of its indicator: shares as fractions, everything else as it stands."""
        return self.share(key, ask_small) if measure is Measure.PERCENTAGE else self.number(key)

    def money(self, key: str, unit: MoneyUnit) -> int | None:
        """Đồng; `unit` is the sheet's, a unit in the cell itself wins; odd magnitudes are asked about."""
        reading = self._spelled(key)
        if reading is None:
            return None
        cell, spelled = reading
        if spelled.percent or cell.percent:
            self._add(IssueCode.NOT_A_NUMBER, key)
            return None
        value, own = spelled.value, spelled.unit or unit
        if isinstance(cell.value, str) and odd_magnitude(cell.value, spelled):
            choices = (
                Choice("thousandth", {"value": Figure(value * own.factor / 1000, FigureKind.MONEY)}),
                Choice("as_written", {"value": Figure(value * own.factor, FigureKind.MONEY)}),
            )
            chosen = self.findings.ask(IssueCode.AMBIGUOUS_MAGNITUDE, self.place(key), cell.shown, choices)
            if chosen is None:
                return None
            value = value / 1000 if chosen == "thousandth" else value
        if value < 0 and not self.columns[key].signed:
            self._add(IssueCode.NEGATIVE, key)
            return None
        if abs(value) * own.factor > MONEY_BOUND_VND:
            self._add(IssueCode.TOO_GREAT, key)
            return None
        try:
            return dong(value, own)
        except ValueError:
            self._add(IssueCode.NOT_WHOLE, key)
            return None


def says_nothing(cell: FileCell, column: Column) -> bool:
    """Whether a cell is plainly left blank: "-", and "không" where a code or a day may be missing.

    In a cell that waits for a figure of a report "-" may be 0 or no figure: that is not blank, and it is asked about.
    """
    if column.titled or column.kind is Kind.INFO or cell.kind is not CellKind.TEXT or not isinstance(cell.value, str):
        return False
    text = plain(cell.value)
    return text in DASHES or (column.kind in _MAY_LACK and not column.required and text in _NONE)


def small_readings(number: Decimal) -> tuple[Choice, ...]:
    """What a bare share of at most 1 may be: that many percent, or a fraction of 1."""
    return (
        Choice("percent", {"value": Figure(number / 100, FigureKind.SHARE, places=4)}),
        Choice("fraction", {"value": Figure(number, FigureKind.SHARE, places=4)}),
    )


def codes_in(text: str) -> tuple[str, ...]:
    """The codes of a cell, parted by ";" or by lines."""
    return tuple(part.strip() for part in text.replace("\n", ";").split(";") if part.strip())
