"""Folders given to `giamngheo check` and `import`: one line or object a file, and a summary at the end."""

import hashlib

from tests.cli.reports import NEVER_SENT
from tests.sample_store import SILENT


def test_a_folder_is_stored_with_a_summary_at_the_end(run, tmp_path, office):
    (tmp_path / "bc" / "con").mkdir(parents=True)
    (tmp_path / "bc" / "con" / "xa.xlsx").write_bytes(NEVER_SENT.read_bytes())
    (tmp_path / "bc" / "anh.xlsx").write_bytes(b"\x89PNG\r\n\x1a\n")
    (tmp_path / "bc" / "~$xa.xlsx").write_bytes(b"x")
    ran = run("import", tmp_path / "bc", "--actor", "chị Hoa")
    assert ran.exit_code == 3
    assert "2 tệp: 1 đã lưu, 1 không mở được" in ran.stdout
    assert "con/xa.xlsx" in ran.stdout
    assert "~$xa.xlsx" in ran.stdout.splitlines()[-1]
    assert f"BC-THANG/2024-09/{SILENT}/1" in ran.stdout
    assert office.reception(hashlib.sha256(NEVER_SENT.read_bytes()).hexdigest())


def test_a_folder_as_json_is_one_object_a_file_and_nothing_else(printed, tmp_path):
    (tmp_path / "bc").mkdir()
    for name in ("a.xlsx", "b.xlsx"):
        (tmp_path / "bc" / name).write_bytes(NEVER_SENT.read_bytes())
    status, found = printed("check", tmp_path / "bc")
    assert (status, [(f["path"], f["outcome"]) for f in found]) == (0, [("a.xlsx", "ready"), ("b.xlsx", "ready")])


def test_an_empty_folder_says_so(run, tmp_path):
    (tmp_path / "bc").mkdir()
    ran = run("check", tmp_path / "bc")
    assert (ran.exit_code, ran.stdout.strip()) == (0, "Ở đây không có tệp bảng tính hay bản đồ nào.")


def test_one_file_prints_no_summary(run):
    assert "tệp:" not in run("check", NEVER_SENT).stdout
