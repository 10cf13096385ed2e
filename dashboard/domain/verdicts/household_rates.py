"""Rates of households: poor or near-poor ÷ all resident households, over the units whose review counted both.

One rule for the page of the review and for the targets: where a poverty rate itself is not reported, the households of the
review's form 1 make it (docs/method.en.md: Poverty and deprivation).
"""

from dataclasses import dataclass, replace
from decimal import Decimal

from dashboard.domain.absence import Absence
from dashboard.domain.periods import Period
from dashboard.domain.plan.indicators import Indicator, ReviewRole
from dashboard.domain.reported.snapshot import Snapshot
from dashboard.domain.verdicts.household_review import Review, ReviewFigure, of_role
from dashboard.domain.verdicts.parts import Coverage, RolledUp

NOBODY = RolledUp(None, None, None, Absence.NOT_REPORTED, Coverage((), ()))
ABOVE_THE_LINE = {
    ReviewRole.POVERTY_RATE: ReviewRole.POOR_HOUSEHOLDS,
    ReviewRole.NEAR_POVERTY_RATE: ReviewRole.NEAR_POOR_HOUSEHOLDS,
}


@dataclass(frozen=True)
class _Counted:
    """The review that tells a rate's households, and the indicators that count them."""

    review: Review
    indicators: dict[ReviewRole, Indicator]
    above: ReviewRole

    def rate(self) -> RolledUp:
        return rate_of(self.review, self.indicators, (self.above,)).figure

    def of_units(self, units: tuple[str, ...]) -> RolledUp:
        """Over some of its units."""
        roles = (self.above, ReviewRole.ALL_HOUSEHOLDS)
        return _ratio(units, [{u: self.review.of_unit(self.indicators[r], u) for u in units} for r in roles])


def with_households(
    snapshot: Snapshot, indicator: Indicator, unit: str | tuple[str, ...], period: Period, figure: RolledUp,
    within: str | None = None,
) -> RolledUp:  # fmt: skip
    """The reported figure of a poverty rate, with the households of units that did not report the rate itself.

    What was reported stands; `figure` is returned as it is for any other indicator, and where no households are known.
    `within`: an area whose review is read for all of its units at once, of which `unit` is one.
    """
    whole = figure.amount is not None and (not figure.coverage.missing or figure.numerator is None)
    if indicator.role not in ABOVE_THE_LINE or whole or figure.text or figure.refused:
        return figure
    if figure.amount is None:
        found = _made(snapshot, indicator, unit, period, within)
        return figure if found is None or found.amount is None else replace(found, estimate=figure.estimate)
    counted = _counted(snapshot, indicator, unit, period)
    newest = max(part.period.last_month for part in figure.parts)
    if counted is None or counted.review.at.last_month != newest:
        return figure  # households of an earlier review do not stand in
    return _together(figure, counted.of_units(tuple(u for u in figure.coverage.missing if u in counted.review.units)))


def made_of_households(snapshot: Snapshot, indicator: Indicator, unit: str, period: Period) -> RolledUp | None:
    """The rate that the households of the review at `period` itself make of `unit`; None where they are not all known."""
    counted = _counted(snapshot, indicator, unit, period)
    if counted is None or counted.review.period is None or counted.review.period.last_month != period.last_month:
        return None
    found = counted.rate()
    return None if found.amount is None or found.coverage.missing else found


def _made(
    snapshot: Snapshot, indicator: Indicator, unit: str | tuple[str, ...], period: Period, within: str | None
) -> RolledUp | None:
    """Kept until another figure of households comes: every page asks for the same rates."""
    role = ABOVE_THE_LINE[indicator.role]
    counted = tuple(i.code for r in (ReviewRole.ALL_HOUSEHOLDS, role) if (i := of_role(snapshot.plan, r)))
    name = (role, unit, within, period.code, snapshot.estimates_of)
    return snapshot.kept.of(
        counted, None, period.last_month, name, lambda: _rate_made(snapshot, indicator, unit, period, within)
    )


