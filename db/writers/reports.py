"""A new revision of a report, and a new status of one."""

from collections.abc import Sequence
from operator import attrgetter
from typing import Any

from sqlalchemy import RowMapping, and_, func, select

from dashboard.domain.issues import Place, StaleChangeSet
from dashboard.domain.plan.units import Unit, UnitLevel, keyed, official
from dashboard.domain.reported.changes import CellComment, Received, ReportChange, StatusChange, UnlockChange
from dashboard.domain.reported.history import Revision
from dashboard.domain.reported.observations import Disbursement, Observation, SubmissionStatus
from db.queries.plans import newest_plan
from db.queries.revisions import revisions
from db.session import Session
from db.tables import (
    disbursement,
    observation,
    plan_unit,
    programme,
    report_comment,
    submission,
    submission_status,
    unit,
)
from db.writers.rows import add, add_all, add_columns

_WHOLE_REPORT = Place("")


def write_report(
    session: Session, change: ReportChange, version: int, upload_id: int | None, received: Received | None
) -> tuple[int, int]:
    """The new submission's row id and its revision.

    StaleChangeSet where the plan or the report has moved on; ValueError for a unit that the plan does not have.
    """
    plan = newest_plan(session, change.programme, change.year)
    if plan is None or plan["from_version"] != change.plan_version:
        raise StaleChangeSet(f"another plan of {change.programme} for {change.year} has come")
    newest = _newest(session, change)
    if (newest.submission.revision if newest else None) != change.replaces:
        raise StaleChangeSet(f"another revision of {change.form} {change.period} of {change.unit} has come")
    units = plan_units(session, plan)
    revision = next_revision(session, change)
    submission_id = add(
        session,
        submission,
        programme_id=plan["programme_id"],
        year=change.year,
        form=change.form,
        unit_id=unit_id_of(units, change.unit),
        period=change.period,
        revision=revision,
        plan_id=plan["id"],
        upload_id=upload_id,
        file_name=received.file_name if received else "",
        difficulties=change.narrative.difficulties,
        causes=change.narrative.causes,
        recommendations=change.narrative.recommendations,
        nil=change.nil,
        from_version=version,
    )
    status = SubmissionStatus.DRAFT if change.draft else SubmissionStatus.SUBMITTED
    _set_status(session, submission_id, status, "", _WHOLE_REPORT, version)
    came_with = {"submission_id": submission_id, "from_version": version}
    add_columns(session, observation, _columns(change.observations, _RESULT, units), came_with)
    add_columns(session, disbursement, _columns(change.disbursements, _MONEY, units), came_with)
    return submission_id, revision


def write_status(session: Session, change: StatusChange, version: int) -> tuple[int, int]:
    """The submission's row id and its revision.

    StaleChangeSet where a newer revision has come, where somebody has given it this status before, or where one that is to be
    approved or returned waits for neither any more.
    """
    newest = newest_seen(session, change)
    status = newest.submission.status
    reviewed = change.status in (SubmissionStatus.APPROVED, SubmissionStatus.RETURNED)
    if status is change.status or (reviewed and not status.waits):
        raise StaleChangeSet(f"{change.form} {change.period} of {change.unit} is {status} already")
    _set_status(session, newest.submission.id, change.status, change.reason, change.place, version)
    write_comments(session, newest.submission.id, change.comments, version)
    return newest.submission.id, change.revision


def newest_seen(session: Session, change: StatusChange | UnlockChange) -> Revision:
    """The newest revision of the report; StaleChangeSet where it is not the one that was seen."""
    newest = _newest(session, change)
    if newest is None or newest.submission.revision != change.revision:
        raise StaleChangeSet(f"another revision of {change.form} {change.period} of {change.unit} has come")
    return newest


def write_comments(session: Session, submission_id: int, comments: Sequence[CellComment], version: int) -> None:
    """What a reviewer remarked on cells of a submission."""
    add_all(
        session,
        report_comment,
        (
            {"submission_id": submission_id, **_place(c.place), "text": c.text, "from_version": version}
            for c in comments
        ),
    )


