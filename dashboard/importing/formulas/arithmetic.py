"""Arithmetic of a spreadsheet: what +, %, =, SUM or IF make of numbers, texts, blanks and errors."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Context, Decimal

from dashboard.importing.cell_text.numbers import spelling
from dashboard.importing.formulas.terms import Area, Call, Missing, Operation, Step

_EXACT = Context(prec=34, traps=[])
_SHOWN = Context(prec=15)
_GREATEST = Decimal("1E308")  # beyond, a spreadsheet says #NUM!
_SMALLEST = Decimal("1E-300")
_DAY_0 = date(1899, 12, 30)
_DIGITS = re.compile(r"\d{1,15}")


@dataclass(frozen=True)
class Error:
    """An error value of a spreadsheet: #DIV/0!, #VALUE!, #NUM! or one that a cell holds."""

    name: str


@dataclass(frozen=True)
class Unknown:
    """What this program does not compute: the formula stays without a value."""


Value = Decimal | str | bool | date | Error | Unknown | None  # None is a blank cell
Look = Callable[[Area], list[Value]]  # the values of an area's filled cells; a single cell always gives one
_DIV_0, _VALUE, _NUM, _UNKNOWN = Error("#DIV/0!"), Error("#VALUE!"), Error("#NUM!"), Unknown()


def evaluated(formula: tuple[Step, ...], look: Look) -> Value:
    """The value of a formula's steps."""
    stack: list[Value | Area] = []
    for step in formula:
        if isinstance(step, Operation):
            right = _single(stack.pop(), look)
            if step.unary:
                stack.append(_unary(step.sign, right))
            else:
                stack.append(_binary(step.sign, _single(stack.pop(), look), right))
        elif isinstance(step, Call):
            arguments = stack[len(stack) - step.count :]
            del stack[len(stack) - step.count :]
            stack.append(_called(step.name, arguments, look))
        else:
            stack.append(None if isinstance(step, Missing) else step)
    return _single(stack[0], look)


def _single(value: Value | Area, look: Look) -> Value:
    """One value; an area of several cells has none in arithmetic."""
    if not isinstance(value, Area):
        return value
    return look(value)[0] if value.single else _UNKNOWN


def _number(value: Value) -> Decimal | Error | Unknown:
    """A value in arithmetic. Text that only a person's settings could read as a number stays unknown."""
    match value:
        case Decimal() | Error() | Unknown():
            return value
        case None:
            return Decimal(0)
        case bool():
            return Decimal(int(value))
        case date():
            return Decimal((value - _DAY_0).days)
        case _:
            if _DIGITS.fullmatch(value):
                return Decimal(value)
            return _VALUE if spelling(value) is None else _UNKNOWN


def _finite(value: Decimal) -> Decimal | Error:
    if not value.is_finite() or abs(value) > _GREATEST:
        return _NUM
    return value if abs(value) > _SMALLEST else Decimal(0)


def _unary(sign: str, value: Value) -> Value:
    number = _number(value)
    if not isinstance(number, Decimal) or sign == "+":
        return value if sign == "+" else number
    return _finite(-number if sign == "-" else number / 100)


def _binary(sign: str, left: Value, right: Value) -> Value:
    for side in (left, right):
        if isinstance(side, Error | Unknown):
            return side
    if sign not in "+-*/":
        return _compared(sign, left, right)
    first, second = _number(left), _number(right)
    if not isinstance(first, Decimal):
        return first
    if not isinstance(second, Decimal):
        return second
    if sign == "/":
        return _finite(_EXACT.divide(first, second)) if second else _DIV_0
    work = {"+": _EXACT.add, "-": _EXACT.subtract, "*": _EXACT.multiply}[sign]
    return _finite(work(first, second))


def _compared(sign: str, left: Value, right: Value) -> bool:
    a, b = _rank(left, right), _rank(right, left)
    return {"=": a == b, "<>": a != b, "<": a < b, "<=": a <= b, ">": a > b, ">=": a >= b}[sign]


def _rank(value: Value, beside: Value) -> tuple[int, Decimal | str]:
    """How spreadsheets order values: numbers, then texts whatever their case, then truths; a blank is as what it stands beside."""
    if value is None:
        value = "" if isinstance(beside, str) else False if isinstance(beside, bool) else Decimal(0)
    if isinstance(value, bool):
        return (2, Decimal(int(value)))
    if isinstance(value, str):
        return (1, value.casefold())
    number = _number(value)
    assert isinstance(number, Decimal)
    return (0, _SHOWN.plus(number))  # what is equal to its 15th digit is equal


# -- functions -------------------------------------------------------------------------------------------------------------


def _called(name: str, arguments: list[Value | Area], look: Look) -> Value:
    if name == "IF":
        return _if(arguments, look)
    if name == "IFERROR":
        if len(arguments) != 2:
            return _UNKNOWN
        value = _single(arguments[0], look)
        return _single(arguments[1], look) if isinstance(value, Error) else value
    if name in ("ROUND", "ABS"):
        return _rounded(name, [_number(_single(argument, look)) for argument in arguments])
    numbers = _numbers(arguments, look, strict=name != "COUNT")
    return numbers if isinstance(numbers, Error | Unknown) else _summary(name, numbers)


def _if(arguments: list[Value | Area], look: Look) -> Value:
    """Only the branch that is taken has to be known."""
    if not 2 <= len(arguments) <= 3:
        return _UNKNOWN
    condition = _single(arguments[0], look)
    if isinstance(condition, str):
        return _VALUE
    truth = _number(condition)
    if not isinstance(truth, Decimal):
        return truth
    if truth:
        return _single(arguments[1], look)
    return _single(arguments[2], look) if len(arguments) == 3 else False


def _rounded(name: str, numbers: list[Decimal | Error | Unknown]) -> Value:
    for number in numbers:
        if not isinstance(number, Decimal):
            return number
    known = [number for number in numbers if isinstance(number, Decimal)]
    if name == "ABS":
        return abs(known[0]) if len(known) == 1 else _UNKNOWN
    if len(known) != 2 or abs(known[1]) > 15:
        return _UNKNOWN
    unit = Decimal(1).scaleb(-int(known[1]))
    return _EXACT.multiply(_EXACT.divide(known[0], unit).to_integral_value(ROUND_HALF_UP), unit)


def _numbers(arguments: list[Value | Area], look: Look, strict: bool) -> list[Decimal] | Error | Unknown:
    """The numbers among the arguments: of cells only those that are numbers or dates, of others what arithmetic makes of them."""
    numbers = []
    for argument in arguments:
        for value in look(argument) if isinstance(argument, Area) else (argument,):
            if isinstance(argument, Area) and (value is None or isinstance(value, str | bool)):
                continue
            number = _number(value)
            if isinstance(number, Unknown) or (isinstance(number, Error) and strict):
                return number
            if isinstance(number, Decimal):
                numbers.append(number)
    return numbers


def _summary(name: str, numbers: list[Decimal]) -> Value:
    if name == "COUNT":
        return Decimal(len(numbers))
    if name in ("MIN", "MAX"):
        return (min if name == "MIN" else max)(numbers, default=Decimal(0))
    total = Decimal(0)
    for number in numbers:
        total = _EXACT.add(total, number)
    if name == "AVERAGE":
        return _finite(_EXACT.divide(total, Decimal(len(numbers)))) if numbers else _DIV_0
    return _finite(total)
