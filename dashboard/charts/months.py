"""Twelve months of one target: the figure as a line, the planned path in grey, the target as a level."""

from typing import Any

import altair as alt

from dashboard.charts.theme import INK, MARK, MUTED, PLAN, SHAPE, Spec, dressed, months_expr, text_at
from dashboard.text import Words
from dashboard.views.target_detail import TargetDetail


def months(detail: TargetDetail, words: Words, height: int = 280, size: int = 14) -> Spec:
    """Values in the indicator's own unit, shares in percent; a month nobody reported is a gap, not a zero."""
    x, y = _axes(detail, size)
    tip = [
        alt.Tooltip("label:N", title=words("Month")),
        alt.Tooltip("actual_text:N", title=words("Actual")),
        alt.Tooltip("path_text:N", title=words("Planned path")),
    ]
    rows = [p.__dict__ for p in detail.months]
    colour = MARK[detail.tone]
    layers = [
        _of([r | {"v": r["path"]} for r in rows if r["path"] is not None])
        .mark_line(color=PLAN, strokeWidth=2)
        .encode(x=x, y=y, tooltip=tip),
        _of([r | {"v": r["actual"]} for r in rows])
        .mark_line(color=colour, strokeWidth=3.5, invalid="break-paths-show-domains")
        .encode(x=x, y=y, tooltip=tip),
        _of([r | {"v": r["actual"]} for r in rows if r["actual"] is not None])
        .mark_point(filled=True, size=70, opacity=1, color=colour, shape=SHAPE[detail.tone])
        .encode(x=x, y=y, tooltip=tip),
        *_labels(detail, x, y, size, words),
    ]
    return dressed(alt.layer(*layers).properties(height=height, width="container"), words.language, size)


def _of(rows: list[dict[str, Any]]) -> Any:
    return alt.Chart(alt.InlineData(rows))


def _axes(detail: TargetDetail, size: int) -> tuple[alt.X, alt.Y]:
    labels = {p.month: p.label for p in detail.months}
    x = alt.X(
        "month:Q", scale=alt.Scale(domainMin=1, domainMax=alt.ExprRef(f"1 + 11 * width / (width - {size * 6})"), nice=False),
        axis=alt.Axis(values=list(labels), labelExpr=months_expr(labels, size), title=None, grid=False,
                      domain=False, labelOverlap=False),
    )  # fmt: skip
    known = [v for p in detail.months for v in (p.actual, p.path) if v is not None]
    known += [detail.goal] if detail.goal is not None else []
    low, high = (min(known), max(known)) if known else (0.0, 1.0)
    room = (high - low) * 0.15 or max(1.0, high * 0.1)
    bottom = 0.0 if low < high * 0.6 else max(0.0, low - room)
    suffix = " + '%'" if detail.percent else ""
    y = alt.Y(
        "v:Q", scale=alt.Scale(domain=[bottom, high + room], nice=False, zero=False),
        axis=alt.Axis(tickCount=4, title=None, domain=False, ticks=False, labelExpr=f"datum.label{suffix}"),
    )  # fmt: skip
    return x, y


def _labels(detail: TargetDetail, x: alt.X, y: alt.Y, size: int, words: Words) -> list[Any]:
    found = []
    if detail.goal is not None:
        level = [{"month": 1, "end": 12, "v": detail.goal}]
        found.append(_of(level).mark_rule(color=INK, strokeDash=[4, 3], strokeWidth=1.5).encode(x=x, x2="end:Q", y=y))
        found.append(text_at(x, y, {"month": 12, "v": detail.goal, "s": f"{words('Target')}\n{detail.goal_text}"},
                             color=INK, align="left", dx=8, fontSize=size, lineHeight=size * 1.15))  # fmt: skip
    actual = [p for p in detail.months if p.actual is not None]
    if actual:
        last = actual[-1]
        found.append(text_at(x, y, {"month": last.month, "v": last.actual, "s": last.actual_text}, align="left", dx=10, dy=12,
                             color=MARK[detail.tone], fontSize=size))  # fmt: skip
        here = next((p for p in detail.months if p.month == last.month and p.path is not None), None)
        if here is not None and here.path != last.actual:
            found.append(text_at(x, y, {"month": here.month, "v": here.path, "s": f"{words('Planned')} {here.path_text}"},
                                 align="right", dx=-8, dy=-12, color=MUTED, fontSize=size))  # fmt: skip
    return found
