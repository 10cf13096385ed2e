"""What people said about files that could be read in several ways."""

from typing import Any

from sqlalchemy import Row, func, select

from dashboard.domain.issues import Answer, AnswerKind, Place
from dashboard.domain.reported.changes import AnsweredFinding
from dashboard.domain.reported.history import ChoiceMade
from dashboard.domain.reported.observations import SubmissionStatus
from db.session import Session
from db.tables import explanation, programme, store_version, submission, submission_status


def answered(row: Row[Any]) -> AnsweredFinding:
    """A row of answers as it was given."""
    return AnsweredFinding(
        code=row.code,
        place=Place(row.place_container, row.place_spot),
        written=row.found,
        answer=Answer(row.issue, row.kind, row.text),
        submission=row.submission_id,
    )


def answered_with(session: Session, submission_id: int) -> tuple[AnsweredFinding, ...]:
    """What was answered with one submission, the cells among it that were corrected on the page, in its order."""
    of_it = select(explanation).where(explanation.c.submission_id == submission_id).order_by(explanation.c.id)
    return tuple(map(answered, session.execute(of_it)))


def choices_made(session: Session, code: str) -> tuple[ChoiceMade, ...]:
    """Choices among readings in the reports of a programme that were sent and not withdrawn, oldest first."""
    last = select(func.max(submission_status.c.id)).group_by(submission_status.c.submission_id)
    withdrawn = select(submission_status.c.submission_id).where(
        submission_status.c.id.in_(last),
        submission_status.c.status.in_((SubmissionStatus.WITHDRAWN, SubmissionStatus.DRAFT)),
    )
    rows = session.execute(
        select(
            explanation.c.code,
            explanation.c.found,
            explanation.c.text,
            store_version.c.actor,
            store_version.c.recorded_at,
        )
        .join(submission, submission.c.id == explanation.c.submission_id)
        .join(programme, programme.c.id == submission.c.programme_id)
        .join(store_version, store_version.c.version == explanation.c.from_version)
        .where(
            programme.c.code == code,
            explanation.c.kind == AnswerKind.CHOICE,
            submission.c.id.not_in(withdrawn),
        )
        .order_by(explanation.c.from_version, explanation.c.id)
    ).all()
    return tuple(ChoiceMade(row.code, row.found, row.text, row.actor, row.recorded_at) for row in rows)
