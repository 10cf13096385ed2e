"""Charts of PowerPoint's own for the slides of a meeting: bullets as bars, the money as a line, the communes as a table."""

from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION, XL_TICK_LABEL_POSITION
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.util import Inches, Pt

from dashboard.exports.documents.deck_parts import FONT, Box, rgb
from dashboard.exports.documents.word_parts import clean
from dashboard.text import Words
from dashboard.views.bullets import Bullet
from dashboard.views.cell import Cell
from dashboard.views.curve import Curve
from dashboard.views.heat import Heat, HeatCell
from dashboard.views.marks import Tone

_MARKS = {Tone.GOOD: "good", Tone.WARN: "warn", Tone.BAD: "bad", Tone.NONE: "none"}
_STEPS = (0.05, 5, 10, 15)  # điểm %, as on the pages
_MOST = 12  # bars of one slide


def add_bullets(placed: Any, rows: tuple[Bullet, ...], box: Box, words: Words) -> None:
    """Two bars for each: the result and what was planned by now, in per cent of the target, labelled with the figures."""
    shown = rows[:_MOST][::-1]  # PowerPoint draws the first from below
    data = CategoryChartData(number_format='0"%"')
    data.categories = [clean(row.short_name) for row in shown]
    data.add_series(words("Planned by now"), [_percent(row.path_at, row.target_at) for row in shown])
    data.add_series(words("Result"), [_percent(row.actual_at, row.target_at) for row in shown])
    chart = placed.shapes.add_chart(XL_CHART_TYPE.BAR_CLUSTERED, *box.emu, data).chart
    _plain(chart, legend=True)
    chart.plots[0].gap_width, chart.plots[0].overlap = 45, -5
    planned, result = chart.plots[0].series
    _filled(planned, "plan")
    for n, row in enumerate(shown):
        point = result.points[n]
        point.format.fill.solid()
        point.format.fill.fore_color.rgb = rgb(_MARKS[row.tone])
        _label(point, row.short_value)
    chart.value_axis.visible = False
    chart.value_axis.has_major_gridlines = False
    longest = max((max(row.actual_at or 0, row.path_at or 0) / (row.target_at or 1) for row in shown), default=1)
    chart.value_axis.minimum_scale, chart.value_axis.maximum_scale = 0, round(longest * 130)  # room for the labels


def _percent(at: float | None, target: float) -> float | None:
    return None if at is None or not target else round(at / target * 100, 1)


def _label(point: Any, text: str) -> None:
    frame = point.data_label.text_frame
    frame.text, frame.word_wrap = clean(text), False
    font = frame.paragraphs[0].runs[0].font
    font.name, font.size, font.color.rgb = FONT, Pt(13), rgb("ink")


def add_curve(placed: Any, curve: Curve, box: Box, words: Words) -> None:
    """Plan and payments by month in triệu đồng; the forecast goes from the newest payment to December."""
    data = CategoryChartData(number_format="#,##0")
    data.categories = [point.label for point in curve.points]
    data.add_series(words("Planned"), [point.path for point in curve.points])
    data.add_series(words("Disbursed"), [p.actual if p.month <= curve.month else None for p in curve.points])
    if curve.forecast is not None and curve.actual is not None:
        ends = {curve.actual_month: curve.actual, 12: curve.forecast}
        data.add_series(words("Forecast 31/12"), [ends.get(point.month) for point in curve.points])
    chart = placed.shapes.add_chart(XL_CHART_TYPE.LINE, *box.emu, data).chart
    _plain(chart, legend=True)
    for blanks in chart._chartSpace.findall(f".//{qn('c:dispBlanksAs')}"):
        blanks.set("val", "span")  # the forecast joins its two ends
    for series, token, width in zip(chart.plots[0].series, ("plan", "good", "bad"), (2.25, 3.5, 2.25), strict=False):
        series.smooth = False
        series.format.line.color.rgb, series.format.line.width = rgb(token), Pt(width)
    for text, series, month in (
        (curve.path_text, 0, curve.month), (curve.actual_text, 1, curve.actual_month), (curve.forecast_text, 2, 12),
    ):  # fmt: skip
        at = next((n for n, point in enumerate(curve.points) if point.month == month), None)
        if text and at is not None and series < len(chart.plots[0].series):
            _label(chart.plots[0].series[series].points[at], text.replace("\n", ": "))
    chart.value_axis.has_title = True
    chart.value_axis.axis_title.text_frame.text = words("Million đồng")
    chart.value_axis.axis_title.text_frame.paragraphs[0].runs[0].font.size = Pt(12)


def add_heat(placed: Any, heat: Heat, box: Box) -> None:
    """A table: communes down, dimensions across, each cell in the colour of its step."""
    cells = {(cell.unit, cell.dimension): cell for cell in heat.cells}
    made = placed.shapes.add_table(len(heat.units) + 1, len(heat.dimensions) + 1, *box.emu).table
    made._tbl.tblPr.set("bandRow", "0")
    for row in made.rows:
        row.height = Inches(box.high / (len(heat.units) + 2))
    for column, dimension in enumerate(heat.dimensions, start=1):
        _cell(made.cell(0, column), dimension, "surface", "ink", bold=True)
    _cell(made.cell(0, 0), "", "surface", "ink")
    for row, unit in enumerate(heat.units, start=1):
        _cell(made.cell(row, 0), unit, "paper", "ink", left=True)
        for column, dimension in enumerate(heat.dimensions, start=1):
            found = cells.get((unit, dimension))
            ground, ink = _step(found)
            _cell(made.cell(row, column), str(found.text if found else Cell()), ground, ink)


def _step(cell: HeatCell | None) -> tuple[str, str]:
    """Ground and ink of a cell; of an absence the paper."""
    if cell is None or cell.gap is None:
        return "paper", "muted"
    step = sum(cell.gap >= limit for limit in _STEPS)
    return f"heat-{step}", "on-heat-4" if step == len(_STEPS) else "on-heat"


def _cell(cell: Any, text: str, ground: str, ink: str, bold: bool = False, left: bool = False) -> None:
    cell.fill.solid()
    cell.fill.fore_color.rgb = rgb(ground)
    cell.vertical_anchor = MSO_ANCHOR.MIDDLE
    cell.margin_top = cell.margin_bottom = Pt(2)
    told = cell.text_frame.paragraphs[0]
    told.alignment = PP_ALIGN.LEFT if left else PP_ALIGN.CENTER
    run = told.add_run()
    run.text = clean(text)
    run.font.name, run.font.size, run.font.bold, run.font.color.rgb = FONT, Pt(12), bold, rgb(ink)


def _filled(series: Any, token: str) -> None:
    series.format.fill.solid()
    series.format.fill.fore_color.rgb = rgb(token)


def _plain(chart: Any, legend: bool) -> None:
    """Our font, a legend below, no title: the slide has one."""
    chart.has_title = False
    chart.font.name, chart.font.size, chart.font.color.rgb = FONT, Pt(13), rgb("ink")
    chart.has_legend = legend
    if legend:
        chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False
    chart.category_axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    chart.category_axis.format.line.color.rgb = rgb("axis")
    lines = chart._chartSpace.findall(f".//{qn('c:majorGridlines')}")
    for line in lines:
        line.getparent().remove(line)
