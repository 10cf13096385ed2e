"""Cells in, examination out: recognises the layout, reads, checks, and builds the change set that preview and commit share."""

from dataclasses import replace
from datetime import date
from functools import partial

from dashboard.domain.issues import Choice, IssueCode, Place
from dashboard.domain.plan.plan import Plan
from dashboard.domain.reported.changes import ChangeSet, PlanChange, Received
from dashboard.domain.reported.history import Reception, Revision
from dashboard.domain.reported.observations import SubmissionStatus
from dashboard.importing.checks.adjustment_checks import adjustment_faults
from dashboard.importing.checks.path_checks import limit_faults, path_faults
from dashboard.importing.checks.plan_checks import plan_faults, redefined_units, still_reported
from dashboard.importing.checks.unit_checks import reported_later, unit_faults
from dashboard.importing.corrections import corrected
from dashboard.importing.examination import Catalogue, Examination, Hints
from dashboard.importing.examine_report import examine_report
from dashboard.importing.files.workbook import FileKind, Sheet, Workbook
from dashboard.importing.findings import Answers, Findings
from dashboard.importing.formulas.book import computed, reopened
from dashboard.importing.layouts import plan_sheets, report, report_sheets
from dashboard.importing.layouts.plan import read_plan
from dashboard.importing.layouts.plan_rows import PlanRows, plan_rows
from dashboard.importing.legacy_text import unified
from dashboard.importing.tables.examine_tables import examine_tables

RESTORE, LEAVE = Choice("restore"), Choice("leave")
MOST_NAMED = 20  # rows or columns in one sentence


def examine(
    workbook: Workbook,
    received: Received,
    catalogue: Catalogue,
    today: date,
    hints: Hints | None = None,
    answers: Answers | None = None,
    earlier: Reception | None = None,
) -> Examination:
    """Everything one workbook says and would change. `today` judges deadlines, unless a sample plan assumes its own day."""
    hints = hints or Hints()
    findings = Findings(dict(answers or {}))
    examination = Examination(received.file_name, received.sha256, earlier=earlier)
    workbook = unified(corrected(workbook, findings), findings)
    workbook = computed(reopened(workbook, findings.corrections))
    _said_aloud(workbook, findings)
    if not _wanted_again(earlier, received, findings, hints):
        return _closed(examination, workbook, findings, received)
    if rows := plan_rows(workbook, findings):
        _unread_sheets(workbook, plan_sheets.SHEETS, findings)
        examination = _examine_plan(rows, catalogue, findings, replace(examination, layout="plan"))
    elif report.recognises(workbook):
        _unread_sheets(workbook, report_sheets.SHEETS, findings)
        examination = examine_report(workbook, catalogue, today, hints, findings, replace(examination, layout="report"))
    elif layout := report.named_layout(workbook):  # our own template, of a kind that is not known here
        findings.add(IssueCode.UNKNOWN_LAYOUT, Place(report_sheets.ABOUT.sheet), layout)
    else:
        examination = examine_tables(workbook, catalogue, today, hints, findings, examination)
    return _closed(examination, workbook, findings, received)


def _said_aloud(workbook: Workbook, findings: Findings) -> None:
    """What a workbook carries that is not read."""
    first = Place(workbook.sheets[0].name) if workbook.sheets else Place("")
    if workbook.macros:
        findings.add(IssueCode.MACROS, first)
    if workbook.links:
        findings.add(IssueCode.EXTERNAL_LINKS, first)
    if workbook.kind is FileKind.XLS:
        findings.add(IssueCode.LEGACY_FORMAT, first)
    for sheet in workbook.sheets:
        if not sheet.visible:
            findings.add(IssueCode.HIDDEN, Place(sheet.name), sheet.name, what=sheet.name)
        _hidden_parts(sheet, findings)


