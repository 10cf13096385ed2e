"""The links of a view: for colleagues, to copy or as a QR code; and for others, made by who is signed in, with an end."""

import streamlit as st

from dashboard.domain.people.rights import Action, Forbidden
from dashboard.exports.qr import qr_png
from dashboard.text import Words
from dashboard.ui import link, load, who
from dashboard.ui.copying import copying
from dashboard.ui.escape import md
from dashboard.ui.gate import draw_sign_in, refusal_text
from dashboard.ui.picked import not_offered
from dashboard.ui.unstored import not_stored
from dashboard.usecases.office import StoreUnavailable
from dashboard.usecases.sharing import DAYS, USUAL_DAYS, make_share_link
from dashboard.views.address import Address, Param
from dashboard.views.pages import Page, light_address
from dashboard.views.shared import page_of, shared_path

_DAYS, _LIVE, _MADE, _FAILED = "share.days", "share.live", "share.made", "share.failed"


def draw_share(version: int, words: Words) -> None:
    """`version`: of the store, as the page shows it."""
    with st.popover(words("Share"), icon=":material/link:", on_change="rerun", key="share") as opened:
        if not opened.open:  # the page below may still choose: its link is made when it is asked for
            return
        now = link.here()
        kept = now.with_(**{Param.VERSION: now.codes.get(Param.VERSION) or str(version)})
        pinned = link.whole_url(kept)
        copying(words("Stays as it is now (version {version})", version=version), pinned, words, "copy_pinned")
        if Param.VERSION not in now.codes:
            newest = now.with_(**{Param.PERIOD: None})
            copying(words("Always the newest figures"), link.whole_url(newest), words, "copy_newest")
        if light := light_address(kept):
            label = words("The same as a light page: for a weak network, an old phone, or paper")
            copying(label, link.whole_url(light), words, "copy_light")
        link.warn_of_local(pinned, words)
        st.image(qr_png(pinned), caption=words("QR code of the first link"), width=180)
        _draw_for_others(now, version, words)


def _draw_for_others(now: Address, version: int, words: Words) -> None:
    """Draws the form that makes a link which opens without signing in, and the one that was just made."""
    page = page_of(now)
    if page is None:
        return
    st.markdown(f"**{words('For readers outside the office')}**")
    if failed := st.session_state.pop(_FAILED, None):
        st.error(failed)
    if not who.may(Action.SHARE):
        draw_sign_in(words, words("To make a link that opens this view without signing in, sign in:"))
        return
    st.caption(
        words("It opens this view alone, to be read, whether or not reading needs signing in; no names, no files.")
    )
    place = st.container()  # above the form, where a popover shows it without scrolling
    live = st.radio(
        words("Which figures"), [False, True], key=_LIVE,
        format_func=lambda one: words("Always the newest figures and period") if one
        else words("Stays as it is now (version {version})", version=version),
    )  # fmt: skip
    days = st.selectbox(
        words("Open for"), DAYS, index=DAYS.index(USUAL_DAYS), key=_DAYS,
        format_func=lambda n: words("{count} days", count=n) if n else words("until it is ended"),
    )  # fmt: skip
    pinned = None if live else version
    shown = (now.href, pinned, days)
    st.button(
        words("Make the link"), key="share.make", type="primary", on_click=_make, args=(now, page, pinned, days, shown, words)
    )  # fmt: skip
    made: tuple[object, str] | None = st.session_state.get(_MADE)
    if made is not None and made[0] == shown:
        with place:
            _draw_made(link.whole_url(Address(shared_path(made[1]), {})), words)


def _draw_made(url: str, words: Words) -> None:
    with st.container(border=True):
        copying(words("The link: copy it now, it is shown this once"), url, words, "copy_shared")
        link.warn_of_local(url, words)
        st.image(qr_png(url), caption=words("QR code of this link"), width=180)


def _make(now: Address, page: Page, version: int | None, days: int, shown: object, words: Words) -> None:
    """A callback, so that the link is made once."""
    plan = now.codes.get(Param.PLAN, "")
    own = " ".join(now.codes[param] for param in page.own if param in now.codes)
    title = " · ".join(filter(None, (words(page.heading), own, plan)))
    try:
        made = make_share_link(load.office(), who.actor(), now, title, version, days)
    except Forbidden as refusal:  # whoever drew the form has signed out since, or lost his roles
        st.session_state[_FAILED] = md(refusal_text(refusal, words))
    except ValueError:
        st.session_state[_FAILED] = not_offered(words)
    except StoreUnavailable as unavailable:
        st.session_state[_FAILED] = md(not_stored(unavailable.fault, words))
    else:
        st.session_state[_MADE] = (shown, made.secret)
