"""`giamngheo audit`: exit status and a sentence for each break; what is found by text, kind and days."""

import json

import pytest
from sqlalchemy import delete

from dashboard.domain.people.roles import operator
from dashboard.usecases.accounts import NewAccount, make_account
from dashboard.usecases.audit_heads import heads_file
from dashboard.usecases.opening import open_office
from dashboard.usecases.settings import Settings
from db.audit_guard import guard, unguard
from db.engine import writing
from db.tables import audit_event
from tests.sample_store import COMMUNE


@pytest.fixture
def by_hand(run, office, monkeypatch, tmp_path):
    """A store whose heads are kept as an installation keeps them."""
    monkeypatch.setenv("GIAMNGHEO_BACKUP_FOLDER", str(tmp_path / "sao-luu"))
    return run


def cut(office, last: int) -> None:
    with writing(office.url) as session:
        unguard(session.connection())
        session.execute(delete(audit_event).where(audit_event.c.number > last))
        guard(session.connection())


def sent(run) -> int:
    """Something is changed through the command line, so that a head is kept."""
    return run("withdraw", "--unit", COMMUNE, "--period", "2024-09", "--reason", "gửi nhầm").exit_code


def test_a_chain_that_holds_is_exit_0_and_says_against_what(by_hand, office, tmp_path):
    assert sent(by_hand) == 0
    ran = by_hand("audit", "verify")
    assert ran.exit_code == 0, ran.output
    assert "nguyên vẹn" in ran.stdout and "1 mã lưu bên ngoài" in ran.stdout
    assert heads_file(Settings()).name == "store.db-heads"
    english = by_hand("audit", "verify", "--lang", "en")
    assert "The audit holds" in english.stdout


def test_a_cut_off_chain_is_found_by_the_file_beside_the_store(by_hand, office, tmp_path):
    sent(by_hand)
    number = json.loads(by_hand("audit", "search", "--most", "1", "--json").stdout)["number"]
    cut(office, number - 1)
    ran = by_hand("audit", "verify")
    assert ran.exit_code == 1 and f"Từ dòng {number}" in ran.stdout
    assert by_hand("doctor").exit_code == 1


def test_a_cut_off_chain_is_found_by_a_backup(by_hand, office, tmp_path):
    assert by_hand("backup", "--out", tmp_path / "a.zip").exit_code == 0
    cut(office, 2)
    assert by_hand("audit", "verify", "--backup", tmp_path / "a.zip").exit_code == 1
    found = by_hand("audit", "verify", "--backup", tmp_path / "a.zip", "--json")
    assert {b["fault"] for b in json.loads(found.stdout)["breaks"]} >= {"cut"}


def test_a_file_that_is_no_backup_is_refused(by_hand, tmp_path):
    (tmp_path / "x.zip").write_bytes(b"x")
    ran = by_hand("audit", "verify", "--backup", tmp_path / "x.zip")
    assert ran.exit_code == 1 and "Không đọc được" in ran.stderr


def test_a_restore_stands_in_the_audit_and_the_chain_goes_on(by_hand, office, tmp_path):
    by_hand("backup", "--out", tmp_path / "a.zip")
    sent(by_hand)
    assert by_hand("restore", tmp_path / "a.zip", "--force").exit_code == 0
    [event] = [
        json.loads(line) for line in by_hand("audit", "search", "--action", "restored", "--json").stdout.splitlines()
    ]
    assert event["before"]["version"] == event["after"]["version"] + 1 and event["actor"]
    assert event["before"]["audit"] >= event["number"]  # what was cut off is told
    ran = by_hand("audit", "verify")
    assert ran.exit_code == 0, ran.output


def test_doctor_reads_the_whole_audit_when_told_to(by_hand, office):
    assert "Nhật ký thay đổi" in by_hand("doctor").stdout
    assert "đã đọc toàn bộ" in by_hand("doctor", "--audit").stdout


def test_a_search_means_text_kind_and_days(by_hand, office, tmp_path):
    sent(by_hand)

    def found(*arguments: str) -> list[dict]:
        ran = by_hand("audit", "search", *arguments, "--json")
        assert ran.exit_code == 0, ran.output
        return [json.loads(line) for line in ran.stdout.splitlines()]

    everything = found("--most", "500")
    assert [event["number"] for event in everything] == list(range(len(everything), 0, -1))
    assert {event["action"] for event in found("--action", "plan")} == {"plan"}
    assert all("04180" in event["subject"] for event in found("04180")) and found("04180")
    assert found("--since", "2100-01-01") == [] == found("--until", "2000-01-01")
    assert found("100%") == []  # no pattern
    assert "gửi nhầm" in by_hand("audit", "search", "--most", "1").stdout


def test_an_office_opened_by_its_settings_keeps_heads_where_it_is_told(office, monkeypatch, tmp_path):
    monkeypatch.setenv("GIAMNGHEO_DATABASE_URL", office.url)
    monkeypatch.setenv("GIAMNGHEO_AUDIT_HEAD_FILE", str(tmp_path / "khac"))
    opened = open_office()
    assert heads_file(Settings()) == tmp_path / "khac"
    make_account(opened, NewAccount("a", "A"), operator("x"))
    assert len((tmp_path / "khac").read_text().splitlines()) == 1
