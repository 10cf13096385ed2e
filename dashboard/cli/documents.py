"""The command that makes the office's documents."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from dashboard.cli.doors import export
from dashboard.cli.options import (
    ForceOption,
    LanguageOption,
    PeriodOption,
    ProgrammeOption,
    fail,
    language_of,
    standing_of,
    write_new,
)
from dashboard.text import ALL_NAMES, words_in


class DocumentName(StrEnum):
    """The documents by the names of the command."""

    REPORT = "report"
    SLIDES = "slides"
    ANNEXES = "annexes"
    HANDOUT = "handout"
    POSTER = "poster"
    MESSAGE = "message"
    DATA = "data"
    PLAN = "plan"
    ALL = "all"


@export.command("document")
def export_document(
    document: Annotated[DocumentName, typer.Argument(help="Which document.")],
    out: Annotated[Path, typer.Option("--out", help="The folder that it is written to.")] = Path(),
    report: Annotated[
        str, typer.Option("--report", help="A report that the plan asks for: form@period, such as BC-DK@2024-H1.")
    ] = "",
    programme: ProgrammeOption = None,
    period: PeriodOption = None,
    force: ForceOption = False,
    lang: LanguageOption = None,
) -> None:
    """Write a document of the office: report, slides, annexes, handout, picture, message, data tables, plan."""
    from dashboard.domain.reporting.completeness import completeness
    from dashboard.usecases.document_texts import texts_of
    from dashboard.usecases.documents import DocumentError, DocumentKind, Making
    from dashboard.usecases.public_address import public_address
    from dashboard.views.documents.asked import report_choices

    words = words_in(language_of(lang), ALL_NAMES)
    office, standing = standing_of(programme, period)
    plan = standing.snapshot.plan
    choices = {choice.code: choice for choice in report_choices(plan, standing.period, words)}
    if report not in choices:
        fail(
            words(
                "The plan asks for no such report: {code}. It asks for {codes}.",
                code=report,
                codes=", ".join(filter(None, choices)) or "–",
            )
        )
    chosen = choices[report]
    if chosen.due_before is not None:
        standing = office.standing(plan.programme.code, plan.year, chosen.period)
    calendar = completeness(standing.snapshot, office.today(plan))
    own = {key: one.text for key, one in texts_of(office, chosen.name_in(plan)).items()}
    making = Making(standing, calendar, words, public_address().root, own, chosen.due_before)
    if not out.is_dir():
        fail(words("There is no folder {path}", path=str(out)))
    for kind in DocumentKind if document is DocumentName.ALL else (DocumentKind(document),):
        try:
            made = making.made(kind)
        except DocumentError as absent:
            fail(words('This document needs the extra «{extra}»: pip install "giamngheo[{extra}]"', extra=absent.extra))
        write_new(out / made.name, made.content, force)
        print(out / made.name)
