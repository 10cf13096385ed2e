"""Quản trị → Bắt đầu: an office with an empty store makes its plan step by step, leaves and comes back, and stores it."""

from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from dashboard.domain.people.roles import AccountRole, Grant, operator
from dashboard.domain.plan.indicators import Frequency
from dashboard.usecases.office import Office
from dashboard.usecases.plan_beginnings import from_example
from dashboard.usecases.plan_drafts import drafts_for, keep_draft, reopened
from dashboard.usecases.plan_steps import StartStep, lacks
from db.engine import engine
from tests.pages.opened import page
from tests.pages.seen import texts_of_tables
from tests.pages.signed import sign_in_as
from tests.pages.test_planning_page import Edit, Hands
from tests.pages.test_reading_pages import words_on
from tests.sample_store import TODAY

COMMUNES = "Mường Và\nNậm Lạnh\nPúng Bánh\nDồm Cang\nSam Kha\nMường Lèo\nSốp Cộp"


@pytest.fixture
def hands(monkeypatch: pytest.MonkeyPatch) -> Iterator[Hands]:
    """As on the planning page; the editors here are keyed `start_grid_<sheet>_<round>`."""
    made = Hands()

    def edited(frame: pd.DataFrame, key: str, **named: object) -> pd.DataFrame:
        return made(frame, key.replace("start_grid_", "planning_", 1), **named)

    monkeypatch.setattr(st, "data_editor", edited)
    yield made


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Office]:
    """An office whose store has nothing in it, and an administrator who is signed in."""
    made = Office(f"sqlite:///{tmp_path / 'moi.db'}", lambda: TODAY)
    made.prepare()
    monkeypatch.setenv("GIAMNGHEO_DATABASE_URL", made.url)
    sign_in_as(made, monkeypatch)
    yield made
    engine(made.url).dispose()


def opened() -> AppTest:
    test = page("quan_tri", muc="bat-dau")
    assert not test.exception
    return test


def pressed(test: AppTest, key: str) -> AppTest:
    test.button(key=key).click()
    test.run()
    assert not test.exception, test.exception
    return test


def at(test: AppTest, step: StartStep) -> AppTest:
    test.session_state["start_step"] = step
    test.run()
    assert not test.exception, test.exception
    return test


def rows(*new: dict[str, str]) -> Edit:
    return lambda frame: pd.concat([frame, pd.DataFrame(new)], ignore_index=True)


def test_an_empty_store_leads_there_and_every_way_to_begin_is_offered(office: Office) -> None:
    test = page("tong_quan")
    assert "Quản trị → Bắt đầu" in words_on(test)
    said = words_on(opened())
    for way in ("Từ đầu, từng bước", "Từ tệp kế hoạch (Excel)", "Từ kế hoạch năm trước", "Chép một ví dụ đã điền"):
        assert way in said


