"""One rule for the colour of what is behind and for lists that begin with the worst."""

from decimal import Decimal

import pytest

from dashboard.domain.plan.indicators import Direction
from dashboard.domain.plan.targets import PaceRule
from dashboard.domain.verdicts.parts import State
from dashboard.domain.verdicts.severity import by_weeks, severity, severity_of, share_of_path, urgency
from tests.domain.judged import a_count_of, a_share_of, judged, told

D = Decimal


@pytest.mark.parametrize(
    ("state", "weeks", "expected"),
    [
        (State.SLIGHTLY_BEHIND, 8, State.SLIGHTLY_BEHIND),
        (State.SLIGHTLY_BEHIND, 9, State.BEHIND),
        (State.SLIGHTLY_BEHIND, None, State.SLIGHTLY_BEHIND),
        (State.BEHIND, 1, State.BEHIND),
        (State.ON_TRACK, 30, State.ON_TRACK),
    ],
)
def test_what_is_slightly_behind_for_long_is_behind(state, weeks, expected):
    assert by_weeks(state, weeks) is expected


def test_every_state_has_its_place():
    assert sorted(map(urgency, State)) == list(range(len(State)))


def test_more_weeks_stand_above_a_smaller_share_and_both_below_a_heavier_verdict():
    rows = {
        "six weeks": severity(State.BEHIND, 6, D("0.84"), "a"),
        "three weeks": severity(State.BEHIND, 3, D("0.50"), "b"),
        "no weeks": severity(State.BEHIND, None, D("0.10"), "c"),
        "slightly": severity(State.SLIGHTLY_BEHIND, 8, D("0.86"), "d"),
        "over": severity(State.OVER_CAP, None, None, "e"),
    }
    assert sorted(rows, key=rows.__getitem__) == ["over", "six weeks", "three weeks", "no weeks", "slightly"]


def test_a_slow_path_makes_a_small_gap_heavy_and_a_straight_one_does_not():
    slow = a_count_of("150", path={5: "90", 9: "100", 12: "150"})
    t = judged(slow, 9, *told(slow, 9, 91)).target
    assert (t.state, t.weeks_late, t.pace) == (State.BEHIND, 16, D("0.91"))
    straight = a_count_of("120", path={12: "120"})
    for month in range(2, 12):
        done = judged(straight, month, *told(straight, month, str(month * 10 * D("0.86")))).target
        assert done.state is State.SLIGHTLY_BEHIND and done.weeks_late is not None and done.weeks_late <= 8


def test_points_and_ratios_stand_on_one_scale():
    water = a_share_of("0.8", path={6: "0.75", 12: "0.8"})
    short = judged(water, 6, *told(water, 6, "69/100")).target
    assert share_of_path(short) == D("0.92")
    falling = a_share_of("0.16", direction=Direction.FALLS, pace_rule=PaceRule.LEVEL, path={6: "0.20", 12: "0.16"})
    above = judged(falling, 6, *told(falling, 6, "32/100")).target
    assert share_of_path(above) == D("0.625")
    assert sorted([short, above], key=severity_of)[0] is above
