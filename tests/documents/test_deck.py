"""The slides as PowerPoint: one for each of the show's, with charts that hold the figures of the pages."""

from io import BytesIO
from typing import Any

import pptx
import pytest

from dashboard.usecases.documents import DocumentKind
from dashboard.views.slides import show
from tests.documents.making import content, making, words


def slides(language: str = "vi") -> list[Any]:
    return list(pptx.Presentation(BytesIO(content(DocumentKind.SLIDES, language))).slides)


def texts(slide: Any) -> str:
    return "\n".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_each_slide_of_the_show_is_one_with_its_finding_and_its_figures(language: str) -> None:
    shown = show(making(language).standing, making(language).calendar, words(language))
    assert len(slides(language)) == len(shown.slides)
    for made, slide in zip(slides(language), shown.slides, strict=True):
        told = texts(made)
        assert slide.title in told
        assert shown.source in told
        assert all(figure.value in told for figure in slide.figures)
        assert all(line in told for line in slide.lines)


def test_charts_are_powerpoints_own_and_hold_the_pages_figures() -> None:
    charts = [shape.chart for slide in slides() for shape in slide.shapes if shape.has_chart]
    curve = next(chart for chart in charts if chart.plots[0].categories[0] == "T1")
    paid = {series.name: tuple(series.values) for series in curve.plots[0].series}
    assert paid["Đã giải ngân"][8] == 6901.0
    assert paid["Kế hoạch"][8] == pytest.approx(9644.255)
    assert making().view.curve is not None
    assert paid["Dự báo 31/12"][11] == pytest.approx(making().view.curve.forecast)
    bars = next(chart for chart in charts if "Nhà tiêu" in list(chart.plots[0].categories))
    assert {series.name for series in bars.plots[0].series} == {"Kết quả", "Kế hoạch đến kỳ"}


def test_every_slide_says_that_the_results_are_invented() -> None:
    assert all("Số liệu minh họa" in texts(slide) for slide in slides())


def test_the_table_of_communes_has_every_cell_of_the_heatmap() -> None:
    table = next(shape.table for slide in slides() for shape in slide.shapes if shape.has_table)
    cells = [[cell.text for cell in row.cells] for row in table.rows]
    heat = next(slide.heat for slide in show(making().standing, making().calendar, words()).slides if slide.heat)
    assert [row[0] for row in cells[1:]] == list(heat.units)
    assert cells[0][1:] == list(heat.dimensions)
    for cell in heat.cells:
        row, column = heat.units.index(cell.unit) + 1, heat.dimensions.index(cell.dimension) + 1
        assert cells[row][column] == cell.text.text
