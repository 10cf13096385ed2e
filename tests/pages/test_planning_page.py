"""Quản trị → Kế hoạch: cells are typed, looked over and stored as a new version; nothing half, nothing lost."""

import csv
import shutil
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from dashboard.domain.issues import IssueCode
from dashboard.domain.people.roles import operator
from dashboard.ui.planning.sections import SECTIONS
from dashboard.usecases.importing import commit_import, examine_upload
from dashboard.usecases.office import Office
from dashboard.usecases.planning import Edits, examine_edits, standing_fields, standing_texts
from dashboard.usecases.templates import plan_in_force
from db.engine import engine
from tests.pages.opened import page
from tests.pages.seen import texts_of_tables
from tests.pages.signed import sign_in_as
from tests.pages.test_reading_pages import words_on
from tests.sample_store import PROGRAMME, TODAY, url_of, whole
from tests.shared import DOMAIN

UNITS = DOMAIN / "songma_units.csv"
TARGET = "S002-03"
pytestmark = pytest.mark.usefixtures("clerk")  # whoever may do everything is signed in
Edit = Callable[[pd.DataFrame], pd.DataFrame]


class Hands:
    """Types into the editors: what `edits` holds for a table is done to its frame once each round."""

    def __init__(self) -> None:
        self.edits: dict[str, Edit] = {}

    def __call__(self, frame: pd.DataFrame, key: str, **_: object) -> pd.DataFrame:
        edit = self.edits.get(key.removeprefix("planning_").rpartition("_")[0])
        return edit(frame.copy()) if edit else frame


@pytest.fixture
def hands(monkeypatch: pytest.MonkeyPatch) -> Hands:
    made = Hands()
    monkeypatch.setattr(st, "data_editor", made)
    return made


def typed(row: str, column: str, text: str, key: str = "key") -> Edit:
    def edit(frame: pd.DataFrame) -> pd.DataFrame:
        frame.loc[frame[key] == row, column] = text
        return frame

    return edit


def opened(section: str = "") -> AppTest:
    test = page("quan_tri", **({"muc": section} if section else {}))
    assert not test.exception
    return test


def signed(test: AppTest, approver: str = "Nguyễn Văn B, Phó Chủ tịch", day: str = "11/10/2024") -> AppTest:
    if any(box.key == "planning_approved_by" for box in test.text_input):
        test.text_input(key="planning_approved_by").set_value(approver)
        test.text_input(key="planning_approved_on").set_value(day)
    return test.run()


def looked_over(test: AppTest) -> AppTest:
    test.button(key="planning_look").click()
    test.run()
    assert not test.exception
    return test


def stored(test: AppTest) -> AppTest:
    test.button(key="planning_store").click()
    test.run()
    assert not test.exception
    return test


def buttons(test: AppTest) -> set[str | None]:
    return {button.key for button in test.button}


def test_the_plan_is_shown_as_a_person_types_it(office: Office, hands: Hands) -> None:
    seen: list[pd.DataFrame] = []
    hands.edits["milestones"] = lambda frame: seen.append(frame) or frame  # type: ignore[func-returns-value]
    opened()
    (frame,) = seen
    row = frame[frame["key"] == TARGET].iloc[0]
    assert (row["m12"], row["_name"] != "") == ("2.000", True)


def test_a_milestone_is_edited_looked_over_and_stored(office: Office, hands: Hands) -> None:
    before = office.standing(PROGRAMME)
    hands.edits["milestones"] = typed(TARGET, "m9", "1.400")
    test = looked_over(signed(opened()))
    shown = texts_of_tables(test)
    assert "1.500" in shown and "T9" in shown and "Nguyễn Văn B" in shown  # what, before and after, who approves
    assert "Đánh giá của tháng 9/2024 thay đổi" in words_on(test)
    hands.edits.clear()
    test = stored(test)
    now = office.standing(PROGRAMME)
    assert now.snapshot.plan_version == office.version() == before.snapshot.version + 1
    said = {t.target.id: t for t in now.targets}[TARGET]
    assert said.path == 1400 and said.sentence != {t.target.id: t for t in before.targets}[TARGET].sentence
    changed = [m for m in now.snapshot.plan.milestones if m.key == TARGET]
    assert {m.approved_by for m in changed} == {"Nguyễn Văn B, Phó Chủ tịch"}
    assert {m.approved_by for m in now.snapshot.plan.milestones if m.key != TARGET} == {"Lộ trình minh họa"}
    assert now.snapshot.plan.sample
    assert f"Đã lưu: phiên bản {office.version()}" in words_on(test)


