"""The reporting calendar: which period is due, who owes what, and who was on time ("trước ngày": strictly before)."""

from datetime import date, timedelta

from dashboard.domain.periods import Period, PeriodKind, months_of
from dashboard.domain.plan.plan import Obligation, Plan
from dashboard.domain.reported.days import judging_day, office_day
from dashboard.domain.reported.observations import Submission


def on_time(plan: Plan, submission: Submission, obligation: Obligation) -> bool:
    """Whether the report first came strictly before the day named: on the 10th, "trước ngày 10" is missed."""
    return judging_day(plan, office_day(submission.arrived_at)) < obligation.due_before


def owed_by(plan: Plan, obligation: Obligation) -> tuple[str, ...]:
    """The units that owe a report: of those it names, the ones that stand when its period ends."""
    return plan.members(obligation.reporters, obligation.period.end)


def obligations_of(plan: Plan, unit: str, period: Period | None = None) -> tuple[Obligation, ...]:
    """What `unit` owes, for one period or all, in order of deadlines."""
    owed = [o for o in plan.obligations if (period is None or o.period == period) and unit in owed_by(plan, o)]
    return tuple(sorted(owed, key=lambda o: (o.due_before, o.form)))


def periods(plan: Plan) -> tuple[Period, ...]:
    """The periods that pages offer: the calendar's months and 13th point, else its other periods, else all months."""
    named = sorted({o.period for o in plan.obligations if o.period.year == plan.year})
    monthly = tuple(p for p in named if p.kind in (PeriodKind.MONTH, PeriodKind.SETTLEMENT))
    return monthly or tuple(named) or months_of(plan.year)


def default_period(plan: Plan, today: date) -> Period:
    """The last period whose deadline has passed (one early report does not flip it); the first before any has."""
    offered = periods(plan)
    passed = [period for period in offered if _deadline(plan, period) <= today]
    return passed[-1] if passed else offered[0]


def _deadline(plan: Plan, period: Period) -> date:
    """The latest deadline of a period's reports; the day after its end where the calendar names none."""
    due = [o.due_before for o in plan.obligations if o.period == period]
    return max(due, default=period.end + timedelta(days=1))
