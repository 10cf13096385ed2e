"""What is said where the store could not take what was sent, or could not be opened at all."""

from enum import StrEnum

import streamlit as st

from dashboard.text import Words
from dashboard.ui.escape import md
from dashboard.usecases.office import StoreUnavailable
from dashboard.usecases.settings import Settings


def not_stored(fault: StrEnum, words: Words) -> str:
    """That nothing was stored, and what to do."""
    return words("Nothing was stored: {fault}.", fault=fault)


def draw_closed(unavailable: StoreUnavailable, words: Words) -> None:
    """Draws, instead of a page, which store cannot be opened and what to do; the button runs the page again."""
    said = words(
        "The store {store} cannot be opened: {fault}", store=md(Settings().store_name), fault=unavailable.fault
    )
    st.error(said, icon=":material/database_off:")
    st.button(words("Try again"), key="store_again", icon=":material/sync:", type="primary")
