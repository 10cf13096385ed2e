"""Which of two reports of one figure counts (docs/method.en.md: Two reports of one figure): results and money, any order."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from decimal import Decimal
from itertools import permutations

import pytest

from dashboard.domain.absence import Absence
from dashboard.domain.disbursement.spending import spent
from dashboard.domain.periods import Period
from dashboard.domain.plan.indicators import Frequency, ValueType
from dashboard.domain.plan.plan import Obligation, Plan
from dashboard.domain.quality.findings import QualityCode
from dashboard.domain.quality.review import review
from dashboard.domain.reported.observations import Source, Submission, SubmissionStatus
from dashboard.domain.reported.snapshot import Snapshot
from dashboard.domain.verdicts.rollup import rolled_up
from tests.builders import CLEAN_WATER, COMMUNE, DISTRICT, TRAINED, a_plan, a_share, an_indicator
from tests.domain.figures import knowing, observed, paid

DUE_IN_MAY = Obligation("BC-DK", "Báo cáo định kỳ", ("XA",), Period.parse("2024-H1"), date(2024, 5, 10))
DUE_IN_NOVEMBER = replace(DUE_IN_MAY, period=Period.parse("2024"), due_before=date(2024, 11, 10))
DUE_IN_JULY = replace(DUE_IN_MAY, due_before=date(2024, 7, 10))
PLAN = a_plan(obligations=(DUE_IN_MAY, DUE_IN_NOVEMBER), assumed_today=None)
OWN, TABLE, REVIEW = Source.OWN_REPORT, Source.CONSOLIDATED, Source.REVIEW_SOFTWARE


@dataclass(frozen=True)
class Sent:
    """One report of the commune's figure: when it was sent is a day of 2024, or unknown."""

    period: str
    value: int | Absence
    by: str = COMMUNE
    source: Source = OWN
    sent: tuple[int, int] | None = None  # month, day
    preliminary: bool = False
    estimate: bool = False


def stored(plan: Plan, reports: list[Sent]) -> Snapshot:
    """The reports as a store that learned them in this order has them."""
    rows, money, submissions = [], [], []
    for number, one in enumerate(reports, start=1):
        over = {"reporter": one.by, "source": one.source, "submission": number}
        flags = {"preliminary": one.preliminary, "estimate": one.estimate}
        rows.append(replace(observed(TRAINED, COMMUNE, one.period, one.value), **over, **flags))
        amount = {"cumulative_vnd": None, "absence": one.value} if isinstance(one.value, Absence) else {}
        million = 0 if isinstance(one.value, Absence) else one.value * 1_000_000
        money.append(replace(paid("DA4.1", COMMUNE, one.period, million), **over, **amount))
        when = datetime(2024, *(one.sent or (1, 1)), 3, tzinfo=UTC)
        if one.sent:
            period = Period.parse(one.period)
            submissions.append(
                Submission(number, "BC", one.by, period, 1, SubmissionStatus.SUBMITTED, when, "x", "0", "f")
            )
    return replace(knowing(plan, *rows, money=tuple(money)), submissions=tuple(submissions))


def counts(known: Snapshot, at: str) -> tuple[Decimal | None, int | None]:
    """The commune's figure and its money, in triệu đồng."""
    period = Period.parse(at)
    figure = rolled_up(known, known.plan.indicator_by_code[TRAINED], (COMMUNE,), period).amount
    total = spent(known, period, COMMUNE).total()
    return figure, None if total is None else total // 1_000_000


ANY_ORDER = [
    pytest.param([Sent("2024-06", 50), Sent("2024-06", 55, DISTRICT)], "2024-06", 50, id="own before the district's row of it"),
    pytest.param([Sent("2024-06", 50), Sent("2024-06", 55, DISTRICT, TABLE)], "2024-06", 50, id="own before a consolidated table"),
    pytest.param([Sent("2024-05", 50), Sent("2024-06", 55, DISTRICT)], "2024-06", 55, id="the later day, whoever reported it"),
    pytest.param([Sent("2024-06", Absence.NOT_REPORTED), Sent("2024-06", 55, DISTRICT)], "2024-06", 55, id="a figure before none"),
    pytest.param([Sent("2024-H1", 12), Sent("2024-05", 18), Sent("2024-06", 20)], "2024-06", 20, id="asked for in May: an estimate of June"),
    pytest.param([Sent("2024-H1", 12), Sent("2024-05", 18), Sent("2024-06", 20)], "2024-07", 20, id="and of July"),
    pytest.param([Sent("2024-H1", 12), Sent("2024-05", 18)], "2024-06", 18, id="nor over May's while June is silent"),
    pytest.param([Sent("2024", 30), Sent("2024-12", 40)], "2024-12", 40, id="the year's report asked for in November"),
    pytest.param([Sent("2024-Q3", 30, sent=(8, 20)), Sent("2024-08", 25)], "2024-09", 25, id="a quarter sent in its second month"),
    pytest.param([Sent("2024-Q3", 30, sent=(9, 14)), Sent("2024-08", 25)], "2024-09", 25, id="or before its books close"),
    pytest.param([Sent("2024-Q3", 30, sent=(9, 15)), Sent("2024-08", 25)], "2024-09", 30, id="but not from the 15th on"),
    pytest.param([Sent("2024-09", 30, sent=(9, 2)), Sent("2024-08", 25)], "2024-09", 30, id="a month's own report is none"),
]  # fmt: skip


