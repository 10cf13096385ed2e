"""Accounts in lots: one for each unit that a plan's calendar names, with the code that goes onto its slip."""

from dataclasses import dataclass
from datetime import datetime

from dashboard.domain.people.roles import AccountRole, Actor, Grant
from dashboard.text import Words
from dashboard.usecases.accounts import NewAccount, make_accounts
from dashboard.usecases.office import NothingKnown, Office
from dashboard.usecases.one_time_codes import CODE_HOLDS
from dashboard.views.submissions import reporters
from db.engine import reading
from db.queries import accounts as queries


@dataclass(frozen=True)
class Slip:
    """What is handed to a unit. The code stands here and, as a hash, in the store; nowhere else."""

    unit: str
    login: str
    code: str


@dataclass(frozen=True)
class AccountLot:
    """The slips of the accounts that were made; `passed_over` are units whose login is there already."""

    office: str
    slips: tuple[Slip, ...]
    passed_over: tuple[str, ...]
    holds_until: datetime  # UTC


def make_lot(office: Office, programme: str, actor: Actor, words: Words, units: tuple[str, ...] = ()) -> AccountLot:
    """An account for each reporting unit (of `units`, where any are named; codes as in the plan or official).

    Its login is the unit's official code, its one role to report for the unit. Forbidden; NothingKnown for a programme without
    a plan, or a unit that does not report.
    """
    snapshot = office.snapshot(programme)
    if snapshot is None:
        raise NothingKnown(programme)
    plan = snapshot.plan
    reporting = [plan.unit_by_code[code] for code in reporters(plan)]
    for code in units:
        if not any(code in (unit.code, unit.official_code) for unit in reporting):
            raise NothingKnown(code)
    wanted = {u.official_code: u for u in reporting if not units or {u.code, u.official_code} & set(units)}
    with reading(office.url) as session:
        taken = {code for code in wanted if queries.account_by_login(session, code.lower())}
    news = [
        NewAccount(
            code, words("Officer of {unit}", unit=unit.name), code, frozenset({Grant(AccountRole.REPORTER, code)})
        )
        for code, unit in wanted.items()
        if code not in taken
    ]
    made = make_accounts(office, news, actor)
    slips = tuple(Slip(wanted[g.account.unit].name, g.account.login, g.code) for g in made)
    passed = tuple(wanted[code].name for code in wanted if code in taken)
    return AccountLot(plan.programme.office, slips, passed, office.clock() + CODE_HOLDS)
