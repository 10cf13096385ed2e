"""A new plan against the one that stands: no field escapes the differences, and verdicts that follow are told in both wordings."""

from dataclasses import fields, is_dataclass, replace
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any

import pytest

from dashboard.domain.comparing.plan_changes import ORDER, PlanDifference, plan_changes, verdicts_changed
from dashboard.domain.periods import Period
from dashboard.domain.plan.indicators import Standard
from dashboard.domain.plan.plan import (
    Adjustment,
    Allocation,
    Lead,
    Milestone,
    Obligation,
    PathOf,
    Plan,
    PlanText,
    TextKind,
)
from dashboard.domain.plan.rules import Rules
from dashboard.domain.plan.units import Succession
from dashboard.domain.reported.observations import Submission, SubmissionStatus
from dashboard.domain.reported.snapshot import Snapshot
from dashboard.domain.verdicts.parts import State
from tests.builders import SEPTEMBER, TRAINED, a_plan, an_indicator, an_observation
from tests.domain.figures import knowing, observed, paid
from tests.domain.merged import OLD_A, OLD_B, OLD_D, SAME_C, divided

WHEN = datetime(2025, 7, 3, tzinfo=UTC)
MERGED = date(2024, 7, 1)
PARTS = tuple(field.name for field in fields(Plan))


def full() -> Plan:
    """The builders' plan with a row in every part."""
    return a_plan(
        adjustments=(Adjustment("DA4.1", "NSTW", 2024, -5_000_000, MERGED, "QĐ 1"),),
        standards=(Standard("ND07", "Nghị định 07", date(2022, 1, 1), None, "07/2021/NĐ-CP"),),
        successions=(Succession("X1", "X2", MERGED, source="NQ 1"),),
        texts=(PlanText("DA4.1", TextKind.AIM, "Đào tạo nghề", "V.4"),),
    )


def other(value: Any) -> Any:
    """Another value of the same kind."""
    match value:
        case bool():
            return not value
        case StrEnum():
            return next(member for member in type(value) if member is not value)
        case int() | Decimal():
            return value + 1
        case date():
            return value.replace(day=3) if value.day != 3 else value.replace(day=4)
        case str():
            return value + " khác"
        case Period():
            return Period.of_month(value.year, 3)
        case tuple() if not value or isinstance(value[0], str):
            return (*value, "thêm")
        case tuple():
            return (value[0] + 1, *value[1:])
        case None:
            return date(2025, 5, 5)
    raise AssertionError(value)


def cases() -> list[Any]:
    """Every field of every row of every part, each with another value."""
    found = []
    plan = full()
    for part in PARTS:
        value = getattr(plan, part)
        if isinstance(value, tuple):
            assert value, f"the plan of this test needs a row in {part}"
            for field in fields(value[0]):
                changed = replace(value[0], **{field.name: other(getattr(value[0], field.name))})
                found.append(pytest.param({part: (changed, *value[1:])}, part, id=f"{part}.{field.name}"))
        elif is_dataclass(value):
            for field in fields(value):
                changed = replace(value, **{field.name: other(getattr(value, field.name))})  # type: ignore[type-var]
                found.append(pytest.param({part: changed}, part, id=f"{part}.{field.name}"))
        else:
            found.append(pytest.param({part: other(value)}, part, id=part))
    return found


@pytest.mark.parametrize(("over", "part"), cases())
def test_another_value_of_any_field_is_reported(over: dict[str, Any], part: str) -> None:
    found = plan_changes(full(), replace(full(), **over))
    assert found and {difference.part for difference in found} == {part}


@pytest.mark.parametrize("part", [p for p in PARTS if isinstance(getattr(full(), p), tuple)])
def test_a_row_that_goes_or_comes_is_reported_whole(part: str) -> None:
    rows = getattr(full(), part)
    less = replace(full(), **{part: rows[1:]})
    (gone,) = plan_changes(full(), less)
    assert gone.removed and gone.before == rows[0] and gone.part == part
    (come,) = (d for d in plan_changes(less, full()) if d.field != ORDER)
    assert come.added and come.after == rows[0]


def test_the_same_plan_has_no_differences_and_another_order_is_one() -> None:
    assert plan_changes(full(), full()) == ()
    turned = replace(full(), units=tuple(reversed(full().units)))
    assert [d.field for d in plan_changes(full(), turned)] == [ORDER]


def test_a_row_said_twice_is_no_row_lost() -> None:
    twice = replace(full(), funds=(*full().funds, *full().funds))
    (found,) = plan_changes(full(), twice)
    assert found.added and found.part == "funds"


