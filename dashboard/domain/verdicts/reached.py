"""What a unit had reached of an indicator: at one period, month by month, and at the same period of last year."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal

from dashboard.domain.periods import Period
from dashboard.domain.plan.indicators import OWN, Aggregation, Frequency, Indicator
from dashboard.domain.plan.plan import TOTAL, Plan
from dashboard.domain.plan.territory import made_of
from dashboard.domain.reported.snapshot import Snapshot
from dashboard.domain.verdicts.forecast import Reached
from dashboard.domain.verdicts.household_rates import with_households
from dashboard.domain.verdicts.parts import RolledUp
from dashboard.domain.verdicts.rollup import own_figure, rolled_up, subjects


def figure_of(
    snapshot: Snapshot, indicator: Indicator, unit: str, period: Period, disaggregation: str = TOTAL
) -> RolledUp:
    """The figure of `unit` at `period`: over its reporters, or its own where only tables of its whole area came."""
    units = subjects(snapshot.plan, indicator, unit, period)
    if indicator.aggregation is Aggregation.NONE and indicator.subject == OWN and unit == snapshot.plan.root:
        units = (unit,)  # what cannot be added up is the root's own to report
    figure = rolled_up(snapshot, indicator, units, period, disaggregation)
    if figure.amount is None and not figure.coverage.reported:
        own = own_figure(  # of an office that sends tables of its area only
            snapshot, indicator, unit, period, disaggregation
        )
        if own and own.amount is not None:
            return replace(own, coverage=figure.coverage)
    return figure if disaggregation != TOTAL else with_households(snapshot, indicator, unit, period, figure)


def reached(snapshot: Snapshot, indicator: Indicator, unit: str, period: Period) -> Reached:
    """The figure at the end of each month up to `period` at which one was due and reported."""
    return amounts(figures(snapshot, indicator, unit, period))


def figures(snapshot: Snapshot, indicator: Indicator, unit: str, period: Period) -> dict[int, RolledUp]:
    """By month up to `period`, where a figure was due and is known, be it with units that stand with an earlier one."""
    by_month: dict[int, RolledUp] = {}
    for month in range(1, period.last_month + 1):
        due = indicator.frequency is Frequency.MONTH or month in indicator.due_months or month == period.last_month
        figure = figure_of(snapshot, indicator, unit, Period.of_month(period.year, month)) if due else None
        if figure is not None and figure.amount is not None:
            by_month[month] = figure
    return by_month


def early_figures(
    snapshot: Snapshot, indicator: Indicator, unit: str, period: Period, newest: RolledUp
) -> dict[int, RolledUp]:
    """By month up to `period` what was told before it was due, as by a review of June: of what the `newest` figure is made of.

    It stands in the months of the target; no path and no rate is made of it.
    """
    if indicator.frequency is Frequency.MONTH:
        return {}
    keys = {(part.indicator, part.subject) for part in newest.parts}
    told = (o.period for key in keys for o in snapshot.observations_by_subject.get(key, ()))
    months = {then.last_month for then in told if then.year == period.year and then.end <= period.end}
    early = sorted(months - set(indicator.due_months) - {period.last_month})
    found = {month: figure_of(snapshot, indicator, unit, Period.of_month(period.year, month)) for month in early}
    return {month: figure for month, figure in found.items() if figure.amount is not None}


def amounts(by_month: Mapping[int, RolledUp]) -> Reached:
    return {month: figure.amount for month, figure in by_month.items() if figure.amount is not None}


def told_amounts(by_month: Mapping[int, RolledUp], indicator: Indicator) -> Reached:
    """Those of months of which somebody told a figure: a line through the others would draw a report that nobody sent."""
    monthly = indicator.frequency is Frequency.MONTH
    return {
        month: figure.shown
        for month, figure in by_month.items()
        if figure.shown is not None
        and (any(part.period.last_month == month for part in figure.parts) or (monthly and figure.coverage.reported))
    }


def is_covered(figure: RolledUp, unit: str, least: Decimal) -> bool:
    """Whether enough of the units that are due reported this period; what came for the whole area at once leaves nobody out."""
    of_whole = all(part.subject == unit for part in figure.parts) and unit not in figure.coverage.expected
    return of_whole or figure.coverage.share >= least


def last_year(snapshot: Snapshot, indicator: Indicator, unit: str, period: Period) -> RolledUp | None:
    """The figure of the same area at the same period of last year; None where it is unknown or may not be compared.

    What may not be compared is a break in the series (docs/method.en.md: Pitfalls).
    """
    before = snapshot.before
    earlier = before.plan.indicator_by_code.get(indicator.code) if before else None
    if before is None or earlier is None or not comparable(indicator, earlier):
        return None
    units = same_area(snapshot.plan, unit, before.plan)
    then = Period(period.year - 1, period.kind, period.number)
    if len(units) == 1:
        figure = figure_of(before, earlier, units[0], then)
    else:
        figure = rolled_up(
            before, earlier, tuple(s for u in units for s in subjects(before.plan, earlier, u, then)), then
        )
        figure = with_households(before, earlier, units, then, figure)
    return figure if figure.amount is not None else None


def at_same_period(snapshot: Snapshot, indicator: Indicator, unit: str, period: Period) -> RolledUp | None:
    """`last_year` where it is of that very period: a monthly figure of an earlier month is no figure of the same one."""
    figure = last_year(snapshot, indicator, unit, period)
    if figure is None or indicator.frequency is not Frequency.MONTH or not figure.parts:
        return figure
    newest = max(part.period.last_month for part in figure.parts)
    return figure if newest >= min(period.last_month, 12) else None


def comparable(indicator: Indicator, earlier: Indicator) -> bool:
    """Whether last year's definition counts the same: by one poverty standard, in one unit (người ≠ lượt), of one value type."""
    same_unit = earlier.unit_of_measure.strip().casefold() == indicator.unit_of_measure.strip().casefold()
    return same_unit and (earlier.standard, earlier.measure, earlier.value_type) == (
        indicator.standard, indicator.measure, indicator.value_type
    )  # fmt: skip


def same_area(plan: Plan, unit: str, before: Plan) -> tuple[str, ...]:
    """What last year's plan calls the area of `unit`: the unit itself, or the whole units it was made of; () if unknown.

    An official code means one unit on one day, so the two plans agree on those that stood when last year ended.
    """
    if unit == plan.root:
        return (before.root,)
    day = date(before.year, 12, 31)
    named = {u.official_code: u.code for u in before.units if u.stands_on(day)}
    codes = []
    for part in made_of(plan, unit, day):
        code = named.get(plan.unit_by_code[part.unit].official_code)
        if code is None or not part.whole:
            return ()
        codes.append(code)
    return tuple(codes)
