"""What was taken out of one cell of an uploaded file, in words."""

from collections.abc import Iterable
from dataclasses import dataclass

from dashboard.domain.plan.plan import Plan
from dashboard.domain.reported.observations import Disbursement, Observation
from dashboard.text import Words
from dashboard.views.corrections import CorrectedCell
from dashboard.views.figure_revisions import figure_name, reported_cell


@dataclass(frozen=True)
class CellRead:
    """`what` the figure is of, and the `text` that stands for it on the pages."""

    what: str
    text: str


def read_from(
    plan: Plan, figures: Iterable[Observation | Disbursement], mended: Iterable[CorrectedCell], words: Words
) -> tuple[CellRead, ...]:
    """Figures of the cell, then what was typed in its place when the file was sent."""
    read = [CellRead(_what(plan, figure, words), _text(plan, figure, words)) for figure in figures]
    blank = words("blank")
    changed = [CellRead(words("Mended when sent"), f"«{c.before or blank}» → «{c.after or blank}»") for c in mended]
    return (*read, *changed)


def _what(plan: Plan, figure: Observation | Disbursement, words: Words) -> str:
    unit = plan.unit_by_code.get(figure.subject)
    name = unit.label if unit else figure.subject
    return " · ".join((figure_name(plan, figure, words), name, words.period(figure.period)))


def _text(plan: Plan, figure: Observation | Disbursement, words: Words) -> str:
    text = reported_cell(plan, figure, words).text
    paid = isinstance(figure, Disbursement) and figure.cumulative_vnd is not None
    return words("{amount} million đồng", amount=text) if paid else text
