"""One plan with the counting figures of its year, as known at a version."""

from sqlalchemy import ColumnElement, Row, or_, select
from sqlalchemy.orm import Session

from dashboard.domain.changes import AnsweredFinding
from dashboard.domain.issues import Answer, Place
from dashboard.domain.observations import Disbursement, Observation
from dashboard.domain.snapshot import Snapshot
from db.queries.plans import newest_plan, newest_year, read_plan
from db.queries.revisions import revisions_of_year
from db.queries.versions import known
from db.tables import disbursement, explanation, observation, submission, unit


def snapshot(session: Session, code: str, year: int | None = None, version: int | None = None) -> Snapshot | None:
    """The plan of `code` for `year` (None: its newest plan year) with what counts at `version` (None: now).

    None where the store knows no such plan. A version that is not there yet gives the newest one.
    """
    moment = known(session, version)
    if moment is None:
        return None
    year = newest_year(session, code, moment.version) if year is None else year
    row = None if year is None else newest_plan(session, code, year, moment.version)
    if year is None or row is None:
        return None
    newest = [found.submission for found in revisions_of_year(session, code, year, moment.version) if found.newest]
    counting = {found.id for found in newest if found.status.counts}
    of_year = submission.c.programme_id == row["programme_id"], submission.c.year == year
    units = {found.id: found.code for found in session.execute(select(unit.c.id, unit.c.code))}
    return Snapshot(
        version=moment.version,
        recorded_at=moment.recorded_at,
        plan=read_plan(session, row),
        plan_version=row["from_version"],
        observations=_observations(session, of_year, counting, units),
        disbursements=_disbursements(session, of_year, counting, units),
        submissions=tuple(newest),
        answers=_answers(session, row["id"], of_year, {found.id for found in newest}),
    )


Conditions = tuple[ColumnElement[bool], ...]


def _observations(
    session: Session, of_year: Conditions, counting: set[int], units: dict[int, str]
) -> tuple[Observation, ...]:
    rows = session.execute(select(observation).join(submission).where(*of_year).order_by(observation.c.id))
    return tuple(_observation(row, units) for row in rows if row.submission_id in counting)


def _observation(row: Row[tuple[object, ...]], units: dict[int, str]) -> Observation:
    return Observation(
        subject=units[row.subject_id],
        reporter=units[row.reporter_id],
        source=row.source,
        indicator=row.indicator,
        period=row.period,
        place=Place(row.place_container, row.place_spot),
        disaggregation=row.disaggregation,
        value=row.value,
        numerator=row.numerator,
        denominator=row.denominator,
        estimate=row.estimate,
        absence=row.absence,
        text=row.text,
        submission=row.submission_id,
    )


def _disbursements(
    session: Session, of_year: Conditions, counting: set[int], units: dict[int, str]
) -> tuple[Disbursement, ...]:
    rows = session.execute(select(disbursement).join(submission).where(*of_year).order_by(disbursement.c.id))
    return tuple(
        Disbursement(
            subject=units[row.subject_id],
            reporter=units[row.reporter_id],
            source=row.source,
            project=row.project,
            fund=row.fund,
            budget_year=row.budget_year,
            period=row.period,
            place=Place(row.place_container, row.place_spot),
            cumulative_vnd=row.cumulative_vnd,
            absence=row.absence,
            submission=row.submission_id,
        )
        for row in rows
        if row.submission_id in counting
    )


def _answers(session: Session, plan_id: int, of_year: Conditions, submissions: set[int]) -> tuple[AnsweredFinding, ...]:
    """What was answered about this plan version and about the newest revisions."""
    reports = select(submission.c.id).where(*of_year)
    rows = session.execute(
        select(explanation)
        .where(or_(explanation.c.plan_id == plan_id, explanation.c.submission_id.in_(reports)))
        .order_by(explanation.c.id)
    )
    return tuple(
        AnsweredFinding(
            code=row.code,
            place=Place(row.place_container, row.place_spot),
            found=row.found,
            answer=Answer(row.issue, row.kind, row.text),
            submission=row.submission_id,
        )
        for row in rows
        if row.plan_id == plan_id or row.submission_id in submissions
    )
