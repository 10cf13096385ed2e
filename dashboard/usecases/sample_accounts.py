"""The accounts of the sample office: one or more of each role, made with it, and of no use beside a real plan."""

from dashboard.domain.people.accounts import Account, plain_login
from dashboard.domain.people.audit import AuditAction
from dashboard.domain.people.roles import AccountRole, Grant, operator
from dashboard.domain.plan.plan import Plan
from dashboard.domain.plan.units import UnitLevel, official
from dashboard.usecases.office import Office
from dashboard.usecases.signing_in import NotSignedIn, SignedIn, begun
from db.engine import reading, writing
from db.queries import accounts as queries
from db.writers import accounts as writers
from db.writers.audit import write_event

_LOADER = operator("minh-hoa")
_LEADER, _REVIEWER, _ADMINISTRATOR, _CLERK = "lanh-dao", "tham-dinh", "quan-tri", "can-bo-"


def sample_accounts(office: Office) -> tuple[Account, ...]:
    """Those that sign in by one click: that were made with the office; none where a real plan stands."""
    if any(not known.sample for known in office.programmes()):
        return ()
    with reading(office.url) as session:
        return tuple(account for account in queries.accounts(session) if account.active and _is_ready(account))


def sign_in_to_sample(office: Office, login: str, address: str = "") -> SignedIn:
    """A session for one of these accounts, without a password. NotSignedIn for others, and where a real plan stands."""
    known = next((account for account in sample_accounts(office) if account.login == plain_login(login)), None)
    if known is None:
        raise NotSignedIn(login)
    return begun(office, known, address)


def _is_ready(account: Account) -> bool:
    """Whether it was made with the sample office, and not by somebody who tries it out."""
    return account.sample and account.login.startswith((_LEADER, _REVIEWER, _ADMINISTRATOR, _CLERK))


def make_sample_accounts(office: Office, plan: Plan) -> None:
    """A leader and a reviewer of the plan's office, an administrator of everything, and the clerks of its first two communes and of
    the office's first department; those that are there already stay as they are.
    """
    root = official(plan.root)
    below = [unit for unit in plan.units if unit.valid_to is None]
    communes = [u for u in below if u.level is UnitLevel.COMMUNE][:2]
    departments = [u for u in below if u.level is UnitLevel.OFFICE][:1]
    made = [
        (_LEADER, f"Lãnh đạo {plan.programme.office} (mẫu)", root, AccountRole.READER),
        (_REVIEWER, f"Thẩm định {plan.programme.office} (mẫu)", root, AccountRole.REVIEWER),
        (_ADMINISTRATOR, f"Quản trị {plan.programme.office} (mẫu)", root, AccountRole.ADMINISTRATOR),
        *(
            (f"{_CLERK}{number}", f"Cán bộ {unit.name} (mẫu)", unit.official_code, AccountRole.REPORTER)
            for number, unit in enumerate((*communes, *departments), 1)
        ),
    ]
    now = office.clock()
    with writing(office.url) as session:
        for login, name, unit, role in made:
            over = "" if role is AccountRole.ADMINISTRATOR else unit
            if queries.account_by_login(session, login) is None:
                id = writers.add_account(session, login, name, unit, now, sample=True)
                writers.set_grants(session, id, (Grant(role, over),))
                write_event(session, _LOADER, now, AuditAction.ACCOUNT, login)
