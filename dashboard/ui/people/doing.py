"""What a command about accounts came to: a code that is shown once, a sentence, or why it could not be."""

from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st

from dashboard.domain.people.accounts import LEAST_PASSWORD
from dashboard.domain.people.rights import Forbidden
from dashboard.exports.qr import qr_png
from dashboard.text import Words
from dashboard.ui import link
from dashboard.ui.escape import md
from dashboard.ui.gate import refusal_text
from dashboard.ui.in_place import in_place
from dashboard.ui.into_view import draw_here
from dashboard.ui.unstored import not_stored
from dashboard.usecases.account_records import Given, LoginTaken
from dashboard.usecases.office import NothingKnown, StoreUnavailable
from dashboard.views.address import Address
from dashboard.views.sign_in import one_time_path

_SAID, _FAILED, _GIVEN = "people.said", "people.failed", "people.given"


@dataclass(frozen=True)
class GivenCode:
    """What is shown of a new code, once: nothing else keeps it."""

    name: str
    login: str
    code: str


def did(command: Callable[[], Given | object], done: str, words: Words) -> bool:
    """Whether the command (of a callback) was done; what is to be said of it stands on the page then."""
    try:
        result = command()
    except Forbidden as refusal:
        st.session_state[_FAILED] = refusal_text(refusal, words)
    except LoginTaken as taken:
        st.session_state[_FAILED] = words("There is an account «{login}» already.", login=str(taken))
    except NothingKnown as nothing:
        st.session_state[_FAILED] = words("Not in the store: {what}", what=str(nothing))
    except StoreUnavailable as unavailable:
        st.session_state[_FAILED] = not_stored(unavailable.fault, words)
    except ValueError as wrong:
        left = "nobody would be left" in str(wrong)
        st.session_state[_FAILED] = (
            words("Nobody would be left who manages the accounts of the whole office.")
            if left
            else words("A name and a login are needed.")
        )
    else:
        st.session_state[_SAID] = done
        if isinstance(result, Given) and result.code:
            st.session_state[_GIVEN] = GivenCode(result.account.name, result.account.login, result.code)
        return True
    return False


def refuse(said: str) -> None:
    """From a callback: why nothing was tried."""
    st.session_state[_FAILED] = said


@in_place
def draw_said(words: Words) -> None:
    """Draws what the last command came to, and the code that it gave until it is put away."""
    if _FAILED in st.session_state or _SAID in st.session_state:
        draw_here()
    if failed := st.session_state.pop(_FAILED, None):
        st.error(md(str(failed)), icon=":material/error:")
    if done := st.session_state.pop(_SAID, None):
        st.success(md(str(done)), icon=":material/check:")
    given: GivenCode | None = st.session_state.get(_GIVEN)
    if given is None:
        return
    url = link.whole_url(Address(one_time_path(given.code), {}))
    with st.container(border=True, key="given_code"):
        said, code = st.columns([3, 1])
        with said:
            st.markdown(f"### {md(given.name)} · {md(given.login)}", anchors=False)
            st.markdown(words("One-time code, shown this once:"))
            st.code(given.code, language=None)
            st.caption(
                words(
                    "Within 14 days the holder opens the QR code or {url} and sets a password of {least} characters or more.",
                    url=md(url), least=LEAST_PASSWORD,
                )
            )  # fmt: skip
            link.warn_of_local(url, words)
            st.button(words("I have handed it on"), key="people.put_away", on_click=_put_away)
        with code:
            st.image(qr_png(url), width=180)


def _put_away() -> None:
    st.session_state.pop(_GIVEN, None)
