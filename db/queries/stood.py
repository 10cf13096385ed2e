"""What the store holds of what a change is about to replace: for the audit, in the transaction of the change."""

from sqlalchemy import Select, select

from dashboard.domain.issues import Place
from dashboard.domain.meetings.changes import DecisionChange, DoneChange, MeetingChange
from dashboard.domain.meetings.decisions import Decision
from dashboard.domain.people.told import FigureKey, Stood, figure_key, figure_text
from dashboard.domain.plan.units import official
from dashboard.domain.reported.changes import (
    CauseChange,
    Change,
    MapChange,
    NoteChange,
    PlanChange,
    ReportChange,
    SettingChange,
    StatusChange,
    UnlockChange,
)
from dashboard.domain.reported.observations import Disbursement, Observation
from db.queries.causes import cause_that_stands
from db.queries.meetings import decisions_of, meeting_named
from db.queries.plans import newest_plan, read_plan
from db.session import Session
from db.tables import (
    disbursement,
    finding_note,
    observation,
    programme,
    submission,
    submission_status,
    unit,
)

_NOWHERE = Place("")


def stood(session: Session, change: Change) -> Stood:
    """Of a first report, plan or word: nothing, and nothing is read."""
    match change:
        case PlanChange():
            row = newest_plan(session, change.plan.programme.code, change.plan.year) if change.replaces else None
            return Stood(plan=read_plan(session, row) if row else None)
        case ReportChange():
            return Stood(figures=_figures(session, change)) if change.replaces else Stood()
        case NoteChange():
            return Stood(note=_note(session, change))
        case CauseChange():
            return Stood(cause=cause_that_stands(session, change))
        case MeetingChange():
            return Stood(meeting=meeting_named(session, change.meeting.code) if change.replaces else None)
        case DecisionChange():
            return Stood(decision=_decision(session, change.decision.meeting, change.decision.number))
        case DoneChange():
            return Stood(decision=_decision(session, change.meeting, change.number))
        case MapChange() | SettingChange() | UnlockChange():  # they say themselves what stood, or nothing did
            return Stood()
        case _:
            of_report = _report(change).where(submission.c.revision == change.revision).scalar_subquery()
            newest = select(submission_status.c.status).where(submission_status.c.submission_id == of_report)
            return Stood(status=session.scalar(newest.order_by(submission_status.c.id.desc()).limit(1)))


def _decision(session: Session, meeting: str, number: int) -> Decision | None:
    return next((one for one in decisions_of(session, meeting) if one.number == number), None) if number else None


def _report(change: ReportChange | StatusChange) -> Select[tuple[int]]:
    """The row ids of all revisions of a report."""
    return (
        select(submission.c.id)
        .join(programme, programme.c.id == submission.c.programme_id)
        .join(unit, unit.c.id == submission.c.unit_id)
        .where(
            programme.c.code == change.programme,
            submission.c.year == change.year,
            submission.c.form == change.form,
            submission.c.period == change.period,
            unit.c.code == official(change.unit),
        )
    )


def _figures(session: Session, change: ReportChange) -> dict[FigureKey, str]:
    """Of the revision that is replaced, as they were told."""
    id = session.scalar(_report(change).where(submission.c.revision == change.replaces))
    figures: list[tuple[Observation | Disbursement, str]] = []
    results = select(observation, unit.c.code).join(unit, unit.c.id == observation.c.subject_id)
    for row in session.execute(results.where(observation.c.submission_id == id).order_by(observation.c.id)):
        result = Observation(
            row.code, "", row.source, row.indicator, row.period, _NOWHERE, row.disaggregation, row.value, row.numerator,
            row.denominator, row.estimate, row.absence, row.text,
        )  # fmt: skip
        figures.append((result, row.code))
    money = select(disbursement, unit.c.code).join(unit, unit.c.id == disbursement.c.subject_id)
    for row in session.execute(money.where(disbursement.c.submission_id == id).order_by(disbursement.c.id)):
        paid = Disbursement(
            row.code, "", row.source, row.project, row.fund, row.budget_year, row.period, _NOWHERE, row.cumulative_vnd,
            row.absence, None, row.advance_vnd, row.in_month_vnd, row.estimate,
        )  # fmt: skip
        figures.append((paid, row.code))
    return {figure_key(figure, code): figure_text(figure) for figure, code in figures}


def _note(session: Session, change: NoteChange) -> str:
    of_finding = select(finding_note.c.text).join(programme, programme.c.id == finding_note.c.programme_id).where(
        programme.c.code == change.programme, finding_note.c.year == change.year, finding_note.c.finding == change.finding
    )  # fmt: skip
    return session.scalar(of_finding.order_by(finding_note.c.id.desc()).limit(1)) or ""
