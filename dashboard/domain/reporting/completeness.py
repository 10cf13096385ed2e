"""Who reported and when: reporter × form × period against the calendar, with the counts behind every percentage."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from typing import TypeVar

from dashboard.domain.periods import Period
from dashboard.domain.plan.plan import Obligation, Plan
from dashboard.domain.reported.observations import Submission, SubmissionStatus
from dashboard.domain.reported.snapshot import Snapshot
from dashboard.domain.reporting.calendar import on_time, owed_by
from dashboard.domain.reporting.discharged import Discharge, Line, OnHand

By = TypeVar("By", bound=Hashable)


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


@dataclass(frozen=True)
class Deadline:
    """One deadline of one form: units that still owe it, of how many; `days_left` is at most 0 once it has passed."""

    obligation: Obligation
    days_left: int
    owing: tuple[str, ...]
    expected: int


@dataclass(frozen=True)
class Completeness:
    """The whole calendar of a plan year as it stands on `day`; `apart` came outside the calendar and was never owed."""

    plan: Plan
    day: date
    cells: tuple[ReportCell, ...]
    apart: tuple[Submission, ...]

    @cached_property
    def by_key(self) -> dict[tuple[str, str, Period], ReportCell]:
        return {(cell.unit, cell.form, cell.period): cell for cell in self.cells}

    @cached_property
    def forms(self) -> dict[str, str]:
        """Forms of the calendar with their names, in the order of their first deadlines."""
        names: dict[str, str] = {}
        for obligation in sorted(self.plan.obligations, key=lambda o: o.due_before):
            names.setdefault(obligation.form, obligation.name)
        return names

    def periods(self, form: str) -> tuple[Period, ...]:
        return tuple(sorted({cell.period for cell in self.cells if cell.form == form}))

    def units(self, form: str) -> tuple[str, ...]:
        """Units that owe the form at some time in the year, in the plan's order."""
        owing = {cell.unit for cell in self.cells if cell.form == form}
        return tuple(unit.code for unit in self.plan.units if unit.code in owing)

    def cell(self, unit: str, form: str, period: Period) -> ReportCell:
        """One report; a unit that does not owe it has a cell that says so."""
        owed = self.by_key.get((unit, form, period))
        return owed or ReportCell(unit, form, period, ReportState.NOT_OWED)

    @cached_property
    def expected(self) -> tuple[ReportCell, ...]:
        """Reports whose deadline has passed on the day: the denominator of every share."""
        return tuple(cell for cell in self.cells if cell.due_before and cell.due_before <= self.day)

    def tallies(self, by: Callable[[ReportCell], By]) -> dict[By, Tally]:
        """Counts over what was expected by the day, per unit, form, period, or any of them together."""
        groups: dict[By, list[ReportCell]] = {}
        for cell in self.expected:
            groups.setdefault(by(cell), []).append(cell)
        return {key: tally(tuple(cells)) for key, cells in groups.items()}

    @cached_property
    def deadlines(self) -> tuple[Deadline, ...]:
        """Every deadline of the calendar, in order of time."""
        owed = sorted(self.plan.obligations, key=lambda o: (o.due_before, o.form))
        return tuple(self._deadline(obligation) for obligation in owed)

    def _deadline(self, obligation: Obligation) -> Deadline:
        units = owed_by(self.plan, obligation)
        owing = tuple(u for u in units if not self.cell(u, obligation.form, obligation.period).state.came)
        return Deadline(obligation, (obligation.due_before - self.day).days, owing, len(units))


def completeness(snapshot: Snapshot, day: date) -> Completeness:
    """The calendar of the snapshot's plan year on a judging day of the office (see `calendar.judging_day`)."""
    plan = snapshot.plan
    on_hand = OnHand(snapshot)
    cells: dict[tuple[str, str, Period], ReportCell] = {}
    for obligation in sorted(plan.obligations, key=lambda o: o.due_before):
        for unit in owed_by(plan, obligation):
            key = (obligation.form, unit, obligation.period)
            if key not in cells:
                cells[key] = _cell(plan, obligation, unit, on_hand.discharge(obligation, unit), day)
    apart = tuple(
        s
        for s in snapshot.submissions
        if (s.form, s.unit, s.period) not in cells and s.status.counts and not on_hand.used(s, plan.obligations)
    )
    return Completeness(plan, day, tuple(cells.values()), apart)


def _cell(plan: Plan, owed: Obligation, unit: str, come: Discharge, day: date) -> ReportCell:
    state = ReportState.PARTLY if come.partly else _state(plan, owed, come, day)
    return ReportCell(unit, owed.form, owed.period, state, owed.due_before, come.submission, come.lacking)


def tally(cells: tuple[ReportCell, ...]) -> Tally:
    """Counts of some expected reports."""
    reported = sum(cell.state.came for cell in cells)
    return Tally(len(cells), reported, sum(cell.state is ReportState.ON_TIME for cell in cells))


def _state(plan: Plan, obligation: Obligation, come: Discharge, day: date) -> ReportState:
    sent = come.submission
    if come.came:
        timely = sent is None or on_time(plan, sent, obligation)
        return ReportState.ON_TIME if timely else ReportState.LATE
    if sent is not None and sent.status is SubmissionStatus.RETURNED:
        return ReportState.RETURNED
    if sent is not None and sent.status is SubmissionStatus.WITHDRAWN:
        return ReportState.WITHDRAWN
    return ReportState.MISSING if obligation.due_before <= day else ReportState.WAITING
