"""How an office writes the value of a target: "khoảng 2.000", "trên 10%", "giảm 1-1,5%", "không có số"."""

from decimal import Decimal

from dashboard.domain.plan.indicators import Indicator, Measure
from dashboard.domain.plan.targets import Basis, Operator, Target
from dashboard.importing.sheets.vocabulary import word
from dashboard.text import words_in

_PREFIX = {
    Operator.EQUAL: "",
    Operator.AT_LEAST: "ít nhất ",
    Operator.ABOVE: "trên ",
    Operator.AT_MOST: "tối đa ",
    Operator.BELOW: "dưới ",
    Operator.ABOUT: "khoảng ",
    Operator.RANGE: "",
}


def target_words(target: Target, indicator: Indicator) -> str:
    """The cell of a plan workbook for `target`; a change is written as plans do ("giảm 5%"), its basis stands beside it."""
    if target.operator is Operator.NONE or target.low is None or target.high is None:
        return word(Operator.NONE)
    in_percent = target.basis.is_change or (
        indicator.measure is Measure.PERCENTAGE and target.basis in (Basis.LEVEL, Basis.SHARE_OF_NEED)
    )
    ends = sorted({abs(target.low), abs(target.high)})
    span = "-".join(_number(end * 100 if in_percent else end) for end in ends)
    return _change(target) + _PREFIX[target.operator] + span + ("%" if in_percent else "")


def _change(target: Target) -> str:
    """The verb before a change; the sign of the stored bounds is in it."""
    if not target.basis.is_change or target.low is None:
        return ""
    return "giảm " if target.low < 0 else "tăng "


def _number(value: Decimal) -> str:
    return words_in("vi").number(value, places=6)
