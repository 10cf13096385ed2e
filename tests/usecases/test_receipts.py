"""Receipts of two programmes that have the same form, unit and period: each number opens its own."""

from dataclasses import replace
from pathlib import Path

import pytest

from dashboard.domain.people.roles import operator
from dashboard.domain.reported.changes import ChangeSet, PlanChange
from dashboard.usecases.office import NothingKnown, Office
from dashboard.usecases.receipts import receipt_of
from db.engine import engine, writing
from db.store import apply
from tests.builders import COMMUNE, a_plan, a_report
from tests.db.steps import NOON
from tests.sample_store import url_of

BARE = f"BC-THANG/2024-09/{COMMUNE}/1"
CODES = ("P", "P/2", "Q")  # one begins like another, and has the mark between parts


@pytest.fixture
def two(tmp_path: Path):
    office = Office(url_of(tmp_path / "two.db"), lambda: NOON)
    office.prepare()
    for number, code in enumerate(CODES):
        plan = a_plan(programme=replace(a_plan().programme, code=code))
        for change in (PlanChange(plan, None), a_report(programme=code, plan_version=2 * number + 1)):
            with writing(office.url) as session:
                receipt = apply(ChangeSet((change,)), session, operator("xa"), NOON)
        assert receipt.number == f"{code}/{BARE}"
    yield office
    engine(office.url).dispose()


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("looking_at", [None, *CODES])
def test_a_number_opens_the_receipt_of_its_programme_whatever_is_looked_at(two, code, looking_at):
    seen = receipt_of(two, f"{code}/{BARE}", looking_at)
    assert (seen.title, seen.number, seen.also) == (a_plan().title, f"{code}/{BARE}", ())
    (submission,) = two.snapshot(code, 2024).submissions
    assert submission.receipt == f"{code}/{BARE}"
    assert seen.version == 2 * CODES.index(code) + 2


def test_a_number_of_before_names_all_that_it_may_mean(two):
    seen = receipt_of(two, BARE, "Q")
    assert (seen.number, set(seen.also)) == (f"Q/{BARE}", {f"P/{BARE}", f"P/2/{BARE}"})


@pytest.mark.parametrize("number", [f"R/{BARE}", f"P/3/{BARE}", "P/", "P", "P//2024-09/1/1", "P/P/2024/1"])
def test_a_number_that_was_never_given_is_unknown(two, number):
    with pytest.raises(NothingKnown):
        receipt_of(two, number)
