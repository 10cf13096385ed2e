"""Drafts of plans: kept over sessions, by those alone who make plans, and a plan only by the one way in."""

import json
from dataclasses import replace

import pytest

from dashboard.domain.people.audit import AuditAction
from dashboard.domain.people.rights import Forbidden
from dashboard.domain.people.roles import ANYBODY, AccountRole, Actor, Grant, operator
from dashboard.domain.plan.drafts import merged_rows
from dashboard.exports.plan_typed import plan_as_texts, typed_workbook, workbook_texts
from dashboard.importing.files.workbook import read
from dashboard.usecases.importing import commit_import
from dashboard.usecases.plan_drafts import (
    MOST_ROWS,
    DraftDocument,
    DraftTooLarge,
    PlanDraft,
    StaleDraft,
    draft_of,
    drafts_for,
    drop_draft,
    edits_of,
    examine_draft,
    keep_draft,
    merge_into_draft,
    reopened,
)
from dashboard.usecases.planning import Edits
from db.engine import reading
from db.queries.audit import events
from tests.sample_store import COMMUNE, PROGRAMME, hashes, moved_since

DISTRICT = "126"
BOSS = operator("quản trị")
UNIT = {"code": "X1", "name": "Xã Một", "type": "xã", "level": "xã"}
BEGUN = draft_of(Edits({"units": [UNIT]}, {"code": "moi", "year": "2026"}), [DraftDocument("kh.docx", "ab")])


def administrator(unit: str = "") -> Actor:
    return Actor("A", 1, unit, frozenset({Grant(AccountRole.ADMINISTRATOR, unit)}))


def test_a_draft_is_left_and_taken_up_again_and_no_version_speaks_of_it(office):
    version = office.version()
    kept = keep_draft(office, BEGUN, BOSS)
    assert (kept.number, kept.revision, kept.changed_by) == (1, 1, "quản trị")
    again = reopened(office, kept.number, BOSS)
    assert (again.fields, again.rows("units"), again.documents) == (BEGUN.fields, (UNIT,), BEGUN.documents)
    assert (again.programme, again.year, again.changed_at) == ("moi", 2026, office.clock())
    longer = keep_draft(office, replace(again, fields={**again.fields, "name": "Chương trình"}), BOSS)
    assert (longer.number, longer.revision) == (1, 2)
    assert [d.fields for d in drafts_for(office, BOSS)] == [longer.fields]
    drop_draft(office, longer, BOSS)
    assert drafts_for(office, BOSS) == () and office.version() == version
    with reading(office.url) as session:
        told = [e for e in events(session) if e.action is AuditAction.PLAN_DRAFT]
    assert [(e.subject, bool(e.before), bool(e.after)) for e in told] == [
        ("1", False, True), ("1", True, True), ("1", True, False),
    ]  # fmt: skip
    assert json.loads(told[0].after) == {"programme": "moi", "year": 2026, "fields": 2, "rows": 1}


def test_the_same_draft_again_is_not_written(office):
    kept = keep_draft(office, BEGUN, BOSS)
    before = hashes(office)
    assert keep_draft(office, kept, BOSS) == kept
    assert hashes(office) == before


def test_what_another_kept_meanwhile_is_not_overwritten(office):
    mine = keep_draft(office, BEGUN, BOSS)
    keep_draft(office, replace(mine, fields={"code": "khac"}), BOSS)
    with pytest.raises(StaleDraft):
        keep_draft(office, replace(mine, fields={"code": "cua-toi"}), BOSS)
    assert reopened(office, mine.number, BOSS).programme == "khac"
    drop_draft(office, mine, BOSS)
    with pytest.raises(StaleDraft):
        reopened(office, mine.number, BOSS)
    with pytest.raises(StaleDraft):
        keep_draft(office, mine, BOSS)


