"""The examination of a report workbook against its plan: reporter, period, figures, and what they would change."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from dashboard.domain.issues import Issue, IssueCode, Place, Severity
from dashboard.domain.periods import Period
from dashboard.domain.plan.plan import Plan
from dashboard.domain.quality.figures import Figures, with_reports
from dashboard.domain.quality.money_beside import over_allocated
from dashboard.domain.quality.review import findings_of
from dashboard.domain.reported.changes import ReportChange
from dashboard.domain.reported.days import judging_day
from dashboard.domain.reported.snapshot import Snapshot
from dashboard.domain.reporting.calendar import obligations_of
from dashboard.importing.cell_text.names import UnitNames
from dashboard.importing.checks.money_checks import money_faults
from dashboard.importing.checks.replaced_checks import lowered_money, replaced_figures
from dashboard.importing.checks.reporter import Reporter
from dashboard.importing.checks.result_checks import result_faults
from dashboard.importing.checks.standing_checks import standing_faults
from dashboard.importing.examination import Catalogue, Change, Examination, Hints
from dashboard.importing.files.workbook import Workbook
from dashboard.importing.findings import Findings
from dashboard.importing.layouts.causes_sheet import causes_in
from dashboard.importing.layouts.report import read_about, read_report
from dashboard.importing.layouts.report_sheets import ABOUT
from dashboard.importing.report_changes import against_calendar, figure_issues, preview_of, report_change
from dashboard.importing.reported import About, Report

AD_HOC = "BC"  # the form of a report that the calendar does not ask for


def examine_report(
    workbook: Workbook,
    catalogue: Catalogue,
    today: date,
    hints: Hints,
    findings: Findings,
    examination: Examination,
) -> Examination:
    """The examination of a report workbook; what cannot be read stays None, with findings that say why."""
    about = read_about(workbook, findings)
    if about is None:
        return examination
    programme = _programme(about, catalogue, hints, findings)
    period = _period(about, hints, findings)
    examination = replace(examination, programme=programme, period=period)
    snapshot = catalogue.snapshot(programme, period.year) if programme and period else None
    if programme is None or period is None or snapshot is None:
        if programme and period:
            findings.add(IssueCode.OUTSIDE_PLAN_YEAR, about.cells.place("period"), period.code, year=str(period.year))
        _cells_alone(workbook, about, _any_plan(programme, catalogue), findings)
        return examination
    unit = _unit(about, snapshot.plan, period, hints, findings)
    examination = replace(examination, year=snapshot.plan.year, unit=unit)
    day = judging_day(snapshot.plan, today)
    if period.begin > day:  # a month may be reported before it ends, but not before it begins
        findings.add(IssueCode.FUTURE_PERIOD, about.cells.place("period"), period.code, period=period, today=day)
    if unit is None:
        _cells_alone(workbook, about, snapshot.plan, findings)
        return examination
    form = _form(about, snapshot.plan, unit, period, findings)
    report = read_report(workbook, replace(about, period=period), snapshot.plan, unit, findings)
    change = change_from(report, Reporter(snapshot.plan, unit, period), form, snapshot, day, findings)
    causes = causes_in(workbook, snapshot.plan, unit, period, findings)
    examination = replace(examination, causes=causes)
    return replace(examination, form=form, proposal=change, preview=previewed([(report, change)], snapshot, findings))


_OF_A_CELL = frozenset((
    IssueCode.MISSING_COLUMN, IssueCode.NOT_A_NUMBER, IssueCode.ABOUT_A_NUMBER, IssueCode.ABSENCE_AS_FIGURE,
    IssueCode.CELL_ERROR, IssueCode.FORMULA_WITHOUT_VALUE, IssueCode.UNKNOWN_WORD, IssueCode.TOO_LONG, IssueCode.NEGATIVE,
    IssueCode.NOT_WHOLE, IssueCode.TOO_GREAT, IssueCode.IDENTITY_NUMBER,
))  # fmt: skip


def _cells_alone(workbook: Workbook, about: About, plan: Plan | None, findings: Findings) -> None:
    """Adds what is wrong with single cells of a report whose plan, period or unit is not known yet: mended in one round.

    It is read as the root's of `plan`; what depends on whose report it is, or of when, is not said.
    """
    if plan is not None:
        aside = Findings(findings.answers, corrections=findings.corrections)
        read_report(workbook, about, plan, plan.root, aside)
        findings.issues.extend(issue for issue in aside.issues if issue.code in _OF_A_CELL)


def _any_plan(programme: str | None, catalogue: Catalogue) -> Plan | None:
    """The newest plan of the programme, or of the only one."""
    codes = catalogue.codes()
    code = programme or (codes[0] if len(codes) == 1 else None)
    year = catalogue.newest_year(code) if code else None
    snapshot = catalogue.snapshot(code, year) if code and year else None
    return snapshot.plan if snapshot else None


def change_from(
    report: Report, reporter: Reporter, form: str, snapshot: Snapshot, day: date, findings: Findings
) -> ReportChange:
    """The change that a report would make; its sheets are checked and faults added to `findings`. `day` judges deadlines."""
    read = tuple(findings.issues)
    findings.issues.extend(standing_faults(report, reporter))
    faults = [*result_faults(report, reporter, read), *money_faults(report, reporter, read)]
    findings.issues.extend(_without_sheets(report, faults))
    if _is_empty(report, findings):
        findings.add(IssueCode.EMPTY_REPORT, report.about.cells.place("nil"))
    if report.about.preliminary:
        findings.add(IssueCode.PRELIMINARY_FIGURES, report.about.cells.place("preliminary"), reporter.period.code)
    change = report_change(report, reporter, form, snapshot)
    against_calendar(change, snapshot, day, findings, report.about)
    replaced = lowered_money(change, snapshot) if report.complete else replaced_figures(change, snapshot, report.about)
    findings.issues.extend(replaced)
    return change


def _is_empty(report: Report, findings: Findings) -> bool:
    """Whether nothing at all is said, though no cell was found wrong: then its sheets are blank or have no rows."""
    said = any(row.absence is not None or not row.readable for row in report.rows)
    told = any(not row.empty for row in report.results) or any(m.cumulative_vnd is not None for m in report.money)
    wrong = any(issue.severity is Severity.ERROR for issue in findings.issues)
    return not (said or told or wrong or report.about.nil or any(vars(report.narrative).values())) and report.complete


def _without_sheets(report: Report, faults: list[Issue]) -> Iterator[Issue]:
    """The faults; figures that are missing because their whole sheet is are that one fault."""
    absent = {Place(sheet): sheet for sheet in report.absent_sheets}
    for place in dict.fromkeys(i.place for i in faults if i.code is IssueCode.MISSING_FIGURE and i.place in absent):
        yield Issue(IssueCode.MISSING_SHEET, place, absent[place], {"sheet": absent[place]})
    yield from (i for i in faults if not (i.code is IssueCode.MISSING_FIGURE and i.place in absent))


def previewed(
    reports: Sequence[tuple[Report, ReportChange]], snapshot: Snapshot, findings: Findings
) -> tuple[Change, ...]:
    """The figures of a file's reports beside the last ones of their series, for the preview.

    The reports are laid over the snapshot together and reviewed by the rules of `domain.quality`, each up to its period; one
    that comes late also up to the newest period, where its money may go beyond what a line was given. The rules' findings are
    added to `findings`.
    """
    laid_over, submissions = with_reports(snapshot, [change for _, change in reports])
    newest = max((s.period for s in laid_over.submissions), key=lambda period: period.end)
    read, lines = tuple(findings.issues), list[Change]()
    for (report, change), submission in zip(reports, submissions, strict=True):
        figures = Figures(laid_over, change.period, frozenset({submission}))
        reviewed = tuple(findings_of(figures))
        if newest.end > change.period.end:
            reviewed += tuple(over_allocated(Figures(laid_over, newest, figures.submissions)))
        findings.issues.extend(figure_issues(reviewed, report, change.period, read))
        odd = {finding.place: finding.oddity for finding in reviewed if finding.place and finding.oddity}
        lines += preview_of(change, figures, odd)
    return tuple(lines)


# -- whose report, of which period -----------------------------------------------------------------------------------------


def _programme(about: About, catalogue: Catalogue, hints: Hints, findings: Findings) -> str | None:
    codes = catalogue.codes()
    named = about.programme or hints.programme or (codes[0] if len(codes) == 1 else "")
    if about.programme and hints.programme and about.programme != hints.programme:
        _contradiction(about, "programme", hints.programme, findings)
        return None
    if not named and codes:
        _required(about, "programme", findings)
        return None
    if named not in codes:
        findings.add(IssueCode.UNKNOWN_PROGRAMME, about.cells.place("programme"), named, known=", ".join(codes))
        return None
    return named


def _required(about: About, key: str, findings: Findings) -> None:
    findings.add(IssueCode.REQUIRED, about.cells.place(key), column=ABOUT.column(key).title)


def _contradiction(about: About, key: str, hint: str, findings: Findings) -> None:
    findings.add(IssueCode.CONTRADICTION, about.cells.place(key), about.cells.shown(key), given=hint)


def _period(about: About, hints: Hints, findings: Findings) -> Period | None:
    if about.period and hints.period and about.period != hints.period:
        _contradiction(about, "period", hints.period.code, findings)
        return None
    period = about.period or hints.period
    if period is None and about.cells.blank("period"):
        _required(about, "period", findings)
    return period


def _unit(about: About, plan: Plan, period: Period, hints: Hints, findings: Findings) -> str | None:
    names = UnitNames(plan.units, period.end)
    by_file = names.find(about.unit) if about.unit else None
    hint = names.find(hints.unit) if hints.unit else None
    key = "unit" if not about.cells.blank("unit") else "unit_name"
    if about.unit and by_file is None:
        findings.add(IssueCode.UNKNOWN_UNIT, about.cells.place(key), about.unit, like=names.like(about.unit))
        return None
    beside = about.cells.shown("unit_name") if key == "unit" else ""
    named = (
        names.find(beside) if by_file and beside and beside != by_file.name else None
    )  # a name may be another's code
    if by_file and named and named.code != by_file.code:
        given = f"{by_file.name} ({by_file.official_code})"
        findings.add(IssueCode.CONTRADICTION, about.cells.place("unit_name"), named.name, given=given)
        return None
    if hints.unit and hint is None:
        findings.add(IssueCode.UNKNOWN_UNIT, about.cells.place(key), hints.unit, like=names.like(hints.unit))
        return None
    if by_file and hint and by_file.code != hint.code:
        _contradiction(about, key, f"{hint.name} ({hint.official_code})", findings)
        return None
    unit = by_file or hint
    if unit is None:
        _required(about, "unit", findings)
        return None
    return unit.code


def _form(about: About, plan: Plan, unit: str, period: Period, findings: Findings) -> str:
    """The code of the report: as the file gives it, else of the obligation in the calendar, else `AD_HOC`."""
    owed = [o.form for o in obligations_of(plan, unit, period)]
    known = {o.form for o in plan.obligations}
    if about.form and about.form not in known | {AD_HOC}:
        title = ABOUT.column("form").title
        findings.add(IssueCode.UNKNOWN_REFERENCE, about.cells.place("form"), about.form, column=title)
    elif about.form and owed and about.form not in (*owed, AD_HOC):
        findings.add(IssueCode.CONTRADICTION, about.cells.place("form"), about.form, given=", ".join(owed))
    return about.form or (owed[0] if owed else AD_HOC)
