"""Bad input at random rows: the exact finding, the exit status, and a store that is byte for byte what it was."""

import json
import random

import pytest
from typer.testing import CliRunner

from dashboard.cli import app
from dashboard.domain.people.roles import operator
from dashboard.usecases.importing import Blocked, commit_import, examine_upload
from tests.faults.bad_reports import IN_CELLS, MONEY, RESULTS, bytes_of, right_report
from tests.sample_store import hashes

UNOPENED = {
    "a text": (lambda right: b"B\xc3\xa1o c\xc3\xa1o th\xc3\xa1ng 10", "not_a_table"),
    "a picture": (lambda right: b"\x89PNG\r\n\x1a\n" + bytes(99), "picture"),
    "nothing": (lambda right: b"", "empty_file"),
    "half a workbook": (lambda right: right[: len(right) // 2], "damaged"),
}


@pytest.fixture
def drawn() -> random.Random:
    """Another seed in every run; pytest prints it where a test fails."""
    seed = random.randrange(10**9)
    print(f"seed {seed}")
    return random.Random(seed)


@pytest.fixture
def giamngheo(office, monkeypatch):
    """The command line on the test's own store: exit status and printed objects."""
    monkeypatch.setenv("GIAMNGHEO_DATABASE_URL", office.url)

    def run(*arguments: object) -> tuple[int, list[dict]]:
        ran = CliRunner().invoke(app, [str(argument) for argument in arguments])
        return ran.exit_code, [json.loads(line) for line in ran.stdout.splitlines()]

    return run


def seen(printed: dict) -> list[tuple]:
    return [(f["code"], f["sheet"], f["cell"] or "") for f in printed["findings"] if f["open"]]


def test_the_report_that_faults_are_planted_in_is_right(office):
    examined = examine_upload(office, "thang-10.xlsx", bytes_of(right_report(office)))
    assert [issue.id for issue in examined.issues if issue.severity != "note"] == []
    assert examined.change_set is not None


@pytest.mark.parametrize("fault", IN_CELLS, ids=lambda fault: fault.__name__)
def test_a_planted_fault_is_found_and_nothing_is_stored(fault, office, drawn, giamngheo, tmp_path):
    book = right_report(office)
    expected = fault(book, drawn)
    file = tmp_path / "thang-10.xlsx"
    file.write_bytes(bytes_of(book))
    before = hashes(office)
    for command in ("check", "import"):
        status, (printed,) = giamngheo(command, file, "--json")
        assert (status, printed["blocked"], "receipt" in printed) == (1, True, False)
        assert seen(printed) == expected
    examined = examine_upload(office, file.name, file.read_bytes())
    with pytest.raises(Blocked):
        commit_import(office, examined, operator("xa.04180"))
    assert hashes(office) == before


@pytest.mark.parametrize(("planted", "reason"), UNOPENED.values(), ids=UNOPENED)
def test_a_file_that_cannot_be_opened_is_refused_and_nothing_is_stored(planted, reason, office, giamngheo, tmp_path):
    file = tmp_path / "thang-10.xlsx"
    file.write_bytes(planted(bytes_of(right_report(office))))
    before = hashes(office)
    for command in ("check", "import"):
        status, (printed,) = giamngheo(command, file, "--json")
        assert (status, printed["readable"], printed["values"], printed["money"]) == (3, False, [], [])
        assert [(f["code"], f["reason"]) for f in printed["findings"]] == [("unreadable", reason)]
    assert hashes(office) == before


def test_three_mistakes_in_one_file_are_all_reported_in_sheet_row_and_column_order(office, giamngheo, tmp_path):
    book = right_report(office)
    book[MONEY]["I2"] = "tám triệu"
    book[RESULTS]["I9"] = "#REF!"
    book[RESULTS]["H9"] = None
    file = tmp_path / "thang-10.xlsx"
    file.write_bytes(bytes_of(book))
    _, (printed,) = giamngheo("check", file, "--json")
    assert seen(printed) == [
        ("cell_error", RESULTS, "I9"), ("not_a_number", MONEY, "I2"),
    ]  # fmt: skip
    book[RESULTS]["I9"] = 123
    book[RESULTS]["G2"] = "mươi người"
    file.write_bytes(bytes_of(book))
    _, (printed,) = giamngheo("check", file, "--json")
    assert seen(printed) == [
        ("not_a_number", RESULTS, "G2"), ("missing_figure", RESULTS, "H9"), ("not_a_number", MONEY, "I2"),
    ]  # fmt: skip


def test_the_right_report_is_stored_after_all(office, giamngheo, tmp_path):
    file = tmp_path / "thang-10.xlsx"
    file.write_bytes(bytes_of(right_report(office)))
    before = hashes(office)
    status, (printed,) = giamngheo("import", file, "--json", "--actor", "xa.04180")
    assert (status, printed["receipt"]["number"]) == (0, "songma-gnbv/BC-THANG/2024-10/04180/1")
    assert hashes(office) != before
