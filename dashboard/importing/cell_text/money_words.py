"""The words for units of money: behind a number (466,25 tr.đ), and in a heading (ĐVT: Triệu đồng · (1.000 đồng))."""

import re

from dashboard.domain.money import MoneyUnit
from dashboard.importing.cell_text.names import heading

MONEY_WORDS = {  # longest first: "tr.đ" before "đ"
    "triệu đồng": MoneyUnit.MILLION, "nghìn đồng": MoneyUnit.THOUSAND, "ngàn đồng": MoneyUnit.THOUSAND,
    "tr. đồng": MoneyUnit.MILLION, "tr.đồng": MoneyUnit.MILLION, "tr đồng": MoneyUnit.MILLION, "tỷ đồng": MoneyUnit.BILLION,
    "tỉ đồng": MoneyUnit.BILLION, "triệu đ": MoneyUnit.MILLION, "nghìn đ": MoneyUnit.THOUSAND, "ngàn đ": MoneyUnit.THOUSAND,
    "tỷ đ": MoneyUnit.BILLION, "tr. đ": MoneyUnit.MILLION, "tr.đ": MoneyUnit.MILLION, "trđ": MoneyUnit.MILLION,
    "triệu": MoneyUnit.MILLION, "nghìn": MoneyUnit.THOUSAND, "ngàn": MoneyUnit.THOUSAND, "đồng": MoneyUnit.DONG,
    "vnđ": MoneyUnit.DONG, "vnd": MoneyUnit.DONG, "tr": MoneyUnit.MILLION, "tỷ": MoneyUnit.BILLION, "tỉ": MoneyUnit.BILLION,
    "đ": MoneyUnit.DONG,
}  # fmt: skip
_COUNTS = {
    "1.000.000 đồng": MoneyUnit.MILLION, "1.000.000 đ": MoneyUnit.MILLION, "1.000 đồng": MoneyUnit.THOUSAND,
    "1.000 đ": MoneyUnit.THOUSAND, "10^6 đồng": MoneyUnit.MILLION, "10⁶ đồng": MoneyUnit.MILLION,
    "10^3 đồng": MoneyUnit.THOUSAND, "10³ đồng": MoneyUnit.THOUSAND,
}  # fmt: skip


def _pattern(word: str) -> str:
    """The word however its dots and spaces are written: 1000đ and 1,000 đồng are 1.000 đồng."""
    counted = re.escape(word).replace(r"\.", "[.,]?") if word[0].isdigit() else re.escape(word)
    return counted.replace(r"\ ", r"\s?")


_HEADINGS = _COUNTS | MONEY_WORDS
_ANY = "|".join(f"({_pattern(word)})" for word in _HEADINGS)
_MEANINGS = tuple(_HEADINGS.values())
_LABEL = re.compile(rf"\b(?:đvt|đv|đơn vị(?: tính| tiền)?)\s*[:.-]?\s*\(?(?:{_ANY})(?=\s*(?:$|[,;.)\]]))")
_DELIMITED = re.compile(rf"(?:^|[:(,;\[])\s*(?!đ\b|tr\b)(?:{_ANY})(?=\s*(?:$|[,;)\]]))")
_PHRASE = re.compile(r"(?<![\d.,])(?<!\d\s)\b(?:(triệu đồng|tr\.đ|trđ)|(nghìn đồng|ngàn đồng)|(tỷ đồng))(?![\w/])")
_PHRASES = (MoneyUnit.MILLION, MoneyUnit.THOUSAND, MoneyUnit.BILLION)


def money_unit_in(text: str) -> MoneyUnit | None:
    """The unit of money that a title or heading names; None where it names none, several, or a rate (triệu đồng/hộ)."""
    title = heading(text)
    units = {
        meanings[match.lastindex - 1]
        for pattern, meanings in ((_LABEL, _MEANINGS), (_DELIMITED, _MEANINGS), (_PHRASE, _PHRASES))
        for match in pattern.finditer(title)
        if match.lastindex
    }
    return units.pop() if len(units) == 1 else None
