"""Decisions in words: who does it and until when, what came of it, and whether its figure has moved."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from dashboard.domain.meetings.decisions import Decision, DecisionAbout
from dashboard.domain.meetings.outcome import DecisionStanding, DecisionState, Movement, SeenFigure
from dashboard.domain.people.causes import Late
from dashboard.domain.people.persons import Person
from dashboard.domain.plan.plan import Plan
from dashboard.domain.plan.units import Unit, official
from dashboard.text import Words
from dashboard.views.address import Address, Param
from dashboard.views.cell import Cell, absent_cell, day_cell
from dashboard.views.figures import amount_text, lowered
from dashboard.views.marks import Tone
from dashboard.views.pages import Page
from dashboard.views.table import Table, texts

_TONES = {DecisionState.DONE: Tone.GOOD, DecisionState.OVERDUE: Tone.BAD, DecisionState.OPEN: Tone.NONE}


@dataclass(frozen=True)
class DecidedLine:
    """One decision as it is told. `moved` is the sentence on its figure with both values, "" where none was named."""

    key: str
    number: int
    text: str
    owners: str
    due: str
    state: DecisionState
    said: str  # the state in words, with the day and whoever's word
    moved: str
    movement: Movement
    tone: Tone

    @property
    def line(self) -> str:
        """All of it in one paragraph, for a slide or a message."""
        who = " · ".join(part for part in (self.owners, self.due) if part)
        return f"{self.number}. {self.text}" + (f" ({who})" if who else "")


def unit_of(plan: Plan, code: str) -> Unit | None:
    """The unit that has an official code: the one that stands when the year ends, where several had it."""
    known = plan.unit_by_code.get(code)
    return known or next((unit for unit in plan.units if official(unit.code) == code), None)


def unit_key(plan: Plan, code: str) -> str:
    """A unit's key in a plan by its official code; the code itself where the plan does not know it."""
    unit = unit_of(plan, code)
    return code if unit is None else unit.code


def owners_text(decision: Decision, plan: Plan, words: Words, named: bool = True) -> str:
    """The units, then the person for who may read names; without `named` no person, for what is kept for all readers alike."""
    units = [unit_of(plan, code) for code in decision.owner_units]
    names = [
        unit.label if unit else code for unit, code in zip(units, decision.owner_units, strict=True)
    ]  # fmt: skip
    if not named:
        return ", ".join(names) or words("somebody of the office")
    person = words.person(Person(decision.owner_person, names[0] if names else ""))
    return ", ".join(dict.fromkeys(part for part in (*names, person) if part))


def due_text(decision: Decision, words: Words) -> str:
    return words("by {day}", day=decision.due) if decision.due else words("no day named")


def decided_line(standing: DecisionStanding, plan: Plan, words: Words) -> DecidedLine:
    """`plan`: whose units and figures are named."""
    decision = standing.decision
    return DecidedLine(
        decision.key, decision.number, decision.text, owners_text(decision, plan, words), due_text(decision, words),
        standing.state, state_text(standing, words), moved_text(standing, plan, words), standing.movement,
        Tone.WARN if standing.state is DecisionState.DONE and standing.movement is Movement.NOT_MOVED
        else _TONES[standing.state],
    )  # fmt: skip


def state_text(standing: DecisionStanding, words: Words) -> str:
    """«Đã xong ngày 12/10/2024: đã mở 2 lớp», «quá hạn 5 ngày», «đang thực hiện»."""
    decision, over = standing.decision, standing.days_over
    match standing.state:
        case DecisionState.DONE:
            assert decision.done is not None
            late = words(", {days} days late", days=over) if over else ""
            word = f": {decision.done.word}" if decision.done.word else ""
            return words("done") + late + word
        case DecisionState.OVERDUE:
            return words("overdue by {days} days", days=over)
        case DecisionState.OPEN:
            return words("under way")


def moved_text(standing: DecisionStanding, plan: Plan, words: Words) -> str:
    """The figure at both versions and whether it moved; why that cannot be told where it cannot."""
    about, then, now = standing.decision.about, standing.then, standing.now
    if about is None:
        return ""
    name = about_name(about, plan, words)
    if then is None or now is None or then.value is None or now.value is None:
        return words("{name}: no figure to compare at one of the two meetings", name=name)
    asked = ""
    if now.wanted is not None and about.kind is not Late.UNIT:
        asked = words(", planned by then {wanted}", wanted=figure_text(about, now.wanted, now, plan, words))
    return words(
        "{name}: {then} ({since}) → {now} ({until}{asked}): {moved}",
        name=name,
        then=figure_text(about, then.value, then, plan, words), since=words.short_period(then.period),
        now=figure_text(about, now.value, now, plan, words), until=words.short_period(now.period),
        asked=asked, moved=words.term(standing.movement),
    )  # fmt: skip


