"""What changed between two versions of the store, as lines of a page: verdicts first, then reports, then figures."""

from dataclasses import dataclass

from dashboard.domain.comparing.versions import Comparison, ReportStep, VerdictChange
from dashboard.domain.plan.plan import ALL_PROJECTS, Plan
from dashboard.domain.reported.observations import Disbursement, Observation, Submission
from dashboard.domain.verdicts.standing import State
from dashboard.text import Words
from dashboard.views.linked import cell_of, file_of, to_cell, to_project, to_receipt, to_target, to_unit_of
from dashboard.views.marks import glyph
from dashboard.views.retold import told_text, what_of


@dataclass(frozen=True)
class VerdictLine:
    """A verdict that turned, or a figure that moved under the same verdict."""

    name: str
    before: str
    after: str
    said: str  # the sentence of today
    turned: bool


@dataclass(frozen=True)
class ReportLine:
    unit: str
    form: str
    period: str
    what: str
    actor: str
    when: str
    file: str


@dataclass(frozen=True)
class FigureLine:
    what: str
    unit: str
    period: str
    before: str
    after: str
    file: str
    place: str


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


def changes(found: Comparison, words: Words) -> Changes:
    """Everything that is different, each with what stood before and what stands now."""
    verdicts = tuple(_verdict(found, change, words) for change in (*found.targets, *found.projects))
    return Changes(
        heading=_heading(found, verdicts, words),
        since=_version(found.before.version, found, words),
        until=_version(found.after.version, found, words),
        judged=words.period(found.period),
        plan_changed=found.plan_changed,
        verdicts=verdicts,
        reports=tuple(_report(found, step, words) for step in reversed(found.reports)),
        figures=tuple(_line(found, change.before, change.after, words) for change in found.figures),
        money=tuple(_line(found, change.before, change.after, words) for change in found.money),
    )


def _heading(found: Comparison, verdicts: tuple[VerdictLine, ...], words: Words) -> str:
    if not found:
        return words("Nothing has changed")
    turned = sum(line.turned for line in verdicts)
    said = words("{reports} reports came", reports=len(found.reports))
    if not turned:
        said = words("{said}; no verdict is another one", said=said)
    elif turned == 1:
        said = words("{said}; one verdict is another one", said=said)
    else:
        said = words("{said}; {turned} verdicts are other ones", said=said, turned=turned)
    return words("{said}; the plan is another version", said=said) if found.plan_changed else said


def _version(version: int, found: Comparison, words: Words) -> str:
    snapshot = found.before if version == found.before.version else found.after
    moment = words.moment(snapshot.recorded_at) if snapshot.recorded_at else ""
    return words("version {version} ({moment})", version=version, moment=moment)


def _verdict(found: Comparison, change: VerdictChange, words: Words) -> VerdictLine:
    return VerdictLine(
        _name(found.after.plan, change.key, words),
        _state(change.before, found, words),
        _state(change.after, found, words),
        words.sentence(change.said_after or change.said_before),
        change.turned,
    )


def _name(plan: Plan, key: str, words: Words) -> str:
    if key == ALL_PROJECTS:
        return words("Whole programme")
    target = next((t for t in plan.targets if t.id == key), None)
    if target is not None:
        indicator = plan.indicator_by_code[target.indicator]
        return to_target(f"{key} · {words.name_of(indicator.label, indicator.name_en)}", key)
    project = plan.project_by_code.get(key)
    return to_project(f"{key} · {words.name_of(project.label, project.name_en)}", key) if project else key


def _state(state: State | None, found: Comparison, words: Words) -> str:
    return words("not in the plan") if state is None else f"{glyph(state)} {words.term(state)}"


def _report(found: Comparison, step: ReportStep, words: Words) -> ReportLine:
    sent = step.after
    return ReportLine(
        to_unit_of(found.after.plan, _unit(found.after.plan, sent.unit), sent.unit),
        next((o.name for o in found.after.plan.obligations if o.form == sent.form), sent.form),
        words.short_period(sent.period),
        _what(step, words),
        sent.actor,
        to_receipt(words.moment(sent.received_at), sent.receipt),
        to_cell(sent.file_name, sent.sha256),
    )


def _what(step: ReportStep, words: Words) -> str:
    if not step.after.status.counts:
        return words.term(step.after.status)
    if step.before is None:
        return (
            words("came") if step.after.revision == 1 else words("came, revision {number}", number=step.after.revision)
        )
    return words("corrected, revision {number}", number=step.after.revision)


def _unit(plan: Plan, code: str) -> str:
    return plan.unit_by_code[code].label if code in plan.unit_by_code else code


Reported = Observation | Disbursement


def _line(found: Comparison, before: Reported | None, after: Reported | None, words: Words) -> FigureLine:
    one = after or before
    assert one is not None
    sent = _submission(found, one.submission)
    return FigureLine(
        what_of(found.after.plan, one, words),
        to_unit_of(found.after.plan, _unit(found.after.plan, one.subject), one.subject),
        words.short_period(one.period),
        words("nothing yet") if before is None else told_text(found.before.plan, before, words),
        words("nothing yet") if after is None else told_text(found.after.plan, after, words),
        file_of(sent, str(one.place)),
        cell_of(sent, str(one.place)),
    )


def _submission(found: Comparison, id: int | None) -> Submission | None:
    if id is None:
        return None
    return found.after.submission_by_id.get(id) or found.before.submission_by_id.get(id)
