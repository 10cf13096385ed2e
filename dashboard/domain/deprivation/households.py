"""Poverty and deprivation at one review: households, poor and near-poor, and what share of each group lacks what."""

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from dashboard.domain.absence import Absence
from dashboard.domain.periods import Period
from dashboard.domain.plan.indicators import Indicator, ReviewRole
from dashboard.domain.plan.plan import Plan
from dashboard.domain.plan.territory import Boundaries
from dashboard.domain.reported.snapshot import Snapshot
from dashboard.domain.verdicts.household_rates import NOBODY, rate_of
from dashboard.domain.verdicts.household_review import NewerReview, Review, ReviewFigure, of_role
from dashboard.domain.verdicts.parts import RolledUp


@dataclass(frozen=True)
class Poverty:
    """Households of an area at one review. Rates are fractions of all resident households.

    docs/method.en.md: Poverty and deprivation.
    """

    review: Period | None
    all_households: ReviewFigure
    poor: ReviewFigure
    near_poor: ReviewFigure
    poverty_rate: ReviewFigure
    near_poverty_rate: ReviewFigure
    multidimensional_rate: ReviewFigure  # (poor + near-poor) ÷ all
    newer: NewerReview | None = None


@dataclass(frozen=True)
class Deprivation:
    """One of the twelve: the group's households that lack it ÷ the group's households; `by_unit` in the plan's order."""

    indicator: Indicator
    total: ReviewFigure
    by_unit: tuple[tuple[str, RolledUp], ...]

    @property
    def rate(self) -> Decimal | None:
        return self.total.figure.amount

    @property
    def worst_unit(self) -> tuple[str, Decimal] | None:
        """The unit where the greatest share of the group lacks it."""
        known = [(unit, figure.amount) for unit, figure in self.by_unit if figure.amount is not None]
        return max(known, key=lambda pair: pair[1], default=None)


@dataclass(frozen=True)
class Dimension:
    """A dimension stands where its worst indicator stands, never at an average of them."""

    name: str
    indicators: tuple[Deprivation, ...]

    @property
    def worst(self) -> Deprivation | None:
        return _most_lacking(self.indicators)


@dataclass(frozen=True)
class GroupDeprivation:
    """All deprivations of one group of households (HN or HCN: never put together) at one review."""

    group: str
    review: Period | None
    units: tuple[str, ...]
    dimensions: tuple[Dimension, ...]
    newer: NewerReview | None = None

    @cached_property
    def indicators(self) -> tuple[Deprivation, ...]:
        return tuple(d for dimension in self.dimensions for d in dimension.indicators)

    @property
    def preliminary(self) -> bool:
        return any(d.total.figure.preliminary for d in self.indicators)

    @cached_property
    def average(self) -> Decimal | None:
        """Deprivations per household of the group, over the units that reported all parts of all indicators; else None."""
        whole = [parts for unit in self.units if (parts := self._parts(unit))]
        households = sum((below for _, below in whole), Decimal(0))
        return sum((lacking for lacking, _ in whole), Decimal(0)) / households if households else None

    def _parts(self, unit: str) -> tuple[Decimal, Decimal] | None:
        figures = [dict(d.by_unit)[unit] for d in self.indicators]
        below = {figure.denominator for figure in figures}
        if not figures or len(below) != 1 or (households := below.pop()) is None:
            return None
        if any(figure.numerator is None for figure in figures):
            return None
        return sum((figure.numerator or Decimal(0) for figure in figures), Decimal(0)), households

    @property
    def worst(self) -> Deprivation | None:
        """What the greatest share of the group's households lacks."""
        return _most_lacking(self.indicators)


def _most_lacking(deprivations: tuple[Deprivation, ...]) -> Deprivation | None:
    known = [d for d in deprivations if d.rate is not None]
    return max(known, key=lambda d: d.rate or Decimal(0), default=None)


def groups(plan: Plan) -> tuple[str, ...]:
    """The groups of households of which the plan measures deprivations, in its order."""
    return tuple(dict.fromkeys(i.group for i in plan.indicators if i.role is ReviewRole.DEPRIVED))


def deprivations(
    snapshot: Snapshot, group: str, unit: str, period: Period, boundaries: Boundaries = Boundaries.AS_REPORTED
) -> GroupDeprivation:
    """Every deprivation of a group over `unit`, by the newest review that is known by `period`."""
    indicators = [i for i in snapshot.plan.indicators if i.role is ReviewRole.DEPRIVED and i.group == group]
    review = Review(snapshot, indicators, unit, period, boundaries)
    by_dimension: dict[str, list[Deprivation]] = {}
    for indicator in indicators:
        cells = tuple((code, review.of_unit(indicator, code)) for code in review.units)
        by_dimension.setdefault(indicator.dimension, []).append(Deprivation(indicator, review.total(indicator), cells))
    dimensions = tuple(Dimension(name, tuple(lacking)) for name, lacking in by_dimension.items())
    return GroupDeprivation(group, review.period, review.units, dimensions, review.newer)


_STATED = (ReviewRole.POVERTY_RATE, ReviewRole.NEAR_POVERTY_RATE)  # stand where no households were counted
_COUNTED = (ReviewRole.ALL_HOUSEHOLDS, ReviewRole.POOR_HOUSEHOLDS, ReviewRole.NEAR_POOR_HOUSEHOLDS)


def poverty(snapshot: Snapshot, unit: str | tuple[str, ...], period: Period) -> Poverty | None:
    """Households and rates over `unit`, or over several together; None where the plan measures neither."""
    plan = snapshot.plan
    counted = {role: i for role in _COUNTED if (i := of_role(plan, role))}
    stated = {role: i for role in _STATED if (i := of_role(plan, role))}
    if not counted and not stated:
        return None
    review = Review(snapshot, counted.values(), unit, period)
    all_, poor, near = (review.total(counted[role]) if role in counted else ReviewFigure(NOBODY) for role in _COUNTED)
    rates = [rate_of(review, counted, above) for above in ((_COUNTED[1],), (_COUNTED[2],), _COUNTED[1:])]
    for number, role in enumerate(_STATED):
        if rates[number].figure.absence is Absence.NOT_REPORTED and role in stated:
            rates[number] = Review(snapshot, (stated[role],), unit, period).total(stated[role])
    of_poor, of_near, of_both = rates
    return Poverty(review.period, all_, poor, near, of_poor, of_near, of_both, review.newer)
