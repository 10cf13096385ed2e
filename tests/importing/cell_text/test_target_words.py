"""What a plan's own words for a target mean; what they leave open is asked about elsewhere."""

from decimal import Decimal

import pytest

from dashboard.domain.plan.targets import Operator
from dashboard.importing.cell_text.target_words import TargetWords, target_words


def words(operator: Operator, low: str | None = None, high: str | None = None, **over: object) -> TargetWords:
    bounds = (None if low is None else Decimal(low), Decimal(high or low) if high or low else None)
    return TargetWords(operator, *bounds, **over)  # type: ignore[arg-type]


SAID = {
    "khoảng 2.000": words(Operator.ABOUT, "2000"),
    "Khoảng 2.000": words(Operator.ABOUT, "2000"),
    "trên 10%": words(Operator.ABOVE, "10", percent=True),
    "dưới 16%": words(Operator.BELOW, "16", percent=True),
    "ít nhất 30%": words(Operator.AT_LEAST, "30", percent=True),
    "tối thiểu 150": words(Operator.AT_LEAST, "150"),
    "tối đa 5": words(Operator.AT_MOST, "5"),
    "không quá 5%": words(Operator.AT_MOST, "5", percent=True),
    "đạt 98,5%": words(Operator.EQUAL, "98.5", percent=True),
    "còn 26,68%": words(Operator.EQUAL, "26.68", percent=True),
    "80%": words(Operator.EQUAL, "80", percent=True),
    "150": words(Operator.EQUAL, "150"),
    "≥ 80%": words(Operator.AT_LEAST, "80", percent=True),
    "≤ 5": words(Operator.AT_MOST, "5"),
    ">= 80%": words(Operator.AT_LEAST, "80", percent=True),
    "<= 5": words(Operator.AT_MOST, "5"),
    "> 10": words(Operator.ABOVE, "10"),
    "< 10": words(Operator.BELOW, "10"),
    "giảm 5%": words(Operator.EQUAL, "5", percent=True, sign=-1),
    "giảm 7,88 điểm %": words(Operator.EQUAL, "7.88", percent=True, points=True, sign=-1),
    "giảm 1-1,5%": words(Operator.RANGE, "1", "1.5", percent=True, sign=-1),
    "giảm từ 4 đến 5%": words(Operator.RANGE, "4", "5", percent=True, sign=-1),
    "giảm từ 4% đến 5%": words(Operator.RANGE, "4", "5", percent=True, sign=-1),
    "tăng trên 10%": words(Operator.ABOVE, "10", percent=True, sign=1),
    "1,0 – 1,5%": words(Operator.RANGE, "1.0", "1.5", percent=True),
    "không có số": words(Operator.NONE),
}
NOT_SAID = ("", "nhiều", "giảm", "khoảng", "không có số liệu 5", "giảm mạnh 5%", "5 hoặc 6", "2.000-", "%", "điểm %")


@pytest.mark.parametrize(("text", "said"), SAID.items())
def test_says(text, said):
    assert target_words(text) == said


@pytest.mark.parametrize("text", NOT_SAID)
def test_says_nothing_that_we_know(text):
    assert target_words(text) is None


@pytest.mark.parametrize("text", ["1,234", "khoảng 1,234", "giảm 1,234%", "1-1,234%"])
def test_a_number_that_reads_in_two_ways_is_not_guessed(text):
    assert target_words(text) is None
