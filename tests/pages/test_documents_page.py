"""Tài liệu: every document of the period has its button; what people write is kept on the page and stands in the report."""

import pytest

from dashboard.domain.documents.texts import ReportName
from dashboard.domain.people.accounts import Account
from dashboard.usecases.document_texts import texts_of
from dashboard.usecases.documents import DocumentKind
from dashboard.usecases.office import Office
from dashboard.views.documents.own import OwnKey
from tests.pages.opened import page
from tests.pages.test_reading_pages import words_on
from tests.sample_store import PROGRAMME

MAY = "BC-DK@2024-H1"


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_each_document_is_named_with_what_it_is_for(office: Office, lang: str) -> None:
    test = page("tai_lieu", lang=lang)
    assert not test.exception
    told = words_on(test)
    for kind in DocumentKind:
        assert f".{kind.ending}" in told
    assert {"vi": "Nghị định 30/2020/NĐ-CP", "en": "Decree 30/2020"}[lang] in told


def test_a_report_that_the_plan_asks_for_speaks_of_the_months_before_its_day(office: Office) -> None:
    test = page("tai_lieu", ("message",), bc=MAY)
    assert not test.exception
    assert test.code[0].value.startswith("UBND huyện Sông Mã · tháng 4/2024")


def test_whoever_reads_only_is_told_who_writes(office: Office) -> None:
    test = page("tai_lieu", ("texts",))
    assert not test.text_area
    assert not [button for button in test.button if button.label == "Lưu các phần đã viết"]


def test_what_is_written_on_the_page_is_kept_for_its_report(office: Office, clerk: Account) -> None:
    test = page("tai_lieu", ("texts",), bc=MAY)
    tasks = next(area for area in test.text_area if area.key and area.key.endswith(OwnKey.TASKS))
    tasks.set_value("Mở hai lớp nghề.")
    next(button for button in test.button if button.label == "Lưu các phần đã viết").click().run()
    assert not test.exception
    assert test.success[0].value.startswith("Đã lưu 1 phần")
    kept = texts_of(office, ReportName(PROGRAMME, 2024, MAY, ""))
    assert kept[OwnKey.TASKS].text == "Mở hai lớp nghề."
    assert texts_of(office, ReportName(PROGRAMME, 2024, "", "2024-09")) == {}
