"""What a meeting gives out: the notice of its conclusions (thông báo kết luận) and its minutes (biên bản)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dashboard.domain.meetings.meeting import Meeting
from dashboard.domain.meetings.outcome import DecisionStanding
from dashboard.domain.people.persons import Person
from dashboard.domain.reported.days import OFFICE_TIME, office_day
from dashboard.domain.verdicts.standing import Standing
from dashboard.text import Words
from dashboard.views.documents.blocks import Block, Document, Letterhead, PartHeading, Rows, Signature, Text, TextLook
from dashboard.views.documents.progress_report import facts
from dashboard.views.meetings.decided import DecidedLine, counted_text, decided_line
from dashboard.views.overview import overview
from dashboard.views.plan_words import sample_note
from dashboard.views.table import Table, texts


@dataclass(frozen=True)
class MeetingHeld:
    """A meeting with the standing of its frozen version, what it opened with, and what it decided."""

    meeting: Meeting
    standing: Standing
    last: Sequence[DecisionStanding]
    decided: Sequence[DecisionStanding]


def conclusion(held: MeetingHeld, words: Words) -> Document:
    """Thông báo: who presided, where the programme stands, each decision with who does it and until when."""
    return _document(held, words("NOTICE"), "TB", _about(held, words), tuple(_conclusion(held, words)), words)


def minutes(held: MeetingHeld, words: Words) -> Document:
    """Biên bản: time, place, who took part, what was reported, what was decided."""
    made = _document(held, words("MINUTES"), "BB", _subject(held, words), tuple(_minutes(held, words)), words)
    return replace(made, beside=Signature(words("Secretary"), "", _named(held.meeting.secretary, words)))


def _named(name: str, words: Words) -> str:
    """A person's name for who may read it, else nothing: the line is left to be filled in by hand."""
    return name if words.person(Person(name)) == name else ""


def _document(
    held: MeetingHeld, name: str, sign: str, subject: str, blocks: tuple[Block, ...], words: Words
) -> Document:
    plan, meeting = held.standing.snapshot.plan, held.meeting
    return Document(
        Letterhead(plan.programme.office, sign=sign, day=meeting.held_on),
        name, subject, blocks,
        signature=Signature(words("Chair"), "", _named(meeting.chair, words)),
        recipients=_recipients(held),
        facts=facts(held.standing, words),
        invented=sample_note(plan, words),
    )  # fmt: skip


def _recipients(held: MeetingHeld) -> tuple[str, ...]:
    """The units that have to do something, in the order in which they come up."""
    units = held.standing.snapshot.plan.unit_by_code
    named = (code for one in held.decided for code in one.decision.owner_units)
    return tuple(dict.fromkeys(units[code].name if code in units else code for code in named))


def _subject(held: MeetingHeld, words: Words) -> str:
    meeting, programme = held.meeting, held.standing.snapshot.plan.programme
    if meeting.title:
        return meeting.title
    return words("Meeting on carrying out {programme}, {period}",
                 programme=words.name_of(programme.name, programme.name_en), period=meeting.period)  # fmt: skip


def _about(held: MeetingHeld, words: Words) -> str:
    return words(
        "Conclusions of the meeting of {day}: {subject}", day=held.meeting.held_on, subject=_subject(held, words)
    )


def _conclusion(held: MeetingHeld, words: Words) -> Iterator[Block]:
    meeting, plan = held.meeting, held.standing.snapshot.plan
    presided = _named(meeting.chair, words)
    chair = words(", chaired by {name}", name=presided) if presided else ""
    yield Text(
        words("On {day} {office} met on the results of the programme{chair}. After hearing the report and the views of those "
              "present, the meeting concluded:", day=meeting.held_on, office=plan.programme.office, chair=chair)
    )  # fmt: skip
    yield PartHeading(words("Where the programme stands"))
    yield from _state(held, words)
    yield PartHeading(words("What is to be done"))
    yield from _decisions(held, words)
    yield Text(words("The units report what was done to {office} before their day.", office=plan.programme.office))


def _state(held: MeetingHeld, words: Words) -> Iterator[Block]:
    view = overview(held.standing, words)
    yield Text(view.headline + ".")
    yield Text(view.targets_title + ".", TextLook.ITEM)
    yield Text(view.curve_title + ".", TextLook.ITEM)
    yield Text(view.heat_title + ".", TextLook.ITEM)


def _decisions(held: MeetingHeld, words: Words) -> Iterator[Block]:
    """Each on a line of its own, then all in one table, by which it is followed up."""
    plan = held.standing.snapshot.plan
    lines = [decided_line(one, plan, words) for one in held.decided]
    if not lines:
        yield Text(words("The meeting took no decision."))
        return
    for line in lines:
        yield Text(
            f"{line.text.rstrip('.')} ({', '.join(part for part in (line.owners, line.due) if part)}).", TextLook.ITEM
        )
    yield Rows(_table(lines, words), words("Decisions"))


def _table(lines: Sequence[DecidedLine], words: Words) -> Table:
    return Table.of(
        texts(words("Row no."), [str(line.number) for line in lines]),
        texts(words("What was decided"), [line.text for line in lines]),
        texts(words("Carried out by"), [line.owners for line in lines]),
        texts(words("By when"), [line.due for line in lines]),
    )


def _minutes(held: MeetingHeld, words: Words) -> Iterator[Block]:
    meeting, plan = held.meeting, held.standing.snapshot.plan
    yield PartHeading(words("Time, place and who took part"))
    times = "; ".join(_times(meeting, words))
    yield Text(words("Time: {day}", day=meeting.held_on) + (f" ({times})" if times else ""), TextLook.ITEM)
    people = "; ".join(name for name in (_named(one, words) for one in meeting.present) if name)
    for label, value in (
        (words("Place of the meeting"), meeting.place), (words("Chair"), _named(meeting.chair, words)),
        (words("Secretary"), _named(meeting.secretary, words)), (words("Present"), people),
    ):  # fmt: skip
        if value:
            yield Text(f"{label}: {value}", TextLook.ITEM)
    yield PartHeading(words("What was reported"))
    yield from _state(held, words)
    if held.last:
        yield PartHeading(words("What came of earlier decisions"))
        yield Text(counted_text(held.last, words) + ".")
        for one in held.last:
            line = decided_line(one, plan, words)
            told = "; ".join(part for part in (line.said, line.moved) if part)
            yield Text(f"{line.text.rstrip('.')}: {told}", TextLook.ITEM)
    yield PartHeading(words("What was decided"))
    yield from _decisions(held, words)
    yield Text(words("The minutes were read to those present, who agreed with them."))


def _times(meeting: Meeting, words: Words) -> Iterator[str]:
    """When it was opened and closed here, where that was on its own day: minutes typed later have none."""
    for text, moment in (("began at {time}", meeting.opened_at), ("ended at {time}", meeting.closed_at)):
        if moment is not None and office_day(moment) == meeting.held_on:
            yield words(text, time=f"{moment.astimezone(OFFICE_TIME):%H:%M}")
