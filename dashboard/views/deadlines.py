"""Deadlines: the next ones and those that are still owed, who owes them, and a text that reminds them."""

from dataclasses import dataclass

from dashboard.domain.messages import Param
from dashboard.domain.periods import Period
from dashboard.domain.plan.plan import Plan
from dashboard.domain.reporting.completeness import Completeness, Deadline
from dashboard.text import Words
from dashboard.views.completeness import unit_names

_NEXT = 6  # deadlines ahead that are shown


@dataclass(frozen=True)
class DeadlineRow:
    form: str
    period: str
    due: str
    left: str
    owing: str
    names: str


@dataclass(frozen=True)
class Reminder:
    """A text that is ready to be sent: who, what, by when."""

    label: str
    text: str


def deadlines(found: Completeness, words: Words) -> tuple[DeadlineRow, ...]:
    """The next deadlines, and before them those that have passed and are still owed."""
    return tuple(_deadline(found, one, words) for one in _open(found))


def next_deadline(found: Completeness, words: Words) -> str:
    """The heading over the deadlines: the next one, and how many owe it."""
    ahead = next((one for one in found.deadlines if one.days_left > 0), None)
    if ahead is None:
        return words("No deadline is ahead")
    return words(
        "Next: before {due} ({left} days left), {owing} of {expected} still owe it",
        due=ahead.obligation.due_before, left=ahead.days_left, owing=len(ahead.owing), expected=ahead.expected,
    )  # fmt: skip


def _open(found: Completeness) -> list[Deadline]:
    passed = [one for one in found.deadlines if one.days_left <= 0 and one.owing]
    ahead = [one for one in found.deadlines if one.days_left > 0]
    return [*passed, *ahead[:_NEXT]]


def _deadline(found: Completeness, one: Deadline, words: Words) -> DeadlineRow:
    asked = one.obligation
    return DeadlineRow(
        form=asked.name,
        period=words.period(asked.period),
        due=words("before {due}", due=asked.due_before),
        left=_left(one, words),
        owing=words("{owing} of {expected}", owing=len(one.owing), expected=one.expected),
        names=unit_names(found.plan, one.owing, words, one.expected)
        if len(one.owing) < one.expected
        else words("everybody"),
    )


def _left(one: Deadline, words: Words) -> str:
    if one.days_left > 0:
        return words("{left} days left", left=one.days_left)
    return words("passed {days} days ago", days=-one.days_left) if one.days_left else words("passed today")


def reminders(found: Completeness, period: Period, words: Words) -> tuple[Reminder, ...]:
    """One text for each deadline that somebody still owes: the period shown first, then the next ones, then older ones."""
    owed = [one for one in _open(found) if one.owing]
    owed.sort(key=lambda one: (one.obligation.period != period, one.days_left <= 0, abs(one.days_left)))
    return tuple(_reminder(found.plan, one, words) for one in owed)


def _reminder(plan: Plan, one: Deadline, words: Words) -> Reminder:
    asked = one.obligation
    who = ", ".join(plan.unit_by_code[code].name for code in one.owing)
    what = words("«{form}» for {period}", form=asked.name, period=asked.period)
    label = f"{words.period(asked.period)} · {words('before {due}', due=asked.due_before)} · {asked.name}"
    params: dict[str, Param] = {
        "who": who,
        "what": what,
        "due": asked.due_before,
        "left": _left(one, words),
        "office": plan.programme.office,
    }
    text = words(
        "To: {who}.\n{office} asks for {what}, due before {due} ({left}). Please send it on the page «Nộp báo cáo»; where"
        " nothing happened, send a report that says so. Thank you.",
        **params,
    )
    return Reminder(label, text)