def test_a_path_that_nobody_approves_is_refused(office: Office, hands: Hands) -> None:
    hands.edits["milestones"] = typed(TARGET, "m9", "1.400")
    test = looked_over(signed(opened(), "", ""))
    assert "chưa có «Người duyệt»" in texts_of_tables(test)
    assert "planning_store" not in buttons(test)


def test_a_bad_number_is_named_by_sheet_cell_and_row(office: Office, hands: Hands) -> None:
    hands.edits["milestones"] = typed(TARGET, "m9", "mươi người")
    test = looked_over(signed(opened()))
    shown = texts_of_tables(test)
    rows = standing_texts(office.snapshot(PROGRAMME).plan, "milestones")  # type: ignore[union-attr]
    number = next(i for i, row in enumerate(rows) if row["key"] == TARGET) + 2
    assert f"Lộ trình · T9: K{number}" in shown and "mươi người" in shown and TARGET in shown
    assert "planning_store" not in buttons(test)


def test_limits_are_typed_as_texts(office: Office, hands: Hands) -> None:
    def milder(frame: pd.DataFrame) -> pd.DataFrame:
        frame.loc[0, "_text"] = "0,95"
        return frame

    hands.edits["fields"] = milder
    test = looked_over(signed(opened("quy-tac")))
    assert "0,95" in texts_of_tables(test)
    hands.edits.clear()
    stored(test)
    assert str(office.snapshot(PROGRAMME).plan.rules.ratio_on_track) == "0.95"  # type: ignore[union-attr]


def test_the_straight_line_fills_in_a_path_and_approves_nothing(office: Office, hands: Hands) -> None:
    test = signed(opened(), "", "")
    box = test.selectbox(key="planning_fill_which")
    box.select_index(next(i for i, label in enumerate(box.options) if label.startswith(TARGET)))
    test.button(key="planning_fill_line").click()
    test.run()
    assert not test.exception and "chưa duyệt" in words_on(test)
    shown = texts_of_tables(looked_over(test))
    assert "chưa có «Người duyệt»" in shown
    test = looked_over(signed(test))
    assert "1.500" in texts_of_tables(test)  # nine twelfths of 2.000


def test_a_store_that_moves_meanwhile_loses_nothing(office: Office, hands: Hands) -> None:
    hands.edits["milestones"] = typed(TARGET, "m9", "1.400")
    test = looked_over(signed(opened()))
    plan = office.snapshot(PROGRAMME).plan  # type: ignore[union-attr]
    other = examine_edits(office, plan, Edits(fields=standing_fields(plan) | {"ratio_on_track": "0,9"}))
    commit_import(office, other, operator("Người khác"))
    hands.edits.clear()  # the editor of the next round begins with what was typed
    test = stored(test)
    assert "Kế hoạch vừa có bản mới" in "\n".join(str(w.value) for w in test.warning)
    assert "0,9" not in texts_of_tables(test) and "T9" in texts_of_tables(test)
    stored(test)
    now = office.standing(PROGRAMME)
    assert str(now.snapshot.plan.rules.ratio_on_track) == "0.9"
    assert {t.target.id: t for t in now.targets}[TARGET].path == 1400


def test_a_question_is_answered_on_the_page_and_kept(office: Office, hands: Hands) -> None:
    hands.edits["units"] = typed("XA", "valid_to", "1/7/2024", key="group")
    test = looked_over(signed(opened("don-vi")))
    assert "«XA» không còn đơn vị nào" in texts_of_tables(test) and "planning_store" not in buttons(test)
    asked = [box for box in test.text_input if (box.key or "").startswith("upload_answer_")]
    assert len(asked) == 2  # nobody is left to report, and one commune has reported since
    for box in asked:
        box.set_value("Các xã bàn giao xong trước ngày 1/7")
    next(b for b in test.button if b.label == "Kiểm tra lại").click()
    test.run()
    assert "planning_store" in buttons(test)
    hands.edits.clear()
    stored(test)
    assert str(office.snapshot(PROGRAMME).plan.unit_by_code["04180"].valid_to) == "2024-07-01"  # type: ignore[union-attr]


