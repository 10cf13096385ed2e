"""Money lines, project × source × budget year, with both rates of their projects, and totals by budget year."""

from collections.abc import Collection

from dashboard.domain.absence import Absence
from dashboard.domain.plan.plan import ALL_PROJECTS, NOT_SPLIT
from dashboard.domain.verdicts.standing import Standing
from dashboard.domain.verdicts.standing_money import YearTotal
from dashboard.text import Words
from dashboard.views.cell import money_cell, share_cell
from dashboard.views.figures import absence_text
from dashboard.views.linked import to_project
from dashboard.views.money.names import (
    fund_name,
    given_cell,
    in_month_cell,
    paid_cell,
    rate,
    rate_cell,
    total_rate_cell,
    year_name,
)
from dashboard.views.table import Table, figures, texts


def line_table(standing: Standing, words: Words, projects: Collection[str] | None = None) -> Table:
    """A row per money line that has an amount or a report, of all projects or of `projects`; in triệu đồng.

    The rate on the total plan is that of the line's project.
    """
    plan = standing.snapshot.plan
    lines = [
        line
        for line in standing.money
        if (line.allocation or line.is_told)  # not of Kho bạc alone
        and (projects is None or line.project in projects)
    ]
    totals = {p.project.code: p.rate_total for p in standing.projects}
    adjusted = any(line.adjusted_vnd for line in lines)
    names = ["" if line.project == ALL_PROJECTS else line.project for line in lines]
    given = figures(
        words("Given at the start of the year"), [money_cell(line.given_vnd, words) for line in lines], optional=True
    )
    return Table.of(
        texts(words("Project"), [to_project(name, name) for name in names], optional=True),
        texts(words("Source of money"), [fund_name(plan, line.fund, words) for line in lines], optional=True),
        texts(words("Budget year"), [year_name(line.budget_year, words) for line in lines]),
        *([given] if adjusted else []),
        figures(
            words("Adjusted since"),
            [money_cell(line.adjusted_vnd or None, words, signed=True) for line in lines],
            optional=True,
        ),
        figures(words("Allocated"), [given_cell(line.allocated_vnd, words) for line in lines]),
        figures(
            words("Disbursed"), [paid_cell(line.disbursed_vnd, words, line.absence is Absence.NIL) for line in lines]
        ),
        figures(words("In the month"), [in_month_cell(line.flows, plan, words) for line in lines], optional=True),
        figures(
            words("Advance not yet recovered"),
            [money_cell(line.flows.advance_vnd, words) for line in lines],
            optional=True,
        ),
        figures(
            words("Of this line's amount"),
            [rate_cell(line.disbursed_vnd, line.allocated_vnd, words) for line in lines],
            optional=True,
        ),
        figures(
            words("The project's total plan"), [total_rate_cell(totals.get(line.project), words) for line in lines]
        ),
        texts(
            words("Decision"),
            [line.allocation.decision if line.allocation else "" for line in lines],
            optional=True,
        ),
    )


def year_table(standing: Standing, words: Words) -> Table:
    """A row per budget year, then the whole with the rate on the total plan; split and unsplit never in one row.

    What was paid is a sum of what is known; what was given is unknown while one year's amount is.
    """
    years = standing.budget_years
    if not years:
        return Table.of()
    given = [year.allocated_vnd for year in years]
    paid = [year.disbursed_vnd for year in years]
    reported = [amount for amount in paid if amount is not None]
    whole = None if None in given else sum(amount or 0 for amount in given)
    total = share_cell(standing.total.rate_total, words, missing=words("unknown"))
    cells = [paid_cell(year.disbursed_vnd, words, year.is_nil) for year in years]
    nothing = bool(years) and not reported and any(year.is_nil for year in years)
    return Table.of(
        texts(words("Budget year"), [*(year_name(year.budget_year, words) for year in years), words("Total")]),
        figures(words("Allocated"), [given_cell(amount, words) for amount in (*given, whole)]),
        figures(words("Disbursed"), [*cells, paid_cell(sum(reported) if reported else None, words, nothing)]),
        figures(words("Rate"), [*(rate_cell(p, g, words) for p, g in zip(paid, given, strict=True)), total]),
    )


def years_title(standing: Standing, words: Words) -> str:
    """What became of this year's money, and of earlier years'."""
    current = standing.snapshot.plan.year
    years = [
        f"{year_name(y.budget_year, words)}: {rate(y.disbursed_vnd, y.allocated_vnd, words) or _paid(y, words)}"
        for y in standing.budget_years
        if y.budget_year in (current, NOT_SPLIT) or y.disbursed_vnd is not None
    ]
    if not years:
        return words("No money line has an amount or a figure yet")
    return words("By budget year · {years}", years="; ".join(years))


def _paid(year: YearTotal, words: Words) -> str:
    if year.is_nil:
        return absence_text(Absence.NIL, words)
    if year.disbursed_vnd is None:
        return words("no data")
    return words("{amount} million đồng disbursed, allocation unknown", amount=words.money(year.disbursed_vnd))
