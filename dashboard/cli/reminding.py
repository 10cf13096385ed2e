"""The command that reminds the units which owe reports: for a timer."""

import getpass
import json
from typing import Annotated

import typer

from dashboard.cli.options import BLOCKED, Json, LanguageOption, app, fail, language_of
from dashboard.text import words_in
from dashboard.usecases.opening import open_office
from dashboard.usecases.settings import Settings


@app.command()
def remind(
    send: Annotated[bool, typer.Option("--send", help="Send the e-mails; without it they are only shown.")] = False,
    days: Annotated[int, typer.Option("--days", min=0, max=60, help="Also of deadlines within so many days.")] = 3,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Send nothing, whatever else is said.")] = False,
    as_json: Json = False,
    lang: LanguageOption = None,
) -> None:
    """Remind each unit that owes reports by one e-mail a day, with the link to its forms. Exit 1: some were not sent."""
    from contextlib import nullcontext

    from dashboard.domain.people.roles import operator
    from dashboard.usecases.mailing import NoMail, mailbox
    from dashboard.usecases.public_address import public_address
    from dashboard.usecases.reminding import MailOutcome, Reminded, remind

    settings, words = Settings(), words_in(language_of(lang))
    office, actor, failed = open_office(settings), operator(getpass.getuser()), False

    def line(one: Reminded) -> str:
        if as_json:
            said = {"unit": one.reminder.unit, "outcome": one.outcome, "to": one.to, "why": one.why}
            return json.dumps(said | {"subject": one.reminder.subject, "text": one.reminder.text}, ensure_ascii=False)
        parts = (words.term(one.outcome), one.reminder.unit, one.reminder.name, one.to, one.why)
        return "  ".join(part for part in parts if part)

    try:
        with mailbox(settings) if send and not dry_run else nullcontext() as mail:
            for one in remind(office, public_address().root, words, actor, days, mail):
                failed |= one.outcome is MailOutcome.FAILED
                print(line(one))
                if one.outcome is MailOutcome.WOULD and not as_json:
                    print("\n".join(f"    {text}" for text in one.reminder.text.splitlines()))
    except NoMail as fault:
        fail(words("No mail can be sent: {why}", why=str(fault)))
    raise typer.Exit(BLOCKED if failed else 0)
