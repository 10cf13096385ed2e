"""Several levels of one target at once, and the labelled paths that stand in where nobody entered one."""

from dataclasses import replace
from decimal import Decimal

import pytest

from dashboard.domain.assess import assess
from dashboard.domain.periods import Period
from dashboard.domain.plan.indicators import Frequency
from dashboard.domain.plan.plan import Plan
from dashboard.domain.plan.rules import DefaultPath, Rules
from dashboard.domain.plan.targets import Basis, Operator, PaceRule, Target, Tier
from dashboard.domain.reported.observations import Observation
from dashboard.domain.verdicts.parts import PathSource, State
from dashboard.domain.verdicts.standing_targets import TargetStanding
from dashboard.domain.verdicts.target_paths import planned_path
from dashboard.text import words_in
from tests.builders import CLEAN_WATER, COMMUNE, DISTRICT, OTHER_COMMUNE, TRAINED, a_plan, a_share
from tests.domain.figures import knowing, observed

D = Decimal
VI, EN = words_in("vi"), words_in("en")
SEPTEMBER, DECEMBER = Period.parse("2024-09"), Period.parse("2024-12")


def level(id: str, tier: Tier, value: str) -> Target:
    return Target(
        id, CLEAN_WATER, DISTRICT, Operator.AT_LEAST, Basis.LEVEL, D(value), D(value), "câu", tier=tier,
        baseline=D("0.5"), pace_rule=PaceRule.LEVEL,
    )  # fmt: skip


TIERS = (
    level("OWN", Tier.OWN, "0.9"),
    level("DISTRICT", Tier.DISTRICT, "0.8"),
    level("PROVINCE", Tier.PROVINCE, "0.7"),
)


def tiered(figure: str) -> tuple[dict[str, TargetStanding], str]:
    plan = a_plan(targets=TIERS)
    found = assess(knowing(plan, observed(CLEAN_WATER, COMMUNE, "2024-12", figure)), DECEMBER)
    return {t.target.id: t for t in found.targets}, VI.sentence(found.headline)


def test_what_is_reached_and_what_is_exceeded_is_said_for_each_level() -> None:
    found, _ = tiered("80/100")
    assert [found[id].state for id in ("PROVINCE", "DISTRICT", "OWN")] == [
        State.EXCEEDED, State.ACHIEVED, State.NOT_ACHIEVED,
    ]  # fmt: skip
    said = VI.sentence(found["PROVINCE"].sentence)
    assert said.startswith("Hộ dùng nước sinh hoạt hợp vệ sinh (tỉnh giao): 80%, mục tiêu ít nhất 70%; vượt 10 điểm %")
    assert "; đạt mức huyện giao (ít nhất 80%)" in said
    assert "; chưa đạt mức phấn đấu (ít nhất 90%), còn thiếu 10 điểm %" in said
    assert "reaches the level" in EN.sentence(found["PROVINCE"].sentence)


def test_an_indicator_with_several_levels_is_counted_once_by_the_highest_authority() -> None:
    assert "1/1 chỉ tiêu" in tiered("75/100")[1]
    assert "0/1 chỉ tiêu" in tiered("65/100")[1]


def test_a_single_level_says_no_tier() -> None:
    found = assess(knowing(a_plan(), observed(CLEAN_WATER, COMMUNE, "2024-12", "80/100")), DECEMBER)
    assert "giao" not in VI.sentence(found.targets[1].sentence)
    assert found.targets[1].tiers == ()


def without_milestones(rule: DefaultPath, **over: object) -> Plan:
    return a_plan(milestones=(), rules=Rules(target_default=rule), **over)


def test_no_path_and_no_default_gives_no_pace() -> None:
    plan = without_milestones(DefaultPath.NONE)
    (found, _) = assess(knowing(plan, observed(TRAINED, COMMUNE, "2024-09", 84)), SEPTEMBER).targets
    assert (found.path, found.path_source, found.state) == (None, None, State.NOT_ACHIEVED)


def test_a_straight_line_is_a_labelled_default() -> None:
    plan = without_milestones(DefaultPath.STRAIGHT_LINE)
    (found, _) = assess(knowing(plan, observed(TRAINED, COMMUNE, "2024-09", 84)), SEPTEMBER).targets
    assert (found.path, found.path_source) == (D("112.5"), PathSource.STRAIGHT_LINE)
    assert (found.pace, found.state) == (D(84) / D("112.5"), State.BEHIND)
    assert "theo đường thẳng (chưa có lộ trình duyệt) đến T9 là 112,5" in VI.sentence(found.sentence).replace(
        "113", "112,5"
    )
    assert "straight line (no approved path)" in EN.sentence(found.sentence)


def test_a_straight_line_from_a_baseline_runs_down_too() -> None:
    falls = a_share(direction="falls", frequency="month")
    target = replace(a_plan().targets[1], low=D("0.2"), high=D("0.2"), baseline=D("0.32"), pace_rule=PaceRule.CHANGE)
    plan = without_milestones(DefaultPath.STRAIGHT_LINE, indicators=(falls,), targets=(target,))
    (found,) = assess(knowing(plan, observed(CLEAN_WATER, COMMUNE, "2024-09", "26/100")), SEPTEMBER).targets
    assert found.path == D("0.23")
    assert found.pace == D("0.06") / D("0.09")


