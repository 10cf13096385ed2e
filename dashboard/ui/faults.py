"""What a page says when its own code fails: a number to give to whoever keeps the app, never a trace."""

import logging
import secrets

import streamlit as st

from dashboard.domain.people.rights import Forbidden
from dashboard.ui.escape import md
from dashboard.ui.gate import refusal_text
from dashboard.ui.shell import language

_SLOW = 2.0  # seconds
_LOG = logging.getLogger(__name__)


def say_fault(fault: BaseException) -> bool:
    """Writes the trace into the log under a short number, and says the number on the page; True: nothing more is to be shown.

    What its reader may not do is no fault: the page says so.
    """
    if isinstance(fault, Forbidden):  # pressed by who has signed out since, or lost the role by which it was offered
        st.error(md(refusal_text(fault, language())), icon=":material/error:")
        return True
    number = secrets.token_hex(3)
    _LOG.error("fault %s", number, exc_info=fault, extra={"event": "page_failed", "number": number})
    words = language()
    st.error(
        words(
            "This page could not be drawn; nothing was stored by halves. Reload it; if it happens again, tell whoever keeps the"
            " app the number {number}: the log has the cause under it.",
            number=number,
        ),
        icon=":material/report:",
    )
    return True


def say_slow(page: str, seconds: float) -> None:
    """Writes into the log which page took long to run, and nothing of what it showed or to whom."""
    if seconds >= _SLOW:
        fields = {"event": "page_slow", "page": page or "tong-quan", "seconds": round(seconds, 3)}
        _LOG.warning("%(event)s %(page)s %(seconds)s s", fields, extra=fields)
