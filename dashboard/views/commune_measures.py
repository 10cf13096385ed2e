"""What communes are ranked and coloured by: the poverty rate, the worst gap, or one indicator that they are compared by."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from dashboard.domain.absence import Absence
from dashboard.domain.deprivation.by_unit import UnitRate, rates_by_unit
from dashboard.domain.deprivation.households import poverty
from dashboard.domain.plan.plan import Plan
from dashboard.domain.verdicts.compared_units import gaps_of
from dashboard.domain.verdicts.parts import Gap
from dashboard.domain.verdicts.standing import Standing
from dashboard.text import Words
from dashboard.views.cell import Cell, absent_cell, share_cell
from dashboard.views.communes import CommuneRow, communes
from dashboard.views.figures import absence_text, amount_cell, places_beside
from dashboard.views.heat import unit_names

BY_GAP = "thieu"  # by the worst gap to what the plan asks for
BY_POVERTY = "ngheo"  # by the poverty rate of the newest review
GAP_STEPS = (0.05, 5.0, 10.0, 15.0)  # điểm %, as in the heatmap
_CLASSES = 5


@dataclass(frozen=True)
class MeasuredUnit:
    """One commune. `value` orders and colours it, None with the absence; `short` is its figure in a small place."""

    code: str
    name: str
    value: float | None
    absence: Absence | None
    text: Cell
    short: str
    note: str


@dataclass(frozen=True)
class MeasuredCommunes:
    """Communes by one measure, the worst first, those without a figure last.

    `steps` part the values into five colours; `verdict`: whether these say how far a commune is from what is asked of it.
    """

    code: str
    name: str
    heading: str
    rows: tuple[MeasuredUnit, ...]
    steps: tuple[float, ...]
    verdict: bool
    key: str
    whole: Cell  # the figure of the whole area, nothing of a gap


def measures(standing: Standing, words: Words) -> dict[str, str]:
    """Code → name of every measure that some commune has; the first is the usual one."""
    plan = standing.snapshot.plan
    offered = {BY_POVERTY: words("Poverty rate")} if any(r.figure.shown is not None for r in _rates(standing)) else {}
    if standing.compared:
        offered[BY_GAP] = words("Worst gap to the plan")
    for code in dict.fromkeys(gap.indicator for gap in gaps_of(standing.compared)):
        indicator = plan.indicator_by_code[code]
        offered[code] = words.name_of(indicator.label, indicator.name_en)
    return offered or {BY_GAP: words("Worst gap to the plan")}


def measured(standing: Standing, code: str, words: Words) -> MeasuredCommunes:
    """Every commune by the measure with this code."""
    if code == BY_POVERTY:
        return _poverty(standing, words)
    return _gaps(standing, words) if code == BY_GAP else _indicator(standing, code, words)


def _rates(standing: Standing) -> tuple[UnitRate, ...]:
    return rates_by_unit(standing.snapshot, standing.unit, standing.period, standing.boundaries)


def _poverty(standing: Standing, words: Words) -> MeasuredCommunes:
    plan, found = standing.snapshot.plan, _rates(standing)
    names = unit_names(plan, [rate.unit for rate in found])
    rows = []
    for rate in found:
        figure = rate.figure
        text = share_cell(figure.shown, words, missing=absence_text(figure.why, words))
        state = words("preliminary") if figure.preliminary else words("official")
        note = f"{text} · {state}" if figure.shown is not None else text.text
        value = None if figure.shown is None else float(figure.shown * 100)
        rows.append(
            MeasuredUnit(rate.unit, names[rate.unit], value, None if value is not None else figure.why or Absence.NOT_REPORTED,
                         text, "–" if value is None else text.text, note)
        )  # fmt: skip
    rows.sort(key=lambda row: (row.value is None, -(row.value or 0.0), row.name))
    of_whole = poverty(standing.snapshot, standing.unit, standing.period)
    whole = share_cell(of_whole.poverty_rate.figure.shown, words, 2) if of_whole else absent_cell()
    key = words("Colour: the rate, in five groups of as many communes; it is no verdict · dashed –: no figure")
    return MeasuredCommunes(BY_POVERTY, words("Poverty rate"), _poverty_heading(rows, whole, found, words), tuple(rows),
                    _quintiles([row.value for row in rows if row.value is not None]), False, key, whole)  # fmt: skip


def _poverty_heading(rows: list[MeasuredUnit], whole: Cell, found: tuple[UnitRate, ...], words: Words) -> str:
    known = [row for row in rows if row.value is not None]
    if not known:
        return words("No commune's poverty rate is known yet")
    state = words("preliminary") if any(rate.figure.preliminary for rate in found) else words("official")
    text = words(
        "Poverty rate {whole} ({state}): highest in {worst} ({rate}), lowest in {best} ({low})",
        whole=whole.text, state=state, worst=known[0].name, rate=known[0].text.text, best=known[-1].name, low=known[-1].text.text,
    )  # fmt: skip
    return (
        text
        if len(known) == len(rows)
        else words("{said}; {count} communes without a figure", said=text, count=len(rows) - len(known))
    )


def _quintiles(values: list[float]) -> tuple[float, ...]:
    """Four limits that part the values into five groups of as many; fewer where values are the same."""
    ordered = sorted(values)
    limits = (ordered[len(ordered) * step // _CLASSES] for step in range(1, _CLASSES)) if ordered else ()
    return tuple(dict.fromkeys(round(limit, 1) for limit in limits))


def _gaps(standing: Standing, words: Words) -> MeasuredCommunes:
    found = communes(standing, words)
    rows = tuple(
        MeasuredUnit(row.code, row.name, row.gap, row.absence, row.gap_text, row.gap_short, _gap_note(row))
        for row in found.rows
    )
    key = words("Number and colour: worst gap in percentage points · dashed –: no figure")
    return MeasuredCommunes(
        BY_GAP, words("Worst gap to the plan"), found.heading, rows, GAP_STEPS, True, key, absent_cell()
    )


def _gap_note(row: CommuneRow) -> str:
    return f"{row.indicator}: {row.gap_text}" if row.indicator else row.gap_text.text


def _indicator(standing: Standing, code: str, words: Words) -> MeasuredCommunes:
    """By one indicator: the figure is written, the colour says how far it is from what is asked of the whole."""
    plan = standing.snapshot.plan
    indicator = plan.indicator_by_code[code]
    found = [gap for gap in gaps_of(standing.compared) if gap.indicator == code]
    names = unit_names(plan, [gap.unit for gap in found])
    rows = sorted(
        (_row(plan, gap, names, words) for gap in found),
        key=lambda row: (row.value is None, -(row.value or 0.0), row.name),
    )
    name = words.name_of(indicator.label, indicator.name_en)
    short = [row for row in rows if row.value]
    heading = words("{name}: {count} of {all} communes short", name=name, count=len(short), all=len(rows))
    if short:
        heading = words(
            "{said}, most in {unit} ({figure})", said=heading, unit=short[0].name, figure=short[0].text.text
        )
    whole = next((t for t in standing.targets if t.indicator.code == code and t.target.unit == standing.unit), None)
    of_whole = amount_cell(indicator, whole.actual, words) if whole and whole.actual is not None else absent_cell()
    key = words("Number: the figure · colour: percentage points short · dashed –: no figure")
    return MeasuredCommunes(code, name, heading, tuple(rows), GAP_STEPS, True, key, of_whole)


def _row(plan: Plan, gap: Gap, names: Mapping[str, str], words: Words) -> MeasuredUnit:
    if gap.gap is None or gap.amount is None:
        text = absent_cell(absence_text(gap.absence, words))
        return MeasuredUnit(gap.unit, names[gap.unit], None, gap.absence or Absence.NOT_REPORTED, text, "–", text.text)
    indicator = plan.indicator_by_code[gap.indicator]
    text, far = amount_cell(indicator, gap.amount, words), max(gap.gap, Decimal(0))
    places = places_beside(gap.gap, plan.rules.support_gap, 1)
    note = (
        words("{figure}, {gap} short", figure=text.text, gap=words.points(far, places))
        if far
        else words("{figure}, met", figure=text.text)
    )
    return MeasuredUnit(gap.unit, names[gap.unit], float(far * 100), None, text, text.text, note)
