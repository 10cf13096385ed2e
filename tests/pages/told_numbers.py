"""Numbers as pages write them, read back and held against each other: they may be rounded differently."""

import re
from collections.abc import Iterator
from decimal import Decimal

from dashboard.text.words import round_half_up

_NUMBER = re.compile(r"[−-]?\d[\d.]*(?:,\d+)?")


def numbers(said: str) -> list[Decimal]:
    """Every number of a Vietnamese text, with the places that are written."""
    found = _NUMBER.findall(said.replace("−", "-"))
    return [Decimal(text.rstrip(".").replace(".", "").replace(",", ".")) for text in found]


def same(one: Decimal, other: Decimal) -> bool:
    """Whether one is the other, rounded."""
    places = min(-int(value.as_tuple().exponent) for value in (one, other))
    return round_half_up(one, places) == round_half_up(other, places)


def says(place: str, said: str, value: Decimal) -> str:
    """Nothing where one of the numbers of `said` is the value; else where what was said."""
    return "" if any(same(number, value) for number in numbers(said)) else f"{place}: «{said}» for {value}"


def differing(found: Iterator[str]) -> list[str]:
    return [line for line in found if line]
