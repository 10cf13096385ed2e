"""Why something is late, what is done about it and until when, as the units that answer for it say; and whom to call."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from dashboard.domain.people.causes import Cause, Late
from dashboard.domain.people.contacts import Contact
from dashboard.domain.plan.plan import Plan
from dashboard.domain.plan.units import official
from dashboard.domain.reported.changes import CauseChange
from dashboard.domain.reporting.completeness import Completeness
from dashboard.domain.reporting.delays import all_causes_known, answering, asks_why, causes_known, late_things
from dashboard.domain.verdicts.standing import Standing
from dashboard.text import Words
from dashboard.views.cell import Cell, absent_cell, day_cell, moment_cell, period_cell
from dashboard.views.linked import to_project, to_target, unit_cell
from dashboard.views.table import Table, texts

_LONGEST = 180  # letters of a cause and its remedy on a slide


@dataclass(frozen=True)
class Causes:
    """What is said of one late thing. `asked`: its verdict asks for a cause; `silent`: who answers for it and says nothing."""

    title: str
    table: Table
    asked: bool
    answering: tuple[str, ...]
    silent: str

    def __bool__(self) -> bool:
        return self.asked or bool(self.table)


def causes_of(standing: Standing, late: Late, of: str, asked: bool, words: Words, named: bool = False) -> Causes:
    """Of one target, project or unit; `named`: with the persons who wrote, for those who may read names."""
    snapshot, plan = standing.snapshot, standing.snapshot.plan
    known = causes_known(snapshot, late, of, standing.period)
    units = answering(plan, late, of)
    silent = [plan.unit_by_code[u].label for u in units if u not in {c.unit for c in known} and u in plan.unit_by_code]
    title = words("Why it is late, and what is done") if asked else words("What was said of its delay")
    return Causes(
        title,
        cause_table(known, plan, words, named),
        asked,
        units,
        words("Nothing is said yet by {units}.", units=", ".join(silent)) if asked and silent else "",
    )


def target_asks(standing: Standing, target: str) -> bool:
    return any(t.target.id == target and asks_why(t.state) for t in standing.targets)


def project_asks(standing: Standing, project: str) -> bool:
    return any(p.project.code == project and asks_why(p.state) for p in standing.projects)


def all_causes(standing: Standing, words: Words, named: bool = False) -> Table:
    """Of everything that anything is said of, up to the standing's period."""
    plan = standing.snapshot.plan
    known = all_causes_known(standing.snapshot, standing.period)
    return cause_table(known, plan, words, named, [thing_cell(plan, c.late, c.of, words) for c in known])


def late_lines(standing: Standing, words: Words) -> tuple[str, ...]:
    """Of each late target and project of which somebody says why: the newest word, with who and of which month."""
    plan, lines = standing.snapshot.plan, []
    for late, of in late_things(standing):
        for cause in causes_known(standing.snapshot, late, of, standing.period)[:1]:
            unit = plan.unit_by_code.get(cause.unit)
            who = f"{unit.label if unit else cause.unit}, {words.short_period(cause.period)}"
            lines.append(f"{thing_cell(plan, late, of, words)} ({who}): {cause_text(cause, words)}")
    return tuple(lines)


def cause_text(cause: Cause, words: Words) -> str:
    """Cause, remedy and day in one sentence."""
    parts = [cause.cause, *([cause.remedy] if cause.remedy else [])]
    text = " → ".join(part.rstrip(".") for part in parts)
    if len(text) > _LONGEST:
        text = text[: _LONGEST - 1].rstrip() + "…"  # whole on the page of what is late
    return words("{text}, before {day}", text=text, day=cause.remedy_by) if cause.remedy_by else text


def cause_table(
    known: Iterable[Cause], plan: Plan, words: Words, named: bool, things: Iterable[Cell | str] = ()
) -> Table:
    """A row for each word; `things`: what each is about."""
    rows, about = tuple(known), tuple(things)
    return Table.of(
        texts(words("About"), about or [absent_cell() for _ in rows], optional=True),
        texts(words("Unit"), [unit_cell(plan, c.unit) for c in rows]),
        texts(words("Cause"), [c.cause for c in rows]),
        texts(words("Remedy"), [c.remedy for c in rows], optional=True),
        texts(words("Done before"), [_by(c, words) for c in rows], optional=True),
        texts(words("Month"), [period_cell(c.period, words) for c in rows]),
        texts(words("Written by"), [c.actor if named else absent_cell() for c in rows], optional=True),
        texts(words("Written"), [moment_cell(c.when, words) if c.when else absent_cell() for c in rows], optional=True),
    )


