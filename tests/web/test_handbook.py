"""The handbook: both languages say the same, quote the words that the app has, show pictures that are there, and are served by it."""

import re

import pytest
from PIL import Image
from starlette.applications import Starlette

from dashboard.importing.layouts import report_sheets
from dashboard.text import LANGUAGES
from dashboard.text.catalogue import catalogue
from dashboard.views.handbook import HandbookPart, handbook_href, part_href, section_id
from dashboard.views.handbook_text import handbook_html
from dashboard.views.pages import Page
from dashboard.web.handbook import HANDBOOK_ROUTES, TEXTS, text_of
from docs.handbook_pictures import PICTURES, WIDTH
from tests.web.asgi import answered

APP = Starlette(routes=HANDBOOK_ROUTES)
PARTS = pytest.mark.parametrize("part", list(HandbookPart))
EVERY_TEXT = pytest.mark.parametrize(("part", "language"), [(part, one) for part in HandbookPart for one in LANGUAGES])
_NO_LABEL = {"vi": {"nền vàng"}, "en": {"yellow"}}  # emphasis alone


def shape(text: str) -> list[str]:
    """Sections, steps and pictures in their order, without their words."""
    marks = re.findall(r"^(## \d+\.|\d+\. |!\[[^\]]*\]\(pictures/\w\w/[a-z-]+\.webp\))", text, re.MULTILINE)
    return [re.sub(r".*pictures/\w\w/|\)", "", mark) for mark in marks]


@PARTS
def test_both_languages_have_the_same_sections_steps_and_pictures(part: HandbookPart) -> None:
    vi, en = (text_of(part, language) for language in ("vi", "en"))
    assert shape(vi) == shape(en) and len(shape(vi)) > 10


@EVERY_TEXT
def test_words_in_bold_are_words_of_the_app(part: HandbookPart, language: str) -> None:
    vi, own = catalogue("vi"), catalogue(language)
    known = {*vi.values(), *own.values()} if language == "vi" else {*vi, *own.values(), *vi.values()}
    known |= {column.title for sheet in (report_sheets.ABOUT, *report_sheets.TABLES) for column in sheet.columns}
    parts = {re.split(r"[{(…]", text)[0].strip().casefold() for text in known}
    bold = {one.strip() for text in re.findall(r"\*\*(.+?)\*\*", text_of(part, language)) for one in text.split("→")}
    unknown = [t for t in bold - _NO_LABEL[language] if re.split(r"[{(…]", t)[0].strip().casefold() not in parts]
    assert unknown == []


@EVERY_TEXT
def test_a_part_is_served_with_its_pictures_and_without_a_network(part: HandbookPart, language: str) -> None:
    got = answered(APP, f"/{part_href(part, language)}")
    assert got.status == 200 and f'<html lang="{language}"' in got.body
    pictures = re.findall(r'<img src="([^"]+)"', got.body)
    assert pictures and len(pictures) == text_of(part, language).count("![")
    for picture in pictures:
        assert picture.startswith(f"pictures/{language}/")
        shown = answered(APP, f"/so-tay/{picture}")
        assert (shown.status, shown.headers["content-type"]) == (200, "image/webp")
        assert len(shown.content) < 80 * 1024
    assert not re.findall(r'(?:src|href)="(?:https?:)?//', got.body) and "<script" not in got.body
    assert all(
        answered(APP, f"/so-tay/{href}").status == 200
        for href in re.findall(r'href="([a-z-]+(?:\?lang=en)?)"', got.body)
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_of_the_app_leads_to_a_section_that_is_there(language: str) -> None:
    for page in Page:
        href, _, mark = handbook_href(page, language).partition("#")
        got = answered(APP, f"/{href}")
        assert got.status == 200, page
        assert not mark or f'id="{mark}"' in got.body, page
    assert handbook_href(Page.TARGETS, "vi") == f"so-tay/lanh-dao#{section_id(2)}"


def test_every_picture_is_taken_by_the_script_at_one_size() -> None:
    names = {picture.name for picture in PICTURES}
    for language in LANGUAGES:
        files = sorted((TEXTS / "pictures" / language).iterdir())
        assert {file.stem for file in files} == names
        assert {Image.open(file).width for file in files} == {WIDTH}
        used = {
            n
            for part in HandbookPart
            for n in re.findall(rf"pictures/{language}/([a-z-]+)\.webp", text_of(part, language))
        }
        assert used == names


@pytest.mark.parametrize(
    "path", ["khac", "../app", "pictures/vi/../../x", "pictures/xx/a.webp", "pictures/vi/khong.webp"]
)
def test_nothing_else_is_served(path: str) -> None:
    assert answered(APP, f"/so-tay/{path}").status == 404


def test_what_is_no_sign_of_the_handbook_is_text() -> None:
    told = handbook_html("# <b>A</b>\n\n1. Bấm **<i>x</i>**\n2. [y](javascript:x)", lambda where: "")
    assert told == "<h1>&lt;b&gt;A&lt;/b&gt;</h1><ol><li>Bấm <b>&lt;i&gt;x&lt;/i&gt;</b></li><li>y</li></ol>"