def test_the_office_of_the_first_day_is_made_without_a_code_typed_by_hand(office: Office, hands: Hands) -> None:
    test = pressed(opened(), "start_nothing")
    assert "Còn thiếu:" in words_on(test) and "Tên chương trình, Cơ quan" in words_on(test)
    # the office
    test.text_input(key="start_unit_name").set_value("Huyện Sốp Cộp")
    test = pressed(test, "start_take_unit")
    fields = {box.key.split("_")[2]: box for box in test.text_input if (box.key or "").startswith("start_field_")}
    fields["name"].set_value("Chương trình mục tiêu quốc gia giảm nghèo bền vững")
    fields["year"].set_value("2025")
    test = pressed(test.run(), "start_fill_fields")
    fields = {box.key.split("_")[2]: box.value for box in test.text_input if (box.key or "").startswith("start_field_")}
    assert (fields["root"], fields["office"], fields["code"]) == ("H1", "UBND huyện Sốp Cộp", "sop-cop-gn")
    assert fields["title"] == "Kế hoạch thực hiện Chương trình năm 2025"
    # its units: seven communes by name, two offices
    test = pressed(test, "start_next")
    assert test.session_state["start_step"] == StartStep.UNITS
    test.text_area(key="start_units_text").set_value(COMMUNES)
    test = pressed(test.run(), "start_units_take_paste")
    test.text_area(key="start_units_text").set_value("Phòng Nội vụ\nPhòng Nông nghiệp và Môi trường\nPhòng Nội vụ")
    test.run()
    assert [box.value for box in test.multiselect if box.key == "start_units_without_paste"] == [["Phòng Nội vụ"]]
    test = pressed(test, "start_units_take_paste")
    # left, and taken up again
    test = pressed(test, "start_next")
    [draft] = drafts_for(office, operator("x"))
    assert [row["code"] for row in draft.rows("units")] == [
        "H1",
        "X1",
        "X2",
        "X3",
        "X4",
        "X5",
        "X6",
        "X7",
        "NV",
        "NNMT",
    ]
    test = pressed(opened(), f"start_reopen_{draft.number}")
    test = at(test, StartStep.INDICATORS)
    # indicators from the library, reported by all communes
    key = next(box.key for box in test.multiselect if (box.key or "").startswith("start_library_result"))
    test.multiselect(key=key).set_value(["HN-TYLE", "DT-NGHE", "VL-KETNOI", "NS-NUOC", "TT-VIENTHONG"])
    assert [box.value for box in test.multiselect if box.key == "start_library_reporters"] == [["XA"]]
    test = pressed(test.run(), "start_take_indicators")
    # targets in the plan's own words
    hands.edits["targets"] = rows(
        {"indicator": "HN-TYLE", "value": "giảm 5%", "source_sentence": "Tỷ lệ hộ nghèo giảm 5%"},
        {"indicator": "VL-KETNOI", "value": "khoảng 600", "source_sentence": "Tạo việc làm cho khoảng 600 lao động"},
        {"indicator": "DT-NGHE", "value": "150", "source_sentence": "Đào tạo nghề cho 150 lao động"},
        {"indicator": "NS-NUOC", "value": "80%", "source_sentence": "80% hộ dùng nước hợp vệ sinh"},
        {"indicator": "TT-VIENTHONG", "value": "ít nhất 50%", "source_sentence": "Ít nhất 50% hộ tiếp cận thông tin"},
    )
    test = at(test, StartStep.TARGETS)
    said = words_on(test)
    assert "«ít nhất 50%» đọc là **ít nhất 50%**" in said and "«khoảng 600» đọc là **khoảng 600 lao động**" in said
    assert "điểm % hay phần trăm của số đầu kỳ? Sẽ hỏi khi xem lại" in said
    test.button(key="start_next").click()
    hands.edits.clear()
    test.run()
    # money
    for kind, codes in (("projects", ["DA2", "DA3.1", "DA4.1", "DA7.1"]), ("funds", ["NSTW-SN"])):
        key = next(box.key for box in test.multiselect if (box.key or "").startswith(f"start_{kind}_"))
        test.multiselect(key=key).set_value(codes)
    test = pressed(test.run(), "start_take_money")
    hands.edits["allocations"] = rows(
        *({"project": code, "fund": "NSTW-SN", "amount": amount} for code, amount in
          (("DA2", "1.250"), ("DA3.1", "350"), ("DA4.1", "820"), ("DA7.1", "96"))),
    )  # fmt: skip
    test.run()
    test.button(key="start_next").click()
    hands.edits.clear()
    test.run()
    # who reports what, from September on
    assert test.session_state["start_step"] == StartStep.REPORTING
    test.multiselect(key="start_rule_who").set_value(["XA", "NV", "NNMT"])
    test.selectbox(key="start_rule_often").set_value(Frequency.MONTH)
    test.selectbox(key="start_rule_since").set_value(9)
    test = pressed(test.run(), "start_add_rule")
    assert "kỳ đầu tiên, tháng 9/2025, nộp trước ngày 10/10/2025" in words_on(test)
    # who leads
    test = pressed(test, "start_next")
    test.multiselect(key="start_lead_projects").set_value(["DA2", "DA3.1"])
    test.selectbox(key="start_lead_unit").set_value("NNMT")
    test = pressed(test.run(), "start_add_lead")
    test.multiselect(key="start_lead_projects").set_value(["DA4.1", "DA7.1"])
    test.selectbox(key="start_lead_unit").set_value("NV")
    test = pressed(test.run(), "start_add_lead")
    test = pressed(test, "start_next")
    # looked over: one question, nothing else
    assert "start_store" not in {b.key for b in test.button}
    findings = texts_of_tables(test)
    assert "giảm 5%" in findings and "◆" not in findings
    asked = next(box for box in test.radio if (box.key or "").startswith("upload_answer_"))
    asked.set_value(next(o for o in asked.options if "change_points" in o or "điểm" in o))
    next(b for b in test.button if b.label == "Kiểm tra lại").click()
    test.run()
    assert "start_store" in {b.key for b in test.button}, texts_of_tables(test)
    test = pressed(test, "start_store")
    said = words_on(test)
    assert "Đã lưu kế hoạch. Việc tiếp theo" in said
    [known] = office.programmes()
    plan = office.snapshot(known.programme.code, 2025).plan  # type: ignore[union-attr]
    assert (len(plan.units), len(plan.targets), sum(a.amount_vnd or 0 for a in plan.allocations)) == (
        10,
        5,
        2_516_000_000,
    )
    assert [o.period.code for o in plan.obligations] == ["2025-09", "2025-10", "2025-11", "2025-12"]
    assert {t.id: t.pace_rule.value for t in plan.targets}["CT-01"] == "change"
    assert drafts_for(office, operator("x")) == ()
    assert "chưa có số liệu" in words_on(page("tong_quan"))


