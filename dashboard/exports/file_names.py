"""How the files that leave are called: as an office files them, and so that every disk takes the name."""

import re
import unicodedata

from dashboard.domain.periods import Period, PeriodKind
from dashboard.domain.plan.units import Unit, UnitLevel
from dashboard.text import Words, words_in

_REFUSED = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]+')  # by Windows
_DEVICES = frozenset({"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))})
_LONGEST = 120  # letters: with its folder a path of Windows has 260
_KINDS = {
    PeriodKind.MONTH: "monthly form",
    PeriodKind.QUARTER: "quarterly form",
    PeriodKind.HALF: "half-yearly form",
    PeriodKind.YEAR: "yearly form",
    PeriodKind.SETTLEMENT: "settlement form",
}


def named(*parts: str, ending: str) -> str:
    """The parts with spaces between, without what Windows refuses; never empty, and never the name of a device."""
    text = _REFUSED.sub("-", unicodedata.normalize("NFC", " ".join(filter(None, parts))))
    text = " ".join(text.split())[:_LONGEST].rstrip(" .") or "-"
    return f"{text}_.{ending}" if text.casefold().partition(".")[0] in _DEVICES else f"{text}.{ending}"


def unit_part(unit: Unit) -> str:
    """Code and name, without the word for what it is: 04180 Chiềng En."""
    kind, name = unit.type.casefold(), unit.label
    short = name[len(kind) :].strip() if kind and name.casefold().startswith(f"{kind} ") else name
    return f"{unit.official_code} {short if unit.level is not UnitLevel.OFFICE else name}"


def form_name(unit: Unit, period: Period, form: str = "") -> str:
    """04180 Chiềng En 2024-10 biểu tháng.xlsx; `form` where the calendar has several of that period. Vietnamese, as the form is."""
    return named(unit_part(unit), period.code, words_in("vi")(_KINDS[period.kind]), form, ending="xlsx")


def forms_name(unit: Unit, period: Period) -> str:
    """126 Sông Mã 2024-10 biểu của các đơn vị.zip"""
    return named(unit_part(unit), period.code, words_in("vi")("forms of all units"), ending="zip")


def marked_name(unit: Unit | None, period: Period | None, sent_as: str, words: Words, corrected: bool = False) -> str:
    """04180 Chiềng En 2024-10 (đã đánh dấu).xlsx; where nobody knows yet whose report it is, with the name of the file itself."""
    said = words("marked, with what was mended") if corrected else words("marked")
    return named(_whose(unit, period, sent_as), f"({said})", ending="xlsx")


def returned_name(unit: Unit | None, period: Period, sent_as: str, revision: int, words: Words) -> str:
    """04180 Chiềng En 2024-10 (trả lại lần 2, đã đánh dấu).xlsx"""
    said = words("returned, revision {number}, marked", number=revision)
    return named(_whose(unit, period, sent_as), f"({said})", ending="xlsx")


def _whose(unit: Unit | None, period: Period | None, sent_as: str) -> str:
    if unit is None or period is None:
        return sent_as.rpartition(".")[0] or sent_as
    return f"{unit_part(unit)} {period.code}"
