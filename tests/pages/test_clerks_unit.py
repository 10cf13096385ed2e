"""The unit of Nộp báo cáo: what the address asks for, else the clerk's own; it survives a reload."""

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.domain.people.roles import AccountRole, Grant
from dashboard.usecases.office import Office
from tests.pages.opened import page
from tests.pages.signed import sign_in_as
from tests.sample_store import COMMUNE, OFFICE


@pytest.fixture
def own(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    sign_in_as(office, monkeypatch, "Lò Văn A", frozenset({Grant(AccountRole.REPORTER, COMMUNE)}), COMMUNE)


def unit(test: AppTest) -> str | None:
    assert not test.exception
    chosen: str | None = test.selectbox(key="upload_unit").value
    return chosen


def test_a_clerk_finds_the_own_unit(own: None) -> None:
    test = page("nop_bao_cao")
    assert unit(test) == COMMUNE
    assert "Xã Chiềng En" in test.markdown[-1].value or any("Xã Chiềng En" in one.value for one in test.markdown)
    assert any("Người nộp: **Lò Văn A**" in one.value for one in test.markdown)


def test_the_address_asks_for_another_unit_and_a_reload_keeps_it(own: None) -> None:
    assert unit(page("nop_bao_cao", dv=OFFICE)) == OFFICE
    test = page("nop_bao_cao")
    test.selectbox(key="upload_unit").set_value(OFFICE).run()
    assert unit(test) == OFFICE
    kept = dict(test.query_params)["dv"]
    assert unit(page("nop_bao_cao", dv=kept[0] if isinstance(kept, list) else kept)) == OFFICE


def test_who_is_not_signed_in_follows_a_link_too(office: Office) -> None:
    assert unit(page("nop_bao_cao", dv=COMMUNE)) == COMMUNE
    assert unit(page("nop_bao_cao")) is None


@pytest.mark.parametrize("asked", ["99999", "126", "<b>", "*"])
def test_a_unit_that_reports_nothing_is_said(own: None, asked: str) -> None:
    test = page("nop_bao_cao", dv=asked)
    assert unit(test) == COMMUNE
    assert any("không phải là đơn vị báo cáo" in one.value for one in test.warning)
