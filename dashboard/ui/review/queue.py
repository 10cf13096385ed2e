"""The queue: every report that waits, and the button that approves all clean ones with the list of what is meant."""

import streamlit as st

from dashboard.domain.quality.findings import Finding
from dashboard.domain.quality.queue import Waiting, waiting
from dashboard.ui import load
from dashboard.ui.escape import md
from dashboard.ui.review.desk import approve, may_review, mine
from dashboard.ui.shell import Shown
from dashboard.ui.table import table
from dashboard.ui.who import actor
from dashboard.usecases.reviewing import AsSeen
from dashboard.views.review_queue import queue_table, report_title

_LISTED = 40  # titles of clean reports; more are counted


def queue_of(now: Shown, findings: tuple[Finding, ...]) -> tuple[Waiting, ...]:
    """What waits of the units that the reader may see."""
    snapshot = load.snapshot(now.programme, now.year, now.version)
    found: tuple[Waiting, ...] = now.kept("review queue", lambda: waiting(snapshot, findings))
    return tuple(one for one in found if mine(now.plan, one.sent.unit))


def seen(now: Shown) -> AsSeen:
    """The reports as this run shows them."""
    return AsSeen(now.programme, now.year, load.state())


def draw_queue(queue: tuple[Waiting, ...], now: Shown) -> None:
    """Draws what waits; on a past version nothing is decided."""
    words = now.words
    if not queue:
        st.info(words("Every report that was sent is approved, returned or withdrawn."), icon=":material/task_alt:")
        return
    shown = queue_table(now.plan, queue, words)
    table(shown, words, "cho-tham-dinh", caption=words("Reports that wait for approval"), height=420, cards=True)
    clean = tuple(one.sent for one in queue if one.clean and may_review(now.plan, one.sent.unit))
    others = tuple(
        sent for sent in clean if sent.actor != actor().name
    )  # whose account it was is asked where it is stored
    if not others or now.version is not None:
        return
    with st.expander(
        words("Approve all clean reports ({count})", count=len(others)), icon=":material/task_alt:", key="review_clean"
    ):
        st.caption(words("Clean: nothing to explain or mend, and no figure that stands apart. Meant are:"))
        titles = [f"- {md(report_title(now.plan, sent, words))}" for sent in others[:_LISTED]]
        if len(others) > _LISTED:
            titles.append(f"- {words('and {count} more', count=len(others) - _LISTED)}")
        st.markdown("\n".join(titles))
        st.button(
            words("Approve these {count} reports", count=len(others)),
            key="review_approve_clean",
            type="primary",
            icon=":material/task_alt:",
            on_click=approve,
            args=(seen(now), others),
        )
