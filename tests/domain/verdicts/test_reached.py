"""What an area had reached, and what last year's plan calls the same area."""

from dataclasses import replace
from decimal import Decimal

import pytest

from dashboard.domain.periods import Period
from dashboard.domain.plan.indicators import Indicator, ValueType
from dashboard.domain.plan.rules import DefaultPath, Rules
from dashboard.domain.plan.units import ALWAYS
from dashboard.domain.verdicts.parts import PathSource
from dashboard.domain.verdicts.reached import last_year, same_area
from dashboard.domain.verdicts.target_paths import planned_path
from dashboard.domain.verdicts.target_standing import target_standing
from tests.builders import COMMUNE, DISTRICT, OTHER_COMMUNE, TRAINED, a_plan, an_indicator
from tests.domain.figures import knowing, observed


def test_a_unit_is_the_same_whatever_first_day_last_years_plan_gave_it() -> None:
    now = a_plan()
    before = a_plan(year=2023, units=tuple(replace(unit, valid_from=ALWAYS) for unit in now.units))
    assert same_area(now, OTHER_COMMUNE, before) == (OTHER_COMMUNE,)


@pytest.mark.parametrize(
    ("then", "comparable"),
    [
        (an_indicator(), True),
        (an_indicator(unit_of_measure="Người "), True),
        (an_indicator(unit_of_measure="lượt người"), False),
        (an_indicator(value_type=ValueType.INCREMENTAL), False),
        (an_indicator(standard="QD59"), False),
    ],
)
def test_last_year_is_compared_only_where_the_same_was_counted(then: Indicator, comparable: bool) -> None:
    rules = Rules(target_default=DefaultPath.LAST_YEAR)
    plan = a_plan(indicators=(an_indicator(),), milestones=(), rules=rules)
    rows = (observed(TRAINED, OTHER_COMMUNE, "2023-09", 84), observed(TRAINED, OTHER_COMMUNE, "2023-12", 100),
            observed(TRAINED, COMMUNE, "2023-12", 0))  # fmt: skip
    now = replace(knowing(plan), before=knowing(a_plan(year=2023, indicators=(then,)), *rows))
    found = last_year(now, an_indicator(), DISTRICT, Period.parse("2024-09"))
    assert (found.amount if found else None) == (Decimal(84) if comparable else None)
    _, source = planned_path(now, plan.targets[0], an_indicator())  # nor does its curve lay this year's path
    assert (source is PathSource.LAST_YEAR) is comparable


def test_at_the_13th_point_the_recent_rate_is_that_of_the_last_three_months() -> None:
    plan = a_plan(indicators=(an_indicator(),))
    target = replace(plan.targets[0], low=Decimal(500), high=Decimal(500))
    known = knowing(
        plan, *[observed(TRAINED, OTHER_COMMUNE, f"2024-{m:02d}", 120 + (m > 12) * 9) for m in range(1, 14)]
    )
    december, after = (target_standing(known, target, Period.parse(code)) for code in ("2024-12", "2024-13"))
    assert (december.actual, after.actual) == (120, 129)
    assert (december.recent_rate, after.recent_rate) == (0, 0)  # what January settled is no pace
    assert december.projection is not None
    assert after.projection is None  # the year is over, as with money
