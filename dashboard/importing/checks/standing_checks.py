"""Check that the units of a report exist at the end of its period."""

from collections.abc import Iterator

from dashboard.domain.issues import Issue, IssueCode, Place
from dashboard.domain.messages import Param
from dashboard.domain.plan.territory import made_of
from dashboard.importing.checks.reporter import Reporter
from dashboard.importing.reported import Report

_NAMED = 5  # units in one sentence


def standing_faults(report: Report, reporter: Reporter) -> Iterator[Issue]:
    """An issue for each unit that does not exist at the end of the period, at its first row."""
    plan, day = reporter.plan, reporter.period.end
    places: dict[str, Place] = {reporter.unit: report.about.cells.place("unit")}
    for row in report.rows:
        if row.subject not in places:
            places[row.subject] = row.cells.place("subject")
    for code, place in places.items():
        unit = plan.unit_by_code.get(code)
        if unit is not None and not unit.stands_on(day):
            params: dict[str, Param] = {"name": unit.name, "period": reporter.period, "others": _others(reporter, code)}
            yield Issue(IssueCode.UNIT_NOT_STANDING, place, unit.name, params)


def _others(reporter: Reporter, unit: str) -> str:
    """The names of the units that have the area of `unit` at the end of the period."""
    parts = made_of(reporter.plan, unit, reporter.period.end)
    names = [reporter.plan.unit_by_code[part.unit].name for part in parts]
    return ", ".join(names[:_NAMED]) + (" …" if len(names) > _NAMED else "") or "—"
