"""What decides how the numbers of a sheet are read: counts, shares, money or words."""

from dataclasses import dataclass

from dashboard.domain.messages import FigureKind
from dashboard.domain.money import MoneyUnit
from dashboard.domain.plan.indicators import Measure
from dashboard.domain.plan.plan import Plan
from dashboard.importing.layouts.foreign import Meaning, Part, Role


@dataclass(frozen=True)
class Measures:
    """What decides how the numbers of a sheet are read: the plan's indicators and the unit of money."""

    plan: Plan
    money_unit: MoneyUnit | None

    def kind(self, meaning: Meaning, money: bool) -> FigureKind:
        if meaning.role is Role.RATE:
            return FigureKind.SHARE
        if money or (not meaning.indicators and (meaning.project or meaning.money)):
            return FigureKind.MONEY
        indicators = [self.plan.indicator_by_code[code] for code in meaning.indicators]
        if any(i.measure is Measure.PERCENTAGE and not i.counts_units for i in indicators) and meaning.part in (
            None,
            Part.VALUE,
        ):
            return FigureKind.SHARE
        if any(i.measure is Measure.QUALITATIVE for i in indicators):
            return FigureKind.NUMBER
        return FigureKind.COUNT

    def wants_words(self, meaning: Meaning) -> bool:
        """Whether the figure is a text: of a qualitative indicator."""
        measures = [self.plan.indicator_by_code[code].measure for code in meaning.indicators]
        return measures == [Measure.QUALITATIVE]

    def counts_units(self, meaning: Meaning) -> bool:
        """Whether the figure is the state of a unit, which may stand in words."""
        return bool(meaning.indicators) and all(
            self.plan.indicator_by_code[code].counts_units for code in meaning.indicators
        )

    def counted(self, meaning: Meaning) -> str:
        """The unit of measure that may stand behind a number."""
        units = {self.plan.indicator_by_code[code].unit_of_measure for code in meaning.indicators}
        return units.pop() if len(units) == 1 else ""
