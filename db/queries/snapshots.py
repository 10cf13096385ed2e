"""One plan with the counting figures of its year, as known at a version."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from operator import attrgetter

from sqlalchemy import and_, or_, select

from dashboard.domain.people.settings import CountingRule
from dashboard.domain.reported.arrivals import Arrivals, advanced
from dashboard.domain.reported.changes import AnsweredFinding
from dashboard.domain.reported.history import FindingNote, Revision, StoreVersion
from dashboard.domain.reported.observations import Submission, SubmissionStatus
from dashboard.domain.reported.snapshot import ReportOf, Snapshot
from db.queries.answers import answered
from db.queries.causes import causes
from db.queries.figures import Conditions, UnitKeys, disbursements_of, observations_of, unit_keys
from db.queries.plans import newest_plan, newest_year, read_plan
from db.queries.revisions import revisions_of_year, revisions_where
from db.queries.settings import office_settings
from db.queries.versions import known
from db.session import Session
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
    """The plan of `code` for `year` (None: its newest plan year) with what counts at `version` (None: now), by what the
    office had chosen then.

    None where the store knows no such plan. A version that is not there yet gives the newest one. `years`: how many earlier
    ones come with it as `before`.
    """
    moment = known(session, version)
    if moment is None:
        return None
    year = newest_year(session, code, moment.version) if year is None else year
    counting = office_settings(session, moment.version).counting
    made = None if year is None else _whole(session, code, year, moment, years, counting)
    if made is None or year is None or counting is CountingRule.SUBMITTED:
        return made
    return replace(made, sent=_whole(session, code, year, moment, years, CountingRule.SUBMITTED))


def _whole(
    session: Session, code: str, year: int, moment: StoreVersion, years: int, counting: CountingRule
) -> Snapshot | None:
    row = newest_plan(session, code, year, moment.version)
    if row is None:
        return None
    told = _told(revisions_of_year(session, code, year, moment.version), counting)
    of_year = submission.c.programme_id == row["programme_id"], submission.c.year == year
    plan = read_plan(session, row)
    units = unit_keys(session, plan)
    before = _whole(session, code, year - 1, moment, years - 1, counting) if years else None
    return Snapshot(
        version=moment.version,
        recorded_at=moment.recorded_at,
        plan=plan,
        plan_version=row["from_version"],
        observations=observations_of(session, told.counting, units, of_year),
        disbursements=disbursements_of(session, told.counting, units, of_year),
        submissions=_keyed(told.newest, units),
        answers=_answers(session, row["id"], of_year, told.ids),
        notes=_notes(session, row["programme_id"], year, moment.version),
        causes=causes(session, row["programme_id"], year, units, moment.version),
        before=before,
        counting=counting,
        standing=_keyed(told.standing, units),
        reviewed=bool(before and before.reviewed) or _reviewed(session, moment.version, of_year),
    )


def snapshot_after(session: Session, earlier: Snapshot, version: int | None = None, years: int = 1) -> Snapshot | None:
    """`earlier`, which was read with as many earlier `years`, as it stands at a later `version` (None: now): only what came
    since is read.

    Equal to what `snapshot` reads. None where that must read it whole: another plan of the year has come, the office has
    chosen to count from another state, the version is an earlier one, or the store is another.
    """
    moment, then = known(session, version), known(session, earlier.version)
    if moment is None or then is None or moment.version < earlier.version:
        return None
    if (then.version, then.recorded_at) != (earlier.version, earlier.recorded_at):
        return None  # another store has come to this address
    if moment.version == earlier.version:
        return earlier
    if office_settings(session, moment.version).counting is not earlier.counting:
        return None
    return _after(session, earlier, moment, years)


def _after(session: Session, earlier: Snapshot, moment: StoreVersion, years: int) -> Snapshot | None:
    plan = earlier.plan
    row = newest_plan(session, plan.programme.code, plan.year, moment.version)
    if row is None or row["from_version"] != earlier.plan_version:
        return None
    before = _after(session, earlier.before, moment, years - 1) if years and earlier.before else None
    if years and before is None:
        before = _whole(session, plan.programme.code, plan.year - 1, moment, years - 1, earlier.counting)
    sent = _after(session, earlier.sent, moment, years) if earlier.sent else None
    of_year = submission.c.programme_id == row["programme_id"], submission.c.year == plan.year
    moved = _moved(session, of_year, earlier.version, moment.version)
    told = _told(moved, earlier.counting)
    if len(told.newest) > _MOST_MOVED or (earlier.sent and sent is None):
        return None
    counting = tuple(told.counting)
    units = unit_keys(session, plan)
    reviewed = earlier.reviewed or bool(before and before.reviewed)
    if moved and not reviewed:
        revisions = (submission.c.id.in_([r.submission.id for r in moved]),)
        reviewed = _reviewed(session, moment.version, revisions)
    return advanced(
        earlier,
        Arrivals(
            version=moment.version,
            recorded_at=moment.recorded_at,
            submissions=_keyed(told.newest, units),
            observations=observations_of(session, told.counting, units, (observation.c.submission_id.in_(counting),)),
            disbursements=disbursements_of(
                session, told.counting, units, (disbursement.c.submission_id.in_(counting),)
            ),
            answers=_answers(session, row["id"], (submission.c.id.in_(told.ids),), told.ids, earlier.version),
            notes=_notes(session, row["programme_id"], plan.year, moment.version, since=earlier.version),
            causes=causes(session, row["programme_id"], plan.year, units, moment.version, since=earlier.version),
            before=before,
            standing=_keyed(told.standing, units),
            sent=sent,
            reviewed=reviewed,
        ),
    )


@dataclass(frozen=True)
class _Told:
    """Of some reports the newest revisions, those that stand though a newer one came, and the row ids whose figures count."""

    newest: tuple[Submission, ...]
    standing: tuple[Submission, ...]
    counting: frozenset[int]

    @property
    def ids(self) -> set[int]:
        return {sent.id for sent in (*self.newest, *self.standing)}


def _told(known_revisions: Iterable[Revision], counting: CountingRule) -> _Told:
    """What the revisions of whole reports, in order of arrival, say by the office's rule."""
    newest: dict[ReportOf, Submission] = {}
    deciding: dict[ReportOf, Submission] = {}
    for revision in known_revisions:
        sent = revision.submission
        report = (sent.form, sent.unit, sent.period)
        if sent.status is not SubmissionStatus.DRAFT:
            newest[report] = sent
        if counting.decides(sent.status):
            deciding[report] = sent
    counted = [sent for sent in deciding.values() if counting.counts(sent.status)]
    standing = [s for s in counted if newest[s.form, s.unit, s.period].id != s.id]
    return _Told(
        tuple(sorted(newest.values(), key=attrgetter("id"))),
        tuple(sorted(standing, key=attrgetter("id"))),
        frozenset(sent.id for sent in counted),
    )


