"""Whose figures speak for a set of units at a period: themselves, those they were made of, or those they became."""

from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal

from dashboard.domain.periods import Period
from dashboard.domain.plan import Plan
from dashboard.domain.territory import Part, belongs, made_of, successors


@dataclass(frozen=True)
class Pieces:
    """`shares`: the units that stand at the period, with the part of each that is asked for; `earlier`: those that stood
    before them in the same year, whose figures stand in until a successor reports. `refused` names divided units of which
    nobody knows what part went where.
    """

    plan: Plan
    shares: dict[str, Decimal]
    earlier: dict[str, Decimal]
    refused: tuple[str, ...] = ()

    @property
    def asked(self) -> dict[str, Decimal]:
        """Every unit whose figures speak, with the part of them that is asked for; a part of nothing is left out."""
        return self.earlier | self.shares if self.earlier else self.shares

    def standing_in(self, reported: frozenset[str]) -> dict[str, Decimal]:
        """Earlier units whose figures still stand, with the part that does: of what went to successors without one yet."""
        parts = {code: still_standing(self.plan, code, reported) for code in self.earlier}
        return {code: part for code, part in parts.items() if part}


def pieces_at(plan: Plan, units: tuple[str, ...], period: Period) -> Pieces:
    """Who speaks for `units` at the end of `period`."""
    if not plan.successions:
        return Pieces(plan, dict.fromkeys(units, Decimal(1)), {})
    key = ("pieces", units, period)
    if key not in plan.remembered:
        plan.remembered[key] = _pieces_at(plan, units, period)
    return plan.remembered[key]  # type: ignore[return-value]


def _pieces_at(plan: Plan, units: tuple[str, ...], period: Period) -> Pieces:
    asked = frozenset(units)
    shares = {part.unit: belongs(plan, part.unit, asked) for unit in units for part in made_of(plan, unit, period.end)}
    earlier = {
        part.unit: belongs(plan, part.unit, asked | shares.keys())
        for unit in shares
        for part in _before(plan, unit, period)
        if part.unit not in shares
    }
    refused = tuple(code for code, share in shares.items() if share is None)
    return Pieces(plan, _known(shares), _known(earlier), refused)


def _before(plan: Plan, unit: str, period: Period) -> list[Part]:
    """What a unit that is new this year was made of."""
    born = plan.unit_by_code[unit].valid_from
    if born.year != period.year:
        return []
    return [part for part in made_of(plan, unit, born - timedelta(days=1)) if part.unit != unit]


def _known(shares: dict[str, Decimal | None]) -> dict[str, Decimal]:
    return {code: share for code, share in shares.items() if share}


def still_standing(plan: Plan, unit: str, reported: frozenset[str]) -> Decimal:
    """The part of `unit` that went to units without a figure of their own; 0 where nobody knows how much that is."""
    onward = successors(plan, unit)
    left = [Decimal(0) if s.new in reported else still_standing(plan, s.new, reported) for s in onward]
    if all(part == 1 for part in left):  # also of a unit without successors
        return Decimal(1)
    return sum((s.share * part for s, part in zip(onward, left, strict=True) if s.share is not None), Decimal(0))
