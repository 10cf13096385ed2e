"""What the figures of a table are counted in, as its title, a column's title or a column "ĐVT" says, against the plan's unit."""

import re
from dataclasses import dataclass
from decimal import Decimal

from dashboard.domain.issues import Choice, IssueCode, Place
from dashboard.domain.messages import FigureKind, Named
from dashboard.domain.money import MoneyUnit
from dashboard.domain.plan.indicators import Indicator, Measure
from dashboard.domain.plan.plan import Plan
from dashboard.importing.cell_text.measure_words import PERCENT, MeasureWord, measure_word, ratio
from dashboard.importing.cell_text.names import heading as plainly
from dashboard.importing.cell_text.numbers import spelling
from dashboard.importing.files.workbook import FileCell
from dashboard.importing.findings import Findings
from dashboard.importing.layouts.foreign import Axis, Meaning, Part, Role
from dashboard.importing.tables.found_table import FoundTable
from dashboard.importing.tables.headers import Heading
from dashboard.importing.tables.headings import Columns
from dashboard.importing.tables.name_questions import LEAVE_OUT

_LABEL = re.compile(r"(?:đvt|đơn vị(?: tính)?)\s*[:.]\s*([^()\n]+?)\)?\s*$")
_OWN = "own"
_PARTS = (Part.NUMERATOR, Part.DENOMINATOR)


@dataclass(frozen=True)
class Scale:
    """How a number becomes an amount: times so many, in a unit of money, as another part; `left_out` keeps nothing of it."""

    times: Decimal = Decimal(1)
    unit: MoneyUnit | None = None
    part: Part | None = None
    left_out: bool = False


AS_IT_STANDS = Scale()
_LEFT_OUT = Scale(left_out=True)


@dataclass(frozen=True)
class WrittenMeasure:
    """A unit of measure and where it stands."""

    word: MeasureWord
    place: Place


