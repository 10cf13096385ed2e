"""Every view is a link: what the address says is shown, what is chosen stands in the address, what cannot be followed is said."""

import pytest

from dashboard.usecases.office import Office
from dashboard.views.address import Param
from tests.pages.opened import page
from tests.pages.test_reading_pages import words_on

CHOICES = [
    ("tong_quan", Param.PERIOD, "2024-06"),
    ("chi_tieu", Param.TARGET, "S002-14"),
    ("chieu_thieu_hut", Param.GROUP, "HCN"),
    ("xa_thi_tran", Param.UNIT, "04180"),
    ("quan_tri", Param.SECTION, "quy-tac"),
]


@pytest.mark.parametrize(("name", "param", "code"), CHOICES)
def test_the_address_says_what_is_shown(office: Office, name: str, param: Param, code: str) -> None:
    test = page(name, **{param: code})
    assert not test.exception and not test.warning
    assert test.session_state[f"choice.{param.value}"] == code


@pytest.mark.parametrize(("name", "param", "code"), CHOICES)
def test_what_is_chosen_stands_in_the_address(office: Office, name: str, param: Param, code: str) -> None:
    test = page(name)
    assert param.value not in test.query_params
    boxes = [*test.selectbox, *test.button_group]
    next(box for box in boxes if box.key == f"choice.{param.value}").set_value(code)
    test.run()
    assert test.query_params[param.value] in (code, [code])
    assert test.session_state[f"choice.{param.value}"] == code


@pytest.mark.parametrize("foreign", ["zzz", "<script>alert(1)</script>", "2031-01", "a" * 5000, "*x*_y_"])
@pytest.mark.parametrize(("name", "param"), [(name, param) for name, param, _ in CHOICES] + [("tong_quan", Param.PLAN)])
def test_what_cannot_be_followed_is_said_and_the_usual_is_shown(
    office: Office, name: str, param: Param, foreign: str
) -> None:
    test = page(name, **{param: foreign})
    assert not test.exception
    said = [str(warning.value) for warning in test.warning]
    assert any("ở đây không có" in text for text in said)
    assert "<script>" not in " ".join(said)
    assert len(max(said, key=len)) < 600


def test_a_language_that_is_not_spoken_is_vietnamese(office: Office) -> None:
    assert "giải ngân" in words_on(page("tong_quan", lang="xx"))


def test_a_past_version_says_what_has_changed_since(office: Office) -> None:
    then = page("tong_quan", pb=str(office.version() - 1))
    assert "Từ đó đến nay:" in words_on(then)
    assert "Từ đó đến nay:" not in words_on(page("tong_quan"))
