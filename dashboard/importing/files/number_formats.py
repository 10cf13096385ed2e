"""What a number format of a spreadsheet does to its value: percent, date, division by thousands."""

import re
from dataclasses import dataclass
from functools import lru_cache

# codes of the formats that files name by number only, as far as they matter here (ECMA-376 18.8.30)
BUILT_IN = {
    9: "0%", 10: "0.00%", 14: "mm-dd-yy", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM",
    19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss", 22: "m/d/yy h:mm", 45: "mm:ss", 46: "[h]:mm:ss", 47: "mmss.0",
}  # fmt: skip
_LITERAL = re.compile(
    r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]'
)  # quoted text, escaped, padding and repeated characters, [Red], [$-42A]
_QUOTED = re.compile(r'"[^"]*"|\\.')
_COMMAS_BEHIND = re.compile(r"[0#?](,+)(?![0#?,])")
_DATE_LETTERS = frozenset("dmhysDMHYS")
_CONDITION = re.compile(r"\[[<>=]")
_ELAPSED = re.compile(r"\[(h+|m+|s+)\]", re.IGNORECASE)
_GENERAL = "general"


@dataclass(frozen=True)
class NumberFormat:
    """A format by what it does: `scale` is what the value is divided by before it is shown."""

    percent: bool = False
    scale: int = 1
    date: bool = False
    duration: bool = False


@lru_cache(maxsize=1024)
def number_format(code: str) -> NumberFormat:
    """The format's effect, by its first section, the one for positive numbers ("#,##0,;[Red]-#,##0,").

    Where sections have conditions on the value ("[>=1000000]#,##0,,;#,##0") and divide by different numbers, none divides:
    the value as it is kept is what is meant.
    """
    sections = _LITERAL.sub("", code).split(";")
    first = sections[0]
    if first.strip().casefold() == _GENERAL:
        return NumberFormat()
    commas = _commas(first)
    if commas and _CONDITION.search(code) and any(_commas(section) != commas for section in sections[1:]):
        commas = 0
    elapsed = bool(_ELAPSED.search(_QUOTED.sub("", code)))  # "[h]" alone says nothing but how long
    date = elapsed or any(letter in _DATE_LETTERS for letter in first)
    return NumberFormat("%" in first, 1000 ** min(commas, 4), date, elapsed)


def _commas(section: str) -> int:
    """How often a section divides by a thousand."""
    return sum(len(match[1]) for match in _COMMAS_BEHIND.finditer(section))
