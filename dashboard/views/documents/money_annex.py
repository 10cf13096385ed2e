"""Money by project as an annex has it: the project tree with what was given by source, carried over, paid; in đồng.

A node with figures of its own stands with them; one that only has parts is the sum of these, which the workbook adds up.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from dashboard.domain.absence import Absence
from dashboard.domain.disbursement.allocated import is_other
from dashboard.domain.plan.plan import Plan
from dashboard.domain.verdicts.parts import State
from dashboard.domain.verdicts.standing import Standing
from dashboard.domain.verdicts.standing_money import ProjectStanding
from dashboard.text import Words
from dashboard.views.completeness import unit_names
from dashboard.views.figures import absence_text


@dataclass(frozen=True)
class MoneyRow:
    """One node; `parts` are the places of its parts among the rows, empty for one with figures of its own.

    `given` is by source. `unpaid` says why there is no amount where `paid_vnd` is None.
    """

    number: str
    name: str
    leads: str
    level: int
    parts: tuple[int, ...] = ()
    given: tuple[int | None, ...] = ()
    carried_vnd: int | None = None
    carried: bool = False  # the plan carries money over, of known amount or not
    in_month_vnd: int | None = None
    paid_vnd: int | None = None
    paid_earlier_vnd: int | None = None
    unpaid: str = ""
    note: str = ""


@dataclass(frozen=True)
class MoneyAnnex:
    """`rows` without the total, which is the sum of those of level 0; `funds` the names of the columns of `given`."""

    funds: tuple[str, ...]
    rows: tuple[MoneyRow, ...]

    @property
    def tops(self) -> tuple[int, ...]:
        return tuple(place for place, row in enumerate(self.rows) if row.level == 0)


def money_annex(standing: Standing, words: Words) -> MoneyAnnex:
    """In the plan's order; nodes of which neither they nor their parts have money are left out."""
    plan = standing.snapshot.plan
    own = {p.project.code: p for p in standing.projects}
    funds = tuple(
        fund.code
        for fund in plan.funds
        if not is_other(plan, fund.code)
        and any(_this_year(plan, a.budget_year) and a.fund == fund.code for a in plan.allocations)
    )
    rows: list[MoneyRow] = []
    tops = [p.code for p in plan.projects if p.parent is None]
    for number, code in enumerate(tops, start=1):
        _add(rows, standing, own, code, str(number), 0, funds, words)
    names = (plan.fund_by_code[code] for code in funds)
    return MoneyAnnex(tuple(words.name_of(fund.name, fund.name_en) for fund in names), tuple(rows))


def _this_year(plan: Plan, year: int | str) -> bool:
    return year == plan.year


def _add(
    rows: list[MoneyRow], standing: Standing, own: dict[str, ProjectStanding], code: str, number: str, level: int,
    funds: tuple[str, ...], words: Words,
) -> int | None:  # fmt: skip
    """The node and what is below it, behind the others; its place, or None where nothing of it has money."""
    plan = standing.snapshot.plan
    if code in own:
        rows.append(_own(standing, own[code], number, level, funds, words))
        return len(rows) - 1
    place, project = len(rows), plan.project_by_code[code]
    rows.append(MoneyRow(number, words.name_of(project.name, project.name_en), "", level))
    parts = [
        added
        for part, below in enumerate((p.code for p in plan.projects if p.parent == code), start=1)
        if (added := _add(rows, standing, own, below, f"{number}.{part}", level + 1, funds, words)) is not None
    ]
    if not parts:
        del rows[place]
        return None
    rows[place] = MoneyRow(number, rows[place].name, "", level, tuple(parts))
    return place


def _own(
    standing: Standing, p: ProjectStanding, number: str, level: int, funds: tuple[str, ...], words: Words
) -> MoneyRow:
    plan = standing.snapshot.plan
    name = words.name_of(p.project.name, p.project.name_en)
    if p.state is State.NOT_APPLICABLE:
        reason = p.project.reason or absence_text(Absence.NOT_APPLICABLE, words)
        return MoneyRow(number, name, "", level, note=reason)
    given = tuple(_given(standing, p.project.code, fund) for fund in funds)
    nil = p.absence is Absence.NIL
    return MoneyRow(
        number, name, unit_names(plan, p.leads, words), level, (), given,
        carried_vnd=p.carried_over.allocated_vnd if p.carried_over else None,
        carried=p.carried_over is not None,
        in_month_vnd=p.flows.in_month_vnd,
        paid_vnd=0 if nil else p.disbursed_vnd,
        paid_earlier_vnd=p.earlier_vnd,
        unpaid="" if nil or p.disbursed_vnd is not None else absence_text(p.absence, words),
        note=absence_text(Absence.NIL, words) if nil else "",
    )  # fmt: skip


def _given(standing: Standing, project: str, fund: str) -> int | None:
    """What the source gave the node and its parts this year, after adjustments; None where the plan names none."""
    plan = standing.snapshot.plan
    below = plan.subtree(project)
    amounts = [
        m.allocated_vnd for m in standing.money if m.project in below and m.fund == fund and m.budget_year == plan.year
    ]
    known = [amount for amount in amounts if amount is not None]
    return sum(known) if known else None


def leaves(rows: tuple[MoneyRow, ...]) -> Iterator[MoneyRow]:
    """The rows with figures of their own."""
    return (row for row in rows if not row.parts)
