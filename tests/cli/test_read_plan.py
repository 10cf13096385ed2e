"""`read-plan` says what the rules propose of a document, and stores nothing."""

import json
from pathlib import Path

from typer.testing import CliRunner

from dashboard.cli import app

TEXT = "KẾ HOẠCH\nGiảm nghèo năm 2026 xã Thử\n\nI. MỤC TIÊU\n1. Tỷ lệ hộ nghèo giảm 3%.\n2. Đào tạo 40 lao động.\n"


def run(*args: str):
    return CliRunner().invoke(app, ["read-plan", *args])


def test_text_has_each_proposal_with_its_place_and_question(tmp_path: Path) -> None:
    file = tmp_path / "kh.txt"
    file.write_text(TEXT, encoding="utf-8")
    told = run(str(file), "--lang", "vi")
    assert told.exit_code == 0
    assert "[I.1, vế 1] Tên: Tỷ lệ hộ nghèo" in told.stdout
    assert "? Thay đổi này tính thế nào?" in told.stdout
    assert "Chỉ tiêu (2)" in told.stdout


def test_json_has_the_same(tmp_path: Path) -> None:
    file = tmp_path / "kh.txt"
    file.write_text(TEXT, encoding="utf-8")
    read = json.loads(run(str(file), "--json").stdout)
    targets = [one for one in read["proposals"] if one["kind"] == "target"]
    assert [one["fields"]["value"] for one in targets] == ["giảm 3%", "40"]
    assert list(targets[0]["questions"][0]["choices"]) == ["change_points", "relative_change"]


def test_what_cannot_be_read_exits_with_3(tmp_path: Path) -> None:
    file = tmp_path / "kh.pdf"
    file.write_bytes(b"%PDF-1.7 x")
    assert run(str(file)).exit_code == 3
