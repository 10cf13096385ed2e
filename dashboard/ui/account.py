"""Who is signed in, in the frame of every page: name, unit, roles, the way out; or the way in, and in the demo ready accounts."""

from html import escape

import streamlit as st

from dashboard.domain.people.accounts import Account
from dashboard.domain.people.roles import Actor
from dashboard.domain.plan.plan import Plan
from dashboard.text import Words
from dashboard.ui import link, load, who
from dashboard.ui.escape import md
from dashboard.usecases.office import NothingKnown
from dashboard.views.accounts import grants_text
from dashboard.views.sign_in import (
    PASSWORD,
    in_language,
    sample_buttons,
    samples_note,
    samples_title,
    sign_in_href,
    sign_out_form,
)

CSS = """<style>
.st-key-samples h3{font-size:1.0625rem;font-weight:650;padding:0 0 .6rem}
.gn-doors{display:flex;flex-wrap:wrap;gap:.5rem}.gn-doors form{margin:0}
.gn-doors button,.gn-door{font:inherit;font-size:.9375rem;min-height:2.5rem;padding:.35rem .8rem;border-radius:.4rem;cursor:pointer;
 border:1px solid var(--gn-axis);background:none;color:inherit;text-align:left}
.gn-doors button:hover,.gn-door:hover{border-color:var(--gn-muted)}
.gn-doors small{display:block;color:var(--gn-muted)}
a.gn-door{display:inline-block;white-space:nowrap;text-decoration:none;color:var(--gn-good-text)!important;line-height:1.65}
.st-key-account button{max-width:13rem}.st-key-account button [data-testid=stMarkdownContainer]{min-width:0}
.st-key-account button [data-testid=stMarkdownContainer] p{white-space:nowrap;overflow:hidden;text-overflow:ellipsis}
@media print{.gn-door,.st-key-samples{display:none!important}}
@media(max-width:640px){a.gn-door{font-size:.875rem;padding:.35rem .45rem;line-height:1.75}}
</style>"""


def draw_account(words: Words) -> None:
    """Draws a menu of who is signed in; where nobody is, the link that signs in and comes back."""
    person = who.actor()
    if not person.known:
        href, text = escape(sign_in_href(link.here())), escape(words("Sign in"))
        st.html(f'{CSS}<a class="gn-door" href="{href}" target="_self">{text}</a>', width="content")
        return
    st.html(CSS)
    with st.popover(md(person.name), icon=":material/face:", key="account"):
        lines = [f"**{md(person.name)}**", *(md(line) for line in grant_lines(person, words))]
        st.markdown("  \n".join(lines))
        href, text = PASSWORD + in_language(words), escape(words("Change the password"))
        password = f'<a class="gn-door" href="{href}" target="_self">{text}</a>'
        st.html(f'<div class="gn-doors">{password}{sign_out_form(words)}</div>')


def grant_lines(person: Actor, words: Words) -> list[str]:
    """The unit that somebody works for, and each role with its units."""
    lines = [unit_name(person.unit)] if person.unit else []
    return [*lines, *filter(None, grants_text(person.grants, unit_name, words).split("; "))]


def unit_name(code: str) -> str:
    """The name of a unit by its official code, by the newest plans; the code where none knows it, "" for the whole office."""
    return unit_names().get(code, code)


def unit_names() -> dict[str, str]:
    """The names of all units by their official codes, as the newest plans have them."""
    names: dict[str, str] = load.built(repr(("unit names", load.at())), _names)
    return names


def _names() -> dict[str, str]:
    return {unit.official_code: unit.name for plan in reversed(newest_plans()) for unit in plan.units}


def newest_plans() -> tuple[Plan, ...]:
    """The newest plan of every programme."""
    newest = {known.programme.code: known.year for known in sorted(load.programmes(), key=lambda one: one.year)}
    found = []
    for programme, year in newest.items():
        try:
            found.append(load.snapshot(programme, year).plan)
        except NothingKnown:  # withdrawn between two questions
            continue
    return tuple(found)


def draw_samples(samples: tuple[Account, ...], words: Words) -> None:
    """Draws, where nobody is signed in, a card of the sample office's accounts."""
    if not samples or who.actor().known:
        return
    with st.container(border=True, key="samples"):
        title, note = escape(samples_title(words)), escape(samples_note(words))
        buttons = sample_buttons(words, link.here().href, samples)
        st.html(f'{CSS}<h3>{title}</h3><p class="sample">{note}</p><div class="gn-doors">{buttons}</div>')