class Measured:
    """The scales of one table's figures. A unit of measure that contradicts the plan's is asked about once at its place."""

    def __init__(self, table: FoundTable, columns: Columns, plan: Plan, findings: Findings) -> None:
        self.table, self.columns, self.plan, self.findings = table, columns, plan, findings
        self.by_row = columns.of_axis(Axis.MEASURE)
        self.title, self.money_title = self._of_title(money=False), self._of_title(money=True)
        self.silent = not (self.by_row or columns.measures or self.title or self.money_title)
        self._scales: dict[tuple[object, ...], Scale] = {}

    def scale(self, row: int, heading: Heading, meaning: Meaning, kind: FigureKind) -> Scale:
        """The scale of the figure in a row and column, by the nearest word: of the row, the column, the title."""
        if self.silent or meaning.role is Role.RATE:
            return AS_IT_STANDS
        written = self.written(row, heading, meaning)
        if written is None:
            return AS_IT_STANDS
        planned = self._planned(row) if kind is FigureKind.COUNT else None
        key = (written, meaning.indicators, meaning.part, kind, planned)
        if key not in self._scales:
            self._scales[key] = self._scale(written, meaning, kind, planned)
        return self._scales[key]

    def written(self, row: int, heading: Heading, meaning: Meaning) -> "WrittenMeasure | None":
        """The word that says what the figure in a row and column is counted in: the nearest one."""
        written = self._of_row(row) or self._of_column(heading)
        return written or (self.money_title if self._counts_money(meaning) else self.title)

    # -- where the word stands -----------------------------------------------------------------------------------------

    def _counts_money(self, meaning: Meaning) -> bool:
        return any(self.plan.indicator_by_code[code].measure is Measure.MONEY for code in meaning.indicators)

    def _of_title(self, money: bool) -> WrittenMeasure | None:
        for cell in reversed(self.table.titles):
            match = _LABEL.search(plainly(str(cell.value)))
            word = measure_word(match[1]) if match else None
            if word and word.is_usual and word.is_money is money:
                return WrittenMeasure(word, self.table.sheet.place(cell.row, cell.column))
        return None

    def _of_column(self, heading: Heading) -> WrittenMeasure | None:
        word = self.columns.measures.get(heading.column)
        return WrittenMeasure(word, heading.place) if word else None

    def _of_row(self, row: int) -> WrittenMeasure | None:
        for column in self.by_row:
            cell = self.table.sheet.at(row, column)
            if cell is not None and (word := measure_word(cell.shown)):
                return WrittenMeasure(word, self.table.sheet.place(row, column))
        return None

    def _planned(self, row: int) -> Decimal | None:
        """The number of the row's plan column."""
        for column, meaning in self.columns.meanings.items():
            if meaning.role is Role.PLANNED and (cell := self.table.sheet.at(row, column)):
                return _number(cell)
        return None

    # -- what it says --------------------------------------------------------------------------------------------------

    def _scale(self, written: WrittenMeasure, meaning: Meaning, kind: FigureKind, planned: Decimal | None) -> Scale:
        if kind is FigureKind.MONEY:
            return self._of_money(written)
        indicators = [self.plan.indicator_by_code[code] for code in meaning.indicators]
        if len(indicators) != 1 or indicators[0].measure is Measure.QUALITATIVE:
            return AS_IT_STANDS
        (indicator,) = indicators
        if indicator.measure is Measure.PERCENTAGE:
            return self._of_share(written, indicator, meaning.part)
        times = ratio(written.word, indicator.unit_of_measure)
        if times is None or (times != 1 and self._written_in_the_plans_unit(indicator, planned, times)):
            return self._asked(written, indicator.unit_of_measure, indicator)
        return Scale(times=times)

    def _written_in_the_plans_unit(self, indicator: Indicator, planned: Decimal | None, times: Decimal) -> bool:
        """Whether the row's plan figure is the plan's as it stands, though a word says it has to be multiplied."""
        targets = [t for t in self.plan.targets if t.indicator == indicator.code]
        bounds = {bound for target in targets for bound in (target.low, target.high) if bound is not None}
        return planned is not None and planned in bounds and planned * times not in bounds

    def _of_money(self, written: WrittenMeasure) -> Scale:
        if written.word.base != "đồng":
            return AS_IT_STANDS if written == self.title else self._asked(written, "đồng", None)
        unit = next((unit for unit in MoneyUnit if unit.factor == written.word.times), None)
        return Scale(unit=unit)

    def _of_share(self, written: WrittenMeasure, indicator: Indicator, part: Part | None) -> Scale:
        """A share is in %; its parts are counts. "62 người" of a share may be its numerator: only a person knows."""
        percent = written.word.base == PERCENT
        if part in _PARTS:
            return self._asked(written, "số đếm", indicator) if percent else Scale(times=Decimal(written.word.times))
        return AS_IT_STANDS if percent else self._asked(written, PERCENT, indicator)

    def _asked(self, written: WrittenMeasure, own: str, indicator: Indicator | None) -> Scale:
        count = written.word.text.strip()
        parts = indicator is not None and indicator.has_parts and written.word.base != PERCENT
        choices = [Choice(_OWN, {"own": own})]
        if parts:
            choices.append(Choice("numerator", {"count": count}))
        name = Named(indicator.label, indicator.name_en) if indicator else Named("Tiền", "Money")
        answer = self.findings.ask(
            IssueCode.MEASURE_DIFFERS, written.place, count, (*choices, Choice(LEAVE_OUT)), name=name, own=own
        )
        if answer == "numerator":
            return Scale(times=Decimal(written.word.times), part=Part.NUMERATOR)
        return AS_IT_STANDS if answer == _OWN else _LEFT_OUT


def _number(cell: FileCell) -> Decimal | None:
    if isinstance(cell.value, Decimal):
        return cell.value / cell.scale
    read = spelling(str(cell.value))
    return read.value if read and not read.ambiguous else None
