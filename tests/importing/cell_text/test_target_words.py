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
    "không dưới 80%": words(Operator.AT_LEAST, "80", percent=True),
    "không ít hơn 150": words(Operator.AT_LEAST, "150"),
    "không vượt quá 5%": words(Operator.AT_MOST, "5", percent=True),
    "không quá 20": words(Operator.AT_MOST, "20"),
    "từ 80% trở lên": words(Operator.AT_LEAST, "80", percent=True),
    "80% trở lên": words(Operator.AT_LEAST, "80", percent=True),
    "từ 5 trở xuống": words(Operator.AT_MOST, "5"),
    "hơn 2.000": words(Operator.ABOVE, "2000"),
    "đạt hơn 2.000": words(Operator.ABOVE, "2000"),
    "dưới mức 16%": words(Operator.BELOW, "16", percent=True),
    "thấp hơn 16%": words(Operator.BELOW, "16", percent=True),
    "80 phần trăm": words(Operator.EQUAL, "80", percent=True),
    "giảm 7,88 điểm phần trăm": words(Operator.EQUAL, "7.88", percent=True, points=True, sign=-1),
    "giảm 4-5 điểm phần trăm": words(Operator.RANGE, "4", "5", percent=True, points=True, sign=-1),
    "giảm khoảng 5 điểm %": words(Operator.ABOUT, "5", percent=True, points=True, sign=-1),
    "xuống còn 26,68%": words(Operator.EQUAL, "26.68", percent=True),
    "giảm còn 26,68%": words(Operator.EQUAL, "26.68", percent=True),
    "giảm xuống còn 26,68%": words(Operator.EQUAL, "26.68", percent=True),
    "giảm xuống 26,68%": words(Operator.EQUAL, "26.68", percent=True),
    "giảm xuống còn dưới 16%": words(Operator.BELOW, "16", percent=True),
    "xuống dưới 16%": words(Operator.BELOW, "16", percent=True),
    "giảm xuống còn 4-5%": words(Operator.RANGE, "4", "5", percent=True),
    "tăng lên 80%": words(Operator.EQUAL, "80", percent=True),
    "giảm từ 34,56% xuống còn 26,68%": words(Operator.EQUAL, "26.68", percent=True, start=Decimal("34.56")),
    "giảm từ 34,56 xuống 26,68%": words(Operator.EQUAL, "26.68", percent=True, start=Decimal("34.56")),
    "từ 34,56% xuống còn dưới 27%": words(Operator.BELOW, "27", percent=True, start=Decimal("34.56")),
    "giảm từ 34,56% đến 26,68%": words(Operator.EQUAL, "26.68", percent=True, start=Decimal("34.56")),
    "tăng từ 60% lên 80%": words(Operator.EQUAL, "80", percent=True, start=Decimal(60)),
    "giảm khoảng 4-5%": words(Operator.RANGE, "4", "5", percent=True, sign=-1),
    # either: a question
    "tăng từ 60% đến 80%": words(Operator.RANGE, "60", "80", percent=True, sign=1, start=Decimal(60), or_level=True),
    "giảm dưới 16%": words(Operator.BELOW, "16", percent=True, sign=-1, or_level=True),
}
NOT_SAID = ("", "nhiều", "giảm", "khoảng", "không có số liệu 5", "giảm mạnh 5%", "5 hoặc 6", "2.000-", "%", "điểm %", "giảm từ 20% xuống còn 30%",
            "tăng từ 80% lên 60%", "từ xuống còn 5", "không 5", "giảm còn giảm 5%", "trên 4-5%")  # fmt: skip


@pytest.mark.parametrize(("text", "said"), SAID.items())
def test_says(text, said):
    assert target_words(text) == said


def test_the_unit_may_stand_behind_both_numbers():
    said = words(Operator.EQUAL, "500", start=Decimal(915))
    assert target_words("giảm từ 915 hộ xuống còn 500 hộ", "hộ") == said
    assert target_words("từ 150 người trở lên", "người") == words(Operator.AT_LEAST, "150")
    assert target_words("giảm từ 915 người xuống còn 500 hộ", "hộ") is None


@pytest.mark.parametrize("text", NOT_SAID)
def test_says_nothing_that_we_know(text):
    assert target_words(text) is None


@pytest.mark.parametrize("text", ["1,234", "khoảng 1,234", "giảm 1,234%", "1-1,234%"])
def test_a_number_that_reads_in_two_ways_is_not_guessed(text):
    assert target_words(text) is None
