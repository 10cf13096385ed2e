"""Staff change: somebody takes over another's unit and grants; what the one before did stays under his name."""

from dashboard.domain.people.accounts import Account, plain_login
from dashboard.domain.people.audit import AuditAction
from dashboard.domain.people.roles import Actor
from dashboard.usecases.account_records import Given, demand_account, demand_over, said, stored_account
from dashboard.usecases.accounts import NewAccount, add_account, demand_manager, demand_new
from dashboard.usecases.office import Office
from dashboard.usecases.one_time_codes import new_code
from dashboard.usecases.refusals import refusals_told
from db.engine import Transaction, reading, writing
from db.queries import accounts as queries
from db.writers import accounts as writers
from db.writers.audit import write_event


@refusals_told
def hand_over(office: Office, id: int, login: str, name: str, actor: Actor) -> Given:
    """The successor's account with a one-time code; `login` names an account that stands, or a new one of this name.

    The successor works for the unit of the one before, and has his grants beside any of his own; the one before is put out of
    use, his sessions and codes end. Forbidden; ValueError without login or name, where both are the same account, or where
    nobody would be left who manages the accounts.
    """
    now = office.clock()
    with reading(office.url) as session:
        before = stored_account(session, id)
        stands = queries.account_by_login(session, plain_login(login))
    demand_account(office, actor, before)
    if stands is None:
        demand_new(office, NewAccount(login, name, before.unit, before.grants), actor)
    elif stands.id == id:
        raise ValueError("nobody hands over to himself")
    else:
        demand_account(office, actor, stands)
        demand_over(office, actor, before.unit, before.grants | stands.grants)
    with writing(office.url) as session:
        if stands is None:
            given = add_account(session, office, NewAccount(login, name, before.unit, before.grants), actor)
        else:
            writers.change_account(session, stands.id, unit=before.unit, active=True)
            writers.set_grants(session, stands.id, before.grants | stands.grants)
            writers.end_sessions(session, stands.id, now)
            after = stored_account(session, stands.id)
            write_event(session, actor, now, AuditAction.ACCOUNT, after.login, said(stands), said(after))
            given = Given(after, "" if after.has_password else new_code(session, office, after, actor))
        _leave(office, session, before, given.account, actor)
        demand_manager(session, actor)
    return given


def _leave(office: Office, session: Transaction, before: Account, successor: Account, actor: Actor) -> None:
    now = office.clock()
    writers.change_account(session, before.id, active=False)
    writers.end_sessions(session, before.id, now)
    writers.use_codes(session, before.id, now)
    write_event(session, actor, now, AuditAction.HANDED_OVER, before.login, said(before), said(successor))
