"""The calendar of a circle of units: its reports one by one and counted, kept until one of these units reports."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from dashboard.domain.periods import Period
from dashboard.domain.reported.snapshot import Snapshot
from dashboard.domain.reporting.circles import Circle, came, topics
from dashboard.domain.reporting.report_cells import ReportCell, Tally, report_cell, tally

Cells = tuple[ReportCell, ...]


@dataclass(frozen=True)
class CircleCalendar:
    """`cells` by the number of their obligation, each report once; the deadlines of the first `passed` have passed."""

    circle: Circle
    cells: tuple[Cells, ...]
    passed: int

    @cached_property
    def by_key(self) -> dict[tuple[str, str, Period], ReportCell]:
        return {(cell.unit, cell.form, cell.period): cell for cells in self.cells for cell in cells}

    @cached_property
    def tallies(self) -> tuple[Tally, ...]:
        """Of each obligation whose deadline has passed."""
        return tuple(map(tally, self.cells[: self.passed]))

    @cached_property
    def owing(self) -> tuple[tuple[str, ...], ...]:
        """Of each obligation the units that still owe it."""
        return tuple(
            tuple(unit for unit in units if not self.by_key[unit, owed.form, owed.period].state.came)
            for owed, units in zip(self.circle.owed, self.circle.owing, strict=True)
        )

    def of_form(self, form: str) -> dict[str, Cells]:
        """Of each unit that owes the form its reports of it, in the plan's order."""
        if form not in self._of_forms:
            owed = enumerate(self.circle.owed)
            self._of_forms[form] = self._by_unit(number for number, o in owed if o.form == form)
        return self._of_forms[form]

    def expected_of(self, form: str | None) -> dict[str, Tally]:
        """Of each unit what was expected by now, of one form or of all."""
        if form not in self._expected:
            owed = enumerate(self.circle.owed[: self.passed])
            units = self._by_unit(number for number, o in owed if form in (None, o.form))
            self._expected[form] = {unit: tally(cells) for unit, cells in units.items()}
        return self._expected[form]

    def lacking(self, form: str) -> dict[str, int]:
        """Of each unit that owes the form how many of its reports lack something."""
        if form not in self._lacking:
            self._lacking[form] = {
                unit: sum(cell.state.lacks for cell in cells) for unit, cells in self.of_form(form).items()
            }
        return self._lacking[form]

    def _by_unit(self, numbers: Iterable[int]) -> dict[str, Cells]:
        found: dict[str, list[ReportCell]] = {unit: [] for unit in self.circle.units}
        for number in numbers:
            for cell in self.cells[number]:
                found[cell.unit].append(cell)
        return {unit: tuple(cells) for unit, cells in found.items() if cells}

    @cached_property
    def _of_forms(self) -> dict[str, dict[str, Cells]]:
        return {}

    @cached_property
    def _expected(self) -> dict[str | None, dict[str, Tally]]:
        return {}

    @cached_property
    def _lacking(self) -> dict[str, dict[str, int]]:
        return {}


def circle_calendar(snapshot: Snapshot, circle: Circle, passed: int) -> CircleCalendar:
    """Where the reports of a circle stand once so many deadlines have passed, approved or not."""
    snapshot = snapshot.as_sent
    return snapshot.kept.of(
        topics(snapshot.plan), circle.units, 13, ("calendar", passed),
        lambda: CircleCalendar(
            circle, tuple(_cells(snapshot, circle, number, number < passed) for number in range(len(circle.owed))), passed
        ),
    )  # fmt: skip


def _cells(snapshot: Snapshot, circle: Circle, number: int, passed: bool) -> Cells:
    obligation, plan = circle.owed[number], snapshot.plan
    units = circle.first_asked[number]
    if not units:
        return ()
    come = came(snapshot, circle, number).by_unit
    return snapshot.kept.of(
        topics(plan), circle.units, obligation.period.last_month, ("cells", number, passed),
        lambda: tuple(report_cell(plan, obligation, unit, come[unit], passed) for unit in units),
    )  # fmt: skip
