"""What a meeting gives out, on its page: the notice of its conclusions, its minutes, its slides."""

from importlib.util import find_spec

import streamlit as st

from dashboard.domain.meetings.meeting import Meeting, MeetingState
from dashboard.exports.table_workbook import file_name
from dashboard.text import Words
from dashboard.ui import load
from dashboard.usecases.documents import mime_of
from dashboard.usecases.meeting_documents import MeetingDocument, ending_of, meeting_document


def draw_meeting_documents(meeting: Meeting, words: Words) -> None:
    """A button for each, made when it is clicked; conclusions and minutes once the meeting has begun."""
    if meeting.state is MeetingState.DROPPED or find_spec("docx") is None:
        return
    begun = meeting.state in (MeetingState.OPEN, MeetingState.CLOSED)
    with st.container(horizontal=True, gap="small", key="meeting_documents"):
        for document in MeetingDocument:
            if begun or document is MeetingDocument.SLIDES:
                _draw_one(meeting, document, words)


def _draw_one(meeting: Meeting, document: MeetingDocument, words: Words) -> None:
    ending = ending_of(document)
    st.download_button(
        f"{words.term(document)} (.{ending})",
        data=lambda: meeting_document(load.office(), meeting.code, document, words).content,
        file_name=file_name((words.term(document), meeting.code), ending),
        mime=mime_of(ending),
        key=f"meeting_document.{document}",
        on_click="ignore",
        icon=":material/download:",
    )
