"""A report read against its plan: whose it is, of which period, what it says and what that would change."""

from dataclasses import replace
from datetime import date

from dashboard.domain.issues import IssueCode
from dashboard.domain.periods import Period
from dashboard.domain.plan.plan import Plan
from dashboard.domain.reported.changes import ReportChange
from dashboard.domain.reporting.calendar import judging_day, obligations_of
from dashboard.importing.cell_text.names import UnitNames
from dashboard.importing.checks import money_checks, result_checks
from dashboard.importing.checks.known import Known
from dashboard.importing.checks.outliers import oddities, outlier_notes
from dashboard.importing.checks.standing_checks import standing_faults
from dashboard.importing.examination import Catalogue, Change, Examination, Hints
from dashboard.importing.files.workbook import Workbook
from dashboard.importing.findings import Findings
from dashboard.importing.layouts.report import About, Report, read_about, read_report
from dashboard.importing.report_changes import against_calendar, preview_of, report_change, whole_report_repeated

AD_HOC = "BC"  # the form of a report that the calendar does not ask for


def examine_report(
    workbook: Workbook,
    catalogue: Catalogue,
    today: date,
    hints: Hints,
    findings: Findings,
    found: Examination,
) -> Examination:
    """The examination of one report workbook, filled as far as the report can be read."""
    about = read_about(workbook, findings)
    if about is None:
        return found
    programme = _programme(about, catalogue, hints, findings)
    period = _period(about, hints, findings)
    found = replace(found, programme=programme, period=period)
    if programme is None or period is None:
        return found
    snapshot = catalogue.snapshot(programme, period.year)
    if snapshot is None:
        findings.add(IssueCode.OUTSIDE_PLAN_YEAR, about.row.place("period"), period.code, year=str(period.year))
        return found
    unit = _unit(about, snapshot.plan, period, hints, findings)
    found = replace(found, year=snapshot.plan.year, unit=unit)
    day = judging_day(snapshot.plan, today)
    if period.begin > day:  # a month may be reported before it ends, but not before it begins
        findings.add(IssueCode.FUTURE_PERIOD, about.row.place("period"), period.code, period=period, today=day)
    if unit is None:
        return found
    form = _form(about, snapshot.plan, unit, period, findings)
    report = read_report(workbook, replace(about, period=period), snapshot.plan, unit, findings)
    known = Known(snapshot, unit, period)
    change, preview = change_from(report, known, form, day, findings)
    return replace(found, form=form, proposal=change, preview=preview)


def change_from(
    report: Report, known: Known, form: str, day: date, findings: Findings
) -> tuple[ReportChange, tuple[Change, ...]]:
    """What a read report would change, after every check, and its preview; `day` judges deadlines."""
    findings.issues.extend(standing_faults(report, known))
    findings.issues.extend(result_checks.result_faults(report, known))
    findings.issues.extend(money_checks.money_faults(report, known))
    if report.about.preliminary:
        findings.add(IssueCode.PRELIMINARY_FIGURES, report.about.row.place("preliminary"), known.period.code)
    change = report_change(report, known, form)
    against_calendar(change, known.snapshot, day, findings, report.about)
    whole_report_repeated(change, known, findings, report.about)
    odd = oddities(change, known)
    findings.issues.extend(list(outlier_notes(odd, change, known, findings.issues)))
    preview = preview_of(change, known)
    return change, tuple(replace(line, odd=odd[line.place]) if line.place in odd else line for line in preview)


# -- whose report, of which period -----------------------------------------------------------------------------------------


def _programme(about: About, catalogue: Catalogue, hints: Hints, findings: Findings) -> str | None:
    codes = catalogue.codes()
    said = about.programme or hints.programme or (codes[0] if len(codes) == 1 else "")
    if about.programme and hints.programme and about.programme != hints.programme:
        _contradiction(about, "programme", hints.programme, findings)
        return None
    if not said and codes:
        findings.add(IssueCode.REQUIRED, about.row.place("programme"), column="Mã chương trình")
        return None
    if said not in codes:
        findings.add(IssueCode.UNKNOWN_PROGRAMME, about.row.place("programme"), said, known=", ".join(codes) or "—")
        return None
    return said


def _contradiction(about: About, key: str, hint: str, findings: Findings) -> None:
    cell = about.row.cell(key)
    findings.add(IssueCode.CONTRADICTION, about.row.place(key), cell.shown if cell else "", given=hint)


def _period(about: About, hints: Hints, findings: Findings) -> Period | None:
    if about.period and hints.period and about.period != hints.period:
        _contradiction(about, "period", hints.period.code, findings)
        return None
    period = about.period or hints.period
    if period is None and about.row.blank("period"):
        findings.add(IssueCode.REQUIRED, about.row.place("period"), column="Kỳ báo cáo")
    return period


def _unit(about: About, plan: Plan, period: Period, hints: Hints, findings: Findings) -> str | None:
    names = UnitNames(plan.units, period.end)
    said, hint = names.find(about.unit) if about.unit else None, names.find(hints.unit) if hints.unit else None
    key = "unit" if not about.row.blank("unit") else "unit_name"
    if about.unit and said is None:
        findings.add(IssueCode.UNKNOWN_UNIT, about.row.place(key), about.unit, like=names.like(about.unit) or "—")
        return None
    named = names.find(about.row.text("unit_name")) if key == "unit" and not about.row.blank("unit_name") else None
    if said and named and named.code != said.code:
        findings.add(IssueCode.CONTRADICTION, about.row.place("unit_name"), named.name, given=said.code)
        return None
    if hints.unit and hint is None:
        findings.add(IssueCode.UNKNOWN_UNIT, about.row.place(key), hints.unit, like=names.like(hints.unit) or "—")
        return None
    if said and hint and said.code != hint.code:
        _contradiction(about, key, hint.code, findings)
        return None
    unit = said or hint
    if unit is None:
        findings.add(IssueCode.REQUIRED, about.row.place("unit"), column="Mã đơn vị báo cáo")
        return None
    return unit.code


def _form(about: About, plan: Plan, unit: str, period: Period, findings: Findings) -> str:
    """The report the calendar asks for, by the file's own word where it gives one."""
    owed = [o.form for o in obligations_of(plan, unit, period)]
    known = {o.form for o in plan.obligations}
    if about.form and about.form not in known | {AD_HOC}:
        findings.add(IssueCode.UNKNOWN_REFERENCE, about.row.place("form"), about.form, column="Mã báo cáo")
    elif about.form and owed and about.form not in (*owed, AD_HOC):
        findings.add(IssueCode.CONTRADICTION, about.row.place("form"), about.form, given=", ".join(owed))
    return about.form or (owed[0] if owed else AD_HOC)
