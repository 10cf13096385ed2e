"""The figures that are asked about, and what they are held against: a snapshot, with reports laid over it as if stored."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property

from dashboard.domain.periods import Period
from dashboard.domain.quality.gathered import Gathered, Reported
from dashboard.domain.reported.arrivals import Arrivals, advanced
from dashboard.domain.reported.changes import ReportChange
from dashboard.domain.reported.observations import Disbursement, Observation, Submission, SubmissionStatus
from dashboard.domain.reported.snapshot import Snapshot


@dataclass(frozen=True)
class Figures:
    """Figures up to the end of `period`: all of them, or those of some `submissions` or of some `subjects` beside all others.

    Every rule takes this value: the review asks about everything, an upload about the report that it lays over the snapshot.
    What the rules look up in the snapshot is gathered once, whatever the period.
    """

    snapshot: Snapshot
    period: Period
    submissions: frozenset[int] | None = None
    subjects: tuple[str, ...] | None = None

    @property
    def gathered(self) -> Gathered:
        """The figures of the snapshot by what is asked of them: one for all `Figures` of it."""
        made = self.snapshot.made
        if Gathered not in made:
            made[Gathered] = Gathered(self.snapshot)
        gathered: Gathered = made[Gathered]
        return gathered

    def asks(self, figure: Observation | Disbursement) -> bool:
        """Whether a finding about this figure is wanted."""
        return self.submissions is None or figure.submission in self.submissions

    @cached_property
    def observations(self) -> tuple[Observation, ...]:
        """The results that are asked about, of indicators that the plan knows."""
        known, end = self.snapshot.plan.indicator_by_code, self.period.end
        if self.subjects is not None:
            results = self.snapshot.observations_by_subject
            return tuple(
                o for code in known for subject in self.subjects for o in results.get((code, subject), ())
                if o.period.end <= end
            )  # fmt: skip
        asked = self._asked(self.snapshot.known_results, self.gathered.results_by_submission)
        return tuple(o for o in asked if o.indicator in known and o.period.end <= end)

    @cached_property
    def disbursements(self) -> tuple[Disbursement, ...]:
        """The money that is asked about."""
        if self.subjects is not None:
            money = self.snapshot.money_by_subject
            return tuple(d for s in self.subjects for d in money.get(s, ()) if d.period.end <= self.period.end)
        asked = self._asked(self.snapshot.known_money, self.gathered.money_by_submission)
        return tuple(d for d in asked if d.period.end <= self.period.end)

    @property
    def sent(self) -> Iterable[Submission]:
        """The reports, of the `subjects` alone where such are named."""
        by_unit = self.snapshot.sent_by_unit
        return (
            self.snapshot.submissions
            if self.subjects is None
            else (s for u in self.subjects for s in by_unit.get(u, ()))
        )

    def _asked(
        self, figures: tuple[Reported, ...], reports: Mapping[int | None, list[Reported]]
    ) -> Iterable[Reported]:  # fmt: skip
        asked = self.submissions
        if asked is None:
            return figures
        if len(asked) == 1:
            return reports.get(next(iter(asked)), ())
        return [figure for figure in figures if figure.submission in asked]

    def results_of(self, indicator: str, subject: str) -> tuple[Observation, ...]:
        """Everything reported of an indicator's subject, whether asked about or not."""
        return self.gathered.results_of(indicator, subject)


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
        observations=tuple(_sent_with(o, number) for number, change in numbered for o in change.observations),
        disbursements=tuple(_sent_with(d, number) for number, change in numbered for d in change.disbursements),
        before=snapshot.before,
    )
    return advanced(snapshot, proposed), tuple(number for number, _ in numbered)


def _sent_with(figure: Reported, submission: int) -> Reported:
    """The figure as of a report: its other fields are those of a valid one, and a file has very many of them."""
    sent = object.__new__(type(figure))
    sent.__dict__.update(figure.__dict__, submission=submission)
    return sent


def _proposed(number: int, change: ReportChange) -> Submission:
    revision, arrival = (change.replaces or 0) + 1, datetime.max.replace(tzinfo=UTC)
    return Submission(
        number, change.form, change.unit, change.period, revision, SubmissionStatus.SUBMITTED, arrival, "", "", "",
        change.narrative, nil=change.nil,
    )  # fmt: skip
