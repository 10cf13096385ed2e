"""The right report with some cells changed, and what somebody says to its questions."""

from dashboard.domain.issues import Answer, AnswerKind
from dashboard.importing.examination import Examination
from tests.importing.office import edited, examined, report


def said(issue: str, text: str, kind: AnswerKind = AnswerKind.REASON) -> dict[str, Answer]:
    return {issue: Answer(issue, kind, text)}


def with_cells(cells: dict[str, object], **over: object) -> Examination:
    return examined(edited(report(), cells), **over)
