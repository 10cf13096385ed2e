"""Giải ngân: who is on time, who is late and why, and what each đồng was given for."""

import streamlit as st

from dashboard.ui import link, load
from dashboard.ui import money as sections
from dashboard.ui.escape import md
from dashboard.ui.panels import verdict_notes
from dashboard.ui.shell import shown
from dashboard.views.address import Param
from dashboard.views.figure_revisions import revision_table
from dashboard.views.money.one_project import project_names
from dashboard.views.money.page import money

now = shown()
words, key = now.words, now.key()
code = link.choose(words("Project"), Param.PROJECT, now.view_for_all(project_names), "", words, width=420)
if code:
    sections.draw_project(now, code)
    st.stop()
view = now.view(money)
histories = load.money_histories(now.programme, now.year, now.version)

st.markdown(f"# {md(view.headline)}", anchors=False)
verdict_notes(view.rest, view.why, words)
if view.estimate:
    st.caption(md(view.estimate))
if view.reason:
    st.caption(words("Rate on the total plan, carried-over money included: {reason}.", reason=md(view.reason)))
sections.draw_standing(view, words, key)
sections.draw_projects(view.projects, words)
sections.draw_carried(view.carried, words)
sections.draw_multiples(view.multiples_title, view.multiples, words, key)
sections.draw_beside(view.beside, words)
sections.draw_results(view.served, view.without, words)
sections.draw_capital(view, words)
sections.draw_credit(view.credit, words)
corrected = now.kept("corrections of money", lambda: revision_table(now.standing.snapshot.plan, histories, words))
sections.draw_details(view, corrected, words)
