"""Every reported amount of money with the upload and the cell it was read from."""

from dataclasses import dataclass

from dashboard.domain.disbursement.spending import spent
from dashboard.domain.plan.plan import Plan
from dashboard.domain.reported.observations import Disbursement, Submission
from dashboard.domain.verdicts.standing import Standing
from dashboard.text import Words
from dashboard.views.figures import absence_text
from dashboard.views.linked import cell_of, file_of, to_project, to_receipt, to_unit_of
from dashboard.views.money.names import fund_name, year_name


@dataclass(frozen=True)
class SourceRow:
    """One reported amount: whose it is, and the upload and the cell it was read from."""

    project: str
    fund: str
    budget_year: str
    unit: str
    disbursed: str
    period: str
    file: str
    place: str
    received: str


def source_rows(standing: Standing, words: Words) -> tuple[SourceRow, ...]:
    """Every amount that the lines are made of, in the plan's order of projects and units."""
    snapshot, plan = standing.snapshot, standing.snapshot.plan
    project = {p.code: n for n, p in enumerate(plan.projects)}
    unit = {u.code: n for n, u in enumerate(plan.units)}

    def order(row: Disbursement) -> tuple[int, int, str, str]:
        place = project.get(row.project, len(project))
        return (place, unit.get(row.subject, len(unit)), row.fund, str(row.budget_year))

    sent = snapshot.submission_by_id
    paid = spent(snapshot, standing.period, None if standing.unit == plan.root else standing.unit).rows
    return tuple(_source(plan, row, sent.get(row.submission or 0), words) for row in sorted(paid, key=order))


def _source(plan: Plan, row: Disbursement, upload: Submission | None, words: Words) -> SourceRow:
    unit, place = plan.unit_by_code.get(row.subject), str(row.place)
    return SourceRow(
        project=to_project(row.project, row.project),
        fund=fund_name(plan, row.fund, words),
        budget_year=year_name(row.budget_year, words),
        unit=to_unit_of(plan, unit.label if unit else row.subject, row.subject),
        disbursed=_paid(row, words),
        period=words.short_period(row.period),
        file=file_of(upload, place),
        place=cell_of(upload, place),
        received=to_receipt(words.moment(upload.received_at), upload.receipt) if upload else "",
    )


def _paid(row: Disbursement, words: Words) -> str:
    """The amount that stands; where the unit declared that nothing happened, that is said beside it."""
    amount = words.money(row.cumulative_vnd or 0)
    return f"{amount} ({absence_text(row.absence, words)})" if row.absence else amount
