"""Take a report back, with a reason: its figures no longer count, and nothing of it is erased."""

from dashboard.domain.issues import Place
from dashboard.domain.people.roles import Actor
from dashboard.domain.periods import Period
from dashboard.domain.reported.changes import ChangeSet, Receipt, StatusChange
from dashboard.domain.reported.observations import SubmissionStatus
from dashboard.importing.cell_text.identity import masked
from dashboard.usecases.committing import commit
from dashboard.usecases.office import NothingKnown, Office
from dashboard.usecases.refusals import refusals_told
from db.engine import writing


class SeveralReports(Exception):  # noqa: N818 - not a fault of the program: which one is meant was not said
    """A unit sent several reports for the period; their forms are the message."""


@refusals_told
def withdraw_submission(
    office: Office, programme: str, unit: str, period: Period, reason: str, actor: Actor, form: str | None = None
) -> Receipt:
    """Withdraw the newest revision of one report; identity numbers in the reason are covered before it is kept.

    ValueError without a reason; NothingKnown where there is no counting report; SeveralReports where no form tells which of
    several is meant; StaleChangeSet where it has moved since;
    Forbidden where the actor may not.
    """
    if not reason.strip():
        raise ValueError("a withdrawal needs a reason")
    state = office.state()
    snapshot = office.snapshot(programme, period.year)
    sent = [
        s
        for s in (snapshot.submissions if snapshot else ())
        if (s.unit, s.period) == (unit, period) and s.status.counts and form in (None, s.form)
    ]
    if snapshot is None or not sent:
        raise NothingKnown(f"{programme} {unit} {period}")
    if len(sent) > 1:
        raise SeveralReports(", ".join(s.form for s in sent))
    change = StatusChange(
        programme, snapshot.plan.year, sent[0].form, unit, period, sent[0].revision,
        SubmissionStatus.WITHDRAWN, masked(reason.strip()), Place("form:withdraw", "reason"),
    )  # fmt: skip
    with writing(office.url) as session:
        return commit(office, session, ChangeSet((change,), built_on=state), actor)
