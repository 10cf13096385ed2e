"""Say why something is late, what is done about it and until when: kept beside the figures, nothing of them is changed."""

from dataclasses import replace

from dashboard.domain.people.roles import Actor
from dashboard.domain.reported.changes import CauseChange, ChangeSet, Receipt
from dashboard.domain.reporting.delays import LONGEST_WORD, answering
from dashboard.importing.cell_text.identity import masked
from dashboard.usecases.committing import commit
from dashboard.usecases.office import NothingKnown, Office
from dashboard.usecases.refusals import refusals_told
from db.engine import writing


@refusals_told
def explain_delay(office: Office, change: CauseChange, actor: Actor) -> Receipt:
    """Store what a unit says; identity numbers in the words are covered before they are kept.

    ValueError without a cause, where its words are too long, or without an actor; NothingKnown where the plan has no such target,
    project or unit, or the unit does not answer for it; Forbidden where the actor may not speak for the unit.
    """
    cause, remedy = masked(change.cause.strip()), masked(change.remedy.strip())
    if not cause or not actor.name.strip():
        raise ValueError("a delay is explained by a cause and by a person")
    if max(len(cause), len(remedy)) > LONGEST_WORD:
        raise ValueError(f"more than {LONGEST_WORD} letters")
    state = office.state()
    snapshot = office.snapshot(change.programme, change.year)
    if snapshot is None or change.unit not in answering(snapshot.plan, change.late, change.of):
        raise NothingKnown(f"{change.programme} {change.year} {change.late} {change.of} {change.unit}")
    said = replace(change, cause=cause, remedy=remedy)
    with writing(office.url) as session:
        return commit(office, session, ChangeSet((said,), built_on=state), actor)
