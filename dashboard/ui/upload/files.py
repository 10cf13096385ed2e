"""The uploader and each file on it: what the file is, what was found, what it changes, and the sending."""

import streamlit as st

from dashboard.domain.reported.changes import PlanChange
from dashboard.importing.examination import Hints
from dashboard.text import Words
from dashboard.text.findings import problem_text, refusal_text
from dashboard.ui.escape import md
from dashboard.ui.load import office
from dashboard.ui.upload.changes import draw_changes
from dashboard.ui.upload.desk import Looked, actor, keep, look, send, send_all
from dashboard.ui.upload.findings import draw_findings
from dashboard.ui.upload.receipt import draw_receipt
from dashboard.ui.upload.style import draw_style

_UPLOADER = "upload_files"


def draw_uploader(hints: Hints, words: Words) -> tuple[Looked, ...]:
    """The uploader, and its files examined one after the other; the same bytes twice are one file."""
    draw_style(words)
    st.markdown(f"### {words('Upload files')}", anchors=False)
    uploaded = st.file_uploader(
        words(
            "Drag spreadsheets (.xlsx, .xls, .ods, .csv) onto the field below, or press its button; several at once too."
        ),
        accept_multiple_files=True,
        key=_UPLOADER,
    )
    found: dict[str, Looked] = {}
    bar = st.empty()
    for number, file in enumerate(uploaded):
        bar.progress(number / len(uploaded), words("Examining {file}", file=md(file.name)))
        seen = look(file.name, file.getvalue(), hints)
        found[seen.key] = seen
    bar.empty()
    keep(set(found))
    return tuple(found.values())


def draw_lot(files: tuple[Looked, ...], words: Words) -> None:
    """Of several files: how many are ready, need mending, or stand in the store, and one button for all that are ready."""
    if len(files) < 2:
        return
    ready = tuple(file.key for file in files if file.ready)
    received = sum(file.sent is not None or file.found.already_received for file in files)
    with st.container(horizontal=True, vertical_alignment="center", key="upload_lot"):
        st.markdown(
            words(
                "**{count} files**: {ready} ready, {blocked} to be mended, {received} received.",
                count=len(files), ready=len(ready), blocked=sum(file.blocked for file in files), received=received,
            )
        )  # fmt: skip
        if ready:
            st.button(
                words("Send all {count} ready files", count=len(ready)),
                key="upload_send_all",
                type="primary",
                icon=":material/send:",
                disabled=not actor(),
                on_click=send_all,
                args=(ready,),
            )
        if ready and not actor():
            st.markdown(words("Write your name in the field «Sender» first."))


def draw_file(file: Looked, words: Words) -> None:
    """One file from what it is to its receipt."""
    with st.container(border=True, key=f"upload_file_{file.key[:12]}"):
        st.markdown(f"### {md(file.name)}", anchors=False)
        st.caption(_about(file, words))
        if file.sent is not None:
            draw_receipt(file, words)
            return
        if file.moved:
            st.warning(
                words("The figures have just changed; look at the changes again, then send."), icon=":material/sync:"
            )
        if file.found.refusal is not None:
            st.error(f"**{words('This file was not opened.')}** {md(refusal_text(file.found.refusal, words))}")
            return
        _draw_received_before(file, words)
        draw_findings(file, words)
        draw_changes(file, words)
        _draw_sending(file, words)


def _about(file: Looked, words: Words) -> str:
    """What the file is, as far as it says: layout, unit, period, and the beginning of its SHA-256."""
    found = file.found
    kinds = {"report": words("monthly report"), "plan": words("plan workbook")}
    parts = [kinds.get(found.layout) or words.coded(f"layout.{found.layout}")] if found.layout else []
    if found.programme:
        parts.append(f"{found.programme} {found.year or ''}".strip())
    if found.unit:
        parts.append(_unit_name(file))
    if found.period:
        parts.append(words.period(found.period))
    return md(" · ".join((*parts, f"SHA-256 {file.key[:8]}")))


def _unit_name(file: Looked) -> str:
    found = file.found
    if isinstance(found.proposal, PlanChange):
        return found.proposal.plan.programme.office
    snapshot = office().snapshot(found.programme, found.year) if found.programme and found.year else None
    unit = snapshot.plan.unit_by_code.get(found.unit or "") if snapshot else None
    return unit.name if unit else found.unit or ""


def _draw_received_before(file: Looked, words: Words) -> None:
    if file.found.already_received:
        text = " ".join(problem_text(issue, words) for issue in file.found.issues)
        st.info(md(text), icon=":material/task_alt:")


def _draw_sending(file: Looked, words: Words) -> None:
    """The button, once nothing blocks; it needs the sender's name."""
    if not file.ready:
        if not file.found.blocked and not file.found.already_received:
            st.info(words("Nothing is stored: the revision that stands is kept."), icon=":material/info:")
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button(
            words("Send plan") if file.found.layout == "plan" else words("Send report"),
            key=f"upload_send_{file.key}",
            type="primary",
            icon=":material/send:",
            disabled=not actor(),
            on_click=send,
            args=(file.key,),
        )
        if not actor():
            st.markdown(words("Write your name in the field «Sender» first."))
