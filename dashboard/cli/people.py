"""`giamngheo user …`: accounts made, listed, changed, put out of use and handed over, by whoever keeps the machine."""

import getpass
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dashboard.cli.options import (
    ForceOption,
    Json,
    ProgrammeOption,
    app,
    fail,
    fail_unknown,
    words_of_office,
    write_new,
)
from dashboard.domain.people.roles import AccountRole, Actor, Grant, operator
from dashboard.text import Words
from dashboard.usecases.opening import open_office
from dashboard.usecases.settings import Settings

if TYPE_CHECKING:
    from dashboard.domain.people.accounts import Account
    from dashboard.usecases.account_records import Given
    from dashboard.usecases.office import Office

user = typer.Typer(no_args_is_help=True, help="Accounts: who may sign in, and as what.")
app.add_typer(user, name="user")

_WRITTEN = {
    "xem": AccountRole.READER, "nop": AccountRole.REPORTER, "tham-dinh": AccountRole.REVIEWER,
    "quan-tri": AccountRole.ADMINISTRATOR, **{role.value: role for role in AccountRole},
}  # fmt: skip
_OFFICE = "*"  # as a unit: the whole office

Login = Annotated[str, typer.Argument(help="Login of an account.")]
Roles = Annotated[
    list[str],
    typer.Argument(help="xem, nop, tham-dinh, quan-tri; with :UNIT over that unit, with :* the whole office."),
]


@user.command()
def add(
    login: Login,
    name: Annotated[str, typer.Option("--name", help="Name of the person.")],
    unit: Annotated[str, typer.Option("--unit", help="Official code of the unit that the person works for.")] = "",
    role: Annotated[
        list[str] | None,
        typer.Option(
            "--role", help="xem, nop, tham-dinh, quan-tri; with :UNIT over that unit, with :* the whole office."
        ),
    ] = None,
) -> None:
    """Make an account, and print the one-time code that its password is set with."""
    from dashboard.usecases.accounts import NewAccount, make_account

    office = open_office()
    new = NewAccount(login, name, unit, _grants(role or [], unit))
    with _said(office, login):
        _print_code(make_account(office, new, _actor()))


@user.command("list")
def list_accounts(as_json: Json = False) -> None:
    """Every account: login, name, unit, roles, when it was last seen."""
    from dashboard.usecases.accounts import all_accounts

    words = words_of_office()
    for account in all_accounts(open_office(), _actor()):
        print(_json(account) if as_json else _line(account, words))


@user.command()
def grant(login: Login, roles: Roles) -> None:
    """Give an account more roles; it signs in anew."""
    _changed(login, roles, True)


@user.command()
def revoke(login: Login, roles: Roles) -> None:
    """Take roles from an account; it signs in anew."""
    _changed(login, roles, False)


@user.command()
def code(login: Login) -> None:
    """Print a new one-time code, for whoever lost the password."""
    from dashboard.usecases.one_time_codes import give_code

    office = open_office()
    with _said(office, login):
        _print_code(give_code(office, _found(office, login).id, _actor()))


@user.command()
def disable(login: Login) -> None:
    """Put an account out of use: its sessions end, and it no longer signs in; what was sent stays under its name."""
    _put(login, False)


@user.command()
def enable(login: Login) -> None:
    """Put an account into use again."""
    _put(login, True)


@user.command("end-sessions")
def end_sessions(login: Login) -> None:
    """End every session of an account, as where a phone was lost."""
    from dashboard.usecases.accounts import end_sessions as end

    office = open_office()
    end(office, _found(office, login).id, _actor())


@user.command("hand-over")
def hand_over(
    login: Login,
    to: Annotated[str, typer.Option("--to", help="Login of the successor: one that stands, or a new one.")],
    name: Annotated[str, typer.Option("--name", help="Name of the successor, where the account is new.")] = "",
) -> None:
    """Hand unit and roles over to a successor; the account is put out of use, and what was sent stays under its name."""
    from dashboard.usecases.handing_over import hand_over as hand

    office = open_office()
    with _said(office, to):
        _print_code(hand(office, _found(office, login).id, to, name, _actor()))


@user.command()
def lot(
    out: Annotated[
        Path, typer.Option("--out", help="Where to write the PDF of the slips; nothing else has the codes.")
    ],
    programme: ProgrammeOption = None,
    unit: Annotated[list[str] | None, typer.Option("--unit", help="Only this unit; may be given again.")] = None,
    force: ForceOption = False,
) -> None:
    """Make an account for each reporting unit of the plan, and write their slips: eight a page, with one-time codes."""
    from dashboard.usecases.account_lots import make_lot
    from dashboard.usecases.slips import slips_of

    office, words = open_office(), words_of_office()
    codes = office.codes()
    if not codes:
        fail_unknown(office, "")
    if out.exists() and not force:  # before any account is made: its code would be lost
        fail(words("{file} is there already; --force overwrites it.", file=str(out)))
    stood = out.exists()
    _open_private(out)
    with _said(office, programme or ""):
        made = make_lot(office, programme or codes[0], _actor(), words, tuple(unit or ()))
    if made.slips:  # else the slips that are there stay as they are
        write_new(out, slips_of(made, _root(Settings()), words), True)
    elif not stood:
        out.unlink()
    print(words("{count} accounts made, slips in {file}", count=len(made.slips), file=str(out)))
    if made.passed_over:
        passed = ", ".join(made.passed_over)
        print(words("Passed over, for there is an account already: {units}", units=passed), file=sys.stderr)


