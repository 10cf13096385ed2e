"""What a file is: its kind, whose report, of which month."""

from dashboard.domain.plan.plan import Plan
from dashboard.domain.reported.changes import PlanChange
from dashboard.text import Words
from dashboard.ui.escape import md
from dashboard.ui.load import office
from dashboard.ui.upload.desk import ExaminedFile


def about(file: ExaminedFile, words: Words) -> str:
    """The file's layout, programme, unit and period where known, and the first digits of its SHA-256."""
    examination, plan = file.examination, plan_of(file)
    parts = [form_of(file, None, words)]
    if examination.programme:
        whose = plan.programme.office if plan else examination.programme
        parts.append(f"{whose} {examination.year or ''}".strip())
    parts.append(unit_of(file))
    if examination.period:
        parts.append(words.period(examination.period))
    return md(" · ".join((*filter(None, parts), f"SHA-256 {file.key[:8]}")))


def unit_of(file: ExaminedFile) -> str:
    """Whose report it is; "" of a plan, whose unit is its office, and while nobody knows."""
    examination = file.examination
    if not examination.unit or isinstance(examination.proposal, PlanChange):
        return ""
    plan = plan_of(file)
    unit = plan.unit_by_code.get(examination.unit) if plan else None
    return unit.name if unit else examination.unit


def form_of(file: ExaminedFile, plan: Plan | None, words: Words) -> str:
    """What kind of file it is; of a report that the calendar of `plan` asks for, as the calendar calls it."""
    examination = file.examination
    reports = file.reports
    if plan is not None and len(reports) == 1:
        named = (o.name for o in plan.obligations if (o.form, o.period) == (reports[0].form, reports[0].period))
        if name := next(named, ""):
            return name
    kinds = {"report": words("monthly report"), "plan": words("plan workbook")}
    return (kinds.get(examination.layout) or words.coded(f"layout.{examination.layout}")) if examination.layout else ""


def plan_of(file: ExaminedFile) -> Plan | None:
    """The plan that the file brings, or the one that it reports on; None where the store has none of it."""
    examination = file.examination
    if isinstance(examination.proposal, PlanChange):
        return examination.proposal.plan
    if not examination.programme or not examination.year:
        return None
    snapshot = office().snapshot(examination.programme, examination.year)
    return snapshot.plan if snapshot else None
