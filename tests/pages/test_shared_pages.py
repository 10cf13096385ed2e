"""The full page of a share link: its one view, fixed, without navigation, names, files or anything to send."""

from pathlib import Path

import pytest
from streamlit.runtime.context import ContextProxy
from streamlit.testing.v1 import AppTest

from dashboard.domain.people.accounts import Account
from dashboard.domain.people.roles import operator
from dashboard.usecases.office import Office
from dashboard.usecases.sharing import end_share_link, make_share_link, share_links
from dashboard.views.address import address
from tests.pages.opened import page
from tests.pages.seen import tables_on
from tests.sample_store import COMMUNE, PROGRAMME, SILENT

APP = Path(__file__).parents[2] / "dashboard" / "app.py"
BY = operator("kiểm thử")


def shared(office: Office, href: str, version: int | None = None) -> str:
    return make_share_link(Office(office.url), BY, address(href), "x", version).secret


def opened(secret: str, **query: str) -> AppTest:
    test = AppTest.from_file(str(APP), default_timeout=60)
    test.query_params["cs"] = secret
    for name, value in query.items():
        test.query_params[name] = value
    test.run()
    assert not test.exception
    return test


def text(test: AppTest) -> str:
    parts = [str(getattr(e.proto, "body", "")) for kind in ("markdown", "html", "caption") for e in test.get(kind)]
    return "\n".join([*parts, *(one.text for one in tables_on(test))])


def test_the_stored_view_is_shown_whatever_the_address_says(office: Office) -> None:
    name = {u.code: u.name for u in office.snapshot(PROGRAMME, 2024).plan.units}  # type: ignore[union-attr]
    secret = shared(office, f"xa-thi-tran?dv={COMMUNE}&ky=2024-08", office.version())
    plain = opened(secret)
    assert name[COMMUNE] in text(plain) and "tháng 8/2024" in text(plain)
    assert f"theo phiên bản {office.version()}" in text(plain).replace("\\", "")  # also while it is the newest one
    assert "số liệu mới nhất" in text(opened(shared(office, "./")))
    widened = opened(secret, dv=SILENT, ky="2024-09", kh="s004-2024", pb="1", muc="lich", lang="en")
    assert text(widened) == text(plain)


@pytest.mark.parametrize(
    "href", ["./", "chi-tieu", "chieu-thieu-hut", "giai-ngan", "xa-thi-tran", "thay-doi", "tinh-hinh-bao-cao"]
)
def test_every_page_that_can_be_shared_is_only_read(office: Office, href: str) -> None:
    known = office.snapshot(PROGRAMME, 2024)
    assert known is not None
    test = opened(shared(office, href))
    seen = text(test)
    assert not any(sent.actor in seen for sent in known.submissions)
    assert "dang-nhap" not in seen and "tep/" not in seen
    assert not test.get("page_link") and not test.get("file_uploader") and not test.get("download_button")
    assert not any(
        cell["h"] for one in tables_on(test) for row in one.data["rows"] for cell in row["cells"] if "h" in cell
    )
    assert not test.get("form")


def test_who_is_signed_in_reads_a_shared_view_as_anybody_does(office: Office, clerk: Account) -> None:
    secret = shared(office, "tinh-hinh-bao-cao?ky=2024-09")
    known = office.snapshot(PROGRAMME, 2024)
    assert known is not None
    assert not any(sent.actor in text(opened(secret)) for sent in known.submissions)


def test_a_choice_within_the_session_leads_to_no_other_view(office: Office) -> None:
    test = opened(shared(office, f"xa-thi-tran?dv={COMMUNE}"))
    assert all(box.disabled for box in test.selectbox if str(box.key).startswith("choice."))
    before = text(test)
    del test.query_params["cs"]
    test.query_params["dv"] = SILENT
    test.run()
    assert text(test) == before


def test_an_ended_link_ends_the_sessions_that_it_opened(office: Office) -> None:
    test = opened(shared(office, "./"))
    [link] = share_links(office, BY)
    end_share_link(office, link.id, BY)
    test.run()
    assert [m.value.replace("\\", "") for m in test.markdown] == ["# Liên kết này đã bị thu hồi."] and not tables_on(
        test
    )


@pytest.mark.parametrize("wrong", ["x", "x" * 43, "<script>alert(1)</script>"])
def test_a_wrong_link_shows_nothing_at_all(office: Office, wrong: str) -> None:
    test = opened(wrong)
    assert [m.value.replace("\\", "") for m in test.markdown] == ["# Không có liên kết này."] and not tables_on(test)


def test_the_panel_makes_a_link_that_opens_this_view(
    office: Office, clerk: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = AppTest.from_file(str(APP), default_timeout=60)
    script.session_state["share"] = True
    script.query_params["ky"] = "2024-08"
    script.run()
    assert not script.exception
    if not [b for b in script.button if b.key == "share.make"]:
        pytest.skip("this version of the tests cannot open a popover")
    script.button(key="share.make").click().run()
    [link] = share_links(office, clerk.actor())
    assert (link.version, address(link.address).codes["ky"]) == (office.version(), "2024-08")
    assert link.made_by == clerk.name


def test_links_and_tokens_are_listed_and_ended_under_administration(office: Office, clerk: Account) -> None:
    make_share_link(Office(office.url), clerk.actor(), address("./"), "Tổng quan · thử", None)
    listed = page("quan_tri", muc="chia-se")
    assert "Tổng quan · thử" in text(listed) and "còn hiệu lực" in text(listed)
    listed.selectbox(key="end.link.which").select(listed.selectbox(key="end.link.which").options[0])
    [button] = [b for b in listed.button if "Thu hồi" in b.label]
    button.click().run()
    assert "đã thu hồi" in text(listed)
    tokens = page("quan_tri", muc="ma-truy-cap")
    tokens.text_input(key="token.name").input("báo cáo tỉnh")
    [button] = [b for b in tokens.button if b.label.startswith("Tạo mã")]
    button.click().run()
    assert "báo cáo tỉnh" in text(tokens) and not tokens.exception


def test_who_is_not_signed_in_is_shown_the_way_in_place_of_links(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ContextProxy, "cookies", property(lambda _: {}))
    for section in ("chia-se", "ma-truy-cap"):
        test = page("quan_tri", muc=section)
        assert "dang-nhap" in text(test) and not tables_on(test)
