"""Broken workbooks are read or refused by name, by a worker that stays within its limits."""

from collections import Counter

import pytest

from dashboard.text.catalogue import catalogue
from dashboard.usecases.reading import Reader
from tests.importing.mutate import OVER_LIMITS, mutations, outcome, sources

COUNT = 300


@pytest.fixture(scope="module")
def reader():
    made = Reader()
    yield made
    made.close()


def test_what_is_not_broken_is_read(reader: Reader) -> None:
    assert {outcome(reader, content) for content in sources().values()} == {"read"}


def test_whatever_is_broken_the_worker_reads_or_refuses_it(reader: Reader) -> None:
    reader.read(sources()["table.xlsx"])
    worker = reader._process
    seen = Counter[str]()
    for name, what, content in mutations(COUNT):
        reason = outcome(reader, content)
        assert reason not in OVER_LIMITS, f"{name} {what}"
        seen[reason] += 1
    assert reader._process is worker
    assert all(f"refusal.{reason}" in catalogue("vi") for reason in seen if reason != "read")
    assert seen["read"] > COUNT / 10
    assert len(seen) > 4
