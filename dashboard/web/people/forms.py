"""The pages that ask who one is, as plain HTML: they work without a script, and a browser's own store of passwords knows them."""

from collections.abc import Iterable
from html import escape
from urllib.parse import quote

from dashboard.domain.people.accounts import LEAST_PASSWORD, LONGEST_LOGIN, LONGEST_PASSWORD, Account
from dashboard.text import Words
from dashboard.views.sign_in import (
    CODE,
    OIDC,
    ONE_TIME,
    PASSWORD,
    SIGN_IN,
    TOWARDS,
    hidden,
    in_language,
    sample_buttons,
    samples_note,
    samples_title,
)
from dashboard.web.light.style import style

_FORMS = """
form{display:grid;gap:.7rem;max-width:26rem}label{display:grid;gap:.25rem;font-weight:600}
input,button{font:inherit;padding:.65rem .8rem;border-radius:6px;border:1px solid var(--gn-axis);background:var(--gn-paper);
color:var(--gn-ink);min-height:44px}button{cursor:pointer;background:var(--gn-good-text);color:var(--gn-paper);font-weight:600;
border-color:transparent}button.plain{background:none;color:var(--gn-good-text);border-color:var(--gn-axis);text-align:left}
.accounts{grid-template-columns:1fr;max-width:none}.accounts form{max-width:none}
"""


def sign_in_page(words: Words, towards: str, said: str, login: str, samples: Iterable[Account], other: str = "") -> str:
    """Login and password; of the sample office a button for each of its accounts; `other` names the identity provider."""
    fields = (
        hidden(TOWARDS, towards)
        + _field(words("Login"), "login", "text", "username", login, LONGEST_LOGIN)
        + _field(words("Password"), "password", "password", "current-password", "", LONGEST_PASSWORD)
    )
    code = f'<p><a href="{ONE_TIME}{in_language(words)}">{escape(words("I have a one-time code"))}</a></p>'
    inside = _samples(words, towards, samples) + _said(said) + _form(words, SIGN_IN, fields, words("Sign in")) + code
    if other:
        inside += _other(words, towards, other)
    return _page(words, words("Sign in"), inside)


def shut_page(words: Words, said: str, sign_in: str) -> str:
    """Why a share link opens nothing, and the way in for whoever has an account."""
    door = f'<p><a href="{escape(sign_in)}">{escape(words("Sign in"))}</a></p>'
    return _page(words, said, door)


def one_time_page(words: Words, code: str, holder: Account | None, first: bool, said: str) -> str:
    """A password is set by a code; without one yet the code is asked for. `first`: the administrator names himself."""
    if not code:
        fields = _field(words("One-time code"), CODE, "text", "one-time-code", "", 20)
        return _page(words, words("One-time code"), _said(said) + _form(words, ONE_TIME, fields, words("Go on"), "get"))
    greeting = (
        words("Set the password of {name} (login {login}).", name=holder.name, login=holder.login) if holder else ""
    )
    fields = hidden(CODE, code)
    if holder:
        fields += f'<input type="hidden" name="login" value="{escape(holder.login)}" autocomplete="username">'
    elif first:
        greeting = words("You are the first: you manage this office's accounts.")
        fields += _field(words("Your name"), "name", "text", "name", "", 80)
        fields += _field(words("Login"), "login", "text", "username", "", LONGEST_LOGIN)
    fields += _new_password(words)
    inside = (
        f"<p>{escape(greeting)}</p>"
        + _said(said)
        + _form(words, ONE_TIME, fields, words("Set the password and sign in"))
    )
    return _page(words, words("One-time code"), inside)


def password_page(words: Words, account: Account, said: str) -> str:
    fields = f'<input type="hidden" name="login" value="{escape(account.login)}" autocomplete="username">'
    fields += _field(words("Password now"), "old", "password", "current-password", "", LONGEST_PASSWORD)
    inside = _said(said) + _form(words, PASSWORD, fields + _new_password(words), words("Change the password"))
    return _page(words, words("Change the password"), inside)


def _other(words: Words, towards: str, name: str) -> str:
    """A link, for a form that led to another host would be held back by the page's own rules."""
    href = f"{OIDC}?{TOWARDS}={quote(towards, safe='')}" + (f"&lang={words.language}" if words.language != "vi" else "")
    return f'<p><a href="{escape(href)}">{escape(words("Sign in by {provider}", provider=name))}</a></p>'


def _samples(words: Words, towards: str, accounts: Iterable[Account]) -> str:
    buttons = sample_buttons(words, towards, accounts, "plain")
    if not buttons:
        return ""
    return (
        f'<section class="full"><h2>{escape(samples_title(words))}</h2><p class="sample">{escape(samples_note(words))}</p>'
        f'<div class="cards">{buttons}</div></section>'
    )


def _new_password(words: Words) -> str:
    label = words("New password, {least} characters or more", least=LEAST_PASSWORD)
    return _field(label, "password", "password", "new-password", "", LONGEST_PASSWORD)


def _field(label: str, name: str, kind: str, fill: str, value: str, longest: int) -> str:
    return (
        f'<label>{escape(label)}<input name="{name}" type="{kind}" autocomplete="{fill}" value="{escape(value)}" '
        f'maxlength="{longest}" required autocapitalize="none" spellcheck="false"></label>'
    )


def _form(words: Words, action: str, fields: str, button: str, method: str = "post") -> str:
    if words.language != "vi" and method == "get":
        fields += hidden("lang", words.language)
    where = action + in_language(words) if method == "post" else action
    return f'<form method="{method}" action="{where}">{fields}<button>{escape(button)}</button></form>'


def _said(said: str) -> str:
    return f'<p class="said" role="alert">{escape(said)}</p>' if said else ""


def _page(words: Words, title: str, inside: str) -> str:
    office = words("Sustainable poverty reduction: progress")
    return (
        f'<!doctype html><html lang="{words.language}" translate="no"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1"><meta name="referrer" content="same-origin">'
        f'<link rel="icon" href="data:,"><title>{escape(title)} · {escape(office)}</title><style>{style()}{_FORMS}</style>'
        f'</head><body><header><nav><a href="./{in_language(words)}">{escape(words("Overview"))}</a></nav></header>'
        f"<main><h1>{escape(title)}</h1><div>{inside}</div></main></body></html>"
    )
