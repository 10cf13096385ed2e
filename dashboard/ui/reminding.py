"""The reminder of one unit, to copy, with whom it goes to; and the feed of one's deadlines for a calendar program."""

import streamlit as st

from dashboard.domain.people.rights import Action, Forbidden
from dashboard.domain.reporting.completeness import Completeness
from dashboard.text import Words
from dashboard.ui import link, load, who
from dashboard.ui.contacts import draw_contact
from dashboard.ui.copying import copying
from dashboard.ui.escape import md
from dashboard.ui.gate import refusal_text
from dashboard.ui.panels import title
from dashboard.ui.shell import Shown
from dashboard.ui.unstored import not_stored
from dashboard.usecases.calendars import calendars_of, end_calendar, make_calendar
from dashboard.usecases.office import StoreUnavailable
from dashboard.usecases.public_address import opens_here_only
from dashboard.views.address import CALENDAR_FOLDER, Address
from dashboard.views.unit_reminder import unit_reminders

_MADE, _REFUSED = "calendar_made", "calendar_refused"


def draw_unit_reminder(now: Shown, calendar: Completeness) -> None:
    """A text for one unit that owes, all its deadlines in one; nothing where nobody owes."""
    words = now.words
    whole = link.whole_url(Address("", {})).rstrip("./")
    root = "" if opens_here_only(whole) else whole
    reminders = now.kept(
        "unit reminders", lambda: unit_reminders(calendar, root, words), calendar.day.isoformat(), root
    )
    if not reminders:
        return
    with st.container(key="reminder_one"):
        title(words("Reminder to one unit, for Zalo or e-mail"))
        by_unit = {one.unit: one for one in reminders}
        picked = st.selectbox(
            words("Unit"), list(by_unit), format_func=lambda unit: by_unit[unit].name, key=f"remind-{now.programme}"
        )
        one = by_unit.get(picked or "", reminders[0])
        st.code(one.text, language=None, wrap_lines=True)
        draw_contact(one.unit, now.standing.snapshot.plan, words)


def draw_calendar_feed(words: Words) -> None:
    """For who is signed in: an address that a calendar program reads; made, shown once and ended here."""
    if refused := st.session_state.pop(_REFUSED, None):
        st.error(md(str(refused)), icon=":material/error:")
    actor = who.actor()
    if actor.account is None or not who.may(Action.SHARE):
        return
    with st.expander(
        words("Deadlines in your calendar"), icon=":material/calendar_month:", on_change="rerun"
    ) as opened:
        if not opened.open:
            return
        st.markdown(words(
            "Phones, Outlook and Google Calendar read the deadlines from an address of your own. Whoever has the address"
            " reads the deadlines: end it here when it got out."
        ))  # fmt: skip
        if made := st.session_state.pop(_MADE, None):
            url = link.whole_url(Address(f"{CALENDAR_FOLDER}/{made}.ics", {}))
            copying(words("The address, shown this once"), url, words, "copy_calendar")
            link.warn_of_local(url, words)
        st.button(words("Make an address"), on_click=_make, args=(words,), icon=":material/add:", key="calendar_make")
        for token in calendars_of(load.office(), actor):
            with st.container(horizontal=True, vertical_alignment="center"):
                used = words("last read {moment}", moment=token.used_at) if token.used_at else words("never read yet")
                st.markdown(md(words("Made {moment}; {used}", moment=token.made_at, used=used)))
                st.button(
                    words("End it"), on_click=_end, args=(token.id, words), key=f"calendar_end_{token.id}", type="tertiary",
                    icon=":material/link_off:",
                )  # fmt: skip


def _make(words: Words) -> None:
    """A callback."""
    try:
        st.session_state[_MADE] = make_calendar(load.office(), who.actor())
    except (Forbidden, StoreUnavailable) as failed:
        _refuse(failed, words)


def _end(id: int, words: Words) -> None:
    """A callback."""
    try:
        end_calendar(load.office(), id, who.actor())
    except (Forbidden, StoreUnavailable) as failed:
        _refuse(failed, words)


def _refuse(failed: Forbidden | StoreUnavailable, words: Words) -> None:
    refused = refusal_text(failed, words) if isinstance(failed, Forbidden) else not_stored(failed.fault, words)
    st.session_state[_REFUSED] = refused
