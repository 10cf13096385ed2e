"""Commands about the audit: does its chain hold, who did what."""

import json
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dashboard.cli.options import BLOCKED, Json, LanguageOption, app, fail, language_of
from dashboard.domain.people.audit import AuditAction
from dashboard.text import Words, words_in
from dashboard.usecases.opening import refuse_nothing
from dashboard.usecases.settings import Settings

if TYPE_CHECKING:
    from dashboard.domain.people.audit import AuditEvent, AuditHead
    from dashboard.usecases.auditing import Verified
    from dashboard.views.audit_words import AuditNames

audit = typer.Typer(
    no_args_is_help=True, help="The audit: who changed what. audit verify: does its chain hold; audit search."
)
app.add_typer(audit, name="audit")

HeadFile = Annotated[
    Path | None,
    typer.Option(
        "--head", exists=True, dir_okay=False, help="A file of heads kept outside; the installation's own by default."
    ),
]
BackupOption = Annotated[
    Path | None, typer.Option("--backup", exists=True, dir_okay=False, help="A backup, whose head is held against it.")
]


@audit.command("verify")
def verify_(
    head: HeadFile = None, backup: BackupOption = None, as_json: Json = False, lang: LanguageOption = None
) -> None:
    """Read the whole audit and say where its chain does not hold. Exit 0: it holds, 1: it does not."""
    from dashboard.usecases.auditing import verify
    from dashboard.usecases.office import Office

    settings, words = Settings(), words_in(language_of(lang))
    office = Office(settings.database_url)
    refuse_nothing(office, settings)
    found = verify(office, _heads(settings, office, head, backup, words))
    if as_json:
        print(_json(found))
    else:
        for sentence in _sentences(found, words):
            print(sentence)
    raise typer.Exit(0 if found.holds else BLOCKED)


def _heads(
    settings: Settings, office: object, head: Path | None, backup: Path | None, words: Words
) -> "tuple[AuditHead, ...]":
    from dashboard.cli.passphrases import to_open
    from dashboard.usecases.auditing import head_of_backup, heads_in, known_heads
    from dashboard.usecases.backups import NoBackupError, WrongPassphraseError
    from dashboard.usecases.office import Office

    assert isinstance(office, Office)
    named = [file for file in (head, backup) if file]
    try:
        if not named:
            return known_heads(settings, office)
        heads = heads_in(head) if head else ()
        return heads + (head_of_backup(backup, to_open(backup, settings, words)) if backup else ())
    except (NoBackupError, WrongPassphraseError, OSError) as fault:
        fail(words("The head that was kept outside cannot be read: {why}", why=str(fault) or type(fault).__name__))


def _sentences(found: "Verified", words: Words) -> list[str]:
    said = [words.coded(f"audit.{one.fault}", {"number": one.number}) for one in found.breaks]
    if not found.guarded:
        said.append(words.coded("audit.unguarded", {}))
    if found.holds:
        said.append(words.coded("audit.holds", {"events": found.events}))
    said.append(
        words.coded("audit.held_against", {"heads": found.heads}) if found.heads else words.coded("audit.no_head", {})
    )
    if found.head is not None:
        said.append(f"{found.head.number} {found.head.hash}")
    return said


def _json(found: "Verified") -> str:
    return json.dumps(
        {
            "holds": found.holds,
            "events": found.events,
            "heads": found.heads,
            "guarded": found.guarded,
            "head": found.head.hash if found.head else None,
            "breaks": [{"number": one.number, "fault": one.fault} for one in found.breaks],
        }
    )


@audit.command("search")
def search_(
    text: Annotated[str, typer.Argument(help="In the actor, the unit or what was changed.")] = "",
    action: Annotated[AuditAction | None, typer.Option("--action", help="What was done.")] = None,
    since: Annotated[datetime | None, typer.Option("--since", formats=["%Y-%m-%d"], help="From this day on.")] = None,
    until: Annotated[
        datetime | None, typer.Option("--until", formats=["%Y-%m-%d"], help="To the end of this day.")
    ] = None,
    most: Annotated[int, typer.Option("--most", min=1, max=50_000, help="At most so many, the newest.")] = 50,
    as_json: Json = False,
    lang: LanguageOption = None,
) -> None:
    """Who did what, the newest first."""
    import getpass

    from dashboard.domain.people.roles import operator
    from dashboard.usecases.auditing import AuditSearch, search
    from dashboard.usecases.office import Office
    from dashboard.views.audit_words import AuditNames

    settings, words = Settings(), words_in(language_of(lang))
    office = Office(settings.database_url)
    refuse_nothing(office, settings)
    wanted = AuditSearch(text, action, _day(since), _day(until))
    plans = (snapshot.plan for code in office.codes() if (snapshot := office.snapshot(code)) is not None)
    names = AuditNames() if as_json else AuditNames.of(plans)
    for event in search(office, wanted, operator(getpass.getuser()), most):
        print(_event_json(event) if as_json else _line(event, names, words))


def _day(moment: datetime | None) -> date | None:
    return moment.date() if moment else None


def _line(event: "AuditEvent", names: "AuditNames", words: Words) -> str:
    from dashboard.views.audit import told_text
    from dashboard.views.audit_words import address_text, subject_text

    parts = (
        str(event.number),
        words.moment(event.at),
        words.term(event.action),
        event.actor,
        names.unit(event.unit),
        subject_text(event, names, words),
        told_text(event, names, words),
        address_text(event, words),
    )
    return "  ".join(part for part in parts if part)


def _event_json(event: "AuditEvent") -> str:
    fields = {
        "number": event.number, "at": event.at.isoformat(), "actor": event.actor, "unit": event.unit, "address": event.address,
        "action": event.action, "subject": event.subject, "before": _inner(event.before), "after": _inner(event.after),
        "version": event.version, "hash": event.hash,
    }  # fmt: skip
    return json.dumps(fields, ensure_ascii=False)


def _inner(text: str) -> object:
    return json.loads(text) if text else None
