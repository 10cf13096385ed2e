"""Quản trị → Tài khoản and Thiết lập: for whoever manages, and said to whoever does not."""

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.domain.people.accounts import Account
from dashboard.domain.people.roles import AccountRole, Grant
from dashboard.domain.people.settings import ReadingRule
from dashboard.usecases.accounts import account_named
from dashboard.usecases.office import Office
from dashboard.usecases.one_time_codes import holder_of, use_code
from dashboard.usecases.setting_up import settings_of
from dashboard.usecases.signing_in import account_of
from tests.pages.opened import page
from tests.pages.seen import table_named
from tests.pages.signed import sign_in_as
from tests.sample_store import COMMUNE, OFFICE

PASSWORD = "núi cao sông dài 7"


def opened(section: str = "tai-khoan") -> AppTest:
    test = page("quan_tri", muc=section)
    assert not test.exception
    return test


def click(test: AppTest, label: str) -> AppTest:
    [button] = [one for one in test.button if one.label == label]
    button.click().run()
    assert not test.exception
    return test


def failed(test: AppTest) -> list[str]:
    return [one.value for one in test.error]


@pytest.fixture
def administrator(office: Office, monkeypatch: pytest.MonkeyPatch) -> Account:
    return sign_in_as(office, monkeypatch, "Quản Trị", frozenset({Grant(AccountRole.ADMINISTRATOR)}))


def made(test: AppTest, login: str = "lo.a") -> str:
    """The code that is shown of a new account."""
    test.text_input(key="people.new.login").set_value(login)
    test.text_input(key="people.new.name").set_value("Lò Văn A")
    test.selectbox(key="people.new.unit").set_value(COMMUNE)
    test.checkbox(key="people.new.own.reporter").check()
    click(test, "Lập tài khoản này")
    return test.code[0].value


def test_an_account_is_made_and_its_code_shown_until_it_is_put_away(office: Office, administrator: Account) -> None:
    test = opened()
    code = made(test)
    here = Office(office.url)
    assert holder_of(here, code).grants == {Grant(AccountRole.REPORTER, COMMUNE)}  # type: ignore[union-attr]
    seen = table_named(test, "tai-khoan").frame
    row = seen[seen["Tên đăng nhập"] == "lo.a"].iloc[0]
    assert (row["Vai trò"], row["Tình trạng"]) == ("Nộp: Xã Chiềng En", "chưa đặt mật khẩu")
    click(test, "Đã giao mã")
    assert not test.code and not opened().code  # nothing but its holder has it now


def test_the_same_login_twice_and_no_name_are_said(office: Office, administrator: Account) -> None:
    test = opened()
    made(test)
    test.text_input(key="people.new.login").set_value("LO.A")
    test.text_input(key="people.new.name").set_value("Khác")
    test.selectbox(key="people.new.unit").set_value(COMMUNE)
    assert failed(click(test, "Lập tài khoản này")) == ["Đã có tài khoản «lo\\.a»\\."]
    test.text_input(key="people.new.login").set_value("moi")
    test.text_input(key="people.new.name").set_value("  ")
    assert failed(click(test, "Lập tài khoản này")) == ["Cần ghi họ tên và tên đăng nhập\\."]


def test_an_account_without_a_unit_is_asked_which(office: Office, administrator: Account) -> None:
    test = opened()
    test.text_input(key="people.new.login").set_value("lo.a")
    test.text_input(key="people.new.name").set_value("Lò Văn A")
    test.checkbox(key="people.new.own.reporter").check()
    assert failed(click(test, "Lập tài khoản này"))[0].startswith("Đơn vị nào?")
    test.selectbox(key="people.new.unit").set_value(COMMUNE)
    test.checkbox(key="people.new.other.reviewer").check()  # beside no unit
    assert failed(click(test, "Lập tài khoản này"))[0].startswith("Đơn vị nào?")
    assert account_named(office, "lo.a") is None
    test.selectbox(key="people.new.other.which").set_value("")  # the whole office, said so
    click(test, "Lập tài khoản này")
    found = account_named(office, "lo.a")
    assert found is not None and found.unit == COMMUNE
    assert found.grants == {Grant(AccountRole.REPORTER, COMMUNE), Grant(AccountRole.REVIEWER, "")}


