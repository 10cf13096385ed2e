"""A poverty rate that nobody reports is made of the review's households; what was reported stands, and none stands in late."""

from dataclasses import replace
from decimal import Decimal

import pytest

from dashboard.domain.assess import assess
from dashboard.domain.periods import Period
from dashboard.domain.plan.indicators import (
    Aggregation,
    Direction,
    Frequency,
    Indicator,
    Measure,
    ReviewRole,
    ValueType,
)
from dashboard.domain.plan.plan import Plan
from dashboard.domain.plan.targets import Basis, Operator, PaceRule, Target
from dashboard.domain.reported.observations import Observation
from dashboard.domain.verdicts.standing_targets import TargetStanding
from dashboard.text import words_in
from dashboard.views.target_detail import target_detail, unit_table
from tests.builders import COMMUNE, DISTRICT, OTHER_COMMUNE, a_plan
from tests.domain.figures import knowing, observed

D = Decimal
VI = words_in("vi")
YEARLY = {"frequency": Frequency.YEAR, "review_month": 11}


def counted(role: ReviewRole) -> Indicator:
    """As the review's tables bring it: nobody owes it to the calendar."""
    return Indicator(
        role.value, role.value, "hộ", Measure.COUNT, Direction.FALLS, ValueType.POINT_IN_TIME, Aggregation.SUM, (),
        role=role, **YEARLY,  # type: ignore[arg-type]
    )  # fmt: skip


def rate(role: ReviewRole) -> Indicator:
    return Indicator(
        role.value, "Tỷ lệ", "%", Measure.PERCENTAGE, Direction.FALLS, ValueType.POINT_IN_TIME, Aggregation.RATIO_OF_SUMS,
        ("XA",), role=role, **YEARLY,  # type: ignore[arg-type]
    )  # fmt: skip


RATES = (rate(ReviewRole.POVERTY_RATE), rate(ReviewRole.NEAR_POVERTY_RATE))
COUNTS = tuple(
    counted(role) for role in (ReviewRole.ALL_HOUSEHOLDS, ReviewRole.POOR_HOUSEHOLDS, ReviewRole.NEAR_POOR_HOUSEHOLDS)
)


def plan() -> Plan:
    """Both rates are to come to 15%, from 25%."""
    target = Target(
        "T", "", DISTRICT, Operator.EQUAL, Basis.LEVEL, D("0.15"), D("0.15"), "xuống còn 15%", baseline=D("0.25"),
        pace_rule=PaceRule.CHANGE,
    )  # fmt: skip
    targets = tuple(replace(target, id=r.code, indicator=r.code) for r in RATES)
    base = a_plan(indicators=(*RATES, *COUNTS), targets=targets, milestones=(), leads=(), allocations=())
    return replace(base, obligations=())


def households(
    unit: str, month: int, everybody: int, poor: int, near: int = 0, **over: object
) -> tuple[Observation, ...]:
    told = zip((c.code for c in COUNTS), (everybody, poor, near), strict=True)
    return tuple(observed(code, unit, f"2024-{month:02d}", count, **over) for code, count in told)


def judged(month: int, *rows: Observation, near: bool = False) -> TargetStanding:
    return assess(knowing(plan(), *rows), Period.of_month(2024, month)).targets[int(near)]


def both(month: int, **over: object) -> tuple[Observation, ...]:
    return (*households(COMMUNE, month, 100, 10, 20, **over), *households(OTHER_COMMUNE, month, 900, 140, 80, **over))


@pytest.mark.parametrize(("near", "amount", "poor"), [(False, "0.15", 150), (True, "0.1", 100)])
def test_households_of_all_units_make_the_rate(near: bool, amount: str, poor: int) -> None:
    found = judged(11, *both(11), near=near)
    assert (found.actual, found.figure.numerator, found.figure.denominator) == (D(amount), poor, 1000)
    assert found.state.value == ("exceeded" if near else "achieved")
    assert len(found.figure.parts) == 4  # each with its cell


def test_before_the_review_is_due_it_is_shown_and_not_judged() -> None:
    found = judged(9, *both(9, preliminary=True))
    assert (found.state.value, found.actual, found.path) == ("preliminary", D("0.15"), None)
    said = VI.sentence(found.sentence)
    assert "15% (sơ bộ)" in said
    assert "chưa kết luận, chờ số rà soát chính thức (tháng 11); tạm tính đã đạt" in said


def test_how_far_a_preliminary_rate_is_from_the_goal_is_said() -> None:
    rows = (
        *households(COMMUNE, 9, 100, 20, preliminary=True),
        *households(OTHER_COMMUNE, 9, 900, 140, preliminary=True),
    )
    assert "tạm tính còn phải giảm 1 điểm %" in VI.sentence(judged(9, *rows).sentence)


def test_a_review_in_the_middle_of_the_year_is_no_verdict_though_nobody_called_it_preliminary() -> None:
    assert judged(6, *both(6)).state.value == "preliminary"
    assert judged(6).state.value == "not_measured"


def test_after_the_review_a_preliminary_rate_still_waits_for_the_official_one() -> None:
    assert judged(12, *both(11, preliminary=True)).state.value == "preliminary"
    assert judged(12, *both(11, preliminary=True), *both(11)).state.value == "achieved"


def test_a_unit_that_told_its_rate_keeps_it_and_households_stand_for_the_other() -> None:
    told = observed(RATES[0].code, COMMUNE, "2024-11", "30/100")
    found = judged(11, told, *both(11))
    assert (found.figure.numerator, found.figure.denominator) == (170, 1000)
    assert found.figure.coverage.missing == ()


def test_households_of_an_earlier_review_do_not_stand_in_for_a_silent_unit() -> None:
    told = observed(RATES[0].code, COMMUNE, "2024-11", "30/100")
    found = judged(11, told, *both(9, preliminary=True))
    assert (found.actual, found.figure.coverage.missing) == (D("0.3"), (OTHER_COMMUNE,))


def test_half_of_the_households_is_not_enough_to_be_judged_where_the_plan_wants_more() -> None:
    found = judged(11, *households(COMMUNE, 11, 100, 10))
    assert found.figure.coverage.missing == (OTHER_COMMUNE,)
    assert "1/2" in VI.sentence(found.sentence)


def test_nobodys_households_are_no_data() -> None:
    assert judged(11).state.value == "no_data"
    assert judged(11, *(o for o in both(11) if o.indicator == COUNTS[0].code)).state.value == "no_data"


def test_the_page_shows_each_units_rate_with_both_numbers() -> None:
    standing = assess(knowing(plan(), *both(11)), Period.of_month(2024, 11))
    texts = [cell.text for row in unit_table(target_detail(standing, RATES[0].code, VI), VI).rows for cell in row]
    assert "10/100" in texts and "140/900" in texts