def test_who_makes_no_plans_sees_and_keeps_none(office):
    kept = keep_draft(office, BEGUN, BOSS)
    before = hashes(office)
    for actor in (ANYBODY, Actor("B", 2, "", frozenset({Grant(AccountRole.REVIEWER)})), administrator(COMMUNE)):
        assert drafts_for(office, actor) == ()
        for tried in (lambda a: keep_draft(office, BEGUN, a), lambda a: reopened(office, kept.number, a)):
            with pytest.raises(Forbidden):
                tried(actor)
        with pytest.raises(Forbidden):
            drop_draft(office, kept, actor)
    assert moved_since(office, before) <= {"audit_event"}  # a refused try is told


def test_whoever_administers_a_unit_makes_the_plan_of_that_unit(office):
    of_district = replace(BEGUN, fields={**BEGUN.fields, "root": DISTRICT})
    kept = keep_draft(office, of_district, administrator(DISTRICT))
    assert drafts_for(office, administrator(DISTRICT)) == (kept,)
    taken = replace(kept, fields={**kept.fields, "root": COMMUNE})
    with pytest.raises(Forbidden):
        keep_draft(office, taken, administrator(COMMUNE))


def test_a_draft_holds_no_more_than_a_workbook_may(office):
    long = replace(BEGUN, fields={"name": "x" * 4_001})
    many = replace(BEGUN, tables={"units": tuple({"code": str(n)} for n in range(MOST_ROWS))})
    for draft in (long, many):
        with pytest.raises(DraftTooLarge):
            keep_draft(office, draft, BOSS)


def test_what_a_document_says_is_merged_and_blanks_nothing():
    document = DraftDocument("kh.docx", "ab")
    said = Edits(
        {"units": [{"code": "X1", "name": "Xã Mốt", "group": "XA"}, {"code": "X2", "name": "Xã Hai"}]}, {"name": ""}
    )
    merged = merge_into_draft(merge_into_draft(BEGUN, said, document), said, DraftDocument("kh2.docx", "cd"))
    assert merged.rows("units") == (
        {**UNIT, "name": "Xã Mốt", "group": "XA"},
        {"code": "X2", "name": "Xã Hai"},
    )
    assert merged.fields == BEGUN.fields
    assert [one.name for one in merged.documents] == ["kh.docx", "kh2.docx"]


def test_columns_that_no_sheet_has_are_left_out():
    draft = draft_of(Edits({"units": [{"code": "X1", "made_up": "?"}, {"made_up": "?"}]}, {"made_up": "?"}))
    assert (draft.fields, draft.tables) == ({}, {"units": ({"code": "X1"},)})


def test_rows_are_told_apart_by_all_that_names_them():
    rows = merged_rows(
        [{"project": "DA2", "fund": "TW", "amount": "1"}],
        [{"project": "DA2", "fund": "DP", "amount": "2"}, {"project": "DA2", "fund": "TW", "amount": "3"}],
        ("project", "fund"),
    )
    assert [row["amount"] for row in rows] == ["3", "2"]


def test_a_plan_taken_as_texts_is_the_same_plan_when_it_is_stored(office):
    plan = office.snapshot(PROGRAMME, 2024).plan
    fields, tables = plan_as_texts(plan)
    draft = draft_of(Edits(tables, {**fields, "code": "ban-sao"}))
    examination = examine_draft(office, draft)
    assert not examination.blocked, examination.issues
    commit_import(office, examination, BOSS)
    stored = office.snapshot("ban-sao", 2024).plan
    assert replace(stored, programme=plan.programme) == plan


def test_a_half_filled_workbook_becomes_a_draft_and_comes_back_the_same():
    edits = edits_of(BEGUN)
    fields, tables = workbook_texts(read(typed_workbook(dict(edits.fields), edits.tables)))
    again = draft_of(Edits(tables, fields))
    assert again.tables == BEGUN.tables
    assert {key: text for key, text in again.fields.items() if key not in ("layout", "money_unit")} == BEGUN.fields
    assert workbook_texts(read(typed_workbook({}, {}))) is not None


def test_an_empty_draft_is_examined_like_any_workbook(office):
    examination = examine_draft(office, PlanDraft())
    assert examination.blocked and examination.readable
