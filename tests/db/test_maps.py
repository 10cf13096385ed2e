"""Maps of plan years: stored whole, never overwritten, known as they were."""

import pytest

from dashboard.domain.issues import StaleChangeSet
from dashboard.domain.plan.shapes import UnitMap, UnitShape
from dashboard.domain.reported.changes import MapChange, Received
from db.engine import reading
from db.queries.maps import map_of
from tests.builders import COMMUNE, OTHER_COMMUNE, a_plan
from tests.db.steps import put, put_plan

WEST = (((103.5, 21.0), (103.5, 21.1), (103.61234, 21.05), (103.5, 21.0)),)
HOLE = ((103.51, 21.04), (103.55, 21.05), (103.51, 21.06), (103.51, 21.04))
FILE = Received("b" * 64, "ban-do.geojson", b"{}")


def shape(unit: str = COMMUNE, **over) -> UnitShape:
    return UnitShape(unit, over.get("polygons", (WEST, (*WEST, HOLE))), (103.54, 21.05), 0.0234)


def a_map(*shapes: UnitShape, **over) -> MapChange:
    return MapChange("P", over.pop("year", 2024), shapes or (shape(),), over.pop("replaces", None), over.pop("plan_version", 1), **over)  # fmt: skip


def known(url: str, version: int | None = None, **plan) -> UnitMap | None:
    with reading(url) as session:
        return map_of(session, a_plan(**plan), version)


@pytest.fixture
def planned(store):
    put_plan(store)
    return store


def test_a_plan_without_a_map_has_none(planned):
    assert known(planned) is None


def test_a_map_comes_back_as_it_was_sent_with_its_file_and_sender(planned):
    receipt = put(planned, a_map(shape(), shape(OTHER_COMMUNE)), received=FILE, hours=1)
    assert (receipt.number, receipt.revision) == ("P/2024/ban-do/1", 1)
    found = known(planned)
    assert found.shapes == (shape(), shape(OTHER_COMMUNE))
    assert (found.file_name, found.sha256, found.actor, found.version) == ("ban-do.geojson", "b" * 64, "chi Hoa", 2)
    assert found.recorded_at.hour == 6


def test_a_new_map_is_a_new_revision_and_the_past_keeps_its_own(planned):
    put(planned, a_map())
    put(planned, a_map(shape(OTHER_COMMUNE), replaces=1))
    assert known(planned, 1) is None
    assert [s.unit for s in known(planned, 2).shapes] == [COMMUNE]
    assert ([s.unit for s in known(planned).shapes], known(planned).revision) == ([OTHER_COMMUNE], 2)


def test_a_map_taken_off_leaves_no_shapes_and_brings_none_back(planned):
    put(planned, a_map())
    put(planned, MapChange("P", 2024, (), 1, 1, "ranh giới cũ"))
    assert (known(planned).shapes, known(planned).reason) == ((), "ranh giới cũ")
    assert known(planned, 2).shapes == (shape(),)


def test_a_map_serves_later_years_but_not_earlier_ones(planned):
    put(planned, a_map())
    assert known(planned, year=2025).shapes == (shape(),)
    assert known(planned, year=2023) is None


def test_a_unit_that_is_not_in_the_plan_any_more_has_no_shape(planned):
    put(planned, a_map(shape(), shape(OTHER_COMMUNE)))
    fewer = tuple(unit for unit in a_plan().units if unit.code != COMMUNE)
    assert [s.unit for s in known(planned, units=fewer).shapes] == [OTHER_COMMUNE]


@pytest.mark.parametrize("over", [{"replaces": 1}, {"plan_version": 7}, {"year": 2025}], ids=str)
def test_a_map_built_on_what_has_moved_is_refused(planned, over):
    with pytest.raises(StaleChangeSet):
        put(planned, a_map(**over))


def test_a_shape_of_a_foreign_unit_is_refused_and_nothing_is_stored(planned):
    with pytest.raises(ValueError, match="not a unit of the plan"):
        put(planned, a_map(shape("X9")))
    assert known(planned) is None


def test_a_unit_twice_on_one_map_is_refused(planned):
    with pytest.raises(ValueError, match="the store refuses"):
        put(planned, a_map(shape(), shape()))
