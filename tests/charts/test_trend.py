"""The months of a card: a line where months follow each other as the plan's reports do, a gap where one is missing."""

import pytest

from dashboard.ui.trend import trend_html
from dashboard.views.card_trends import Trend


@pytest.mark.parametrize(
    ("known", "lines"),
    [
        ((1, 2, 3, 4), 1),
        ((1, 2, 4, 5), 2),  # March is missing
        ((3, 6, 9), 1),  # reported by the quarter: nothing is missing
        ((3, 6, 12), 2),
        ((6, 12), 1),
    ],
)
def test_what_is_reported_by_the_quarter_is_a_line_and_no_lone_dot(known: tuple[int, ...], lines: int) -> None:
    places = tuple(0.5 if month in known else None for month in range(1, 13))
    drawn = trend_html(Trend(places, "said"))
    assert drawn.count("polygon(") == lines and drawn.count("<b ") == 1
