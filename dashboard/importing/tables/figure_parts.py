"""A figure of a table with its parts: numerator, denominator and value of one row, and the cells that each stands in."""

from collections.abc import Iterable, Iterator, Mapping

from dashboard.domain.issues import Place
from dashboard.domain.messages import FigureKind
from dashboard.domain.periods import Period
from dashboard.domain.plan.indicators import Indicator, Measure
from dashboard.domain.plan.plan import TOTAL
from dashboard.importing.layouts.foreign import Part
from dashboard.importing.reported import Cells
from dashboard.importing.tables.figures import ReadFigure


class Spots(Mapping[str, tuple[int, int]]):
    """Where a figure stands, its parts, and what its row names; looked up only where somebody asks."""

    __slots__ = ("_figure", "_parts")

    def __init__(self, figure: ReadFigure, parts: dict[Part, ReadFigure]) -> None:
        self._figure, self._parts = figure, parts

    def figure(self, key: str) -> ReadFigure | None:
        """The figure that is a part of this one."""
        return self._parts.get(key)  # type: ignore[call-overload,no-any-return]  # a part is a text

    def __getitem__(self, key: str) -> tuple[int, int]:
        part = self.figure(key)
        return part.cell[:2] if part else self._all()[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._all())

    def __len__(self) -> int:
        return len(self._all())

    def _all(self) -> dict[str, tuple[int, int]]:
        row, spot = self._figure.row, self._figure.cell[:2]
        named = row.name_cell[:2] if row.name_cell else spot
        cells = dict.fromkeys(("absence", "text", "cumulative"), spot)
        cells |= dict.fromkeys(("indicator", "subject", "project", "fund"), named)
        cells |= {part.value: figure.cell[:2] for part, figure in self._parts.items()}
        return cells | {"fund": row.fund_cell[:2]} if row.fund_cell else cells


class FigureCells(Cells):
    """The cells of a figure, whose own place is known."""

    __slots__ = ()
    at: Spots

    def place(self, key: str) -> Place:
        figure = self.at.figure(key)
        return figure.place if figure else super().place(key)


Told = tuple[Period, Indicator, str, dict[Part, ReadFigure]]  # a figure's parts, and whose they are


def gathered(told: Iterable[Told]) -> Iterator[Told]:
    """The parts of one figure together: those of a row, period, indicator, subject and group."""
    together: dict[tuple[object, ...], Told] = {}
    for one in told:
        period, indicator, subject, parts = one
        figure = next(iter(parts.values()))
        key = (period.code, indicator.code, subject, figure.meaning.group or TOTAL, figure.estimate, figure.cell.row)
        if together.setdefault(key, one) is not one:
            together[key][-1].update(parts)
    yield from together.values()


def part_of(figure: ReadFigure, indicator: Indicator) -> Part:
    """The part of a figure whose column names none: the value; of a percentage indicator a count is the numerator."""
    counted = figure.kind is FigureKind.COUNT and indicator.measure is Measure.PERCENTAGE
    return Part.NUMERATOR if counted else Part.VALUE
