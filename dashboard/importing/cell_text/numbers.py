"""Text of a cell to a number, by Vietnamese conventions: 15.555,25 · 1 234,5 · (466,25) · 26,68% · 2.000 · 150 (ước)."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import TypeVar

from dashboard.domain.money import MoneyUnit
from dashboard.importing.cell_text.absences import AbsenceMark, absence_word
from dashboard.importing.cell_text.money_words import MONEY_WORDS, money_unit_in
from dashboard.importing.cell_text.names import heading, plain

__all__ = ["AbsenceMark", "Spelling", "absence_word", "counts_the_same", "money_unit_in", "odd_magnitude", "spelling"]

MAX_LENGTH = 40
Meaning = TypeVar("Meaning")
_ALONE = re.compile(r"[-+(]?[0-9., ]+\)?")
_DIGITS = re.compile(r"[0-9][0-9.,]*")
_ESTIMATES = ("ước thực hiện", "ước đạt", "ước tính", "ước th", "ước", "ưth")  # longest first
COUNTED_WORDS = (
    "lượt người", "nhân khẩu", "lao động", "người", "khẩu", "lượt hộ", "hộ", "lượt", "trẻ em", "trẻ", "cháu", "em", "học viên",
    "học sinh", "cán bộ", "đối tượng", "mô hình", "dự án", "công trình", "ngôi nhà", "căn nhà", "căn", "nhà", "lớp", "phiên",
    "hội nghị", "cuộc", "buổi", "đợt", "tin bài", "tin", "bài", "thiết bị", "điểm", "văn bản", "báo cáo", "xã", "bản", "thôn",
    "chiều", "cái", "thẻ", "ngày công", "công",
    "suất", "bộ", "gói", "hồ sơ", "lần", "tổ", "nhóm", "chiếc", "cây", "giếng",
    "con", "km", "m2", "m²", "m3", "m³", "m", "ha", "tấn", "kg",
)  # fmt: skip

_COUNTED = {word: word for word in COUNTED_WORDS}
_PERCENT = {"%": True, "phần trăm": True}
_PEOPLE = frozenset(
    ("người", "lao động", "nhân khẩu", "khẩu", "trẻ em", "trẻ", "cháu", "em", "học viên", "học sinh", "cán bộ")
)


def counts_the_same(word: str, other: str) -> bool:
    """Whether two words for what is counted can stand for each other: 7 người are 7 lao động, but not 7 hộ."""
    headings = {heading(word), heading(other)}
    return len(headings) == 1 or headings <= _PEOPLE


@dataclass(frozen=True)
class Spelling:
    """A number as a text spells it. `values` has two members where the text can be read in two ways ("1,234").

    `percent`: a percent sign follows, `value` is not divided by 100; `unit`: the unit of money behind the number; `word`: what
    is counted ("người"), to be compared with the indicator's unit; `estimate`: marked as an estimate (ước).
    """

    values: tuple[Decimal, ...]
    percent: bool = False
    unit: MoneyUnit | None = None
    estimate: bool = False
    word: str = ""

    @property
    def value(self) -> Decimal:
        return self.values[0]

    @property
    def ambiguous(self) -> bool:
        return len(self.values) > 1


def spelling(text: str, unit_of_measure: str = "") -> Spelling | None:
    """The number that `text` spells, or None where it spells none. `unit_of_measure` is the indicator's own, beside usual ones."""
    return None if len(text) > MAX_LENGTH else _spelled(text, unit_of_measure)


@lru_cache(maxsize=8192)  # a column is asked about more than once, and its texts are few
def _spelled(text: str, unit_of_measure: str) -> Spelling | None:
    rest, estimate = _without_estimate(plain(text).removesuffix("*").strip())
    percent = unit = word = None
    if not _ALONE.fullmatch(rest):  # most often a number is all there is
        rest, percent = _without(rest, _PERCENT)
        rest, unit = _without(rest, MONEY_WORDS)
        if not percent and unit is None:
            own = heading(unit_of_measure)
            rest, word = _without(rest, {own: own, **_COUNTED} if own else _COUNTED)
    negative, rest = _sign(rest)
    values = _values(_joined(rest))
    if not values:
        return None
    return Spelling(tuple(-v if negative else v for v in values), bool(percent), unit, estimate, word or "")


def _without_estimate(text: str) -> tuple[str, bool]:
    """The word for an estimate, before or behind the number, in brackets or bare."""
    if "ư" not in text:
        return text, False
    for word in _ESTIMATES:
        for behind in (f"({word})", f" {word}"):
            if text.endswith(behind):
                return text.removesuffix(behind).strip(), True
        for before in (f"({word})", f"{word}:", f"{word} "):
            if text.startswith(before):
                return text.removeprefix(before).strip(), True
    return text, False


def _without(text: str, words: Mapping[str, Meaning]) -> tuple[str, Meaning | None]:
    """The text before one of the words that it ends with, and what the word means."""
    for word, meaning in words.items():
        if text.endswith(word):
            return text.removesuffix(word).strip(), meaning
    return text, None


def _sign(text: str) -> tuple[bool, str]:
    """Whether the number is negative, and the rest. The bookkeeper's brackets say nothing with a sign inside them."""
    if text.startswith("(") and text.endswith(")"):
        return True, text[1:-1].strip()
    if text.startswith(("-", "+")):
        return text[0] == "-", text[1:].strip()
    return False, text


def _joined(text: str) -> str:
    """Digits grouped by spaces put together: every group after the first has three."""
    head, *rest = text.split(" ")
    if not rest:
        return text
    whole = [*rest[:-1], re.split("[.,]", rest[-1])[0]]
    fits = head.isdigit() and len(head) <= 3 and all(len(part) == 3 and part.isdigit() for part in whole)
    return "".join((head, *rest)) if fits else ""


def _values(text: str) -> tuple[Decimal, ...]:
    if not _DIGITS.fullmatch(text):
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
    if len(head) > 3 or any(len(group) != 3 for group in groups):
        return ()
    return (Decimal(head + "".join(groups)),)


def _one_comma(text: str) -> tuple[Decimal, ...]:
    """The Vietnamese decimal mark; with exactly three digits behind it some offices mean thousands: 1,234."""
    whole, part = text.split(",")
    if not part:
        return ()
    decimal = Decimal(f"{whole}.{part}")
    if len(part) == 3 and len(whole) <= 3 and whole[0] != "0":
        return (decimal, Decimal(whole + part))
    return (decimal,)


def _one_dot(text: str) -> tuple[Decimal, ...]:
    """With three digits behind it the Vietnamese thousands mark (2.000); else a decimal point."""
    whole, part = text.split(".")
    if not part:
        return ()
    if len(part) == 3 and len(whole) <= 3 and whole[0] != "0":
        return (Decimal(whole + part),)
    return (Decimal(f"{whole}.{part}"),)


def odd_magnitude(text: str, read: Spelling) -> bool:
    """Whether a text mixes a three-digit group with a large unit, as "603.736 tỷ đồng" does: a slip of ×1.000 is likely."""
    return read.unit is MoneyUnit.BILLION and abs(read.value) >= 1000 and bool(re.search(r"\d\.\d{3}(?!\d)", text))
