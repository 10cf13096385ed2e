"""The reports that a unit has sent, and the form that withdraws one with a reason."""

import streamlit as st

from dashboard.domain.issues import StaleChangeSet
from dashboard.domain.people.rights import Action, Forbidden, over_unit
from dashboard.domain.periods import Period
from dashboard.domain.reported.observations import Submission, SubmissionStatus
from dashboard.domain.reported.snapshot import Snapshot
from dashboard.text import Words
from dashboard.ui.escape import md
from dashboard.ui.gate import draw_refusal, let
from dashboard.ui.in_place import in_place
from dashboard.ui.load import office
from dashboard.ui.picked import not_offered, picked
from dashboard.ui.table import table
from dashboard.ui.unstored import not_stored
from dashboard.ui.upload.desk import LONGEST_REASON
from dashboard.ui.who import actor
from dashboard.usecases.office import NothingKnown, StoreUnavailable
from dashboard.usecases.review_desk import told_of_reports
from dashboard.usecases.withdrawing import withdraw_submission
from dashboard.views.submissions import report_name, sent_by, sent_table

_WHICH, _REASON, _OUTCOME = "upload_withdraw_which", "upload_withdraw_reason", "upload_withdraw_said"


def draw_sent(snapshot: Snapshot, unit: str, words: Words) -> None:
    """Draws the newest revision of every report of the unit, and the form that withdraws one."""
    submissions = sent_by(snapshot, unit)
    st.markdown(f"### {words('Reports sent')}", anchors=False)
    _draw_outcome(words)
    if not submissions:
        st.markdown(words("This unit has not sent a report yet."))
        return
    table(sent_table(snapshot.plan, submissions, words), words, "da-nop", caption=words("Reports sent"), height=420)
    unlocked = _unlocked(snapshot, submissions)
    counting = [s for s in submissions if s.status.waits or s.id in unlocked]
    if counting:
        with st.expander(words("Withdraw a report"), icon=":material/undo:"):
            if let(Action.WITHDRAW, words, over_unit(snapshot.plan, unit)):
                _draw_withdrawal(snapshot, unit, counting, words)


def _unlocked(snapshot: Snapshot, reports: tuple[Submission, ...]) -> frozenset[int]:
    """The approved reports that are open for a time: what is locked is not offered."""
    approved = {s.id for s in reports if s.status is SubmissionStatus.APPROVED}
    if not approved:
        return frozenset()
    plan = snapshot.plan
    found = told_of_reports(office(), plan.programme.code, plan.year).unlocked
    return frozenset(id for id in approved & found.keys() if found[id].until >= office().today(plan))


def _draw_withdrawal(snapshot: Snapshot, unit: str, counting: list[Submission], words: Words) -> None:
    titles = {(s.form, s.period): report_name(s, words) for s in counting}
    with st.form("upload_withdraw", border=False):
        st.markdown(words("Its figures leave the pages at once; the file and its history are kept."))
        st.selectbox(words("Report to withdraw"), list(titles), format_func=lambda key: titles[key], key=_WHICH)
        st.text_input(words("Reason for the withdrawal"), key=_REASON, max_chars=LONGEST_REASON)
        st.form_submit_button(
            words("Withdraw"),
            icon=":material/undo:",
            on_click=_withdraw,
            args=(snapshot.plan.programme.code, unit, tuple(titles)),
        )


def _withdraw(programme: str, unit: str, offered: tuple[tuple[str, Period], ...]) -> None:
    """A callback, so that the page is drawn from the store after the withdrawal."""
    which = picked(_WHICH, offered)
    reason = str(st.session_state.get(_REASON) or "").strip()[:LONGEST_REASON]
    if which is None or not reason:
        st.session_state[_OUTCOME] = "not offered" if which is None else "missing"
        return
    form, period = which
    try:
        withdraw_submission(office(), programme, unit, period, reason, actor(), form)
    except Forbidden as refusal:
        st.session_state[_OUTCOME] = refusal
        return
    except (StaleChangeSet, NothingKnown):
        st.session_state[_OUTCOME] = "moved"
        return
    except StoreUnavailable as unavailable:
        st.session_state[_OUTCOME] = unavailable.fault
        return
    st.session_state[_OUTCOME] = "done"
    st.session_state[_REASON] = ""


@in_place
def _draw_outcome(words: Words) -> None:
    """Draws the outcome of the last withdrawal, once."""
    outcome = st.session_state.pop(_OUTCOME, None)
    if outcome == "done":
        st.success(words("Withdrawn. Its figures no longer count."), icon=":material/task_alt:")
    elif outcome == "missing":
        st.warning(words("A withdrawal needs a reason."), icon=":material/error:")
    elif outcome == "not offered":
        st.warning(not_offered(words), icon=":material/error:")
    elif outcome == "moved":
        st.warning(words("This report has just changed; look again before you withdraw it."), icon=":material/sync:")
    elif isinstance(outcome, Forbidden):
        draw_refusal(outcome, words)
    elif outcome is not None:
        st.error(md(not_stored(outcome, words)), icon=":material/database_off:")
