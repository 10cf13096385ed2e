"""The five plans: every target of the sources stands in one of them, and Sông Mã's money adds up to the document's sums."""

import re
from collections import Counter
from dataclasses import replace
from decimal import Decimal

import pytest

from dashboard.domain.plan.plan import NOT_SPLIT, LeadRole, Plan
from dashboard.domain.plan.targets import Basis, Operator, PaceRule
from sample_data.offices import s000, s001, s003, s004
from sample_data.offices.songma import plan as songma

PLANS = {"S000": s000.plan(), "S001": s001.plan(), "S002": songma.plan(), "S003": s003.plan(), "S004": s004.plan()}
SONGMA = PLANS["S002"]
REQUIRED = [
    *(f"S000-{n:02d}" for n in range(1, 5)),
    *(f"S001-{n:02d}" for n in range(1, 6)),
    *(f"S002-{n:02d}" for n in range(1, 16)),
    *(f"S003-{n:02d}" for n in range(1, 9)),
    *(f"S004-{n:02d}" for n in range(1, 6)),
]


def test_every_required_target_stands_in_its_plan() -> None:
    said = {target.id for plan in PLANS.values() for target in plan.targets}
    said |= set(re.findall(r"S\d{3}-\d{2}", " ".join(a.note for plan in PLANS.values() for a in plan.allocations)))
    assert sorted(said) == REQUIRED


@pytest.mark.parametrize("plan", PLANS.values(), ids=PLANS)
def test_codes_of_a_plan_are_unique_and_known_where_they_are_used(plan: Plan) -> None:
    for things in (plan.units, plan.projects, plan.funds, plan.indicators):
        assert max(Counter(thing.code for thing in things).values(), default=1) == 1
    units = {*plan.unit_by_code, *(unit.group for unit in plan.units)}
    assert plan.root in plan.unit_by_code
    assert {code for i in plan.indicators for code in i.reporters} <= units
    assert {code for t in plan.targets for code in (*t.leads, t.unit)} <= units
    assert {t.indicator for t in plan.targets} <= set(plan.indicator_by_code)
    assert {code for t in plan.targets for code in t.projects} <= set(plan.project_by_code)
    assert all(plan.reporters_of(plan.indicator_by_code[target.indicator]) for target in plan.targets)


@pytest.mark.parametrize("plan", PLANS.values(), ids=PLANS)
def test_a_plan_with_an_invented_calendar_says_so(plan: Plan) -> None:
    assert plan.sample
    assert all("minh họa" in o.basis for o in plan.obligations if o.form == "BC-THANG")


def test_the_money_of_song_ma_adds_up_to_the_document() -> None:
    this_year = [a for a in SONGMA.allocations if a.budget_year == 2024 and a.amount_vnd is not None]
    assert sum(a.amount_vnd or 0 for a in this_year) == 15_555_250_000
    assert sum(a.amount_vnd or 0 for a in this_year if a.fund == "NSTW") == 15_089_000_000
    assert sum(a.amount_vnd or 0 for a in this_year if a.fund == "NSDP") == 466_250_000


def test_every_money_line_of_song_ma_also_has_money_without_an_amount() -> None:
    projects = {a.project for a in SONGMA.allocations}
    assert projects == {"DA2", "DA3.1", "DA3.2", "DA4.1", "DA4.3", "DA6.2", "DA7"}
    unknown = {a.key for a in SONGMA.allocations if a.amount_vnd is None}
    assert unknown == {
        (project, *line) for project in projects for line in ((NOT_SPLIT, 2022), (NOT_SPLIT, 2023), ("LGHD", 2024))
    }


def test_not_applicable_nodes_keep_the_words_of_the_plan() -> None:
    silent = {p.code: p.reason for p in SONGMA.projects if not p.applicable}
    assert set(silent) == {"DA1", "DA4.2", "DA5", "DA6.1"}
    assert all("không thuộc đối tượng" in reason for reason in silent.values())


