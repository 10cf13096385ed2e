"""What the rules look up again and again of one snapshot's figures, whatever the period: gathered once, cut by period when read."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from itertools import pairwise
from typing import Generic, NamedTuple, TypeVar

from dashboard.domain.periods import Period
from dashboard.domain.plan.indicators import ValueType
from dashboard.domain.plan.plan import TOTAL, BudgetYear
from dashboard.domain.reported.known_figures import precedence
from dashboard.domain.reported.observations import Disbursement, Observation, Source
from dashboard.domain.reported.snapshot import Snapshot
from dashboard.domain.verdicts.in_period import months_of

Reported = TypeVar("Reported", Observation, Disbursement)
ResultKey = tuple[str, str, str, Source]  # indicator, subject, group, source
ReportKey = tuple[str, Source, Period, bool]  # reporter, source, period, an estimate
MoneyKey = tuple[str, Source, str, str, BudgetYear]  # subject, source, project, fund, budget year


class ReportedTogether(NamedTuple):
    """What one reporter says of one indicator and subject for a period, by group: the newest figure, the newest value."""

    newest: dict[str, Observation]
    values: dict[str, Decimal]


_NOTHING = ReportedTogether({}, {})


@dataclass(frozen=True)
class Series(Generic[Reported]):
    """Figures of one thing, one for each day, oldest first, each with its amount (money in đồng); estimates left out."""

    figures: tuple[Reported, ...]
    days: tuple[date, ...]
    amounts: tuple[Decimal, ...]

    @cached_property
    def steps(self) -> tuple[Decimal, ...]:
        """What each figure added to the one before it; the first to nothing."""
        return tuple(after - before for before, after in pairwise((Decimal(0), *self.amounts)))

    @cached_property
    def _places(self) -> dict[date, int]:
        return {day: place for place, day in enumerate(self.days)}

    def before(self, day: date, end: date) -> int:
        """How many figures of it stand before `day`, of those up to `end`."""
        place = self._places.get(day) if day <= end else None  # most are asked by one of their own
        return min(bisect_left(self.days, day), bisect_right(self.days, end)) if place is None else place

    def last_before(self, day: date, end: date) -> Reported | None:
        """The newest figure before `day`, of those up to `end`."""
        count = self.before(day, end)
        return self.figures[count - 1] if count else None

    def after(self, day: date, end: date) -> Decimal | None:
        """The first amount after `day`, up to `end`."""
        own = self._places.get(day)
        place = bisect_right(self.days, day) if own is None else own + 1
        return self.amounts[place] if place < len(self.days) and self.days[place] <= end else None


class Gathered:
    """The figures of one snapshot by what is asked of them."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self._results: dict[ResultKey, Series[Observation]] = {}
        self._money: dict[MoneyKey, Series[Disbursement]] = {}
        self._together: dict[tuple[str, str], dict[ReportKey, ReportedTogether]] = {}
        self.targets: dict[tuple[str, str], tuple[str, Decimal] | None] = {}  # of `scale`, by indicator and subject
        self._has_groups: dict[tuple[str, str], bool] = {}
        self._told_again: dict[tuple[str, str], tuple[list[Observation], ...]] = {}

    @cached_property
    def results_by_submission(self) -> dict[int | None, list[Observation]]:
        """The results of each report, in their order."""
        return _by_submission(self._snapshot.known_results)

    @cached_property
    def money_by_submission(self) -> dict[int | None, list[Disbursement]]:
        """The money of each report, in its order."""
        return _by_submission(self._snapshot.known_money)

    def results_of(self, indicator: str, subject: str) -> tuple[Observation, ...]:
        """Everything reported of an indicator's subject."""
        return self._snapshot.observations_by_subject.get((indicator, subject), ())

    def has_groups(self, indicator: str, subject: str) -> bool:
        """Whether anybody reports groups of an indicator and subject."""
        key = (indicator, subject)
        known = self._has_groups.get(key)
        if known is None:
            known = self._has_groups[key] = any(o.disaggregation != TOTAL for o in self.results_of(indicator, subject))
        return known

    def series(self, o: Observation) -> Series[Observation]:
        """What `o` is one figure of: of each day one of the same source before another one, then the one that counts."""
        key = (o.indicator, o.subject, o.disaggregation, o.source)
        series = self._results.get(key)
        if series is None:
            series = self._results[key] = self._results_by_day(*key)
        return series

    def _results_by_day(self, indicator: str, subject: str, group: str, source: Source) -> Series[Observation]:
        days: dict[date, Observation] = {}
        amounts: dict[date, Decimal] = {}
        for o in self.results_of(indicator, subject):
            if o.disaggregation == group and not o.estimate and (amount := o.amount) is not None:
                end = o.period.end
                other = days.get(end)
                if other is None or (o.source is source, precedence(o)) >= (other.source is source, precedence(other)):
                    days[end], amounts[end] = o, amount or Decimal(0)
        order = tuple(sorted(days))
        return Series(tuple(map(days.__getitem__, order)), order, tuple(map(amounts.__getitem__, order)))

    def money_series(self, key: MoneyKey) -> Series[Disbursement]:
        """The amounts of one line, subject and source, of each day the one that counts."""
        if key not in self._money:
            rows = sorted(self._money_of(key), key=precedence)
            days = {d.period.end: d for d in rows if d.cumulative_vnd is not None and not d.estimate}
            order = tuple(sorted(days))
            paid = tuple(map(days.__getitem__, order))
            self._money[key] = Series(paid, order, tuple(Decimal(d.cumulative_vnd or 0) for d in paid))
        return self._money[key]

    def _money_of(self, key: MoneyKey) -> list[Disbursement]:
        """Everything reported of a line by a subject and source."""
        subject, source, *line = key
        told = self._snapshot.money_by_subject.get(subject, ())
        return [d for d in told if d.source is source and d.line == tuple(line)]

    def beside(self, o: Observation, indicator: str) -> ReportedTogether:
        """What the same reporter says of an indicator for the same subject and period."""
        of_subject = self._together.get((indicator, o.subject))
        if of_subject is None:
            of_subject = self._together[indicator, o.subject] = {}
            for other in self.results_of(indicator, o.subject):
                found = of_subject.setdefault(_report_of(other), ReportedTogether({}, {}))
                found.newest[other.disaggregation] = other
                if other.value is not None:
                    found.values[other.disaggregation] = other.value
        return of_subject.get(_report_of(o), _NOTHING)

    def told_again(self, indicator: str, subject: str) -> tuple[list[Observation], ...]:
        """The results that were reported more than once of the same group, day and span; all of one list are of one day."""
        key = (indicator, subject)
        told = self._told_again.get(key)
        if told is None:
            told = self._told_again[key] = self._same_day(indicator, subject)
        return told

    def _same_day(self, indicator: str, subject: str) -> tuple[list[Observation], ...]:
        reports = self.results_of(indicator, subject)
        if len(reports) < 2:
            return ()
        if len({o.period.end for o in reports}) == len(reports):
            return ()  # each of another day: the way of nearly all
        spans = self._snapshot.plan.indicator_by_code[indicator].value_type is ValueType.INCREMENTAL
        same: dict[object, list[Observation]] = {}
        for o in reports:
            if o.amount is not None and not o.estimate:
                span = months_of(o.period) if spans else None
                same.setdefault((o.disaggregation, o.period.end, span, o.preliminary), []).append(o)
        return tuple(told for told in same.values() if len(told) > 1)


def _by_submission(figures: Iterable[Reported]) -> dict[int | None, list[Reported]]:
    reports: dict[int | None, list[Reported]] = {}
    for figure in figures:
        reports.setdefault(figure.submission, []).append(figure)
    return reports


def _report_of(o: Observation) -> ReportKey:
    return (o.reporter, o.source, o.period, o.estimate)
