"""Deadlines: the next ones and those that are still owed, who owes them, and a text that reminds them."""

from dataclasses import dataclass

from dashboard.domain.messages import Param
from dashboard.domain.periods import Period
from dashboard.domain.reporting.completeness import Completeness, Deadline
from dashboard.text import Words
from dashboard.views.cell import Cell, period_cell
from dashboard.views.completeness import unit_names
from dashboard.views.owed_lines import lines_text
from dashboard.views.table import Table, of_fields

_NEXT = 6  # deadlines ahead that are shown


@dataclass(frozen=True)
class DeadlineRow:
    form: str
    period: Cell
    due: Cell
    left: Cell
    owing: Cell
    names: str
    passed: bool = False  # before that nobody is late who has not sent it


@dataclass(frozen=True)
class Reminder:
    """A text that is ready to be sent: who, what, by when."""

    label: str
    text: str


def deadlines(calendar: Completeness, words: Words) -> tuple[DeadlineRow, ...]:
    """The next deadlines, and before them those that have passed and are still owed."""
    return tuple(_deadline(calendar, deadline, words) for deadline in _open(calendar))


def deadline_table(rows: tuple[DeadlineRow, ...], words: Words) -> Table:
    heads = {
        "due": "Deadline", "left": "Time left", "period": "Period", "owing": "Still owe", "names": "Who",
        "form": "Report",
    }  # fmt: skip
    return of_fields(rows, heads, words, figures=("owing",))


def next_deadline(calendar: Completeness, words: Words) -> str:
    """The heading over the deadlines: the next one, and how many owe it."""
    ahead = next((deadline for deadline in calendar.deadlines if deadline.days_left > 0), None)
    if ahead is None:
        return words("No deadline is ahead")
    return words(
        "Next: before {due} ({left} days left), {owing} of {expected} still owe it",
        due=ahead.obligation.due_before, left=ahead.days_left, owing=len(ahead.owing), expected=ahead.expected,
    )  # fmt: skip


def _open(calendar: Completeness) -> list[Deadline]:
    passed = [deadline for deadline in calendar.deadlines if deadline.days_left <= 0 and deadline.owing]
    ahead = [deadline for deadline in calendar.deadlines if deadline.days_left > 0]
    return [*passed, *ahead[:_NEXT]]


def _deadline(calendar: Completeness, deadline: Deadline, words: Words) -> DeadlineRow:
    asked = deadline.obligation
    return DeadlineRow(
        form=asked.name,
        period=period_cell(asked.period, words, short=False),
        due=Cell(words("before {due}", due=asked.due_before), asked.due_before.toordinal()),
        left=Cell(_left(deadline, words), deadline.days_left, why=_why(calendar, deadline, words)),
        owing=Cell(
            words("{owing} of {expected}", owing=len(deadline.owing), expected=deadline.expected), len(deadline.owing)
        ),
        names=unit_names(calendar.plan, deadline.owing, words, deadline.expected)
        if len(deadline.owing) < deadline.expected
        else words("everybody"),
        passed=deadline.days_left <= 0,
    )


def _why(calendar: Completeness, deadline: Deadline, words: Words) -> str:
    """Why it counts as passed; nothing while there is time."""
    if deadline.days_left > 0:
        return ""
    return words(
        "It was due before {due}, and {day} is {days} days after that; {owing} of {expected} units have no report that was "
        "received. One that was returned or taken back does not count.",
        due=deadline.obligation.due_before, day=calendar.day, days=-deadline.days_left,
        owing=len(deadline.owing), expected=deadline.expected,
    )  # fmt: skip


def _left(deadline: Deadline, words: Words) -> str:
    if deadline.days_left > 0:
        return words("{left} days left", left=deadline.days_left)
    return words("passed {days} days ago", days=-deadline.days_left) if deadline.days_left else words("passed today")


def reminders(calendar: Completeness, period: Period, words: Words) -> tuple[Reminder, ...]:
    """One text for each deadline that somebody still owes: the period shown first, then the next ones, then older ones."""
    owed = [deadline for deadline in _open(calendar) if deadline.owing]
    owed.sort(
        key=lambda deadline: (deadline.obligation.period != period, deadline.days_left <= 0, abs(deadline.days_left))
    )
    return tuple(_reminder(calendar, deadline, words) for deadline in owed)


def _reminder(calendar: Completeness, deadline: Deadline, words: Words) -> Reminder:
    plan, asked = calendar.plan, deadline.obligation
    who = ", ".join(_asked_for(calendar, deadline, code, words) for code in deadline.owing)
    what = words("«{form}» for {period}", form=asked.name, period=asked.period)
    label = f"{words.period(asked.period)} · {words('before {due}', due=asked.due_before)} · {asked.name}"
    params: dict[str, Param] = {
        "who": who,
        "what": what,
        "due": asked.due_before,
        "left": _left(deadline, words),
        "office": plan.programme.office,
    }
    text = words(
        "To: {who}.\n{office} asks for {what}, due before {due} ({left}). Please send it on the page «Nộp báo cáo»; where"
        " nothing happened, send a report that says so. Thank you.",
        **params,
    )
    return Reminder(label, text)


def _asked_for(calendar: Completeness, deadline: Deadline, code: str, words: Words) -> str:
    """A unit by name; with what it still owes where a part has come."""
    unit, asked = calendar.plan.unit_by_code[code].name, deadline.obligation
    lacking = calendar.cell(code, asked.form, asked.period).lacking
    if not lacking:
        return unit
    return words("{unit} (still owed: {lines})", unit=unit, lines=lines_text(lacking, words))
