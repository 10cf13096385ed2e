"""What a meeting gives out names people to who may read names, and to nobody else."""

from dataclasses import replace
from pathlib import Path

import pytest

from dashboard.domain.meetings.meeting import MeetingState
from dashboard.domain.people.roles import operator
from dashboard.text import Words, words_in
from dashboard.usecases.meeting_documents import MeetingDocument
from dashboard.usecases.meetings import change_meeting, meeting_named, prepare_meeting, step
from dashboard.usecases.office import Office
from tests.documents.making import words
from tests.documents.test_meeting_documents import word_text
from tests.sample_store import PROGRAMME, copied

BY = operator("chị Hoa")
PEOPLE = ("Nguyễn Văn Chủ", "Lò Thị Thư", "Hoàng Thị Kín")


@pytest.fixture
def code(tmp_path: Path) -> tuple[Office, str]:
    office = copied(tmp_path)
    meeting = prepare_meeting(office, PROGRAMME, BY)
    chair, secretary, present = PEOPLE
    change_meeting(office, replace(meeting, chair=chair, secretary=secretary, present=(present,)), BY)
    step(office, meeting_named(office, meeting.code), MeetingState.OPEN, BY)
    return office, meeting.code


@pytest.mark.parametrize("document", [MeetingDocument.CONCLUSION, MeetingDocument.MINUTES])
@pytest.mark.parametrize(("reader", "named"), [(words_in("vi"), False), (words(), True)])
def test_names_are_for_who_may_read_them(
    code: tuple[Office, str], document: MeetingDocument, reader: Words, named: bool
) -> None:
    told = word_text(*code, document, reader)
    asked = PEOPLE if document is MeetingDocument.MINUTES else PEOPLE[:1]
    assert [name in told for name in asked] == [named] * len(asked)
