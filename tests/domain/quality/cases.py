"""What makes each finding of the review, and what comes as near to it as may be and makes none."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from decimal import Decimal

from dashboard.domain.periods import Period
from dashboard.domain.plan.indicators import ReviewRole, ValueType
from dashboard.domain.plan.plan import Lead, Plan
from dashboard.domain.plan.targets import Basis, Operator, Target
from dashboard.domain.quality.findings import Finding, QualityCode
from dashboard.domain.quality.review import review
from dashboard.domain.reported.observations import Disbursement, Observation, Source, Submission, SubmissionStatus
from dashboard.domain.reported.snapshot import Snapshot
from tests.builders import (
    CLEAN_WATER,
    COMMUNE,
    DISTRICT,
    LABOUR,
    OTHER_COMMUNE,
    SEPTEMBER,
    TRAINED,
    a_monthly_plan,
    a_plan,
    a_share,
    an_indicator,
    an_observation,
)
from tests.domain.figures import knowing, observed, paid

LATER = Period.parse("2024-10")
HOUSES = "nha-o"
NOW = a_monthly_plan()
POINT = replace(NOW, indicators=(an_indicator(value_type=ValueType.POINT_IN_TIME), NOW.indicators[1]))
COUNTING = replace(NOW, indicators=(*NOW.indicators, an_indicator(code=HOUSES, role=ReviewRole.ALL_HOUSEHOLDS)))


def with_indicators(*more: object) -> Plan:
    return replace(NOW, indicators=(*NOW.indicators, *more))  # type: ignore[arg-type]


def series(*values: object, indicator: str = TRAINED, start: int = 1) -> tuple[Observation, ...]:
    return tuple(observed(indicator, COMMUNE, f"2024-{n:02d}", v) for n, v in enumerate(values, start=start))


def spent(*millions: int, **over: object) -> tuple[Disbursement, ...]:
    return tuple(
        paid("DA4.1", COMMUNE, f"2024-{n:02d}", m * 1_000_000, **over) for n, m in enumerate(millions, start=1)
    )


def by_treasury(rows: tuple[Disbursement, ...]) -> tuple[Disbursement, ...]:
    return tuple(replace(row, source=Source.TREASURY) for row in rows)


def planned(**over: object) -> Snapshot:
    return knowing(replace(a_plan(), **over))  # type: ignore[arg-type]


def target(**over: object) -> Snapshot:
    """The plan with its first target changed, which has no fault of its own."""
    plan = a_plan()
    return planned(targets=(replace(plan.targets[0], **over), *plan.targets[1:]))  # type: ignore[arg-type]


def changing(**over: object) -> Snapshot:
    asked = Target(
        "T3", CLEAN_WATER, DISTRICT, Operator.EQUAL, Basis.CHANGE_POINTS, Decimal("-0.05"), Decimal("-0.05"),
        "giảm 5%", baseline=Decimal("0.3"), leads=(LABOUR,), projects=("DA4.1",),
    )  # fmt: skip
    return planned(targets=(replace(asked, **over),))  # type: ignore[arg-type]


def last_ended(share: str, **over: object) -> Snapshot:
    """The same beside last year's plan, which ended with this share."""
    last = replace(a_plan(), year=2023, targets=())
    told = tuple(observed(CLEAN_WATER, unit, "2023-12", share) for unit in (COMMUNE, OTHER_COMMUNE))
    return replace(changing(**over), before=knowing(last, *told))


_RATED = a_share(code="ty-le", role=ReviewRole.POVERTY_RATE)
_HOUSES = tuple(
    an_indicator(code=role.value, role=role, value_type=ValueType.POINT_IN_TIME, high=None)
    for role in (ReviewRole.ALL_HOUSEHOLDS, ReviewRole.POOR_HOUSEHOLDS)
)


