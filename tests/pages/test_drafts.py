"""«Lưu nháp» and «Mở bản nháp để gửi» on Nộp báo cáo: kept, seen by the unit alone, sent from another browser."""

import pytest

from dashboard.domain.people.roles import AccountRole, Grant, operator
from dashboard.usecases.drafting import drafts
from dashboard.usecases.office import Office
from tests.pages.signed import sign_in_as
from tests.pages.test_sending_fails import OCTOBER, opened
from tests.pages.test_upload_page import button, buttons, october, said, upload
from tests.sample_store import COMMUNE, PROGRAMME


def of_october(office: Office) -> int:
    return len(office.revisions(PROGRAMME, 2024, "BC-THANG", COMMUNE, OCTOBER))


@pytest.mark.usefixtures("clerk")
def test_a_draft_is_kept_and_sent_from_another_browser(office: Office) -> None:
    page = upload(opened(), ("nhap.xlsx", october(office, G2=61)))
    button(page, "Lưu nháp").click().run()
    assert not page.exception
    assert "Đã lưu nháp" in said(page)
    assert (of_october(office), len(drafts(office, PROGRAMME, 2024, COMMUNE, operator("x")))) == (0, 1)
    later = opened()
    assert "Bản nháp: Tháng 10/2024" in said(later).replace("*", "")
    button(later, "Mở bản nháp để gửi").click().run()
    assert not later.exception
    assert "Đã nhận" in said(later)
    assert (of_october(office), drafts(office, PROGRAMME, 2024, COMMUNE, operator("x"))) == (1, ())


@pytest.mark.usefixtures("clerk")
def test_a_draft_with_faults_comes_back_with_them(office: Office) -> None:
    page = upload(opened(), ("nhap.xlsx", october(office, G2="mươi người")))
    button(page, "Lưu nháp").click().run()
    later = opened()
    button(later, "Mở bản nháp để gửi").click().run()
    assert not later.exception
    assert of_october(office) == 0
    assert "Gửi báo cáo" not in buttons(later)
    assert "nhap.xlsx" in said(later)


def test_others_see_no_draft(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    sign_in_as(office, monkeypatch)
    page = upload(opened(), ("nhap.xlsx", october(office, G2=61)))
    button(page, "Lưu nháp").click().run()
    sign_in_as(office, monkeypatch, "Người xã khác", frozenset({Grant(AccountRole.REPORTER, "04168")}), "04168")
    assert "Bản nháp" not in said(opened())