@user.command("first-code")
def first_code() -> None:
    """Print a one-time code for the first administrator, while there is no account."""
    from dashboard.usecases.new_office import served_office
    from dashboard.usecases.store_marks import is_new

    words, settings = words_of_office(), Settings()
    office = served_office(settings, is_new(settings.backup_folder))  # it may come before the first start of the app
    if not print_first_code(office, _root(settings), words, samples_too=True):
        fail(words("There are accounts already: giamngheo user code LOGIN gives one of them a new code."))


def print_first_code(office: "Office", root: str, words: Words, samples_too: bool = False) -> bool:
    """Prints a one-time code for the first administrator where there is no account, nor one of the sample office."""
    from dashboard.usecases.one_time_codes import first_code as drawn
    from dashboard.usecases.sample_accounts import sample_accounts
    from dashboard.views.sign_in import one_time_path

    if not samples_too and sample_accounts(office):
        return False
    code = drawn(office)
    if code is None:
        return False
    url = f"{root}/{one_time_path(code)}"
    print(words("There is no account yet. One-time code of the first administrator, for 24 hours: {code}", code=code))
    print(words("Use it at {url}", url=url), flush=True)
    return True


# -- what several of them do ---------------------------------------------------------------------------------------


def _open_private(out: Path) -> None:
    """That the file can be written is known before any code is drawn; whoever reads a code may use it."""
    try:
        out.open("ab").close()
        out.chmod(0o600)
    except OSError as fault:
        why = fault.strerror or type(fault).__name__
        fail(words_of_office()("{file} cannot be written: {why}", file=str(out), why=why))


def _actor() -> Actor:
    return operator(getpass.getuser())


def _root(settings: Settings) -> str:
    return settings.public_url.rstrip("/") or f"http://127.0.0.1:{settings.port}"


def _grants(written: list[str], unit: str) -> frozenset[Grant]:
    """Grants as they were written; without a unit over the person's own."""
    granted = set()
    for one in written:
        name, _, over = one.partition(":")
        if name not in _WRITTEN:
            raise typer.BadParameter("xem, nop, tham-dinh, quan-tri", param_hint="--role")
        if not over and not unit:
            fail(
                words_of_office()("{role}: say over which unit, as {role}:CODE, or {role}:* for the office.", role=name)
            )
        granted.add(Grant(_WRITTEN[name], "" if over == _OFFICE else over or unit))
    return frozenset(granted)


def _found(office: "Office", login: str) -> "Account":
    from dashboard.usecases.accounts import account_named

    account = account_named(office, login)
    if account is None:
        fail(words_of_office()("There is no account «{login}».", login=login))
    return account


def _changed(login: str, roles: list[str], more: bool) -> None:
    from dashboard.usecases.accounts import change_account

    office = open_office()
    account = _found(office, login)
    said = _grants(roles, account.unit)
    with _said(office, login):
        after = change_account(
            office, account.id, _actor(), grants=account.grants | said if more else account.grants - said
        )
    print(_line(after, words_of_office()))


def _put(login: str, active: bool) -> None:
    from dashboard.usecases.accounts import change_account

    office = open_office()
    print(_line(change_account(office, _found(office, login).id, _actor(), active=active), words_of_office()))


@contextmanager
def _said(office: "Office", login: str) -> Iterator[None]:
    """What cannot be done, in a sentence."""
    from dashboard.usecases.account_records import LoginTaken
    from dashboard.usecases.office import NothingKnown

    words = words_of_office()
    try:
        yield
    except LoginTaken:
        fail(words("There is an account «{login}» already.", login=login))
    except NothingKnown as nothing:
        fail_unknown(office, str(nothing))
    except ValueError:
        fail(words("A name and a login are needed."))


def _print_code(given: "Given") -> None:
    from dashboard.views.sign_in import one_time_path

    words = words_of_office()
    if not given.code:
        print(words("{login} keeps the password that it has.", login=given.account.login))
        return
    print(words("One-time code of {login}, for 14 days: {code}", login=given.account.login, code=given.code))
    print(words("Use it at {url}", url=f"{_root(Settings())}/{one_time_path(given.code)}"))


def _line(account: "Account", words: Words) -> str:
    grants = ", ".join(f"{words.term(g.role)}:{g.unit or _OFFICE}" for g in sorted(account.grants))
    seen = words.moment(account.seen_at) if account.seen_at else "–"
    state = "" if account.active else "  " + words("out of use")
    return f"{account.login}  {account.name}  {account.unit or '–'}  {grants or '–'}  {seen}{state}"


def _json(account: "Account") -> str:
    facts = {
        "login": account.login, "name": account.name, "unit": account.unit, "active": account.active,
        "grants": [{"role": g.role.value, "unit": g.unit} for g in sorted(account.grants)],
        "sample": account.sample, "seen_at": account.seen_at.isoformat() if account.seen_at else None,
    }  # fmt: skip
    return json.dumps(facts, ensure_ascii=False)