def reviewed(rate: str, **over: object) -> Snapshot:
    """A commune that tells its poverty rate, beside its households of the review: 20 of 100 are poor."""
    households = (
        observed(role, COMMUNE, "2024-09", n) for role, n in (("all_households", 100), ("poor_households", 20))
    )
    return knowing(with_indicators(_RATED, *_HOUSES), observed("ty-le", COMMUNE, "2024-09", rate, **over), *households)


FLOW = tuple(role for role in ReviewRole if role.value.startswith("flow_"))


def flow(end: int) -> Snapshot:
    """100 at the start and one of each movement: three fall out, four come in."""
    indicators = tuple(an_indicator(code=role.value, role=role, value_type=ValueType.POINT_IN_TIME) for role in FLOW)
    amounts = dict.fromkeys(FLOW, 1) | {ReviewRole.FLOW_START: 100, ReviewRole.FLOW_END: end}
    return knowing(
        with_indicators(*indicators), *(observed(r.value, COMMUNE, "2024-09", n) for r, n in amounts.items())
    )


def reports(*contents: tuple[int, ...]) -> Snapshot:
    """Months with one report each, its figures as given."""
    codes = [f"i{n}" for n in range(max(map(len, contents)))]
    plan = with_indicators(*(an_indicator(code=code, value_type=ValueType.INCREMENTAL) for code in codes))
    told, sent = [], []
    for month, content in enumerate(contents, start=1):
        period = Period.of_month(2024, month)
        when = datetime(2024, month, 28, tzinfo=UTC)
        sent.append(Submission(month, "BC", COMMUNE, period, 1, SubmissionStatus.SUBMITTED, when, "x", "0", "f.xlsx"))
        told += [observed(c, COMMUNE, period.code, v, submission=month) for c, v in zip(codes, content, strict=False)]
    return replace(knowing(plan, *told), submissions=tuple(sent))


def by_the_district(value: object) -> Observation:
    return replace(observed(TRAINED, COMMUNE, "2024-09", value), reporter=DISTRICT)


def half_year_sent(day: date) -> Snapshot:
    """The first half-year told by a commune on a day."""
    when = datetime(day.year, day.month, day.day, 3, tzinfo=UTC)
    half = Period.parse("2024-H1")
    sent = Submission(1, "BC", COMMUNE, half, 1, SubmissionStatus.SUBMITTED, when, "x", "0", "f.xlsx")
    return replace(knowing(NOW, observed(TRAINED, COMMUNE, half.code, 12, submission=1)), submissions=(sent,))


@dataclass(frozen=True)
class Case:
    """What makes a finding, and what comes as near to it as may be and makes none."""

    fires: Callable[[], Snapshot]
    quiet: Callable[[], Snapshot]


