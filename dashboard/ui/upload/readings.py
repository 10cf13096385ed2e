"""What the cells of an office's own table were read as: "đọc là …", and what becomes of each figure."""

import pandas as pd
import streamlit as st

from dashboard.importing.examination import Reading
from dashboard.importing.layouts.foreign import Role
from dashboard.text import Words
from dashboard.ui.upload.desk import Looked

MOST = 2_000  # rows of one table on a page


def draw_readings(file: Looked, words: Words) -> None:
    """A closed list below the findings; nothing for our own templates, whose preview names every cell."""
    readings = file.found.readings
    if not readings:
        return
    kept = sum(reading.kept for reading in readings)
    with st.expander(words("How the {count} figures of the table were read; kept: {kept}", count=len(readings), kept=kept)):
        frame = pd.DataFrame([_row(reading, words) for reading in readings[:MOST]])
        st.dataframe(frame, hide_index=True, alt=words("How the figures were read"), height=420)
        if len(readings) > MOST:
            st.caption(words("Further cells not shown: {count}", count=len(readings) - MOST))


def _row(reading: Reading, words: Words) -> dict[str, str]:
    return {
        words("Cell"): str(reading.place),
        words("Written there"): reading.written,
        words("Read as"): _read_as(reading, words),
        words("Row"): reading.row,
        words("Column"): reading.column,
        words("Used for"): _used_for(reading, words),
    }


def _read_as(reading: Reading, words: Words) -> str:
    if reading.absence is not None:
        return words.term(reading.absence)
    if reading.read_as is None:
        return ""
    text = words.figure(reading.read_as)
    return words("{figure} (estimate)", figure=text) if reading.estimate else text


def _used_for(reading: Reading, words: Words) -> str:
    """What is kept is said first; the rest is compared only."""
    role = words.term(Role(reading.role)) if reading.role else words("not understood")
    return words("kept: {role}", role=role) if reading.kept else words("compared: {role}", role=role)
