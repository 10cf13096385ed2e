"""The figure of one indicator over one unit's area at one month: roll-up, coverage and carried units (formula 6)."""

from dataclasses import dataclass, field
from fractions import Fraction
from functools import cache

from tests.independent.recomputed.formulas import Series, share
from tests.independent.recomputed.plan import Indicator
from tests.independent.recomputed.reports import Cell, Office


@dataclass
class Figure:
    """`absence` says why there is no amount; `carried` names the units that stand with an earlier month's figure."""

    expected: list[str]
    reported: list[str]
    amount: Fraction | None = None
    numerator: Fraction | None = None
    denominator: Fraction | None = None
    absence: str | None = None
    carried: dict[str, int] = field(default_factory=dict)
    month: int | None = None  # the newest month that is in it
    text: str = ""
    preliminary: bool = False
    nil: bool = False  # all that was said is that nothing happened

    @property
    def missing(self) -> list[str]:
        return [unit for unit in self.expected if unit not in self.reported]


def units_of(office: Office, indicator: Indicator, unit: str) -> list[str]:
    """Whose figures make up that of `unit`: what speaks of one unit alone is nobody else's."""
    if indicator.subject:
        return [indicator.subject] if indicator.subject == unit else []
    reporters = office.plan.unit_codes("; ".join(indicator.reporters))
    area = office.plan.below(unit) | {unit}
    return [code for code in reporters if code in area]


def judged_month(indicator: Indicator, month: int) -> int:
    """The month whose path the figure is held against: of quarterly figures, the last one due."""
    return max((due for due in indicator.months_due() if due <= month), default=month)


@cache
def figure(office: Office, indicator: Indicator, unit: str, month: int) -> Figure:
    assert not indicator.in_period, "the sample reports only cumulative counts: others are not guessed here"
    units = units_of(office, indicator, unit)
    due = [m for m in indicator.months_due() if m <= month]
    since = month if indicator.frequency == "tháng" else (due[-2] if len(due) > 1 else 0) + 1
    ever = {code: office.told.get((indicator.code, code), {}) for code in units}
    told = {code: {m: cell for m, cell in cells.items() if m <= month} for code, cells in ever.items()}
    fresh = {code: {m: cell for m, cell in cells.items() if m >= since} for code, cells in told.items()}
    found = Figure(units, [code for code in units if fresh[code]])
    if indicator.adds_up:
        _add_up(found, told, since)
    else:
        newest = {code: max(cells.items()) for code, cells in fresh.items() if cells}
        (_state if indicator.is_text else _ratio)(found, newest)
    if indicator.is_poverty_rate and found.amount is None:
        _of_households(found, office, units, month)
    if found.absence == "not_reported" and not due:
        found.absence = "not_due"
    return found


def _of_households(found: Figure, office: Office, units: list[str], month: int) -> None:
    """Poor households ÷ all of them, at the newest review; in the sample every commune is in each, and all are preliminary."""
    reviews = [m for unit in units for m in office.households.get(unit, {}) if m <= month]
    if not reviews:
        return
    found.month = max(reviews)
    pairs = [office.households[unit][found.month] for unit in units]
    found.amount, found.numerator, found.denominator = share(pairs)
    found.reported, found.absence, found.preliminary = units, None, True


def _add_up(found: Figure, told: dict[str, dict[int, Cell]], since: int) -> None:
    """A silent unit contributes its last cumulative; nil without an earlier figure is nothing yet, which is 0."""
    amounts: list[Fraction] = []
    found.nil = not any(cell.value is not None for cells in told.values() for cell in cells.values())
    months: list[int] = []
    for code, cells in told.items():
        stated = {m: cell.value for m, cell in cells.items() if cell.value is not None}
        nil_now = any(cell.nil for m, cell in cells.items() if m >= since)
        if stated:
            amounts.append(stated[max(stated)])
            months.append(max(stated))
            if max(stated) < since and not nil_now:
                found.carried[code] = max(stated)
        elif nil_now:
            amounts.append(Fraction(0))
            months.append(max(cells))
    found.amount = sum(amounts, Fraction(0)) if amounts else None
    found.nil = found.nil and bool(amounts)
    found.absence = None if amounts else "not_reported"
    found.month = max(months, default=None)


def _ratio(found: Figure, newest: dict[str, tuple[int, Cell]]) -> None:
    stated = [(m, c.numerator, c.denominator) for m, c in newest.values() if c.numerator is not None]
    pairs = [(above, below) for _, above, below in stated if above is not None and below is not None]
    if not pairs:
        all_nil = bool(newest) and not found.missing
        found.absence = "nil" if all_nil else "not_reported"
        return
    found.amount, found.numerator, found.denominator = share(pairs)
    nobody = "not_reported" if found.missing else "not_applicable"  # only once all have said that nobody is concerned
    found.absence = None if found.amount is not None else nobody
    found.month = max(month for month, _, _ in stated)


def _state(found: Figure, newest: dict[str, tuple[int, Cell]]) -> None:
    found.text = "; ".join(cell.text for _, cell in newest.values() if cell.text)
    found.absence = None if found.text else "not_reported"
    found.month = max((month for month, cell in newest.values() if cell.text), default=None)


def enough(office: Office, found: Figure) -> bool:
    """Whether as many of the units that are due reported as a verdict, or a month of a rate, needs."""
    return len(found.reported) >= office.plan.least_coverage * len(found.expected)


def by_month(office: Office, indicator: Indicator, unit: str, month: int) -> Series:
    """The figure at the end of each month up to `month` of which enough was told."""
    found = {m: figure(office, indicator, unit, m) for m in range(1, month + 1)}
    return {m: seen.amount for m, seen in found.items() if seen.amount is not None and enough(office, seen)}
