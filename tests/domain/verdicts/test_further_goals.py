"""A sentence that asks for a level, a change and a count: each is judged by itself, and the sentence says where they differ."""

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

import pytest

from dashboard.domain.absence import Absence
from dashboard.domain.assess import assess
from dashboard.domain.periods import Period
from dashboard.domain.plan.indicators import (
    Aggregation,
    Direction,
    Frequency,
    Indicator,
    Measure,
    ReviewRole,
    ValueType,
)
from dashboard.domain.plan.plan import Plan
from dashboard.domain.plan.targets import Basis, CountOf, Operator, PaceRule, Target
from dashboard.domain.plan.units import Unit, UnitLevel
from dashboard.domain.reported.observations import Observation
from dashboard.domain.reported.snapshot import Snapshot
from dashboard.domain.verdicts.standing_targets import GoalPart, TargetStanding
from dashboard.text import words_in
from dashboard.views.status_json import status_json
from sample_data.offices import s004
from tests.builders import COMMUNE, DISTRICT, OTHER_COMMUNE, a_plan
from tests.domain.figures import knowing, observed

D = Decimal
VI, EN = words_in("vi"), words_in("en")
S004 = s004.plan()
HERE = "S004"
DECEMBER = "2024-12"


def judged(plan: Plan, *rows: Observation, period: str = DECEMBER, before: Snapshot | None = None) -> TargetStanding:
    return assess(replace(knowing(plan, *rows), before=before), Period.parse(period)).targets[0]


def near_poor(*rows: Observation) -> TargetStanding:
    return assess(knowing(S004, *rows), Period.parse(DECEMBER)).targets[1]


S004_CASES = [  # rate, households fewer; states of level, change and count; what is said
    ("0.2668", 915, "achieved achieved achieved", "thay đổi nêu kèm (giảm 7,88 điểm %): đã giảm 7,88 điểm %, đạt"),
    ("0.2668", 914, "achieved achieved not_achieved", "trong cùng một câu: mức, thay đổi nêu kèm đạt, số nêu kèm chưa đạt"),
    ("0.2668", 914, "achieved achieved not_achieved", "số nêu kèm (giảm 915 hộ): đã giảm 914 hộ, chưa đạt, còn thiếu 1 hộ"),
    ("0.2669", 915, "not_achieved not_achieved achieved", "trong cùng một câu: số nêu kèm đạt, mức, thay đổi nêu kèm chưa đạt"),
    ("0.26", 1000, "exceeded exceeded exceeded", "đã giảm 1.000 hộ, vượt 85 hộ"),
    ("0.36", 0, "worse_than_baseline worse_than_baseline not_achieved", "đã tăng 1,44 điểm %, ngược với mục tiêu"),
    ("0.36", 0, "worse_than_baseline worse_than_baseline not_achieved", "số nêu kèm (giảm 915 hộ): chưa thay đổi, chưa đạt"),
    ("0.2668", None, "achieved achieved no_data", "số nêu kèm (giảm 915 hộ): chưa có số liệu"),
    ("0.2668", Absence.NIL, "achieved achieved not_achieved", "chưa thay đổi, chưa đạt, còn thiếu 915 hộ"),
]  # fmt: skip


@pytest.mark.parametrize(("rate", "fewer", "states", "said"), S004_CASES)
def test_the_level_the_change_and_the_count_of_s004_are_judged_each(
    rate: str, fewer: object, states: str, said: str
) -> None:
    count = [] if fewer is None else [observed("HN-GIAM", HERE, DECEMBER, fewer)]
    found = judged(S004, observed("HN-TYLE", HERE, DECEMBER, rate), *count)
    assert [found.state.value, *(goal.state.value for goal in found.further)] == states.split()
    assert said in VI.sentence(found.sentence)
    assert "{" not in EN.sentence(found.sentence)
    assert "further" not in EN.sentence(found.sentence)


def test_the_near_poor_have_their_own_count() -> None:
    found = near_poor(observed("HCN-TYLE", HERE, DECEMBER, "0.0201"), observed("HCN-GIAM", HERE, DECEMBER, 247))
    assert [goal.state.value for goal in found.further] == ["achieved", "not_achieved"]
    assert "giảm 248 hộ" in VI.sentence(found.sentence)


