"""The quiet button under a table that gives it as a workbook, made when it is clicked."""

from collections.abc import Callable

import streamlit as st

from dashboard.exports.table_workbook import Origin, table_file_name, table_workbook
from dashboard.text import Words
from dashboard.ui import load
from dashboard.ui.private_file import type_for_reader
from dashboard.ui.shell import Chosen, chosen
from dashboard.views.table import Table
from dashboard.views.unreviewed import unreviewed_note

_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def draw_download(
    shown: Table, title: str, name: str, key: str, words: Words, whole: Callable[[], tuple[Table, str]] | None = None
) -> None:  # fmt: skip
    """A table of nothing has nothing to download; `whole` is made at the click, where more goes into the file than is shown."""
    if not shown:
        return
    now = chosen()
    version = now.version or load.newest()  # that of these cells; by the time of a click a newer one may have come
    st.download_button(
        words("Download .xlsx"),
        data=lambda: table_workbook(*(whole() if whole else (shown, title or name)), _origin(now, version), words),
        file_name=table_file_name(name, now.period.code if now.period else ""),
        mime=type_for_reader(_TYPE),
        key=f"{key}.xlsx",
        on_click="ignore",
        type="tertiary",
        icon=":material/download:",
    )


def _origin(now: Chosen, version: int) -> Origin:
    if now.programme is None or now.year is None:
        return Origin()
    snapshot = load.snapshot(now.programme, now.year, version)
    note = unreviewed_note(snapshot, now.period, now.words) if now.period else ""
    return Origin.of(snapshot.plan, now.period, version, note)
