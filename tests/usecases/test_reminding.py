"""Reminders by e-mail: one a day for each unit that owes, to its contact alone, tried against a server on this machine."""

import base64
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest

from dashboard.domain.people.contacts import Contact
from dashboard.domain.people.rights import Forbidden
from dashboard.domain.people.roles import AccountRole, Actor, Grant, operator
from dashboard.domain.reporting.completeness import completeness
from dashboard.text import words_in
from dashboard.usecases.auditing import verify
from dashboard.usecases.contacts import keep_contacts
from dashboard.usecases.mailing import NoMail, mailbox
from dashboard.usecases.office import Office
from dashboard.usecases.reminding import MailOutcome, remind, reminders_due
from dashboard.usecases.settings import Settings
from dashboard.views.unit_reminder import unit_reminders
from tests.certificate import self_made
from tests.sample_store import COMMUNE, PROGRAMME, SILENT, hashes
from tests.smtp import MailServer, mail_server

VI, BOSS, ROOT = words_in("vi"), operator("hẹn giờ"), "https://may-chu.vn/giam-ngheo"
FIRST, SECOND = Contact(SILENT, "Lò Thị B", "", "mot@vi-du.vn"), Contact("04186", "C", "", "hai@vi-du.vn")


@pytest.fixture
def server() -> Iterator[MailServer]:
    with mail_server("hai@vi-du.vn") as server:
        yield server


@pytest.fixture
def known(office: Office) -> Office:
    """Two units that owe have an address, all others none."""
    keep_contacts(office, (FIRST, SECOND), BOSS)
    return office


def settings(server: MailServer, **over: object) -> Settings:
    given = {
        "smtp_host": "127.0.0.1",
        "smtp_port": server.port,
        "smtp_from": "bao-cao@songma.gov.vn",
        "smtp_starttls": False,
    }
    return Settings(**(given | over))


def sent(office: Office, server: MailServer) -> dict[str, MailOutcome]:
    with mailbox(settings(server)) as mail:
        return {one.reminder.unit: one.outcome for one in remind(office, ROOT, VI, BOSS, mail=mail)}


def test_each_unit_that_owes_gets_one_mail_at_its_own_address(known, server):
    outcomes = sent(known, server)
    owing = {one.unit for one in reminders_due(known, ROOT, VI)}
    assert set(outcomes) == owing and SILENT in owing
    assert outcomes[SILENT] is MailOutcome.SENT and outcomes[SECOND.unit] is MailOutcome.FAILED
    assert {outcomes[unit] for unit in owing - {SILENT, SECOND.unit}} == {MailOutcome.NO_ADDRESS}
    [(to, message)] = server.taken
    assert to == message["To"] == "mot@vi-du.vn"
    assert message["From"] == "bao-cao@songma.gov.vn" and message["Auto-Submitted"] == "auto-generated"
    text = message.get_content()
    assert f"{ROOT}/nop-bao-cao?kh=songma-gnbv-2024&dv={SILENT}" in text
    assert "Kính gửi: Xã" in text and "quá hạn" in text
    assert not any(secret in message.as_string() + text for secret in ("Lò Thị B", "hai@", "mot@vi-du.vn,"))


def test_no_second_mail_goes_out_on_the_same_day_and_one_does_the_next(known, server):
    sent(known, server)
    assert sent(known, server)[SILENT] is MailOutcome.ALREADY and len(server.taken) == 1
    later = replace(known, clock=lambda: known.clock() + timedelta(hours=14))  # 23:00 of the same day in the office
    assert sent(later, server)[SILENT] is MailOutcome.ALREADY
    morning = replace(known, clock=lambda: known.clock() + timedelta(hours=16))
    assert sent(morning, server)[SILENT] is MailOutcome.SENT and len(server.taken) == 2
    assert verify(known).holds


def test_one_that_failed_is_tried_again_the_same_day(known, server):
    assert sent(known, server)[SECOND.unit] is MailOutcome.FAILED
    server.refused = ()
    assert sent(known, server)[SECOND.unit] is MailOutcome.SENT
    assert [to for to, _ in server.taken] == ["mot@vi-du.vn", "hai@vi-du.vn"]


def test_without_a_mailbox_nothing_is_sent_and_nothing_is_written(known):
    before = hashes(known)
    outcomes = {one.reminder.unit: one.outcome for one in remind(known, ROOT, VI, BOSS)}
    assert outcomes[SILENT] is MailOutcome.WOULD and hashes(known) == before


def test_only_who_sets_up_the_office_reminds(known):
    clerk = Actor("A", 1, COMMUNE, frozenset({Grant(AccountRole.REPORTER, COMMUNE)}))
    with pytest.raises(Forbidden):
        list(remind(known, ROOT, VI, clerk))


