"""The process that reads foreign maps: a shape of a few thousand corners can keep any geometry library busy for hours."""

import sys
from dataclasses import asdict, replace

import shapely  # before any limit: the library is not the file's burden
from shapely.geometry import MultiPolygon

from dashboard.domain.issues import UnreadableWorkbook
from dashboard.importing.files import worker
from dashboard.importing.maps.geojson import Feature, features
from dashboard.importing.maps.geometry import nested, thinned, valid
from dashboard.importing.maps.map_file import MOST_POINTS, Drawn


def read_map(content: bytes) -> list[Drawn]:
    """The features of a GeoJSON file, with valid areas of at most MOST_POINTS positions each; UnreadableWorkbook."""
    try:
        read = [_read(feature) for feature in features(content)]
        places = [place for place, (drawn, _) in enumerate(read) if not drawn.broken and drawn.points]
        thin = thinned([read[place][1] for place in places], MOST_POINTS)
        features_read = [drawn for drawn, _ in read]
        for place, area in zip(places, thin, strict=True):
            polygons = nested(area)
            features_read[place] = replace(
                features_read[place], polygons=polygons, broken=not polygons
            )  # a sliver may round to nothing
    except shapely.errors.GEOSException as error:  # also for want of memory
        raise UnreadableWorkbook("map_too_intricate") from error
    return features_read


def plain_map(content: bytes) -> tuple[str, object]:
    return "map", [asdict(drawn) for drawn in read_map(content)]


def _read(feature: Feature) -> tuple[Drawn, MultiPolygon]:
    drawn = Drawn(feature.number, feature.properties, feature.kind)
    if not feature.polygons:
        return replace(drawn, broken=feature.polygons is None), MultiPolygon()
    area, mended = valid(feature.polygons)
    points = sum(len(ring) for rings in feature.polygons for ring in rings)
    if area.is_empty:
        return replace(drawn, points=points, broken=True), area
    return replace(drawn, points=points, mended=mended, bounds=area.bounds), area


if __name__ == "__main__":
    worker.main(*map(int, sys.argv[1:]), read=plain_map)
