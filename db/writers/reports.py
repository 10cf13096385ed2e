"""A new revision of a report, and a new status of one."""

from typing import Any

from sqlalchemy import RowMapping, select
from sqlalchemy.orm import Session

from dashboard.domain.issues import Place, StaleChangeSet
from dashboard.domain.plan.units import Unit, UnitLevel, keyed
from dashboard.domain.reported.changes import Received, ReportChange, StatusChange
from dashboard.domain.reported.history import Revision
from dashboard.domain.reported.observations import Disbursement, Observation, SubmissionStatus
from db.queries.plans import newest_plan
from db.queries.revisions import revisions
from db.tables import disbursement, observation, plan_unit, submission, submission_status, unit
from db.writers.rows import add, add_all

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
    revision = (change.replaces or 0) + 1
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
    _set_status(session, submission_id, SubmissionStatus.SUBMITTED, "", _WHOLE_REPORT, version)
    came_with = {"submission_id": submission_id, "from_version": version}
    add_all(session, observation, [_observation(o, units) | came_with for o in change.observations])
    add_all(session, disbursement, [_disbursement(d, units) | came_with for d in change.disbursements])
    return submission_id, revision


def write_status(session: Session, change: StatusChange, version: int) -> tuple[int, int]:
    """The submission's row id and its revision.

    StaleChangeSet where a newer revision has come, or where somebody has given it this status before.
    """
    newest = _newest(session, change)
    if newest is None or newest.submission.revision != change.revision:
        raise StaleChangeSet(f"another revision of {change.form} {change.period} of {change.unit} has come")
    if newest.submission.status is change.status:
        raise StaleChangeSet(f"{change.form} {change.period} of {change.unit} is {change.status} already")
    _set_status(session, newest.submission.id, change.status, change.reason, change.place, version)
    return newest.submission.id, change.revision


def _newest(session: Session, change: ReportChange | StatusChange) -> Revision | None:
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
    """Row ids of a plan's units by their codes in it."""
    of_plan = select(unit.c.code, unit.c.valid_from, unit.c.id).join(plan_unit).where(plan_unit.c.plan_id == plan["id"])
    ids = {(row.code, row.valid_from): row.id for row in session.execute(of_plan)}
    bare = tuple(Unit(code, "", "", UnitLevel.COMMUNE, valid_from=day) for code, day in ids)
    return {u.code: ids[u.official_code, u.valid_from] for u in keyed(bare, plan["year"])}


def unit_id_of(units: dict[str, int], code: str) -> int:
    """ValueError for a unit that the plan does not have."""
    if code not in units:
        raise ValueError(f"not a unit of the plan: {code!r}")
    return units[code]


def _observation(reported: Observation, units: dict[str, int]) -> dict[str, Any]:
    return {
        "subject_id": unit_id_of(units, reported.subject),
        "reporter_id": unit_id_of(units, reported.reporter),
        "source": reported.source,
        "indicator": reported.indicator,
        "period": reported.period,
        "disaggregation": reported.disaggregation,
        "estimate": reported.estimate,
        "value": reported.value,
        "numerator": reported.numerator,
        "denominator": reported.denominator,
        "absence": reported.absence,
        "text": reported.text,
        "preliminary": reported.preliminary,
        **_place(reported.place),
    }


def _disbursement(reported: Disbursement, units: dict[str, int]) -> dict[str, Any]:
    return {
        "subject_id": unit_id_of(units, reported.subject),
        "reporter_id": unit_id_of(units, reported.reporter),
        "source": reported.source,
        "project": reported.project,
        "fund": reported.fund,
        "budget_year": reported.budget_year,
        "period": reported.period,
        "estimate": reported.estimate,
        "cumulative_vnd": reported.cumulative_vnd,
        "advance_vnd": reported.advance_vnd,
        "in_month_vnd": reported.in_month_vnd,
        "absence": reported.absence,
        **_place(reported.place),
    }


def _place(place: Place) -> dict[str, str]:
    return {"place_container": place.container, "place_spot": place.spot}