def test_before_the_review_none_of_them_is_measured() -> None:
    found = judged(S004, period="2024-09")
    assert [found.state.value, *(goal.state.value for goal in found.further)] == ["not_measured"] * 3
    assert "số nêu kèm (giảm 915 hộ): chưa đến kỳ rà soát" in VI.sentence(found.sentence)


def test_the_target_counts_once_in_the_headline() -> None:
    found = assess(knowing(S004, observed("HN-TYLE", HERE, DECEMBER, "0.2668")), Period.parse(DECEMBER))
    assert "1/5" in VI.sentence(found.headline)


def test_json_tells_each_with_its_status() -> None:
    known = knowing(S004, observed("HN-TYLE", HERE, DECEMBER, "0.27"), observed("HN-GIAM", HERE, DECEMBER, 915))
    told = status_json(assess(known, Period.parse(DECEMBER)), VI)["targets"][0]["further"]
    assert [(goal["part"], goal["asked"], goal["reached"], goal["status"]) for goal in told] == [
        ("change", "-0.0788", "-0.0756", "not_achieved"),
        ("count", "-915", "-915", "achieved"),
    ]


# -- where the count is read from ----------------------------------------------------------------------------------------


def households(code: str, role: ReviewRole, group: str = "") -> Indicator:
    return Indicator(
        code, code, "hộ", Measure.COUNT, Direction.FALLS, ValueType.POINT_IN_TIME, Aggregation.SUM, ("XA",),
        frequency=Frequency.YEAR, role=role, group=group, unit_en="households",
    )  # fmt: skip


RATE = Indicator(
    "HN", "Tỷ lệ hộ nghèo", "%", Measure.PERCENTAGE, Direction.FALLS, ValueType.POINT_IN_TIME, Aggregation.RATIO_OF_SUMS,
    ("XA",), frequency=Frequency.YEAR, numerator="số hộ nghèo", denominator="tổng số hộ", role=ReviewRole.POVERTY_RATE,
)  # fmt: skip
POOR, ALL = households("HO-N", ReviewRole.POOR_HOUSEHOLDS), households("HO", ReviewRole.ALL_HOUSEHOLDS)
START, END = households("D1", ReviewRole.FLOW_START, "HN"), households("D9", ReviewRole.FLOW_END, "HN")


def asking(*indicators: Indicator, **over: Any) -> Plan:
    """The poverty rate of two communes is to come to 20%, 100 households fewer, unless `over` says otherwise."""
    target = Target(
        "T", RATE.code, DISTRICT, Operator.EQUAL, Basis.LEVEL, D("0.2"), D("0.2"), "xuống còn 20% tương đương 100 hộ",
        pace_rule=PaceRule.CHANGE, baseline=D("0.25"), stated_count=100, count_of=CountOf.CHANGE,
    )  # fmt: skip
    return replace(
        a_plan(), indicators=(RATE, *indicators), targets=(replace(target, **over),), milestones=(), obligations=(),
        leads=(), allocations=(),
    )  # fmt: skip


def both(code: str, first: object, second: object, period: str = DECEMBER) -> tuple[Observation, ...]:
    return observed(code, COMMUNE, period, first), observed(code, OTHER_COMMUNE, period, second)


def last_year(plan: Plan, *rows: Observation) -> Snapshot:
    return knowing(replace(plan, year=2023), *rows)


@dataclass(frozen=True)
class Source:
    """What is known of the households, and what follows: the state and the number by which they became fewer."""

    plan: Plan
    now: tuple[Observation, ...]
    before: tuple[Observation, ...] = ()


SOURCES = [
    ("the review's own flow", Source(asking(START, END), (*both("D1", 300, 200), *both("D9", 230, 165))), "exceeded", -105),
    ("poor households of two years", Source(asking(POOR), both("HO-N", 230, 171), both("HO-N", 300, 200, "2023-12")),
     "not_achieved", -99),
    ("numerators of the rate", Source(asking(), both("HN", "200/1000", "190/1000"),
                                      both("HN", "300/1000", "200/1000", "2023-12")), "exceeded", -110),
    ("last year is not known", Source(asking(POOR), both("HO-N", 230, 171)), "no_baseline", None),
    ("last year is known of one commune of two",
     Source(asking(POOR), both("HO-N", 230, 171), both("HO-N", 300, 200, "2023-12")[:1]), "no_baseline", None),
    ("nobody counts", Source(replace(asking(), indicators=(replace(RATE, aggregation=Aggregation.NONE),)), ()),
     "no_data", None),
    ("what is to be left", Source(asking(POOR, count_of=CountOf.LEVEL, stated_count=400), both("HO-N", 230, 171)),
     "not_achieved", 401),
    ("what is to be left, reached", Source(asking(POOR, count_of=CountOf.LEVEL, stated_count=401), both("HO-N", 230, 171)),
     "achieved", 401),
]  # fmt: skip


