"""Which reports an office writes: the month's, and those that its plan asks for before a day (trước ngày 10/5, 10/11)."""

from dataclasses import dataclass
from datetime import date

from dashboard.domain.documents.texts import ReportName
from dashboard.domain.periods import Period, PeriodKind
from dashboard.domain.plan.plan import Plan
from dashboard.text import Words


@dataclass(frozen=True)
class ReportChoice:
    """`code` stands in the address and names the texts that are kept for it, "" for the month's report.

    `period`: whose figures it says; of one that is due before a day, the last whole month before it.
    """

    code: str
    label: str
    period: Period
    due_before: date | None = None

    def name_in(self, plan: Plan) -> ReportName:
        """Under which its texts are kept."""
        return ReportName(plan.programme.code, plan.year, self.code, "" if self.code else self.period.code)


def report_choices(plan: Plan, period: Period, words: Words) -> tuple[ReportChoice, ...]:
    """The report of the page's period first, then the others of the plan year, the first due first."""
    month = ReportChoice("", words("Report of {period}", period=period), period)
    found: dict[str, ReportChoice] = {}
    for owed in sorted(plan.obligations, key=lambda one: one.due_before):
        if owed.period.kind is PeriodKind.MONTH or owed.period.year != plan.year:
            continue
        label = words("{form}, before {day}", form=owed.name, day=owed.due_before)
        choice = ReportChoice(
            f"{owed.form}@{owed.period.code}", label, _month_before(plan, owed.due_before), owed.due_before
        )
        found.setdefault(choice.code, choice)
    return (month, *found.values())


def _month_before(plan: Plan, day: date) -> Period:
    """The last month of the plan year that is over on a day, the first where none is."""
    months = (day.year - plan.year) * 12 + day.month - 1
    return Period.of_month(plan.year, min(max(months, 1), 12))
