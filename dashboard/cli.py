"""`giamngheo …`: what the pages do, for scripts and for the office's own machine."""

import getpass
import json
import os
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, NoReturn, TextIO

import typer
from rich import box
from rich.console import Console
from rich.markup import escape
from rich.progress import Progress
from rich.table import Column, Table

from dashboard.domain.completeness import completeness
from dashboard.domain.issues import Severity
from dashboard.domain.periods import Period
from dashboard.domain.quality.review import review
from dashboard.domain.standing import Standing
from dashboard.importing.examination import Hints
from dashboard.importing.findings import Answers
from dashboard.text import LANGUAGES, Words, words_in
from dashboard.text.findings import finding_text, refusal_text
from dashboard.usecases.answers import answers_by_file
from dashboard.usecases.demo import RealDataPresent, load_demo
from dashboard.usecases.examination_json import examination_json
from dashboard.usecases.lots import Done, Lot, Outcome, answers_of, check_lot, import_lot, lot_of
from dashboard.usecases.office import NothingKnown, Office, StoreUnavailable, day_named
from dashboard.usecases.rolling_over import draft_file
from dashboard.usecases.settings import ROOT, Settings, open_office
from dashboard.usecases.templates import plan_template, template_for
from dashboard.usecases.withdrawing import withdraw_submission
from dashboard.views.changes_text import changes_text
from dashboard.views.reporting_text import quality_text, reporting_text
from dashboard.views.status_json import status_json

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False, help=__doc__)

BLOCKED = 1

Json = Annotated[bool, typer.Option("--json", help="One JSON object per line and file.")]
ProgrammeOption = Annotated[str | None, typer.Option("--programme", help="Code of the programme.")]
UnitOption = Annotated[str | None, typer.Option("--unit", help="Code of a unit.")]
PeriodOption = Annotated[str | None, typer.Option("--period", help="Such as 2024-09.")]
LanguageOption = Annotated[str | None, typer.Option("--lang", help="vi or en.")]
Files = Annotated[list[Path], typer.Argument(exists=True, help="Files, and folders that are walked through.")]
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
    words = words_in(_language(lang))
    _, standing = _standing(programme, period, unit, known_at)
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
def changes(
    since: Annotated[str, typer.Option("--since", help="A store version, or a day (2024-05-10).")],
    until: Annotated[str | None, typer.Option("--until", help="A later version or day; now by default.")] = None,
    programme: ProgrammeOption = None,
    period: PeriodOption = None,
    as_json: Json = False,
    lang: LanguageOption = None,
) -> None:
    """What is different since a version or a day: reports, figures, money, and the verdicts that turned."""
    office, words = open_office(), words_in(_language(lang))
    try:
        versions = _version(office, since, "--since") or 0, _version(office, until, "--until")
        found = office.changes(*versions, programme, _period(period))
    except NothingKnown as nothing:
        _fail(words("Not in the store: {what}", what=str(nothing)))
    print(changes_text(found, words, as_json))


@app.command()
def reporting(
    programme: ProgrammeOption = None, period: PeriodOption = None, as_json: Json = False, lang: LanguageOption = None
) -> None:
    """Who has reported and when, and which deadlines are next."""
    office, standing = _standing(programme, period)
    found = completeness(standing.snapshot, office.today(standing.snapshot.plan))
    print(reporting_text(found, standing.period, words_in(_language(lang)), as_json))


@app.command()
def quality(
    programme: ProgrammeOption = None, period: PeriodOption = None, unit: UnitOption = None, as_json: Json = False,
    lang: LanguageOption = None,
) -> None:  # fmt: skip
    """Figures and gaps of the plan that have to be explained, by who has to explain them."""
    _, standing = _standing(programme, period)
    findings = review(standing.snapshot, standing.period)
    print(quality_text(standing.snapshot, findings, unit, words_in(_language(lang)), as_json))


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
    office, hints, lot = open_office(), Hints(programme, unit, _period(period)), lot_of(files)
    _printed(lot, check_lot(office, lot, hints, _answers(answers, lot)), as_json, lang)


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
    office, hints, lot = open_office(), Hints(programme, unit, _period(period)), lot_of(files)
    work = import_lot(office, lot, hints, _answers(answers, lot), actor or getpass.getuser())
    _printed(lot, work, as_json, lang)


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
def rollover(
    out: Annotated[Path, typer.Option("--out", help="Where to write the workbook.")],
    programme: ProgrammeOption = None,
    year: Annotated[
        int | None, typer.Option("--year", help="The plan year that ends; the newest one by default.")
    ] = None,
) -> None:
    """Write the draft plan workbook of the next year: carried-over money, baselines, the calendar a year later."""
    office, words = open_office(), _words()
    codes = office.codes()
    chosen = programme or (codes[0] if codes else "")
    try:
        out.write_bytes(draft_file(office, chosen, year or office.newest_year(chosen) or 0))
    except NothingKnown as nothing:
        _fail(words("Not in the store: {what}", what=str(nothing)))


