"""What was made of figures, kept until a figure comes or goes that it was made of.

An entry is made of the figures of some topics, of the units that may share an area with some units, up to the end of a month.
It holds as long as no such figure comes or goes; so an upload of one commune makes anew what was made of that commune's
figures of that month, and nothing else (docs/speed.en.md: What is kept).

Example: a commune sends September's report. Sums over the communes from January to August hold; of September's those hold
that this commune is not in, and what other indicators gave.
"""

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from typing import TypeVar

from dashboard.domain.plan.plan import Plan

T = TypeVar("T")

MONEY = "money"  # the topic of all amounts of money; a topic of results is their indicator's code
REPORTS = "reports"  # the topic of reports themselves, whatever is in them; their unit is who sent them
CAUSES = "causes"  # the topic of what is said of delays; its unit is who said it
Topics = tuple[str, ...]
Units = tuple[str, ...] | None  # None: of all units
Entries = dict[tuple[int, Hashable], object]  # by month and name


@dataclass(frozen=True)
class Moved:
    """A figure or report that came or went: of which topic and unit, and the month, 1-13, at whose end it ends.

    A figure is its subject's, and its reporter's too.
    """

    topic: str
    unit: str
    month: int


class Kept:
    """The entries of one plan's figures; snapshots that follow each other share those that hold for both."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._entries: dict[Topics, dict[Units, Entries]] = {}
        self._reach: dict[Units, frozenset[str]] = {}

    def of(self, topics: Topics, units: Units, month: int, name: Hashable, make: Callable[[], T]) -> T:
        """The entry of that name, made where there is none; `make` reads nothing else than what the entry is of."""
        entries = self._entries.setdefault(topics, {}).setdefault(units, {})
        key = (month, name)
        if key not in entries:
            entries[key] = make()
        made: T = entries[key]  # type: ignore[assignment]
        return made

    def after(self, moved: Iterable[Moved]) -> "Kept":
        """What still holds once these figures came or went."""
        first: dict[str, dict[str, int]] = {}  # by topic and unit the earliest month
        for m in moved:
            months = first.setdefault(m.topic, {})
            months[m.unit] = min(m.month, months.get(m.unit, m.month))
        kept = Kept(self._plan)
        kept._reach = self._reach
        for topics, areas in self._entries.copy().items():
            touched = [first[topic] for topic in topics if topic in first]
            kept._entries[topics] = self._holding(areas, touched) if touched else areas
        return kept

    def _holding(self, areas: dict[Units, Entries], touched: list[dict[str, int]]) -> dict[Units, Entries]:
        holding: dict[Units, Entries] = {}
        for units, entries in areas.copy().items():
            months = [month for some in touched for unit, month in some.items() if self._within(unit, units)]
            holding[units] = _before(entries, min(months)) if months else entries
        return holding

    def _within(self, unit: str, units: Units) -> bool:
        if units is None:
            return True
        if units not in self._reach:
            self._reach[units] = frozenset().union(*(self._plan.related(code) for code in units))
        return unit in self._reach[units]


def _before(entries: Entries, month: int) -> Entries:
    return {key: value for key, value in entries.copy().items() if key[0] < month}
