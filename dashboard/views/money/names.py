"""How sources of money, budget years, projects and amounts are written on Giải ngân."""

from decimal import Decimal

from dashboard.domain.plan.plan import NOT_SPLIT, BudgetYear, Plan, Project
from dashboard.domain.verdicts.standing import MoneyFlows
from dashboard.text import Words


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


def known(vnd: int | None, words: Words, places: int = 2) -> str:
    """Triệu đồng, or nothing where it is not known."""
    return "" if vnd is None else words.money(vnd, places)


def signed(vnd: int | None, words: Words) -> str:
    """Triệu đồng with its sign, or nothing where it is not known."""
    return "" if vnd is None else words.number(Decimal(vnd) / 1_000_000, 2, signed=True)


def rate(part: int | None, whole: int | None, words: Words) -> str:
    """A share of money, or nothing where one of both is not known or nothing was given."""
    return words.share(Decimal(part) / whole) if part is not None and whole else ""


def in_month(flows: MoneyFlows, plan: Plan, words: Words) -> str:
    """What the month added, and who is not in it: of units that reported for the first time nobody knows what they added."""
    text = known(flows.in_month_vnd, words)
    if flows.in_month_vnd is None or not flows.in_month_without:
        return text
    named = [plan.unit_by_code[code].label for code in flows.in_month_without if code in plan.unit_by_code]
    if len(named) > 2:
        return f"{text} ◐ {words('without {count} units', count=len(named))}"
    return f"{text} ◐ {words('without {units}', units=', '.join(named))}"
