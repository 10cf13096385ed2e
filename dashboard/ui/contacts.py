"""Whom to call: shown to those who may read it, kept by the unit itself and by administrators."""

from collections.abc import Callable, Mapping

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard.domain.people.contacts import LONGEST_EMAIL, LONGEST_OFFICER, LONGEST_TELEPHONE, Contact
from dashboard.domain.people.rights import Action, Forbidden, over_unit
from dashboard.domain.plan.plan import Plan
from dashboard.domain.plan.units import official
from dashboard.text import Words
from dashboard.ui import gate, load, who
from dashboard.ui.account import unit_name
from dashboard.ui.escape import md
from dashboard.ui.gate import refusal_text
from dashboard.ui.in_place import in_place
from dashboard.ui.into_view import draw_here
from dashboard.ui.table import table
from dashboard.ui.unstored import not_stored
from dashboard.usecases.contacts import WrongContact, contacts_of, keep_contact, keep_contacts, read_list
from dashboard.usecases.office import StoreUnavailable
from dashboard.views.causes import contact_text
from dashboard.views.contacts import contact_table

_SAID, _LIST = "contact_said", "contact_list"


def contacts_known() -> Mapping[str, Contact] | None:
    """Of all units by official code; None for who may not read them."""
    return contacts_of(load.office(), who.actor()) if who.may(Action.READ_PEOPLE) else None


def draw_contact(unit: str, plan: Plan, words: Words) -> None:
    """Whom to call in one unit, in one line; nothing for who may not read it."""
    if not who.may(Action.READ_PEOPLE):
        return
    known = contacts_of(load.office(), who.actor(), (unit,)).get(official(unit))
    said = contact_text(known, words) or words("nobody named yet")
    st.markdown(f"**{md(words('Whom to call'))}:** {md(said)}")


def draw_own_contact(unit: str, plan: Plan, words: Words) -> None:
    """On the page of the unit's reports: its contact, and the form for who may change it."""
    if not who.may(Action.READ_PEOPLE):
        return
    with st.expander(words("Whom to call in this unit"), icon=":material/face:"):
        _say_outcome(words)
        draw_contact(unit, plan, words)
        if who.may(Action.KEEP_CONTACT, over_unit(plan, unit)):
            _draw_form(unit, words)


def draw_contacts(plan: Plan, heading: DeltaGenerator, words: Words) -> None:
    """Quản trị → Đầu mối liên hệ: all units of the plan, one of them changed, and a list of them pasted."""
    heading.markdown(f"# {md(words('Whom to call'))}", anchors=False)
    if not gate.let(Action.KEEP_CONTACT, words, over_unit(plan, plan.root)):
        return
    _say_outcome(words)
    known = contacts_known() or {}
    caption = words("Units and whom to call")
    table(contact_table(plan, known, words), words, "dau-moi", caption=caption, height=420)
    units = {unit.code: f"{unit.name} ({unit.code})" for unit in plan.units if unit.valid_to is None}
    picked = st.selectbox(
        words("Unit"), list(units), index=None, format_func=units.__getitem__, key="contact_unit",
        placeholder=words("choose a unit"),
    )  # fmt: skip
    if picked:
        _draw_form(picked, words)
    with st.expander(words("Paste a list"), icon=":material/content_copy:"), st.form("contact_list", border=False):
        st.markdown(
            words("A line for each unit: its code or name, officer, telephone, e-mail; copied from Excel or as CSV.")
        )
        st.text_area(words("The list"), key=_LIST, height=160)
        st.form_submit_button(words("Keep the list"), on_click=_keep_list, args=(words,))


def _draw_form(unit: str, words: Words) -> None:
    stands = contacts_of(load.office(), who.actor(), (unit,)).get(official(unit), Contact(official(unit)))
    fields = {part: f"contact_{part}_{official(unit)}" for part in ("officer", "telephone", "email")}
    with st.form(f"contact_{official(unit)}", border=False):
        officer, telephone, email = st.columns(3)
        officer.text_input(words("Officer"), stands.officer, key=fields["officer"], max_chars=LONGEST_OFFICER)
        telephone.text_input(words("Telephone"), stands.telephone, key=fields["telephone"], max_chars=LONGEST_TELEPHONE)
        email.text_input(words("E-mail"), stands.email, key=fields["email"], max_chars=LONGEST_EMAIL)
        st.form_submit_button(words("Keep the contact"), type="primary", on_click=_keep, args=(unit, fields, words))
    st.caption(words("Only those who are signed in see it; light pages and share links do not have it."))


def _keep(unit: str, fields: dict[str, str], words: Words) -> None:
    """A callback, so that the page is drawn from the store after it."""
    typed = {part: str(st.session_state.get(key) or "") for part, key in fields.items()}
    _kept(lambda: _one(Contact(official(unit), typed["officer"], typed["telephone"], typed["email"])), words)


def _one(contact: Contact) -> int:
    keep_contact(load.office(), contact, who.actor())
    return 1


def _keep_list(words: Words) -> None:
    text = str(st.session_state.get(_LIST) or "")
    if _kept(lambda: keep_contacts(load.office(), read_list(load.office(), text).contacts, who.actor()), words):
        st.session_state[_LIST] = ""


def _kept(keep: Callable[[], int], words: Words) -> bool:
    try:
        count = keep()
    except Forbidden as refusal:
        st.session_state[_SAID] = ("!", refusal_text(refusal, words))
    except WrongContact as wrong:
        named = unit_name(wrong.unit) if wrong.of_unit else wrong.unit
        st.session_state[_SAID] = (
            "!",
            words.coded(f"contact.{wrong.fault}", {"unit": named}),
        )
    except StoreUnavailable as unavailable:
        st.session_state[_SAID] = ("!", not_stored(unavailable.fault, words))
    else:
        st.session_state[_SAID] = ("", words("Kept: {count} units", count=count))
        return True
    return False


@in_place
def _say_outcome(words: Words) -> None:
    said = st.session_state.pop(_SAID, None)
    if said is not None:
        draw_here()
    if said is None:
        return
    fault, text = said
    if fault:
        st.error(md(text), icon=":material/error:")
    else:
        st.success(md(text), icon=":material/check:")
