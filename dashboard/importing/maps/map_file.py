"""The features of a map as the reading process returns them: their texts and areas, thinned out."""

from dataclasses import dataclass
from typing import Any

from dashboard.domain.plan.shapes import Polygon

LAYOUT = "map"
MOST_POINTS = 400  # of one feature


@dataclass(frozen=True)
class Drawn:
    """One feature. `polygons` is empty where it has no area; `bounds` are west, south, east, north in its own units."""

    number: int  # from 1
    properties: dict[str, str]
    kind: str
    polygons: tuple[Polygon, ...] = ()
    bounds: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)
    points: int = 0  # as written
    mended: bool = False
    broken: bool = False  # it should have an area, and has none

    @classmethod
    def from_plain(cls, plain: dict[str, Any]) -> "Drawn":
        polygons = tuple(tuple(tuple((x, y) for x, y in ring) for ring in polygon) for polygon in plain.pop("polygons"))
        return cls(**plain | {"polygons": polygons, "bounds": tuple(plain["bounds"])})
