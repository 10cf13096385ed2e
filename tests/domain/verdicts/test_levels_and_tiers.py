"""More than one level of units, more than one tier of targets, and targets that are not simply to be reached."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from dashboard.domain.assess import assess
from dashboard.domain.periods import Period
from dashboard.domain.plan.indicators import Direction
from dashboard.domain.plan.targets import Basis, Operator, PaceRule, Target
from dashboard.domain.plan.units import Unit, UnitLevel, keyed
from dashboard.domain.verdicts.parts import State
from dashboard.domain.verdicts.progress import Reach, pace, reach, verdict
from dashboard.domain.verdicts.rollup import rolled_up, subjects
from dashboard.importing.cell_text.target_words import target_words
from dashboard.text import words_in
from tests.builders import CLEAN_WATER, COMMUNE, DISTRICT, OTHER_COMMUNE, TRAINED, a_plan
from tests.domain.figures import everybody, knowing, observed, paid

D = Decimal
T9 = Period.parse("2024-09")
PROVINCE = "T"
BASE = a_plan()
THREE_LEVELS = replace(
    BASE,
    root=PROVINCE,
    units=(
        Unit(PROVINCE, "Tỉnh T", "tỉnh", UnitLevel.PROVINCE),
        *(
            replace(u, parent=PROVINCE, group="BC") if u.code == DISTRICT else replace(u, group="BC")
            for u in BASE.units
        ),
    ),
    indicators=tuple(replace(i, reporters=("BC",)) for i in BASE.indicators),
    targets=tuple(replace(t, unit=PROVINCE) for t in BASE.targets),
)


def test_a_districts_own_figure_never_joins_the_sum_of_its_communes() -> None:
    indicator = THREE_LEVELS.indicator_by_code[TRAINED]
    rows = (
        observed(TRAINED, DISTRICT, "2024-09", 25),
        observed(TRAINED, COMMUNE, "2024-09", 10),
        observed(TRAINED, OTHER_COMMUNE, "2024-09", 15),
    )
    units = subjects(THREE_LEVELS, indicator, PROVINCE, T9)
    assert DISTRICT not in units
    assert rolled_up(knowing(THREE_LEVELS, *rows), indicator, units, T9).amount == 25


def test_money_of_a_district_and_of_its_communes_is_counted_once() -> None:
    money = (
        paid("DA4.1", DISTRICT, "2024-09", 100),
        paid("DA4.1", COMMUNE, "2024-09", 40),
        paid("DA4.1", OTHER_COMMUNE, "2024-09", 60),
    )
    assert assess(knowing(THREE_LEVELS, money=money), T9).total.disbursed_vnd == 100
    assert assess(knowing(THREE_LEVELS, money=money[1:]), T9, DISTRICT).total.disbursed_vnd == 100
    assert assess(knowing(THREE_LEVELS, money=money[:1]), T9).total.disbursed_vnd == 100


def test_the_roots_money_on_one_line_stands_beside_its_units_money_on_another() -> None:
    money = (paid("DA4.1", DISTRICT, "2024-09", 500), paid("DA5", COMMUNE, "2024-09", 100))
    assert assess(knowing(BASE, money=money), T9).total.disbursed_vnd == 600


def test_a_target_of_one_commune_is_no_measure_for_the_others() -> None:
    of_one = replace(BASE.targets[1], id="T3", unit=COMMUNE, low=D("0.99"), high=D("0.99"))
    plan = replace(BASE, targets=(*BASE.targets, of_one))
    found = assess(knowing(plan, observed(CLEAN_WATER, OTHER_COMMUNE, "2024-12", "80/100")), Period.parse("2024-12"))
    assert {gap.gap for gap in found.gaps if gap.unit == OTHER_COMMUNE} == {D("0")}


def test_a_code_that_came_to_mean_another_unit_is_two_reporters_one_after_the_other() -> None:
    merged = date(2024, 7, 1)
    old = replace(next(u for u in BASE.units if u.code == COMMUNE), valid_to=merged)
    new = replace(old, name="Xã Một mới", valid_from=merged, valid_to=None)
    plan = replace(BASE, units=keyed((*(u for u in BASE.units if u.code != COMMUNE), old, new), 2024))
    dated = f"{COMMUNE}@1900-01-01"
    assert set(plan.members(("XA",))) == {COMMUNE, OTHER_COMMUNE, dated}
    assert set(plan.members(("XA",), date(2024, 6, 30))) == {OTHER_COMMUNE, dated}
    assert set(plan.members(("XA",), date(2024, 7, 1))) == {OTHER_COMMUNE, COMMUNE}
    meant = [plan.unit_on(COMMUNE, day) for day in (date(2024, 6, 30), date(2024, 7, 1))]
    assert [u.name for u in meant if u] == ["Xã Một", "Xã Một mới"]


def test_a_partly_unknown_allocation_gives_no_rate() -> None:
    lines = (BASE.allocations[0], replace(BASE.allocations[0], project="DA4", fund="NSTW", amount_vnd=None))
    found = assess(knowing(replace(BASE, allocations=lines), money=(paid("DA4.1", COMMUNE, "2024-09", 9),)), T9)
    assert (found.total.allocated_vnd, found.total.rate_year, found.total.state) == (None, None, State.REPORTED)


def target(operator: Operator, low: str, high: str | None = None, **over: object) -> Target:
    plain = Target("T", "I", "U", operator, Basis.LEVEL, D(low), D(high or low), "câu")
    return replace(plain, **over)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("operator", "low", "high", "actual", "reached"),
    [
        (Operator.AT_LEAST, "0.95", None, "0.97", Reach.REACHED),
        (Operator.AT_LEAST, "0.95", None, "0.94", Reach.NOT_YET),
        (Operator.AT_MOST, "0.05", None, "0.03", Reach.REACHED),
        (Operator.RANGE, "40", "50", "60", Reach.NOT_YET),
    ],
)
def test_what_is_to_be_held_is_held_within_its_bounds_only(
    operator: Operator, low: str, high: str | None, actual: str, reached: Reach
) -> None:
    held = target(operator, low, high, pace_rule=PaceRule.LEVEL)
    assert reach(D(actual), held, Direction.HOLDS, None) is reached
    assert pace(held, Direction.HOLDS, D(actual), D("45"), None, D(low)) is None


def test_last_years_count_is_no_start_of_a_count_that_begins_anew() -> None:
    counted = target(Operator.EQUAL, "150", pace_rule=PaceRule.FROM_ZERO)
    assert verdict(counted, Direction.RISES, D(110), D(140), D("1.05"), BASE.rules) is State.ON_TRACK


def test_giam_tren_means_a_fall_by_more_than_that() -> None:
    words = target_words("giảm trên 5%")
    assert words is not None
    assert (words.sign, words.operator) == (-1, Operator.ABOVE)
    fall = target(Operator.BELOW, "-0.05", basis=Basis.CHANGE_POINTS)  # as the importer turns it
    levels = [reach(D(a), fall, Direction.FALLS, D("0.3456")) for a in ("0.36", "0.2956", "0.29")]
    assert levels == [Reach.NOT_YET, Reach.NOT_YET, Reach.REACHED]


def test_a_falling_count_is_never_said_as_a_share_of_its_target() -> None:
    falling = replace(
        BASE,
        indicators=tuple(replace(i, direction=Direction.FALLS) if i.code == TRAINED else i for i in BASE.indicators),
        targets=(replace(BASE.targets[0], low=D(915), high=D(915)), BASE.targets[1]),
        milestones=(),
    )
    sentence = words_in("vi").sentence(everybody(falling, "T1", "2024-09", "1200").sentence)
    assert "1.200 người, mục tiêu 915 người" in sentence
    assert "%" not in sentence
