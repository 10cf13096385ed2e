"""A finding whole: whose it is, where it stands, and the numbers of its sentence."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from dashboard.domain.absence import Absence
from dashboard.domain.issues import Place
from dashboard.domain.messages import Figure, FigureKind, Named
from dashboard.domain.periods import Period
from dashboard.domain.plan.indicators import ValueType
from dashboard.domain.plan.plan import NOT_SPLIT, Adjustment, Allocation, Plan
from dashboard.domain.quality.findings import Finding, FindingKind, QualityCode, unit_name
from dashboard.domain.quality.money import given_to, project_name
from dashboard.domain.quality.outliers import Oddity, oddity
from dashboard.domain.quality.review import review
from dashboard.domain.reported.observations import Disbursement, Observation, Source
from tests.builders import COMMUNE, DISTRICT, OTHER_COMMUNE, TRAINED, a_monthly_plan, an_indicator
from tests.domain.figures import knowing, observed, paid, with_target

D = Decimal
PLAN = with_target(a_monthly_plan(), "T1", low=D(1000), high=D(1000))
SEPTEMBER, OCTOBER = Period.parse("2024-09"), Period.parse("2024-10")
HERE = Place("Giải ngân", "F9")
NAMES = {"name": "DA4.1 Giáo dục nghề nghiệp", "unit": "Xã Một", "period": OCTOBER}


def money(vnd: int) -> Figure:
    return Figure(D(vnd), FigureKind.MONEY, places=6)


def people(count: int) -> Figure:
    return Figure(D(count), FigureKind.COUNT, "người", places=0)


def only(
    code: QualityCode, rows: tuple[Observation, ...] = (), paid_out: tuple[Disbursement, ...] = (), plan: Plan = PLAN
) -> Finding:
    found = review(knowing(plan, *rows, money=paid_out), OCTOBER)
    (finding,) = [f for f in found if f.code is code]
    return finding


def pay(month: int, million: int, **over: object) -> Disbursement:
    row = paid("DA4.1", COMMUNE, f"2024-{month:02d}", million * 1_000_000)
    return replace(row, **({"reporter": DISTRICT, "submission": month, "place": HERE} | over))  # type: ignore[arg-type]


def test_money_that_falls() -> None:
    assert only(QualityCode.MONEY_FALLS, paid_out=(pay(9, 50), pay(10, 49))) == Finding(
        QualityCode.MONEY_FALLS, COMMUNE, "DA4.1", DISTRICT,
        NAMES | {"figure": money(49_000_000), "before": money(50_000_000), "since": SEPTEMBER},
        "NSTW·2024·consolidated", OCTOBER, 10, HERE,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("source", "detail"),
    [
        (Source.OWN_REPORT, "NSTW·2024·consolidated"),  # by another unit than whose money it is
        (Source.CONSOLIDATED, "NSTW·2024·consolidated"),
        (Source.TREASURY, "NSTW·2024·treasury"),
    ],
)
def test_money_of_another_source_is_another_finding(source: Source, detail: str) -> None:
    finding = only(QualityCode.MONEY_FALLS, paid_out=(pay(9, 50, source=source), pay(10, 49, source=source)))
    assert finding.detail == detail
    assert finding.key == f"money_falls|X1|DA4.1|{detail}|2024-10"


def test_money_that_jumps_says_how_often() -> None:
    finding = only(QualityCode.MONEY_JUMP, paid_out=(pay(9, 100), pay(10, 700)))
    assert finding.params == NAMES | {"figure": money(700_000_000), "before": money(100_000_000), "since": SEPTEMBER}
    assert finding.oddity == Oddity(factor=D(7))
    usual = tuple(pay(month, amount) for month, amount in zip(range(4, 10), (10, 20, 31, 40, 49, 60), strict=True))
    (both,) = [
        f for f in review(knowing(PLAN, money=(*usual, pay(10, 601))), OCTOBER) if f.code is QualityCode.MONEY_JUMP
    ]
    assert both.oddity is not None
    assert (both.oddity.factor, both.oddity.now, both.oddity.count) == (D(601) / 60, 541_000_000, 6)


def test_money_that_falls_from_a_usual_course_keeps_how_odd_it_is() -> None:
    usual = tuple(
        pay(month, amount) for month, amount in zip(range(4, 10), (200, 404, 602, 804, 1000, 1201), strict=True)
    )
    finding = only(QualityCode.MONEY_FALLS, paid_out=(*usual, pay(10, 1)))
    assert finding.oddity is not None
    assert (finding.oddity.now, finding.oddity.factor) == (-1_200_000_000, None)


def test_unusual_money_says_what_is_usual() -> None:
    usual = tuple(pay(month, amount) for month, amount in zip(range(5, 10), (100, 204, 302, 404, 500), strict=True))
    finding = only(QualityCode.MONEY_OUTLIER, paid_out=(*usual, pay(10, 800)))
    assert finding.params == NAMES | {
        "figure": money(800_000_000), "now": money(300_000_000), "median": money(100_000_000), "count": 5, "z": D("67.4"),
    }  # fmt: skip
    assert finding.oddity is not None and finding.oddity.count == 5


def test_money_of_a_month_says_both_amounts() -> None:
    finding = only(QualityCode.MONTH_DIFFERS, paid_out=(pay(9, 50), pay(10, 70, in_month_vnd=5_000_000)))
    assert finding.params == NAMES | {
        "figure": money(70_000_000), "reported": money(5_000_000), "derived": money(20_000_000),
    }  # fmt: skip


def test_more_advanced_than_paid() -> None:
    finding = only(QualityCode.ADVANCE_OVER_DISBURSED, paid_out=(pay(10, 70, advance_vnd=71_000_000),))
    assert finding.params == NAMES | {"figure": money(70_000_000), "advance": money(71_000_000)}
    nothing = pay(10, 0, cumulative_vnd=None, absence=Absence.NIL, advance_vnd=1)
    assert only(QualityCode.ADVANCE_OVER_DISBURSED, paid_out=(nothing,)).params["figure"] == money(0)


def test_what_kho_bac_confirms_differently() -> None:
    confirmed = pay(10, 49, source=Source.TREASURY, submission=3)
    assert only(QualityCode.TREASURY_DIFFERS, paid_out=(pay(10, 50, reporter=COMMUNE), confirmed)) == Finding(
        QualityCode.TREASURY_DIFFERS, COMMUNE, "DA4.1", COMMUNE,
        {"name": NAMES["name"], "period": OCTOBER, "figure": money(50_000_000), "treasury": money(49_000_000), "gap": money(1_000_000)},
        "NSTW·2024", OCTOBER, 3, HERE,
    )  # fmt: skip


def test_more_than_was_given() -> None:
    assert only(QualityCode.DISBURSED_OVER_ALLOCATED, paid_out=(pay(10, 1764),)) == Finding(
        QualityCode.DISBURSED_OVER_ALLOCATED, DISTRICT, "DA4.1", DISTRICT,
        {"name": NAMES["name"], "period": OCTOBER, "figure": money(1_764_000_000), "given": money(1_763_000_000)},
        "NSTW·2024", OCTOBER, 10, HERE,
    )  # fmt: skip


def count(month: int, value: object, **over: object) -> Observation:
    row = observed(TRAINED, COMMUNE, f"2024-{month:02d}", value)
    return replace(row, **({"submission": month, "place": HERE} | over))  # type: ignore[arg-type]


def test_a_result_that_falls() -> None:
    assert only(QualityCode.CUMULATIVE_FALLS, (count(9, 50), count(10, 49))) == Finding(
        QualityCode.CUMULATIVE_FALLS, COMMUNE, TRAINED, COMMUNE,
        {
            "name": Named("Lao động được đào tạo nghề"), "unit": "Xã Một", "period": OCTOBER, "figure": people(49),
            "before": people(50), "since": SEPTEMBER,
        },
        "", OCTOBER, 10, HERE,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("over", "detail"),
    [
        pytest.param({}, "", id="of the unit itself"),
        pytest.param({"reporter": DISTRICT, "source": Source.CONSOLIDATED}, "consolidated", id="of who told it for the unit"),
        pytest.param({"disaggregation": "nu"}, "nu", id="of a group"),
        pytest.param({"disaggregation": "nu", "reporter": DISTRICT}, "nu·consolidated", id="of both"),
    ],
)  # fmt: skip
def test_what_tells_two_findings_of_a_figure_apart(over: dict[str, object], detail: str) -> None:
    finding = only(QualityCode.CUMULATIVE_FALLS, (count(9, 50, **over), count(10, 49, **over)))
    assert (finding.detail, finding.owner) == (detail, over.get("reporter", COMMUNE))


@pytest.mark.parametrize(
    ("english", "group", "name"),
    [
        ("", "nu", Named("Lao động được đào tạo nghề (Phụ nữ)", "")),
        ("Trained workers", "nu", Named("Lao động được đào tạo nghề (Phụ nữ)", "Trained workers (Phụ nữ)")),
        ("", "khac", Named("Lao động được đào tạo nghề (khac)", "")),
    ],
)
def test_a_group_is_named_behind_its_indicator(english: str, group: str, name: Named) -> None:
    plan = replace(PLAN, indicators=(an_indicator(name_en=english), PLAN.indicators[1]))
    rows = (count(9, 50, disaggregation=group), count(10, 49, disaggregation=group))
    assert only(QualityCode.CUMULATIVE_FALLS, rows, plan=plan).params["name"] == name


def of_share(value: str) -> Observation:
    return observed("nuoc-sach", COMMUNE, "2024-10", value)


def test_a_share_of_more_than_all_says_its_two_numbers() -> None:
    params = only(QualityCode.NUMERATOR_OVER_DENOMINATOR, (of_share("11/10"),)).params
    assert (params["numerator"], params["denominator"]) == (11, 10)


def test_a_part_over_its_whole_says_both() -> None:
    plan = replace(PLAN, indicators=(*PLAN.indicators, an_indicator(code="nha-o", subset_of=TRAINED)))
    params = only(QualityCode.SUBSET_OVER_WHOLE, (count(10, 84), count(10, 85, indicator="nha-o")), plan=plan).params
    assert (params["part"], params["whole"]) == (85, people(84))


def test_an_own_figure_says_the_sum_it_stands_beside_and_of_how_many() -> None:
    rows = (count(10, 12, subject=DISTRICT), count(10, 5), count(10, 6, subject=OTHER_COMMUNE))
    params = only(QualityCode.PARTS_DIFFER, rows).params
    assert (params["figure"], params["sum"], params["count"]) == (people(12), people(11), 2)


def test_a_figure_that_fell_to_nought_keeps_how_odd_it_is() -> None:
    plan = replace(PLAN, indicators=(an_indicator(value_type=ValueType.POINT_IN_TIME), PLAN.indicators[1]))
    usual = tuple(count(month, value) for month, value in zip(range(5, 10), (100, 104, 98, 102, 96), strict=True))
    finding = only(QualityCode.ZERO_AFTER_FIGURE, (*usual, count(10, 0)), plan=plan)
    assert finding.oddity is not None and (finding.oddity.now, finding.oddity.median) == (0, 100)


def test_an_unusual_result_keeps_how_odd_it_is() -> None:
    usual = tuple(count(month, value) for month, value in zip(range(5, 10), (100, 204, 302, 404, 500), strict=True))
    finding = only(QualityCode.OUTLIER, (*usual, count(10, 620)))
    assert finding.oddity == Oddity(D("0.6745") * 20 / 2, D(120), D(100), 5)


def test_a_score_exactly_at_its_limit_is_usual() -> None:
    spread = D("0.6745")  # so that z is the distance from the median
    usual = [100 - spread, 100 + spread, 100 - spread, 100 + spread, D(100)]
    assert oddity(D("103.5"), usual, D(1)) is None
    assert oddity(D("103.51"), usual, D(1)) is not None


def test_what_the_plan_does_not_know_goes_by_its_code() -> None:
    assert (unit_name(PLAN, COMMUNE), unit_name(PLAN, "?")) == ("Xã Một", "?")
    assert (project_name(PLAN, "DA4.1"), project_name(PLAN, "?")) == ("DA4.1 Giáo dục nghề nghiệp", "?")


GIVEN = (
    Allocation("DA4.1", "NSTW", 2024, 100), Allocation("DA4.1", "NSH", 2024, 10), Allocation("DA4.1", "NSTW", 2023, 7),
    Allocation("DA4", "NSTW", 2024, 1000), Allocation("DA4", "TH", 2024, None), Allocation("DA5", NOT_SPLIT, 2024, 500),
)  # fmt: skip
LINES = [
    ("its own line", ("DA4.1", "NSTW", 2024), 100),
    ("another fund's", ("DA4.1", "NSH", 2024), 10),
    ("another year's", ("DA4.1", "NSTW", 2023), 7),
    ("unsplit money: all funds of its node", ("DA4.1", NOT_SPLIT, 2024), 110),
    ("a line that was given unsplit", ("DA5", "NSTW", 2024), 500),
    ("the node above where its own has no such line", ("DA4.1", "TH2", 2024), 0),
    ("an unknown amount is no amount", ("DA4.1", "TH", 2024), 0),
    ("a fund that only the node above has", ("DA4.2", "NSTW", 2024), 1000),
    ("a year that nothing was given for", ("DA4.1", "NSTW", 2022), 0),
]  # fmt: skip


@pytest.mark.parametrize(("line", "expected"), [c[1:] for c in LINES], ids=[c[0] for c in LINES])
def test_what_an_amounts_line_was_given(line: tuple[str, str, int], expected: int) -> None:
    child = replace(PLAN.projects[1], code="DA4.2")
    plan = replace(PLAN, projects=(*PLAN.projects, child), allocations=GIVEN)
    project, fund, year = line
    assert given_to(plan, paid(project, COMMUNE, "2024-09", 1, fund=fund, year=year)) == expected


def test_what_a_line_was_given_is_as_of_the_amounts_day() -> None:
    more = Adjustment("DA4.1", "NSTW", 2024, 50, date(2024, 10, 1))
    plan = replace(PLAN, allocations=GIVEN, adjustments=(more,))
    assert [given_to(plan, paid("DA4.1", COMMUNE, month, 1)) for month in ("2024-09", "2024-10")] == [100, 150]


def test_other_units_money_and_nothing_else_makes_a_sum_too_large() -> None:
    plan = replace(PLAN, allocations=(Allocation("DA4.1", "NSTW", 2024, 100), Allocation("DA4", "NSTW", 2024, 1000)))
    elsewhere = paid("DA4", OTHER_COMMUNE, "2024-10", 950)
    within = review(knowing(plan, money=(paid("DA4.1", COMMUNE, "2024-10", 40), elsewhere)), OCTOBER)
    assert [f.about for f in within if f.code is QualityCode.DISBURSED_OVER_ALLOCATED] == []
    above = review(knowing(plan, money=(paid("DA4.1", COMMUNE, "2024-10", 60), elsewhere)), OCTOBER)
    assert [f.about for f in above if f.code is QualityCode.DISBURSED_OVER_ALLOCATED] == ["DA4"]
    assert {f.code.kind for f in above} <= set(FindingKind)
