"""The table of pages: every script has its entry, every entry its words, every parameter at most one page."""

from pathlib import Path

import pytest

from dashboard.text.catalogue import catalogue
from dashboard.views.address import COMMON, Param
from dashboard.views.pages import Page, page_at

SCRIPTS = Path(__file__).parents[2] / "pages"


def test_every_script_has_its_entry() -> None:
    assert {page.file for page in Page} == {script.stem for script in SCRIPTS.glob("*.py")}


def test_every_title_is_translated() -> None:
    assert [page.heading for page in Page if page.heading not in catalogue("vi")] == []


def test_a_parameter_belongs_to_one_page_or_to_all_but_the_unit_to_two() -> None:
    own = [param for page in Page for param in page.own]
    assert not set(own) & set(COMMON)
    assert {param for param in own if own.count(param) > 1} == {Param.UNIT}  # a profile, and who reports
    assert [page for page in Page if Param.UNIT in page.own] == [Page.COMMUNES, Page.SUBMITTING]
    assert set(Param) - set(own) - set(COMMON) == {Param.RECEIPT, Param.FILE, Param.CELL}


@pytest.mark.parametrize(("last", "page"), [("tong-quan", Page.OVERVIEW), ("chi-tieu", Page.TARGETS), ("", None), ("static", None)])  # fmt: skip
def test_the_last_part_of_a_path_names_a_page_or_none(last: str, page: Page | None) -> None:
    assert page_at(last) is page
