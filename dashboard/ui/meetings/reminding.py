"""A reminder of each decision that is not done: a text to copy, with the link that answers it."""

from collections.abc import Iterable

import streamlit as st

from dashboard.domain.meetings.outcome import DecisionStanding
from dashboard.domain.plan.plan import Plan
from dashboard.text import Words
from dashboard.ui import link
from dashboard.usecases.public_address import opens_here_only
from dashboard.views.address import Address
from dashboard.views.meetings.decided import reminder_text


def draw_reminder(came: Iterable[DecisionStanding], plan: Plan, words: Words, key: str) -> None:
    """Nothing where all of them are done."""
    left = [one for one in came if not one.decision.is_done]
    if not left:
        return
    whole = link.whole_url(Address("", {})).rstrip("./")
    root = "" if opens_here_only(whole) else whole
    with st.expander(words("Reminders to copy"), icon=":material/forum:", on_change="rerun") as opened:
        if not opened.open:
            return
        for one in left:
            day = words.date(one.meeting.held_on)
            text = reminder_text(one.decision, plan, day, root, words, one.days_over)
            st.code(text, language=None, wrap_lines=True)