@pytest.mark.parametrize(("reports", "at", "expected"), ANY_ORDER)
def test_in_any_order_of_arrival_the_same_report_counts(reports: list[Sent], at: str, expected: int) -> None:
    for order in permutations(reports):
        assert counts(stored(PLAN, list(order)), at) == (expected, expected)


def test_official_before_preliminary_and_carried_out_before_estimated() -> None:
    for other in (Sent("2024-06", 60, preliminary=True), Sent("2024-06", 60, estimate=True)):
        for order in permutations([Sent("2024-06", 50, DISTRICT), other]):
            assert counts(stored(PLAN, list(order)), "2024-06")[0] == 50


ASKED_IN_JULY = replace(PLAN, obligations=(DUE_IN_JULY,))


@pytest.mark.parametrize(
    ("reports", "expected"),
    [
        pytest.param([Sent("2024-H1", 21), Sent("2024-06", 20)], 20, id="a later-sent month over an earlier-sent half-year"),
        pytest.param([Sent("2024-06", 20), Sent("2024-H1", 21)], 21, id="a half-year sent after the month, when it had ended"),
    ],
)  # fmt: skip
def test_of_one_day_and_source_what_the_store_learned_later(reports: list[Sent], expected: int) -> None:
    assert counts(stored(ASKED_IN_JULY, reports), "2024-06") == (expected, expected)


def test_an_estimate_stands_beside() -> None:
    known = stored(PLAN, [Sent("2024-H1", 12), Sent("2024-05", 18)])
    figure = rolled_up(known, an_indicator(), (COMMUNE,), Period.parse("2024-06"))
    assert (figure.amount, figure.estimate) == (18, True)
    assert [row.estimate for row in known.known_money] == [True, False]


@pytest.mark.parametrize(
    ("review_month", "obligations", "sent", "known_from"),
    [
        pytest.param(12, (DUE_IN_NOVEMBER,), None, 11, id="asked for before 10/11"),
        pytest.param(12, (DUE_IN_NOVEMBER,), (10, 28), 11, id="one month for all, also who sent before"),
        pytest.param(10, (DUE_IN_NOVEMBER,), None, 10, id="the review's own month"),
        pytest.param(12, (), (11, 8), 11, id="without a calendar when it came"),
        pytest.param(12, (), None, 12, id="else the year's end"),
    ],
)
def test_a_yearly_review_is_known_from_the_day_it_was_reviewed(
    review_month: int, obligations: tuple[Obligation, ...], sent: tuple[int, int] | None, known_from: int
) -> None:
    rate = a_share(review_month=review_month)
    plan = replace(PLAN, indicators=(rate,), obligations=obligations)
    figure = observed(CLEAN_WATER, COMMUNE, "2024", "130/800", submission=1)
    when = datetime(2024, *(sent or (1, 1)), 3, tzinfo=UTC)
    report = Submission(1, "BC", COMMUNE, figure.period, 1, SubmissionStatus.SUBMITTED, when, "x", "0", "f")
    known = replace(knowing(plan, figure), submissions=(report,) if sent else ())
    seen = [
        m for m in range(1, 13) if rolled_up(known, rate, (COMMUNE,), Period.of_month(2024, m)).amount is not None
    ]  # fmt: skip
    assert seen == list(range(known_from, 13))


def test_a_years_count_reported_in_november_is_an_estimate() -> None:
    yearly = an_indicator(frequency=Frequency.YEAR)
    known = knowing(replace(PLAN, indicators=(yearly,)), observed(TRAINED, COMMUNE, "2024", 120))
    figure = rolled_up(known, yearly, (COMMUNE,), Period.parse("2024-12"))
    assert (figure.amount, figure.estimate) == (None, True)


def test_in_period_figures_of_as_many_months_that_came_later_are_added() -> None:
    monthly = replace(PLAN, indicators=(an_indicator(value_type=ValueType.INCREMENTAL),), obligations=())
    months = [Sent("2024-04", 3), Sent("2024-05", 3), Sent("2024-06", 6)]
    assert counts(stored(monthly, [Sent("2024-Q2", 10), *months]), "2024-06")[0] == 12
    assert counts(stored(monthly, [*months, Sent("2024-Q2", 10)]), "2024-06")[0] == 10


@pytest.mark.parametrize("order", [1, -1])
def test_both_reports_are_named_once_with_the_one_that_counts(order: int) -> None:
    known = stored(PLAN, [Sent("2024-06", 50), Sent("2024-06", 55, DISTRICT)][::order])
    found = review(known, Period.parse("2024-06"))
    wanted = (QualityCode.REPORTED_TWICE, QualityCode.MONEY_REPORTED_TWICE)
    said = [f for f in found if f.code in wanted]
    assert sorted(f.code for f in said) == sorted(wanted)
    assert {(f.params["reporter"], f.params["by"], f.owner) for f in said} == {("Huyện H", "Xã Một", DISTRICT)}


def test_shares_that_were_printed_differ_from_a_hundredth_of_a_point_on() -> None:
    plan = replace(PLAN, indicators=(a_share(frequency=Frequency.MONTH),))
    for value, expected in (("0.1538", 0), ("0.1541", 1)):  # 2/13 is 15,38 %
        typed = replace(observed(CLEAN_WATER, COMMUNE, "2024-06", value), reporter=DISTRICT)
        known = knowing(plan, observed(CLEAN_WATER, COMMUNE, "2024-06", "2/13"), typed)
        found = review(known, Period.parse("2024-06"))
        assert [f.code for f in found].count(QualityCode.REPORTED_TWICE) == expected