def test_a_role_is_taken_away_in_the_row_of_its_unit(office: Office, administrator: Account) -> None:
    test = opened()
    made(test)
    account = account_named(office, "lo.a")
    assert account is not None
    test.selectbox(key="people.account").set_value(account.id).run()
    assert test.checkbox(key=f"people.{account.id}.own.reporter").value is True
    test.checkbox(key=f"people.{account.id}.own.reporter").uncheck()
    test.checkbox(key=f"people.{account.id}.own.reader").check()
    click(test, "Lưu")
    assert account_named(office, "lo.a").grants == {Grant(AccountRole.READER, COMMUNE)}  # type: ignore[union-attr]


def test_roles_are_changed_and_the_sessions_end(office: Office, administrator: Account) -> None:
    test = opened()
    here = Office(office.url)
    token = use_code(here, made(test), PASSWORD).token
    account = account_named(here, "lo.a")
    assert account is not None
    test.selectbox(key="people.account").set_value(account.id).run()
    test.selectbox(key=f"people.{account.id}.other.which").set_value(OFFICE)
    test.checkbox(key=f"people.{account.id}.other.reviewer").check()
    click(test, "Lưu")
    assert account_of(here, token) is None
    after = account_named(here, "lo.a")
    assert after is not None
    assert after.grants == {Grant(AccountRole.REPORTER, COMMUNE), Grant(AccountRole.REVIEWER, OFFICE)}
    click(test, "Ngừng dùng")
    assert "ngừng dùng" in table_named(test, "tai-khoan").text


def test_a_successor_takes_over(office: Office, administrator: Account) -> None:
    test = opened()
    made(test)
    before = account_named(office, "lo.a")
    assert before is not None
    test.selectbox(key="people.account").set_value(before.id).run()
    test.text_input(key="people.successor_login").set_value("quang.b")
    test.text_input(key="people.successor_name").set_value("Quàng Thị B")
    click(test, "Bàn giao")
    after, before = account_named(office, "quang.b"), account_named(office, "lo.a")
    assert after is not None and before is not None
    assert after.grants == before.grants and not before.active
    assert holder_of(Office(office.url), test.code[0].value) == after


def test_nobody_leaves_the_office_without_an_administrator(office: Office, administrator: Account) -> None:
    test = opened()
    test.selectbox(key="people.account").set_value(administrator.id).run()
    click(test, "Ngừng dùng")
    assert failed(test) == ["Không được để cơ quan không còn ai quản trị tài khoản\\."]
    assert account_named(office, administrator.login).active  # type: ignore[union-attr]


def test_a_lot_makes_slips_to_save(office: Office, administrator: Account) -> None:
    test = opened()
    click(test, "Lập các tài khoản")
    assert account_named(office, COMMUNE).name == "Cán bộ Xã Chiềng En"  # type: ignore[union-attr]
    assert any("Tải phiếu về ngay" in one.value for one in test.warning)
    assert click(test, "Lập các tài khoản").success[0].value.startswith("Đã lập 0 tài khoản")


@pytest.mark.parametrize("section", ["tai-khoan", "thiet-lap"])
def test_who_manages_nothing_is_told_so(office: Office, monkeypatch: pytest.MonkeyPatch, section: str) -> None:
    sign_in_as(office, monkeypatch, "Cán Bộ", frozenset({Grant(AccountRole.REPORTER, COMMUNE)}), COMMUNE)
    test = opened(section)
    assert any("không có quyền" in one.value for one in test.markdown)
    assert [one.label for one in test.button if one.label in ("Lập tài khoản này", "Lưu")] == []
    assert not [one for one in test.get("bidi_component") if "tai-khoan" in one.proto.json]
    assert section not in page("quan_tri").segmented_control[0].options


def test_an_administrator_of_a_unit_manages_its_accounts_alone(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    own = sign_in_as(office, monkeypatch, "Xã", frozenset({Grant(AccountRole.ADMINISTRATOR, COMMUNE)}), COMMUNE)
    test = opened()
    assert list(table_named(test, "tai-khoan").frame["Tên đăng nhập"]) == [own.login]
    assert test.selectbox(key="people.new.unit").options == ["Xã Chiềng En (04180)"]
    assert not any(one.key == "set.reading" for one in opened("thiet-lap").radio)


def test_settings_are_stored_as_versions(office: Office, administrator: Account) -> None:
    test = opened("thiet-lap")
    before = office.version()
    test.radio(key="set.reading").set_value("signed_in")
    [first, _] = [one for one in test.button if one.label == "Lưu"]
    first.click().run()
    assert not test.exception and office.version() == before + 1
    assert settings_of(office).reading is ReadingRule.SIGNED_IN
    assert settings_of(office, before).reading is ReadingRule.OPEN
    assert test.success[0].value == "Đã lưu\\: Xem số liệu, phải đăng nhập\\."
