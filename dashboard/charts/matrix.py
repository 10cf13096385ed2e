"""Unit × period matrix of reports: a shape and a colour for each state, its word in the legend, the tip and the table."""

from typing import Any

import altair as alt

from dashboard.charts.theme import (
    BAD,
    BAD_TINT,
    DASHED,
    GOOD,
    GOOD_TINT,
    GRID,
    INK,
    NONE,
    PAPER,
    SURFACE,
    WARN,
    WARN_TINT,
    Spec,
    chart_of,
    dressed,
)
from dashboard.domain.reporting.report_cells import ReportState
from dashboard.text import Words
from dashboard.views.cell import plain
from dashboard.views.completeness import Matrix

_LOOKS: dict[ReportState, tuple[str, str, str]] = {  # shape, colour of the shape, colour of the cell
    ReportState.ON_TIME: ("circle", GOOD, GOOD_TINT),
    ReportState.LATE: ("triangle-up", WARN, WARN_TINT),
    ReportState.PARTLY: ("square", WARN, WARN_TINT),
    ReportState.MISSING: ("diamond", BAD, BAD_TINT),
    ReportState.RETURNED: ("triangle-left", WARN, WARN_TINT),
    ReportState.WITHDRAWN: ("cross", WARN, WARN_TINT),
    ReportState.WAITING: ("circle", NONE, PAPER),
    ReportState.NOT_OWED: ("stroke", DASHED, SURFACE),
}


def matrix(shown: Matrix, words: Words, row: int = 24, size: int = 14) -> Spec:
    """Cells in the order of `shown`; `row` and `size` in px."""
    rows = [plain(cell) for cell in shown.cells]
    x = alt.X("period:N", sort=list(shown.periods), axis=_periods(size))
    y = alt.Y(
        "unit:N", sort=list(shown.units),
        axis=alt.Axis(title=None, domain=False, ticks=False, labelColor=INK, labelFontSize=size, labelLimit=170),
    )  # fmt: skip
    tip = [
        alt.Tooltip("unit:N", title=words("Unit")),
        alt.Tooltip("period:N", title=words("Period")),
        alt.Tooltip("word:N", title=words("State")),
        alt.Tooltip("note:N", title=words("Details")),
    ]
    base = chart_of(rows).encode(x=x, y=y, tooltip=tip)
    layers = [
        base.mark_rect(cornerRadius=2, stroke=PAPER, strokeWidth=2).encode(color=_scaled(2)),
        base.mark_point(size=70, filled=True, opacity=1).transform_filter("datum.state != 'waiting'")
        .encode(shape=_shapes(), fill=_filled()),
        base.mark_point(size=60, stroke=NONE, strokeWidth=1.5, strokeDash=[2, 2], shape="circle", fill=PAPER)
        .transform_filter("datum.state == 'waiting'"),
    ]  # fmt: skip
    chart = alt.layer(*layers).resolve_scale(color="independent", fill="independent", shape="independent")
    return dressed(chart.properties(height=row * len(shown.units), width="container"), words.language, size)


def _periods(size: int) -> alt.Axis:
    """Narrow charts leave the T of T9 out, so that twelve months stand side by side."""
    return alt.Axis(
        orient="top", labelAngle=0, title=None, labelOverlap=False, domain=False, ticks=False, labelColor=INK,
        labelFontSize=size - 1, labelLimit=160, gridColor=GRID,
        labelExpr=r"width < 420 ? replace(datum.label, /^T(?=\d)/, '') : datum.label",
    )  # fmt: skip


def _scale(part: int) -> Any:
    return alt.Scale(domain=[state.value for state in _LOOKS], range=[look[part] for look in _LOOKS.values()])


def _scaled(part: int) -> alt.Color:
    return alt.Color("state:N", legend=None, scale=_scale(part))


def _filled() -> alt.Fill:
    return alt.Fill("state:N", legend=None, scale=_scale(1))


def _shapes() -> alt.Shape:
    return alt.Shape("state:N", legend=None, scale=_scale(0))
