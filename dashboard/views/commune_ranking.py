"""The table of all communes: by the measure that was chosen, and beside it the worst gap of each."""

from dashboard.text import Words
from dashboard.views.cell import Cell, absent_cell, number_cell
from dashboard.views.commune_measures import BY_GAP, MeasuredCommunes, MeasuredUnit
from dashboard.views.communes import CommuneRow, Communes
from dashboard.views.linked import to_unit
from dashboard.views.table import Table, figures, texts


def ranking_table(shown: Communes, by: MeasuredCommunes, words: Words, chosen: str = "") -> Table:
    """The worst first by the measure; those in need of support are marked by a word too, the chosen one by its look."""
    gaps = {row.code: row for row in shown.rows}
    rows: list[tuple[MeasuredUnit, CommuneRow | None]] = [(row, gaps.get(row.code)) for row in by.rows]
    ranks = [
        number_cell(n if one.value is not None else None, words, missing="–") for n, (one, _) in enumerate(rows, 1)
    ]
    by_rate = [] if by.code == BY_GAP else [figures(by.name, [one.text for one, _ in rows])]
    return Table.of(
        figures(words("Rank"), ranks),
        texts(words("Unit"), [to_unit(one.name, one.code) for one, _ in rows]),
        *by_rate,
        texts(words("Priority by the plan"), [row.priority if row else "" for _, row in rows], optional=True),
        texts(words("Support"), [words("◆ needs support") if row and row.support else "" for _, row in rows]),
        texts(words("Worst gap"), [row.gap_text if row else absent_cell() for _, row in rows], optional=True),
        texts(words("Indicator"), [row.indicator if row else "" for _, row in rows], optional=True),
        figures(words("Figure"), [row.figure if row else absent_cell() for _, row in rows], optional=True),
        figures(words("Indicators short"), [_short(row, words) for _, row in rows], optional=True),
        looks=["here" if one.code == chosen else "" for one, _ in rows] if chosen else (),
    )


def _short(row: CommuneRow | None, words: Words) -> Cell:
    return number_cell(row.short if row and row.gap is not None else None, words)


def measure_table(by: MeasuredCommunes, words: Words) -> Table:
    """Every commune with its figure by the measure alone: behind the ranking."""
    return Table.of(
        texts(words("Unit"), [to_unit(row.name, row.code) for row in by.rows]),
        texts(by.name, [row.text for row in by.rows]),
    )
