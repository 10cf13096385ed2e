"""Units that owe reports whose deadline has passed: what each says, whom to call, and the form of the unit itself."""

from collections.abc import Mapping

import streamlit as st

from dashboard.domain.people.causes import Late
from dashboard.domain.people.contacts import Contact
from dashboard.domain.people.rights import Action, over_unit
from dashboard.domain.reporting.completeness import Completeness
from dashboard.ui import link, who
from dashboard.ui.causes import draw_cause_form, draw_causes
from dashboard.ui.contacts import contacts_known, draw_contact
from dashboard.ui.panels import title
from dashboard.ui.planning.sections import CONTACTS
from dashboard.ui.shell import Shown
from dashboard.ui.table import table
from dashboard.views.address import Param
from dashboard.views.causes import all_causes, late_units, missing_contacts
from dashboard.views.pages import Page


def draw_late_units(now: Shown, calendar: Completeness) -> None:
    """Nothing where nobody is late. Whom to call stands there for those who may read it, and not in what is kept for everybody."""
    words = now.words
    contacts: Mapping[str, Contact] | None = contacts_known()
    if contacts is None:
        shown = now.kept("late units", lambda: late_units(calendar, now.standing, words), calendar.day.isoformat())
    else:
        shown = late_units(calendar, now.standing, words, contacts)
    if not shown.units:
        return
    title(shown.title)
    table(shown.table, words, "don-vi-cham", caption=shown.title, height=420, cards=True)
    if contacts is not None:
        _draw_missing_contacts(now, shown.units, contacts)
    draw_cause_form(now, Late.UNIT, {unit: unit for unit in shown.units}, key="late")


def _draw_missing_contacts(now: Shown, units: tuple[str, ...], contacts: Mapping[str, Contact]) -> None:
    """Of how many nobody is named, and, for who may enter it, the way to where that is done."""
    words, plan = now.words, now.standing.snapshot.plan
    said = missing_contacts(units, contacts, words)
    if not said:
        return
    st.caption(said)
    if who.may(Action.KEEP_CONTACT, over_unit(plan, plan.root)):
        where = link.to(Page.ADMINISTRATION, **{Param.SECTION: CONTACTS})
        link.draw(where, words("Enter whom to call"), ":material/face:")


def draw_all_causes(now: Shown) -> None:
    """Everything that is said of delays; nothing where nobody says anything."""
    words, named = now.words, who.may(Action.READ_PEOPLE)
    shown = now.kept("all causes", lambda: all_causes(now.standing, words, named), named)
    if shown:
        heading = words("Causes of delays and remedies")
        title(heading)
        table(shown, words, "nguyen-nhan", caption=heading, height=420, cards=True)


def draw_unit_delay(now: Shown, calendar: Completeness, unit: str) -> None:
    """Of one unit: why it is late, where it is, and whom to call."""
    draw_contact(unit, now.standing.snapshot.plan, now.words)
    late = any(not cell.state.came for cell in calendar.expected_of(unit))
    draw_causes(now, Late.UNIT, unit, late)
