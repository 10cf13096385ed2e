"""Some units with their gaps, and what is asked of these again and again: a report makes anew those of its own lot."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from itertools import chain
from typing import Any

from dashboard.domain.verdicts.parts import Gap


@dataclass(frozen=True)
class ComparedUnits:
    """`by_indicator`: of each indicator that units are compared by the gaps of some units; no unit is in two lots."""

    by_indicator: tuple[tuple[Gap, ...], ...]

    @cached_property
    def of_unit(self) -> dict[str, tuple[Gap, ...]]:
        """By unit its gaps, in the order of the indicators."""
        found: dict[str, list[Gap]] = {}
        for gap in chain.from_iterable(self.by_indicator):
            found.setdefault(gap.unit, []).append(gap)
        return {unit: tuple(gaps) for unit, gaps in found.items()}

    @cached_property
    def known(self) -> frozenset[str]:
        """Units with a figure to be compared by."""
        return frozenset(gap.unit for gap in chain.from_iterable(self.by_indicator) if gap.gap is not None)

    @cached_property
    def worst_of_dimension(self) -> dict[tuple[str, str], Gap]:
        """By unit and dimension the gap that is furthest; one without a figure where none has one."""
        worst: dict[tuple[str, str], Gap] = {}
        for gap in chain.from_iterable(self.by_indicator):
            other = worst.setdefault((gap.unit, gap.dimension), gap)
            if gap.gap is not None and (other.gap is None or gap.gap > other.gap):
                worst[gap.unit, gap.dimension] = gap
        return worst

    @cached_property
    def most_short(self) -> dict[str, Decimal | None]:
        """By unit what is short in the dimension that is furthest, by which units are ranked; None without any figure."""
        most: dict[str, Decimal | None] = {}
        for (unit, _), gap in self.worst_of_dimension.items():
            before = most.get(unit)
            most[unit] = before if gap.gap is None else max(before or Decimal(0), gap.gap)
        return most

    def needing(self, limit: Decimal) -> tuple[Gap, ...]:
        """The worst gap of each unit whose worst gap reaches the limit, worst first."""
        key = ("needing", limit)
        if key not in self.made:
            known = ([gap for gap in gaps if gap.gap is not None] for gaps in self.of_unit.values())
            worst = (max(gaps, key=lambda gap: gap.gap or Decimal(0)) for gaps in known if gaps)
            self.made[key] = tuple(sorted((g for g in worst if g.gap is not None and g.gap >= limit), key=worst_first))
        needy: tuple[Gap, ...] = self.made[key]
        return needy

    @cached_property
    def made(self) -> dict[object, Any]:
        """What views have made of these units and would make again."""
        return {}


def gaps_of(lots: Iterable[ComparedUnits]) -> tuple[Gap, ...]:
    """Of each indicator the gaps of all units."""
    indicators = zip(*(lot.by_indicator for lot in lots), strict=True)
    return tuple(chain.from_iterable(chain.from_iterable(some) for some in indicators))


def dimensions_of(lots: Iterable[ComparedUnits]) -> tuple[str, ...]:
    """The dimensions that units are compared in, in the order of their indicators."""
    indicators = zip(*(lot.by_indicator for lot in lots), strict=True)
    first = (next((some[0] for some in lots if some), None) for lots in indicators)
    return tuple(dict.fromkeys(gap.dimension for gap in first if gap))


def worst_first(gap: Gap) -> tuple[Decimal, str]:
    return (-(gap.gap or Decimal(0)), gap.unit)
