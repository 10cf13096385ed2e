"""What the store holds of one plan at one version: the input of every measure and check."""

from collections.abc import Iterable, Iterator, Mapping
from copy import copy
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from itertools import count, pairwise
from typing import Any

from dashboard.domain.people.causes import Cause, Late
from dashboard.domain.people.settings import CountingRule
from dashboard.domain.periods import Period
from dashboard.domain.plan.plan import Plan, Programme
from dashboard.domain.reported.changes import AnsweredFinding
from dashboard.domain.reported.groupings import (
    ESTIMATED_RESULTS,
    MONEY_BY_REPORTER,
    MONEY_BY_SUBJECT,
    MONEY_BY_SUBMISSION,
    RESULTS_BY_INDICATOR,
    RESULTS_BY_REPORTER,
    RESULTS_BY_SUBJECT,
    RESULTS_BY_SUBMISSION,
    RESULTS_RANKED,
    SENT_BY_PERIOD,
    SENT_BY_UNIT,
    WORDS_BY_UNIT,
)
from dashboard.domain.reported.history import FindingNote
from dashboard.domain.reported.kept import Kept
from dashboard.domain.reported.known_figures import KnownFigures
from dashboard.domain.reported.observations import Disbursement, Observation, Submission


@dataclass(frozen=True)
class ProgrammeYear:
    """One plan year of a programme that the store knows, by its newest plan; `plan_version` is the store version it came in."""

    programme: Programme
    year: int
    plan_version: int
    title: str = ""
    sample: bool = False


ReportOf = tuple[str, str, Period]  # form, unit, period
Estimated = tuple[Disbursement, Disbursement]
_READINGS = count(1)


def estimated(pairs: Iterable[Estimated]) -> Iterator[Estimated]:
    """Of amounts as they were told and as they can be meant those that are estimates."""
    return ((told, known) for told, known in pairs if known.estimate)


