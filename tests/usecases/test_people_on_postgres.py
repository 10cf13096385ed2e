"""Accounts, sessions, review, locks, share links and the audit on PostgreSQL: as they are on SQLite."""

from collections.abc import Iterator
from datetime import date, timedelta

import psycopg
import pytest
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from dashboard.domain.issues import Place
from dashboard.domain.people.audit import AuditAction
from dashboard.domain.people.contacts import Contact
from dashboard.domain.people.rights import Forbidden
from dashboard.domain.people.roles import ANYBODY, AccountRole, Actor, Grant, operator
from dashboard.domain.people.settings import CountingRule, SettingName
from dashboard.domain.reported.changes import CellComment
from dashboard.domain.reported.observations import Submission, SubmissionStatus
from dashboard.usecases.accounts import NewAccount, change_account, make_account
from dashboard.usecases.auditing import AuditSearch, search, verify
from dashboard.usecases.contacts import contacts_of, keep_contact
from dashboard.usecases.demo import load_demo
from dashboard.usecases.drafting import drafts, keep_draft
from dashboard.usecases.importing import commit_import, examine_upload
from dashboard.usecases.office import Office
from dashboard.usecases.one_time_codes import use_code
from dashboard.usecases.review_desk import told_of_reports
from dashboard.usecases.reviewing import AsSeen, approve_reports, return_report, unlock_report
from dashboard.usecases.setting_up import choose
from dashboard.usecases.sharing import LinkOver, end_share_link, make_share_link, open_link
from dashboard.usecases.signing_in import IDLE, NotSignedIn, actor_of, sign_in, sign_out
from dashboard.usecases.tokens import WrongToken, actor_of_token, make_token
from dashboard.usecases.withdrawing import withdraw_submission
from dashboard.views.address import address
from db.engine import engine, writing
from tests.pages.test_upload_page import october
from tests.postgres import server
from tests.sample_store import COMMUNE, OFFICE, PROGRAMME, SILENT, TODAY, few

pytestmark = pytest.mark.postgres
BY, PASSWORD = operator("kiểm thử"), "núi cao sông dài 7"


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """A loaded store on PostgreSQL; the tests below go through one life of it, in their order."""
    with server() as at:
        if at is None:
            pytest.skip("no PostgreSQL on this machine")
        name = "giamngheo_people"
        with psycopg.connect(at.format(name="postgres"), autocommit=True) as connection:
            connection.execute(f"DROP DATABASE IF EXISTS {name}")
            connection.execute(f"CREATE DATABASE {name}")
        made = Office(at.format(name=name), lambda: TODAY)
        made.prepare()
        for _ in load_demo(made, few(tmp_path_factory.mktemp("samples") / "few", (COMMUNE, OFFICE))):
            pass
        yield made
        engine(made.url).dispose()


def person(office: Office, login: str, role: AccountRole, unit: str) -> Actor:
    return make_account(office, NewAccount(login, login, unit, frozenset({Grant(role, unit)})), BY).account.actor(
        "10.0.0.1"
    )


def september(office: Office) -> Submission:
    snapshot = office.snapshot(PROGRAMME, 2024)
    assert snapshot is not None
    return next(s for s in snapshot.submissions if (s.unit, s.period.code) == (COMMUNE, "2024-09"))


def seen(office: Office) -> AsSeen:
    return AsSeen(PROGRAMME, 2024, office.state())


def test_an_account_its_code_its_sessions(office: Office) -> None:
    given = make_account(
        office, NewAccount("lo.a", "Lò Văn A", COMMUNE, frozenset({Grant(AccountRole.REPORTER, COMMUNE)})), BY
    )
    signed = use_code(office, given.code, PASSWORD)
    assert actor_of(office, signed.token).name == "Lò Văn A"
    with pytest.raises(NotSignedIn):
        sign_in(office, "lo.a", "sai rồi nhé")
    again = sign_in(office, "lo.a", PASSWORD, "10.0.0.2")
    sign_out(office, again.token)
    assert actor_of(office, again.token) == ANYBODY
    later = Office(office.url, lambda: TODAY + IDLE + timedelta(seconds=1))
    assert actor_of(later, signed.token) == ANYBODY
    third = sign_in(office, "lo.a", PASSWORD)
    change_account(office, given.account.id, BY, grants=frozenset({Grant(AccountRole.READER, COMMUNE)}))
    assert actor_of(office, third.token) == ANYBODY  # another role ends what was signed in before


