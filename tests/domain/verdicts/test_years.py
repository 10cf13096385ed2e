"""Targets that span years: judged each year by its step, in no year missed before the last one."""

from dataclasses import replace
from decimal import Decimal

import pytest

from dashboard.domain.periods import Period
from dashboard.domain.plan.indicators import Direction
from dashboard.domain.plan.plan import Milestone, PathOf, Plan
from dashboard.domain.plan.rules import DefaultPath, Rules
from dashboard.domain.plan.targets import Basis, Operator, PaceRule
from tests.domain.judged import a_share_of, judged, told

D = Decimal


def spanning(steps: dict[int, str], **over: object) -> Plan:
    """45% now, 65% by the end of 2028: `steps` by year, each at its end."""
    plan = a_share_of("0.65", **({"until": 2028} | over))
    path = (Milestone(PathOf.TARGET, "T1", Period.of_month(year, 12), D(value), "A") for year, value in steps.items())
    return replace(plan, milestones=tuple(path))


STEPS = {2023: "0.40", 2024: "0.45", 2026: "0.55", 2028: "0.65"}
FALLS = {"direction": Direction.FALLS, "pace_rule": PaceRule.CHANGE, "basis": Basis.LEVEL}


@pytest.mark.parametrize(
    ("steps", "month", "figure", "state", "path"),
    [
        (STEPS, 12, "45/100", "on_track", "0.45"),  # the step of the year, not 65%
        (STEPS, 12, "43/100", "behind", "0.45"),  # two points are 21 weeks of a path that rises by five a year
        (STEPS, 12, "30/100", "behind", "0.45"),  # behind, and not missed: there are four more years
        (STEPS, 12, "65/100", "achieved", "0.45"),
        (STEPS, 6, "42/100", "on_track", "0.425"),  # half way between the ends of 2023 and 2024
        ({}, 12, "45/100", "nothing_due", None),  # no step of this year: nothing is on time or late
        ({2026: "0.55"}, 12, "45/100", "nothing_due", None),
    ],
)
def test_a_year_is_judged_by_its_own_step(
    steps: dict[int, str], month: int, figure: str, state: str, path: str | None
) -> None:
    plan = spanning(steps)
    found = judged(plan, month, *told(plan, month, figure)).target
    assert (found.state.value, found.path) == (state, None if path is None else D(path))
    assert not found.missed


def test_in_its_last_year_it_is_reached_or_missed() -> None:
    plan = spanning({2024: "0.65"}, until=2024)
    assert judged(plan, 12, *told(plan, 12, "60/100")).target.missed


def test_the_sentence_names_the_year_of_the_goal() -> None:
    plan = spanning(STEPS)
    found = judged(plan, 12, *told(plan, 12, "42/100"))
    assert "65% đến năm 2028" in found.vi
    assert "65% by 2028" in found.en


def test_without_a_step_the_reason_says_so() -> None:
    plan = spanning({})
    found = judged(plan, 12, *told(plan, 12, "45/100")).target
    assert found.statement.verdict
    assert found.path_source is None


def test_a_straight_line_runs_to_the_last_year() -> None:
    rules = Rules(target_default=DefaultPath.STRAIGHT_LINE)
    plan = spanning({}, baseline=D("0.40"), rules=rules, pace_rule=PaceRule.CHANGE)
    found = judged(plan, 12, *told(plan, 12, "45/100")).target
    assert found.path == D("0.45")  # a fifth of the way from 40% to 65%
    assert found.state.value == "on_track"


@pytest.mark.parametrize(("figure", "state"), [("91/1000", "not_achieved"), ("88/1000", "achieved")])
def test_what_is_asked_for_each_year_is_judged_in_each(figure: str, state: str) -> None:
    plan = a_share_of(
        "-0.015", to="-0.01", operator=Operator.RANGE, basis=Basis.CHANGE_POINTS, direction=Direction.FALLS,
        pace_rule=PaceRule.CHANGE, baseline=D("0.10"), until=2028, each_year=True,
    )  # fmt: skip
    found = judged(plan, 12, *told(plan, 12, figure))
    assert found.state == state
    assert "mỗi năm" in found.vi
    assert "đến năm" not in found.vi


def test_a_span_needs_what_is_left_over_all_its_months() -> None:
    plan = spanning(STEPS)
    found = judged(plan, 6, *told(plan, 6, "30/100")).target
    assert found.months_left == 6 + 4 * 12
    assert found.required_rate == (D("0.65") - D("0.30")) / 54
