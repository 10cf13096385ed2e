"""What was reported of population groups (hộ nghèo, phụ nữ …) beside the figure of all (docs/method.en.md: Population groups).

Groups may overlap (a woman of a poor household is in two), so they are never added up to a whole, and what nobody reported of
a group is no 0. A group's part is taken of what the same units reported of everybody in the same periods.

Example: two communes report 84 and 16 people trained, and only the first says that 41 of its 84 are of poor households. The
group has 41; its part is 41 of 84, 49%, in one of two units: 41% would count the second commune's silence as nobody.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal

from dashboard.domain.absence import Absence
from dashboard.domain.periods import Period
from dashboard.domain.plan.indicators import Indicator, Measure
from dashboard.domain.plan.plan import Disaggregation
from dashboard.domain.reported.observations import Observation
from dashboard.domain.reported.snapshot import Snapshot
from dashboard.domain.verdicts.parts import RolledUp
from dashboard.domain.verdicts.reached import figure_of
from dashboard.domain.verdicts.standing_targets import TargetStanding

_Counts = dict[tuple[str, Period], Decimal]


@dataclass(frozen=True)
class GroupPart:
    """How many of everybody are of the group, over the units that reported both; of a share it is of its numerators."""

    of_group: Decimal
    of_all: Decimal
    units: int
    complete: bool  # `of_all` is the whole figure of everybody

    @property
    def share(self) -> Decimal:
        return self.of_group / self.of_all


@dataclass(frozen=True)
class GroupFigure:
    """`part` is None where there is no whole to take it of: nobody reported both, the whole is 0, or it is no count."""

    group: Disaggregation
    figure: RolledUp
    part: GroupPart | None

    @property
    def known(self) -> bool:
        return self.figure.amount is not None


def group_figures(snapshot: Snapshot, t: TargetStanding) -> tuple[GroupFigure, ...]:
    """Every group that the plan wants of the target's indicator, in the indicator's order, reported or not."""
    named = {group.code: group for group in snapshot.plan.disaggregations}
    return tuple(
        _group(snapshot, t, named.get(code, Disaggregation(code, code))) for code in t.indicator.disaggregations
    )


def _group(snapshot: Snapshot, t: TargetStanding, group: Disaggregation) -> GroupFigure:
    figure = figure_of(snapshot, t.indicator, t.unit, t.period, group.code)
    if figure.amount == 0 and all(part.absence is Absence.NIL for part in figure.parts):
        figure = replace(figure, amount=None, absence=Absence.NIL)  # said to be nothing, which is no counted 0
    return GroupFigure(group, figure, _part(t.indicator, figure, t.figure))


def _part(indicator: Indicator, group: RolledUp, everybody: RolledUp) -> GroupPart | None:
    of_group, of_all = _counts(indicator, group.parts), _counts(indicator, everybody.parts)
    both = of_group.keys() & of_all.keys()
    whole = sum((of_all[key] for key in both), Decimal(0))
    if not whole:
        return None
    mine = sum((of_group[key] for key in both), Decimal(0))
    return GroupPart(mine, whole, len({unit for unit, _ in both}), whole == sum(of_all.values()))


def _counts(indicator: Indicator, parts: Iterable[Observation]) -> _Counts:
    """What can be counted of each figure: a count or an amount itself, of a share what stands above the line."""
    counts: _Counts = {}
    for part in parts:
        counted = part.value if indicator.measure in (Measure.COUNT, Measure.MONEY) else part.numerator
        if part.absence is Absence.NIL:
            counted = Decimal(0)
        if counted is not None:
            counts[part.subject, part.period] = counted
    return counts
