"""A report as read from our template or from an office's table: results and money, each with the cells it was read from."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from dashboard.domain.absence import Absence
from dashboard.domain.issues import Code, Issue, Place
from dashboard.domain.messages import Param
from dashboard.domain.money import MoneyUnit
from dashboard.domain.periods import Period
from dashboard.domain.plan.indicators import Indicator, Measure
from dashboard.domain.plan.plan import BudgetYear
from dashboard.domain.reported.observations import Narrative, Source
from dashboard.importing.files.workbook import Sheet


class Cells(NamedTuple):
    """The cells of a sheet that a row or a form was read from, by column key."""

    sheet: Sheet
    at: Mapping[str, tuple[int, int]]  # (row, column)

    def place(self, key: str) -> Place:
        """The place of the cell of `key`; of the sheet where there is none."""
        where = self.at.get(key)
        return self.sheet.place(*where) if where else Place(self.sheet.name)

    def spot(self, *keys: str) -> str:
        """The name of the first of these cells that there is."""
        return next((self.place(key).spot for key in keys if key in self.at), "")

    def shown(self, key: str) -> str:
        """The text of the cell as a spreadsheet shows it; "" for an empty one."""
        where = self.at.get(key)
        cell = self.sheet.at(*where) if where else None
        return cell.shown if cell else ""

    def blank(self, key: str) -> bool:
        where = self.at.get(key)
        return where is None or self.sheet.at(*where) is None

    def issue(self, code: Code, key: str, **params: Param) -> Issue:
        """An issue at the cell of `key`."""
        return Issue(code, self.place(key), self.shown(key), params)


@dataclass(frozen=True)
class About:
    """The first sheet of a report: texts as written, "" or None where it gives none."""

    cells: Cells
    programme: str
    form: str
    unit: str
    period: Period | None
    money_unit: MoneyUnit
    nil: bool
    preliminary: bool = False


class ReportedResult(NamedTuple):
    """A figure of an indicator, the state of a qualitative one, or the absence of a figure. Shares are fractions."""

    cells: Cells
    indicator: Indicator
    subject: str
    disaggregation: str
    value: Decimal | None
    numerator: Decimal | None
    denominator: Decimal | None
    estimate: bool
    absence: Absence | None
    text: str
    readable: bool  # every filled cell of it could be read: only then is a blank a missing figure
    source: Source = Source.OWN_REPORT
    in_period: bool = False  # the figure of the period alone, still to be added to the one before
    in_month: Decimal | None = None  # what a table says of the period alone beside the cumulative figure

    @property
    def key(self) -> tuple[str, str, str]:
        return (self.indicator.code, self.subject, self.disaggregation)

    @property
    def empty(self) -> bool:
        return self.value is None and self.numerator is None and self.denominator is None and not self.text

    @property
    def spot(self) -> str:
        """The key of the cell that stands for the figure."""
        if self.indicator.measure is Measure.QUALITATIVE:
            return "text"
        return (
            "numerator" if self.indicator.has_parts and (self.numerator is not None or self.value is None) else "value"
        )


@dataclass(frozen=True)
class ReportedMoney:
    """Cumulative disbursement of one money line or its absence, with advances and the month's amount; in đồng."""

    cells: Cells
    project: str
    fund: str
    budget_year: BudgetYear
    subject: str
    source: Source
    cumulative_vnd: int | None
    absence: Absence | None
    readable: bool
    advance_vnd: int | None = None
    in_month_vnd: int | None = None
    in_period: bool = False  # `cumulative_vnd` is the amount of the period alone, still to be added to the one before
    estimate: bool = False  # `cumulative_vnd` is what is expected to be paid by the end of the period
    until: Period | None = (
        None  # of an estimate, where its span is not the report's own: «ước cả năm» in a month's table
    )
    estimated: bool = False  # an estimate stands beside it, so a blank amount is not missing

    @property
    def key(self) -> tuple[str, Source, str, str, BudgetYear]:
        return (self.subject, self.source, self.project, self.fund, self.budget_year)

    @property
    def spot(self) -> str:
        """The key of the cell that stands for the amount."""
        return "estimate" if self.estimate and "estimate" in self.cells.at else "cumulative"


@dataclass(frozen=True)
class Report:
    """A report as read, before the checks."""

    about: About
    results: tuple[ReportedResult, ...]
    money: tuple[ReportedMoney, ...]
    narrative: Narrative
    absent_sheets: tuple[str, ...] = ()  # of the template, which the workbook does not have
    complete: bool = True  # a table of the office's own says only what it says: what it leaves out is not missing

    @property
    def rows(self) -> tuple[ReportedResult | ReportedMoney, ...]:
        return (*self.results, *self.money)
