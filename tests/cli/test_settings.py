"""Settings that make no sense are named in a sentence, by the variable that set them."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from pydantic import ValidationError

from dashboard.usecases.settings import Settings
from tests.shared import ROOT


@pytest.mark.parametrize(
    ("name", "value"),
    [("GIAMNGHEO_PORT", "abc"), ("GIAMNGHEO_PORT", "0"), ("GIAMNGHEO_BASE_PATH", "a b"), ("GIAMNGHEO_LOG", "xml")],
)
def test_a_setting_that_makes_no_sense_is_named(name: str, value: str) -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "dashboard.cli", "programmes"],
        env=os.environ | {name: value, "PYTHONPATH": str(ROOT)}, cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert ran.returncode == 1 and f"Không dùng được biến {name}" in ran.stderr
    assert "Traceback" not in ran.stderr


def test_the_environment_is_read_in_letters_of_any_size(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("giamngheo_port", "8600")
    monkeypatch.setenv("GIAMNGHEO_BACKUP_FOLDER", "/sao-luu")
    monkeypatch.setenv("GIAMNGHEO_TEST_POSTGRES_URL", "what is no setting")
    settings = Settings()
    assert (settings.port, settings.backup_folder) == (8600, Path("/sao-luu"))


def test_what_is_given_goes_before_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIAMNGHEO_PORT", "8600")
    assert Settings(port=8700).port == 8700
    with pytest.raises(ValidationError):
        Settings(prot=8700)