def test_a_commune_alone_is_an_office_that_reports_for_itself(office: Office, hands: Hands) -> None:
    test = pressed(opened(), "start_nothing")
    test.text_input(key="start_unit_name").set_value("Xã Mường Và")
    test.text_input(key="start_unit_code").set_value("04240")
    test = pressed(test, "start_take_unit")
    test = at(test, StartStep.REPORTING)
    assert test.multiselect(key="start_rule_who").options == ["Xã Mường Và"]
    test.multiselect(key="start_rule_who").set_value(["04240"])
    test = pressed(test.run(), "start_add_rule")
    test = pressed(test, "start_keep")
    [draft] = drafts_for(office, operator("x"))
    [rule] = draft.rows("calendar")
    assert (rule["reporters"], rule["period"], rule["due_before"]) == ("04240", "hằng tháng", "trước ngày 10")


def test_look_alikes_are_asked_about(office: Office, hands: Hands) -> None:
    test = at(pressed(opened(), "start_nothing"), StartStep.UNITS)
    test.text_area(key="start_units_text").set_value("Xã Chiềng En\nXã Chiềng Ên")
    test.run()
    assert "gần giống" in "\n".join(str(w.value) for w in test.warning)


def test_a_draft_that_another_has_changed_is_not_overwritten(office: Office, hands: Hands) -> None:
    test = pressed(pressed(opened(), "start_nothing"), "start_keep")
    [draft] = drafts_for(office, operator("x"))
    from dataclasses import replace

    keep_draft(office, replace(draft, fields={"name": "Của người khác"}), operator("Người khác"))
    box = next(b for b in test.text_input if (b.key or "").startswith("start_field_name"))
    box.set_value("Của tôi")
    test = pressed(test.run(), "start_keep")
    assert "bản nháp đã được người khác sửa" in "\n".join(str(e.value) for e in test.error)
    assert reopened(office, draft.number, operator("x")).fields["name"] == "Của người khác"


def test_the_example_opens_filled_in_and_lacks_nothing(office: Office) -> None:
    test = pressed(opened(), "start_example")
    assert "Chưa thấy thiếu mục bắt buộc nào" in words_on(test)
    assert [lack for lack in lacks(from_example()) if lack.lack.blocks] == []
    for step in StartStep:
        test = at(test, step)


def test_a_step_with_faults_is_named_with_its_way_back(office: Office, hands: Hands) -> None:
    test = at(pressed(opened(), "start_nothing"), StartStep.LOOK)
    assert "start_mend_units" in {b.key for b in test.button} or "start_mend_office" in {b.key for b in test.button}
    test = pressed(test, "start_mend_office")
    assert test.session_state["start_step"] == StartStep.OFFICE


@pytest.mark.parametrize("role", [AccountRole.REPORTER, AccountRole.REVIEWER])
def test_only_who_makes_plans_may_begin_one(office: Office, monkeypatch: pytest.MonkeyPatch, role: AccountRole) -> None:
    sign_in_as(office, monkeypatch, "Lò Thị C", frozenset({Grant(role)}))
    test = opened()
    assert "start_nothing" not in {b.key for b in test.button}


def test_no_step_shows_a_key_instead_of_a_word(office: Office) -> None:
    test = pressed(opened(), "start_nothing")
    for step in StartStep:
        test = at(test, step)
        shown = [*words_on(test).split("\n"), *(option for box in test.selectbox for option in box.options)]
        assert [text for text in shown if "term." in text] == [], step


def test_a_pasted_list_is_shown_as_it_is_read_before_it_is_taken(office: Office) -> None:
    test = at(pressed(opened(), "start_nothing"), StartStep.UNITS)
    test.text_area(key="start_units_text").set_value("STT\tTên bản\tMã\n1\tBản Nà Hin\t00127\n2\tNà Hạ\t00128")
    shown = texts_of_tables(test.run())
    assert not test.exception
    for text in ("00127", "Bản Nà Hin", "thôn, bản", "00128", "Nà Hạ", "(như đã chọn ở trên)"):
        assert text in shown, text
