"""The soak's own checker: it must catch what was acknowledged and is not in the store, or is there twice."""

from pathlib import Path

import pytest

from bench.soak import Seen, course, lost, spread
from dashboard.domain.people.roles import operator
from dashboard.usecases.importing import commit_import, examine_upload
from dashboard.usecases.office import Office
from tests.faults.bad_reports import bytes_of, right_report
from tests.sample_store import copied


@pytest.fixture
def sent(tmp_path: Path) -> tuple[Office, tuple[str, str]]:
    """An office that has received a report, and what its clerk was told."""
    office = copied(tmp_path)
    examination = examine_upload(office, "a.xlsx", bytes_of(right_report(office)))
    return office, (commit_import(office, examination, operator("x")).number, examination.sha256)


def test_what_is_in_the_store_is_not_lost(sent: tuple[Office, tuple[str, str]]) -> None:
    office, told = sent
    assert lost(office, Seen(acknowledged=[told])) == []


def test_a_receipt_that_the_store_does_not_know_is_lost(sent: tuple[Office, tuple[str, str]]) -> None:
    office, (number, content) = sent
    assert lost(office, Seen(acknowledged=[(f"{number}0", content)])) == [f"lost: {number}0"]


def test_a_file_that_the_store_does_not_have_is_lost(sent: tuple[Office, tuple[str, str]]) -> None:
    office, (number, _) = sent
    assert lost(office, Seen(acknowledged=[(number, "0" * 64)])) == [f"lost: the file of {number}"]


def test_one_receipt_for_two_files_is_caught(sent: tuple[Office, tuple[str, str]]) -> None:
    office, told = sent
    assert lost(office, Seen(acknowledged=[told, told])) == [f"twice: {told[0]}"]


def test_memory_is_told_by_the_minute() -> None:
    samples = [(second, 1024 * (100 + second // 60)) for second in range(0, 300, 5)]
    assert course(samples) == "100, 101, 102, 103, 104 MiB"
    assert course(samples[:1]) == "100 MiB"


def test_nothing_measured_is_said_as_none() -> None:
    assert spread([]) == "0"
