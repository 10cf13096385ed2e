"""Quản trị → Từ văn bản kế hoạch: paste, confirm, answer, look over, store; and the sentence in the document."""

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.domain.people.roles import operator
from dashboard.usecases.office import Office
from dashboard.usecases.plan_drafts import drafts_for
from dashboard.usecases.plan_sources import plan_source
from dashboard.usecases.plan_steps import StartStep
from db.engine import engine
from tests.pages.opened import page
from tests.pages.signed import sign_in_as
from tests.pages.test_reading_pages import words_on
from tests.sample_store import url_of
from tests.usecases.test_plan_reading import TEXT, stored

pytestmark = pytest.mark.usefixtures("clerk")


def opened() -> AppTest:
    return page("quan_tri", muc="tu-van-ban")


def read() -> AppTest:
    on = opened()
    on.text_area(key="proposals_text").set_value(TEXT).run()
    return on.button(key="proposals_read").click().run()


def test_nothing_is_read_without_a_document(office: Office) -> None:
    on = opened()
    on.button(key="proposals_read").click().run()
    assert not on.exception
    assert "Hãy chọn tệp hoặc dán nội dung trước." in words_on(on)


def test_proposals_stand_beside_their_sentences_with_counts(office: Office) -> None:
    on = read()
    assert not on.exception
    assert "đề xuất" in words_on(on)
    on.session_state["proposals_kind"] = "target"
    on.run()
    assert "Đào tạo nghề cho 40 lao động" in words_on(on)


def to_the_end(on: AppTest) -> None:
    """From the document over the first step to the last."""
    on.button(key="start_next").click().run()
    assert on.session_state["start_step"] is StartStep.OFFICE
    on.session_state["start_step"] = StartStep.LOOK
    on.run()
    assert not on.exception


def test_a_plan_is_stored_only_after_it_was_confirmed_and_looked_over(office: Office) -> None:
    on = read()
    before = office.codes()
    on.button(key="proposals_take_clear").click().run()
    desk = on.session_state["plan_document"]
    for proposal in desk.read.reading.proposals:
        for question in proposal.questions:
            desk.answer(proposal, question.code, question.choices[0].key)
    on.run()
    to_the_end(on)
    assert office.codes() == before
    assert "van-ban-dan.txt" in words_on(on)
    on.button(key="start_store").click().run()
    assert not on.exception
    (code,) = set(office.codes()) - set(before)
    plan = office.snapshot(code, 2026).plan
    assert plan_source(office, plan) == (desk.read.received.sha256, "van-ban-dan.txt")


def test_a_document_left_half_confirmed_is_taken_up_again_with_what_was_said(office: Office) -> None:
    on = read()
    on.button(key="proposals_take_clear").click().run()
    on.button(key="start_keep").click().run()
    on.button(key="start_close").click().run()
    again = page("quan_tri", muc="bat-dau")
    (kept,) = drafts_for(office, operator("x"))
    again.button(key=f"start_reopen_{kept.number}").click().run()
    again.session_state["start_step"] = StartStep.DOCUMENT
    again.run()
    assert not again.exception
    desk = again.session_state["plan_document"]
    assert desk.of(next(p for p in desk.read.reading.proposals if p.key == "target:2")).taken
    drop = next(c for c in again.get("button_group") if c.key.endswith("_do"))
    drop.set_value("drop").run()
    assert not again.exception
    to_the_end(again)


def test_a_dropped_proposal_is_no_part_of_the_plan(office: Office) -> None:
    on = read()
    on.session_state["proposals_kind"] = "target"
    on.run()
    desk = on.session_state["plan_document"]
    drop = next(c for c in on.get("button_group") if c.key == f"proposal_{desk.round}_target:2_do")
    drop.set_value("drop").run()
    assert not desk.verdicts["target:2"].taken


def test_a_field_is_mended_in_place(office: Office) -> None:
    on = read()
    on.session_state["proposals_kind"] = "target"
    on.run()
    desk = on.session_state["plan_document"]
    key = f"proposal_{desk.round}_target:2"
    next(c for c in on.get("button_group") if c.key == f"{key}_do").set_value("mend").run()
    on.text_input(key=f"{key}_f_value").set_value("ít nhất 45").run()
    assert not on.exception
    assert desk.verdicts["target:2"].fields == {"value": "ít nhất 45"}


def test_a_targets_sentence_leads_to_its_place_in_the_document(office: Office) -> None:
    _, _, plan = stored(office)
    source = plan_source(office, plan)
    assert source is not None
    target = page("chi_tieu", ct="02", kh=f"{plan.programme.code}-2026")
    assert not target.exception
    assert any(
        "Xem trong văn bản" in str(link.proto) for link in target.get("page_link")
    ) or "Xem trong văn bản" in words_on(target)
    there = page("o_nguon", tep=source[0][:12], o="I.2, vế 1")
    assert not there.exception
    shown = "".join(html.proto.body for html in there.get("html"))
    assert 'aria-current="true"' in shown
    assert "2. Đào tạo nghề cho 40 lao động." in shown


def test_an_empty_store_is_begun_from_the_document(tmp_path, monkeypatch) -> None:
    monkeypatch.setenv("GIAMNGHEO_DATABASE_URL", url_of(tmp_path / "empty.db"))
    empty = Office(url_of(tmp_path / "empty.db"))
    empty.prepare()
    sign_in_as(empty, monkeypatch)
    on = read()
    assert not on.exception
    on.button(key="proposals_take_clear").click().run()
    to_the_end(on)
    on.button(key="start_store").click().run()
    assert not on.exception
    (code,) = empty.codes()
    assert next(t.source_sentence for t in empty.snapshot(code, 2026).plan.targets) == "Đào tạo nghề cho 40 lao động"
    engine(url_of(tmp_path / "empty.db")).dispose()
