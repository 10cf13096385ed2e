"""One cell to a number, as a Vietnamese office means it: 15.555,25 · 1 234,5 · (466,25) · 26,68% · 2.000 · 603.736 tỷ đồng."""

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal

from dashboard.domain.money import MoneyUnit

MAX_LENGTH = 40
_SPACES = "\u00a0\u202f\u2007\u2009 "
_MINUS = "-\u2212\u2013\u2014"
_UNITS = (
    ("nghìn đồng", MoneyUnit.THOUSAND), ("ngàn đồng", MoneyUnit.THOUSAND), ("triệu đồng", MoneyUnit.MILLION),
    ("tỷ đồng", MoneyUnit.BILLION), ("tỉ đồng", MoneyUnit.BILLION), ("tr.đ", MoneyUnit.MILLION),
    ("trđ", MoneyUnit.MILLION), ("triệu", MoneyUnit.MILLION), ("nghìn", MoneyUnit.THOUSAND), ("tỷ", MoneyUnit.BILLION),
    ("tỉ", MoneyUnit.BILLION), ("đồng", MoneyUnit.DONG), ("vnđ", MoneyUnit.DONG),
)  # fmt: skip
_DIGITS = re.compile(r"[0-9][0-9.,]*|[.,][0-9]+")


@dataclass(frozen=True)
class Spelling:
    """What a text says: its value, or several when it can honestly be read several ways; the percent sign; a money unit."""

    values: tuple[Decimal, ...]
    percent: bool = False
    unit: MoneyUnit | None = None

    @property
    def value(self) -> Decimal:
        return self.values[0]

    @property
    def ambiguous(self) -> bool:
        return len(self.values) > 1


def spelling(text: str) -> Spelling | None:
    """The number that `text` spells, or None where it spells none."""
    text = unicodedata.normalize("NFC", text).strip().casefold()
    if not text or len(text) > MAX_LENGTH:
        return None
    text, unit = _without_unit(text)
    percent = text.endswith("%")
    text = text.removesuffix("%").strip()
    negative = False
    if text.startswith("(") and text.endswith(
        ")"
    ):  # the bookkeeper's minus: with a sign of its own inside it says nothing
        negative, text = True, text[1:-1].strip()
    elif text[:1] and text[0] in _MINUS + "+":
        negative, text = text[0] != "+", text[1:].strip()
    values = _values(_joined(text))
    if not values:
        return None
    return Spelling(tuple(-v if negative else v for v in values), percent, unit)


def _without_unit(text: str) -> tuple[str, MoneyUnit | None]:
    for word, unit in _UNITS:
        if text.endswith(word):
            return text.removesuffix(word).strip(), unit
    return text, None


def _joined(text: str) -> str:
    """Digits grouped by spaces put together: every group after the first has three."""
    parts = re.split(f"[{_SPACES}]+", text)
    if len(parts) == 1:
        return text
    head, *rest = parts
    whole = [*rest[:-1], re.split("[.,]", rest[-1])[0]]
    fits = head.isdigit() and 1 <= len(head) <= 3 and all(len(part) == 3 and part.isdigit() for part in whole)
    return "".join(parts) if fits else ""


def _values(text: str) -> tuple[Decimal, ...]:
    if not _DIGITS.fullmatch(text) or not text.isascii():
        return ()
    dots, commas = text.count("."), text.count(",")
    if dots and commas:
        return _both(text)
    if commas > 1 or dots > 1:
        return _grouped(text, "," if commas else ".")
    if commas:
        return _one_comma(text)
    if dots:
        return _one_dot(text)
    return (Decimal(text),)


def _both(text: str) -> tuple[Decimal, ...]:
    """Both marks: the last one is the decimal mark, the other groups thousands."""
    mark = max(".,", key=text.rindex)
    group = "," if mark == "." else "."
    if text.count(mark) > 1:
        return ()
    whole, part = text.split(mark)
    grouped = _grouped(whole, group)
    return (grouped[0] + Decimal(f"0.{part}"),) if grouped and part.isdigit() else ()


def _grouped(text: str, mark: str) -> tuple[Decimal, ...]:
    head, *groups = text.split(mark)
    if not 1 <= len(head) <= 3 or any(len(group) != 3 for group in groups):
        return ()
    return (Decimal(head + "".join(groups)),)


def _one_comma(text: str) -> tuple[Decimal, ...]:
    """The Vietnamese decimal mark; with exactly three digits behind it some offices mean thousands: 1,234."""
    whole, part = text.split(",")
    if not whole or not part:
        return ()
    decimal = Decimal(f"{whole}.{part}")
    if len(part) == 3 and 1 <= len(whole) <= 3 and whole[0] != "0":
        return (decimal, Decimal(whole + part))
    return (decimal,)


def _one_dot(text: str) -> tuple[Decimal, ...]:
    """With three digits behind it the Vietnamese thousands mark (2.000); else a decimal point."""
    whole, part = text.split(".")
    if not whole or not part:
        return ()
    if len(part) == 3 and 1 <= len(whole) <= 3 and whole[0] != "0":
        return (Decimal(whole + part),)
    return (Decimal(f"{whole}.{part}"),)


def odd_magnitude(text: str, found: Spelling) -> bool:
    """Whether a text mixes a three-digit group with a large unit, as "603.736 tỷ đồng" does: a slip of ×1.000 is likely."""
    if found.unit not in (MoneyUnit.BILLION, MoneyUnit.MILLION):
        return False
    return found.unit is MoneyUnit.BILLION and abs(found.value) >= 1000 and bool(re.search(r"\d\.\d{3}(?!\d)", text))
