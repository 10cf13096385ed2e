"""Blank and pre-filled workbooks for those who report and plan."""

from collections.abc import Iterator
from dataclasses import dataclass

from dashboard.domain.assess import assess
from dashboard.domain.people.rights import Action, Forbidden, may, over_unit
from dashboard.domain.people.roles import Actor
from dashboard.domain.periods import Period
from dashboard.domain.plan.plan import Obligation, Plan
from dashboard.domain.reported.snapshot import Snapshot
from dashboard.domain.reporting.calendar import owed_by
from dashboard.domain.reporting.delays import Thing, answering, late_things
from dashboard.exports.file_names import form_name, forms_name
from dashboard.exports.plan_workbook import blank_plan_workbook, plan_workbook
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
    return tuple(late_things(assess(snapshot, _judged(office, snapshot.plan, period)), unit))


def several_forms(plan: Plan, owed: Obligation) -> str:
    """The code of the report where the calendar has several of its period, to tell their files apart; else ""."""
    return owed.form if len({o.form for o in plan.obligations if o.period == owed.period}) > 1 else ""


def answers_for_all(plan: Plan, actor: Actor) -> bool:
    """Whether somebody answers for the reports of every unit of the plan: sends, reviews or plans for its whole area."""
    over = over_unit(plan, plan.root)
    return any(may(actor, action, over) for action in (Action.SUBMIT, Action.REVIEW, Action.PLAN))


@dataclass(frozen=True)
class AllForms:
    """The forms of every unit that owes a report of one period, each made when it is its turn."""

    name: str
    count: int
    files: Iterator[tuple[str, bytes]]


def all_forms(office: Office, programme: str, period: Period, actor: Actor) -> AllForms:
    """What the page and the command hand out in one file. NothingKnown where nobody owes anything; Forbidden."""
    snapshot = office.snapshot(programme, period.year)
    if snapshot is None:
        raise NothingKnown(f"{programme} {period.year}")
    plan = snapshot.plan
    if not answers_for_all(plan, actor):
        raise Forbidden(actor, Action.REVIEW, plan.root)
    owed = [(o, unit) for o in plan.obligations if o.period == period for unit in owed_by(plan, o)]
    if not owed:
        raise NothingKnown(f"{programme} {period}")
    return AllForms(forms_name(plan.unit_by_code[plan.root], period), len(owed), _made(office, snapshot, period, owed))


def _made(
    office: Office, snapshot: Snapshot, period: Period, owed: list[tuple[Obligation, str]]
) -> Iterator[tuple[str, bytes]]:
    plan = snapshot.plan
    standing = assess(snapshot, _judged(office, plan, period))
    late = [(thing, frozenset(answering(plan, *thing))) for thing in late_things(standing)]
    for one, unit in owed:
        own = [thing for thing, units in late if unit in units]
        content = report_template(snapshot, unit, period, one.form, late=own)
        yield form_name(plan.unit_by_code[unit], period, several_forms(plan, one)), content


def _judged(office: Office, plan: Plan, period: Period) -> Period:
    """By which period it is known what is late by now."""
    return min(period, office.default_period(plan), key=lambda one: one.end)


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
