"""Whole numbers that add up: a total shared out over units near what each would have, within bounds."""

from collections.abc import Mapping


def apportioned(
    total: int, wishes: Mapping[str, float], floors: Mapping[str, int], ceilings: Mapping[str, int]
) -> dict[str, int]:
    """Integers near `wishes`, none outside its bounds, whose sum is `total`; ValueError where the bounds forbid it."""
    shares = {unit: min(max(round(wish), floors[unit]), ceilings[unit]) for unit, wish in wishes.items()}
    while rest := total - sum(shares.values()):
        step = 1 if rest > 0 else -1
        movable = [unit for unit in shares if floors[unit] <= shares[unit] + step <= ceilings[unit]]
        if not movable:
            raise ValueError(f"{total} cannot be shared out: {rest} left over")
        chosen = max(movable, key=lambda unit: step * (wishes[unit] - shares[unit]) / max(ceilings[unit], 1))
        shares[chosen] += step
    return shares
