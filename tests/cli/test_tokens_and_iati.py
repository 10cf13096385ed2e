"""`giamngheo token` and `giamngheo export`: tokens made, listed and ended; results as a file."""

import json
import xml.etree.ElementTree as ET
from pathlib import Path

from dashboard.domain.people.roles import AccountRole, Grant, operator
from dashboard.usecases.accounts import NewAccount, make_account
from dashboard.usecases.office import Office
from tests.exports.iati_rules import faults


def test_a_token_is_printed_once_listed_without_its_secret_and_ended(office, run):
    new = NewAccount("may-tinh", "Máy tính", "", frozenset({Grant(AccountRole.READER)}))
    make_account(Office(office.url), new, operator("kiểm thử"))
    made = run("token", "make", "may-tinh", "--name", "báo cáo tỉnh", "--days", "30")
    assert made.exit_code == 0
    secret = made.stdout.strip()
    assert secret.startswith("gn_")
    listed = json.loads(run("token", "list", "--json").stdout)
    assert (listed["login"], listed["name"], listed["state"]) == ("may-tinh", "báo cáo tỉnh", "holds")
    assert secret not in run("token", "list").stdout
    assert run("token", "end", listed["id"]).exit_code == 0
    assert "đã thu hồi" in run("token", "list").stdout


def test_a_token_wants_an_account_and_a_name(office, run):
    assert run("token", "make", "khong-co", "--name", "x").exit_code == 1
    assert run("token", "end", 99).exit_code == 1


def test_results_are_written_as_an_iati_file(office, run, tmp_path: Path):
    out = tmp_path / "ket-qua.xml"
    ran = run("export", "iati", "--out", out, "--period", "2024-09", "--org", "VN-THU-1")
    assert ran.exit_code == 0
    assert list(faults(ET.parse(out).getroot())) == []
    assert "VN-THU-1-songma-gnbv-2024" in out.read_text(encoding="utf-8")
    assert run("export", "iati", "--out", out).exit_code == 1
