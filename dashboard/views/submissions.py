"""What one unit owes and has sent: every report of the calendar with its deadline, state and newest revision."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dashboard.domain.periods import Period
from dashboard.domain.plan.plan import Obligation, Plan
from dashboard.domain.reported.observations import Submission, SubmissionStatus
from dashboard.domain.reported.snapshot import Snapshot
from dashboard.domain.reporting.calendar import obligations_of, on_time


class DueState(StrEnum):
    """Where one report stands, as the clerk who owes it says it."""

    ON_TIME = "on_time"
    LATE = "late"
    WITHDRAWN = "withdrawn"
    RETURNED = "returned"
    OVERDUE = "overdue"  # not sent, and the deadline has passed
    OPEN = "open"  # not sent, and may be sent now
    NOT_YET = "not_yet"  # its period has not begun

    @property
    def sent(self) -> bool:
        return self in (DueState.ON_TIME, DueState.LATE)

    @property
    def wanted(self) -> bool:
        """Whether the unit has something to do about it today."""
        return not self.sent and self is not DueState.NOT_YET


@dataclass(frozen=True)
class FormDue:
    """One report of the calendar. `submission` is its newest revision, whatever became of it."""

    obligation: Obligation
    state: DueState
    submission: Submission | None = None

    @property
    def key(self) -> tuple[str, Period]:
        return (self.obligation.form, self.obligation.period)

    @property
    def revision(self) -> int | None:
        return self.submission.revision if self.submission else None


def reporters(plan: Plan) -> tuple[str, ...]:
    """The units that the calendar names, in the plan's order."""
    return plan.members(tuple(dict.fromkeys(code for o in plan.obligations for code in o.reporters)))


def forms_due(snapshot: Snapshot, unit: str, today: date) -> tuple[FormDue, ...]:
    """Everything `unit` owes in the plan's year, in order of deadlines; `today` is the day that judges them."""
    return tuple(_due(snapshot, unit, owed, today) for owed in obligations_of(snapshot.plan, unit))


def _due(snapshot: Snapshot, unit: str, owed: Obligation, today: date) -> FormDue:
    sent = snapshot.submission_of(owed.form, unit, owed.period)
    return FormDue(owed, _state(snapshot.plan, owed, sent, today), sent)


def _state(plan: Plan, owed: Obligation, sent: Submission | None, today: date) -> DueState:
    if sent is not None:
        if sent.status.counts:
            return DueState.ON_TIME if on_time(plan, sent, owed) else DueState.LATE
        return DueState.WITHDRAWN if sent.status is SubmissionStatus.WITHDRAWN else DueState.RETURNED
    if today < owed.period.begin:
        return DueState.NOT_YET
    return DueState.OPEN if today < owed.due_before else DueState.OVERDUE


def obligation_for(plan: Plan, form: str, unit: str, period: Period) -> Obligation | None:
    """The line of the calendar that asks for a report; None for one that nobody asked for."""
    return next((o for o in obligations_of(plan, unit, period) if o.form == form), None)


def sent_by(snapshot: Snapshot, unit: str) -> tuple[Submission, ...]:
    """The newest revision of every report of `unit`, last arrived first."""
    own = (s for s in snapshot.submissions if s.unit == unit)
    return tuple(sorted(own, key=lambda s: (s.received_at, s.id), reverse=True))
