"""A chart as Streamlit sends it, made once for all readers.

`st.vega_lite_chart` writes the spec as JSON, reads it again to look for names and writes it again, at each run of each reader:
a sixth of a run's CPU. Here its message is made once and kept; what a run does of its own is to register the clicks. That the
message is byte for byte the one of `st.vega_lite_chart` a test sees to (`tests/pages/test_chart_messages.py`), for Streamlit
promises nothing about what this module calls.
"""

import json
from collections.abc import Callable
from typing import Any

from streamlit.delta_generator_singletons import get_dg_singleton_instance
from streamlit.elements import vega_charts
from streamlit.elements.lib.layout_utils import LayoutConfig
from streamlit.elements.lib.utils import compute_and_register_element_id
from streamlit.proto.VegaLiteChart_pb2 import VegaLiteChart
from streamlit.runtime.scriptrunner_utils.script_run_context import get_script_run_ctx
from streamlit.runtime.state import register_widget

from dashboard.charts.theme import CLICKED, Spec

_LAYOUT = LayoutConfig(width="stretch", height="content")


def chart_message(spec: Spec, alt: str, chosen: bool) -> VegaLiteChart:
    """The message of a chart; `chosen`: its marks can be clicked (`charts.theme.clickable`). Shared, so not to be changed."""
    message = VegaLiteChart()
    prepared: Any = vega_charts._prepare_vega_lite_spec(spec, True)
    vega_charts._marshall_chart_data(message, prepared)
    message.spec = vega_charts._stabilize_vega_json_spec(json.dumps(prepared))
    message.alt = alt
    if chosen:
        message.selection_mode.append(CLICKED)
    return message


def draw_message(message: VegaLiteChart) -> None:
    """Draw a chart that leads nowhere."""
    get_dg_singleton_instance().main_dg._enqueue("vega_lite_chart", message, layout_config=_LAYOUT)


def draw_clickable(message: VegaLiteChart, key: str, clicked: Callable[[], None]) -> None:
    """Draw a chart and call `clicked` where a mark of it was; `st.session_state[key]` then says which."""
    dg, modes = get_dg_singleton_instance().main_dg, [CLICKED]
    own = VegaLiteChart()
    own.CopyFrom(message)
    own.id = compute_and_register_element_id(
        "vega_lite_chart", user_key=key, key_as_main_identity={"selection_mode"}, dg=dg, selection_mode=modes
    )
    serde = vega_charts.VegaLiteStateSerde(modes)
    register_widget(
        own.id, on_change_handler=clicked, deserializer=serde.deserialize, serializer=serde.serialize,
        ctx=get_script_run_ctx(), value_type="string_value",
    )  # fmt: skip
    dg._enqueue("vega_lite_chart", own, layout_config=_LAYOUT)
