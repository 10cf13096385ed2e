"""Options that several commands share, and what they stand for."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from dashboard.domain.periods import Period
from dashboard.text import ALL_NAMES, LANGUAGES, Words, words_in
from dashboard.usecases.opening import open_office
from dashboard.usecases.settings import Settings

if TYPE_CHECKING:
    from dashboard.domain.verdicts.standing import Standing
    from dashboard.usecases.office import Office

app = typer.Typer(
    no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False,
    help="`giamngheo …`: what the pages do, for scripts and for the office's own machine.",
    epilog="Also: ./run test (every check), ./run bench (speed), ./run bundle (to install without a network), "
    "./run mutants (what the tests notice).",
)  # fmt: skip

BLOCKED = 1
NO_STORE = 4  # where no store stands at the address

Json = Annotated[bool, typer.Option("--json", help="One JSON object per line and file.")]
ProgrammeOption = Annotated[str | None, typer.Option("--programme", help="Code of the programme.")]
UnitOption = Annotated[str | None, typer.Option("--unit", help="Code of a unit.")]
PeriodOption = Annotated[str | None, typer.Option("--period", help="Such as 2024-09.")]
LanguageOption = Annotated[str | None, typer.Option("--lang", help="vi or en.")]
Files = Annotated[list[Path], typer.Argument(exists=True, help="Files, and folders that are walked through.")]
AnswersOption = Annotated[
    Path | None, typer.Option("--answers", exists=True, dir_okay=False, help="JSON of finding ids to answers.")
]
ForceOption = Annotated[bool, typer.Option("--force", help="Overwrite a file that is there already.")]
ActorOption = Annotated[str | None, typer.Option("--actor", help="Who sends it; the account's name by default.")]


def fail(message: str) -> NoReturn:
    print(message, file=sys.stderr)
    raise typer.Exit(BLOCKED)


def fail_unknown(office: "Office", what: str, period: str | None = None) -> NoReturn:
    """Says what the store lacks; of an empty store, what to do first."""
    words = words_of_office()
    if not office.programmes():
        fail(words(
            "The store is empty. First send the plan: ./run import PLAN.xlsx, or the page «Nộp báo cáo»; a blank plan:"
            " ./run template --plan --out PLAN.xlsx; the sample office: ./run demo."
        ))  # fmt: skip
    fail(words("Not in the store: {what}", what=not_there(what, period)))


def write_new(out: Path, content: bytes, force: bool) -> None:
    """Writes a file; one that is there already stays unless `force`."""
    words = words_of_office()
    try:
        with out.open("wb" if force else "xb") as opened:
            opened.write(content)
    except FileExistsError:
        fail(words("{file} is there already; --force overwrites it.", file=str(out)))
    except OSError as fault:
        fail(words("{file} cannot be written: {why}", file=str(out), why=fault.strerror or type(fault).__name__))


def standing_of(
    programme: str | None, period: str | None, unit: str | None = None, known_at: str | None = None
) -> "tuple[Office, Standing]":
    from dashboard.usecases.office import NothingKnown, day_named

    wanted = period_of(period)  # before the store is opened: a slip in the call is said wherever the store is
    office = open_office()
    try:
        version = version_of(office, known_at)
        return office, office.standing(
            programme, None, wanted, unit, version, day=day_named(known_at) if known_at else None
        )
    except NothingKnown as nothing:
        fail_unknown(office, str(nothing), period)


def not_there(what: str, period: str | None) -> str:
    """What the store lacks; where a period was asked for, it is the plan of that year that may be missing."""
    return f"{what} {period}" if period else what


def words_of_office() -> Words:
    """The installation's language, for what no option can ask for."""
    language = Settings().language
    return words_in(language if language in LANGUAGES else "vi", ALL_NAMES)


def language_of(lang: str | None) -> str:
    chosen = lang or Settings().language
    if chosen not in LANGUAGES:
        raise typer.BadParameter("vi / en", param_hint="--lang")
    return chosen


def period_of(code: str | None) -> Period | None:
    try:
        return Period.parse(code) if code else None
    except ValueError as wrong:
        raise typer.BadParameter(
            words_of_office()("{text}: write it as 2024-09", text=str(code)), param_hint="--period"
        ) from wrong


def version_of(office: "Office", known_at: str | None, option: str = "--known-at") -> int | None:
    """A store version, or the last one recorded by the end of a day in the office."""
    if known_at is None:
        return None
    try:
        return office.version_named(known_at)
    except ValueError as wrong:
        raise typer.BadParameter(
            words_of_office()("a store version, or a day such as 2024-05-10"), param_hint=option
        ) from wrong
