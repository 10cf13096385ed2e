"""The slides of a meeting: its agenda, in its order, from its frozen version, with what was decided before and today."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from dashboard.domain.meetings.agenda import AgendaItem, AgendaKind
from dashboard.domain.meetings.decisions import Decision, DecisionAbout
from dashboard.domain.meetings.meeting import Meeting
from dashboard.domain.meetings.outcome import DecisionStanding
from dashboard.domain.people.causes import Late
from dashboard.domain.reporting.completeness import Completeness
from dashboard.domain.reporting.delays import causes_known
from dashboard.domain.verdicts.standing import Standing
from dashboard.text import Words
from dashboard.views.bullets import project_bullets, target_bullets
from dashboard.views.causes import cause_text, thing_cell
from dashboard.views.figures import verdict_and_rest
from dashboard.views.heat import heat
from dashboard.views.marks import GLYPHS
from dashboard.views.matters import matters_view
from dashboard.views.meetings.decided import counted_text, decided_line, due_text, owners_text, unit_key
from dashboard.views.meetings.notes import notes_of
from dashboard.views.slides import Slide, SlideKind, slides_of, source_of

_DECISIONS = 3  # on one slide: each takes two lines, or four with a long text, also in the largest type
_MATTERS = 7
_GAPS = 4  # of one unit
_LINES = 12  # of a slide with text


@dataclass(frozen=True)
class MeetingSlide:
    """One slide with what its presenter reads beside it, and the figure that a decision typed beside it is most likely about.

    `item` is the place in the agenda, from 1; several slides may come of one.
    """

    slide: Slide
    item: int
    notes: tuple[str, ...] = ()
    about: DecisionAbout | None = None
    live: bool = False  # shows what is decided now, and so is no part of what is frozen


@dataclass(frozen=True)
class MeetingShow:
    slides: tuple[MeetingSlide, ...]
    source: str


def meeting_show(
    meeting: Meeting,
    standing: Standing,
    calendar: Completeness,
    last: Sequence[DecisionStanding],
    today: Sequence[Decision],
    words: Words,
    before: Standing | None = None,
) -> MeetingShow:
    """`standing` and `calendar` as the frozen version knew them; `last`: what the meeting opens with; `today`: decided in it."""
    usual = {slide.kind.value: slide for slide in slides_of(standing, calendar, words, before)}
    made: list[MeetingSlide] = []
    for place, item in enumerate(meeting.agenda, start=1):
        if not item.on:
            continue
        for slide in _slides(item, usual, standing, calendar, last, today, words):
            about = DecisionAbout(Late(item.kind.value), item.of) if item.kind.value in set(Late) else None
            notes = notes_of(slide, item, standing, words)
            made.append(MeetingSlide(slide, place, notes, about, item.kind is AgendaKind.TODAY))
    return MeetingShow(tuple(made), source_of(standing, words, before))


def _slides(
    item: AgendaItem, usual: dict[str, Slide], standing: Standing, calendar: Completeness,
    last: Sequence[DecisionStanding], today: Sequence[Decision], words: Words,
) -> Iterator[Slide]:  # fmt: skip
    match item.kind:
        case AgendaKind.LAST:
            yield from _last(last, standing, words)
        case AgendaKind.MATTERS:
            view = matters_view(standing, calendar, words, _MATTERS)
            lines = tuple(
                f"{GLYPHS[row.tone]} {row.what.text}: " + " · ".join(p for p in (row.weeks, row.by, row.leads) if p)
                for row in view.rows
            )
            if lines:
                yield Slide(SlideKind.MATTERS, view.title, lines=lines)
        case AgendaKind.TODAY:
            yield from _today(today, standing, words)
        case AgendaKind.TARGET:
            yield from _target(item.of, standing, words)
        case AgendaKind.PROJECT:
            yield from _project(item.of, standing, words)
        case AgendaKind.UNIT:
            yield from _unit(item.of, standing, words)
        case AgendaKind.TEXT:
            lines = tuple(line.strip() for line in item.text.splitlines() if line.strip())
            yield Slide(SlideKind.TEXT, item.title or words("Note"), lines=lines[:_LINES])
        case _:
            if (slide := usual.get(item.kind.value)) is not None:
                yield slide


def _last(last: Sequence[DecisionStanding], standing: Standing, words: Words) -> Iterator[Slide]:
    """What was decided before, so many on a slide, each with what came of it."""
    plan = standing.snapshot.plan
    title = words("From last time, {counted}", counted=counted_text(last, words))
    for first in range(0, len(last), _DECISIONS):
        lines = []
        for one in last[first : first + _DECISIONS]:
            told = decided_line(one, plan, words)
            lines.append(f"{GLYPHS[told.tone]} {told.line}")
            lines.append("→ " + " · ".join(part for part in (told.said, told.moved) if part))
        yield Slide(SlideKind.LAST, _parted(title, first, len(last), words), lines=tuple(lines))


def _today(today: Sequence[Decision], standing: Standing, words: Words) -> Iterator[Slide]:
    plan = standing.snapshot.plan
    if not today:
        yield Slide(SlideKind.TODAY, words("Decided today: nothing yet"))
    title = words("Decided today: {count}", count=len(today))
    for first in range(0, len(today), _DECISIONS):
        shown = today[first : first + _DECISIONS]
        lines = tuple(
            f"{one.number}. {one.text} ({owners_text(one, plan, words)} · {due_text(one, words)})" for one in shown
        )
        yield Slide(SlideKind.TODAY, _parted(title, first, len(today), words), lines=lines)


def _parted(title: str, first: int, count: int, words: Words) -> str:
    if count <= _DECISIONS:
        return title
    return words(
        "{title} ({part} of {parts})", title=title, part=first // _DECISIONS + 1, parts=-(-count // _DECISIONS)
    )


def _target(of: str, standing: Standing, words: Words) -> Iterator[Slide]:
    """One target: its sentence, its track, why it is late and what its lead proposes."""
    t = next((t for t in standing.targets if t.target.id == of), None)
    if t is None:
        return
    rows = tuple(row for row in target_bullets(standing, words) if row.key == of)
    title, rest = verdict_and_rest(t.statement, words)
    yield Slide(SlideKind.TARGET, title, bullets=rows, lines=_lines(rest, _said(Late.TARGET, of, standing, words)))


def _project(of: str, standing: Standing, words: Words) -> Iterator[Slide]:
    p = next((p for p in standing.projects if p.project.code == of), None)
    if p is None:
        return
    rows = tuple(row for row in project_bullets(standing, words) if row.key == of)
    title, rest = verdict_and_rest(p.statement, words)
    yield Slide(SlideKind.PROJECT, title, bullets=rows, lines=_lines(rest, _said(Late.PROJECT, of, standing, words)))


def _lines(rest: str, said: tuple[str, ...]) -> tuple[str, ...]:
    """What else is to be said of a verdict, then why it is late."""
    return tuple(line for line in (rest, *said) if line)


def _unit(of: str, standing: Standing, words: Words) -> Iterator[Slide]:
    """One unit: how far it is from the targets in each dimension, and what it says."""
    plan = standing.snapshot.plan
    key = unit_key(plan, of)
    if key not in plan.unit_by_code:
        return
    whole = heat(standing, words)
    cells = tuple(cell for cell in whole.cells if cell.code == key)
    gaps = [gap for gap in standing.gaps if gap.unit == key and gap.gap is not None]
    widest = sorted((gap for gap in gaps if (gap.gap or 0) > 0), key=lambda gap: -(gap.gap or 0))[:_GAPS]
    names = [words.name_of(i.label, i.name_en) for gap in widest if (i := plan.indicator_by_code[gap.indicator])]
    short = [words.points(gap.gap or Decimal(0)) for gap in widest]
    title = plan.unit_by_code[key].name
    if widest:
        title = words(
            "{unit}: {gap} short in {indicator}, its widest gap", unit=title, gap=short[0], indicator=names[0]
        )  # fmt: skip
    lines = tuple(
        words("{indicator}: {gap} short", indicator=name, gap=gap) for name, gap in zip(names, short, strict=True)
    )
    shown = replace(whole, cells=cells, units=tuple(dict.fromkeys(cell.unit for cell in cells))) if cells else None
    yield Slide(SlideKind.UNIT, title, heat=shown, lines=(*lines, *_said(Late.UNIT, key, standing, words)))


def _said(late: Late, of: str, standing: Standing, words: Words) -> tuple[str, ...]:
    """What the units that answer say of its delay, the newest first."""
    plan = standing.snapshot.plan
    known = causes_known(standing.snapshot, late, of, standing.period)
    return tuple(f"{thing_cell(plan, Late.UNIT, one.unit, words).text}: {cause_text(one, words)}" for one in known)
