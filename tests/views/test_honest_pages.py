"""Pages say nothing that is not so: no future, no filled gaps, no rounding over a limit, no blame for what nobody asked."""

from dataclasses import replace
from decimal import Decimal

import pytest

from dashboard.charts.months import months
from dashboard.domain.assess import assess
from dashboard.domain.periods import Period
from dashboard.domain.plan.indicators import Frequency
from dashboard.domain.plan.plan import Plan
from dashboard.domain.plan.rules import Rules
from dashboard.domain.verdicts.parts import Projection
from dashboard.domain.verdicts.standing import Standing
from dashboard.text import words_in
from dashboard.views.communes import communes, short_cell
from dashboard.views.figures import places_beside
from dashboard.views.heat import heat
from dashboard.views.overview import overview
from dashboard.views.target_detail import target_detail
from dashboard.views.target_facts import facts_of
from sample_data.offices import s001
from tests.builders import (
    CLEAN_WATER,
    COMMUNE,
    OTHER_COMMUNE,
    SEPTEMBER,
    TRAINED,
    a_monthly_plan,
    a_plan,
    a_share,
    an_indicator,
)
from tests.domain.figures import knowing, observed, paid
from tests.domain.judged import standing

VI = words_in("vi")
MONTHLY = a_monthly_plan()


def trained(month: int, value: object, unit: str = COMMUNE, **over: object):  # type: ignore[no-untyped-def]
    return observed(TRAINED, unit, f"2024-{month:02d}", value, **over)


def test_the_first_figure_of_the_year_is_none_of_a_later_month() -> None:
    detail = target_detail(standing(MONTHLY, 1, trained(1, 0), trained(2, 4)), "T1", VI)
    assert {row.code: row.start_text for row in detail.units} == {COMMUNE: "0", OTHER_COMMUNE: ""}
    rows = (trained(1, 2, disaggregation="nu"), trained(1, 9, estimate=True), trained(2, 4), trained(3, 6))
    assert [row.start_text for row in target_detail(standing(MONTHLY, 3, *rows), "T1", VI).units] == ["4", ""]


@pytest.mark.parametrize(
    ("frequency", "told", "drawn"),
    [
        pytest.param(
            Frequency.MONTH, {1: 10, 2: 20, 5: 30}, {1: 10, 2: 20, 5: 30}, id="months that nobody told are gaps"
        ),
        pytest.param(
            Frequency.QUARTER, {3: 10, 6: 20}, {3: 10, 6: 20}, id="a quarter's figure is no point of the month shown"
        ),
    ],
)
def test_a_month_of_which_nobody_told_is_no_point_of_the_line(
    frequency: Frequency, told: dict[int, int], drawn: dict[int, int]
) -> None:
    plan = a_plan(indicators=(an_indicator(frequency=frequency), a_share()))
    rows = [trained(month, value) for month, value in told.items()]
    detail = target_detail(standing(plan, 8, *rows), "T1", VI)
    assert {p.month: p.actual for p in detail.months if p.actual is not None} == drawn


def test_a_month_that_one_of_two_told_is_drawn_with_the_other_s_last_figure() -> None:
    rows = (trained(1, 10), trained(1, 5, OTHER_COMMUNE), trained(2, 20))
    detail = target_detail(standing(MONTHLY, 2, *rows), "T1", VI)
    assert [p.actual for p in detail.months[:3]] == [15, 25, None]


def test_the_newest_figure_is_labelled_with_its_own_month() -> None:
    detail = target_detail(standing(MONTHLY, 10, trained(8, 84)), "T1", VI)
    assert "T8: 84 người" in str(months(detail, VI))


@pytest.mark.parametrize(
    ("gap", "limit", "places", "expected"),
    [("0.146", "0.15", 0, 1), ("0.153", "0.15", 0, 0), ("0.15", "0.15", 0, 0), ("0.1496", "0.15", 0, 2), ("0.08", "0.15", 0, 0),
     ("0.1496", "0.15", 1, 2)],
)  # fmt: skip
def test_a_gap_is_written_on_its_own_side_of_the_limit(gap: str, limit: str, places: int, expected: int) -> None:
    assert places_beside(Decimal(gap), Decimal(limit), places) == expected


def short_of(*figures: str, dimension: str = "Nước", limit: str = "0.15") -> Standing:
    plan = a_plan(
        indicators=(an_indicator(), a_share(frequency=Frequency.MONTH, dimension=dimension)), milestones=(),
        rules=Rules(support_gap=Decimal(limit)),
    )  # fmt: skip
    rows = [
        observed(CLEAN_WATER, unit, "2024-09", f) for unit, f in zip((COMMUNE, OTHER_COMMUNE), figures, strict=False)
    ]
    return assess(knowing(plan, *rows), SEPTEMBER)


