"""The audit as a page shows it: who did what to what, from what to what, in words."""

from collections.abc import Iterable

from dashboard.domain.people.audit import AuditAction, AuditEvent
from dashboard.text import Words
from dashboard.views.audit_words import AuditNames, address_text, facts_text, subject_text
from dashboard.views.cell import moment_cell, number_cell
from dashboard.views.table import Table, texts


def audit_table(events: Iterable[AuditEvent], names: AuditNames, words: Words) -> Table:
    """A row for each event, in their order."""
    shown = tuple(events)
    return Table.of(
        texts(words("No."), [number_cell(event.number, words) for event in shown]),
        texts(words("When"), [moment_cell(event.at, words) for event in shown]),
        texts(words("Who"), [event.actor for event in shown]),
        texts(words("Unit"), [names.unit(event.unit) for event in shown], optional=True),
        texts(words("What was done"), [words.term(event.action) for event in shown]),
        texts(words("Of what"), [subject_text(event, names, words) for event in shown]),
        texts(words("From what to what"), [told_text(event, names, words) for event in shown], optional=True),
        texts(words("From where"), [address_text(event, words) for event in shown]),
    )


_ENDED = (AuditAction.TOKEN, AuditAction.SHARE_LINK)  # nothing stands after them


def told_text(event: AuditEvent, names: AuditNames, words: Words) -> str:
    """What stood and what stands, each in short; "" where the action says all."""
    before, after = (facts_text(event, text, names, words) for text in (event.before, event.after))
    if before and after and event.action is AuditAction.REPORT:  # facts of several kinds: none turns into another
        return words("before: {before}; now: {after}", before=before, after=after)
    if before and after:
        return words("{before} → {after}", before=before, after=after)
    if before and event.action in _ENDED:
        return words("ended; before: {before}", before=before)
    return after or (words("before: {before}", before=before) if before else "")
