"""What is still owed of a report of which a part has come: its lines by name, and the sentence that asks for them."""

from dataclasses import dataclass

from dashboard.domain.plan.plan import Obligation
from dashboard.domain.reported.observations import Submission
from dashboard.domain.reported.snapshot import Snapshot
from dashboard.domain.reporting.calendar import obligations_of
from dashboard.domain.reporting.discharged import Discharge, Line, OnHand
from dashboard.domain.reporting.lines import ResultLine
from dashboard.text import Words

_NAMED = 4  # more lines than these are counted


def lines_text(lines: tuple[Line, ...], words: Words, most: int = _NAMED) -> str:
    """The lines by short name; where there are many, the first ones and how many more."""
    named = ", ".join(_name(line, words) for line in lines[:most])
    more = len(lines) - most
    return named + (words(" and {count} more lines", count=more) if more > 0 else "")


def _name(line: Line, words: Words) -> str:
    if isinstance(line, ResultLine):
        return words.name_of(line.indicator.label, line.indicator.name_en)
    return words("paid of {project}, {fund}", project=line.project.code, fund=line.fund)


@dataclass(frozen=True)
class StillOwed:
    """A report of the calendar beside what came for it on another form."""

    obligation: Obligation
    discharge: Discharge


def still_owed(snapshot: Snapshot, sent: Submission) -> tuple[StillOwed, ...]:
    """The reports of the calendar that a report on another form has its part in; none for one on its own form."""
    asked = obligations_of(snapshot.plan, sent.unit, sent.period)
    on_hand = OnHand(snapshot)
    if any(owed.form == sent.form for owed in asked) or not on_hand.used(sent, asked):
        return ()
    return tuple(StillOwed(owed, on_hand.discharge(owed, sent.unit)) for owed in asked)


def still_owed_text(owed: StillOwed, words: Words) -> str:
    """Whether the report is whole now, or what it lacks."""
    form = {"form": owed.obligation.name, "period": words.period(owed.obligation.period)}
    if owed.discharge.came:
        return words("«{form}», {period}: all of it has come", **form)
    return words("«{form}», {period}: still owed: {lines}", lines=lines_text(owed.discharge.lacking, words), **form)
