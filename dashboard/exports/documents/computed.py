"""Columns of a workbook that are reckoned in the sheet: each as an Excel formula, and as the value that it gives.

The value is kept beside the formula in the file, for whoever reads it without reckoning; both come from one description.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Generic, TypeVar

from xlsxwriter.utility import xl_rowcol_to_cell

Value = Decimal | str | None  # a text where there is no number: the name of an absence
Row = TypeVar("Row")
Place = tuple[int, int]  # row and column in the sheet, from 0


@dataclass(frozen=True)
class Own(Generic[Row]):
    """What stands in a row itself; of a row that is made of others their sum. `needs_all`: no sum while one part is no number,
    but `missing` in its place.
    """

    get: Callable[[Row], Value]
    summed: bool = False
    needs_all: bool = False
    missing: str = ""


@dataclass(frozen=True)
class Sum:
    """The sum of other columns of the row."""

    of: tuple[str, ...]
    needs_all: bool = False


@dataclass(frozen=True)
class Rate:
    """`part` of `whole`, in per cent; nothing of nothing."""

    part: str
    whole: str


@dataclass(frozen=True)
class Less:
    """What `whole` has beyond `part`."""

    whole: str
    part: str


@dataclass(frozen=True)
class Computed(Generic[Row]):
    """A column by its key, with its title, its width in letters and what stands in it."""

    key: str
    title: str
    width: float
    of: Own[Row] | Sum | Rate | Less
    look: str = "#,##0.######"


def value_at(columns: Mapping[str, Computed[Row]], row: Row, parts: Sequence[dict[str, Value]]) -> dict[str, Value]:
    """The values of a row by the columns' keys; `parts`: those of the rows that it is made of."""
    values: dict[str, Value] = {}
    for key, column in columns.items():
        match column.of:
            case Own() as own:
                values[key] = (
                    _sum([p[key] for p in parts], own.needs_all, own.missing) if parts and own.summed else own.get(row)
                )
            case Sum(of, needs_all):
                values[key] = _sum([values[one] for one in of], needs_all)
            case Rate(part, whole):
                a, b = values[part], values[whole]
                values[key] = a / b * 100 if isinstance(a, Decimal) and isinstance(b, Decimal) and b else None
            case Less(whole, part):
                a, b = values[whole], values[part]
                values[key] = a - b if isinstance(a, Decimal) and isinstance(b, Decimal) else None
    return values


def _sum(values: Sequence[Value], needs_all: bool, missing: str = "") -> Value:
    numbers = [value for value in values if isinstance(value, Decimal)]
    if not numbers or (needs_all and len(numbers) < len(values)):
        return missing or None
    return sum(numbers, Decimal(0))


def formula_at(columns: Mapping[str, Computed[Row]], key: str, row: int, parts: Sequence[int]) -> str:
    """The formula of a cell; "" for what stands in the row itself. `row` and `parts` are rows of the sheet, from 0."""
    places = {name: place for place, name in enumerate(columns)}

    def at(name: str) -> str:
        return str(xl_rowcol_to_cell(row, places[name]))

    match columns[key].of:
        case Own() as own:
            cells = ",".join(xl_rowcol_to_cell(part, places[key]) for part in parts)
            return _sum_of(cells, len(parts) if own.needs_all else 1, own.missing) if parts and own.summed else ""
        case Sum(of, needs_all):
            return _sum_of(",".join(map(at, of)), len(of) if needs_all else 1)
        case Rate(part, whole):
            return f'=IF(COUNT({at(part)},{at(whole)})=2,IF({at(whole)}=0,"",{at(part)}/{at(whole)}*100),"")'
        case Less(whole, part):
            return f'=IF(COUNT({at(whole)},{at(part)})=2,{at(whole)}-{at(part)},"")'


def _sum_of(cells: str, least: int, missing: str = "") -> str:
    return f'=IF(COUNT({cells})>={least},SUM({cells}),"{missing}")'
