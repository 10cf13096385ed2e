"""Figures as they follow each other: each one beside the earlier ones of its key, estimates left out."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import Generic, TypeVar

from dashboard.domain.outliers import Oddity, oddity
from dashboard.domain.periods import Period
from dashboard.domain.reported.observations import Disbursement, Observation
from dashboard.domain.reported.snapshot import Snapshot

Told = TypeVar("Told", Observation, Disbursement)


@dataclass(frozen=True)
class Moment(Generic[Told]):
    """A figure, its amount, and the amounts before it in the same year, oldest first."""

    told: Told
    amount: Decimal
    earlier: tuple[Decimal, ...]
    last: Told | None

    def odd(self, least: Decimal, cumulative: bool) -> Oddity | None:
        """What is unusual about it; a cumulative figure goes by what each period added."""
        if not self.earlier:
            return None
        steps = [after - before for before, after in pairwise((Decimal(0), *self.earlier))]
        return oddity(self.amount, self.earlier, least, (self.amount - self.earlier[-1], steps) if cumulative else None)


def results(snapshot: Snapshot, period: Period) -> Iterator[list[Moment[Observation]]]:
    """Every series of figures up to `period`: of one indicator, subject, group and source."""
    told = (o for o in snapshot.observations if not o.estimate and o.period <= period)
    keyed = (((o.indicator, o.subject, o.disaggregation, o.source), o, o.amount) for o in told)
    yield from _series(keyed)


def money(snapshot: Snapshot, period: Period) -> Iterator[list[Moment[Disbursement]]]:
    """Every series of cumulative money up to `period`: of one line, subject and source."""
    told = (d for d in snapshot.disbursements if d.period <= period)
    keyed = (
        ((d.subject, d.source, *d.line), d, None if d.cumulative_vnd is None else Decimal(d.cumulative_vnd))
        for d in told
    )
    yield from _series(keyed)


def _series(keyed: Iterable[tuple[object, Told, Decimal | None]]) -> Iterator[list[Moment[Told]]]:
    found: dict[object, list[tuple[Told, Decimal]]] = {}
    for key, told, amount in keyed:
        if amount is not None:
            found.setdefault(key, []).append((told, amount))
    for rows in found.values():
        rows.sort(key=lambda row: row[0].period.order)
        amounts = tuple(amount for _, amount in rows)
        yield [
            Moment(told, amount, amounts[:n], rows[n - 1][0] if n else None) for n, (told, amount) in enumerate(rows)
        ]


def runs(moments: list[Moment[Told]], least: int = 3) -> Iterator[tuple[Moment[Told], int]]:
    """Stretches of at least `least` equal figures that are not zero: the last of each, with how many there are."""
    count = 0
    for n, moment in enumerate(moments):
        count = count + 1 if moment.earlier and moment.earlier[-1] == moment.amount else 1
        ends = n + 1 == len(moments) or moments[n + 1].amount != moment.amount
        if ends and count >= least and moment.amount:
            yield moment, count
