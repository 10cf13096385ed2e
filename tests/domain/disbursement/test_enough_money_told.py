"""No verdict on money of which too little was told this period: an earlier month's figure is not held against this path."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from dashboard.domain.absence import Absence
from dashboard.domain.assess import assess
from dashboard.domain.periods import Period
from dashboard.domain.plan.plan import Allocation, Lead, Milestone, PathOf, Plan, Project
from dashboard.domain.plan.rules import Rules
from dashboard.domain.reported.observations import Disbursement
from dashboard.domain.reporting.completeness import completeness
from dashboard.domain.verdicts.parts import State
from dashboard.domain.verdicts.standing import Standing
from dashboard.text import words_in
from dashboard.views.overview import overview
from dashboard.views.slides import show
from dashboard.views.status_json import status_json
from tests.domain.figures import knowing, paid
from tests.domain.judged import COMMUNES, a_count_of

VI, EN = words_in("vi"), words_in("en")
MILLION = 1_000_000
OFFICE = "X10"  # stands in for the one office that leads the large project


def a_plan_of(large: int = 900, small: int = 100, **over: Any) -> Plan:
    """A large project of one reporter and a small one of nine communes; all money due by a straight path."""
    path = tuple(Milestone(PathOf.MONEY, "*", Period.of_month(2024, m), Decimal(m) / 12) for m in range(1, 13))
    leads = (Lead("DA2", OFFICE), *(Lead("DA7", code) for code in COMMUNES[:9]))
    given = (Allocation("DA2", "NSTW", 2024, large * MILLION), Allocation("DA7", "NSTW", 2024, small * MILLION))
    projects = (Project("DA2", "Sinh kế"), Project("DA7", "Năng lực"))
    base = {"allocations": given, "projects": projects, "leads": leads, "milestones": path, "targets": ()}
    return replace(a_count_of("150"), **(base | over))


def at(month: int, *money: Disbursement, plan: Plan | None = None) -> Standing:
    return assess(knowing(plan or a_plan_of(), money=money), Period.of_month(2024, month))


def state(found: Standing, code: str) -> State:
    return next(p.state for p in found.projects if p.project.code == code)


def office(month: int, millions: int = 600) -> Disbursement:
    return paid("DA2", OFFICE, f"2024-{month:02d}", millions * MILLION)


def communes(month: int, how_many: int = 9, millions: int = 8) -> tuple[Disbursement, ...]:
    return tuple(paid("DA7", code, f"2024-{month:02d}", millions * MILLION) for code in COMMUNES[:how_many])


def nil(row: Disbursement) -> Disbursement:
    return replace(row, cumulative_vnd=None, absence=Absence.NIL)


STRICT = a_plan_of(rules=Rules(least_coverage=Decimal("0.9")))
CASES = [
    ("nobody this month", (office(9), *communes(9)), 10, None, "not_covered", "not_covered", "not_covered"),
    ("all this month", (office(10, 760), *communes(10)), 10, None, "on_track", "slightly_behind", "on_track"),
    ("the nine communes alone: a tenth of the money",
     (office(9), *communes(10)), 10, None, "not_covered", "slightly_behind", "not_covered"),
    ("the office alone: nine tenths of it", (office(10), *communes(9)), 10, None, "behind", "not_covered", "behind"),
    ("four communes of nine", communes(10, 4), 10, None, "no_data", "not_covered", "not_covered"),
    ("five communes of nine", communes(10, 5, 15), 10, None, "no_data", "slightly_behind", "not_covered"),
    ("the plan asks for nine tenths", (office(10), *communes(10, 8)), 10, STRICT, "behind", "not_covered", "behind"),
    ("nil is told", (office(9), nil(office(10)), *communes(9), *map(nil, communes(10))), 10, None,
     "behind", "slightly_behind", "behind"),
    ("one table of the district leaves nobody out",
     (paid("DA7", "H", "2024-10", 72 * MILLION), paid("DA2", "H", "2024-10", 600 * MILLION)), 10, None,
     "behind", "slightly_behind", "behind"),
    ("paid in full in September", (office(9, 900), *communes(9)), 10, None, "achieved", "not_covered", "not_covered"),
    ("December silent", (office(11, 890), *communes(11)), 12, None, "not_covered", "not_covered", "not_covered"),
    ("31/01, for which no calendar asks", (office(12, 890), *communes(12)), 13, None,
     "not_achieved", "not_achieved", "not_achieved"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("money", "month", "plan", "large", "small", "whole"), [c[1:] for c in CASES], ids=[c[0] for c in CASES]
)
def test_a_verdict_on_money_needs_enough_of_it_told(money, month, plan, large, small, whole) -> None:  # type: ignore[no-untyped-def]
    found = at(month, *money, plan=plan)
    assert (state(found, "DA2"), state(found, "DA7"), found.total.state) == (large, small, whole)


def test_the_figure_stands_with_its_month_and_without_a_verdict() -> None:
    found = at(10, office(9), *communes(9))
    said, english = (words.sentence(found.total.sentence) for words in (VI, EN))
    assert said == (
        "Toàn chương trình: đã giải ngân 672/1.000 triệu đồng (67,2% vốn giao), số đến T9; tháng 10/2024 chưa đủ số liệu"
        " giải ngân để đánh giá (0/10 đơn vị)."
    )
    assert english == (
        "Whole programme: disbursed 672 of 1,000 million đồng (67.2% of the allocation), figures up to Sep;"
        " too little reported for October 2024 for a verdict (0 of 10 units)."
    )
    assert "chậm" not in VI.sentence(found.headline)
    assert "giải ngân 67,2% (số đến T9; kỳ này mới có 0/10 đơn vị báo cáo, chưa đủ để đánh giá)" in VI.sentence(
        found.headline
    )
    held = found.total
    assert (held.missing_vnd, held.required_rate_vnd, held.projection) == (None, None, None)


def test_where_many_units_hold_little_money_the_sentence_says_how_little() -> None:
    said = VI.sentence(at(10, office(9), *communes(10)).total.sentence)
    assert "chưa đủ số liệu giải ngân để đánh giá (9/10 đơn vị, chỉ ứng với 10% số vốn)" in said


def test_no_card_slide_or_json_calls_it_late() -> None:
    found = at(10, office(9), *communes(9))
    view = overview(found, VI)
    card = view.cards.disbursed
    assert (card.value, card.chip, card.detail) == ("67,2%", "○ chưa đủ số liệu", "số T9 · 0/10 đơn vị đã báo cáo")
    assert {row.tone for row in view.projects} == {"none"}
    assert "chậm" not in view.projects_title
    shown = show(found, completeness(found.snapshot, Period.of_month(2024, 10).end), VI)
    assert not any("thiếu" in line for slide in shown.slides for line in slide.lines)
    told = status_json(found, VI)["totals"]
    assert (told["status"], told["missing_vnd"], told["figure_period"]) == ("not_covered", None, "2024-09")
    assert (told["coverage"]["reported"], len(told["coverage"]["expected"])) == ([], 10)


def test_a_silent_month_is_no_point_of_the_curve() -> None:
    points = {p.period.last_month: p.disbursed_vnd for p in at(10, office(9), *communes(9)).total.series}
    assert (points[8], points[9], points[10]) == (None, 672 * MILLION, None)
