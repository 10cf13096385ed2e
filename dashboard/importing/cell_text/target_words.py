"""Target values as plans word them, read and written: "khoảng 2.000", "trên 10%", "giảm 1-1,5%", "dưới 16%", "không có số"."""

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from dashboard.domain.plan.indicators import Indicator, Measure
from dashboard.domain.plan.targets import Basis, Operator, Target
from dashboard.importing.cell_text.names import plain
from dashboard.importing.cell_text.numbers import Spelling, spelling
from dashboard.text import words_in

EXAMPLES = "khoảng 2.000; trên 10%; …"  # of what is read, for who wrote something else
_WORDS = (  # the first word for an operator is the one that is written
    ("không có số", Operator.NONE), ("khoảng", Operator.ABOUT), ("trên", Operator.ABOVE), ("dưới", Operator.BELOW),
    ("ít nhất", Operator.AT_LEAST), ("tối thiểu", Operator.AT_LEAST), ("không dưới", Operator.AT_LEAST),
    ("không ít hơn", Operator.AT_LEAST), ("không thấp hơn", Operator.AT_LEAST), ("tối đa", Operator.AT_MOST),
    ("không quá", Operator.AT_MOST), ("không vượt quá", Operator.AT_MOST), ("không vượt", Operator.AT_MOST),
    ("không trên", Operator.AT_MOST), ("không cao hơn", Operator.AT_MOST), ("không nhiều hơn", Operator.AT_MOST),
    ("hơn", Operator.ABOVE), ("nhiều hơn", Operator.ABOVE), ("cao hơn", Operator.ABOVE), ("trên mức", Operator.ABOVE),
    ("dưới mức", Operator.BELOW), ("ít hơn", Operator.BELOW), ("thấp hơn", Operator.BELOW),
    ("đạt", Operator.EQUAL), ("còn", Operator.EQUAL), ("=", Operator.EQUAL),
    ("≥", Operator.AT_LEAST), (">=", Operator.AT_LEAST), ("≤", Operator.AT_MOST), ("<=", Operator.AT_MOST),
    (">", Operator.ABOVE), ("<", Operator.BELOW),
)  # fmt: skip
_LONGEST_FIRST = sorted(_WORDS, key=lambda pair: -len(pair[0]))  # «không dưới» before «dưới»
OPERATOR_WORDS = tuple(word for word, _ in _LONGEST_FIRST)
_CHANGES = {"giảm": -1, "tăng": 1}
TURNED = {  # «giảm trên 5%» is a change below −5 %
    Operator.ABOVE: Operator.BELOW,
    Operator.BELOW: Operator.ABOVE,
    Operator.AT_LEAST: Operator.AT_MOST,
    Operator.AT_MOST: Operator.AT_LEAST,
}
_RANGE = re.compile(r"(từ\s+)?([\d.,]+)\s*%?\s*(-|–|đến)\s*([\d.,]+)\s*(%|điểm %)?")
# «giảm từ 34,56% xuống còn dưới 27%»: where it goes, and where it comes from
_TO = r"(?:xuống còn|xuống đến|xuống tới|xuống mức|xuống|còn|lên đến|lên tới|lên mức|lên)"
_MOVES = re.compile(rf"(?:(giảm|hạ|tăng|nâng)\s+)?(?:từ\s+([\d.,]+\s*%?)\s*(\S*?)\s*)?{_TO}\s+(.+)")
_AFTER = (("trở lên", Operator.AT_LEAST), ("trở xuống", Operator.AT_MOST))
_FILLERS = ("đạt", "còn")  # words that say nothing of how the number is meant
_THOUSANDS = re.compile(r"([\d.,]+)\s*(nghìn|ngàn|triệu)")  # of hộ, người: «trên 2 nghìn hộ»
_TIMES = {"nghìn": 1_000, "ngàn": 1_000, "triệu": 1_000_000}
_POINTS = ("điểm phần trăm", "điểm %")


@dataclass(frozen=True)
class TargetWords:
    """A target's value as worded, numbers as written: `sign` is −1 for a decrease by it, 1 for an increase, 0 for a level."""

    operator: Operator
    low: Decimal | None = None
    high: Decimal | None = None
    percent: bool = False
    points: bool = False  # "điểm %" stands there: nothing to ask
    sign: int = 0
    start: Decimal | None = None  # where the words themselves say that it comes from
    or_level: bool = False  # the words may as well name the level to come to: «giảm dưới 16%», «tăng từ 60 đến 80%»


