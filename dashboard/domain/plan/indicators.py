"""Indicators: what is measured, in which direction it should move, and how it is added up over units."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum


class Measure(StrEnum):
    COUNT = "count"
    PERCENTAGE = "percentage"  # a share, kept as a fraction
    RATIO = "ratio"
    MONEY = "money"
    QUALITATIVE = "qualitative"  # a state and a text


class Direction(StrEnum):
    RISES = "rises"
    FALLS = "falls"
    HOLDS = "holds"


class ValueType(StrEnum):
    INCREMENTAL = "incremental"  # trong kỳ
    CUMULATIVE = "cumulative"  # lũy kế
    POINT_IN_TIME = "point_in_time"  # thời điểm


class Aggregation(StrEnum):
    SUM = "sum"
    RATIO_OF_SUMS = "ratio_of_sums"
    COUNT_UNITS = "count_units"  # each unit has reached a state or not (đạt, chưa đạt); those that have are counted
    NONE = "none"  # reported for the subject itself, never added up


class Frequency(StrEnum):
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"


class ReviewRole(StrEnum):
    """What a figure is in the yearly review of poor households, or among funds beside the programme's budget, whatever the
    office calls it (docs/method.en.md: Poverty and deprivation).
    """

    NONE = ""
    ALL_HOUSEHOLDS = "all_households"
    POOR_HOUSEHOLDS = "poor_households"
    NEAR_POOR_HOUSEHOLDS = "near_poor_households"
    POVERTY_RATE = "poverty_rate"
    NEAR_POVERTY_RATE = "near_poverty_rate"
    DEPRIVED = "deprived"  # the share of its group that lacks one thing; its dimension says of which kind
    FLOW_START = "flow_start"
    FLOW_TO_NEAR_POOR = "flow_to_near_poor"
    FLOW_OUT = "flow_out"  # above the near-poor line
    FLOW_OTHER_FALL = "flow_other_fall"
    FLOW_FROM_NEAR_POOR = "flow_from_near_poor"
    FLOW_RELAPSED = "flow_relapsed"
    FLOW_NEW = "flow_new"
    FLOW_OTHER_RISE = "flow_other_rise"
    FLOW_END = "flow_end"
    CREDIT_LENT = "credit_lent"  # tín dụng chính sách: doanh số cho vay
    CREDIT_OUTSTANDING = "credit_outstanding"  # tín dụng chính sách: dư nợ
    MOBILISED = "mobilised"  # nguồn lực vận động, huy động: of MTTQ, mass organisations, TC-KH


@dataclass(frozen=True)
class Standard:
    """A poverty standard (chuẩn nghèo) in force in `[valid_from, valid_to)`; a series across two of them has a break."""

    code: str
    name: str
    valid_from: date
    valid_to: date | None = None
    document: str = ""


OWN = "*"  # subject of a figure: the reporting unit itself


@dataclass(frozen=True)
class Indicator:
    """A definition, stable over plan years. `subject` is OWN or a unit's code.

    `reporters` are codes of units or of unit groups; without any, figures come with consolidated tables only.
    """

    code: str
    name: str
    unit_of_measure: str
    measure: Measure
    direction: Direction
    value_type: ValueType
    aggregation: Aggregation
    reporters: tuple[str, ...]
    subject: str = OWN
    frequency: Frequency = Frequency.MONTH
    review_month: int = 12  # the month of the annual review, for yearly indicators
    numerator: str = ""  # what is counted above the line, in the office's words
    denominator: str = ""
    subset_of: str = ""  # the indicator whose count this one's numerator is part of
    dimension: str = ""
    population: str = ""
    disaggregations: tuple[str, ...] = ()
    low: Decimal | None = None  # plausible bounds, for warnings
    high: Decimal | None = None
    short_name: str = ""
    name_en: str = ""
    unit_en: str = ""
    definition: str = ""
    aliases: tuple[str, ...] = ()  # what other tables of the office call it
    role: ReviewRole = ReviewRole.NONE
    group: str = ""  # the disaggregation whose households it speaks of: HN, HCN
    standard: str = ""  # code of the poverty standard that it is measured by

    @property
    def label(self) -> str:
        return self.short_name or self.name

    @property
    def counts_units(self) -> bool:
        """Whether its figure of one unit is a state, 1 (đạt) or 0 (chưa đạt), and that of many units how many have reached it."""
        return self.aggregation is Aggregation.COUNT_UNITS

    @property
    def has_parts(self) -> bool:
        """Whether it is reported as a numerator and a denominator."""
        return self.aggregation is Aggregation.RATIO_OF_SUMS

    @property
    def due_months(self) -> tuple[int, ...]:
        """The months at whose end a figure is due."""
        return {
            Frequency.MONTH: tuple(range(1, 13)),
            Frequency.QUARTER: (3, 6, 9, 12),
            Frequency.HALF: (6, 12),
            Frequency.YEAR: (self.review_month,),
        }[self.frequency]
