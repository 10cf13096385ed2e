"""What each verdict counts as, in "6/11 chỉ tiêu đúng tiến độ" and where late ones are listed."""

import pytest

from dashboard.domain.plan.rules import Rules
from dashboard.domain.verdicts.parts import Coverage, State

GOOD = {State.ON_TRACK, State.ACHIEVED, State.EXCEEDED}
LATE = {State.BEHIND, State.WORSE, State.OVER_CAP}


@pytest.mark.parametrize("state", State)
def test_every_verdict_is_good_or_late_or_neither_and_is_counted_or_not(state: State) -> None:
    assert (state.good, state.late) == (state in GOOD, state in LATE)
    assert state.judged is (state in GOOD | LATE | {State.SLIGHTLY_BEHIND, State.NOT_ACHIEVED})


def test_the_limits_of_a_plan_that_names_none_are_those_of_the_method() -> None:
    """0,97 and 0,85 of the path; 1 and 5 điểm % under it; a commune needs support from a gap of 10 điểm %."""
    rules = Rules()
    limits = (rules.ratio_on_track, rules.ratio_slightly_behind, rules.gap_on_track, rules.gap_slightly_behind)
    assert [str(limit) for limit in (*limits, rules.support_gap)] == ["0.97", "0.85", "-0.01", "-0.05", "0.10"]


def test_missing_are_those_that_were_expected_and_did_not_report() -> None:
    assert Coverage(("A", "B", "C"), ("B",)).missing == ("A", "C")
