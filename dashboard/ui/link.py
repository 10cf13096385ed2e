"""What the address says, and every step from one view to the next. The address is the only memory of what is chosen:
a reload, the back button and a link sent to others all show the same.
"""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard.text import Words
from dashboard.ui import load, shared
from dashboard.ui.escape import md
from dashboard.usecases.public_address import opens_here_only, public_address
from dashboard.usecases.requested_view import followed
from dashboard.views.address import COMMON, Address, Param, address, asked_code
from dashboard.views.pages import Page, page_at

_PAGES = Path(__file__).parents[2] / "pages"
_HERE, _OWN, _COMMON, _WRONG, _GO = "link.here", "link.own", "link.common", "link.wrong", "link.go"
_ASKED, _PAGES_OF, _PAGE, _CAME = "link.asked", "link.pages", "link.page", "link.came"


def read_address() -> None:
    """First of every run: what the address says, read once, for links ask for it a hundred times."""
    only = shared.view()
    given = st.query_params.to_dict() if only is None else only.codes
    st.session_state[_ASKED] = {param: asked_code(str(given.get(param, ""))) for param in Param}


def begin(page: str = Page.OVERVIEW) -> None:
    """Of every run, before anything is drawn: which page it is, and a step that was asked for while the last one ran.

    A session of a share link has its one page, wherever it goes.
    """
    if (only := shared.view()) is not None:
        page = only.page
    st.session_state[_HERE] = page
    st.session_state[_COMMON] = {}
    if (href := st.session_state.pop(_GO, None)) is not None:
        follow(href)
    own = {param: asked(param) for param in Page(page).own if asked(param)}
    st.session_state.setdefault(_OWN, {})[page] = own
    if page != Page.SLIDES:
        codes: dict[str, str] = {param: code for param, code in st.session_state[_ASKED].items() if code}
        st.session_state[_CAME] = Address(page, codes)


def came_from() -> Address:
    """The view that was looked at before the slides, as it was; the overview where the slides were opened first."""
    known: Address = st.session_state.get(_CAME, to(Page.OVERVIEW))
    return known


def asked(param: Param) -> str:
    """What the address has under `param`; "" where it has nothing."""
    if _ASKED not in st.session_state:  # a fault's own page, before anything else
        read_address()
    read: dict[Param, str] = st.session_state[_ASKED]
    return read[param]


def note() -> None:
    """Of every run, once its page is drawn: somebody looks at this address. A past version is what it was."""
    codes: dict[str, str] = {param: code for param, code in st.session_state[_ASKED].items() if code}
    if Param.VERSION not in codes:
        page = Page(st.session_state[_HERE])
        load.note(page, Address(page, codes).href.partition("?")[2])


def shown(param: Param, code: str | None) -> None:
    """What the frame shows under `param`, so that links to other views say it in so many words."""
    st.session_state[_COMMON][param] = code


def here() -> Address:
    """The view of this run, whole: with what the frame chose where the address left it open."""
    codes: dict[Param, str | None] = {**st.session_state[_ASKED], **st.session_state.get(_COMMON, {})}
    return Address(st.session_state.get(_HERE, Page.OVERVIEW), {}).with_(**codes)


def to(page: str, **codes: str | None) -> Address:
    """Another view at the same plan, period, borders, version and language."""
    return Address(page, carried()).with_(**codes)


def carried() -> dict[str, str]:
    """What goes along to every other view: the codes of plan, period, borders, version and language."""
    return {name: code for name, code in here().codes.items() if name in COMMON}


def draw(where: Address, label: str, icon: str | None = None) -> None:
    """Draws a link to a view; whoever reads by a share link has none."""
    if shared.view() is None:
        st.page_link(page_of(where.page), label=label, icon=icon, query_params=dict(where.codes))


def back_to(page: str) -> Address:
    """Another page as it was left: its own parameters as they were when it was last looked at."""
    return to(page, **st.session_state.get(_OWN, {}).get(page, {}))


def follow(href: str) -> None:
    """Show another view now; ends the run."""
    if shared.view() is not None:
        return
    wanted = address(href)
    st.switch_page(page_file(wanted.page), query_params=dict(wanted.codes))


def follow_next(href: str) -> None:
    """From a callback, where a page cannot be switched: the next run does it first."""
    st.session_state[_GO] = href