def _hidden_parts(sheet: Sheet, findings: Findings) -> None:
    """Hidden rows and columns in which something stands: read like all others, and said once for each sheet."""
    if not sheet.hidden_rows and not sheet.hidden_columns:
        return
    rows = sorted({row for row, _ in sheet.cells} & set(sheet.hidden_rows))
    columns = sorted({column for _, column in sheet.cells} & set(sheet.hidden_columns))
    if rows:
        findings.add(IssueCode.HIDDEN, sheet.place(rows[0], 1), what=_spans([str(row) for row in rows]))
    if columns:
        letters = [sheet.place(1, column).spot.rstrip("1") for column in columns]
        findings.add(IssueCode.HIDDEN, sheet.place(1, columns[0]), what=_spans(letters))


def _spans(names: list[str]) -> str:
    """A list that a sentence can hold."""
    return ", ".join(names[:MOST_NAMED]) + (" …" if len(names) > MOST_NAMED else "")


def _unread_sheets(workbook: Workbook, known: tuple[str, ...], findings: Findings) -> None:
    for sheet in workbook.sheets:
        if sheet.name not in known and sheet.cells:
            findings.add(IssueCode.UNKNOWN_SHEET, Place(sheet.name), sheet.name)


def _wanted_again(earlier: Reception | None, received: Received, findings: Findings, hints: Hints) -> bool:
    """Whether bytes that came before are to be read again: not if they still stand, only by choice if replaced."""
    if earlier is None:
        return True
    place, when = Place(received.file_name), earlier.received_at
    last = earlier.report
    if last is not None and _meant_otherwise(last, hints):
        return True  # the same bytes, sent as another unit's or month's report
    if (earlier.plan and earlier.plan.newest) or (last and last.counts):
        findings.add(IssueCode.ALREADY_RECEIVED, place, when=when, actor=earlier.actor)
        return False
    withdrawn = last is not None and last.newest and last.submission.status is SubmissionStatus.WITHDRAWN
    code = IssueCode.WITHDRAWN_REVISION if withdrawn else IssueCode.REPLACED_REVISION
    return findings.ask(code, place, "", (RESTORE, LEAVE), when=when) == RESTORE.code


def _meant_otherwise(last: Revision, hints: Hints) -> bool:
    """Whether what a person says of the file differs from what it was taken for; a code it names itself is checked later."""
    stated = (hints.programme, hints.unit, hints.period)
    taken = (last.programme, last.submission.unit, last.submission.period)
    return any(s is not None and s != t for s, t in zip(stated, taken, strict=True))


def _examine_plan(rows: PlanRows, catalogue: Catalogue, findings: Findings, examination: Examination) -> Examination:
    read = read_plan(rows, partial(_plan_in_force, catalogue))
    if read is None:
        return examination
    standing = catalogue.snapshot(read.programme.code, read.year)
    findings.issues.extend(plan_faults(read, rows))
    findings.issues.extend(adjustment_faults(read, rows))
    findings.issues.extend(unit_faults(read, rows))
    findings.issues.extend(limit_faults(read, rows))
    findings.issues.extend(reported_later(read, standing, rows))
    findings.issues.extend(path_faults(read, standing.plan if standing else None, rows))
    findings.issues.extend(still_reported(read, standing))
    findings.issues.extend(redefined_units(read, standing.plan if standing else None, rows))
    if standing:
        place = Place(plan_sheets.PROGRAMME.sheet)
        findings.add(IssueCode.PLAN_REVISION, place, read.title, version=standing.plan_version)
    proposal = PlanChange(read, standing.plan_version if standing else None)
    return replace(examination, programme=read.programme.code, year=read.year, unit=read.root, proposal=proposal)


def _plan_in_force(catalogue: Catalogue, programme: str, year: int) -> Plan | None:
    standing = catalogue.snapshot(programme, year)
    return standing.plan if standing else None


def _closed(examination: Examination, workbook: Workbook, findings: Findings, received: Received) -> Examination:
    """The findings put in order, and the change set built if nothing stands in its way."""
    issues = findings.sorted(tuple(sheet.name for sheet in workbook.sheets))
    open_issues = findings.open(issues)
    change_set = None
    if examination.proposal is not None and not open_issues:
        change_set = ChangeSet((*examination.further, examination.proposal), received, findings.answered(issues))
    return replace(examination, issues=issues, open_issues=open_issues, change_set=change_set)
