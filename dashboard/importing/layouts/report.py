"""The monthly report workbook to reported figures: rows are read and typed here, and compared with the plan in the checks."""

from collections.abc import Iterator
from dataclasses import MISSING, replace
from decimal import Decimal

from dashboard.domain.absence import Absence
from dashboard.domain.issues import IssueCode, Place
from dashboard.domain.money import MoneyUnit
from dashboard.domain.plan.indicators import OWN, Indicator, Measure
from dashboard.domain.plan.plan import NOT_SPLIT, TOTAL, BudgetYear, Plan
from dashboard.domain.reported.observations import Narrative, Source
from dashboard.domain.sentences.phrases import name_of
from dashboard.importing.cell_text.names import UnitNames, plain
from dashboard.importing.cell_text.reached_words import reached_word
from dashboard.importing.files.workbook import Workbook
from dashboard.importing.findings import Findings, clean
from dashboard.importing.layouts import report_sheets as sheets
from dashboard.importing.private import identity_findings
from dashboard.importing.reported import About, Cells, Report, ReportedMoney, ReportedResult
from dashboard.importing.sheets.codecs import read
from dashboard.importing.sheets.found import form_in, table_in
from dashboard.importing.sheets.likely import like
from dashboard.importing.sheets.rows import Row


def recognises(workbook: Workbook) -> bool:
    """Whether the first sheet names the layout of a report."""
    return plain(named_layout(workbook)) == plain(sheets.LAYOUT)


def named_layout(workbook: Workbook) -> str:
    """The layout that the sheet "Thông tin" names; "" where there is no such sheet."""
    form = form_in(workbook, sheets.ABOUT, Findings())
    return form.text("layout") if form is not None and not form.blank("layout") else ""


def read_about(workbook: Workbook, findings: Findings) -> About | None:
    """The first sheet, which names the plan to read the others against; None, with a finding, where it is missing."""
    row = form_in(workbook, sheets.ABOUT, findings)
    if row is None:
        findings.add(IssueCode.MISSING_SHEET, Place(sheets.ABOUT.sheet), sheet=sheets.ABOUT.sheet)
        return None
    money = row.word("money_unit")
    return About(
        cells=Cells(row.sheet, row.cells),
        programme=row.code("programme"),
        form=row.code("form"),
        unit=row.code("unit") or row.text("unit_name"),
        period=row.period("period"),
        money_unit=money if isinstance(money, MoneyUnit) else MoneyUnit.MILLION,
        nil=row.flag("nil"),
        preliminary=row.flag("preliminary"),
    )


def read_report(workbook: Workbook, about: About, plan: Plan, unit: str, findings: Findings) -> Report:
    """The rows typed against `plan`, `unit` being the reporter; rows with unknown codes are findings and left out."""
    units = UnitNames(plan.units, about.period.end if about.period else None)
    results, money = table_in(workbook, sheets.RESULTS, findings), table_in(workbook, sheets.MONEY, findings)
    if not about.nil:
        _missing_sheets(workbook, plan, unit, findings)
    words = form_in(workbook, sheets.NARRATIVE, findings)
    written = [*_written(results, "text", "reason"), *_written(money, "reason")]
    identity_findings([*written, *(_written([words], *words.columns) if words else ())], findings)
    return Report(
        about,
        tuple(result for row in results if (result := _result(row, plan, units, unit))),
        tuple(paid for row in money for paid in _money(row, plan, units, unit, about.money_unit)),
        Narrative(words.text("difficulties"), words.text("causes"), words.text("recommendations"))
        if words
        else Narrative(),
        tuple(table.sheet for table in sheets.TABLES if workbook.sheet(table.sheet) is None),
    )


def _missing_sheets(workbook: Workbook, plan: Plan, unit: str, findings: Findings) -> None:
    """A sheet that was taken out although the unit has lines on it: one fault, not one for each of its lines."""
    for table, owed in ((sheets.RESULTS, plan.indicators_for(unit)), (sheets.MONEY, plan.projects_led_by(unit))):
        if owed and workbook.sheet(table.sheet) is None:
            findings.add(IssueCode.MISSING_SHEET, Place(table.sheet), table.sheet, sheet=table.sheet)


def _written(rows: list[Row], *keys: str) -> Iterator[tuple[Place, str]]:
    """The free texts of a report that would be stored, with their places."""
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
        row.findings.add(IssueCode.UNKNOWN_UNIT, row.place("subject"), text, like=units.like(text))
        return None
    return unit.code


def _absence(row: Row) -> Absence | None:
    word = row.word("absence") if "absence" in row.cells else None
    return word if isinstance(word, Absence) else None