def test_who_reads_a_sentence_another_way_answers_for_it(office: Office, hands: Hands) -> None:
    hands.edits["targets"] = typed("S002-01", "settled", "thay đổi, %", key="id")
    test = looked_over(signed(opened("chi-tieu")))
    hands.edits.clear()
    stored(test)
    target = next(t for t in office.snapshot(PROGRAMME).plan.targets if t.id == "S002-01")  # type: ignore[union-attr]
    assert (target.settled, target.settled_by) == ("relative_change", "Lò Văn A")


def test_giving_up_forgets_what_was_typed(office: Office, hands: Hands) -> None:
    hands.edits["milestones"] = typed(TARGET, "m9", "1.400")
    test = signed(opened())
    assert "chưa lưu" in words_on(test)
    hands.edits.clear()
    test.button(key="planning_give_up").click()
    test.run()
    assert "chưa có thay đổi" in words_on(test)


@pytest.mark.skipif(not UNITS.exists(), reason="the list of communes lies beside the project")
def test_a_merger_of_nineteen_communes_into_nine_is_typed_in(office: Office, hands: Hands) -> None:
    with UNITS.open(encoding="utf-8-sig", newline="") as file:
        merged = list(csv.DictReader(file))
    new = {row["new_code"]: row["new_name"] for row in merged}

    def units(frame: pd.DataFrame) -> pd.DataFrame:
        old = frame["code"].isin([row["old_code"] for row in merged])
        frame.loc[old, "valid_to"] = "1/7/2025"
        extra = [
            {"code": code, "name": name, "type": "xã", "level": "xã", "parent": "126", "group": "XA",
             "valid_from": "1/7/2025"}
            for code, name in new.items()
        ]  # fmt: skip
        return pd.concat([frame, pd.DataFrame(extra)], ignore_index=True)

    def mergers(frame: pd.DataFrame) -> pd.DataFrame:
        rows = [
            {"old": r["old_code"], "new": r["new_code"], "on": "1/7/2025", "kind": "nhập toàn bộ", "source": "NQ 2025"}
            for r in merged
        ]
        return pd.DataFrame(rows, columns=frame.columns)

    hands.edits |= {"units": units, "successions": mergers}
    test = looked_over(signed(opened("don-vi")))
    assert "planning_store" in buttons(test), texts_of_tables(test)
    assert "Không đánh giá nào của tháng 9/2024 thay đổi" in words_on(test)  # the communes of 2024 stand in 2024
    hands.edits.clear()
    stored(test)
    plan = office.snapshot(PROGRAMME).plan  # type: ignore[union-attr]
    assert len(plan.successions) == 19 and len({s.new for s in plan.successions}) == 9
    town = plan.unit_on("04168", plan.successions[0].on)
    assert town is not None and town.name == new["04168"]
    assert all(plan.unit_by_code[s.old].valid_to == s.on for s in plan.successions)


def test_every_section_opens_in_both_languages(office: Office) -> None:
    for section in SECTIONS:
        test = page("quan_tri", muc=section, lang="en")
        assert not test.exception
        assert "Plan 2024 stands" in words_on(test)


def test_an_offered_baseline_is_confirmed_by_a_person_with_a_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, hands: Hands
) -> None:
    shutil.copy(whole(), tmp_path / "whole.db")
    office = Office(url_of(tmp_path / "whole.db"), lambda: TODAY)
    monkeypatch.setenv("GIAMNGHEO_DATABASE_URL", office.url)
    test = opened("chi-tieu")
    assert "số cuối năm 2023 trong kho là 20,96% (chính thức); lấy làm số đầu kỳ?" in words_on(test)
    assert test.button(key="planning_baseline_S002-01").disabled
    sign_in_as(office, monkeypatch)
    test = signed(opened("chi-tieu"))
    test.button(key="planning_baseline_S002-01").click()
    test.run()
    stored(looked_over(test))
    target = next(t for t in office.snapshot(PROGRAMME).plan.targets if t.id == "S002-01")  # type: ignore[union-attr]
    assert (str(target.baseline), target.baseline_by) == ("0.2096", "Lò Văn A")
    shown = words_on(page("chi_tieu", ct="S002-01"))
    assert "chốt ngày" in shown and "lấy làm số đầu kỳ?" not in shown
    engine(office.url).dispose()


