"""Figures and money of the first commune month by month, and what the review says of them."""

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from dashboard.domain.periods import Period
from dashboard.domain.plan.indicators import Frequency, ValueType
from dashboard.domain.plan.plan import Plan
from dashboard.domain.quality.findings import Finding, FindingKind
from dashboard.domain.quality.review import review
from dashboard.domain.reported.observations import Disbursement, Observation
from tests.builders import COMMUNE, TRAINED, a_plan, a_share, an_indicator
from tests.domain.figures import knowing, observed, paid, with_target

D = Decimal
YEAR_END = Period.parse("2024-12")
MONTHLY_SHARE = a_share(frequency=Frequency.MONTH)
PLAN = with_target(replace(a_plan(), indicators=(an_indicator(), MONTHLY_SHARE)), "T1", low=D(1000), high=D(1000))
LEVELS = replace(PLAN, indicators=(an_indicator(value_type=ValueType.POINT_IN_TIME), MONTHLY_SHARE))


def said(plan: Plan, rows: Iterable[Observation] = (), money: tuple[Disbursement, ...] = ()) -> list[Finding]:
    """What the review says of figures; the gaps of the plan itself are another matter."""
    found = review(knowing(plan, *rows, money=money), YEAR_END)
    return [f for f in found if f.code.kind is not FindingKind.PLAN]


def codes(found: list[Finding]) -> list[str]:
    return sorted(f.code.value for f in found)


def months(*values: object, indicator: str = TRAINED, **over: object) -> list[Observation]:
    """Figures of the first commune from January on; None is a month without one."""
    return [
        observed(indicator, COMMUNE, f"2024-{month:02d}", value, **over)
        for month, value in enumerate(values, 1)
        if value is not None
    ]


def spent(*amounts: int | None, **over: object) -> tuple[Disbursement, ...]:
    """Cumulative đồng of the first commune on DA4.1 from January on; None is a month without any."""
    return tuple(
        paid("DA4.1", COMMUNE, f"2024-{month:02d}", amount, **over)  # type: ignore[arg-type]
        for month, amount in enumerate(amounts, 1)
        if amount is not None
    )
