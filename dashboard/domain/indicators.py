"""Indicators: what is measured, in which direction it should move, and how it is added up over units."""

from dataclasses import dataclass
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
    NONE = "none"  # reported for the subject itself, never added up


class Frequency(StrEnum):
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"


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

    @property
    def label(self) -> str:
        return self.short_name or self.name

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
