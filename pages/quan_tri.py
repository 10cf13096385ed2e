"""Quản trị: the plan edited cell by cell, looked over before it is stored, rolled over into the next year; accounts; settings."""

import streamlit as st

from dashboard.ui import link, load
from dashboard.ui.contacts import draw_contacts
from dashboard.ui.planning.editors import draw_section
from dashboard.ui.planning.filling import draw_approval, draw_filling
from dashboard.ui.planning.maps import draw_map
from dashboard.ui.planning.next_year import draw_in_force, draw_next_year
from dashboard.ui.planning.offers import draw_offers
from dashboard.ui.planning.office_sections import draw_office_section
from dashboard.ui.planning.plan_edits import plan_edits
from dashboard.ui.planning.plan_examination import draw_examination, draw_give_up
from dashboard.ui.planning.plan_heading import draw_notes, draw_plan_heading
from dashboard.ui.planning.sections import CONTACTS, MAP, PATHS, SECTIONS, TARGETS, offered
from dashboard.ui.planning.system import draw_system
from dashboard.ui.shell import chosen, shown
from dashboard.usecases.planning import row_names
from dashboard.views.address import Param
from dashboard.views.people import named_for

words = chosen().words
heading, notes = st.container(), st.container()
sections = offered(chosen().programme is not None, words)
if not sections:
    shown()
usual = next((key for key in SECTIONS if key in sections), next(iter(sections)))
section = link.choose(words("What to edit"), Param.SECTION, sections, usual, words, st.segmented_control, required=True)
if draw_office_section(section, heading, chosen().programme, words):
    st.stop()
now = shown()
snapshot = load.snapshot(now.programme, now.year)  # what is edited is always the plan that stands now
plan = named_for(snapshot.plan, words)
typed, moved = plan_edits(plan, snapshot.plan_version)
names = row_names(plan)
with notes:
    draw_notes(now.version is not None, moved, words)
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
    draw_plan_heading(plan, snapshot.plan_version, typed, words)
draw_examination(typed, plan, names, moved, words)
draw_give_up(typed, plan, snapshot.plan_version, words)
draw_in_force(plan, words)
draw_next_year(plan, words)
draw_system(words)
