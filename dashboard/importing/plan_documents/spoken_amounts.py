"""Amounts said in two units: «92 tỷ 450 triệu đồng», «15 tỷ, 480 triệu đồng», «1 tỷ 2»."""

import re
from dataclasses import dataclass
from decimal import Decimal

from dashboard.domain.money import MoneyUnit

_JOINT = re.compile(r"\s*,?\s*(?:và\s+)?|\s+lẻ\s+")
_CLOSED = re.compile(r"(?:đồng|đ|vnđ|vnd)$")  # «15 tỷ đồng, 480 triệu đồng» are two amounts
_LISTED = re.compile(r"\b(?:lần lượt|tương ứng)\b")
_DONE = re.compile(r"\s*(?:$|[.,;:)(])")
_DONG = re.compile(r"\s*đồng(?!\w)")
_BELOW = 1000  # of the smaller unit: as many make no whole of the larger one
_MOST_DIGITS = 3
_LOOKED = 80  # letters before the amount in which «lần lượt» would stand


@dataclass(frozen=True)
class SpokenAmount:
    """The two as one: its digits as an office writes them, their unit, and where the words end."""

    numbers: str
    money: MoneyUnit
    end: int


def spoken_amount(
    low: str,
    at: tuple[int, int, int],
    first: tuple[Decimal, MoneyUnit],
    part: tuple[str, MoneyUnit | None, Decimal | None],
) -> SpokenAmount | None:
    """`at`: the end of the first, start and end of the second. None where they are two amounts, or no amounts."""
    before, start, end = at
    (value, unit), (digits, smaller, rest) = first, part
    if rest is None or value != value.to_integral_value() or rest != rest.to_integral_value() or rest >= _BELOW:
        return None
    if not _JOINT.fullmatch(low[before:start]) or _CLOSED.search(low[:before]):
        return None
    if _LISTED.search(low[max(0, before - _LOOKED) : start]):
        return None
    if smaller is None or (smaller is MoneyUnit.DONG and unit is not MoneyUnit.THOUSAND):
        return _without_unit(low, at, first, digits, smaller)
    if smaller.factor >= unit.factor:
        return None
    return _told(value * unit.factor + rest * smaller.factor, end)


def _without_unit(
    low: str, at: tuple[int, int, int], first: tuple[Decimal, MoneyUnit], digits: str, smaller: MoneyUnit | None
) -> SpokenAmount | None:
    """«1 tỷ 2» is 1.200 triệu, «1 tỷ 250» is 1.250 triệu: the digits go on where the whole ones end."""
    before, start, end = at
    value, unit = first
    if unit is not MoneyUnit.BILLION and unit is not MoneyUnit.MILLION:
        return None
    if "," in low[before:start] or not digits.isdecimal() or len(digits) > _MOST_DIGITS:
        return None
    if smaller is None:
        behind = _DONG.match(low, end)
        if not behind and not _DONE.match(low, end):
            return None
        end = behind.end() if behind else end
    return _told((value + Decimal(f"0.{digits}")) * unit.factor, end)


def _told(dong: Decimal, end: int) -> SpokenAmount | None:
    if dong != dong.to_integral_value():
        return None
    unit = MoneyUnit.MILLION if dong % MoneyUnit.MILLION.factor == 0 else MoneyUnit.DONG
    return SpokenAmount(f"{int(dong) // int(unit.factor):,}".replace(",", "."), unit, end)
