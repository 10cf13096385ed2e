"""Figures over units: shares by numerators and denominators, counts with silent units' last figure.

docs/method.en.md: Roll-up over units.
"""

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from dashboard.domain.absence import Absence
from dashboard.domain.periods import Period
from dashboard.domain.plan.indicators import OWN, Aggregation, Frequency, Indicator, Measure, ValueType
from dashboard.domain.plan.pieces import Pieces, pieces_at
from dashboard.domain.plan.plan import TOTAL, Plan
from dashboard.domain.reported.known_figures import precedence
from dashboard.domain.reported.observations import Observation
from dashboard.domain.reported.snapshot import Snapshot
from dashboard.domain.verdicts.covering import BySubject, Covering, covering, part_of
from dashboard.domain.verdicts.in_period import disjoint_figures
from dashboard.domain.verdicts.parts import Coverage, RolledUp
from dashboard.domain.verdicts.states import newest_first, states


def subjects(plan: Plan, indicator: Indicator, unit: str, period: Period) -> tuple[str, ...]:
    """The units whose figures make up the figure of `unit` at the end of `period`.

    Of a unit that does not stand then these are its reporters of its own time; `rolled_up` takes who stands for them.
    """
    if indicator.subject != OWN:
        return (indicator.subject,) if indicator.subject == unit else ()
    known = plan.unit_by_code.get(unit)
    standing = known is None or known.stands_on(period.end)
    reporters = plan.reporters_of(indicator, period.end if standing else None)
    within = plan.below(unit) | {unit} if unit != plan.root else frozenset(reporters)
    mine = tuple(code for code in reporters if code in within)
    among = frozenset(mine)
    # the figure of a unit above others of them stands beside theirs, never added
    return tuple(code for code in mine if not plan.directly_below(code) or plan.below(code).isdisjoint(among))


def span(indicator: Indicator, period: Period) -> tuple[int, int, bool]:
    """The months (first, last) whose figures speak for `period`, and whether a figure is due by then.

    At the 13th point nobody owes results anew: those of December stand.
    """
    month = period.last_month
    if indicator.frequency is Frequency.MONTH:
        return (min(month, 12), month, True)
    due = [m for m in indicator.due_months if m <= month]
    if not due:
        return (1, month, False)
    return ((due[-2] if len(due) > 1 else 0) + 1, month, True)


def rolled_up(
    snapshot: Snapshot, indicator: Indicator, units: tuple[str, ...], period: Period, disaggregation: str = TOTAL
) -> RolledUp:
    """The figure of `indicator` over `units` at `period`, with coverage. Of estimates only the flag tells (`Snapshot.counts`).

    Units that do not stand at the end of `period` are taken by what they were made of then, or became.
    """
    first, last, due = span(indicator, period)
    pieces = pieces_at(snapshot.plan, units, period)
    if pieces.refused:
        nobody = Coverage(tuple(pieces.shares), ())
        return RolledUp(None, None, None, Absence.UNKNOWN_SHARE, nobody, refused=pieces.refused)
    known = [
        o
        for subject, share in pieces.asked.items()
        for whole in snapshot.observations_by_subject.get((indicator.code, subject), ())
        if whole.disaggregation == disaggregation and whole.period.last_month <= last and whole.period.year == period.year
        and (o := part_of(whole, share))
    ]  # fmt: skip
    carried_out = [o for o in known if snapshot.counts(o)]
    fresh = _newest(o for o in carried_out if o.period.last_month >= first)
    covered = covering(pieces, fresh, until_next=indicator.frequency is not Frequency.MONTH)
    coverage = covered.coverage
    if covered.not_concerned and not coverage.expected:
        return RolledUp(None, None, None, Absence.NOT_APPLICABLE, coverage, parts=tuple(covered.figures.values()))
    figure = _combined(indicator, pieces, covered, carried_out, first)
    absence = Absence.NOT_DUE if figure.absence is Absence.NOT_REPORTED and not due else figure.absence
    return replace(
        figure, absence=absence, estimate=any(o.estimate and o.period.last_month >= first for o in known),
        preliminary=any(part.preliminary for part in figure.parts),
    )  # fmt: skip


def _newest(observations: Iterable[Observation]) -> BySubject:
    """Of each subject the figure that counts."""
    best: BySubject = {}
    for o in observations:
        if o.subject not in best or precedence(o) >= precedence(best[o.subject]):
            best[o.subject] = o
    return best


