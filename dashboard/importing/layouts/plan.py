"""The plan workbook to a `Plan`: what each sheet says, read row by row. What the rows mean together is checked elsewhere."""

from collections.abc import Callable
from decimal import Decimal

from dashboard.domain.issues import IssueCode, Place
from dashboard.domain.money import MoneyUnit
from dashboard.domain.periods import Period
from dashboard.domain.plan.indicators import Indicator, Measure
from dashboard.domain.plan.plan import (
    ALL_PROJECTS,
    Allocation,
    Disaggregation,
    Fund,
    FundTier,
    Lead,
    LeadRole,
    Milestone,
    Obligation,
    PathOf,
    Plan,
    Programme,
    Project,
)
from dashboard.domain.plan.rules import DefaultPath, Rules, SupportBasis
from dashboard.domain.plan.units import ALWAYS, Unit, UnitLevel, keyed
from dashboard.importing.cell_text.names import plain
from dashboard.importing.cell_text.periods import YEARS
from dashboard.importing.files.workbook import Workbook
from dashboard.importing.findings import Findings
from dashboard.importing.layouts import plan_changes as changes
from dashboard.importing.layouts import plan_sheets as sheets
from dashboard.importing.layouts.plan_lines import budget_year, fund_code
from dashboard.importing.layouts.plan_targets import indicator_in, target_in
from dashboard.importing.sheets.rows import Row, form_in, table_in
from dashboard.importing.sheets.vocabulary import ALL_WORD, UNKNOWN_AMOUNT_WORD

PlansKnown = Callable[[str, int], Plan | None]  # the plan now in force of a programme and year


def recognises(workbook: Workbook) -> bool:
    """A plan has the programme's sheet and says so in its first field."""
    form = form_in(workbook, sheets.PROGRAMME, Findings())
    return form is not None and plain(form.text("layout")) == plain(sheets.LAYOUT)


def read_plan(workbook: Workbook, findings: Findings, known: PlansKnown) -> Plan | None:
    """Everything the workbook says; None where its first sheet is too incomplete to name the plan.

    A sentence that was settled in the plan now in force is not asked about again (`known` gives that plan).
    """
    form = form_in(workbook, sheets.PROGRAMME, findings)
    if form is None:
        findings.add(IssueCode.MISSING_SHEET, Place(sheets.PROGRAMME.sheet), sheet=sheets.PROGRAMME.sheet)
        return None
    money = form.word("money_unit")
    year = _year(form)
    required = [form.text(key) for key in ("code", "name", "office", "title", "root")]
    if year is None or not isinstance(money, MoneyUnit) or not all(required):
        return None
    indicators = tuple(i for row in table_in(workbook, sheets.INDICATORS, findings) if (i := indicator_in(row)))
    measures = {indicator.code: indicator for indicator in indicators}
    standing = known(form.code("code"), year)
    settled = {target.id: target for target in standing.targets if target.settled} if standing else {}
    units = keyed(tuple(u for row in table_in(workbook, sheets.UNITS, findings) if (u := _unit(row))), year)
    return Plan(
        programme=Programme(form.code("code"), form.text("name"), form.text("office"), form.text("name_en")),
        year=year,
        title=form.text("title"),
        root=form.code("root"),
        units=units,
        projects=tuple(_project(row) for row in table_in(workbook, sheets.PROJECTS, findings)),
        funds=tuple(f for row in table_in(workbook, sheets.FUNDS, findings) if (f := _fund(row))),
        allocations=tuple(
            a for row in table_in(workbook, sheets.ALLOCATIONS, findings) if (a := _allocation(row, money))
        ),
        indicators=indicators,
        targets=tuple(
            t for row in table_in(workbook, sheets.TARGETS, findings) if (t := target_in(row, measures, settled))
        ),
        leads=tuple(_lead(row) for row in table_in(workbook, sheets.LEADS, findings)),
        milestones=_milestones(workbook, year, measures, findings),
        obligations=tuple(o for row in table_in(workbook, sheets.CALENDAR, findings) if (o := _obligation(row))),
        disaggregations=tuple(
            Disaggregation(row.code("code"), row.text("name"))
            for row in table_in(workbook, sheets.DISAGGREGATIONS, findings)
        ),
        adjustments=tuple(
            changed
            for row in table_in(workbook, sheets.ADJUSTMENTS, findings)
            if (changed := changes.adjustment(row, money))
        ),
        standards=tuple(s for row in table_in(workbook, sheets.STANDARDS, findings) if (s := changes.standard(row))),
        successions=tuple(
            became
            for row in table_in(workbook, sheets.SUCCESSIONS, findings)
            if (became := changes.succession(row, units))
        ),
        rules=_rules(form),
        decision=form.text("decision"),
        decision_date=form.date("decision_date"),
        sample=form.flag("sample"),
        assumed_today=form.date("assumed_today"),
    )


