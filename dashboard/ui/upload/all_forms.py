"""The forms of all units of a month in one file, for who answers for all of them."""

import streamlit as st

from dashboard.domain.periods import PeriodKind
from dashboard.domain.plan.plan import Plan
from dashboard.domain.reporting.calendar import owed_by
from dashboard.text import Words
from dashboard.ui.load import office
from dashboard.ui.who import actor
from dashboard.usecases.templates import answers_for_all
from dashboard.views.forms_file import forms_file_href
from dashboard.views.submissions import period_name

_PERIOD = "upload_all_forms_period"


def draw_all_forms(plan: Plan, words: Words) -> None:
    """Draws the choice of the period and the link; nothing is made before the link is followed."""
    if not plan.obligations or not answers_for_all(plan, actor()):
        return
    today = office().today(plan)
    periods = sorted({owed.period for owed in plan.obligations}, key=lambda one: (one.end, one.begin))
    to_come = (o for o in plan.obligations if o.due_before > today)
    next_due = min(to_come, key=lambda o: (o.period.kind is not PeriodKind.MONTH, o.due_before), default=None)
    current = periods.index(next_due.period) if next_due else len(periods) - 1
    folded = st.expander(words("Forms of all units"))
    with folded, st.container(horizontal=True, vertical_alignment="bottom"):
        chosen = st.selectbox(
            words("Reporting period"), periods, index=current, key=_PERIOD,
            format_func=lambda period: period_name(period, words),
        )  # fmt: skip
        if chosen is None:
            return
        count = sum(len(owed_by(plan, owed)) for owed in plan.obligations if owed.period == chosen)
        href = forms_file_href(plan.programme.code, chosen, words.language)
        st.link_button(words("Download {count} forms (.zip)", count=count), href, icon=":material/download:")
