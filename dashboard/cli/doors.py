"""Commands for programs that read: tokens of the API, and results as an IATI file."""

import json
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dashboard.cli.options import (
    ForceOption,
    Json,
    LanguageOption,
    PeriodOption,
    ProgrammeOption,
    app,
    fail,
    language_of,
    standing_of,
    words_of_office,
    write_new,
)
from dashboard.domain.people.roles import Actor, operator
from dashboard.text import words_in
from dashboard.usecases.opening import open_office

if TYPE_CHECKING:
    from dashboard.domain.people.tokens import SharedState
    from dashboard.usecases.tokens import ListedToken

token = typer.Typer(no_args_is_help=True, help="Tokens by which programs read the API as an account: make, list, end.")
export = typer.Typer(no_args_is_help=True, help="Files that leave: document, iati.")
app.add_typer(token, name="token")
app.add_typer(export, name="export")


def _operator() -> Actor:
    import getpass

    return operator(getpass.getuser())


@token.command("make")
def token_make(
    login: Annotated[str, typer.Argument(help="Login of the account whose rights it has.")],
    name: Annotated[str, typer.Option("--name", help="What it is for.")],
    days: Annotated[
        int, typer.Option("--days", min=0, max=3650, help="How long it holds; 0: until it is ended.")
    ] = 365,
) -> None:
    """Makes a token and prints it, this once."""
    from dashboard.usecases.office import NothingKnown
    from dashboard.usecases.tokens import make_token

    words = words_of_office()
    try:
        made = make_token(open_office(), _operator(), name, timedelta(days=days) if days else None, login)
    except NothingKnown:
        fail(words("There is no account {login} in use.", login=login))
    except ValueError:
        fail(words("A token needs a name that says what it is for."))
    print(made.secret)


@token.command("list")
def token_list(as_json: Json = False) -> None:
    """All tokens of the API: whose, what for, until when, last used."""
    from dashboard.usecases.tokens import api_tokens

    office = open_office()
    for one in api_tokens(office, _operator()):
        print(_line(one, one.state(office.clock()), as_json))


def _line(one: "ListedToken", state: "SharedState", as_json: bool) -> str:
    token, words = one.token, words_of_office()
    if as_json:
        facts = {
            "id": token.id, "login": one.owner.login, "name": token.name, "state": state.value,
            "made_at": token.made_at.isoformat(), "expires_at": token.expires_at.isoformat() if token.expires_at else None,
            "used_at": token.used_at.isoformat() if token.used_at else None,
        }  # fmt: skip
        return json.dumps(facts, ensure_ascii=False)
    used = words.moment(token.used_at) if token.used_at else words("never used")
    until = words.moment(token.expires_at) if token.expires_at else words("without an end")
    return f"{token.id}  {one.owner.login}  {token.name}  {words.term(state)}  {until}  {used}"


@token.command("end")
def token_end(number: Annotated[int, typer.Argument(help="Its number in the list.")]) -> None:
    """A token opens nothing from now on."""
    from dashboard.usecases.office import NothingKnown
    from dashboard.usecases.tokens import end_token

    try:
        end_token(open_office(), number, _operator())
    except NothingKnown:
        fail(words_of_office()("There is no token {number}.", number=str(number)))


@export.command("iati")
def export_iati(
    out: Annotated[Path, typer.Option("--out", dir_okay=False, help="The file to write.")],
    programme: ProgrammeOption = None,
    period: PeriodOption = None,
    known_at: Annotated[str | None, typer.Option("--known-at", help="A store version, or a day (2024-05-10).")] = None,
    org: Annotated[str, typer.Option("--org", help="Identifier of the reporting organisation in the register.")] = "",
    force: ForceOption = False,
    lang: LanguageOption = None,
) -> None:
    """Results of a plan year as an IATI 2.03 activity file."""
    from dashboard.usecases.exporting_iati import iati_file

    office, standing = standing_of(programme, period, None, known_at)
    write_new(out, iati_file(office, standing, words_in(language_of(lang)), org), force)
