"""What reviewers remarked on reports."""

from sqlalchemy import select

from dashboard.domain.issues import Place
from dashboard.domain.reported.history import ReportComment
from db.session import Session
from db.tables import programme, report_comment, store_version, submission


def comments_of_year(session: Session, code: str, year: int) -> dict[int, tuple[ReportComment, ...]]:
    """By submission the comments on the reports of a plan year, oldest first."""
    rows = session.execute(
        select(report_comment, store_version.c.actor, store_version.c.recorded_at)
        .join(store_version, store_version.c.version == report_comment.c.from_version)
        .join(submission, submission.c.id == report_comment.c.submission_id)
        .join(programme, programme.c.id == submission.c.programme_id)
        .where(programme.c.code == code, submission.c.year == year)
        .order_by(report_comment.c.id)
    )
    found: dict[int, tuple[ReportComment, ...]] = {}
    for r in rows:
        said = ReportComment(
            r.submission_id, Place(r.place_container, r.place_spot), r.text, r.actor, r.recorded_at
        )  # fmt: skip
        found[said.submission] = (*found.get(said.submission, ()), said)
    return found
