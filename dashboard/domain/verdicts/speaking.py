"""Which figures speak for the units of a roll-up: their own, or those of the units that they were made of since."""

from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property

from dashboard.domain.absence import Absence
from dashboard.domain.plan.pieces import Pieces
from dashboard.domain.plan.territory import predecessors
from dashboard.domain.reported.observations import Observation, Source
from dashboard.domain.verdicts.standing import Coverage

TRUST = (Source.OWN_REPORT, Source.REVIEW_SOFTWARE, Source.CONSOLIDATED, Source.TREASURY)  # the most trusted first

Newest = dict[str, Observation]


@dataclass(frozen=True)
class Speaking:
    """`figures` by the unit that reported them, each with the part that still stands; `told` by the unit they speak for."""

    figures: Newest
    told: dict[str, tuple[Observation, ...]]

    @cached_property
    def excused(self) -> frozenset[str]:
        """Units that are not concerned: they are not expected to report."""
        return frozenset(
            code for code, some in self.told.items() if some and all(o.absence is Absence.NOT_APPLICABLE for o in some)
        )

    @cached_property
    def coverage(self) -> Coverage:
        expected = tuple(code for code in self.told if code not in self.excused)
        return Coverage(expected, tuple(code for code in expected if self.told[code]))

    def single(self, pieces: Pieces) -> Observation | None:
        """The figure of the one unit asked for, also under its former name; None of several, and of parts of others."""
        if len(pieces.shares) != 1:
            return None
        (unit,) = pieces.shares
        some = self.told[unit] or tuple(o for o in (self.figures.get(unit),) if o)
        return some[0] if len(some) == 1 and pieces.asked[some[0].subject] == 1 else None


def speaking(pieces: Pieces, fresh: Newest, until_next: bool) -> Speaking:
    """Of the newest figures those that speak at the period. One that speaks until the next is due (`until_next`: not of a
    month) does so across a merger: for a new unit without its own yet stand those that it was made of.
    """
    if not until_next or not pieces.earlier:
        own = {code: o for code, o in fresh.items() if code in pieces.shares}
        return Speaking(own, {code: _own(own, code) for code in pieces.shares})
    standing = pieces.standing_in(frozenset(code for code, o in fresh.items() if o.absence is None))
    parts = {code: part_of(o, standing[code]) for code, o in fresh.items() if code in standing}
    figures = {code: o for code, o in fresh.items() if code in pieces.shares} | parts
    return Speaking(figures, {code: _told(pieces, figures, code) for code in pieces.shares})


def _told(pieces: Pieces, figures: Newest, unit: str) -> tuple[Observation, ...]:
    """A unit's own figure, else the figures of all that it was made of; nothing where one of these has none."""
    if own := _own(figures, unit):
        return own
    origins = [
        _told(pieces, figures, step.old) for step in predecessors(pieces.plan, unit) if step.old in pieces.earlier
    ]
    return tuple(o for some in origins for o in some) if all(origins) else ()


def _own(figures: Newest, unit: str) -> tuple[Observation, ...]:
    found = figures.get(unit)
    return (found,) if found and answers(found) else ()


def answers(observation: Observation) -> bool:
    """Whether it says anything, be it that there is nothing to say."""
    return observation.absence is not Absence.NOT_REPORTED and observation.absence is not Absence.NOT_DUE


def part_of(told: Observation, share: Decimal) -> Observation:
    """The figure, or of a divided unit the part of it that is asked for."""
    if share == 1:
        return told
    value, above, below = (None if v is None else v * share for v in (told.value, told.numerator, told.denominator))
    return replace(told, value=value, numerator=above, denominator=below)
