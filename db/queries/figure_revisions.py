"""Every figure that was ever reported, with the revision of the report that gave it."""

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import Row, Select, Table, select
from sqlalchemy.orm import Session

from dashboard.domain.reported.figure_history import FigureRevision
from dashboard.domain.reported.history import Revision
from db.queries.figures import UnitKeys, to_disbursement, to_observation, unit_keys
from db.queries.plans import plan_at
from db.queries.revisions import revisions_of_year
from db.queries.versions import known
from db.tables import disbursement, observation, programme, submission


def indicator_revisions(
    session: Session, code: str, year: int, indicator: str, version: int | None = None
) -> tuple[FigureRevision, ...]:
    """All that was ever reported of an indicator in a plan year by `version` (None: now), also by revisions that do not count."""
    units, sent = _sent(session, code, year, version)
    rows = _of_year(observation, code, year).where(observation.c.indicator == indicator)
    figures = session.execute(rows.order_by(observation.c.id)).all()
    return tuple(FigureRevision(to_observation(row, units), sent[row.submission_id]) for row in _known(figures, sent))


def money_revisions(session: Session, code: str, year: int, version: int | None = None) -> tuple[FigureRevision, ...]:
    """All that was ever reported of money in a plan year by `version` (None: now), also by revisions that do not count."""
    units, sent = _sent(session, code, year, version)
    rows = _of_year(disbursement, code, year)
    figures = session.execute(rows.order_by(disbursement.c.id)).all()
    return tuple(FigureRevision(to_disbursement(row, units), sent[row.submission_id]) for row in _known(figures, sent))


def _sent(session: Session, code: str, year: int, version: int | None) -> tuple[UnitKeys, dict[int, Revision]]:
    """The year's revisions by the row ids of their submissions, units by the keys of the plan; KeyError without a plan."""
    moment = known(session, version)
    known_plan = plan_at(session, code, year, moment.version) if moment else None
    if known_plan is None or moment is None:
        raise KeyError(code)
    units = unit_keys(session, known_plan[0])
    revisions = revisions_of_year(session, code, year, moment.version)
    keyed = (
        replace(r, submission=replace(r.submission, unit=units.of_code(r.submission.unit, r.submission.period)))
        for r in revisions
    )
    return units, {r.submission.id: r for r in keyed}


def _of_year(figures: Table, code: str, year: int) -> Select[tuple[object, ...]]:
    of_programme = submission.c.programme_id == programme.c.id, programme.c.code == code, submission.c.year == year
    return select(figures).where(figures.c.submission_id == submission.c.id, *of_programme)


def _known(rows: Sequence[Row[tuple[object, ...]]], sent: dict[int, Revision]) -> list[Row[tuple[object, ...]]]:
    return [row for row in rows if row.submission_id in sent]
