"""The five real texts: every target, line of money, lead and deadline that they state is proposed, and nothing else is."""

import re

import pytest

from dashboard.importing.plan_documents.proposals import PlanReading, ProposalKind
from tests.importing.plan_documents.build import brief, read_text
from tests.importing.plan_documents.right import LEADS, MONEY, NOT_OURS, SOURCES, TARGETS
from tests.shared import DOMAIN, ROOT

pytestmark = pytest.mark.skipif(not (DOMAIN / "sources").exists(), reason="the sources are not here")


def reading_of(source: str) -> PlanReading:
    return read_text((DOMAIN / "sources" / SOURCES[source]).read_text(encoding="utf-8"))


@pytest.mark.parametrize("source", SOURCES)
def test_all_targets_of_a_source_are_proposed_and_nothing_else_is(source: str) -> None:
    found = reading_of(source).of(ProposalKind.TARGET)
    told = [(p.fields["name"], *brief(p)[:2], p.fields.get("basis") or brief(p)[2]) for p in found]
    right = TARGETS[source]
    assert len(told) == len(right), told
    for (name, *said), (part, *wanted) in zip(told, right, strict=True):
        assert part in name
        assert said == list(wanted), name


def test_money_of_the_model_plan_is_proposed_by_project_and_source() -> None:
    reading = reading_of("S002")
    lines = {
        (p.fields["project"], p.fields["tier"]): p.fields["amount"]
        for p in reading.of(ProposalKind.MONEY)
        if p.fields["amount"] != "chưa có số"
    }
    assert lines == MONEY
    assert {p.fields["budget_year"] for p in reading.of(ProposalKind.MONEY) if "note" in p.fields} == {"2022", "2023"}


def test_every_total_of_the_model_plan_is_held_against_its_parts() -> None:
    checks = reading_of("S002").checks
    assert all(check.holds for check in checks)
    assert {check.stated for check in checks if not check.of} == {15_555_250_000, 15_089_000_000, 466_250_000}


def test_projects_that_the_district_is_not_entitled_to_keep_the_plans_words() -> None:
    projects = {p.fields["code"]: p.fields for p in reading_of("S002").of(ProposalKind.PROJECT)}
    assert tuple(code for code, own in projects.items() if own["applicable"] == "không") == NOT_OURS
    assert projects["DA4.2"]["reason"] == "Huyện Sông Mã không thuộc đối tượng của Tiểu dự án."
    assert projects["DA6.2"]["parent"] == "DA6"
    assert len(projects) == 16


def test_leads_are_read_and_two_of_one_project_are_asked_about() -> None:
    leads = reading_of("S002").of(ProposalKind.LEAD)
    assert {(p.fields["project"], p.fields["office"]) for p in leads if p.fields["role"] == "lead"} == LEADS
    assert {p.fields["project"] for p in leads if p.questions} == {"DA6.2"}


def test_deadlines_are_strict_days_whose_period_the_text_does_not_say() -> None:
    deadlines = reading_of("S002").of(ProposalKind.DEADLINE)
    assert [p.fields["due_before"] for p in deadlines] == ["10/05/2024", "10/11/2024"]
    assert {q.code for p in deadlines for q in p.questions} == {"period"}


def test_the_head_of_the_model_plan() -> None:
    reading = reading_of("S002")
    assert reading.plan["office"] == "UBND huyện Sông Mã"
    assert reading.plan["year"] == "2024"
    assert reading.plan["decision_date"] == "18/12/2023"
    assert len(reading.of(ProposalKind.DOCUMENT)) == 6


def test_an_amount_of_impossible_size_is_a_question() -> None:
    (line,) = reading_of("S001").of(ProposalKind.MONEY)
    assert "amount" not in line.fields
    assert [c.fields["amount"] for c in line.questions[0].choices] == ["603.736", "603.736.000"]


def test_a_change_and_a_count_beside_a_level_are_its_own() -> None:
    rate = reading_of("S004").of(ProposalKind.TARGET)[0]
    assert rate.fields["stated_change"] == "-7,88"
    assert rate.fields["stated_count"] == "915"
    assert [q.code for q in rate.questions] == ["count_of"]


def test_places_are_those_of_the_plans_own_numbers() -> None:
    places = [p.place for p in reading_of("S002").of(ProposalKind.TARGET)]
    assert places[0] == "II.1, vế 1"
    assert places[8] == "II.6, gạch 2, vế 2"


@pytest.mark.parametrize("page", ["docs/doc-van-ban-ke-hoach.md", "docs/plan-documents.en.md"])
def test_the_handbooks_table_is_what_the_rules_do(page: str) -> None:
    rows = []
    for source in SOURCES:
        found = reading_of(source).of(ProposalKind.TARGET)
        parts = [part for part, *_ in TARGETS[source]]
        right = sum(any(part in p.fields["name"] for part in parts) for p in found)
        rows.append((len(parts), right, len(found) - right, sum(bool(p.questions) for p in found)))
    lines = (ROOT / page).read_text(encoding="utf-8").splitlines()
    told = [
        tuple(map(int, cells))
        for line in lines
        if (cells := re.findall(r"(?<=\| )\d+(?= \|)", line)) and len(cells) == 4
    ]
    assert told == rows