@pytest.mark.parametrize(("source", "state", "reached"), [s[1:] for s in SOURCES], ids=[s[0] for s in SOURCES])
def test_a_count_is_held_against_what_is_known_of_it(source: Source, state: str, reached: int | None) -> None:
    before = last_year(source.plan, *source.before) if source.before else None
    (goal,) = judged(source.plan, *source.now, before=before).further
    assert (goal.part, goal.state.value, goal.reached) == (GoalPart.COUNT, state, reached)


def test_the_start_of_a_count_that_is_not_known_is_said() -> None:
    found = judged(asking(POOR), *both("HN", "230/1000", "171/1000"), *both("HO-N", 230, 171))
    assert "số nêu kèm (giảm 100 hộ): chưa biết số đầu năm" in VI.sentence(found.sentence)


def test_a_preliminary_count_has_no_verdict() -> None:
    rows = [replace(row, preliminary=True) for row in (*both("D1", 300, 200), *both("D9", 230, 165))]
    found = judged(asking(START, END), *rows)
    assert "đã giảm 105 hộ theo số sơ bộ, chưa kết luận" in VI.sentence(found.sentence)


# -- the change ----------------------------------------------------------------------------------------------------------


def test_a_level_and_its_change_imply_where_it_comes_from() -> None:
    plan = asking(baseline=None, stated_count=None, stated_change=D("-0.05"))
    found = judged(plan, *both("HN", "230/1000", "171/1000"))
    assert found.baseline == D("0.25")
    assert "đầu kỳ 25%" in VI.sentence(found.sentence)


def test_a_change_beside_another_baseline_is_judged_against_that() -> None:
    plan = asking(baseline=D("0.3"), stated_count=None, stated_change=D("-0.05"))
    found = judged(plan, *both("HN", "240/1000", "240/1000"))
    assert [found.state.value, found.further[0].state.value] == ["not_achieved", "exceeded"]
    assert "trong cùng một câu: thay đổi nêu kèm đạt, mức chưa đạt" in VI.sentence(found.sentence)


@pytest.mark.parametrize(
    ("basis", "low", "figure", "state", "said"),
    [
        (Basis.RELATIVE_CHANGE, "-0.2", 800, "achieved", "đầu kỳ 1.000 hộ, mục tiêu giảm 20% (tức 800 hộ); đạt"),
        (
            Basis.RELATIVE_CHANGE,
            "-0.2",
            801,
            "not_achieved",
            "chưa đạt, đã đi được 99,5% đoạn đường từ đầu kỳ đến mục tiêu, còn phải giảm 1 hộ",
        ),
        (Basis.CHANGE_COUNT, "-200", 800, "achieved", "đầu kỳ 1.000 hộ, mục tiêu giảm 200 hộ (tức 800 hộ); đạt"),
        (Basis.CHANGE_COUNT, "-200", 801, "not_achieved", "còn phải giảm 1 hộ"),
        (Basis.CHANGE_COUNT, "-200", 1001, "worse_than_baseline", "xấu hơn đầu kỳ 1 hộ"),
    ],
)
def test_a_count_that_is_to_fall_by_a_part_or_by_so_many(
    basis: Basis, low: str, figure: int, state: str, said: str
) -> None:
    plan = asking(POOR, indicator="HO-N", basis=basis, low=D(low), high=D(low), baseline=D(1000), stated_count=None)
    found = judged(plan, *both("HO-N", figure, 0))
    assert (found.state.value, said in VI.sentence(found.sentence)) == (state, True), VI.sentence(found.sentence)


def test_another_unit_has_its_figure_and_no_further_goals() -> None:
    plan = replace(S004, units=(*S004.units, Unit("X", "Xã X", "xã", UnitLevel.COMMUNE, HERE)))
    assert all(not t.further for t in assess(knowing(plan), Period.parse(DECEMBER), "X").targets)
