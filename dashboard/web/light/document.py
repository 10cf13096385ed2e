"""The whole light page: its head with the tags of the link, its notices, its body, and the version it is of."""

from collections.abc import Mapping
from html import escape

from dashboard.text import LANGUAGES, Words, words_in
from dashboard.ui import load
from dashboard.ui.language import LANGUAGE_NAMES
from dashboard.usecases.previewing import preview_of
from dashboard.usecases.requested_view import requested_language
from dashboard.views.address import Address, Param
from dashboard.views.changes import changes
from dashboard.views.overview import caption
from dashboard.views.pages import LIGHT, Page, light_address
from dashboard.views.plan_names import plan_names
from dashboard.views.plan_words import sample_note
from dashboard.views.unreviewed import unreviewed_note
from dashboard.web.head import link_tags
from dashboard.web.light.asked import Asked, asked
from dashboard.web.light.bodies import body
from dashboard.web.light.parts import FULL, PageRoom, Pen, Theme, beside
from dashboard.web.light.style import style

LIMIT = 120 * 1024  # bytes of a page, before any compression
_ROOMS = (PageRoom(300, 8000), PageRoom(40, 4000), PageRoom(25, 1500), PageRoom(12, 600), PageRoom(4, 300))


def document(
    page: Page, codes: Mapping[str, str], newest: int, root: str, theme: Theme = Theme.MACHINE, limit: int = LIMIT,
    shared_at: str = "",
) -> str:  # fmt: skip
    """The page at `newest` of the store; `root` is the app's own address, as the reader has it.

    `shared_at`: the path of the share link that opened it, which leads to nothing else; "" for a reader of all pages.

    Where it is longer than `limit` bytes, its tables and texts give way, and say so.
    """
    found = asked(page, dict(codes), newest)
    where = Address(page, dict(codes))
    words = words_in(requested_language(codes))
    if found is None:
        return _whole(where, root, Pen(words, {}, _ROOMS[0], theme, bool(shared_at)), _empty(words), shared_at)
    drawn, words = "", found.shown.words
    for room in _ROOMS:
        pen = Pen(words, found.carried, room, theme, bool(shared_at))
        drawn = _whole(where, root, pen, _inside(found, where, root, pen, newest, shared_at), shared_at)
        if len(drawn.encode()) < limit:
            return drawn
    return drawn


def plain(said: str, words: Words, href: str = "") -> str:
    """A page of one sentence."""
    door = f'<p><a href="{escape(href)}">{escape(words("Overview"))}</a></p>' if href else ""
    return _html(words.language, f"<title>{escape(said)}</title>", f"<main><h1>{escape(said)}</h1>{door}</main>")


def _whole(where: Address, root: str, pen: Pen, inside: str, shared_at: str = "") -> str:
    words, theme = pen.words, pen.theme
    shown = preview_of(load.office(), where)
    if shared_at:
        tags = link_tags(shown, where, root, "", f"{root}/{shared_at}")
        door = f'<a class="door" href="../{escape(shared_at)}?{"=".join(FULL)}">{escape(words("Open the full version"))}</a>'
        header = f'<header class="screen"><nav>{escape(words("Shared to be read"))}</nav><nav>{door}</nav></header>'
        return _html(words.language, tags, header + inside, theme)
    query = where.href.partition("?")[2]
    full = f"../{where.with_(**dict([FULL])).href}"
    other = next(language for language in LANGUAGES if language != words.language)
    turned = where.with_(**{Param.LANGUAGE: other if other != "vi" else None})
    own = "".join(pen.link(words(page.heading), Address(page, {}).href) for page in LIGHT)
    in_other = escape(words_in(other)("This page in {name}", name=LANGUAGE_NAMES[other]))
    header = (
        f'<header class="screen"><nav>{own}</nav><nav>'
        f'<a class="door" href="{escape(full)}">{escape(words("Open the full version"))}</a>'
        f'<a lang="{other}" href="{escape(_here(turned, theme))}" aria-label="{in_other}">{other.upper()}</a></nav></header>'
    )
    return _html(words.language, link_tags(shown, where, root, query), header + inside + _themes(where, pen), theme)


def _here(where: Address, theme: Theme) -> str:
    """Another address of the same light page."""
    light = light_address(where)
    assert light is not None
    return beside(light, theme)


