"""`giamngheo export document`: every document as a file, named for its period, and never over one that is there."""

from pathlib import Path

from dashboard.cli.documents import DocumentName
from dashboard.usecases.documents import DocumentKind


def test_all_documents_are_written_and_none_is_overwritten(office, run, tmp_path: Path):
    made = run("export", "document", "all", "--out", str(tmp_path), "--report", "BC-DK@2024-H1")
    assert made.exit_code == 0, made.stderr
    names = [Path(line).name for line in made.stdout.split()]
    assert [name.rpartition(".")[2] for name in names] == [kind.ending for kind in DocumentKind]
    assert all("2024-04" in name for name in names)
    assert all((tmp_path / name).stat().st_size > 500 for name in names)
    again = run("export", "document", "message", "--out", str(tmp_path), "--report", "BC-DK@2024-H1")
    assert again.exit_code == 1
    assert "--force" in again.stderr


def test_a_report_that_the_plan_does_not_ask_for_and_a_folder_that_is_not_there_are_said(office, run, tmp_path: Path):
    wrong = run("export", "document", "report", "--report", "X@2024", "--out", str(tmp_path))
    assert (wrong.exit_code, wrong.stdout) == (1, "")
    assert "BC-DK@2024-H1" in wrong.stderr
    nowhere = run("export", "document", "message", "--out", str(tmp_path / "khong-co"))
    assert nowhere.exit_code == 1
    assert "khong-co" in nowhere.stderr


def test_the_command_names_every_document():
    assert [name.value for name in DocumentName] == [*(kind.value for kind in DocumentKind), "all"]
