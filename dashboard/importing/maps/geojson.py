"""GeoJSON text to features: JSON under limits of size, depth and count, and nothing believed of what it says."""

import json
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from dashboard.domain.issues import UnreadableWorkbook
from dashboard.importing.cell_text.identity import identity_numbers
from dashboard.importing.files.guard import MAX_BYTES
from dashboard.importing.findings import clean

MAX_DEPTH = 32  # a polygon of a collection is eleven deep
MAX_BRACKETS = 900_000  # every position has a pair of its own
MAX_POINTS = 400_000
MAX_FEATURES = 2_000
MAX_PROPERTIES = 60  # of one feature
LONGEST_VALUE = 200
SUFFIXES = (".geojson", ".json")

_TOKEN = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"|[\[{]|[\]}]', re.DOTALL)

Rings = list[list[tuple[float, float]]]  # of one polygon, the outer one first


@dataclass(frozen=True)
class Feature:
    """One feature as it is written. `number` counts from 1; `polygons` is None where its geometry cannot be read."""

    number: int
    properties: dict[str, str]
    kind: str  # of its geometry: "Polygon", "Point" …; "" where it has none
    polygons: list[Rings] | None


def features(content: bytes) -> list[Feature]:
    """All features of a file; UnreadableWorkbook where it is no GeoJSON, goes beyond a limit, or lists persons."""
    read = [_feature(number, raw) for number, raw in enumerate(_raw_features(_parsed(content)), start=1)]
    if sum(len(ring) for feature in read for rings in feature.polygons or () for ring in rings) > MAX_POINTS:
        raise UnreadableWorkbook("map_too_many_points", limit=MAX_POINTS)
    return read


def _parsed(content: bytes) -> Any:
    if not content:
        raise UnreadableWorkbook("empty_file")
    if len(content) > MAX_BYTES:
        raise UnreadableWorkbook("map_too_large", limit=MAX_BYTES // 1024 // 1024)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableWorkbook("map_not_utf8") from error
    _bounded(text)
    try:
        return json.loads(text, object_pairs_hook=_object, parse_constant=_no_number)
    except (ValueError, RecursionError) as error:
        raise UnreadableWorkbook("map_not_json") from error


def _bounded(text: str) -> None:
    """Depth and number of lists and objects, counted before anything is built of them."""
    depth = opened = 0
    for token in _TOKEN.finditer(text):
        sign = token[0][0]
        if sign in "[{":
            depth, opened = depth + 1, opened + 1
            if depth > MAX_DEPTH:
                raise UnreadableWorkbook("map_too_deep", limit=MAX_DEPTH)
            if opened > MAX_BRACKETS:
                raise UnreadableWorkbook("map_too_many_points", limit=MAX_POINTS)
        elif sign in "]}":
            depth -= 1


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """A key that stands twice could be read in two ways: it is not read at all."""
    made = dict(pairs)
    if len(made) != len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in keys if keys.count(key) > 1) if len(keys) < MAX_PROPERTIES else ""
        raise UnreadableWorkbook("map_repeated_key", key=_text(twice))
    return made


def _no_number(name: str) -> Any:
    raise UnreadableWorkbook("map_no_number", name=name)


def _raw_features(parsed: Any) -> list[Any]:
    kind = parsed.get("type") if isinstance(parsed, dict) else None
    if kind == "Feature":
        return [parsed]
    listed = parsed.get("features") if kind == "FeatureCollection" else None
    if not isinstance(listed, list):
        raise UnreadableWorkbook("map_not_geojson")
    if len(listed) > MAX_FEATURES:
        raise UnreadableWorkbook("map_too_many_features", limit=MAX_FEATURES)
    return listed


def _feature(number: int, raw: Any) -> Feature:
    geometry = raw.get("geometry") if isinstance(raw, dict) else None
    kind = geometry.get("type") if isinstance(geometry, dict) else None
    try:
        polygons = list(_polygons(geometry)) if isinstance(geometry, dict) else []
    except (ValueError, TypeError, LookupError, OverflowError):
        polygons = None
    return Feature(number, _properties(raw), _text(kind) if isinstance(kind, str) else "", polygons)


def _properties(raw: Any) -> dict[str, str]:
    """Texts and numbers; what is nested is left alone. UnreadableWorkbook where one of them is a person's number."""
    given = raw.get("properties") if isinstance(raw, dict) else None
    properties = {}
    for name, value in list(given.items())[:MAX_PROPERTIES] if isinstance(given, dict) else ():
        if isinstance(value, bool) or not isinstance(value, str | int | float):
            continue
        text = f"{value:.0f}" if isinstance(value, float) and value.is_integer() else str(value)
        if isinstance(value, str) and identity_numbers(text):
            raise UnreadableWorkbook("household_list", sheets=_text(name))
        properties[_text(name)] = _text(text)
    return properties


def _text(value: str) -> str:
    """As it may be kept and shown; half a character has no place in any text."""
    return clean(value[: 2 * LONGEST_VALUE].encode("utf-8", "replace").decode())[:LONGEST_VALUE]


def _polygons(geometry: dict[str, Any]) -> Iterator[Rings]:
    """The polygons of a geometry, none of a point or a line. ValueError and its like for what is not built as it says."""
    kind = geometry.get("type")
    if kind == "Polygon":
        yield _rings(geometry["coordinates"])
    elif kind == "MultiPolygon":
        for rings in geometry["coordinates"]:
            yield _rings(rings)
    elif kind == "GeometryCollection":
        for part in geometry["geometries"]:
            yield from _polygons(part)


def _rings(rings: Any) -> Rings:
    if not isinstance(rings, list) or not rings:
        raise ValueError("a polygon without rings")
    return [_ring(ring) for ring in rings]


def _ring(ring: Any) -> list[tuple[float, float]]:
    """Closed, if the file forgot to; heights are dropped."""
    corners = [_position(position) for position in ring]
    if corners and corners[0] != corners[-1]:
        corners.append(corners[0])
    if len(corners) < 4:
        raise ValueError("a ring of less than three corners")
    return corners


def _position(position: Any) -> tuple[float, float]:
    x, y = position[0], position[1]
    if isinstance(x, bool | str) or isinstance(y, bool | str):
        raise TypeError("a coordinate that is no number")
    if not (math.isfinite(x) and math.isfinite(y)):
        raise ValueError("a coordinate without end")
    return float(x), float(y)
