"""View of Có gì thay đổi: differences of two store versions in verdicts, reports, figures and money."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dashboard.domain.comparing.units import UnitTurn
from dashboard.domain.comparing.versions import Comparison, ReportStep, VerdictChange
from dashboard.domain.people.named import Persons
from dashboard.domain.plan.plan import ALL_PROJECTS, Plan
from dashboard.domain.reported.observations import Disbursement, Observation, Submission
from dashboard.domain.verdicts.parts import State
from dashboard.text import Words
from dashboard.views.causes import cause_table, thing_cell
from dashboard.views.cell import Cell, cell_of, period_cell
from dashboard.views.figure_revisions import figure_name, reported_cell
from dashboard.views.form_names import form_name
from dashboard.views.linked import received_cell, to_file, to_project, to_target, unit_cell
from dashboard.views.marks import glyph
from dashboard.views.month_changes import support_text
from dashboard.views.table import Table, of_fields


@dataclass(frozen=True)
class VerdictLine:
    """A changed verdict, or a changed figure under the same verdict."""

    name: Cell
    before: str
    after: str
    sentence: str  # of the later version
    turned: bool


@dataclass(frozen=True)
class ReportLine:
    unit: Cell
    form: str
    period: Cell
    what: str
    actor: str
    when: Cell
    file: Cell


@dataclass(frozen=True)
class FigureLine:
    what: str
    unit: Cell
    period: Cell
    before: Cell
    after: Cell
    file: Cell
    place: Cell


@dataclass(frozen=True)
class Changes:
    heading: str
    since: str
    until: str
    judged: str  # the period of the verdicts, in words
    plan_changed: bool
    verdicts: tuple[VerdictLine, ...]
    reports: tuple[ReportLine, ...]
    figures: tuple[FigureLine, ...]
    money: tuple[FigureLine, ...]


def changes(comparison: Comparison, words: Words) -> Changes:
    """All differences, each with the state before and after."""
    verdicts = tuple(_verdict(comparison, change, words) for change in (*comparison.targets, *comparison.projects))
    verdicts += tuple(_commune(comparison, turn, words) for turn in comparison.communes)
    return Changes(
        heading=_heading(comparison, verdicts, words),
        since=_version(comparison.before.version, comparison, words),
        until=_version(comparison.after.version, comparison, words),
        judged=words.period(comparison.period),
        plan_changed=comparison.plan_changed,
        verdicts=verdicts,
        reports=tuple(_report(comparison, step, words) for step in reversed(comparison.reports)),
        figures=tuple(_line(comparison, change.before, change.after, words) for change in comparison.figures),
        money=tuple(_line(comparison, change.before, change.after, words) for change in comparison.money),
    )


def _heading(comparison: Comparison, verdicts: tuple[VerdictLine, ...], words: Words) -> str:
    if not comparison:
        return words("Nothing has changed")
    turned = sum(line.turned for line in verdicts)
    approved = sum(step.same_revision and step.after.status.counts for step in comparison.reports)
    text = words("{reports} reports came", reports=len(comparison.reports) - approved)
    if approved:
        text = words("{said}, {approved} were approved", said=text, approved=approved)
    if not turned:
        text = words("{said}; no verdict is another one", said=text)
    elif turned == 1:
        text = words("{said}; one verdict is another one", said=text)
    else:
        text = words("{said}; {turned} verdicts are other ones", said=text, turned=turned)
    return words("{said}; the plan is another version", said=text) if comparison.plan_changed else text


def _version(version: int, comparison: Comparison, words: Words) -> str:
    snapshot = comparison.before if version == comparison.before.version else comparison.after
    moment = words.moment(snapshot.recorded_at) if snapshot.recorded_at else ""
    return words("version {version} ({moment})", version=version, moment=moment)


def _verdict(comparison: Comparison, change: VerdictChange, words: Words) -> VerdictLine:
    return VerdictLine(
        _name(comparison.after.plan, change.key, words),
        _state(change.before, comparison, words),
        _state(change.after, comparison, words),
        words.sentence(change.sentence_after or change.sentence_before),
        change.turned,
    )


def _commune(comparison: Comparison, turn: UnitTurn, words: Words) -> VerdictLine:
    before, after = comparison.before.plan, comparison.after.plan
    return VerdictLine(
        unit_cell(after, turn.unit),
        support_text(before, turn.before, words),
        support_text(after, turn.after, words),
        "",
        True,
    )


def _name(plan: Plan, key: str, words: Words) -> Cell:
    if key == ALL_PROJECTS:
        return Cell(words("Whole programme"))
    target = next((t for t in plan.targets if t.id == key), None)
    if target is not None:
        indicator = plan.indicator_by_code[target.indicator]
        return to_target(f"{key} · {words.name_of(indicator.label, indicator.name_en)}", key)
    project = plan.project_by_code.get(key)
    return to_project(f"{key} · {words.name_of(project.label, project.name_en)}", key) if project else Cell(key)


def _state(state: State | None, comparison: Comparison, words: Words) -> str:
    over = not comparison.period.months_left
    return words("not in the plan") if state is None else f"{glyph(state, over)} {words.term(state)}"


def _report(comparison: Comparison, step: ReportStep, words: Words) -> ReportLine:
    sent = step.after
    if step.same_revision and sent.status_at is not None:  # what was done with it, by whom and when
        sent = replace(sent, actor=sent.status_by or sent.actor, received_at=sent.status_at)
    return ReportLine(
        unit_cell(comparison.after.plan, sent.unit),
        form_name(comparison.after.plan, sent.form, words),
        period_cell(sent.period, words),
        _what(step, words),
        words.person(Persons(comparison.after.plan).of(sent.unit, sent.actor)),
        received_cell(sent, words),
        to_file(sent.file_name, sent.sha256),
    )


def _what(step: ReportStep, words: Words) -> str:
    if not step.after.status.counts:
        return words.term(step.after.status)
    if step.same_revision:
        return words("approved")
    if step.before is None:
        return (
            words("came") if step.after.revision == 1 else words("came, revision {number}", number=step.after.revision)
        )
    return words("corrected, revision {number}", number=step.after.revision)


Reported = Observation | Disbursement


def _line(comparison: Comparison, before: Reported | None, after: Reported | None, words: Words) -> FigureLine:
    figure = after or before
    assert figure is not None
    sent, place, plan = _submission(comparison, figure.submission), str(figure.place), comparison.after.plan
    nothing = Cell(words("nothing yet"), absent=True)
    return FigureLine(
        figure_name(plan, figure, words),
        unit_cell(plan, figure.subject),
        period_cell(figure.period, words),
        nothing if before is None else reported_cell(comparison.before.plan, before, words),
        nothing if after is None else reported_cell(plan, after, words),
        to_file(sent.file_name, sent.sha256, place) if sent else cell_of(""),
        to_file(place, sent.sha256 if sent else "", place),
    )


def _submission(comparison: Comparison, id: int | None) -> Submission | None:
    if id is None:
        return None
    return comparison.after.submission_by_id.get(id) or comparison.before.submission_by_id.get(id)


def new_causes(comparison: Comparison, words: Words) -> Table:
    """What units said since of why something is late."""
    known, plan = set(comparison.before.causes), comparison.after.plan
    rows = [cause for cause in comparison.after.causes if cause not in known]
    return cause_table(rows, plan, words, False, [thing_cell(plan, c.late, c.of, words) for c in rows])


def line_table(lines: Sequence[VerdictLine | ReportLine | FigureLine], words: Words) -> Table:
    """Lines of one kind as a table."""
    return of_fields(lines, _HEADS[type(lines[0])] if lines else {}, words, figures=("before", "after"))


_HEADS: dict[type, dict[str, str]] = {
    VerdictLine: {"name": "Target or project", "before": "Before", "after": "Now", "sentence": "In words"},
    ReportLine: {
        "unit": "Unit", "form": "Form", "period": "Period", "what": "What", "actor": "Who", "when": "When",
        "file": "File",
    },
    FigureLine: {
        "what": "Figure", "unit": "Unit", "period": "Period", "before": "Before", "after": "Now", "file": "File",
        "place": "Cell",
    },
}  # fmt: skip
