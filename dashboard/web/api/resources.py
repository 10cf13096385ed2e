"""The resources of the API: what stands under each name, taken from the values that the pages draw."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from dashboard.domain.quality.review import review
from dashboard.domain.reporting.completeness import completeness
from dashboard.views.api_rows import Row, amount_rows, figure_rows, report_row, unit_rows
from dashboard.views.quality import chosen, quality_json
from dashboard.views.status_json import status_json
from dashboard.web.api.asked import INDICATOR, UNIT, Question


@dataclass(frozen=True)
class Resource:
    """`about` is a msgid. `rows`: its items before they are cut into pages; `item`: the name of their schema; `own`: its
    parameters beside those of all.
    """

    name: str
    about: str
    item: str
    rows: Callable[[Question], list[Row]]
    own: tuple[str, ...] = (UNIT,)


def whole_status(asked: Question) -> dict[str, Any]:
    """As `giamngheo status --json` prints it."""
    shown = asked.shown
    return status_json(shown.standing_of(asked.unit or None), shown.words, completeness(asked.snapshot, asked.day))


def _of_status(part: str) -> Callable[[Question], list[Row]]:
    def rows(asked: Question) -> list[Row]:
        found: list[Row] = whole_status(asked)[part]
        return found

    return rows


def _figures(asked: Question) -> list[Row]:
    rows = _of_period(asked, figure_rows(asked.snapshot))
    return [
        row for row in rows
        if (not asked.unit or row["unit"] == asked.unit) and (not asked.indicator or row["indicator"] == asked.indicator)
    ]  # fmt: skip


def _amounts(asked: Question) -> list[Row]:
    rows = _of_period(asked, amount_rows(asked.snapshot))
    return [row for row in rows if not asked.unit or row["unit"] == asked.unit]


def _reports(asked: Question) -> list[Row]:
    cells = completeness(asked.snapshot, asked.day).cells
    return _of_period(asked, [report_row(cell) for cell in cells if not asked.unit or cell.unit == asked.unit])


def _of_period(asked: Question, rows: list[Row]) -> list[Row]:
    """Those of the period that was asked for; of the whole plan year where none was."""
    return [row for row in rows if not asked.chose_period or row["period"] == asked.shown.period.code]


def _units(asked: Question) -> list[Row]:
    return [row for row in unit_rows(asked.shown.plan) if not asked.unit or row["unit"] == asked.unit]


def _findings(asked: Question) -> list[Row]:
    found = chosen(review(asked.snapshot, asked.shown.period), asked.unit or None, None)
    return quality_json(asked.snapshot, found, asked.shown.words)


RESOURCES = (
    Resource("targets", "Targets: goal, figure, path, verdict and its sentence", "targets", _of_status("targets")),
    Resource("money", "Money lines: given, disbursed, the Treasury's word", "money", _of_status("money")),
    Resource("projects", "Projects: money, pace, forecast, verdict", "projects", _of_status("projects")),
    Resource(
        "figures", "Reported figures that count, each with its report and cell", "figures", _figures, (UNIT, INDICATOR)
    ),
    Resource("amounts", "Reported amounts that count, each with its report and cell", "amounts", _amounts),
    Resource("reporting", "Reports of the calendar with their states", "reports", _reports),
    Resource("units", "Units of the plan, with what they became", "units", _units),
    Resource("findings", "Figures and gaps that have to be explained", "findings", _findings),
)
STATUS = Resource("status", "Where everything stands, in one object", "status", lambda _: [])
