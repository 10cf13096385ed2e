"""The command as a process of its own: an empty store, a file checked, a store that does not answer."""

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.cli.reports import NEVER_SENT
from tests.sample_store import SILENT

ROOT = Path(__file__).parents[2]


def process(office, *arguments: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "dashboard.cli", *map(str, arguments)],
        cwd=ROOT,
        env=os.environ | {"GIAMNGHEO_DATABASE_URL": office.url, "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
    )


def test_the_command_itself_checks_a_file(office):
    ran = process(office, "check", NEVER_SENT, "--json")
    assert (ran.returncode, json.loads(ran.stdout)["unit"], ran.stderr) == (0, SILENT, "")


def test_the_command_itself_starts_where_no_store_stands_and_with_an_empty_one(office, tmp_path):
    office = type(office)(f"sqlite:///{tmp_path / 'new.db'}")
    ran = process(office, "status")
    assert (ran.returncode, ran.stdout) == (4, "")
    assert "không có kho nào" in ran.stderr and not (tmp_path / "new.db").exists()
    office.prepare()
    ran = process(office, "status")
    assert (ran.returncode, ran.stdout) == (1, "")
    assert "Kho chưa có gì" in ran.stderr or "./run import" in ran.stderr


def test_a_store_that_does_not_answer_is_said_in_words(tmp_path):
    folder = tmp_path / "no-file"
    folder.mkdir()
    command = [sys.executable, "-m", "dashboard.cli", "status"]
    environment = os.environ | {"GIAMNGHEO_DATABASE_URL": f"sqlite:///{folder}", "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, capture_output=True, text=True, env=environment, cwd=ROOT, check=False)
    assert done.returncode == 1
    assert "Không mở được kho dữ liệu" in done.stderr
    assert "Traceback" not in done.stderr
