"""Commune × dimension: how far each commune is from the target, worst communes first, absences told apart."""

from collections import Counter
from dataclasses import dataclass
from decimal import Decimal

from dashboard.domain.absence import Absence
from dashboard.domain.plan import Plan
from dashboard.domain.rules import SupportBasis
from dashboard.domain.standing import Gap, Standing
from dashboard.text import Words
from dashboard.views.figures import absence_text

_SIGNS = {
    Absence.NOT_REPORTED: "–",
    Absence.NOT_APPLICABLE: "×",
    Absence.NOT_DUE: "…",
    Absence.NIL: "∅",
    Absence.UNKNOWN_SHARE: "?",
}


@dataclass(frozen=True)
class HeatCell:
    """`gap` in điểm %, above 0 still missing; None with the absence that explains it."""

    unit: str
    dimension: str
    gap: float | None
    absence: Absence | None
    text: str
    note: str


@dataclass(frozen=True)
class Heat:
    cells: tuple[HeatCell, ...]
    units: tuple[str, ...]  # worst first, who did not report last
    dimensions: tuple[str, ...]
    against: str  # "mục tiêu" or "lộ trình": what the plan measures gaps against


def heat(standing: Standing, words: Words, first: int = 0, most: int | None = None) -> Heat:
    """Of each dimension the indicator that is furthest away stands for it; of many units `most`, from the `first` on."""
    plan = standing.snapshot.plan
    by_cell: dict[tuple[str, str], list[Gap]] = {}
    for gap in standing.gaps:
        if gap.dimension:
            by_cell.setdefault((gap.unit, gap.dimension), []).append(gap)
    worst = {key: _worst(gaps) for key, gaps in by_cell.items()}
    total: dict[str, Decimal | None] = {}
    for (unit, _), gap in worst.items():
        before = total.get(unit)
        total[unit] = before if gap.gap is None else (before or Decimal(0)) + max(gap.gap, Decimal(0))
    order = sorted(total, key=lambda unit: (total[unit] is None, -(total[unit] or 0), plan.unit_by_code[unit].label))
    names = unit_names(plan, order)
    order = order[first:] if most is None else order[first : first + most]
    shown = set(order)
    against = "path" if plan.rules.support_basis is SupportBasis.PATH else "target"
    return Heat(
        cells=tuple(
            _cell(names[unit], dimension, gap, standing, words)
            for (unit, dimension), gap in worst.items()
            if unit in shown
        ),
        units=tuple(names[code] for code in order),
        dimensions=tuple(dict.fromkeys(dimension for _, dimension in worst)),
        against=words(against),
    )


def unit_names(plan: Plan, codes: list[str]) -> dict[str, str]:
    """Short names; where two units share one, with the name of the unit above (Chiềng Chung exists twice in Sơn La)."""
    labels = Counter(plan.unit_by_code[code].label for code in codes)
    found = {}
    for code in codes:
        unit = plan.unit_by_code[code]
        above = plan.unit_by_code.get(unit.parent or "")
        found[code] = unit.label if labels[unit.label] == 1 else f"{unit.label} ({above.label if above else code})"
    return (
        found if len(set(found.values())) == len(found) else {c: f"{plan.unit_by_code[c].label} ({c})" for c in codes}
    )


def _worst(gaps: list[Gap]) -> Gap:
    known = [gap for gap in gaps if gap.gap is not None]
    return max(known, key=lambda gap: gap.gap or Decimal(0)) if known else gaps[0]


def _cell(unit: str, dimension: str, gap: Gap, standing: Standing, words: Words) -> HeatCell:
    indicator = standing.snapshot.plan.indicator_by_code[gap.indicator]
    name = words.name_of(indicator.label, indicator.name_en)
    if gap.gap is None:
        sign = _SIGNS.get(gap.absence or Absence.NOT_REPORTED, "–")
        return HeatCell(
            unit,
            dimension,
            None,
            gap.absence or Absence.NOT_REPORTED,
            sign,
            f"{name}: {absence_text(gap.absence, words)}",
        )
    if gap.gap <= 0:
        return HeatCell(unit, dimension, 0.0, None, words("met"), f"{name}: {words('met')}")
    missing = words.points(gap.gap)
    places = 0 if gap.gap >= Decimal("0.005") else 1
    text = words.number(-gap.gap * 100, places) if gap.gap >= Decimal("0.0005") else "≈ 0"
    return HeatCell(unit, dimension, float(gap.gap * 100), None, text, f"{name}: {words('{gap} short', gap=missing)}")
