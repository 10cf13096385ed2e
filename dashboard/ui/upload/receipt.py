"""The receipt of a file that was sent, in the file's own panel."""

import streamlit as st

from dashboard.text import Words
from dashboard.ui.escape import md
from dashboard.ui.upload.changes import draw_corrected
from dashboard.ui.upload.desk import ExaminedFile, SentFile
from dashboard.views.linked import receipt_address
from dashboard.views.owed_lines import still_owed_text


def draw_receipt(file: ExaminedFile, words: Words) -> None:
    """Draws number, revision, SHA-256, moment, store version, and whether the deadline was kept."""
    sent = file.sent
    assert sent is not None
    st.success(f"**{words('Received.')}** {_punctuality(sent, words)}", icon=":material/task_alt:")
    lines = (
        (words("Receipt number"), sent.receipt.number),
        (words("Revision no."), str(sent.receipt.revision)),
        (words("Received at"), words.moment(sent.received_at)),
        ("SHA-256", file.key[:8]),
        (words("Store version"), str(sent.receipt.version)),
    )
    with st.container(horizontal=True, gap="medium"):
        for name, value in lines:
            with st.container(width="content", gap="xxsmall"):
                st.caption(md(name))
                st.markdown(f"**{md(value)}**")
    for owed in sent.still_owed:
        text = md(still_owed_text(owed, words))
        if owed.discharge.came:
            st.markdown(text)
        else:
            st.warning(text, icon=":material/hourglass_bottom:")
    with st.container(horizontal=True):
        numbers = sent.receipt.number.split(", ")  # a table of several months becomes several reports
        for number in numbers:
            label = words("Open the receipt") if len(numbers) == 1 else number
            st.link_button(label, receipt_address(number, words.language).href, icon=":material/receipt_long:")
    draw_corrected(file, words)


def _punctuality(sent: SentFile, words: Words) -> str:
    if sent.late is None or sent.due_before is None:
        return ""
    date = md(words.date(sent.due_before))
    if sent.late:
        text = words("Late: it was due before {date}.", date=date)
    else:
        text = words("On time: it is due before {date}.", date=date)
    if sent.assumed_day is not None:
        text += " " + words("Judged by the sample's assumed day {day}.", day=md(words.date(sent.assumed_day)))
    return text
