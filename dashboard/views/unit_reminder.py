"""What one unit is asked for: a text for Zalo and e-mail with the link that opens its forms, about all that it owes."""

from dataclasses import dataclass

from dashboard.domain.plan.units import official
from dashboard.domain.reporting.completeness import Completeness, Deadline
from dashboard.text import Words
from dashboard.views.address import Address, Param, plan_code
from dashboard.views.entry_form import entry_list_address
from dashboard.views.owed_lines import lines_text
from dashboard.views.pages import Page

SOON = 3  # days before a deadline on which a unit is reminded


@dataclass(frozen=True)
class UnitReminder:
    """`unit` is the official code; `passed`: how many of the deadlines have passed. There are no names of persons in it."""

    unit: str
    name: str
    subject: str
    text: str
    passed: int


def owed_now(calendar: Completeness, days: int = SOON) -> dict[str, tuple[Deadline, ...]]:
    """By unit in the plan's order what it owes whose deadline has passed or comes within so many days."""
    owed: dict[str, list[Deadline]] = {}
    for deadline in calendar.deadlines:
        for unit in deadline.owing if deadline.days_left <= days else ():
            owed.setdefault(unit, []).append(deadline)
    return {unit: tuple(owed[unit]) for unit in sorted(owed, key=calendar.plan.unit_order.__getitem__)}


def unit_reminders(calendar: Completeness, root: str, words: Words, days: int = SOON) -> tuple[UnitReminder, ...]:
    """Of each unit that owes. `root` is the public address without a slash behind; "": the text names the page instead."""
    return tuple(_reminder(calendar, unit, owed, root, words) for unit, owed in owed_now(calendar, days).items())


def form_address(calendar: Completeness, unit: str) -> Address:
    """The page on which the unit sends, opened for it."""
    plan = calendar.plan
    return Address(Page.SUBMITTING, {Param.PLAN: plan_code(plan.programme.code, plan.year), Param.UNIT: unit})


def _reminder(
    calendar: Completeness, unit: str, owed: tuple[Deadline, ...], root: str, words: Words
) -> UnitReminder:  # fmt: skip
    plan = calendar.plan
    name, office = plan.unit_by_code[unit].name, plan.programme.office
    passed = sum(deadline.days_left <= 0 for deadline in owed)
    lines = [_line(calendar, unit, deadline, words) for deadline in owed]
    link = f"{root}/{form_address(calendar, unit).href}" if root else ""
    typed_in = entry_list_address(plan.programme.code, plan.year, unit, words.language)
    typing = f"{root}/{typed_in.href}" if root else ""
    parts = [
        words("To: {unit}.", unit=name),
        words("{office} asks for the reports below:", office=office),
        *(f"- {line}" for line in lines),
        words("Send them here: {url}", url=link) if link else words("Please send them on the page «Nộp báo cáo»."),
        *([words("Or type them in, also on a phone: {url}", url=typing)] if typing else []),
        words("Where nothing happened, send a report that says so. Thank you."),
    ]
    subject = words("{unit}: {count} reports to send", unit=name, count=len(owed))
    return UnitReminder(official(unit), name, subject, "\n".join(parts), passed)


def _line(calendar: Completeness, unit: str, deadline: Deadline, words: Words) -> str:
    asked, left = deadline.obligation, deadline.days_left
    when = words("{left} days left", left=left) if left > 0 else (
        words("passed {days} days ago", days=-left) if left else words("passed today")
    )  # fmt: skip
    what = words("«{form}» for {period}", form=asked.name, period=asked.period)
    line = words("{what}, before {due} ({when})", what=what, due=asked.due_before, when=when)
    lacking = calendar.cell(unit, asked.form, asked.period).lacking
    return words("{line}; still owed: {lines}", line=line, lines=lines_text(lacking, words)) if lacking else line
