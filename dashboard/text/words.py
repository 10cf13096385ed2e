"""One language's words, numbers and dates, for pages, reports, findings and the command line."""

import threading
from calendar import month_abbr
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from functools import cache, lru_cache
from zoneinfo import ZoneInfo

from babel.numbers import format_decimal

from dashboard.domain.messages import Figure, FigureKind, Message, Named, Param, Sentence
from dashboard.domain.money import millions
from dashboard.domain.people.persons import Person
from dashboard.domain.people.rights import Action, Extent, extent
from dashboard.domain.people.roles import operator
from dashboard.domain.periods import Period, PeriodKind
from dashboard.text.catalogue import catalogue

LANGUAGES = ("vi", "en")
NO_NAMES = Extent(Action.READ_PEOPLE)
ALL_NAMES = extent(operator(""), Action.READ_PEOPLE)
OFFICE_TIME = ZoneInfo("Asia/Ho_Chi_Minh")
_MOST_PLACES = 10  # decimals: one đồng of what a province is given, in per cent
_MINUS = "\N{MINUS SIGN}"
_ROMAN = {1: "I", 2: "II", 3: "III", 4: "IV"}


_NAMING = threading.local()


@contextmanager
def naming_nobody() -> Iterator[None]:
    """While something is put into words for all readers alike: a name in it is a fault of the program, whoever asks."""
    before, _NAMING.nobody = getattr(_NAMING, "nobody", False), True
    try:
        yield
    finally:
        _NAMING.nobody = before


@lru_cache(maxsize=20_000)
def _written(value: Decimal, pattern: str, language: str) -> str:
    """Kept, for Babel takes its time over each number and pages write the same ones again."""
    return format_decimal(value, format=pattern, locale=language, decimal_quantization=False)


