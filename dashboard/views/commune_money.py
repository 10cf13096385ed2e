"""The money that one unit reports, each amount with the cell it was read from."""

from dashboard.domain.plan.plan import NOT_SPLIT, Plan
from dashboard.domain.verdicts.standing import Standing
from dashboard.domain.verdicts.standing_money import MoneyStanding
from dashboard.text import Words
from dashboard.views.cell import Cell, absent_cell, cell_of, money_cell
from dashboard.views.figures import absence_text
from dashboard.views.linked import to_file, to_project
from dashboard.views.table import Table, figures, texts


def unit_money(whole: Standing, lines: list[MoneyStanding], words: Words) -> Table:
    """A line for each amount, in triệu đồng."""
    plan = whole.snapshot.plan
    unsplit = absent_cell(words("not split"))
    years = [unsplit if line.budget_year == NOT_SPLIT else str(line.budget_year) for line in lines]
    return Table.of(
        texts(words("Project"), [_project(plan, line.project, words) for line in lines]),
        texts(words("Source of money"), [_fund(plan, line.fund, words) for line in lines]),
        texts(words("Budget year"), years),
        figures(words("Disbursed"), [_paid(line, words) for line in lines]),
        texts(words("Cell"), [_places(whole, line) for line in lines]),
    )


def _paid(line: MoneyStanding, words: Words) -> Cell:
    """The amount, or that nothing was paid."""
    return money_cell(line.disbursed_vnd, words, missing=absence_text(line.absence, words))


def _project(plan: Plan, code: str, words: Words) -> Cell:
    project = plan.project_by_code.get(code)
    return to_project(f"{code} · {words.name_of(project.name, project.name_en)}" if project else code, code)


def _fund(plan: Plan, code: str, words: Words) -> Cell:
    fund = plan.fund_by_code.get(code)
    return Cell(words.name_of(fund.name, fund.name_en)) if fund else absent_cell(words("not split"))


def _places(whole: Standing, line: MoneyStanding) -> Cell:
    """The cells of an amount; a single one leads to it."""
    if len(line.parts) != 1:
        return cell_of("; ".join(place for _, _, place in line.parts))
    ((subject, _, place),) = line.parts
    paid = [
        paid
        for paid in whole.snapshot.money_by_subject.get(subject, ())
        if (str(paid.place), paid.project) == (place, line.project)
        and (paid.fund, paid.budget_year) == (line.fund, line.budget_year)
        and paid.period.end <= whole.period.end
    ]
    newest = max(paid, key=lambda paid: paid.period.order, default=None)
    sent = whole.snapshot.submission_by_id.get(newest.submission or 0) if newest else None
    return to_file(place, sent.sha256 if sent else "", place)
