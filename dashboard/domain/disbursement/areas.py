"""Over which units the amount of one month is counted, where units merged or were divided within the month.

The month's amount is what is cumulative at its end less what was cumulative at its beginning. Both sums must be of the same
households: of the union of all units that stood at the beginning and became, in whole or in part, one of the units that
stand at the end, and of the union of those.

Example: on 15/7 A and B merge into N, and D is divided into E and W. July's amount of N is N's cumulative amount less that
of A and B in June; that of E cannot be told alone, only that of {E, W} less that of {D}. C, which stands all July, is the
area {C} of its own.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dashboard.domain.periods import Period
from dashboard.domain.plan.plan import Plan
from dashboard.domain.plan.territory import made_of, successors


@dataclass(frozen=True)
class MonthArea:
    """Units that became one another within a month: those that stood at its beginning, and those that stand at its end."""

    before: frozenset[str]
    now: frozenset[str]
    shares_known: bool = True  # of every divided one of them


def month_areas(plan: Plan, units: Iterable[str], month: int) -> Mapping[str, MonthArea]:
    """By unit its area in `month` (1-13) of the plan's year; January begins at nothing, so each unit stands alone."""
    kept: dict[str, MonthArea] = plan.made.setdefault(("month areas", month), {})
    alone = not plan.successions or month == 1
    for unit in units:
        if unit not in kept:
            itself = frozenset({unit})
            kept[unit] = MonthArea(itself, itself) if alone else _joined(plan, unit, month)
    return kept


def _joined(plan: Plan, unit: str, month: int) -> MonthArea:
    then, today = (Period.of_month(plan.year, m).end for m in (month - 1, month))
    before, now = {unit}, {unit}
    while True:
        old = {part.unit for code in now for part in made_of(plan, code, then)} or before
        new = {part.unit for code in old for part in made_of(plan, code, today)} or now
        if (old, new) == (before, now):
            break
        before, now = old, new
    shares = [step.share for code in before - now for step in successors(plan, code)]
    return MonthArea(frozenset(before), frozenset(now), None not in shares)
