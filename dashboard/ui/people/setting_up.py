"""Quản trị → Thiết lập: who may read, and from which state on a report's figures count."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard.domain.issues import StaleChangeSet
from dashboard.domain.people.rights import Action
from dashboard.domain.people.settings import CountingRule, ReadingRule, SettingName
from dashboard.text import Words
from dashboard.ui import load, who
from dashboard.ui.gate import let
from dashboard.ui.people.doing import did, draw_said, refuse
from dashboard.ui.picked import not_offered, picked
from dashboard.usecases.setting_up import set_up

_RULES: dict[SettingName, type[ReadingRule] | type[CountingRule]] = {
    SettingName.READING: ReadingRule,
    SettingName.COUNTING: CountingRule,
}


def draw_settings(heading: DeltaGenerator, words: Words) -> None:
    """Draws each setting with what it means and the choice in force; why not, for whoever may not set up."""
    with heading:
        st.markdown(f"# {words('Settings of the office')}", anchors=False)
    if not let(Action.SET_UP, words):
        return
    draw_said(words)
    said = {
        SettingName.READING: words(
            "Whether the pages are read by everybody who reaches the app, or by those alone who sign in. Sending, reviewing and"
            " planning always need signing in."
        ),
        SettingName.COUNTING: words(
            "From when on a report's figures stand in targets, money and slides: as soon as it is sent, or only once it is"
            " approved. Pages say where figures are not approved."
        ),
    }
    now = load.settings()
    for name, rule in _RULES.items():
        with st.form(f"setting.{name}"):
            options = [str(member.value) for member in rule]
            names = {str(member.value): words.term(member) for member in rule}
            st.radio(
                words.term(name), options, index=options.index(now.value(name)), key=f"set.{name}",
                format_func=names.__getitem__, horizontal=True,
            )  # fmt: skip
            st.caption(said[name])
            st.form_submit_button(words("Save"), on_click=_store, args=(name, now.value(name), words))


def _store(name: SettingName, before: str, words: Words) -> None:
    """A callback."""
    value = picked(f"set.{name}", [str(member.value) for member in _RULES[name]])
    if value is None:
        refuse(not_offered(words))
        return
    if value == before:
        return
    done = words("Stored: {setting}, {choice}.", setting=words.term(name), choice=words.term(_RULES[name](value)))
    try:
        did(lambda: set_up(load.office(), name, value, before, who.actor()), done, words)
    except StaleChangeSet:
        refuse(words("Somebody has chosen otherwise meanwhile: look again."))
