"""What some units give to a figure over all of them: the parts of different units are joined, and make what the whole makes.

A part holds what the rules of the roll-up ask for (docs/method.en.md: Roll-up over units), so a figure over a thousand
communes is made of the parts of a few of them at a time, and a new report makes one of these anew.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from itertools import chain
from typing import Any

from dashboard.domain.absence import Absence
from dashboard.domain.periods import Period
from dashboard.domain.plan.indicators import Aggregation, Frequency, Indicator, Measure, ValueType
from dashboard.domain.plan.pieces import Pieces, pieces_at
from dashboard.domain.reported.observations import Observation
from dashboard.domain.reported.snapshot import Snapshot
from dashboard.domain.verdicts.covering import BySubject, Covering, covering, part_of
from dashboard.domain.verdicts.in_period import disjoint_figures

_NOUGHT = Decimal(0)


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


@dataclass(frozen=True)
class Summand:
    """What some units give. `counted` are those of the `reported` whose figures enter the figure.

    `told`: the figures that it is made of, with their sum `amount`, of shares of the numerators, and that of the denominators,
    `below`; `carried`: units that stand with a figure of an earlier period. `fresh` speak for the period; `nil` say that
    nothing happened. `alone`: of one unit that was asked for the figure as it stands, `single` also under a former name.
    """

    standing: tuple[str, ...]
    expected: tuple[str, ...]
    reported: tuple[str, ...]
    counted: tuple[str, ...]
    not_concerned: bool
    fresh: tuple[Observation, ...]
    nil: tuple[Observation, ...]
    told: tuple[Observation, ...] = ()
    amount: Decimal = _NOUGHT
    below: Decimal = _NOUGHT
    carried: tuple[tuple[str, Period], ...] = ()
    alone: Observation | None = None
    single: Observation | None = None
    estimate: bool = False
    refused: tuple[str, ...] = ()


_JOINED = ("standing", "expected", "reported", "counted", "fresh", "nil", "told", "carried", "refused")


def joined(parts: list[Summand]) -> Summand:
    """The part of all their units; no figure may be in two of them."""

    def together(name: str) -> tuple[Any, ...]:
        return tuple(chain.from_iterable(getattr(part, name) for part in parts))

    expecting = [part for part in parts if part.expected]
    standing = [part for part in parts if part.standing]
    return Summand(
        **{name: together(name) for name in _JOINED},
        not_concerned=any(part.not_concerned for part in parts),
        amount=sum((part.amount for part in parts), _NOUGHT),
        below=sum((part.below for part in parts), _NOUGHT),
        alone=expecting[0].alone if len(expecting) == 1 else None,
        single=standing[0].single if len(standing) == 1 else None,
        estimate=any(part.estimate for part in parts),
    )


@dataclass(frozen=True)
class Rollup:
    """A figure of an indicator and a population group at a period, and the parts of it."""

    snapshot: Snapshot
    indicator: Indicator
    period: Period
    disaggregation: str

    @property
    def due(self) -> bool:
        return span(self.indicator, self.period)[2]

    def kept_part(self, units: tuple[str, ...]) -> Summand:
        """`part`, kept until one of its figures changes."""
        name = ("part", self.period.code, self.disaggregation, self.snapshot.estimates_of)
        return self.snapshot.kept.of(
            (self.indicator.code,), units, self.period.last_month, name, lambda: self.part(units)
        )

    def part(self, units: tuple[str, ...]) -> Summand:
        """What `units` give."""
        first, last, _ = span(self.indicator, self.period)
        pieces = pieces_at(self.snapshot.plan, units, self.period)
        if pieces.refused:
            return Summand(tuple(pieces.shares), (), (), (), False, (), (), refused=pieces.refused)
        known = [
            o
            for subject, share in pieces.asked.items()
            for whole in self.snapshot.ranked_by_subject.get((self.indicator.code, subject), ())
            if whole.disaggregation == self.disaggregation
            and whole.period.last_month <= last and whole.period.year == self.period.year
            and (o := part_of(whole, share))
        ]  # fmt: skip
        carried_out = [o for o in known if self.snapshot.counts(o)]
        fresh = _newest(o for o in carried_out if o.period.last_month >= first)
        covered = covering(pieces, fresh, until_next=self.indicator.frequency is not Frequency.MONTH)
        estimate = any(o.estimate and o.period.last_month >= first for o in known)
        return self._of(pieces, covered, carried_out, first, estimate)

    def _of(
        self, pieces: Pieces, covered: Covering, known: list[Observation], first: int, estimate: bool
    ) -> Summand:  # fmt: skip
        coverage, figures = covered.coverage, tuple(covered.figures.values())
        told, counted, carried = figures, coverage.reported, tuple[tuple[str, Period], ...]()
        amount = below = _NOUGHT
        nil = tuple(o for o in figures if o.absence is Absence.NIL)
        if self.indicator.measure is Measure.QUALITATIVE:
            told = tuple(o for o in figures if o.text)
        elif self.indicator.aggregation is Aggregation.RATIO_OF_SUMS:
            told = tuple(o for o in figures if o.numerator is not None and o.denominator is not None)
            amount = sum((o.numerator or _NOUGHT for o in told), _NOUGHT)
            below = sum((o.denominator or _NOUGHT for o in told), _NOUGHT)
            counted = tuple(c for c in coverage.reported if not any(_stated(o) for o in covered.by_unit[c]))
        elif self.indicator.counts_units:
            told, carried = _states(pieces, covered.figures, known, first)
            amount, below = sum((o.amount or _NOUGHT for o in told), _NOUGHT), Decimal(len(told))
        elif self.indicator.aggregation is not Aggregation.SUM:
            told = ()
        elif self.indicator.value_type is ValueType.INCREMENTAL:
            told = disjoint_figures(pieces, known)  # in-period figures of the year, each month counted once
            amount = sum((o.amount or _NOUGHT for o in told), _NOUGHT)
            nil = tuple(_newest(o for o in known if o.absence is Absence.NIL).values())
        else:
            amount, told, carried = _with_silent(pieces, covered.figures, known, first)
        return Summand(
            standing=tuple(pieces.shares), expected=coverage.expected, reported=coverage.reported, counted=counted,
            not_concerned=bool(covered.not_concerned), fresh=figures, nil=nil, told=told, amount=amount, below=below,
            carried=carried, alone=_alone(pieces, covered), single=covered.single(pieces), estimate=estimate,
        )  # fmt: skip


def _newest(ranked: Iterable[Observation]) -> BySubject:
    """Of each subject the figure that counts, of figures in the order of their rank."""
    return {o.subject: o for o in ranked}


def _stated(o: Observation) -> bool:
    return o.absence is None and (o.numerator is None or o.denominator is None)


def _alone(pieces: Pieces, covered: Covering) -> Observation | None:
    """The figure of the one unit that is expected to have one, where it is that unit's own or another's as a whole."""
    if len(covered.coverage.expected) != 1:
        return None
    some = covered.by_unit[covered.coverage.expected[0]]
    return some[0] if len(some) == 1 and pieces.asked[some[0].subject] == 1 else None


def _states(
    pieces: Pieces, fresh: BySubject, known: list[Observation], first: int
) -> tuple[tuple[Observation, ...], tuple[tuple[str, Period], ...]]:
    """The newest state of each unit that stands, a silent one's of an earlier period; a merged unit has none but its own."""
    last = _newest(o for o in known if o.amount is not None)
    told = tuple(last[unit] for unit in pieces.shares if unit in last)
    return told, tuple((o.subject, o.period) for o in told if o.period.last_month < first and o.subject not in fresh)


def _with_silent(
    pieces: Pieces, fresh: BySubject, known: list[Observation], first: int
) -> tuple[Decimal, tuple[Observation, ...], tuple[tuple[str, Period], ...]]:
    """A silent or nil unit stands with its last figure of the year, so that a total never falls because somebody was late.

    A unit that is new this year and has not reported yet stands with the last figures of those it was made of.
    """
    last_figures = _newest(o for o in known if o.amount is not None)
    total, parts = _NOUGHT, list[Observation]()
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
    return total, tuple(parts), tuple(carried)
