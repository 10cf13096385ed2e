"""Maps: read under limits, matched to units by what stands in them, mended and thinned out; never half, never silently."""

import json
import random
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
import shapely
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from shapely.geometry import Polygon

from dashboard.domain.issues import IssueCode, UnreadableWorkbook
from dashboard.domain.plan.shapes import UnitMap, UnitShape
from dashboard.domain.plan.units import keyed
from dashboard.importing.examination import Hints
from dashboard.importing.maps.examine_map import MOST_IN_ALL
from dashboard.importing.maps.geojson import features
from dashboard.importing.maps.geometry import area
from dashboard.importing.maps.map_file import MOST_POINTS
from dashboard.importing.maps.worker import read_map
from dashboard.text import words_in
from dashboard.text.findings import refusal_text
from dashboard.usecases.reading import Reader
from tests.builders import COMMUNE, OTHER_COMMUNE
from tests.importing.maps import EAST, FILE, REFUSED, TANGLED, WEST, collection, east, examined_map, feature, west
from tests.importing.office import Store, found, known


def shapes(examination) -> dict[str, UnitShape]:
    return {shape.unit: shape for shape in examination.change_set.changes[0].shapes}


def outline(shape: UnitShape) -> Polygon:
    return shapely.union_all([area(shape.polygons)])


# -- whose is whose --------------------------------------------------------------------------------------------------


def test_a_map_becomes_the_shapes_of_the_units():
    examination = examined_map(west(), east())
    change = examination.change_set.changes[0]
    assert (change.programme, change.year, change.replaces, change.plan_version) == ("P", 2024, None, 1)
    assert list(shapes(examination)) == [COMMUNE, OTHER_COMMUNE]
    assert outline(shapes(examination)[COMMUNE]).equals(Polygon(WEST))
    assert outline(shapes(examination)[OTHER_COMMUNE]).equals(Polygon(EAST))
    assert found(examination) == [f"map_read_by@{FILE}"]
    assert (examination.layout, examination.programme, examination.year) == ("map", "P", 2024)


def test_a_single_feature_is_a_map_of_one_unit():
    content = json.dumps(west()).encode()
    assert [one.properties["ma_xa"] for one in read_map(content)] == [COMMUNE]
    assert f"map_units_missing@{FILE}" in found(examined_map(west()))


def a_plan_of(*codes: str, **over):
    """The small office's plan with its communes under other codes."""
    base = known().plan
    communes = iter(codes)
    units = tuple(replace(u, code=next(communes)) if u.code in (COMMUNE, OTHER_COMMUNE) else u for u in base.units)
    return replace(base, units=units, **over)


def test_numbers_that_lost_their_leading_zero_are_codes():
    store = Store(replace(known(), plan=a_plan_of("04171", "04174")))
    examination = examined_map(feature(WEST, MA=4171), feature(EAST, MA=4174.0), store=store)
    assert list(shapes(examination)) == ["04171", "04174"]


def test_names_serve_where_there_are_no_codes_in_any_spelling():
    examination = examined_map(feature(WEST, NAME="XÃ MỘT"), feature(EAST, NAME="x. hai"))
    assert list(shapes(examination)) == [COMMUNE, OTHER_COMMUNE]


def test_the_district_that_every_feature_names_is_not_taken_for_the_unit():
    examination = examined_map(feature(WEST, huyen="H", xa=COMMUNE))
    assert list(shapes(examination)) == [COMMUNE]


def test_a_code_of_two_times_is_the_unit_that_stands_when_the_year_ends():
    plan = known().plan
    town = replace(plan.unit_by_code[COMMUNE], valid_to=date(2024, 7, 1))
    after = replace(town, name="Xã Mới", valid_from=date(2024, 7, 1), valid_to=None, aliases=(), short_name="")
    plan = replace(plan, units=keyed((*(u for u in plan.units if u.code != COMMUNE), town, after), 2024))
    examination = examined_map(west(), store=Store(replace(known(), plan=plan)))
    (code,) = shapes(examination)
    assert plan.unit_by_code[code].name == "Xã Mới"


