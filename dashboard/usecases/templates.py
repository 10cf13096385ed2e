"""Blank and pre-filled workbooks for those who report and plan."""

from dashboard.domain.assess import assess
from dashboard.domain.periods import Period
from dashboard.domain.reporting.delays import late_things
from dashboard.exports.plan_workbook import blank_plan_workbook, plan_workbook
from dashboard.exports.report_template import report_template
from dashboard.usecases.office import NothingKnown, Office


def template_for(office: Office, programme: str, unit: str, period: Period, form: str | None = None) -> bytes:
    """The report workbook of one unit and period, filled with codes and last values; NothingKnown for an unknown unit."""
    snapshot = office.snapshot(programme, period.year)
    if snapshot is None or unit not in snapshot.plan.unit_by_code:
        raise NothingKnown(f"{programme} {unit} {period.year}")
    judged = min(
        period, office.default_period(snapshot.plan), key=lambda one: one.end
    )  # what is known to be late by now
    late = late_things(assess(snapshot, judged), unit)
    return report_template(snapshot, unit, period, form, late=late)


def plan_template() -> bytes:
    """The blank plan workbook with the sheets that every plan needs."""
    return blank_plan_workbook()


def whole_plan_template() -> bytes:
    """The same with all its sheets."""
    return blank_plan_workbook(whole=True)


def plan_in_force(office: Office, programme: str, year: int) -> bytes:
    """The plan that stands, as a workbook that may be changed and sent again; NothingKnown where there is none."""
    snapshot = office.snapshot(programme, year)
    if snapshot is None:
        raise NothingKnown(f"{programme} {year}")
    return plan_workbook(snapshot.plan)
