"""A plan's document in a draft: confirmed into it, taken back out, kept with its bytes, and the source of the plan in the end."""

from dataclasses import replace

from dashboard.domain.people.roles import operator
from dashboard.domain.plan.indicators import Aggregation
from dashboard.domain.plan.units import UnitLevel
from dashboard.importing.pasted_units import pasted_units
from dashboard.importing.sheets.vocabulary import word
from dashboard.usecases.importing import commit_import
from dashboard.usecases.office import Office
from dashboard.usecases.plan_beginnings import from_last_year, from_nothing
from dashboard.usecases.plan_draft_documents import read_again, source_of, with_document
from dashboard.usecases.plan_drafts import drafts_for, drop_draft, examine_draft, keep_draft, reopened
from dashboard.usecases.plan_filling import told_below, with_units
from dashboard.usecases.plan_reading import ProposalVerdict, read_pasted, with_source
from dashboard.usecases.plan_sources import plan_source
from tests.sample_store import PROGRAMME
from tests.usecases.test_plan_reading import TEXT, answered

BOSS = operator("quản trị")
NO = ProposalVerdict(False)


def test_what_is_confirmed_stands_in_the_draft_and_goes_out_when_dropped():
    read = read_pasted(TEXT)
    said = answered(read)
    draft = with_document(from_nothing(), read, said)
    assert [row["id"] for row in draft.rows("targets")] == ["01", "02", "03", "04"]
    typed = [row | {"baseline": "7"} if row["id"] == "03" else row for row in draft.rows("targets")]
    typed_over = replace(draft, tables={**draft.tables, "targets": tuple(typed)})
    less = with_document(typed_over, read, said | {"target:2": NO})
    assert [(row["id"], row.get("baseline")) for row in less.rows("targets")] == [
        ("01", None),
        ("03", "7"),
        ("04", None),
    ]
    assert "CT02" not in {row["code"] for row in less.rows("indicators")}
    again = with_document(less, read, said)
    assert [row["id"] for row in again.rows("targets")] == ["01", "02", "03", "04"]
    assert with_document(again, read, said) is again


def test_nothing_unconfirmed_stands_in_the_draft():
    read = read_pasted(TEXT)
    assert with_document(from_nothing(), read, {}).tables == {}


def test_the_draft_keeps_the_document_and_what_was_said_of_it(office: Office):
    read = read_pasted(TEXT)
    said = answered(read) | {"target:2": NO}
    kept = keep_draft(office, with_document(from_nothing(), read, said), BOSS)
    back = reopened(office, kept.number, BOSS)
    assert back.documents[0].content is None
    later = keep_draft(office, replace(back, fields={**back.fields, "name": "Tên khác"}), BOSS)
    back = reopened(office, later.number, BOSS)
    opened = read_again(office, back, back.documents[0])
    assert opened is not None
    assert opened[0].received == read.received
    assert opened[1] == said
    drop_draft(office, back, BOSS)
    assert drafts_for(office, BOSS) == ()
    assert source_of(office, back) is None


def test_a_plan_made_of_a_draft_has_the_document_as_its_source(office: Office):
    read = read_pasted(TEXT)
    kept = keep_draft(office, with_document(from_nothing(), read, answered(read)), BOSS)
    back = reopened(office, kept.number, BOSS)
    source = source_of(office, back)
    assert source is not None
    examined = with_source(examine_draft(office, back), source)
    commit_import(office, examined, BOSS)
    plan = office.snapshot(back.programme, 2026).plan
    assert plan_source(office, plan) == (read.received.sha256, "van-ban-dan.txt")


def test_next_years_plan_takes_a_document_without_losing_its_own_codes(office: Office):
    draft = from_last_year(office, PROGRAMME, 2024)
    root = next(row for row in draft.rows("units") if row["code"] == draft.root)
    standing = draft.rows("indicators")[0]
    text = TEXT.replace("XÃ NÀ HỌC", root["name"].upper()).replace("2026", str(draft.year))
    read = read_pasted(text)
    merged = with_document(draft, read, answered(read))
    assert (merged.programme, merged.root) == (draft.programme, draft.root)
    assert merged.rows("indicators")[: len(draft.rows("indicators"))][0] == standing
    codes = [row["code"] for row in merged.rows("indicators")]
    assert len(codes) == len(set(codes)) > len(draft.rows("indicators"))
    assert {row["indicator"] for row in merged.rows("targets")} <= set(codes)
    back = with_document(merged, read, dict.fromkeys(answered(read), NO))
    assert {row["code"] for row in back.rows("indicators")} == {row["code"] for row in draft.rows("indicators")}


def test_communes_that_come_later_may_report_what_adds_up():
    text = TEXT.replace("XÃ NÀ HỌC", "HUYỆN NÀ HỌC").partition("2. Các bản:")[0]
    draft = with_document(from_nothing(), read := read_pasted(text), answered(read))
    assert {row["reporters"] for row in draft.rows("indicators")} == {draft.root}
    assert told_below(draft) is draft
    listed = with_units(draft, pasted_units("Xã Một\nXã Hai"), UnitLevel.COMMUNE)
    told = {row["aggregation"]: (row["reporters"], row["subject"]) for row in told_below(listed).rows("indicators")}
    assert told[word(Aggregation.SUM)] == ("XA", "đơn vị báo cáo")
    assert told[word(Aggregation.NONE)] == (draft.root, draft.root)
