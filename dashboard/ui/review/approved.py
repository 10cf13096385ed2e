"""The approved reports, and the form that unlocks one for a correction."""

from datetime import timedelta

import streamlit as st

from dashboard.domain.reported.observations import SubmissionStatus
from dashboard.ui import load
from dashboard.ui.load import office
from dashboard.ui.review.desk import LONGEST, may_review, mine, unlock
from dashboard.ui.review.queue import seen
from dashboard.ui.shell import Shown
from dashboard.ui.table import table
from dashboard.usecases.review_desk import told_of_reports
from dashboard.views.review_queue import approved_table, report_title

_WHICH, _REASON, _UNTIL = "review_unlock_which", "review_unlock_reason", "review_unlock_until"


def draw_approved(now: Shown) -> None:
    """Draws what is approved, and until when some of it is unlocked."""
    words = now.words
    snapshot = load.snapshot(now.programme, now.year, now.version)
    approved = tuple(
        sent for sent in reversed(snapshot.submissions)
        if sent.status is SubmissionStatus.APPROVED and mine(now.plan, sent.unit)
    )  # fmt: skip
    if not approved:
        return
    unlocked = told_of_reports(office(), now.programme, now.year).unlocked
    today = office().today(snapshot.plan)
    with st.expander(words("Approved and locked ({count})", count=len(approved)), key="review_approved"):
        shown = approved_table(now.plan, approved, unlocked, words)
        table(shown, words, "da-duyet", caption=words("Approved reports"), height=420)
        locked = [s for s in approved if s.id not in unlocked or unlocked[s.id].until < today]
        locked = [s for s in locked if may_review(now.plan, s.unit)]
        if not locked or now.version is not None:
            return
        by_id = {sent.id: sent for sent in locked}
        st.markdown(words("Unlocked, a report may be corrected; what was approved stands until the correction is."))
        st.selectbox(
            words("Report to unlock"), list(by_id), format_func=lambda id: report_title(now.plan, by_id[id], words),
            key=_WHICH, index=None, placeholder=words("choose a report"),
        )  # fmt: skip
        st.text_input(words("Why it is unlocked"), key=_REASON, max_chars=LONGEST)
        st.date_input(
            words("Unlocked to the end of"), value=today + timedelta(days=3), min_value=today, key=_UNTIL,
            format="DD/MM/YYYY",
        )  # fmt: skip
        st.button(
            words("Unlock"), key="review_unlock", icon=":material/edit:", on_click=unlock,
            args=(seen(now), by_id, _WHICH, _REASON, _UNTIL),
        )  # fmt: skip
