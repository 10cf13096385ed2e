"""Done, overdue or under way, and whether the figure moved, by the method's rule and its example."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from dashboard.domain.assess import assess
from dashboard.domain.meetings.decisions import DecisionAbout
from dashboard.domain.meetings.known import Meetings
from dashboard.domain.meetings.outcome import DecisionState, Movement, SeenFigure, decision_standings, seen, standing_of
from dashboard.domain.people.causes import Late
from dashboard.domain.periods import Period
from dashboard.domain.plan.indicators import Direction
from dashboard.domain.verdicts.standing import Standing
from tests.domain.figures import knowing
from tests.domain.judged import a_count_of, told
from tests.domain.meetings.build import decided, held

SEPTEMBER, OCTOBER = Period.parse("2024-09"), Period.parse("2024-10")
MEETING = held("2024-10-15", period=SEPTEMBER)


@pytest.mark.parametrize(
    ("due", "done", "day", "state", "over"),
    [
        ("2024-11-15", None, "2024-11-20", DecisionState.OVERDUE, 5),
        ("2024-11-15", None, "2024-11-15", DecisionState.OPEN, 0),
        ("2024-11-15", "2024-11-18", "2024-12-20", DecisionState.DONE, 3),
        ("2024-11-15", "2024-11-10", "2024-12-20", DecisionState.DONE, 0),
        (None, None, "2025-11-15", DecisionState.OPEN, 0),
    ],
)
def test_its_state_by_a_day(due: str | None, done: str | None, day: str, state: DecisionState, over: int) -> None:
    one = standing_of(decided("2024-10-15", 1, due, done), MEETING, date.fromisoformat(day), None, None)
    assert (one.state, one.days_over, one.movement) == (state, over, Movement.NONE_ASKED)


def trained(month: int, figure: str, direction: Direction = Direction.RISES) -> Standing:
    plan = a_count_of("150", direction=direction)
    return assess(knowing(plan, *told(plan, month, figure)), Period.of_month(2024, month))


@pytest.mark.parametrize(
    ("direction", "then", "now", "moved"),
    [
        (Direction.RISES, "84", "97", Movement.MOVED),
        (Direction.RISES, "84", "84", Movement.NOT_MOVED),
        (Direction.RISES, "84", "80", Movement.AWAY),
        (Direction.FALLS, "84", "80", Movement.MOVED),
        (Direction.FALLS, "84", "97", Movement.AWAY),
    ],
)
def test_a_targets_figure_moves_by_its_good_direction(
    direction: Direction, then: str, now: str, moved: Movement
) -> None:
    before, after = trained(9, then, direction), trained(10, now, direction)
    target = before.targets[0].target.id
    decision = decided("2024-10-15", 1, about=DecisionAbout(Late.TARGET, target))
    at = {(7, SEPTEMBER): before, (9, OCTOBER): after}
    [one] = decision_standings(
        [decision], Meetings((MEETING,), (decision,)), date(2024, 11, 20), lambda v, p: at.get((v, p)), (9, OCTOBER)
    )
    assert one.movement is moved
    assert one.then is not None and one.now is not None
    assert one.then.period == SEPTEMBER and one.now.period == OCTOBER and one.then.version == 7


def test_without_one_of_the_two_figures_nothing_is_said_of_it() -> None:
    before = trained(9, "84")
    decision = decided("2024-10-15", 1, about=DecisionAbout(Late.TARGET, before.targets[0].target.id))
    known, day = Meetings((MEETING,), (decision,)), date(2024, 11, 20)
    [gone] = decision_standings([decision], known, day, lambda v, p: before if v == 7 else None, (9, OCTOBER))
    assert gone.movement is Movement.UNKNOWN and gone.then is not None and gone.now is None
    strange = replace(decision, about=DecisionAbout(Late.TARGET, "khong-co"))
    [other] = decision_standings([strange], known, day, lambda v, p: before, (9, OCTOBER))
    assert other.movement is Movement.UNKNOWN and other.then is None


def test_another_plan_year_is_held_against_the_old_years_december() -> None:
    asked: list[tuple[int, Period]] = []
    decision = decided("2024-10-15", 1, about=DecisionAbout(Late.PROJECT, "DA1"))

    def at(version: int, period: Period) -> None:
        asked.append((version, period))

    decision_standings(
        [decision], Meetings((MEETING,), (decision,)), date(2025, 2, 1), at, (30, Period.parse("2025-01"))
    )
    assert asked == [(7, SEPTEMBER), (30, Period.parse("2024-12"))]


def test_a_gap_that_shrinks_has_moved_and_money_that_was_paid_too() -> None:
    def figure(value: str) -> SeenFigure:
        return SeenFigure(Decimal(value), None, SEPTEMBER, 7, "I")

    gap, money = (decided("2024-10-15", 1, about=DecisionAbout(kind, "x")) for kind in (Late.UNIT, Late.PROJECT))
    day = date(2024, 11, 1)
    assert standing_of(gap, MEETING, day, figure("0.2"), figure("0.1")).movement is Movement.MOVED
    assert standing_of(gap, MEETING, day, figure("0.1"), figure("0.2")).movement is Movement.AWAY
    assert standing_of(money, MEETING, day, figure("100"), figure("120")).movement is Movement.MOVED


def test_a_figure_is_read_in_its_own_terms() -> None:
    standing = trained(9, "84")
    t = standing.targets[0]
    found = seen(standing, DecisionAbout(Late.TARGET, t.target.id), 7)
    assert found is not None and (found.value, found.wanted, found.goal) == (Decimal(84), None, Decimal(150))
    assert found.indicator == t.indicator.code, "without a path nothing is planned by now"
    assert seen(None, DecisionAbout(Late.TARGET, "x"), 7) is None
    assert seen(standing, DecisionAbout(Late.PROJECT, "x"), 7) is None
    assert seen(standing, DecisionAbout(Late.UNIT, "khong-co"), 7) is None