def _combined(
    indicator: Indicator,
    pieces: Pieces,
    covered: Covering,
    known: list[Observation],
    first: int,
) -> RolledUp:
    fresh, coverage = covered.figures, covered.coverage
    if indicator.measure is Measure.QUALITATIVE:
        return _state(fresh, coverage)
    if indicator.aggregation is Aggregation.RATIO_OF_SUMS:
        return _ratio(pieces, covered)
    if indicator.aggregation is Aggregation.SUM:
        if indicator.value_type is ValueType.INCREMENTAL:
            return _summed_periods(pieces, known, coverage)
        return _sum(pieces, fresh, known, first, coverage)
    return _single(covered.single(pieces), coverage)


def _nothing(coverage: Coverage, absence: Absence = Absence.NOT_REPORTED) -> RolledUp:
    return RolledUp(None, None, None, absence, coverage)


def _state(fresh: BySubject, coverage: Coverage) -> RolledUp:
    told = newest_first(o for o in fresh.values() if o.text)
    if not told:
        nil = any(o.absence is Absence.NIL for o in fresh.values())
        return _nothing(coverage, Absence.NIL if nil and not coverage.missing else Absence.NOT_REPORTED)
    text = "; ".join(said.text for said in states(told))
    return RolledUp(None, None, None, None, coverage, parts=tuple(told), text=text)


def _ratio(pieces: Pieces, covered: Covering) -> RolledUp:
    """A share that was reported without its two numbers is that unit's figure; it enters no roll-up, so it counts for none."""
    expected = covered.coverage.expected
    whole = tuple(o for o in covered.figures.values() if o.numerator is not None and o.denominator is not None)
    of_one = covered.by_unit[expected[0]] if len(expected) == 1 else ()
    if not whole and len(of_one) == 1 and of_one[0].value is not None and pieces.asked[of_one[0].subject] == 1:
        return RolledUp(
            of_one[0].value, None, None, None, covered.coverage, parts=of_one
        )  # a table gave the share alone
    counted = (code for code in covered.coverage.reported if not any(_stated(o) for o in covered.by_unit[code]))
    coverage = Coverage(expected, tuple(counted))
    if not whole:
        nil = [o for o in covered.figures.values() if o.absence is Absence.NIL]
        return _nothing(coverage, Absence.NIL if nil and not coverage.missing else Absence.NOT_REPORTED)
    above = sum((o.numerator or Decimal(0) for o in whole), Decimal(0))
    below = sum((o.denominator or Decimal(0) for o in whole), Decimal(0))
    if not below:  # nobody in need, once all have said so: not applicable, neither 0 % nor 100 %
        absence = Absence.NOT_REPORTED if coverage.missing else Absence.NOT_APPLICABLE
        return RolledUp(None, above, below, absence, coverage, parts=whole)
    return RolledUp(above / below, above, below, None, coverage, parts=whole)


def _stated(o: Observation) -> bool:
    return o.absence is None and (o.numerator is None or o.denominator is None)


def _sum(pieces: Pieces, fresh: BySubject, known: list[Observation], first: int, coverage: Coverage) -> RolledUp:
    """A silent or nil unit stands with its last figure of the year, so that a total never falls because somebody was late.

    A unit that is new this year and has not reported yet stands with the last figures of those it was made of.
    """
    last_figures = _newest(o for o in known if o.amount is not None)
    total, parts = Decimal(0), []
    carried: list[tuple[str, Period]] = []
    standing = dict.fromkeys(pieces.shares, Decimal(1)) | pieces.standing_in(frozenset(last_figures))
    for unit, part in standing.items():
        figure, now = last_figures.get(unit), fresh.get(unit)
        if figure is not None and figure.amount is not None:
            total += figure.amount * part
            parts.append(part_of(figure, part))
            if figure.period.last_month < first and not (now and now.absence is Absence.NIL):
                carried.append((unit, figure.period))
        elif now is not None and now.absence is Absence.NIL:
            parts.append(now)
    if not parts:
        return _nothing(coverage)
    return RolledUp(total, None, None, None, coverage, tuple(carried), parts=tuple(parts))


def _summed_periods(pieces: Pieces, known: list[Observation], coverage: Coverage) -> RolledUp:
    """In-period figures summed from the start of the year, each month counted once."""
    parts = disjoint_figures(pieces, known)
    if not parts and not coverage.reported:
        return _nothing(coverage)
    parts = parts or tuple(_newest(o for o in known if o.absence is Absence.NIL).values())
    return RolledUp(sum((o.amount or Decimal(0) for o in parts), Decimal(0)), None, None, None, coverage, parts=parts)


def _single(figure: Observation | None, coverage: Coverage) -> RolledUp:
    """A figure that cannot be added up: only where there is one unit to speak for."""
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
