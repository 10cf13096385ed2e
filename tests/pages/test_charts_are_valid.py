"""Every chart of every page is a chart of Vega-Lite: Altair's own check, which pages leave out for its cost."""

import json

import altair as alt
import pytest

from dashboard.usecases.office import Office
from dashboard.views.pages import Page
from tests.pages.opened import page


@pytest.mark.parametrize("shown", [shown for shown in Page if shown.group])
def test_charts_are_valid(office: Office, shown: Page) -> None:
    test = page(shown.file)
    assert not test.exception
    for chart in test.get("vega_lite_chart"):
        alt.Chart.from_dict(json.loads(chart.proto.spec), validate=True)
