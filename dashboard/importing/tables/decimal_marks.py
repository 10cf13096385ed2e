"""What dots and commas mean in a column of texts: 1.125 beside 1500.25 is little more than one, beside 2.756,5 it is a thousand."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from dashboard.importing.cell_text.numbers import spelling
from dashboard.importing.files.workbook import CellKind, FileCell

_OPEN = re.compile(r"(?<![\d.,])([1-9]\d{0,2})([.,])(\d{3})(?![\d.,])")
_NUMBER = re.compile(r"\d[\d.,]*\d|\d")


class DecimalMark(StrEnum):
    DECIMAL = "decimal"
    THOUSANDS = "thousands"


@dataclass(frozen=True)
class Marks:
    """How often the texts of a column show what each mark is, and how many of them leave it open."""

    dots: dict[DecimalMark, int]
    commas: dict[DecimalMark, int]
    open_dots: int
    ungrouped: bool  # 1500.25: whoever writes so parts no thousands

    def of(self, mark: str) -> DecimalMark | None:
        """What "." or "," is between one to three digits and three; None where the column does not say."""
        if mark == ",":
            return self._comma()
        decimal, thousands = self.dots[DecimalMark.DECIMAL], self.dots[DecimalMark.THOUSANDS]
        if not decimal:
            return DecimalMark.THOUSANDS  # as everybody here writes
        against = thousands or self.commas[DecimalMark.DECIMAL]
        return DecimalMark.DECIMAL if self.ungrouped and not against and decimal >= self.open_dots else None

    def _comma(self) -> DecimalMark | None:
        decimal = bool(self.commas[DecimalMark.DECIMAL] or self.dots[DecimalMark.THOUSANDS])
        thousands = bool(self.commas[DecimalMark.THOUSANDS] or self.dots[DecimalMark.DECIMAL])
        if decimal == thousands:
            return None
        return DecimalMark.DECIMAL if decimal else DecimalMark.THOUSANDS


def marks_of(cells: Iterable[FileCell]) -> Marks:
    """What the texts of one column that spell numbers show."""
    dots, commas, open_dots, ungrouped = dict.fromkeys(DecimalMark, 0), dict.fromkeys(DecimalMark, 0), 0, False
    for cell in cells:
        text = str(cell.value)
        number = _NUMBER.search(text) if cell.kind is CellKind.TEXT and spelling(text) is not None else None
        if number is None:
            continue
        found = number[0]
        if found.count(".") == 1 and "," not in found and _OPEN.fullmatch(found):
            open_dots += 1
        for mark, shown in _shown(found):
            counts = dots if mark == "." else commas
            counts[shown] += 1
        ungrouped = ungrouped or re.fullmatch(r"\d{4,}\.\d+", found) is not None
    return Marks(dots, commas, open_dots, ungrouped)


def _shown(number: str) -> Iterable[tuple[str, DecimalMark]]:
    """What one number shows of its marks: both of them, one of them twice, or one where no thousands can be."""
    if "." in number and "," in number:
        last = max(".,", key=number.rindex)
        yield last, DecimalMark.DECIMAL
        yield ("." if last == "," else ","), DecimalMark.THOUSANDS
        return
    for mark in ".,":
        if number.count(mark) > 1:
            yield mark, DecimalMark.THOUSANDS
        elif number.count(mark) == 1 and _OPEN.fullmatch(number) is None:
            yield mark, DecimalMark.DECIMAL


def open_mark(cell: FileCell) -> str:
    """The mark of a text whose number can be read in two ways by itself; "" for any other cell."""
    if cell.kind is not CellKind.TEXT or spelling(str(cell.value)) is None:
        return ""
    match = _OPEN.search(str(cell.value))
    return match[2] if match else ""


def spelled_as(text: str, mark: DecimalMark) -> str:
    """The text with its number written so that it can only be read one way."""
    by = r"\1,\g<3>0" if mark is DecimalMark.DECIMAL else r"\1\3"
    return _OPEN.sub(by, text, count=1)
