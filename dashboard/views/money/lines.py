"""Money lines, project × source × budget year, with both rates of their projects, and totals by budget year."""

from dataclasses import dataclass

from dashboard.domain.plan.plan import ALL_PROJECTS, NOT_SPLIT
from dashboard.domain.verdicts.standing import MoneyStanding, ProjectStanding, Standing, YearTotal
from dashboard.text import Words
from dashboard.views.linked import to_project
from dashboard.views.money.names import fund_name, in_month, known, rate, signed, year_name


@dataclass(frozen=True)
class LineRow:
    """One money line; the rate on the total plan is its project's. Texts as shown, in triệu đồng."""

    project: str
    fund: str
    budget_year: str
    given: str
    adjusted: str
    allocated: str
    disbursed: str
    in_month: str
    advance: str
    rate: str
    rate_total: str
    decision: str


@dataclass(frozen=True)
class YearRow:
    """The money of one budget year; `rate` is empty while its amount is unknown."""

    budget_year: str
    allocated: str
    disbursed: str
    rate: str


def line_rows(standing: Standing, words: Words) -> tuple[LineRow, ...]:
    totals = {p.project.code: p for p in standing.projects}
    told = (
        line for line in standing.money if line.allocation or line.disbursed_vnd is not None
    )  # not of Kho bạc alone
    return tuple(_line(standing, line, totals.get(line.project), words) for line in told)


def year_rows(standing: Standing, words: Words) -> tuple[YearRow, ...]:
    """A row per budget year, then the whole with the rate on the total plan; split and unsplit never in one row."""
    rows = tuple(_year(year, words) for year in standing.budget_years)
    return (*rows, _whole(standing, words)) if rows else ()


def _whole(standing: Standing, words: Words) -> YearRow:
    """What was paid is a sum of what is known; what was given is unknown while one year's amount is."""
    given = [one.allocated_vnd for one in standing.budget_years]
    paid = [one.disbursed_vnd for one in standing.budget_years if one.disbursed_vnd is not None]
    total = standing.total.rate_total
    return YearRow(
        words("Total"),
        _amount(None if None in given else sum(amount or 0 for amount in given), words),
        words.money(sum(paid)) if paid else words("no data"),
        words("unknown") if total is None else words.share(total),
    )


def years_title(standing: Standing, words: Words) -> str:
    """What became of this year's money, and of earlier years'."""
    year = standing.snapshot.plan.year
    told = [
        f"{year_name(one.budget_year, words)}: {rate(one.disbursed_vnd, one.allocated_vnd, words) or _paid(one, words)}"
        for one in standing.budget_years
        if one.budget_year in (year, NOT_SPLIT) or one.disbursed_vnd is not None
    ]
    if not told:
        return words("No money line has an amount or a figure yet")
    return words("By budget year · {years}", years="; ".join(told))


def _paid(one: YearTotal, words: Words) -> str:
    if one.disbursed_vnd is None:
        return words("no data")
    return words("{amount} million đồng disbursed, allocation unknown", amount=words.money(one.disbursed_vnd))


def _year(one: YearTotal, words: Words) -> YearRow:
    return YearRow(
        year_name(one.budget_year, words),
        _amount(one.allocated_vnd, words),
        words("no data") if one.disbursed_vnd is None else words.money(one.disbursed_vnd),
        rate(one.disbursed_vnd, one.allocated_vnd, words),
    )


def _line(standing: Standing, line: MoneyStanding, project: ProjectStanding | None, words: Words) -> LineRow:
    plan = standing.snapshot.plan
    total = project.rate_total if project else None
    return LineRow(
        project="" if line.project == ALL_PROJECTS else to_project(line.project, line.project),
        fund=fund_name(plan, line.fund, words),
        budget_year=year_name(line.budget_year, words),
        given=known(line.given_vnd, words),
        adjusted=signed(line.adjusted_vnd, words) if line.adjusted_vnd else "",
        allocated=_amount(line.allocated_vnd, words),
        disbursed=words("no data") if line.disbursed_vnd is None else words.money(line.disbursed_vnd),
        in_month=in_month(line.flows, plan, words),
        advance=known(line.flows.advance_vnd, words),
        rate=rate(line.disbursed_vnd, line.allocated_vnd, words),
        rate_total=words("unknown") if total is None else words.share(total),
        decision=line.allocation.decision if line.allocation else "",
    )


def _amount(vnd: int | None, words: Words) -> str:
    return words("amount unknown") if vnd is None else words.money(vnd)
