"""Nộp báo cáo: what a unit owes, its forms, files checked and sent, receipts, and reports taken back."""

import streamlit as st

from dashboard.importing.examination import Hints
from dashboard.ui import load
from dashboard.ui.contacts import draw_own_contact
from dashboard.ui.escape import md
from dashboard.ui.meetings.owed import draw_owed_decisions
from dashboard.ui.reminding import draw_calendar_feed
from dashboard.ui.shell import chosen
from dashboard.ui.upload.all_forms import draw_all_forms
from dashboard.ui.upload.clerk import choose_unit, draw_sender
from dashboard.ui.upload.drafts import draw_drafts
from dashboard.ui.upload.files import draw_file, draw_uploader
from dashboard.ui.upload.forms import draw_forms
from dashboard.ui.upload.lot import draw_arrived, draw_lot
from dashboard.ui.upload.returned import draw_returned
from dashboard.ui.upload.sent import draw_sent
from dashboard.ui.upload.start import draw_plan_workbook, draw_start
from dashboard.ui.upload.steps import draw_steps

now = chosen()
words = now.words
snapshot = load.snapshot(now.programme, now.year) if now.programme and now.year else None

title, steps, arrived = st.container(), st.container(), st.container()
left, right = st.columns(2)
with left:
    draw_sender(words)
with right:
    unit = choose_unit(snapshot.plan, words) if snapshot else None
heading = words("Submit reports")
with title:
    name = f" · {md(snapshot.plan.unit_by_code[unit].name)}" if snapshot and unit else ""
    st.markdown(f"# {heading}{name}", anchors=False)

if snapshot is None:
    draw_start(words)
elif unit:
    draw_owed_decisions(snapshot, unit, words)
    draw_returned(snapshot, unit, words)
    draw_drafts(snapshot, unit, words)
    draw_forms(snapshot, unit, words)

files = draw_uploader(Hints(now.programme, unit), words)
with steps:
    draw_steps(files, words)
with arrived:
    draw_arrived(words)
for file in draw_lot(files, words):
    draw_file(file, words)

if snapshot is not None and unit:
    draw_sent(snapshot, unit, words)
    draw_own_contact(unit, snapshot.plan, words)
draw_calendar_feed(words)
if snapshot is not None:
    draw_all_forms(snapshot.plan, words)
    draw_plan_workbook(words)
