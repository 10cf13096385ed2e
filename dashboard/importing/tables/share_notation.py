"""Whether a bare share of at most 1 is a small percentage or a fraction of 1: what the plan and the other figures say of it."""

from collections.abc import Iterable
from decimal import Decimal

from dashboard.domain.messages import FigureKind
from dashboard.domain.plan.plan import Plan
from dashboard.importing.files.workbook import FileCell
from dashboard.importing.layouts.foreign import STORED, Meaning, Role
from dashboard.importing.tables.totals import number_in

NEAR = 20  # figures of one indicator lie within this factor of each other
CLOSE = 5  # those of different ones in the same column
_TOLD = (*STORED, Role.LAST_YEAR)

Share = tuple[Meaning, FileCell]


def bare(cell: FileCell) -> Decimal | None:
    """The number of a share that says nothing of percent itself."""
    return None if cell.percent or "%" in cell.shown else number_in(cell)


class ShareNotation:
    """The shares of one table, to tell how a small one is meant. Two honest readings are left to a person."""

    def __init__(self, shares: Iterable[Share], plan: Plan) -> None:
        self.plan = plan
        self.by_indicator: dict[tuple[str, ...], set[Decimal]] = {}
        self.by_column: dict[int, set[Decimal]] = {}
        for meaning, cell in shares:
            number = bare(cell)
            if number is not None and number > 0 and meaning.role in _TOLD:
                self.by_indicator.setdefault(meaning.indicators, set()).add(number)
                self.by_column.setdefault(cell.column, set()).add(number)

    def is_percent(self, meaning: Meaning, cell: FileCell, number: Decimal, row: list[Share]) -> bool:
        """Whether a number of at most 1 can only be a percentage.

        As a fraction it would be more than twice what the target asks for; or figures lead up from it to one over 1: those
        of its indicator, where no target is known also the others of its column.
        """
        asked = self._asked_for(meaning, row)
        if asked is not None and number * 100 > 2 * asked:
            return True
        if _leads_over_one(number, self.by_indicator.get(meaning.indicators, set()), NEAR):
            return True
        return asked is None and _leads_over_one(number, self.by_column.get(cell.column, set()), CLOSE)

    def _asked_for(self, meaning: Meaning, row: list[Share]) -> Decimal | None:
        """What the plan asks for in percent, or what the table itself says it does; the highest of several."""
        targets = [t for t in self.plan.targets if t.indicator in meaning.indicators]
        bounds = [
            abs(bound) * 100
            for t in targets
            for bound in ((t.start,) if t.basis.is_change else (t.low, t.high))  # a fall by 1,5 points is no level
            if bound is not None
        ]
        here = [
            number for other, cell in row
            if other.role is Role.PLANNED and other.indicators == meaning.indicators
            and (number := bare(cell)) is not None and number > 1
        ]  # fmt: skip
        return max([*bounds, *here], default=None)


def _leads_over_one(number: Decimal, others: set[Decimal], factor: int) -> bool:
    """Whether one comes from a number to one over 1 by steps of at most a factor from figure to figure."""
    at = number
    for other in sorted(other for other in others if other > number):
        if other > at * factor:
            return False
        if other > 1:
            return True
        at = other
    return False


def is_share(kind: FigureKind, meaning: Meaning) -> bool:
    """Whether a figure is a share of an indicator, not a rate of fulfilment."""
    return kind is FigureKind.SHARE and meaning.role is not Role.RATE
