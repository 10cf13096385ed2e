"""What units report beside what Kho bạc confirms, and advances not yet recovered; never added to one another."""

from dataclasses import dataclass
from decimal import Decimal

from dashboard.domain.standing import MoneyFlows, Standing
from dashboard.text import Words
from dashboard.views.money.names import fund_name, known, signed, year_name


@dataclass(frozen=True)
class BesideRow:
    """One money line, a project as a whole, or the programme; texts as shown, in triệu đồng."""

    name: str
    fund: str
    budget_year: str
    units: str
    treasury: str
    gap: str
    advance: str
    advance_share: str


@dataclass(frozen=True)
class Beside:
    """`rows` is empty where neither Kho bạc's figures nor advances are known."""

    title: str
    advances: str
    rows: tuple[BesideRow, ...]
    treasury_known: bool


def beside(standing: Standing, words: Words) -> Beside:
    """Lines first; a project where Kho bạc speaks of it as a whole; the programme last."""
    lines = [
        _row(line.flows, line.disbursed_vnd, words, line.project, fund_name(standing.snapshot.plan, line.fund, words),
             year_name(line.budget_year, words))
        for line in standing.money
        if _told(line.flows)
    ]  # fmt: skip
    coarse = [
        _row(p.flows, p.disbursed_vnd, words, p.project.code, words("all of its sources"), "")
        for p in standing.projects
        if _told(p.flows) and not _by_line(standing, p.project.code)
    ]
    total = standing.total
    whole = [_row(total.flows, total.disbursed_vnd, words, words("Total"), "", "")] if _told(total.flows) else []
    return Beside(
        title=_title(total.flows, words),
        advances=_advances(total.flows, total.disbursed_vnd, words),
        rows=(*lines, *coarse, *whole),
        treasury_known=any(row.treasury for row in (*lines, *coarse, *whole)),
    )


def _told(flows: MoneyFlows) -> bool:
    return flows.treasury_vnd is not None or flows.advance_vnd is not None


def _by_line(standing: Standing, project: str) -> bool:
    below = standing.snapshot.plan.subtree(project)
    return any(_told(line.flows) for line in standing.money if line.project in below)


def _row(flows: MoneyFlows, paid: int | None, words: Words, name: str, fund: str, year: str) -> BesideRow:
    alone = flows.treasury_vnd is not None and flows.treasury_gap_vnd is None
    return BesideRow(
        name=name,
        fund=fund,
        budget_year=year,
        units=words("no data") if paid is None else words.money(paid),
        treasury=known(flows.treasury_vnd, words),
        gap=words("only Kho bạc's figure") if alone else signed(flows.treasury_gap_vnd, words),
        advance=known(flows.advance_vnd, words),
        advance_share=_share(flows.advance_vnd, paid, words),
    )


def _share(advance: int | None, paid: int | None, words: Words) -> str:
    return "" if advance is None or not paid else words.share(Decimal(advance) / paid)


def _title(flows: MoneyFlows, words: Words) -> str:
    gap = flows.treasury_gap_vnd
    if gap is None:
        told = flows.treasury_vnd is not None
        return (
            words("Kho bạc's figures have no unit's figure beside them") if told else words("No figure of Kho bạc yet")
        )
    if gap == 0:
        return words("Kho bạc confirms what units report")
    amount = words.money(abs(gap))
    if gap < 0:
        return words("Kho bạc confirms {amount} million đồng less than units report", amount=amount)
    return words("Kho bạc confirms {amount} million đồng more than units report", amount=amount)


def _advances(flows: MoneyFlows, paid: int | None, words: Words) -> str:
    if flows.advance_vnd is None:
        return words("No unit has said what of it is an advance not yet recovered.")
    return words(
        "Advances not yet recovered: {amount} million đồng, {share} of what is disbursed.",
        amount=words.money(flows.advance_vnd), share=_share(flows.advance_vnd, paid, words),
    )  # fmt: skip
