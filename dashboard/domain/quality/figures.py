"""The figures that are asked about, and what they are held against: a snapshot, with reports laid over it as if stored."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property

from dashboard.domain.periods import Period
from dashboard.domain.plan.plan import Plan
from dashboard.domain.quality.gathered import Gathered, Reported
from dashboard.domain.reported.arrivals import Arrivals, advanced
from dashboard.domain.reported.changes import ReportChange
from dashboard.domain.reported.observations import Disbursement, Observation, Submission, SubmissionStatus
from dashboard.domain.reported.of_reports import report_of
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

    @cached_property
    def lasts(self) -> dict[int, Observation | None]:
        """The figure before each of `observations`, by its identity, once `series` has looked it up."""
        return {}

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
        return tuple(o for o in self._results_asked if o.indicator in known and o.period.end <= end)

    @property
    def _results_asked(self) -> Iterable[Observation]:
        if self.submissions is None:
            return self.snapshot.known_results
        return _of_reports(self.snapshot.known_results, self.submissions, self.gathered.results_by_submission)

    def results_where(self, indicators: Collection[str]) -> tuple[Observation, ...]:
        """Of the results that are asked about those of some indicators, without a look at the others where all are asked."""
        if self.submissions is not None or self.subjects is not None:
            return tuple(o for o in self.observations if o.indicator in indicators)
        known, told = self.snapshot.plan.indicator_by_code, self.snapshot.observations_by_indicator
        return self._so_far(o for code in known if code in indicators for o in told.get(code, ()))

    def results_of_areas(self) -> tuple[Observation, ...]:
        """Of the results that are asked about those of units with others below them, and of the root."""
        areas = areas_of(self.snapshot.plan)
        if self.submissions is not None or self.subjects is not None:
            return tuple(o for o in self.observations if o.subject in areas)
        known, told = self.snapshot.plan.indicator_by_code, self.snapshot.observations_by_subject
        return self._so_far(o for code in known for subject in areas for o in told.get((code, subject), ()))

    def money_of_areas(self) -> tuple[Disbursement, ...]:
        """The same of money."""
        areas = areas_of(self.snapshot.plan)
        if self.submissions is not None or self.subjects is not None:
            return tuple(d for d in self.disbursements if d.subject in areas)
        told = self.snapshot.money_by_subject
        return self._so_far(d for subject in areas for d in told.get(subject, ()))

    def _so_far(self, figures: Iterable[Reported]) -> tuple[Reported, ...]:
        """Those up to the end of the period, in the order of their reports' arrival."""
        end = self.period.end
        return tuple(sorted((figure for figure in figures if figure.period.end <= end), key=report_of))

    @cached_property
    def disbursements(self) -> tuple[Disbursement, ...]:
        """The money that is asked about."""
        if self.subjects is not None:
            money = self.snapshot.money_by_subject
            return tuple(d for s in self.subjects for d in money.get(s, ()) if d.period.end <= self.period.end)
        asked: Iterable[Disbursement] = self.snapshot.known_money
        if self.submissions is not None:
            asked = _of_reports(self.snapshot.known_money, self.submissions, self.gathered.money_by_submission)
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

    def results_of(self, indicator: str, subject: str) -> tuple[Observation, ...]:
        """Everything reported of an indicator's subject, whether asked about or not."""
        return self.gathered.results_of(indicator, subject)


def _of_reports(
    figures: tuple[Reported, ...], asked: frozenset[int], reports: Mapping[int | None, list[Reported]]
) -> Iterable[Reported]:  # fmt: skip
    if len(asked) == 1:
        return reports.get(next(iter(asked)), ())
    return [figure for figure in figures if figure.submission in asked]


def areas_of(plan: Plan) -> tuple[str, ...]:
    """The units with others below them, and the root."""
    if "areas" not in plan.made:
        plan.made["areas"] = tuple(unit.code for unit in plan.units if unit.code == plan.root or plan.below(unit.code))
    areas: tuple[str, ...] = plan.made["areas"]
    return areas


def lots_of_subjects(snapshot: Snapshot) -> tuple[tuple[str, ...], ...]:
    """All that figures are of, some at a time: what became one another in one lot, and areas above others in the last one."""
    plan = snapshot.plan
    lots, above = plan.territory.separate_areas
    known = (
        {s for _, s in snapshot.observations_by_subject}
        | snapshot.money_by_subject.keys()
        | snapshot.sent_by_unit.keys()
    )
    return (*lots, tuple(sorted(above | (known - plan.unit_by_code.keys()))))


def with_reports(snapshot: Snapshot, changes: Iterable[ReportChange]) -> tuple[Snapshot, tuple[int, ...]]:
    """The snapshot as it would stand after `changes`, and the submission of each: numbered on, as the store would do.

    What a change replaces is gone; the reports are received at the latest of times. They are laid over all that was sent.
    """
    snapshot = snapshot.as_sent
    last = max((s.id for s in snapshot.submissions), default=0)
    numbered = tuple(enumerate(changes, start=last + 1))
    proposed = Arrivals(
        snapshot.version,
        snapshot.recorded_at,
        submissions=tuple(_proposed(number, change) for number, change in numbered),
        observations=tuple(_sent_with(o, number) for number, change in numbered for o in change.observations),
        disbursements=tuple(_sent_with(d, number) for number, change in numbered for d in change.disbursements),
        before=snapshot.before,
        reviewed=snapshot.reviewed,
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
