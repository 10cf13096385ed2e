"""The examination of a workbook: its layout is recognised, it is read and checked, and the change set to store is built."""

from dataclasses import replace
from datetime import date
from functools import partial

from dashboard.domain.issues import Choice, IssueCode, Place, Severity
from dashboard.domain.people.persons import Person
from dashboard.domain.plan.plan import Plan
from dashboard.domain.reported.changes import ChangeSet, PlanChange, Received
from dashboard.domain.reported.history import Reception, Revision
from dashboard.domain.reported.observations import SubmissionStatus
from dashboard.importing.cell_text.identity import masked
from dashboard.importing.cell_text.names import plain
from dashboard.importing.checks.adjustment_checks import adjustment_faults
from dashboard.importing.checks.magnitude_checks import settled_money
from dashboard.importing.checks.owing_checks import nobody_reports, without_lines
from dashboard.importing.checks.path_checks import limit_faults, path_faults, path_shape_faults
from dashboard.importing.checks.plan_checks import plan_faults, redefined_units, still_reported
from dashboard.importing.checks.sentence_checks import sentence_faults, settled_sentences
from dashboard.importing.checks.span_checks import inheritance_faults, span_faults
from dashboard.importing.checks.stated_goals import settled_goals
from dashboard.importing.checks.target_checks import settled_sides, target_faults
from dashboard.importing.checks.tier_checks import settled_tiers
from dashboard.importing.checks.unit_checks import like_codes, reported_later, unit_faults
from dashboard.importing.corrections import corrected
from dashboard.importing.examination import Catalogue, Examination, Hints
from dashboard.importing.examine_report import examine_report
from dashboard.importing.files.workbook import FileKind, Sheet, Workbook
from dashboard.importing.findings import Answers, Findings
from dashboard.importing.formulas.book import computed, reopened
from dashboard.importing.grouped_findings import grouped
from dashboard.importing.layouts import exported, plan_sheets, report, report_sheets
from dashboard.importing.layouts.plan import read_plan
from dashboard.importing.layouts.plan_rows import PlanRows, plan_rows
from dashboard.importing.legacy_text import unified
from dashboard.importing.tables.examine_tables import examine_tables

RESTORE, LEAVE = Choice("restore"), Choice("leave")
_WHO_OWES = tuple(
    table.sheet
    for table in (
        plan_sheets.UNITS, plan_sheets.PROJECTS, plan_sheets.LEADS, plan_sheets.ALLOCATIONS, plan_sheets.INDICATORS,
        plan_sheets.CALENDAR,
    )
)  # fmt: skip
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
    """What a workbook holds, its issues, and the change set where none of them blocks.

    `today` judges deadlines, unless a sample plan assumes a day; `answers` are to issues of an earlier examination;
    `earlier` is the reception of the same bytes.
    """
    hints = hints or Hints()
    findings = Findings(dict(answers or {}))
    examination = Examination(received.file_name, received.sha256, earlier=earlier)
    workbook = unified(corrected(workbook, findings), findings)
    workbook = computed(reopened(workbook, findings.corrections))
    _add_notes(workbook, findings)
    if not _is_to_be_read(earlier, received, findings, hints, catalogue):
        return _concluded(examination, workbook, findings, received)
    if version := exported.exported_version(workbook):
        findings.add(IssueCode.OWN_DOCUMENT, Place(exported.SHEET), version)
    elif rows := plan_rows(workbook, findings):
        _unread_sheets(workbook, plan_sheets.SHEETS, findings)
        examination = _examine_plan(rows, catalogue, findings, replace(examination, layout="plan"))
    elif report.recognises(workbook):
        _unread_sheets(workbook, report_sheets.SHEETS, findings)
        examination = examine_report(workbook, catalogue, today, hints, findings, replace(examination, layout="report"))
    elif layout := report.named_layout(workbook):  # our own template, of a kind that is not known here
        findings.add(IssueCode.UNKNOWN_LAYOUT, Place(report_sheets.ABOUT.sheet), layout)
    else:
        examination = examine_tables(workbook, catalogue, today, hints, findings, examination)
    return _concluded(examination, workbook, findings, received)


def _add_notes(workbook: Workbook, findings: Findings) -> None:
    """Adds notes on what is not read (macros, links, crossed-out parts), on hidden sheets, and on an old format."""
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
        for where, cell in [one for one in sheet.cells.items() if one[1].left_out]:
            findings.add(IssueCode.PARTS_LEFT_OUT, sheet.place(*where), cell.shown, left=masked(cell.left_out))


def _hidden_parts(sheet: Sheet, findings: Findings) -> None:
    """Adds one note for the filled hidden rows and one for the columns of a sheet; they are read like all others."""
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
    """The first names, as a list for a sentence."""
    return ", ".join(names[:MOST_NAMED]) + (" …" if len(names) > MOST_NAMED else "")


def _unread_sheets(workbook: Workbook, known: tuple[str, ...], findings: Findings) -> None:
    read = {plain(name) for name in known}
    for sheet in workbook.sheets:
        if plain(sheet.name) not in read and sheet.cells:
            findings.add(IssueCode.UNKNOWN_SHEET, Place(sheet.name), sheet.name)


