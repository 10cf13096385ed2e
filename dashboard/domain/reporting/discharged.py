"""What of an owed report has come, in whatever form: a unit's own table with the month's figures discharges what it holds."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from dashboard.domain.absence import Absence
from dashboard.domain.periods import Period
from dashboard.domain.plan.plan import NOT_SPLIT, TOTAL, Obligation, Plan
from dashboard.domain.reported.observations import Disbursement, Observation, Submission
from dashboard.domain.reported.snapshot import Snapshot
from dashboard.domain.reporting.lines import MoneyLine, ResultLine, required_lines

Line = ResultLine | MoneyLine
F = TypeVar("F", Observation, Disbursement)


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
    """The figures of a snapshot by who reported them for which period, looked up for many reports."""

    snapshot: Snapshot

    @cached_property
    def _results(self) -> dict[tuple[str, Period], list[Observation]]:
        return _by_reporter(
            o for o in self.snapshot.observations if _says(o.amount is not None or bool(o.text), o.absence)
        )

    @cached_property
    def _money(self) -> dict[tuple[str, Period], list[Disbursement]]:
        return _by_reporter(
            d
            for d in self.snapshot.disbursements
            if _says(d.cumulative_vnd is not None, d.absence) and not (d.estimate and self._ahead(d))
        )

    def _ahead(self, d: Disbursement) -> bool:
        """Whether an estimate speaks of a longer span than its report: of that span nothing has been reported."""
        sent = self.snapshot.submission_by_id.get(d.submission or 0)
        return sent is not None and sent.period != d.period

    @cached_property
    def _filled(self) -> frozenset[int | None]:
        """Submissions that hold a figure, or say why there is none."""
        results = (o.submission for several in self._results.values() for o in several)
        return frozenset((*results, *(d.submission for several in self._money.values() for d in several)))

    @cached_property
    def _sent(self) -> dict[tuple[str, str, Period], Submission]:
        return {(s.form, s.unit, s.period): s for s in self.snapshot.submissions}

    def discharge(self, owed: Obligation, unit: str) -> Discharge:
        """What has come of a report.

        On its own form it was whole when it came, for the importer saw to it, unless it holds nothing at all: then it is no
        report. Words alone are one where nothing else is asked for.
        """
        own = self._sent.get((owed.form, unit, owed.period))
        counts = own is not None and own.status.counts
        if own is not None and counts and (own.nil or own.id in self._filled):
            return Discharge(True, own)
        words = own is not None and counts and bool(own.narrative)
        results, money = self._results.get((unit, owed.period), []), self._money.get((unit, owed.period), [])
        if not words and not results and not money:
            return Discharge(False, own)
        plan = self.snapshot.plan
        lines = required_lines(plan, unit, owed.period)
        found = {line: _figures(line, results, money, plan) for line in lines}
        lacking = tuple(line for line in lines if not found[line])
        if not lacking and not lines:
            return Discharge(words, own)
        by = [self.snapshot.submission_by_id.get(f.submission or 0) for figures in found.values() for f in figures[:1]]
        arrived = sorted((s for s in by if s is not None), key=lambda s: s.arrived_at)
        last = arrived[-1] if arrived else own
        if len(lacking) == len(lines) and not words:
            return Discharge(False, own)
        return Discharge(not lacking, last, lacking)

    def used(self, sent: Submission, owed: Iterable[Obligation]) -> bool:
        """Whether a report on another form holds figures of what its unit owes for its period."""
        plan = self.snapshot.plan
        asked = any(o.period == sent.period and sent.unit in plan.members(o.reporters, o.period.end) for o in owed)
        if not asked or sent.id not in self._filled:
            return False
        key = (sent.unit, sent.period)
        results = [o for o in self._results.get(key, []) if o.submission == sent.id]
        money = [d for d in self._money.get(key, []) if d.submission == sent.id]
        return any(_figures(line, results, money, plan) for line in required_lines(plan, sent.unit, sent.period))


def _says(filled: bool, absence: Absence | None) -> bool:
    """Whether a figure is told, or why there is none: "chưa có số liệu" tells neither."""
    return filled or absence not in (None, Absence.NOT_REPORTED, Absence.UNKNOWN_AMOUNT)


def _by_reporter(figures: Iterable[F]) -> dict[tuple[str, Period], list[F]]:
    found: dict[tuple[str, Period], list[F]] = {}
    for figure in figures:
        found.setdefault((figure.reporter, figure.period), []).append(figure)
    return found


def _figures(
    line: Line, results: list[Observation], money: list[Disbursement], plan: Plan
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
