"""What somebody else sent of a report while it was typed, and the box that says that the own one takes its place."""

from dashboard.domain.people.named import Persons
from dashboard.domain.reported.changes import ReportChange
from dashboard.domain.reported.observations import Disbursement, Observation
from dashboard.text import Words
from dashboard.ui.load import office
from dashboard.usecases.entering import EnteredReport
from dashboard.usecases.entry_start import EntryStart
from dashboard.usecases.review_desk import revision_of
from dashboard.views.overtaken import difference_table, differences
from dashboard.views.submissions import report_name
from dashboard.web.entry.page import AGREED, checkbox, told
from dashboard.web.light.parts import PageRoom, Pen


def what_came(start: EntryStart, entered: EnteredReport, base: int, words: Words) -> str:
    """What somebody else sent meanwhile, with the box that says that this one takes its place."""
    sent, change = start.sent, entered.examination.proposal
    if sent is None:
        return told(words("The report that the form was opened with is not there any more: open the form again."))
    said = words(
        "{name} sent {report} at {moment}, after you looked at yours. Nothing of yours is stored yet.",
        name=words.person(Persons(start.snapshot.plan).of(sent.unit, sent.actor)), report=report_name(sent, words),
        moment=sent.received_at,
    )  # fmt: skip
    before = revision_of(office(), start.snapshot, sent, base) if base else None
    own: tuple[Observation | Disbursement, ...] = ()
    if isinstance(change, ReportChange):
        own = (*change.observations, *change.disbursements)
    old: tuple[Observation | Disbursement, ...] = (*before.observations, *before.disbursements) if before else ()
    found = differences(old, (*start.held.observations, *start.held.disbursements, *start.lost), own)
    heading = words("What has changed since you looked")
    shown = difference_table(start.snapshot.plan, found, sent.sha256, words)
    drawn = Pen(words, {}, PageRoom(300, 8000), closed=True).table(shown, heading)
    agree = checkbox(AGREED, str(sent.revision), words("I have seen this: what I send takes its place"))
    return told(said) + drawn + agree
