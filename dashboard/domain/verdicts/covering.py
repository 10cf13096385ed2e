"""Which reported figures cover the units of a roll-up: their own, or over a succession those of their predecessors.

A unit is covered by its own figure, else by the figures of all its predecessors together; where one of these has none, the
unit is missing. A predecessor's figure counts for the part of it that went to units without a figure of their own.

Example, of a quarterly indicator: A and B merge into N on 15/8, all three are asked at the end of quý III (only N stands
then). A and B reported quý III before they merged, N has not: N is covered by {A, B}. Once N reports, its figure covers N and
those of A and B count for nothing. Where only A has reported, N is missing, and A's figure is in the sum.
"""

from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property

from dashboard.domain.absence import Absence
from dashboard.domain.plan.pieces import Pieces
from dashboard.domain.plan.territory import predecessors
from dashboard.domain.reported.observations import Observation
from dashboard.domain.verdicts.parts import Coverage

BySubject = dict[str, Observation]


@dataclass(frozen=True)
class Covering:
    """`figures` by the unit that they are of, each with the part that still counts; `by_unit` those that cover a unit asked for."""

    figures: BySubject
    by_unit: dict[str, tuple[Observation, ...]]

    @cached_property
    def not_concerned(self) -> frozenset[str]:
        """Units to which the indicator does not apply: they are not expected to report."""
        return frozenset(
            code
            for code, some in self.by_unit.items()
            if some and all(o.absence is Absence.NOT_APPLICABLE for o in some)
        )

    @cached_property
    def coverage(self) -> Coverage:
        expected = tuple(code for code in self.by_unit if code not in self.not_concerned)
        return Coverage(expected, tuple(code for code in expected if self.by_unit[code]))

    def single(self, pieces: Pieces) -> Observation | None:
        """The figure of the one unit asked for, also under its former name; None of several, and of parts of others."""
        if len(pieces.shares) != 1:
            return None
        (unit,) = pieces.shares
        some = self.by_unit[unit] or tuple(o for o in (self.figures.get(unit),) if o)
        return some[0] if len(some) == 1 and pieces.asked[some[0].subject] == 1 else None


def covering(pieces: Pieces, newest: BySubject, until_next: bool) -> Covering:
    """Of the newest figures those that count at the period. One that speaks until the next is due (`until_next`: not of a
    month) does so over a succession: a new unit without its own yet is covered by those that it was made of.
    """
    if not until_next or not pieces.earlier:
        own = {code: o for code, o in newest.items() if code in pieces.shares}
        return Covering(own, {code: _own(own, code) for code in pieces.shares})
    standing = pieces.standing_in(frozenset(code for code, o in newest.items() if o.absence is None))
    parts = {code: part_of(o, standing[code]) for code, o in newest.items() if code in standing}
    figures = {code: o for code, o in newest.items() if code in pieces.shares} | parts
    return Covering(figures, {code: _covering_one(pieces, figures, code) for code in pieces.shares})


def _covering_one(pieces: Pieces, figures: BySubject, unit: str) -> tuple[Observation, ...]:
    """A unit's own figure, else the figures of all that it was made of; nothing where one of these has none."""
    if own := _own(figures, unit):
        return own
    origins = [
        _covering_one(pieces, figures, step.old)
        for step in predecessors(pieces.plan, unit)
        if step.old in pieces.earlier
    ]
    return tuple(o for some in origins for o in some) if all(origins) else ()


def _own(figures: BySubject, unit: str) -> tuple[Observation, ...]:
    figure = figures.get(unit)
    return (figure,) if figure and answers(figure) else ()


def answers(observation: Observation) -> bool:
    """Whether it says anything, be it that there is nothing to say."""
    return observation.absence is not Absence.NOT_REPORTED and observation.absence is not Absence.NOT_DUE


def part_of(observation: Observation, share: Decimal) -> Observation:
    """The figure, or of a divided unit the part of it that is asked for."""
    if share == 1:
        return observation
    value, above, below = (
        None if v is None else v * share for v in (observation.value, observation.numerator, observation.denominator)
    )
    return replace(observation, value=value, numerator=above, denominator=below)
