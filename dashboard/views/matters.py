"""«Việc cần chỉ đạo»: what is to be decided on, each with how late, by how much, who answers, why, and what is proposed."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from dashboard.domain.matters import MOST, Matter, MatterKind, OverdueReport, matters
from dashboard.domain.meetings.outcome import DecisionStanding
from dashboard.domain.people.causes import Cause, Late
from dashboard.domain.people.contacts import Contact
from dashboard.domain.plan.plan import Plan
from dashboard.domain.reporting.completeness import Completeness
from dashboard.domain.reporting.delays import causes_known
from dashboard.domain.verdicts.parts import Gap
from dashboard.domain.verdicts.standing import Standing
from dashboard.domain.verdicts.standing_money import ProjectStanding
from dashboard.domain.verdicts.standing_targets import TargetStanding
from dashboard.text import Words
from dashboard.views.address import Address
from dashboard.views.causes import contact_lines
from dashboard.views.cell import Cell
from dashboard.views.completeness import unit_names
from dashboard.views.figures import amount_text
from dashboard.views.linked import to_project, to_target, unit_cell
from dashboard.views.marks import GLYPHS, Tone, tone
from dashboard.views.meetings.decided import owners_text, to_meeting
from dashboard.views.pages import Page
from dashboard.views.reasons import decision_rule, overdue_rule, project_why, support_rule, target_rule
from dashboard.views.table import Table, texts

ORDER = "More weeks late come first, of as many the larger shortfall."
ALL_OF_THEM = "All of them: {count}, on the pages of targets, money, communes, reports and meetings."
_CALLED = 2  # units whose contacts stand in a row; where more owe a report, their page names them
OVERDUE = "Overdue decisions of meetings: {count}"


_LATE = {MatterKind.TARGET: Late.TARGET, MatterKind.PROJECT: Late.PROJECT, MatterKind.UNIT: Late.UNIT}


@dataclass(frozen=True)
class MatterRow:
    """One row. `what` leads to where its detail stands; `weeks` is "" where nobody can say since when."""

    key: str
    kind: str
    tone: Tone
    what: Cell
    by: str
    weeks: str
    leads: str
    units: tuple[str, ...]  # codes of those who answer, for whoever may see whom to call
    cause: str = ""
    step: str = ""
    why: str = ""  # the rule that makes it late or short, with its figures


@dataclass(frozen=True)
class Matters:
    """The heaviest rows, and how many there are in all."""

    title: str
    rows: tuple[MatterRow, ...]
    of: int


def matters_view(
    standing: Standing, calendar: Completeness, words: Words, most: int = MOST, decisions: Iterable[DecisionStanding] = ()
) -> Matters:  # fmt: skip
    """The heaviest rows; `decisions` of meetings among them where their day has passed."""
    found = matters(standing, calendar, decisions)
    rows = tuple(_row(matter, standing, words) for matter in found[:most])
    return Matters(_title(found, len(rows), words), rows, len(found))


def matters_table(
    shown: Matters, words: Words, plan: Plan | None = None, contacts: Mapping[str, Contact] | None = None
) -> Table:
    """One line for each: its shape and name, then how late, by how much, who answers, the cause and the proposed step.

    `contacts` by official code, for those who may read whom to call: of up to two units, for many owe a report.
    """
    return Table.of(
        texts(words("Matter"), [replace(row.what, text=f"{GLYPHS[row.tone]} {row.what.text}") for row in shown.rows]),
        texts(words("How late, by how much, who answers"), [_cell(row, plan, contacts, words) for row in shown.rows]),
    )


def _cell(row: MatterRow, plan: Plan | None, contacts: Mapping[str, Contact] | None, words: Words) -> Cell:
    said = _because(row, words)
    if plan is not None and contacts is not None and len(row.units) <= _CALLED:
        calls = contact_lines(plan, (unit for unit in row.units if unit in plan.unit_by_code), contacts, words)
        said = " · ".join((said, *(words("call {contact}", contact=call) for call in calls)))
    return Cell(said, why=row.why)


def _because(row: MatterRow, words: Words) -> str:
    cause = words("cause: {cause}", cause=row.cause) if row.cause else ""
    step = words("proposed: {step}", step=row.step) if row.step else ""
    return " · ".join(part for part in (row.weeks, row.by, row.leads, cause, step) if part)


def _title(found: tuple[Matter, ...], shown: int, words: Words) -> str:
    """How many there are, and how many of them stand here where not all do."""
    if not found:
        return words("Nothing is late or short")
    weeks = max((matter.weeks or 0 for matter in found), default=0)
    count = words("{count} matters", count=len(found))
    if shown < len(found):
        count = words("{shown} of {of} matters, the heaviest", shown=shown, of=len(found))
    if not weeks:
        return words("To be decided: {matters}", matters=count)
    return words("To be decided: {matters}, the oldest {weeks} weeks late", matters=count, weeks=weeks)


def _row(matter: Matter, standing: Standing, words: Words) -> MatterRow:
    what, by, looks = _SAID[matter.kind](matter.of, standing, words)
    said = _said(matter, standing)
    by_day = words(" before {day}", day=said.remedy_by) if said and said.remedy and said.remedy_by else ""
    return MatterRow(
        key=f"{matter.kind}:{matter.key}",
        kind=words.term(matter.kind),
        tone=looks,
        what=what,
        by=by,
        weeks="" if not matter.weeks else words("{weeks} weeks late", weeks=matter.weeks),
        leads=_leads(matter, standing, words),
        units=matter.leads,
        cause=said.cause if said else "",
        step=said.remedy + by_day if said else "",
        why=_why(matter, standing, words),
    )


def _why(matter: Matter, standing: Standing, words: Words) -> str:
    match matter.of:
        case TargetStanding() as t:
            return target_rule(standing, t, words)
        case ProjectStanding() as p:
            return project_why(standing, p, words)[0]
        case Gap() as gap:
            return support_rule(standing, gap, words)
        case OverdueReport() as late:
            return overdue_rule(late, words)
        case decision:
            return decision_rule(decision, words)


def _said(matter: Matter, standing: Standing) -> Cause | None:
    """The newest word of a unit on why it is late; None where nobody has said anything, and of reports, which are many units'."""
    late = _LATE.get(matter.kind)
    known = () if late is None else causes_known(standing.snapshot, late, matter.key, standing.period)
    return next(iter(known), None)


