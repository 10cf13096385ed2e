"""Before its first milestone a path rises from the start of the year to that milestone."""

from dataclasses import replace
from decimal import Decimal

import pytest

from dashboard.domain.periods import Period
from dashboard.domain.plan.indicators import Direction
from dashboard.domain.plan.plan import ALL_PROJECTS, Allocation, Milestone, PathOf
from dashboard.domain.plan.targets import PaceRule
from dashboard.domain.verdicts.parts import PathSource
from dashboard.text import words_in
from tests.domain.figures import paid
from tests.domain.judged import a_count_of, a_share_of, judged, standing, told

MILLION = 1_000_000
COUNTED = a_count_of("100", path={6: "20", 12: "100"})
FALLING = a_share_of(
    "0.10", direction=Direction.FALLS, pace_rule=PaceRule.CHANGE, baseline=Decimal("0.20"), path={6: "0.17", 12: "0.10"}
)
LEVEL = a_share_of("0.8", path={6: "0.75"})
FROM = a_share_of("0.8", path={6: "0.75"}, baseline=Decimal("0.69"))


@pytest.mark.parametrize(
    ("plan", "month", "path"),
    [
        pytest.param(COUNTED, 3, "10", id="a count rises from nought"),
        pytest.param(COUNTED, 6, "20", id="to its first milestone"),
        pytest.param(COUNTED, 9, "60", id="and on to the next"),
        pytest.param(FALLING, 2, "0.19", id="a rate that must fall falls from its baseline"),
        pytest.param(FROM, 3, "0.72", id="a level rises from its baseline"),
        pytest.param(LEVEL, 3, None, id="a level without one has no path yet"),
    ],
)
def test_the_path_of_a_target_begins_at_its_start(plan, month: int, path: str | None) -> None:  # type: ignore[no-untyped-def]
    found = judged(plan, month, *told(plan, month, "70/100" if plan.indicators[0].has_parts else 10)).target
    assert found.path == (None if path is None else Decimal(path))


MONEY = [
    (5, 190, 166_666_667, "on_track", "kế hoạch đến T5 là 166,67 triệu đồng; đúng tiến độ"),
    (5, 100, 166_666_667, "behind", "chậm 6,7 điểm %, thiếu 66,67 triệu đồng"),
    (3, 100, 100_000_000, "on_track", "kế hoạch đến T3 là 100 triệu đồng; đúng tiến độ"),
    (6, 190, 200_000_000, "slightly_behind", "kế hoạch đến T6 là 200 triệu đồng; chậm nhẹ 1 điểm %"),
    (9, 600, 600_000_000, "on_track", "kế hoạch đến T9 là 600 triệu đồng"),
]


@pytest.mark.parametrize("key", ["DA4.1/NSTW/2024", "DA4.1", ALL_PROJECTS])
@pytest.mark.parametrize(("month", "millions", "expected", "state", "words"), MONEY)
def test_an_approved_path_of_money_begins_with_nothing_paid(
    key: str, month: int, millions: int, expected: int, state: str, words: str
) -> None:
    """T6 20%, T12 100%: at T5 19% are ahead of 16,7%, and no straight line of the year says 416,67."""
    steps = (("2024-06", "0.2"), ("2024-12", "1"))
    plan = replace(
        COUNTED,
        allocations=(Allocation("DA4.1", "NSTW", 2024, 1000 * MILLION),),
        milestones=tuple(Milestone(PathOf.MONEY, key, Period.parse(p), Decimal(v), "A") for p, v in steps),
    )
    money = (paid("DA4.1", "X1", f"2024-{month:02d}", millions * MILLION),)
    found = next(p for p in standing(plan, month, money=money).projects if p.project.code == "DA4.1")
    assert (found.expected_now_vnd, found.path_source, found.state.value) == (expected, PathSource.MILESTONES, state)
    assert words in words_in("vi").sentence(found.sentence)
