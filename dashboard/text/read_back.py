"""Texts that `Words` wrote, taken back as values: what tables are sorted by, and the numbers of a workbook."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from dashboard.domain.absence import Absence
from dashboard.text.words import LANGUAGES, Words

_MINUS = "\N{MINUS SIGN}"
_UNIT = r"(?P<unit>%|\s[^\W\d_][^\d()/;,:·\"\\]{0,23}|\s%)?"
_SEPARATORS = {"vi": (r"\.", ","), "en": (",", r"\.")}
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_NAMES = "|".join(_MONTHS)
_ROMAN = {"I": 3, "II": 6, "III": 9, "IV": 12}
_LONGEST_TIME = 32
_WITHOUT = ("no data", "no path", "no figure", "no amount", "not split", "unknown", "amount unknown", "nothing yet")


@dataclass(frozen=True)
class Written:
    """A number as it stands in a text: 26,68% is 26.68 with two places and the unit "%"."""

    value: Decimal
    places: int
    unit: str = ""
    signed: bool = False  # a plus stands before it

    @property
    def plain(self) -> str:
        """Without separators of thousands, a point before its decimals: -15555.25."""
        return f"{self.value:.{self.places}f}"


def _number_pattern(language: str) -> str:
    """Grouped as `Words.number` groups: 2024, 04183 and 007 are codes, not numbers."""
    thousands, decimal = _SEPARATORS[language]
    whole = rf"(?P<whole>0|[1-9]\d{{0,2}}(?:{thousands}\d{{3}})*)"
    return rf"(?P<sign>[+{_MINUS}-])?{whole}(?:{decimal}(?P<rest>\d+))?"


_WHOLE = {language: re.compile(_number_pattern(language) + _UNIT) for language in LANGUAGES}
_LEADING = {language: re.compile(_number_pattern(language) + r"(?=$|%|/|\s)") for language in LANGUAGES}


@lru_cache(maxsize=20_000)
def number_in(text: str, language: str) -> Written | None:
    """The number that is all of `text`, with its unit; None for anything else."""
    found = _WHOLE[language].fullmatch(text)
    return _written(found, found["unit"] or "", language) if found else None


def _written(found: re.Match[str], unit: str, language: str) -> Written:
    rest = found["rest"] or ""
    digits = re.sub(_SEPARATORS[language][0], "", found["whole"])
    value = Decimal(f"{digits}.{rest}" if rest else digits)
    sign = found["sign"] or ""
    return Written(-value if sign in ("-", _MINUS) else value, len(rest), unit.strip(), sign == "+")


@lru_cache(maxsize=20_000)
def leading_number(text: str, language: str) -> float | None:
    """What a text begins with, where that is a number: 84 of «84/120», 9 of «9 (84/120)»."""
    found = _LEADING[language].match(text)
    return float(_written(found, "", language).value) if found else None


def _day(day: str, month: str, year: str) -> float:
    number = _MONTHS.index(month) + 1 if month in _MONTHS else int(month)
    return int(year) * 10_000.0 + number * 100 + int(day)


_CLOCK = re.compile(r"(\d\d):(\d\d)(?: ngày |, )(.+)")  # before the day of a moment
_TIMES: tuple[tuple[str, Callable[[re.Match[str]], float]], ...] = (
    (r"(\d{1,2})/(\d{1,2})/(\d{4})", lambda m: _day(m[1], m[2], m[3])),
    (rf"(\d{{1,2}}) ({_NAMES}) (\d{{4}})", lambda m: _day(m[1], m[2], m[3])),
    (r"T(\d{1,2})", lambda m: float(m[1])),
    (rf"({_NAMES})", lambda m: _MONTHS.index(m[1]) + 1.0),
    (r"Q([1-4])", lambda m: int(m[1]) * 3 + 0.1),
    (r"31/01", lambda m: 13.0),
    (r"[Tt]háng (\d{1,2})/(\d{4})", lambda m: int(m[2]) * 100.0 + int(m[1])),
    (
        r"(January|February|March|April|May|June|July|August|September|October|November|December) (\d{4})",
        lambda m: int(m[2]) * 100.0 + _MONTHS.index(m[1][:3]) + 1,
    ),
    (r"[Qq]uý (I{1,3}|IV)/(\d{4})", lambda m: int(m[2]) * 100 + _ROMAN[m[1]] + 0.1),
    (r"Q([1-4]) (\d{4})", lambda m: int(m[2]) * 100 + int(m[1]) * 3 + 0.1),
    (r"6 tháng (đầu|cuối) năm (\d{4})", lambda m: int(m[2]) * 100 + (6 if m[1] == "đầu" else 12) + 0.2),
    (r"H([12]) (\d{4})", lambda m: int(m[2]) * 100 + int(m[1]) * 6 + 0.2),
    (r"(?:[Nn]ăm|[Yy]ear) (\d{4})", lambda m: int(m[1]) * 100 + 12.3),
)
_COMPILED = tuple((re.compile(pattern), order) for pattern, order in _TIMES)


@lru_cache(maxsize=20_000)
def time_in(text: str) -> float | None:
    """Where the day, the moment or the period that is all of `text` stands among others of its kind."""
    if len(text) > _LONGEST_TIME:
        return None
    text = text.removeprefix("trước ").removeprefix("before ")  # a deadline
    if clock := _CLOCK.fullmatch(text):
        day = time_in(clock[3])
        return None if day is None else day + (int(clock[1]) * 60 + int(clock[2])) / 1440
    return next((order(found) for pattern, order in _COMPILED if (found := pattern.fullmatch(text))), None)


def is_absent(text: str, words: Words) -> bool:
    """Whether a text says that there is nothing: a dash, or one of the names of absence, whatever follows in brackets."""
    bare = text.partition(" (")[0].strip().casefold()
    return bare in _absences(words)


@lru_cache
def _absences(words: Words) -> frozenset[str]:
    names = (*(words.term(absence) for absence in Absence), *(words(message) for message in _WITHOUT))
    return frozenset(("", "–", "-", "—", "×", "∅", "…", *(name.casefold() for name in names)))