def _themes(where: Address, pen: Pen) -> str:
    """The choice of a light or dark ground; a link for each, for there is no script."""
    words, names = pen.words, {Theme.MACHINE: "as the machine is", Theme.LIGHT: "light", Theme.DARK: "dark"}
    links = (
        f'<b aria-current="true">{escape(words(name))}</b>'
        if theme is pen.theme
        else f'<a href="{escape(_here(where, theme))}">{escape(words(name))}</a>'
        for theme, name in names.items()
    )
    return f'<nav class="screen note">{escape(words("Ground"))}: {" ".join(links)}</nav>'


def _empty(words: Words) -> str:
    said = words("Make the plan step by step on Quản trị → Bắt đầu, or load the sample office by ./run demo.")
    return f"<main><h1>{escape(words('There is no plan yet'))}</h1><p>{escape(said)}</p></main>"


def _inside(found: Asked, where: Address, root: str, pen: Pen, newest: int, shared_at: str = "") -> str:
    shown, words = found.shown, pen.words
    standing = shown.standing
    plan = standing.snapshot.plan
    version = load.office().known_at(shown.version or 0)
    when = words.moment(version.recorded_at) if version else ""
    said = [pen.text(line) for line in found.said]
    if found.past is not None:
        text = words(
            "As known at version {version}, {moment}: nothing that came later counts here.",
            version=found.past,
            moment=when,
        )
        if not found.chose_period:
            text += " " + words("Shown is {period}, the usual one on that day.", period=words.period(shown.period))
        different = load.changes(shown.programme, shown.period, found.past, newest)
        text += " " + words("Since then: {what}.", what=changes(different, words).heading)
        since = Address(Page.CHANGES, {Param.SINCE: str(found.past)}).href
        doors = (
            pen.link(words("What has changed since"), since, **{Param.VERSION: None}),
            pen.link(
                words("Show what is known now"),
                found.where.with_(**{Param.VERSION: None}).href,
                **{Param.VERSION: None},
            ),
        )
        said.append(f"{pen.text(text)} {' · '.join(doors)}" if not pen.closed else pen.text(text))
    sample = sample_note(plan, words)
    notices = f'<p class="sample">{pen.text(sample)}</p>' if sample else ""
    waiting = unreviewed_note(standing.snapshot, shown.period, words)
    notices += f'<p class="sample">{pen.text(waiting)}</p>' if waiting else ""
    notices += "".join(f'<p class="said">{line}</p>' for line in said)
    frame = " · ".join(
        (
            _plan_name(found),
            words.period(shown.period),
            words.term(shown.boundaries),
            words("Version {version}", version=shown.version or 0),
        )
    )
    foot = [
        caption(standing, words),
        words("Store version {version}, recorded {moment}", version=shown.version or 0, moment=when),
        words("Light page: no script, the same figures as the full version"),
    ]
    lines = "".join(f"<p>{pen.text(line)}</p>" for line in foot)
    printed = f'<p class="paper">{escape(root)}/{escape(shared_at or where.href.removeprefix("./"))}</p>'
    return f'{notices}<p class="note">{pen.text(frame)}</p><main>{body(found, pen)}</main><footer>{lines}{printed}</footer>'


def _plan_name(found: Asked) -> str:
    programmes = load.programmes(found.shown.version)
    mine = [p for p in programmes if (p.programme.code, p.year) == (found.shown.programme, found.shown.year)]
    return next(iter(plan_names(mine).values()), "")


def page_of(language: str, head: str, inside: str, looks: str = "") -> str:
    """A page of another kind in the look of the light pages; `looks` are rules of its own."""
    return _html(language, f"{head}<style>{style()}{looks}</style>", inside, styled=True)


def _html(language: str, head: str, inside: str, theme: Theme = Theme.MACHINE, styled: bool = False) -> str:
    chosen = f' class="{theme}"' if theme else ""
    return (
        f'<!doctype html><html lang="{language}"{chosen} translate="no"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1"><meta name="referrer" content="same-origin">'
        f'<link rel="icon" href="data:,">{head}{"" if styled else f"<style>{style()}</style>"}</head><body>{inside}</body></html>'
    )
