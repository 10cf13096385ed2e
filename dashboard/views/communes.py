"""Xã, thị trấn: which communes need support and for what, and all communes by their worst gap."""

from collections import Counter
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import chain

from dashboard.domain.absence import Absence
from dashboard.domain.plan.plan import Plan
from dashboard.domain.verdicts.compared_units import ComparedUnits
from dashboard.domain.verdicts.parts import Gap
from dashboard.domain.verdicts.standing import Standing
from dashboard.text import Words
from dashboard.views.cell import Cell, absent_cell, points_cell
from dashboard.views.figures import absence_text, amount_cell, places_beside
from dashboard.views.heat import unit_names
from dashboard.views.reasons import support_limit

_NAMED = 3  # indicators in the heading


@dataclass(frozen=True)
class CommuneRow:
    """One commune with its worst gap; `gap` in điểm %, None with the absence that explains it."""

    code: str
    name: str
    gap: float | None
    absence: Absence | None
    gap_text: Cell
    gap_short: str  # "15", in điểm %, where there is room for a number only; "–" without one
    indicator: str
    figure: Cell
    support: bool
    short: int  # indicators in which it falls short at all
    priority: str  # why the plan gives it priority; "" where it does not


@dataclass(frozen=True)
class Communes:
    """`rows` worst first, those without a figure last."""

    heading: str
    rule: str
    rows: tuple[CommuneRow, ...]


_Ranked = tuple[tuple[bool, float, str], CommuneRow]


def communes(standing: Standing, words: Words) -> Communes:
    """Every commune of the page's borders, by the indicator in which it is furthest away."""
    plan, lots = standing.snapshot.plan, standing.compared
    names = unit_names(plan, [code for lot in lots for code in lot.of_unit])
    ranked = sorted(chain.from_iterable(_rows(plan, lot, names, words) for lot in lots), key=lambda one: one[0])
    rows = [row for _, row in ranked]
    return Communes(_heading(rows, words), support_limit(plan, words), tuple(rows))


def _rows(plan: Plan, lot: ComparedUnits, names: dict[str, str], words: Words) -> list[_Ranked]:
    """The rows of some units, kept with these until one of them reports."""
    key = ("rows", words.language)
    if key not in lot.made:
        rows = (_row(plan, code, names[code], gaps, words) for code, gaps in lot.of_unit.items())
        lot.made[key] = [((r.gap is None, -(r.gap or 0.0), r.name), r) for r in rows]
    ranked: list[_Ranked] = lot.made[key]
    return ranked


def _row(plan: Plan, code: str, name: str, gaps: tuple[Gap, ...], words: Words) -> CommuneRow:
    known = [gap for gap in gaps if gap.gap is not None]
    priority = plan.unit_by_code[code].priority
    if not known:
        absence = _why(gaps)
        why = absent_cell(absence_text(absence, words))
        return CommuneRow(code, name, None, absence, why, "–", "", absent_cell(), False, 0, priority)
    worst = max(known, key=lambda gap: gap.gap or Decimal(0))
    indicator = plan.indicator_by_code[worst.indicator]
    far = worst.gap or Decimal(0)
    return CommuneRow(
        code, name, float(max(far, Decimal(0)) * 100), None,
        short_cell(far, words, plan.rules.support_gap),
        words.number(max(far, Decimal(0)) * 100, places_beside(far, plan.rules.support_gap, 0)),
        words.name_of(indicator.label, indicator.name_en),
        amount_cell(indicator, worst.amount, words) if worst.amount is not None else absent_cell(),
        far >= plan.rules.support_gap,
        sum((gap.gap or Decimal(0)) > 0 for gap in known),
        priority,
    )  # fmt: skip


def short_cell(gap: Decimal, words: Words, limit: Decimal) -> Cell:
    """How far from where it should be, in điểm %; met where nothing is short. It never rounds onto the other side of `limit`."""
    if gap <= 0:
        return Cell(words("met"), 0.0)
    places = places_beside(gap, limit, 1)
    return replace(points_cell(gap, words, places), text=words("{gap} short", gap=words.points(gap, places)))


def _why(gaps: tuple[Gap, ...]) -> Absence:
    """A figure that is refused explains more than one that nobody sent."""
    absences = [gap.absence or Absence.NOT_REPORTED for gap in gaps]
    return Absence.UNKNOWN_SHARE if Absence.UNKNOWN_SHARE in absences else absences[0]


def _heading(rows: list[CommuneRow], words: Words) -> str:
    known = [row for row in rows if row.gap is not None]
    if not rows:
        return words("The plan compares no communes")
    if not known:
        return words("No commune has a figure to be compared by yet")
    needy = [row for row in rows if row.support]
    if not needy:
        return words("None of {count} communes with figures needs support", count=len(known))
    counted = Counter(row.indicator for row in needy).most_common()
    reasons = "; ".join(words("{count} for {name}", count=count, name=name) for name, count in counted[:_NAMED])
    more = words("; others for other indicators") if len(counted) > _NAMED else ""
    return words(
        "{count} of {all} communes need support: {reasons}", count=len(needy), all=len(rows), reasons=reasons + more
    )
