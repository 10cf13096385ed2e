"""Who reported and what has to be explained, as the command prints them: lines to read, or one JSON object."""

import json
from dataclasses import asdict
from decimal import Decimal

from dashboard.domain.periods import Period
from dashboard.domain.quality.findings import Finding
from dashboard.domain.reported.snapshot import Snapshot
from dashboard.domain.reporting.completeness import Completeness
from dashboard.domain.reporting.report_cells import Tally
from dashboard.text import Words
from dashboard.views import completeness as view
from dashboard.views.api_rows import report_row
from dashboard.views.deadlines import deadlines
from dashboard.views.quality import chosen, quality, quality_json


def reporting_text(calendar: Completeness, period: Period, words: Words, as_json: bool) -> str:
    """Of every form the finding and the year so far, then deadlines; as JSON every report with its state."""
    if as_json:
        return json.dumps(_reporting(calendar), ensure_ascii=False)
    lines = []
    for form, name in calendar.forms.items():
        lines += [f"{name}: {view.headline(calendar, form, period, words)}", f"  {view.summary(calendar, form, words)}"]
    for row in deadlines(calendar, words):
        lines.append(f"- {row.due} ({row.left}) {row.form}, {row.period}: {row.owing} {row.names}".rstrip())
    return "\n".join(lines) or words("The plan has no reporting calendar.")


def quality_text(
    snapshot: Snapshot, findings: tuple[Finding, ...], unit: str | None, words: Words, as_json: bool
) -> str:
    """Findings by owner, unexplained ones first; as JSON one list of them with their keys. `unit`: of one unit only."""
    asked = chosen(findings, unit, None)
    shown = quality(snapshot, asked, words)
    if as_json:
        return json.dumps({"findings": quality_json(snapshot, asked, words)}, ensure_ascii=False)
    lines = [shown.headline]
    for group in shown.groups:
        lines.append(f"{group.owner}:")
        lines += [f"  {row.weight} {row.text} [{row.where}] {row.explanation}" for row in group.rows]
    return "\n".join(lines)


def _reporting(calendar: Completeness) -> dict[str, object]:
    return {
        "programme": calendar.plan.programme.code,
        "year": calendar.plan.year,
        "day": calendar.day.isoformat(),
        "reports": [report_row(cell) for cell in calendar.cells],
        "by_form": {form: _counts(counts) for form, counts in calendar.tallies(lambda owed: owed.form).items()},
        "by_unit": {unit: _counts(counts) for unit, counts in calendar.tallies_of_units().items()},
        "by_period": {
            code: _counts(counts) for code, counts in calendar.tallies(lambda owed: owed.period.code).items()
        },
        "apart": [{"unit": s.unit, "form": s.form, "period": s.period.code} for s in calendar.apart],
    }


def _counts(counts: Tally) -> dict[str, object]:
    return asdict(counts) | {"completeness": _share(counts.completeness), "timeliness": _share(counts.timeliness)}


def _share(share: Decimal | None) -> float | None:
    return None if share is None else float(share)
