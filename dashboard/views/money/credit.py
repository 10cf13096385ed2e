"""Policy credit and mobilised funds: rows of their own that NHCSXH, MTTQ and others report, never part of disbursement."""

from collections.abc import Iterator
from dataclasses import dataclass

from dashboard.domain.plan.indicators import Indicator, ReviewRole
from dashboard.domain.verdicts.parts import RolledUp
from dashboard.domain.verdicts.reached import figure_of
from dashboard.domain.verdicts.standing import Standing
from dashboard.text import Words
from dashboard.views.cell import Cell, absent_cell, period_cell
from dashboard.views.figures import absence_text, amount_cell
from dashboard.views.linked import source_columns, unit_cell
from dashboard.views.table import Table, figures, texts

ROLES = (ReviewRole.CREDIT_LENT, ReviewRole.CREDIT_OUTSTANDING, ReviewRole.MOBILISED)


@dataclass(frozen=True)
class Credit:
    """`table` is empty where the plan has no such rows."""

    title: str
    table: Table


def credit_figures(standing: Standing) -> Iterator[tuple[Indicator, RolledUp]]:
    """Every such row of the plan with its figure at the period, of the standing's unit; by role, then in the plan's order."""
    rows = [i for role in ROLES for i in standing.snapshot.plan.indicators if i.role is role]
    for indicator in rows:
        figure = figure_of(standing.snapshot, indicator, standing.unit, standing.period)
        if figure.coverage.expected or figure.amount is not None:
            yield indicator, figure


def credit(standing: Standing, words: Words) -> Credit:
    rows = list(credit_figures(standing))
    if not rows:
        return Credit("", Table.of())
    snapshot = standing.snapshot
    firsts = [figure.parts[0] if figure.parts else None for _, figure in rows]
    units = [
        unit_cell(snapshot.plan, part.subject) if part else _due(standing, figure)
        for part, (_, figure) in zip(firsts, rows, strict=True)
    ]
    sources = [
        (snapshot.submission_by_id.get(part.submission or 0) if part else None, str(part.place) if part else "")
        for part in firsts
    ]
    return Credit(
        words("Policy credit and mobilised funds, not counted as disbursement of the programme"),
        Table.of(
            texts(words("Item"), [words.name_of(i.name, i.name_en) for i, _ in rows]),
            texts(words("Kind"), [words.term(i.role) for i, _ in rows]),
            figures(words("Figure"), [_figure(i, figure, words) for i, figure in rows]),
            texts(words("Period"), [period_cell(p.period, words) if p else absent_cell() for p in firsts]),
            texts(words("Unit"), units),
            *source_columns(sources, words),
        ),
    )


def _figure(indicator: Indicator, figure: RolledUp, words: Words) -> Cell:
    if figure.shown is None:
        return absent_cell(absence_text(figure.why, words))
    return amount_cell(indicator, figure.shown, words, unit=True)


def _due(standing: Standing, figure: RolledUp) -> str:
    """Who is to report it."""
    units = standing.snapshot.plan.unit_by_code
    return ", ".join(units[code].label for code in figure.coverage.expected)
