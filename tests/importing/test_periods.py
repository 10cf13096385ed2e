"""Which periods the office's spellings name, and which texts name none."""

import unicodedata
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain.periods import Period, PeriodKind
from dashboard.importing.periods import period_in

SPELLINGS = {
    "2024-09": "2024-09",
    " 2024-09 ": "2024-09",
    "tháng 9/2024": "2024-09",
    "Tháng 9/2024": "2024-09",
    "THÁNG 09/2024": "2024-09",
    "tháng 9 năm 2024": "2024-09",
    "Tháng\u00a09\u00a0năm\u00a02024": "2024-09",
    "đến hết tháng 9/2024": "2024-09",
    "T9/2024": "2024-09",
    "t09-2024": "2024-09",
    "9/2024": "2024-09",
    "12/2024": "2024-12",
    "2024-13": "2024-13",
    "Quý III/2024": "2024-Q3",
    "quý 3/2024": "2024-Q3",
    "Quý IV năm 2024": "2024-Q4",
    "2024-Q1": "2024-Q1",
    "2024-q1": "2024-Q1",
    "6 tháng đầu năm 2024": "2024-H1",
    "6 tháng cuối năm 2024": "2024-H2",
    "2024-H2": "2024-H2",
    "năm 2024": "2024",
    "cả năm 2024": "2024",
    "2024": "2024",
}
NONE = (
    "", "tháng 9", "Quý I", "tháng 0/2024", "tháng 14/2024", "2024-00", "2024-14", "2024-9", "Quý V/2024", "Quý 5/2024",
    "9 tháng năm 2024", "9/24", "hôm qua", "tháng 9/2024 và 10/2024", "2024-09-30T00:00", "0000-01", "9999-12", "202",
    "tháng 9/20245",
)  # fmt: skip


@pytest.mark.parametrize(("text", "code"), SPELLINGS.items())
def test_names_the_period(text, code):
    assert period_in(text) == Period.parse(code)


@pytest.mark.parametrize("text", NONE)
def test_names_no_period(text):
    assert period_in(text) is None


@pytest.mark.parametrize("text", [text for text in SPELLINGS if not text.isascii()])
def test_composed_and_decomposed_letters_name_the_same_period(text):
    assert period_in(unicodedata.normalize("NFD", text)) == period_in(text)


@pytest.mark.parametrize(
    ("value", "period"),
    [
        (date(2024, 9, 1), Period.parse("2024-09")),  # what Excel makes of 9/2024
        (Decimal(2024), Period.parse("2024")),
        (Decimal("9.2024"), None),
        (Decimal(45536), None),  # a date that lost its format
        (date(1900, 9, 1), None),
        (True, None),
    ],
)
def test_cells_that_are_not_text(value, period):
    assert period_in(value) == period


@given(st.integers(1990, 2099), st.integers(1, 12), st.sampled_from(["tháng {m}/{y}", "T{m}/{y}", "{y}-{m:02d}"]))
def test_every_month_reads_back(year, month, spelled):
    assert period_in(spelled.format(y=year, m=month)) == Period(year, PeriodKind.MONTH, month)


@given(st.text(max_size=40))
def test_no_text_breaks_the_reader(text):
    found = period_in(text)
    assert found is None or found.end
