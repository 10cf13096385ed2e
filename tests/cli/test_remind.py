"""`giamngheo remind`: shows without `--send`, sends with it, once a day, and says what failed."""

import json

import pytest

from dashboard.domain.people.contacts import Contact
from dashboard.domain.people.roles import operator
from dashboard.usecases.contacts import keep_contacts
from tests.sample_store import SILENT
from tests.smtp import mail_server


@pytest.fixture
def server(monkeypatch):
    with mail_server() as server:
        monkeypatch.setenv("GIAMNGHEO_SMTP_HOST", "127.0.0.1")
        monkeypatch.setenv("GIAMNGHEO_SMTP_PORT", str(server.port))
        monkeypatch.setenv("GIAMNGHEO_SMTP_FROM", "bc@vi-du.vn")
        monkeypatch.setenv("GIAMNGHEO_SMTP_STARTTLS", "false")
        yield server


@pytest.fixture
def known(office):
    keep_contacts(office, (Contact(SILENT, "B", "", "mot@vi-du.vn"),), operator("x"))
    return office


def outcomes(ran) -> dict[str, str]:
    return {line["unit"]: line["outcome"] for line in map(json.loads, ran.stdout.splitlines())}


@pytest.mark.parametrize("arguments", [(), ("--dry-run",), ("--send", "--dry-run")])
def test_it_only_shows_what_it_would_send(run, known, server, arguments):
    ran = run("remind", *arguments)
    assert ran.exit_code == 0 and "mot@vi-du.vn" in ran.stdout and "Kính gửi" in ran.stdout
    assert server.taken == [] and outcomes(run("remind", *arguments, "--json"))[SILENT] == "would"


def test_it_sends_once_a_day(run, known, server):
    assert outcomes(run("remind", "--send", "--json"))[SILENT] == "sent"
    assert outcomes(run("remind", "--send", "--json"))[SILENT] == "already"
    assert len(server.taken) == 1


def test_without_a_server_it_says_what_to_set(run, known):
    ran = run("remind", "--send")
    assert ran.exit_code == 1 and "GIAMNGHEO_SMTP_HOST" in ran.stderr


def test_one_that_fails_is_exit_1(run, known, server):
    server.refused = ("mot@vi-du.vn",)
    ran = run("remind", "--send")
    assert ran.exit_code == 1 and "no such box" in ran.stdout
