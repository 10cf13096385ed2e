"""What units report beside what Kho bạc confirms, and advances not yet recovered; never added to one another."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from dashboard.domain.reported.observations import Source
from dashboard.domain.verdicts.standing import Standing
from dashboard.domain.verdicts.standing_money import MoneyFlows
from dashboard.text import Words
from dashboard.views.cell import Cell, absent_cell, money_cell, share_cell
from dashboard.views.money.names import line_name, paid_cell
from dashboard.views.table import Table, figures, texts


@dataclass(frozen=True)
class Beside:
    """`table` is empty where neither Kho bạc's figures nor advances are known."""

    title: str
    advances: str
    table: Table
    treasury_known: bool
    earlier: str  # where the Treasury's newest figures are of an earlier period: which; else nothing


@dataclass(frozen=True)
class _Line:
    """One line of which Kho bạc or a unit reported more than the cumulative amount, or the whole; amounts in đồng."""

    name: str
    units: int | None  # of the very money that the Treasury speaks of, where it speaks of any
    treasury: int | None
    gap: int | None
    advance: int | None = None
    paid: int | None = None


def beside(standing: Standing, words: Words) -> Beside:
    """Line by line, also where Kho bạc alone speaks of a project as a whole; then the sum of what can be compared."""
    lines = list(_lines(standing, words))
    both = [line for line in lines if line.gap is not None]
    treasury_known = any(line.treasury is not None for line in lines)
    if both:
        lines.append(_whole(both, words))
    total = standing.total
    return Beside(
        title=_title(lines[-1].gap if both else None, treasury_known, words),
        advances=_advances(total.flows, total.disbursed_vnd, words),
        table=_table(lines, words),
        treasury_known=treasury_known,
        earlier="" if treasury_known else _earlier(standing, words),
    )


def _lines(standing: Standing, words: Words) -> Iterator[_Line]:
    for line in standing.money:
        flows = line.flows
        if flows.treasury_vnd is not None or flows.advance_vnd is not None:
            units = line.disbursed_vnd if flows.treasury_of_vnd is None else flows.treasury_of_vnd
            name = line_name(line.project, line.fund, line.budget_year, words)
            yield _Line(name, units, flows.treasury_vnd, flows.treasury_gap_vnd, flows.advance_vnd, line.disbursed_vnd)


def _earlier(standing: Standing, words: Words) -> str:
    paid = standing.snapshot.disbursements
    periods = [row.period for row in paid if row.source is Source.TREASURY and row.period < standing.period]
    return words.period(max(periods)) if periods else ""


def _whole(both: list[_Line], words: Words) -> _Line:
    """Units' amounts and Kho bạc's over the same money."""
    return _Line(
        words("Total of what both have said"),
        sum(line.units or 0 for line in both),
        sum(line.treasury or 0 for line in both),
        sum(line.gap or 0 for line in both),
    )


def _table(lines: list[_Line], words: Words) -> Table:
    """In triệu đồng."""
    return Table.of(
        texts(words("Money line"), [line.name for line in lines]),
        figures(words("Units report"), [paid_cell(line.units, words) for line in lines]),
        figures(words("The Treasury confirms"), [money_cell(line.treasury, words) for line in lines], optional=True),
        figures(words("Difference"), [_gap(line, words) for line in lines], optional=True),
        figures(words("Advance not yet recovered"), [money_cell(line.advance, words) for line in lines], optional=True),
        figures(
            words("Share of what is disbursed"),
            [_share(line.advance, line.paid, words) for line in lines],
            optional=True,
        ),
    )


def _gap(line: _Line, words: Words) -> Cell:
    if line.treasury is not None and line.gap is None:
        return Cell(words("only the Treasury's figure"))
    return money_cell(line.gap, words, signed=True)


def _share(advance: int | None, paid: int | None, words: Words) -> Cell:
    return absent_cell() if advance is None or not paid else share_cell(Decimal(advance) / paid, words)


def _title(gap: int | None, treasury_known: bool, words: Words) -> str:
    if not treasury_known:
        return words("No figure of the Treasury yet")
    if gap is None:
        return words("The Treasury's figures have no unit's figure beside them")
    if gap == 0:
        return words("The Treasury confirms what units report")
    amount = words.money(abs(gap))
    if gap < 0:
        return words("The Treasury confirms {amount} million đồng less than units report", amount=amount)
    return words("The Treasury confirms {amount} million đồng more than units report", amount=amount)


def _advances(flows: MoneyFlows, paid: int | None, words: Words) -> str:
    if flows.advance_vnd is None:
        return words("No unit has said what of it is an advance not yet recovered.")
    amount = words.money(flows.advance_vnd)
    if not paid:
        return words("Advances not yet recovered: {amount} million đồng.", amount=amount)
    return words(
        "Advances not yet recovered: {amount} million đồng, {share} of what is disbursed.",
        amount=amount, share=_share(flows.advance_vnd, paid, words).text,
    )  # fmt: skip
