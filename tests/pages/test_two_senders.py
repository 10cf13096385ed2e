"""Two people on one report: the later one is shown what changed since he looked, cell by cell, and asked before his replaces it."""

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.domain.people.roles import operator
from dashboard.usecases.importing import commit_import, examine_upload
from dashboard.usecases.office import Office
from tests.pages.seen import texts_of_tables
from tests.pages.test_sending_fails import OCTOBER, opened
from tests.pages.test_upload_page import button, buttons, october, said, upload
from tests.sample_store import COMMUNE, PROGRAMME

pytestmark = pytest.mark.usefixtures("clerk")
AGREE = "Tôi đã xem: bản tôi gửi thay cho bản này"


def another_sends(office: Office, name: str = "Quàng Thị Lan", **cells: object) -> None:
    found = examine_upload(office, f"{name}.xlsx", october(office, **cells))
    commit_import(office, found, operator(name))


def revisions(office: Office) -> list[str]:
    return [r.submission.actor for r in office.revisions(PROGRAMME, 2024, "BC-THANG", COMMUNE, OCTOBER)]


def agreed(page: AppTest) -> AppTest:
    return next(box for box in page.checkbox if box.label == AGREE).check().run()


def test_the_later_sender_sees_what_came_and_is_asked(office: Office) -> None:
    page = upload(opened(), ("cua-toi.xlsx", october(office)))
    assert "Gửi báo cáo" in buttons(page)
    another_sends(office, G2=61)
    button(page, "Gửi báo cáo").click().run()
    assert not page.exception
    assert revisions(office) == ["Quàng Thị Lan"]  # nothing was replaced without a word
    text = said(page) + texts_of_tables(page)
    assert "Quàng Thị Lan đã gửi Tháng 10/2024 · BC-THANG" in text
    assert "61" in texts_of_tables(page)
    assert "Gửi báo cáo" not in buttons(page)
    page = agreed(page)
    button(page, "Gửi báo cáo").click().run()
    assert not page.exception
    assert revisions(office) == ["Quàng Thị Lan", "Lò Văn A"]


def test_who_only_comes_back_to_the_page_is_asked_too(office: Office) -> None:
    page = upload(opened(), ("cua-toi.xlsx", october(office)))
    another_sends(office, G2=61)
    page.run()
    assert "Gửi báo cáo" not in buttons(page)
    assert AGREE in [box.label for box in page.checkbox]


def test_what_comes_after_that_is_asked_about_again(office: Office) -> None:
    page = upload(opened(), ("cua-toi.xlsx", october(office)))
    another_sends(office, G2=61)
    page = agreed(page.run())
    assert "Gửi báo cáo" in buttons(page)
    another_sends(office, "Vì Văn Sơn", G2=62)
    button(page, "Gửi báo cáo").click().run()
    assert not page.exception
    assert revisions(office) == ["Quàng Thị Lan", "Vì Văn Sơn"]
    assert "Vì Văn Sơn đã gửi" in said(page)
    assert [box.value for box in page.checkbox if box.label == AGREE] == [False]
    assert "Gửi báo cáo" not in buttons(page)


def test_a_correction_of_what_stood_all_along_asks_nothing(office: Office) -> None:
    another_sends(office, G2=61)
    page = upload(opened(), ("cua-toi.xlsx", october(office)))
    assert AGREE not in [box.label for box in page.checkbox]
