"""Templates of documents on the page: filled in at a click; an administrator looks a file over, keeps it, takes it back."""

from collections.abc import Callable

import streamlit as st

from dashboard.domain.documents.forms import LONGEST_NAME, DocumentForm, FormKind
from dashboard.domain.people.rights import Action, Forbidden
from dashboard.domain.verdicts.standing import Standing
from dashboard.exports.table_workbook import file_name
from dashboard.text import Words
from dashboard.ui import load, who
from dashboard.ui.escape import md
from dashboard.ui.gate import refusal_text
from dashboard.ui.unstored import not_stored
from dashboard.usecases.document_forms import (
    FormLook,
    UnreadableForm,
    filled_form,
    form_content,
    forms_of,
    keep_form,
    look_over,
    shipped_content,
    shipped_forms,
    withdraw_form,
)
from dashboard.usecases.documents import mime_of
from dashboard.usecases.office import NothingKnown, StoreUnavailable

_SAID = "document_forms_said"
_SHOWN = 12  # names of fields in a sentence


def draw_forms(standing: Standing, words: Words, now: bool) -> None:
    """Ours, then the office's own; `now`: not of a past version, so that templates may be changed."""
    _say()
    for stem, kind in shipped_forms():
        _draw_shipped(stem, kind, standing, words)
    may = now and who.may(Action.SET_UP)
    for form in forms_of(load.office()):
        _draw_own(form, standing, may, words)
    if may:
        _draw_new(standing, words)


def _draw_shipped(stem: str, kind: FormKind, standing: Standing, words: Words) -> None:
    with st.container(horizontal=True, vertical_alignment="center", key=f"form_{stem}"):
        st.markdown(f"**{md(words.coded(f'form.{stem}'))}** · .{kind}")
        _download(stem, kind, lambda: shipped_content(stem, kind), standing, words)
        st.download_button(
            words("Template"), lambda: shipped_content(stem, kind), f"{stem}.{kind}", mime_of(kind), key=f"blank.{stem}",
            on_click="ignore", type="tertiary", icon=":material/draft:",
        )  # fmt: skip


def _draw_own(form: DocumentForm, standing: Standing, may: bool, words: Words) -> None:
    with st.container(horizontal=True, vertical_alignment="center", key=f"form_{form.code}"):
        st.markdown(f"**{md(form.name)}** · .{form.kind}")
        _download(form.name, form.kind, lambda: form_content(load.office(), form), standing, words)
        if may:
            st.button(
                words("Take back"), key=f"withdraw.{form.code}", on_click=_withdraw, args=(form, words), type="tertiary"
            )


def _download(name: str, kind: FormKind, content: Callable[[], bytes], standing: Standing, words: Words) -> None:
    of = (name, standing.snapshot.plan.programme.code, standing.period.code)
    st.download_button(
        words("Download"), data=lambda: filled_form(name, kind, content(), standing, words).content,
        file_name=file_name(of, kind), mime=mime_of(kind), key=f"filled.{name}.{kind}", on_click="ignore",
        icon=":material/download:",
    )  # fmt: skip


def _draw_new(standing: Standing, words: Words) -> None:
    """A file is looked over first: what it names that is not there is said before it is kept."""
    st.caption(md(words("A Word or Excel file with fields such as {{co_quan}} becomes a document of the office.")))
    sent = st.file_uploader(words("Template with fields"), type=list(FormKind), key="document_form")
    if sent is None:
        return
    content = sent.getvalue()
    try:
        look = look_over(content, sent.name, standing, words)
    except UnreadableForm as fault:
        st.error(words.coded(f"form_fault.{fault.reason}", {"file": sent.name}))
        return
    _draw_look(look, words)
    name = st.text_input(
        words("Name of the document"), sent.name.rpartition(".")[0], max_chars=LONGEST_NAME, key="form_name"
    )
    st.button(words("Keep the template"), type="primary", on_click=_keep, args=(name, content, look.kind, words))


def _draw_look(look: FormLook, words: Words) -> None:
    if look.unknown:
        st.warning(
            md(words("There are no such fields, they will stay as they are: {names}", names=_named(look.unknown)))
        )
    if look.empty:
        st.info(md(words("There is no figure now for: {names}", names=_named(look.empty))))
    if not look.fields:
        st.warning(words("The file names no field: it would always be the same."))
    elif not look.unknown and not look.empty:
        st.success(words("Fields found: {count}, all of them known.", count=len(look.fields)))


def _named(names: tuple[str, ...]) -> str:
    return ", ".join(names[:_SHOWN]) + (" …" if len(names) > _SHOWN else "")


def _keep(name: str, content: bytes, kind: FormKind, words: Words) -> None:
    try:
        form = keep_form(load.office(), name, content, kind, who.actor())
    except Forbidden as refusal:
        st.session_state[_SAID] = ("!", refusal_text(refusal, words))
    except UnreadableForm as fault:
        st.session_state[_SAID] = ("!", words.coded(f"form_fault.{fault.reason}", {"file": name}))
    except StoreUnavailable as unavailable:
        st.session_state[_SAID] = ("!", not_stored(unavailable.fault, words))
    else:
        st.session_state[_SAID] = ("", words("Kept: {text}", text=form.name))


def _withdraw(form: DocumentForm, words: Words) -> None:
    try:
        withdraw_form(load.office(), form.code, who.actor())
    except Forbidden as refusal:
        st.session_state[_SAID] = ("!", refusal_text(refusal, words))
    except NothingKnown:
        st.session_state[_SAID] = ("!", words("Somebody took this template back already."))
    except StoreUnavailable as unavailable:
        st.session_state[_SAID] = ("!", not_stored(unavailable.fault, words))
    else:
        st.session_state[_SAID] = ("", words("Taken back: {text}", text=form.name))


def _say() -> None:
    if (said := st.session_state.pop(_SAID, None)) is not None:
        kind, text = said
        (st.error if kind else st.success)(md(text))