def test_a_report_is_returned_sent_again_approved_locked_and_unlocked(office: Office) -> None:
    root = office.snapshot(PROGRAMME, 2024).plan.root  # type: ignore[union-attr]
    reviewer = person(office, "tham.dinh", AccountRole.REVIEWER, root)
    clerk = person(office, "can.bo", AccountRole.REPORTER, COMMUNE)
    first = keep_draft(office, examine_upload(office, "nhap.xlsx", october(office)), october(office), clerk)
    assert first.number.endswith("/nhap-1") and len(drafts(office, PROGRAMME, 2024, COMMUNE, clerk)) == 1
    assert commit_import(office, examine_upload(office, "thang-10.xlsx", october(office)), clerk).revision == 1
    comment = CellComment(Place("Chỉ tiêu", "G2"), "Gấp đôi?")
    return_report(office, seen(office), september(office), "Rà lại", reviewer, (comment,))
    assert september(office).status is SubmissionStatus.RETURNED
    [told] = told_of_reports(office, PROGRAMME, 2024).comments[september(office).id]
    assert (told.text, told.place) == ("Gấp đôi?", Place("Chỉ tiêu", "G2"))
    content = office.file(september(office).sha256)
    again = examine_upload(office, "lai.xlsx", content)
    if again.change_set is not None:
        commit_import(office, again, clerk)
    waiting = [s for s in office.snapshot(PROGRAMME, 2024).submissions if s.unit == COMMUNE and s.status.waits]  # type: ignore[union-attr]
    approve_reports(office, seen(office), waiting[-1:], reviewer)
    locked = waiting[-1]
    with pytest.raises(Forbidden):
        withdraw_submission(office, PROGRAMME, COMMUNE, locked.period, "x", clerk, locked.form)
    unlock_report(office, seen(office), locked, "Kho bạc sửa", date(2024, 12, 31), reviewer)
    withdraw_submission(office, PROGRAMME, COMMUNE, locked.period, "Kho bạc sửa", clerk, locked.form)
    with pytest.raises(Forbidden):
        approve_reports(office, seen(office), waiting[:1], clerk)


def test_settings_links_tokens_and_contacts(office: Office) -> None:
    choose(office, SettingName.COUNTING, CountingRule.APPROVED, BY)
    snapshot = office.snapshot(PROGRAMME, 2024)
    assert snapshot is not None and snapshot.counting is CountingRule.APPROVED
    owner = person(office, "lanh.dao", AccountRole.READER, "")
    made = make_share_link(office, owner, address("xa-thi-tran"), "Xã", None)
    assert open_link(office, made.secret).id == made.link.id
    end_share_link(office, made.link.id, owner)
    with pytest.raises(LinkOver):
        open_link(office, made.secret)
    token = make_token(office, owner, "Phần mềm tỉnh").secret
    assert actor_of_token(office, token).account == owner.account
    change_account(office, owner.account or 0, BY, active=False)
    with pytest.raises(WrongToken):
        actor_of_token(office, token)
    keep_contact(office, Contact(SILENT, "Lò Thị B", "0912 345 678"), BY)
    assert contacts_of(office, BY)[SILENT].officer == "Lò Thị B"


def test_the_audit_holds_is_searched_and_is_only_added_to(office: Office) -> None:
    checked = verify(office)
    assert checked.holds
    found = search(office, AuditSearch(), BY, 1_000)  # of whatever the tests before did, in this process
    assert len(found) == checked.events > 20
    assert AuditAction.ACCOUNT in {event.action for event in found}
    assert search(office, AuditSearch("chiềng en"), BY)
    for statement in ("update audit_event set actor = 'x'", "delete from audit_event", "truncate audit_event"):
        with pytest.raises(SQLAlchemyError), writing(office.url) as session:
            session.execute(text(statement))
    assert verify(office).events == checked.events
