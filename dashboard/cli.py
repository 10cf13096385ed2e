"""`giamngheo …`: what the pages do, for scripts and for the office's own machine."""

import getpass
import json
import os
import sys
from datetime import date, datetime, time
from pathlib import Path
from typing import Annotated, NoReturn

import typer
from rich.console import Console
from rich.progress import Progress

from dashboard.domain.calendar import OFFICE_TIME
from dashboard.domain.changes import Receipt
from dashboard.domain.issues import StaleChangeSet
from dashboard.domain.periods import Period
from dashboard.importing.examination import Examination, Hints
from dashboard.importing.findings import Answers
from dashboard.text import LANGUAGES, Words, words_in
from dashboard.text.findings import finding_text, refusal_text
from dashboard.usecases.answers import answers_by_file
from dashboard.usecases.demo import RealDataPresent, load_demo
from dashboard.usecases.examination_json import examination_json
from dashboard.usecases.importing import commit_import, examine_upload
from dashboard.usecases.office import NothingKnown, Office, StoreUnavailable
from dashboard.usecases.settings import ROOT, Settings, open_office
from dashboard.usecases.templates import plan_template, template_for
from dashboard.usecases.withdrawing import withdraw_submission
from dashboard.views.status_json import status_json

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False, help=__doc__)

BLOCKED, UNREADABLE = 1, 3

Json = Annotated[bool, typer.Option("--json", help="One JSON object per line and file.")]
ProgrammeOption = Annotated[str | None, typer.Option("--programme", help="Code of the programme.")]
UnitOption = Annotated[str | None, typer.Option("--unit", help="Code of a unit.")]
PeriodOption = Annotated[str | None, typer.Option("--period", help="Such as 2024-09.")]
LanguageOption = Annotated[str | None, typer.Option("--lang", help="vi or en.")]
Files = Annotated[list[Path], typer.Argument(exists=True, dir_okay=False, readable=True)]
AnswersOption = Annotated[Path | None, typer.Option("--answers", exists=True, help="JSON of finding ids to answers.")]
ActorOption = Annotated[str | None, typer.Option("--actor", help="Who sends it; the account's name by default.")]


@app.command()
def demo(
    prepare: Annotated[bool, typer.Option("--prepare", help="Load the sample office, do not serve.")] = False,
    port: Annotated[int, typer.Option(help="Port of the app.")] = 8501,
) -> None:
    """Load the sample office through the importer and open the app."""
    office, words = open_office(), _words()
    console = Console(stderr=True)
    try:
        with Progress(console=console) as progress:
            task = progress.add_task("", total=None)
            for step in load_demo(office):
                progress.update(task, completed=step.done, total=step.of, description=step.file)
    except RealDataPresent:
        _fail(
            words("The store holds real plans: sample figures are not mixed in. Set GIAMNGHEO_DATABASE_URL to another.")
        )
    console.print(words("Sample figures are ready, store version {version}.", version=office.version()))
    if not prepare:
        serve(port)


@app.command()
def serve(port: Annotated[int, typer.Option(help="Port of the app.")] = 8501) -> None:
    """Open the app on http://localhost:PORT."""
    open_office()
    os.chdir(ROOT)
    script = ROOT / "dashboard" / "server.py"
    arguments = [sys.executable, "-m", "streamlit", "run", str(script), "--server.port", str(port)]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    if sys.platform == "win32":  # exec there does not wait, and the shell would come back at once
        import subprocess

        raise typer.Exit(subprocess.call(arguments, env=environment))
    os.execve(sys.executable, arguments, environment)


@app.command()
def status(
    programme: ProgrammeOption = None,
    period: PeriodOption = None,
    unit: UnitOption = None,
    known_at: Annotated[str | None, typer.Option("--known-at", help="A store version, or a day (2024-05-10).")] = None,
    as_json: Json = False,
    lang: LanguageOption = None,
) -> None:
    """Where every target and every đồng stands: the same values that the pages show."""
    office, words = open_office(), words_in(_language(lang))
    try:
        version = _version(office, known_at)
        standing = office.standing(programme, None, _period(period), unit, version)
    except NothingKnown as nothing:
        _fail(words("Not in the store: {what}", what=str(nothing)))
    if as_json:
        print(json.dumps(status_json(standing, words), ensure_ascii=False))
        return
    console = Console(soft_wrap=True, highlight=False)
    console.print(words.sentence(standing.headline), style="bold")
    for sentence in (
        standing.total.sentence,
        *(t.sentence for t in standing.targets),
        *(p.sentence for p in standing.projects),
    ):
        console.print("- " + words.sentence(sentence), markup=False)


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
    """Examine files without storing anything. Exit 0: clean or notes, 1: blocked, 3: unreadable."""
    office, hints, said = open_office(), Hints(programme, unit, _period(period)), _answers(answers, files)
    worst = 0
    for file in files:
        found = examine_upload(office, file.name, file.read_bytes(), hints, said.get(file.name))
        worst = max(worst, _exit_code(found))
        _print(found, as_json, lang)
    raise typer.Exit(worst)


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
    """Store files, each whole or not at all. Exit codes as of check."""
    office, hints, said = open_office(), Hints(programme, unit, _period(period)), _answers(answers, files)
    worst = 0
    for file in files:
        found, receipt = _stored(office, file, hints, said.get(file.name), actor or getpass.getuser())
        worst = max(worst, _exit_code(found))
        _print(found, as_json, lang, receipt)
    raise typer.Exit(worst)


