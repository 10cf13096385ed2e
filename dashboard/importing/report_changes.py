"""A report as the change to store, the findings about its figures as issues, and its preview beside the last figures."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from dashboard.domain.absence import Absence
from dashboard.domain.issues import Issue, IssueCode, Place, Severity
from dashboard.domain.periods import Period
from dashboard.domain.quality.figures import Figures
from dashboard.domain.quality.findings import Finding
from dashboard.domain.quality.outliers import Oddity
from dashboard.domain.quality.series import amount_of, last_money, last_result
from dashboard.domain.reported.changes import ReportChange
from dashboard.domain.reported.observations import Disbursement, Observation
from dashboard.domain.reported.snapshot import Snapshot
from dashboard.domain.reporting.calendar import obligations_of
from dashboard.importing.checks import money_checks, result_checks
from dashboard.importing.checks.reporter import Reporter
from dashboard.importing.examination import Change
from dashboard.importing.findings import Findings
from dashboard.importing.reported import About, Report, ReportedMoney, ReportedResult


def report_change(report: Report, reporter: Reporter, form: str, snapshot: Snapshot) -> ReportChange:
    """The new revision that would be stored of a report."""
    nil, preliminary = report.about.nil, report.about.preliminary
    before = snapshot.submission_of(form, reporter.unit, reporter.period)
    observations = (_observation(row, nil, preliminary, reporter) for row in report.results)
    disbursements = (_disbursement(row, nil, reporter) for row in report.money)
    return ReportChange(
        programme=reporter.plan.programme.code,
        year=reporter.plan.year,
        form=form,
        unit=reporter.unit,
        period=reporter.period,
        observations=tuple(o for o in observations if o),
        disbursements=tuple(d for d in disbursements if d),
        narrative=report.narrative,
        nil=nil,
        replaces=before.revision if before else None,
        plan_version=snapshot.plan_version,
    )


def _observation(row: ReportedResult, nil: bool, preliminary: bool, reporter: Reporter) -> Observation | None:
    absence = result_checks.absence_of(row, nil, reporter)
    if absence in (Absence.NOT_REPORTED, Absence.NOT_DUE) and row.absence is None:
        return None  # a blank cell without a reason is not stored
    return Observation(
        subject=row.subject,
        reporter=reporter.unit,
        source=row.source,
        indicator=row.indicator.code,
        period=reporter.period,
        place=row.cells.place(row.spot),
        disaggregation=row.disaggregation,
        value=None if row.indicator.has_parts and row.numerator is not None else row.value,
        numerator=row.numerator,
        denominator=row.denominator,
        estimate=row.estimate,
        absence=absence,
        text=row.text,
        preliminary=preliminary,
    )


def _disbursement(row: ReportedMoney, nil: bool, reporter: Reporter) -> Disbursement | None:
    absence = money_checks.absence_of(row, nil, reporter.plan)
    if row.cumulative_vnd is None and absence is None:
        return None
    return Disbursement(
        subject=row.subject,
        reporter=reporter.unit,
        source=row.source,
        project=row.project,
        fund=row.fund,
        budget_year=row.budget_year,
        period=row.until or reporter.period,
        place=row.cells.place(row.spot),
        cumulative_vnd=row.cumulative_vnd,
        estimate=row.estimate,
        absence=absence,
        advance_vnd=row.advance_vnd,
        in_month_vnd=row.in_month_vnd,
    )


def against_calendar(
    change: ReportChange, snapshot: Snapshot, day: date, findings: Findings, about: About
) -> None:  # fmt: skip
    place = about.cells.place("period")
    if change.replaces:
        findings.add(IssueCode.CORRECTION, place, change.period.code, revision=change.replaces)
        return
    owed = [o for o in obligations_of(snapshot.plan, change.unit, change.period) if o.form == change.form]
    if owed and day >= owed[0].due_before:
        findings.add(IssueCode.LATE, place, change.period.code, due=owed[0].due_before)


def figure_issues(
    findings: Iterable[Finding], report: Report, period: Period, earlier: Iterable[Issue]
) -> Iterator[Issue]:
    """Findings about a report's figures as issues at their cells; about the whole report, at the cell of its period.

    `earlier` are the issues of the sheet itself: a figure with an error gets no further issue.
    """
    found = tuple(findings)
    shown = _shown(report, {finding.place for finding in found if finding.place})
    wrong = {issue.place for issue in earlier if issue.severity is Severity.ERROR} if found else set()
    for finding in found:
        place = finding.place or report.about.cells.place("period")
        if place not in wrong:
            text = shown.get(place, "") if finding.place else period.code
            yield Issue(finding.code, place, text, finding.params)


def _shown(report: Report, places: set[Place]) -> dict[Place, str]:
    """The texts of those figures that stand at some places."""
    positions = {place.position for place in places}
    rows = [row for row in report.rows if row.cells.at.get(row.spot) in positions] if places else []
    return {row.cells.place(row.spot): row.cells.shown(row.spot) for row in rows}


def preview_of(change: ReportChange, figures: Figures, odd: Mapping[Place, Oddity]) -> Iterator[Change]:
    """Each figure of a report with the last one of its series before it, and with its oddity by place."""
    for o in change.observations:
        last = last_result(figures, figures.snapshot.known_figures.result(o))
        yield Change(
            o.indicator, "", "", 0, o.subject, o.disaggregation, last.amount if last else None,
            last.period if last else None, o.amount, o.text, o.place, odd.get(o.place),
        )  # fmt: skip
    for d in change.disbursements:
        paid = last_money(figures, figures.snapshot.known_figures.money(d))
        yield Change(
            "", d.project, d.fund, d.budget_year, d.subject, "", amount_of(paid) if paid else None,
            paid.period if paid else None, amount_of(d), "", d.place, odd.get(d.place),
        )  # fmt: skip
