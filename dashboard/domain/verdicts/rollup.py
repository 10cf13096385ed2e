"""Figures over units: shares by numerators and denominators, counts with silent units' last figure.

docs/method.en.md: Roll-up over units.
"""

from dataclasses import replace
from datetime import date

from dashboard.domain.absence import Absence
from dashboard.domain.periods import Period
from dashboard.domain.plan.indicators import OWN, Aggregation, Indicator, Measure, ValueType
from dashboard.domain.plan.plan import TOTAL, Plan
from dashboard.domain.reported.snapshot import Snapshot
from dashboard.domain.verdicts.parts import Coverage, RolledUp
from dashboard.domain.verdicts.states import newest_first, states
from dashboard.domain.verdicts.summands import Rollup, Summand, joined


def subjects(plan: Plan, indicator: Indicator, unit: str, period: Period) -> tuple[str, ...]:
    """The units whose figures make up the figure of `unit` at the end of `period`.

    Of a unit that does not stand then these are its reporters of its own time; `rolled_up` takes who stands for them.
    """
    if indicator.subject != OWN:
        return (indicator.subject,) if indicator.subject == unit else ()
    known = plan.unit_by_code.get(unit)
    day = period.end if known is None or known.stands_on(period.end) else None
    key = ("subjects", indicator.reporters, unit, day)
    if key not in plan.made:  # asked for each month of each target
        plan.made[key] = _reporters_within(plan, indicator, unit, day)
    mine: tuple[str, ...] = plan.made[key]
    return mine


def _reporters_within(plan: Plan, indicator: Indicator, unit: str, day: date | None) -> tuple[str, ...]:
    reporters = plan.reporters_of(indicator, day)
    within = plan.below(unit) | {unit} if unit != plan.root else frozenset(reporters)
    mine = tuple(code for code in reporters if code in within)
    among = frozenset(mine)
    # the figure of a unit above others of them stands beside theirs, never added
    return tuple(code for code in mine if not plan.directly_below(code) or plan.below(code).isdisjoint(among))


def rolled_up(
    snapshot: Snapshot, indicator: Indicator, units: tuple[str, ...], period: Period, disaggregation: str = TOTAL
) -> RolledUp:
    """The figure of `indicator` over `units` at `period`, with coverage. Of estimates only the flag tells (`Snapshot.counts`).

    Units that do not stand at the end of `period` are taken by what they were made of then, or became. The figure is kept
    until one that it is made of changes; over many units it is made of the figures of some of them at a time.
    """
    if len(units) < 2:
        return _rolled_up(snapshot, indicator, units, period, disaggregation)
    return snapshot.kept.of(
        (indicator.code,), units, period.last_month, ("rolled_up", period.code, disaggregation, snapshot.estimates_of),
        lambda: _rolled_up(snapshot, indicator, units, period, disaggregation),
    )  # fmt: skip


def _rolled_up(
    snapshot: Snapshot, indicator: Indicator, units: tuple[str, ...], period: Period, disaggregation: str
) -> RolledUp:
    asked = Rollup(snapshot, indicator, period, disaggregation)
    lots = snapshot.plan.territory.lots(units)
    part = asked.part(units) if len(lots) < 2 else joined([asked.kept_part(lot) for lot in lots])
    coverage = Coverage(part.expected, part.counted)
    if part.refused:
        return RolledUp(None, None, None, Absence.UNKNOWN_SHARE, Coverage(part.standing, ()), refused=part.refused)
    if part.not_concerned and not part.expected:
        return RolledUp(None, None, None, Absence.NOT_APPLICABLE, coverage, parts=part.fresh)
    figure = _combined(indicator, part, coverage)
    absence = Absence.NOT_DUE if figure.absence is Absence.NOT_REPORTED and not asked.due else figure.absence
    return replace(
        figure, absence=absence, estimate=part.estimate, preliminary=any(o.preliminary for o in figure.parts)
    )


