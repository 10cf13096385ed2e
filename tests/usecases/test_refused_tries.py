"""What somebody signed in tried though he may not stands in the audit: once a minute for one account and action."""

from datetime import timedelta

import pytest

from dashboard.domain.people.audit import AuditAction, AuditEvent
from dashboard.domain.people.rights import Forbidden
from dashboard.domain.people.roles import ANYBODY, AccountRole, Actor, Grant
from dashboard.domain.people.settings import SettingName
from dashboard.usecases.accounts import end_sessions
from dashboard.usecases.auditing import AuditSearch, search, verify
from dashboard.usecases.office import Office
from dashboard.usecases.opening_originals import open_original
from dashboard.usecases.reviewing import AsSeen, approve_reports
from dashboard.usecases.setting_up import choose
from dashboard.usecases.withdrawing import withdraw_submission
from tests.sample_store import COMMUNE, PROGRAMME, SILENT, TODAY
from tests.signed import BY, account_of


@pytest.fixture
def stranger(office: Office) -> Actor:
    """The clerk of another commune."""
    return account_of(office, "Xã khác", frozenset({Grant(AccountRole.REPORTER, SILENT)}), SILENT).actor("10.0.0.7")


def refused(office: Office) -> list[AuditEvent]:
    return list(search(office, AuditSearch(action=AuditAction.REFUSED), BY))


def sent(office: Office):  # type: ignore[no-untyped-def]
    snapshot = office.snapshot(PROGRAMME, 2024)
    assert snapshot is not None
    return next(s for s in snapshot.submissions if (s.unit, s.period.code) == (COMMUNE, "2024-09"))


def withdraw(office: Office, actor: Actor) -> None:
    report = sent(office)
    with pytest.raises(Forbidden):
        withdraw_submission(office, PROGRAMME, COMMUNE, report.period, "thử", actor, report.form)


def test_a_refused_try_is_told_with_who_what_and_from_where(office: Office, stranger: Actor) -> None:
    withdraw(office, stranger)
    [event] = refused(office)
    assert (event.actor, event.account, event.unit, event.address) == ("Xã khác", stranger.account, SILENT, "10.0.0.7")
    assert event.subject == f"withdraw/{COMMUNE}"
    assert event.version is None
    assert verify(office).holds


def test_of_one_account_and_action_once_a_minute(office: Office, stranger: Actor) -> None:
    for _ in range(30):
        withdraw(office, stranger)
    assert len(refused(office)) == 1
    with pytest.raises(Forbidden):
        choose(office, SettingName.READING, "signed_in", stranger)  # another action
    assert [event.subject for event in refused(office)] == ["set_up", f"withdraw/{COMMUNE}"]
    later = Office(office.url, lambda: TODAY + timedelta(seconds=61))
    withdraw(later, stranger)
    assert len(refused(office)) == 3


def test_every_kind_of_command_and_question_tells(office: Office, stranger: Actor) -> None:
    report = sent(office)
    for tried in (
        lambda: approve_reports(office, AsSeen(PROGRAMME, 2024, office.state()), [report], stranger),
        lambda: open_original(office, report.sha256, stranger),
        lambda: end_sessions(office, account_of(office, "Quản Trị").id, stranger),
        lambda: search(office, AuditSearch(), stranger),
    ):
        with pytest.raises(Forbidden):
            tried()
    assert {event.subject.partition("/")[0] for event in refused(office)} == {
        "review", "read_original", "manage_accounts", "read_audit",
    }  # fmt: skip


def test_of_nobody_and_of_what_is_only_asked_nothing_is_told(office: Office, stranger: Actor) -> None:
    withdraw(office, ANYBODY)
    from dashboard.usecases.auditing import may_read

    assert not may_read(office, stranger)
    assert refused(office) == []


def test_the_audit_is_searched_by_the_name_of_a_unit(office: Office, stranger: Actor) -> None:
    withdraw(office, stranger)
    snapshot = office.snapshot(PROGRAMME, 2024)
    assert snapshot is not None
    name = snapshot.plan.unit_by_code[COMMUNE].name
    found = search(office, AuditSearch(name.upper()), BY)
    assert found and all(COMMUNE in (event.unit, *event.subject.split("/")) or name in event.subject for event in found)
    assert any(event.action is AuditAction.REFUSED for event in found)
    assert any(event.action is AuditAction.REPORT for event in found)
