"""The command that reads a plan's document and says what it proposes: read-plan."""

import json
from pathlib import Path
from typing import Annotated

import typer

from dashboard.cli.options import Json, LanguageOption, app, language_of
from dashboard.text import words_in

UNREADABLE = 3


@app.command("read-plan")
def read_plan(
    file: Annotated[Path, typer.Argument(exists=True, dir_okay=False, help="The plan as .docx or text.")],
    as_json: Json = False,
    lang: LanguageOption = None,
) -> None:
    """What the rules propose of a plan's document, each beside its sentence; nothing is stored. Exit 3: unreadable."""
    from dashboard.domain.issues import UnreadableWorkbook
    from dashboard.text.findings import refusal_text
    from dashboard.usecases.plan_document_text import reading_json, reading_lines
    from dashboard.usecases.plan_reading import read_document

    words = words_in(language_of(lang))
    try:
        read = read_document(file.name, file.read_bytes())
    except UnreadableWorkbook as refusal:
        print(refusal_text(refusal, words))
        raise typer.Exit(UNREADABLE) from None
    if as_json:
        print(json.dumps(reading_json(read.reading), ensure_ascii=False))
        return
    for line in reading_lines(read.reading, words):
        print(line)
