"""What a report is checked against: the plan, the figures that count, and the newest earlier ones of each key."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property

from dashboard.domain.periods import Period
from dashboard.domain.plan.indicators import Aggregation
from dashboard.domain.plan.plan import BudgetYear, Plan
from dashboard.domain.plan.territory import predecessors
from dashboard.domain.reported.observations import Disbursement, Observation, Source
from dashboard.domain.reported.snapshot import Snapshot

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
        """The newest earlier figure; of a unit that is new since then, the sum of those it was made of."""
        rows = self.earlier.get(key)
        return rows[-1] if rows else self._last_before_its_time(key)

    def _last_before_its_time(self, key: ResultKey) -> Observation | None:
        """None where a figure of a predecessor is missing, or nobody knows which part of it went here."""
        indicator, subject, group = key
        steps = predecessors(self.plan, subject)
        found = [(step, self.last((indicator, step.old, group))) for step in steps]
        known = [(o, step.share) for step, o in found if o is not None and step.share is not None]
        adds_up = self.plan.indicator_by_code[indicator].aggregation is not Aggregation.NONE
        if not known or len(known) < len(steps) or not adds_up:
            return None
        newest = max((o for o, _ in known), key=lambda o: o.period.order)
        return replace(
            newest,
            subject=subject,
            value=_sum((o.value, share) for o, share in known),
            numerator=_sum((o.numerator, share) for o, share in known),
            denominator=_sum((o.denominator, share) for o, share in known),
        )

    def last_money(self, key: MoneyKey) -> Disbursement | None:
        """The newest earlier amount; of a unit that is new since then, the sum of those that went into it whole."""
        rows = self.earlier_money.get(key)
        if rows:
            return rows[-1]
        subject, *line = key
        steps = predecessors(self.plan, subject)
        found = [self.last_money((step.old, *line)) for step in steps if step.share == 1]  # type: ignore[arg-type]
        known = [d for d in found if d is not None]
        if not known or len(known) < len(steps):
            return None
        newest = max(known, key=lambda d: d.period.order)
        return replace(newest, subject=subject, cumulative_vnd=sum(d.cumulative_vnd or 0 for d in known))

    @cached_property
    def last_of_others(self) -> tuple[Disbursement, ...]:
        """The newest cumulative figure, up to this period, of every line of every other reporter."""
        newest: dict[MoneyKey, Disbursement] = {}
        for d in sorted(self.snapshot.disbursements, key=lambda d: d.period.order):
            if d.reporter != self.unit and d.period <= self.period and d.cumulative_vnd is not None:
                newest[(d.subject, d.source, *d.line)] = d
        return tuple(newest.values())


def _sum(parts: Iterable[tuple[Decimal | None, Decimal]]) -> Decimal | None:
    """The sum of parts of figures; None where one of them is not known."""
    pieces = [None if value is None else value * share for value, share in parts]
    return None if None in pieces else sum((piece for piece in pieces if piece is not None), Decimal(0))
