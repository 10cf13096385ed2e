"""Commune × dimension: how far each commune is from the target, worst communes first, absences told apart."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal
from heapq import merge
from itertools import islice

from dashboard.domain.absence import Absence
from dashboard.domain.plan.plan import Plan
from dashboard.domain.plan.rules import SupportBasis
from dashboard.domain.plan.units import Unit
from dashboard.domain.verdicts.compared_units import ComparedUnits, dimensions_of
from dashboard.domain.verdicts.parts import Gap
from dashboard.domain.verdicts.standing import Standing
from dashboard.text import Words
from dashboard.views.cell import Cell, absent_cell, number_cell
from dashboard.views.figures import absence_sign, absence_text, places_beside
from dashboard.views.linked import to_unit
from dashboard.views.table import Table, crossed


@dataclass(frozen=True)
class HeatCell:
    """`gap` in điểm %, above 0 still missing; None with the absence that explains it."""

    unit: str
    dimension: str
    gap: float | None
    absence: Absence | None
    text: Cell
    note: str
    code: str  # of the unit


@dataclass(frozen=True)
class Heat:
    cells: tuple[HeatCell, ...]
    units: tuple[str, ...]  # worst first, who did not report last
    dimensions: tuple[str, ...]
    against: str  # "mục tiêu" or "lộ trình": what the plan measures gaps against
    of: int = 0  # units that there are, of which `units` are shown


def heat(standing: Standing, words: Words, first: int = 0, most: int | None = None) -> Heat:
    """Of each dimension the indicator that is furthest away stands for it; of many units `most`, from the `first` on."""
    plan, lots = standing.snapshot.plan, standing.compared
    names = unit_names(plan, [code for lot in lots for code in lot.of_unit])
    ranked = merge(*(_ranked(plan, lot) for lot in lots), key=lambda row: row[0])
    shown = tuple(islice(ranked, first, None if most is None else first + most))
    in_order = sorted(shown, key=lambda row: plan.unit_order[row[1]])
    found = dimensions_of(lots)
    against = "path" if plan.rules.support_basis is SupportBasis.PATH else "target"
    return Heat(
        cells=tuple(
            _cell(code, names[code], _title(dimension, words), gap, standing, words)
            for dimension in found
            for _, code, lot in in_order
            if (gap := lot.worst_of_dimension.get((code, dimension)))
        ),
        units=tuple(names[code] for _, code, _ in shown),
        dimensions=tuple(_title(dimension, words) for dimension in sorted(found, key=lambda d: not d)),
        against=words(against),
        of=units_compared(standing),
    )


def units_compared(standing: Standing) -> int:
    """How many units the heatmap has rows of."""
    return sum(len(lot.of_unit) for lot in standing.compared)


def _ranked(plan: Plan, lot: ComparedUnits) -> list[tuple[tuple[bool, Decimal, str], str, ComparedUnits]]:
    """The units of a lot by the gap that is furthest, as communes are ranked everywhere; without figures last."""
    if "ranked" not in lot.made:
        ranks = (
            ((most is None, -(most or Decimal(0)), plan.unit_by_code[code].label), code, lot)
            for code, most in lot.most_short.items()
        )
        lot.made["ranked"] = sorted(ranks, key=lambda row: row[0])
    ranked: list[tuple[tuple[bool, Decimal, str], str, ComparedUnits]] = lot.made["ranked"]
    return ranked


def _title(dimension: str, words: Words) -> str:
    """Of what belongs to no dimension too, for a commune may need support for it alone."""
    return words.dimension(dimension) if dimension else words("Others")


def cut(shown: Heat, most: int) -> Heat:
    """The first `most` units of it."""
    units = shown.units[:most]
    return replace(shown, units=units, cells=tuple(cell for cell in shown.cells if cell.unit in units))


def unit_names(plan: Plan, codes: list[str]) -> dict[str, str]:
    """Short names; where two units share one, as much more as tells them apart: type, unit above, code.

    In Sơn La «Hát Lót» is a town and a commune, «Chiềng Chung» two communes of two districts.
    """
    key = ("unit_names", frozenset(codes))
    if key not in plan.made:  # asked for a thousand communes at every upload
        plan.made[key] = _unit_names(plan, [plan.unit_by_code[code] for code in codes])
    names: dict[str, str] = plan.made[key]
    return names


def _unit_names(plan: Plan, units: list[Unit]) -> dict[str, str]:
    ways: tuple[Callable[[Unit], str], ...] = (
        lambda unit: unit.label,
        lambda unit: unit.name,
        lambda unit: f"{unit.name} ({_above(plan, unit)})",
        lambda unit: f"{unit.name} ({unit.official_code})",
        lambda unit: f"{unit.name} ({unit.code})",
    )
    unique: dict[str, str] = {}
    for way in ways:
        names = Counter(way(unit) for unit in units if unit.code not in unique)
        unique |= {u.code: way(u) for u in units if u.code not in unique and names[way(u)] == 1}
    return unique


def _above(plan: Plan, unit: Unit) -> str:
    above = plan.unit_by_code.get(unit.parent or "")
    return above.label if above else unit.official_code


def _cell(code: str, unit: str, dimension: str, gap: Gap, standing: Standing, words: Words) -> HeatCell:
    indicator = standing.snapshot.plan.indicator_by_code[gap.indicator]
    name = words.name_of(indicator.label, indicator.name_en)
    if gap.gap is None:
        sign, why = absent_cell(absence_sign(gap.absence)), absence_text(gap.absence, words)
        return HeatCell(unit, dimension, None, gap.absence or Absence.NOT_REPORTED, sign, f"{name}: {why}", code)
    if gap.gap <= 0:
        return HeatCell(unit, dimension, 0.0, None, Cell(words("met")), f"{name}: {words('met')}", code)
    limit = standing.snapshot.plan.rules.support_gap
    short = words("{gap} short", gap=words.points(gap.gap, places_beside(gap.gap, limit, 1)))
    places = places_beside(gap.gap, limit, 0 if gap.gap >= Decimal("0.005") else 1)
    cell = (
        number_cell(-gap.gap * 100, words, places)
        if gap.gap >= Decimal("0.0005")
        else Cell("≈ 0", -float(gap.gap * 100))
    )
    return HeatCell(unit, dimension, float(gap.gap * 100), None, cell, f"{name}: {short}", code)


def heat_table(shown: Heat, words: Words) -> Table:
    """Communes down, dimensions across."""
    cells = ((to_unit(cell.unit, cell.code), cell.dimension, cell.text) for cell in shown.cells)
    return crossed(words("Unit"), shown.units, shown.dimensions, cells, figures=True)
