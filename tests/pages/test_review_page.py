"""Thẩm định as a reviewer uses it, and what the clerk finds afterwards: returned, locked, unlocked."""

import io
from typing import Any

import openpyxl
import pytest
from streamlit.testing.v1 import AppTest

from dashboard.domain.issues import Answer, AnswerKind, Place
from dashboard.domain.people.roles import AccountRole, Grant, operator
from dashboard.domain.reported.changes import CellComment
from dashboard.domain.reported.observations import Submission, SubmissionStatus
from dashboard.text import words_in
from dashboard.usecases.importing import commit_import, examine_upload
from dashboard.usecases.marking import returned_copy
from dashboard.usecases.office import Office
from dashboard.usecases.review_desk import told_of_reports
from dashboard.usecases.reviewing import AsSeen, approve_reports, return_report
from tests.pages.opened import frame_of, page
from tests.pages.seen import tables_on, texts_of_tables
from tests.pages.signed import sign_in_as
from tests.pages.test_upload_page import october
from tests.sample_store import COMMUNE, PROGRAMME

KEEPER = operator("máy chủ")


def said(test: AppTest) -> str:
    parts = [*test.markdown, *test.warning, *test.info, *test.success, *test.caption, *test.expander]
    texts = [getattr(part, "value", "") or getattr(part, "label", "") for part in parts]
    return "\n".join([*map(str, texts), texts_of_tables(test)]).replace("\\", "")


def sent(office: Office, period: str = "2024-09", unit: str = COMMUNE) -> Submission:
    snapshot = office.snapshot(PROGRAMME, 2024)
    assert snapshot is not None
    return next(s for s in snapshot.submissions if (s.unit, s.period.code) == (unit, period))


def seen(office: Office) -> AsSeen:
    return AsSeen(PROGRAMME, 2024, office.state())


