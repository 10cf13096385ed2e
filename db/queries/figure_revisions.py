"""Figures that were corrected, told twice or taken back, with every revision of the reports that gave them.

Of most figures there is one telling, and that says nothing of their history: only the others are read.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Column, ColumnElement, Row, Select, Table, and_, func, or_, select, true, tuple_
from sqlalchemy.orm import Session

from dashboard.domain.reported.figure_history import FigureRevision
from dashboard.domain.reported.history import Revision
from dashboard.domain.reported.observations import SubmissionStatus
from db.queries.figures import UnitKeys, to_disbursement, to_observation, unit_keys
from db.queries.plans import plan_at
from db.queries.revisions import revisions_where
from db.queries.versions import known
from db.tables import disbursement, observation, programme, submission, submission_status, unit

_RESULT = (
    unit.c.code,
    observation.c.period,
    observation.c.disaggregation,
    observation.c.source,
    observation.c.estimate,
)
_AMOUNT = (
    unit.c.code, disbursement.c.project, disbursement.c.fund, disbursement.c.budget_year, disbursement.c.period,
    disbursement.c.source, disbursement.c.estimate,
)  # fmt: skip
_NOT_COUNTING = tuple(status for status in SubmissionStatus if not status.counts)


def indicator_revisions(
    session: Session, code: str, year: int, indicator: str, version: int | None = None
) -> tuple[FigureRevision, ...]:
    """Every telling of the figures of an indicator that were told more than once in a plan year by `version` (None: now), or
    by a report that no longer counts.
    """
    of_year = _of_year(session, code, year, version)
    figures = _told_again(session, observation, _RESULT, and_(of_year, observation.c.indicator == indicator))
    units, sent = _sent(session, code, year, version, figures)
    return tuple(FigureRevision(to_observation(row, units), sent[row.submission_id]) for row in figures)


def money_revisions(session: Session, code: str, year: int, version: int | None = None) -> tuple[FigureRevision, ...]:
    """Every telling of the amounts of money that were told more than once in a plan year by `version` (None: now), or by a
    report that no longer counts.
    """
    figures = _told_again(session, disbursement, _AMOUNT, _of_year(session, code, year, version))
    units, sent = _sent(session, code, year, version, figures)
    return tuple(FigureRevision(to_disbursement(row, units), sent[row.submission_id]) for row in figures)


def _told_again(
    session: Session, figures: Table, key: tuple[Column[Any], ...], wanted: ColumnElement[bool]
) -> Sequence[Row[Any]]:
    """The rows of figures that stand in several rows, or in a report that was at some time taken back."""
    of_reports = figures.join(submission, figures.c.submission_id == submission.c.id).join(
        unit, figures.c.subject_id == unit.c.id
    )
    several = select(*key).select_from(of_reports).where(wanted).group_by(*key).having(func.count() > 1).subquery()
    taken_back = select(submission_status.c.submission_id).where(submission_status.c.status.in_(_NOT_COUNTING))
    rows: Select[Any] = select(figures).select_from(of_reports).where(
        wanted, or_(tuple_(*key).in_(select(several)), figures.c.submission_id.in_(taken_back))
    )  # fmt: skip
    return session.execute(rows.order_by(figures.c.id)).all()


def _of_year(session: Session, code: str, year: int, version: int | None) -> ColumnElement[bool]:
    by_then = true() if version is None else submission.c.from_version <= version
    programme_id = select(programme.c.id).where(programme.c.code == code).scalar_subquery()
    return and_(submission.c.programme_id == programme_id, submission.c.year == year, by_then)


def _sent(
    session: Session, code: str, year: int, version: int | None, figures: Sequence[Row[Any]]
) -> tuple[UnitKeys, dict[int, Revision]]:
    """The revisions of the reports of `figures` by the row ids of their submissions, units by the keys of the plan; KeyError
    without a plan.
    """
    moment = known(session, version)
    known_plan = plan_at(session, code, year, moment.version) if moment else None
    if known_plan is None or moment is None:
        raise KeyError(code)
    units = unit_keys(session, known_plan[0])
    if not figures:
        return units, {}
    numbers = {row.submission_id for row in figures}
    told = select(submission.c.form, submission.c.period, unit.c.code).join(unit).where(submission.c.id.in_(numbers))
    found = session.execute(told.distinct()).all()
    forms, periods, codes = ({report[place] for report in found} for place in range(3))
    reports = and_(
        _of_year(session, code, year, version), submission.c.form.in_(forms), submission.c.period.in_(periods),
        unit.c.code.in_(codes),
    )  # fmt: skip
    revisions = (r for r in revisions_where(session, reports, moment.version) if r.submission.id in numbers)
    keyed = (
        replace(r, submission=replace(r.submission, unit=units.of_code(r.submission.unit, r.submission.period)))
        for r in revisions
    )
    return units, {r.submission.id: r for r in keyed}