def _is_to_be_read(
    earlier: Reception | None, received: Received, findings: Findings, hints: Hints, catalogue: Catalogue
) -> bool:
    """Whether to read the file: of bytes received before not where they still hold, and only by choice where replaced."""
    if earlier is None or not (earlier.reports or earlier.plans):
        return True  # the bytes of a draft were never sent
    place, when = Place(received.file_name), earlier.received_at
    last = earlier.report
    if last is not None and _sent_as_another(last, hints):
        return True  # the same bytes, sent as another unit's or month's report
    if findings.corrections and findings.corrections != _corrected_before(earlier, catalogue):
        return True  # the same bytes with other cells mended say something else
    if (earlier.plan and earlier.plan.newest) or (last and last.counts):
        findings.add(IssueCode.ALREADY_RECEIVED, place, when=when, actor=Person(earlier.actor))
        return False
    code = _NOT_COUNTING.get(last.submission.status) if last is not None and last.newest else None
    return findings.ask(code or IssueCode.REPLACED_REVISION, place, "", (RESTORE, LEAVE), when=when) == RESTORE.code


_NOT_COUNTING = {
    SubmissionStatus.WITHDRAWN: IssueCode.WITHDRAWN_REVISION,
    SubmissionStatus.RETURNED: IssueCode.RETURNED_REVISION,
}


def _corrected_before(earlier: Reception, catalogue: Catalogue) -> dict[Place, str]:
    """The cells that were mended when what still holds of these bytes was sent, with their texts."""
    last = earlier.report or earlier.plan
    snapshot = catalogue.snapshot(last.programme, last.year) if last is not None else None
    if snapshot is None:
        return {}
    sent: set[int | None] = {revision.submission.id for revision in earlier.reports if revision.counts} or {None}
    kept = [answered for answered in snapshot.answers if answered.submission in sent]
    return {a.place: a.answer.text for a in kept if a.code == IssueCode.CORRECTED_CELL.value}


def _sent_as_another(last: Revision, hints: Hints) -> bool:
    """Whether the hints differ from what the file was stored as; codes in the file itself are checked later."""
    stated = (hints.programme, hints.unit, hints.period)
    taken = (last.programme, last.submission.unit, last.submission.period)
    return any(s is not None and s != t for s, t in zip(stated, taken, strict=True))


def _examine_plan(rows: PlanRows, catalogue: Catalogue, findings: Findings, examination: Examination) -> Examination:
    plan = read_plan(rows, partial(_plan_in_force, catalogue))
    standing = catalogue.snapshot(plan.programme.code, plan.year) if rows.named else None
    in_force = standing.plan if standing else None
    plan = settled_sides(plan, in_force, rows, findings)
    plan = settled_tiers(settled_goals(plan, in_force, rows, findings), rows, findings)
    plan = settled_money(settled_sentences(plan, in_force, rows, findings), in_force, rows, findings)
    findings.issues.extend(plan_faults(plan, rows))
    findings.issues.extend(adjustment_faults(plan, rows))
    findings.issues.extend(unit_faults(plan, rows))
    findings.issues.extend(like_codes(plan, in_force, rows))
    findings.issues.extend(limit_faults(plan, rows))
    findings.issues.extend(path_faults(plan, in_force, rows))
    findings.issues.extend(path_shape_faults(plan, rows))
    findings.issues.extend(span_faults(plan, rows))
    findings.issues.extend(target_faults(plan, rows))
    findings.issues.extend(sentence_faults(plan, rows))
    findings.issues.extend(nobody_reports(rows))
    if not rows.named:  # the other sheets are looked at all the same: their faults are mended in the same round
        return examination
    findings.issues.extend(reported_later(plan, standing, rows))
    findings.issues.extend(still_reported(plan, standing, rows))
    before = _plan_in_force(catalogue, plan.programme.code, plan.year - 1)
    findings.issues.extend(inheritance_faults(plan, before, rows))
    findings.issues.extend(redefined_units(plan, in_force, rows))
    if not any(issue.place.container in _WHO_OWES and issue.severity is Severity.ERROR for issue in findings.issues):
        findings.issues.extend(without_lines(plan, in_force, rows))  # else it may follow from what is wrong there
    place = Place(plan_sheets.PROGRAMME.sheet)
    examination = replace(examination, programme=plan.programme.code, year=plan.year, unit=plan.root)
    if standing and plan == standing.plan:  # it is the plan in force, downloaded and sent as it was
        findings.add(IssueCode.PLAN_UNCHANGED, place, plan.title, version=standing.plan_version)
        return examination
    if standing:
        findings.add(IssueCode.PLAN_REVISION, place, plan.title, version=standing.plan_version)
    proposal = PlanChange(plan, standing.plan_version if standing else None)
    return replace(examination, proposal=proposal)


def _plan_in_force(catalogue: Catalogue, programme: str, year: int) -> Plan | None:
    standing = catalogue.snapshot(programme, year)
    return standing.plan if standing else None


def _concluded(examination: Examination, workbook: Workbook, findings: Findings, received: Received) -> Examination:
    """The examination with its issues in order, and with the change set where none of them is open."""
    found = findings.sorted(tuple(sheet.name for sheet in workbook.sheets))
    issues = grouped(found, workbook, examination.layout, examination.readings)
    open_issues = findings.open(issues)
    change_set, answered = None, findings.answered(issues)
    if examination.proposal is not None and not open_issues:
        change_set = ChangeSet((*examination.further, examination.proposal, *examination.causes), received, answered)
    return replace(examination, issues=issues, open_issues=open_issues, change_set=change_set, answered=answered)