def test_heatmap_map_and_ranking_agree_near_the_limit() -> None:
    found = short_of("654/1000", "647/1000")  # of 80 %: 14,6 and 15,3
    assert sorted(cell.text.text for cell in heat(found, VI).cells) == ["−14,6", "−15"]
    rows = communes(found, VI).rows
    assert [(row.gap_short, row.support) for row in rows] == [("15", True), ("14,6", False)]
    assert short_cell(Decimal("0.1497"), VI, Decimal("0.15")).text == "còn thiếu 14,97 điểm %"


def test_the_heatmap_has_what_belongs_to_no_dimension() -> None:
    shown = heat(short_of("72/100", "90/100", dimension=""), VI)
    assert shown.dimensions == ("Ngoài các chiều",)
    assert {cell.code: cell.text.text for cell in shown.cells} == {COMMUNE: "−8", OTHER_COMMUNE: "đạt"}


def test_communes_are_not_blamed_for_what_the_plan_does_not_ask() -> None:
    counts_only = replace(MONTHLY, indicators=(an_indicator(),), targets=MONTHLY.targets[:1])
    view = overview(assess(knowing(counts_only), SEPTEMBER), VI)
    assert view.heat_title == "Kế hoạch không có chỉ tiêu để so sánh các xã"
    assert (view.cards.support.value, view.cards.support.detail) == (
        "không so sánh", "kế hoạch không có chỉ tiêu tỷ lệ do xã báo cáo",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("plan", "money", "disbursed", "left"),
    [
        pytest.param(a_plan(allocations=()), (), ("không nêu", "kế hoạch không nêu số vốn"),
                     ("không nêu", "kế hoạch không nêu số vốn"), id="no amounts"),
    ],
)  # fmt: skip
def test_a_plan_without_amounts_is_said_to_name_none(
    plan: Plan, money: tuple[object, ...], disbursed: tuple[str, str], left: tuple[str, str]
) -> None:
    cards = overview(assess(knowing(plan), Period.of_month(2024, 9)), VI).cards
    assert (cards.disbursed.value, cards.disbursed.detail) == disbursed
    assert (cards.left_over.value, cards.left_over.detail) == left


def test_after_the_last_month_the_card_says_what_is_left_and_no_forecast() -> None:
    found = assess(
        knowing(a_plan(), money=(paid("DA4.1", COMMUNE, "2024-12", 1_663_000_000),)), Period.of_month(2024, 12)
    )
    card = overview(found, VI).cards.left_over
    assert (card.label, card.value) == ("Dư đến 31/12/2024", "0,1 tỷ")


def test_rows_that_the_headline_does_not_count_are_said() -> None:
    view = overview(assess(knowing(s001.plan()), SEPTEMBER), VI)
    assert view.targets_note == (
        "Tiêu đề tính 2 chỉ tiêu; 2 dòng ở đây là chỉ tiêu của đơn vị, vùng khác hoặc mức giao khác của cùng chỉ tiêu"
    )
    assert overview(assess(knowing(MONTHLY), SEPTEMBER), VI).targets_note == ""


@pytest.mark.parametrize(
    ("low", "high", "text"),
    [(120, 120, "120 theo tiến độ ba tháng qua"),
     (110, 130, "120 theo tiến độ ba tháng qua; từ 110 đến 130 theo tháng chậm nhất và nhanh nhất")],
)  # fmt: skip
def test_a_forecast_says_what_its_span_is(low: int, high: int, text: str) -> None:
    found = standing(MONTHLY, 9, trained(9, 84))
    t = replace(found.targets[0], projection=Projection(Decimal(120), Decimal(low), Decimal(high)))
    assert text in [fact.text for fact in facts_of(found, t, VI)]


def test_of_a_year_that_is_over_nobody_s_report_is_no_forecast_either() -> None:
    card = overview(assess(knowing(a_plan()), Period.of_month(2024, 12)), VI).cards.left_over
    assert (card.label, card.value) == ("Dư đến 31/12/2024", "chưa có số liệu")


def test_a_plan_without_targets_has_none_that_could_be_judged() -> None:
    assert (
        overview(assess(knowing(a_plan(targets=(), milestones=())), SEPTEMBER), VI).targets_title
        == "Kế hoạch không có chỉ tiêu"
    )
