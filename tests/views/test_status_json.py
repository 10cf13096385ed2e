"""The contract of `giamngheo status --json`: its keys, and how each kind of value is written."""

import json
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from dashboard.domain.absence import Absence
from dashboard.domain.assess import assess
from dashboard.domain.periods import Period
from dashboard.domain.plan.plan import NOT_SPLIT, Allocation
from dashboard.domain.verdicts.parts import Projection, State
from dashboard.domain.verdicts.standing import Standing
from dashboard.text import words_in
from dashboard.views.json_values import decimal_text
from dashboard.views.status_json import status_json
from sample_data.offices.songma import plan as songma
from tests.domain.figures import knowing, observed, paid

VI, EN = words_in("vi"), words_in("en")
PLAN = songma.plan()
COMMUNES = [u.code for u in PLAN.units if u.group == "XA"]

TOP = {
    "programme", "period", "version", "targets", "money", "projects", "totals", "reporting", "gaps", "needing_support",
}  # fmt: skip
TARGET = {
    "id", "indicator", "operator", "target", "goal", "baseline", "actual", "progress", "path", "pace", "pace_rule",
    "status", "absence", "sentence", "coverage", "carried", "required_rate", "recent_rate", "weeks_late", "projection",
    "projection_low", "projection_high", "own_figure",
}  # fmt: skip
MONEY = {"project", "fund", "budget_year", "allocated_vnd", "disbursed_vnd", "status", "absence"}
PROJECT = {
    "project", "allocated_vnd", "disbursed_vnd", "rate_year", "rate_total", "rate_total_reason", "expected_now_vnd",
    "status", "sentence", "missing_vnd", "required_rate_vnd", "recent_rate_vnd", "projection", "projection_low",
    "projection_high", "carried",
}  # fmt: skip


def known() -> Standing:
    water = [observed("NS-NUOC", unit, "2024-09", "745/1000") for unit in COMMUNES[:-1]]
    money = (
        paid("DA2", "126-NNPTNT", "2024-09", 2_480_000_000),
        paid("DA2", "126-NNPTNT", "2024-09", 160_000_000, "NSDP"),
    )
    return assess(knowing(PLAN, *water, money=money), Period.parse("2024-09"))


def printed(standing: Standing) -> Any:
    """As a program reads it: nothing in it that JSON cannot say."""
    return json.loads(json.dumps(status_json(standing, VI), allow_nan=False))


def one(rows: list[dict[str, Any]], **where: object) -> dict[str, Any]:
    (found,) = [row for row in rows if all(row[name] == value for name, value in where.items())]
    return found


def test_every_key_of_the_contract_is_there() -> None:
    status = printed(known())
    assert set(status) >= TOP
    assert all(set(target) >= TARGET for target in status["targets"])
    assert all(set(target["coverage"]) == {"reported", "expected", "missing"} for target in status["targets"])
    assert all(set(line) >= MONEY for line in status["money"])
    assert all(set(project) >= PROJECT for project in status["projects"])
    assert set(status["totals"]) >= (PROJECT - {"project"}) | {"by_fund"}


def test_a_share_is_a_fraction_in_a_string_and_codes_stand_for_units_and_indicators() -> None:
    target = one(printed(known())["targets"], id="S002-13")
    assert (target["indicator"], target["target"], target["actual"]) == ("NS-NUOC", "0.8", "0.745")
    assert target["coverage"]["missing"] == [COMMUNES[-1]]
    assert target["coverage"]["expected"] == COMMUNES


def test_a_change_that_falls_is_its_signed_points_and_a_range_gives_both_ends() -> None:
    asked = one(printed(known())["targets"], id="S002-01")
    assert (asked["target"], asked["basis"], asked["actual"], asked["absence"]) == (
        "-0.05",
        "change_points",
        None,
        "not_due",
    )
    standing = known()
    first = standing.targets[0]
    between = replace(first, target=replace(first.target, low=Decimal("-0.015"), high=Decimal("-0.01")))
    found = printed(replace(standing, targets=(between,)))["targets"][0]
    assert (found["low"], found["high"]) == ("-0.015", "-0.01")


def test_a_unit_without_a_target_of_its_own_is_shown_no_goal_even_where_it_has_no_figure() -> None:
    standing = assess(known().snapshot, Period.parse("2024-09"), COMMUNES[-1])
    target = one(printed(standing)["targets"], id="S002-13")
    assert (target["actual"], target["goal"], target["absence"]) == (None, None, "not_reported")
    assert one(printed(known())["targets"], id="S002-13")["goal"] == "0.8"