def test_a_changed_month_of_a_path_is_named_by_its_row_and_month() -> None:
    path = (Milestone(PathOf.TARGET, "T1", SEPTEMBER, Decimal(100)),)
    before = a_plan(milestones=path)
    after = a_plan(milestones=(replace(path[0], value=Decimal(120)),))
    assert plan_changes(before, after) == (
        PlanDifference("milestones", ("target", "T1", "2024-09"), "value", Decimal(100), Decimal(120)),
    )


def test_a_verdict_that_turns_is_told_in_both_wordings() -> None:
    target = a_plan().targets[0]
    assert target.indicator == TRAINED
    path = (Milestone(PathOf.TARGET, target.id, SEPTEMBER, Decimal(80)),)
    plan = a_plan(milestones=path)
    snapshot = Snapshot(2, None, plan, 1, (an_observation(value=Decimal(84), period=SEPTEMBER),))
    higher = replace(plan, milestones=(replace(path[0], value=Decimal(900)),))
    found = verdicts_changed(snapshot, higher, SEPTEMBER)
    (turned,) = found.targets
    assert (turned.before, turned.after) == (State.ON_TRACK, State.BEHIND)
    assert turned.sentence_before != turned.sentence_after and turned.actual_before == turned.actual_after == Decimal(
        84
    )
    assert found and not verdicts_changed(snapshot, plan, SEPTEMBER)


def test_limits_turn_verdicts_too() -> None:
    target = a_plan().targets[0]
    plan = a_plan(milestones=(Milestone(PathOf.TARGET, target.id, SEPTEMBER, Decimal(100)),))
    snapshot = Snapshot(2, None, plan, 1, (an_observation(value=Decimal(84), period=SEPTEMBER),))
    milder = replace(plan, rules=Rules(ratio_on_track=Decimal("0.8"), ratio_slightly_behind=Decimal("0.5")))
    (turned,) = verdicts_changed(snapshot, milder, SEPTEMBER).targets
    assert (turned.before, turned.after) == (State.BEHIND, State.ON_TRACK)


# -- a merger that takes a code over -------------------------------------------------------------------------------------


def undivided() -> Plan:
    """The plan as it stood before the merger was entered: A, B, C and D."""
    communes = tuple(
        replace(unit, code=unit.official_code, parent="T", valid_to=None)
        for unit in divided().units
        if unit.code in (OLD_A, OLD_B, SAME_C, OLD_D)
    )
    return replace(divided(), units=(divided().units[0], *communes), successions=())


@pytest.mark.parametrize("month", ["2025-06", "2025-07"])
def test_the_preview_of_a_merger_keeps_every_figure(month: str) -> None:
    period, (before, after) = Period.parse(month), (counted(undivided()), counted(divided()))
    money = tuple(paid("DA4.1", code, "2025-06", 10, year=2025) for code in "ABCD")
    sent = tuple(
        Submission(n, "BC", code, Period.parse("2025-06"), 1, SubmissionStatus.SUBMITTED, WHEN, "x", "0", "f.xlsx")
        for n, code in enumerate("ABCD")
    )
    figures = [observed(TRAINED, code, "2025-06", 10) for code in "ABCD"]
    known = replace(knowing(before, *figures, money=money), submissions=sent)
    found = verdicts_changed(known, after, period)
    assert {(c.actual_before, c.actual_after) for c in found.targets} <= {(Decimal(40), Decimal(40))}
    assert {(c.actual_before, c.actual_after) for c in found.projects} <= {(40, 40)}
    told = [code for code in (OLD_A, OLD_B, SAME_C, OLD_D) if code in found.coverage[1].reported]
    assert len(told) == (4 if month == "2025-06" else 0)


def counted(plan: Plan) -> Plan:
    owed = tuple(
        Obligation("BC", "Báo cáo", ("XA",), Period.parse(month), date(2025, 8, 1)) for month in ("2025-06", "2025-07")
    )
    return replace(plan, indicators=(an_indicator(),), targets=plan.targets[:1], obligations=owed,
                   allocations=(Allocation("DA4.1", "NSTW", 2025, 1000),))  # fmt: skip


def test_a_key_that_became_dated_is_no_difference() -> None:
    def naming(plan: Plan, code: str) -> Plan:
        return replace(
            plan,
            leads=(Lead("DA4.1", code),),
            targets=tuple(replace(t, unit=code, leads=(code,)) for t in plan.targets),
        )

    found = plan_changes(naming(undivided(), "A"), naming(divided(), OLD_A))
    assert {difference.part for difference in found} == {"units", "successions"}
