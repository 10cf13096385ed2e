"""Targets as plans state them: operator, basis, bounds, tier, and the sentence they stand in."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum


class Operator(StrEnum):
    EQUAL = "="
    AT_LEAST = "≥"
    ABOVE = ">"
    AT_MOST = "≤"
    BELOW = "<"
    ABOUT = "≈"
    RANGE = "range"
    NONE = "none"  # the plan gives no number


class Basis(StrEnum):
    LEVEL = "level"
    COUNT = "count"
    SHARE_OF_NEED = "share_of_need"
    CHANGE_POINTS = "change_points"  # điểm %, against the baseline
    RELATIVE_CHANGE = "relative_change"
    STATE = "state"  # qualitative

    @property
    def is_change(self) -> bool:
        return self in (Basis.CHANGE_POINTS, Basis.RELATIVE_CHANGE)


class Tier(StrEnum):
    PROVINCE = "province"  # tỉnh giao
    DISTRICT = "district"  # huyện giao, or the district's own plan
    OWN = "own"  # phấn đấu


class PaceRule(StrEnum):
    FROM_ZERO = "from_zero"
    CHANGE = "change"
    LEVEL = "level"
    NONE = "none"


@dataclass(frozen=True)
class Target:
    """One target of one plan year for one subject unit.

    `low` and `high` are in the basis' own terms: a level or share as a fraction, a count, or a signed change
    (−0.05 is a fall by 5 điểm %). For a single value both are equal; both None where the plan gives no number.
    `tolerance` is the relative width of "khoảng" (0.05: ±5%).
    """

    id: str
    indicator: str
    unit: str
    operator: Operator
    basis: Basis
    low: Decimal | None
    high: Decimal | None
    source_sentence: str
    source_clause: str = ""
    tier: Tier = Tier.DISTRICT
    baseline: Decimal | None = None
    baseline_source: str = ""
    pace_rule: PaceRule = PaceRule.NONE
    tolerance: Decimal = Decimal("0.05")
    leads: tuple[str, ...] = ()
    population: str = ""
    stated_change: Decimal | None = None  # a change or count that the same sentence states beside the level
    stated_count: int | None = None
    projects: tuple[str, ...] = ()  # the project nodes whose money serves it
    note: str = ""
    settled: str = ""  # how an ambiguous sentence is read, in one word of ours (a basis)
    settled_by: str = ""  # the person who settled it, once
    settled_on: date | None = None
