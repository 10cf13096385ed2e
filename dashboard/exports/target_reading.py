"""How a target's words are read, said back at once: «ít nhất 150» is at least 150 lao động; «giảm 5%» will be asked about."""

from dashboard.domain.plan.indicators import Measure
from dashboard.domain.plan.targets import Operator
from dashboard.importing.cell_text.names import plain
from dashboard.importing.cell_text.target_words import TargetWords, other_unit, target_words
from dashboard.importing.sheets.vocabulary import members
from dashboard.text import Words


def read_as(value: str, unit_of_measure: str, measure: str, words: Words) -> str:
    """The reading of `value` for an indicator with this unit and kind of number ("tỷ lệ"), in words; "" for a blank cell."""
    if not value.strip():
        return ""
    if members(Measure).get(plain(measure)) is Measure.QUALITATIVE:
        return words("no number: a state in words")
    kind = members(Measure).get(plain(measure))
    share = kind is Measure.PERCENTAGE
    told = target_words(value, unit_of_measure)
    if told is None and (behind := other_unit(value, unit_of_measure)):
        return words(
            "not read: it says «{behind}», but the indicator is in {unit}", behind=behind, unit=unit_of_measure
        )
    if told is None:
        return words("not read: write it like «ít nhất 150», «khoảng 2.000», «giảm 5%», «không có số»")
    if told.operator is Operator.NONE or told.low is None or told.high is None:
        return words("no number: a state in words")
    if kind in (Measure.COUNT, Measure.MONEY) and told.percent and (told.points or not told.sign):
        return words(
            "a share of what? The indicator counts {unit}: looking over refuses it", unit=unit_of_measure or measure
        )
    amount = _amount(told, "%" if told.percent or share else unit_of_measure, words)
    if not told.sign:
        return amount
    moved = words("falls by {amount}", amount=amount) if told.sign < 0 else words("rises by {amount}", amount=amount)
    if share and not told.points:
        return words("{reading}: percentage points, or per cent of the start? Looking over asks", reading=moved)
    return moved


def is_read(value: str, unit_of_measure: str, measure: str) -> bool:
    """Whether the value could stand in a plan: its words are known, and it is no share of what is counted."""
    kind, told = members(Measure).get(plain(measure)), target_words(value, unit_of_measure)
    if kind is Measure.QUALITATIVE:
        return True
    counted = kind in (Measure.COUNT, Measure.MONEY)
    return told is not None and not (counted and told.percent and (told.points or not told.sign))


def _amount(told: TargetWords, unit: str, words: Words) -> str:
    assert told.low is not None
    assert told.high is not None
    unit = words.points_unit if told.points else unit
    number = words.measured(told.high, 2, unit)
    if told.low != told.high:
        return words("from {low} to {high}", low=words.number(told.low), high=number)
    match told.operator:
        case Operator.AT_LEAST:
            return words("at least {amount}", amount=number)
        case Operator.ABOVE:
            return words("more than {amount}", amount=number)
        case Operator.AT_MOST:
            return words("at most {amount}", amount=number)
        case Operator.BELOW:
            return words("less than {amount}", amount=number)
        case Operator.ABOUT:
            return words("about {amount}", amount=number)
    return number if told.sign else words("exactly {amount}", amount=number)
