"""Write the parts of a report that are a person's: kept with their history, put in again when the report is made anew.

They are no figures, so they make no version of the store; each is a row of its own and an event of the audit.
"""

from collections.abc import Mapping

from dashboard.domain.documents.texts import LONGEST_TEXT, OwnWords, ReportName
from dashboard.domain.people.audit import AuditAction
from dashboard.domain.people.rights import Action, demand
from dashboard.domain.people.roles import Actor
from dashboard.importing.cell_text.identity import masked
from dashboard.usecases.office import NothingKnown, Office
from dashboard.usecases.unit_places import place_of
from dashboard.views.documents.own import STAYING, OwnKey
from db.engine import reading, writing
from db.queries import documents as queries
from db.writers.audit import write_event
from db.writers.documents import write_words

_SAID = 200  # letters of a text in the audit


def texts_of(office: Office, of: ReportName) -> dict[str, OwnWords]:
    """What stands in a report; of its frame, where nothing was written for it, what the report written last has."""
    with reading(office.url) as session:
        own, before = queries.own_words(session, of), queries.frame_words(session, of.programme)
    return {key: before[key] for key in STAYING if key in before} | own


def write_texts(office: Office, of: ReportName, texts: Mapping[OwnKey, str], actor: Actor) -> int:
    """Keep those that are other ones than stand; how many they were. Identity numbers in them are covered.

    Forbidden for who does not prepare meetings and reports of the office; ValueError for a text that is too long; NothingKnown
    where there is no such plan.
    """
    snapshot = office.snapshot(of.programme, of.year)
    if snapshot is None:
        raise NothingKnown(of.programme)
    demand(actor, Action.MEET, place_of(office, snapshot.plan.root))
    cleaned = {key: masked(text.strip()) for key, text in texts.items()}
    if any(len(text) > LONGEST_TEXT for text in cleaned.values()):
        raise ValueError(f"more than {LONGEST_TEXT} letters")
    now, changed = office.clock(), 0
    with writing(office.url) as session:
        stands = queries.own_words(session, of)
        inherited = queries.frame_words(session, of.programme)
        for key, text in cleaned.items():
            known = stands.get(key) or (inherited.get(key) if key in STAYING else None)
            before = known.text if known else ""
            if text == before:
                continue
            changed += 1
            write_words(session, of, key, text, actor, now)
            subject = f"{of.programme} {of.report or of.period} {key}"
            write_event(session, actor, now, AuditAction.DOCUMENT, subject, before[:_SAID], text[:_SAID])
    return changed
