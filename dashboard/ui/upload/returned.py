"""The reports of a unit that its reviewer returned: why, which cells, the marked copy, and what to do; and which are locked."""

from datetime import date

import streamlit as st

from dashboard.domain.people.named import Persons
from dashboard.domain.people.rights import Action, over_unit
from dashboard.domain.plan.plan import Plan
from dashboard.domain.plan.units import Unit
from dashboard.domain.reported.history import ReportComment
from dashboard.domain.reported.observations import Submission, SubmissionStatus
from dashboard.domain.reported.snapshot import Snapshot
from dashboard.exports.file_names import returned_name
from dashboard.text import Words
from dashboard.ui import who
from dashboard.ui.escape import md
from dashboard.ui.load import office
from dashboard.ui.private_file import type_for_reader
from dashboard.ui.table import table
from dashboard.ui.upload.forms import SHEET_TYPE
from dashboard.usecases.marking import returned_copy
from dashboard.usecases.review_desk import Told, told_of_reports
from dashboard.views.review_queue import comments_table
from dashboard.views.submissions import report_name, sent_by


def draw_returned(snapshot: Snapshot, unit: str, words: Words) -> None:
    """Draws what was returned to the unit, and says which of its reports are locked; nothing where nobody reviews.

    Comments are read by those alone who may see what is not approved.
    """
    own = sent_by(snapshot, unit)
    if not any(s.status in (SubmissionStatus.RETURNED, SubmissionStatus.APPROVED) for s in own):
        return
    told = told_of_reports(office(), snapshot.plan.programme.code, snapshot.plan.year)
    if who.may(Action.READ_UNREVIEWED, over_unit(snapshot.plan, unit)):
        for sent in own:
            if sent.status is SubmissionStatus.RETURNED:
                _draw_one(sent, snapshot.plan.unit_by_code.get(unit), told.comments.get(sent.id, ()), words)
    _draw_locks(snapshot.plan, own, told, office().today(snapshot.plan), words)


def _draw_one(sent: Submission, unit: Unit | None, comments: tuple[ReportComment, ...], words: Words) -> None:
    with st.container(border=True, gap="small", key=f"upload_returned_{sent.id}"):
        st.warning(
            words("Returned: {report}", report=md(report_name(sent, words))), icon=":material/undo:"
        )  # fmt: skip
        st.markdown(f"**{md(words('Reason'))}:** {md(sent.reason)}")
        if comments:
            heading = words("Comments by cell")
            shown = comments_table(comments, sent.sha256, words)
            table(shown, words, "y-kien", caption=heading, key=str(sent.id), cards=True)
        st.markdown(words("What to do: mend the file where it is marked, then send it below as a correction."))
        if sent.sha256:
            at = office()
            st.download_button(
                words("Download the file with the comments marked"),
                data=lambda: returned_copy(at, sent, comments, words).content,
                file_name=returned_name(unit, sent.period, sent.file_name, sent.revision, words),
                mime=type_for_reader(SHEET_TYPE),
                key=f"upload_returned_copy_{sent.id}",
                on_click="ignore",
                icon=":material/download:",
            )


def _draw_locks(plan: Plan, own: tuple[Submission, ...], told: Told, today: date, words: Words) -> None:
    approved = [s for s in own if s.status is SubmissionStatus.APPROVED]
    opened = [
        (s, told.unlocked[s.id]) for s in approved if s.id in told.unlocked and told.unlocked[s.id].until >= today
    ]
    for sent, unlocked in opened:
        text = words(
            "{report} is unlocked until the end of {day}: send its correction by then.",
            report=md(report_name(sent, words)), day=unlocked.until,
        )  # fmt: skip
        if reason := words.remark(unlocked.reason, Persons(plan).of(sent.unit, unlocked.actor)):
            text += f" {words('Why')}: {md(reason)}"
        st.info(text, icon=":material/edit:")
    if len(approved) > len(opened):
        st.caption(
            words(
                "{count} reports of this unit are approved and locked: to correct one, ask the reviewer to unlock it.",
                count=len(approved) - len(opened),
            )
        )
