"""Whatever is done to accounts and settings stands in the audit with who did it, and no secret stands there or in the store."""

import pytest
from sqlalchemy import text

from dashboard.domain.people.audit import AuditAction, AuditEvent, breaks
from dashboard.domain.people.rights import Forbidden
from dashboard.domain.people.roles import AccountRole, Actor, Grant, operator
from dashboard.domain.people.settings import SettingName
from dashboard.text import words_in
from dashboard.usecases.account_lots import make_lot
from dashboard.usecases.accounts import NewAccount, change_account, end_sessions, make_account
from dashboard.usecases.handing_over import hand_over
from dashboard.usecases.office import NothingKnown, Office
from dashboard.usecases.one_time_codes import give_code, use_code
from dashboard.usecases.setting_up import set_up
from dashboard.usecases.signing_in import sign_in, sign_out
from db.engine import engine, reading
from db.queries.audit import events
from tests.sample_store import COMMUNE, OFFICE, PROGRAMME, hashes, moved_since

PASSWORD = "núi cao sông dài 7"
KEEPER = operator("người giữ máy")
CLERK = frozenset({Grant(AccountRole.REPORTER, COMMUNE)})


def told(office: Office, since: int) -> list[AuditEvent]:
    """The events after a number; the whole chain holds."""
    with reading(office.url) as session:
        every = list(events(session))
    assert list(breaks(every)) == []
    return [event for event in every if event.number > since]


def last(office: Office) -> int:
    with reading(office.url) as session:
        return max((event.number for event in events(session)), default=0)


def test_a_life_of_an_account_is_told(office: Office) -> None:
    since = last(office)
    given = make_account(office, NewAccount("lo.a", "Lò Văn A", COMMUNE, CLERK), KEEPER)
    signed = use_code(office, given.code, PASSWORD, "10.0.0.9")
    sign_out(office, signed.token, "10.0.0.9")
    token = sign_in(office, "lo.a", PASSWORD).token
    change_account(office, given.account.id, KEEPER, grants=CLERK | {Grant(AccountRole.REVIEWER, OFFICE)})
    end_sessions(office, given.account.id, KEEPER)
    code = give_code(office, given.account.id, KEEPER).code
    after = hand_over(office, given.account.id, "quang.b", "Quàng Thị B", KEEPER)
    found = told(office, since)
    assert [(event.action, event.subject) for event in found] == [
        (AuditAction.ACCOUNT, "lo.a"), (AuditAction.CODE, "lo.a"), (AuditAction.PASSWORD, "lo.a"),
        (AuditAction.SIGNED_IN, "lo.a"), (AuditAction.SIGNED_OUT, "lo.a"), (AuditAction.SIGNED_IN, "lo.a"),
        (AuditAction.ACCOUNT, "lo.a"), (AuditAction.SIGNED_OUT, "lo.a"), (AuditAction.CODE, "lo.a"),
        (AuditAction.ACCOUNT, "quang.b"), (AuditAction.CODE, "quang.b"), (AuditAction.HANDED_OVER, "lo.a"),
    ]  # fmt: skip
    assert found[3].address == "10.0.0.9" and found[3].account == given.account.id
    assert (found[-1].actor, found[-1].account) == ("người giữ máy", None)
    assert "Lò Văn A" in found[-1].before and "Quàng Thị B" in found[-1].after
    kept = "\n".join(f"{event.before} {event.after} {event.subject}" for event in found)
    for secret in (PASSWORD, given.code, code, after.code, signed.token, token):
        assert secret not in kept


