"""Blank and pre-filled workbooks for those who report and plan."""

from dashboard.domain.assess import assess
from dashboard.domain.periods import Period
from dashboard.domain.reported.snapshot import Snapshot
from dashboard.domain.reporting.delays import Thing, late_things
from dashboard.exports.plan_workbook import blank_plan_workbook
from dashboard.exports.report_template import report_template
from dashboard.usecases.office import NothingKnown, Office


def template_for(office: Office, programme: str, unit: str, period: Period, form: str | None = None) -> bytes:
    """The report workbook of one unit and period, filled with codes and last values; NothingKnown for an unknown unit."""
    snapshot = office.snapshot(programme, period.year)
    if snapshot is None or unit not in snapshot.plan.unit_by_code:
        raise NothingKnown(f"{programme} {unit} {period.year}")
    return report_template(snapshot, unit, period, form, late=late_of(office, snapshot, unit, period))


def late_of(office: Office, snapshot: Snapshot, unit: str, period: Period) -> tuple[Thing, ...]:
    """What is known by now to be late at the end of `period` and asks the unit for its cause."""
    judged = min(period, office.default_period(snapshot.plan), key=lambda one: one.end)
    return tuple(late_things(assess(snapshot, judged), unit))


def plan_template() -> bytes:
    """The plan workbook with nothing but its headers."""
    return blank_plan_workbook()
