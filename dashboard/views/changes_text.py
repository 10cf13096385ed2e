"""What changed between two versions as the command prints it: lines to read, or one JSON object."""

import json
from dataclasses import asdict

from dashboard.domain.comparison import Comparison
from dashboard.text import Words
from dashboard.views.changes import changes


def changes_text(found: Comparison, words: Words, as_json: bool) -> str:
    """Lines, verdicts first; as JSON the same lines by kind, with the versions that were compared."""
    shown = changes(found, words)
    if as_json:
        versions = {"since": found.before.version, "until": found.after.version}
        return json.dumps(asdict(shown) | versions, ensure_ascii=False)
    lines = [shown.heading, words("From {since} to {until}.", since=shown.since, until=shown.until)]
    lines += [f"- {v.name}: {v.before} → {v.after}" for v in shown.verdicts if v.turned]
    lines += [f"- {r.unit} {r.form} {r.period}: {r.what} ({r.actor}, {r.when})" for r in shown.reports]
    lines += [f"- {f.what} · {f.unit} {f.period}: {f.before} → {f.after}" for f in (*shown.figures, *shown.money)]
    return "\n".join(lines)