def test_gaps_are_by_commune_and_indicator_and_a_missing_figure_has_none() -> None:
    found = printed(known())
    gaps = [gap for gap in found["gaps"] if gap["indicator"] == "NS-NUOC"]
    assert gaps[0] == {
        "unit": COMMUNES[0], "indicator": "NS-NUOC", "gap": "0.015", "actual": "0.745", "absence": None
    }  # fmt: skip
    assert gaps[-1] == {
        "unit": COMMUNES[-1], "indicator": "NS-NUOC", "gap": None, "actual": None, "absence": "not_reported"
    }  # fmt: skip
    assert found["needing_support"] == []
    assert found["reporting"]["due_before"] == "2024-10-11"


def test_an_office_s_own_figure_stands_beside_the_sum_and_a_projection_has_its_span() -> None:
    standing = known()
    first = standing.targets[0]
    own = replace(first.figure, amount=Decimal("0.31"))
    between = replace(first, own_figure=own, projection=Projection(Decimal(130), Decimal(120), Decimal(150)))
    found = printed(replace(standing, targets=(between,)))["targets"][0]
    assert (found["own_figure"], found["actual"]) == ("0.31", None)
    assert (found["projection"], found["projection_low"], found["projection_high"]) == ("130", "120", "150")


def test_a_project_says_what_it_lacks_and_needs_in_whole_dong() -> None:
    two = one(printed(known())["projects"], project="DA2")
    assert two["missing_vnd"] == two["expected_now_vnd"] - two["disbursed_vnd"]
    assert two["required_rate_vnd"] == round((two["allocated_vnd"] - two["disbursed_vnd"]) / 3)
    assert (two["recent_rate_vnd"], two["projection"], two["carried"]) == (None, None, {})


def test_money_is_whole_dong_and_an_unknown_amount_is_null_with_its_reason() -> None:
    status = printed(known())
    central = one(status["money"], project="DA2", fund="NSTW", budget_year=2024)
    assert (central["allocated_vnd"], central["disbursed_vnd"]) == (6_667_000_000, 2_480_000_000)
    carried = one(status["money"], project="DA2", budget_year=2022)
    assert (carried["allocated_vnd"], carried["absence"]) == (None, "unknown_amount")
    totals = status["totals"]
    assert (totals["allocated_vnd"], totals["disbursed_vnd"]) == (15_555_250_000, 2_640_000_000)
    assert totals["by_fund"]["NSTW"] == {"allocated_vnd": 15_089_000_000, "disbursed_vnd": 2_480_000_000}
    assert totals["by_fund"]["NSDP"] == {"allocated_vnd": 466_250_000, "disbursed_vnd": 160_000_000}
    assert totals["rate_total"] is None
    assert "chưa biết" in totals["rate_total_reason"]


def test_a_budget_year_that_is_not_split_says_so() -> None:
    standing = known()
    line = replace(standing.money[0], allocation=Allocation("DA2", "NSTW", NOT_SPLIT, None), budget_year=NOT_SPLIT)
    assert printed(replace(standing, money=(line,)))["money"][0]["budget_year"] == "not-split"


@pytest.mark.parametrize("state", State)
def test_every_state_and_absence_is_printed_by_its_code(state: State) -> None:
    standing = known()
    for absence in (None, *Absence):
        target = replace(standing.targets[0], state=state, absence=absence)
        found = printed(replace(standing, targets=(target,)))["targets"][0]
        assert (found["status"], found["absence"]) == (state.value, absence.value if absence else None)


def test_sentences_follow_the_language_and_figures_do_not() -> None:
    vi, en = status_json(known(), VI), status_json(known(), EN)
    assert vi["headline"] != en["headline"]
    assert [t["actual"] for t in vi["targets"]] == [t["actual"] for t in en["targets"]]


@pytest.mark.parametrize(
    ("value", "text"),
    [("0.30", "0.3"), ("100", "100"), ("0", "0"), ("-0.00000000001", "0"), ("1E+3", "1000"), ("2", "2"), ("1234.5", "1234.5")],
)  # fmt: skip
def test_decimals_have_no_exponent_and_no_trailing_zeros(value: str, text: str) -> None:
    assert decimal_text(Decimal(value)) == text


def test_groups_are_printed_with_their_part_and_who_is_silent() -> None:
    rows = [
        observed("DT-NGHE", COMMUNES[0], "2024-09", 84),
        observed("DT-NGHE", COMMUNES[0], "2024-09", 41, disaggregation="HN"),
    ]
    target = one(printed(assess(knowing(PLAN, *rows), Period.parse("2024-09")))["targets"], id="S002-05")
    poor, near_poor = one(target["groups"], group="HN"), one(target["groups"], group="HCN")
    assert (poor["actual"], poor["part"], poor["part_of"], poor["part_units"]) == ("41", "0.4880952381", "84", 1)
    assert (len(poor["missing"]), near_poor["actual"], near_poor["absence"]) == (18, None, "not_reported")
    assert (target["states"], near_poor["part"]) == ([], None)


def test_words_of_reports_are_printed_with_their_receipt() -> None:
    assert printed(known())["proposals"] == []
