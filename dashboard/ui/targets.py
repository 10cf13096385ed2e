"""Choosing one target: what needs attention opens first, and the choice stands in the URL."""

import streamlit as st

from dashboard.domain.standing import Standing, TargetStanding
from dashboard.text import Words
from dashboard.views.marks import urgency


def picked_target(standing: Standing, words: Words) -> TargetStanding:
    """The chosen target; ends the run where the plan states none."""
    by_label = {f"{t.target.id} · {words.name_of(t.indicator.label, t.indicator.name_en)}": t for t in standing.targets}
    if not by_label:
        st.info(words("The plan states no targets."))
        st.stop()
    urgent = min(range(len(by_label)), key=lambda n: urgency(standing.targets[n].state))
    key = f"chi-tieu-{standing.snapshot.plan.programme.code}"
    picked = st.selectbox(words("Targets"), list(by_label), index=urgent, key=key, bind="query-params", width=420)
    return by_label.get(picked or "", standing.targets[urgent])