def causes_of_file(changes: Iterable[CauseChange], plan: Plan, words: Words) -> Table:
    """What a month's report says of delays, before it is sent: a row for each target and project."""
    rows = tuple(changes)
    return Table.of(
        texts(words("About"), [thing_cell(plan, c.late, c.of, words) for c in rows]),
        texts(words("Cause"), [c.cause for c in rows]),
        texts(words("Remedy"), [c.remedy for c in rows], optional=True),
        texts(words("Done before"), [_by(c, words) for c in rows], optional=True),
    )


def thing_cell(plan: Plan, late: Late, of: str, words: Words) -> Cell:
    """The name of what is late, leading to it; what the plan does not know stands by its code."""
    match late:
        case Late.TARGET:
            target = next((t for t in plan.targets if t.id == of), None)
            indicator = plan.indicator_by_code.get(target.indicator) if target else None
            return to_target(words.name_of(indicator.label, indicator.name_en), of) if indicator else Cell(of)
        case Late.PROJECT:
            project = plan.project_by_code.get(of)
            return to_project(words.name_of(project.label, project.name_en), of) if project else Cell(of)
        case Late.UNIT:
            return unit_cell(plan, of)


def _by(cause: Cause | CauseChange, words: Words) -> Cell:
    return day_cell(cause.remedy_by, words) if cause.remedy_by else absent_cell()


@dataclass(frozen=True)
class LateUnits:
    """Units that owe reports whose deadline has passed, in the plan's order."""

    title: str
    table: Table
    units: tuple[str, ...]


def late_units(
    calendar: Completeness, standing: Standing, words: Words, contacts: Mapping[str, Contact] | None = None
) -> LateUnits:
    """With what each owes and says; with whom to call where `contacts` are given (by official code)."""
    plan, owed = calendar.plan, dict[str, list[str]]()
    passed = [deadline for deadline in calendar.deadlines if deadline.days_left <= 0]
    for deadline in sorted(passed, key=lambda deadline: deadline.obligation.period.order):
        for unit in deadline.owing:
            owed.setdefault(unit, []).append(words.short_period(deadline.obligation.period))
    units = tuple(sorted(owed, key=plan.unit_order.__getitem__))
    said = {unit: next(iter(causes_known(standing.snapshot, Late.UNIT, unit, standing.period)), None) for unit in units}
    calls = [contact_text(contacts.get(official(u)), words) if contacts is not None else "" for u in units]
    table = Table.of(
        texts(words("Unit"), [unit_cell(plan, u) for u in units]),
        texts(words("Owes"), [", ".join(dict.fromkeys(owed[u])) for u in units]),
        texts(words("Cause"), [_text(said[u], "cause") for u in units], optional=True),
        texts(words("Remedy"), [_text(said[u], "remedy") for u in units], optional=True),
        texts(words("Done before"), [_by(c, words) if (c := said[u]) else absent_cell() for u in units], optional=True),
        texts(words("Whom to call"), calls, optional=True),
    )
    return LateUnits(
        words("Units that owe reports whose deadline has passed, of all forms and periods: {count}", count=len(units)),
        table,
        units,
    )


def missing_contacts(units: Iterable[str], contacts: Mapping[str, Contact], words: Words) -> str:
    """Of how many of the units nobody is named, and where that is entered; "" where all are."""
    codes = tuple(units)
    count = sum(not contact_text(contacts.get(official(code)), words) for code in codes)
    if not count:
        return ""
    text = "Nobody to call is entered for {count} of these {all} units. It is entered under Administration, «Whom to call»."
    return words(text, count=count, all=len(codes))


def _text(cause: Cause | None, field: str) -> str:
    return "" if cause is None else str(getattr(cause, field))


def contact_text(contact: Contact | None, words: Words) -> str:
    """Whom to call in one line; "" where nobody is named."""
    if contact is None:
        return ""
    parts = (
        contact.officer,
        words("tel. {number}", number=contact.telephone) if contact.telephone else "",
        contact.email,
    )
    return " · ".join(part for part in parts if part)


def contact_lines(
    plan: Plan, units: Iterable[str], contacts: Mapping[str, Contact], words: Words, most: int = 5
) -> tuple[str, ...]:
    """Unit and whom to call, of those of which it is known; the first ones alone where many answer."""
    known = [(plan.unit_by_code[u].label, contact_text(contacts.get(official(u)), words)) for u in units]
    return tuple(words("{unit}: {contact}", unit=unit, contact=text) for unit, text in known if text)[:most]


def causes_json(standing: Standing) -> list[dict[str, Any]]:
    """Everything that is said of delays, by units; no names of persons."""
    return [
        {
            "late": cause.late.value,
            "of": cause.of,
            "unit": cause.unit,
            "period": cause.period.code,
            "cause": cause.cause,
            "remedy": cause.remedy,
            "remedy_by": cause.remedy_by.isoformat() if cause.remedy_by else None,
            "when": cause.when.isoformat() if cause.when else None,
        }
        for cause in all_causes_known(standing.snapshot, standing.period)
    ]
