"""What a meeting gives out: its conclusions, its minutes and its slides, from its frozen version."""

from datetime import date
from io import BytesIO
from pathlib import Path

import docx
import pptx
import pytest

from dashboard.domain.meetings.decisions import Decision, DecisionAbout
from dashboard.domain.meetings.meeting import MeetingState
from dashboard.domain.people.causes import Late
from dashboard.domain.people.roles import operator
from dashboard.text import Words
from dashboard.usecases.deciding import decide
from dashboard.usecases.meeting_documents import MeetingDocument, meeting_document
from dashboard.usecases.meetings import meeting_named, prepare_meeting, step
from dashboard.usecases.office import NothingKnown, Office
from tests.documents.making import words
from tests.documents.test_word_report import text_of
from tests.sample_store import COMMUNE, PROGRAMME, copied

BY = operator("chị Hoa")


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return copied(tmp_path)


@pytest.fixture
def code(office: Office) -> str:
    """An open meeting with two decisions."""
    meeting = prepare_meeting(office, PROGRAMME, BY)
    step(office, meeting, MeetingState.OPEN, BY)
    about = DecisionAbout(Late.PROJECT, "DA2")
    decide(
        office,
        Decision(meeting.code, 0, "Đôn đốc giải ngân Dự án 2", (COMMUNE,), due=date(2024, 11, 15), about=about),
        BY,
    )
    decide(office, Decision(meeting.code, 0, "Gửi báo cáo còn nợ", (COMMUNE,), "Lò Văn A"), BY)
    return meeting.code


def word_text(office: Office, code: str, document: MeetingDocument, reader: Words | None = None) -> str:
    return text_of(docx.Document(BytesIO(meeting_document(office, code, document, reader or words()).content)))


def test_the_conclusions_name_each_decision_with_who_and_until_when(office: Office, code: str) -> None:
    told = word_text(office, code, MeetingDocument.CONCLUSION)
    assert "THÔNG BÁO" in told
    assert "Số: …/TB-…" in told
    assert "Đôn đốc giải ngân Dự án 2 (Chiềng En, chậm nhất 15/11/2024)." in told
    assert "Gửi báo cáo còn nợ" in told
    assert "Xã Chiềng En" in told  # among the recipients
    assert "Số liệu minh họa" in told


def test_the_minutes_say_who_met_and_are_signed_by_two(office: Office, code: str) -> None:
    told = word_text(office, code, MeetingDocument.MINUTES)
    meeting = meeting_named(office, code)
    assert "BIÊN BẢN" in told
    assert f"Thư ký: {meeting.secretary}" in told
    assert "THƯ KÝ" in told
    assert "CHỦ TRÌ" in told


def test_a_later_figure_changes_nothing_of_what_a_meeting_gave_out(office: Office, code: str) -> None:
    meeting = meeting_named(office, code)
    standing = office.standing(PROGRAMME, 2024, meeting.period, version=meeting.version)
    told = word_text(office, code, MeetingDocument.CONCLUSION)
    assert words().sentence(standing.headline) in told
    assert f"Phiên bản dữ liệu {meeting.version}" in told


def test_the_slides_of_the_meeting_are_those_of_its_agenda(office: Office, code: str) -> None:
    made = pptx.Presentation(BytesIO(meeting_document(office, code, MeetingDocument.SLIDES, words()).content))
    titles = [next(s for s in slide.shapes if s.name == "title").text_frame.text for slide in made.slides]
    assert len(titles) >= 4
    told = "\n".join(s.text_frame.text for slide in made.slides for s in slide.shapes if s.has_text_frame)
    assert "Đôn đốc giải ngân Dự án 2" in told


def test_a_meeting_that_is_not_there_is_said_to_be_none(office: Office) -> None:
    with pytest.raises(NothingKnown):
        meeting_document(office, "khong-co", MeetingDocument.MINUTES, words())
