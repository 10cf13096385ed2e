"""Printed rates beside the figures that they are made of: compared to the precision in which they are printed. Only notes."""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import permutations

from dashboard.domain.issues import Issue, IssueCode
from dashboard.domain.messages import Figure, FigureKind
from dashboard.importing.cell_text.names import heading
from dashboard.importing.layouts.foreign import Part, Role
from dashboard.importing.tables.figures import ReadFigure

MOST_PLACES = 2  # of a printed rate; what a formula has beyond is its own
NEARLY = Decimal("0.05")  # of a rate: a slip of a digit, where nothing else says what it is made of
_OF_LAST_YEAR = re.compile(r"cùng kỳ|năm trước")
_OF_CHANGE = re.compile(r"tăng|giảm|còn lại")
_DONE = (Role.CUMULATIVE, Role.ACTUAL)

Row = dict[int, ReadFigure]
Pair = tuple[int, int]  # columns of the part and of the whole


def rate_notes(by_row: dict[int, Row], formulas: set[int]) -> Iterator[Issue]:
    """Every rate that its own parts do not make; columns with a formula of their own (`formulas`) are compared elsewhere.

    What a column is made of: a numerator and a denominator, or what was done and what was planned, by their titles; else
    the two columns that make it in most of its rows; else the only two that nearly do.
    """
    columns: dict[int, list[Row]] = {}
    for row in by_row.values():
        for column, figure in row.items():
            if figure.kind is not FigureKind.SHARE and figure.meaning.role is not Role.RATE:
                continue  # a figure of nearly any table
            if column not in formulas and figure.number is not None and _is_rate(figure, row):
                columns.setdefault(column, []).append(row)
    for column, rows in columns.items():
        yield from _of_column(column, rows)


def _is_rate(figure: ReadFigure, row: Row) -> bool:
    """A rate of fulfilment, or the value of a share beside both its parts."""
    if figure.meaning.role is Role.RATE:
        return True
    return figure.kind is FigureKind.SHARE and _parts(figure, row) is not None


def _of_column(column: int, rows: list[Row]) -> Iterator[Issue]:
    usual = _usual(column, rows)
    for row in rows:
        figure = row[column]
        made = _made(figure, row)
        if any(_agree(figure, row, pair) for pair in made) and (usual is None or usual not in made):
            continue  # made of something else than the others, but made of it exactly
        pair = usual if usual in made else _by_title(figure, row) or _nearest(figure, row, made)
        if pair is None or pair not in made or _agree(figure, row, pair):
            continue
        above, below = row[pair[0]], row[pair[1]]
        yield Issue(
            IssueCode.RATE_DIFFERS, figure.place, figure.cell.shown,
            {"above": above.cell.shown, "below": below.cell.shown,
             "expected": Figure(made[pair], FigureKind.NUMBER, places=MOST_PLACES)},
        )  # fmt: skip


def _made(figure: ReadFigure, row: Row) -> dict[Pair, Decimal]:
    """Every rate in % that two figures of the row make, of the same kind."""
    counted = {
        column: other for column, other in row.items()
        if other.kind in (FigureKind.COUNT, FigureKind.MONEY) and other.number is not None and other is not figure
    }  # fmt: skip
    made: dict[Pair, Decimal] = {}
    for above, below in permutations(counted, 2):
        one, whole = counted[above], counted[below]
        if one.kind is whole.kind and one.number is not None and whole.number:
            made[(above, below)] = one.number / whole.number * 100
    return made


def _usual(column: int, rows: list[Row]) -> Pair | None:
    """The two columns that make the rate in most rows; of several those that their titles name, else the first."""
    agreeing: dict[Pair, int] = {}
    for row in rows:
        for pair in _made(row[column], row):
            if _agree(row[column], row, pair):
                agreeing[pair] = agreeing.get(pair, 0) + 1
    likely = [pair for pair, count in agreeing.items() if count * 2 >= len(rows)]
    titled = {_by_title(row[column], row) for row in rows}
    return max(likely, key=lambda pair: (agreeing[pair], pair in titled, -pair[0]), default=None)


def _by_title(figure: ReadFigure, row: Row) -> Pair | None:
    """The parts of its indicator; else what was done beside what was planned, or beside last year's where it says so."""
    if parts := _parts(figure, row):
        return parts
    title = heading(figure.title)
    if figure.meaning.role is not Role.RATE or _OF_CHANGE.search(title):
        return None
    whole = Role.LAST_YEAR if _OF_LAST_YEAR.search(title) else Role.PLANNED
    done = [c for c, other in row.items() if other.meaning.role in _DONE and other.kind is not FigureKind.SHARE]
    planned = [c for c, other in row.items() if other.meaning.role is whole and other.kind is not FigureKind.SHARE]
    return (done[0], planned[0]) if len(done) == 1 and len(planned) == 1 else None


def _parts(figure: ReadFigure, row: Row) -> Pair | None:
    codes = set(figure.meaning.indicators)
    found = {
        part: [c for c, other in row.items() if other.meaning.part is part and codes & set(other.meaning.indicators)]
        for part in (Part.NUMERATOR, Part.DENOMINATOR)
    }
    above, below = found[Part.NUMERATOR], found[Part.DENOMINATOR]
    return (above[0], below[0]) if len(above) == 1 and len(below) == 1 else None


def _nearest(figure: ReadFigure, row: Row, made: dict[Pair, Decimal]) -> Pair | None:
    printed = _printed(figure)[0]
    near = [pair for pair, rate in made.items() if rate and abs(rate - printed) <= NEARLY * rate]
    return near[0] if len(near) == 1 else None


def _printed(figure: ReadFigure) -> tuple[Decimal, Decimal]:
    """The rate in %, and one unit of its last printed digit."""
    number = figure.number or Decimal(0)
    rate = number * 100 if figure.cell.percent else number
    return rate, _last_digit(rate, MOST_PLACES)


def _last_digit(number: Decimal, most: int) -> Decimal:
    exponent = number.normalize().as_tuple().exponent
    places = min(most, max(0, -exponent)) if isinstance(exponent, int) else most
    return Decimal(1).scaleb(-places)


def _agree(figure: ReadFigure, row: Row, pair: Pair) -> bool:
    """Whether two figures make the rate as printed, rounded or cut off, as far as they are themselves exact."""
    above, below = row[pair[0]], row[pair[1]]
    printed, unit = _printed(figure)
    if above.number is None or not below.number:
        return False
    made = above.number / below.number * 100
    inexact = sum(_inexact(part) / abs(part.number) for part in (above, below) if part.number) * abs(made)
    return printed - unit / 2 - inexact <= made <= printed + unit + inexact


def _inexact(figure: ReadFigure) -> Decimal:
    """Half a unit of the last digit of an amount of money; a count is exact."""
    if figure.kind is not FigureKind.MONEY or figure.number is None:
        return Decimal(0)
    return _last_digit(figure.number, 6) / 2
