"""Phrases that stand within sentences, findings and cells: a name, a figure, what a target asks for, a few units."""

from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal

from dashboard.domain.messages import Figure, FigureKind, Message, Named, Param
from dashboard.domain.plan.indicators import Indicator, Measure
from dashboard.domain.plan.plan import Plan
from dashboard.domain.plan.targets import Basis, Operator, Target
from dashboard.domain.verdicts.parts import State

_MOST_PLACES = 10  # decimals: one đồng of what a province is given, in per cent
_PLACES = {FigureKind.SHARE: 1, FigureKind.POINTS: 1, FigureKind.MONEY: 2, FigureKind.NUMBER: 2}  # as they are written
_SCALES = {FigureKind.SHARE: Decimal(100), FigureKind.POINTS: Decimal(100), FigureKind.MONEY: Decimal("0.000001")}
_NAMED = 3  # more units than this are counted, not named

_EVEN = Decimal("0.0005")  # a gap that would be written as 0 điểm %

_OPERATORS = {
    Operator.EQUAL: "exactly",
    Operator.AT_LEAST: "at_least",
    Operator.ABOVE: "above",
    Operator.AT_MOST: "at_most",
    Operator.BELOW: "below",
    Operator.ABOUT: "about",
}


def name_of(indicator: Indicator) -> Named:
    return Named(indicator.label, indicator.name_en)


def figure(indicator: Indicator, value: Decimal) -> Figure:
    """A value of an indicator, as it is written."""
    if indicator.measure is Measure.PERCENTAGE:
        return Figure(value, FigureKind.SHARE, places=2)
    places = 0 if indicator.measure is Measure.COUNT else 2  # money and ratios are in the indicator's own unit
    return Figure(value, FigureKind.COUNT, indicator.unit_of_measure, indicator.unit_en, places)


def apart(written: Figure, other: Decimal = Decimal(0)) -> Figure:
    """A figure with as many more decimals as it needs to be told from `other`: 1.999 of 2.000 is 99,95%, not 100%."""
    scale = _SCALES.get(written.kind, Decimal(1))
    usual = _PLACES.get(written.kind, 0) if written.places is None else written.places
    for places in range(usual, _MOST_PLACES):
        step = Decimal((0, (1,), -places))
        if written.value == other or _rounded(written.value * scale, step) != _rounded(other * scale, step):
            return replace(written, places=places)
    return replace(written, places=_MOST_PLACES)


def _rounded(value: Decimal, step: Decimal) -> Decimal:
    return value.quantize(step, ROUND_HALF_UP)


def difference(indicator: Indicator, value: Decimal) -> Figure:
    """The size of a difference of two values of an indicator: of shares in điểm %."""
    if indicator.measure is Measure.PERCENTAGE:
        return apart(Figure(abs(value), FigureKind.POINTS, places=2))
    return apart(figure(indicator, abs(value)))


def money(amount_vnd: int, other_vnd: int = 0) -> Figure:
    """An amount in triệu đồng with its unit, told from another one: what is left is never written as 0."""
    return apart(Figure(Decimal(amount_vnd), FigureKind.MONEY), Decimal(other_vnd))


def millions(amount_vnd: int, other_vnd: int | None = None) -> Figure:
    """An amount in triệu đồng without its unit, which stands behind the amount that follows and that it is told from."""
    written = Figure(Decimal(amount_vnd) / 1_000_000, FigureKind.NUMBER)
    return written if other_vnd is None else apart(written, Decimal(other_vnd) / 1_000_000)


def part(rate: Decimal, of: Decimal = Decimal(1), places: int | None = None) -> Figure:
    """A part of an amount: 100% only where it is all of it, and what is left or beyond is never 0%."""
    return apart(Figure(rate, FigureKind.SHARE, places=places), of)


def short_of_path(missing_vnd: int, allocated_vnd: int) -> Figure:
    """How far money is behind its path, in points of its rate: the one measure that headlines, cards and sentences share."""
    return apart(Figure(Decimal(missing_vnd) / allocated_vnd, FigureKind.POINTS))


def gap_to_path(code: str, state: State, gap: Decimal, said: dict[str, Param]) -> tuple[str, dict[str, Param]]:
    """The message of a rate beside its path, `gap` the part that it is short of it: a verdict on track is no "behind"."""
    late = state in (State.BEHIND, State.SLIGHTLY_BEHIND)
    if abs(gap) < _EVEN and not late:
        return (f"{code}_even", said)
    short = "behind" if late or state is not State.ON_TRACK else "on_track"
    by = apart(Figure(abs(gap), FigureKind.POINTS))
    return (f"{code}_{short if gap > 0 else 'ahead'}", said | {"by": by})


def wanted(target: Target, indicator: Indicator, short: bool = False) -> Message:
    """What the target asks for: "dưới 16%", "khoảng 2.000 lao động", "giảm 5 điểm % mỗi năm", "75 xã đến năm 2030"."""
    return by_when(target, _wanted(target, indicator), short)


def by_when(target: Target, asked: Message, short: bool = False) -> Message:
    """With the year in which it is to be reached, or that it is asked for each year."""
    if target.each_year:
        return Message("wanted_each_year_short" if short else "wanted_each_year", {"wanted": asked})
    until = "wanted_until_short" if short else "wanted_until"
    return Message(until, {"wanted": asked, "year": str(target.until)}) if target.until else asked


def _wanted(target: Target, indicator: Indicator) -> Message:
    low, high = target.low, target.high
    if low is None or high is None or target.operator is Operator.NONE:
        return Message("wanted_words")
    if target.basis.is_change:
        verb = "fall" if high <= 0 else "rise"
        small, great = sorted((abs(low), abs(high)))
        size = _change(target.basis, indicator, great)
        if small == great:
            return Message(f"wanted_{verb}", {"by": _by(target, verb, size)})
        near = small if target.basis is Basis.CHANGE_COUNT else small * 100
        return Message(f"wanted_{verb}_range", {"low": Figure(near, FigureKind.NUMBER), "high": size})
    if target.operator is Operator.RANGE:
        return Message("wanted_range", {"low": figure(indicator, low), "high": figure(indicator, high)})
    return Message(f"wanted_{_OPERATORS[target.operator]}", {"value": figure(indicator, low)})


def _change(basis: Basis, indicator: Indicator, size: Decimal) -> Figure:
    """The size of a change as it is written: điểm %, per cent of the start, or so many."""
    if basis is Basis.CHANGE_COUNT:
        return figure(indicator, size)
    return Figure(size, FigureKind.POINTS if basis is Basis.CHANGE_POINTS else FigureKind.SHARE)


def _by(target: Target, verb: str, size: Figure) -> Param:
    """By how much, with the operator as it is said: a change below −5 % is a fall "trên 5%"."""
    turned = {Operator.ABOVE: Operator.BELOW, Operator.BELOW: Operator.ABOVE,
              Operator.AT_LEAST: Operator.AT_MOST, Operator.AT_MOST: Operator.AT_LEAST}  # fmt: skip
    operator = turned.get(target.operator, target.operator) if verb == "fall" else target.operator
    return size if operator is Operator.EQUAL else Message(f"wanted_by_{_OPERATORS[operator]}", {"value": size})


def unit_names(plan: Plan, codes: tuple[str, ...]) -> Message:
    """A few units by name, the rest by number."""
    names: tuple[Param, ...] = tuple(plan.unit_by_code[code].label for code in codes[:_NAMED])
    if len(codes) > _NAMED:
        return Message("names_and_more", {"names": names, "more": len(codes) - _NAMED})
    return Message("names", {"names": names})
