"""One plan with the counting figures of its year, as known at a version."""

from dataclasses import replace

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import Session

from dashboard.domain.issues import Answer, Place
from dashboard.domain.reported.arrivals import Arrivals, advanced
from dashboard.domain.reported.changes import AnsweredFinding
from dashboard.domain.reported.history import FindingNote, Revision
from dashboard.domain.reported.snapshot import Snapshot
from db.queries.causes import causes
from db.queries.figures import Conditions, disbursements_of, observations_of, unit_keys
from db.queries.plans import newest_plan, newest_year, read_plan
from db.queries.revisions import revisions_of_year, revisions_where
from db.queries.versions import known
from db.tables import (
    disbursement,
    explanation,
    finding_note,
    observation,
    store_version,
    submission,
    submission_status,
    unit,
)

_MOST_MOVED = 5_000  # reports; of more it is cheaper to read all anew


def snapshot(
    session: Session, code: str, year: int | None = None, version: int | None = None, years: int = 1
) -> Snapshot | None:
    """The plan of `code` for `year` (None: its newest plan year) with what counts at `version` (None: now).

    None where the store knows no such plan. A version that is not there yet gives the newest one. `years`: how many earlier
    ones come with it as `before`.
    """
    moment = known(session, version)
    if moment is None:
        return None
    year = newest_year(session, code, moment.version) if year is None else year
    row = None if year is None else newest_plan(session, code, year, moment.version)
    if year is None or row is None:
        return None
    newest = [r.submission for r in revisions_of_year(session, code, year, moment.version) if r.newest]
    counting = {sent.id for sent in newest if sent.status.counts}
    of_year = submission.c.programme_id == row["programme_id"], submission.c.year == year
    plan = read_plan(session, row)
    units = unit_keys(session, plan)
    return Snapshot(
        version=moment.version,
        recorded_at=moment.recorded_at,
        plan=plan,
        plan_version=row["from_version"],
        observations=observations_of(session, counting, units, of_year),
        disbursements=disbursements_of(session, counting, units, of_year),
        submissions=tuple(replace(sent, unit=units.of_code(sent.unit, sent.period)) for sent in newest),
        answers=_answers(session, row["id"], of_year, {sent.id for sent in newest}),
        notes=_notes(session, row["programme_id"], year, moment.version),
        causes=causes(session, row["programme_id"], year, units, moment.version),
        before=snapshot(session, code, year - 1, moment.version, years - 1) if years else None,
    )


def snapshot_after(session: Session, earlier: Snapshot, version: int | None = None, years: int = 1) -> Snapshot | None:
    """`earlier`, which was read with as many earlier `years`, as it stands at a later `version` (None: now): only what came
    since is read.

    Equal to what `snapshot` reads. None where that must read it whole: another plan of the year has come, the version is an
    earlier one, or the store is another.
    """
    moment, plan, then = known(session, version), earlier.plan, known(session, earlier.version)
    if moment is None or then is None or moment.version < earlier.version:
        return None
    if (then.version, then.recorded_at) != (earlier.version, earlier.recorded_at):
        return None  # another store has come to this address
    if moment.version == earlier.version:
        return earlier
    row = newest_plan(session, plan.programme.code, plan.year, moment.version)
    if row is None or row["from_version"] != earlier.plan_version:
        return None
    before = snapshot_after(session, earlier.before, moment.version, years - 1) if years and earlier.before else None
    if years and before is None:
        before = snapshot(session, plan.programme.code, plan.year - 1, moment.version, years - 1)
    of_year = submission.c.programme_id == row["programme_id"], submission.c.year == plan.year
    moved = _moved(session, of_year, earlier.version, moment.version)
    if len(moved) > _MOST_MOVED:
        return None
    newest = [r.submission for r in moved]
    ids, counting = {sent.id for sent in newest}, {sent.id for sent in newest if sent.status.counts}
    units = unit_keys(session, plan)
    return advanced(
        earlier,
        Arrivals(
            version=moment.version,
            recorded_at=moment.recorded_at,
            submissions=tuple(replace(sent, unit=units.of_code(sent.unit, sent.period)) for sent in newest),
            observations=observations_of(session, counting, units, (observation.c.submission_id.in_(counting),)),
            disbursements=disbursements_of(session, counting, units, (disbursement.c.submission_id.in_(counting),)),
            answers=_answers(session, row["id"], (submission.c.id.in_(ids),), ids, earlier.version),
            notes=_notes(session, row["programme_id"], plan.year, moment.version, since=earlier.version),
            causes=causes(session, row["programme_id"], plan.year, units, moment.version, since=earlier.version),
            before=before,
        ),
    )


def _moved(session: Session, of_year: Conditions, after: int, until: int) -> tuple[Revision, ...]:
    """The newest revisions of the reports that have another revision or another status since a version."""
    of_status = select(submission_status.c.submission_id).where(
        submission_status.c.from_version > after, submission_status.c.from_version <= until
    )  # a new revision has a status of its version too
    reports = session.execute(
        select(submission.c.form, submission.c.period, unit.c.code).join(unit)
        .where(*of_year, submission.c.id.in_(of_status)).distinct()
    ).all()  # fmt: skip
    if not reports:
        return ()
    forms, periods, codes = ({report[place] for report in reports} for place in range(3))
    among = and_(*of_year, submission.c.form.in_(forms), submission.c.period.in_(periods), unit.c.code.in_(codes))
    revisions = revisions_where(session, among, until)
    return tuple(r for r in revisions if r.newest and (r.version > after or r.status_version > after))


def _answers(
    session: Session, plan_id: int, of_year: Conditions, submissions: set[int], since: int = 0
) -> tuple[AnsweredFinding, ...]:
    """What was answered about this plan version and about the newest revisions, later than in version `since`."""
    reports = select(submission.c.id).where(*of_year)
    rows = session.execute(
        select(explanation)
        .where(or_(explanation.c.plan_id == plan_id, explanation.c.submission_id.in_(reports)))
        .where(explanation.c.from_version > since)
        .order_by(explanation.c.id)
    )
    return tuple(
        AnsweredFinding(
            code=row.code,
            place=Place(row.place_container, row.place_spot),
            written=row.found,
            answer=Answer(row.issue, row.kind, row.text),
            submission=row.submission_id,
        )
        for row in rows
        if row.plan_id == plan_id or row.submission_id in submissions
    )


def _notes(
    session: Session, programme_id: int, year: int, version: int, since: int = 0
) -> tuple[FindingNote, ...]:  # fmt: skip
    """What people said of the plan year's findings up to a version and later than in `since`, oldest first."""
    rows = session.execute(
        select(finding_note, store_version.c.actor, store_version.c.recorded_at)
        .join(store_version, store_version.c.version == finding_note.c.from_version)
        .where(
            finding_note.c.programme_id == programme_id,
            finding_note.c.year == year,
            finding_note.c.from_version <= version,
            finding_note.c.from_version > since,
        )
        .order_by(finding_note.c.id)
    )
    return tuple(FindingNote(row.finding, row.owner, row.text, row.actor, row.recorded_at) for row in rows)
