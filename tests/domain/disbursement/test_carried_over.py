"""Money carried over from earlier years is judged apart: own amount, own deadline, own path, own sentence."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from dashboard.domain.absence import Absence
from dashboard.domain.periods import Period
from dashboard.domain.plan.plan import NOT_SPLIT, Allocation, BudgetYear, Lead, Milestone, PathOf
from dashboard.domain.plan.rules import DefaultPath, Rules
from dashboard.domain.verdicts.parts import PathSource, State
from dashboard.domain.verdicts.standing import Standing
from dashboard.domain.verdicts.standing_money import CarriedOver, ProjectStanding
from dashboard.views.bullets import project_bullets
from dashboard.views.money.page import money
from dashboard.views.overview import overview
from dashboard.views.status_json import status_json
from tests.builders import COMMUNE, OTHER_COMMUNE, a_plan
from tests.domain.disbursement.one_line import EN, MILLION, ONE_LINE, VI, project, spent_of, standing
from tests.domain.figures import knowing, paid
from tests.views.rows import rows_of

D = Decimal


def carried_of(vnd: int | None, year: BudgetYear = 2023, **over: Any) -> Allocation:
    return replace(Allocation("DA4.1", "NSTW", year, None if vnd is None else vnd * MILLION), **over)


def of(found: ProjectStanding) -> CarriedOver:
    assert found.carried_over is not None
    return found.carried_over


def only(*money: Any, given: Allocation | None = None, period: str = "2024-09", **plan: Any) -> Standing:
    """A plan with carried-over money alone."""
    return standing(*money, period=period, allocations=(given or carried_of(200),), **plan)


def earlier(month: int, millions: int, **over: Any) -> Any:
    return spent_of(month, millions, **({"budget_year": 2023} | over))


CASES = [
    ("half of the straight line", 9, 75, {}, "behind", 150),
    ("as much as the line", 9, 150, {}, "on_track", 150),
    ("all of it", 9, 200, {}, "achieved", 150),
    ("more than was carried over", 9, 201, {}, "exceeded", 150),
    ("the plan names 30/6, in March", 3, 100, {"spend_by": date(2024, 6, 30)}, "on_track", 100),
    ("the plan names 30/6, in June", 6, 199, {"spend_by": date(2024, 6, 30)}, "not_achieved", 200),
    ("by default until 31/12", 12, 199, {}, "not_achieved", 200),
    ("the plan names 31/01 of the next year", 12, 190, {"spend_by": date(2025, 1, 31)}, "on_track", 185),
]  # fmt: skip


@pytest.mark.parametrize(
    ("month", "millions", "over", "state", "expected"), [c[1:] for c in CASES], ids=[c[0] for c in CASES]
)
def test_its_own_rate_is_held_against_a_line_to_its_own_deadline(
    month: int, millions: int, over: dict[str, Any], state: str, expected: int
) -> None:
    found = only(earlier(month, millions), given=carried_of(200, **over), period=f"2024-{month:02d}")
    carried = of(project(found))
    assert (carried.state, carried.rate) == (state, D(millions) / 200)
    assert carried.expected_now_vnd is not None
    assert carried.expected_now_vnd // MILLION in (expected, expected - 1)
    assert (project(found).state, found.total.state) == (state, state)


def test_its_sentence_names_amount_rate_path_and_deadline() -> None:
    found = project(only(earlier(9, 75)))
    assert VI.sentence(found.sentence) == (
        "DA4.1 · Giáo dục nghề nghiệp, vốn năm trước chuyển sang: đã giải ngân 75/200 triệu đồng (37,5%), theo đường thẳng"
        " (mặc định) đến T9 là 150 triệu đồng; chậm 37,5 điểm %, thiếu 75 triệu đồng; hạn giải ngân đến hết 31/12/2024 (mặc định,"
        " kế hoạch không nêu)."
    )
    assert EN.sentence(found.sentence) == (
        "DA4.1 · Giáo dục nghề nghiệp, carried-over money: disbursed 75 of 200 million đồng (37.5%), on a straight line"
        " (default) by Sep: 150 million đồng; behind by 37.5 points, 75 million đồng short; to be disbursed by the end of"
        " 31 Dec 2024 (default, the plan names no day)."
    )
    stated = project(only(earlier(6, 75), given=carried_of(200, spend_by=date(2024, 6, 30)), period="2024-06"))
    assert VI.sentence(stated.sentence).endswith(
        "; hết hạn chưa đạt, còn 125 triệu đồng chưa giải ngân (62,5%); hạn giải ngân đến hết 30/6/2024."
    )


def test_a_plan_of_carried_over_money_alone_says_its_rate_and_verdict_everywhere() -> None:
    found = only(earlier(9, 75))
    assert "vốn năm trước chuyển sang giải ngân 37,5%, chậm 37,5 điểm % so với kế hoạch" in VI.sentence(found.headline)
    english = EN.sentence(found.headline)
    assert "37.5% of the carried-over money disbursed" in english
    assert "behind the plan" in english
    view = overview(found, VI)
    assert (view.cards.disbursed.value, view.cards.disbursed.detail) == ("37,5%", "vốn năm trước chuyển sang")
    assert view.cards.disbursed.chip.startswith("◆ chậm 37,5")
    assert view.curve_title == "Vốn năm trước chuyển sang đã giải ngân 37,5%"
    assert view.curve is not None
    (row,) = project_bullets(found, VI)
    assert (row.value.text, row.tone) == ("75 / 200 · 37,5% (vốn chuyển nguồn)", "bad")
    page = money(found, VI)
    assert "Kế hoạch không nêu số vốn" not in (page.headline, page.curve_title, page.waterfall.title)
    assert [r["Vốn chuyển nguồn"] for r in rows_of(page.carried.table)] == ["200", "200"]
    told = status_json(found, VI)["totals"]
    assert (told["status"], told["carried_over"]["rate"], told["carried_over"]["deadlines"]) == (
        "behind", "0.375", ["2024-12-31"],
    )  # fmt: skip


def test_an_unknown_amount_stays_unknown_with_what_was_paid_and_no_verdict() -> None:
    found = project(only(earlier(9, 75), given=carried_of(None)))
    assert (of(found).allocated_vnd, of(found).rate, found.state, found.absence) == (
        None, None, State.REPORTED, Absence.UNKNOWN_AMOUNT,
    )  # fmt: skip
    assert VI.sentence(found.sentence).endswith(
        "vốn năm trước chuyển sang: đã giải ngân 75 triệu đồng; chưa rõ số vốn chuyển nguồn."
    )
    unnamed = project(standing(spent_of(9, 750), earlier(9, 75), allocations=ONE_LINE))
    assert (of(unnamed).allocated_vnd, of(unnamed).disbursed_vnd) == (None, 75 * MILLION)
    another_year = project(only(earlier(9, 75, budget_year=2022)))
    assert (of(another_year).allocated_vnd, of(another_year).state) == (None, State.REPORTED)


def test_beside_this_years_money_neither_enters_the_other() -> None:
    lines = (*ONE_LINE, carried_of(200))
    found = project(standing(spent_of(9, 750), earlier(9, 20), allocations=lines))
    assert (found.state, found.rate_year, found.carried_only) == (State.ON_TRACK, D("0.75"), False)
    assert (of(found).state, of(found).rate) == (State.BEHIND, D("0.1"))
    assert "750/1.000" in VI.sentence(found.sentence)
    assert "20/200" in VI.sentence(of(found).sentence)


def test_years_that_nobody_split_are_of_all_lines_together() -> None:
    lines = (carried_of(150, 2022), carried_of(50, 2023))
    found = project(standing(earlier(9, 150, budget_year=NOT_SPLIT, fund=NOT_SPLIT), allocations=lines))
    assert (of(found).allocated_vnd, of(found).rate, found.state) == (200 * MILLION, D("0.75"), State.ON_TRACK)


def test_the_milestones_of_its_own_line_are_its_path_and_a_projects_are_not() -> None:
    own = Milestone(PathOf.MONEY, "DA4.1/NSTW/2023", Period.parse("2024-09"), D("0.3"))
    projects = Milestone(PathOf.MONEY, "DA4.1", Period.parse("2024-09"), D("0.9"))
    found = of(project(only(earlier(9, 60), milestones=(own, projects))))
    assert (found.expected_now_vnd, found.path_source, found.state) == (60 * MILLION, PathSource.MILESTONES, "on_track")
    bare = of(project(only(earlier(9, 60), milestones=(projects,))))
    assert (bare.expected_now_vnd, bare.path_source) == (150 * MILLION, PathSource.STRAIGHT_LINE)
    none = of(project(only(earlier(9, 60), rules=Rules(money_default=DefaultPath.NONE))))
    assert (none.expected_now_vnd, none.state) == (None, State.NOT_ACHIEVED)


def test_lines_with_different_deadlines_are_over_with_the_last() -> None:
    lines = (carried_of(100, 2022, spend_by=date(2024, 6, 30)), carried_of(100, 2023))
    money = (earlier(9, 100, budget_year=2022), earlier(9, 75))
    found = of(project(standing(*money, allocations=lines)))
    assert found.deadlines == (date(2024, 6, 30), date(2024, 12, 31))
    assert (found.expected_now_vnd, found.state) == (175 * MILLION, State.ON_TRACK)


def test_silence_this_month_is_no_verdict_on_it_either() -> None:
    found = only(earlier(8, 75))
    assert found.total.state is State.NOT_COVERED
    assert "(kỳ này mới có 0/1 đơn vị báo cáo, chưa đủ để đánh giá)" in VI.sentence(found.headline)
    two = (Lead("DA4.1", COMMUNE), Lead("DA4.1", OTHER_COMMUNE))
    assert project(only(earlier(9, 150), leads=two)).state is State.ON_TRACK  # whoever never had any owes no line of it


def test_nothing_reported_and_nothing_carried_over_are_two_things() -> None:
    silent = project(only())
    assert (silent.state, silent.absence) == (State.NO_DATA, Absence.NOT_REPORTED)
    assert "chưa có số liệu giải ngân; số vốn chuyển sang 200 triệu đồng" in VI.sentence(silent.sentence)
    nothing = project(only(given=carried_of(0)))
    assert (nothing.state, nothing.absence) == (State.NOT_APPLICABLE, Absence.NOT_APPLICABLE)
    assert project(standing(spent_of(9, 1))).carried_over is None


def last_year(*months: tuple[int, int], allocated: int | None = 500) -> Any:
    amount = None if allocated is None else allocated * MILLION
    plan = a_plan(
        year=2023, allocations=(Allocation("DA4.1", "NSTW", 2023, amount),), leads=(Lead("DA4.1", COMMUNE),),
        obligations=(),
    )  # fmt: skip
    rows = (replace(paid("DA4.1", COMMUNE, f"2023-{m:02d}", v * MILLION), budget_year=2023) for m, v in months)
    return knowing(plan, money=tuple(rows))


@pytest.mark.parametrize(
    ("before", "left"),
    [
        (last_year((12, 450)), 50), (last_year((12, 450), (13, 480)), 20), (last_year((9, 450)), None),
        (last_year((12, 450), allocated=None), None), (None, None), (last_year((12, 500)), None),
    ],
    ids=["December told", "31/01 told", "December silent", "amount unknown", "no last year", "nothing left"],
)  # fmt: skip
def test_what_last_years_figures_leave_is_said_until_the_plan_gives_it(before: Any, left: int | None) -> None:
    found = project(standing(spent_of(9, 750), before=before))
    if left is None:
        assert found.carried_over is None
        return
    assert of(found).left_last_year_vnd == left * MILLION
    assert f"theo số liệu năm 2023, vốn năm 2023 còn {left} triệu đồng chưa giải ngân" in VI.sentence(
        of(found).sentence
    )
    assert f"by the figures of 2023, {left} million đồng of that year's money is not disbursed" in EN.sentence(
        of(found).sentence
    )
    given = project(standing(spent_of(9, 750), before=before, allocations=(*ONE_LINE, carried_of(left))))
    assert of(given).left_last_year_vnd is None
