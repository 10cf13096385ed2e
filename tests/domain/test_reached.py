"""What an area had reached, and what last year's plan calls the same area."""

from dataclasses import replace

from dashboard.domain.reached import same_area
from dashboard.domain.units import ALWAYS
from tests.builders import OTHER_COMMUNE, a_plan


def test_a_unit_is_the_same_whatever_first_day_last_years_plan_gave_it() -> None:
    now = a_plan()
    before = a_plan(year=2023, units=tuple(replace(unit, valid_from=ALWAYS) for unit in now.units))
    assert same_area(now, OTHER_COMMUNE, before) == (OTHER_COMMUNE,)
