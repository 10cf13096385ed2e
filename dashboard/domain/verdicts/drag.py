"""Which units drag a share of the whole down, by what part of the gap (docs/method.en.md: Communes in need of support)."""

from decimal import Decimal

from dashboard.domain.plan.indicators import Direction, Measure
from dashboard.domain.verdicts.standing_targets import TargetStanding


def drags(t: TargetStanding) -> tuple[tuple[str, Decimal], ...]:
    """Units with their part of all that is missing to the path (without one, to the goal), the largest first.

    Of a share made of counts, told by units: what a unit lacks is its denominator × the path − its numerator, of falling ones the
    other way round; units that lack nothing are left out, and so make up for nobody. () where the whole is not short.
    """
    against = t.path if t.path is not None else t.goal
    falls = t.indicator.direction is Direction.FALLS
    if against is None or t.reckoned is None or t.indicator.measure is not Measure.PERCENTAGE:
        return ()
    if (t.reckoned - against if falls else against - t.reckoned) <= 0:
        return ()
    lacking: dict[str, Decimal] = {}
    for part in t.figure.parts:
        if part.numerator is None or part.denominator is None or part.subject == t.unit:
            continue
        asked = against * part.denominator
        lacking[part.subject] = part.numerator - asked if falls else asked - part.numerator
    short = {unit: by for unit, by in lacking.items() if by > 0}
    total = sum(short.values(), Decimal(0))
    return tuple(sorted(((unit, by / total) for unit, by in short.items()), key=lambda pair: (-pair[1], pair[0])))
