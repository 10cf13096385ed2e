"""Trình chiếu: a start screen that freezes a version, a slide, and what is said of a slide that is not there."""

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.text import words_in
from dashboard.ui.slides.drawing import _that_fit
from dashboard.usecases.office import Office
from tests.pages.opened import page

NAME = "trinh_chieu"


def html(test: AppTest) -> str:
    return "\n".join(str(element.proto.body) for element in test.get("html"))


def title(test: AppTest) -> str:
    return next(str(m.value) for m in test.markdown if str(m.value).startswith("# "))


def test_the_show_begins_with_what_will_be_shown_and_freezes_the_version(office: Office) -> None:
    test = page(NAME)
    version = office.version()
    assert f"phiên bản dữ liệu {version}" in title(test) and "gn-slide-foot" not in html(test)
    next(button for button in test.button if button.label == "Bắt đầu trình chiếu").click().run()
    assert not test.exception
    assert test.query_params["pb"] in (str(version), [str(version)])
    assert "1/" in html(test) and f"phiên bản dữ liệu {version}" in html(test) and "giả định" in html(test)


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_slide_can_be_opened_in_both_languages(office: Office, lang: str) -> None:
    version, titles = str(office.version()), []
    first = page(NAME, pb=version, to="1", lang=lang)
    count = int(html(first).split("<span>1/")[1].split("<")[0])
    for number in range(1, count + 1):
        test = page(NAME, pb=version, to=str(number), lang=lang)
        assert not test.exception and not test.warning
        titles.append(title(test))
    assert len(set(titles)) == count


def test_keys_go_on_back_and_to_the_ends(office: Office) -> None:
    test = page(NAME, pb=str(office.version()), to="2")
    keys = {button.key: button for button in test.button}
    assert {
        "slide.Right",
        "slide.PageDown",
        "slide.Space",
        "slide.Left",
        "slide.PageUp",
        "slide.Home",
        "slide.End",
    } <= set(keys)
    keys["slide.PageDown"].click().run()
    assert test.query_params["to"] in ("3", ["3"])
    next(button for button in test.button if button.key == "slide.Home").click().run()
    assert test.query_params["to"] in ("1", ["1"])


def test_what_comes_during_the_meeting_changes_nothing(office: Office) -> None:
    then = str(office.version() - 1)
    assert f"phiên bản dữ liệu {then}" in html(page(NAME, pb=then, to="1"))


@pytest.mark.parametrize("number", ["99", "0", "x", "-1"])
def test_a_slide_that_is_not_there_is_said(office: Office, number: str) -> None:
    test = page(NAME, pb=str(office.version()), to=number)
    assert not test.exception
    assert any("Không có trang chiếu" in str(warning.value) for warning in test.warning)


def test_larger_type_is_kept_in_the_address(office: Office) -> None:
    test = page(NAME, pb=str(office.version()), to="1", co="2")
    assert "--k:1.20" in html(test)
    assert "--k:1.00" in html(page(NAME, pb=str(office.version()), to="1", co="9"))


@pytest.mark.parametrize(("most", "shown"), [(3, ("a", "b", "c")), (2, ("a", "… và 2 dòng nữa"))])
def test_lines_that_find_no_room_in_larger_type_are_counted(most: int, shown: tuple[str, ...]) -> None:
    assert _that_fit(("a", "b", "c"), most, words_in("vi")) == shown
