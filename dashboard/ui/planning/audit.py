"""Quản trị → Nhật ký thay đổi: who changed what and when, searched, page by page, and taken away as a file."""

from collections.abc import Callable
from datetime import date

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard.domain.people.audit import AuditAction
from dashboard.domain.people.rights import Action, Forbidden
from dashboard.exports.safe_csv import table_csv
from dashboard.exports.table_workbook import Origin, table_workbook
from dashboard.text import Words
from dashboard.ui import gate, load
from dashboard.ui.account import newest_plans
from dashboard.ui.escape import md
from dashboard.ui.private_file import type_for_reader
from dashboard.ui.table import table
from dashboard.ui.who import actor
from dashboard.usecases.auditing import MOST_WRITTEN, PAGE, AuditSearch, may_read, search
from dashboard.views.audit import audit_table
from dashboard.views.audit_words import AuditNames

_BEFORE = "audit_before"  # the last number of each page that was left behind
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def draw_audit(heading: DeltaGenerator, words: Words) -> None:
    """Draws the section; nothing of it to whoever may not read the audit."""
    title = words("Audit of changes")
    heading.markdown(f"# {md(title)}", anchors=False)
    if not may_read(load.office(), actor()):
        gate.draw_refusal(Forbidden(actor(), Action.READ_AUDIT, ""), words)
        return
    wanted = _asked(words)
    left: list[int] = st.session_state.setdefault(_BEFORE, [])
    found = search(load.office(), wanted, actor(), PAGE + 1, left[-1] if left else None)
    shown = audit_table(found[:PAGE], audit_names(), words)
    if not found:
        st.info(words("No event is like that."), icon=":material/search_off:")
        return
    table(shown, words, "nhat-ky", caption=title, cards=True)
    with st.container(horizontal=True):
        if left:
            st.button(words("Newer"), on_click=_newer, icon=":material/chevron_left:", key="audit_newer")
        if len(found) > PAGE:
            st.button(
                words("Older"), on_click=left.append, args=(found[PAGE - 1].number,), icon=":material/chevron_right:",
                key="audit_older",
            )  # fmt: skip
        _draw_files(wanted, title, words)


def audit_names() -> AuditNames:
    """Of units, programmes and what they report, as the newest plans call them."""
    names: AuditNames = load.built(repr(("audit names", load.at())), lambda: AuditNames.of(newest_plans()))
    return names


def _draw_files(wanted: AuditSearch, title: str, words: Words) -> None:
    """All that is found, not the page that is shown alone; made when it is asked for."""

    def made(as_file: Callable[..., bytes]) -> Callable[[], bytes]:
        who, office = actor(), load.office()
        names = audit_names()
        return lambda: as_file(audit_table(search(office, wanted, who, MOST_WRITTEN), names, words))

    files = (
        ("xlsx", _XLSX, made(lambda shown: table_workbook(shown, title, Origin(), words))),
        ("csv", "text/csv", made(table_csv)),
    )
    for ending, mime, data in files:
        st.download_button(
            words("All of them as .{ending}", ending=ending), data=data, file_name=f"nhat-ky.{ending}",
            mime=type_for_reader(mime),
            key=f"audit_{ending}", on_click="ignore", type="tertiary", icon=":material/download:",
        )  # fmt: skip


def _asked(words: Words) -> AuditSearch:
    """The search as it is typed; another one begins at its first page."""
    text, kind, days = st.columns([3, 2, 2])
    written = text.text_input(
        words("Who, which unit, which report"), key="audit_text", max_chars=80, on_change=_first_page
    )
    names = {action.value: words.term(action) for action in AuditAction}
    chosen = kind.selectbox(
        words("What was done"), list(names), index=None, format_func=names.__getitem__, key="audit_action",
        placeholder=words("Anything"), on_change=_first_page,
    )  # fmt: skip
    given = days.date_input(
        words("Days"), value=[], format="DD/MM/YYYY", key="audit_days", on_change=_first_page,
        max_value=load.office().clock().date(),
    )  # fmt: skip
    since, until = _span(given)
    return AuditSearch(written or "", AuditAction(chosen) if chosen else None, since, until)


def _span(given: object) -> tuple[date | None, date | None]:
    """One day that is chosen so far is that day alone."""
    days = [day for day in given if isinstance(day, date)] if isinstance(given, tuple | list) else []
    return (days[0], days[-1]) if days else (None, None)


def _newer() -> None:
    st.session_state[_BEFORE].pop()


def _first_page() -> None:
    st.session_state[_BEFORE] = []
