"""A plan's deadlines for a calendar: of the units that somebody reports for, else of everybody."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date

from dashboard.domain.plan.units import official
from dashboard.domain.reporting.completeness import Completeness
from dashboard.text import Words
from dashboard.views.address import Address, Param, plan_code
from dashboard.views.pages import Page
from dashboard.views.unit_reminder import form_address


@dataclass(frozen=True)
class CalendarDeadline:
    """`uid` is the same for the same deadline as long as it is asked for; `due_before` is the first day that is too late."""

    uid: str
    due_before: date
    summary: str
    description: str = ""
    url: str = ""
    done: bool = False


def deadlines_of_units(
    calendar: Completeness, units: Collection[str], root: str, words: Words
) -> Iterator[CalendarDeadline]:
    """Of these units of the plan: each deadline of each, those that were met with a tick."""
    plan = calendar.plan
    for cell in sorted(calendar.cells, key=lambda cell: (cell.due_before or date.max, cell.form, cell.unit)):
        if cell.unit in units and cell.due_before is not None:
            name = plan.unit_by_code[cell.unit].label
            what = words("{unit}: send {form}, {period}", unit=name, form=calendar.forms[cell.form], period=cell.period)
            href = form_address(calendar, cell.unit).href
            yield CalendarDeadline(
                f"{plan.programme.code}-{plan.year}-{cell.form}-{cell.period}-{official(cell.unit)}@giamngheo",
                cell.due_before,
                f"✓ {what}" if cell.state.came else what,
                words("Due before {due}. {state}.", due=cell.due_before, state=words.term(cell.state)),
                f"{root}/{href}" if root else "",
                cell.state.came,
            )


def deadlines_of_plan(calendar: Completeness, root: str, words: Words) -> Iterator[CalendarDeadline]:
    """Of the whole plan: each deadline once, with how many still owe it."""
    plan = calendar.plan
    href = Address(Page.REPORTING, {Param.PLAN: plan_code(plan.programme.code, plan.year)}).href
    for deadline in calendar.deadlines:
        asked = deadline.obligation
        yield CalendarDeadline(
            f"{plan.programme.code}-{plan.year}-{asked.form}-{asked.period}-{asked.due_before:%Y%m%d}@giamngheo",
            asked.due_before,
            words("Deadline: {form}, {period}", form=asked.name, period=asked.period),
            words("{owing} of {expected} still owe it.", owing=len(deadline.owing), expected=deadline.expected),
            f"{root}/{href}" if root else "",
            not deadline.owing,
        )
