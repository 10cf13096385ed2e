"""Who reported and what has to be explained, as the command prints them: lines to read, or one JSON object."""

import json
from dataclasses import asdict
from decimal import Decimal

from dashboard.domain.periods import Period
from dashboard.domain.quality.findings import Finding
from dashboard.domain.reported.snapshot import Snapshot
from dashboard.domain.reporting.completeness import Completeness, Tally
from dashboard.text import Words
from dashboard.views import completeness as view
from dashboard.views.deadlines import deadlines
from dashboard.views.quality import chosen, quality, quality_json


def reporting_text(found: Completeness, period: Period, words: Words, as_json: bool) -> str:
    """Of every form the finding and the year so far, then deadlines; as JSON every report with its state."""
    if as_json:
        return json.dumps(_reporting(found), ensure_ascii=False)
    lines = []
    for form, name in found.forms.items():
        lines += [f"{name}: {view.headline(found, form, period, words)}", f"  {view.summary(found, form, words)}"]
    for row in deadlines(found, words):
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


def _reporting(found: Completeness) -> dict[str, object]:
    return {
        "programme": found.plan.programme.code,
        "year": found.plan.year,
        "day": found.day.isoformat(),
        "reports": [
            {
                "unit": cell.unit,
                "form": cell.form,
                "period": cell.period.code,
                "state": cell.state.value,
                "due_before": cell.due_before.isoformat() if cell.due_before else None,
                "arrived_at": cell.submission.arrived_at.isoformat() if cell.submission else None,
            }
            for cell in found.cells
        ],
        "by_form": {form: _counts(counts) for form, counts in found.tallies(lambda cell: cell.form).items()},
        "by_unit": {unit: _counts(counts) for unit, counts in found.tallies(lambda cell: cell.unit).items()},
        "by_period": {code: _counts(counts) for code, counts in found.tallies(lambda cell: cell.period.code).items()},
        "apart": [{"unit": s.unit, "form": s.form, "period": s.period.code} for s in found.apart],
    }


def _counts(counts: Tally) -> dict[str, object]:
    return asdict(counts) | {"completeness": _share(counts.completeness), "timeliness": _share(counts.timeliness)}


def _share(share: Decimal | None) -> float | None:
    return None if share is None else float(share)