def _combined(indicator: Indicator, part: Summand, coverage: Coverage) -> RolledUp:
    if indicator.measure is Measure.QUALITATIVE:
        return _state(part, coverage)
    if indicator.aggregation is Aggregation.RATIO_OF_SUMS:
        return _ratio(part, coverage)
    if indicator.counts_units:
        return _units(indicator, part, coverage)
    if indicator.aggregation is Aggregation.SUM:
        return _sum(indicator, part, coverage)
    return _single(part, coverage)


def _nothing(coverage: Coverage, absence: Absence = Absence.NOT_REPORTED) -> RolledUp:
    return RolledUp(None, None, None, absence, coverage)


def _nil_or_silent(part: Summand, coverage: Coverage) -> RolledUp:
    return _nothing(coverage, Absence.NIL if part.nil and not coverage.missing else Absence.NOT_REPORTED)


def _state(part: Summand, coverage: Coverage) -> RolledUp:
    told = newest_first(part.told)
    if not told:
        return _nil_or_silent(part, coverage)
    text = "; ".join(said.text for said in states(told))
    return RolledUp(None, None, None, None, coverage, parts=tuple(told), text=text)


def _ratio(part: Summand, coverage: Coverage) -> RolledUp:
    """A share that was reported without its two numbers is that unit's figure; it enters no roll-up, so it counts for none."""
    alone = part.alone
    if not part.told and alone is not None and alone.value is not None:  # a table gave the share alone
        return RolledUp(alone.value, None, None, None, Coverage(part.expected, part.reported), parts=(alone,))
    if not part.told:
        return _nil_or_silent(part, coverage)
    if not part.below:  # nobody in need, once all have said so: not applicable, neither 0 % nor 100 %
        absence = Absence.NOT_REPORTED if coverage.missing else Absence.NOT_APPLICABLE
        return RolledUp(None, part.amount, part.below, absence, coverage, parts=part.told)
    return RolledUp(part.amount / part.below, part.amount, part.below, None, coverage, parts=part.told)


def _units(indicator: Indicator, part: Summand, coverage: Coverage) -> RolledUp:
    """How many units have reached the state, of those that have ever told this year; of a percentage what part of them."""
    if not part.told:
        return _nil_or_silent(part, coverage)
    if part.amount > part.below:  # an office sent the count of its whole area
        return RolledUp(part.amount, None, None, None, coverage, part.carried, parts=part.told)
    reached, known = part.amount, part.below
    amount = reached / known if indicator.measure is Measure.PERCENTAGE else reached
    return RolledUp(amount, reached, known, None, coverage, part.carried, parts=part.told)


def _sum(indicator: Indicator, part: Summand, coverage: Coverage) -> RolledUp:
    if indicator.value_type is ValueType.INCREMENTAL:
        if not part.told and not coverage.reported:
            return _nothing(coverage)
        return RolledUp(part.amount, None, None, None, coverage, parts=part.told or part.nil)
    if not part.told:
        return _nothing(coverage)
    return RolledUp(part.amount, None, None, None, coverage, part.carried, parts=part.told)


def _single(part: Summand, coverage: Coverage) -> RolledUp:
    """A figure that cannot be added up: only where there is one unit to speak for."""
    figure = part.single
    if figure is None:
        return _nothing(coverage)
    if figure.amount is None:
        return _nothing(coverage, figure.absence or Absence.NOT_APPLICABLE)
    return RolledUp(figure.amount, figure.numerator, figure.denominator, None, coverage, parts=(figure,))


def own_figure(
    snapshot: Snapshot, indicator: Indicator, unit: str, period: Period, disaggregation: str = TOTAL
) -> RolledUp | None:
    """What `unit` itself was reported to have, beside the sum of its units; None where there is no such figure."""
    if unit in subjects(snapshot.plan, indicator, unit, period):
        return None
    figure = rolled_up(snapshot, indicator, (unit,), period, disaggregation)
    return figure if figure.parts else None
