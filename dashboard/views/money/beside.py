"""What units report beside what Kho bạc confirms, and advances not yet recovered; never added to one another."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from dashboard.domain.reported.observations import Source
from dashboard.domain.verdicts.standing import MoneyFlows, Standing
from dashboard.text import Words
from dashboard.views.money.names import known, line_name, signed


@dataclass(frozen=True)
class BesideRow:
    """One money line, a project as a whole, or the programme; texts as shown, in triệu đồng."""

    name: str  # DA2 · NSTW · 2024
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
    earlier: str  # where Kho bạc's newest figures are of an earlier period: which; else nothing


@dataclass(frozen=True)
class _Told:
    """One line of which Kho bạc or a unit said more than the cumulative amount."""

    name: str
    paid: int | None
    flows: MoneyFlows

    @property
    def units(self) -> int | None:
        """What units reported of the very money that Kho bạc speaks of, where it speaks of any."""
        return self.paid if self.flows.treasury_of_vnd is None else self.flows.treasury_of_vnd


def beside(standing: Standing, words: Words) -> Beside:
    """Line by line, also where Kho bạc alone speaks of a project as a whole; then the sum of what can be compared."""
    told = tuple(_lines(standing, words))
    both = [one for one in told if one.flows.treasury_gap_vnd is not None]
    gap = sum(one.flows.treasury_gap_vnd or 0 for one in both) if both else None
    known_treasury = any(one.flows.treasury_vnd is not None for one in told)
    total = standing.total
    return Beside(
        title=_title(gap, known_treasury, words),
        advances=_advances(total.flows, total.disbursed_vnd, words),
        rows=(*(_row(one, words) for one in told), *([_whole(both, gap, words)] if gap is not None else [])),
        treasury_known=known_treasury,
        earlier="" if known_treasury else _earlier(standing, words),
    )


def _lines(standing: Standing, words: Words) -> Iterator[_Told]:
    for line in standing.money:
        if line.flows.treasury_vnd is not None or line.flows.advance_vnd is not None:
            yield _Told(line_name(line.project, line.fund, line.budget_year, words), line.disbursed_vnd, line.flows)


def _earlier(standing: Standing, words: Words) -> str:
    told = standing.snapshot.disbursements
    periods = [row.period for row in told if row.source is Source.TREASURY and row.period < standing.period]
    return words.period(max(periods)) if periods else ""


def _whole(both: list[_Told], gap: int, words: Words) -> BesideRow:
    """Units' amounts and Kho bạc's over the same money."""
    units, treasury = sum(one.units or 0 for one in both), sum(one.flows.treasury_vnd or 0 for one in both)
    name = words("Total of what both have said")
    return BesideRow(name, words.money(units), words.money(treasury), signed(gap, words), "", "")


def _row(one: _Told, words: Words) -> BesideRow:
    flows = one.flows
    alone = flows.treasury_vnd is not None and flows.treasury_gap_vnd is None
    return BesideRow(
        name=one.name,
        units=words("no data") if one.units is None else words.money(one.units),
        treasury=known(flows.treasury_vnd, words),
        gap=words("only Kho bạc's figure") if alone else signed(flows.treasury_gap_vnd, words),
        advance=known(flows.advance_vnd, words),
        advance_share=_share(flows.advance_vnd, one.paid, words),
    )


def _share(advance: int | None, paid: int | None, words: Words) -> str:
    return "" if advance is None or not paid else words.share(Decimal(advance) / paid)


def _title(gap: int | None, told: bool, words: Words) -> str:
    if not told:
        return words("No figure of Kho bạc yet")
    if gap is None:
        return words("Kho bạc's figures have no unit's figure beside them")
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
