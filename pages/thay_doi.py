"""Có gì thay đổi: the month against the one before; or what is different since a day, from the verdicts down to the cells."""

import streamlit as st

from dashboard.ui.changes import draw_changes, draw_choice, draw_months, draw_plan_changes, version_since
from dashboard.ui.escape import md
from dashboard.ui.load import changes as load_changes
from dashboard.ui.shell import shown
from dashboard.views.changes import changes
from dashboard.views.changes_text import compared_at
from dashboard.views.people import named_for

now = shown()
words = now.words
if draw_choice(now):
    draw_months(now)
    st.stop()
since = version_since(now)
if since is None:
    st.markdown(f"# {words('What has changed')}", anchors=False)
    st.info(words("Choose a version or a day to compare with."), icon=":material/history:")
    st.stop()
compared = load_changes(now.programme, now.period, since, now.version)
view = now.kept("changes", lambda: changes(compared, words), since)
st.markdown(f"# {md(view.heading)}", anchors=False)
st.caption(md(compared_at(view, words)))
draw_changes(view, compared, now, since)
draw_plan_changes(named_for(compared.before.plan, words), named_for(compared.after.plan, words), now, since)
