"""Reporting periods named by a cell or a title: 2024-09, tháng 9/2024, Quý III/2024, 6 tháng đầu năm, đến hết ngày 31/10/2024."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum

from dashboard.domain.periods import Period, PeriodKind
from dashboard.importing.cell_text.dates import DAY, YEARS, date_in, date_of_serial, day, day_of
from dashboard.importing.cell_text.names import plain

__all__ = ["YEARS", "NamedPeriod", "Strength", "date_in", "date_of_serial", "named_periods", "period_in"]

_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_NUMBERS = {"giêng": 1, "một": 1, "hai": 2, "ba": 3, "tư": 4, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8,
            "chín": 9, "mười": 10, "mười một": 11, "mười hai": 12, "chạp": 12}  # fmt: skip
_NUMBER_WORD = "|".join(sorted(_NUMBERS, key=len, reverse=True))
_IN_WORDS = re.compile(  # tháng sáu, quý một năm 2024; not "quý một lần", nor "tháng năm 2024", whose number is blank
    rf"\b(?P<what>tháng|quý) (?P<number>{_NUMBER_WORD})(?=\s*(?:[/,;:.)\]–-]|$)|,? năm (?:\d{{4}}|nay|trước)\b)"
)
_COUNTED = re.compile(rf"\b(?P<number>{_NUMBER_WORD}) tháng(?= (?:đầu|cuối|năm)\b)")
_OF_YEAR = r"(?:\s*(?:/|-|,?\s*năm|\s)\s*(?P<year>\d{4}))?(?![\d/])"
_UNTIL = r"(?:(?:tính |số liệu )?(?:đến|tới)(?: hết)?|hết|(?:tại )?thời điểm)"
_HALF = re.compile(rf"\b0?6 tháng (?P<number>đầu|cuối)(?: năm)?{_OF_YEAR}")
_MONTHS = re.compile(
    rf"(?<!vòng )(?<!trong )(?<!từ )(?<!dưới )(?<!trên )(?<!đủ )(?<!sau )\b(?P<number>\d{{1,2}}) tháng"
    rf"(?: đầu)?(?: năm)?{_OF_YEAR}(?! (?:cuối|trước|kể|trở|tuổi|liên))"
)
_QUARTER = re.compile(rf"\bquý\s*(?P<number>i{{1,3}}|iv|[1-4])\b(?!\s*(?:,|\+|&|và|-)\s*(?:i|[1-4]\b)){_OF_YEAR}")
_MONTH = re.compile(rf"(?:\btháng|\bt)\s*(?P<number>\d{{1,2}}){_OF_YEAR}")
_BARE_MONTH = re.compile(r"(?<![\w/.,-])(?P<number>\d{1,2})\s*[/-]\s*(?P<year>\d{4})(?![\w/-])")
_YEAR = re.compile(r"(?:\bcả )?\bnăm\s*(\d{4})(?![\d/])")
_UNTIL_DAY = re.compile(rf"\b{_UNTIL}(?:\s*\d{{1,2}}\s*(?:h|giờ)\d*)?(?:\s*ngày)?\s*{DAY}(?![\d/])")
_UNTIL_DAY_ONLY = re.compile(
    rf"\b{_UNTIL}(?:\s*ngày)?\s*(?P<day>\d{{1,2}})(?:/| tháng )(?P<month>\d{{1,2}})(?P<year>)(?![\d/])"
)
_ASIDE = re.compile(  # days that date a document, spans of years, what a figure is compared with, document numbers
    rf"\bngày[\s.…_]*(?:\d{{1,2}})?[\s.…_]*(?:/|tháng)[\s.…_]*(?:\d{{1,2}})?[\s.…_]*(?:/|năm)[\s.…_]*(?:\d{{4}})?|{DAY}"
    r"|\d{4}\s*-\s*\d{4}|\bso (?:với )?(?:cùng kỳ )?(?:(?:tháng|quý) \w+ )?năm (?:trước|\d{4})|\bcùng kỳ năm \d{4}"
    r"|\bsố:?\s*\d+[/-]\S*|\btừ tháng \d{1,2}(?:/\d{4})?|chuẩn nghèo[^,;)]*\d{4}"
)
_LEAD = re.compile(rf"^(?:kỳ(?: báo cáo)?\s*:?\s*)?(?:{_UNTIL}|trong)?\s*")


class Strength(StrEnum):
    """How certainly a text names its period, the most certain first."""

    EXACT = "exact"
    OTHER_YEAR = "other_year"  # "tháng 10": the year stands elsewhere
    MONTH_OF_A_DAY = "month_of_a_day"  # "đến ngày 10/5/2024": only a part of the month is over
    YEAR_ONLY = "year_only"  # a title's "năm 2024" often names the plan, not the period


@dataclass(frozen=True)
class NamedPeriod:
    """A period that a text names, how certainly, and the words that name it."""

    period: Period
    strength: Strength
    text: str


def period_in(value: Decimal | str | date | bool, year: int | None = None) -> Period | None:
    """The period that a whole cell names, or None; `year` is the plan's, for a cell such as "Tháng 6".

    A date cell stands for its month: spreadsheets turn 9/2024 into one. A day in words does so only at a month's end.
    """
    if isinstance(value, bool):
        return None
    if isinstance(value, date):
        return Period.of_month(value.year, value.month) if value.year in YEARS else None
    text = _in_digits(plain(f"{value:f}" if isinstance(value, Decimal) else value))
    try:
        period = Period.parse(text.upper())
    except ValueError:
        return _worded(text, year)
    return period if period.year in YEARS else None


def _in_digits(text: str) -> str:
    """The text with the numbers of months and quarters in digits; "tháng năm" alone may have its number blank."""
    if "tháng" not in text and "quý" not in text:
        return text
    text = _IN_WORDS.sub(_digits_behind, text)
    return _COUNTED.sub(lambda match: f"{_NUMBERS[match['number']]} tháng", text)


def _digits_behind(match: re.Match[str]) -> str:
    number = _NUMBERS[match["number"]]
    blank = match["number"] == "năm" and not re.match(r"/\s*\d{4}|,? năm \d{4}", match.string[match.end() :])
    return match[0] if blank else f"{match['what']} {number}"


def _worded(text: str, year: int | None) -> Period | None:
    if (on := date_in(text)) is not None:
        return _of_day(on, year)[0] if _ends_month(on) else None
    sure = [named for named in _named(text, year) if named.strength is not Strength.MONTH_OF_A_DAY]
    return sure[0].period if len(sure) == 1 and sure[0].text in (text, _LEAD.sub("", text)) else None


def named_periods(text: str, year: int | None = None) -> tuple[NamedPeriod, ...]:
    """The periods that a title names, the most certain first, each once; `year` is the plan's, for a month without a year.

    The date of a document (Báo cáo số … ngày …/11/2024; Sông Mã, ngày 5 tháng 11 năm 2024) is no period; the last day that
    figures cover (đến, hết, thời điểm) is one.
    """
    order = list(Strength)
    names = sorted(_named(_in_digits(plain(text)), year), key=lambda named: order.index(named.strength))
    first = {named.period: named for named in reversed(names)}
    return tuple(named for named in names if first[named.period] is named)


def _named(text: str, year: int | None) -> Iterator[NamedPeriod]:
    """The periods named in a text in `plain` spelling. What a pattern matches is removed before the weaker ones are tried."""
    for pattern in (_UNTIL_DAY, _UNTIL_DAY_ONLY):
        for match in pattern.finditer(text):
            if named := _until(match, year):
                yield named
        text = _without(pattern, text)
    text = _without(_ASIDE, text)
    years = {int(match[1]) for match in _YEAR.finditer(text)}
    elsewhere = years.pop() if len(years) == 1 else year
    for pattern in (_HALF, _MONTHS, _QUARTER, _MONTH, _BARE_MONTH):
        for match in pattern.finditer(text):
            if named := _spelled(match, elsewhere):
                yield named
        text = _without(pattern, text)
    for match in _YEAR.finditer(text):
        if int(match[1]) in YEARS:
            yield NamedPeriod(Period(int(match[1]), PeriodKind.YEAR), Strength.YEAR_ONLY, match[0].strip())


def _without(pattern: re.Pattern[str], text: str) -> str:
    return pattern.sub(lambda match: ";" * len(match[0]), text)


def _until(match: re.Match[str], year: int | None) -> NamedPeriod | None:
    """The month of the last day that figures cover (đến hết ngày …); a day without a year is of the plan's year."""
    on = day_of(match) if match["year"] else day(year or 0, int(match["month"]), int(match["day"]))
    return NamedPeriod(*_of_day(on, year), match[0]) if on else None


