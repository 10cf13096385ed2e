"""The rules for parts beside their whole: exactly at their limit and just beyond, and what they leave alone."""

from dataclasses import replace
from decimal import Decimal

import pytest

from dashboard.domain.absence import Absence
from dashboard.domain.messages import Figure
from dashboard.domain.plan.indicators import Aggregation, Indicator, ValueType
from dashboard.domain.reported.observations import Observation, Source
from tests.builders import CLEAN_WATER, COMMUNE, DISTRICT, OTHER_COMMUNE, TRAINED, an_indicator
from tests.domain.figures import observed
from tests.domain.quality.series_of_figures import MONTHLY_SHARE, PLAN, YEAR_END, codes, said

D = Decimal


HOUSES = an_indicator(code="nha-o", subset_of=TRAINED)
WITH_PARTS = replace(
    PLAN, indicators=(*PLAN.indicators, HOUSES, replace(MONTHLY_SHARE, code="phan", subset_of=TRAINED))
)
WHOLE = observed(TRAINED, COMMUNE, "2024-09", 84)


@pytest.mark.parametrize(
    ("part", "whole", "expected"),
    [
        pytest.param(observed("nha-o", COMMUNE, "2024-09", 84), WHOLE, [], id="as many as the whole"),
        pytest.param(observed("nha-o", COMMUNE, "2024-09", 85), WHOLE, ["subset_over_whole"], id="more than the whole"),
        pytest.param(observed("phan", COMMUNE, "2024-09", "84/90"), WHOLE, [], id="of a share its numerator counts"),
        pytest.param(observed("phan", COMMUNE, "2024-09", "85/90"), WHOLE, ["subset_over_whole"], id="and not its rate"),
        pytest.param(observed("nha-o", COMMUNE, "2024-09", 85), replace(WHOLE, reporter=DISTRICT), [], id="another reporter's whole"),
        pytest.param(observed("nha-o", COMMUNE, "2024-09", 85), replace(WHOLE, source=Source.CONSOLIDATED), [], id="another source's whole"),
        pytest.param(observed("nha-o", COMMUNE, "2024-09", 85), observed(TRAINED, COMMUNE, "2024-08", 84), [], id="another month's whole"),
        pytest.param(observed("nha-o", COMMUNE, "2024-09", 85), replace(WHOLE, disaggregation="nu"), [], id="a group's whole"),
        pytest.param(observed("nha-o", COMMUNE, "2024-09", 85), observed(TRAINED, OTHER_COMMUNE, "2024-09", 84), [], id="another unit's whole"),
    ],
)  # fmt: skip
def test_a_part_beside_its_whole(part: Observation, whole: Observation, expected: list[str]) -> None:
    assert codes(said(WITH_PARTS, (part, whole))) == expected


def of_group(group: str, value: int, **over: object) -> Observation:
    return replace(WHOLE, disaggregation=group, value=D(value), **over)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("groups", "expected"),
    [
        pytest.param([of_group("nu", 84)], [], id="a group of all"),
        pytest.param([of_group("nu", 85)], ["groups_over_total"], id="a group of more than all"),
        pytest.param([of_group("nu", 40), of_group("dan-toc", 44)], [], id="groups that make the whole"),
        pytest.param([of_group("nu", 40), of_group("dan-toc", 45)], ["groups_over_total"], id="groups that make more"),
        pytest.param([of_group("nu", 85, reporter=DISTRICT)], [], id="another reporter's group"),
        pytest.param([], [], id="no groups"),
    ],
)
def test_groups_beside_everybody(groups: list[Observation], expected: list[str]) -> None:
    assert codes(said(PLAN, (WHOLE, *groups))) == expected
    named = [f.params["parts"] for f in said(PLAN, (WHOLE, *groups))]
    assert [part.value for part in named if isinstance(part, Figure)] == [85] * len(expected)


def test_groups_that_are_not_added_up_are_not_compared() -> None:
    lone = replace(PLAN, indicators=(an_indicator(aggregation=Aggregation.NONE, value_type=ValueType.POINT_IN_TIME),))
    assert codes(said(lone, (WHOLE, of_group("nu", 85)))) == []


def parts(own: object, *communes: object, indicator: str = TRAINED) -> list[Observation]:
    units = (DISTRICT, COMMUNE, OTHER_COMMUNE)
    return [observed(indicator, u, "2024-12", value) for u, value in zip(units, (own, *communes), strict=False)]


WHOLES = [
    ("the sum of the communes", parts(11, 5, 6), []),
    ("one more than the sum", parts(12, 5, 6), ["parts_differ"]),
    ("one less than the sum", parts(10, 5, 6), ["parts_differ"]),
    ("one of the communes is silent", parts(12, 5), []),
    ("a hundredth of a point over the communes' share", parts("5001/10000", "1/2", "1/2", indicator=CLEAN_WATER), []),
    ("a hundredth of a point under it", parts("4999/10000", "1/2", "1/2", indicator=CLEAN_WATER), []),
    ("more than that over it", parts("5002/10000", "1/2", "1/2", indicator=CLEAN_WATER), ["parts_differ"]),
    ("more than that under it", parts("4998/10000", "1/2", "1/2", indicator=CLEAN_WATER), ["parts_differ"]),
    ("of a count not the least difference is lost", parts("11.004", 5, 6), ["parts_differ"]),
    ("an estimate of the whole is no figure", [replace(row, estimate=row.subject == DISTRICT) for row in parts(12, 5, 6)], ["estimate"]),
    ("after a group's figure the whole is still looked at", [of_group("nu", 1), *parts(12, 5, 6)], ["parts_differ"]),
    ("and after the communes' own", parts(12, 5, 6)[::-1], ["parts_differ"]),
    ("an own figure that was declared nil", parts(Absence.NIL, 5, 6), []),
    ("a group's own figure beside everybody's", [of_group("nu", 4, subject=DISTRICT, reporter=DISTRICT, period=YEAR_END), *parts(11, 5, 6)], []),
    ("a group of the whole", [replace(row, disaggregation="nu") for row in parts(12, 5, 6)], []),
    ("an older figure that stands in for a commune", [*parts(12, 5), observed(TRAINED, OTHER_COMMUNE, "2024-11", 6)], []),
]  # fmt: skip


@pytest.mark.parametrize(("rows", "expected"), [c[1:] for c in WHOLES], ids=[c[0] for c in WHOLES])
def test_a_units_own_figure_beside_the_sum_of_its_units(rows: list[Observation], expected: list[str]) -> None:
    assert codes(said(PLAN, rows)) == expected


@pytest.mark.parametrize(
    "indicator",
    [
        pytest.param(an_indicator(aggregation=Aggregation.NONE), id="what cannot be added up"),
        pytest.param(
            an_indicator(aggregation=Aggregation.NONE, reporters=(COMMUNE,)), id="nor where one unit alone tells it"
        ),
        pytest.param(an_indicator(subject=DISTRICT), id="what only the district has"),
    ],
)
def test_there_is_no_sum_of(indicator: Indicator) -> None:
    assert codes(said(replace(PLAN, indicators=(indicator,)), parts(12, 5, 6))) == []


def test_what_cannot_be_added_up_hides_nothing_behind_it() -> None:
    lone = an_indicator(code="rieng", aggregation=Aggregation.NONE)
    plan = replace(PLAN, indicators=(lone, *PLAN.indicators))
    assert codes(said(plan, [observed("rieng", DISTRICT, "2024-12", 1), *parts(12, 5, 6)])) == ["parts_differ"]
