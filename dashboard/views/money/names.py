"""How sources of money, budget years, projects and amounts are written on Giải ngân."""

from decimal import Decimal

from dashboard.domain.absence import Absence
from dashboard.domain.plan.plan import NOT_SPLIT, BudgetYear, Plan, Project
from dashboard.domain.verdicts.standing_money import MoneyFlows, ProjectStanding
from dashboard.text import Words
from dashboard.views.cell import Cell, absent_cell, money_cell, share_cell
from dashboard.views.figures import absence_text


def fund_name(plan: Plan, code: str, words: Words) -> str:
    fund = plan.fund_by_code.get(code)
    return words.name_of(fund.name, fund.name_en) if fund else words("not split by source")


def year_name(year: BudgetYear, words: Words) -> str:
    return words("earlier years, not split") if year == NOT_SPLIT else str(year)


def line_name(project: str, fund: str, year: BudgetYear, words: Words) -> str:
    """A money line in short, by its codes: DA2 · NSTW · 2024."""
    parts = (project, *(words("not split") if part == NOT_SPLIT else str(part) for part in (fund, year)))
    return " · ".join(parts)


def project_name(project: Project, words: Words) -> str:
    return f"{project.code} · {words.name_of(project.label, project.name_en)}"


def paid_cell(vnd: int | None, words: Words, is_nil: bool = False) -> Cell:
    """What is disbursed, in triệu đồng; nobody's report of it is not a 0, nor is that nothing happened."""
    return money_cell(vnd, words, missing=absence_text(Absence.NIL, words) if is_nil else words("no data"))


def given_cell(vnd: int | None, words: Words) -> Cell:
    """What is allocated, in triệu đồng."""
    return money_cell(vnd, words, missing=words("amount unknown"))


def rate_cell(part: int | None, whole: int | None, words: Words) -> Cell:
    """A share of money, or nothing where one of both is not known or nothing was given."""
    return share_cell(Decimal(part) / whole if part is not None and whole else None, words)


def total_rate_cell(rate: Decimal | None, words: Words) -> Cell:
    """The rate on the total plan, carried over included."""
    return share_cell(rate, words, missing=words("unknown"))


def rate(part: int | None, whole: int | None, words: Words) -> str:
    """The text of `rate_cell`."""
    return rate_cell(part, whole, words).text


def in_month_cell(flows: MoneyFlows, plan: Plan, words: Words) -> Cell:
    """What the month added, and who is not in it: of units that reported for the first time nobody knows what they added."""
    if flows.in_month_nil:
        return absent_cell(absence_text(Absence.NIL, words))
    cell = money_cell(flows.in_month_vnd, words)
    if flows.in_month_vnd is None or not flows.in_month_without:
        return cell
    named = [plan.unit_by_code[code].label for code in flows.in_month_without if code in plan.unit_by_code]
    if len(named) > 2:
        return cell.noted(f" ◐ {words('without {count} units', count=len(named))}")
    return cell.noted(f" ◐ {words('without {units}', units=', '.join(named))}")


def told_by(p: ProjectStanding, words: Words) -> str:
    """Of which month the newest amount is, and how many of the units that are due have reported the period."""
    units = words("{came} of {of} units reported", came=len(p.coverage.reported), of=len(p.coverage.expected))
    if p.figure_period is None or p.coverage.reported:
        return units
    return f"{words('figures of {month}', month=words.short_period(p.figure_period))} · {units}"
