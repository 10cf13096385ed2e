"""The rules of a plan's verdicts: limits, which communes need support, and what stands in for a path nobody entered."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class SupportBasis(StrEnum):
    """What a commune's gap is measured against when the plan says which communes need support."""

    TARGET = "target"
    PATH = "path"


class DefaultPath(StrEnum):
    """What stands in for a planned path without milestones; wherever it is used, it is named."""

    NONE = "none"  # no path: đạt or chưa đạt only
    STRAIGHT_LINE = "straight_line"
    LAST_YEAR = "last_year"  # last year's own curve; the straight line where there is none


@dataclass(frozen=True)
class Rules:
    """Approved with the plan (docs/method.en.md: Limits and defaults of the plan). Gaps are fractions: 0.01 is one điểm %."""

    ratio_on_track: Decimal = Decimal("0.97")
    ratio_slightly_behind: Decimal = Decimal("0.85")
    gap_on_track: Decimal = Decimal("-0.01")
    gap_slightly_behind: Decimal = Decimal("-0.05")
    support_gap: Decimal = Decimal("0.10")  # xã cần hỗ trợ: its worst gap is at least this
    support_basis: SupportBasis = SupportBasis.TARGET
    money_default: DefaultPath = DefaultPath.STRAIGHT_LINE
    target_default: DefaultPath = DefaultPath.NONE
    least_coverage: Decimal = Decimal("0.5")  # of the units that are due: with fewer of them no verdict
