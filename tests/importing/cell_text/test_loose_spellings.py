"""Reports and plans written by hand: rows left out, sheets spelt another way, names that disagree, numbers with their unit."""

import unicodedata
from dataclasses import replace

import pytest

from dashboard.domain.issues import cell_place
from dashboard.importing.cell_text.target_words import target_words
from tests.importing.office import ABOUT, EMPTY, MONEY, RESULTS, edited, examined, found, report


def with_cells(cells):
    return examined(edited(report(), cells))


def test_a_money_line_without_its_row_is_missed():
    row = {f"{MONEY}!{column}2": EMPTY for column in "ABCDEFGHIJK"}
    assert found(with_cells(row)) == ["missing_figure@Giải ngân"]


def test_sheets_are_found_however_their_letters_are_composed():
    loose = tuple(replace(s, name=unicodedata.normalize("NFD", s.name) + " ") for s in report().sheets)
    assert examined(replace(report(), sheets=loose)).change_set is not None


def test_a_code_and_a_name_of_two_units_contradict_each_other():
    assert found(with_cells({f"{ABOUT}!B5": "Xã Hai"})) == [f"contradiction@{ABOUT}!B5"]


@pytest.mark.parametrize(
    ("text", "unit", "operator", "value"),
    [
        ("trên 40 km", "km", ">", 40),
        ("khoảng 2.000 lao động", "lao động", "≈", 2000),
        ("40 km trở lên", "km", "≥", 40),
        ("10% trở xuống", "%", "≤", 10),
        ("còn dưới 10%", "%", "<", 10),
    ],
)
def test_a_plans_own_words_may_carry_their_unit(text, unit, operator, value):
    words = target_words(text, unit)
    assert (words.operator.value, words.low) == (operator, value)


def test_an_estimate_written_with_its_number_is_kept_as_one():
    observation = observed(f"{RESULTS}!G2", "84 (ước)")
    assert (observation.value, observation.estimate) == (84, True)


def test_the_indicators_own_unit_may_stand_behind_its_number():
    observation = observed(f"{RESULTS}!G2", "84 người")
    assert (observation.value, observation.estimate) == (84, False)


@pytest.mark.parametrize(
    ("at", "text"),
    [
        (f"{RESULTS}!G2", "84 hộ"),
        (f"{RESULTS}!G2", "84 triệu"),
        (f"{MONEY}!I2", "450 (ước)"),
        (f"{MONEY}!I2", "450 hộ"),
    ],
)
def test_a_number_of_something_else_is_no_number_here(at, text):
    """Money that was paid out is never an estimate; and what counts households counts no people."""
    assert found(with_cells({at: text})) == [f"not_a_number@{at}"]


def observed(at, text):
    examination = with_cells({at: text})
    place = cell_place(RESULTS, 2, 7)
    (change,) = examination.change_set.changes
    return next(o for o in change.observations if o.place == place)


@pytest.mark.parametrize(("sheet", "column", "title"), [("Chỉ tiêu", "G", "Giá trị"), (MONEY, "I", "Lũy kế giải ngân")])
def test_a_column_taken_out_of_the_form_is_missed_by_its_title(sheet, column, title):
    examination = with_cells({f"{sheet}!{column}{row}": EMPTY for row in range(1, 9)})
    assert [(issue.code.value, issue.params["column"]) for issue in examination.open_issues] == [
        ("missing_column", title)
    ]
