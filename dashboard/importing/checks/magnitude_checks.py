"""Amounts of a plan that are far too great for the sheet's unit of money: typed in đồng where the sheet is in triệu đồng."""

from dataclasses import replace
from decimal import Decimal

from dashboard.domain.issues import Choice, IssueCode
from dashboard.domain.messages import Figure, FigureKind
from dashboard.domain.money import MoneyUnit
from dashboard.domain.plan.plan import Plan
from dashboard.domain.plan.units import UnitLevel
from dashboard.importing.cell_text.numbers import spelling
from dashboard.importing.findings import Findings
from dashboard.importing.layouts import plan_sheets as sheets
from dashboard.importing.layouts.plan_rows import PlanRows
from dashboard.importing.sheets.rows import Row

BEYOND_ALL_VND = 20_000 * 10**9  # more than any province has of such a programme in a year
BEYOND_COUNTRY_VND = 50 * BEYOND_ALL_VND  # of a plan for the whole country
GREAT_VND = 1_000 * 10**9  # a line so great is one only beside others of its kind
TIMES = 100  # as great as all others together
LEAST_VND = 1_000_000  # no line is less: such a reading is not offered
AS_WRITTEN = "as_written"
_CODES = {MoneyUnit.DONG: "dong", MoneyUnit.THOUSAND: "thousand", MoneyUnit.MILLION: "million"}


def settled_money(plan: Plan, in_force: Plan | None, rows: PlanRows, findings: Findings) -> Plan:
    """The plan with each amount as a person says it is meant; questions while nobody has. One that stands is not asked again."""
    standing = {a.key: a.amount_vnd for a in in_force.allocations} if in_force else {}
    pairs = [(row, given) for row, given in rows.pairs(sheets.ALLOCATIONS) if given.amount_vnd]
    country = any(unit.code == plan.root and unit.level is UnitLevel.NATION for unit in plan.units)
    bound = BEYOND_COUNTRY_VND if country else BEYOND_ALL_VND
    total = sum(given.amount_vnd or 0 for _, given in pairs)
    meant: dict[tuple[str, str, object], int] = {}
    for row, given in pairs:
        amount = given.amount_vnd or 0
        others = total - amount
        odd = amount >= bound or (amount >= GREAT_VND and 0 < others * TIMES < amount)
        if not odd or standing.get(given.key) == amount or _has_unit(row):
            continue
        readings = _readings(amount, row.money_unit, bound)
        if not readings:
            continue
        choices = [
            Choice(code, {"value": Figure(Decimal(value), FigureKind.MONEY)}) for code, value in readings.items()
        ]
        choices.append(Choice(AS_WRITTEN, {"value": Figure(Decimal(amount), FigureKind.MONEY)}))
        chosen = findings.ask(
            IssueCode.MONEY_BEYOND, row.place("amount"), row.shown("amount"), tuple(choices),
            value=Figure(Decimal(amount), FigureKind.MONEY), unit=row.money_unit.value,
        )  # fmt: skip
        if chosen in readings:
            meant[given.key] = readings[chosen]
    if not meant:
        return plan
    return replace(
        plan, allocations=tuple(replace(a, amount_vnd=meant.get(a.key, a.amount_vnd)) for a in plan.allocations)
    )


def _has_unit(row: Row) -> bool:
    """Whether the cell itself says its unit: then the sheet's was not used."""
    spelled = spelling(row.shown("amount"))
    return spelled is not None and spelled.unit is not None


def _readings(amount: int, unit: MoneyUnit, bound: int) -> dict[str, int]:
    """The amount by each smaller unit that may have been meant, in đồng."""
    smaller = {code: amount * u.factor // unit.factor for u, code in _CODES.items() if u.factor < unit.factor}
    return {code: value for code, value in smaller.items() if LEAST_VND <= value < bound}
