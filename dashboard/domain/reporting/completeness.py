"""Who reported and when: reporter × form × period against the calendar, with the counts behind every percentage."""

from bisect import bisect_right
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import chain
from typing import TypeVar

from dashboard.domain.periods import Period
from dashboard.domain.plan.plan import Obligation, Plan
from dashboard.domain.reported.observations import Submission
from dashboard.domain.reported.snapshot import Snapshot
from dashboard.domain.reporting.circle_calendars import CircleCalendar, circle_calendar
from dashboard.domain.reporting.circles import apart, by_deadline, circles
from dashboard.domain.reporting.report_cells import ReportCell, ReportState, Tally, together

By = TypeVar("By", bound=Hashable)


@dataclass(frozen=True)
class Deadline:
    """One deadline of one form: units that still owe it, of how many; `days_left` is at most 0 once it has passed."""

    obligation: Obligation
    days_left: int
    owing: tuple[str, ...]
    expected: int


@dataclass(frozen=True)
class Completeness:
    """The whole calendar of a plan year as it stands on `day`; `apart` came outside the calendar and was never owed.

    It is put together of what some units owe: `parts`, in the plan's order.
    """

    plan: Plan
    day: date
    parts: tuple[CircleCalendar, ...]
    apart: tuple[Submission, ...]

    @cached_property
    def owed(self) -> tuple[Obligation, ...]:
        return by_deadline(self.plan)

    @cached_property
    def _passed(self) -> int:
        """How many of `owed` have passed."""
        return passed(self.owed, self.day)

    @cached_property
    def cells(self) -> tuple[ReportCell, ...]:
        """Every report, by its deadline and then in the plan's order."""
        return tuple(chain.from_iterable(self._of(number) for number in range(len(self.owed))))

    def _of(self, number: int) -> chain[ReportCell]:
        return chain.from_iterable(part.cells[number] for part in self.parts)

    @cached_property
    def forms(self) -> dict[str, str]:
        """Forms of the calendar with their names, in the order of their first deadlines."""
        names: dict[str, str] = {}
        for obligation in self.owed:
            names.setdefault(obligation.form, obligation.name)
        return names

    def periods(self, form: str) -> tuple[Period, ...]:
        """Those that somebody owes the form for."""
        return tuple(sorted({self.owed[number].period for number in self._asked(form)}))

    def due_periods(self, form: str) -> tuple[Period, ...]:
        """Those of them whose deadline has passed."""
        return tuple(sorted({self.owed[number].period for number in self._asked(form) if number < self._passed}))

    def due_since(self, form: str) -> date:
        """The first deadline of a form that somebody owed and that has passed."""
        return min(self.owed[number].due_before for number in self._asked(form) if number < self._passed)

    def _asked(self, form: str) -> list[int]:
        """The numbers of the form's obligations that somebody owes."""
        numbers = (number for number, o in enumerate(self.owed) if o.form == form)
        return [number for number in numbers if any(part.cells[number] for part in self.parts)]

    def reports(self, form: str, period: Period) -> tuple[ReportCell, ...]:
        """All reports of a form for a period."""
        numbers = (number for number, o in enumerate(self.owed) if (o.form, o.period) == (form, period))
        return tuple(chain.from_iterable(map(self._of, numbers)))

    def lacking(self, form: str) -> dict[str, int]:
        """Of each unit that owes the form at some time in the year, in the plan's order, how many of its reports lack
        something.
        """
        return dict(chain.from_iterable(part.lacking(form).items() for part in self.parts))

    def cell(self, unit: str, form: str, period: Period) -> ReportCell:
        """One report; a unit that does not owe it has a cell that says so."""
        part = self._part_of.get(unit)
        owed = None if part is None else self.parts[part].by_key.get((unit, form, period))
        return owed or ReportCell(unit, form, period, ReportState.NOT_OWED)

    @property
    def _part_of(self) -> dict[str, int]:
        """By unit the place of its part."""
        if "part of" not in self.plan.made:
            places = {unit: place for place, part in enumerate(self.parts) for unit in part.circle.units}
            self.plan.made["part of"] = places
        found: dict[str, int] = self.plan.made["part of"]
        return found

    def expected_of(self, unit: str) -> tuple[ReportCell, ...]:
        """A unit's reports whose deadline has passed on the day."""
        part = self._part_of.get(unit)
        if part is None:
            return ()
        return tuple(cell for cells in self.parts[part].cells[: self._passed] for cell in cells if cell.unit == unit)

    def tallies(self, by: Callable[[Obligation], By]) -> dict[By, Tally]:
        """Counts over what was expected by the day, per form, period, or both together."""
        groups: dict[By, list[Tally]] = {}
        for number, obligation in enumerate(self.owed[: self._passed]):
            counts = [part.tallies[number] for part in self.parts if part.cells[number]]
            if counts:
                groups.setdefault(by(obligation), []).extend(counts)
        return {key: together(counts) for key, counts in groups.items()}

    def tallies_of_units(self, form: str | None = None) -> dict[str, Tally]:
        """Counts of each unit over what was expected by the day, of one form or of all, by its first deadline."""
        counts = dict(chain.from_iterable(part.expected_of(form).items() for part in self.parts))
        numbers = (number for number, o in enumerate(self.owed[: self._passed]) if form in (None, o.form))
        order = dict.fromkeys(cell.unit for number in numbers for cell in self._of(number))
        return {unit: counts[unit] for unit in order}

    @cached_property
    def deadlines(self) -> tuple[Deadline, ...]:
        """Every deadline of the calendar, in order of time."""
        order = sorted(range(len(self.owed)), key=lambda number: (self.owed[number].due_before, self.owed[number].form))
        return tuple(map(self._deadline, order))

    def _deadline(self, number: int) -> Deadline:
        obligation = self.owed[number]
        owing = tuple(chain.from_iterable(part.owing[number] for part in self.parts))
        expected = sum(len(part.circle.owing[number]) for part in self.parts)
        return Deadline(obligation, (obligation.due_before - self.day).days, owing, expected)


def passed(owed: tuple[Obligation, ...], day: date) -> int:
    """How many of obligations in the order of their deadlines are due by a day."""
    return bisect_right(owed, day, key=lambda o: o.due_before)


def completeness(snapshot: Snapshot, day: date) -> Completeness:
    """The calendar of the snapshot's plan year on a judging day of the office (see `calendar.judging_day`)."""
    plan = snapshot.plan
    done = passed(by_deadline(plan), day)
    parts = tuple(circle_calendar(snapshot, circle, done) for circle in circles(plan))
    return Completeness(plan, day, parts, apart(snapshot))
