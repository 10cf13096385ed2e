"""The pages as the store knew things at a past version or day: chosen once, kept in the URL, said on every page."""

from datetime import date
from html import escape

import streamlit as st

from dashboard.text import Words
from dashboard.ui import load
from dashboard.usecases.office import NothingKnown, day_named

_KEY = "phien-ban"
_WRONG = "phien-ban-khong-co"


def chosen_version(words: Words) -> int | None:
    """The past version that the address or the field below asks for; None, and a word about it, where there is none."""
    text = _asked()
    st.session_state.pop(_WRONG, None)
    if not text:
        return None
    try:
        version = load.office().version_named(text)
    except (ValueError, NothingKnown):
        st.session_state[_WRONG] = text
        return None
    return version if version < load.office().version() else None


def _asked() -> str:
    return str(st.session_state.get(_KEY) or st.query_params.get(_KEY) or "").strip()


def chosen_day(version: int | None) -> date | None:
    """The day that was asked for in place of a version's number; None where there is no past version, or it has a number."""
    return None if version is None else day_named(_asked())


def draw_known_at(version: int | None, words: Words) -> None:
    """The field in which a version or a day is typed."""
    label = words("Now") if version is None else words("Version {version}", version=version)
    with st.popover(label, icon=":material/history:"):
        st.text_input(
            words("As known at: version or day"),
            key=_KEY,
            bind="query-params",
            max_chars=20,
            placeholder="150 · 10/5/2024",
        )
        newest = load.office().version()
        st.caption(
            words(
                "Every page then shows what the store knew then. Blank: now (version {version}).",
                version=newest,
            )
        )


def say_known_at(version: int | None, words: Words) -> None:
    """Which past is shown, or that what was asked for is not there."""
    wrong = st.session_state.get(_WRONG)
    if wrong:
        st.warning(
            words("The store has no version or day «{text}»: this is what it knows now.", text=escape(str(wrong)))
        )
    if version is None:
        return
    known = load.office().known_at(version)
    when = words.moment(known.recorded_at) if known else ""
    text = words(
        "As known at version {version}, {moment}: nothing that came later counts here.", version=version, moment=when
    )
    st.html(f'<span class="sample">{escape(text)}</span>')
