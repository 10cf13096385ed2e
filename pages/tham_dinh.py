"""Thẩm định: the reports that wait, one of them read figure by figure, returned or approved; approved ones unlocked."""

import streamlit as st

from dashboard.ui.escape import md
from dashboard.ui.quality import reviewed_year
from dashboard.ui.review.approved import draw_approved
from dashboard.ui.review.desk import draw_outcome, may_look
from dashboard.ui.review.one_report import draw_report
from dashboard.ui.review.queue import draw_queue, queue_of
from dashboard.ui.shell import shown
from dashboard.views.review_queue import headline

now = shown()
words = now.words
top = st.container()
if not may_look(words):
    top.markdown(f"# {words('Review')}", anchors=False)
    st.stop()
queue = queue_of(now, reviewed_year(now))
top.markdown(f"# {md(headline(queue, words))}", anchors=False)
draw_outcome(words)
draw_queue(queue, now)
if queue:
    draw_report(queue, now)
draw_approved(now)
