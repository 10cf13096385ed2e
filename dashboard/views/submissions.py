"""What one unit owes and has sent: every report of the calendar with its deadline, state and newest revision."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from dashboard.domain.people.named import Persons
from dashboard.domain.periods import Period
from dashboard.domain.plan.plan import Obligation, Plan
from dashboard.domain.reported.observations import Submission, SubmissionStatus
from dashboard.domain.reported.snapshot import Snapshot
from dashboard.domain.reporting.calendar import obligations_of, on_time
from dashboard.domain.reporting.discharged import Discharge, Line, OnHand
from dashboard.text import Words
from dashboard.views.cell import day_cell, moment_cell, number_cell, period_cell
from dashboard.views.linked import to_file, to_receipt
from dashboard.views.owed_lines import lines_text
from dashboard.views.table import Table, figures, texts


class DueState(StrEnum):
    """Where one report stands, as the clerk who owes it says it."""

    ON_TIME = "on_time"
    LATE = "late"
    WITHDRAWN = "withdrawn"
    RETURNED = "returned"
    PARTLY = "partly"  # some of its figures came, in whatever form
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
    lacking: tuple[Line, ...] = ()  # what is still owed of it where a part has come

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
    on_hand = OnHand(snapshot)
    owed_by_it = obligations_of(snapshot.plan, unit)
    return tuple(_due(snapshot.plan, owed, on_hand.discharge(owed, unit), today) for owed in owed_by_it)


def _due(plan: Plan, owed: Obligation, come: Discharge, today: date) -> FormDue:
    return FormDue(owed, _state(plan, owed, come, today), come.submission, come.lacking)


def _state(plan: Plan, owed: Obligation, come: Discharge, today: date) -> DueState:
    sent = come.submission
    if come.came:
        return DueState.ON_TIME if sent is None or on_time(plan, sent, owed) else DueState.LATE
    if come.partly:
        return DueState.PARTLY
    if sent is not None and not sent.status.counts:
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


_MARKS = {
    DueState.ON_TIME: "●", DueState.LATE: "▲", DueState.WITHDRAWN: "◆", DueState.RETURNED: "◆",
    DueState.PARTLY: "◐", DueState.OVERDUE: "◆", DueState.OPEN: "○", DueState.NOT_YET: "·",
}  # fmt: skip


def state_text(state: DueState, words: Words) -> str:
    """A state as shape and word."""
    return f"{_MARKS[state]} {words.term(state)}"


def period_name(period: Period, words: Words) -> str:
    """A period where it begins a line: Tháng 9/2024."""
    text = words.period(period)
    return text[:1].upper() + text[1:]


def report_name(sent: Submission, words: Words) -> str:
    return f"{period_name(sent.period, words)} · {sent.form}"


def due_table(forms: tuple[FormDue, ...], words: Words) -> Table:
    """The whole year of a unit."""
    owed = [form.obligation for form in forms]
    periods = [replace(period_cell(o.period, words), text=period_name(o.period, words)) for o in owed]
    return Table.of(
        texts(words("Reporting period"), periods),
        texts(words("Report form"), [o.name for o in owed]),
        texts(words("Send before"), [day_cell(o.due_before, words) for o in owed]),
        texts(words("Where it stands"), [_standing(form, words) for form in forms]),
        figures(words("Revision no."), [number_cell(form.revision, words) for form in forms]),
    )


def _standing(form: FormDue, words: Words) -> str:
    lacking = f": {lines_text(form.lacking, words)}" if form.lacking else ""
    return state_text(form.state, words) + lacking


def sent_table(plan: Plan, reports: tuple[Submission, ...], words: Words) -> Table:
    """The newest revision of every report of a unit."""
    periods = [replace(period_cell(report.period, words), text=report_name(report, words)) for report in reports]
    opened, persons = words("Open the receipt"), Persons(plan)
    reasons = [words.remark(report.reason, persons.of(report.unit, report.actor)) for report in reports]
    states = [
        words.term(report.status) + (f": {reason}" if reason else "")
        for report, reason in zip(reports, reasons, strict=True)
    ]
    return Table.of(
        texts(words("Reporting period"), periods),
        figures(words("Revision no."), [number_cell(report.revision, words) for report in reports]),
        texts(words("Where it stands"), states),
        texts(words("Received at"), [moment_cell(report.received_at, words) for report in reports]),
        texts(words("Sent by"), [words.person(persons.of(report.unit, report.actor)) for report in reports]),
        texts(words("File name"), [to_file(report.file_name, report.sha256) for report in reports]),
        texts(words("Receipt"), [to_receipt(opened, report.receipt) for report in reports]),
    )