def test_who_owes_nothing_is_not_reminded(known):
    snapshot = known.snapshot(PROGRAMME, 2024)
    calendar = completeness(snapshot, known.today(snapshot.plan))
    owing = {unit for deadline in calendar.deadlines if deadline.days_left <= 3 for unit in deadline.owing}
    assert {one.unit for one in unit_reminders(calendar, ROOT, VI)} == owing
    assert unit_reminders(calendar, ROOT, VI, days=400) != unit_reminders(calendar, ROOT, VI)
    assert all("nop-bao-cao?" not in one.text for one in unit_reminders(calendar, "", VI))


def test_the_user_signs_in_with_the_password_of_the_file(known, server, tmp_path):
    (tmp_path / "mat-khau").write_text("bi mat\nkhông đọc\n", encoding="utf-8")
    with mailbox(settings(server, smtp_user="gn", smtp_password_file=tmp_path / "mat-khau")) as mail:
        mail.send("mot@vi-du.vn", "a\nBcc: x@y.vn", "b", known.clock())
    [auth] = [line for line in server.commands if line.startswith("AUTH")]
    assert "bi mat" in base64.b64decode(auth.split()[-1]).decode() and len(server.taken) == 1
    assert server.taken[0][1]["Bcc"] is None and server.taken[0][1]["Subject"] == "a Bcc: x@y.vn"


def test_where_encryption_is_asked_for_and_not_there_nothing_is_said(known, server, tmp_path):
    (tmp_path / "mat-khau").write_text("bi mat", encoding="utf-8")
    secured = settings(server, smtp_starttls=True, smtp_user="gn", smtp_password_file=tmp_path / "mat-khau")
    with pytest.raises(NoMail), mailbox(secured):
        raise AssertionError
    assert not [line for line in server.commands if line.startswith(("AUTH", "MAIL"))]


def test_under_tls_with_a_certificate_that_is_trusted_the_mail_goes_out(known, tmp_path, monkeypatch):
    certificate = self_made(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate[0]))  # as an office trusts the authority of its own
    (tmp_path / "mat-khau").write_text("bi mat", encoding="utf-8")
    with mail_server(certificate=certificate) as server:
        secured = settings(server, smtp_starttls=True, smtp_user="gn", smtp_password_file=tmp_path / "mat-khau")
        with mailbox(secured) as mail:
            told = {one.reminder.unit: one.outcome for one in remind(known, ROOT, VI, BOSS, mail=mail)}
        assert told[SILENT] is MailOutcome.SENT
        assert [to for to, _ in server.taken] == ["mot@vi-du.vn", "hai@vi-du.vn"]
        private = [line for line in server.commands if line.startswith(("AUTH", "MAIL", "RCPT"))]
        assert private and set(private) <= set(server.encrypted)


@pytest.mark.parametrize("trusted", [False, True])
def test_to_a_server_that_is_not_who_it_says_nothing_is_said(known, tmp_path, monkeypatch, trusted):
    certificate = self_made(tmp_path, "127.0.0.1" if not trusted else "thu.co-quan.vn")
    if trusted:  # the authority is, the name is another one
        monkeypatch.setenv("SSL_CERT_FILE", str(certificate[0]))
    (tmp_path / "mat-khau").write_text("bi mat", encoding="utf-8")
    with mail_server(certificate=certificate) as server:
        secured = settings(server, smtp_starttls=True, smtp_user="gn", smtp_password_file=tmp_path / "mat-khau")
        with pytest.raises(NoMail, match=r"(?i)certificate"), mailbox(secured):
            raise AssertionError
        assert not [line for line in server.commands if line.startswith(("AUTH", "MAIL"))] and server.taken == []


@pytest.mark.parametrize(
    "over", [{"smtp_host": ""}, {"smtp_from": "không phải thư"}, {"smtp_port": 1}, {"smtp_password_file": "/khong/co"}]
)
def test_what_is_not_set_right_is_said(server, over):
    with pytest.raises(NoMail), mailbox(settings(server, **over)):
        raise AssertionError


@pytest.mark.parametrize("to", ["", "a", "a@b.vn, c@d.vn", "a@b.vn\r\nRCPT TO:<c@d.vn>", "<a@b.vn>"])
def test_what_is_no_address_is_not_written_to(known, server, to):
    with mailbox(settings(server)) as mail, pytest.raises(NoMail):
        mail.send(to, "a", "b", known.clock())
    assert server.taken == []


def test_a_password_that_servers_may_not_read_is_said_before_anything_is(known, server, tmp_path):
    (tmp_path / "mat-khau").write_text("bí mật", encoding="utf-8")
    with pytest.raises(NoMail, match="ASCII"), mailbox(settings(server, smtp_password_file=tmp_path / "mat-khau")):
        raise AssertionError
    assert server.commands == []
