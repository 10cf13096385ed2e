"""The unit, the period and the plan that the rows of a report are checked against."""

from dataclasses import dataclass

from dashboard.domain.periods import Period
from dashboard.domain.plan.plan import Plan


@dataclass(frozen=True)
class Reporter:
    """A unit reporting on a period; `unit` is its code in `plan`."""

    plan: Plan
    unit: str
    period: Period
