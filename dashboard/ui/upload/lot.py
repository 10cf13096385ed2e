"""Several files at once: their table, the one of them that is open, the button that sends all ready ones, and what has arrived."""

import streamlit as st

from dashboard.domain.issues import Severity
from dashboard.text import Words
from dashboard.ui import link, who
from dashboard.ui.escape import md
from dashboard.ui.table import table
from dashboard.ui.unstored import not_stored
from dashboard.ui.upload.about import form_of, plan_of, unit_of
from dashboard.ui.upload.desk import ExaminedFile, examined_files, send_all
from dashboard.views.address import address
from dashboard.views.linked import receipt_address
from dashboard.views.upload_lot import DeskFile, FileState, in_order, lot_table, opened_by

_OPENED = "upload_opened"
_MOST = 12  # rows that are seen without scrolling in the table's own box


def draw_lot(files: tuple[ExaminedFile, ...], words: Words) -> tuple[ExaminedFile, ...]:
    """Draws the counts, the table and the sending of several files; returns those whose panel is drawn: one of several.

    A panel costs a hundred fields; of twenty files nobody mends two at once.
    """
    if len(files) < 2:
        return files
    _draw_sending(files, words)
    if fault := next((file.unsent for file in files if file.unsent is not None), None):
        kept = words("The file and your answers are still here.")
        st.error(md(f"{not_stored(fault, words)} {kept}"), icon=":material/database_off:")
    lines = in_order(_line(file, words) for file in files)
    opened = _opened(lines)
    heading = words("Files on this page")
    height = 460 if len(lines) > _MOST else None
    table(
        lot_table(lines, opened, words),
        words,
        "tep",
        caption=heading,
        height=height,
        cards=True,
        download=False,
        go=_open,
    )
    return tuple(file for file in files if file.key == opened)


def draw_arrived(words: Words) -> None:
    """Draws what this person has just sent, with the receipts; for the top of the page."""
    sent = [file for file in examined_files().values() if file.sent is not None]
    if not sent:
        return
    links = []
    for file in sent:
        assert file.sent is not None
        for number in file.sent.receipt.number.split(", "):
            links.append(f"[{md(number)}]({receipt_address(number, words.language).href})")
    text = words("Received: {count} files. Receipts:", count=len(sent))
    st.success(f"**{text}** {' · '.join(links)}", icon=":material/task_alt:")


def _draw_sending(files: tuple[ExaminedFile, ...], words: Words) -> None:
    ready = tuple(file.key for file in files if file.ready)
    received = sum(file.sent is not None or file.examination.already_received for file in files)
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
                disabled=not who.actor().known,
                on_click=send_all,
                args=(ready,),
            )


def _opened(lines: tuple[DeskFile, ...]) -> str:
    """The file that somebody opened, as long as it is here; else the first one, which stays open while it is mended."""
    chosen = str(st.session_state.get(_OPENED, ""))
    key = next((line.key for line in lines if chosen and line.key.startswith(chosen)), lines[0].key)
    st.session_state[_OPENED] = key
    return key


def _open(href: str) -> None:
    """A callback: a row was clicked."""
    key = opened_by(address(href))
    if key:
        st.session_state[_OPENED] = key
    else:
        link.follow_next(href)


def _line(file: ExaminedFile, words: Words) -> DeskFile:
    examination = file.examination
    questions = len(examination.questions)
    cells = {
        place for issue in examination.open_issues if issue.severity is Severity.ERROR for place in issue.places
    }  # fmt: skip
    return DeskFile(
        key=file.key,
        name=file.name,
        state=_state(file, len(cells), questions),
        unit=unit_of(file),
        form=form_of(file, plan_of(file), words),
        period=examination.period,
        faults=0 if file.sent else len(cells),
        questions=0 if file.sent else questions,
        receipt=file.sent.receipt.number if file.sent else "",
    )


def _state(file: ExaminedFile, faults: int, questions: int) -> FileState:
    examination = file.examination
    if file.sent is not None:
        return FileState.RECEIVED
    if examination.already_received:
        return FileState.RECEIVED_BEFORE
    if not examination.readable:
        return FileState.REFUSED
    if file.unsent is not None:
        return FileState.UNSENT
    if examination.blocked:
        return FileState.FAULTY if faults or not questions else FileState.ASKING
    if file.to_agree:
        return FileState.OVERTAKEN
    return FileState.READY if file.ready else FileState.KEPT
