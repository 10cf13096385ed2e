"""This year's money by kind of capital (đầu tư công, chi thường xuyên …), beside the tiers of budget that sources are of."""

from collections.abc import Iterable
from datetime import date

from dashboard.domain.disbursement.allocated import is_other
from dashboard.domain.plan.plan import NOT_SPLIT
from dashboard.domain.verdicts.standing import Standing
from dashboard.domain.verdicts.standing_money import FundTotal
from dashboard.text import Words
from dashboard.views.cell import Cell, absent_cell
from dashboard.views.money.names import fund_name, given_cell, paid_cell, rate_cell
from dashboard.views.table import Table, figures, texts


def capital_table(standing: Standing, words: Words) -> Table:
    """A row per kind that the plan's sources name; empty where they name fewer than two kinds."""
    plan = standing.snapshot.plan
    kinds: dict[str, list[FundTotal]] = {}
    for total in standing.funds:
        fund = plan.fund_by_code.get(total.fund)
        kinds.setdefault(fund.capital if fund else "", []).append(total)
    if len({kind for kind in kinds if kind}) < 2:
        return Table.of()
    given = {kind: _sum(f.allocated_vnd for f in funds) for kind, funds in kinds.items()}
    paid = {kind: _sum(f.disbursed_vnd for f in funds) for kind, funds in kinds.items()}
    nil = {kind: paid[kind] is None and any(f.is_nil for f in funds) for kind, funds in kinds.items()}
    return Table.of(
        texts(words("Kind of capital"), [kind or words("kind not named") for kind in kinds]),
        texts(words("Source of money"), [_names(standing, funds, words) for funds in kinds.values()]),
        figures(words("Allocated"), [given_cell(amount, words) for amount in given.values()]),
        figures(words("Disbursed"), [paid_cell(paid[kind], words, nil[kind]) for kind in kinds]),
        figures(words("Rate"), [rate_cell(paid[kind], given[kind], words) for kind in kinds]),
        texts(words("May be paid until"), [_last_day(standing, funds, words) for funds in kinds.values()]),
        texts(words("Counted in the rate"), [_counted(standing, funds, words) for funds in kinds.values()]),
    )


def capital_title(standing: Standing, words: Words) -> str:
    return words("Money of {year} by kind of capital, million đồng", year=str(standing.snapshot.plan.year))


def _sum(amounts: Iterable[int | None]) -> int | None:
    known = [amount for amount in amounts if amount is not None]
    return sum(known) if known else None


def _names(standing: Standing, funds: list[FundTotal], words: Words) -> str:
    return "; ".join(fund_name(standing.snapshot.plan, f.fund, words) for f in funds)


def _last_day(standing: Standing, funds: list[FundTotal], words: Words) -> Cell | str:
    """The last days that the lines of these sources name; the year's end where they name none."""
    plan, codes = standing.snapshot.plan, {f.fund for f in funds}
    lines = [a for a in plan.allocations if a.fund in codes and a.budget_year == plan.year]
    if not lines:
        return absent_cell()
    days = sorted({a.spend_by or date(plan.year, 12, 31) for a in lines})
    return "; ".join(words.date(day) for day in days)


def _counted(standing: Standing, funds: list[FundTotal], words: Words) -> str:
    """Whether the disbursement rate is made of it: mobilised and integrated money nobody gives."""
    other = all(f.fund != NOT_SPLIT and is_other(standing.snapshot.plan, f.fund) for f in funds)
    return words("no") if other else words("yes")
