"""Reports and plans written by hand: rows left out, sheets spelt another way, names that disagree, numbers with their unit."""

import unicodedata
from dataclasses import replace

import pytest

from dashboard.importing.target_words import target_words
from tests.importing.office import ABOUT, EMPTY, MONEY, edited, examined, found, report


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