def last_year(counts: dict[int, int]) -> object:
    plan = a_plan(year=2023)
    rows = [observed(TRAINED, COMMUNE, f"2023-{m:02d}", n) for m, n in counts.items()]
    return knowing(plan, *rows, *(observed(TRAINED, OTHER_COMMUNE, f"2023-{m:02d}", 0) for m in counts))


def test_last_years_own_curve_is_a_labelled_default() -> None:
    plan = without_milestones(DefaultPath.LAST_YEAR)
    before = last_year({6: 20, 9: 50, 12: 100})  # half of it by September
    now = replace(knowing(plan, observed(TRAINED, COMMUNE, "2024-09", 84)), before=before)
    (found, _) = assess(now, SEPTEMBER).targets
    assert (found.path, found.path_source, found.state) == (D(75), PathSource.LAST_YEAR, State.ON_TRACK)
    assert "theo nhịp năm trước (chưa có lộ trình duyệt) đến T9 là 75" in VI.sentence(found.sentence)
    assert found.last_year is not None
    assert found.last_year.amount == 50


@pytest.mark.parametrize("counts", [{}, {6: 20, 9: 50}, {12: 0}], ids=["no last year", "not whole", "nothing done"])
def test_without_a_whole_last_year_the_straight_line_stands_in(counts: dict[int, int]) -> None:
    plan = without_milestones(DefaultPath.LAST_YEAR)
    now = knowing(plan, observed(TRAINED, COMMUNE, "2024-09", 84))
    now = replace(now, before=last_year(counts)) if counts else now
    assert assess(now, SEPTEMBER).targets[0].path_source is PathSource.STRAIGHT_LINE


def path_after(
    before: Plan, *rows: Observation, target: Target | None = None
) -> tuple[dict[int, D], PathSource | None]:
    """The path of the plan's only target, or of `target`, after a last year by `before` with these figures."""
    plan = without_milestones(DefaultPath.LAST_YEAR)
    now = replace(knowing(plan), before=knowing(before, *rows))
    wanted = target or plan.targets[0]
    return planned_path(now, wanted, now.plan.indicator_by_code[wanted.indicator])


def test_a_year_that_one_of_two_units_ended_is_not_whole() -> None:
    before = a_plan(year=2023)
    one = observed(TRAINED, COMMUNE, "2023-12", 10)
    assert path_after(before, one, observed(TRAINED, OTHER_COMMUNE, "2023-06", 90))[1] is PathSource.STRAIGHT_LINE
    assert path_after(before, one, observed(TRAINED, OTHER_COMMUNE, "2023-12", 90))[1] is PathSource.LAST_YEAR


def test_last_years_path_never_passes_the_target_and_never_turns() -> None:
    told = {3: 20, 6: 120, 9: 60, 12: 100}
    rows = [observed(TRAINED, COMMUNE, f"2023-{m:02d}", v) for m, v in told.items()]
    nothing = [observed(TRAINED, OTHER_COMMUNE, "2023-12", 0)]
    points, _ = path_after(a_plan(year=2023), *rows, *nothing)
    assert [points[m] for m in (3, 6, 9, 12)] == [30, 90, 90, 150]


def test_last_years_way_begins_at_the_baseline_of_the_same_unit() -> None:
    share = a_share(frequency=Frequency.MONTH)

    def targets(one: str, two: str) -> tuple[Target, ...]:
        asked = replace(a_plan().targets[1], pace_rule=PaceRule.CHANGE)
        return (replace(asked, id="a", unit=COMMUNE, baseline=D(one)), replace(asked, id="b", unit=OTHER_COMMUNE, baseline=D(two)))  # fmt: skip

    plan = replace(without_milestones(DefaultPath.LAST_YEAR), indicators=(share,), targets=targets("0.6", "0.2"))
    before = replace(a_plan(year=2023), indicators=(share,), targets=targets("0.4", "0.1"))
    rows = [observed(CLEAN_WATER, OTHER_COMMUNE, f"2023-{m:02d}", v) for m, v in ((6, "30/100"), (12, "50/100"))]
    points, source = planned_path(replace(knowing(plan), before=knowing(before, *rows)), plan.targets[1], share)
    assert (points[6], points[12], source) == (D("0.5"), D("0.8"), PathSource.LAST_YEAR)  # half of the way 0,1 → 0,5


def test_milestones_of_the_plan_come_before_any_default() -> None:
    plan = replace(a_plan(), rules=Rules(target_default=DefaultPath.STRAIGHT_LINE))
    found = assess(knowing(plan, observed(TRAINED, OTHER_COMMUNE, "2024-09", 84)), SEPTEMBER).targets[0]
    assert (found.path, found.path_source) == (D(105), PathSource.MILESTONES)
