"""What a form that was sent does: it is checked and shown, kept as a draft, or stored, and the page says which."""

from collections.abc import Mapping
from dataclasses import dataclass

from dashboard.domain.issues import StaleChangeSet
from dashboard.domain.people.named import Persons
from dashboard.domain.people.rights import Forbidden
from dashboard.domain.people.roles import Actor
from dashboard.domain.reported.changes import ReportChange
from dashboard.text import Words
from dashboard.text.findings import problem_text, refusal_text
from dashboard.ui.gate import refusal_text as why_refused
from dashboard.ui.load import office
from dashboard.ui.unstored import not_stored
from dashboard.usecases.drafting import NoDraft
from dashboard.usecases.entering import EnteredReport, enter, keep_entry, send_entry, with_typed
from dashboard.usecases.entry_opening import begin_entry
from dashboard.usecases.entry_start import EntryStart
from dashboard.usecases.entry_views import entry_view
from dashboard.usecases.importing import Blocked
from dashboard.usecases.office import StoreUnavailable
from dashboard.views.entry_form import EntryView
from dashboard.views.linked import receipt_address
from dashboard.views.preview import preview_lines
from dashboard.views.preview_table import preview_table
from dashboard.views.table import Table
from dashboard.web.entry.asking import answers_in, number_in
from dashboard.web.entry.fields import said_here
from dashboard.web.entry.overtaking import what_came
from dashboard.web.entry.page import (
    AGREED,
    BASE,
    CHECK,
    DO,
    DRAFT,
    KEEP,
    SEEN,
    SEND,
    EntryFrame,
    Opened,
    button,
    here,
    report_page,
    told,
)

SENT, KEPT = "so-bn", "luu"  # in the address: the number of a receipt, and that a draft was kept
_MOST_LINES = 300
Banners = tuple[tuple[str, str], ...]
Answered = tuple[str, int, str]  # HTML and status, or where to go


@dataclass(frozen=True)
class Visit:
    """One request for one report: its frame, the report as it opens, who asks, and in which words."""

    frame: EntryFrame
    start: EntryStart
    actor: Actor
    words: Words


def opened_page(visit: Visit, kept: str) -> str:
    """The form as it opens."""
    start, words = visit.start, visit.words
    view = entry_view(office(), start, start.texts, words)
    banners: Banners = (("good", told(words("Kept as a draft. Nothing was sent yet."))),) if kept else ()
    return report_page(
        visit.frame, Opened(view, start.revision, start.draft_id, banners=banners, closed=_closed(visit)), words
    )


def _closed(visit: Visit) -> str:
    return why_refused(visit.start.refusal, visit.words) if visit.start.refusal else ""


def _here(frame: EntryFrame, **codes: str | None) -> str:
    return here(frame.where.with_(**codes), frame.theme)


# -- a form that was sent ------------------------------------------------------------------------------------------


def sent_answer(visit: Visit, posted: Mapping[str, str]) -> Answered:
    """What a POST is answered with; nothing is stored that its sender has not seen examined."""
    if visit.start.refusal is not None:
        return opened_page(visit, ""), 403, ""
    entered = enter(office(), visit.start, with_typed(visit.start, posted), answers_in(posted))
    does, _, over = posted.get(DO, CHECK).partition(":")
    if does == KEEP:
        return _keep(visit, entered, posted, over)
    return _send(visit, entered, posted) if does == SEND else _checked(visit, entered, posted)


def _send(visit: Visit, entered: EnteredReport, posted: Mapping[str, str]) -> Answered:
    """Stored where it is what was shown and nobody came before; else shown again with what is new."""
    words = visit.words
    if entered.examination.already_received:
        return _checked(visit, entered, posted)
    if not entered.ready or _overtaken(visit, posted) or posted.get(SEEN) != entered.examination.sha256:
        return _checked(visit, entered, posted)
    try:
        receipt = send_entry(office(), entered, visit.actor)
    except Forbidden as refusal:
        return _again(visit, entered, posted, (("bad", told(why_refused(refusal, words))),), 403)
    except (StaleChangeSet, Blocked):
        said = words("The figures have just changed; look at the changes again, then send.")
        fresh = _anew(visit)
        return _checked(
            fresh, enter(office(), fresh.start, entered.texts, answers_in(posted)), posted, (("bad", told(said)),)
        )
    except StoreUnavailable as unavailable:
        kept = words("What you typed is still here.")
        return _again(visit, entered, posted, (("bad", told(f"{not_stored(unavailable.fault, words)} {kept}")),), 503)
    return "", 303, _here(visit.frame, **{SENT: receipt.number})


