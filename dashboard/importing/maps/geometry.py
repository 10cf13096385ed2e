"""Polygons made valid, thinned out together so that neighbours still touch, and turned as charts want them."""

from collections.abc import Sequence

import shapely
from shapely.geometry import MultiPolygon
from shapely.geometry import Polygon as Area
from shapely.geometry.base import BaseGeometry

from dashboard.domain.plan.shapes import Polygon, Position, Ring
from dashboard.importing.maps.geojson import Rings

DECIMALS = 5  # of a degree: a metre
_FINEST = 1e-5  # tolerance to begin with, of the extent
_STEPS = 24  # doublings of it

Nested = tuple[Polygon, ...]


def valid(polygons: Sequence[Rings]) -> tuple[MultiPolygon, bool]:
    """The area of a feature's polygons, and whether it had to be mended; empty where nothing is left of it."""
    parts = [Area(rings[0], rings[1:]) for rings in polygons]
    whole = MultiPolygon(parts)
    if whole.is_valid:
        return whole, False
    return _areas(shapely.make_valid(whole, method="structure", keep_collapsed=False)), True


def merged(shapes: Sequence[Nested]) -> MultiPolygon:
    """One area of several."""
    return _areas(shapely.union_all([area(shape) for shape in shapes]))


def area(shape: Nested) -> MultiPolygon:
    return valid([[list(ring) for ring in polygon] for polygon in shape])[0]


def thinned(areas: Sequence[MultiPolygon], most: int) -> list[MultiPolygon]:
    """The areas with at most `most` positions each, borders that they share still shared where the file shares them."""
    shapes = list(areas)
    if not shapes:
        return []
    tolerance = _extent(shapes) * _FINEST
    for _ in range(_STEPS):
        if all(shapely.get_num_coordinates(shape) <= most for shape in shapes):
            break
        shapes = [_areas(shape) for shape in shapely.coverage_simplify(shapes, tolerance)]
        tolerance *= 2
    return [_largest_parts(shape, most) for shape in shapes]


def nested(shape: MultiPolygon) -> Nested:
    """Rounded tuples, outer rings clockwise as d3 reads them on a globe (the other way round they would be all the rest)."""
    rounded = _areas(shapely.make_valid(shapely.transform(shape, lambda xy: xy.round(DECIMALS))))
    turned = shapely.orient_polygons(rounded, exterior_cw=True)
    return tuple(
        (_ring(part.exterior.coords), *(_ring(hole.coords) for hole in part.interiors)) for part in turned.geoms
    )


def free_point(shape: MultiPolygon) -> tuple[Position, float]:
    """The middle of the largest circle inside the largest part, and its radius in degrees."""
    largest = max(shape.geoms, key=lambda part: part.area)
    line = shapely.maximum_inscribed_circle(largest)
    (x, y), *_ = line.coords
    return (round(x, DECIMALS), round(y, DECIMALS)), round(line.length, DECIMALS)


def _extent(areas: Sequence[MultiPolygon]) -> float:
    west, south, east, north = shapely.total_bounds(areas)
    return float(max(east - west, north - south))


def _largest_parts(shape: MultiPolygon, most: int) -> MultiPolygon:
    """Of a thousand islets those that there is room for, the largest first; always one."""
    if shapely.get_num_coordinates(shape) <= most:
        return shape
    kept: list[Area] = []
    for part in sorted((Area(part.exterior) for part in shape.geoms), key=lambda part: -part.area):
        if kept and sum(map(shapely.get_num_coordinates, kept)) + shapely.get_num_coordinates(part) > most:
            break
        kept.append(part)
    return MultiPolygon(kept)


def _areas(geometry: BaseGeometry) -> MultiPolygon:
    """Only the areas of a geometry: lines and points that mending leaves behind are none."""
    parts = [
        part for part in shapely.get_parts(shapely.get_parts(geometry)) if isinstance(part, Area) and part.area > 0
    ]
    return MultiPolygon(parts)


def _ring(coordinates: object) -> Ring:
    return tuple((float(x), float(y)) for x, y in coordinates)  # type: ignore[attr-defined]
