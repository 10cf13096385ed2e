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
    properties = dict.fromkeys(name for feature in areas for name in feature.properties)
    units_by_property = {name: _named(areas, name, names) for name in properties}
    best = max(units_by_property, key=lambda name: _merit(areas, name, units_by_property[name]), default=None)
    if best is None or not units_by_property[best]:
        return None
    return Owners(best, {number: unit.code for number, unit in units_by_property[best].items()})


def _named(areas: Sequence[Drawn], name: str, names: UnitNames) -> dict[int, Unit]:
    named = ((feature.number, names.find(feature.properties.get(name, ""))) for feature in areas)
    return {number: unit for number, unit in named if unit is not None}


def _merit(areas: Sequence[Drawn], name: str, units_named: dict[int, Unit]) -> tuple[int, int, int]:
    units = set(units_named.values())
    depth = -sum(_DEEPEST_FIRST.index(unit.level) for unit in units)
    by_code = sum(
        feature.properties.get(name, "").strip().isdecimal() for feature in areas if feature.number in units_named
    )
    return len({unit.code for unit in units}), depth, by_code