def test_wrong_codes_are_refused_with_the_properties_that_there_are():
    examination = examined_map(feature(WEST, ma="99999", ghi_chu="?"))
    (issue,) = examination.open_issues
    assert (issue.code, issue.written) == (IssueCode.MAP_WITHOUT_UNITS, "ma, ghi_chu")
    assert examination.change_set is None


def test_features_of_other_places_are_left_out_aloud():
    examination = examined_map(west(), east(), feature([(103, 21.5), (104, 21.5), (104, 22)], ma_xa="X9"))
    (issue,) = (i for i in examination.issues if i.code is IssueCode.MAP_FOREIGN_FEATURES)
    assert (issue.written, issue.place.spot) == ("X9", "#3")
    assert list(shapes(examination)) == [COMMUNE, OTHER_COMMUNE]


def test_two_features_of_one_unit_are_one_area():
    examination = examined_map(west(), west([(103.5, 21.0), (104.0, 21.0), (104.0, 21.5), (103.5, 21.5)]), east())
    assert outline(shapes(examination)[COMMUNE]).area == pytest.approx(0.5)
    assert f"map_merged@{FILE}!#2" in found(examination)


def test_a_map_of_several_programmes_says_which_by_the_page():
    assert [i.code for i in examined_map(west(), hints=Hints(programme="Q")).open_issues] == ["unknown_programme"]


def test_the_map_that_stands_is_not_stored_again_but_another_is():
    made = examined_map(west(), east()).change_set.changes[0].shapes
    stands = UnitMap(2024, 3, made, 9, "chi Hoa", datetime(2024, 10, 1, tzinfo=UTC), FILE, "c" * 64)
    again = examined_map(west(), east(), stands=stands)
    assert (again.already_received, again.change_set) == (True, None)
    other = examined_map(west(), stands=stands)
    assert other.change_set.changes[0].replaces == 3
    assert examined_map(west(), stands=replace(stands, year=2023)).change_set.changes[0].replaces is None


# -- geometry --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("move", "code"),
    [
        (lambda x, y: (y, x), IssueCode.MAP_SWAPPED),
        (lambda x, y: (x * 5_000, y * 110_000), IssueCode.MAP_PROJECTED),
        (lambda x, y: (x - 100, y + 40), IssueCode.MAP_ELSEWHERE),
    ],
)
def test_positions_outside_viet_nam_are_refused_by_what_they_probably_are(move, code):
    examination = examined_map(west([move(x, y) for x, y in WEST]), east([move(x, y) for x, y in EAST]))
    assert [i.code for i in examination.open_issues] == [code]
    assert examination.proposal is None


def test_outer_rings_run_clockwise_and_holes_the_other_way():
    hole = [(103.2, 21.2), (103.3, 21.2), (103.3, 21.3), (103.2, 21.3), (103.2, 21.2)]
    ring = [*WEST, WEST[0]]
    for outer, inner in ((ring, hole), (ring[::-1], hole[::-1]), (ring, hole[::-1])):
        drawn = {"type": "Feature", "properties": {"ma_xa": COMMUNE}, "geometry": {"type": "Polygon", "coordinates": [outer, inner]}}  # fmt: skip
        ((turned_outer, turned_inner),) = shapes(examined_map(drawn))[COMMUNE].polygons
        assert not shapely.is_ccw(shapely.LinearRing(turned_outer))
        assert shapely.is_ccw(shapely.LinearRing(turned_inner))


def test_borders_that_neighbours_share_stay_shared_when_thinned_out():
    random.seed(4)
    border = [(103.5 + random.uniform(-0.02, 0.02), 21.0 + n / 4000) for n in range(1, 2000)]
    left = [(103.0, 21.0), (103.5, 21.0), *border, (103.5, 21.5), (103.0, 21.5)]
    right = [(103.5, 21.0), (104.0, 21.0), (104.0, 21.5), (103.5, 21.5), *reversed(border)]
    made = shapes(examined_map(west(left), east(right)))
    assert all(shape.points <= MOST_POINTS for shape in made.values())
    one, other = outline(made[COMMUNE]), outline(made[OTHER_COMMUNE])
    assert one.intersection(other).area < 1e-6
    assert one.union(other).area == pytest.approx(0.5, abs=1e-6)


