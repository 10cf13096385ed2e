"""A report's rows as what they would change in the store, and that change beside the last figures."""

from datetime import date
from decimal import Decimal

from dashboard.domain.absence import Absence
from dashboard.domain.issues import IssueCode
from dashboard.domain.reported.changes import ReportChange
from dashboard.domain.reported.observations import Disbursement, Observation
from dashboard.domain.reported.snapshot import Snapshot
from dashboard.domain.reporting.calendar import obligations_of
from dashboard.importing.checks import money_checks, result_checks
from dashboard.importing.checks.known import Known
from dashboard.importing.examination import Change
from dashboard.importing.findings import Findings
from dashboard.importing.layouts.report import About, MoneyRow, Report, ResultRow


def report_change(report: Report, known: Known, form: str) -> ReportChange:
    nil = report.about.nil
    before = known.snapshot.submission_of(form, known.unit, known.period)
    return ReportChange(
        programme=known.plan.programme.code,
        year=known.plan.year,
        form=form,
        unit=known.unit,
        period=known.period,
        observations=tuple(
            o for row in report.results if (o := _observation(row, nil, report.about.preliminary, known))
        ),
        disbursements=tuple(d for row in report.money if (d := _disbursement(row, nil, known))),
        narrative=report.narrative,
        nil=nil,
        replaces=before.revision if before else None,
        plan_version=known.snapshot.plan_version,
    )


def _observation(row: ResultRow, nil: bool, preliminary: bool, known: Known) -> Observation | None:
    absence = result_checks.absence_of(row, nil, known)
    if absence in (Absence.NOT_REPORTED, Absence.NOT_DUE) and row.absence is None:
        return None  # a blank that nothing was said about leaves no trace of its own
    return Observation(
        subject=row.subject,
        reporter=known.unit,
        source=row.source,
        indicator=row.indicator.code,
        period=known.period,
        place=row.row.place(row.spot),
        disaggregation=row.disaggregation,
        value=None if row.indicator.has_parts and row.numerator is not None else row.value,
        numerator=row.numerator,
        denominator=row.denominator,
        estimate=row.estimate,
        absence=absence,
        text=row.text,
        preliminary=preliminary,
    )


def _disbursement(row: MoneyRow, nil: bool, known: Known) -> Disbursement | None:
    absence = money_checks.absence_of(row, nil, known)
    if row.cumulative_vnd is None and absence is None:
        return None
    return Disbursement(
        subject=row.subject,
        reporter=known.unit,
        source=row.source,
        project=row.project,
        fund=row.fund,
        budget_year=row.budget_year,
        period=known.period,
        place=row.row.place("cumulative"),
        cumulative_vnd=row.cumulative_vnd,
        absence=absence,
        advance_vnd=row.advance_vnd,
        in_month_vnd=row.in_month_vnd,
    )


def against_calendar(
    change: ReportChange, snapshot: Snapshot, day: date, findings: Findings, about: About
) -> None:  # fmt: skip
    place = about.row.place("period")
    if change.replaces:
        findings.add(IssueCode.CORRECTION, place, change.period.code, revision=change.replaces)
        return
    owed = [o for o in obligations_of(snapshot.plan, change.unit, change.period) if o.form == change.form]
    if owed and day >= owed[0].due_before:
        findings.add(IssueCode.LATE, place, change.period.code, due=owed[0].due_before)


def whole_report_repeated(change: ReportChange, known: Known, findings: Findings, about: About) -> None:
    """A whole report equal to the last one: perhaps last month's file with the month changed."""
    pairs: list[tuple[object, object]] = []
    for o in change.observations:
        last = known.last((o.indicator, o.subject, o.disaggregation))
        if o.amount is not None:
            pairs.append((o.amount, last.amount if last else None))
    for d in change.disbursements:
        last_money = known.last_money((d.subject, d.source, *d.line))
        if d.cumulative_vnd is not None:
            pairs.append((d.cumulative_vnd, last_money.cumulative_vnd if last_money else None))
    if len(pairs) >= 5 and all(now == before for now, before in pairs) and any(now for now, _ in pairs):
        findings.add(IssueCode.WHOLE_REPORT_REPEATED, about.row.place("period"), change.period.code)


def preview_of(change: ReportChange, known: Known) -> tuple[Change, ...]:
    lines = []
    for o in change.observations:
        last = known.last((o.indicator, o.subject, o.disaggregation))
        lines.append(
            Change(
                o.indicator, "", "", 0, o.subject, o.disaggregation, last.amount if last else None,
                last.period if last else None, o.amount, o.text, o.place,
            )
        )  # fmt: skip
    for d in change.disbursements:
        paid = known.last_money((d.subject, d.source, *d.line))
        lines.append(
            Change(
                "", d.project, d.fund, d.budget_year, d.subject, "", _decimal(paid.cumulative_vnd if paid else None),
                paid.period if paid else None, _decimal(d.cumulative_vnd), "", d.place,
            )
        )  # fmt: skip
    return tuple(lines)


def _decimal(amount: int | None) -> Decimal | None:
    return None if amount is None else Decimal(amount)
