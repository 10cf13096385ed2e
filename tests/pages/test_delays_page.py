"""Causes of delays and whom to call, where the fault is seen: read by who may, written by who answers."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from dashboard.domain.people.causes import Late
from dashboard.domain.people.contacts import Contact
from dashboard.domain.people.roles import AccountRole, Grant, operator
from dashboard.domain.periods import Period
from dashboard.domain.plan.units import official
from dashboard.domain.reported.changes import CauseChange
from dashboard.domain.reporting.delays import late_things
from dashboard.text import words_in
from dashboard.ui.causes import OPENED
from dashboard.ui.held import HELD
from dashboard.usecases.contacts import contacts_of, keep_contact
from dashboard.usecases.explaining import explain_delay
from dashboard.views.causes import missing_contacts
from dashboard.views.status_json import status_json
from tests.pages.opened import page
from tests.pages.seen import table_named, texts_of_tables
from tests.pages.signed import sign_in_as
from tests.sample_store import COMMUNE, OFFICE, PROGRAMME, SILENT

SEPTEMBER = Period.parse("2024-09")
SECRET = Contact(OFFICE, "Quàng Thị Kín", "0987 654 321", "kin@songma.gov.vn")


def everything(seen) -> str:
    return " ".join([texts_of_tables(seen), *(m.value for m in seen.markdown), *(c.value for c in seen.caption)])


def with_form(seen, target: str) -> None:
    """The panel «Giải trình chậm» is opened."""
    seen.session_state[f"{OPENED}_target_{target}"] = True
    seen.run()


@pytest.fixture
def target(office) -> str:
    return next(of for late, of in late_things(office.standing(PROGRAMME), OFFICE) if late is Late.TARGET)


@pytest.fixture
def said(office, target) -> CauseChange:
    change = CauseChange(
        PROGRAMME, 2024, Late.TARGET, target, OFFICE, SEPTEMBER, "Mưa lũ", "Học bù", date(2024, 11, 30)
    )
    explain_delay(office, change, operator("Vì Văn Người"))
    return change


def test_a_late_target_asks_and_its_lead_answers_on_the_page(office, monkeypatch, target):
    sign_in_as(office, monkeypatch, "Vì Văn D", frozenset({Grant(AccountRole.REPORTER, OFFICE)}), OFFICE)
    seen = page("chi_tieu", ct=target)
    assert not seen.exception and "Chưa có giải trình của" in everything(seen)
    with_form(seen, target)
    seen.text_area(f"cause_cause_target_{target}").set_value("Mưa lũ kéo dài")
    seen.text_area(f"cause_remedy_target_{target}").set_value("Mở thêm lớp")
    seen.date_input(f"cause_by_target_{target}").set_value(date(2024, 12, 15))
    [button] = [b for b in seen.button if "Lưu nguyên nhân" in b.label]
    button.click().run()
    assert not seen.exception and "Mưa lũ kéo dài" in seen.success[0].value
    row = table_named(seen, "nguyen-nhan").frame.iloc[0]
    assert (row["Nguyên nhân"], row["Biện pháp"], row["Hoàn thành trước"]) == (
        "Mưa lũ kéo dài",
        "Mở thêm lớp",
        "15/12/2024",
    )
    assert row["Người ghi"] == "Vì Văn D"
    assert seen.text_area(f"cause_cause_target_{target}").value == ""


def test_a_cause_without_words_is_asked_for_again_and_what_was_typed_stays(office, monkeypatch, target):
    sign_in_as(office, monkeypatch)
    seen = page("chi_tieu", ct=target)
    assert not seen.text_area  # its fields are drawn once the panel is opened
    with_form(seen, target)
    seen.text_area(f"cause_remedy_target_{target}").set_value("Mở thêm lớp")
    [button] = [b for b in seen.button if "Lưu nguyên nhân" in b.label]
    button.click().run()
    assert "Ghi nguyên nhân" in seen.error[0].value
    assert seen.text_area(f"cause_remedy_target_{target}").value == "Mở thêm lớp"


def test_who_is_not_signed_in_reads_the_cause_without_the_person_and_is_shown_the_door(office, said):
    seen = page("chi_tieu", ct=said.of)
    assert "Mưa lũ" in everything(seen) and "Vì Văn Người" not in everything(seen)
    assert not [b for b in seen.button if "Lưu nguyên nhân" in b.label]


def test_a_commune_may_not_speak_for_the_department(office, monkeypatch, said):
    sign_in_as(office, monkeypatch, "Xã", frozenset({Grant(AccountRole.REPORTER, COMMUNE)}), COMMUNE)
    seen = page("chi_tieu", ct=said.of)
    assert not [b for b in seen.button if "Lưu nguyên nhân" in b.label]


def test_a_past_version_shows_what_was_known_and_takes_nothing(office, monkeypatch, said):
    sign_in_as(office, monkeypatch)
    seen = page("chi_tieu", ct=said.of, pb=str(office.version() - 1))
    assert not seen.exception and "Mưa lũ" not in everything(seen)
    assert not [b for b in seen.button if "Lưu nguyên nhân" in b.label]


def test_late_units_stand_with_what_they_say_and_whom_to_call(office, monkeypatch):
    explain_delay(
        office, CauseChange(PROGRAMME, 2024, Late.UNIT, SILENT, SILENT, SEPTEMBER, "Cán bộ nghỉ ốm"), operator("x")
    )
    keep_contact(office, replace(SECRET, unit=SILENT), operator("x"))
    bare = page("tinh_hinh_bao_cao")
    row = table_named(bare, "don-vi-cham").frame.set_index("Đơn vị")
    assert "Cán bộ nghỉ ốm" in list(row["Nguyên nhân"]) and "Kín" not in everything(bare)
    sign_in_as(office, monkeypatch, "Đọc", frozenset({Grant(AccountRole.READER)}))
    seen = page("tinh_hinh_bao_cao")
    assert "Quàng Thị Kín · ĐT 0987 654 321" in everything(seen)


def test_where_nobody_to_call_is_entered_the_page_says_so_and_where_it_is_entered(office, monkeypatch):
    """To who may not read contacts nothing is said; the way there is for who may enter them."""
    missing = "Chưa nhập đầu mối liên hệ của"
    assert missing not in everything(page("tinh_hinh_bao_cao"))
    sign_in_as(office, monkeypatch, "Đọc", frozenset({Grant(AccountRole.READER)}))
    reader = everything(page("tinh_hinh_bao_cao"))
    assert missing in reader and "Nhập đầu mối liên hệ" not in reader


def test_missing_contacts_are_counted():
    units = (SILENT, COMMUNE)
    known = {official(SILENT): replace(SECRET, unit=SILENT)}
    assert "1/2 đơn vị này" in missing_contacts(units, known, words_in("vi"))
    assert missing_contacts((SILENT,), known, words_in("vi")) == ""


def test_whom_to_call_stands_beside_late_things_for_who_is_signed_in_alone(office, monkeypatch, target):
    keep_contact(office, SECRET, operator("x"))
    keep_contact(office, replace(SECRET, unit=COMMUNE), operator("x"))
    places = (
        ("chi_tieu", {"ct": target}),
        ("xa_thi_tran", {"dv": COMMUNE}),
        ("nop_bao_cao", {}),
        ("tinh_hinh_bao_cao", {}),
    )
    for name, query in places:
        assert "Kín" not in everything(page(name, **query)), name
    sign_in_as(office, monkeypatch, "Đọc", frozenset({Grant(AccountRole.READER)}))
    for name, query in places[:2]:
        assert "Quàng Thị Kín" in everything(page(name, **query)), name


def test_status_json_has_no_contact(office):
    keep_contact(office, SECRET, operator("x"))
    assert not any(part in repr(status_json(office.standing(PROGRAMME), words_in("vi"))) for part in ("Kín", "0987"))


def test_the_unit_itself_keeps_its_contact_where_it_sends(office, monkeypatch):
    sign_in_as(office, monkeypatch, "Xã", frozenset({Grant(AccountRole.REPORTER, COMMUNE)}), COMMUNE)
    seen = page("nop_bao_cao")
    [unit] = [choice for choice in seen.selectbox if choice.label == "Đơn vị báo cáo"]
    unit.set_value(COMMUNE).run()
    seen.text_input(f"contact_officer_{COMMUNE}").set_value("Lò Thị B")
    seen.text_input(f"contact_telephone_{COMMUNE}").set_value("không số")
    [button] = [b for b in seen.button if b.label == "Lưu đầu mối"]
    button.click().run()
    assert (
        "Số điện thoại của Xã Chiềng En không đúng" in seen.error[0].value and contacts_of(office, operator("x")) == {}
    )
    seen.text_input(f"contact_telephone_{COMMUNE}").set_value("0912 345 678")
    [button] = [b for b in seen.button if b.label == "Lưu đầu mối"]
    button.click().run()
    assert contacts_of(office, operator("x"))[COMMUNE].officer == "Lò Thị B"


def test_an_administrator_pastes_a_list(office, clerk):
    seen = page("quan_tri", muc="dau-moi")
    assert not seen.exception
    seen.text_area("contact_list").set_value(f"{COMMUNE};Lò Thị B;0912345678;b@songma.gov.vn\n{SILENT};C")
    [button] = [b for b in seen.button if b.label == "Lưu danh sách"]
    button.click().run()
    assert set(contacts_of(office, operator("x"))) == {COMMUNE, SILENT}
    assert "b@songma.gov.vn" in table_named(seen, "dau-moi").text


def test_who_may_not_keep_contacts_sees_none_under_administration(office, monkeypatch):
    keep_contact(office, SECRET, operator("x"))
    assert "Kín" not in everything(page("quan_tri", muc="dau-moi"))
    sign_in_as(office, monkeypatch, "Xã", frozenset({Grant(AccountRole.REPORTER, COMMUNE)}), COMMUNE)
    assert not page("quan_tri", muc="dau-moi").text_area


def test_a_unit_that_owes_has_a_text_of_its_own_and_its_contact_for_who_may_read_it(office, monkeypatch):
    keep_contact(office, replace(SECRET, unit=SILENT), operator("x"))
    seen = page("tinh_hinh_bao_cao")
    [choice] = [one for one in seen.selectbox if one.key == f"remind-{PROGRAMME}"]
    choice.set_value(SILENT).run()
    text = next(code.value for code in seen.code if "đề nghị nộp các báo cáo sau" in code.value)
    assert text.startswith("Kính gửi: ") and "quá hạn" in text and "Quàng Thị Kín" not in everything(seen) + text
    sign_in_as(office, monkeypatch, "Đọc", frozenset({Grant(AccountRole.READER)}))
    seen = page("tinh_hinh_bao_cao")
    [choice] = [one for one in seen.selectbox if one.key == f"remind-{PROGRAMME}"]
    choice.set_value(SILENT).run()
    assert "Quàng Thị Kín" in everything(seen)


@pytest.fixture
def held() -> Iterator[None]:
    """Pages are made beforehand, as in an app that is served: an open one goes on with its version for a moment."""
    HELD.begin(lambda: None)
    yield
    HELD.end()


def test_who_writes_a_cause_sees_the_newest_at_once_though_the_page_was_held(office, monkeypatch, target, held):
    sign_in_as(office, monkeypatch, "Vì Văn D", frozenset({Grant(AccountRole.REPORTER, OFFICE)}), OFFICE)
    seen = page("chi_tieu", ct=target)
    shown = office.version()
    explain_delay(office, CauseChange(PROGRAMME, 2024, Late.UNIT, SILENT, SILENT, SEPTEMBER, "Ốm"), operator("x"))
    seen.session_state[f"{OPENED}_target_{target}"] = True
    seen.run()
    assert f"(phiên bản {shown + 1}), đang tổng hợp" in everything(seen).replace("\\", "")
    seen.text_area(f"cause_cause_target_{target}").set_value("Mưa lũ kéo dài")
    [button] = [b for b in seen.button if "Lưu nguyên nhân" in b.label]
    button.click().run()
    assert not seen.exception and "đang tổng hợp" not in everything(seen)
    assert table_named(seen, "nguyen-nhan").frame.iloc[0]["Nguyên nhân"] == "Mưa lũ kéo dài"
