"""Estimates (ước) have a verdict of their own, marked as provisional: it is in no count, and ends with the actual figures."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from dashboard.domain.periods import Period
from dashboard.domain.plan.indicators import Direction, ValueType
from dashboard.domain.plan.plan import Obligation, Plan
from dashboard.domain.plan.targets import PaceRule
from dashboard.domain.reported.observations import Observation
from dashboard.text import words_in
from tests.domain.figures import observed
from tests.domain.judged import COMMUNES, Judged, a_count_of, a_share_of, headline, judged, standing, told

HALF = Obligation("BC", "Báo cáo 6 tháng", COMMUNES, Period.parse("2024-H1"), date(2024, 5, 10))
YEAR = Obligation("BC", "Báo cáo năm", COMMUNES, Period.parse("2024"), date(2024, 11, 10))
COUNT = replace(a_count_of("100", path={3: "20", 6: "50", 12: "100"}), obligations=(HALF, YEAR))
WATER = replace(a_share_of("0.8", path={6: "0.70", 12: "0.8"}), obligations=(HALF, YEAR))
FALLING = a_share_of(
    "0.10", direction=Direction.FALLS, pace_rule=PaceRule.CHANGE, baseline=Decimal("0.20"), path={6: "0.15", 12: "0.10"}
)
FALLING = replace(FALLING, obligations=(HALF, YEAR))


def sent(plan: Plan, period: str, figure: object, communes: int = 10, **over: object) -> tuple[Observation, ...]:
    """The first commune says `figure`, the others nothing to add."""
    code, nothing = plan.indicators[0].code, "0/0" if isinstance(figure, str) else 0
    return tuple(
        observed(code, unit, period, figure if unit == COMMUNES[0] else nothing, **over) for unit in COMMUNES[:communes]
    )


def provisional(found: Judged) -> str:
    """What the provisional verdict says, without its introduction; nothing where there is none."""
    return found.vi.partition("Tạm đánh giá theo ước ")[2]


CASES = [
    ("the half-year's report of May, nothing carried out yet", COUNT, 4, (), ("2024-H1", 40),
     "6 tháng đầu năm 2024: ", "40/100 người (40%), kế hoạch đến T6 là 50 người; chậm 20%"),
    ("beside months that were carried out", COUNT, 4, (("2024-04", 26),), ("2024-H1", 50),
     "6 tháng đầu năm 2024: ", "50/100 người (50%), kế hoạch đến T6 là 50 người; đúng tiến độ"),
    ("a share", WATER, 5, (), ("2024-H1", "72/100"), "6 tháng đầu năm 2024: ", "72%, mục tiêu 80%"),
    ("a rate that must fall", FALLING, 5, (), ("2024-H1", "18/100"), "6 tháng đầu năm 2024: ", "chậm 60%"),
    ("the year's report of November", COUNT, 10, (), ("2024", 97), "năm 2024: ", "97/100 người (97%); chưa đạt, còn thiếu 3 người."),
    ("a month that was estimated", COUNT, 9, (), ("2024-09", 80), "tháng 9/2024: ", "đúng tiến độ"),
    ("from too few", COUNT, 5, (), ("2024-H1", 40, 3), "6 tháng đầu năm 2024: ", "chưa đủ số liệu để đánh giá (3/10 xã)"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("plan", "month", "months", "estimate", "span", "words"), [c[1:] for c in CASES], ids=[c[0] for c in CASES]
)
def test_estimates_are_judged_provisionally(plan, month, months, estimate, span, words) -> None:  # type: ignore[no-untyped-def]
    known = tuple(row for period, figure in months for row in sent(plan, period, figure))
    found = judged(plan, month, *known, *sent(plan, *estimate, estimate=estimate[0] == "2024-09"))
    said = provisional(found)
    assert said.startswith(span), found.vi
    assert words in said, said
    assert found.state not in ("behind", "not_achieved") or known, "the estimate is no verdict"


def test_in_english() -> None:
    said = judged(COUNT, 4, *sent(COUNT, "2024-H1", 40)).en
    assert "Provisional, by the estimate of H1 2024: " in said
    assert said.endswith(
        "40 of 100 người (40%), planned by Jun: 50 người; behind by 20%, about 4 weeks; needs 10 người a month."
    )


def test_it_is_in_no_count() -> None:
    found = standing(COUNT, 5, *sent(COUNT, "2024-H1", 40))
    assert headline(found).endswith("chưa đánh giá được chỉ tiêu nào trong 1 chỉ tiêu (1 chưa có số liệu)")


@pytest.mark.parametrize("order", [1, -1])
def test_once_enough_was_carried_out_there_is_no_guess(order: int) -> None:
    rows = (*sent(COUNT, "2024-H1", 40), *sent(COUNT, "2024-06", 45))[::order]
    for month in (5, 6, 7):
        assert judged(COUNT, month, *rows).target.provisional is None


def test_while_most_are_silent_the_rest_is_estimated() -> None:
    rows = (*sent(COUNT, "2024-H1", 40), observed(COUNT.indicators[0].code, COMMUNES[0], "2024-06", 55))
    found = judged(COUNT, 6, *rows)
    assert found.state == "not_covered"
    assert found.target.provisional is not None
    assert found.target.provisional.standing.actual == 55, "what was carried out stands over its estimate"


def test_an_estimate_of_the_past_says_nothing_of_now() -> None:
    assert judged(COUNT, 8, *sent(COUNT, "2024-H1", 40)).target.provisional is None
    assert judged(COUNT, 13, *sent(COUNT, "2024", 97)).target.provisional is None


def test_in_period_figures_are_added_to_the_months_before() -> None:
    monthly = replace(a_count_of("100", path={9: "75"}, value_type=ValueType.INCREMENTAL), obligations=())
    months = [row for month in range(1, 9) for row in told(monthly, month, 8)]
    found = judged(monthly, 9, *months, *sent(monthly, "2024-09", 11, estimate=True))
    assert found.target.provisional is not None
    assert found.target.provisional.standing.actual == 75


def test_a_unit_without_a_target_has_none() -> None:
    found = standing(COUNT, 5, *sent(COUNT, "2024-H1", 40), unit=COMMUNES[0])
    assert found.targets[0].provisional is None
    assert "Tạm đánh giá" not in words_in("vi").sentence(found.targets[0].sentence)
