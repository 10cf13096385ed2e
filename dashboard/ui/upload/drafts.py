"""The drafts of a unit: kept before they are sent, seen by it and its reviewers alone, and sent from here."""

import streamlit as st

from dashboard.domain.issues import StaleChangeSet
from dashboard.domain.people.rights import Action, Forbidden, over_unit
from dashboard.domain.reported.snapshot import Snapshot
from dashboard.importing.examination import Hints
from dashboard.text import Words
from dashboard.ui import who
from dashboard.ui.escape import md
from dashboard.ui.gate import draw_refusal
from dashboard.ui.in_place import in_place
from dashboard.ui.load import office
from dashboard.ui.unstored import not_stored
from dashboard.ui.upload.desk import ExaminedFile, examined_files, reopen, send
from dashboard.ui.who import actor
from dashboard.usecases.drafting import KeptDraft, NoDraft, as_draft, drafts, keep_draft
from dashboard.usecases.office import StoreUnavailable
from dashboard.views.submissions import report_name

_OUTCOME = "upload_draft_said"


def draw_drafts(snapshot: Snapshot, unit: str, words: Words) -> None:
    """Draws the unit's drafts with the button that sends each, for those who may see them."""
    _draw_outcome(words)
    over = over_unit(snapshot.plan, unit)
    if not who.actor().known or not who.may(Action.READ_UNREVIEWED, over):
        return
    plan = snapshot.plan
    for draft in drafts(office(), plan.programme.code, plan.year, unit, actor()):
        sent = draft.revision.submission
        with st.container(border=True, horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
            st.markdown(
                words(
                    "Draft: {report}, kept by {name} at {moment}. It does not count until it is sent.",
                    report=f"**{md(report_name(sent, words))}**", name=md(sent.actor), moment=words.moment(sent.received_at),
                ),
                width="stretch",
            )  # fmt: skip
            if who.may(Action.SUBMIT, over):
                st.button(
                    words("Open the draft to send it"), key=f"upload_draft_{sent.id}", type="primary", icon=":material/send:",
                    on_click=_send, args=(draft, Hints(plan.programme.code, unit)),
                )  # fmt: skip


def draw_keeping(file: ExaminedFile, words: Words) -> None:
    """Draws the button that keeps a file as a draft, where it is a report that its reader may send."""
    try:
        as_draft(file.examination, file.content)
    except NoDraft:
        return
    if actor().known:
        st.button(
            words("Keep as a draft"), key=f"upload_keep_{file.key}", icon=":material/save:", on_click=_keep,
            args=(file.key,),
        )  # fmt: skip


def _keep(key: str) -> None:
    """A callback."""
    known = examined_files().get(key)
    if known is None or known.sent is not None:
        return
    try:
        keep_draft(office(), known.examination, known.content, actor())
    except (Forbidden, StaleChangeSet, StoreUnavailable) as refused:
        st.session_state[_OUTCOME] = refused
    else:
        st.session_state[_OUTCOME] = "kept"


def _send(draft: KeptDraft, hints: Hints) -> None:
    """A callback: the file is examined as it is now, and sent where nothing keeps it back; else it is shown with that."""
    key = reopen(draft.revision.submission.file_name, draft.content, hints, draft.answers)
    if examined_files()[key].ready:
        send(key)


@in_place
def _draw_outcome(words: Words) -> None:
    """Draws what became of the last draft, once."""
    outcome = st.session_state.pop(_OUTCOME, None)
    if outcome == "kept":
        st.success(words("Kept as a draft. Nothing was sent yet."), icon=":material/save:")
    elif isinstance(outcome, Forbidden):
        draw_refusal(outcome, words)
    elif isinstance(outcome, StoreUnavailable):
        st.error(md(not_stored(outcome.fault, words)), icon=":material/database_off:")
    elif outcome is not None:
        st.warning(
            words("The figures have just changed; look at the file again, then keep it."), icon=":material/sync:"
        )