def test_a_province_of_islets_is_still_a_map_of_a_few_hundred_points():
    islets = [
        [[(103 + x / 50, 21 + y / 50), (103.01 + x / 50, 21 + y / 50), (103 + x / 50, 21.01 + y / 50), (103 + x / 50, 21 + y / 50)]]
        for x in range(30) for y in range(20)
    ]  # fmt: skip
    made = shapes(examined_map(feature(islets, "MultiPolygon", ma=COMMUNE), east()))
    assert 0 < made[COMMUNE].points <= MOST_POINTS


def test_many_units_share_the_points_of_a_page():
    made = shapes(examined_map(west(), east()))
    assert sum(shape.points for shape in made.values()) <= MOST_IN_ALL


def test_the_point_for_a_figure_lies_inside_however_the_unit_bends():
    crescent = [(103.0, 21.0), (104.0, 21.0), (104.0, 22.0), (103.9, 22.0), (103.9, 21.1), (103.0, 21.1)]
    made = shapes(examined_map(west(crescent)))[COMMUNE]
    assert outline(made).contains(shapely.Point(made.inside))
    assert 0.05 <= made.room < 0.1


coordinates = st.tuples(st.floats(102.5, 110), st.floats(8, 23))


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.lists(coordinates, min_size=0, max_size=12), min_size=1, max_size=4))
def test_whatever_rings_are_sent_what_is_stored_is_valid(rings):
    """Crossing, touching, flat or empty: each either becomes an area or is said to have none."""
    sent = [feature([[*ring, *ring[:1]] for ring in rings], "Polygon_", ma_xa=COMMUNE), east()]
    sent[0]["geometry"]["type"] = "Polygon"
    examination = examined_map(*sent)
    made = shapes(examination)
    assert COMMUNE in made or f"map_broken_area@{FILE}!#1" in found(examination)
    for shape in made.values():
        assert outline(shape).is_valid
        assert outline(shape).buffer(1e-4).contains(shapely.Point(shape.inside))


# -- files -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("content", "reason"), REFUSED, ids=[reason for _, reason in REFUSED])
def test_what_is_no_map_is_refused_by_its_reason(content, reason):
    with pytest.raises(UnreadableWorkbook) as refused:
        read_map(content)
    assert refused.value.reason == reason
    for language in ("vi", "en"):
        assert "{" not in refusal_text(refused.value, words_in(language))


@pytest.mark.parametrize(
    "raw", [5, None, [], {"geometry": []}, {"geometry": {"type": ["Polygon"]}}, {"properties": [1]}]
)
def test_a_feature_that_is_none_has_neither_texts_nor_area(raw):
    (one,) = features(collection(raw))
    assert (one.properties, one.polygons) == ({}, [])


@pytest.mark.parametrize("ring", [[["103", "21"]] * 4, [[True, 21]] * 4, [[103]] * 4, [[1e999, 21]] * 4, 7, [7]])
def test_coordinates_that_are_none_make_the_feature_a_broken_one(ring):
    (one,) = features(
        collection({"geometry": {"type": "Polygon", "coordinates": [ring]}}).replace(b"Infinity", b"1e999")
    )
    assert one.polygons is None


def test_the_reader_survives_a_map_that_no_library_can_mend():
    random.seed(1)
    tangle = [(random.uniform(103, 104), random.uniform(21, 22)) for _ in range(30_000)]
    reader = Reader(module="dashboard.importing.maps.worker", memory=256 * 1024 * 1024, cpu_seconds=5)
    try:
        with pytest.raises(UnreadableWorkbook) as refused:
            reader.read_map(collection(west(tangle)))
        assert refused.value.reason in {TANGLED, "too_slow", "worker_died", "out_of_memory"}
        assert [one.number for one in reader.read_map(collection(west(), east()))] == [1, 2]
    finally:
        reader.close()
