"""Whether the units that a report speaks of stand in its period: figures are told by the units of their own time."""

from collections.abc import Iterator

from dashboard.domain.issues import Issue, IssueCode, Place
from dashboard.domain.messages import Param
from dashboard.domain.plan.plan import Plan
from dashboard.domain.plan.territory import made_of
from dashboard.importing.checks.known import Known
from dashboard.importing.layouts.report import MoneyRow, Report, ResultRow

_NAMED = 5  # units in one sentence


def standing_faults(report: Report, known: Known) -> Iterator[Issue]:
    """One finding for each unit that had gone by the end of the period, or was not there yet; at the first row of it."""
    plan, day = known.plan, known.period.end
    places: dict[str, Place] = {known.unit: report.about.row.place("unit")}
    rows: tuple[ResultRow | MoneyRow, ...] = (*report.results, *report.money)
    for row in rows:
        places.setdefault(row.subject, row.row.place("subject"))
    for code, place in places.items():
        unit = plan.unit_by_code.get(code)
        if unit is not None and not unit.stands_on(day):
            said: dict[str, Param] = {"name": unit.name, "period": known.period, "others": _others(plan, known, code)}
            yield Issue(IssueCode.UNIT_NOT_STANDING, place, unit.name, said)


def _others(plan: Plan, known: Known, unit: str) -> str:
    """The units of the period in the same area, which the figures belong to."""
    names = [plan.unit_by_code[part.unit].name for part in made_of(plan, unit, known.period.end)]
    return ", ".join(names[:_NAMED]) + (" …" if len(names) > _NAMED else "") or "—"
