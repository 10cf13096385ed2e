"""Accounts for all reporting units at once, and their slips as one file that is made once."""

import streamlit as st

from dashboard.text import Words
from dashboard.ui import link, load, who
from dashboard.ui.account import newest_plans
from dashboard.ui.escape import md
from dashboard.ui.people.doing import did
from dashboard.ui.private_file import type_for_reader
from dashboard.usecases.account_lots import AccountLot, make_lot
from dashboard.usecases.slips import slips_of
from dashboard.views.address import Address

_SLIPS = "people.slips"


def draw_lot(programme: str | None, words: Words) -> None:
    """Draws what a lot makes, the button, and until the next one the slips to save."""
    if programme is None:
        st.info(words("First the plan: its calendar names the units that report."))
        return
    plan = next((plan for plan in newest_plans() if plan.programme.code == programme), None)
    office = plan.programme.office if plan else ""
    st.markdown(
        words(
            "An account for each unit that the calendar of {office} names; units with an account of their code are passed over."
            " Login: the unit's code. Each slip has a one-time code for 14 days.",
            office=md(office),
        )
    )
    st.button(words("Make the accounts"), key="people.lot", on_click=_make, args=(programme, words))
    kept: tuple[bytes, int] | None = st.session_state.get(_SLIPS)
    if kept is None:
        return
    content, count = kept
    st.warning(words("Save the slips now: nothing else has their codes."), icon=":material/save:")
    st.download_button(
        words("Slips of {count} accounts (PDF)", count=count), data=content, file_name="phieu-tai-khoan.pdf",
        mime=type_for_reader("application/pdf"), icon=":material/download:", on_click="ignore", key="people.slips_file",
    )  # fmt: skip


def _make(programme: str, words: Words) -> None:
    """A callback."""
    made: list[AccountLot] = []
    if not did(lambda: made.append(make_lot(load.office(), programme, who.actor(), words)), "", words):
        return
    [lot] = made
    said = words("{count} accounts made", count=len(lot.slips))
    if lot.passed_over:
        said += ". " + words("Passed over, for there is an account already: {units}", units=", ".join(lot.passed_over))
    st.session_state["people.said"] = said
    if lot.slips:
        root = link.whole_url(Address("", {})).rstrip("/")
        st.session_state[_SLIPS] = (slips_of(lot, root, words), len(lot.slips))
