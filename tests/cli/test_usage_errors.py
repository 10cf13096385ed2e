"""A call that makes no sense is answered in the language that was chosen, and nothing of it in another."""

import os
import subprocess
import sys
import warnings

import pytest
from typer.exceptions import TyperException

from dashboard.cli import main
from dashboard.cli.usage_errors import why
from dashboard.text import words_in
from tests.shared import ROOT

CALLS = {
    ("statuss",): ("Không có lệnh statuss. Có phải ý là status?", "There is no command statuss. Was status meant?"),
    ("qqqq",): ("Không có lệnh qqqq.", "There is no command qqqq."),
    ("status", "--jsn"): (
        "Không có tùy chọn --jsn. Có phải ý là --json?",
        "There is no option --jsn. Was --json meant?",
    ),
    ("status", "--qq"): ("Không có tùy chọn --qq.", "There is no option --qq."),
    ("status", "--period"): ("Thiếu giá trị sau --period.", "A value is missing after --period."),
    ("check",): ("Thiếu files.", "files is missing."),
    ("withdraw", "--unit", "1"): ("Thiếu --period.", "--period is missing."),
    ("check", "/khong-co"): ("files: không tìm thấy /khong-co", "files: /khong-co is not there"),
    ("restore", "/tmp"): ("file: /tmp là thư mục, cần một tệp", "file: /tmp is a folder, and a file is wanted"),
    ("serve", "--port", "x"): ("--port: cần một số nguyên", "--port: a whole number is wanted"),
    ("serve", "--port", "99999"): ("--port: nhiều nhất là 65535", "--port: at most 65535"),
    ("backup", "--keep", "0"): ("--keep: ít nhất là 1", "--keep: at least 1"),
    ("status", "thua"): ("Thừa thua: lệnh này không dùng đến.", "Nothing is known that thua could mean here."),
    ("backup", "--encrypt=1"): ("--encrypt không nhận giá trị.", "--encrypt takes no value."),
    ("status", "--period", "2024x"): ("--period: 2024x: viết như 2024-09", "--period: 2024x: write it as 2024-09"),
}
ENGLISH = ("Usage", "Try ", "Error", "Invalid", "Missing", "No such", "should be", "does not", "requires", "unexpected")


@pytest.fixture
def said(monkeypatch, capsys):
    def ran(language: str, *arguments: str) -> tuple[int, str]:
        monkeypatch.setenv("GIAMNGHEO_LANGUAGE", language)
        monkeypatch.setattr(sys, "argv", ["giamngheo", *arguments])
        with pytest.raises(SystemExit) as ended, warnings.catch_warnings():
            main()
        return int(ended.value.code or 0), capsys.readouterr().err

    return ran


@pytest.mark.parametrize("call", CALLS, ids=" ".join)
def test_a_call_that_makes_no_sense_is_said_in_both_languages(said, call):
    for language, sentence in zip(("vi", "en"), CALLS[call], strict=True):
        status, text = said(language, *call)
        assert status == 2 and text.splitlines()[0] == sentence
    assert not [word for word in ENGLISH if word in said("vi", *call)[1]]


def test_without_a_command_the_help_is_printed_and_nothing_is_an_error(said):
    assert said("vi")[1] == ""


def test_who_stops_a_command_is_told_so(said, monkeypatch):
    def stop(*_: object, **__: object) -> None:
        raise EOFError

    monkeypatch.setattr("dashboard.cli.options.open_office", stop)
    status, text = said("vi", "status")
    assert (status, text.strip()) == (1, "Đã dừng.")


def test_what_is_not_known_is_said_as_it_is():
    assert why("viết như 2024-09", words_in("vi")) == "viết như 2024-09"
    assert issubclass(TyperException, Exception)


@pytest.mark.parametrize(("name", "value", "reason"), [("PORT", "x", "cần một số nguyên"), ("PORT", "0", "ít nhất là 1"), ("LOG", "xml", "chọn một trong: text, json")])  # fmt: skip
def test_a_setting_is_refused_in_the_same_words(said, monkeypatch, name, value, reason):
    monkeypatch.setenv(f"GIAMNGHEO_{name}", value)
    assert reason in said("vi", "programmes")[1]


def test_a_passphrase_that_comes_by_a_pipe_raises_no_warning_of_libraries(tmp_path):
    ran = subprocess.run(
        [sys.executable, "-m", "dashboard.cli", "backup", "--encrypt"], cwd=ROOT, input="ngắn\n", capture_output=True, text=True,
        env=os.environ | {"PYTHONPATH": str(ROOT), "GIAMNGHEO_DATABASE_URL": f"sqlite:///{_store(tmp_path)}"}, start_new_session=True,
    )  # fmt: skip
    assert ran.returncode == 1 and "ít nhất 12 ký tự" in ran.stderr
    assert "Warning" not in ran.stderr and "echo" not in ran.stderr


def _store(folder):
    from dashboard.usecases.office import Office

    Office(f"sqlite:///{folder / 'a.db'}").prepare()
    return folder / "a.db"
