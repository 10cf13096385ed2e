"""Nought, no figure, nil, not applicable and not due in a report."""

import pytest

from tests.importing.changed_report import said, with_cells
from tests.importing.office import ABOUT, EMPTY, MONEY, RESULTS, found


def test_nil_makes_every_blank_a_nil_and_no_zero():
    blank = {f"{RESULTS}!{at}": EMPTY for at in ("G2", "G3", "H4", "I4", "G5", "G6")} | {f"{MONEY}!I2": EMPTY}
    right = with_cells(blank | {f"{ABOUT}!B8": "x"})
    assert found(right) == []
    change = right.change_set.changes[0]
    assert {(o.amount, o.absence.value) for o in change.observations} == {(None, "nil")}
    assert {(d.cumulative_vnd, d.absence.value) for d in change.disbursements} == {(None, "nil")}


def test_zero_is_a_figure():
    answers = said(f"cumulative_falls@{RESULTS}!G2", "đặt lại")
    right = with_cells({f"{RESULTS}!G2": 0, f"{RESULTS}!G3": 0, f"{RESULTS}!G6": 0}, answers=answers)
    assert right.proposal.observations[0].value == 0
    assert right.proposal.observations[0].absence is None


@pytest.mark.parametrize(
    ("word", "absence", "asked"),
    [
        (
            "không phát sinh",
            "nil",
            [f"zero_after_figure@{RESULTS}!G5"],
        ),  # it stood at a level: nothing new does not say at which now
        ("chưa có số liệu", "not_reported", []),
    ],
)
def test_a_blank_with_its_reason_is_that_absence(word, absence, asked):
    right = with_cells({f"{RESULTS}!G5": EMPTY, f"{RESULTS}!K5": word})
    assert found(right) == asked
    assert right.proposal.observations[3].absence.value == absence


def test_not_applicable_is_taken_only_with_its_reason_where_the_plan_asks():
    blank = {f"{RESULTS}!G5": EMPTY, f"{RESULTS}!K5": "Không áp dụng"}
    assert found(with_cells(blank)) == [f"not_applicable_claimed@{RESULTS}!K5"]
    right = with_cells(blank | {f"{RESULTS}!M5": "Xã không có đối tượng"})
    assert right.change_set is not None
    assert right.proposal.observations[3].absence.value == "not_applicable"


def test_not_due_is_no_excuse_for_a_figure_that_is_due():
    blank = {f"{RESULTS}!G5": EMPTY, f"{RESULTS}!K5": "chưa đến kỳ"}
    assert found(with_cells(blank)) == [f"missing_figure@{RESULTS}!G5"]


def test_a_commune_does_not_speak_for_another():
    assert found(with_cells({f"{RESULTS}!D5": "X2"})) == [f"not_expected@{RESULTS}!D5"]
    assert found(with_cells({f"{MONEY}!E2": "X2"})) == [f"not_expected@{MONEY}!E2"]


def test_a_population_group_may_stay_blank():
    assert found(with_cells({f"{RESULTS}!G3": EMPTY})) == []


def test_an_indicator_without_its_row_is_missed():
    row = {f"{RESULTS}!{column}6": EMPTY for column in "ABCDEFG"}
    assert found(with_cells(row)) == ["missing_figure@Chỉ tiêu"]
