"""Whose grants reach which unit, and what an approval locks."""

from dataclasses import replace
from datetime import date

import pytest

from dashboard.domain.people.rights import (
    OFFICE,
    RIGHTS,
    Action,
    Forbidden,
    Stage,
    demand,
    may,
    over_unit,
)
from dashboard.domain.people.roles import ANYBODY, AccountRole, Actor, Grant, operator
from dashboard.domain.plan.units import Succession, Unit, UnitLevel
from tests.builders import a_plan

CLERK = Actor("Lò Văn A", 1, "04183", frozenset({Grant(AccountRole.REPORTER, "04183")}))


def plan_of(*units: tuple[str, str | None], became: tuple[tuple[str, str], ...] = ()):
    built = tuple(Unit(code, code, "", UnitLevel.COMMUNE, parent) for code, parent in units)
    steps = tuple(Succession(old, new, date(2025, 7, 1)) for old, new in became)
    return replace(a_plan(), units=built, successions=steps, root=units[0][0])


def test_a_unit_lies_under_itself_then_what_is_above_it():
    plan = plan_of(("14", None), ("126", "14"), ("04183", "126"))
    assert over_unit(plan, "04183") == ("04183", "126", "14")


def test_who_answers_for_a_commune_answers_for_those_that_were_merged_into_it():
    plan = plan_of(("14", None), ("126", "14"), ("04180", "126"), ("04183", "14"), became=(("04180", "04183"),))
    assert over_unit(plan, "04180") == ("04180", "126", "14", "04183")
    assert may(CLERK, Action.SUBMIT, over_unit(plan, "04180"))


def test_units_that_became_one_another_in_a_circle_end():
    plan = plan_of(("14", None), ("A", "14"), ("B", "14"), became=(("A", "B"), ("B", "A")))
    assert set(over_unit(plan, "A")) == {"A", "14", "B"}


def test_two_times_of_one_code_are_one_unit_to_a_grant():
    plan = plan_of(("14", None), ("04168@1900-01-01", "14"), ("04168", "14"))
    town = Actor("B", 2, "04168", frozenset({Grant(AccountRole.REPORTER, "04168")}))
    assert may(town, Action.SUBMIT, over_unit(plan, "04168@1900-01-01"))


def test_a_clerk_sends_for_the_own_unit_only():
    assert may(CLERK, Action.SUBMIT, ("04183", "126"))
    assert not may(CLERK, Action.SUBMIT, ("04180", "126"))
    assert not may(CLERK, Action.SUBMIT, OFFICE)


def test_a_grant_over_a_district_reaches_what_lies_below_it_and_nothing_beside():
    reviewer = Actor("C", 3, "126", frozenset({Grant(AccountRole.REVIEWER, "126")}))
    assert may(reviewer, Action.REVIEW, ("04183", "126", "14")) and may(reviewer, Action.REVIEW, ("126", "14"))
    assert not may(reviewer, Action.REVIEW, ("04999", "127", "14")) and not may(reviewer, Action.REVIEW, ("14",))


@pytest.mark.parametrize("action", Action)
def test_nobody_unknown_may_do_anything_and_the_operator_everything(action: Action):
    assert not may(ANYBODY, action, ("04183", "126")) and not may(ANYBODY, action)
    stage = Stage.APPROVED if action is Action.UNLOCK else Stage.OPEN
    assert may(operator("root"), action, ("04183", "126"), stage)


def test_every_action_has_a_rule():
    assert set(RIGHTS) == set(Action)


def test_an_approved_report_is_locked_for_everybody_and_only_then_unlocked():
    for actor in (CLERK, operator("root")):
        with pytest.raises(Forbidden) as refused:
            demand(actor, Action.SUBMIT, ("04183",), Stage.APPROVED)
        assert refused.value.locked
        assert may(actor, Action.SUBMIT, ("04183",), Stage.UNLOCKED)
    assert not may(operator("root"), Action.UNLOCK, ("04183",), Stage.OPEN)
