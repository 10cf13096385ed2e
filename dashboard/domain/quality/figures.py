"""The figures that are asked about, and what they are held against: a snapshot, with reports laid over it as if stored."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple, TypeVar

from dashboard.domain.periods import Period
from dashboard.domain.plan.plan import BudgetYear
from dashboard.domain.reported.arrivals import Arrivals, advanced
from dashboard.domain.reported.changes import ReportChange
from dashboard.domain.reported.observations import Disbursement, Observation, Source, Submission, SubmissionStatus
from dashboard.domain.reported.snapshot import Snapshot

Reported = TypeVar("Reported", Observation, Disbursement)
ResultKey = tuple[str, str, str, Source]  # indicator, subject, group, source
ReportKey = tuple[str, Source, Period, bool]  # reporter, source, period, an estimate
MoneyKey = tuple[str, Source, str, str, BudgetYear]  # subject, source, project, fund, budget year


class ReportedTogether(NamedTuple):
    """What one reporter says of one indicator and subject for a period, by group: the newest figure, the newest value."""

    newest: dict[str, Observation]
    values: dict[str, Decimal]


@dataclass(frozen=True)
class Figures:
    """Figures up to the end of `period`: all of them, or those of some `submissions` beside all others.

    Every rule takes this value: the review asks about everything, an upload about the report that it lays over the snapshot.
    The series are those of `domain.quality.series` that were asked for already.
    """

    snapshot: Snapshot
    period: Period
    submissions: frozenset[int] | None = None
    result_series: dict[ResultKey, list[Observation]] = field(default_factory=dict, compare=False, repr=False)
    money_series: dict[MoneyKey, list[Disbursement]] = field(default_factory=dict, compare=False, repr=False)
    reported_together: dict[tuple[str, str], dict[ReportKey, ReportedTogether]] = field(
        default_factory=dict, compare=False, repr=False
    )

    def asks(self, figure: Observation | Disbursement) -> bool:
        """Whether a finding about this figure is wanted."""
        return self.submissions is None or figure.submission in self.submissions

    @cached_property
    def observations(self) -> tuple[Observation, ...]:
        """The results that are asked about, of indicators that the plan knows."""
        known, end = self.snapshot.plan.indicator_by_code, self.period.end
        return tuple(
            o for o in self._asked(self.snapshot.known_results) if o.indicator in known and o.period.end <= end
        )

    @cached_property
    def disbursements(self) -> tuple[Disbursement, ...]:
        """The money that is asked about."""
        return tuple(d for d in self._asked(self.snapshot.known_money) if d.period.end <= self.period.end)

    def _asked(self, figures: tuple[Reported, ...]) -> Iterable[Reported]:
        asked = self.submissions
        return figures if asked is None else [figure for figure in figures if figure.submission in asked]

    def results_of(self, indicator: str, subject: str) -> tuple[Observation, ...]:
        """Everything reported of an indicator's subject, whether asked about or not."""
        return self.snapshot.observations_by_subject.get((indicator, subject), ())

    def beside(self, o: Observation, indicator: str) -> ReportedTogether:
        """What the same reporter says of an indicator for the same subject and period."""
        of_subject = self.reported_together.get((indicator, o.subject))
        if of_subject is None:
            of_subject = self.reported_together[indicator, o.subject] = {}
            for other in self.results_of(indicator, o.subject):
                found = of_subject.setdefault(_report_of(other), ReportedTogether({}, {}))
                found.newest[other.disaggregation] = other
                if other.value is not None:
                    found.values[other.disaggregation] = other.value
        return of_subject.get(_report_of(o), ReportedTogether({}, {}))

    @cached_property
    def money_by_key(self) -> dict[MoneyKey, list[Disbursement]]:
        """Everything reported of each line, by subject and source, whether asked about or not."""
        lines: dict[MoneyKey, list[Disbursement]] = {}
        for d in self.snapshot.known_money:
            lines.setdefault((d.subject, d.source, *d.line), []).append(d)
        return lines


def _report_of(o: Observation) -> ReportKey:
    return (o.reporter, o.source, o.period, o.estimate)


def with_reports(snapshot: Snapshot, changes: Iterable[ReportChange]) -> tuple[Snapshot, tuple[int, ...]]:
    """The snapshot as it would stand after `changes`, and the submission of each: numbered on, as the store would do.

    What a change replaces is gone; the reports are received at the latest of times.
    """
    last = max((s.id for s in snapshot.submissions), default=0)
    numbered = tuple(enumerate(changes, start=last + 1))
    proposed = Arrivals(
        snapshot.version,
        snapshot.recorded_at,
        submissions=tuple(_proposed(number, change) for number, change in numbered),
        observations=tuple(replace(o, submission=number) for number, change in numbered for o in change.observations),
        disbursements=tuple(replace(d, submission=number) for number, change in numbered for d in change.disbursements),
        before=snapshot.before,
    )
    return advanced(snapshot, proposed), tuple(number for number, _ in numbered)


def _proposed(number: int, change: ReportChange) -> Submission:
    revision, arrival = (change.replaces or 0) + 1, datetime.max.replace(tzinfo=UTC)
    return Submission(
        number, change.form, change.unit, change.period, revision, SubmissionStatus.SUBMITTED, arrival, "", "", "",
        change.narrative, nil=change.nil,
    )  # fmt: skip