class Words:
    """Speaks one language: `w("{count} rows", count=3)` for words of the catalogue, and a method per kind of value.

    `people`: whose names it may say; for everybody else it names the unit (`person`).
    `areas`: what the units compared are where they are no communes; what is catalogued under `area.{areas}.` says so.
    """

    def __init__(self, language: str, people: Extent = NO_NAMES, areas: str = "") -> None:
        if language not in LANGUAGES:
            raise ValueError(f"no such language: {language}")
        self.language, self.people, self.areas = language, people, areas
        self._catalogue = {} if language == "en" else catalogue(language)

    def __call__(self, message: str, **params: Param) -> str:
        """`message` (its English text is its id) in this language, with `params` written as this language writes them."""
        template = self._of_areas(message) or self._catalogue.get(message, message)
        return template.format_map(self._filled(params)) if params else template

    def code(self, message: Message, prefix: str) -> str:
        """A coded message whose template is catalogued under `prefix.code` (both languages have one)."""
        return self.coded(f"{prefix}.{message.code}", message.params)

    def coded(self, key: str, params: Mapping[str, Param] | None = None) -> str:
        """The template catalogued under `key` in this language's own catalogue, filled in."""
        template = self._of_areas(key) or catalogue(self.language).get(key, key)
        return template.format_map(self._filled(params or {}))

    def among(self, areas: str) -> "Words":
        """The same where the units compared are `areas`: villages of a commune, provinces of the nation; "": communes."""
        return words_in(self.language, self.people, areas)

    def _of_areas(self, key: str) -> str:
        return catalogue(self.language).get(f"area.{self.areas}.{key}", "") if self.areas else ""

    def _filled(self, params: Mapping[str, Param]) -> dict[str, str]:
        """Parameters as text; the number of a month is its name where the language counts none: T9, Sep."""
        named = self.language != "vi"
        return {
            name: _month(param) if named and name == "month" and isinstance(param, int) else self.value(param)
            for name, param in params.items()
        }

    def has(self, key: str) -> bool:
        """Whether a coded message is catalogued in this language."""
        return key in catalogue(self.language)

    def sentence(self, sentence: Sentence) -> str:
        """The clauses of a sentence, joined; each template carries its own leading punctuation."""
        return "".join(self.code(clause, "sentence") for clause in sentence).strip()

    def value(self, param: Param) -> str:
        """Any parameter as text."""
        match param:
            case Figure():
                return self.figure(param)
            case Named():
                return self.name(param)
            case Person():
                return self.person(param)
            case Message():
                return self.code(param, "sentence")
            case Period():
                return self.period(param)
            case datetime():
                return self.moment(param)
            case date():
                return self.date(param)
            case StrEnum():
                return self.term(param)
            case Decimal():
                return self.number(param, places=6)
            case int():
                return self.number(Decimal(param))
            case tuple():
                return ", ".join(self.value(part) for part in param)
            case _:
                return str(param)

    def person(self, person: Person) -> str:
        """The name for who may read it, else the unit that the person works for; "" for nobody. Nothing else decides this."""
        if person.name and getattr(_NAMING, "nobody", False):
            raise RuntimeError("what is kept for all readers alike names somebody")
        if not person.name or self.people.covers(person.over):
            return person.name
        return person.instead or self("somebody of the office")

    def remark(self, text: str, of: Person) -> str:
        """Why somebody withdrew, returned or unlocked something: it may name persons, and is for who may read names; else ""."""
        if text and getattr(_NAMING, "nobody", False):
            raise RuntimeError("what is kept for all readers alike has somebody's words")
        return text if self.people.covers(of.over) else ""

    @property
    def key(self) -> str:
        """For caches of what was put into words."""
        return f"{self.language}{self.people.key}{self.areas}"

    def name(self, named: Named) -> str:
        return self.name_of(named.vi, named.en)

    def name_of(self, vi: str, en: str) -> str:
        """A name of the plan: its English where this language asks for it and the plan gives one."""
        return en if self.language == "en" and en else vi

    def term(self, member: StrEnum) -> str:
        """A member of a domain enum, catalogued under `term.<Enum>.<value>`."""
        return self.coded(f"term.{type(member).__name__}.{member.value}")

    def dimension(self, name: str) -> str:
        """A dimension of deprivation: the law's six (NĐ 07/2021) in English too, any other as the plan writes it."""
        return catalogue(self.language).get(f"dimension.{name}", name)

    # -- numbers ---------------------------------------------------------------------------------------------------

    def number(self, value: Decimal, places: int = 2, fixed: bool = False, signed: bool = False) -> str:
        """`value` with at most (`fixed`: exactly) `places` decimals, grouped; halves round up, minus is U+2212."""
        rounded = round_half_up(value, places)
        pattern = "#,##0" + ("." + ("0" if fixed else "#") * places if places else "")
        text = _written(abs(rounded), pattern, self.language)
        sign = _MINUS if rounded < 0 else "+" if signed and rounded > 0 else ""
        return sign + text

    def measured(self, value: Decimal, places: int, unit: str, signed: bool = False) -> str:
        """A number with its unit behind it: 26,68%, −4,5 điểm %, 84 lao động."""
        return f"{self.number(value, places, signed=signed)}{'' if unit in ('', '%') else ' '}{unit}"

    @property
    def points_unit(self) -> str:
        """What differences of shares are measured in."""
        return "điểm %" if self.language == "vi" else "points"

    def share(self, fraction: Decimal, places: int = 1) -> str:
        """A fraction as a percentage: 0.2668 is 26,68% in Vietnamese; 0% and 100% are only nothing and all."""
        return self.measured(fraction * 100, share_places(fraction, places), "%")

    def points(self, fraction: Decimal, places: int = 1, signed: bool = False) -> str:
        """A difference of shares in điểm %."""
        return self.measured(fraction * 100, places, self._points_of(fraction * 100, places), signed)

    def _points_of(self, points: Decimal, places: int) -> str:
        """Of one there is «1 point»."""
        return _counted(self.points_unit, round_half_up(points, places))

    def money(self, amount_vnd: int, places: int = 2) -> str:
        """Đồng, written in triệu đồng without the unit: 15.555,25."""
        return self.number(millions(amount_vnd), places)

    def billions(self, amount_vnd: int, signed: bool = False) -> str:
        """Đồng, written in tỷ with one decimal, for cards: 3,9 tỷ."""
        number = self.number(millions(amount_vnd) / 1000, 1, signed=signed)
        return f"{number} tỷ" if self.language == "vi" else f"{number} bn"

    def billions_of(self, part_vnd: int, whole_vnd: int) -> str:
        """Đồng of đồng: 6,9/15,6 tỷ."""
        return f"{self.number(millions(part_vnd) / 1000, 1)}/{self.billions(whole_vnd)}"

    def figure(self, figure: Figure) -> str:
        return self.measured(*self.measure(figure))

    def measure(self, figure: Figure) -> tuple[Decimal, int, str]:
        """A figure as it is written: in the unit it is written in, its decimals at most, and that unit."""
        match figure.kind:
            case FigureKind.SHARE:
                value, places, unit = figure.value * 100, 1, "%"
            case FigureKind.POINTS:
                value, places = figure.value * 100, 1
                unit = self._points_of(value, places if figure.places is None else figure.places)
            case FigureKind.MONEY:
                value, places = millions(int(figure.value)), 2
                unit = "triệu đồng" if self.language == "vi" else "million đồng"
            case FigureKind.COUNT:
                english = self.language == "en" and figure.unit_en
                value, places = figure.value, 0
                written = round_half_up(figure.value, places if figure.places is None else figure.places)
                unit = _counted(figure.unit_en, written) if english else figure.unit
            case _:
                value, places, unit = figure.value, 2, ""
        return value, places if figure.places is None else figure.places, unit

    # -- time ------------------------------------------------------------------------------------------------------

    def date(self, day: date) -> str:
        """30/9/2024 in Vietnamese, 30 Sep 2024 in English."""
        if self.language == "vi":
            return f"{day.day}/{day.month}/{day.year}"
        return f"{day.day} {day:%b} {day.year}"

    def moment(self, when: datetime) -> str:
        """A UTC moment on the office's clock: 16:20 ngày 8/10/2024."""
        local = when.astimezone(OFFICE_TIME)
        joint = " ngày " if self.language == "vi" else ", "
        return f"{local:%H:%M}{joint}{self.date(local.date())}"

    def period(self, period: Period) -> str:
        """In words: tháng 9/2024, Quý III/2024, 6 tháng đầu năm 2024, 31/01/2025."""
        year, number = period.year, period.number
        vi, en = {
            PeriodKind.MONTH: (f"tháng {number}/{year}", f"{period.end:%B} {year}"),
            PeriodKind.QUARTER: (f"Quý {_ROMAN.get(number)}/{year}", f"Q{number} {year}"),
            PeriodKind.HALF: (
                f"6 tháng {'đầu' if number == 1 else 'cuối'} năm {year}",
                f"H{number} {year}",
            ),
            PeriodKind.YEAR: (f"năm {year}", f"year {year}"),
            PeriodKind.SETTLEMENT: (f"31/01/{year + 1}", f"31 Jan {year + 1}"),  # "Đến hết 31/01/2025"
        }[period.kind]
        return vi if self.language == "vi" else en

    def short_period(self, period: Period) -> str:
        """For axes and chips: T9, Q3."""
        if period.kind is PeriodKind.MONTH:
            return f"T{period.number}" if self.language == "vi" else f"{period.end:%b}"
        return {PeriodKind.SETTLEMENT: "31/01", PeriodKind.QUARTER: f"Q{period.number}"}.get(
            period.kind, self.period(period)
        )


def _month(number: int) -> str:
    """As `short_period` names it; 13 is the point of settlement."""
    return month_abbr[number] if 1 <= number <= 12 else "31/01"


def share_places(fraction: Decimal, places: int) -> int:
    """`places`, or as many more as a percentage needs that is neither nothing nor all: 99,96% of the money is not 100%."""
    if fraction in (0, 1):
        return places
    while places < _MOST_PLACES and round_half_up(fraction * 100, places) in (0, 100):
        places += 1
    return places


def round_half_up(value: Decimal, places: int) -> Decimal:
    """`value` with `places` decimals, as it is written."""
    return value.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)


def _counted(unit_en: str, value: Decimal) -> str:
    """Plans name English units in the plural, «workers»; of one there is «1 worker»."""
    return unit_en[:-1] if abs(value) == 1 and unit_en.endswith("s") and not unit_en.endswith("ss") else unit_en


@cache
def words_in(language: str, people: Extent = NO_NAMES, areas: str = "") -> Words:
    """The one `Words` of a language and of whose names it may say; without being told otherwise of nobody's."""
    return Words(language, people, areas)