def _year(form: Row) -> int | None:
    year = form.whole("year")
    if year is None or year in YEARS:
        return year
    form.findings.add(IssueCode.BAD_PERIOD, form.place("year"), str(year))
    return None


def _rules(form: Row) -> Rules:
    usual = Rules()
    basis = form.word("support_basis")
    money, target = form.word("money_default"), form.word("target_default")
    return Rules(
        ratio_on_track=_or(form.number("ratio_on_track"), usual.ratio_on_track),
        ratio_slightly_behind=_or(form.number("ratio_slightly_behind"), usual.ratio_slightly_behind),
        gap_on_track=_points(form, "gap_on_track", usual.gap_on_track),
        gap_slightly_behind=_points(form, "gap_slightly_behind", usual.gap_slightly_behind),
        support_gap=_points(form, "support_gap", usual.support_gap),
        support_basis=basis if isinstance(basis, SupportBasis) else usual.support_basis,
        money_default=money if isinstance(money, DefaultPath) else usual.money_default,
        target_default=target if isinstance(target, DefaultPath) else usual.target_default,
    )


def _or(value: Decimal | None, default: Decimal) -> Decimal:
    return default if value is None else value


def _points(form: Row, key: str, default: Decimal) -> Decimal:
    value = form.share(key, ask_small=False)
    return default if value is None else value


def _unit(row: Row) -> Unit | None:
    level = row.word("level")
    code, name, kind = row.code("code"), row.text("name"), row.text("type")
    column, tile_row = row.whole("tile_column"), row.whole("tile_row")
    if not isinstance(level, UnitLevel) or not code:
        return None
    return Unit(
        code=code,
        name=name,
        type=kind,
        level=level,
        parent=row.code("parent") or None,
        short_name=row.text("short_name"),
        group=row.code("group"),
        aliases=row.codes("aliases"),
        valid_from=row.date("valid_from") or ALWAYS,
        valid_to=row.date("valid_to"),
        tile=(column, tile_row) if column is not None and tile_row is not None else None,
    )


def _project(row: Row) -> Project:
    return Project(
        code=row.code("code"),
        name=row.text("name"),
        parent=row.code("parent") or None,
        applicable=row.flag("applicable"),
        reason=row.text("reason"),
        short_name=row.text("short_name"),
        name_en=row.text("name_en"),
        aliases=row.codes("aliases"),
    )


def _lead(row: Row) -> Lead:
    role = row.word("role")
    return Lead(row.code("project"), row.code("unit"), role if isinstance(role, LeadRole) else LeadRole.LEAD)


def _fund(row: Row) -> Fund | None:

    tier = row.word("tier")
    if not isinstance(tier, FundTier):
        return None
    return Fund(row.code("code"), row.text("name"), tier, row.text("capital"), row.text("name_en"))


def _allocation(row: Row, money: MoneyUnit) -> Allocation | None:
    year = budget_year(row)
    cell = row.cell("amount")
    unknown = cell is not None and plain(cell.shown) == plain(UNKNOWN_AMOUNT_WORD)
    amount = None if unknown else row.money("amount", money)
    if year is None or (amount is None and not unknown):
        return None
    return Allocation(row.code("project"), fund_code(row), year, amount, row.text("decision"), row.text("note"))


def _milestones(
    workbook: Workbook, year: int, indicators: dict[str, Indicator], findings: Findings
) -> tuple[Milestone, ...]:
    targets = {
        row.code("id"): indicators.get(row.code("indicator"))
        for row in table_in(workbook, sheets.TARGETS, Findings())
    }  # fmt: skip
    found = []
    for row in table_in(workbook, sheets.MILESTONES, findings):
        of = row.word("of")
        key = row.code("key")
        if not isinstance(of, PathOf) or not key:
            continue
        everything = of is PathOf.MONEY and plain(key) == plain(ALL_WORD)
        indicator = targets.get(key) if of is PathOf.TARGET else None
        measure = indicator.measure if indicator else Measure.PERCENTAGE if of is PathOf.MONEY else Measure.COUNT
        for month in range(1, 13):
            if not row.blank(f"m{month}"):
                value = row.amount(f"m{month}", measure, ask_small=False)
                if value is not None:
                    period = Period.of_month(year, month)
                    signed = row.text("approved_by"), row.date("approved_on") if "approved_on" in row.cells else None
                    found.append(Milestone(of, ALL_PROJECTS if everything else key, period, value, *signed))
    return tuple(found)


def _obligation(row: Row) -> Obligation | None:
    period, due = row.period("period"), row.date("due_before")
    if period is None or due is None:
        return None
    return Obligation(row.code("form"), row.text("name"), row.codes("reporters"), period, due, row.text("basis"))
