"""The parts of a report that a person writes, as a form: they stay with the report and stand in it when it is made anew."""

import streamlit as st

from dashboard.domain.documents.texts import LONGEST_TEXT, OwnWords, ReportName
from dashboard.domain.people.rights import Action, Forbidden, over_unit
from dashboard.text import Words
from dashboard.ui import gate, load, who
from dashboard.ui.escape import md
from dashboard.ui.gate import refusal_text
from dashboard.ui.shell import Shown
from dashboard.ui.unstored import not_stored
from dashboard.usecases.document_texts import write_texts
from dashboard.usecases.office import NothingKnown, StoreUnavailable
from dashboard.views.documents.own import BODY, FRAME, OWN, OwnKey

_SAID = "document_texts_said"
_LINES = {OwnKey.RECIPIENTS: 110}  # px of height; of the other parts of the frame a line


def draw_texts(now: Shown, of: ReportName, stands: dict[str, OwnWords]) -> None:
    """The form; for who may not write, the way to sign in."""
    words = now.words
    _say(words)
    if not who.may(Action.MEET, over_unit(now.plan, now.plan.root)):
        gate.draw_sign_in(words, words("Reviewers and administrators write them after signing in:"))
        return
    with st.form(f"texts_{of.report}_{of.period}", border=False):
        for key in BODY:
            st.text_area(words(OWN[key]), _text(stands, key), 120, max_chars=LONGEST_TEXT, key=_field(of, key))
        for left, right in zip(FRAME[::2], FRAME[1::2], strict=True):
            for column, key in zip(st.columns(2), (left, right), strict=True):
                with column:
                    _frame_field(of, key, _text(stands, key), words)
        st.form_submit_button(words("Keep the texts"), type="primary", on_click=_keep, args=(now, of))
    _last(stands, words)


def _frame_field(of: ReportName, key: OwnKey, text: str, words: Words) -> None:
    if key in _LINES:
        st.text_area(words(OWN[key]), text, _LINES[key], max_chars=LONGEST_TEXT, key=_field(of, key))
    else:
        hint = words("dd/mm/yyyy") if key is OwnKey.DAY else None
        st.text_input(words(OWN[key]), text, max_chars=200, key=_field(of, key), placeholder=hint)


def _text(stands: dict[str, OwnWords], key: OwnKey) -> str:
    return stands[key].text if key in stands else ""


def _last(stands: dict[str, OwnWords], words: Words) -> None:
    """Who wrote last."""
    if stands:
        newest = max(stands.values(), key=lambda one: one.written_at)
        st.caption(md(words("Last written: {moment}", moment=newest.written_at)))


def _field(of: ReportName, key: OwnKey) -> str:
    return f"text.{of.programme}.{of.year}.{of.report}.{of.period}.{key}"


def _keep(now: Shown, of: ReportName) -> None:
    """A callback, so that the page is drawn with what is kept."""
    words = now.words
    texts = {key: str(st.session_state.get(_field(of, key)) or "") for key in OwnKey}
    try:
        changed = write_texts(load.office(), of, texts, who.actor())
    except Forbidden as refusal:
        st.session_state[_SAID] = ("!", refusal_text(refusal, words))
    except (ValueError, NothingKnown):
        st.session_state[_SAID] = ("!", words("A text is too long, or the plan has changed meanwhile."))
    except StoreUnavailable as unavailable:
        st.session_state[_SAID] = ("!", not_stored(unavailable.fault, words))
    else:
        st.session_state[_SAID] = (
            "",
            words("Parts kept: {count}. They stand in the report from now on.", count=changed),
        )


def _say(words: Words) -> None:
    if (said := st.session_state.pop(_SAID, None)) is not None:
        kind, text = said
        (st.error if kind else st.success)(md(text))
