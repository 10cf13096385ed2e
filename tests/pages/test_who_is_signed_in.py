"""Who is signed in stands in the frame of every page, with the way out; where nobody is, the way in, and the demo's accounts."""

from html import unescape
from urllib.parse import unquote

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.domain.people.roles import AccountRole, Grant
from dashboard.usecases.office import Office
from dashboard.usecases.sample_accounts import sample_accounts
from tests.pages.opened import frame_of, page
from tests.pages.signed import sign_in_as
from tests.sample_store import COMMUNE


def html(test: AppTest) -> str:
    return "\n".join(element.proto.body for element in test.get("html"))


def test_the_frame_names_the_person_the_unit_and_the_role(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    sign_in_as(
        office,
        monkeypatch,
        "Lò Thị B*",
        frozenset(
            {Grant(AccountRole.REPORTER, COMMUNE)},
        ),
        COMMUNE,
    )
    test = frame_of("chi_tieu")
    said = "\n".join(element.value for element in test.markdown)
    assert "Lò Thị B\\*" in said and "Nộp\\: Xã Chiềng En" in said
    assert '<form method="post" action="dang-xuat">' in html(test) and 'href="mat-khau"' in html(test)


def test_who_is_not_signed_in_finds_the_way_in_and_back(office: Office) -> None:
    test = frame_of("chi_tieu", ct="S002-14", lang="en")
    assert ">Sign in</a>" in html(test)
    assert "toi=chi-tieu?kh=songma-gnbv-2024&ky=2024-09&lang=en&ct=S002-14&lang=en" in unquote(unescape(html(test)))
    assert "dang-xuat" not in html(test)


def test_the_overview_of_the_demo_offers_each_of_its_accounts(office: Office) -> None:
    shown = html(page("tong_quan"))
    known = sample_accounts(office)
    assert len({grant.role for account in known for grant in account.grants}) == 4
    for account in known:
        assert f'value="{account.login}"' in shown and account.name in shown
    assert "Chỉ dùng cho bản minh họa" in shown


def test_who_is_signed_in_is_offered_no_account(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    sign_in_as(office, monkeypatch)
    assert "dang-nhap-mau" not in html(page("tong_quan"))
