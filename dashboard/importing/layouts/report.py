"""The monthly report workbook to typed rows; what a row may say is decided here, what it may mean in the checks."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from dashboard.domain.absence import Absence
from dashboard.domain.issues import IssueCode, Place
from dashboard.domain.money import MoneyUnit
from dashboard.domain.periods import Period
from dashboard.domain.plan.indicators import OWN, Indicator, Measure
from dashboard.domain.plan.plan import NOT_SPLIT, TOTAL, BudgetYear, Plan
from dashboard.domain.reported.observations import Narrative, Source
from dashboard.importing.cell_text.names import UnitNames, plain
from dashboard.importing.files.workbook import Workbook
from dashboard.importing.findings import Findings, clean
from dashboard.importing.layouts import report_sheets as sheets
from dashboard.importing.layouts.plan_lines import budget_year, fund_code
from dashboard.importing.private import identity_findings
from dashboard.importing.sheets.rows import Row, form_in, table_in
from dashboard.importing.sheets.vocabulary import TOTAL_WORD


@dataclass(frozen=True)
class About:
    """What a report says it is; texts as written, None where it does not say."""

    row: Row
    programme: str
    form: str
    unit: str
    period: Period | None
    money_unit: MoneyUnit
    nil: bool
    preliminary: bool = False


@dataclass(frozen=True)
class ResultRow:
    """One row of the results sheet, read; `row` keeps its cells for the checks to name."""

    row: Row
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

    @property
    def key(self) -> tuple[str, str, str]:
        return (self.indicator.code, self.subject, self.disaggregation)

    @property
    def empty(self) -> bool:
        return self.value is None and self.numerator is None and self.denominator is None and not self.text

    @property
    def spot(self) -> str:
        """The column whose cell stands for the figure."""
        if self.indicator.measure is Measure.QUALITATIVE:
            return "text"
        return (
            "numerator" if self.indicator.has_parts and (self.numerator is not None or self.value is None) else "value"
        )


@dataclass(frozen=True)
class MoneyRow:
    row: Row
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

    @property
    def key(self) -> tuple[str, Source, str, str, BudgetYear]:
        return (self.subject, self.source, self.project, self.fund, self.budget_year)


@dataclass(frozen=True)
class Report:
    """A whole report, typed, not yet checked."""

    about: About
    results: tuple[ResultRow, ...]
    money: tuple[MoneyRow, ...]
    narrative: Narrative
    complete: bool = True  # a table of the office's own says only what it says: what it leaves out is not missing


def recognises(workbook: Workbook) -> bool:
    """A report names its layout in its first sheet."""
    return plain(said_layout(workbook)) == plain(sheets.LAYOUT)


def said_layout(workbook: Workbook) -> str:
    """The layout that a first sheet like ours names; "" where there is no such sheet."""
    form = form_in(workbook, sheets.ABOUT, Findings())
    return form.text("layout") if form is not None and not form.blank("layout") else ""


def read_about(workbook: Workbook, findings: Findings) -> About | None:
    """Only the first sheet: enough to know which plan to read the rest against."""
    row = form_in(workbook, sheets.ABOUT, findings)
    if row is None:
        findings.add(IssueCode.MISSING_SHEET, Place(sheets.ABOUT.sheet), sheet=sheets.ABOUT.sheet)
        return None
    money = row.word("money_unit")
    return About(
        row=row,
        programme=row.code("programme"),
        form=row.code("form"),
        unit=row.code("unit") or row.text("unit_name"),
        period=row.period("period"),
        money_unit=money if isinstance(money, MoneyUnit) else MoneyUnit.MILLION,
        nil=row.flag("nil"),
        preliminary=row.flag("preliminary"),
    )


def read_report(workbook: Workbook, about: About, plan: Plan, unit: str, findings: Findings) -> Report:
    """Rows typed against `plan`; rows that name nothing known become findings and are left out."""
    units = UnitNames(plan.units, about.period.end if about.period else None)
    results, money = table_in(workbook, sheets.RESULTS, findings), table_in(workbook, sheets.MONEY, findings)
    words = form_in(workbook, sheets.NARRATIVE, findings)
    written = [*_written(results, "text", "reason"), *_written(money, "reason")]
    identity_findings([*written, *(_written([words], *words.columns) if words else ())], findings)
    return Report(
        about,
        tuple(found for row in results if (found := _result(row, plan, units, unit))),
        tuple(paid for row in money if (paid := _money(row, plan, units, unit, about.money_unit))),
        Narrative(words.text("difficulties"), words.text("causes"), words.text("recommendations"))
        if words
        else Narrative(),
    )


def _written(rows: list[Row], *keys: str) -> Iterator[tuple[Place, str]]:
    """The words that a report would keep, with their places."""
    for row in rows:
        for key in keys:
            cell = row.cell(key)
            if cell is not None and isinstance(cell.value, str):
                yield row.place(key), clean(cell.value)


def _reason(row: Row) -> None:
    text = row.text("reason") if "reason" in row.cells else ""
    if text:
        row.findings.reasons[(row.sheet.name, row.index)] = text


def _subject(row: Row, units: UnitNames, usual: str) -> str | None:
    text = row.text("subject") if "subject" in row.cells else ""
    if not text:
        return usual
    unit = units.find(text)
    if unit is None:
        row.findings.add(IssueCode.UNKNOWN_UNIT, row.place("subject"), text, like=units.like(text) or "—")
        return None
    return unit.code


def _absence(row: Row) -> Absence | None:
    word = row.word("absence") if "absence" in row.cells else None
    return word if isinstance(word, Absence) else None


def _result(row: Row, plan: Plan, units: UnitNames, reporter: str) -> ResultRow | None:
    _reason(row)
    code = row.code("indicator")
    indicator = plan.indicator_by_code.get(code)
    if indicator is None:
        if code:
            row.findings.add(IssueCode.UNKNOWN_INDICATOR, row.place("indicator"), code)
        return None
    subject = _subject(row, units, reporter if indicator.subject == OWN else indicator.subject)
    group = _group(row, indicator)
    if subject is None or group is None:
        return None
    before = len(row.findings.issues)
    row.counted, row.estimated = indicator.unit_of_measure, set()
    value = row.amount("value", indicator.measure) if indicator.measure is not Measure.QUALITATIVE else None
    numerator, denominator = row.whole("numerator"), row.whole("denominator")
    absence = _absence(row)
    text = row.text("text") if indicator.measure is Measure.QUALITATIVE else ""
    return ResultRow(
        row=row,
        indicator=indicator,
        subject=subject,
        disaggregation=group,
        value=value,
        numerator=None if numerator is None else Decimal(numerator),
        denominator=None if denominator is None else Decimal(denominator),
        estimate=("estimate" in row.cells and row.flag("estimate")) or bool(row.estimated),
        absence=absence,
        text=text,
        readable=len(row.findings.issues) == before,
    )


def _group(row: Row, indicator: Indicator) -> str | None:
    text = row.code("disaggregation") if "disaggregation" in row.cells else ""
    if not text or plain(text) in (plain(TOTAL_WORD), TOTAL):
        return TOTAL
    if text in indicator.disaggregations:
        return text
    row.findings.add(IssueCode.UNKNOWN_REFERENCE, row.place("disaggregation"), text, column="Phân tổ")
    return None


def _money(row: Row, plan: Plan, units: UnitNames, reporter: str, unit: MoneyUnit) -> MoneyRow | None:
    _reason(row)
    project, fund, year = row.code("project"), fund_code(row), budget_year(row)
    subject = _subject(row, units, reporter)
    node = plan.project_by_code.get(project)
    if node is None:
        row.findings.add(IssueCode.UNKNOWN_PROJECT, row.place("project"), project)
    if fund != NOT_SPLIT and fund not in plan.fund_by_code:
        row.findings.add(IssueCode.UNKNOWN_FUND, row.place("fund"), fund)
        return None
    if node is None or year is None or subject is None:
        return None
    source = row.word("source") if "source" in row.cells else None
    before = len(row.findings.issues)
    cumulative, advance, in_month = (row.money(key, unit) for key in ("cumulative", "advance", "in_month"))
    absence = _absence(row)
    return MoneyRow(
        row=row,
        project=project,
        fund=fund,
        budget_year=year,
        subject=subject,
        source=source if isinstance(source, Source) else Source.OWN_REPORT,
        cumulative_vnd=cumulative,
        absence=absence,
        readable=len(row.findings.issues) == before,
        advance_vnd=advance,
        in_month_vnd=in_month,
    )
