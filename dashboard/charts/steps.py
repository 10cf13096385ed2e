"""Five colours by steps of a value, with their key: of gaps those of the heatmap, of a mere rate colours of no verdict."""

from dataclasses import dataclass
from typing import Any

import altair as alt

from dashboard.charts.theme import HEAT, MUTED, ON_DARK, ON_HEAT, RATE
from dashboard.text import Words

_GAPS = (0.05, 5.0, 10.0, 15.0)  # điểm %


@dataclass(frozen=True)
class Steps:
    """`limits` part the values; `verdict`: whether the colours are those of gaps to what is asked."""

    limits: tuple[float, ...] = _GAPS
    verdict: bool = True
    chosen: str = ""  # the code of the unit that is marked

    @property
    def colours(self) -> list[str]:
        some = HEAT if self.verdict else RATE
        return list(some[: len(self.limits) + 1])


OF_GAPS = Steps()


def colour_of(field: str, steps: Steps, words: Words, size: int) -> alt.Color:
    """The colour of a value with its key below the chart."""
    first, unit = (words("met"), f" {words.points_unit}") if steps.verdict else ("", "%")
    last = steps.limits[-1] if steps.limits else 0  # the unit stands once: one label beside the next has no room for it
    legend = alt.Legend(
        title=None, orient="bottom", direction="horizontal", gradientLength=size * 26, gradientThickness=size * 0.7,
        labelExpr=f"!isValid(datum.value) ? '{first}' : datum.value < 0.1 ? '' : datum.label"
        f" + (datum.value == {last} ? '{unit}' : '')",
        labelFontSize=size - 2, labelColor=MUTED, labelOverlap=False, labelLimit=0, format="~g",
    )  # fmt: skip
    scale = alt.Scale(type="threshold", domain=list(steps.limits), range=steps.colours)
    return alt.Color(f"{field}:Q", legend=legend, scale=scale)


def ink_on(field: str, steps: Steps, without: str = MUTED) -> Any:
    """The colour of text on such a ground: light on the darkest ones."""
    dark = len(steps.limits) - (0 if steps.verdict else 1)
    limit = steps.limits[dark - 1] if steps.limits else float("inf")
    on_dark = alt.when(f"datum.{field} >= {limit}") if steps.limits else alt.when("false")
    return (
        on_dark.then(alt.value(ON_DARK))
        .when(f"isValid(datum.{field})")
        .then(alt.value(ON_HEAT))
        .otherwise(alt.value(without))
    )
