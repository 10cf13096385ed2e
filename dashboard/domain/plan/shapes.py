"""Shapes of units on a map, as the store keeps them: degrees of WGS 84, longitude first."""

from dataclasses import dataclass
from datetime import datetime

Position = tuple[float, float]  # longitude, latitude
Ring = tuple[Position, ...]  # closed: the last position is the first
Polygon = tuple[Ring, ...]  # the outer ring clockwise, then its holes the other way round


@dataclass(frozen=True)
class UnitShape:
    """Where one unit lies. `inside` is the point for its figure, with `room` degrees free around it."""

    unit: str  # its code in the plan
    polygons: tuple[Polygon, ...]
    inside: Position
    room: float

    @property
    def points(self) -> int:
        return sum(len(ring) for polygon in self.polygons for ring in polygon)


@dataclass(frozen=True)
class UnitMap:
    """The map of a plan year: its newest revision. One taken off the pages has no shapes, and says why."""

    year: int  # of the plan for which it came: it serves later years too, until another comes
    revision: int
    shapes: tuple[UnitShape, ...]
    version: int  # the store version in which it came
    actor: str
    recorded_at: datetime  # UTC
    file_name: str = ""
    sha256: str = ""
    reason: str = ""