def _of_day(on: date, year: int | None) -> tuple[Period, Strength]:
    """The month that a day ends or lies in; 31/01 after the plan's year is its 13th point."""
    if year is not None and on == date(year + 1, 1, 31):
        return Period.of_month(year, 13), Strength.EXACT
    return Period.of_month(on.year, on.month), Strength.EXACT if _ends_month(on) else Strength.MONTH_OF_A_DAY


def _ends_month(on: date) -> bool:
    return (on + timedelta(days=1)).day == 1


def _spelled(match: re.Match[str], elsewhere: int | None) -> NamedPeriod | None:
    year = int(match["year"]) if match["year"] else elsewhere
    period = _period(match.re, match["number"], year) if year in YEARS and year else None
    strength = Strength.EXACT if match["year"] else Strength.OTHER_YEAR
    return NamedPeriod(period, strength, match[0].strip()) if period else None


def _period(pattern: re.Pattern[str], number: str, year: int) -> Period | None:
    """Months since January are the month at whose end they end: what is reported is cumulative. Six are the half-year."""
    if pattern is _QUARTER:
        return Period(year, PeriodKind.QUARTER, _QUARTERS[number])
    if pattern is _HALF:
        return Period(year, PeriodKind.HALF, 1 if number == "đầu" else 2)
    if pattern is _MONTHS and int(number) == 6:
        return Period(year, PeriodKind.HALF, 1)
    return Period.of_month(year, int(number)) if 1 <= int(number) <= 12 else None
