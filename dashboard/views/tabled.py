"""A table as it is sorted, aligned, copied and downloaded: every cell's text with the value that was written into it."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from dashboard.text import Words
from dashboard.text.read_back import Written, is_absent, leading_number, number_in, time_in


@dataclass(frozen=True)
class TableCell:
    """`order` sorts times, periods and numbers; other texts are sorted by their letters, absences stand last."""

    text: str
    href: str = ""
    number: Written | None = None
    order: float | None = None
    absent: bool = False
    leads: bool = False  # begins with a number, or is one


@dataclass(frozen=True)
class TableColumn:
    """`figures`: nothing but numbers and absences. `unit` is the one that all its numbers share."""

    title: str
    figures: bool
    unit: str
    places: int


@dataclass(frozen=True)
class Tabled:
    columns: tuple[TableColumn, ...]
    rows: tuple[tuple[TableCell, ...], ...]


def tabled(titles: Sequence[str], rows: Iterable[Sequence[object]], words: Words, raw: Collection[str] = ()) -> Tabled:
    """`raw` names columns whose texts others wrote: nothing is read out of them."""
    literal = [title in raw for title in titles]
    cells = tuple(tuple(_cell(value, words, as_is) for value, as_is in zip(row, literal, strict=True)) for row in rows)
    return Tabled(tuple(_column(title, [row[n] for row in cells]) for n, title in enumerate(titles)), cells)


def _cell(value: object, words: Words, raw: bool) -> TableCell:
    text = "" if value is None else str(value)
    href = str(getattr(value, "href", ""))
    if raw:
        return TableCell(text, href, absent=not text)
    if is_absent(text, words):
        return TableCell(text, href, absent=True)
    when = time_in(text)
    if when is not None:
        return TableCell(text, href, order=when)
    number = number_in(text, words.language)
    first = float(number.value) if number else leading_number(text, words.language)
    return TableCell(text, href, number, first, leads=first is not None and "·" not in text)


_SHORT = 28  # letters of what still reads as a figure: «9 (84/120)», not a sentence that begins with one


def _column(title: str, cells: list[TableCell]) -> TableColumn:
    there = [cell for cell in cells if not cell.absent]
    numbers = [cell.number for cell in there if cell.number]
    units = {number.unit for number in numbers}
    return TableColumn(
        title,
        figures=bool(there) and all(cell.leads and len(cell.text) <= _SHORT for cell in there),
        unit=next(iter(units)) if len(units) == 1 and len(numbers) == len(there) else "",
        places=max((number.places for number in numbers), default=0),
    )
