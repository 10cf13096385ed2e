"""The uploader and its files: for each what it is, its issues, its changes, and the button that sends it."""

import streamlit as st

from dashboard.importing.examination import Hints
from dashboard.text import Words
from dashboard.text.findings import problem_text, refusal_text
from dashboard.ui import gate
from dashboard.ui.escape import md
from dashboard.ui.unstored import not_stored
from dashboard.ui.upload.about import about
from dashboard.ui.upload.changes import draw_changes
from dashboard.ui.upload.desk import ExaminedFile, examine_file, give_up, held_files, keep, send
from dashboard.ui.upload.drafts import draw_keeping
from dashboard.ui.upload.findings import draw_findings
from dashboard.ui.upload.overtaken import draw_overtaken
from dashboard.ui.upload.receipt import draw_receipt

_UPLOADER = "upload_files"


def draw_uploader(hints: Hints, words: Words) -> tuple[ExaminedFile, ...]:
    """Draws the uploader; its files, examined. Files with the same bytes are one."""
    st.markdown(f"### {words('Upload files')}", anchors=False)
    uploaded = st.file_uploader(
        words(
            "Drag spreadsheets (.xlsx, .xls, .ods, .csv) onto the field below, or press its button; several at once too."
        ),
        accept_multiple_files=True,
        key=_UPLOADER,
    )
    files: dict[str, ExaminedFile] = {}
    bar = st.empty()
    for number, file in enumerate(uploaded):
        bar.progress(number / len(uploaded), words("Examining {file}", file=md(file.name)))
        examined = examine_file(file.name, file.getvalue(), hints)
        files[examined.key] = examined
    bar.empty()
    keep(set(files))
    for held in held_files():
        files[held.key] = examine_file(held.name, held.content, hints)
    return tuple(files.values())


def draw_file(file: ExaminedFile, words: Words) -> None:
    """Draws one file: its issues, changes and the button that sends it; its receipt once it is sent."""
    with st.container(border=True, key=f"upload_file_{file.key[:12]}"):
        st.markdown(f"### {md(file.name)}", anchors=False)
        st.caption(about(file, words))
        if file.sent is not None:
            draw_receipt(file, words)
            return
        if file.unsent is not None:
            kept = words("The file and your answers are still here.")
            st.error(md(f"{not_stored(file.unsent, words)} {kept}"), icon=":material/database_off:")
        if file.moved:
            st.warning(
                words("The figures have just changed; look at the changes again, then send."), icon=":material/sync:"
            )
        if file.examination.refusal is not None:
            st.error(f"**{words('This file was not opened.')}** {md(refusal_text(file.examination.refusal, words))}")
            return
        _draw_received_before(file, words)
        draw_overtaken(file, words)
        draw_findings(file, words)
        draw_changes(file, words)
        _draw_sending(file, words)


def _draw_received_before(file: ExaminedFile, words: Words) -> None:
    if file.examination.already_received:
        text = " ".join(problem_text(issue, words) for issue in file.examination.issues)
        st.info(md(text), icon=":material/task_alt:")


def _draw_sending(file: ExaminedFile, words: Words) -> None:
    """Draws the button that sends the file, where no issue blocks it; it needs somebody who may."""
    if not file.ready:
        draw_keeping(file, words)
        if file.to_agree:
            st.info(words("Tick above that yours takes the place of what has come, then send."), icon=":material/info:")
        elif not file.examination.blocked and not file.examination.already_received:
            st.info(words("Nothing is stored: the revision that stands is kept."), icon=":material/info:")
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        refusal = gate.refused(file.examination.change_set)
        st.button(
            _sending(file, words),
            key=f"upload_send_{file.key}",
            type="primary",
            icon=":material/send:",
            disabled=refusal is not None,
            on_click=send,
            args=(file.key,),
        )
        draw_keeping(file, words)
        if file in held_files():
            st.button(words("Leave this file out"), key=f"upload_leave_{file.key}", on_click=give_up, args=(file.key,))
        if refusal is not None:
            gate.draw_refusal(refusal, words)


def _sending(file: ExaminedFile, words: Words) -> str:
    """What its button says."""
    if file.unsent is not None:
        return words("Try again")
    return words("Send plan") if file.examination.layout == "plan" else words("Send report")
