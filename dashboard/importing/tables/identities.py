"""Checks of a table against itself and the plan: column formulas, totals over rows, the plan's figures. Only notes."""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal, DivisionByZero, InvalidOperation

from dashboard.domain.issues import Issue, IssueCode
from dashboard.domain.messages import Figure, FigureKind
from dashboard.domain.money import MoneyUnit, dong
from dashboard.domain.plan.plan import Plan
from dashboard.domain.plan.units import UnitLevel
from dashboard.importing.cell_text.numbers import spelling
from dashboard.importing.layouts.foreign import Meaning, Role, Years
from dashboard.importing.tables.figures import ReadFigure
from dashboard.importing.tables.found_table import FoundTable
from dashboard.importing.tables.headers import is_figure
from dashboard.importing.tables.headings import Columns, number_of
from dashboard.importing.tables.keys import KeyedLine
from dashboard.importing.tables.rates import rate_notes
from dashboard.importing.tables.sums import sum_notes
from dashboard.importing.tables.totals import TOLERANCE

RATE_ROUNDED = Decimal("0.5")  # of a point: rates are printed with none to two decimals
_TERM = re.compile(r"([-+]?)\s*(\d+|D)((?:\s*[*/]\s*\d+)*)")
_FACTOR = re.compile(r"([*/])\s*(\d+)")
SUM_COLUMN = "D"  # the column of the sum in a declared identity


def table_notes(
    table: FoundTable, columns: Columns, lines: tuple[KeyedLine, ...], figures: tuple[ReadFigure, ...], plan: Plan
) -> Iterator[Issue]:
    """Every figure that contradicts another one of its table, or the plan."""
    by_row: dict[int, dict[int, ReadFigure]] = {}
    for figure in figures:
        by_row.setdefault(figure.cell.row, {})[figure.cell.column] = figure
    yield from _column_formulas(table, columns, by_row)
    unknown = tuple(
        line.line.row
        for line in lines
        if not line.known and not line.total and line.name_cell
        and any((cell := table.sheet.at(line.line.row, column)) and is_figure(cell) for column in columns.stored)
    )  # fmt: skip
    yield from rate_notes(by_row, _with_formulas(table, columns))
    yield from sum_notes(lines, by_row, plan, unknown)


# -- formulas over columns -------------------------------------------------------------------------------------------------


def _column_formulas(table: FoundTable, columns: Columns, by_row: dict[int, dict[int, ReadFigure]]) -> Iterator[Issue]:
    numbered = _numbered(table, columns)
    formulas = [h.index for h in table.headings if "=" in h.index] + list(columns.layout.identities)
    for formula in formulas:
        left, right = (side.strip() for side in formula.split("=", 1))
        column = numbered.get(left)
        terms = _TERM.findall(right)
        if column is None or not terms or any(number not in numbered for _, number, _ in terms):
            continue
        for row in by_row.values():
            figure = row.get(column)
            expected = _expected(terms, numbered, row)
            if figure is None or figure.number is None or expected is None:
                continue
            shares = "/" in right
            given = figure.number * 100 if figure.cell.percent and shares else figure.number
            if abs(given - expected) > TOLERANCE:
                yield Issue(
                    IssueCode.IDENTITY_FAILS, figure.place, figure.cell.shown,
                    {"formula": formula, "expected": Figure(expected, FigureKind.NUMBER, places=2)},
                )  # fmt: skip


def _with_formulas(table: FoundTable, columns: Columns) -> set[int]:
    """Columns that a formula of the form or of the index row makes."""
    numbered = _numbered(table, columns)
    formulas = [h.index for h in table.headings if "=" in h.index] + list(columns.layout.identities)
    return {numbered[left] for formula in formulas if (left := formula.split("=", 1)[0].strip()) in numbered}


def _numbered(table: FoundTable, columns: Columns) -> dict[str, int]:
    """Columns by the number that the index row, the title or the form gives them; the sum's column as D."""
    by_number: dict[str, int] = {}
    for heading in table.headings:
        meaning = columns.meanings.get(heading.column, Meaning())
        number = heading.index.split("=")[0].strip() or number_of(heading, columns.layout)
        if meaning.role is Role.CHECK and columns.layout.identities:
            number = SUM_COLUMN
        if number:
            by_number.setdefault(number, heading.column)
    return by_number


