"""Whose figures speak for a set of units at a period: themselves, those they were made of, or those they became."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal

from dashboard.domain.periods import Period
from dashboard.domain.plan.plan import Plan
from dashboard.domain.plan.territory import belongs, made_of, successors


@dataclass(frozen=True)
class Pieces:
    """`shares`: the units that stand at the period, with the part of each that is asked for; `earlier`: all those that stood
    before them in the same year, whose figures stand in until a successor reports. `refused` names divided units of which
    nobody knows what part went where. `within` are the units that are asked for, and those that stand for them.
    """

    plan: Plan
    shares: dict[str, Decimal]
    earlier: dict[str, Decimal]
    refused: tuple[str, ...] = ()
    within: frozenset[str] = frozenset()

    @property
    def asked(self) -> dict[str, Decimal]:
        """Every unit whose figures speak, with the part of them that is asked for; a part of nothing is left out."""
        return self.earlier | self.shares if self.earlier else self.shares

    def standing_in(self, reported: frozenset[str]) -> dict[str, Decimal]:
        """Earlier units whose figures still stand, with the part that does: of what went to successors without one yet."""
        parts = {code: still_standing(self.plan, code, reported, self.within) for code in self.earlier}
        return {code: part for code, part in parts.items() if part}


def pieces_at(plan: Plan, units: tuple[str, ...], period: Period) -> Pieces:
    """Who speaks for `units` at the end of `period`."""
    if not plan.successions:
        return Pieces(plan, dict.fromkeys(units, Decimal(1)), {})
    asked = frozenset(units)
    shares = {part.unit: belongs(plan, part.unit, asked) for unit in units for part in made_of(plan, unit, period.end)}
    within = asked | shares.keys()
    before = dict.fromkeys(code for unit in shares for code in _before(plan, unit, period) if code not in shares)
    refused = tuple(code for code, share in shares.items() if share is None)
    return Pieces(plan, _known(shares), _known({code: belongs(plan, code, within) for code in before}), refused, within)


def _before(plan: Plan, unit: str, period: Period) -> Iterator[str]:
    """What a unit that is new this year was made of, and what those of them were made of that are new this year too."""
    born = plan.unit_by_code[unit].valid_from
    if born.year < period.year:
        return
    for part in made_of(plan, unit, born - timedelta(days=1)):
        if part.unit != unit:
            yield part.unit
            yield from _before(plan, part.unit, period)


def _known(shares: dict[str, Decimal | None]) -> dict[str, Decimal]:
    return {code: share for code, share in shares.items() if share}


def still_standing(plan: Plan, unit: str, reported: frozenset[str], within: frozenset[str] | None = None) -> Decimal:
    """The part of `unit` that went to units without a figure of their own; 0 where nobody knows how much that is.

    Given the units that are asked for (`within`), it is that part of what went to them.
    """
    onward = successors(plan, unit)
    if within is not None and len(onward) > 1:
        onward = tuple(s for s in onward if belongs(plan, s.new, within) != 0) or onward
    left = [Decimal(0) if s.new in reported else still_standing(plan, s.new, reported, within) for s in onward]
    if all(part == 1 for part in left):  # also of a unit without successors
        return Decimal(1)
    if not any(left):
        return Decimal(0)
    asked = [Decimal(1) if within is None else belongs(plan, s.new, within) for s in onward]
    sizes = [
        Decimal(0) if s.share is None or part is None else s.share * part for s, part in zip(onward, asked, strict=True)
    ]
    standing = sum((size * part for size, part in zip(sizes, left, strict=True)), Decimal(0))
    return standing if within is None else standing / (belongs(plan, unit, within) or Decimal(1))
