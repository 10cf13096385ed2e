"""What a sheet says of all its figures at once: who sends it, of which period, in which unit of money."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from dashboard.domain.issues import Choice, IssueCode, Place
from dashboard.domain.messages import Named
from dashboard.domain.money import MoneyUnit
from dashboard.domain.periods import Period, PeriodKind, months_of
from dashboard.domain.plan.plan import Plan
from dashboard.domain.plan.units import Unit, UnitLevel
from dashboard.importing.cell_text.money_words import money_unit_in
from dashboard.importing.cell_text.names import plain
from dashboard.importing.cell_text.periods import Said, Strength, periods_said
from dashboard.importing.examination import Hints
from dashboard.importing.findings import Findings
from dashboard.importing.tables.found_table import FoundTable
from dashboard.importing.tables.plan_names import PlanNames


@dataclass(frozen=True)
class Placed:
    """A period that a title names, with the title's place."""

    said: Said
    place: Place


def periods_of(table: FoundTable, year: int | None) -> tuple[Placed, ...]:
    """The periods that the titles and the sheet's name say, strongest first."""
    sheet = table.sheet
    placed = [
        Placed(named, sheet.place(cell.row, cell.column))
        for cell in table.titles
        for named in periods_said(str(cell.value), year)
    ]
    placed += [Placed(named, Place(sheet.name)) for named in periods_said(sheet.name, year)]
    order = list(Strength)
    return tuple(sorted(placed, key=lambda placed: order.index(placed.said.strength)))


def period_of(table: FoundTable, plan: Plan, hints: Hints, findings: Findings) -> tuple[Period | None, Place]:
    """The one period of a sheet: as a person said, as its titles say without contradiction, or as asked once per sheet."""
    placed = periods_of(table, plan.year)
    here = placed[0].place if placed else Place(table.sheet.name)
    sure = [p for p in placed if p.said.strength in (Strength.EXACT, Strength.OTHER_YEAR)]
    likely = sure or [p for p in placed if p.said.strength is Strength.MONTH_OF_A_DAY]
    periods = list(dict.fromkeys(p.said.period for p in likely))
    if hints.period is not None:
        if sure and hints.period not in periods:
            findings.add(IssueCode.CONTRADICTION, here, sure[0].said.text, given=hints.period.code)
            return None, here
        return hints.period, here
    if len(periods) == 1:
        return periods[0], here
    offered = periods or list(_periods(plan))
    choices = tuple(Choice(period.code, {"period": period}) for period in offered)
    chosen = findings.ask(
        IssueCode.WHICH_PERIOD, here, placed[0].said.text if placed else "", choices, sheet=table.sheet.name
    )
    return (Period.parse(chosen) if chosen else None), here


def day_of(table: FoundTable, plan: Plan, hints: Hints) -> date | None:
    """The day by which the units of a sheet are called: the end of its period, where one is said without doubt."""
    periods = {p.said.period for p in periods_of(table, plan.year) if p.said.strength is Strength.EXACT}
    if hints.period is not None:
        return hints.period.end
    return periods.pop().end if len(periods) == 1 else None


def _periods(plan: Plan) -> Iterator[Period]:
    """Every period that a report of the plan year may speak of."""
    yield from months_of(plan.year)
    yield from (Period(plan.year, PeriodKind.QUARTER, number) for number in range(1, 5))
    yield from (Period(plan.year, PeriodKind.HALF, number) for number in (1, 2))
    yield Period(plan.year, PeriodKind.YEAR)


def reporter_of(table: FoundTable, names: PlanNames, hints: Hints, findings: Findings) -> str | None:
    """Who sends the table: as a person said, as the heads of the sheet name an office, or as asked."""
    plan, here = names.plan, Place(table.sheet.name)
    named = _named_by_the_heads(table, names)
    if hints.unit:
        unit = names.units.find(hints.unit)
        if unit is None:
            findings.add(IssueCode.UNKNOWN_UNIT, here, hints.unit, like=names.units.like(hints.unit) or "—")
            return None
        if named is None or unit.code == named.code or unit.code in plan.below(named.code):
            return unit.code
        choices = tuple(Choice(candidate.code, {"name": Named(candidate.name)}) for candidate in (unit, named))
        return findings.ask(IssueCode.REPORTER_DIFFERS, here, named.name, choices, chosen=Named(unit.name))
    if named is not None:
        return named.code
    offered = [unit for unit in plan.units if unit.code == plan.root or _office_of_root(unit, plan)]
    choices = tuple(Choice(unit.code, {"name": Named(unit.name)}) for unit in offered)
    return findings.ask(IssueCode.WHICH_REPORTER, here, "", choices, sheet=table.sheet.name)


def _named_by_the_heads(table: FoundTable, names: PlanNames) -> Unit | None:
    """The lowest unit that the heads name: of UBND huyện and its office the office; None where they name two side by side."""
    lines = [line for cell in table.titles for line in str(cell.value).splitlines()]
    named = dict.fromkeys(code for line in lines if (code := names.unit(line)))
    lowest = [code for code in named if not any(other in names.plan.below(code) for other in named)]
    return names.plan.unit_by_code[lowest[0]] if len(lowest) == 1 else None


def _office_of_root(unit: Unit, plan: Plan) -> bool:
    return unit.level is UnitLevel.OFFICE and unit.parent == plan.root


_PRELIMINARY = re.compile(r"\bsơ bộ\b")


def preliminary_at(table: FoundTable) -> Place | None:
    """Where the heads of a table say that its figures are preliminary (sơ bộ); None where none does."""
    for cell in table.titles:
        if _PRELIMINARY.search(plain(str(cell.value))):
            return table.sheet.place(cell.row, cell.column)
    return Place(table.sheet.name) if _PRELIMINARY.search(plain(table.sheet.name)) else None


_TREASURY = re.compile(r"\b(kho bạc|kbnn)\b")


def by_treasury(table: FoundTable) -> bool:
    """Whether the heads of a table say that its figures are Kho bạc's, or confirmed by it."""
    return any(_TREASURY.search(plain(str(cell.value))) for cell in table.titles) or bool(
        _TREASURY.search(plain(table.sheet.name))
    )


def consolidates(reporter: str, plan: Plan) -> bool:
    """Whether a reporter may send figures of others: who answers for the whole area, and its offices."""
    return reporter == plan.root or _office_of_root(plan.unit_by_code[reporter], plan)


def money_unit_of(table: FoundTable) -> tuple[MoneyUnit | None, Place]:
    """The unit of money that a title beside the table names."""
    for cell in reversed(table.titles):
        if unit := money_unit_in(str(cell.value)):
            return unit, table.sheet.place(cell.row, cell.column)
    return None, Place(table.sheet.name)
