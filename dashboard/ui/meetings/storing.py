"""What a press on a page of meetings came to: stored, or the sentence that says why not."""

from collections.abc import Callable

import streamlit as st

from dashboard.domain.issues import StaleChangeSet
from dashboard.domain.people.rights import Forbidden
from dashboard.text import Words
from dashboard.ui import load
from dashboard.ui.escape import md
from dashboard.ui.gate import refusal_text
from dashboard.ui.unstored import not_stored
from dashboard.usecases.office import NothingKnown, StoreUnavailable

_SAID = "meetings.said"  # ("", text) where it is kept, else ("!", why)


def stored(command: Callable[[], object], done: str, wrong: str, words: Words) -> bool:
    """From a callback: whether the command was done; `wrong` is said where what was typed cannot be kept."""
    why = ""
    try:
        command()
    except Forbidden as refusal:
        why = refusal_text(refusal, words)
    except StaleChangeSet:
        why = words("Somebody changed this meeting meanwhile: look again, then repeat it.")
    except NothingKnown as nothing:
        why = words("Not in the store: {what}", what=str(nothing))
    except StoreUnavailable as unavailable:
        why = not_stored(unavailable.fault, words)
    except ValueError:
        why = wrong
    st.session_state[_SAID] = ("!", why) if why else ("", done)
    if not why:
        load.wrote()
    return not why


def draw_said() -> None:
    """Draws what the last press came to."""
    fault, text = st.session_state.pop(_SAID, ("", ""))
    if text:
        (st.error if fault else st.success)(md(text), icon=":material/error:" if fault else ":material/check:")
