"""Which units' figures make up the figure of a set of units at a period, over mergers and divisions.

The units asked for are replaced by the units that stand at the end of the period in the same area (`shares`, a partition of
it where all shares are known), each with the part of it that lies in the area. Beside them stand their predecessors of the
same year (`earlier`): a predecessor's figure counts for the part of it that went to units without a figure of their own, so
the parts that count are disjoint. A unit of which nobody knows what part lies in the area is named in `refused`.

Example, a merger on 1/7: A and B go wholly into N; of D 60 % go to E and 40 % to W. Asked for {A, B} in June: shares {A: 1,
B: 1}. In August: shares {N: 1}, earlier {A: 1, B: 1}; once N has a figure, those of A and B count for nothing. Asked for {E}
in June: shares {D: 0.6}. Asked for {D} in August: shares {E: 1, W: 1}, earlier {D: 1}; where E alone has a figure, 0.4 of D's
counts beside it.
"""

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
    before them in the same year, whose figures count until a successor reports. `refused` names divided units of which
    nobody knows what part went where. `within` is the union of the units asked for and of those that stand in their area.
    """

    plan: Plan
    shares: dict[str, Decimal]
    earlier: dict[str, Decimal]
    refused: tuple[str, ...] = ()
    within: frozenset[str] = frozenset()

    @property
    def asked(self) -> dict[str, Decimal]:
        """Every unit whose figures may count, with the part of it that is asked for; a part of nothing is left out."""
        return self.earlier | self.shares if self.earlier else self.shares

    def standing_in(self, reported: frozenset[str]) -> dict[str, Decimal]:
        """Earlier units whose figures still count, with the part that does: what went to units outside `reported`."""
        parts = {code: still_standing(self.plan, code, reported, self.within) for code in self.earlier}
        return {code: part for code, part in parts.items() if part}


def pieces_at(plan: Plan, units: tuple[str, ...], period: Period) -> Pieces:
    """The units that stand for `units` at the end of `period`, and those before them in the year."""
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
