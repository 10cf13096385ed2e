"""Figures of a month alone, added to what had been reached by the end of the month before: a person said that they are so."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from dashboard.domain.issues import IssueCode
from dashboard.domain.messages import Figure, FigureKind
from dashboard.domain.periods import Period
from dashboard.domain.plan.indicators import ValueType
from dashboard.domain.reported.known_figures import precedence
from dashboard.domain.reported.snapshot import Snapshot
from dashboard.importing.findings import Findings
from dashboard.importing.reported import ReportedMoney, ReportedResult
from dashboard.importing.tables.reports import TableReport

Key = tuple[object, ...]


def cumulated(
    reports: tuple[TableReport, ...], snapshot: Snapshot, findings: Findings
) -> tuple[TableReport, ...]:  # fmt: skip
    """The reports with their figures of a month alone as cumulative ones, in the order of their periods.

    The figure before is one of the same file, or the one that counts in the store; without one (January needs none) it is an
    error at the cell, for the sum is not known.
    """
    adder = _Adder(snapshot, findings)
    return tuple(adder.report(report) for report in sorted(reports, key=lambda report: report.period.order))


class _Adder:
    def __init__(self, snapshot: Snapshot, findings: Findings) -> None:
        self.snapshot, self.findings = snapshot, findings
        self.reached: dict[tuple[Key, date], Decimal] = {}  # by the files' own figures

    def report(self, report: TableReport) -> TableReport:
        results = tuple(self._result(row, report.period) for row in report.report.results)
        money = tuple(self._money(row, report.period) for row in report.report.money)
        return replace(report, report=replace(report.report, results=results, money=money))

    def _result(self, row: ReportedResult, period: Period) -> ReportedResult:
        grows = row.indicator.value_type is ValueType.CUMULATIVE
        if row.in_month is not None and row.value is not None and grows:
            self._compare(row, row.value, row.in_month, period)
        if not row.in_period or row.value is None or not grows:
            return row
        total = self._sum(row, row.key, row.value, period, FigureKind.COUNT)
        return row._replace(value=total)

    def _compare(self, row: ReportedResult, value: Decimal, in_month: Decimal, period: Period) -> None:
        """A note where the cumulative figure has not grown by what the same table says of the month."""
        day = period.begin - timedelta(days=1)
        before = Decimal(0) if period.begin.month == 1 else self.reached.get((row.key, day), self._stored(row, day))
        self.reached[(row.key, period.end)] = value
        if before is not None and value - before != in_month:
            grown = {"before": Figure(before, FigureKind.COUNT), "in_month": Figure(in_month, FigureKind.COUNT)}
            self.findings.issues.append(row.cells.issue(IssueCode.IN_MONTH_DIFFERS, row.spot, day=day, **grown))

    def _money(self, row: ReportedMoney, period: Period) -> ReportedMoney:
        if not row.in_period or row.cumulative_vnd is None:
            return row
        total = self._sum(row, row.key, Decimal(row.cumulative_vnd), period, FigureKind.MONEY)
        cumulative = None if total is None else int(total)
        return replace(row, cumulative_vnd=cumulative, in_month_vnd=row.cumulative_vnd)

    def _sum(
        self, row: ReportedResult | ReportedMoney, key: Key, amount: Decimal, period: Period, kind: FigureKind
    ) -> Decimal | None:
        spot = row.spot if isinstance(row, ReportedResult) else "cumulative"
        day = period.begin - timedelta(days=1)
        before = Decimal(0) if period.begin.month == 1 else self.reached.get((key, day), self._stored(row, day))
        if before is None:
            self.findings.issues.append(row.cells.issue(IssueCode.NO_FIGURE_BEFORE, spot, day=day))
            return None
        total = before + amount
        self.reached[(key, period.end)] = total
        sums = {"before": Figure(before, kind), "total": Figure(total, kind)}
        self.findings.issues.append(row.cells.issue(IssueCode.ADDED_TO_FIGURE_BEFORE, spot, day=day, **sums))
        return total

    def _stored(self, row: ReportedResult | ReportedMoney, day: date) -> Decimal | None:
        """What counts in the store at the end of a day: of the same source before another, then as `precedence` says."""
        if isinstance(row, ReportedMoney):
            line = (row.subject, row.project, row.fund, row.budget_year)
            paid = [
                d
                for d in self.snapshot.known_money
                if (d.subject, *d.line) == line
                and d.period.end == day
                and d.cumulative_vnd is not None
                and not d.estimate
            ]
            last = max(paid, key=lambda d: (d.source is row.source, precedence(d)), default=None)
            return Decimal(last.cumulative_vnd or 0) if last else None
        figures = [
            o
            for o in self.snapshot.observations_by_subject.get((row.indicator.code, row.subject), [])
            if o.disaggregation == row.disaggregation
            and o.period.end == day
            and not o.estimate
            and o.amount is not None
        ]
        best = max(figures, key=lambda o: (o.source is row.source, precedence(o)), default=None)
        return best.amount if best else None
