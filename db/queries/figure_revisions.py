"""Figures that were corrected, told twice or taken back, with every revision of the reports that gave them.

Of most figures there is one telling, and that says nothing of their history: only the others are read.
"""

from dataclasses import replace
from typing import Any

from sqlalchemy import Column, Table, and_, func, or_, select, true, tuple_

from dashboard.domain.people.settings import CountingRule
from dashboard.domain.reported.figure_history import FigureRevision
from dashboard.domain.reported.history import Revision
from dashboard.domain.reported.observations import SubmissionStatus
from db.queries.figures import Conditions, UnitKeys, disbursements_of, observations_of, unit_keys
from db.queries.plans import plan_at
from db.queries.revisions import revisions_where
from db.queries.settings import office_settings
from db.queries.versions import known
from db.session import Session
from db.tables import disbursement, observation, programme, submission, submission_status, unit

_RESULT = tuple(observation.c[name] for name in ("period", "disaggregation", "source", "estimate"))
_AMOUNT = tuple(
    disbursement.c[name] for name in ("project", "fund", "budget_year", "period", "source", "estimate")
)  # fmt: skip
_NOT_COUNTING = tuple(status for status in SubmissionStatus if not status.counts)


def indicator_revisions(
    session: Session, code: str, year: int, indicator: str, version: int | None = None
) -> tuple[FigureRevision, ...]:
    """Every telling of the figures of an indicator that were told more than once in a plan year by `version` (None: now), or
    by a report that no longer counts.
    """
    wanted = (*_of_year(code, year, version), observation.c.indicator == indicator)
    told = _told_again(session, version, observation, _RESULT, wanted)
    units, sent = _sent(session, code, year, version, observation, told)
    return tuple(FigureRevision(o, sent[o.submission or 0]) for o in observations_of(session, sent, units, told))


def money_revisions(session: Session, code: str, year: int, version: int | None = None) -> tuple[FigureRevision, ...]:
    """Every telling of the amounts of money that were told more than once in a plan year by `version` (None: now), or by a
    report that no longer counts.
    """
    told = _told_again(session, version, disbursement, _AMOUNT, _of_year(code, year, version))
    units, sent = _sent(session, code, year, version, disbursement, told)
    return tuple(FigureRevision(d, sent[d.submission or 0]) for d in disbursements_of(session, sent, units, told))


def _told_again(
    session: Session, version: int | None, figures: Table, named: tuple[Column[Any], ...], wanted: Conditions
) -> Conditions:
    """What selects the figures that stand in several rows, or in a report that was at some time taken back or waits to count.

    A draft tells nothing yet.
    """
    drafts = select(submission_status.c.submission_id).where(submission_status.c.status == SubmissionStatus.DRAFT)
    wanted = (*wanted, figures.c.submission_id.not_in(drafts))
    of_report, of_subject = figures.c.submission_id == submission.c.id, figures.c.subject_id == unit.c.id
    key = (unit.c.code, *named)
    several = select(*key).where(of_report, of_subject, *wanted).group_by(*key).having(func.count() > 1).subquery()
    taken_back = select(submission_status.c.submission_id).where(submission_status.c.status.in_(_NOT_COUNTING))
    again = or_(tuple_(*key).in_(select(several)), figures.c.submission_id.in_(taken_back))
    if office_settings(session, version).counting is CountingRule.APPROVED:
        approved = select(submission_status.c.submission_id).where(
            submission_status.c.status == SubmissionStatus.APPROVED
        )
        again = or_(again, figures.c.submission_id.not_in(approved))
    return (of_subject, *wanted, again)


def _of_year(code: str, year: int, version: int | None) -> Conditions:
    by_then = true() if version is None else submission.c.from_version <= version
    of_programme = submission.c.programme_id == select(programme.c.id).where(programme.c.code == code).scalar_subquery()
    return of_programme, submission.c.year == year, by_then


def _sent(
    session: Session, code: str, year: int, version: int | None, figures: Table, told: Conditions
) -> tuple[UnitKeys, dict[int, Revision]]:
    """The revisions of the reports of the figures that `told` selects, by the row ids of their submissions, and the units by
    the keys of the plan; KeyError without a plan.
    """
    moment = known(session, version)
    known_plan = plan_at(session, code, year, moment.version) if moment else None
    if known_plan is None or moment is None:
        raise KeyError(code)
    units = unit_keys(session, known_plan[0])
    numbers = set(
        session.scalars(select(figures.c.submission_id).where(figures.c.submission_id == submission.c.id, *told))
    )
    if not numbers:
        return units, {}
    reports = select(submission.c.form, submission.c.period, unit.c.code).join(unit).where(submission.c.id.in_(numbers))
    found = session.execute(reports.distinct()).all()
    forms, periods, codes = ({report[place] for report in found} for place in range(3))
    among = and_(
        *_of_year(code, year, version), submission.c.form.in_(forms), submission.c.period.in_(periods),
        unit.c.code.in_(codes),
    )  # fmt: skip
    counting = office_settings(session, moment.version).counting
    revisions = (r for r in revisions_where(session, among, moment.version, counting) if r.submission.id in numbers)
    keyed = (
        replace(r, submission=replace(r.submission, unit=units.of_code(r.submission.unit, r.submission.period)))
        for r in revisions
    )
    return units, {r.submission.id: r for r in keyed}