def pages(words: Words) -> list[Any]:
    """Streamlit's pages, made once for a session and language: each of them looks for its file on the disk."""
    made: dict[str, list[Any]] = st.session_state.setdefault(_PAGES_OF, {})
    only = shared.view()
    if words.language not in made:
        made[words.language] = [
            st.Page(
                page_file(entry if only is None else only.page), title=words(entry.heading), icon=entry.icon, url_path=entry.slug,
                default=entry is Page.OVERVIEW,
            )
            for entry in Page
        ]  # fmt: skip
    st.session_state[_PAGE] = dict(zip(Page, made[words.language], strict=True))
    return made[words.language]


def page_of(path: str) -> Any:
    """Streamlit's page by its path in the address, for links to it; ValueError for a path that is no page's."""
    return st.session_state[_PAGE][Page(path)]


def page_file(path: str) -> Path:
    """The file of a page by its path in the address; ValueError for a path that is no page's."""
    return _PAGES / f"{Page(path).file}.py"


def choose(
    label: str,
    param: Param,
    options: Mapping[str, str],
    usual: str,
    words: Words,
    draw: Callable[..., Any] = st.selectbox,
    **looks: Any,
) -> str:
    """The code chosen among `options` (code → name). It stands in the address under `param`; while nothing stands there it is
    the usual one, and a code that is not offered is said and passed over.
    """
    text = asked(param)
    code = followed(text, options, usual)
    if text and text != code:
        wrong_choice(text, options[usual], words)
    draw_choice(label, param, options, code, draw, **looks)
    return code


def wrong_choice(text: str, instead: str, words: Words) -> None:
    """Says that the address asks for `text`, which is not among the choices, and the name of what is shown instead."""
    wrong(
        words("The link asks for «{text}», which is not here. Shown instead: {name}.", text=md(text), name=md(instead))
    )


def draw_choice(
    label: str,
    param: Param,
    options: Mapping[str, str],
    code: str,
    draw: Callable[..., Any] = st.selectbox,
    **looks: Any,
) -> None:
    """The field in which `code`, one of `options`, stands; what is chosen in it goes into the address."""
    key = f"choice.{param.value}"
    st.session_state[key] = code
    if shared.view() is not None:
        looks["disabled"] = True
    draw(label, list(options), format_func=options.__getitem__, key=key, on_change=_chosen, args=(param, key), **looks)


def _chosen(param: Param, key: str) -> None:
    code = st.session_state[key]
    if code is not None:  # a segmented control tells None when its choice is clicked again
        choose_anew(param, code)


def choose_anew(param: Param, code: str | None) -> None:
    """From a callback: put `code` into the address, None takes it away; a shared view stays as it is."""
    if shared.view() is not None:
        return
    st.session_state[_ASKED][param] = code or ""
    if code:
        st.query_params[param] = code
    elif param in st.query_params:
        del st.query_params[param]


def say_wrong_in(place: DeltaGenerator) -> None:
    """Where this run says what of the address could not be followed."""
    st.session_state[_WRONG] = place


def wrong(sentence: str) -> None:
    """A parameter that cannot be followed; said above the page."""
    st.session_state[_WRONG].warning(sentence, icon=":material/link_off:")


def whole_url(where: Address) -> str:
    """With scheme and host: of the public address that is set, else by the one that the browser asked for; the relative one where
    nothing is known of either.
    """
    if root := public_address().root:
        return f"{root}/{where.href.removeprefix('./')}"
    parts = urlsplit(str(st.context.url or ""))
    if not parts.netloc:
        return where.href
    folder = parts.path.rpartition("/")[0] + "/" if page_at(parts.path.rpartition("/")[2]) is not None else parts.path
    path, _, query = where.href.removeprefix("./").partition("?")
    return urlunsplit((parts.scheme, parts.netloc, (folder or "/").rstrip("/") + "/" + path, query, ""))


def warn_of_local(url: str, words: Words) -> None:
    """Beside a link that is about to be sent out: a word where others could not open it."""
    if opens_here_only(url):
        st.caption(
            words(
                "This link opens on this machine only. Whoever keeps the app sets GIAMNGHEO_PUBLIC_URL to the office's address."
            )
        )
