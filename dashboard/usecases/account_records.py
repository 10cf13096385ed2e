"""An account as it stands in the store, who may touch it, and how the audit says it: what all commands about accounts share."""

import json
from collections.abc import Iterable
from dataclasses import dataclass

from dashboard.domain.people.accounts import Account
from dashboard.domain.people.audit import AuditAction
from dashboard.domain.people.rights import OFFICE, Action, Over, demand, entitled
from dashboard.domain.people.roles import AccountRole, Actor, Grant
from dashboard.usecases.office import NothingKnown, Office
from dashboard.usecases.unit_places import place_of
from db.engine import Transaction
from db.queries import accounts as queries
from db.writers import accounts as writers
from db.writers.audit import write_event

EVERYTHING = frozenset(Grant(role) for role in AccountRole)


class LoginTaken(Exception):  # noqa: N818 - an answer
    """There is an account of this login already."""


class WeakPassword(Exception):  # noqa: N818 - an answer
    """Too short, too long or too plain (`domain.people.accounts.weak`)."""


@dataclass(frozen=True)
class Given:
    """An account and the one-time code for it, which is shown this once."""

    account: Account
    code: str


def is_sample(session: Transaction, actor: Actor) -> bool:
    """Whether the actor is of the sample office."""
    account = queries.account_by_id(session, actor.account) if actor.account is not None else None
    return account is not None and account.sample


def set_password(
    session: Transaction, account: Account, secret: str, actor: Actor, office: Office, keep: str = ""
) -> None:
    now = office.clock()
    writers.change_account(session, account.id, secret=secret)
    writers.end_sessions(session, account.id, now, but=keep)
    writers.forget_tries(session, f"login:{account.login}")
    write_event(session, actor, now, AuditAction.PASSWORD, account.login)


def stored_account(session: Transaction, id: int) -> Account:
    account = queries.account_by_id(session, id)
    if account is None:
        raise NothingKnown(f"account {id}")
    return account


def _over(office: Office, unit: str) -> Over:
    return place_of(office, unit) if unit else OFFICE


def demand_account(office: Office, actor: Actor, account: Account) -> None:
    demand_over(office, actor, account.unit, account.grants)


def demand_over(office: Office, actor: Actor, unit: str, grants: Iterable[Grant]) -> None:
    """Nobody gives, or takes from whoever has it, what reaches beyond his own administration."""
    if entitled(actor, Action.MANAGE_ACCOUNTS):  # over the whole office: no unit has to be looked up
        return
    for reached in {unit, *(grant.unit for grant in grants)}:
        demand(actor, Action.MANAGE_ACCOUNTS, _over(office, reached))


def said(account: Account) -> str:
    """An account in short, for the audit."""
    grants = sorted(f"{grant.role}:{grant.unit}" for grant in account.grants)
    facts = {"name": account.name, "unit": account.unit, "grants": grants, "active": account.active}
    return json.dumps(facts, ensure_ascii=False, sort_keys=True)
