"""Cells corrected when a file was sent: the text before, the text after, and how that was read."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from dashboard.domain.issues import Issue, IssueCode, Place
from dashboard.domain.messages import Figure, FigureKind, Param
from dashboard.domain.plan.plan import Plan
from dashboard.domain.reported.changes import AnsweredFinding, MapChange, PlanChange, ReportChange
from dashboard.domain.reported.observations import Observation
from dashboard.domain.sentences.phrases import figure
from dashboard.text import Words
from dashboard.views.table import Table, texts


@dataclass(frozen=True)
class CorrectedCell:
    """A corrected cell: texts before and after, "" for an empty cell; `read` is the value of the new one, where known."""

    place: Place
    before: str
    after: str
    read: Param | None = None


def corrected_cells(
    issues: Iterable[Issue], proposal: ReportChange | PlanChange | MapChange | None, plan: Plan | None
) -> tuple[CorrectedCell, ...]:
    """The corrected cells of an examination, in the order of its issues."""
    figures = _figures(proposal, plan) if isinstance(proposal, ReportChange) and plan else {}
    return tuple(
        CorrectedCell(
            issue.place, issue.written, _text(issue.params["after"]), figures.get(issue.place, issue.params.get("read"))
        )
        for issue in issues
        if issue.code is IssueCode.CORRECTED_CELL
    )


def corrected_table(cells: Iterable[CorrectedCell], words: Words) -> Table:
    """The corrected cells as a table; the column of readings only where one is known."""
    rows, blank = tuple(cells), words("blank")
    read = ["" if row.read is None else words("read as {value}", value=row.read) for row in rows]
    return Table.of(
        texts(words("Cell"), [str(row.place) for row in rows]),
        texts(words("Written there"), [row.before or blank for row in rows]),
        texts(words("Mended to"), [row.after or blank for row in rows]),
        texts(words("Read as"), read, optional=True),
    )


def correction_text(cell: CorrectedCell, words: Words) -> str:
    """What a reviewer reads of a corrected cell: the file's text, and the one that was sent."""
    blank = words("blank")
    return words("corrected on the page: {before} → {after}", before=cell.before or blank, after=cell.after or blank)


def corrected_when_sent(answers: Iterable[AnsweredFinding]) -> tuple[CorrectedCell, ...]:
    """The corrected cells among the answers stored with a report or a plan."""
    return tuple(
        CorrectedCell(kept.place, kept.written, kept.answer.text)
        for kept in answers
        if kept.code == IssueCode.CORRECTED_CELL.value
    )


def _text(after: Param) -> str:
    """The new text; the word for a blank cell is a member of an enum, not a text."""
    return after if type(after) is str else ""


def _figures(change: ReportChange, plan: Plan) -> dict[Place, Param]:
    """The value read at each cell that holds a whole figure; rates with numerator and denominator have two cells."""
    read: dict[Place, Param] = {
        o.place: figure(plan.indicator_by_code[o.indicator], o.value)
        for o in change.observations
        if _whole(o, plan) and o.value is not None
    }
    for paid in change.disbursements:
        if paid.cumulative_vnd is not None:
            read[paid.place] = Figure(Decimal(paid.cumulative_vnd), FigureKind.MONEY, places=6)
    return read


def _whole(o: Observation, plan: Plan) -> bool:
    return o.indicator in plan.indicator_by_code and o.numerator is None
