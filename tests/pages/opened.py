"""A page as the app opens it: with the navigation's pages known and the frame around it."""

from pathlib import Path

from streamlit.testing.v1 import AppTest

from dashboard.ui.panels import TABLE_OF

ROOT = Path(__file__).parents[2]


def script_of(name: str, frame_alone: bool = False) -> str:
    """A script that runs one page in its frame, or the frame alone; `name` is the stem of its file."""
    return f"""
import runpy
import streamlit as st
from dashboard.ui import link, load, who
from dashboard.ui.shell import frame, language
from dashboard.views.pages import Page
link.read_address()
load.begin()
who.begin()
st.navigation(link.pages(language()), position="hidden")
page = next(one for one in Page if one.file == {name!r})
link.begin(page)
load.may_wait(page)
frame(language())
if not {frame_alone}:
    runpy.run_path({str(ROOT / "pages" / f"{name}.py")!r})
    link.note()
"""


def page(name: str, opened: tuple[str, ...] = (), **query: str) -> AppTest:
    """The page at an address with these parameters; `opened`: the names of charts whose tables are looked at."""
    return _run(script_of(name), query, opened)


def frame_of(name: str, **query: str) -> AppTest:
    """What stands around the page at an address with these parameters."""
    return _run(script_of(name, frame_alone=True), query)


def _run(script: str, query: dict[str, str], opened: tuple[str, ...] = ()) -> AppTest:
    test = AppTest.from_string(script, default_timeout=60)
    for chart in opened:
        test.session_state[f"{TABLE_OF}{chart}"] = True
    for key, value in query.items():
        test.query_params[key] = value
    return test.run()
