"""Files as `check` and `import` go through them: what is printed of each, and their summary."""

import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn, TextIO

import typer
from rich import box
from rich.console import Console
from rich.markup import escape
from rich.progress import Progress
from rich.table import Column, Table

from dashboard.cli.options import language_of
from dashboard.domain.issues import Issue, Severity
from dashboard.domain.people.roles import Actor
from dashboard.domain.periods import Period
from dashboard.importing.examination import Hints
from dashboard.importing.findings import Answers
from dashboard.text import ALL_NAMES, Words, words_in
from dashboard.text.findings import finding_text, refusal_text
from dashboard.usecases.answers import answers_by_file
from dashboard.usecases.examination_json import examination_json
from dashboard.usecases.lots import Done, Lot, Outcome, answers_of, check_lot, import_lot, lot_of
from dashboard.usecases.new_office import borrowed_office, is_before_its_store, made_office, office_to_read
from dashboard.usecases.office import Office
from dashboard.usecases.opening import open_office, refuse_nothing
from dashboard.usecases.settings import Settings


def checked(
    files: list[Path], said: tuple[str | None, str | None, Period | None], answers: Path | None, as_json: bool,
    lang: str | None,
) -> NoReturn:  # fmt: skip
    """Examine files and print what they hold; `said` are programme, unit and period. Ends with the exit status."""
    settings, hints, lot = Settings(), Hints(*said), lot_of(files)
    if is_before_its_store(settings):
        _told("There is no store at {store}: the files are read as those of a new office.", settings, lang)
    with office_to_read(settings) as office:
        _printed(lot, check_lot(office, lot, hints, _answers(answers, lot)), as_json, lang)


def imported(
    files: list[Path], said: tuple[str | None, str | None, Period | None], answers: Path | None, actor: Actor,
    as_json: bool, lang: str | None,
) -> NoReturn:  # fmt: skip
    """The same, and store each file that nothing blocks; the first plan of a new office makes its store, and says so."""
    settings, hints, lot = Settings(), Hints(*said), lot_of(files)
    given = _answers(answers, lot)
    if not is_before_its_store(settings):
        office = open_office(settings)
    elif (instead := _of_new_office(lot, hints, given, settings)) is not None:
        _printed(lot, iter(instead), as_json, lang)
    else:
        office = made_office(settings)
        _told("There was no store at {store}: one was made for this plan.", settings, lang)
    _printed(lot, import_lot(office, lot, hints, given, actor), as_json, lang)


def _of_new_office(lot: Lot, hints: Hints, answers: dict[str, Answers], settings: Settings) -> list[Done] | None:
    """What to say of a lot that does not make the store of a new office: of files with a plan among them, what stands in its way.
    None where a plan makes it. StoreUnavailable where there is no plan: then the store is not where it is looked for.
    """
    with borrowed_office() as office:
        looked = list(check_lot(office, lot, hints, answers))
    plans = [done for done in looked if done.examination.layout == "plan"]
    if not plans:
        refuse_nothing(Office(settings.database_url), settings)
    return None if any(done.outcome is Outcome.READY for done in plans) else looked


def _told(message: str, settings: Settings, lang: str | None) -> None:
    print(words_in(language_of(lang))(message, store=settings.store), file=sys.stderr)


def _answers(file: Path | None, lot: Lot) -> dict[str, Answers]:
    if file is None:
        return {}
    names, bare = tuple(f.name for f in lot.files), tuple(f.path.name for f in lot.files)
    try:
        return answers_of(lot, answers_by_file(file.read_text(encoding="utf-8"), names, bare))
    except ValueError as wrong:
        raise typer.BadParameter(str(wrong), param_hint="--answers") from wrong


def _printed(lot: Lot, work: Iterator[Done], as_json: bool, lang: str | None) -> NoReturn:
    """Each file as it is done, or after the progress bar of a terminal; then the summary, and the highest exit status."""
    words, rows, worst = words_in(language_of(lang), ALL_NAMES), [], 0
    bar = sys.stderr.isatty() and len(lot.files) > 1
    held: list[str] = []
    try:
        with Progress(console=Console(stderr=True), transient=True, disable=not bar, redirect_stdout=False) as progress:
            task = progress.add_task("", total=len(lot.files))
            for done in work:
                (held.append if bar else print)(_text(done, as_json, words))
                progress.update(task, advance=1, description=done.file.name)
                rows.append(_summary_row(done, words))
                worst = max(worst, done.outcome.exit_status)
    finally:  # also where the store fails midway: what was stored by then is said
        for text in held:
            print(text)
        if lot.skipped or (not as_json and len(lot.files) != 1):
            _print_summary(rows, lot, words, sys.stderr if as_json else sys.stdout)
    raise typer.Exit(worst)


def _text(done: Done, as_json: bool, words: Words) -> str:
    """One file as the command prints it."""
    examination = done.examination
    if as_json:
        printed = examination_json(examination, words, done.receipt)
        return json.dumps(printed | {"path": done.file.name, "outcome": done.outcome.value}, ensure_ascii=False)
    lines = [
        f"{done.file.name}: {examination.layout or '?'} {examination.unit or ''} {examination.period or ''}".rstrip()
    ]
    if examination.refusal is not None:
        lines.append("  " + refusal_text(examination.refusal, words))
    lines += [
        f"  {words.term(issue.severity)} {_where(issue)}: {finding_text(issue, words)}" for issue in examination.issues
    ]
    if done.outcome in (Outcome.MOVED, Outcome.LOCKED):
        lines.append("  " + words.term(done.outcome))
    if done.receipt is not None:
        lines.append(f"  {done.receipt.number}")
    return "\n".join(lines)


def _where(issue: Issue) -> str:
    """The cells, with the title of their column."""
    cells = ", ".join((str(issue.place), *(place.spot for place in issue.also)))
    return f"{cells} ({issue.heading})" if issue.heading else cells


def _summary_row(done: Done, words: Words) -> tuple[str, str, Outcome, str]:
    examination = done.examination
    counts = Counter(issue.severity for issue in examination.issues)
    what = " ".join(str(part) for part in (examination.layout or "?", examination.unit, examination.period) if part)
    return (done.file.name, what, done.outcome, " / ".join(str(counts[severity]) for severity in Severity))


def _print_summary(rows: list[tuple[str, str, Outcome, str]], lot: Lot, words: Words, to: TextIO) -> None:
    """A table of the files, how many became what, and what was left out."""
    console = Console(file=to, width=None if to.isatty() else 160, highlight=False)
    if rows:
        heads = ("File", "What it is", "What became of it", "Errors, questions, notes")
        table = Table(*(Column(words(head), overflow="fold") for head in heads), box=box.SIMPLE)
        for name, what, outcome, counts in rows:
            table.add_row(*(escape(text) for text in (name, what, words.term(outcome), counts)))
        console.print(table)
    totals = Counter(outcome for _, _, outcome, _ in rows)
    what = ", ".join(f"{totals[outcome]} {words.term(outcome)}" for outcome in Outcome if totals[outcome])
    total = words("{count} files: {what}", count=len(rows), what=what)
    if not lot.files:
        total = words("There is no spreadsheet or map here.")
    console.print(total, markup=False)
    if lot.skipped:
        left_out = words("Left out, hidden or no spreadsheets and maps: {files}", files=", ".join(lot.skipped))
        console.print(left_out, markup=False, soft_wrap=True)
