"""`giamngheo rollover`: the draft of the next year as a file, and a word where there is no plan to roll over."""

from pathlib import Path

import pytest
from openpyxl import load_workbook
from typer.testing import CliRunner

from dashboard.cli import app
from dashboard.usecases.office import Office


def test_the_draft_is_written(office: Office, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("GIAMNGHEO_DATABASE_URL", office.url)
    out = tmp_path / "nhap.xlsx"
    ran = CliRunner().invoke(app, ["rollover", "--programme", "songma-gnbv", "--year", "2024", "--out", str(out)])
    assert ran.exit_code == 0, ran.output
    book = load_workbook(out)
    assert "2025-01" in {cell.value for cell in book["Lịch báo cáo"]["D"]}
    assert {cell.value for cell in book["Chỉ tiêu"]["E"][1:]} == {None}


def test_a_year_without_a_plan_is_said(office: Office, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("GIAMNGHEO_DATABASE_URL", office.url)
    out = tmp_path / "nhap.xlsx"
    ran = CliRunner().invoke(app, ["rollover", "--year", "1999", "--out", str(out)])
    assert ran.exit_code == 1 and "1999" in ran.output and not out.exists()
