"""Explain a data-quality finding, or name who is to see to it: kept beside the figures, nothing of them is changed."""

from dashboard.domain.people.roles import Actor
from dashboard.domain.periods import Period
from dashboard.domain.quality.review import review
from dashboard.domain.reported.changes import ChangeSet, NoteChange, Receipt
from dashboard.importing.cell_text.identity import masked
from dashboard.usecases.committing import commit
from dashboard.usecases.office import NothingKnown, Office
from dashboard.usecases.refusals import refusals_told
from db.engine import writing


@refusals_told
def note_finding(
    office: Office, programme: str, year: int, finding: str, text: str, actor: Actor, owner: str = ""
) -> Receipt:
    """Store what `actor` says of the finding with this key; identity numbers in the words are covered before they are kept.

    `owner` is a unit's code or a name; empty: it stays with whom it was. ValueError without words and owner, or without an
    actor; NothingKnown where the store has no such finding.
    """
    note, named = masked(text.strip()), masked(owner.strip())
    if not (note or named) or not actor.name.strip():
        raise ValueError("a note needs an actor, and an explanation or an owner")
    state = office.state()
    snapshot = office.snapshot(programme, year)
    if snapshot is None:
        raise NothingKnown(f"{programme} {year}")
    known = {doubt.key: doubt for doubt in review(snapshot, Period.of_month(snapshot.plan.year, 13))}
    if finding not in known:
        raise NothingKnown(finding)
    before = next((n for n in reversed(snapshot.notes) if n.finding == finding), None)
    change = NoteChange(
        programme,
        snapshot.plan.year,
        finding,
        named or (before.owner if before else ""),
        note or (before.text if before else ""),
        known[finding].subject,
    )
    with writing(office.url) as session:
        return commit(office, session, ChangeSet((change,), built_on=state), actor)