def _named(matter: Matter, standing: Standing) -> tuple[str, ...]:
    """Those who answer, where the row does not name or count them itself."""
    if matter.kind in (MatterKind.UNIT, MatterKind.REPORT, MatterKind.DECISION):
        return ()
    return tuple(unit for unit in matter.leads if unit in standing.snapshot.plan.unit_by_code)


def _leads(matter: Matter, standing: Standing, words: Words) -> str:
    """Who leads it; that nobody does is told where the plan could name somebody and does not."""
    named = unit_names(standing.snapshot.plan, _named(matter, standing), words, most=2)
    led = matter.kind in (MatterKind.TARGET, MatterKind.PROJECT)
    return named or (words("no lead named") if led else "")


def _target(t: TargetStanding, standing: Standing, words: Words) -> tuple[Cell, str, Tone]:
    name = words.name_of(t.indicator.label, t.indicator.name_en)
    reached = "" if t.reckoned is None else amount_text(t.indicator, t.reckoned, words, unit=True)
    asked = t.path if t.path is not None else t.goal
    wanted = "" if asked is None else amount_text(t.indicator, asked, words, unit=True)
    by = reached
    if reached and wanted:  # without a path there is nothing planned by now, only the target of the year
        said = "{reached}, planned by now {wanted}" if t.path is not None else "{reached}, target {wanted}"
        by = words(said, reached=reached, wanted=wanted)
    return to_target(name, t.target.id), by, tone(t.state, t.is_final)


def _project(p: ProjectStanding, standing: Standing, words: Words) -> tuple[Cell, str, Tone]:
    name = f"{p.project.code} · {words.name_of(p.project.label, p.project.name_en)}"
    missing = words.money(p.missing_vnd or 0)
    by = words("{missing} million đồng less than planned by now", missing=missing)
    return to_project(name, p.project.code), by, tone(p.state, not standing.period.months_left)


def _unit(gap: Gap, standing: Standing, words: Words) -> tuple[Cell, str, Tone]:
    plan = standing.snapshot.plan
    indicator = plan.indicator_by_code[gap.indicator]
    by = words(
        "{gap} short: {indicator}",
        gap=words.points(gap.gap or Decimal(0)), indicator=words.name_of(indicator.label, indicator.name_en),
    )  # fmt: skip
    return unit_cell(plan, gap.unit, full=True), by, Tone.BAD


def _report(late: OverdueReport, standing: Standing, words: Words) -> tuple[Cell, str, Tone]:
    by = words(
        "{count} of {all} units owe it since {period}",
        count=len(late.owing), all=late.expected, period=words.short_period(late.period),
    )  # fmt: skip
    return (
        Cell(late.name, href=Address(Page.REPORTING, {}).href),
        by,
        Tone.BAD if len(late.owing) * 2 > late.expected else Tone.WARN,
    )


def _decision(one: DecisionStanding, standing: Standing, words: Words) -> tuple[Cell, str, Tone]:
    decision, plan = one.decision, standing.snapshot.plan
    what = words("Decided {day}: {text}", day=one.meeting.held_on, text=decision.text)
    by = words("to be done by {day}", day=decision.due) if decision.due else ""
    who = owners_text(decision, plan, words, named=False)
    return to_meeting(what, decision.meeting), " · ".join(part for part in (by, who) if part), Tone.BAD


_SAID: dict[MatterKind, Callable[..., tuple[Cell, str, Tone]]] = {
    MatterKind.TARGET: _target,
    MatterKind.PROJECT: _project,
    MatterKind.UNIT: _unit,
    MatterKind.REPORT: _report,
    MatterKind.DECISION: _decision,
}
