"""A browser may send any text for a field of a closed list: the page refuses it in plain words, and nothing is stored."""

from pathlib import Path

import pytest
from streamlit.proto.WidgetStates_pb2 import WidgetState
from streamlit.runtime.context import ContextProxy
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Radio, Selectbox

from dashboard.domain.people.accounts import Account
from dashboard.usecases.office import Office
from dashboard.usecases.sharing import USUAL_DAYS, make_share_link, share_links
from dashboard.views.address import address
from tests.pages.opened import page
from tests.sample_store import COMMUNE
from tests.signed import BY

APP = Path(__file__).parents[2] / "dashboard" / "app.py"
REFUSED = "Lựa chọn này không có trong danh sách"
FORMS: dict[str, tuple[str, dict[str, str], str, str]] = {
    # page, its address, the field, what is pressed
    "withdrawing": ("nop_bao_cao", {"dv": COMMUNE}, "upload_withdraw_which", "Rút báo cáo"),
    "ending a link": ("quan_tri", {"muc": "chia-se"}, "end.link.which", "Thu hồi: từ nay không mở được gì"),
    "a setting": ("quan_tri", {"muc": "thiet-lap"}, "set.reading", "Lưu"),
    "a comment": ("tham_dinh", {"ky": "2024-09"}, "review_comment_cell_", "Thêm ý kiến"),
    "a finding": ("tinh_hinh_bao_cao", {}, "phat-hien", "Lưu giải trình"),
    "who sees to it": ("tinh_hinh_bao_cao", {}, "phu-trach", "Lưu giải trình"),
    "a path": ("quan_tri", {"muc": "lo-trinh"}, "planning_fill_which", "Đường thẳng từ đầu kỳ đến mục tiêu"),
    "an account's unit": ("quan_tri", {"muc": "tai-khoan"}, "people.new.unit", "Lập tài khoản này"),
}


def said(test: AppTest) -> str:
    return "\n".join(str(one.value) for one in [*test.error, *test.warning, *test.info, *test.markdown])


def forge(field: Selectbox[object] | Radio[object], text: str) -> None:
    """The browser sends this text as what was chosen."""
    sent = property(lambda _: WidgetState(id=field.id, string_value=text))
    field.__class__ = type("Forged", (type(field),), {"_widget_state": sent})


@pytest.mark.usefixtures("clerk")
@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("forged", ["x", "9999999999", "('BC-THANG', '2024-09')"])
def test_what_is_not_offered_is_refused(office: Office, form: str, forged: str) -> None:
    name, query, field, label = FORMS[form]
    if form == "ending a link":
        make_share_link(Office(office.url), BY, address("./"), "x", None)
    test = page(name, **query)
    version = office.version()
    forge(next(one for one in (*test.selectbox, *test.radio) if str(one.key).startswith(field)), forged)
    next(b for b in test.button if b.label == label).click().run()
    assert not test.exception
    assert REFUSED in said(test)
    assert office.version() == version
    assert all(link.ended_at is None for link in share_links(office, BY))


def test_who_has_signed_out_meanwhile_makes_no_link(
    office: Office, clerk: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    test = AppTest.from_file(str(APP), default_timeout=60)
    test.session_state["share"] = True
    test.run()
    monkeypatch.setattr(ContextProxy, "cookies", property(lambda _: {}))
    test.button(key="share.make").click().run()
    assert not test.exception
    assert "Chưa đăng nhập" in said(test)
    assert share_links(office, BY) == ()


@pytest.mark.usefixtures("clerk")
def test_a_link_holds_as_long_as_its_form_said_and_no_longer(office: Office) -> None:
    test = AppTest.from_file(str(APP), default_timeout=60)
    test.session_state["share"] = True
    test.run()
    forge(test.selectbox(key="share.days"), "36500")
    test.button(key="share.make").click().run()
    assert not test.exception
    [link] = share_links(office, BY)
    assert link.expires_at is not None and (link.expires_at - link.made_at).days == USUAL_DAYS
