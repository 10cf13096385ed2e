"""What changed between two versions as the command prints it: lines to read, or one JSON object."""

import json
from collections.abc import Mapping, Sequence

from dashboard.domain.comparing.versions import Comparison
from dashboard.text import Words
from dashboard.views.cell import plain
from dashboard.views.changes import Changes, changes


def changes_text(comparison: Comparison, plan: Sequence[Mapping[str, str]], words: Words, as_json: bool) -> str:
    """Lines, verdicts first; as JSON the same lines by kind, with the versions that were compared.

    `plan` is what the two plans say differently: sheet, row, column, before and after of each cell.
    """
    shown = changes(comparison, words)
    if as_json:
        versions = {"since": comparison.before.version, "until": comparison.after.version}
        return json.dumps(plain(shown) | versions | {"plan": list(plan)}, default=plain, ensure_ascii=False)
    lines = [shown.heading, compared_at(shown, words)]
    lines += [f"- {v.name}: {v.before} → {v.after}" for v in shown.verdicts if v.turned]
    lines += [f"- {r.unit} {r.form} {r.period}: {r.what} ({r.actor}, {r.when})" for r in shown.reports]
    lines += [f"- {f.what} · {f.unit} {f.period}: {f.before} → {f.after}" for f in (*shown.figures, *shown.money)]
    lines += [f"- {_cell(line)}: {line['before'] or '–'} → {line['after'] or '–'}" for line in plan]
    return "\n".join(lines)


def compared_at(shown: Changes, words: Words) -> str:
    """Which versions are compared, and the period at which both are judged."""
    return words(
        "From {since} to {until}; judged at {period}.", since=shown.since, until=shown.until, period=shown.judged
    )


def _cell(line: Mapping[str, str]) -> str:
    return " · ".join(filter(None, (line["sheet"], line["row"], line["column"])))
