"""What a report is checked against: the plan, the figures that count, and the newest earlier ones of each key."""

from dataclasses import dataclass
from functools import cached_property

from dashboard.domain.observations import Disbursement, Observation, Source
from dashboard.domain.periods import Period
from dashboard.domain.plan import BudgetYear, Plan
from dashboard.domain.snapshot import Snapshot

ResultKey = tuple[str, str, str]  # indicator, subject, disaggregation
MoneyKey = tuple[str, Source, str, str, BudgetYear]  # subject, source, project, fund, budget year


@dataclass(frozen=True)
class Known:
    """The snapshot as one report of `unit` for `period` meets it: its own earlier revision of that period set aside."""

    snapshot: Snapshot
    unit: str
    period: Period

    @property
    def plan(self) -> Plan:
        return self.snapshot.plan

    @cached_property
    def earlier(self) -> dict[ResultKey, list[Observation]]:
        """Figures of periods before this one, by key, oldest first; estimates left out."""
        found: dict[ResultKey, list[Observation]] = {}
        before = (o for o in self.snapshot.observations if o.period < self.period and not o.estimate)
        for o in sorted(before, key=lambda o: o.period.order):
            if o.amount is not None:
                found.setdefault((o.indicator, o.subject, o.disaggregation), []).append(o)
        return found

    @cached_property
    def earlier_money(self) -> dict[MoneyKey, list[Disbursement]]:
        """Cumulative money of periods before this one, by key, oldest first."""
        found: dict[MoneyKey, list[Disbursement]] = {}
        for d in sorted(self.snapshot.disbursements, key=lambda d: d.period.order):
            if d.period < self.period and d.cumulative_vnd is not None:
                found.setdefault((d.subject, d.source, *d.line), []).append(d)
        return found

    def last(self, key: ResultKey) -> Observation | None:
        rows = self.earlier.get(key)
        return rows[-1] if rows else None

    def last_money(self, key: MoneyKey) -> Disbursement | None:
        rows = self.earlier_money.get(key)
        return rows[-1] if rows else None

    @cached_property
    def last_of_others(self) -> tuple[Disbursement, ...]:
        """The newest cumulative figure, up to this period, of every line of every other reporter."""
        newest: dict[MoneyKey, Disbursement] = {}
        for d in sorted(self.snapshot.disbursements, key=lambda d: d.period.order):
            if d.reporter != self.unit and d.period <= self.period and d.cumulative_vnd is not None:
                newest[(d.subject, d.source, *d.line)] = d
        return tuple(newest.values())
