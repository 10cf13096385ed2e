"""The sheet «Nguyên nhân chậm» of a report: why the unit's late targets and projects are late, what is done, until when."""

from collections.abc import Iterator

from dashboard.domain.issues import IssueCode
from dashboard.domain.people.causes import Late
from dashboard.domain.periods import Period
from dashboard.domain.plan.plan import Plan
from dashboard.domain.reported.changes import CauseChange
from dashboard.domain.reporting.delays import LONGEST_WORD, answering
from dashboard.importing.files.workbook import Workbook
from dashboard.importing.findings import Findings
from dashboard.importing.layouts.report_sheets import CAUSES
from dashboard.importing.private import identity_findings
from dashboard.importing.sheets.found import table_in
from dashboard.importing.sheets.likely import like
from dashboard.importing.sheets.rows import Row


def causes_in(workbook: Workbook, plan: Plan, unit: str, period: Period, findings: Findings) -> tuple[CauseChange, ...]:
    """What the unit says; rows that say nothing are passed over, the last of several rows of one thing holds.

    Findings: a code that the plan does not have or that the unit does not answer for, a remedy or a day without a cause, words
    that are too long, numbers of persons.
    """
    rows = table_in(workbook, CAUSES, findings)
    texts = ((row.place(key), row.shown(key)) for row in rows for key in ("cause", "remedy") if not row.blank(key))
    identity_findings(texts, findings)
    changes = (change for row in rows for change in _change(row, plan, unit, period))
    return tuple({(change.late, change.of): change for change in changes}.values())


def _change(row: Row, plan: Plan, unit: str, period: Period) -> Iterator[CauseChange]:
    filled = [key for key in ("cause", "remedy", "remedy_by") if key in row.cells and not row.blank(key)]
    if not filled or not row.require("cause"):
        return
    cause = row.text("cause")
    remedy = row.text("remedy") if "remedy" in filled else ""
    by = row.date("remedy_by") if "remedy_by" in filled else None
    for key, text in (("cause", cause), ("remedy", remedy)):
        if len(text) > LONGEST_WORD:
            row.findings.add(IssueCode.TOO_LONG, row.place(key), row.shown(key), limit=LONGEST_WORD)
            return
    code = row.code("of")
    kinds = [late for late in (Late.TARGET, Late.PROJECT) if answering(plan, late, code)]
    own = [late for late in kinds if unit in answering(plan, late, code)]
    if not own:
        if code:
            known = {t.id: t.id for t in plan.targets} | {p.code: p.name for p in plan.projects}
            title = CAUSES.column("of").title
            near = like(code, known, known)
            row.findings.add(IssueCode.UNKNOWN_REFERENCE, row.place("of"), code, column=title, like=near)
        else:
            row.require("of")
        return
    yield CauseChange(plan.programme.code, plan.year, own[0], code, unit, period, cause, remedy, by)
