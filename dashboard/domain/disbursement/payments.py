"""Everything about money that one assessment looks up again and again, worked out once for it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property

from dashboard.domain.disbursement.allocated import Line, lines_on
from dashboard.domain.disbursement.estimated_rows import estimates_of
from dashboard.domain.disbursement.flows import MonthOfLine, flows, month_of_line
from dashboard.domain.disbursement.paid_shares import paid_shares
from dashboard.domain.disbursement.spending import OF_TREASURY, spent, spent_by_month
from dashboard.domain.disbursement.spent import LineKey, LineRows, Spent
from dashboard.domain.periods import Period
from dashboard.domain.plan.paths import Points
from dashboard.domain.plan.plan import Plan
from dashboard.domain.reported.kept import MONEY
from dashboard.domain.reported.observations import Disbursement
from dashboard.domain.reported.snapshot import Snapshot
from dashboard.domain.verdicts.reached import same_area
from dashboard.domain.verdicts.standing_money import MoneyFlows


@dataclass(frozen=True)
class Payments:
    """What was paid by the end of a period: month by month by the units, and by Kho bạc's word.

    It lives as long as one assessment; what it derives is of this period and unit only.
    """

    snapshot: Snapshot
    period: Period
    unit: str | None  # one unit below the root; None: everybody
    by_month: tuple[Spent, ...]
    treasury: Spent

    @property
    def plan(self) -> Plan:
        return self.snapshot.plan

    @property
    def now(self) -> Spent:
        return self.by_month[-1]

    @property
    def month_ago(self) -> Spent:
        return self.by_month[-2] if len(self.by_month) > 1 else Spent()

    @cached_property
    def plan_lines(self) -> tuple[Line, ...]:
        """Every line of the plan as it stands at the end of the period."""
        return lines_on(self.plan, self.period.end)

    @property
    def lines(self) -> tuple[Line, ...]:
        """What the plan gives by the end of the period; a single unit is given nothing of its own."""
        return () if self.unit else self.plan_lines

    @cached_property
    def months(self) -> Mapping[LineKey, MonthOfLine]:
        """What the month added to each line."""
        ago = {line.line: line for line in self.month_ago.lines}
        month = self.period.last_month
        return {line.line: month_of_line(self.plan, line, ago.get(line.line), month) for line in self.now.lines}

    def flows(self, wanted: Callable[[LineRows], bool], units: Spent | None = None) -> MoneyFlows:
        """What is said beside the cumulative amount of the lines that are wanted; `units`: what Kho bạc's word is held against,
        those lines where nothing else is named.
        """
        now, treasury = self.now.where(wanted), self.treasury.where(wanted)
        months = (self.months[line.line] for line in now.lines)
        return flows(self.plan, months, now, treasury, now if units is None else units)

    @cached_property
    def last_years_shares(self) -> Mapping[str, Points]:
        """By project, and of the whole programme, the share of last year's payments that each month of it had seen."""
        before = self.snapshot.before
        return before.kept.of((MONEY,), None, 13, "paid_shares", lambda: paid_shares(before)) if before else {}

    @cached_property
    def estimates(self) -> tuple[Disbursement, ...]:
        """What the units expect to have paid by the end of this period, or of a longer span."""
        return estimates_of(self.snapshot, self.period, self.unit)

    @cached_property
    def last_years_end(self) -> Spent | None:
        """What everybody had paid by 31/01 after last year; None without that year."""
        before = self.snapshot.before
        return spent(before, Period.of_month(before.plan.year, 13)) if before else None

    @cached_property
    def last_year(self) -> Spent | None:
        """What everybody, or the units of the same area, had paid by the same period of last year; None without that year."""
        before = self.snapshot.before
        if before is None:
            return None
        then = self.period.year_before
        units = same_area(self.plan, self.unit, before.plan) if self.unit else (None,)
        if len(units) == 1:
            return spent(before, then, units[0])
        return Spent.of_rows(row for unit in units for row in spent(before, then, unit).rows)


def payments(snapshot: Snapshot, period: Period, unit: str | None = None) -> Payments:
    """Kho bạc's word is of this very period: an earlier one says nothing of what has been paid since."""
    below = None if unit in (None, snapshot.plan.root) else unit
    by_month = spent_by_month(snapshot, period, below)
    confirmed = spent(snapshot, period, below, OF_TREASURY).rows
    of_now = Spent.of_rows(row for row in confirmed if row.period.last_month == period.last_month)
    return Payments(snapshot, period, below, by_month, of_now)
