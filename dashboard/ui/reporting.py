"""The page of who reported: the form that is meant, the matrix, deadlines, shares with their counts, and reminders."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.charts.matrix import matrix as matrix_chart
from dashboard.domain.reported.snapshot import Snapshot
from dashboard.domain.reporting.calendar import judging_day, office_day
from dashboard.domain.reporting.completeness import Completeness, completeness
from dashboard.text import Words
from dashboard.ui import load
from dashboard.ui.escape import md
from dashboard.ui.panels import TO_RECEIPT, chart, title
from dashboard.ui.shell import Shown
from dashboard.ui.table import crossed, framed, table
from dashboard.views import completeness as view
from dashboard.views import deadlines as due
from dashboard.views.linked import to_receipt

_TALLY = {
    "expected": "Expected", "reported": "Came", "completeness": "Complete", "on_time": "In time", "timeliness": "Timely",
}  # fmt: skip
_DEADLINE = {
    "due": "Deadline", "left": "Time left", "period": "Period", "owing": "Still owe", "names": "Who", "form": "Report",
}  # fmt: skip
_APART = {"form": "Report", "unit": "Unit", "period": "Period", "received": "Received"}


def calendar_now(now: Shown, snapshot: Snapshot) -> Completeness:
    """The calendar as it stands today, or stood on the day of a past version."""
    return completeness(snapshot, _day(now, snapshot))


def _day(now: Shown, snapshot: Snapshot) -> date:
    if now.version is not None and snapshot.recorded_at is not None:
        return judging_day(snapshot.plan, office_day(snapshot.recorded_at))
    return load.office().today(snapshot.plan)


def pick_form(found: Completeness, now: Shown) -> str | None:
    """The form that is meant; a choice is offered only where there are several."""
    usual, names = view.usual_form(found, now.period), found.forms
    if len(names) < 2:
        return usual
    codes = list(names)
    picked = st.selectbox(
        now.words("Report"), codes, index=codes.index(usual) if usual in codes else 0, format_func=lambda c: names[c],
        key=f"mau-{now.programme}-{now.year}", width=520,
    )  # fmt: skip
    return picked or usual


def draw_matrix(found: Completeness, form: str, now: Shown) -> None:
    """Unit × period, with the words of its shapes and the table behind it."""
    words = now.words
    shown = view.matrix(found, form, words)
    title(shown.title)
    st.caption(md(found.forms[form]))
    key = now.key(form, found.day.isoformat())
    chart("reports", shown.alt, lambda: matrix_chart(shown, words), _matrix_table(shown, words), words, key, TO_RECEIPT)
    st.caption(view.legend(words))


def _matrix_table(shown: view.Matrix, words: Words) -> pd.DataFrame:
    """Every report leads to its receipt."""
    cells = ((c.unit, c.period, to_receipt(f"{c.glyph} {c.word}", c.receipt)) for c in shown.cells)
    return crossed(words("Unit"), shown.units, shown.periods, cells)


def draw_deadlines(found: Completeness, now: Shown) -> None:
    """What is due next and who still owes it."""
    words = now.words
    title(due.next_deadline(found, words))
    rows = due.deadlines(found, words)
    if rows:
        _table(rows, _DEADLINE, words, "han-nop", due.next_deadline(found, words))
    else:
        st.info(words("No deadline is ahead and nothing is owed."))


def draw_reminder(found: Completeness, now: Shown) -> None:
    """A text to paste for each deadline that somebody owes."""
    words = now.words
    texts = {one.label: one.text for one in due.reminders(found, now.period, words)}
    if texts:
        title(words("Reminder to paste into Zalo"))
        picked = st.selectbox(words("Of which deadline"), list(texts), key=f"nhac-{now.programme}-{now.year}")
        st.code(texts.get(picked or "", next(iter(texts.values()))), language=None, wrap_lines=True)


def draw_shares(found: Completeness, form: str, now: Shown) -> None:
    """Completeness and timeliness per unit, period and form; the counts stand beside every share."""
    words = now.words
    title(words("Complete and in time, of what was expected by {day}", day=found.day))
    units, periods, forms = st.tabs([words("By unit, this report only"), words("By period"), words("By report")])
    with units:
        _tallies(view.by_unit(found, form, words), "theo-don-vi", words("Unit"), words)
    with periods:
        _tallies(view.by_period(found, form, words), "theo-ky", words("Period"), words)
    with forms:
        _tallies(view.by_form(found, words), "theo-bao-cao", words("Report"), words)


def _tallies(rows: Sequence[view.TallyRow], name: str, head: str, words: Words) -> None:
    if rows:
        _table(rows, _TALLY, words, name, head, {"name": head})
    else:
        st.info(words("No deadline has passed yet."))


def draw_apart(found: Completeness, now: Shown) -> None:
    """Tables and reports outside the calendar: they came, nobody owes them."""
    words = now.words
    rows = view.apart(found, words)
    if rows:
        with st.expander(words("Received outside the calendar ({count})", count=len(rows))):
            _table(rows, _APART, words, "ngoai-lich", words("Received outside the calendar ({count})", count=len(rows)))


def no_calendar(words: Words) -> None:
    """Why there is no matrix, and what to do."""
    st.info(
        words("The plan has no reporting calendar: add the sheet «{sheet}» to the plan workbook and send it again.",
              sheet="Lịch báo cáo"),
        icon=":material/event_busy:",
    )  # fmt: skip


def heading(found: Completeness, form: str | None, now: Shown) -> None:
    """The finding of the page, and the year so far beside it."""
    words = now.words
    said = view.headline(found, form, now.period, words) if form else words("No report is owed")
    st.markdown(f"# {md(said)}", anchors=False)
    if form:
        st.caption(md(view.summary(found, form, words)))


def _table(
    rows: Sequence[Any],
    columns: dict[str, str],
    words: Words,
    name: str,
    caption: str,
    first: dict[str, str] | None = None,
) -> None:
    heads = (first or {}) | {key: words(head) for key, head in columns.items()}
    frame = framed([{head: getattr(row, key) for key, head in heads.items()} for row in rows])
    table(frame, words, name, caption=caption, height=420)
