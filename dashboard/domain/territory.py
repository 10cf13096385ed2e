"""Units over time: what a unit was made of on another day, what became of it, and which units head the rows of a page.

Old to new is many to many (rules.md §4.2): a unit may go into another wholly or in part, with a share of its households
that is known or not. A figure is only moved by a known share; where it is unknown the figure stays with the old unit.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cache

from dashboard.domain.plan import Plan
from dashboard.domain.units import Succession, UnitLevel


class Boundaries(StrEnum):
    """Whose borders the rows of a page go by."""

    AS_REPORTED = "as_reported"  # theo đơn vị lúc báo cáo
    CURRENT = "current"  # quy về địa giới hiện hành


@dataclass(frozen=True)
class Part:
    """A unit that stood on a day, and which share of it belongs to the unit asked for; None where nobody knows."""

    unit: str
    share: Decimal | None = Decimal(1)

    @property
    def whole(self) -> bool:
        return self.share == 1


def predecessors(plan: Plan, unit: str) -> tuple[Succession, ...]:
    """What `unit` was made of."""
    return tuple(s for s in plan.successions if s.new == unit)


def successors(plan: Plan, unit: str) -> tuple[Succession, ...]:
    """What became of `unit`."""
    return tuple(s for s in plan.successions if s.old == unit)


def made_of(plan: Plan, unit: str, day: date) -> tuple[Part, ...]:
    """The units that stood on `day` in the area of `unit`, in the plan's order; itself where it stood.

    Before its time these are its predecessors, after it its successors: of a former unit's area only those that lie wholly
    inside it are whole, all others have a part of unknown share in it. Empty where nobody knows what it was or became.
    """
    return _made_of(plan, unit, day)


@cache  # plans are few and kept for a long time; pages ask this for every figure
def _made_of(plan: Plan, unit: str, day: date) -> tuple[Part, ...]:
    known = plan.unit_by_code.get(unit)
    if known is None:
        return ()
    if known.stands_on(day):
        return (Part(unit),)
    if day < known.valid_from:
        steps = ((s.old, s.share) for s in predecessors(plan, unit))
    else:
        steps = ((s.new, _inside(plan, s)) for s in successors(plan, unit))
    parts: dict[str, Decimal | None] = {}
    for code, share in steps:
        for part in _made_of(plan, code, day):
            piece = None if share is None or part.share is None else share * part.share
            before = parts.get(part.unit, Decimal(0))
            parts[part.unit] = None if piece is None or before is None else before + piece
    order = {u.code: number for number, u in enumerate(plan.units)}
    return tuple(Part(code, parts[code]) for code in sorted(parts, key=lambda code: order[code]))


def _inside(plan: Plan, step: Succession) -> Decimal | None:
    """Which share of a successor lay in the old unit: all of it where it was made of that one alone, else unknown."""
    others = [s for s in predecessors(plan, step.new) if s.old != step.old]
    return None if others else Decimal(1)


def area(plan: Plan, unit: str, day: date) -> tuple[Part, ...]:
    """The units that stood on `day` in the area of `unit`, itself and what is below it at any depth.

    Of a district that is gone these are the successors of its communes: whole where all their predecessors were its own.
    """
    known = plan.unit_by_code.get(unit)
    if known is None:
        return ()
    if known.stands_on(day):
        return tuple(Part(code) for code in (unit, *plan.below(unit)) if plan.unit_by_code[code].stands_on(day))
    inside = plan.below(unit) | {unit}
    found = dict.fromkeys(part.unit for code in inside for part in made_of(plan, code, day))
    return tuple(Part(code, Decimal(1) if _wholly(plan, code, inside) else None) for code in found)


def _wholly(plan: Plan, unit: str, inside: frozenset[str]) -> bool:
    """Whether everything that `unit` was made of lay inside."""
    return unit in inside or (
        all(_wholly(plan, s.old, inside) for s in predecessors(plan, unit)) and bool(predecessors(plan, unit))
    )


def communes(plan: Plan, day: date) -> tuple[str, ...]:
    """The communes that stand on `day`, in the plan's order."""
    return tuple(u.code for u in plan.units if u.level is UnitLevel.COMMUNE and u.stands_on(day))


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
