"""A cell of a table: its text with the value behind it, from which its order, its copy and the workbook come."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from dashboard.domain.messages import Figure
from dashboard.domain.money import millions
from dashboard.domain.periods import Period, PeriodKind
from dashboard.text import Words
from dashboard.text.words import OFFICE_TIME, round_half_up, share_places
from dashboard.views.bar import CellBar

_KINDS = list(PeriodKind)  # of periods that end on one day: month, quarter, half-year, year


@dataclass(frozen=True)
class Number:
    """A number rounded as it is written: 26,68% is 26.68 in "%". `signed`: a plus stands before it. `apart`: the unit that the
    page says once, above or beside its cells, where it is not written with the number.
    """

    value: Decimal
    unit: str = ""
    signed: bool = False
    apart: str = ""

    @property
    def places(self) -> int:
        """Decimals that are written: trailing zeros are not."""
        exponent = self.value.normalize().as_tuple().exponent
        return max(0, -exponent) if isinstance(exponent, int) else 0

    @property
    def plain(self) -> str:
        """Without separators of thousands, a point before its decimals: -15555.25."""
        return f"{self.value:.{self.places}f}"


@dataclass(frozen=True)
class Cell:
    """Names and codes have their text alone and are sorted by its letters; `order` sorts everything else.

    `number` and `day` (on the office's clock, where it is a moment) are there where the text says nothing else.
    """

    text: str = ""
    order: float | None = None
    number: Number | None = None
    day: date | None = None
    absent: bool = False  # stands last, whatever it is sorted by
    href: str = ""
    bar: CellBar | None = None  # drawn in the cell in place of its text
    why: str = ""  # the rule behind a verdict, opened by whoever asks

    def __str__(self) -> str:
        return self.text

    def noted(self, note: str) -> "Cell":
        """With `note` behind its text: in the same place of the order, but no longer a bare number or day."""
        return replace(self, text=self.text + note, number=None, day=None) if note else self


def cell_of(value: Cell | str) -> Cell:
    """A text as a cell; an empty one is an absence."""
    return value if isinstance(value, Cell) else Cell(value, absent=not value)


def absent_cell(text: str = "") -> Cell:
    """What stands where there is no value: the name of the absence, or nothing."""
    return Cell(text, absent=True)


def number_cell(
    value: Decimal | int | None, words: Words, places: int = 0, unit: str = "", signed: bool = False, missing: str = ""
) -> Cell:
    """A number with at most `places` decimals; `missing` where there is none."""
    if value is None:
        return absent_cell(missing)
    exact = round_half_up(Decimal(value), places) + 0  # no −0
    number = Number(exact, unit, signed and exact > 0)
    return Cell(words.measured(Decimal(value), places, unit, signed), float(exact), number)


def share_cell(fraction: Decimal | None, words: Words, places: int = 1, missing: str = "") -> Cell:
    """A fraction as a percentage."""
    if fraction is None:
        return absent_cell(missing)
    return number_cell(fraction * 100, words, share_places(fraction, places), "%")


def points_cell(fraction: Decimal, words: Words, places: int = 1, signed: bool = False) -> Cell:
    """A difference of shares in điểm %."""
    return number_cell(fraction * 100, words, places, words.points_unit, signed)


def money_cell(vnd: int | None, words: Words, places: int = 2, signed: bool = False, missing: str = "") -> Cell:
    """Đồng in triệu đồng, without the unit."""
    cell = number_cell(None if vnd is None else millions(vnd), words, places, signed=signed, missing=missing)
    return cell if cell.number is None else replace(cell, number=replace(cell.number, apart=words("million đồng")))


def figure_cell(figure: Figure, words: Words, signed: bool = False) -> Cell:
    """A figure in its own unit."""
    value, places, unit = words.measure(figure)
    return number_cell(value, words, places, unit, signed)


def parts_cell(numerator: Decimal | None, denominator: Decimal | None, words: Words, of: str = "") -> Cell:
    """«84/120», sorted by the numerator; `of` says what was counted. Nothing where one of both is not known."""
    if numerator is None or denominator is None:
        return absent_cell()
    return Cell(f"{words.number(numerator, 0)}/{words.number(denominator, 0)} {of}".strip(), float(numerator))


def period_cell(period: Period, words: Words, short: bool = True) -> Cell:
    """Sorted by time: a quarter behind its last month, a year behind its last quarter."""
    order = period.end.toordinal() + _KINDS.index(period.kind) / 10
    return Cell(words.short_period(period) if short else words.period(period), order)


def day_cell(day: date, words: Words) -> Cell:
    return Cell(words.date(day), float(day.toordinal()), day=day)


def moment_cell(when: datetime, words: Words) -> Cell:
    """A UTC moment on the office's clock, to the minute."""
    local = when.astimezone(OFFICE_TIME).replace(second=0, microsecond=0, tzinfo=None)
    return Cell(words.moment(when), local.toordinal() + (local.hour * 60 + local.minute) / 1440, day=local)


def plain(row: object) -> dict[str, Any]:
    """The fields of a view's row for charts and JSON: cells as their texts, all else as it is."""
    return {name: value.text if isinstance(value, Cell) else value for name, value in vars(row).items()}
