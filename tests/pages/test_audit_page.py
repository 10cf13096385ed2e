"""Quản trị → Nhật ký thay đổi: for administrators alone, searched, paged, and taken away without formulas."""

import csv
import io

import pytest
from openpyxl import load_workbook

from dashboard.domain.people.audit import AuditAction
from dashboard.domain.people.rights import Forbidden
from dashboard.domain.people.roles import ANYBODY, AccountRole, Actor, Grant, operator
from dashboard.exports.safe_csv import table_csv
from dashboard.exports.table_workbook import Origin, table_workbook
from dashboard.text import words_in
from dashboard.usecases.auditing import PAGE, AuditSearch, search
from dashboard.views.audit import audit_table
from dashboard.views.audit_words import AuditNames
from db.engine import writing
from db.writers.audit import write_event
from tests.pages.opened import page
from tests.pages.seen import table_named, texts_of_tables
from tests.pages.signed import sign_in_as


def put_events(office, count: int, subject: str = "x") -> None:
    with writing(office.url) as session:
        for number in range(count):
            write_event(session, operator("Lò Văn A"), office.clock(), AuditAction.CONTACT, f"{subject}{number}")


@pytest.mark.parametrize("role", [None, AccountRole.READER, AccountRole.REPORTER, AccountRole.REVIEWER])
def test_who_may_not_read_it_sees_nothing_of_it(office, monkeypatch, role):
    put_events(office, 1, "bí-mật")
    if role:
        sign_in_as(office, monkeypatch, grants=frozenset({Grant(role)}))
    seen = page("quan_tri", muc="nhat-ky")
    assert not seen.exception
    assert "bí-mật" not in texts_of_tables(seen) and "audit_text" not in [field.key for field in seen.text_input]
    with pytest.raises(Forbidden):
        search(office, AuditSearch(), ANYBODY)


def test_the_newest_stand_first_page_by_page(office, clerk):
    put_events(office, PAGE + 10)
    seen = page("quan_tri", muc="nhat-ky")
    assert not seen.exception
    assert "# Nhật ký thay đổi" in [text.value for text in seen.markdown]
    first = table_named(seen, "nhat-ky")
    assert len(first.frame) == PAGE
    seen.button("audit_older").click().run()
    second = table_named(seen, "nhat-ky")
    assert not set(first.frame["Số"]) & set(second.frame["Số"])
    seen.button("audit_newer").click().run()
    assert table_named(seen, "nhat-ky").text == first.text


def test_a_search_finds_by_text_and_kind(office, clerk):
    put_events(office, 3, "04180-")
    seen = page("quan_tri", muc="nhat-ky")
    seen.text_input("audit_text").set_value("04180-1").run()
    assert list(table_named(seen, "nhat-ky").frame["Đối tượng"]) == ["04180-1"]
    seen.text_input("audit_text").set_value("không có ai").run()
    assert "Không có dòng nhật ký nào phù hợp" in seen.info[0].value


@pytest.mark.parametrize("begins", ["=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1"])
def test_what_is_taken_away_holds_no_formula(office, begins):
    with writing(office.url) as session:
        write_event(session, operator(begins), office.clock(), AuditAction.CONTACT, begins, "", begins)
    shown = audit_table(search(office, AuditSearch(), operator("x"), 1), AuditNames(), words_in("vi"))
    cells = [cell for row in csv.reader(io.StringIO(table_csv(shown).decode("utf-8-sig"))) for cell in row]
    assert [cell for cell in cells if cell.lstrip(" ").startswith(("=", "+", "-", "@", "\t", "\r", "＝"))] == []
    book = load_workbook(io.BytesIO(table_workbook(shown, "Nhật ký", Origin(), words_in("vi"))))
    assert "f" not in {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row}


def test_who_administers_a_district_reads_what_is_of_it_alone(office):
    with writing(office.url) as session:
        for unit, subject in (
            ("126", "a"),
            ("", "04180"),
            ("", "songma-gnbv/2024/1"),
            ("", "s004/2024/1"),
            ("999", "b"),
            ("", "ai-do"),
        ):
            write_event(session, Actor("A", 1, unit), office.clock(), AuditAction.CONTACT, subject)
    boss = Actor("Quản trị", 1, "126", frozenset({Grant(AccountRole.ADMINISTRATOR, "126")}))
    seen = {event.subject for event in search(office, AuditSearch(action=AuditAction.CONTACT), boss)}
    assert seen == {"a", "04180", "songma-gnbv/2024/1"}
    assert len(search(office, AuditSearch(action=AuditAction.CONTACT), operator("x"))) == 6
