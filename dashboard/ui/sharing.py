"""Quản trị → Liên kết chia sẻ, Mã truy cập: what one has made for others, and of the administrator what all have."""

from collections.abc import Callable
from datetime import datetime, timedelta

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard.domain.people.rights import Action, Forbidden
from dashboard.domain.people.sharing import ShareLink
from dashboard.domain.people.tokens import SharedState
from dashboard.text import Words
from dashboard.ui import load, who
from dashboard.ui.copying import copying
from dashboard.ui.escape import md
from dashboard.ui.gate import draw_refusal, let
from dashboard.ui.in_place import in_place
from dashboard.ui.picked import not_offered, picked
from dashboard.ui.table import table
from dashboard.ui.unstored import not_stored
from dashboard.usecases.office import NothingKnown, StoreUnavailable
from dashboard.usecases.sharing import end_share_link, share_links
from dashboard.usecases.tokens import HOLDS, LONGEST_NAME, ListedToken, api_tokens, end_token, make_token
from dashboard.views.cell import Cell, absent_cell, moment_cell, number_cell
from dashboard.views.table import Table, figures, texts

_NAME, _SECRET, _SAID, _REFUSED = "token.name", "token.secret", "shared.said", "shared.refused"
_DAYS = int(HOLDS.total_seconds() // 86_400)


def draw_links(heading: DeltaGenerator, words: Words) -> None:
    """Draws the share links, their counts, and the form that ends one."""
    heading.markdown(f"# {words('Share links')}", anchors=False)
    if not let(Action.SHARE, words):
        return
    links, now = share_links(load.office(), who.actor()), load.office().clock()
    st.caption(words("A link is made under «Share» at the top of a page; it opens that view alone, to be read."))
    _say_outcome(words)
    if not links:
        st.info(words("No link has been made."), icon=":material/link:")
        return
    table(_link_table(links, now, words), words, "lien-ket", caption=words("Share links"), cards=True, height=560)
    holding = {
        one.id: f"{one.id} · {one.title} · {one.made_by}" for one in links if one.state(now) is SharedState.HOLDS
    }
    _draw_ending(holding, "link", words("End a link"), _end_link, words)


def _link_table(links: tuple[ShareLink, ...], now: datetime, words: Words) -> Table:
    return Table.of(
        figures(words("No."), [number_cell(one.id, words) for one in links]),
        texts(words("View"), [one.title for one in links]),
        texts(words("Figures"), [_of(one, words) for one in links]),
        texts(words("Made by"), [one.made_by for one in links]),
        texts(words("Made"), [moment_cell(one.made_at, words) for one in links]),
        texts(words("Open until"), [_moment(one.expires_at, words, words("until it is ended")) for one in links]),
        texts(words("State"), [words.term(one.state(now)) for one in links]),
        figures(words("Opened"), [number_cell(one.opened, words) for one in links]),
        texts(words("Opened last"), [_moment(one.opened_at, words, words("never")) for one in links]),
    )


def _of(one: ShareLink, words: Words) -> str:
    newest = words("always the newest")
    return newest if one.version is None else words("Version {version}", version=one.version)


def _moment(when: datetime | None, words: Words, missing: str) -> Cell:
    return moment_cell(when, words) if when else absent_cell(missing)


def draw_tokens(heading: DeltaGenerator, words: Words) -> None:
    """Draws the tokens of the API, the form that makes one, and the one that ends one."""
    heading.markdown(f"# {words('Tokens of the API')}", anchors=False)
    if not let(Action.SHARE, words):
        return
    said = words("A program that sends a token reads at /api/v1 what its owner may read, and changes nothing.")
    st.caption(f"{said} {words('Its document: /api/v1/openapi.json')}")
    _say_outcome(words)
    with st.form("token", border=False):
        st.text_input(words("What the token is for"), key=_NAME, max_chars=LONGEST_NAME)
        st.form_submit_button(words("Make a token for {count} days", count=_DAYS), on_click=_make_token, args=(words,))
    if secret := st.session_state.pop(_SECRET, None):
        copying(words("The token: copy it now, it is shown this once"), str(secret), words, "copy_token")
    listed, now = api_tokens(load.office(), who.actor()), load.office().clock()
    if not listed:
        st.info(words("There is no token."), icon=":material/key:")
        return
    table(
        _token_table(listed, now, words),
        words,
        "ma-truy-cap",
        caption=words("Tokens of the API"),
        cards=True,
        height=560,
    )
    holding = {
        one.token.id: f"{one.token.id} · {one.token.name} · {one.owner.name}"
        for one in listed
        if one.state(now) is SharedState.HOLDS
    }
    _draw_ending(holding, "token", words("End a token"), _end_token, words)


def _token_table(listed: tuple[ListedToken, ...], now: datetime, words: Words) -> Table:
    return Table.of(
        figures(words("No."), [number_cell(one.token.id, words) for one in listed]),
        texts(words("For"), [one.token.name for one in listed]),
        texts(words("Owner"), [one.owner.name for one in listed]),
        texts(words("Made"), [moment_cell(one.token.made_at, words) for one in listed]),
        texts(
            words("Open until"), [_moment(one.token.expires_at, words, words("until it is ended")) for one in listed]
        ),
        texts(words("State"), [words.term(one.state(now)) for one in listed]),
        texts(words("Used last"), [_moment(one.token.used_at, words, words("never")) for one in listed]),
    )


def _draw_ending(
    holding: dict[int, str], what: str, label: str, end: Callable[[tuple[int, ...], Words], None], words: Words
) -> None:
    if not holding:
        return
    with st.expander(label), st.form(f"end.{what}", border=False):
        st.selectbox(
            words("Which"), list(holding), format_func=holding.__getitem__, key=f"end.{what}.which", index=None,
            placeholder=words("choose one"),
        )  # fmt: skip
        st.form_submit_button(words("End it: it opens nothing from now on"), on_click=end, args=(tuple(holding), words))


def _make_token(words: Words) -> None:
    """A callback: the secret is shown in the run that follows, and never again."""
    try:
        made = make_token(load.office(), who.actor(), str(st.session_state.get(_NAME) or ""), timedelta(days=_DAYS))
    except ValueError:
        st.session_state[_REFUSED] = words("A token needs a name that says what it is for.")
    except NothingKnown:
        st.session_state[_REFUSED] = words("You are not signed in.")
    except Forbidden as refusal:
        st.session_state[_REFUSED] = refusal
    except StoreUnavailable as unavailable:
        st.session_state[_REFUSED] = not_stored(unavailable.fault, words)
    else:
        st.session_state[_SECRET], st.session_state[_NAME] = made.secret, ""


def _end_link(offered: tuple[int, ...], words: Words) -> None:
    _end("link", offered, words)


def _end_token(offered: tuple[int, ...], words: Words) -> None:
    _end("token", offered, words)


def _end(what: str, offered: tuple[int, ...], words: Words) -> None:
    number = picked(f"end.{what}.which", offered)
    if number is None:
        st.session_state[_REFUSED] = not_offered(words)
        return
    try:
        (end_share_link if what == "link" else end_token)(load.office(), number, who.actor())
    except NothingKnown:
        st.session_state[_REFUSED] = words("There is nothing to end any longer.")
    except Forbidden as refusal:
        st.session_state[_REFUSED] = refusal
    except StoreUnavailable as unavailable:
        st.session_state[_REFUSED] = not_stored(unavailable.fault, words)
    else:
        st.session_state[_SAID] = words("Ended: it opens nothing any longer.")


@in_place
def _say_outcome(words: Words) -> None:
    """Draws the outcome of the last click, once."""
    if said := st.session_state.pop(_SAID, None):
        st.success(str(said), icon=":material/task_alt:")
    refused = st.session_state.pop(_REFUSED, None)
    if isinstance(refused, Forbidden):
        draw_refusal(refused, words)
    elif refused:
        st.error(md(str(refused)))