def figure_text(about: DecisionAbout, value: Decimal, seen: SeenFigure, plan: Plan, words: Words) -> str:
    """A figure in its own terms."""
    if about.kind is Late.PROJECT:
        return words("{amount} million đồng", amount=words.money(int(value)))
    if about.kind is Late.UNIT:
        indicator = plan.indicator_by_code.get(seen.indicator)
        of = words.name_of(indicator.label, indicator.name_en) if indicator else seen.indicator
        return words("{gap} short of {indicator}", gap=words.points(value), indicator=of)
    indicator = plan.indicator_by_code.get(seen.indicator)
    return words.number(value) if indicator is None else amount_text(indicator, value, words, unit=True)


def about_name(about: DecisionAbout, plan: Plan, words: Words) -> str:
    """The name of a target, project or unit; its code where the plan does not know it."""
    match about.kind:
        case Late.TARGET:
            target = next((t for t in plan.targets if t.id == about.of), None)
            indicator = plan.indicator_by_code.get(target.indicator) if target else None
            return words.name_of(indicator.label, indicator.name_en) if indicator else about.of
        case Late.PROJECT:
            project = plan.project_by_code.get(about.of)
            return f"{project.code} {words.name_of(project.label, project.name_en)}" if project else about.of
        case Late.UNIT:
            unit = unit_of(plan, about.of)
            return unit.label if unit else about.of


def decided_table(
    standings: Iterable[DecisionStanding], plan: Plan, words: Words, meetings: bool = True, moved: bool = True
) -> Table:  # fmt: skip
    """A row for each decision; `meetings`: with the day of the meeting that took it, `moved`: with what its figure did."""
    rows = [(one, decided_line(one, plan, words)) for one in standings]
    return Table.of(
        texts(words("Meeting"), [day_cell(o.meeting.held_on, words) if meetings else absent_cell() for o, _ in rows],
              optional=True),
        texts(words("What was decided"), [to_meeting(f"{line.number}. {line.text}", o.meeting.code) for o, line in rows]),
        texts(words("Who"), [line.owners for _, line in rows]),
        texts(words("By when"), [day_cell(o.decision.due, words) if o.decision.due else absent_cell() for o, _ in rows]),
        texts(words("State"), [line.said for _, line in rows]),
        texts(words("Its figure"), [line.moved if moved else "" for _, line in rows], optional=True),
    )  # fmt: skip


def to_meeting(text: str, code: str) -> Cell:
    return Cell(text, href=Address(Page.MEETINGS, {Param.MEETING: code}).href)


def counted_text(standings: Iterable[DecisionStanding], words: Words) -> str:
    """«7 kết luận: 3 đã xong, 2 quá hạn, 2 đang thực hiện; 2 có số liệu chuyển biến»."""
    listed = tuple(standings)
    counts = {state: sum(one.state is state for one in listed) for state in DecisionState}
    parts = [f"{count} {lowered(words.term(state))}" for state, count in counts.items() if count]
    many = words("one decision") if len(listed) == 1 else words("{count} decisions", count=len(listed))
    said = many + (f": {', '.join(parts)}" if parts else "")
    asked = [one for one in listed if one.movement not in (Movement.NONE_ASKED, Movement.UNKNOWN, Movement.WAITING)]
    if not asked:
        return said
    moved = sum(one.movement is Movement.MOVED for one in asked)
    return said + words("; of {count} with a figure {moved} moved", count=len(asked), moved=moved)


def reminder_text(decision: Decision, plan: Plan, day: str, root: str, words: Words, over: int) -> str:
    """A text for Zalo or e-mail to whoever is to do it. `root` is the public address without a slash behind, "" for none.

    No names of persons stand in it: it is sent to the unit.
    """
    units = [unit_of(plan, code) for code in decision.owner_units]
    to = ", ".join(unit.name if unit else code for unit, code in zip(units, decision.owner_units, strict=True))
    href = Address(Page.MEETINGS, {Param.MEETING: decision.meeting}).href
    when = due_text(decision, words)
    late = words(" ({days} days over)", days=over) if over else ""
    parts = [
        words("To: {unit}.", unit=to) if to else "",
        words("Decided at the meeting of {day}: {text}", day=day, text=decision.text),
        words("To be done {when}{late}.", when=when, late=late) if decision.due else "",
        words("Please say what was done here: {url}", url=f"{root}/{href}") if root
        else words("Please say what was done on the page «Cuộc họp»."),
    ]  # fmt: skip
    return "\n".join(part for part in parts if part)