def next_revision(session: Session, change: ReportChange) -> int:
    """The number of the revision that would be written, asked once for each.

    What is sent counts from 1. Drafts count −1, −2, … beside them: the first that is sent is the first, whatever was kept before.
    """
    asked: dict[object, int] = session.info.setdefault(next_revision, {})
    which = (change.year, change.report, change.draft)
    if which not in asked:
        asked[which] = _next_revision(session, change)
    return asked[which]


def _next_revision(session: Session, change: ReportChange) -> int:
    same = and_(
        submission.c.programme_id
        == select(programme.c.id).where(programme.c.code == change.programme).scalar_subquery(),
        submission.c.year == change.year,
        submission.c.form == change.form,
        submission.c.period == change.period,
        unit.c.code == official(change.unit),
    )
    last = func.min(submission.c.revision) if change.draft else func.max(submission.c.revision)
    number = session.scalar(select(last).join(unit, unit.c.id == submission.c.unit_id).where(same)) or 0
    return min(number, 0) - 1 if change.draft else max(number, 0) + 1


def _newest(session: Session, change: ReportChange | StatusChange | UnlockChange) -> Revision | None:
    report = revisions(session, change.programme, change.year, change.form, change.unit, change.period)
    return report[-1] if report else None


def _set_status(
    session: Session, submission_id: int, status: SubmissionStatus, reason: str, place: Place, version: int
) -> None:
    add(
        session,
        submission_status,
        submission_id=submission_id,
        status=status,
        reason=reason,
        **_place(place),
        from_version=version,
    )


def plan_units(session: Session, plan: RowMapping) -> dict[str, int]:
    """Row ids of a plan's units by their codes in it; read once for a transaction, which may hold many reports."""
    read: dict[int, dict[str, int]] = session.info.setdefault(plan_units, {})
    if plan["id"] not in read:
        read[plan["id"]] = _units_read(session, plan)
    return read[plan["id"]]


def _units_read(session: Session, plan: RowMapping) -> dict[str, int]:
    of_plan = select(unit.c.code, unit.c.valid_from, unit.c.id).join(plan_unit).where(plan_unit.c.plan_id == plan["id"])
    ids = {(row.code, row.valid_from): row.id for row in session.execute(of_plan)}
    bare = tuple(Unit(code, "", "", UnitLevel.COMMUNE, valid_from=day) for code, day in ids)
    return {u.code: ids[u.official_code, u.valid_from] for u in keyed(bare, plan["year"])}


def unit_id_of(units: dict[str, int], code: str) -> int:
    """ValueError for a unit that the plan does not have."""
    if code not in units:
        raise ValueError(f"not a unit of the plan: {code!r}")
    return units[code]


_RESULT = (
    "source", "indicator", "period", "disaggregation", "estimate", "value", "numerator", "denominator", "absence", "text",
    "preliminary",
)  # fmt: skip
_MONEY = (
    "source", "project", "fund", "budget_year", "period", "estimate", "cumulative_vnd", "advance_vnd", "in_month_vnd",
    "absence",
)  # fmt: skip


def _columns(
    figures: Sequence[Observation | Disbursement], fields: tuple[str, ...], units: dict[str, int]
) -> dict[str, list[Any]]:
    """The figures as the columns of their table: the `fields` as they are, the units by their rows, and the cells."""
    places = [figure.place for figure in figures]
    return {field: list(map(attrgetter(field), figures)) for field in fields} | {
        "subject_id": [unit_id_of(units, figure.subject) for figure in figures],
        "reporter_id": [unit_id_of(units, figure.reporter) for figure in figures],
        "place_container": [place.container for place in places],
        "place_spot": [place.spot for place in places],
    }


def _place(place: Place) -> dict[str, str]:
    return {"place_container": place.container, "place_spot": place.spot}
