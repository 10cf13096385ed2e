"""What of an owed report has come, in whatever form: a unit's own table with the month's figures discharges what it holds."""

from collections.abc import Iterable
from dataclasses import dataclass

from dashboard.domain.periods import Period
from dashboard.domain.plan.plan import NOT_SPLIT, TOTAL, Obligation, Plan
from dashboard.domain.reported.observations import Disbursement, Observation, Submission
from dashboard.domain.reported.snapshot import Snapshot
from dashboard.domain.reporting.lines import MoneyLine, ResultLine, required_lines

Line = ResultLine | MoneyLine


@dataclass(frozen=True)
class Discharge:
    """One owed report: `submission` is what it came by, the last one needed; `lacking` are the lines still owed of a part."""

    came: bool = False
    submission: Submission | None = None
    lacking: tuple[Line, ...] = ()

    @property
    def partly(self) -> bool:
        """Whether some of it has come and some has not."""
        return not self.came and bool(self.lacking)


@dataclass(frozen=True)
class OnHand:
    """The figures of a snapshot by who reported them for which period, looked up for many reports.

    A report discharges what it holds from its sending on, also where figures count from approval only.
    """

    snapshot: Snapshot

    @property
    def _come(self) -> Snapshot:
        return self.snapshot.as_sent

    def _results(self, unit: str, period: Period) -> tuple[Observation, ...]:
        return self._come.results_by_reporter.get((unit, period), ())

    def _money(self, unit: str, period: Period) -> tuple[Disbursement, ...]:
        return tuple(d for d in self._come.money_by_reporter.get((unit, period), ()) if not self._is_ahead(d))

    def _is_ahead(self, d: Disbursement) -> bool:
        """Whether it is an estimate of a longer span than its report: of that span nothing has been reported."""
        sent = self._come.submission_by_id.get(d.submission or 0) if d.estimate else None
        return sent is not None and sent.period != d.period

    def _is_filled(self, sent: Submission) -> bool:
        """Whether a report holds a figure, or says why there is none."""
        money = self._come.money_by_submission.get(sent.id, ())
        return sent.id in self._come.results_by_submission or any(not self._is_ahead(d) for d in money)

    def discharge(self, owed: Obligation, unit: str) -> Discharge:
        """What has come of a report.

        On its own form it was whole when it came, for the importer saw to it, unless it holds nothing at all: then it is no
        report. Words alone are one where nothing else is asked for.
        """
        own = self._come.submission_of(owed.form, unit, owed.period)
        counts = own is not None and own.status.counts
        if own is not None and counts and (own.nil or self._is_filled(own)):
            return Discharge(True, own)
        words = own is not None and counts and bool(own.narrative)
        results, money = self._results(unit, owed.period), self._money(unit, owed.period)
        if not words and not results and not money:
            return Discharge(False, own)
        plan = self._come.plan
        lines = required_lines(plan, unit, owed.period)
        found = {line: _figures(line, results, money, plan) for line in lines}
        lacking = tuple(line for line in lines if not found[line])
        if not lacking and not lines:
            return Discharge(words, own)
        by = [self._come.submission_by_id.get(f.submission or 0) for figures in found.values() for f in figures[:1]]
        arrived = sorted((s for s in by if s is not None), key=lambda s: s.arrived_at)
        last = arrived[-1] if arrived else own
        if len(lacking) == len(lines) and not words:
            return Discharge(False, own)
        return Discharge(not lacking, last, lacking)

    def used(self, sent: Submission, owed: Iterable[Obligation]) -> bool:
        """Whether a report on another form holds figures of what its unit owes for its period."""
        plan = self._come.plan
        asked = any(o.period == sent.period and sent.unit in plan.members(o.reporters, o.period.end) for o in owed)
        if not asked or not self._is_filled(sent):
            return False
        results = tuple(o for o in self._results(sent.unit, sent.period) if o.submission == sent.id)
        money = tuple(d for d in self._money(sent.unit, sent.period) if d.submission == sent.id)
        return any(_figures(line, results, money, plan) for line in required_lines(plan, sent.unit, sent.period))


def _figures(
    line: Line, results: Iterable[Observation], money: Iterable[Disbursement], plan: Plan
) -> list[Observation] | list[Disbursement]:
    """The figures that stand for a line; of money also those of a node above or below it, or without their split."""
    if isinstance(line, ResultLine):
        wanted = (line.indicator.code, line.subject, TOTAL)
        return [o for o in results if (o.indicator, o.subject, o.disaggregation) == wanted]
    family = {*plan.subtree(line.project.code), *plan.ancestors(line.project.code)}
    return [
        d for d in money
        if d.project in family and d.fund in (line.fund, NOT_SPLIT) and d.budget_year == line.budget_year
    ]  # fmt: skip
