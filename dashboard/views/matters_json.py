"""What wants a decision as `giamngheo status --json` prints it: all of it, in the order of Tổng quan."""

from typing import Any

from dashboard.domain.matters import matters
from dashboard.domain.reporting.completeness import Completeness
from dashboard.domain.verdicts.standing import Standing
from dashboard.text import Words
from dashboard.views.json_values import decimal_text
from dashboard.views.matters import matters_view


def matters_json(standing: Standing, calendar: Completeness, words: Words) -> list[dict[str, Any]]:
    """`of` is a target's id, a project's, unit's or form's code; `size` a share from 0 to 1; `leads` who answers, by code."""
    found = matters(standing, calendar)
    rows = matters_view(standing, calendar, words, len(found)).rows
    return [
        {
            "key": row.key,
            "kind": matter.kind.value,
            "of": matter.key,
            "weeks_late": matter.weeks,
            "size": decimal_text(matter.size),
            "leads": list(matter.leads),
            "what": row.what.text,
            "by": row.by,
            "cause": row.cause,
            "step": row.step,
        }
        for matter, row in zip(found, rows, strict=True)
    ]