def _expected(
    terms: list[tuple[str, str, str]], numbered: dict[str, int], row: dict[int, ReadFigure]
) -> Decimal | None:
    """The right side over one row; None while one of its cells holds no number."""
    total = Decimal(0)
    for sign, number, factors in terms:
        value = _value(row, numbered[number])
        if value is None:
            return None
        for operator, other in _FACTOR.findall(factors):
            by = Decimal(other) if other == "100" and other not in numbered else _value(row, numbered.get(other, 0))
            if by is None:
                return None
            try:
                value = value * by if operator == "*" else value / by
            except (DivisionByZero, InvalidOperation):
                return None
        if "/" in factors and "100" not in factors:
            value *= 100  # rates are written in %
        total += -value if sign == "-" else value
    return total


def _value(row: dict[int, ReadFigure], column: int) -> Decimal | None:
    figure = row.get(column)
    return figure.number if figure else None


# -- the plan's own figures --------------------------------------------------------------------------------------------------


def against_plan(figures: Iterable[ReadFigure], plan: Plan, area: str) -> Iterator[Issue]:
    """Planned figures that are not the plan's own of the same unit: a commune's quota is none of the district's target.

    `area`: whose table it is, where its rows do not say.
    """
    commune = area in plan.unit_by_code and plan.unit_by_code[area].level is UnitLevel.COMMUNE
    for figure in figures:
        if figure.meaning.role is not Role.PLANNED or figure.amount is None:
            continue
        by_plan = planned(figure.meaning, plan, area if commune else plan.root)
        if by_plan is not None and figure.amount not in by_plan:
            expected = min(by_plan, key=lambda value: abs(value - (figure.amount or 0)))
            yield Issue(
                IssueCode.PLAN_DIFFERS, figure.place, figure.cell.shown,
                {"planned": Figure(expected, figure.kind, places=2 if figure.kind is FigureKind.SHARE else 6)},
            )  # fmt: skip


def planned(meaning: Meaning, plan: Plan, area: str = "") -> set[Decimal] | None:
    """What the plan says of the same thing, in đồng or in the indicator's measure; None where it says nothing.

    Of the unit that is named, else of `area`, else of the whole plan.
    """
    unit = meaning.subject or area or plan.root
    if meaning.project and not meaning.indicators:
        if meaning.years is not Years.OWN or unit != plan.root:
            return None
        lines = [
            a.amount_vnd
            for a in plan.allocations
            if a.project in plan.subtree(meaning.project)
            and a.budget_year == plan.year
            and (not meaning.fund or a.fund == meaning.fund)
            and a.amount_vnd is not None
        ]
        return {Decimal(sum(lines))} if lines else None
    targets = [t for t in plan.targets if t.indicator in meaning.indicators and t.unit == unit]
    bounds = {abs(bound) for target in targets for bound in (target.low, target.high) if bound is not None}
    return bounds or None


def follows_from_allocation(
    table: FoundTable, columns: Columns, lines: tuple[KeyedLine, ...], paid: int
) -> bool:  # fmt: skip
    """Whether a rate or a remainder of every row follows from a column of this year's allocations and the `paid` one."""
    planned = [c for c, m in columns.meanings.items() if m.role is Role.PLANNED and m.years in (None, Years.OWN)]
    derived = {c: m.role for c, m in columns.meanings.items() if m.role in (Role.RATE, Role.REMAINING)}
    return any(
        _follows(table, lines, allocation, paid, column, role)
        for allocation in planned
        for column, role in derived.items()
    )


def _follows(
    table: FoundTable, lines: tuple[KeyedLine, ...], planned: int, paid: int, derived: int, role: Role | None
) -> bool:  # fmt: skip
    rows = [[_number_at(table, line.line.row, column) for column in (planned, paid, derived)] for line in lines]
    full = [(a, b, c) for a, b, c in rows if a and b is not None and c is not None]
    if role is Role.REMAINING:
        return bool(full) and all(abs(a - b - c) <= TOLERANCE for a, b, c in full)
    return bool(full) and all(min(abs(b / a * 100 - c), abs(b / a - c) * 100) <= RATE_ROUNDED for a, b, c in full)


def _number_at(table: FoundTable, row: int, column: int) -> Decimal | None:
    cell = table.sheet.at(row, column)
    if cell is None:
        return None
    if isinstance(cell.value, Decimal):
        return cell.value / cell.scale
    read = spelling(str(cell.value))
    return read.value if read and not read.ambiguous else None


def money_unit_by_plan(numbers: Iterable[tuple[Meaning, Decimal]], plan: Plan) -> set[MoneyUnit]:
    """The units of money in which numbers of a table are the plan's own allocations."""
    units = set()
    for meaning, number in numbers:
        for unit in MoneyUnit:
            try:
                amount = dong(number, unit)
            except ValueError:
                continue
            if number and Decimal(amount) in (planned(meaning, plan) or set()):
                units.add(unit)
    return units
