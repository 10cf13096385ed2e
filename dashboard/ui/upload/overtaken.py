"""A report that somebody else sent while this file of it was looked at: what he changed, and whether it is to be replaced."""

import streamlit as st

from dashboard.domain.reported.changes import ReportChange
from dashboard.domain.reported.observations import Submission
from dashboard.domain.reported.snapshot import Snapshot
from dashboard.text import Words
from dashboard.ui.escape import md
from dashboard.ui.load import office
from dashboard.ui.table import table
from dashboard.ui.upload.desk import ExaminedFile, agree
from dashboard.usecases.review_desk import revision_of
from dashboard.views.overtaken import Reported, difference_table, differences
from dashboard.views.submissions import report_name


def draw_overtaken(file: ExaminedFile, words: Words) -> None:
    """Draws, of each report of the file that has moved since it was looked at, the differences, and asks once for all."""
    moved = [(change, file.looked_at[change.report]) for change in file.overtaken]
    if not moved:
        return
    for change, looked_at in moved:
        snapshot = office().snapshot(change.programme, change.year)
        newest = snapshot.submission_of(change.form, change.unit, change.period) if snapshot else None
        if snapshot is not None and newest is not None:
            _draw_one(file, change, looked_at, snapshot, newest, words)
    st.checkbox(
        words("I have seen this: what I send takes its place"),
        key=file.agreement,
        on_change=agree,
        args=(file.key,),
    )


def _draw_one(
    file: ExaminedFile, change: ReportChange, looked_at: int | None, snapshot: Snapshot, newest: Submission, words: Words
) -> None:  # fmt: skip
    st.warning(
        words(
            "{name} sent {report} at {moment}, after you looked at yours. Nothing of yours is stored yet.",
            name=md(newest.actor), report=md(report_name(newest, words)), moment=words.moment(newest.received_at),
        ),
        icon=":material/sync:",
    )  # fmt: skip
    known = snapshot.as_sent
    after: tuple[Reported, ...] = tuple(o for o in known.observations if o.submission == newest.id)
    after += tuple(d for d in known.disbursements if d.submission == newest.id)
    earlier = revision_of(office(), snapshot, newest, looked_at) if looked_at else None
    before: tuple[Reported, ...] = (*earlier.observations, *earlier.disbursements) if earlier else ()
    found = differences(before, after, (*change.observations, *change.disbursements))
    if not found:
        st.markdown(words("Its figures are those that you saw."))
        return
    caption = words("What has changed since you looked")
    shown = difference_table(snapshot.plan, found, newest.sha256, words)
    table(shown, words, "da-doi", caption=caption, key=f"{file.key[:12]}-{newest.id}", height=420, cards=True)
