"""What the presenter reads beside a slide: the sentences behind it, the units' causes and what they propose."""

from collections.abc import Iterator

from dashboard.domain.meetings.agenda import AgendaItem, AgendaKind
from dashboard.domain.people.causes import Late
from dashboard.domain.reporting.delays import asks_why, causes_known
from dashboard.domain.verdicts.severity import severity_of, severity_of_money
from dashboard.domain.verdicts.standing import Standing
from dashboard.text import Words
from dashboard.views.causes import cause_text, thing_cell
from dashboard.views.meetings.decided import unit_key
from dashboard.views.slides import Slide

_MOST = 6  # things of one slide


def notes_of(slide: Slide, item: AgendaItem, standing: Standing, words: Words) -> tuple[str, ...]:
    """Paragraphs, the heaviest first."""
    match item.kind:
        case AgendaKind.TARGETS | AgendaKind.WHOLE | AgendaKind.CAUSES:
            return tuple(_targets(standing, words, only=None))
        case AgendaKind.TARGET:
            return tuple(_targets(standing, words, only=item.of))
        case AgendaKind.MONEY:
            return (words.sentence(standing.total.sentence), *_projects(standing, words, only=None))
        case AgendaKind.PROJECTS:
            return tuple(_projects(standing, words, only=None))
        case AgendaKind.PROJECT:
            return tuple(_projects(standing, words, only=item.of))
        case AgendaKind.COMMUNES | AgendaKind.UNIT:
            units = (
                [unit_key(standing.snapshot.plan, item.of)]
                if item.of
                else list(dict.fromkeys(gap.unit for gap in standing.needing_support))
            )
            return tuple(_units(units[:_MOST], standing, words))
        case _:
            return slide.lines


def _targets(standing: Standing, words: Words, only: str | None) -> Iterator[str]:
    late = sorted((t for t in standing.targets if asks_why(t.state) or t.target.id == only), key=severity_of)
    shown = [t for t in late if only is None or t.target.id == only]
    for t in shown[:_MOST]:
        yield words.sentence(t.sentence)
        yield from _said(standing, Late.TARGET, t.target.id, words)


def _projects(standing: Standing, words: Words, only: str | None) -> Iterator[str]:
    late = [p for p in standing.projects if p.project.code == only or (only is None and asks_why(p.state))]
    late.sort(key=lambda p: severity_of_money(p, standing.period))
    for p in late[:_MOST]:
        yield words.sentence(p.sentence)
        yield from _said(standing, Late.PROJECT, p.project.code, words)


def _units(units: list[str], standing: Standing, words: Words) -> Iterator[str]:
    """What each says of its own delay, then its proposal of the period's report."""
    snapshot = standing.snapshot
    for unit in units:
        yield from _said(standing, Late.UNIT, unit, words)
        for sent in reversed(snapshot.words_by_unit.get(unit, ())):
            if sent.period.end <= standing.period.end and sent.narrative.recommendations:
                name = snapshot.plan.unit_by_code[unit].label
                yield words("{unit} proposes: {text}", unit=name, text=sent.narrative.recommendations)
                break


def _said(standing: Standing, late: Late, of: str, words: Words) -> Iterator[str]:
    plan = standing.snapshot.plan
    for cause in causes_known(standing.snapshot, late, of, standing.period):
        who = thing_cell(plan, Late.UNIT, cause.unit, words).text
        yield words("{unit} on the cause: {text}", unit=who, text=cause_text(cause, words))