@pytest.fixture
def reviewer(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    snapshot = office.snapshot(PROGRAMME, 2024)
    assert snapshot is not None
    root = snapshot.plan.unit_by_code[snapshot.plan.root].official_code
    sign_in_as(office, monkeypatch, "Cầm Văn Minh", frozenset({Grant(AccountRole.REVIEWER, root)}), root)


def sending() -> AppTest:
    """The clerk's page with his commune chosen."""
    test = page("nop_bao_cao")
    next(s for s in test.selectbox if s.key == "upload_unit").set_value(COMMUNE).run()
    assert not test.exception
    return test


def button(test: AppTest, label: str) -> Any:
    return next(b for b in test.button if b.label == label)


def pick(test: AppTest, label: str, id: int) -> None:
    next(s for s in test.selectbox if s.label == label).set_value(id).run()


def test_only_reviewers_and_administrators_see_the_page(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "đăng nhập" in str([h.proto.body for h in page("tham_dinh").get("html")]).lower()
    sign_in_as(office, monkeypatch, "Lò Thị Hoa", frozenset({Grant(AccountRole.REPORTER, COMMUNE)}), COMMUNE)
    test = page("tham_dinh")
    assert not test.exception
    assert "không có quyền" in said(test)
    assert "Báo cáo đang xem" not in [s.label for s in test.selectbox]


@pytest.mark.usefixtures("reviewer")
def test_a_report_is_read_beside_the_plan_and_returned_with_a_reason(office: Office) -> None:
    test = page("tham_dinh")
    assert not test.exception
    assert "báo cáo chờ duyệt" in said(test)
    pick(test, "Báo cáo đang xem", sent(office).id)
    assert "Kế hoạch chung" in said(test)
    button(test, "Trả lại").click().run()
    assert "Cần ghi lý do" in said(test)
    next(s for s in test.selectbox if s.label == "Ô").set_value(1).run()
    for text in ("Gấp đôi tháng 8?", "Nhầm ô"):
        next(t for t in test.text_area if t.label == "Ý kiến").set_value(text).run()
        button(test, "Thêm ý kiến").click().run()
    [*_, last] = [b for b in test.button if b.label == "Bỏ"]
    last.click().run()
    next(t for t in test.text_area if t.label != "Ý kiến").set_value("Thiếu số lao động bản Chiềng Ve").run()
    button(test, "Trả lại").click().run()
    assert not test.exception
    assert "Đã trả lại" in said(test)
    assert (sent(office).status, sent(office).reason) == (SubmissionStatus.RETURNED, "Thiếu số lao động bản Chiềng Ve")
    (comment,) = told_of_reports(office, PROGRAMME, 2024).comments[sent(office).id]
    assert (comment.text, comment.place.container) == ("Gấp đôi tháng 8?", "Chỉ tiêu")


@pytest.mark.usefixtures("reviewer")
def test_a_report_is_approved_and_unlocked(office: Office) -> None:
    test = page("tham_dinh")
    pick(test, "Báo cáo đang xem", sent(office).id)
    button(test, "Duyệt và khóa").click().run()
    assert "Đã duyệt và khóa 1 báo cáo" in said(test)
    assert sent(office).status is SubmissionStatus.APPROVED
    which = next(s for s in test.selectbox if s.label == "Báo cáo cần mở khóa")
    assert which.value is None  # it is a choice
    next(t for t in test.text_input if t.label == "Lý do mở khóa").set_value("Kho bạc điều chỉnh").run()
    button(test, "Mở khóa").click().run()
    assert "Chọn báo cáo cần mở khóa" in said(test)
    assert told_of_reports(office, PROGRAMME, 2024).unlocked == {}
    pick(test, "Báo cáo cần mở khóa", sent(office).id)
    button(test, "Mở khóa").click().run()
    assert not test.exception
    assert "Đã mở khóa" in said(test)
    assert sent(office).id in told_of_reports(office, PROGRAMME, 2024).unlocked


@pytest.mark.usefixtures("reviewer")
def test_all_clean_ones_are_approved_at_once(office: Office) -> None:
    test = page("tham_dinh")
    many = next(b for b in test.button if b.key == "review_approve_clean")
    many.click().run()
    assert not test.exception
    snapshot = office.snapshot(PROGRAMME, 2024)
    assert snapshot is not None
    assert f"Duyệt {sum(s.status is SubmissionStatus.APPROVED for s in snapshot.submissions)} báo cáo này" == many.label


@pytest.mark.usefixtures("reviewer")
def test_who_decides_on_what_has_moved_is_shown_how_it_stands(office: Office) -> None:
    test = page("tham_dinh")
    pick(test, "Báo cáo đang xem", sent(office).id)
    approve_reports(office, seen(office), [sent(office)], KEEPER)
    version = office.version()
    button(test, "Duyệt và khóa").click().run()
    assert not test.exception
    assert "Chưa lưu gì" in said(test)
    assert office.version() == version


@pytest.mark.usefixtures("clerk")
def test_the_clerk_finds_what_was_returned_on_top_with_the_marked_copy(office: Office) -> None:
    comments = (CellComment(Place("Chỉ tiêu", "G2"), "Gấp đôi tháng 8?"),)
    return_report(office, seen(office), sent(office), "Rà lại số lao động", KEEPER, comments)
    text = said(sending())
    assert "Bị trả lại: Tháng 9/2024" in text
    assert "Rà lại số lao động" in text
    assert "Gấp đôi tháng 8?" in text
    told = told_of_reports(office, PROGRAMME, 2024).comments[sent(office).id]
    copy = returned_copy(office, sent(office), told, words_in("vi"))
    assert copy.whole
    book = openpyxl.load_workbook(io.BytesIO(copy.content))
    note = book["Chỉ tiêu"]["G2"].comment
    assert note is not None
    assert "Gấp đôi tháng 8?" in note.text
    assert "Rà lại số lao động" in str(list(book.worksheets[-1].iter_rows(values_only=True)))


def corrected_when_sent(office: Office) -> Submission:
    """October's report, whose file says 48 at G2; its sender made 61 of it on the page, and blanked another cell."""
    content = october(office, G2=48, C2="nháp")
    says = {f"corrected_cell@Chỉ tiêu!{spot}": text for spot, text in (("G2", "61"), ("C2", ""))}
    answers = {issue: Answer(issue, AnswerKind.CELL, text) for issue, text in says.items()}
    commit_import(office, examine_upload(office, "thang-10.xlsx", content, answers=answers), operator("xã"))
    return sent(office, "2024-10")


def test_the_marked_copy_holds_what_was_sent_and_says_what_the_file_said(office: Office) -> None:
    report = corrected_when_sent(office)
    copy = returned_copy(office, report, (), words_in("vi"))
    sheet = openpyxl.load_workbook(io.BytesIO(copy.content))["Chỉ tiêu"]
    assert copy.whole
    assert (sheet["G2"].value, sheet["C2"].value) == (61, None)
    assert "sửa trên trang: 48 → 61" in sheet["G2"].comment.text
    again = examine_upload(office, "lai.xlsx", copy.content)
    assert [o.value for o in again.change_set.changes[0].observations if o.place.spot == "G2"] == [61]  # type: ignore[union-attr]


@pytest.mark.usefixtures("reviewer")
def test_the_reviewer_is_told_which_figures_were_corrected_on_the_page(office: Office) -> None:
    report = corrected_when_sent(office)
    test = page("tham_dinh", ky="2024-10")
    pick(test, "Báo cáo đang xem", report.id)
    (shown,) = [t.text for t in tables_on(test) if "sửa trên trang: 48 → 61" in t.text]
    assert "Sửa khi gửi" in shown
    assert "Chỉ tiêu!C2: sửa trên trang: nháp → " in said(test)


@pytest.mark.usefixtures("clerk")
def test_the_clerk_is_told_what_is_locked(office: Office) -> None:
    approve_reports(office, seen(office), [sent(office)], KEEPER)
    test = sending()
    assert "1 báo cáo của đơn vị đã duyệt và khóa" in said(test)
    withdrawable = next(s for s in test.selectbox if s.label == "Báo cáo cần rút")
    assert all("Tháng 9/2024" not in option for option in withdrawable.options)


@pytest.mark.usefixtures("clerk")
def test_every_page_says_that_figures_wait_once_the_office_reviews(office: Office) -> None:
    def waiting() -> bool:
        return "chưa duyệt" in str([h.proto.body for h in frame_of("chi_tieu").get("html")])

    assert not waiting()
    approve_reports(office, seen(office), [sent(office)], KEEPER)
    assert waiting()
