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
    CHANGE_COUNT = "change_count"  # so many more or fewer than at the start: «giảm 915 hộ»
    STATE = "state"  # qualitative

    @property
    def is_change(self) -> bool:
        return self in (Basis.CHANGE_POINTS, Basis.RELATIVE_CHANGE, Basis.CHANGE_COUNT)


class Tier(StrEnum):
    """Who set a level, the highest first; a plan's own targets are those of its unit's level (`Plan.tier`)."""

    NATION = "nation"  # trung ương giao, or the nation's own programme
    PROVINCE = "province"  # tỉnh giao
    DISTRICT = "district"  # huyện giao, or the district's own plan
    COMMUNE = "commune"  # xã giao, or the commune's own plan
    OWN = "own"  # phấn đấu


class PaceRule(StrEnum):
    FROM_ZERO = "from_zero"
    CHANGE = "change"
    LEVEL = "level"
    NONE = "none"


class CountOf(StrEnum):
    """What the count that a sentence states beside its level is a count of: «tương đương với 915 hộ»."""

    NONE = ""  # the plan does not say
    CHANGE = "change"  # so many fewer, or more
    LEVEL = "level"  # so many that are to be left, or to be reached


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
    stated_change: Decimal | None = (
        None  # beside the level: of a share in điểm %, of anything else as part of the start
    )
    stated_count: int | None = None  # beside the level: «tương đương với 915 hộ»
    projects: tuple[str, ...] = ()  # the project nodes whose money serves it
    note: str = ""
    settled: str = ""  # how an ambiguous sentence is read, in one word of ours (a basis)
    settled_by: str = ""  # the person who settled it, once
    settled_on: date | None = None
    count_of: CountOf = CountOf.NONE
    count_indicator: str = ""  # what the stated count is told by; without one the review, or the rate's own numerators
    baseline_by: str = ""  # the person who confirmed the baseline, once
    baseline_on: date | None = None
    until: int | None = None  # the year at whose end it is to stand; None: the plan's own
    each_year: bool = False  # «mỗi năm»: the same change or count is asked for anew in every year until then

    def spans(self, year: int) -> bool:
        """Whether it is still on its way when `year` ends: it then stands by the year's step, and not by its goal."""
        return self.until is not None and self.until > year and not self.each_year

    @property
    def implied_baseline(self) -> Decimal | None:
        """Where the sentence itself says that it comes from: its level less its change; None where it states neither."""
        if self.stated_change is None or self.low is None or self.low != self.high or self.basis.is_change:
            return None
        return self.low - self.stated_change if self.basis is Basis.LEVEL else None

    @property
    def start(self) -> Decimal | None:
        """The baseline that the plan gives, else the one that its sentence implies."""
        return self.implied_baseline if self.baseline is None else self.baseline
