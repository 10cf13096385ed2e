"""What was paid, by line: the rows of a thousand communes are few lines, and most questions are about these.

A line is a project, a source and a budget year. What is asked of a line's rows is worked out once, and kept with them.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from itertools import chain
from typing import Any

from dashboard.domain.disbursement.allocated import is_other
from dashboard.domain.periods import Period
from dashboard.domain.plan.plan import BudgetYear, Plan
from dashboard.domain.reported.observations import Disbursement

Rows = tuple[Disbursement, ...]
LineKey = tuple[str, str, BudgetYear]  # project, source, budget year


@dataclass(frozen=True)
class LineRows:
    """The newest cumulative amounts of one line, of each unit and source at most one.

    Of a line that was put together: `parts`, by the number of their lot, from which all else is put together too. They outlive
    it, with what was worked out of them, until one of their units reports.
    """

    line: LineKey
    rows: Rows
    parts: "Mapping[int, LineRows]" = field(default_factory=dict, compare=False)

    @property
    def project(self) -> str:
        return self.line[0]

    @property
    def fund(self) -> str:
        return self.line[1]

    @property
    def budget_year(self) -> BudgetYear:
        return self.line[2]

    @cached_property
    def total(self) -> int:
        if self.parts:
            return sum(part.total for part in self.parts.values())
        return sum(row.cumulative_vnd or 0 for row in self.rows)

    @cached_property
    def is_nil(self) -> bool:
        if self.parts:
            return all(part.is_nil for part in self.parts.values())
        return all(row.cumulative_vnd is None for row in self.rows)

    @cached_property
    def advance(self) -> int | None:
        """The advances among the amounts; None where none was told."""
        if self.parts:
            advances = [part.advance for part in self.parts.values() if part.advance is not None]
        else:
            advances = [row.advance_vnd for row in self.rows if row.advance_vnd is not None]
        return sum(advances) if advances else None

    @cached_property
    def told(self) -> tuple[tuple[str, int, str], ...]:
        """Of each amount the unit, the đồng, and the cell."""
        if self.parts:
            return tuple(chain.from_iterable(part.told for part in self.parts.values()))
        return tuple((row.subject, row.cumulative_vnd or 0, str(row.place)) for row in self.rows)

    @cached_property
    def of_subject(self) -> Mapping[str, Rows]:
        if self.parts:
            return dict(chain.from_iterable(part.of_subject.items() for part in self.parts.values()))
        found: dict[str, list[Disbursement]] = {}
        for row in self.rows:
            found.setdefault(row.subject, []).append(row)
        return {subject: tuple(rows) for subject, rows in found.items()}

    @cached_property
    def newest_of(self) -> Mapping[str, Period]:
        """Of each subject the newest period that it told an amount of."""
        if self.parts:
            return dict(chain.from_iterable(part.newest_of.items() for part in self.parts.values()))
        return {
            subject: rows[0].period if len(rows) == 1 else max(row.period for row in rows)
            for subject, rows in self.of_subject.items()
        }

    @cached_property
    def months(self) -> frozenset[int]:
        """The months at whose ends the amounts stood."""
        if self.parts:
            return frozenset().union(*(part.months for part in self.parts.values()))
        return frozenset(row.period.last_month for row in self.rows)

    def tellers(self, month: int) -> frozenset[str]:
        """Who told an amount of `month` or later."""
        key = ("tellers", month)
        if key not in self.made:
            if self.parts:
                self.made[key] = frozenset().union(*(part.tellers(month) for part in self.parts.values()))
            else:
                self.made[key] = frozenset(row.subject for row in self.rows if row.period.last_month >= month)
        tellers: frozenset[str] = self.made[key]
        return tellers

    @cached_property
    def made(self) -> dict[object, Any]:
        """What was made of these rows and would be made again."""
        return {}


@dataclass(frozen=True)
class Spent:
    """The newest cumulative amount of the year for each subject and line, each đồng counted once."""

    lines: tuple[LineRows, ...] = ()

    @classmethod
    def of_rows(cls, rows: Iterable[Disbursement]) -> "Spent":
        found: dict[LineKey, list[Disbursement]] = {}
        for row in rows:
            found.setdefault(row.line, []).append(row)
        return cls(tuple(LineRows(line, tuple(some)) for line, some in found.items()))

    @classmethod
    def together(cls, parts: Iterable["Spent"]) -> "Spent":
        """The rows of all of them; no row may be in two, and no subject."""
        found: dict[LineKey, dict[int, LineRows]] = {}
        for number, part in enumerate(parts):
            for of_line in part.lines:
                found.setdefault(of_line.line, {})[number] = of_line
        return cls(tuple(_joined(line, some) for line, some in found.items()))

    @cached_property
    def rows(self) -> Rows:
        return tuple(chain.from_iterable(of_line.rows for of_line in self.lines))

    def where(self, wanted: Callable[[LineRows], bool]) -> "Spent":
        """The lines that are wanted."""
        return Spent(tuple(of_line for of_line in self.lines if wanted(of_line)))

    def of(self, projects: frozenset[str]) -> "Spent":
        if projects not in self._some:
            self._some[projects] = self.where(lambda of_line: of_line.project in projects)
        return self._some[projects]

    @cached_property
    def _some(self) -> dict[object, "Spent"]:
        return {}

    def of_year(self, plan: Plan) -> "Spent":
        """The part paid from the budget of the plan's year, without other (mobilised) sources."""
        if plan.year not in self._some:
            self._some[plan.year] = self.where(
                lambda of_line: of_line.budget_year == plan.year and not is_other(plan, of_line.fund)
            )
        return self._some[plan.year]

    def total(self) -> int | None:
        return sum(of_line.total for of_line in self.lines) if self.lines else None

    @property
    def is_nil(self) -> bool:
        """Whether all that was told is that nothing was paid: reckoned with as nought, and never shown as 0."""
        return bool(self.lines) and all(of_line.is_nil for of_line in self.lines)

    @property
    def amount(self) -> int | None:
        """The total as it is shown; None where there is none, of nil too."""
        return None if self.is_nil else self.total()

    @cached_property
    def newest(self) -> Period | None:
        """The newest period that one of the amounts is of."""
        periods = dict.fromkeys(period for of_line in self.lines for period in of_line.newest_of.values())
        return max(periods, key=lambda period: period.order, default=None)

    def told(self, month: int) -> bool:
        """Whether somebody reported of this very month."""
        return any(month in of_line.months for of_line in self.lines)

    def is_of(self, month: int, least: Decimal) -> bool:
        """Whether enough of those with a figure told one of this very month: a month of silence is no month of a rate."""
        subjects = len(self._newest_of)
        return bool(subjects) and subjects - len(self.silent(month)) >= least * subjects

    def silent(self, month: int) -> tuple[tuple[str, Period], ...]:
        """Subjects whose newest figure is older than `month`, with its period."""
        return tuple((unit, period) for unit, period in self._newest_of.items() if period.last_month < month)

    @cached_property
    def _newest_of(self) -> Mapping[str, Period]:
        if len(self.lines) == 1:
            return self.lines[0].newest_of
        newest: dict[str, Period] = {}
        for of_line in self.lines:
            for subject, period in of_line.newest_of.items():
                if newest.setdefault(subject, period) is not period:
                    newest[subject] = max(period, newest[subject])
        return newest


def _joined(line: LineKey, parts: dict[int, LineRows]) -> LineRows:
    return LineRows(line, tuple(chain.from_iterable(part.rows for part in parts.values())), parts)
