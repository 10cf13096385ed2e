"""What the file does not say is said beside it, and what it says otherwise blocks."""

from dataclasses import replace

import pytest

from dashboard.domain.periods import Period
from dashboard.importing.examination import Hints
from tests.builders import COMMUNE
from tests.importing.changed_report import with_cells
from tests.importing.office import ABOUT, EMPTY, edited, examined, found, known, plan, report

UNSAID = {f"{ABOUT}!B2": EMPTY, f"{ABOUT}!B3": EMPTY, f"{ABOUT}!B4": EMPTY, f"{ABOUT}!B5": EMPTY, f"{ABOUT}!B6": EMPTY}


def test_hints_say_what_the_file_does_not():
    right = with_cells(UNSAID, hints=Hints("P", COMMUNE, Period.parse("2024-09")))
    assert (found(right), right.unit, right.period.code, right.form) == ([], COMMUNE, "2024-09", "BC-THANG")


def test_without_hints_what_is_missing_is_asked_for():
    assert found(with_cells(UNSAID)) == ["required@Thông tin!B6"]
    assert found(with_cells({f"{ABOUT}!B4": EMPTY, f"{ABOUT}!B5": EMPTY})) == ["required@Thông tin!B4"]


def test_the_units_name_stands_in_for_its_code():
    assert found(with_cells({f"{ABOUT}!B4": EMPTY})) == []


def test_a_name_that_is_another_units_code_contradicts_nothing():
    renamed = replace(plan(), units=tuple(replace(u, name="X2") if u.code == "X1" else u for u in plan().units))
    assert "contradiction@Thông tin!B5" in found(examined(edited(report(), {f"{ABOUT}!B5": "X2"})))
    assert found(examined(edited(report(), {f"{ABOUT}!B5": "X2"}), replace(known(), plan=renamed))) == []


@pytest.mark.parametrize(
    ("hints", "at"),
    [
        (Hints(programme="Q"), "B2"),
        (Hints(unit="X2"), "B4"),
        (Hints(period=Period.parse("2024-08")), "B6"),
    ],
)
def test_a_hint_that_contradicts_the_file_blocks(hints, at):
    assert f"contradiction@Thông tin!{at}" in found(examined(report(), hints=hints))


@pytest.mark.parametrize("hints", [Hints("P", "Xã Một", Period.parse("2024-09")), Hints(unit="x1")])
def test_a_hint_that_says_the_same_is_welcome(hints):
    assert found(examined(report(), hints=hints)) == []


def test_an_unknown_unit_in_a_hint_blocks():
    assert found(examined(report(), hints=Hints(unit="X9"))) == ["unknown_unit@Thông tin!B4"]
