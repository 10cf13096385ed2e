"""Reports of every form whose deadline has passed: what one month's count, or one form's, does not tell."""

from decimal import Decimal

from dashboard.domain.periods import Period
from dashboard.domain.reporting.completeness import Completeness
from dashboard.domain.reporting.report_cells import together
from dashboard.text import Words


def summary_of_all(calendar: Completeness, words: Words) -> str:
    """Every report of every form that was due, and those that nobody has sent; "" where one form alone was due."""
    counts = calendar.tallies(lambda owed: owed.form)
    if len(counts) < 2:
        return ""
    whole = together(list(counts.values()))
    said = words(
        "All forms by {day}: {reported} of {expected} expected reports came ({complete}).",
        day=calendar.day, reported=whole.reported, expected=whole.expected, complete=words.share(whole.completeness or Decimal(0)),
    )  # fmt: skip
    owing = [
        words(
            "{form}: {count} of {of}",
            form=calendar.forms[form],
            count=count.expected - count.reported,
            of=count.expected,
        )
        for form, count in counts.items()
        if count.reported < count.expected
    ]
    return said + " " + words("Overdue: {forms}.", forms="; ".join(owing)) if owing else said


def overdue_beside(calendar: Completeness, period: Period) -> int:
    """How many reports of other periods or forms are past their deadline and were not sent: what a month's count leaves out."""
    passed = (deadline for deadline in calendar.deadlines if deadline.days_left <= 0)
    return sum(len(deadline.owing) for deadline in passed if deadline.obligation.period != period)