def _keyed(reports: tuple[Submission, ...], units: UnitKeys) -> tuple[Submission, ...]:
    return tuple(replace(sent, unit=units.of_code(sent.unit, sent.period)) for sent in reports)


def _reviewed(session: Session, until: int, among: Conditions) -> bool:
    """Whether anybody approved or returned one of some reports up to a version, whatever became of it then."""
    found = (
        select(submission_status.c.id)
        .join(submission, submission.c.id == submission_status.c.submission_id)
        .where(
            *among,
            submission_status.c.status.in_((SubmissionStatus.APPROVED, SubmissionStatus.RETURNED)),
            submission_status.c.from_version <= until,
        )
    )
    return session.scalar(found.limit(1)) is not None


def _moved(session: Session, of_year: Conditions, after: int, until: int) -> list[Revision]:
    """All revisions of the reports that have another revision or another status since a version."""
    of_status = select(submission_status.c.submission_id).where(
        submission_status.c.from_version > after, submission_status.c.from_version <= until
    )  # a new revision has a status of its version too
    reports = session.execute(
        select(submission.c.form, submission.c.period, unit.c.code).join(unit)
        .where(*of_year, submission.c.id.in_(of_status)).distinct()
    ).all()  # fmt: skip
    if not reports:
        return []
    forms, periods, codes = ({report[place] for report in reports} for place in range(3))
    among = and_(*of_year, submission.c.form.in_(forms), submission.c.period.in_(periods), unit.c.code.in_(codes))
    moved = {(form, code, period) for form, period, code in reports}
    return [r for r in revisions_where(session, among, until) if _report(r) in moved]


def _report(revision: Revision) -> ReportOf:
    sent = revision.submission
    return (sent.form, sent.unit, sent.period)


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
    return tuple(answered(row) for row in rows if row.plan_id == plan_id or row.submission_id in submissions)


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