def test_no_secret_stands_in_the_store(office: Office) -> None:
    given = make_account(office, NewAccount("lo.a", "Lò Văn A", COMMUNE, CLERK), KEEPER)
    token = use_code(office, given.code, PASSWORD).token
    lot = make_lot(office, PROGRAMME, KEEPER, words_in("vi"))
    secrets = [PASSWORD, token, given.code, *(slip.code for slip in lot.slips)]
    secrets += [secret.replace("-", "") for secret in secrets]
    with engine(office.url).connect() as connection:
        for table in ("account", "one_time_code", "sign_in_session", "sign_in_try", "audit_event", "store_version"):
            said = str(connection.execute(text(f"select * from {table}")).all())
            assert not [secret for secret in secrets if secret in said], table


def test_a_setting_is_told_with_what_stood_before(office: Office) -> None:
    since = last(office)
    receipt = set_up(office, SettingName.READING, "signed_in", "open", KEEPER)
    assert receipt is not None
    [event] = told(office, since)
    assert (event.action, event.subject, event.version) == (AuditAction.SETTING, receipt.number, office.version())
    assert '"open"' in event.before and '"signed_in"' in event.after
    assert set_up(office, SettingName.READING, "signed_in", "signed_in", KEEPER) is None  # nothing new, no version


ADMINISTRATOR = Actor("Xã", 1, COMMUNE, frozenset({Grant(AccountRole.ADMINISTRATOR, COMMUNE)}))


@pytest.mark.parametrize(
    "new",
    [
        NewAccount("x", "X", OFFICE),
        NewAccount("x", "X", ""),
        NewAccount("x", "X", COMMUNE, frozenset({Grant(AccountRole.READER)})),
        NewAccount("x", "X", COMMUNE, frozenset({Grant(AccountRole.ADMINISTRATOR, OFFICE)})),
    ],
)
def test_nobody_gives_more_than_he_administers(office: Office, new: NewAccount) -> None:
    before = hashes(office)
    with pytest.raises(Forbidden):
        make_account(office, new, ADMINISTRATOR)
    assert moved_since(office, before) == set()


def test_nobody_touches_an_account_that_reaches_beyond(office: Office) -> None:
    wide = make_account(
        office, NewAccount("rong", "Rộng", COMMUNE, CLERK | {Grant(AccountRole.READER, OFFICE)}), KEEPER
    ).account
    before = hashes(office)
    for command in (
        lambda: change_account(office, wide.id, ADMINISTRATOR, active=False),
        lambda: change_account(office, wide.id, ADMINISTRATOR, grants=CLERK),
        lambda: give_code(office, wide.id, ADMINISTRATOR),
        lambda: end_sessions(office, wide.id, ADMINISTRATOR),
        lambda: hand_over(office, wide.id, "ai", "Ai", ADMINISTRATOR),
        lambda: make_lot(office, PROGRAMME, ADMINISTRATOR, words_in("vi")),
        lambda: set_up(office, SettingName.READING, "signed_in", "open", ADMINISTRATOR),
    ):
        with pytest.raises(Forbidden):
            command()
    assert moved_since(office, before) == set()


def test_a_lot_is_of_units_that_report(office: Office) -> None:
    lot = make_lot(office, PROGRAMME, KEEPER, words_in("vi"), (COMMUNE,))
    assert [(slip.unit, slip.login) for slip in lot.slips] == [("Xã Chiềng En", COMMUNE)]
    for unit in ("126", "99999"):
        with pytest.raises(NothingKnown):
            make_lot(office, PROGRAMME, KEEPER, words_in("vi"), (unit,))


def test_whoever_leaves_the_office_without_an_administrator_is_stopped(office: Office) -> None:
    one = make_account(office, NewAccount("q", "Q", "", frozenset({Grant(AccountRole.ADMINISTRATOR)})), KEEPER).account
    before = hashes(office)
    with pytest.raises(ValueError, match="nobody would be left"):
        change_account(office, one.id, one.actor(), active=False)
    with pytest.raises(ValueError, match="nobody would be left"):
        change_account(office, one.id, one.actor(), grants=CLERK)
    assert moved_since(office, before) == set()
    hand_over(office, one.id, "sau", "Sau", one.actor())  # the successor manages
