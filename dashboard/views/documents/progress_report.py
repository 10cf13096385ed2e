"""The report on how the programme is carried out, in the order in which districts write it: direction, results, assessment,
tasks, proposals, annexes (docs/rules.en.md: Number, date and document conventions).

What figures say is written by the program, from the values that pages show; what only people know is theirs to write.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from dashboard.domain.people.causes import Cause
from dashboard.domain.plan.plan import Plan
from dashboard.domain.plan.targets import Operator
from dashboard.domain.reporting.delays import causes_known, late_things
from dashboard.domain.reporting.proposals import UnitWords, words_of_units
from dashboard.domain.verdicts.standing import Standing
from dashboard.domain.verdicts.standing_money import ProjectStanding
from dashboard.domain.verdicts.standing_targets import TargetStanding
from dashboard.text import Words
from dashboard.views.bullets import target_bullets
from dashboard.views.causes import cause_text, thing_cell
from dashboard.views.documents.annexes import annexes, support_lines
from dashboard.views.documents.blocks import (
    Block,
    Document,
    Letterhead,
    PartHeading,
    Picture,
    Rows,
    Signature,
    Text,
    TextLook,
)
from dashboard.views.documents.own import OwnKey, own_text
from dashboard.views.heat import heat
from dashboard.views.money.lines import year_table
from dashboard.views.overview import Overview, figures_of, overview
from dashboard.views.plan_words import sample_note

_COMMUNES_DRAWN = 19  # rows of the heatmap that stay readable on one page


@dataclass(frozen=True)
class ReportAsked:
    """Which report: of the month, or the one that is asked for before a day of the plan; with what a person wrote for it."""

    due_before: date | None = None
    name: str = ""  # of the form, where the plan asks for this report
    own: Mapping[str, str] | None = None
    day: date | None = None  # of the document


def progress_report(standing: Standing, asked: ReportAsked, words: Words) -> Document:
    """Of one period, with every target of the plan, its money by project, source and budget year, causes and proposals."""
    view, plan = overview(standing, words), standing.snapshot.plan
    own = asked.own or {}
    return Document(
        letterhead=Letterhead(
            office=plan.programme.office,
            above=own.get(OwnKey.ABOVE, ""),
            number=own.get(OwnKey.NUMBER, ""),
            sign="BC",
            place=own.get(OwnKey.PLACE, ""),
            day=asked.day,
        ),
        name=words("REPORT"),
        subject=_subject(standing, asked, words),
        blocks=tuple(_blocks(standing, view, own, words)),
        annexes=annexes(standing, words),
        signature=Signature(*(own.get(key, "") for key in (OwnKey.ON_BEHALF, OwnKey.CAPACITY, OwnKey.SIGNER))),
        recipients=tuple(line.strip(" -") for line in own.get(OwnKey.RECIPIENTS, "").splitlines() if line.strip(" -")),
        facts=facts(standing, words),
        invented=sample_note(plan, words),
    )


def facts(standing: Standing, words: Words) -> tuple[str, ...]:
    """Whose figures, up to when, of how many units, not approved ones among them, and which version."""
    told = figures_of(standing, words)
    version = words("Store version {version}", version=str(standing.snapshot.version))
    return (f"{told[:1].upper()}{told[1:]} · {version}",)


def _subject(standing: Standing, asked: ReportAsked, words: Words) -> str:
    programme = standing.snapshot.plan.programme
    name = words.name_of(programme.name, programme.name_en)
    subject = words("Results of carrying out {programme}, {period}", programme=name, period=standing.period)
    if asked.due_before is None:
        return subject
    return words("{subject} (report due before {day})", subject=subject, day=asked.due_before)


def _blocks(standing: Standing, view: Overview, own: Mapping[str, str], words: Words) -> Iterator[Block]:
    yield Text(_opening(standing, words))
    yield Text(view.headline + ".")
    yield PartHeading(words("Direction and management"))
    yield own_text(OwnKey.DIRECTION, own, words)
    yield PartHeading(words("Results of the programme"))
    yield PartHeading(words("Results against the targets"), 2)
    yield from _targets(standing, view, words)
    yield PartHeading(words("Results of each project"), 2)
    yield from _projects(standing, words)
    yield PartHeading(words("Disbursement"), 2)
    yield from _money(standing, view, words)
    yield PartHeading(words("Communes that need support"), 2)
    yield from _communes(standing, view, words)
    yield PartHeading(words("Reporting"), 2)
    yield Text(_reporting(standing, words))
    yield PartHeading(words("Assessment"))
    yield PartHeading(words("What was achieved"), 2)
    yield from _achieved(standing, words)
    yield own_text(OwnKey.ACHIEVED, own, words)
    yield PartHeading(words("Shortcomings and causes"), 2)
    yield from _causes(standing, words)
    yield own_text(OwnKey.CAUSES, own, words)
    yield PartHeading(words("Tasks and solutions"))
    yield from _remedies(standing, words)
    yield own_text(OwnKey.TASKS, own, words)
    yield PartHeading(words("Proposals"))
    yield from _proposals(standing, words)
    yield own_text(OwnKey.PROPOSALS, own, words)


def _opening(standing: Standing, words: Words) -> str:
    plan = standing.snapshot.plan
    basis = words("Under {title}", title=plan.title)
    decision = f" ({plan.decision})" if plan.decision else ""
    return words(
        "{basis}{decision}, {office} reports on the results, {period}, as follows:",
        basis=basis, decision=decision, office=plan.programme.office, period=standing.period,
    )  # fmt: skip


def _targets(standing: Standing, view: Overview, words: Words) -> Iterator[Block]:
    rows = target_bullets(standing, words)
    if rows:
        yield Text(view.targets_title + ".")
        yield Picture("targets", words("Targets: result, target and what was planned by now"), view.targets_title, rows)
    if view.targets_note:
        yield Text(view.targets_note, TextLook.NOTE)
    for t in standing.targets:
        yield Text(_target_line(t, words), TextLook.ITEM)
    if not standing.targets:
        yield Text(words("The plan states no targets."))


def _target_line(t: TargetStanding, words: Words) -> str:
    """A target's whole sentence, which names it; of one without a number also what is reported of it."""
    said, told = words.sentence(t.sentence), t.figure.text.rstrip(". ")
    more = t.target.operator is Operator.NONE and told and told.casefold() not in said.casefold()
    return f"{said} {told}." if more else said


