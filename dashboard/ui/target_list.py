"""The list of targets: its two filters, kept in the address, and its table."""

import streamlit as st

from dashboard.ui import link
from dashboard.ui.escape import md
from dashboard.ui.panels import key_of_bullets
from dashboard.ui.shell import Shown
from dashboard.ui.table import table
from dashboard.views.address import Param
from dashboard.views.target_list import leads_offered, list_table, states_offered, target_list


def draw_list(now: Shown) -> None:
    """Every target, or those of one state and one lead."""
    words = now.words
    shown = now.view_for_all(target_list)
    st.markdown(f"# {md(shown.heading)}", anchors=False)
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        state = link.choose(
            words("Verdict"), Param.STATE, states_offered(shown, words), "", words, st.segmented_control, required=True
        )
        leads = leads_offered(shown, now.standing.snapshot.plan, words)
        lead = link.choose(words("Lead"), Param.LEAD, leads, "", words, width=320)
    rows = now.kept_for_all("list of targets", lambda: list_table(shown, state, lead, words), state, lead)
    if rows:
        table(rows, words, "chi-tieu", caption=shown.heading, cards=True)
    else:
        st.info(words("No target has this verdict and this lead."))
    st.caption(f"{words('Scale: from where the track begins to the target.')} {key_of_bullets(words)}")
    if shown.note:
        st.caption(md(shown.note))
