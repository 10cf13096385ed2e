"""Communes whose verdict is another one in the later of two standings: who came to need support, and who no longer does."""

from dataclasses import dataclass

from dashboard.domain.verdicts.parts import Gap
from dashboard.domain.verdicts.standing import Standing


@dataclass(frozen=True)
class UnitTurn:
    """One commune; a gap where it needs support then, None where it has figures and does not."""

    unit: str
    before: Gap | None
    after: Gap | None

    @property
    def worse(self) -> bool:
        return self.after is not None


def unit_turns(before: Standing, after: Standing) -> tuple[UnitTurn, ...]:
    """Those that have figures in both, who came to need support first, each in the order of the furthest gap.

    A commune of which nothing was known then did not turn.
    """
    old, new = ({gap.unit: gap for gap in one.needing_support} for one in (before, after))
    known = [frozenset[str]().union(*(lot.known for lot in one.compared)) for one in (before, after)]
    both = known[0] & known[1]
    worse = [UnitTurn(unit, None, gap) for unit, gap in new.items() if unit in both and unit not in old]
    better = [UnitTurn(unit, gap, None) for unit, gap in old.items() if unit in both and unit not in new]
    return (*worse, *better)
