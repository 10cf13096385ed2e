"""Invented borders of the district's communes: cells around their places on the tile map, bent; no survey stands behind them."""

import json
import random
from collections.abc import Sequence
from math import cos, hypot, sin
from typing import Any

from sample_data.offices.songma.units import DISTRICT, units

_SEED = 126
_WEST, _NORTH = 103.22, 21.40  # of the tile (0, 0), roughly where the district lies
_TILE = (0.1, 0.088)  # degrees
_JITTER = 0.27  # of a tile
_CORNERS = 10  # of one side of a cell

Point = tuple[float, float]


def geojson() -> bytes:
    """One polygon a commune, neighbours with the same corners; properties as mapping software exports them."""
    communes = [unit for unit in units() if unit.tile is not None]
    sites = _sites([unit.tile for unit in communes if unit.tile is not None])
    features = [
        {
            "type": "Feature",
            "properties": {
                "MA_XA": unit.code, "TEN_XA": unit.name, "MA_HUYEN": DISTRICT, "GHI_CHU": "ranh giới minh họa",
            },
            "geometry": {"type": "Polygon", "coordinates": [_border(_cell(site, sites))]},
        }
        for unit, site in zip(communes, sites, strict=False)
    ]  # fmt: skip
    lines = ",\n".join(json.dumps(feature, ensure_ascii=False) for feature in features)
    return f'{{"type": "FeatureCollection", "features": [\n{lines}\n]}}\n'.encode()


def _sites(tiles: Sequence[Point]) -> list[Point]:
    """A point near the middle of every tile, the communes' own first, then those of the empty tiles around them."""
    taken = set(tiles)
    columns, rows = range(-1, int(max(x for x, _ in tiles)) + 2), range(-1, int(max(y for _, y in tiles)) + 2)
    around = [(x, y) for x in columns for y in rows if (x, y) not in taken]
    chance = random.Random(_SEED)
    return [
        (x + chance.uniform(-_JITTER, _JITTER), y + chance.uniform(-_JITTER, _JITTER)) for x, y in (*tiles, *around)
    ]


def _cell(site: Point, sites: Sequence[Point]) -> list[Point]:
    """The corners of all that lies nearer to `site` than to any other."""
    x, y = site
    corners = [(x - 2, y - 2), (x + 2, y - 2), (x + 2, y + 2), (x - 2, y + 2)]
    for other in sites:
        if other != site and hypot(other[0] - x, other[1] - y) < 4:
            corners = _this_side(corners, site, other)
    return corners


def _this_side(corners: list[Point], site: Point, other: Point) -> list[Point]:
    """What of a convex polygon is nearer to `site` than to `other`."""
    across = (other[0] - site[0], other[1] - site[1])
    middle = ((other[0] + site[0]) / 2, (other[1] + site[1]) / 2)
    beyond = [(x - middle[0]) * across[0] + (y - middle[1]) * across[1] for x, y in corners]
    kept: list[Point] = []
    for number, (x, y) in enumerate(corners):
        last = number - 1
        if (beyond[number] > 0) != (beyond[last] > 0):
            part = beyond[last] / (beyond[last] - beyond[number])
            kept.append(
                (corners[last][0] + part * (x - corners[last][0]), corners[last][1] + part * (y - corners[last][1]))
            )
        if beyond[number] <= 0:
            kept.append((x, y))
    return kept


def _border(corners: list[Point]) -> list[list[float]]:
    """The sides divided and bent by where they are alone, so that two neighbours bend a side they share in the same way."""
    ring: list[Any] = []
    for number, corner in enumerate(corners):
        ring += [_bent(point) for point in _divided(corners[number - 1], corner)]
    return [*ring, ring[0]]


def _divided(start: Point, end: Point) -> list[Point]:
    forth = start < end
    low, high = (start, end) if forth else (end, start)
    steps = [
        (low[0] + (high[0] - low[0]) * n / _CORNERS, low[1] + (high[1] - low[1]) * n / _CORNERS)
        for n in range(_CORNERS + 1)
    ]
    return (steps if forth else steps[::-1])[:-1]


def _bent(point: Point) -> list[float]:
    """Longitude and latitude of a point of the tile map, as a ridge or a stream would have it."""
    x, y = round(point[0], 9), round(point[1], 9)
    bent_x = x + 0.12 * sin(2.1 * y + 0.6) + 0.05 * sin(7.3 * y + 3.1 * x) + 0.022 * sin(19 * y - 11 * x)
    bent_y = y + 0.12 * cos(1.7 * x - 0.4) + 0.05 * sin(6.1 * x - 2.7 * y) + 0.022 * cos(17 * x + 13 * y)
    return [round(_WEST + (bent_x + 0.5) * _TILE[0], 5), round(_NORTH - (bent_y + 0.5) * _TILE[1], 5)]
