"""«Ước giải ngân» stands beside what was paid and is never mixed with it; where it is alone there is a provisional verdict."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from dashboard.domain.assess import assess
from dashboard.domain.periods import Period
from dashboard.domain.plan.plan import Lead, Milestone, Obligation, PathOf
from dashboard.domain.reported.observations import Disbursement, Submission, SubmissionStatus
from dashboard.domain.verdicts.parts import State
from dashboard.domain.verdicts.standing_money import MoneyEstimate, ProjectStanding
from dashboard.views.money.one_project import one_project
from dashboard.views.money.page import money
from dashboard.views.status_json import status_json
from tests.builders import COMMUNE, OTHER_COMMUNE, a_plan
from tests.domain.disbursement.one_line import EN, MILLION, ONE_LINE, VI, project, spent_of, standing
from tests.domain.figures import knowing
from tests.views.rows import rows_of

HALF, YEAR = Period.parse("2024-H1"), Period.parse("2024")


def uoc(millions: int, period: str = "2024-H1", **over: object) -> Disbursement:
    return spent_of(6, millions, **({"period": Period.parse(period), "estimate": True} | over))


def told(found: ProjectStanding) -> MoneyEstimate:
    assert found.estimate is not None
    return found.estimate


def test_beside_what_was_paid_it_changes_neither_rate_nor_verdict() -> None:
    found = project(standing(spent_of(5, 420), uoc(520), period="2024-05"))
    assert (found.disbursed_vnd, found.state, found.provisional) == (420 * MILLION, State.ON_TRACK, None)
    assert (told(found).amount_vnd, told(found).period) == (520 * MILLION, HALF)
    assert VI.sentence(told(found).sentence) == (
        "DA4.1 · Giáo dục nghề nghiệp: ước giải ngân đến hết 6 tháng đầu năm 2024 là 520/1.000 triệu đồng (52% vốn giao)."
    )


@pytest.mark.parametrize(
    ("estimate", "state"), [(500, "on_track"), (450, "slightly_behind"), (100, "behind"), (1000, "achieved")]
)
def test_alone_it_gives_a_provisional_verdict_at_its_spans_end(estimate: int, state: str) -> None:
    found = standing(uoc(estimate), period="2024-05")
    one = project(found)
    assert (one.state, one.disbursed_vnd) == (State.NO_DATA, None)
    assert one.provisional is not None
    assert (one.provisional.state, one.provisional.expected_vnd) == (state, 500 * MILLION)
    assert "chưa có số liệu giải ngân" in VI.sentence(found.headline)


def test_its_sentence_says_that_it_is_provisional() -> None:
    found = told(project(standing(uoc(100), period="2024-05")))
    assert VI.sentence(found.sentence) == (
        "Tạm đánh giá theo ước: DA4.1 · Giáo dục nghề nghiệp ước giải ngân đến hết 6 tháng đầu năm 2024 là 100/1.000 triệu"
        " đồng (10% vốn giao), theo đường thẳng (mặc định) đến T6 là 500 triệu đồng; chậm 40 điểm %, thiếu 400 triệu đồng."
    )
    assert EN.sentence(found.sentence).startswith("Provisional, by the estimate: DA4.1")


def test_beside_an_earlier_months_figure_it_is_provisional_too() -> None:
    found = project(standing(spent_of(4, 300), uoc(500), period="2024-06"))
    assert (found.state, found.disbursed_vnd) == (State.NOT_COVERED, 300 * MILLION)
    assert found.provisional is not None
    assert found.provisional.state is State.ON_TRACK


def test_the_nearest_span_is_told_and_one_that_has_passed_is_not() -> None:
    rows = (uoc(520), uoc(900, "2024"))
    assert told(project(standing(*rows, period="2024-05"))).period == HALF
    assert told(project(standing(*rows, period="2024-07"))).period == YEAR
    assert project(standing(uoc(520), period="2024-07")).estimate is None


def test_who_estimated_nothing_stands_with_what_was_paid_and_too_few_are_no_verdict() -> None:
    two = (Lead("DA4.1", COMMUNE), Lead("DA4.1", OTHER_COMMUNE))
    other = spent_of(4, 100, unit=OTHER_COMMUNE)
    found = project(standing(uoc(400), other, period="2024-06", leads=two))
    assert told(found).amount_vnd == 500 * MILLION
    three = (*two, Lead("DA4.1", "LD"))
    few = project(standing(uoc(400), other, period="2024-06", leads=three))
    assert few.provisional is None
    assert told(few).state is State.NOT_COVERED


def sent(period: Period, day: date) -> Submission:
    when = datetime(day.year, day.month, day.day, 3, tzinfo=UTC)
    return Submission(7, "BC", COMMUNE, period, 1, SubmissionStatus.SUBMITTED, when, "xa", "0", "f.xlsx")


@pytest.mark.parametrize(
    ("span", "due", "asked"), [("2024-H1", date(2024, 5, 10), 6), ("2024", date(2024, 11, 10), 12)]
)
def test_the_half_years_report_before_10_5_and_the_years_before_10_11_are_provisional(
    span: str, due: date, asked: int
) -> None:
    period = Period.parse(span)
    path = (Milestone(PathOf.MONEY, "*", Period.of_month(2024, asked), 1),)
    plan = a_plan(
        allocations=ONE_LINE, leads=(Lead("DA4.1", COMMUNE),), milestones=path,
        obligations=(Obligation("BC", "Báo cáo", (COMMUNE,), period, due),), assumed_today=None,
    )  # fmt: skip
    early = spent_of(6, 800, period=period, submission=7)
    known = replace(knowing(plan, money=(early,)), submissions=(sent(period, due.replace(day=8)),))
    found = project(assess(known, period))
    assert (found.state, found.disbursed_vnd) == (State.NO_DATA, None)
    assert found.provisional is not None
    assert found.provisional.amount_vnd == 800 * MILLION
    explicit = replace(early, cumulative_vnd=900 * MILLION, estimate=True)
    both = project(assess(replace(known, disbursements=(early, explicit)), period))
    assert told(both).amount_vnd == 900 * MILLION


def test_pages_and_json_show_it_apart() -> None:
    found = standing(spent_of(5, 420), uoc(520), period="2024-05")
    page = money(found, VI)
    row = next(r for r in rows_of(page.projects.table) if "DA4.1" in " ".join(r.values()))
    assert (row["Đã giải ngân"], row["Ước giải ngân"]) == ("420", "520 (6 tháng đầu năm 2024)")
    assert "ước giải ngân đến hết 6 tháng đầu năm 2024" in page.estimate
    assert "ước giải ngân" in one_project(found, "DA4.1", VI).estimate
    assert [r["Đã giải ngân"] for r in rows_of(page.sources)] == ["420", "520 (số ước)"]
    printed = status_json(found, VI)["totals"]
    assert (printed["disbursed_vnd"], printed["estimate"]["amount_vnd"], printed["provisional"]) == (
        420 * MILLION, 520 * MILLION, None,
    )  # fmt: skip
