"""The routes that ask who one is (`dashboard.web.people`), as pages link to them and post to them."""

from collections.abc import Iterable
from html import escape
from urllib.parse import quote

from dashboard.domain.people.accounts import Account
from dashboard.text import Words
from dashboard.views.address import Address

SIGN_IN, SIGN_IN_SAMPLE, SIGN_OUT, ONE_TIME, PASSWORD = (
    "dang-nhap", "dang-nhap-mau", "dang-xuat", "ma-mot-lan", "mat-khau",
)  # fmt: skip
OIDC, OIDC_BACK = "dang-nhap-oidc", "oidc-ve"
ROUTES = (SIGN_IN, SIGN_IN_SAMPLE, SIGN_OUT, ONE_TIME, PASSWORD, OIDC, OIDC_BACK)
TOWARDS, CODE = "toi", "ma"  # fields, also of their addresses


def sign_in_href(where: Address) -> str:
    """The page that signs in and leads to `where` then, in the language of it."""
    language = f"&lang={quote(lang)}" if (lang := where.codes.get("lang")) else ""
    return f"{SIGN_IN}?{TOWARDS}={quote(where.href, safe='')}{language}"


def one_time_path(code: str) -> str:
    """Where a one-time code is used, relative to the app."""
    return f"{ONE_TIME}?{CODE}={quote(code)}"


def in_language(words: Words) -> str:
    """What follows a route's name, so that it answers in this language."""
    return "" if words.language == "vi" else f"?lang={words.language}"


def hidden(name: str, value: str) -> str:
    return f'<input type="hidden" name="{name}" value="{escape(value)}">'


def sign_out_form(words: Words, look: str = "") -> str:
    """A button that ends the session: a POST, as everything that changes something."""
    button = f'<button type="submit" class="{look}">{escape(words("Sign out"))}</button>'
    return f'<form method="post" action="{SIGN_OUT}{in_language(words)}">{button}</form>'


def sample_buttons(words: Words, towards: str, samples: Iterable[Account], look: str = "") -> str:
    """A button for each account of the sample office; "" where there is none."""
    action = SIGN_IN_SAMPLE + in_language(words)
    return "".join(
        f'<form method="post" action="{action}">{hidden("login", account.login)}{hidden(TOWARDS, towards)}'
        f'<button type="submit" class="{look}">{escape(account.name)}<small>{escape(roles_text(account, words))}</small>'
        "</button></form>"
        for account in samples
    )


def samples_title(words: Words) -> str:
    return words("Accounts of the sample office: one click signs in")


def samples_note(words: Words) -> str:
    return words("They are the demo's, and end with it: once a real plan is stored, they open nothing.")


def roles_text(account: Account, words: Words) -> str:
    """The roles of an account, without their units."""
    return ", ".join(words.term(role) for role in dict.fromkeys(grant.role for grant in sorted(account.grants)))
