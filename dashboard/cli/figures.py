"""Commands that say where things stand: status, changes, reporting, quality."""

import json
from typing import Annotated

import typer

from dashboard.cli.options import (
    Json,
    LanguageOption,
    PeriodOption,
    ProgrammeOption,
    UnitOption,
    app,
    fail_unknown,
    language_of,
    period_of,
    standing_of,
    version_of,
)
from dashboard.text import ALL_NAMES, words_in
from dashboard.usecases.opening import open_office


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
    words = words_in(language_of(lang), ALL_NAMES)
    office, standing = standing_of(programme, period, unit, known_at)
    if as_json:
        from dashboard.domain.reporting.completeness import completeness
        from dashboard.views.status_json import status_json

        calendar = completeness(standing.snapshot, office.day_of(standing.snapshot, known_at is not None))
        print(json.dumps(status_json(standing, words, calendar), ensure_ascii=False))
        return
    from rich.console import Console

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
    """What is different since a version or a day: reports, figures, money, the plan, and the verdicts that turned."""
    from dashboard.exports.plan_differences import text_differences
    from dashboard.usecases.office import NothingKnown
    from dashboard.views.changes_text import changes_text

    office, words = open_office(), words_in(language_of(lang), ALL_NAMES)
    try:
        versions = version_of(office, since, "--since") or 0, version_of(office, until, "--until")
        comparison = office.changes(*versions, programme, period_of(period))
    except NothingKnown as nothing:
        fail_unknown(office, str(nothing), period)
    plan = [
        {"sheet": d.sheet, "row": d.row, "column": d.column or words.term(d.kind), "before": d.before, "after": d.after}
        for d in text_differences(comparison.before.plan, comparison.after.plan)
    ]
    print(changes_text(comparison, plan, words, as_json))


@app.command()
def reporting(
    programme: ProgrammeOption = None, period: PeriodOption = None, as_json: Json = False, lang: LanguageOption = None
) -> None:
    """Who has reported and when, and which deadlines are next."""
    from dashboard.domain.reporting.completeness import completeness
    from dashboard.views.reporting_text import reporting_text

    office, standing = standing_of(programme, period)
    completeness_known = completeness(standing.snapshot, office.today(standing.snapshot.plan))
    print(reporting_text(completeness_known, standing.period, words_in(language_of(lang), ALL_NAMES), as_json))


@app.command()
def quality(
    programme: ProgrammeOption = None, period: PeriodOption = None, unit: UnitOption = None, as_json: Json = False,
    lang: LanguageOption = None,
) -> None:  # fmt: skip
    """Figures and gaps of the plan that have to be explained, by who has to explain them."""
    from dashboard.domain.quality.review import review
    from dashboard.views.reporting_text import quality_text

    office, standing = standing_of(programme, period)
    words = words_in(language_of(lang), ALL_NAMES)
    findings = review(standing.snapshot, standing.period)
    owners = {finding.owner for finding in findings}  # units, and names that a person has typed
    if unit and unit not in owners | standing.snapshot.plan.unit_by_code.keys():
        fail_unknown(office, unit)
    print(quality_text(standing.snapshot, findings, unit, words, as_json))
