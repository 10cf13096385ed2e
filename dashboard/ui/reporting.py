"""The page of who reported: the form that is meant, the matrix, deadlines, shares with their counts, and reminders."""

from datetime import date

import streamlit as st

from dashboard.charts.matrix import matrix as matrix_chart
from dashboard.domain.reported.days import judging_day, office_day
from dashboard.domain.reported.snapshot import Snapshot
from dashboard.domain.reporting.completeness import Completeness, completeness
from dashboard.importing.layouts.plan_sheets import CALENDAR
from dashboard.text import Words
from dashboard.ui import link, load
from dashboard.ui.escape import md
from dashboard.ui.panels import TO_RECEIPT, chart, title, verdict_notes
from dashboard.ui.shell import Shown
from dashboard.ui.table import table
from dashboard.usecases.public_address import opens_here_only
from dashboard.views import completeness as view
from dashboard.views import deadlines as due
from dashboard.views.address import Param
from dashboard.views.overdue import summary_of_all
from dashboard.views.pages import Page
from dashboard.views.table import Table

_ROWS = 40  # units of the matrix; a hundred rows are no picture


def calendar_now(now: Shown, snapshot: Snapshot) -> Completeness:
    """The calendar as it stands today, or stood on the day of a past version."""
    return calendar_on(now, snapshot, _day(now, snapshot))


def calendar_on(now: Shown, snapshot: Snapshot, day: date) -> Completeness:
    """The calendar as it stands on a day."""
    return now.kept_for_all("calendar", lambda: completeness(snapshot, day), day.isoformat())


def _day(now: Shown, snapshot: Snapshot) -> date:
    if now.version is not None and snapshot.recorded_at is not None:
        return judging_day(snapshot.plan, office_day(snapshot.recorded_at))
    return load.office().today(snapshot.plan)


def pick_form(calendar: Completeness, now: Shown) -> str | None:
    """The form that is meant; a choice is offered only where there are several."""
    usual, names = view.usual_form(calendar, now.period), calendar.forms
    if len(names) < 2:
        return usual
    codes = list(names)
    picked = st.selectbox(
        now.words("Report"), codes, index=codes.index(usual) if usual in codes else 0, format_func=lambda c: names[c],
        key=f"mau-{now.programme}-{now.year}", width=520,
    )  # fmt: skip
    return picked or usual


def draw_matrix(calendar: Completeness, form: str, now: Shown) -> None:
    """Unit × period, with the words of its shapes and the table behind it."""
    words = now.words
    day = calendar.day.isoformat()
    shown = now.kept_for_all("matrix", lambda: view.matrix(calendar, form, words, _ROWS), form, day)
    title(shown.title)
    st.caption(md(calendar.forms[form]))
    key = now.key(form, day)
    chart(
        "reports",
        shown.alt,
        lambda: matrix_chart(shown, words),
        lambda: view.matrix_table(view.matrix(calendar, form, words), words),
        words,
        key,
        TO_RECEIPT,
        told=(calendar.forms[form], view.legend(words)),
    )
    if shown.of > len(shown.units):
        text = "{count} of {all} units, who owe most first; all of them in the table"
        st.caption(words(text, count=len(shown.units), all=shown.of))
    st.caption(view.legend(words))


def draw_deadlines(calendar: Completeness, now: Shown) -> None:
    """What is due next and who still owes it."""
    words = now.words
    day = calendar.day.isoformat()
    heading = now.kept_for_all("next deadline", lambda: due.next_deadline(calendar, words), day)
    title(heading)
    rows = now.kept_for_all("deadlines", lambda: due.deadline_table(due.deadlines(calendar, words), words), day)
    if rows:
        table(rows, words, "han-nop", caption=heading, height=420)
    else:
        st.info(words("No deadline is ahead and nothing is owed."))


def draw_reminder(calendar: Completeness, now: Shown) -> None:
    """A text to paste for each deadline that somebody owes."""
    words = now.words
    day = calendar.day.isoformat()
    reminders = now.kept_for_all("reminders", lambda: due.reminders(calendar, now.period, words), day)
    texts = {reminder.label: reminder.text for reminder in reminders}
    if not texts:
        return
    with st.container(key="reminder_all", gap="xsmall"):  # a text to copy, which is no part of the page on paper
        title(words("Reminder to paste into Zalo"))
        picked = st.selectbox(words("Of which deadline"), list(texts), key=f"nhac-{now.programme}-{now.year}")
        text = texts.get(picked or "", next(iter(texts.values())))
        to = link.whole_url(link.to(Page.SUBMITTING, **{Param.PERIOD: None, Param.VERSION: None}))
        if not opens_here_only(to):
            text += "\n" + words("Send it here: {url}", url=to)
        st.code(text, language=None, wrap_lines=True)
        link.warn_of_local(to, words)


def draw_shares(calendar: Completeness, form: str, now: Shown) -> None:
    """Completeness and timeliness per unit, period and form; the counts stand beside every share."""
    words = now.words
    title(words("Complete and in time, of what was expected by {day}", day=calendar.day))
    day = calendar.day.isoformat()
    units, periods, forms = st.tabs([words("By unit, this report only"), words("By period"), words("By report")])
    with units:
        by_unit = now.kept_for_all("tallies by unit", lambda: view.by_unit(calendar, form, words), form, day)
        _tallies(by_unit, "theo-don-vi", words("Unit"), words)
    with periods:
        by_period = now.kept_for_all("tallies by period", lambda: view.by_period(calendar, form, words), form, day)
        _tallies(by_period, "theo-ky", words("Period"), words)
    with forms:
        by_form = now.kept_for_all("tallies by form", lambda: view.by_form(calendar, words), day)
        _tallies(by_form, "theo-bao-cao", words("Report"), words)


def _tallies(shown: Table, name: str, caption: str, words: Words) -> None:
    if shown:
        table(shown, words, name, caption=caption, height=420)
    else:
        st.info(words("No deadline has passed yet."))


def draw_apart(calendar: Completeness, now: Shown) -> None:
    """Tables and reports outside the calendar: they came, nobody owes them."""
    words = now.words
    if calendar.apart:
        heading = words("Received outside the calendar ({count})", count=len(calendar.apart))
        with st.expander(heading):
            apart = now.kept("apart", lambda: view.apart(calendar, words), calendar.day.isoformat())
            table(apart, words, "ngoai-lich", caption=heading, height=420)


def no_calendar(words: Words) -> None:
    """Why there is no matrix, and what to do."""
    st.info(
        words("The plan has no reporting calendar: add the sheet «{sheet}» to the plan workbook and send it again.",
              sheet=CALENDAR.sheet),
        icon=":material/event_busy:",
    )  # fmt: skip


def heading(calendar: Completeness, form: str | None, now: Shown) -> None:
    """The finding of the page, and the year so far beside it."""
    words = now.words
    heading = view.headline(calendar, form, now.period, words) if form else words("No report is owed")
    st.markdown(f"# {md(heading)}", anchors=False)
    if form:
        told = (view.summary(calendar, form, words), summary_of_all(calendar, words))
        verdict_notes(" ".join(filter(None, told)), view.reporting_why(calendar, form, words), words)
