"""Rates of households: poor or near-poor ÷ all resident households, over the units whose review counted both.

One rule for the page of the review and for the targets: where a poverty rate itself is not reported, the households of the
review's form 1 make it (docs/method.en.md).
"""

from dataclasses import replace
from decimal import Decimal

from dashboard.domain.absence import Absence
from dashboard.domain.periods import Period
from dashboard.domain.plan.indicators import Indicator, ReviewRole
from dashboard.domain.reported.snapshot import Snapshot
from dashboard.domain.verdicts.household_review import Review, ReviewFigure, of_role
from dashboard.domain.verdicts.standing import Coverage, RolledUp

NOBODY = RolledUp(None, None, None, Absence.NOT_REPORTED, Coverage((), ()))
ABOVE_THE_LINE = {
    ReviewRole.POVERTY_RATE: ReviewRole.POOR_HOUSEHOLDS,
    ReviewRole.NEAR_POVERTY_RATE: ReviewRole.NEAR_POOR_HOUSEHOLDS,
}


def with_households(
    snapshot: Snapshot, indicator: Indicator, unit: str | tuple[str, ...], period: Period, figure: RolledUp
) -> RolledUp:
    """The reported figure of a poverty rate, with the households of units that did not report the rate itself.

    What was reported stands; `figure` is returned as it is for any other indicator, and where no households are known.
    """
    role = ABOVE_THE_LINE.get(indicator.role)
    whole = figure.amount is not None and (not figure.coverage.missing or figure.numerator is None)
    if role is None or whole or figure.text or figure.refused:
        return figure
    counted = {r: i for r in (ReviewRole.ALL_HOUSEHOLDS, role) if (i := of_role(snapshot.plan, r))}
    if len(counted) < 2 or not any(snapshot.observations_by_indicator.get(i.code) for i in counted.values()):
        return figure
    review = Review(snapshot, counted.values(), unit, period)
    if figure.amount is None:
        found = rate_of(review, counted, (role,)).figure
        return figure if found.amount is None else replace(found, estimate=figure.estimate)
    missing = tuple(u for u in figure.coverage.missing if u in review.units)
    found = _ratio(
        missing, [{u: review.of_unit(counted[r], u) for u in missing} for r in (role, ReviewRole.ALL_HOUSEHOLDS)]
    )
    return _together(figure, found)


def made_of_households(snapshot: Snapshot, indicator: Indicator, unit: str, period: Period) -> RolledUp | None:
    """The rate that the households of the review at `period` itself make of `unit`; None where they are not all known."""
    role = ABOVE_THE_LINE.get(indicator.role)
    counted = {r: i for r in (ReviewRole.ALL_HOUSEHOLDS, role) if r and (i := of_role(snapshot.plan, r))}
    if (
        role is None
        or len(counted) < 2
        or not any(snapshot.observations_by_indicator.get(i.code) for i in counted.values())
    ):
        return None
    review = Review(snapshot, counted.values(), unit, period)
    if review.period is None or review.period.last_month != period.last_month:
        return None
    found = rate_of(review, counted, (role,)).figure
    return None if found.amount is None or found.coverage.missing else found


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
