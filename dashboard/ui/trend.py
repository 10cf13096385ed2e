"""The twelve months of a card as plain HTML: no SVG gets through the framework, and a chart would cost the card its height."""

from collections.abc import Iterator
from html import escape
from itertools import groupby, pairwise

from dashboard.views.card_trends import Trend

_THICK = 1.25  # px above and below the line


def trend_html(trend: Trend) -> str:
    """A line through the known months, broken where one is missing, with a dot on the newest.

    What is reported by the quarter is known by the quarter: nothing is missing between two of them.
    """
    known = [(month, place) for month, place in enumerate(trend.places) if place is not None]
    if not known:
        return ""
    last, height = known[-1]
    lines = "".join(f'<i style="clip-path:polygon({_outline(run)})"></i>' for run in _runs(known))
    dot = f'<b style="left:{_x(last)};top:{_y(height)}"></b>'
    return f'<div class="gn-trend" role="img" aria-label="{escape(trend.said)}" title="{escape(trend.said)}">{lines}{dot}</div>'


def _runs(known: list[tuple[int, float]]) -> Iterator[list[tuple[int, float]]]:
    """Months that follow each other as closely as any of them do."""
    apart = min((later[0] - sooner[0] for sooner, later in pairwise(known)), default=1)
    for _, run in groupby(enumerate(known), lambda at: at[1][0] - at[0] * apart):
        yield [point for _, point in run]


def _outline(run: list[tuple[int, float]]) -> str:
    above = [f"{_x(month)} calc({_y(place)} - {_THICK}px)" for month, place in run]
    below = [f"{_x(month)} calc({_y(place)} + {_THICK}px)" for month, place in reversed(run)]
    return ",".join(above + below)


def _x(month: int) -> str:
    return f"{month / 11 * 100:.1f}%"


def _y(place: float) -> str:
    return f"{(1 - min(max(place, 0.0), 1.0)) * 92 + 4:.1f}%"
