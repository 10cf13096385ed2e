"""What units say of the month in which they merged or were divided is held against what their areas had, never by one code."""

from dataclasses import replace

import pytest

from dashboard.domain.periods import Period
from dashboard.domain.plan.plan import Allocation
from dashboard.domain.quality.review import review
from dashboard.domain.reported.observations import Disbursement
from tests.domain.figures import knowing, paid
from tests.domain.merged import EAST, NEW_N, OLD_A, OLD_B, OLD_D, SAME_C, WEST, divided

PLAN = replace(divided(), allocations=(Allocation("DA4.1", "NSTW", 2025, 10_000_000_000),))
MILLION = 1_000_000


def told(unit: str, month: int, millions: int, in_month: int | None = None) -> Disbursement:
    said = None if in_month is None else in_month * MILLION
    return paid("DA4.1", unit, f"2025-{month:02d}", millions * MILLION + 1, year=2025, in_month_vnd=said)


CASES = [
    ("two into one, as their sums say", (told(OLD_A, 6, 100), told(OLD_B, 6, 50), told(NEW_N, 7, 170, 20)), []),
    (
        "two into one, not as their sums say",
        (told(OLD_A, 6, 100), told(OLD_B, 6, 50), told(NEW_N, 7, 170, 30)),
        [NEW_N],
    ),
    ("one of the two said nothing of June", (told(OLD_A, 6, 100), told(OLD_B, 5, 40), told(NEW_N, 7, 170, 20)), []),
    ("one into two", (told(OLD_D, 6, 100), told(EAST, 7, 70, 6), told(WEST, 7, 50, 14)), []),
    ("one into two, not as their sums say", (told(OLD_D, 6, 100), told(EAST, 7, 70, 6), told(WEST, 7, 50, 17)), [EAST]),
    ("one into two, one of them silent", (told(OLD_D, 6, 100), told(EAST, 7, 70, 60)), []),
    ("a unit that did not change", (told(SAME_C, 6, 100), told(SAME_C, 7, 120, 21)), [SAME_C]),
    ("the month after", (told(NEW_N, 7, 170, 20), told(NEW_N, 8, 180, 11)), [NEW_N]),
]


@pytest.mark.parametrize(("money", "units"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_the_month_of_a_merger_is_held_against_its_whole_area(
    money: tuple[Disbursement, ...], units: list[str]
) -> None:
    found = review(knowing(PLAN, money=money), Period.parse("2025-08"))
    assert [f.subject for f in found if f.code.value == "month_differs"] == units
