"""Dumbbell by unit: ○ where it began this year, its own verdict's mark where it is now, a tick at the target; worst first, absences
named."""

from typing import Any

import altair as alt

from dashboard.charts.theme import (
    INK,
    MARK,
    MUTED,
    PAPER,
    Spec,
    by_tone,
    chart_of,
    dressed,
    has_rows,
    shape_by_tone,
)
from dashboard.text import Words
from dashboard.views.cell import plain
from dashboard.views.target_detail import TargetDetail


def dumbbell(detail: TargetDetail, words: Words, row: int = 25, size: int = 14) -> Spec:
    """One row a unit. The target's tick is drawn for shares only: a district's count is not one commune's to reach."""
    data = [plain(r) | {"i": i, "goal": detail.goal} for i, r in enumerate(detail.units)]
    known = [d for d in data if d["now"] is not None]
    silent = [d for d in data if d["now"] is None]
    side = alt.Axis(title=None, domain=False, ticks=False, labelColor=INK, labelLimit=170, labelPadding=14)
    y = alt.Y("unit:N", sort=[r.unit.text for r in detail.units], axis=side)
    tip = [
        alt.Tooltip("unit:N", title=words("Unit")),
        alt.Tooltip("start_text:N", title=words("First this year")),
        alt.Tooltip("now_text:N", title=words("Now")),
        alt.Tooltip("place:N", title=words("Cell")),
    ]
    layers = [
        _of(known)
        .mark_rule(strokeWidth=3)
        .encode(y=y, x=_x(detail, "start", size), x2="now:Q", color=by_tone(MARK), tooltip=tip),
        _of(known if detail.percent and detail.goal is not None else [])
        .mark_tick(thickness=2.5, size=row * 0.62, color=INK, orient="vertical")
        .encode(y=y, x=_x(detail, "goal", size)),
        _of(known)
        .mark_point(size=60, fill=PAPER, filled=True, stroke=MUTED, strokeWidth=2, opacity=1)
        .encode(y=y, x=_x(detail, "start", size), tooltip=tip),
        _of(known)
        .mark_point(size=95, filled=True, opacity=1)
        .encode(y=y, x=_x(detail, "now", size), color=by_tone(MARK), shape=shape_by_tone(), tooltip=tip),
        _of(known)
        .mark_text(align="right", fontSize=size - 1, fontWeight=600, color=MUTED)
        .encode(y=y, x=alt.value("width"), text="now_text:N"),
        _of(silent)
        .mark_text(align="left", fontSize=size - 1, fontStyle="italic", color=MUTED)
        .encode(y=y, x=alt.value(4), text="now_text:N", tooltip=tip),
    ]
    layers = [layer for layer in layers if has_rows(layer)]
    return dressed(alt.layer(*layers).properties(height=row * len(data), width="container"), words.language, size)


def _of(rows: list[dict[str, Any]]) -> Any:
    return chart_of(rows)


def _x(detail: TargetDetail, field: str, size: int) -> alt.X:
    """One axis for every mark; it starts at zero unless all figures are close together, and ends before their texts."""
    values = [v for r in detail.units for v in (r.start, r.now) if v is not None]
    values += [detail.goal] if detail.percent and detail.goal is not None else []
    top = max(values, default=1.0) or 1.0
    bottom = 0.0 if min(values, default=0.0) < top * 0.6 else min(values) * 0.97
    suffix = " + '%'" if detail.percent else ""
    end = f"{bottom} + {top - bottom or 1.0} * width / (width - {size * 5})"
    return alt.X(
        f"{field}:Q",
        scale=alt.Scale(domainMin=bottom, domainMax=alt.ExprRef(end), nice=False, zero=False),
        axis=alt.Axis(
            tickCount=4, tickMinStep=0 if detail.percent else 1, title=None, domain=False, ticks=False, labelOverlap=True,
            labelExpr=f"datum.value > {top} ? '' : datum.label{suffix}",
        ),
    )  # fmt: skip
