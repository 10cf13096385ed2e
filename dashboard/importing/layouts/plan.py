"""The plan workbook to a `Plan`, as its declared columns say. What the rows mean together is checked elsewhere."""

from collections import Counter
from collections.abc import Callable
from dataclasses import MISSING, fields, replace
from datetime import timedelta
from decimal import Decimal
from functools import partial
from typing import Any

from dashboard.domain.issues import IssueCode
from dashboard.domain.money import MoneyUnit
from dashboard.domain.periods import Period
from dashboard.domain.plan.indicators import Indicator, Measure
from dashboard.domain.plan.plan import Milestone, PathOf, Plan, Programme
from dashboard.domain.plan.rules import Rules
from dashboard.domain.plan.units import Succession, SuccessionKind, Unit, keyed
from dashboard.importing.cell_text.periods import YEARS
from dashboard.importing.layouts import plan_sheets as sheets
from dashboard.importing.layouts.plan_calendar import owed_reports
from dashboard.importing.layouts.plan_rows import PlanRows
from dashboard.importing.layouts.plan_targets import target_in
from dashboard.importing.layouts.target_sheets import MONTHS
from dashboard.importing.sheets.codecs import built, field_values, made, read
from dashboard.importing.sheets.rows import Row

PlansKnown = Callable[[str, int], Plan | None]  # the plan now in force of a programme and year


def read_plan(rows: PlanRows, known: PlansKnown) -> Plan:
    """Everything the workbook says. Where its first sheet is too incomplete to name the plan, `rows.named` turns False and
    the plan has stand-ins for what is missing: it is there to be checked, never to be stored.

    A sentence that was settled in the plan now in force is not asked about again (`known` gives that plan).
    """
    form = rows.form
    stated = field_values(form, sheets.PROGRAMME.columns)
    year, money_unit = _year(form), read(form, "money_unit")
    needed = [column.field for column in sheets.PROGRAMME.columns if column.required and column.field]
    rows.named = year is not None and money_unit is not MISSING and all(name in stated for name in needed)
    if year is None:
        year = _likely_year(rows)
    stated = dict.fromkeys((name for name in needed if name), "") | stated | {"year": year}
    for table in (sheets.ALLOCATIONS, sheets.ADJUSTMENTS):
        for row in rows.of(table):
            row.money_unit = MoneyUnit.MILLION if money_unit is MISSING else money_unit
    in_force = known(stated["code"], year) if rows.named else None
    settled = {target.id: target for target in in_force.targets if target.settled} if in_force else {}
    indicators = rows.read(sheets.INDICATORS, _indicator)
    by_code = {indicator.code: indicator for indicator in indicators}
    catalogue = {row.shown("code"): row.shown("unit_of_measure") for row in rows.of(sheets.INDICATORS)}
    listed = None if rows.codes(sheets.INDICATORS, "code") is None else catalogue
    units = keyed(rows.values(sheets.UNITS), year)
    parts: dict[str, Any] = {
        "units": units,
        "indicators": indicators,
        "targets": rows.read(sheets.TARGETS, partial(target_in, indicators=by_code, listed=listed, settled=settled)),
        "milestones": _milestones(rows, year, by_code),
        "successions": rows.read(sheets.SUCCESSIONS, partial(_succession, units=units)),
    }
    several = {*parts, sheets.CALENDAR.part}  # whose rows are read in a way of their own
    parts |= {table.part: rows.values(table) for table in sheets.TABLES if table.part not in several}
    parts["obligations"] = owed_reports(rows, year)
    return Plan(
        programme=Programme(**_of(Programme, stated)), rules=Rules(**_of(Rules, stated)), **_of(Plan, stated), **parts
    )


def _of(owner: type[Any], stated: dict[str, Any]) -> dict[str, Any]:
    """Those of the first sheet's fields that are fields of this class."""
    return {field.name: stated[field.name] for field in fields(owner) if field.name in stated}


def _year(form: Row) -> int | None:
    year = read(form, "year")
    if year in YEARS:
        return int(year)
    if year is not MISSING:
        form.findings.add(IssueCode.BAD_PERIOD, form.place("year"), form.shown("year"))
    return None


def _likely_year(rows: PlanRows) -> int:
    """The year of most of the plan's money, for a plan that does not name its own."""
    budgets = (read(row, "budget_year") for row in rows.of(sheets.ALLOCATIONS))
    return max(Counter(year for year in budgets if year in YEARS).items(), key=lambda c: c[1], default=(YEARS[0], 0))[0]


def _indicator(row: Row) -> Indicator | None:
    row.measure = row.word("measure") or Measure.COUNT  # type: ignore[assignment]
    indicator = built(row, sheets.INDICATORS)
    return replace(indicator, review_month=indicator.review_month or 12) if indicator else None


def _succession(row: Row, units: tuple[Unit, ...]) -> Succession | None:
    """Codes are taken as they stood: the old one on the day before, the new one on the day itself.

    The whole unless it says otherwise; of a part, the share that is written, or unknown.
    """
    values = field_values(row, sheets.SUCCESSIONS.columns)
    if values.get("share") is None:
        values["share"] = None if values.get("kind") is SuccessionKind.PART else Decimal(1)
    if "on" in values:
        before = values["on"] - timedelta(days=1)
        for key, day in (("old", before), ("new", values["on"])):
            code = values.get(key)
            if code:
                standing = (u.code for u in units if u.official_code == code and u.stands_on(day))
                values[key] = next(standing, code)
    return made(sheets.SUCCESSIONS, values)


def _milestones(rows: PlanRows, year: int, indicators: dict[str, Indicator]) -> tuple[Milestone, ...]:
    """One for each month that is filled in, in the measure of the target's indicator; of money, a share."""
    measures = {PathOf.MONEY: Measure.PERCENTAGE}
    of_target = {read(row, "id"): indicators.get(read(row, "indicator")) for row in rows.of(sheets.TARGETS)}

    def path(row: Row) -> tuple[Milestone, ...]:
        of, key = read(row, "of"), read(row, "key")
        indicator = of_target.get(key)
        if of is PathOf.TARGET and key in of_target and indicator is None:
            return ()  # what its figures are in is not known: the fault is the target's
        row.measure = measures.get(of, indicator.measure if indicator else Measure.COUNT)
        stated = field_values(row, sheets.MILESTONES.columns)
        if "of" not in stated or "key" not in stated:
            return ()
        named = read(row, "year")
        of_year = year if named is MISSING else named
        values = {month: read(row, key) for month, key in enumerate(MONTHS, start=1)}
        return tuple(
            Milestone(period=Period.of_month(of_year, month), value=value, **stated)
            for month, value in values.items()
            if value is not MISSING
        )

    return tuple(step for steps in rows.read(sheets.MILESTONES, path) for step in steps)
