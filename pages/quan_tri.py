"""Quản trị: the plan edited cell by cell, looked over before it is stored, rolled over into the next year; accounts; settings."""

import streamlit as st

from dashboard.ui import link, load
from dashboard.ui.contacts import draw_contacts
from dashboard.ui.escape import md
from dashboard.ui.people.accounts import draw_accounts
from dashboard.ui.people.setting_up import draw_settings
from dashboard.ui.planning.audit import draw_audit
from dashboard.ui.planning.editors import draw_section
from dashboard.ui.planning.filling import draw_approval, draw_filling
from dashboard.ui.planning.maps import draw_map
from dashboard.ui.planning.next_year import draw_next_year
from dashboard.ui.planning.offers import draw_offers
from dashboard.ui.planning.plan_edits import plan_edits
from dashboard.ui.planning.plan_examination import draw_examination, draw_give_up
from dashboard.ui.planning.sections import ACCOUNTS, AUDIT, CONTACTS, MAP, PATHS, SETTINGS, TARGETS, offered
from dashboard.ui.planning.system import draw_system
from dashboard.ui.sharing import draw_links, draw_tokens
from dashboard.ui.shell import chosen, shown
from dashboard.ui.upload.clerk import draw_sender
from dashboard.usecases.planning import row_names
from dashboard.views.address import Param
from dashboard.views.people import named_for
from dashboard.views.shared import SHARED, TOKENS

words = chosen().words
heading, notes = st.container(), st.container()
sections = offered(chosen().programme is not None, words)
if not sections:
    shown()
usual = next(iter(sections))
section = link.choose(words("What to edit"), Param.SECTION, sections, usual, words, st.segmented_control, required=True)
if section == ACCOUNTS:
    draw_accounts(heading, chosen().programme, words)
    st.stop()
if section == SETTINGS:
    draw_settings(heading, words)
    st.stop()
if section == AUDIT:
    draw_audit(heading, words)
    st.stop()
if section in (SHARED, TOKENS):
    (draw_links if section == SHARED else draw_tokens)(heading, words)
    st.stop()
now = shown()
snapshot = load.snapshot(now.programme, now.year)  # what is edited is always the plan that stands now
plan = named_for(snapshot.plan, words)
typed, moved = plan_edits(plan, snapshot.plan_version)
names = row_names(plan)
with notes:
    if now.version is not None:
        st.info(words("What is edited here is the plan as it stands now, not as it was."), icon=":material/history:")
    if moved:
        st.warning(
            words("The plan has become another version meanwhile. What you typed is kept and looked over again."),
            icon=":material/sync:",
        )
    draw_sender(words)
if section == MAP:
    draw_map(plan, heading, words)
    st.stop()
if section == CONTACTS:
    draw_contacts(plan, heading, words)
    st.stop()
if section == PATHS:
    draw_approval(words)
    draw_filling(typed, plan, snapshot.before.plan if snapshot.before else None, words)
if section == TARGETS:
    draw_offers(typed, snapshot, words)
draw_section(typed, section, names, words)
with heading:
    version = words(
        "Plan {year} stands as of store version {version}", year=str(plan.year), version=str(snapshot.plan_version)
    )
    count = typed.count
    what = words("rows typed and not stored: {count}", count=count) if count else words("nothing typed")
    st.markdown(f"# {md(version)}: {md(what)}", anchors=False)
draw_examination(typed, plan, names, moved, words)
draw_give_up(typed, plan, snapshot.plan_version, words)
draw_next_year(plan, words)
draw_system(words)