def _rate_made(
    snapshot: Snapshot, indicator: Indicator, unit: str | tuple[str, ...], period: Period, within: str | None
) -> RolledUp | None:
    counted = _counted(snapshot, indicator, within or unit, period)
    if counted is None:
        return None
    return counted.of_units((unit,)) if isinstance(unit, str) and within is not None else counted.rate()


def _counted(snapshot: Snapshot, indicator: Indicator, unit: str | tuple[str, ...], period: Period) -> _Counted | None:
    """None where the plan does not count the households of the rate, or nobody has told any."""
    role = ABOVE_THE_LINE.get(indicator.role)
    if role is None:
        return None
    key = (role, unit, period.code)
    if key not in snapshot.made:
        counted = {r: i for r in (ReviewRole.ALL_HOUSEHOLDS, role) if (i := of_role(snapshot.plan, r))}
        told = any(snapshot.observations_by_indicator.get(i.code) for i in counted.values())
        known = told and len(counted) == 2
        snapshot.made[key] = (
            _Counted(Review(snapshot, counted.values(), unit, period), counted, role) if known else None
        )
    counted_by: _Counted | None = snapshot.made[key]
    return counted_by


def _together(figure: RolledUp, found: RolledUp) -> RolledUp:
    """Rates that units reported, and those that the households of other units make."""
    above, below = ((a or Decimal(0)) + (b or Decimal(0)) for a, b in
                    ((figure.numerator, found.numerator), (figure.denominator, found.denominator)))  # fmt: skip
    if found.amount is None or not below:
        return figure
    reported = {*figure.coverage.reported, *found.coverage.reported}
    expected = figure.coverage.expected
    return replace(
        figure, amount=above / below, numerator=above, denominator=below, parts=(*figure.parts, *found.parts),
        preliminary=figure.preliminary or found.preliminary,
        coverage=Coverage(expected, tuple(code for code in expected if code in reported)),
    )  # fmt: skip


def rate_of(review: Review, counted: dict[ReviewRole, Indicator], above: tuple[ReviewRole, ...]) -> ReviewFigure:
    """Households of the roles `above` ÷ all resident households, over the units that reported all of them."""
    wanted = (*above, ReviewRole.ALL_HOUSEHOLDS)
    if any(role not in counted for role in wanted):
        return ReviewFigure(NOBODY)
    units = review.units
    whole = _ratio(units, [{u: review.of_unit(counted[role], u) for u in units} for role in wanted])
    totals = [review.total(counted[role]) for role in wanted]
    if whole.absence is Absence.NOT_REPORTED:  # only the area's own line was sent
        whole = _ratio(review.area[:1], [{review.area[0]: t.figure} for t in totals])
    if all(t.first is None for t in totals):
        return ReviewFigure(whole)
    return ReviewFigure(whole, _ratio(review.area[:1], [{review.area[0]: t.first or t.figure} for t in totals]))


def _ratio(units: tuple[str, ...], counts: list[dict[str, RolledUp]]) -> RolledUp:
    """The sum of all counts but the last over the last, of units that reported all; without households there is no rate."""
    reported = tuple(u for u in units if all(of[u].amount is not None for of in counts))
    if not reported:
        return replace(NOBODY, coverage=Coverage(units, ()))
    parts = [of[u] for of in counts for u in reported]
    above = sum((of[u].amount or Decimal(0) for of in counts[:-1] for u in reported), Decimal(0))
    below = sum((counts[-1][u].amount or Decimal(0) for u in reported), Decimal(0))
    return RolledUp(
        above / below if below else None, above, below, None if below else Absence.NOT_APPLICABLE, Coverage(units, reported),
        parts=tuple(o for figure in parts for o in figure.parts), preliminary=any(f.preliminary for f in parts),
    )  # fmt: skip
