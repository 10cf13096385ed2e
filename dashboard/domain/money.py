"""Money is integer đồng; offices write it in nghìn, triệu or tỷ đồng."""

from decimal import Decimal
from enum import StrEnum

MILLION = 1_000_000


class MoneyUnit(StrEnum):
    DONG = "đồng"
    THOUSAND = "nghìn đồng"
    MILLION = "triệu đồng"
    BILLION = "tỷ đồng"

    @property
    def factor(self) -> int:
        """How many đồng one of this unit is."""
        return {"đồng": 1, "nghìn đồng": 1_000, "triệu đồng": MILLION, "tỷ đồng": 1_000 * MILLION}[self.value]


def dong(amount: Decimal, unit: MoneyUnit) -> int:
    """`amount` of `unit` in integer đồng; ValueError where it is not a whole number of đồng."""
    exact = amount * unit.factor
    if exact != exact.to_integral_value():
        raise ValueError(f"{amount} {unit} is not a whole number of đồng")
    return int(exact)


def millions(amount_vnd: int) -> Decimal:
    """`amount_vnd` in triệu đồng, exactly."""
    return Decimal(amount_vnd) / MILLION