def target_words(text: str, unit_of_measure: str = "") -> TargetWords | None:
    """The parsed value; the unit of measure may stand behind the number.

    None where the words are unknown, contradict each other, or where the number can be read in two ways ("1,234").
    """
    rest = plain(text)
    unit = plain(unit_of_measure)
    for word, meaning in _AFTER:
        if rest.endswith(word):
            level = target_words(rest.removesuffix(word).strip().removeprefix("từ "), unit_of_measure)
            return replace(level, operator=meaning) if level and level.operator is Operator.EQUAL else None
    if moves := _MOVES.fullmatch(rest):
        return _level(moves, unit)
    for word in _FILLERS:
        rest = rest.removeprefix(word).strip()
    if unit and unit != "%" and rest.endswith(unit):
        rest = rest.removesuffix(unit).strip()
    sign = 0
    for word, direction in _CHANGES.items():
        if rest.startswith(word):
            sign, rest = direction, rest.removeprefix(word).strip()
    operator = Operator.EQUAL
    for word, meaning in _LONGEST_FIRST:
        if rest.startswith(word):
            operator, rest = meaning, rest.removeprefix(word).strip()
            break
    if operator is Operator.NONE:
        return TargetWords(operator) if not rest else None
    points = next((word for word in _POINTS if rest.endswith(word)), "")
    if points or rest.endswith("phần trăm"):
        rest = rest.removesuffix(points or "phần trăm").strip() + "%"
    if span := _RANGE.fullmatch(rest):
        return _range(span, bool(points), sign) if operator in (Operator.EQUAL, Operator.ABOUT) else None
    number = _number(rest)
    if number is None and (many := _THOUSANDS.fullmatch(rest)) and "đồng" not in unit and (few := _number(many[1])):
        number = replace(few, values=tuple(value * _TIMES[many[2]] for value in few.values))
    if number is None:
        return None
    or_level = (sign, operator) in ((-1, Operator.BELOW), (-1, Operator.AT_MOST)) and not points
    return TargetWords(operator, number.value, number.value, number.percent, bool(points), sign, or_level=or_level)


def other_unit(text: str, unit_of_measure: str) -> str:
    """What stands behind the number where that alone keeps it from being read: «người» of a count of hộ; "" for nothing."""
    words = plain(text).split()
    for count in range(1, min(4, len(words))):
        rest, behind = " ".join(words[:-count]), " ".join(words[-count:])
        if any(c.isdigit() or c == "%" for c in behind):
            break
        told = target_words(rest, unit_of_measure)
        if told is not None and told.low is not None:
            return behind
    return ""


def _level(moves: re.Match[str], unit: str) -> TargetWords | None:
    """«Giảm từ 34,56% xuống còn 26,68%» names a level and what it comes from; None where it goes the other way."""
    verb, come_from, counted, come_to = moves.groups()
    level = target_words(come_to, unit)
    if level is None or level.sign or level.points or level.start is not None or level.low is None:
        return None
    if come_from is None:
        return level
    start = _number(come_from)
    if start is None or (counted and counted != unit):
        return None
    falls = verb in ("giảm", "hạ") or (verb is None and start.value > level.low)
    beyond = start.value > level.low if falls else start.value < level.low
    return replace(level, start=start.value, percent=level.percent or start.percent) if beyond else None


def _range(span: re.Match[str], points: bool, sign: int) -> TargetWords | None:
    """Two ends; of «giảm từ 34 đến 26%» only the second is asked for, and «tăng từ 60 đến 80%» may mean either."""
    first, second = _number(span[2]), _number(span[4])
    if first is None or second is None:
        return None
    low, high = sorted((first.value, second.value))
    fromto = bool(span[1]) and span[3] == "đến" and bool(sign) and not points
    if fromto and sign < 0 and first.value > second.value:
        return TargetWords(Operator.EQUAL, low, low, bool(span[5]), start=high)
    both = fromto and sign > 0 and first.value < second.value
    return TargetWords(
        Operator.RANGE, low, high, bool(span[5]), points, sign, start=first.value if both else None, or_level=both
    )


def _number(text: str) -> Spelling | None:
    """A number with a single reading and nothing beside it: no unit of money, no word behind it, no mark of an estimate."""
    number = spelling(text)
    return None if number is None or number.ambiguous or number.unit or number.word or number.estimate else number


def written_target(target: Target, indicator: Indicator) -> str:
    """The words for `target`; a change is written as in plans ("giảm 5%"), its basis has a column of its own."""
    if target.operator is Operator.NONE or target.low is None or target.high is None:
        return _word(Operator.NONE)
    in_percent = (target.basis.is_change and target.basis is not Basis.CHANGE_COUNT) or (
        indicator.measure is Measure.PERCENTAGE and target.basis in (Basis.LEVEL, Basis.SHARE_OF_NEED)
    )
    ends = sorted({abs(target.low), abs(target.high)})
    span = "-".join(words_in("vi").number(end * 100 if in_percent else end, places=6) for end in ends)
    change = next((word for word, sign in _CHANGES.items() if (target.low < 0) is (sign < 0)), "")
    falls = target.basis.is_change and target.low < 0
    operator = TURNED.get(target.operator, target.operator) if falls else target.operator
    prefix = "" if operator in (Operator.EQUAL, Operator.RANGE) else _word(operator)
    return " ".join(filter(None, (change if target.basis.is_change else "", prefix, span))) + "%" * in_percent


def _word(operator: Operator) -> str:
    return next(word for word, meaning in _WORDS if meaning is operator)
