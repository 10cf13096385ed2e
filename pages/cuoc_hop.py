"""Cuộc họp: meetings prepared from the data, what they decided, and what came of it."""

from dashboard.ui import link
from dashboard.ui.escape import md
from dashboard.ui.meetings import known
from dashboard.ui.meetings.listing import draw_meetings
from dashboard.ui.meetings.one import draw_meeting
from dashboard.ui.shell import shown
from dashboard.views.address import Param

now = shown()
asked = link.asked(Param.MEETING)
meeting = known.named(asked) if asked else None
if asked and meeting is None:
    link.wrong(now.words("There is no meeting «{text}» to be shown.", text=md(asked)))
if meeting is None:
    draw_meetings(now)
else:
    draw_meeting(meeting, now.words)
