"""What the titles of a sheet say of all its figures: the reporter, the period, the unit of money, preliminary or not."""

import re
from collections.abc import Iterable, Iterator
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
from dashboard.importing.cell_text.periods import NamedPeriod, Strength, named_periods
from dashboard.importing.examination import Hints
from dashboard.importing.findings import Findings
from dashboard.importing.tables.found_table import FoundTable
from dashboard.importing.tables.plan_names import PlanNames

_LETTERHEAD = re.compile(
    r"cộng h[oò]a|độc lập|ubnd|ủy ban|huyện ủy|phòng|trung tâm|chi nhánh|sở|ban |số ?:|biểu|mẫu|phụ lục|đvt|đơn vị|\(|kèm theo"
    r"|.*\bngày\b.*\btháng\b"
)
MOST_OF_SUBJECT = 150  # letters


@dataclass(frozen=True)
class PlacedPeriod:
    """A period that a title names, with the place of the title."""

    named: NamedPeriod
    place: Place


def periods_of(table: FoundTable, year: int | None) -> tuple[PlacedPeriod, ...]:
    """The periods that the titles and the sheet's name give, the most certain first."""
    sheet = table.sheet
    placed = [
        PlacedPeriod(named, sheet.place(cell.row, cell.column))
        for cell in table.titles
        for named in named_periods(str(cell.value), year)
    ]
    placed += [PlacedPeriod(named, Place(sheet.name)) for named in named_periods(sheet.name, year)]
    order = list(Strength)
    return tuple(sorted(placed, key=lambda placed: order.index(placed.named.strength)))


def period_of(table: FoundTable, plan: Plan, hints: Hints, findings: Findings) -> tuple[Period | None, Place]:
    """The period of a sheet and the place that gives it: from the hints, else from the titles, else asked once for the sheet.

    None while nobody has answered, or where the hints contradict the titles (a finding).
    """
    placed = periods_of(table, plan.year)
    here = placed[0].place if placed else Place(table.sheet.name)
    sure = [p for p in placed if p.named.strength in (Strength.EXACT, Strength.OTHER_YEAR)]
    likely = sure or [p for p in placed if p.named.strength is Strength.MONTH_OF_A_DAY]
    periods = list(dict.fromkeys(p.named.period for p in likely))
    if hints.period is not None:
        if sure and hints.period not in periods:
            findings.add(IssueCode.CONTRADICTION, here, sure[0].named.text, given=hints.period.code)
            return None, here
        return hints.period, here
    if len(periods) == 1:
        return periods[0], here
    written, sheet = placed[0].named.text if placed else "", table.sheet.name
    if len(periods) > 1:
        said = ", ".join(dict.fromkeys(p.named.text for p in likely))
        chosen = findings.ask(IssueCode.SEVERAL_PERIODS, here, written, _choices(periods), sheet=sheet, said=said)
    else:
        chosen = findings.ask(IssueCode.WHICH_PERIOD, here, written, _choices(_periods(plan)), sheet=sheet)
    return (Period.parse(chosen) if chosen else None), here


def _choices(periods: Iterable[Period]) -> tuple[Choice, ...]:
    return tuple(Choice(period.code, {"period": period}) for period in periods)


def subject_of(table: FoundTable) -> str:
    """What the titles say that a table is about: without letterhead, periods and units of measure, the same from month to month."""
    lines = [line for cell in table.titles for line in str(cell.value).splitlines()]
    return " ".join(told for line in lines if (told := told_by(line)))[:MOST_OF_SUBJECT]


def told_by(title: str) -> str:
    """What one title says of a table's subject; "" for letterhead, a period or a unit of measure."""
    line = plain(title)
    if _LETTERHEAD.match(line):
        return ""
    for named in named_periods(line, 2000):
        line = line.replace(named.text, " ")
    words = [word for word in line.split() if not any(letter.isdigit() for letter in word)]
    return " ".join(words).strip(" -–:;,.()")


def day_of(table: FoundTable, plan: Plan, hints: Hints) -> date | None:
    """The day for which names of units are resolved: the end of the sheet's period; None where that is not certain."""
    periods = {p.named.period for p in periods_of(table, plan.year) if p.named.strength is Strength.EXACT}
    if hints.period is not None:
        return hints.period.end
    return periods.pop().end if len(periods) == 1 else None


def _periods(plan: Plan) -> Iterator[Period]:
    """Every period of a plan year."""
    yield from months_of(plan.year)
    yield from (Period(plan.year, PeriodKind.QUARTER, number) for number in range(1, 5))
    yield from (Period(plan.year, PeriodKind.HALF, number) for number in (1, 2))
    yield Period(plan.year, PeriodKind.YEAR)


def reporter_of(table: FoundTable, names: PlanNames, hints: Hints, findings: Findings) -> str | None:
    """The code of the reporting unit: from the hints, else as the heads of the sheet name it, else asked; None while open."""
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
    """The lowest unit that the heads name (of UBND huyện and its office the office); None where they name two of one level."""
    lines = [line for cell in table.titles for line in str(cell.value).splitlines()]
    named = dict.fromkeys(code for line in lines if (code := names.unit(line)))
    lowest = [code for code in named if not any(other in names.plan.below(code) for other in named)]
    return names.plan.unit_by_code[lowest[0]] if len(lowest) == 1 else None


def _office_of_root(unit: Unit, plan: Plan) -> bool:
    return unit.level is UnitLevel.OFFICE and unit.parent == plan.root


_PRELIMINARY = re.compile(r"\bsơ bộ\b")


def preliminary_at(table: FoundTable) -> Place | None:
    """The place of the title that calls the figures preliminary (sơ bộ); None where there is none."""
    for cell in table.titles:
        if _PRELIMINARY.search(plain(str(cell.value))):
            return table.sheet.place(cell.row, cell.column)
    return Place(table.sheet.name) if _PRELIMINARY.search(plain(table.sheet.name)) else None


_TREASURY = re.compile(r"\b(kho bạc|kbnn)\b")


def by_treasury(table: FoundTable) -> bool:
    """Whether the heads of a table name Kho bạc (the State Treasury) as source of its figures."""
    return any(_TREASURY.search(plain(str(cell.value))) for cell in table.titles) or bool(
        _TREASURY.search(plain(table.sheet.name))
    )


def consolidates(reporter: str, plan: Plan) -> bool:
    """Whether a reporter may send figures of other units: the root unit and its offices."""
    return reporter == plan.root or _office_of_root(plan.unit_by_code[reporter], plan)


def money_unit_of(table: FoundTable) -> tuple[MoneyUnit | None, Place]:
    """The unit of money that the titles name, with its place; None where they name none."""
    for cell in reversed(table.titles):
        if unit := money_unit_in(str(cell.value)):
            return unit, table.sheet.place(cell.row, cell.column)
    return None, Place(table.sheet.name)