@dataclass(frozen=True)
class Snapshot:
    """One plan and the counting figures of its year as known at `version`.

    `submissions` holds the newest revision of every report, counting or not; `observations` and `disbursements` only those
    of counting ones, as they were reported; `known_results` and `known_money` are these read for what they can know.
    `plan_version` is the store version in which the plan came.

    Where the office counts figures from approval (`counting`), `standing` are the approved revisions that stand though a
    newer one came, and `sent` is the same year counted from sending: whoever asks what has come asks that (`as_sent`).
    """

    version: int
    recorded_at: datetime | None
    plan: Plan
    plan_version: int
    observations: tuple[Observation, ...] = ()
    disbursements: tuple[Disbursement, ...] = ()
    submissions: tuple[Submission, ...] = ()
    answers: tuple[AnsweredFinding, ...] = ()
    notes: tuple[FindingNote, ...] = ()  # oldest first: of one finding the last one holds
    causes: tuple[Cause, ...] = ()  # oldest first: of one thing, unit and month the last one holds
    before: "Snapshot | None" = None  # last year's, as known at the same version
    estimates_of: Period | None = None  # the month whose estimates are taken for carried out (`taking_estimates`)
    counting: CountingRule = CountingRule.SUBMITTED
    standing: tuple[Submission, ...] = ()
    sent: "Snapshot | None" = None
    reviewed: bool = False  # whether anybody has ever approved or returned a report of this year or the last

    @property
    def as_sent(self) -> "Snapshot":
        """What has come, approved or not: for punctuality, for what is owed, and for whoever looks a report through."""
        return self.sent or self

    def taking_estimates(self, month: Period) -> "Snapshot":
        """The same snapshot with the estimates of the end of `month` taken for carried out: for provisional verdicts.

        What was worked out of its figures so far is the same for both, and is not worked out again.
        """
        _ = self.kept  # shared by both
        taken = copy(self)
        taken.__dict__.update(estimates_of=month)
        return taken

    def at(
        self, version: int, recorded_at: datetime | None, before: "Snapshot | None", sent: "Snapshot | None" = None,
        reviewed: bool = False,
    ) -> "Snapshot":  # fmt: skip
        """The same snapshot at a later version, which brought nothing to this year."""
        _ = self.kept, self.read_as, self.moved_at  # shared by both
        later = copy(self)
        later.__dict__.update(version=version, recorded_at=recorded_at, before=before, sent=sent, reviewed=reviewed)
        return later

    def of_results(self, observations: tuple[Observation, ...]) -> "Snapshot":
        """The same snapshot with only some of its results, without last year's; what is known of its reports is shared."""
        some = Snapshot(
            self.version, self.recorded_at, self.plan, self.plan_version, observations, (), self.submissions,
            estimates_of=self.estimates_of, counting=self.counting, standing=self.standing,
        )  # fmt: skip
        some.__dict__["known_figures"] = self.known_figures
        return some

    def counts(self, figure: Observation | Disbursement) -> bool:
        """Whether a figure enters measures: what was carried out, and the estimates that this snapshot takes for it."""
        return not figure.estimate or (self.estimates_of is not None and figure.period.end == self.estimates_of.end)

    @cached_property
    def estimated_months(self) -> dict[str, tuple[int, ...]]:
        """Of each indicator the months at whose ends estimates stand."""
        months = {
            code: {
                o.period.last_month for o in told
                if o.amount is not None and o.period.year == self.plan.year and o.period.last_month <= 12
            }
            for code, told in self.estimated_results.items()
        }  # fmt: skip
        return {code: tuple(sorted(found)) for code, found in months.items() if found}

    @cached_property
    def estimated_results(self) -> Mapping[str, tuple[Observation, ...]]:
        """Of each indicator the figures that are estimates, as they can be meant."""
        return ESTIMATED_RESULTS.groups(self.known_results)

    @cached_property
    def made(self) -> dict[object, Any]:
        """What measures have made of these figures and would make again: figures never change within a snapshot."""
        return {}

    @cached_property
    def kept(self) -> Kept:
        """What was made of some of the figures, and holds in later snapshots until one of these changes."""
        return Kept(self.plan)

    @cached_property
    def moved_at(self) -> dict[str, int]:
        """By topic (`reported.kept`) the version in which a figure of it came or went last, since the year was read whole."""
        return {}

    @cached_property
    def read_as(self) -> int:
        """A number of its own for each time that a year is read whole; the snapshots that follow have it too."""
        return next(_READINGS)

    def stamp(self, topics: Iterable[str]) -> tuple[int, ...]:
        """The same for snapshots of this process whose figures of these topics, and last year's, are the same."""
        newest = max((self.moved_at.get(topic, 0) for topic in topics), default=0)
        return (self.read_as, newest, *(self.before.stamp(topics) if self.before else ()))

    @cached_property
    def in_order(self) -> bool:
        """Whether figures stand in the order of their reports' arrival, as the store gives them."""
        reports = ([f.submission or 0 for f in self.observations], [f.submission or 0 for f in self.disbursements])
        return all(a <= b for numbers in reports for a, b in pairwise(numbers))

    @cached_property
    def known_figures(self) -> KnownFigures:
        return KnownFigures(self.plan, self.submission_by_id)

    @cached_property
    def known_results(self) -> tuple[Observation, ...]:
        """The figures as they can be meant: what all measures are made of."""
        return tuple(map(self.known_figures.result, self.observations))

    @cached_property
    def known_money(self) -> tuple[Disbursement, ...]:
        """The amounts as they can be meant."""
        return tuple(map(self.known_figures.money, self.disbursements))

    @cached_property
    def estimated_money(self) -> tuple[Estimated, ...]:
        """The amounts that are estimates: as they were told, and as they can be meant."""
        return tuple(estimated(zip(self.disbursements, self.known_money, strict=True)))

    @cached_property
    def observations_by_indicator(self) -> Mapping[str, tuple[Observation, ...]]:
        return RESULTS_BY_INDICATOR.groups(self.known_results)

    @cached_property
    def observations_by_subject(self) -> Mapping[tuple[str, str], tuple[Observation, ...]]:
        """Of each indicator and subject its figures: one unit's are looked up, never searched for among all."""
        return RESULTS_BY_SUBJECT.groups(self.known_results)

    @cached_property
    def ranked_by_subject(self) -> Mapping[tuple[str, str], tuple[Observation, ...]]:
        """Of each indicator and subject its figures, what counts before the others last (`precedence`)."""
        return RESULTS_RANKED.groups(self.known_results)

    @cached_property
    def money_by_subject(self) -> Mapping[str, tuple[Disbursement, ...]]:
        """Of each unit its amounts as they can be meant, the earliest periods first."""
        return MONEY_BY_SUBJECT.groups(self.known_money)

    @cached_property
    def results_by_reporter(self) -> Mapping[tuple[str, Period], tuple[Observation, ...]]:
        """By who reported and for which period: what tells a figure, or why there is none."""
        return RESULTS_BY_REPORTER.groups(self.observations)

    @cached_property
    def money_by_reporter(self) -> Mapping[tuple[str, Period], tuple[Disbursement, ...]]:
        """By who reported and for which period: what tells an amount, or why there is none."""
        return MONEY_BY_REPORTER.groups(self.disbursements)

    @cached_property
    def results_by_submission(self) -> Mapping[int | None, tuple[Observation, ...]]:
        """By report what tells a figure, or why there is none."""
        return RESULTS_BY_SUBMISSION.groups(self.observations)

    @cached_property
    def money_by_submission(self) -> Mapping[int | None, tuple[Disbursement, ...]]:
        """By report what tells an amount, or why there is none."""
        return MONEY_BY_SUBMISSION.groups(self.disbursements)

    @cached_property
    def submission_by_id(self) -> dict[int, Submission]:
        return {sent.id: sent for sent in (*self.submissions, *self.standing)}

    @cached_property
    def standing_by_report(self) -> dict[ReportOf, Submission]:
        """Of the reports of `standing` the revision that stands."""
        return {(sent.form, sent.unit, sent.period): sent for sent in self.standing}

    @cached_property
    def counted(self) -> tuple[Submission, ...]:
        """The revisions whose figures stand here."""
        return (*(s for s in self.submissions if self.counting.counts(s.status)), *self.standing)

    def counted_of(self, form: str, unit: str, period: Period) -> Submission | None:
        """The revision of a report whose figures stand; None where none do."""
        report = (form, unit, period)
        newest = self.submission_by_report.get(report)
        if newest is not None and self.counting.counts(newest.status):
            return newest
        return self.standing_by_report.get(report)

    @cached_property
    def submission_by_report(self) -> dict[ReportOf, Submission]:
        """By form, unit and period the newest revision of a report, whatever its status."""
        return {(sent.form, sent.unit, sent.period): sent for sent in self.submissions}

    @cached_property
    def sent_by_unit(self) -> Mapping[str, tuple[Submission, ...]]:
        """Of each unit its reports, in the order of their arrival."""
        return SENT_BY_UNIT.groups(self.submissions)

    @cached_property
    def sent_for_period(self) -> Mapping[Period, tuple[Submission, ...]]:
        """For each period the reports, in the order of their arrival."""
        return SENT_BY_PERIOD.groups(self.submissions)

    @cached_property
    def words_by_unit(self) -> Mapping[str, tuple[Submission, ...]]:
        """Of each unit its reports with words in them, in the order of their arrival."""
        return WORDS_BY_UNIT.groups(self.submissions)

    @cached_property
    def causes_by_thing(self) -> Mapping[tuple[Late, str], tuple[Cause, ...]]:
        """Of each late target, project or unit what was said of it, oldest first."""
        groups: dict[tuple[Late, str], list[Cause]] = {}
        for cause in self.causes:
            groups.setdefault((cause.late, cause.of), []).append(cause)
        return {thing: tuple(said) for thing, said in groups.items()}

    def submission_of(self, form: str, unit: str, period: Period) -> Submission | None:
        """The newest revision of a report, whatever its status."""
        return self.submission_by_report.get((form, unit, period))

    def reported(self, period: Period) -> frozenset[str]:
        """Units with a counting report of `period`."""
        return frozenset(s.unit for s in self.sent_for_period.get(period, ()) if s.status.counts)
