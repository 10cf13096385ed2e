"""Meetings in a list, what one is called, and its agenda by names."""

from collections.abc import Iterable
from decimal import Decimal

from dashboard.domain.meetings.agenda import AgendaItem, AgendaKind
from dashboard.domain.meetings.decisions import DecisionAbout
from dashboard.domain.meetings.known import Meetings
from dashboard.domain.meetings.meeting import Meeting, MeetingState
from dashboard.domain.people.causes import Late
from dashboard.domain.people.persons import Person
from dashboard.domain.plan.plan import Plan
from dashboard.text import Words
from dashboard.views.cell import day_cell, number_cell, period_cell
from dashboard.views.meetings.decided import about_name, to_meeting
from dashboard.views.table import Table, figures, texts

_KINDS = set(map(str, Late))


def meeting_title(meeting: Meeting, words: Words) -> str:
    """As the secretary called it, else by the period that it is about."""
    return meeting.title or words("Progress meeting, {period}", period=meeting.period)


def meeting_table(known: Meetings, shown: Iterable[Meeting], words: Words) -> Table:
    """The newest first."""
    rows = sorted(shown, key=lambda meeting: (meeting.held_on, meeting.code), reverse=True)
    decided = [known.of(meeting.code) for meeting in rows]
    return Table.of(
        texts(words("Day"), [day_cell(m.held_on, words) for m in rows]),
        texts(words("Meeting"), [to_meeting(meeting_title(m, words), m.code) for m in rows]),
        texts(words("Figures of"), [period_cell(m.period, words) for m in rows]),
        texts(words("State"), [words.term(m.state) for m in rows]),
        figures(words("Decisions"), [number_cell(Decimal(len(d)), words) for d in decided]),
        figures(words("Not done yet"), [number_cell(Decimal(sum(not one.is_done for one in d)), words) for d in decided]),
    )  # fmt: skip


def head_lines(meeting: Meeting, words: Words) -> tuple[str, ...]:
    """Day, place, who was there; persons for who may read names."""
    people = [name for name in (meeting.chair, meeting.secretary, *meeting.present) if name]
    if any(words.person(Person(name)) != name for name in people):
        people = []  # who may not read names is not told three times that there was somebody
    named = [
        (words("Chair"), meeting.chair if people else ""),
        (words("Secretary"), meeting.secretary if people else ""),
        (words("Present"), ", ".join(meeting.present) if people else ""),
    ]
    where = f", {meeting.place}" if meeting.place else ""
    frozen = words(
        "Figures of {period}, frozen at version {version}", period=meeting.period, version=meeting.version
    )  # fmt: skip
    lines = [f"{words.date(meeting.held_on)}{where} · {words.term(meeting.state)}", frozen]
    return (*lines, *(f"{label}: {name}" for label, name in named if name))


def item_name(item: AgendaItem, plan: Plan, words: Words) -> str:
    """The name of an agenda's item: its kind, and of what was added what it is of."""
    if item.kind is AgendaKind.TEXT:
        return words("Text: {title}", title=item.title or item.text[:40])
    if str(item.kind) in _KINDS:
        return words(
            "{kind}: {name}",
            kind=words.term(item.kind),
            name=about_name(DecisionAbout(Late(item.kind.value), item.of), plan, words),
        )
    return words.term(item.kind)


def choices_of(plan: Plan, words: Words) -> dict[str, str]:
    """What may be added to an agenda, and what a decision may be about: «target:S01» → its name."""
    found: dict[str, str] = {}
    things = [DecisionAbout(Late.TARGET, target.id) for target in plan.targets]
    things += [DecisionAbout(Late.PROJECT, project.code) for project in plan.projects]
    things += [DecisionAbout(Late.UNIT, unit.code) for unit in plan.units if unit.level is plan.area_level]
    for about in things:
        name = about_name(about, plan, words)
        found[choice_of(about)] = words("{kind}: {name}", kind=words.term(about.kind), name=name)
    return found


def choice_of(about: DecisionAbout) -> str:
    return f"{about.kind.value}:{about.of}"


def about_of(choice: str | None) -> DecisionAbout | None:
    """The figure that a choice names."""
    kind, _, of = (choice or "").partition(":")
    return DecisionAbout(Late(kind), of) if kind in _KINDS and of else None


def is_public(meeting: Meeting) -> bool:
    """Whether it is shown to whoever may read the pages: a draft is its secretary's."""
    return meeting.state in (MeetingState.OPEN, MeetingState.CLOSED)
