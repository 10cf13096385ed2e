"""Every figure that was ever reported, with the revision of the report that gave it."""

from dataclasses import replace

from sqlalchemy.orm import Session

from dashboard.domain.reported.figure_history import FigureRevision
from dashboard.domain.reported.history import Revision
from db.queries.figures import Conditions, UnitKeys, disbursements_of, observations_of, unit_keys
from db.queries.plans import plan_at
from db.queries.revisions import revisions_of_year
from db.queries.versions import known
from db.tables import observation, programme, submission


def indicator_revisions(
    session: Session, code: str, year: int, indicator: str, version: int | None = None
) -> tuple[FigureRevision, ...]:
    """All that was ever reported of an indicator in a plan year by `version` (None: now), also by revisions that do not count."""
    units, sent = _sent(session, code, year, version)
    among = (*_of_year(code, year), observation.c.indicator == indicator)
    figures = observations_of(session, sent, units, among)
    return tuple(FigureRevision(figure, sent[figure.submission or 0]) for figure in figures)


def money_revisions(session: Session, code: str, year: int, version: int | None = None) -> tuple[FigureRevision, ...]:
    """All that was ever reported of money in a plan year by `version` (None: now), also by revisions that do not count."""
    units, sent = _sent(session, code, year, version)
    figures = disbursements_of(session, sent, units, _of_year(code, year))
    return tuple(FigureRevision(figure, sent[figure.submission or 0]) for figure in figures)


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


def _of_year(code: str, year: int) -> Conditions:
    return submission.c.programme_id == programme.c.id, programme.c.code == code, submission.c.year == year
