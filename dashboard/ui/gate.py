"""What stands where somebody may not do something: why not, and the way to sign in."""

from html import escape

import streamlit as st

from dashboard.domain.people.rights import OFFICE, Action, Forbidden, Over
from dashboard.domain.reported.changes import ChangeSet
from dashboard.text import Words
from dashboard.ui import link, shared, who
from dashboard.ui.escape import md
from dashboard.ui.language import say_language
from dashboard.ui.load import office
from dashboard.usecases.committing import why_not
from dashboard.views.sign_in import sign_in_href


def draw_sign_in(words: Words, said: str = "") -> None:
    """A link to the page that signs in, after a sentence that says what for; nothing for who reads by a share link."""
    if shared.link() is not None:
        return
    door = f'<a href="{escape(sign_in_href(link.here()))}" target="_self">{escape(words("Sign in"))}</a>'
    st.html(f'<p class="door">{escape(said)} {door}</p>')


def draw_door(words: Words) -> None:
    """Draws, instead of a page, that reading needs signing in here, and the way that leads back to this very view."""
    say_language(words)
    st.markdown(f"# {words('Sign in to read')}", anchors=False)
    draw_sign_in(words, words("This office shows its figures to those alone who sign in."))


def let(action: Action, words: Words, over: Over = OFFICE) -> bool:
    """Whether the reader may; where he may not, draws why."""
    if who.may(action, over):
        return True
    draw_refusal(Forbidden(who.actor(), action, over[0]), words)
    return False


def let_store(change_set: ChangeSet | None, words: Words) -> bool:
    """Whether the reader may have this stored; where he may not, draws why. True where there is nothing to store."""
    refusal = refused(change_set)
    if refusal is not None:
        draw_refusal(refusal, words)
    return refusal is None


def refused(change_set: ChangeSet | None) -> Forbidden | None:
    """Why the reader may not have this stored; None where he may, and where there is nothing."""
    return None if change_set is None else why_not(office(), change_set, who.actor())


def draw_refusal(refusal: Forbidden, words: Words) -> None:
    """Draws why an action is refused; whoever is not signed in is shown the way."""
    if not refusal.signed_in:
        draw_sign_in(words, words("To do this, sign in:"))
    else:
        st.markdown(md(refusal_text(refusal, words)))


def refusal_text(refusal: Forbidden, words: Words) -> str:
    """One sentence."""
    if refusal.locked:
        return words("This report is approved and locked: the reviewer can unlock it for a correction.")
    if refusal.own:
        return words("Nobody approves a report that he sent himself: ask another reviewer.")
    if not refusal.signed_in:
        return words("You are not signed in.")
    return words("{name} may not do this here: {action}.", name=refusal.actor.name, action=refusal.action)