CASES = {
    QualityCode.NUMERATOR_OVER_DENOMINATOR: Case(
        lambda: knowing(NOW, observed(CLEAN_WATER, COMMUNE, "2024-09", "11/10")),
        lambda: knowing(NOW, observed(CLEAN_WATER, COMMUNE, "2024-09", "10/10")),
    ),
    QualityCode.SUBSET_OVER_WHOLE: Case(
        lambda: knowing(with_indicators(an_indicator(code=HOUSES, subset_of=TRAINED)), *series(84, start=9), *series(85, indicator=HOUSES, start=9)),
        lambda: knowing(with_indicators(an_indicator(code=HOUSES, subset_of=TRAINED)), *series(84, start=9), *series(84, indicator=HOUSES, start=9)),
    ),
    QualityCode.OUT_OF_BOUNDS: Case(
        lambda: knowing(NOW, *series(1001, start=9)), lambda: knowing(NOW, *series(1000, start=9))
    ),
    QualityCode.CUMULATIVE_FALLS: Case(lambda: knowing(NOW, *series(50, 49)), lambda: knowing(POINT, *series(50, 49))),
    QualityCode.JUMP: Case(lambda: knowing(NOW, *series(20, 101)), lambda: knowing(NOW, *series(20, 100))),
    QualityCode.BEYOND_TARGET: Case(lambda: knowing(NOW, *series(160, start=9)), lambda: knowing(NOW, *series(159, start=9))),
    QualityCode.BEYOND_HOUSEHOLDS: Case(
        lambda: knowing(COUNTING, observed(HOUSES, COMMUNE, "2024-01", 8), *series(81, start=9)),
        lambda: knowing(COUNTING, observed(HOUSES, COMMUNE, "2024-01", 8), *series(80, start=9)),
    ),
    QualityCode.BASE_MOVED: Case(
        lambda: knowing(NOW, *series("129/160", "12/31", indicator=CLEAN_WATER, start=8)),
        lambda: knowing(NOW, *series("129/160", "30/32", indicator=CLEAN_WATER, start=8)),
    ),
    QualityCode.ZERO_AFTER_FIGURE: Case(lambda: knowing(POINT, *series(10, 0)), lambda: knowing(POINT, *series(9, 0))),
    QualityCode.OUTLIER: Case(
        lambda: knowing(POINT, *series(100, 104, 98, 102, 96, 111)),
        lambda: knowing(POINT, *series(100, 104, 98, 102, 96, 110)),
    ),
    QualityCode.STANDS_STILL: Case(lambda: knowing(NOW, *series(5, 7, 7, 7)), lambda: knowing(NOW, *series(5, 7, 7, 8))),
    QualityCode.RATE_ALONE: Case(
        lambda: knowing(NOW, *series("0.5", indicator=CLEAN_WATER, start=9)),
        lambda: knowing(NOW, *series("5/10", indicator=CLEAN_WATER, start=9)),
    ),
    QualityCode.GROUPS_OVER_TOTAL: Case(
        lambda: knowing(NOW, an_observation(), an_observation(disaggregation="nu", value=Decimal(85))),
        lambda: knowing(NOW, an_observation(), an_observation(disaggregation="nu", value=Decimal(84))),
    ),
    QualityCode.PARTS_DIFFER: Case(
        lambda: knowing(NOW, *(observed(TRAINED, u, "2024-09", n) for u, n in ((COMMUNE, 5), (OTHER_COMMUNE, 6), (DISTRICT, 12)))),
        lambda: knowing(NOW, *(observed(TRAINED, u, "2024-09", n) for u, n in ((COMMUNE, 5), (OTHER_COMMUNE, 6), (DISTRICT, 11)))),
    ),
    QualityCode.FLOW_FAILS: Case(lambda: flow(102), lambda: flow(101)),
    QualityCode.ESTIMATE: Case(
        lambda: knowing(NOW, an_observation(estimate=True)), lambda: knowing(NOW, an_observation())
    ),
    QualityCode.REPORTED_TWICE: Case(
        lambda: knowing(NOW, *series(50, start=9), by_the_district(51)), lambda: knowing(NOW, *series(50, start=9), by_the_district(50)),
    ),
    QualityCode.MONEY_REPORTED_TWICE: Case(
        lambda: knowing(NOW, money=(*spent(50), replace(*spent(51), reporter=DISTRICT))),
        lambda: knowing(NOW, money=(*spent(50), replace(*spent(50), reporter=DISTRICT))),
    ),
    QualityCode.MONEY_PARTS_DIFFER: Case(
        lambda: knowing(NOW, money=(*spent(90), paid("DA4.1", DISTRICT, "2024-01", 120_000_000))),
        lambda: knowing(NOW, money=(*spent(90), paid("DA4.1", DISTRICT, "2024-01", 90_000_000))),
    ),
    QualityCode.SENT_BEFORE_END: Case(lambda: half_year_sent(date(2024, 6, 13)), lambda: half_year_sent(date(2024, 6, 15))),
    QualityCode.DISBURSED_OVER_ALLOCATED: Case(lambda: knowing(NOW, money=spent(1764)), lambda: knowing(NOW, money=spent(1763))),
    QualityCode.ADVANCE_OVER_DISBURSED: Case(
        lambda: knowing(NOW, money=spent(5, advance_vnd=5_000_001)), lambda: knowing(NOW, money=spent(5, advance_vnd=5_000_000))
    ),
    QualityCode.MONEY_FALLS: Case(lambda: knowing(NOW, money=spent(50, 49)), lambda: knowing(NOW, money=spent(50, 50))),
    QualityCode.MONEY_JUMP: Case(lambda: knowing(NOW, money=spent(200, 1001)), lambda: knowing(NOW, money=spent(200, 1000))),
    QualityCode.MONEY_OUTLIER: Case(
        lambda: knowing(NOW, money=spent(100, 204, 302, 404, 500, 900)),
        lambda: knowing(NOW, money=spent(100, 204, 302, 404, 500, 600)),
    ),
    QualityCode.HOUSEHOLDS_DIFFER: Case(lambda: reviewed("0.201"), lambda: reviewed("0.2")),
    QualityCode.MONEY_STANDS_STILL: Case(lambda: knowing(NOW, money=spent(5, 5, 5)), lambda: knowing(NOW, money=spent(5, 5, 6))),
    QualityCode.TREASURY_DIFFERS: Case(
        lambda: knowing(NOW, money=(*spent(50), *by_treasury(spent(49)))),
        lambda: knowing(NOW, money=(*spent(50), *by_treasury(spent(50)))),
    ),
    QualityCode.MONTH_DIFFERS: Case(
        lambda: knowing(NOW, money=(*spent(50), paid("DA4.1", COMMUNE, "2024-02", 70_000_000, in_month_vnd=21_500_001))),
        lambda: knowing(NOW, money=(*spent(50), paid("DA4.1", COMMUNE, "2024-02", 70_000_000, in_month_vnd=21_000_000))),
    ),
    QualityCode.REPORT_REPEATED: Case(lambda: reports((1, 2, 3, 4, 5), (1, 2, 3, 4, 5)), lambda: reports((1, 2, 3, 4), (1, 2, 3, 4))),
    QualityCode.TARGET_WITHOUT_MONEY: Case(lambda: target(projects=("DA5",)), lambda: target(projects=("DA5", "DA4.1"))),
    QualityCode.MONEY_WITHOUT_TARGET: Case(lambda: target(projects=()), lambda: target(projects=("DA4",))),
    QualityCode.TARGET_WITHOUT_LEAD: Case(lambda: target(leads=()), lambda: target()),
    QualityCode.PROJECT_WITHOUT_LEAD: Case(lambda: planned(leads=()), lambda: planned(leads=(Lead("DA4", LABOUR),))),
    QualityCode.TWO_LEADS: Case(
        lambda: planned(leads=(Lead("DA4.1", LABOUR), Lead("DA4.1", COMMUNE))),
        lambda: planned(leads=(Lead("DA4.1", LABOUR), Lead("DA4.1", LABOUR))),
    ),
    QualityCode.SENTENCE_NOT_SETTLED: Case(
        lambda: changing(settled="change_points"), lambda: changing(settled="change_points", settled_by="Trưởng phòng")
    ),
    QualityCode.BASELINE_MISSING: Case(lambda: changing(baseline=None), lambda: changing()),
    QualityCode.BASELINE_OFFERED: Case(lambda: last_ended("30/100", baseline=None), lambda: last_ended("30/100")),
    QualityCode.BASELINE_DIFFERS: Case(lambda: last_ended("301/1000"), lambda: last_ended("30/100")),
    QualityCode.PATH_MISSING: Case(lambda: planned(milestones=()), lambda: planned()),
    QualityCode.PATH_WITHOUT_NAME: Case(
        lambda: planned(milestones=tuple(replace(m, approved_by="") for m in a_plan().milestones)), lambda: planned()
    ),
}  # fmt: skip


def found(snapshot: Snapshot, code: QualityCode, period: Period = SEPTEMBER) -> list[Finding]:
    """Findings of one code, without the gaps that the plan of the tests has anyway in its second target."""
    return [f for f in review(snapshot, period) if f.code is code and f.about != "T2"]
