"""The pages around the form: what a unit owes, what has come, why there is no form, and what was typed by who was signed out."""

from collections.abc import Iterable
from html import escape

from dashboard.text import Words
from dashboard.views.address import Address, Param
from dashboard.views.sign_in import hidden, sign_in_href
from dashboard.web.entry.page import CHECK, DO, EntryFrame, action, as_a_file, banner, here, told, whole


def list_page(frame: EntryFrame, title: str, forms: Iterable[tuple[str, str, str]], words: Words) -> str:
    """The reports that a unit owes: name, state, address of the form."""
    lines = "".join(
        f'<li><a class="door" href="{escape(href)}">{escape(name)}</a> <small>{escape(state)}</small></li>'
        for name, state, href in forms
    )
    nothing = escape(words("Nothing is due now: every report that may be sent has been sent."))
    inside = f"<h1>{escape(title)}</h1>" + (f'<ul class="forms">{lines}</ul>' if lines else f"<p>{nothing}</p>")
    return whole(frame, words, title, inside + as_a_file(frame, words))


def receipt_page(
    frame: EntryFrame, lines: Iterable[tuple[str, str]], href: str, still: Iterable[str], words: Words
) -> str:  # fmt: skip
    """What has come, with the way to its receipt. The browser lets go what it kept."""
    rows = "".join(f"<dt>{escape(label)}</dt><dd>{escape(text)}</dd>" for label, text in lines)
    owed = "".join(banner("", told(text)) for text in still)
    title = words("Received.")
    list_href = here(
        Address(frame.where.page, {k: c for k, c in frame.where.codes.items() if k != Param.REPORT}), frame.theme
    )
    inside = (
        f'<div class="banner good" role="status" tabindex="-1" data-sent="{escape(frame.key)}"><b>{escape(title)}</b></div>'
        f'<section class="receipt"><dl>{rows}</dl><p><a class="door-button" href="../{escape(href)}">'
        f"{escape(words('Open the receipt'))}</a></p></section>{owed}"
        f'<p><a href="{escape(list_href)}">{escape(words("Reports due"))}</a></p>'
    )
    return whole(frame, words, title, f"<h1>{escape(title)}</h1>{inside}")


def sentence_page(frame: EntryFrame, title: str, said: str, doors: Iterable[tuple[str, str]], words: Words) -> str:
    """Why there is no form, and where to go."""
    links = "".join(f'<p><a class="door-button" href="{escape(href)}">{escape(name)}</a></p>' for name, href in doors)
    return whole(frame, words, title, f"<h1>{escape(title)}</h1><p>{escape(said)}</p>{links}")


def signed_out_page(frame: EntryFrame, posted: Iterable[tuple[str, str]], words: Words) -> str:
    """For who was signed out while he typed: what was typed, to be sent again once he is signed in in another window."""
    fields = "".join(hidden(name, value) for name, value in posted if name != DO)
    said = words(
        "You are not signed in any more. What you typed is in this page: sign in, then check it again from here."
    )
    inside = (
        f'<h1>{escape(words("Sign in"))}</h1><p>{escape(said)}</p><p><a class="door-button" target="_blank" rel="opener" '
        f'href="../{escape(sign_in_href(frame.where))}">{escape(words("Sign in"))}</a></p>'
        f'<form method="post" action="{action(frame)}">{fields}<button class="door-button" name="{DO}" value="{CHECK}">'
        f"{escape(words('Check again'))}</button></form>"
    )
    return whole(frame, words, words("Sign in"), inside)