@pytest.mark.parametrize(
    ("target", "operator", "basis", "low", "high"),
    [
        ("S002-01", Operator.EQUAL, Basis.CHANGE_POINTS, "-0.05", "-0.05"),
        ("S002-02", Operator.NONE, Basis.STATE, None, None),
        ("S002-03", Operator.ABOUT, Basis.COUNT, "2000", "2000"),
        ("S002-04", Operator.ABOVE, Basis.LEVEL, "0.1", "0.1"),
        ("S002-07", Operator.EQUAL, Basis.SHARE_OF_NEED, "1", "1"),
        ("S002-09", Operator.BELOW, Basis.LEVEL, "0.16", "0.16"),
        ("S002-14", Operator.AT_LEAST, Basis.LEVEL, "0.5", "0.5"),
        ("S001-01", Operator.RANGE, Basis.CHANGE_POINTS, "-0.015", "-0.01"),
        ("S004-01", Operator.EQUAL, Basis.LEVEL, "0.2668", "0.2668"),
    ],
)
def test_targets_have_the_operator_and_bounds_of_their_sentence(
    target: str, operator: Operator, basis: Basis, low: str | None, high: str | None
) -> None:
    found = next(t for t in PLANS[target[:4]].targets if t.id == target)
    bounds = tuple(None if bound is None else Decimal(bound) for bound in (low, high))
    assert (found.operator, found.basis, found.low, found.high) == (operator, basis, *bounds)


def test_the_baseline_of_s004_is_what_its_own_sentence_implies() -> None:
    rates = PLANS["S004"].targets[:2]
    assert [(t.baseline, t.stated_change, t.stated_count) for t in rates] == [
        (Decimal("0.3456"), Decimal("-0.0788"), 915),
        (Decimal("0.0415"), Decimal("-0.0214"), 248),
    ]
    assert {t.pace_rule for t in rates} == {PaceRule.CHANGE}


def test_nineteen_communes_have_codes_tiles_and_other_spellings() -> None:
    communes = [unit for unit in SONGMA.units if unit.group == "XA"]
    assert len(communes) == 19
    assert len({unit.tile for unit in communes}) == 19
    assert all(len(unit.code) == 5 and unit.code.startswith("04") for unit in communes)
    assert "Pú Pẩu" in SONGMA.unit_by_code["04174"].aliases
    assert not any("Sại" in alias for unit in communes for alias in (unit.name, *unit.aliases))


@pytest.mark.parametrize(
    ("unit", "projects"),
    [
        ("126-NNPTNT", ["DA2", "DA3.1"]),
        ("126-TTYT", ["DA3.2"]),
        ("126-TTTTVH", ["DA6.2"]),
        ("126-LDTBXH", ["DA4.1", "DA4.3", "DA6.2", "DA7.1", "DA7.2"]),
        ("04189", ["DA7.2"]),
        ("126-TCKH", []),
    ],
)
def test_money_is_reported_by_leads_and_helpers_never_on_a_node_above_others(unit: str, projects: list[str]) -> None:
    assert [project.code for project in SONGMA.projects_led_by(unit)] == projects


def test_a_lead_of_the_whole_project_stays_visible() -> None:
    assert [(lead.unit, lead.role) for lead in SONGMA.leads_of("DA7")] == [("126-LDTBXH", LeadRole.LEAD)]
    without_parts = replace(SONGMA, leads=tuple(lead for lead in SONGMA.leads if "7." not in lead.project))
    assert "DA7" in [project.code for project in without_parts.projects_led_by("126-LDTBXH")]


def test_reports_are_due_before_the_days_that_the_plan_names() -> None:
    periodic = {o.period.code: o.due_before.isoformat() for o in SONGMA.obligations if o.form == "BC-DK"}
    assert periodic == {"2024-H1": "2024-05-10", "2024": "2024-11-10"}
    monthly = {o.period.code: o.due_before.isoformat() for o in SONGMA.obligations if o.form == "BC-THANG"}
    assert (monthly["2024-01"], monthly["2024-12"]) == ("2024-02-11", "2025-01-11")


def test_every_measurable_target_has_a_path_and_all_projects_share_one() -> None:
    with_path = {milestone.key for milestone in SONGMA.milestones}
    no_path = {"S002-01", "S002-02", "S002-12"}  # reviewed once a year without a baseline; qualitative
    assert with_path == {t.id for t in SONGMA.targets} - no_path | {"*"}
    assert Counter(m.key for m in SONGMA.milestones).most_common()[-1][1] == 12