def added(**cells: str) -> Edit:
    return lambda frame: pd.concat([frame, pd.DataFrame([cells])], ignore_index=True)


def test_everything_of_a_plan_is_added_changed_and_ended_on_the_page(office: Office, hands: Hands) -> None:
    """An indicator with its target, a project with its lead and money, a report by a rule; another target is taken out."""
    share = {
        "measure": "số lượng",
        "direction": "tăng",
        "value_type": "lũy kế",
        "aggregation": "cộng",
        "frequency": "tháng",
    }
    hands.edits = {
        "indicators": added(code="MOI", name="Mô hình mới", unit_of_measure="mô hình", reporters="XA", subject="đơn vị báo cáo", **share),
        "disaggregations": added(code="DC", name="hộ tái định cư"),
    }  # fmt: skip
    test = opened("danh-muc")
    hands.edits = {
        "projects": added(code="DA9", name="Dự án mới", applicable="có"),
        "leads": added(project="DA9", unit="126-LDTBXH", role="chủ trì"),
    }
    test = _at(test, "du-an")
    hands.edits = {
        "allocations": added(project="DA9", fund="NSTW", budget_year="2024", amount="12,5"),
        "funds": added(code="XHH", name="Xã hội hóa", tier="khác"),
    }
    test = _at(test, "von")
    hands.edits = {"calendar": added(form="BC-Q", name="Báo cáo quý", reporters="XA", period="hằng quý", due_before="trước ngày 12", since="tháng 9")}  # fmt: skip
    test = _at(test, "lich")
    gone = "S002-15"

    def targets(frame: pd.DataFrame) -> pd.DataFrame:
        new = {"id": "M-1", "indicator": "MOI", "unit": "126", "value": "ít nhất 3", "pace_rule": "từ 0", "source_sentence": "Ít nhất 3 mô hình"}  # fmt: skip
        return pd.concat([frame[frame["id"] != gone], pd.DataFrame([new])], ignore_index=True)

    hands.edits = {"targets": targets}
    test = looked_over(_at(test, "chi-tieu"))
    assert "planning_store" in buttons(test), texts_of_tables(test)
    assert "không bị xóa: các phiên bản trước vẫn giữ nguyên" in "\n".join(str(c.value) for c in test.caption)
    hands.edits.clear()
    stored(test)
    plan = office.snapshot(PROGRAMME).plan  # type: ignore[union-attr]
    before = office.snapshot(PROGRAMME, plan.year, office.version() - 1).plan  # type: ignore[union-attr]
    assert plan.indicator_by_code["MOI"].name == "Mô hình mới" and plan.project_by_code["DA9"].applicable
    assert [a.amount_vnd for a in plan.allocations if a.project == "DA9"] == [12_500_000]
    assert [lead.unit for lead in plan.leads_of("DA9")] == ["126-LDTBXH"] and plan.fund_by_code["XHH"].tier == "other"
    assert [o.period.code for o in plan.obligations if o.form == "BC-Q"] == ["2024-Q3", "2024-Q4"]
    ids, old = {t.id for t in plan.targets}, {t.id for t in before.targets}
    assert (old - ids, ids - old) == ({gone}, {"M-1"})


def _at(test: AppTest, section: str) -> AppTest:
    """Another section, with what was typed in the one before."""
    test.query_params["muc"] = section
    test.run()
    assert not test.exception
    return test


def test_the_plan_that_stands_is_downloaded_as_a_workbook(office: Office) -> None:
    assert "planning_in_force" in {button.key for button in opened().get("download_button")} | buttons(opened())
    plan = office.snapshot(PROGRAMME).plan  # type: ignore[union-attr]
    again = examine_upload(office, "ke-hoach.xlsx", plan_in_force(office, PROGRAMME, plan.year))
    assert [issue.code for issue in again.issues] == [IssueCode.PLAN_UNCHANGED]
