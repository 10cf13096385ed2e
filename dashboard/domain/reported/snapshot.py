"""What the store holds of one plan at one version: the input of every measure and check."""

from collections import defaultdict
from copy import copy
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

from dashboard.domain.periods import Period
from dashboard.domain.plan.plan import Plan, Programme
from dashboard.domain.reported.changes import AnsweredFinding
from dashboard.domain.reported.history import FindingNote
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


@dataclass(frozen=True)
class Snapshot:
    """One plan and the counting figures of its year as known at `version`.

    `submissions` holds the newest revision of every report, counting or not; `observations` and `disbursements` only those
    of counting ones, as they were reported; `known_results` and `known_money` are these read for what they can know.
    `plan_version` is the store version in which the plan came.
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
    before: "Snapshot | None" = None  # last year's, as known at the same version
    estimates_of: Period | None = None  # the month whose estimates are taken for carried out (`taking_estimates`)

    def taking_estimates(self, month: Period) -> "Snapshot":
        """The same snapshot with the estimates of the end of `month` taken for carried out: for provisional verdicts.

        What was worked out of its figures so far is the same for both, and is not worked out again.
        """
        taken = copy(self)
        object.__setattr__(taken, "estimates_of", month)
        return taken

    def counts(self, figure: Observation | Disbursement) -> bool:
        """Whether a figure enters measures: what was carried out, and the estimates that this snapshot takes for it."""
        return not figure.estimate or (self.estimates_of is not None and figure.period.end == self.estimates_of.end)

    @cached_property
    def estimated_months(self) -> dict[str, tuple[int, ...]]:
        """Of each indicator the months at whose ends estimates stand."""
        months: dict[str, set[int]] = defaultdict(set)
        for o in self.known_results:
            if o.estimate and o.amount is not None and o.period.year == self.plan.year and o.period.last_month <= 12:
                months[o.indicator].add(o.period.last_month)
        return {code: tuple(sorted(found)) for code, found in months.items()}

    @cached_property
    def made(self) -> dict[object, Any]:
        """What measures have made of these figures and would make again: figures never change within a snapshot."""
        return {}

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
    def money_in_order(self) -> tuple[Disbursement, ...]:
        """The amounts as they can be meant, the earliest periods first."""
        return tuple(sorted(self.known_money, key=lambda row: row.period.order))

    @cached_property
    def observations_by_indicator(self) -> dict[str, list[Observation]]:
        groups: dict[str, list[Observation]] = defaultdict(list)
        for observation in self.known_results:
            groups[observation.indicator].append(observation)
        return groups

    @cached_property
    def observations_by_subject(self) -> dict[tuple[str, str], list[Observation]]:
        """Of each indicator and subject its figures: one unit's are looked up, never searched for among all."""
        groups: dict[tuple[str, str], list[Observation]] = defaultdict(list)
        for observation in self.known_results:
            groups[observation.indicator, observation.subject].append(observation)
        return groups

    @cached_property
    def submission_by_id(self) -> dict[int, Submission]:
        return {sent.id: sent for sent in self.submissions}

    def submission_of(self, form: str, unit: str, period: Period) -> Submission | None:
        """The newest revision of a report, whatever its status."""
        return next((s for s in self.submissions if (s.form, s.unit, s.period) == (form, unit, period)), None)

    def reported(self, period: Period) -> frozenset[str]:
        """Units with a counting report of `period`."""
        return frozenset(s.unit for s in self.submissions if s.period == period and s.status.counts)
