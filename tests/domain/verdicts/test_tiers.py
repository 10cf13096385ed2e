"""Which of several levels asked of one indicator binds, is counted, and how far the others are away."""

from dataclasses import replace
from decimal import Decimal

import pytest

from dashboard.domain.assess import assess
from dashboard.domain.periods import Period
from dashboard.domain.plan.indicators import Direction
from dashboard.domain.plan.targets import Target, Tier
from dashboard.domain.plan.units import UnitLevel
from dashboard.domain.sentences.targets import target_statement
from dashboard.domain.verdicts.standing_targets import TargetStanding
from dashboard.domain.verdicts.target_standing import target_standing
from dashboard.domain.verdicts.tiers import binding, counted, with_tiers
from dashboard.text import words_in
from tests.builders import CLEAN_WATER, COMMUNE, DISTRICT, OTHER_COMMUNE, TRAINED, a_plan, a_share
from tests.domain.figures import knowing, observed

D = Decimal
WATER = replace(a_plan().targets[1], baseline=None)


def asked(id: str, tier: Tier = Tier.DISTRICT, level: str = "0.8", **over: object) -> Target:
    return replace(WATER, id=id, tier=tier, low=D(level), high=D(level), **over)  # type: ignore[arg-type]


OWN, MIDDLE, TOP = (
    asked("own", Tier.OWN, "0.9"),
    asked("district", Tier.DISTRICT, "0.8"),
    asked("province", Tier.PROVINCE, "0.7"),
)


@pytest.mark.parametrize(
    ("targets", "ids"),
    [
        pytest.param((OWN, MIDDLE, TOP), ["province"], id="what the province assigned before all others"),
        pytest.param((OWN, MIDDLE), ["district"], id="what the district assigned before the unit's own"),
        pytest.param((OWN,), ["own"], id="the unit's own where it is alone"),
        pytest.param((asked("a"), asked("b")), ["a"], id="of one tier the first of the plan"),
        pytest.param((OWN, replace(TOP, unit=COMMUNE)), ["own", "province"], id="each unit has its own"),
        pytest.param((OWN, replace(TOP, indicator=TRAINED)), ["own", "province"], id="each indicator has its own"),
    ],
)
def test_the_level_that_was_assigned_highest_binds(targets: tuple[Target, ...], ids: list[str]) -> None:
    assert [t.id for t in binding(targets)] == ids


def standings(*targets: Target, share: str | None = "75/100", falls: bool = False) -> tuple[TargetStanding, ...]:
    direction = Direction.FALLS if falls else Direction.RISES
    plan = a_plan(indicators=(a_share(direction=direction),), targets=targets, milestones=())
    units = (COMMUNE, OTHER_COMMUNE)
    rows = [observed(CLEAN_WATER, unit, "2024-12", share) for unit in units] if share else []
    return tuple(target_standing(knowing(plan, *rows), target, Period.parse("2024-12")) for target in targets)


@pytest.mark.parametrize(
    ("targets", "unit", "ids"),
    [
        pytest.param((OWN, TOP), DISTRICT, ["province"], id="each indicator once"),
        pytest.param((replace(OWN, unit=COMMUNE), TOP), DISTRICT, ["province"], id="only the unit's own targets"),
        pytest.param((replace(OWN, unit=COMMUNE), TOP), COMMUNE, ["own"], id="of a commune its own"),
        pytest.param(
            (replace(OWN, unit=COMMUNE), replace(TOP, unit=OTHER_COMMUNE)), DISTRICT, ["own", "province"],
            id="all units' targets where the plan sets none for the root",
        ),
        pytest.param(
            (replace(OWN, unit=COMMUNE), replace(TOP, unit=COMMUNE)), DISTRICT, ["province"],
            id="and of those each unit's binding one",
        ),
    ],
)  # fmt: skip
def test_a_sentence_counts_each_indicator_once(targets: tuple[Target, ...], unit: str, ids: list[str]) -> None:
    assert [s.target.id for s in counted(standings(*targets), unit)] == ids


def test_the_other_levels_stand_beside_each_by_who_set_them() -> None:
    own, middle, top = with_tiers(standings(OWN, MIDDLE, TOP))
    assert [(t.target.id, t.goal, t.by) for t in own.tiers] == [
        ("province", D("0.7"), D("0.05")), ("district", D("0.8"), D("-0.05")),
    ]  # fmt: skip
    assert [t.target.id for t in middle.tiers] == ["province", "own"]
    assert [(t.target.id, t.state) for t in top.tiers] == [("district", middle.state), ("own", own.state)]
    alone = standings(OWN, MIDDLE, TOP)[2]
    assert target_statement(top, a_plan()).sentence != target_statement(alone, a_plan()).sentence


def test_of_a_falling_share_beyond_means_below() -> None:
    own, _ = with_tiers(standings(OWN, TOP, falls=True))
    assert [t.by for t in own.tiers] == [D("-0.05")]


@pytest.mark.parametrize(
    ("targets", "share"),
    [
        pytest.param((OWN,), "75/100", id="a level that is alone"),
        pytest.param((OWN, replace(TOP, unit=COMMUNE)), "75/100", id="another unit's level"),
        pytest.param((OWN, TOP), None, id="no figure"),
    ],
)
def test_there_is_no_other_level_to_speak_of(targets: tuple[Target, ...], share: str | None) -> None:
    bare = standings(*targets, share=share)
    assert with_tiers(bare) == bare


def test_a_level_without_a_goal_says_nothing_of_others_and_has_no_distance() -> None:
    words = replace(TOP, low=None, high=None)
    own, nothing = with_tiers(standings(OWN, words))
    assert nothing.tiers == ()
    assert [(t.target.id, t.goal, t.by, t.state) for t in own.tiers] == [("province", None, None, nothing.state)]


@pytest.mark.parametrize(
    ("level", "word"),
    [(UnitLevel.PROVINCE, "tỉnh giao"), (UnitLevel.DISTRICT, "huyện giao"), (UnitLevel.COMMUNE, "huyện giao")],
)
def test_a_provinces_plan_asks_for_nothing_in_a_districts_name(level: UnitLevel, word: str) -> None:
    base = a_plan(targets=(MIDDLE, replace(OWN, id="own")), milestones=())
    plan = replace(base, units=(replace(base.units[0], level=level), *base.units[1:]))
    rows = [observed(CLEAN_WATER, unit, "2024-12", "75/100") for unit in (COMMUNE, OTHER_COMMUNE)]
    found = assess(knowing(plan, *rows), Period.parse("2024-12")).targets[0]
    assert f"({word})" in words_in("vi").sentence(found.sentence)
