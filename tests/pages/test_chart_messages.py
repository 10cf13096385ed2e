"""A chart's message that is kept is the very one that `st.vega_lite_chart` sends, clicks included."""

from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.testing.v1 import AppTest

_SCRIPT = """
import streamlit as st
from streamlit.runtime.scriptrunner_utils.script_run_context import get_script_run_ctx
from dashboard.charts.theme import CLICKED, chart_of, clickable, dressed
from dashboard.ui.chart_message import chart_message, draw_clickable, draw_message

sent = []
run = get_script_run_ctx()
passed_on = run._enqueue
run._enqueue = lambda message: (sent.append(message.SerializeToString(deterministic=True)), passed_on(message))

rows = [{"n": 1.5, "name": "Mường Lầm", "code": "a"}, {"n": None, "name": 'Yên "Hưng"', "code": "b"}]
base = chart_of(rows).encode(x="n:Q", y="name:N")
spec = dressed(base.mark_bar() + chart_of([]).mark_rule(), "vi", 12)
clicks = clickable(spec, "code")

if st.query_params["whose"] == "theirs":
    st.vega_lite_chart(spec=spec, theme=None, alt="Một biểu đồ", width="stretch")
    with st.container():
        st.vega_lite_chart(spec=clicks, theme=None, alt="b", width="stretch", key="chart.b", on_select=lambda: None,
                           selection_mode=CLICKED)
else:
    kept = [chart_message(spec, "Một biểu đồ", False), chart_message(clicks, "b", True)]
    draw_message(kept[0])
    with st.container():
        draw_clickable(kept[1], "chart.b", lambda: None)
    assert not kept[1].id  # what all readers share is left as it is
st.session_state["sent"] = sent
st.session_state["clicked"] = dict(st.session_state["chart.b"].selection)
"""


def test_the_message_is_streamlits_own() -> None:
    test = AppTest.from_string(_SCRIPT, default_timeout=60)
    told = []
    for whose in ("theirs", "ours"):
        test.query_params["whose"] = whose
        assert not test.run().exception
        told.append((test.session_state["sent"], test.session_state["clicked"]))
    (theirs, nothing), (ours, selected) = told
    assert ours == theirs and selected == nothing == {"clicked": {}}
    charts = [
        m.delta.new_element
        for m in map(ForwardMsg.FromString, theirs)
        if m.delta.new_element.HasField("vega_lite_chart")
    ]
    assert len(charts) == 2 and charts[0].width_config.use_stretch
    assert charts[1].vega_lite_chart.id.endswith("chart.b") and len(charts[1].vega_lite_chart.datasets) == 2
