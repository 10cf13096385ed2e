"""The findings of a file, each under the title of its column; the same fault of a column is one finding with all its cells."""

from collections.abc import Iterable
from dataclasses import replace

from dashboard.domain.issues import Issue, Place, Severity
from dashboard.importing.examination import Reading
from dashboard.importing.files.workbook import Workbook
from dashboard.importing.layouts import plan_sheets, report_sheets
from dashboard.importing.sheets.declared import DeclaredSheet, DeclaredTable
from dashboard.importing.sheets.found import labels, titles

_OURS: dict[str | None, tuple[DeclaredSheet, ...]] = {
    "plan": (plan_sheets.PROGRAMME, *plan_sheets.TABLES),
    "report": (report_sheets.ABOUT, *report_sheets.TABLES, report_sheets.CAUSES, report_sheets.NARRATIVE),
}
TABLE = "table"  # any file that is neither a plan workbook nor a report on our template


def grouped(
    issues: Iterable[Issue], workbook: Workbook, layout: str | None, readings: Iterable[Reading]
) -> tuple[Issue, ...]:
    """The issues with the titles of their cells and the kind of their file, in the same order."""
    headings = _Headings(workbook, layout, readings)
    kind = layout if layout in _OURS else TABLE
    titled = (replace(i, headings=tuple(map(headings.over, i.places)), layout=kind or "") for i in issues)
    return _together(titled)


def _together(issues: Iterable[Issue]) -> tuple[Issue, ...]:
    """Errors that say the same of several cells under one title as one error with all of them."""
    first: dict[object, Issue] = {}
    places: dict[object, dict[Place, str]] = {}
    for issue in issues:
        params = tuple(sorted((name, str(value)) for name, value in issue.params.items()))
        column = issue.place.position[1]
        of_cells = issue.severity is Severity.ERROR and not issue.choices and column
        where = (issue.place.container, column, issue.heading) if of_cells else issue.place
        key = (issue.code, where, issue.written, params)
        first.setdefault(key, issue)
        places.setdefault(key, {}).update(zip(issue.places, issue.headings, strict=True))
    return tuple(
        replace(issue, also=tuple(places[key])[1:], headings=tuple(places[key].values()))
        for key, issue in first.items()
    )


class _Headings:
    """The titles over the cells of our own sheets as they are declared, over those of an office's table as they stand there."""

    def __init__(self, workbook: Workbook, layout: str | None, readings: Iterable[Reading]) -> None:
        self._workbook = workbook
        self._declared = {sheet.sheet: sheet for sheet in _OURS.get(layout, ())}
        self._columns: dict[str, dict[int, str]] = {}
        self._read = {reading.place: reading.column for reading in readings}

    def over(self, place: Place) -> str:
        declared = self._declared.get(place.container)
        sheet = self._workbook.sheet(place.container)
        row, column = place.position
        if declared is None or sheet is None or not row:
            return self._read.get(place, "")
        if place.container not in self._columns:
            table = isinstance(declared, DeclaredTable)
            self._columns[place.container] = titles(sheet, declared) if table else labels(sheet, declared)
        return self._columns[place.container].get(column if isinstance(declared, DeclaredTable) else row, "")
