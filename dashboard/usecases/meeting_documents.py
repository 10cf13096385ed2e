"""What a meeting gives out, as files: the notice of its conclusions, its minutes, its slides."""

from enum import StrEnum

from dashboard.domain.reporting.completeness import completeness
from dashboard.exports.table_workbook import file_name
from dashboard.text import Words
from dashboard.usecases.deciding import outcomes
from dashboard.usecases.documents import EXTRA, DocumentError, Made, mime_of
from dashboard.usecases.meetings import meeting_named, meetings_of
from dashboard.usecases.office import Office
from dashboard.views.documents.conclusion import MeetingHeld, conclusion, minutes
from dashboard.views.meetings.slides import meeting_show
from dashboard.views.plan_words import sample_note
from dashboard.views.slides import Show


class MeetingDocument(StrEnum):
    CONCLUSION = "conclusion"  # thông báo kết luận
    MINUTES = "minutes"  # biên bản
    SLIDES = "slides"


def ending_of(document: MeetingDocument) -> str:
    """Of its file."""
    return "pptx" if document is MeetingDocument.SLIDES else "docx"


def meeting_document(office: Office, code: str, document: MeetingDocument, words: Words) -> Made:
    """Of the meeting's frozen version. NothingKnown where there is no such meeting, DocumentError without the extra."""
    held = _held(office, code)
    meeting = held.meeting
    ending = ending_of(document)
    name, mime = file_name((words.term(document), meeting.code), ending), mime_of(ending)
    try:
        if document is MeetingDocument.SLIDES:
            return Made(name, mime, _slides(office, held, words))
        from dashboard.exports.documents.word import word_file

        made = conclusion(held, words) if document is MeetingDocument.CONCLUSION else minutes(held, words)
        return Made(name, mime, word_file(made, {}, words))
    except ModuleNotFoundError as absent:
        raise DocumentError(EXTRA) from absent


def _held(office: Office, code: str) -> MeetingHeld:
    meeting = meeting_named(office, code)
    known = meetings_of(office, meeting.programme)
    standing = office.standing(meeting.programme, meeting.year, meeting.period, None, meeting.version)
    now = (meeting.version, meeting.period)
    last = outcomes(office, known, known.opens_with(meeting), meeting.held_on, now)
    decided = outcomes(office, known, known.of(code), meeting.held_on, now)
    return MeetingHeld(meeting, standing, last, decided)


def _slides(office: Office, held: MeetingHeld, words: Words) -> bytes:
    from dashboard.exports.documents.deck import deck_file

    plan = held.standing.snapshot.plan
    calendar = completeness(held.standing.snapshot, office.today(plan))
    shown = meeting_show(
        held.meeting, held.standing, calendar, held.last, [one.decision for one in held.decided], words
    )
    show = Show(tuple(one.slide for one in shown.slides), shown.source)
    return deck_file(show, held.meeting.title or plan.title, sample_note(plan, words), words)
