"""Whose feature is whose: the property is found by what stands in it, not by what it is called."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dashboard.domain.plan.plan import Plan
from dashboard.domain.plan.units import Unit, UnitLevel
from dashboard.importing.cell_text.names import UnitNames
from dashboard.importing.maps.map_file import Drawn

_DEEPEST_FIRST = (UnitLevel.VILLAGE, UnitLevel.COMMUNE, UnitLevel.DISTRICT, UnitLevel.PROVINCE)


@dataclass(frozen=True)
class Owners:
    """The property that names units, and the unit's code of each feature's number."""

    name: str
    units: dict[int, str]


def owners_of(areas: Sequence[Drawn], plan: Plan) -> Owners | None:
    """By the property that names the most units: by code rather than by name, the lower ones where two name as many.

    A code or name that two units share is that of the one which stands when the plan's year ends. None where no property
    names any.
    """
    names = UnitNames(tuple(u for u in plan.units if u.level in _DEEPEST_FIRST), date(plan.year, 12, 31))
    properties = dict.fromkeys(name for one in areas for name in one.properties)
    found = {name: _named(areas, name, names) for name in properties}
    best = max(found, key=lambda name: _merit(areas, name, found[name]), default=None)
    if best is None or not found[best]:
        return None
    return Owners(best, {number: unit.code for number, unit in found[best].items()})


def _named(areas: Sequence[Drawn], name: str, names: UnitNames) -> dict[int, Unit]:
    named = ((one.number, names.find(one.properties.get(name, ""))) for one in areas)
    return {number: unit for number, unit in named if unit is not None}


def _merit(areas: Sequence[Drawn], name: str, found: dict[int, Unit]) -> tuple[int, int, int]:
    units = set(found.values())
    depth = -sum(_DEEPEST_FIRST.index(unit.level) for unit in units)
    by_code = sum(one.properties.get(name, "").strip().isdecimal() for one in areas if one.number in found)
    return len({unit.code for unit in units}), depth, by_code
