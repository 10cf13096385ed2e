"""One report of one unit against the calendar, and how many of some came and came in time."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from dashboard.domain.periods import Period
from dashboard.domain.plan.plan import Obligation, Plan
from dashboard.domain.reported.observations import Submission, SubmissionStatus
from dashboard.domain.reporting.calendar import on_time
from dashboard.domain.reporting.discharged import Discharge, Line


class ReportState(StrEnum):
    """What became of one report that the calendar asks for (or does not)."""

    ON_TIME = "on_time"  # đúng hạn
    LATE = "late"  # muộn: it came, on the day named or after it
    PARTLY = "partly"  # một phần: some of what is owed came, in whatever form
    MISSING = "missing"  # chưa nộp: the deadline has passed and nothing counts
    WAITING = "waiting"  # chưa đến hạn
    RETURNED = "returned"  # trả lại
    WITHDRAWN = "withdrawn"  # đã rút
    NOT_OWED = "not_owed"  # không phải nộp

    @property
    def came(self) -> bool:
        """Whether a report counts."""
        return self in (ReportState.ON_TIME, ReportState.LATE)

    @property
    def lacks(self) -> bool:
        """Whether something is missing of it that was due or had come."""
        return self in (ReportState.PARTLY, ReportState.MISSING, ReportState.RETURNED, ReportState.WITHDRAWN)


@dataclass(frozen=True)
class ReportCell:
    """One report of one unit, with what the calendar asks and the newest revision that came."""

    unit: str
    form: str
    period: Period
    state: ReportState
    due_before: date | None = None
    submission: Submission | None = None
    lacking: tuple[Line, ...] = ()  # what is still owed of a report of which a part has come


@dataclass(frozen=True)
class Tally:
    """Of `expected` reports, those that count and those that came in time; shares are None where nothing was expected."""

    expected: int = 0
    reported: int = 0
    on_time: int = 0

    @property
    def completeness(self) -> Decimal | None:
        return Decimal(self.reported) / self.expected if self.expected else None

    @property
    def timeliness(self) -> Decimal | None:
        return Decimal(self.on_time) / self.expected if self.expected else None


def tally(cells: Iterable[ReportCell]) -> Tally:
    """Counts of some expected reports."""
    states = [cell.state for cell in cells]
    timely, late = states.count(ReportState.ON_TIME), states.count(ReportState.LATE)
    return Tally(len(states), timely + late, timely)


def together(counts: Iterable[Tally]) -> Tally:
    """The counts of all of them."""
    some = tuple(counts)
    return Tally(sum(t.expected for t in some), sum(t.reported for t in some), sum(t.on_time for t in some))


def report_cell(plan: Plan, owed: Obligation, unit: str, come: Discharge, passed: bool) -> ReportCell:
    """What became of a report; `passed`: whether its deadline has."""
    state = ReportState.PARTLY if come.partly else _state(plan, owed, come, passed)
    return ReportCell(unit, owed.form, owed.period, state, owed.due_before, come.submission, come.lacking)


def _state(plan: Plan, obligation: Obligation, come: Discharge, passed: bool) -> ReportState:
    sent = come.submission
    if come.came:
        timely = sent is None or on_time(plan, sent, obligation)
        return ReportState.ON_TIME if timely else ReportState.LATE
    if sent is not None and sent.status is SubmissionStatus.RETURNED:
        return ReportState.RETURNED
    if sent is not None and sent.status is SubmissionStatus.WITHDRAWN:
        return ReportState.WITHDRAWN
    return ReportState.MISSING if passed else ReportState.WAITING
