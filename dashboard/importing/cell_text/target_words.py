"""Target values as plans word them, read and written: "khoảng 2.000", "trên 10%", "giảm 1-1,5%", "dưới 16%", "không có số"."""

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from dashboard.domain.plan.indicators import Indicator, Measure
from dashboard.domain.plan.targets import Basis, Operator, Target
from dashboard.importing.cell_text.names import plain
from dashboard.importing.cell_text.numbers import Spelling, spelling
from dashboard.text import words_in

EXAMPLES, CHANGE_EXAMPLES = (
    "khoảng 2.000; trên 10%; …",
    "giảm 5%; 915; …",
)  # of what is read, for who wrote something else
_WORDS = (  # the first word for an operator is the one that is written
    ("không có số", Operator.NONE), ("khoảng", Operator.ABOUT), ("trên", Operator.ABOVE), ("dưới", Operator.BELOW),
    ("ít nhất", Operator.AT_LEAST), ("tối thiểu", Operator.AT_LEAST), ("tối đa", Operator.AT_MOST),
    ("không quá", Operator.AT_MOST), ("đạt", Operator.EQUAL), ("còn", Operator.EQUAL), ("=", Operator.EQUAL),
    ("≥", Operator.AT_LEAST), (">=", Operator.AT_LEAST), ("≤", Operator.AT_MOST), ("<=", Operator.AT_MOST),
    (">", Operator.ABOVE), ("<", Operator.BELOW),
)  # fmt: skip
_CHANGES = {"giảm": -1, "tăng": 1}
_RANGE = re.compile(r"(?:từ\s+)?([\d.,]+)\s*%?\s*(?:-|–|đến)\s*([\d.,]+)\s*(%|điểm %)?")
_AFTER = (("trở lên", Operator.AT_LEAST), ("trở xuống", Operator.AT_MOST))
_FILLERS = ("đạt", "còn")  # words that say nothing of how the number is meant


@dataclass(frozen=True)
class TargetWords:
    """A target's value as worded, numbers as written: `sign` is −1 for a decrease by it, 1 for an increase, 0 for a level."""

    operator: Operator
    low: Decimal | None = None
    high: Decimal | None = None
    percent: bool = False
    points: bool = False  # "điểm %" stands there: nothing to ask
    sign: int = 0


def target_words(text: str, unit_of_measure: str = "") -> TargetWords | None:
    """The parsed value; the unit of measure may stand behind the number.

    None where the words are unknown, or where the number can be read in two ways ("1,234").
    """
    rest = plain(text)
    unit = plain(unit_of_measure)
    for word, meaning in _AFTER:
        if rest.endswith(word):
            level = target_words(rest.removesuffix(word), unit_of_measure)
            return replace(level, operator=meaning) if level and level.operator is Operator.EQUAL else None
    for word in _FILLERS:
        rest = rest.removeprefix(word).strip()
    if unit and unit != "%" and rest.endswith(unit):
        rest = rest.removesuffix(unit).strip()
    sign = 0
    for word, direction in _CHANGES.items():
        if rest.startswith(word):
            sign, rest = direction, rest.removeprefix(word).strip()
    operator = Operator.EQUAL
    for word, meaning in _WORDS:
        if rest.startswith(word):
            operator, rest = meaning, rest.removeprefix(word).strip()
            break
    if operator is Operator.NONE:
        return TargetWords(operator) if not rest else None
    points = rest.endswith("điểm %")
    if points:
        rest = rest.removesuffix("điểm %").strip() + "%"
    if span := _RANGE.fullmatch(rest):
        low, high = _number(span[1]), _number(span[2])
        if low is None or high is None:
            return None
        return TargetWords(Operator.RANGE, low.value, high.value, bool(span[3]), points, sign)
    number = _number(rest)
    if number is None:
        return None
    return TargetWords(operator, number.value, number.value, number.percent, points, sign)


def _number(text: str) -> Spelling | None:
    """A number with a single reading and nothing beside it: no unit of money, no word behind it, no mark of an estimate."""
    number = spelling(text)
    return None if number is None or number.ambiguous or number.unit or number.word or number.estimate else number


def written_target(target: Target, indicator: Indicator) -> str:
    """The words for `target`; a change is written as in plans ("giảm 5%"), its basis has a column of its own."""
    if target.operator is Operator.NONE or target.low is None or target.high is None:
        return _word(Operator.NONE)
    in_percent = target.basis.is_change or (
        indicator.measure is Measure.PERCENTAGE and target.basis in (Basis.LEVEL, Basis.SHARE_OF_NEED)
    )
    ends = sorted({abs(target.low), abs(target.high)})
    span = "-".join(words_in("vi").number(end * 100 if in_percent else end, places=6) for end in ends)
    change = next((word for word, sign in _CHANGES.items() if (target.low < 0) is (sign < 0)), "")
    prefix = "" if target.operator in (Operator.EQUAL, Operator.RANGE) else _word(target.operator)
    return " ".join(filter(None, (change if target.basis.is_change else "", prefix, span))) + "%" * in_percent


def _word(operator: Operator) -> str:
    return next(word for word, meaning in _WORDS if meaning is operator)
