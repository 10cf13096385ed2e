"""Units over time: what a unit was made of on another day, what became of it, and which units head the rows of a page.

Old to new is many to many (docs/rules.en.md): a unit may go into another wholly or in part, with a share of its households
that is known or not. A figure is only moved by a known share; where it is unknown the figure stays with the old unit.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from dashboard.domain.plan.plan import Plan
from dashboard.domain.plan.units import Succession, SuccessionKind


class Boundaries(StrEnum):
    """Whose borders the rows of a page go by."""

    AS_REPORTED = "as_reported"  # theo đơn vị lúc báo cáo
    CURRENT = "current"  # quy về địa giới hiện hành


@dataclass(frozen=True)
class UnitShare:
    """A unit that stood on a day, and which share of it belongs to the unit asked for; None where nobody knows."""

    unit: str
    share: Decimal | None = Decimal(1)

    @property
    def whole(self) -> bool:
        return self.share == 1


def predecessors(plan: Plan, unit: str) -> tuple[Succession, ...]:
    """What `unit` was made of."""
    return plan.successions_into.get(unit, ())


def successors(plan: Plan, unit: str) -> tuple[Succession, ...]:
    """What became of `unit`."""
    return plan.successions_from.get(unit, ())


def made_of(plan: Plan, unit: str, day: date) -> tuple[UnitShare, ...]:
    """The units that stood on `day` in the area of `unit`, in the plan's order; itself where it stood.

    Before its time these are its predecessors, after it its successors: of a former unit's area only those that lie wholly
    inside it are whole, all others have a part of unknown share in it. Empty where nobody knows what it was or became.
    """
    known = plan.unit_by_code.get(unit)
    if known is None:
        return ()
    if known.stands_on(day):
        return (UnitShare(unit),)
    if day < known.valid_from:
        steps = [(s.old, s.share) for s in predecessors(plan, unit)]
    else:
        steps = [(s.new, _inside(plan, s)) for s in successors(plan, unit)]
    shares: dict[str, Decimal | None] = {}
    for code, share in steps:
        for part in made_of(plan, code, day):
            added = None if share is None or part.share is None else share * part.share
            before = shares.get(part.unit, Decimal(0))
            shares[part.unit] = None if added is None or before is None else before + added
    return tuple(UnitShare(code, shares[code]) for code in sorted(shares, key=plan.unit_order.__getitem__))


def _inside(plan: Plan, step: Succession) -> Decimal | None:
    """Which share of a successor lay in the old unit: all of it where it was made of that one alone, else unknown."""
    others = [s for s in predecessors(plan, step.new) if s.old != step.old]
    return None if others else Decimal(1)


def belongs(plan: Plan, unit: str, units: frozenset[str]) -> Decimal | None:
    """Which share of `unit` is covered by `units` together, whenever these stood; 0: disjoint, None: nobody knows.

    It is covered whole where all its successors are, however it was divided, unless nobody says where the rest of it went,
    and where all its predecessors are. Example: of D 60 % went to E and the rest to W. D is covered by {E, W} whole, by {E} to
    0.6; E by {D} whole; where nobody knows the shares, D by {E} to None and by {E, W} still whole.
    """
    if unit in units:
        return Decimal(1)
    onward = successors(plan, unit)
    shares = [(s.share, belongs(plan, s.new, units)) for s in onward]
    if accounted_for(onward) and all(share == 1 for _, share in shares):
        return Decimal(1)
    if any(share != 0 for _, share in shares):
        pieces = [None if a is None or b is None else a * b for a, b in shares if b != 0]
        return None if None in pieces else sum((p for p in pieces if p is not None), Decimal(0))
    return _made_from(plan, unit, units)


def accounted_for(onward: tuple[Succession, ...]) -> bool:
    """Whether all of a unit is known to have gone to its successors: a single part alone leaves a rest that went nowhere."""
    known = sum((s.share for s in onward if s.share is not None), Decimal(0))
    divided = len(onward) > 1 and any(s.share is None for s in onward)
    return divided or known >= 1 or any(s.kind is not SuccessionKind.PART for s in onward)


def _made_from(plan: Plan, unit: str, units: frozenset[str]) -> Decimal | None:
    """Which share of a successor came out of `units`: all, nothing, or nobody knows how much."""
    if unit in units:
        return Decimal(1)
    origins = {_made_from(plan, s.old, units) for s in predecessors(plan, unit)}
    if len(origins) == 1 and origins <= {Decimal(0), Decimal(1)}:
        return origins.pop()
    return None if origins else Decimal(0)


def communes(plan: Plan, day: date) -> tuple[str, ...]:
    """The units compared (`Plan.area_level`) that stand on `day`, in the plan's order."""
    return tuple(u.code for u in plan.units if u.level is plan.area_level and u.stands_on(day))


def row_units(plan: Plan, codes: tuple[str, ...], boundaries: Boundaries, day: date) -> tuple[str, ...]:
    """Of units that are addressed together those that head the rows of a page.

    As reported: those that stood on `day`. Current: those that stand now, which is after the last change the plan knows.
    """
    if boundaries is Boundaries.CURRENT:
        return tuple(code for code in codes if plan.unit_by_code[code].valid_to is None)
    return tuple(code for code in codes if plan.unit_by_code[code].stands_on(day))


def changes_boundaries(plan: Plan) -> bool:
    """Whether the two ways to draw the borders differ at all."""
    return bool(plan.successions)
