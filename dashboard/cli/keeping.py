"""Commands around the store and its files: demo, serve, withdraw, counting, template, rollover, programmes."""

import getpass
import json
import os
import socket
import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from dashboard.cli.options import (
    ActorOption,
    ForceOption,
    Json,
    PeriodOption,
    ProgrammeOption,
    UnitOption,
    app,
    fail,
    fail_unknown,
    period_of,
    words_of_office,
    write_new,
)
from dashboard.cli.people import print_first_code
from dashboard.domain.people.roles import operator
from dashboard.usecases.opening import open_office
from dashboard.usecases.settings import ROOT, Settings


@app.command()
def demo(
    prepare: Annotated[bool, typer.Option("--prepare", help="Load the sample office, do not serve.")] = False,
    port: Annotated[int, typer.Option(min=1, max=65535, help="Port of the app.")] = 8501,
) -> None:
    """Load the sample office through the importer and open the app."""
    from rich.console import Console
    from rich.progress import Progress

    from dashboard.usecases.demo import RealDataPresent, load_demo
    from dashboard.usecases.new_office import made_office

    settings, words = Settings(), words_of_office()
    office = made_office(settings)
    console = Console(stderr=True)
    try:
        with Progress(console=console) as progress:
            task = progress.add_task("", total=None)
            for step in load_demo(office):
                progress.update(task, completed=step.done, total=step.of, description=step.file)
    except RealDataPresent:
        fail(
            words("The store holds real plans: sample figures are not mixed in. Set GIAMNGHEO_DATABASE_URL to another.")
        )
    console.print(words("Sample figures are ready, store version {version}.", version=office.version()))
    if not prepare:
        serve("127.0.0.1", port, "", "", "")


@app.command()
def serve(
    host: Annotated[
        str | None,
        typer.Option("--host", help="What to listen on: 127.0.0.1 this machine alone, 0.0.0.0 the network too."),
    ] = None,
    port: Annotated[int | None, typer.Option("--port", min=1, max=65535, help="Port of the app.")] = None,
    public_url: Annotated[
        str | None,
        typer.Option("--public-url", help="The address that readers use: links, QR codes and receipts carry it."),
    ] = None,
    base_path: Annotated[
        str | None,
        typer.Option("--base-path", help="The folder of that address under which a proxy hands requests on."),
    ] = None,
    proxy: Annotated[
        str | None,
        typer.Option("--proxy", help="Addresses of the proxy before the app, whose X-Forwarded-For is believed."),
    ] = None,
) -> None:
    """Open the app; every option is also a setting: GIAMNGHEO_HOST, _PORT, _PUBLIC_URL, _BASE_PATH, _PROXY."""
    from dashboard.usecases.new_office import served_office
    from dashboard.usecases.public_address import WrongAddress, parsed
    from dashboard.usecases.store_marks import is_new

    given: dict[str, Any] = {
        "host": host,
        "port": port,
        "public_url": public_url,
        "base_path": base_path,
        "proxy": proxy,
    }
    settings = Settings(**{name: value for name, value in given.items() if value is not None})
    words = words_of_office()
    try:
        public = parsed(settings.public_url)
    except WrongAddress as wrong:
        fail(words("«{text}» is no address: write it as https://server.office.vn/folder", text=str(wrong)))
    with socket.socket(socket.AF_INET6 if ":" in settings.host else socket.AF_INET) as tried:
        here = "::1" if ":" in settings.host else "127.0.0.1"
        if tried.connect_ex((here, settings.port)) == 0:
            fail(words("Port {port} is in use; choose another by --port.", port=str(settings.port)))
    office = served_office(settings, is_new(settings.backup_folder))
    if settings.host not in ("127.0.0.1", "::1", "localhost") and not public.root:
        print(
            words("No public address is set: links carry whatever address each reader uses. Set --public-url."),
            file=sys.stderr,
        )
    print_first_code(office, public.root or f"http://127.0.0.1:{settings.port}", words)
    os.chdir(ROOT)
    script = ROOT / "dashboard" / "server.py"
    arguments = [
        sys.executable, "-m", "streamlit", "run", str(script),
        "--server.address", settings.host, "--server.port", str(settings.port),
        "--browser.serverAddress", public.host or "localhost",
    ]  # fmt: skip
    environment = os.environ | {
        "PYTHONPATH": str(ROOT),
        "GIAMNGHEO_HOST": settings.host,
        "GIAMNGHEO_PORT": str(settings.port),
        "GIAMNGHEO_PUBLIC_URL": public.root,
        "GIAMNGHEO_BASE_PATH": settings.base_path,
        "GIAMNGHEO_PROXY": settings.proxy,
        "FORWARDED_ALLOW_IPS": settings.proxy,  # of the server: without it, it believes whatever this machine says
    }
    if sys.platform == "win32":  # exec there does not wait, and the shell would come back at once
        import subprocess

        raise typer.Exit(subprocess.call(arguments, env=environment))
    os.execve(sys.executable, arguments, environment)


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
    from dashboard.domain.people.rights import Forbidden
    from dashboard.usecases.office import NothingKnown
    from dashboard.usecases.withdrawing import SeveralReports, withdraw_submission

    office, words = open_office(), words_of_office()
    wanted, codes = period_of(period), office.codes()
    if wanted is None or not codes:
        fail_unknown(office, unit)
    if not reason.strip():
        fail(words("A withdrawal needs a reason."))
    try:
        receipt = withdraw_submission(
            office, programme or codes[0], unit, wanted, reason, operator(actor or getpass.getuser()), form
        )  # fmt: skip
    except NothingKnown as nothing:
        fail_unknown(office, str(nothing))
    except Forbidden:
        fail(words("This report is approved and locked: the reviewer can unlock it for a correction."))
    except SeveralReports as several:
        fail(words("The unit sent several reports for the period; say which by --form: {forms}", forms=str(several)))
    print(receipt.number)


