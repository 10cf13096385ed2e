"""Figures that were reported more than once: each revision with its value, who sent it, when, and the cell it stood in."""

from collections.abc import Iterable

from dashboard.domain.people.named import Persons
from dashboard.domain.plan.plan import NOT_SPLIT, TOTAL, Plan
from dashboard.domain.reported.figure_history import FigureHistory, FigureRevision
from dashboard.domain.reported.observations import Disbursement, Observation
from dashboard.text import Words
from dashboard.views.cell import Cell, absent_cell, money_cell, number_cell, parts_cell, period_cell
from dashboard.views.figures import absence_text, amount_cell
from dashboard.views.linked import file_columns, received_cell, unit_cell
from dashboard.views.table import Table, figures, texts


def revision_table(plan: Plan, histories: Iterable[FigureHistory], words: Words) -> Table:
    """Only figures that were corrected or taken back; of each all revisions, the newest first."""
    rows = [step for history in histories if history.changed for step in reversed(history.revisions)]
    own = [row.figure for row in rows]
    sent = [row.revision.submission for row in rows]
    persons = Persons(plan)
    return Table.of(
        texts(words("Figure"), [figure_name(plan, figure, words) for figure in own]),
        texts(words("Unit"), [unit_cell(plan, figure.subject) for figure in own]),
        texts(words("Period"), [period_cell(figure.period, words) for figure in own]),
        figures(words("Revision"), [number_cell(report.revision, words) for report in sent]),
        figures(words("Value"), [reported_cell(plan, figure, words) for figure in own]),
        texts(words("State"), [_state(row, words) for row in rows]),
        texts(words("Sent by"), [words.person(persons.of(report.unit, report.actor)) for report in sent]),
        texts(words("When"), [received_cell(report, words) for report in sent]),
        *file_columns([(row.revision.submission, str(row.figure.place)) for row in rows], words),
        texts(words("Reason"), [words.remark(r.reason, persons.of(r.unit, r.actor)) for r in sent], optional=True),
    )


def _state(row: FigureRevision, words: Words) -> str:
    """Whether it counts, or why it no longer does."""
    status = row.revision.submission.status
    if row.revision.stands:
        return words("counts")
    if not row.revision.newest:
        return words("replaced")
    return words("waits for approval") if status.waits else words.term(status)


def figure_name(plan: Plan, figure: Observation | Disbursement, words: Words) -> str:
    """What a figure is of: its indicator and population group, or its line of money."""
    if isinstance(figure, Observation):
        indicator = plan.indicator_by_code.get(figure.indicator)
        name = words.name_of(indicator.label, indicator.name_en) if indicator else figure.indicator
        group = next((d.name for d in plan.disaggregations if d.code == figure.disaggregation), "")
        return f"{name} · {group}" if figure.disaggregation != TOTAL and group else name
    year = words("not split") if figure.budget_year == NOT_SPLIT else str(figure.budget_year)
    known = plan.fund_by_code.get(figure.fund)
    named = words.name_of(known.name, known.name_en) if known else figure.fund
    fund = words("not split") if figure.fund == NOT_SPLIT else named
    return f"{figure.project} · {fund} · {year}"


def reported_cell(plan: Plan, figure: Observation | Disbursement, words: Words) -> Cell:
    """What was reported: "84 (84/120)", an absence by its name, money in triệu đồng."""
    if isinstance(figure, Disbursement):
        cell = money_cell(figure.cumulative_vnd, words, missing=absence_text(figure.absence, words))
        return cell.noted(f" ({words('estimate')})") if figure.estimate else cell
    if figure.text:
        return Cell(figure.text)
    if figure.amount is None:
        return absent_cell(absence_text(figure.absence, words))
    indicator = plan.indicator_by_code.get(figure.indicator)
    amount = figure.amount
    cell = amount_cell(indicator, amount, words, places=2) if indicator else number_cell(amount, words, 2)
    if parts := parts_cell(figure.numerator, figure.denominator, words).text:
        cell = cell.noted(f" ({parts})")
    return cell.noted(f" · {words('preliminary')}") if figure.preliminary else cell
