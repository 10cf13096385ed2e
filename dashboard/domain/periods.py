"""Reporting periods of a plan year: months, quarters, half-years, the year, and the 13th point of 31/01."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cache, cached_property, total_ordering


class PeriodKind(StrEnum):
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"
    SETTLEMENT = "settlement"  # chỉnh lý quyết toán, up to 31/01 of the next year


_CODE = re.compile(r"(\d{4})(?:-(?:(\d{2})|Q([1-4])|H([12])))?")


@total_ordering
@dataclass(frozen=True)
class Period:
    """One reporting period, written `2024-09`, `2024-Q3`, `2024-H1`, `2024` or `2024-13` (31/01/2025)."""

    year: int
    kind: PeriodKind
    number: int = 0

    def __hash__(self) -> int:  # very much is looked up by its period
        return self.year << 8 | self.number

    @classmethod
    @cache  # there are few periods and very many figures
    def parse(cls, code: str) -> "Period":
        """The period that `code` names; ValueError for anything else."""
        match = _CODE.fullmatch(code.strip())
        if not match:
            raise ValueError(f"not a period: {code!r}")
        year, month, quarter, half = match.groups()
        if quarter:
            return cls(int(year), PeriodKind.QUARTER, int(quarter))
        if half:
            return cls(int(year), PeriodKind.HALF, int(half))
        if not month:
            return cls(int(year), PeriodKind.YEAR)
        return cls.of_month(int(year), int(month))

    @classmethod
    def of_month(cls, year: int, month: int) -> "Period":
        """Month 1-12 of a year, or its 13th point; ValueError beyond."""
        if month == 13:
            return cls(year, PeriodKind.SETTLEMENT, 13)
        if not 1 <= month <= 12:
            raise ValueError(f"not a month: {month}")
        return cls(year, PeriodKind.MONTH, month)

    @cached_property
    def last_month(self) -> int:
        """The month, 1-13, at whose end the period ends."""
        return {
            PeriodKind.MONTH: self.number,
            PeriodKind.SETTLEMENT: 13,
            PeriodKind.QUARTER: self.number * 3,
            PeriodKind.HALF: self.number * 6,
            PeriodKind.YEAR: 12,
        }[self.kind]

    @property
    def begin(self) -> date:
        """The first day the period speaks of; of the 13th point, the day on which adjusting begins."""
        if self.kind is PeriodKind.SETTLEMENT:
            return date(self.year + 1, 1, 1)
        months = {PeriodKind.MONTH: 1, PeriodKind.QUARTER: 3, PeriodKind.HALF: 6, PeriodKind.YEAR: 12}[self.kind]
        return date(self.year, self.last_month - months + 1, 1)

    @cached_property
    def end(self) -> date:
        """The last day the period speaks of (the `as_of` of its figures)."""
        if self.last_month == 13:
            return date(self.year + 1, 1, 31)
        following = date(self.year + self.last_month // 12, self.last_month % 12 + 1, 1)
        return following - timedelta(days=1)

    @property
    def months_left(self) -> int:
        """Whole months from the end of the period to 31/12 of its year; 0 at and after the year's end."""
        return max(0, 12 - self.last_month)

    @property
    def year_before(self) -> "Period":
        """The same period of last year."""
        return Period(self.year - 1, self.kind, self.number)

    def back(self, months: int) -> "Period | None":
        """The month so many months earlier in the same year, or None before January."""
        month = self.last_month - months
        return Period.of_month(self.year, month) if month >= 1 else None

    @cached_property
    def code(self) -> str:
        return {
            PeriodKind.MONTH: f"{self.year}-{self.number:02d}",
            PeriodKind.SETTLEMENT: f"{self.year}-13",
            PeriodKind.QUARTER: f"{self.year}-Q{self.number}",
            PeriodKind.HALF: f"{self.year}-H{self.number}",
            PeriodKind.YEAR: str(self.year),
        }[self.kind]

    def __str__(self) -> str:
        return self.code

    @cached_property
    def order(self) -> tuple[date, str]:
        """Periods sort by their end; give this to `sorted` where there are many."""
        return (self.end, self.code)

    def __lt__(self, other: "Period") -> bool:
        return self.order < other.order


def months_of(year: int) -> tuple[Period, ...]:
    """The twelve months of a plan year."""
    return tuple(Period.of_month(year, month) for month in range(1, 13))
