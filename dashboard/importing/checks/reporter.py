"""Who reports, of which period, and by which plan: what every row of a report is checked against."""

from dataclasses import dataclass

from dashboard.domain.periods import Period
from dashboard.domain.plan.plan import Plan


@dataclass(frozen=True)
class Reporter:
    """One unit as it reports on one period."""

    plan: Plan
    unit: str
    period: Period
