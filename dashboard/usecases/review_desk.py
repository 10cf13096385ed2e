"""What a reviewer looks at beside a report, and what its unit is told: comments, unlockings, the revision before."""

from dataclasses import dataclass

from dashboard.domain.periods import Period
from dashboard.domain.reported.history import ReportComment, Revision, Unlocked
from dashboard.domain.reported.observations import Disbursement, Observation, Submission, SubmissionStatus
from dashboard.domain.reported.snapshot import Snapshot
from dashboard.usecases.office import Office
from dashboard.views.corrections import CorrectedCell, corrected_when_sent
from db.engine import Transaction, reading
from db.queries.answers import answered_with
from db.queries.comments import comments_of_year
from db.queries.figures import figures_of_submission
from db.queries.revisions import revisions
from db.queries.stages import unlocked_of_year


@dataclass(frozen=True)
class Told:
    """Of a plan year's reports, by submission: what reviewers remarked, and until when approved ones are unlocked."""

    comments: dict[int, tuple[ReportComment, ...]]
    unlocked: dict[int, Unlocked]


@dataclass(frozen=True)
class Earlier:
    """A revision of a report with its figures."""

    revision: Revision
    observations: tuple[Observation, ...] = ()
    disbursements: tuple[Disbursement, ...] = ()


def told_of_reports(office: Office, programme: str, year: int) -> Told:
    """As it stands now."""
    with reading(office.url) as session:
        return Told(comments_of_year(session, programme, year), unlocked_of_year(session, programme, year))


def corrected_of(office: Office, sent: Submission) -> tuple[CorrectedCell, ...]:
    """The cells of a report that its sender corrected on the page: its figures are read from these, not from the file."""
    with reading(office.url) as session:
        return corrected_when_sent(answered_with(session, sent.id))


def history_of(office: Office, programme: str, year: int, sent: Submission) -> tuple[Revision, ...]:
    """Every revision of a report, oldest first, drafts left out."""
    with reading(office.url) as session:
        return _history(session, programme, year, sent.form, sent.unit, sent.period)


def revision_before(office: Office, snapshot: Snapshot, sent: Submission) -> Earlier | None:
    """The revision that `sent` took the place of, with its figures; None of a first one."""
    plan = snapshot.plan
    with reading(office.url) as session:
        history = _history(session, plan.programme.code, plan.year, sent.form, sent.unit, sent.period)
        before = [r for r in history if r.submission.revision < sent.revision]
        return _with_figures(session, snapshot, before[-1]) if before else None


def revision_of(office: Office, snapshot: Snapshot, sent: Submission, number: int) -> Earlier | None:
    """One revision of a report by its number, with its figures."""
    plan = snapshot.plan
    with reading(office.url) as session:
        history = _history(session, plan.programme.code, plan.year, sent.form, sent.unit, sent.period)
        found = [r for r in history if r.submission.revision == number]
        return _with_figures(session, snapshot, found[0]) if found else None


def _history(
    session: Transaction, programme: str, year: int, form: str, unit: str, period: Period
) -> tuple[Revision, ...]:  # fmt: skip
    known = revisions(session, programme, year, form, unit, period)
    return tuple(r for r in known if r.submission.status is not SubmissionStatus.DRAFT)


def _with_figures(session: Transaction, snapshot: Snapshot, revision: Revision) -> Earlier:
    results, money = figures_of_submission(session, snapshot.plan, revision.submission.id)
    return Earlier(revision, results, money)