def _anew(visit: Visit) -> Visit:
    return Visit(visit.frame, begin_entry(office(), visit.start.key, visit.actor), visit.actor, visit.words)


def _keep(visit: Visit, entered: EnteredReport, posted: Mapping[str, str], over: str) -> Answered:
    """Kept as the unit's draft; a draft that came after the form was opened is asked about."""
    words, draft = visit.words, visit.start.draft
    if draft is not None and visit.start.draft_id != number_in(posted, DRAFT) and over != str(visit.start.draft_id):
        kept = draft.revision.submission
        name = words.person(Persons(visit.start.snapshot.plan).of(kept.unit, kept.actor))
        said = words("{name} kept another draft of this report at {moment}, after you opened yours. Yours is not kept yet.",
                     name=name, moment=kept.received_at)  # fmt: skip
        over_it = button(f"{KEEP}:{visit.start.draft_id}", words("Keep mine in its place"))
        other = f'<a href="{_here(visit.frame)}">{words("Open the other draft")}</a>'
        return _again(visit, entered, posted, (("bad", told(said) + over_it + other),), 409)
    try:
        keep_entry(office(), entered, visit.actor)
    except NoDraft:
        said = words("This cannot be kept as a draft yet: something is wrong with the report as a whole.")
        return _again(visit, entered, posted, (("bad", told(said)),), 422)
    except Forbidden as refusal:
        return _again(visit, entered, posted, (("bad", told(why_refused(refusal, words))),), 403)
    except StaleChangeSet:
        said = words("The figures have just changed; look at the file again, then keep it.")
        return _again(visit, entered, posted, (("bad", told(said)),), 409)
    except StoreUnavailable as unavailable:
        return _again(visit, entered, posted, (("bad", told(not_stored(unavailable.fault, words))),), 503)
    return "", 303, _here(visit.frame, **{KEPT: "1"})


def _overtaken(visit: Visit, posted: Mapping[str, str]) -> bool:
    """Whether another revision has come since the form was opened, and its sender has not said that his takes its place."""
    now = visit.start.revision
    return number_in(posted, BASE) != now and posted.get(AGREED) != str(now)


def _checked(
    visit: Visit, entered: EnteredReport, posted: Mapping[str, str], banners: Banners = ()
) -> Answered:  # fmt: skip
    """What was found; where nothing is open the changes, with the button that sends them."""
    words, examination = visit.words, entered.examination
    if examination.refusal is not None:
        return _again(visit, entered, posted, (("bad", told(refusal_text(examination.refusal, words))),), 422)
    if examination.already_received:
        said = " ".join(problem_text(issue, words) for issue in examination.issues)
        number = visit.start.sent.receipt if visit.start.sent else ""
        href = f"../{receipt_address(number, words.language).href}"
        door = f'<a class="door-button" href="{href}">{words("Open the receipt")}</a>'
        return _again(visit, entered, posted, (("good", told(said) + door),), 200)
    if _overtaken(visit, posted):
        return _again(
            visit,
            entered,
            posted,
            (*banners, ("bad", what_came(visit.start, entered, number_in(posted, BASE), visit.words))),
            409,
        )
    ready = entered.ready
    if ready:
        said = words("Nothing to mend. Look at the changes below, then send.")
        banners = (*banners, ("good", told(said)))
    return _again(visit, entered, posted, banners, 200 if ready else 422, examination.sha256 if ready else "")


def _again(
    visit: Visit, entered: EnteredReport, posted: Mapping[str, str], banners: Banners, status: int, seen: str = ""
) -> Answered:  # fmt: skip
    """The form with what was typed, and what was found about it."""
    start, words = visit.start, visit.words
    view = entry_view(office(), start, entered.texts, words)
    given = answers_in(posted)
    said = said_here(entered, _names(view), given)
    agreed = seen or posted.get(AGREED) == str(start.revision)
    base = start.revision if agreed else number_in(posted, BASE)
    opened = Opened(
        view,
        base,
        number_in(posted, DRAFT),
        said,
        seen,
        _preview(entered, words) if seen else None,
        banners,
        fresh=False,
    )
    return report_page(visit.frame, opened, words), status, ""


def _names(view: EntryView) -> frozenset[str]:
    return frozenset(field.name for line in view.lines for field in line.fields)


def _preview(entered: EnteredReport, words: Words) -> Table | None:
    change = entered.examination.proposal
    if not isinstance(change, ReportChange) or not entered.examination.preview:
        return None
    lines = preview_lines(entered.examination.preview, change, entered.start.snapshot.plan, (), ())
    return preview_table(lines, change.period, words, _MOST_LINES)
