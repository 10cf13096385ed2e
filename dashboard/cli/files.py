"""Commands that examine and store files: check and import."""

import getpass

from dashboard.cli.options import (
    ActorOption,
    AnswersOption,
    Files,
    Json,
    LanguageOption,
    PeriodOption,
    ProgrammeOption,
    UnitOption,
    app,
    period_of,
)
from dashboard.domain.people.roles import operator


@app.command()
def check(
    files: Files,
    programme: ProgrammeOption = None,
    unit: UnitOption = None,
    period: PeriodOption = None,
    answers: AnswersOption = None,
    as_json: Json = False,
    lang: LanguageOption = None,
) -> None:
    """Examine files and folders without storing anything. Exit 0: clean or notes, 1: blocked, 3: unreadable."""
    from dashboard.cli.sending import checked

    checked(files, (programme, unit, period_of(period)), answers, as_json, lang)


@app.command("import")
def import_(
    files: Files,
    programme: ProgrammeOption = None,
    unit: UnitOption = None,
    period: PeriodOption = None,
    answers: AnswersOption = None,
    actor: ActorOption = None,
    as_json: Json = False,
    lang: LanguageOption = None,
) -> None:
    """Store files and folders, each file whole or not at all: plans first, then by period. Exit codes as of check."""
    from dashboard.cli.sending import imported

    imported(files, (programme, unit, period_of(period)), answers, operator(actor or getpass.getuser()), as_json, lang)
