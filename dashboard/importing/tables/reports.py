"""Reports from the figures of tables: one for each form and period; numerator, denominator and value become one row."""

import re
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import groupby
from operator import itemgetter

from dashboard.domain.absence import Absence
from dashboard.domain.issues import IssueCode, Place
from dashboard.domain.messages import FigureKind
from dashboard.domain.money import MoneyUnit
from dashboard.domain.periods import Period, PeriodKind
from dashboard.domain.plan.indicators import OWN, Indicator, ValueType
from dashboard.domain.plan.plan import NOT_SPLIT, TOTAL, BudgetYear, FundTier, Plan
from dashboard.domain.plan.units import official
from dashboard.domain.reported.observations import Narrative, Source
from dashboard.importing.cell_text.names import plain
from dashboard.importing.files.workbook import FileCell, Sheet
from dashboard.importing.findings import Findings
from dashboard.importing.layouts.foreign import Part, Role, TableLayout, Years
from dashboard.importing.reported import About, Cells, Report, ReportedMoney, ReportedResult
from dashboard.importing.tables.figure_parts import FigureCells, Spots, Told, gathered, part_of
from dashboard.importing.tables.figures import ReadFigure
from dashboard.importing.tables.money_rows import amount_beside, finest, money_key, of_any_years

PRELIMINARY = "-SB"
_BY_TREASURY = "-KB"  # a table of its own: Kho bạc's never replaces the office's
_CARRIED_OUT = (Role.ACTUAL, Role.CUMULATIVE, Role.IN_PERIOD, Role.ADDED)

_KEPT = (*_CARRIED_OUT, Role.ESTIMATE)


@dataclass(frozen=True)
class TableHeads:
    """What the heads of a table say: its reporter, the area it reports on, the period (None: by row or column), and where."""

    plan: Plan
    layout: TableLayout
    reporter: str
    area: str  # whose figure it is where a row names no unit
    period: Period | None
    place: Place
    treasury: bool = False  # its heads say that Kho bạc confirms the figures
    preliminary: Place | None = None  # where its heads say that the figures are preliminary (sơ bộ)


@dataclass(frozen=True)
class TableReport:
    """The report of one form and period."""

    form: str
    period: Period
    report: Report


def reports_of(
    sheet: Sheet, figures: tuple[ReadFigure, ...], heads: TableHeads, findings: Findings
) -> tuple[TableReport, ...]:
    """The reports that the stored figures of one table make, by period."""
    maker = _Maker(sheet, heads, findings)
    results, money = list(maker.results(figures)), list(maker.money(figures))
    form = _form(heads.layout, results, money) + (_BY_TREASURY if heads.treasury else "")
    if heads.preliminary and results and not money:
        form += PRELIMINARY  # a report of its own: neither replaces the official one, nor is it replaced
    by_period: dict[Period, tuple[list[ReportedResult], list[ReportedMoney]]] = {}
    for period, of_one in groupby(results, key=itemgetter(0)):
        by_period.setdefault(period, ([], []))[0].extend(result for _, result in of_one)
    for period, paid in money:
        by_period.setdefault(period, ([], []))[1].append(paid)
    return tuple(
        TableReport(
            form,
            period,
            Report(maker.about(period), tuple(rows), tuple(lines), Narrative(), complete=False),
        )
        for period, (rows, lines) in sorted(by_period.items(), key=lambda item: item[0].order)
    )


def _form(
    layout: TableLayout, results: list[tuple[Period, ReportedResult]], money: list[tuple[Period, ReportedMoney]]
) -> str:
    """The layout's form; of a free table a code made of its indicators and projects, so that no table replaces another."""
    if layout.form != "BIEU":
        return layout.form
    codes = sorted({row.indicator.code for _, row in results} | {row.project for _, row in money})
    if len(codes) == 1:
        return f"{layout.form}-{codes[0]}"
    return f"{layout.form}-{zlib.crc32(' '.join(codes).encode()):08x}"


