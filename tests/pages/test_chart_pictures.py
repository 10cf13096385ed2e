"""Every chart of every page as a picture, in both languages, and the row of downloads above its table."""

import io
import re
import shutil
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from PIL import Image
from streamlit.testing.v1 import AppTest

from dashboard.charts.small_curve import small_curves
from dashboard.charts.tokens import TOKENS
from dashboard.exports.chart_picture import Frame, picture_font, standalone
from dashboard.text import words_in
from dashboard.ui.panels import TABLE_OF
from dashboard.usecases.office import Office
from dashboard.usecases.picturing import STUDIO, can_draw
from dashboard.views.money.multiples import multiples
from dashboard.views.pages import Page
from db.engine import engine
from tests.exports.test_chart_picture import texts
from tests.pages.drawn_charts import drawn_charts
from tests.pages.opened import page
from tests.sample_store import TODAY, url_of, whole

DRAWN = (Page.OVERVIEW, Page.TARGETS, Page.DEPRIVATIONS, Page.DISBURSEMENT, Page.COMMUNES, Page.REPORTING)
ONE = {Page.TARGETS: {"ct": "S002-14"}}  # the list of all has its bullets in a table
CHARTS = ("targets", "curve", "projects", "heat", "months", "units", "deprived", "lacking", "flow", "waterfall", "small",
          "communes", "tiles", "reports")  # fmt: skip
_COLOUR = re.compile(r'(?:fill|stroke)="([^"]+)"')


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Office]:
    """The whole demo, where every page has its charts."""
    shutil.copy(whole(), tmp_path / "store.db")
    monkeypatch.setenv("GIAMNGHEO_DATABASE_URL", url_of(tmp_path / "store.db"))
    made = Office(url_of(tmp_path / "store.db"), lambda: TODAY)
    yield made
    engine(made.url).dispose()


needs_images = pytest.mark.skipif(not can_draw(), reason="the extra `images` is not installed")


@needs_images
@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("shown", DRAWN)
def test_every_chart_is_drawn_with_its_words_in_the_tokens_colours(
    office: Office, shown: Page, language: str, dark: bool
) -> None:
    charts = drawn_charts(page(shown.file, lang=language, **ONE.get(shown, {})))
    assert charts
    known = {colours[dark].lower() for colours in TOKENS.values()} | {"none", "transparent"}
    for title, spec in charts:
        frame = Frame(title, dark=dark)
        svg = STUDIO.picture(standalone(spec, dark=dark), frame, "svg").decode()
        told = texts(svg)
        assert " ".join(told).startswith(title.split(" ")[0]), "its finding stands first"
        assert all(word in " ".join(told) for word in title.split())
        assert not [text for text in told if text.endswith("…") and not text.startswith("…")], "nothing is cut"
        assert {colour.lower() for colour in _COLOUR.findall(svg)} <= known
        assert "var(" not in svg and "http" not in svg.replace("http://www.w3.org/", "") and "<image" not in svg
        assert _unknown_letters("".join(told)) == set()
        picture = Image.open(io.BytesIO(STUDIO.picture(standalone(spec, dark=dark), frame, "png")))
        assert picture.width > 900 and picture.convert("RGBA").getchannel("A").getextrema() == (255, 255)


@needs_images
@pytest.mark.parametrize("language", ["vi", "en"])
def test_small_curves_leave_as_one_picture_each_under_its_projects_name(office: Office, language: str) -> None:
    words = words_in(language)
    shown = multiples(office.standing(), words)
    svg = STUDIO.picture(standalone(small_curves(shown, 100, words)), Frame("Mọi dự án"), "svg").decode()
    told = " ".join(texts(svg))
    assert len(shown) > 2
    for multiple in shown:
        assert all(word in told for word in (*multiple.name.split(), *multiple.caption.split())), multiple.name
    assert {colour.lower() for colour in _COLOUR.findall(svg)} <= {c[0].lower() for c in TOKENS.values()} | {
        "none",
        "transparent",
    }


@cache
def _known(letter: str) -> bool:
    font = picture_font(40)
    return letter.isspace() or letter == "\u2060" or bytes(font.getmask(letter)) != bytes(font.getmask("\uffff"))


def _unknown_letters(text: str) -> set[str]:
    return {letter for letter in text if not _known(letter)}


def downloads(test: AppTest, chart: str) -> list[str]:
    """The labels of the downloads of a chart."""
    return [button.proto.label for button in test.get("download_button") if button.proto.id.endswith(f".{chart}")]


@needs_images
@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_downloads_of_a_chart_stand_behind_it_and_cost_nothing_before(office: Office, language: str) -> None:
    words = words_in(language)
    closed = page("tong_quan", lang=language)
    assert downloads(closed, "curve") == [] == downloads(closed, "heat")
    opened = page("tong_quan", opened=("curve",), lang=language)
    assert downloads(opened, "curve")[:2] == [words("Download picture (PNG)"), words("Download SVG")]
    assert downloads(opened, "heat") == []


def test_without_the_extra_the_page_says_which_one_to_install(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "vl_convert", None)  # as if it were not installed
    opened = page("tong_quan", opened=("curve",))
    assert not opened.exception
    assert [caption.value for caption in opened.caption if 'pip install "giamngheo[images]"' in caption.value]
    assert not [label for label in downloads(opened, "curve") if "PNG" in label]


@needs_images
@pytest.mark.parametrize("shown", DRAWN)
def test_each_chart_that_a_page_draws_has_its_downloads(office: Office, shown: Page) -> None:
    first = page(shown.file, **ONE.get(shown, {}))
    charts = [chart for chart in CHARTS if f"{TABLE_OF}{chart}" in first.session_state]
    test = page(shown.file, opened=tuple(charts), **ONE.get(shown, {}))
    assert not test.exception
    assert charts and all(len(downloads(test, chart)) >= 2 for chart in charts)
