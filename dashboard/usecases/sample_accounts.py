"""The accounts of the sample office: one or more of each role, made with it, and of no use beside a real plan."""

from dashboard.domain.people.accounts import Account
from dashboard.domain.people.audit import AuditAction
from dashboard.domain.people.roles import AccountRole, Grant, operator
from dashboard.domain.plan.plan import Plan
from dashboard.domain.plan.units import UnitLevel, official
from dashboard.usecases.office import Office
from db.engine import reading, writing
from db.queries import accounts as queries
from db.writers import accounts as writers
from db.writers.audit import write_event

_LOADER = operator("minh-hoa")


def sample_accounts(office: Office) -> tuple[Account, ...]:
    """Those that sign in by one click; none where a real plan stands."""
    if any(not known.sample for known in office.programmes()):
        return ()
    with reading(office.url) as session:
        return tuple(account for account in queries.accounts(session) if account.sample and account.active)


def make_sample_accounts(office: Office, plan: Plan) -> None:
    """A leader, a reviewer and an administrator of the plan's office, and the clerks of its first two communes and of the
    office's first department; those that are there already stay as they are.
    """
    root = official(plan.root)
    below = [unit for unit in plan.units if unit.valid_to is None]
    communes = [u for u in below if u.level is UnitLevel.COMMUNE][:2]
    departments = [u for u in below if u.level is UnitLevel.OFFICE][:1]
    made = [
        ("lanh-dao", f"Lãnh đạo {plan.programme.office} (mẫu)", root, AccountRole.READER),
        ("tham-dinh", f"Thẩm định {plan.programme.office} (mẫu)", root, AccountRole.REVIEWER),
        ("quan-tri", f"Quản trị {plan.programme.office} (mẫu)", root, AccountRole.ADMINISTRATOR),
        *(
            (f"can-bo-{number}", f"Cán bộ {unit.name} (mẫu)", unit.official_code, AccountRole.REPORTER)
            for number, unit in enumerate((*communes, *departments), 1)
        ),
    ]
    now = office.clock()
    with writing(office.url) as session:
        for login, name, unit, role in made:
            if queries.account_by_login(session, login) is None:
                id = writers.add_account(session, login, name, unit, now, sample=True)
                writers.set_grants(session, id, (Grant(role, unit),))
                write_event(session, _LOADER, now, AuditAction.ACCOUNT, login)