@app.command()
def withdraw(
    unit: Annotated[str, typer.Option("--unit")],
    period: Annotated[str, typer.Option("--period")],
    reason: Annotated[str, typer.Option("--reason", help="Why; it is kept.")],
    programme: ProgrammeOption = None,
    form: Annotated[str | None, typer.Option("--form", help="Code of the report, where there are several.")] = None,
    actor: ActorOption = None,
) -> None:
    """Take a report back, with a reason: its figures no longer count, nothing is erased."""
    office, words = open_office(), _words()
    wanted, codes = _period(period), office.codes()
    if wanted is None or not codes:
        _fail(words("The store has no reports yet."))
    if not reason.strip():
        _fail(words("A withdrawal needs a reason."))
    try:
        receipt = withdraw_submission(
            office, programme or codes[0], unit, wanted, reason, actor or getpass.getuser(), form
        )  # fmt: skip
    except NothingKnown as nothing:
        _fail(words("Not in the store: {what}", what=str(nothing)))
    print(receipt.number)


@app.command()
def template(
    out: Annotated[Path, typer.Option("--out", help="Where to write the workbook.")],
    programme: ProgrammeOption = None,
    unit: UnitOption = None,
    period: PeriodOption = None,
    form: Annotated[str | None, typer.Option("--form", help="Code of the report, where there are several.")] = None,
    plan: Annotated[bool, typer.Option("--plan", help="The blank plan workbook instead.")] = False,
) -> None:
    """Write the report workbook of a unit and period with codes and last values, or the blank plan workbook."""
    if plan:
        out.write_bytes(plan_template())
        return
    office, words = open_office(), _words()
    wanted, codes = _period(period), office.codes()
    if unit is None or wanted is None or not codes:
        _fail(words("--unit and --period are needed, and a plan in the store."))
    try:
        out.write_bytes(template_for(office, programme or codes[0], unit, wanted, form))
    except NothingKnown as nothing:
        _fail(words("Not in the store: {what}", what=str(nothing)))


@app.command()
def programmes(as_json: Json = False) -> None:
    """The programmes and plan years that the store knows."""
    for known in open_office().programmes():
        line = {
            "programme": known.programme.code,
            "year": known.year,
            "name": known.programme.name,
            "sample": known.sample,
        }
        print(
            json.dumps(line, ensure_ascii=False) if as_json else f"{known.programme.code}  {known.year}  {known.title}"
        )


def _stored(
    office: Office, file: Path, hints: Hints, answers: Answers | None, actor: str
) -> tuple[Examination, Receipt | None]:
    """The file examined and, where nothing blocks it, stored; examined once more where the store moved in between."""
    content = file.read_bytes()
    for last in (False, True):
        found = examine_upload(office, file.name, content, hints, answers)
        if found.change_set is None:
            break
        try:
            return found, commit_import(office, found, actor)
        except StaleChangeSet:
            if last:
                _fail(_words()("{file}: the store keeps changing, send it again.", file=file.name))
    return found, None


# -- reading options and printing -------------------------------------------------------------------------------------------


def _fail(message: str) -> NoReturn:
    print(message, file=sys.stderr)
    raise typer.Exit(BLOCKED)


def _words() -> Words:
    """The installation's language, for what no option can ask for."""
    language = Settings().language
    return words_in(language if language in LANGUAGES else "vi")


def _language(lang: str | None) -> str:
    chosen = lang or Settings().language
    if chosen not in LANGUAGES:
        raise typer.BadParameter("vi / en", param_hint="--lang")
    return chosen


def _period(code: str | None) -> Period | None:
    try:
        return Period.parse(code) if code else None
    except ValueError as wrong:
        raise typer.BadParameter(
            _words()("{text}: write it as 2024-09", text=str(code)), param_hint="--period"
        ) from wrong


def _version(office: Office, known_at: str | None) -> int | None:
    """A store version, or the last one recorded by the end of a day in the office."""
    if known_at is None:
        return None
    if known_at.isdigit():
        if not 0 < int(known_at) <= office.version():
            raise NothingKnown(known_at)
        return int(known_at)
    try:
        day = date.fromisoformat(known_at)
    except ValueError as wrong:
        message = _words()("a store version, or a day such as 2024-05-10")
        raise typer.BadParameter(message, param_hint="--known-at") from wrong
    version = office.version_at(datetime.combine(day, time.max, OFFICE_TIME))
    if not version:
        raise NothingKnown(known_at)
    return version


def _answers(file: Path | None, files: list[Path]) -> dict[str, Answers]:
    try:
        return answers_by_file(file.read_text(encoding="utf-8"), tuple(f.name for f in files)) if file else {}
    except ValueError as wrong:
        raise typer.BadParameter(str(wrong), param_hint="--answers") from wrong


def _exit_code(found: Examination) -> int:
    if not found.readable:
        return UNREADABLE
    return BLOCKED if found.blocked else 0


def _print(found: Examination, as_json: bool, lang: str | None, receipt: Receipt | None = None) -> None:
    words = words_in(_language(lang))
    if as_json:
        print(json.dumps(examination_json(found, words, receipt), ensure_ascii=False))
        return
    print(f"{found.file}: {found.layout or '?'} {found.unit or ''} {found.period or ''}".rstrip())
    if found.refusal is not None:
        print("  " + refusal_text(found.refusal, words))
    for issue in found.issues:
        print(f"  {words.term(issue.severity)} {issue.place}: {finding_text(issue, words)}")
    if receipt is not None:
        print(f"  {receipt.number}")


def main() -> None:
    """The command, with the one fault of the store that is nobody's mistake put into words."""
    try:
        app()
    except StoreUnavailable as fault:
        print(_words()("The store cannot be opened: {fault}", fault=str(fault)), file=sys.stderr)
        sys.exit(BLOCKED)


if __name__ == "__main__":
    main()