def _result(row: Row, plan: Plan, units: UnitNames, reporter: str) -> ReportedResult | None:
    _reason(row)
    code = row.code("indicator")
    indicator = plan.indicator_by_code.get(code)
    if indicator is None:
        if code:
            near = like(code, plan.indicator_by_code, {i.code: i.name for i in plan.indicators})
            row.findings.add(IssueCode.UNKNOWN_INDICATOR, row.place("indicator"), code, like=near)
        for part in ("numerator", "denominator"):  # what is wrong with them is said in the same round
            row.whole(part)
        _absence(row)
        return None
    subject = _subject(row, units, reporter if indicator.subject == OWN else indicator.subject)
    group = _group(row, indicator, plan)
    before = len(row.findings.issues)
    row.counted, row.estimated = indicator.unit_of_measure, set()
    value = _value(row, indicator)
    numerator, denominator = row.whole("numerator"), row.whole("denominator")
    absence = _absence(row)
    text = row.text("text") if indicator.measure is Measure.QUALITATIVE else ""
    _left_out(row, indicator)
    if subject is None or group is None:  # only now: what is wrong with its figures is said in the same round
        return None
    return ReportedResult(
        cells=Cells(row.sheet, row.cells),
        indicator=indicator,
        subject=subject,
        disaggregation=group,
        value=value,
        numerator=None if numerator is None else Decimal(numerator),
        denominator=None if denominator is None else Decimal(denominator),
        estimate=("estimate" in row.cells and row.flag("estimate")) or bool(row.estimated),
        absence=absence,
        text=text,
        readable=len(row.findings.issues) == before and _whole(row),
    )


def _value(row: Row, indicator: Indicator) -> Decimal | None:
    """The figure of the row; the state of a unit may stand in words, and is 1 or 0 whatever its indicator is shown in."""
    if indicator.measure is Measure.QUALITATIVE:
        return None
    if not indicator.counts_units:
        return row.amount("value", indicator.measure)
    cell = row.cell("value")
    said = reached_word(str(cell.value)) if cell is not None and isinstance(cell.value, str) else None
    return row.number("value") if said is None else said


def _left_out(row: Row, indicator: Indicator) -> None:
    """What was typed where this indicator has nothing to be typed: it is not stored, so it is not passed over either."""
    qualitative = indicator.measure is Measure.QUALITATIVE
    code = IssueCode.NO_FIGURE_WANTED if qualitative else IssueCode.NO_WORDS_KEPT
    for key in ("value", "numerator", "denominator") if qualitative else ("text",):
        cell = row.cell(key)
        if cell is not None and clean(cell.shown):
            row.findings.add(code, row.place(key), cell.shown, name=name_of(indicator))


def _whole(row: Row) -> bool:
    """Whether the row has all the columns that a figure may stand in: what a missing column would hold is not missed."""
    return all(key in row.cells for key, column in row.columns.items() if column.titled)


def _group(row: Row, indicator: Indicator, plan: Plan) -> str | None:
    group = read(row, "disaggregation")
    if group in (MISSING, TOTAL):
        return TOTAL
    if group in indicator.disaggregations:
        return str(group)
    title = sheets.RESULTS.column("disaggregation").title
    names = {g.code: g.name for g in plan.disaggregations if g.code in indicator.disaggregations}
    near = like(group, indicator.disaggregations, names)
    row.findings.add(IssueCode.UNKNOWN_REFERENCE, row.place("disaggregation"), group, column=title, like=near)
    return None


def _fund_code(row: Row) -> str:
    fund = read(row, "fund")
    return "" if fund is MISSING else str(fund)


def _budget_year(row: Row) -> BudgetYear | None:
    year = read(row, "budget_year")
    return year if isinstance(year, int | str) else None


def _money(row: Row, plan: Plan, units: UnitNames, reporter: str, unit: MoneyUnit) -> Iterator[ReportedMoney]:
    """What was paid of a line, and beside it what is expected to be paid by the end of the period, where that is estimated."""
    _reason(row)
    project, fund, year = row.code("project"), _fund_code(row), _budget_year(row)
    subject = _subject(row, units, reporter)
    node = plan.project_by_code.get(project)
    if node is None and project:
        near = like(project, plan.project_by_code, {p.code: p.name for p in plan.projects})
        row.findings.add(IssueCode.UNKNOWN_PROJECT, row.place("project"), project, like=near)
    known_fund = fund == NOT_SPLIT or fund in plan.fund_by_code
    if not known_fund and fund:
        near = like(fund, plan.fund_by_code, {f.code: f.name for f in plan.funds})
        row.findings.add(IssueCode.UNKNOWN_FUND, row.place("fund"), fund, like=near)
    source = row.word("source") if "source" in row.cells else None
    before = len(row.findings.issues)
    cumulative, advance, in_month, estimate = (
        row.money(key, unit) if key in row.cells else None for key in ("cumulative", "advance", "in_month", "estimate")
    )
    absence = _absence(row)
    if node is None or year is None or subject is None or not known_fund:
        return
    paid = ReportedMoney(
        cells=Cells(row.sheet, row.cells),
        project=project,
        fund=fund,
        budget_year=year,
        subject=subject,
        source=source if isinstance(source, Source) else Source.OWN_REPORT,
        cumulative_vnd=cumulative,
        absence=absence,
        readable=len(row.findings.issues) == before and _whole(row),
        advance_vnd=advance,
        in_month_vnd=in_month,
        estimated=estimate is not None,
    )
    yield paid
    if estimate is not None:
        yield replace(
            paid,
            cumulative_vnd=estimate,
            absence=None,
            advance_vnd=None,
            in_month_vnd=None,
            estimate=True,
            estimated=False,
        )
