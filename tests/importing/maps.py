"""A map of the small office's two communes, and what may be wrong with one."""

import json
from typing import Any

from dashboard.domain.issues import IssueCode
from dashboard.domain.plan.plan import Plan
from dashboard.domain.plan.shapes import UnitMap
from dashboard.domain.reported.changes import Received
from dashboard.importing.examination import Examination, Hints
from dashboard.importing.files.guard import MAX_BYTES
from dashboard.importing.maps.examine_map import examine_map
from dashboard.importing.maps.geojson import MAX_BRACKETS, MAX_FEATURES
from dashboard.importing.maps.worker import read_map
from tests.builders import COMMUNE, OTHER_COMMUNE
from tests.importing.office import Store, known

FILE = "ban-do.geojson"
Corners = list[tuple[float, float]]

WEST: Corners = [(103.0, 21.0), (103.5, 21.0), (103.5, 21.5), (103.0, 21.5)]
EAST: Corners = [(103.5, 21.0), (104.0, 21.0), (104.0, 21.5), (103.5, 21.5)]
NORTH: Corners = [(103.0, 21.5), (104.0, 21.5), (104.0, 21.9)]
BOW_TIE: Corners = [(103.0, 21.0), (103.5, 21.5), (103.5, 21.0), (103.0, 21.5)]


def feature(corners: Any, kind: str = "Polygon", **properties: object) -> dict[str, Any]:
    coordinates = [[*corners, corners[0]]] if kind == "Polygon" else corners
    return {"type": "Feature", "properties": properties, "geometry": {"type": kind, "coordinates": coordinates}}


def west(corners: Corners = WEST) -> dict[str, Any]:
    return feature(corners, ma_xa=COMMUNE, ten="Một", id=7)


def east(corners: Corners = EAST) -> dict[str, Any]:
    return feature(corners, ma_xa=OTHER_COMMUNE, ten="Hai", id=8)


def collection(*features: Any) -> bytes:
    return json.dumps({"type": "FeatureCollection", "features": features}).encode()


def examined_map(
    *features: Any, store: Store | None = None, stands: UnitMap | None = None, hints: Hints | None = None
) -> Examination:
    content = collection(*features)
    received = Received("c" * 64, FILE, content)

    def standing(_: Plan) -> UnitMap | None:
        return stands

    return examine_map(read_map(content), received, store or Store(known()), standing, hints)


_READ = f"map_read_by@{FILE}"

SPECIMENS: dict[IssueCode, tuple[Examination, str, tuple[str, ...]]] = {
    IssueCode.MAP_WITHOUT_AREAS: (examined_map(feature([103.1, 21.1], "Point")), FILE, (f"map_no_area@{FILE}!#1",)),
    IssueCode.MAP_SWAPPED: (examined_map(west([(y, x) for x, y in WEST]), east()), f"{FILE}!#1", ()),
    IssueCode.MAP_PROJECTED: (examined_map(west([(x * 5_000, y * 1e5) for x, y in WEST])), f"{FILE}!#1", ()),
    IssueCode.MAP_ELSEWHERE: (examined_map(west(), east([(x - 90, y) for x, y in EAST])), f"{FILE}!#2", ()),
    IssueCode.MAP_WITHOUT_UNITS: (examined_map(feature(WEST, ten="Xã Xa")), FILE, ()),
    IssueCode.MAP_READ_BY: (examined_map(west(), east()), FILE, ()),
    IssueCode.MAP_NO_AREA: (examined_map(west(), east(), feature([103.1, 21.1], "Point")), f"{FILE}!#3", (_READ,)),
    IssueCode.MAP_BROKEN_AREA: (
        examined_map(west(), east(), feature([(103, 21), (103, 21)], ten="Ba")), f"{FILE}!#3", (_READ,)),
    IssueCode.MAP_FOREIGN_FEATURES: (
        examined_map(west(), east(), feature(NORTH, ma_xa="X9")), f"{FILE}!#3", (_READ,)),
    IssueCode.MAP_MERGED: (examined_map(west(), east(), west(NORTH)), f"{FILE}!#3", (_READ,)),
    IssueCode.MAP_MENDED: (examined_map(west(BOW_TIE), east()), f"{FILE}!#1", (_READ,)),
    IssueCode.MAP_UNITS_MISSING: (examined_map(west()), FILE, (_READ,)),
    IssueCode.MAP_THINNED: (
        examined_map(west([*WEST, *[(103.0, 21.5 - n / 1000) for n in range(1, 490)]]), east()), FILE, (_READ,)),
}  # fmt: skip

_COLLECTION = b'{"type":"FeatureCollection","features":['
TANGLED = "map_too_intricate"
REFUSED = (
    (b"", "empty_file"),
    (b" " * (MAX_BYTES + 1), "map_too_large"),
    (b"\xff\xfe{}", "map_not_utf8"),
    (b"PK\x03\x04", "map_not_json"),
    (_COLLECTION, "map_not_json"),
    (b'{"n": ' + b"9" * 5_000 + b"}", "map_not_json"),
    (b"[" * 100_000, "map_too_deep"),
    (_COLLECTION + b"[]," * MAX_BRACKETS + b"[]]}", "map_too_many_points"),
    (collection(*[None] * (MAX_FEATURES + 1)), "map_too_many_features"),
    (b'{"type": "FeatureCollection", "type": "Feature"}', "map_repeated_key"),
    (_COLLECTION + b'{"geometry": {"type": "Point", "coordinates": [NaN, 1]}}]}', "map_no_number"),
    (b'{"type": "Topology", "objects": {}}', "map_not_geojson"),
    (collection(feature([103.1, 21.1], "Point", cccd="014082001234")), "household_list"),
)
