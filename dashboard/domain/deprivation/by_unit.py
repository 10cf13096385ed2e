"""Households and poverty rates of each unit at the review that stands: what communes are ranked by.

The rate of a unit is the one that its page and the target's page tell (`verdicts.household_rates`): as reported, else what the
households of the same review make.
"""

from dataclasses import dataclass

from dashboard.domain.periods import Period
from dashboard.domain.plan.indicators import ReviewRole
from dashboard.domain.plan.territory import Boundaries
from dashboard.domain.reported.snapshot import Snapshot
from dashboard.domain.verdicts.household_rates import NOBODY, rate_of, with_households
from dashboard.domain.verdicts.household_review import Review, leaves, of_role
from dashboard.domain.verdicts.parts import RolledUp
from dashboard.domain.verdicts.rollup import rolled_up


def measures_poverty(snapshot: Snapshot) -> bool:
    """Whether the plan follows poor households at all."""
    return any(of_role(snapshot.plan, role) for role in (ReviewRole.POVERTY_RATE, ReviewRole.POOR_HOUSEHOLDS))


def poverty_rate(snapshot: Snapshot, unit: str, period: Period, within: str | None = None) -> RolledUp:
    """The poverty rate of a unit, a fraction of all its resident households; `within`: an area whose review is read at once."""
    stated = of_role(snapshot.plan, ReviewRole.POVERTY_RATE)
    if stated is not None:
        found = rolled_up(snapshot, stated, (unit,), period)
        return with_households(snapshot, stated, unit, period, found, within)
    return _counted(snapshot, unit, period)


def _counted(snapshot: Snapshot, unit: str, period: Period) -> RolledUp:
    """Of a plan that counts households and asks for no rate."""
    roles = (ReviewRole.ALL_HOUSEHOLDS, ReviewRole.POOR_HOUSEHOLDS)
    counted = {role: indicator for role in roles if (indicator := of_role(snapshot.plan, role))}
    if len(counted) < len(roles):
        return NOBODY
    return rate_of(Review(snapshot, counted.values(), unit, period), counted, roles[1:]).figure


@dataclass(frozen=True)
class UnitRate:
    """One unit's poverty rate as it stands."""

    unit: str
    figure: RolledUp


def rates_by_unit(
    snapshot: Snapshot, whole: str, period: Period, boundaries: Boundaries = Boundaries.AS_REPORTED
) -> tuple[UnitRate, ...]:
    """Of every unit that `whole` is made of, in the plan's order; () where the plan follows no poor households."""
    if not measures_poverty(snapshot):
        return ()
    units = leaves(snapshot.plan, whole, period, boundaries)
    within = whole if set(units) <= snapshot.plan.below(whole) else None
    return tuple(UnitRate(unit, poverty_rate(snapshot, unit, period, within)) for unit in units)
