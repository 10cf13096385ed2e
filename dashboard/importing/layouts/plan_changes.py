"""Rows of the plan workbook's sheets of what changes: adjusted money, poverty standards, merged and divided units."""

from datetime import timedelta
from decimal import Decimal

from dashboard.domain.money import MoneyUnit
from dashboard.domain.plan.indicators import Standard
from dashboard.domain.plan.plan import Adjustment
from dashboard.domain.plan.units import Succession, SuccessionKind, Unit, official
from dashboard.importing.cell_text.names import plain
from dashboard.importing.layouts.plan_lines import budget_year, fund_code
from dashboard.importing.sheets.rows import Row
from dashboard.importing.sheets.vocabulary import UNKNOWN_AMOUNT_WORD


def adjustment(row: Row, money: MoneyUnit) -> Adjustment | None:
    year, amount, day = budget_year(row), row.money("amount", money), row.date("effective_on")
    if year is None or amount is None or day is None:
        return None
    return Adjustment(row.code("project"), fund_code(row), year, amount, day, row.text("decision"), row.text("note"))


def standard(row: Row) -> Standard | None:
    begins = row.date("valid_from")
    if begins is None:
        return None
    return Standard(row.code("code"), row.text("name"), begins, row.date("valid_to"), row.text("document"))


def succession(row: Row, units: tuple[Unit, ...]) -> Succession | None:
    """Codes are taken as they stood: the old one on the day before, the new one on the day itself."""
    day, kind = row.date("on"), row.word("kind")
    if day is None or not isinstance(kind, SuccessionKind):
        return None
    old, new = row.code("old"), row.code("new")
    before = next((u.code for u in units if official(u.code) == old and u.stands_on(day - timedelta(days=1))), old)
    after = next((u.code for u in units if official(u.code) == new and u.stands_on(day)), new)
    return Succession(before, after, day, kind, _share(row, kind), row.text("source"))


def _share(row: Row, kind: SuccessionKind) -> Decimal | None:
    """The whole unless it says otherwise; of a part, what is written, or unknown."""
    cell = row.cell("share")
    if cell is None or plain(cell.shown) == plain(UNKNOWN_AMOUNT_WORD):
        return None if kind is SuccessionKind.PART else Decimal(1)
    return row.share("share", ask_small=False)
