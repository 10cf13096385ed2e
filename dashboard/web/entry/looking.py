"""What is looked at beside a form: the reports that a unit owes, and the receipt of one that has come."""

from dashboard.domain.reported.snapshot import Snapshot
from dashboard.text import Words
from dashboard.ui.load import office
from dashboard.usecases.entry_start import EntryStart
from dashboard.usecases.office import NothingKnown
from dashboard.usecases.receipts import receipt_of
from dashboard.views.address import Param
from dashboard.views.entry_form import AT
from dashboard.views.linked import receipt_address
from dashboard.views.owed_lines import still_owed_text
from dashboard.views.receipt import receipt_lines
from dashboard.views.submissions import forms_due, period_name, state_text
from dashboard.web.entry.asking import AskedEntry
from dashboard.web.entry.other_pages import list_page, receipt_page
from dashboard.web.entry.page import EntryFrame, here


def still_due(frame: EntryFrame, snapshot: Snapshot, found: AskedEntry, words: Words) -> str:
    """The reports that the unit owes now, those that can be sent first."""
    if not found.unit:
        return list_page(frame, words("Choose a unit on the page «Nộp báo cáo»"), (), words)
    forms = forms_due(snapshot, found.unit, office().today(snapshot.plan))
    begun = [form for form in forms if form.state.wanted] + [form for form in reversed(forms) if form.state.sent]
    name = snapshot.plan.unit_by_code[found.unit].name
    lines = []
    for form in begun:
        owed = form.obligation
        codes = {Param.UNIT.value: found.unit, Param.REPORT.value: f"{owed.form}{AT}{owed.period}"}
        state = f"{state_text(form.state, words)} · {words('send before {date}', date=owed.due_before)}"
        href = here(frame.where.with_(**codes), frame.theme)
        lines.append((f"{period_name(owed.period, words)} · {owed.name}", state, href))
    return list_page(frame, f"{name} · {words('Reports due')}", lines, words)


def receipt_answer(frame: EntryFrame, start: EntryStart, number: str, words: Words) -> str:
    """The page of what has come; "" where there is no such receipt of this unit's."""
    try:
        seen = receipt_of(office(), number)
    except NothingKnown:
        return ""
    if seen.report is None or seen.report.unit != start.key.unit:
        return ""
    still = [still_owed_text(owed, words) for owed in seen.report.still_owed]
    href = receipt_address(seen.number, words.language).href
    return receipt_page(frame, receipt_lines(seen, words), href, still, words)