class _Maker:
    def __init__(self, sheet: Sheet, heads: TableHeads, findings: Findings) -> None:
        self.sheet, self.heads, self.plan, self.findings = sheet, heads, heads.plan, findings
        self.coded: dict[tuple[object, str], bool] = {}

    def about(self, period: Period) -> About:
        spot = self.heads.place.position
        cells = {"period": spot} if spot != (0, 0) else {}
        if self.heads.preliminary and self.heads.preliminary.position != (0, 0):
            cells["preliminary"] = self.heads.preliminary.position
        code, first = self.plan.programme.code, self.heads.preliminary is not None
        return About(
            Cells(self.sheet, cells),
            code,
            "",
            self.heads.reporter,
            period,
            MoneyUnit.MILLION,
            nil=False,
            preliminary=first,
        )

    def _source(self, subject: str) -> Source:
        if self.heads.treasury:
            return Source.TREASURY
        return Source.OWN_REPORT if subject == self.heads.reporter else self.heads.layout.source

    # -- results ----------------------------------------------------------------------------------------------------

    def results(self, figures: tuple[ReadFigure, ...]) -> Iterator[tuple[Period, ReportedResult]]:
        """A row for each period, indicator, subject and group; the parts of a share come from several columns."""
        roles = {role for role, _ in groupby(f.meaning.role for f in figures)}
        in_month = self._in_month(figures) if Role.IN_PERIOD in roles else {}
        told = self._told(figures, roles)
        if len({figure.cell.row for figure in figures}) < len(figures):
            told = gathered(told)  # with one figure in a row there is nothing to be gathered
        for period, indicator, subject, parts in told:
            if len(parts) == 1 and Part.DENOMINATOR in parts:
                continue
            result = self._result(indicator, subject, parts)
            if in_month:
                row = next(iter(parts.values())).cell.row
                result = result._replace(in_month=in_month.get((period, *result.key, row)))
            yield period, result

    def _told(self, figures: tuple[ReadFigure, ...], roles: set[Role | None]) -> Iterator[Told]:
        """Each figure that is stored, of each indicator that it speaks of."""
        indicators, of_table, coded = self.plan.indicator_by_code, self.heads.period, self.coded
        stands = set[tuple[Role | None, ValueType]]()  # what is stored, as far as nothing is to be said of it
        for figure in figures:
            row, meaning = figure.row, figure.meaning
            period, subject = meaning.period or of_table, meaning.subject
            if period is None or (figure.amount is None and not figure.absence and not figure.text):
                continue
            if not meaning.indicators or not figure.stored:
                continue
            by_name = row.name_cell is not None and coded.get((row.name_cell.value, subject)) is False
            for code in meaning.indicators:
                indicator = indicators[code]
                kind = (meaning.role, indicator.value_type)
                if kind not in stands and not self._stands(figure, indicator, roles):
                    continue
                stands.add(kind)
                whose = subject if subject and by_name else self._subject(figure, indicator, period)
                yield period, indicator, whose, {meaning.part or part_of(figure, indicator): figure}

    def _in_month(self, figures: tuple[ReadFigure, ...]) -> dict[tuple[object, ...], Decimal]:
        """The month's own figures beside cumulative ones, to be compared: by period, indicator, subject, group and row."""
        amounts: dict[tuple[object, ...], Decimal] = {}
        for figure in figures:
            m, period = figure.meaning, figure.meaning.period or self.heads.period
            if figure.stored and m.role is Role.IN_PERIOD and figure.amount is not None and period is not None:
                for code in m.indicators:
                    subject = self._subject(figure, self.plan.indicator_by_code[code], period)
                    amounts[(period, code, subject, m.group or TOTAL, figure.cell.row)] = figure.amount
        return amounts

    def _subject(self, figure: ReadFigure, indicator: Indicator, period: Period) -> str:
        if figure.meaning.subject:
            return self._of_its_time(figure, period)
        return self.heads.area if indicator.subject == OWN else indicator.subject

    def _of_its_time(self, figure: ReadFigure, period: Period) -> str:
        """The code of the subject; where a row names it by an official code, the unit that has the code when the period ends."""
        code, named = figure.meaning.subject, figure.row.name_cell
        if named is None or not self._by_code(named, code):
            return code
        now = self.plan.unit_on(official(code), period.end)
        return now.code if now is not None and now.stands_on(period.end) else code

    def _by_code(self, named: FileCell, code: str) -> bool:
        """Whether a cell names a unit by its official code."""
        key = (named.value, code)
        if key not in self.coded:
            self.coded[key] = named.shown.strip().zfill(5) == official(code)
        return self.coded[key]

    def _stands(self, figure: ReadFigure, indicator: Indicator, roles: set[Role | None]) -> bool:
        """Whether the figure's column is the one to store: the cumulative column, for an incremental indicator that of the month.

        A column of the other kind alone on its table is left out with a finding.
        """
        role, grows = figure.meaning.role, indicator.value_type is not ValueType.INCREMENTAL
        wanted, other = (Role.CUMULATIVE, Role.IN_PERIOD) if grows else (Role.IN_PERIOD, Role.CUMULATIVE)
        if role is other:
            if not roles & {wanted, Role.CUMULATIVE_OR_ESTIMATE, Role.ACTUAL, Role.ESTIMATE}:
                needs = indicator.value_type
                self.findings.add(IssueCode.LEFT_OUT, figure.place, figure.cell.shown, name=figure.title, needs=needs)
            return False
        return role in _KEPT

    def _result(self, indicator: Indicator, subject: str, parts: dict[Part, ReadFigure]) -> ReportedResult:
        first, value = next(iter(parts.values())), parts.get(Part.VALUE)
        amounts: tuple[Decimal | None, Decimal | None, Decimal | None]
        if value is not None and len(parts) == 1:  # the way of nearly all
            amounts, absence, text = (value.amount, None, None), value.absence, value.text
        else:
            above, below = parts.get(Part.NUMERATOR), parts.get(Part.DENOMINATOR)
            amounts = (_amount(value), _amount(above), _amount(below))
            absence = _absence(value) or _absence(above)
            text = next((f.text for f in parts.values() if f.text), "")
        source, added = self._source(subject), first.meaning.role is Role.ADDED
        return ReportedResult(
            self._cells(first, parts), indicator, subject, first.meaning.group or TOTAL, *amounts, first.estimate, absence,
            text, True, source, added,
        )  # fmt: skip

    def _cells(self, figure: ReadFigure, parts: dict[Part, ReadFigure]) -> Cells:
        return FigureCells(self.sheet, Spots(figure, parts))

    # -- money ------------------------------------------------------------------------------------------------------

    def money(self, figures: tuple[ReadFigure, ...]) -> Iterator[tuple[Period, ReportedMoney]]:
        """Cumulative money of the lowest nodes in the table; the sums of them are not stored."""
        figures = tuple(f for f in figures if f.meaning.project)
        if not figures:
            return
        paid = [f for f in figures if self._is_paid(f)]
        self._estimates(figures)
        asked = self.heads.period
        beside = {
            money_key(f, asked): f
            for f in figures
            if f.stored and f.meaning.role in (Role.IN_PERIOD, Role.ADVANCE) and not f.estimate
        }
        yield from self._estimated(figures)
        in_row = Counter(of_any_years(figure, asked, Role.CUMULATIVE) for figure in paid)
        for figure in finest(paid, self.plan):
            period = figure.meaning.period or self.heads.period
            nil = figure.absence is Absence.NIL and self.plan.project_by_code[figure.meaning.project].applicable
            if period is None or (figure.amount is None and not nil):
                continue  # a dash on a line that is not for this office says what the plan says
            year = self._year(figure)
            if figure.amount == 0 and figure.meaning.fund and not self._has_line(figure, year):
                continue  # nothing of a source that the project has none of
            alone = in_row[of_any_years(figure, asked, Role.CUMULATIVE)] == 1
            yield (
                period,
                replace(
                    self._of_line(figure, period),
                    absence=Absence.NIL if nil else None,
                    advance_vnd=amount_beside(figure, Role.ADVANCE, asked, beside, alone),
                    in_month_vnd=amount_beside(figure, Role.IN_PERIOD, asked, beside, alone),
                    in_period=figure.meaning.role is Role.ADDED,
                ),
            )

    def _estimated(self, figures: tuple[ReadFigure, ...]) -> Iterator[tuple[Period, ReportedMoney]]:
        """Estimates of what will be paid from the start of the year to the end of a period: kept beside what was paid."""
        roles = (Role.ESTIMATE, Role.CUMULATIVE, Role.ACTUAL)
        found = [
            f
            for f in figures
            if f.stored and f.estimate and f.amount is not None and self._money(f) and f.meaning.role in roles
        ]
        for figure in finest(found, self.plan):
            whole_year = _OF_YEAR.search(plain(figure.title)) is not None
            named = figure.meaning.period or (Period(self.plan.year, PeriodKind.YEAR) if whole_year else None)
            period = self.heads.period or named
            if period is None:
                continue
            yield (period, replace(self._of_line(figure, period), until=named, estimate=True))

    def _of_line(self, figure: ReadFigure, period: Period) -> ReportedMoney:
        """The amount on its line, of the unit that it speaks of."""
        subject = self._of_its_time(figure, period) if figure.meaning.subject else self.heads.area
        year, project = self._year(figure), figure.meaning.project
        return ReportedMoney(
            cells=self._cells(figure, {}), project=project, fund=figure.meaning.fund or self._fund(project, year),
            budget_year=year, subject=subject, source=self._source(subject),
            cumulative_vnd=None if figure.amount is None else int(figure.amount), absence=None, readable=True,
        )  # fmt: skip

    def _estimates(self, figures: tuple[ReadFigure, ...]) -> None:
        """Say which amounts are estimates: they are kept beside what was paid, never as paid; of a whole column once."""
        columns: dict[tuple[int, int], list[ReadFigure]] = {}
        for figure in figures:
            if figure.stored and figure.estimate and figure.amount is not None and self._money(figure):
                alone = figure.meaning.role is not Role.ESTIMATE
                columns.setdefault((figure.cell.row if alone else 0, figure.cell.column), []).append(figure)
        for first, *rest in columns.values():
            count = len(rest) + 1
            self.findings.add(IssueCode.MONEY_ESTIMATE, first.place, first.cell.shown, name=first.title, count=count)

    @staticmethod
    def _money(figure: ReadFigure) -> bool:
        return bool(figure.meaning.project) and figure.kind is FigureKind.MONEY

    def _is_paid(self, figure: ReadFigure) -> bool:
        meaning = figure.meaning
        cumulative = meaning.role in (Role.CUMULATIVE, Role.ACTUAL, Role.ADDED) and not figure.estimate
        return figure.stored and self._money(figure) and cumulative

    def _year(self, figure: ReadFigure) -> BudgetYear:
        return NOT_SPLIT if figure.meaning.years is Years.CARRIED else self.plan.year

    def _has_line(self, figure: ReadFigure, year: BudgetYear) -> bool:
        """Whether the plan gives the node, or one above or below it, money of the figure's source."""
        project = figure.meaning.project
        family = {project, *self.plan.ancestors(project), *self.plan.subtree(project)}
        return any(
            a.project in family and a.fund in (figure.meaning.fund, NOT_SPLIT) and (year == NOT_SPLIT or a.budget_year == year)
            for a in self.plan.allocations
        )  # fmt: skip

    def _fund(self, project: str, year: BudgetYear) -> str:
        """The code of the source of the node's money where the plan has only one, else `NOT_SPLIT`."""
        family = {project, *self.plan.ancestors(project), *self.plan.subtree(project)}
        funds = {
            a.fund
            for a in self.plan.allocations
            if a.project in family
            and (a.budget_year == year or (year == NOT_SPLIT and a.budget_year != self.plan.year))
        }
        given = {code for code in funds if not self._mobilised(code)}
        return given.pop() if len(given) == 1 else NOT_SPLIT

    def _mobilised(self, fund: str) -> bool:
        known = self.plan.fund_by_code.get(fund)
        return known is not None and known.tier is FundTier.OTHER


_OF_YEAR = re.compile(
    r"(cả|hết|trong) năm|31/12|năm \d{4}$"
)  # a span that the title of an estimate names without a month


def _amount(figure: ReadFigure | None) -> Decimal | None:
    return None if figure is None else figure.amount


def _absence(figure: ReadFigure | None) -> Absence | None:
    return None if figure is None else figure.absence


def joined(reports: Iterable[TableReport]) -> tuple[TableReport, ...]:
    """Reports of one form and period merged into one: a workbook may have one table on several sheets."""
    by_key: dict[tuple[str, Period], TableReport] = {}
    for report in reports:
        key = (report.form, report.period)
        if key in by_key:
            first = by_key[key].report
            both = replace(
                first, results=(*first.results, *report.report.results), money=(*first.money, *report.report.money)
            )
            by_key[key] = replace(by_key[key], report=both)
        else:
            by_key[key] = report
    return tuple(by_key.values())