@app.command()
def counting(
    rule: Annotated[str | None, typer.Argument(help="submitted or approved; without it, which one holds.")] = None,
    actor: ActorOption = None,
) -> None:
    """From which state on figures count: submitted, or approved by a reviewer. Past versions keep the choice of their time."""
    from dashboard.domain.people.settings import CountingRule, SettingName
    from dashboard.usecases.setting_up import choose, settings_of

    office, words = open_office(), words_of_office()
    if rule is not None:
        if rule not in list(CountingRule):
            fail(words("Figures count from submitted or from approved, not from «{rule}».", rule=rule))
        choose(office, SettingName.COUNTING, rule, operator(actor or getpass.getuser()))
    held = settings_of(office).counting
    print(f"{held}: {words.term(held)}")


@app.command()
def template(
    out: Annotated[Path, typer.Option("--out", help="Where to write the workbook.")],
    programme: ProgrammeOption = None,
    unit: UnitOption = None,
    period: PeriodOption = None,
    form: Annotated[str | None, typer.Option("--form", help="Code of the report, where there are several.")] = None,
    plan: Annotated[bool, typer.Option("--plan", help="The blank plan workbook instead.")] = False,
    whole: Annotated[bool, typer.Option("--all", help="The blank plan workbook with all its sheets.")] = False,
    force: ForceOption = False,
) -> None:
    """Write the report workbook of a unit and period with codes and last values, or the blank plan workbook."""
    from dashboard.usecases.office import NothingKnown
    from dashboard.usecases.templates import plan_template, template_for, whole_plan_template

    if plan or whole:
        write_new(out, whole_plan_template() if whole else plan_template(), force)
        return
    office, words = open_office(), words_of_office()
    wanted, codes = period_of(period), office.codes()
    if not codes:
        fail_unknown(office, "")
    if unit is None or wanted is None:
        fail(words("--unit and --period are needed."))
    try:
        content = template_for(office, programme or codes[0], unit, wanted, form)
    except NothingKnown as nothing:
        fail_unknown(office, str(nothing))
    write_new(out, content, force)


@app.command()
def rollover(
    out: Annotated[Path, typer.Option("--out", help="Where to write the workbook.")],
    programme: ProgrammeOption = None,
    year: Annotated[
        int | None, typer.Option("--year", help="The plan year that ends; the newest one by default.")
    ] = None,
    force: ForceOption = False,
) -> None:
    """Write the draft plan workbook of the next year: carried-over money, baselines, the calendar a year later."""
    from dashboard.usecases.office import NothingKnown
    from dashboard.usecases.rolling_over import draft_file

    office = open_office()
    codes = office.codes()
    chosen = programme or (codes[0] if codes else "")
    try:
        content = draft_file(office, chosen, year or office.newest_year(chosen) or 0)
    except NothingKnown as nothing:
        fail_unknown(office, str(nothing))
    write_new(out, content, force)


@app.command()
def programmes(as_json: Json = False) -> None:
    """The programmes and plan years that the store knows."""
    office = open_office()
    if not as_json and not office.programmes():
        fail_unknown(office, "")
    for known in office.programmes():
        code, name = known.programme.code, known.programme.name
        line = {"programme": code, "year": known.year, "name": name, "sample": known.sample}
        print(json.dumps(line, ensure_ascii=False) if as_json else f"{code}  {known.year}  {known.title}")
