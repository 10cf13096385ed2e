"""The charts that a page sends, whole: with the rows that Streamlit sends beside the spec."""

import json
from typing import Any

from streamlit.dataframe_util import convert_arrow_bytes_to_pandas_df
from streamlit.testing.v1 import AppTest


def drawn_charts(test: AppTest) -> list[tuple[str, dict[str, Any]]]:
    """For each chart of a page its description and its spec."""
    return [(chart.proto.alt, _whole(chart.proto)) for chart in test.get("vega_lite_chart")]


def _whole(message: Any) -> dict[str, Any]:
    spec: dict[str, Any] = json.loads(message.spec)
    rows = {data.name: _rows(data.data.data) for data in message.datasets}
    return {**spec, "datasets": {**spec.get("datasets", {}), **rows}}


def _rows(data: bytes) -> list[dict[str, Any]]:
    known: list[dict[str, Any]] = json.loads(
        convert_arrow_bytes_to_pandas_df(data).to_json(orient="records", force_ascii=False)
    )
    return known