@app.command()
def programmes(as_json: Json = False) -> None:
    """The programmes and plan years that the store knows."""
    for known in open_office().programmes():
        code, name = known.programme.code, known.programme.name
        line = {"programme": code, "year": known.year, "name": name, "sample": known.sample}
        print(json.dumps(line, ensure_ascii=False) if as_json else f"{code}  {known.year}  {known.title}")


# -- reading options and printing -------------------------------------------------------------------------------------------


def _fail(message: str) -> NoReturn:
    print(message, file=sys.stderr)
    raise typer.Exit(BLOCKED)


def _standing(
    programme: str | None, period: str | None, unit: str | None = None, known_at: str | None = None
) -> tuple[Office, Standing]:
    office = open_office()
    try:
        version = _version(office, known_at)
        return office, office.standing(
            programme, None, _period(period), unit, version, day=day_named(known_at) if known_at else None
        )
    except NothingKnown as nothing:
        _fail(_words()("Not in the store: {what}", what=str(nothing)))


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


def _version(office: Office, known_at: str | None, option: str = "--known-at") -> int | None:
    """A store version, or the last one recorded by the end of a day in the office."""
    if known_at is None:
        return None
    try:
        return office.version_named(known_at)
    except ValueError as wrong:
        raise typer.BadParameter(_words()("a store version, or a day such as 2024-05-10"), param_hint=option) from wrong


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
    words, rows, worst = words_in(_language(lang)), [], 0
    bar = sys.stderr.isatty() and len(lot.files) > 1
    held: list[str] = []
    with Progress(console=Console(stderr=True), transient=True, disable=not bar, redirect_stdout=False) as progress:
        task = progress.add_task("", total=len(lot.files))
        for done in work:
            (held.append if bar else print)(_text(done, as_json, words))
            progress.update(task, advance=1, description=done.file.name)
            rows.append(_summary_row(done, words))
            worst = max(worst, done.outcome.exit_status)
    for text in held:
        print(text)
    if lot.skipped or (not as_json and len(lot.files) != 1):
        _print_summary(rows, lot, words, sys.stderr if as_json else sys.stdout)
    raise typer.Exit(worst)


def _text(done: Done, as_json: bool, words: Words) -> str:
    """One file as the command prints it."""
    found = done.found
    if as_json:
        printed = examination_json(found, words, done.receipt)
        return json.dumps(printed | {"path": done.file.name, "outcome": done.outcome.value}, ensure_ascii=False)
    lines = [f"{done.file.name}: {found.layout or '?'} {found.unit or ''} {found.period or ''}".rstrip()]
    if found.refusal is not None:
        lines.append("  " + refusal_text(found.refusal, words))
    lines += [f"  {words.term(issue.severity)} {issue.place}: {finding_text(issue, words)}" for issue in found.issues]
    if done.outcome is Outcome.MOVED:
        lines.append("  " + words.term(done.outcome))
    if done.receipt is not None:
        lines.append(f"  {done.receipt.number}")
    return "\n".join(lines)


def _summary_row(done: Done, words: Words) -> tuple[str, str, Outcome, str]:
    found = done.found
    counts = Counter(issue.severity for issue in found.issues)
    what = " ".join(str(part) for part in (found.layout or "?", found.unit, found.period) if part)
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
    total = (
        words("{count} files: {what}", count=len(rows), what=what) if rows else words("There is no spreadsheet here.")
    )
    console.print(total, markup=False)
    if lot.skipped:
        left_out = words("Left out, hidden or no spreadsheets: {files}", files=", ".join(lot.skipped))
        console.print(left_out, markup=False, soft_wrap=True)


def main() -> None:
    """The command, with the one fault of the store that is nobody's mistake put into words."""
    try:
        app()
    except StoreUnavailable as fault:
        print(_words()("The store cannot be opened: {fault}", fault=str(fault)), file=sys.stderr)
        sys.exit(BLOCKED)


if __name__ == "__main__":
    main()
