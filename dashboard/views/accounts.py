"""Accounts as a table: who may sign in, for which units, as what, and when last."""

from collections.abc import Callable, Iterable

from dashboard.domain.people.accounts import Account
from dashboard.domain.people.roles import Grant
from dashboard.text import Words
from dashboard.views.cell import Cell, absent_cell, moment_cell
from dashboard.views.table import Table, texts

Named = Callable[[str], str]  # the name of a unit by its official code; the code itself where no plan knows it


def account_table(accounts: Iterable[Account], named: Named, words: Words) -> Table:
    """A row for each, in the order given."""
    shown = tuple(accounts)
    return Table.of(
        texts(words("Full name"), [account.name for account in shown]),
        texts(words("Login"), [account.login for account in shown]),
        texts(words("Unit"), [named(account.unit) if account.unit else "" for account in shown]),
        texts(words("Roles"), [grants_text(account.grants, named, words) for account in shown]),
        texts(words("Last seen"), [_seen(account, words) for account in shown]),
        texts(words("State"), [_state(account, words) for account in shown]),
    )


def grants_text(grants: Iterable[Grant], named: Named, words: Words) -> str:
    """Each role with its units: «Nộp: Xã Bó Sinh; Xem: toàn cơ quan»."""
    by_role: dict[str, list[str]] = {}
    for grant in sorted(grants):
        unit = named(grant.unit) if grant.unit else words("the whole office")
        by_role.setdefault(words.term(grant.role), []).append(unit)
    return "; ".join(f"{role}: {', '.join(units)}" for role, units in by_role.items())


def _seen(account: Account, words: Words) -> Cell:
    return moment_cell(account.seen_at, words) if account.seen_at else absent_cell(words("never"))


def _state(account: Account, words: Words) -> str:
    if not account.active:
        return words("out of use")
    if account.sample:
        return words("of the sample office")
    return words("in use") if account.has_password else words("no password yet")
