"""Settings that make no sense are named in a sentence, by the variable that set them."""

import os
import subprocess
import sys

import pytest

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
