"""Every reported amount of money with the upload and the cell it was read from."""

from collections.abc import Collection

from dashboard.domain.disbursement.estimated_rows import estimates_of
from dashboard.domain.disbursement.spending import spent
from dashboard.domain.reported.observations import Disbursement
from dashboard.domain.verdicts.standing import Standing
from dashboard.text import Words
from dashboard.views.cell import Cell, absent_cell, money_cell, period_cell
from dashboard.views.figures import absence_text
from dashboard.views.linked import source_columns, to_project, unit_cell
from dashboard.views.money.names import fund_name, year_name
from dashboard.views.table import Table, figures, texts


def source_table(standing: Standing, words: Words, projects: Collection[str] | None = None) -> Table:
    """Every amount that the lines are made of, of all projects or of `projects`, in the plan's order of projects and units."""
    snapshot, plan = standing.snapshot, standing.snapshot.plan
    rows = _rows(standing, projects)
    sources = [(snapshot.submission_by_id.get(row.submission or 0), str(row.place)) for row in rows]
    return Table.of(
        texts(words("Project"), [to_project(row.project, row.project) for row in rows], optional=True),
        texts(words("Source of money"), [fund_name(plan, row.fund, words) for row in rows], optional=True),
        texts(words("Budget year"), [year_name(row.budget_year, words) for row in rows]),
        texts(words("Unit"), [unit_cell(plan, row.subject) for row in rows]),
        figures(words("Disbursed"), [_paid(row, words) for row in rows]),
        texts(words("Period"), [period_cell(row.period, words) for row in rows]),
        *source_columns(sources, words),
    )


def _rows(standing: Standing, projects: Collection[str] | None) -> list[Disbursement]:
    plan = standing.snapshot.plan
    project = {p.code: n for n, p in enumerate(plan.projects)}
    unit = {u.code: n for n, u in enumerate(plan.units)}

    def order(row: Disbursement) -> tuple[int, int, str, str]:
        place = project.get(row.project, len(project))
        return (place, unit.get(row.subject, len(unit)), row.fund, str(row.budget_year))

    ahead = estimates_of(standing.snapshot, standing.period, standing.unit)
    paid = spent(standing.snapshot, standing.period, None if standing.unit == plan.root else standing.unit).rows
    return sorted((row for row in (*paid, *ahead) if projects is None or row.project in projects), key=order)


def _paid(row: Disbursement, words: Words) -> Cell:
    """The amount that stands; where the unit declared that nothing happened, that is said beside it."""
    if row.cumulative_vnd is None:
        return absent_cell(absence_text(row.absence, words))
    cell = money_cell(row.cumulative_vnd, words)
    if row.estimate:
        return cell.noted(f" ({words('estimate')})")
    return cell.noted(f" ({absence_text(row.absence, words)})") if row.absence else cell