def _projects(standing: Standing, words: Words) -> Iterator[Block]:
    for p in standing.projects:
        yield Text(words.sentence(p.sentence), TextLook.ITEM)
    if not standing.projects:
        yield Text(words("The plan names no project with money."))


def _money(standing: Standing, view: Overview, words: Words) -> Iterator[Block]:
    total = standing.total
    yield Text(words.sentence(total.sentence))
    yield from (Text(text) for text in _carried(total, words))
    if view.curve is not None:
        yield Picture("curve", words("Disbursed against the plan, million đồng"), view.curve_title, view.curve)
    if years := year_table(standing, words):
        yield Rows(years, words("Money by budget year"), words("Unit: million đồng"))
    if total.estimate is not None:
        yield Text(words.sentence(total.estimate.sentence))


def _carried(total: ProjectStanding, words: Words) -> Iterator[str]:
    if total.carried_over is not None:
        yield words.sentence(total.carried_over.sentence)


def _communes(standing: Standing, view: Overview, words: Words) -> Iterator[Block]:
    shown = heat(standing, words, most=_COMMUNES_DRAWN)
    yield Text(view.heat_title + ".")
    yield from (Text(line, TextLook.ITEM) for line in support_lines(standing, words))
    if any(cell.gap is not None for cell in shown.cells):
        caption = words("Distance of each commune from its planned path, in points")
        yield Picture("communes", caption, view.heat_title, shown)


def _reporting(standing: Standing, words: Words) -> str:
    coverage = standing.reporting.coverage
    if not coverage.expected:
        return words("No report is due of this period.")
    labels = _labels(standing.snapshot.plan, coverage.missing)
    told = words("{period}: {came} of {of} units reported", period=standing.period, came=len(coverage.reported),
                 of=len(coverage.expected))  # fmt: skip
    missing = words("Missing: {names}", names=", ".join(labels)) if labels else ""
    return ". ".join(part for part in (told[:1].upper() + told[1:], missing) if part) + "."


def _labels(plan: Plan, units: Iterable[str]) -> list[str]:
    return [plan.unit_by_code[code].label for code in units if code in plan.unit_by_code]


def _achieved(standing: Standing, words: Words) -> Iterator[Block]:
    good = [words.name_of(t.indicator.label, t.indicator.name_en) for t in standing.targets if t.state.good]
    if good:
        told = words("{count} targets on track or reached: {names}.", count=len(good), names="; ".join(good))
        yield Text(told)


def _causes(standing: Standing, words: Words) -> Iterator[Block]:
    """Of each late thing who says why; of those of which nobody says anything that this is so."""
    plan, silent = standing.snapshot.plan, []
    for late, of in late_things(standing):
        known = causes_known(standing.snapshot, late, of, standing.period)
        name = str(thing_cell(plan, late, of, words))
        if known:
            yield Text(_cause_line(name, known, plan, words), TextLook.ITEM)
        else:
            silent.append(name)
    if silent:
        yield Text(words("Late without a cause given: {names}.", names="; ".join(silent)), TextLook.ITEM)
    for one in _with(standing, "difficulties"):
        yield Text(f"{_unit(standing, one)}: {one.words.difficulties}", TextLook.ITEM)


def _cause_line(name: str, known: tuple[Cause, ...], plan: Plan, words: Words) -> str:
    said = "; ".join(
        f"{cause_text(cause, words)} ({plan.unit_by_code[cause.unit].label if cause.unit in plan.unit_by_code else cause.unit})"
        for cause in known
    )
    return f"{name}: {said}"


def _remedies(standing: Standing, words: Words) -> Iterator[Block]:
    """What is late most, as it is to be done until when."""
    for late, of in late_things(standing):
        known = [c for c in causes_known(standing.snapshot, late, of, standing.period) if c.remedy]
        for cause in known[:1]:
            day = words(" before {day}", day=cause.remedy_by) if cause.remedy_by else ""
            about = thing_cell(standing.snapshot.plan, late, of, words)
            yield Text(f"{about}: {cause.remedy.rstrip('.')}{day}.", TextLook.ITEM)


def _proposals(standing: Standing, words: Words) -> Iterator[Block]:
    asking = [one for one in words_of_units(standing.snapshot, standing.period) if one.asks]
    for one in asking:
        month = words.short_period(one.sent.period)
        yield Text(f"{_unit(standing, one)} ({month}): {one.words.recommendations}", TextLook.ITEM)


def _with(standing: Standing, part: str) -> Iterator[UnitWords]:
    for one in words_of_units(standing.snapshot, standing.period):
        if getattr(one.words, part) and one.later is None:
            yield one


def _unit(standing: Standing, one: UnitWords) -> str:
    unit = standing.snapshot.plan.unit_by_code.get(one.sent.unit)
    return unit.label if unit else one.sent.unit
