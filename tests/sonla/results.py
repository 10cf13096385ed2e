"""Invented results of every old commune and month, and those of the new ones as plain sums of what they were made of."""

from dataclasses import dataclass
from functools import cache
from random import Random

from tests.sonla.plan import LATRINE, LESSONS, POOR, TRAINED, WATER
from tests.sonla.units import rows, standing, units

SEED = "sơn la 2025"
MONTHS = range(1, 13)


@dataclass(frozen=True)
class Told:
    """What one commune says at the end of one month; money in đồng since the start of the year."""

    trained: int
    lessons: int
    poor: int
    water: int
    latrine: int
    households: int
    money: int

    def __add__(self, other: "Told") -> "Told":
        return Told(*(a + b for a, b in zip(vars(self).values(), vars(other).values(), strict=True)))

    @property
    def counts(self) -> dict[str, int]:
        return {TRAINED: self.trained, LESSONS: self.lessons, POOR: self.poor}

    @property
    def parts(self) -> dict[str, tuple[int, int]]:
        return {WATER: (self.water, self.households), LATRINE: (self.latrine, self.households)}


@cache
def by_old(old: str) -> tuple[Told, ...]:
    """The twelve months of the area of an old commune, by its official code."""
    chance = Random(f"{SEED} {old}")
    households, told = chance.randint(400, 2400), []
    poor, water = int(households * chance.uniform(0.08, 0.4)), int(households * chance.uniform(0.6, 0.98))
    latrine, trained, money = int(households * chance.uniform(0.35, 0.85)), 0, 0
    for _ in MONTHS:
        trained += chance.randint(0, 45)
        money += chance.randint(0, 12) * 1_000_000
        poor -= chance.randint(0, poor // 60)
        water, latrine = (min(households, v + chance.randint(0, 6)) for v in (water, latrine))
        told.append(Told(trained, chance.randint(0, 4), poor, water, latrine, households, money))
    return tuple(told)


@cache
def of_unit(code: str, month: int) -> Told:
    """What a commune that stands in `month` says: its own, or of a new one the sum of its members."""
    unit = next(u for u in units() if u.code == code)
    if unit.valid_from.year < 2025:
        return by_old(unit.official_code)[month - 1]
    members = [by_old(row["old_code"])[month - 1] for row in rows() if row["new_code"] == unit.official_code]
    total = members[0]
    for one in members[1:]:
        total += one
    return total


def whole(month: int) -> Told:
    """The province in `month`, over the 200 areas; lessons are those of the month."""
    first, *others = [by_old(row["old_code"])[month - 1] for row in rows()]
    for one in others:
        first += one
    return first


def all_told(month: int) -> dict[str, Told]:
    return {unit.code: of_unit(unit.code, month) for unit in standing(month)}
