"""What a reviewer does: callbacks that return, approve and unlock, and what came of the last one."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

import streamlit as st

from dashboard.domain.issues import StaleChangeSet
from dashboard.domain.people.rights import Action, Forbidden, entitled, extent, over_unit
from dashboard.domain.plan.plan import Plan
from dashboard.domain.reported.changes import CellComment
from dashboard.domain.reported.observations import Submission
from dashboard.text import Words
from dashboard.ui.escape import md
from dashboard.ui.gate import draw_refusal
from dashboard.ui.in_place import in_place
from dashboard.ui.into_view import draw_here
from dashboard.ui.load import office
from dashboard.ui.picked import not_offered, picked
from dashboard.ui.unstored import not_stored
from dashboard.ui.who import actor
from dashboard.usecases.office import StoreUnavailable
from dashboard.usecases.reviewing import AsSeen, approve_reports, return_report, unlock_report

LONGEST = 1000  # of a reason or a comment
_OUTCOME = "review_outcome"


class Decided(StrEnum):
    RETURNED = "returned"
    APPROVED = "approved"
    UNLOCKED = "unlocked"
    NO_REASON = "no_reason"
    MOVED = "moved"
    NOT_OFFERED = "not_offered"
    NONE_CHOSEN = "none_chosen"


def may_look(words: Words) -> bool:
    """Whether the reader reviews for some unit, or keeps the office's accounts; where not, draws why."""
    known = actor()
    if not all(extent(known, action).nowhere for action in (Action.REVIEW, Action.MANAGE_ACCOUNTS)):
        return True
    draw_refusal(Forbidden(known, Action.REVIEW, ""), words)
    return False


def mine(plan: Plan, unit: str) -> bool:
    """Whether the reader may see what a unit sent before it is approved."""
    return entitled(actor(), Action.READ_UNREVIEWED, over_unit(plan, unit))


def may_review(plan: Plan, unit: str) -> bool:
    return entitled(actor(), Action.REVIEW, over_unit(plan, unit))


def give_back(seen: AsSeen, sent: Submission, reason_key: str, comments: tuple[CellComment, ...]) -> None:
    """A callback. What was typed stays where nothing was stored."""
    reason = str(st.session_state.get(reason_key) or "").strip()[:LONGEST]
    if not reason:
        _say(Decided.NO_REASON)
        return
    try:
        return_report(office(), seen, sent, reason, actor(), comments)
    except (Forbidden, StaleChangeSet, StoreUnavailable) as refused:
        _say(refused)
        return
    st.session_state[reason_key] = ""
    _say(Decided.RETURNED, 1)


def approve(seen: AsSeen, reports: tuple[Submission, ...], comments: tuple[CellComment, ...] = ()) -> None:
    """A callback: all of them, or none."""
    try:
        approve_reports(office(), seen, reports, actor(), comments)
    except (Forbidden, StaleChangeSet, StoreUnavailable) as refused:
        _say(refused)
    else:
        _say(Decided.APPROVED, len(reports))


def unlock(seen: AsSeen, offered: Mapping[int, Submission], which_key: str, reason_key: str, until_key: str) -> None:
    """A callback: which report is unlocked is chosen, never taken for granted."""
    which = picked(which_key, offered)
    if which is None:
        _say(Decided.NONE_CHOSEN)
        return
    reason, until = str(st.session_state.get(reason_key) or "").strip()[:LONGEST], st.session_state.get(until_key)
    if not reason or not isinstance(until, date):
        _say(Decided.NO_REASON)
        return
    try:
        unlock_report(office(), seen, offered[which], reason, until, actor())
    except ValueError:
        _say(Decided.NO_REASON)
    except (Forbidden, StaleChangeSet, StoreUnavailable) as refused:
        _say(refused)
    else:
        st.session_state[reason_key] = ""
        _say(Decided.UNLOCKED, 1)


def decline() -> None:
    """From a callback: what was chosen is none of what the page offers."""
    _say(Decided.NOT_OFFERED)


def _say(outcome: Decided | Exception, count: int = 0) -> None:
    st.session_state[_OUTCOME] = (Decided.MOVED if isinstance(outcome, StaleChangeSet) else outcome, count)


@in_place
def draw_outcome(words: Words) -> None:
    """Draws what came of the last decision, once."""
    outcome, count = st.session_state.pop(_OUTCOME, (None, 0))
    if outcome is not None:
        draw_here()
    if outcome is Decided.RETURNED:
        st.success(words("Returned: the unit finds it with your reason on its page."), icon=":material/undo:")
    elif outcome is Decided.APPROVED:
        st.success(words("Approved and locked: {count} reports.", count=count), icon=":material/task_alt:")
    elif outcome is Decided.UNLOCKED:
        st.success(words("Unlocked: the unit may correct it until the day you named."), icon=":material/task_alt:")
    elif outcome is Decided.NO_REASON:
        st.warning(
            words("A reason is needed, and for unlocking a last day that has not passed."), icon=":material/error:"
        )
    elif outcome is Decided.NONE_CHOSEN:
        st.warning(words("Choose which report is unlocked."), icon=":material/error:")
    elif outcome is Decided.NOT_OFFERED:
        st.warning(not_offered(words), icon=":material/error:")
    elif outcome is Decided.MOVED:
        st.warning(
            words(
                "Nothing was stored: somebody has sent or decided one of these reports since you looked. "
                "Below is how they stand now; look again, then decide."
            ),
            icon=":material/sync:",
        )
    elif isinstance(outcome, Forbidden):
        draw_refusal(outcome, words)
    elif isinstance(outcome, StoreUnavailable):
        st.error(md(not_stored(outcome.fault, words)), icon=":material/database_off:")
