"""One report that waits: who and when, its figures beside earlier ones and the plan, comments by cell, and the decision."""

import streamlit as st

from dashboard.domain.people.roles import AccountRole
from dashboard.domain.quality.queue import Waiting
from dashboard.domain.reported.changes import CellComment
from dashboard.ui import load
from dashboard.ui.escape import md
from dashboard.ui.load import office
from dashboard.ui.review.comments import draw_comments, with_typed
from dashboard.ui.review.desk import LONGEST, approve, give_back, may_review
from dashboard.ui.review.queue import seen
from dashboard.ui.shell import Shown
from dashboard.ui.table import table
from dashboard.usecases.review_desk import corrected_of, revision_before, told_of_reports
from dashboard.views.corrections import CorrectedCell
from dashboard.views.quality import finding_table, row_of
from dashboard.views.review_queue import (
    Reported,
    ReportFigure,
    comments_table,
    corrected_elsewhere,
    figures_table,
    report_figures,
    report_title,
)

_WHICH, _REASON = "review_which", "review_reason"


def draw_report(queue: tuple[Waiting, ...], now: Shown) -> None:
    """Draws the report that is picked of the queue, the first one unless another is chosen."""
    words = now.words
    titles = {one.sent.id: report_title(now.plan, one.sent, words) for one in queue}
    if st.session_state.get(_WHICH) not in titles:
        st.session_state[_WHICH] = queue[0].sent.id
    st.selectbox(words("Report to look through"), list(titles), format_func=lambda id: titles[id], key=_WHICH)
    one = next(one for one in queue if one.sent.id == st.session_state[_WHICH])
    corrected = now.kept("cells corrected when sent", lambda: corrected_of(office(), one.sent), one.sent.id)
    lines = now.kept("report under review", lambda: _figures(one, corrected, now), one.sent.id)
    with st.container(border=True, gap="small"):
        st.markdown(f"### {md(titles[one.sent.id])}", anchors=False)
        _draw_about(one, now)
        _draw_findings(one, now)
        shown = figures_table(now.plan, one.sent, lines, words)
        heading = words("Figures of the report")
        table(shown, words, "so-bao-cao", caption=heading, key=str(one.sent.id), height=420, cards=True)
        for text in corrected_elsewhere(corrected, lines, words):
            st.caption(md(text))
        _draw_earlier_comments(one, now)
        if now.version is not None:
            st.info(words("This is a past version: reports are reviewed on the present one."))
        elif may_review(now.plan, one.sent.unit):
            _draw_decision(one, lines, now)
        else:
            st.info(words("Who has the role «{role}» for this unit returns or approves it.", role=AccountRole.REVIEWER))


def _figures(one: Waiting, corrected: tuple[CorrectedCell, ...], now: Shown) -> tuple[ReportFigure, ...]:
    snapshot = load.snapshot(now.programme, now.year, now.version)
    earlier = revision_before(office(), snapshot, one.sent) if one.sent.revision > 1 else None
    before: tuple[Reported, ...] = (*earlier.observations, *earlier.disbursements) if earlier else ()
    standing = load.standing(now.programme, now.year, one.sent.period, None, now.version, now.boundaries)
    return report_figures(snapshot, standing, one, before, now.words, corrected)


def _draw_about(one: Waiting, now: Shown) -> None:
    words, sent = now.words, one.sent
    parts = [words("sent by {name} at {moment}", name=sent.actor, moment=words.moment(sent.received_at))]
    if one.due_before is not None:
        timely = words("in time") if one.on_time else words("too late")
        parts.append(words("due before {day}: {timely}", day=one.due_before, timely=timely))
    parts.append(sent.file_name or words("typed into a form"))
    st.caption(md(" · ".join(parts)))
    said = ((words("Difficulties"), sent.narrative.difficulties), (words("Causes"), sent.narrative.causes),
            (words("Recommendations"), sent.narrative.recommendations))  # fmt: skip
    for label, text in said:
        if text:
            st.markdown(f"**{md(label)}:** {md(text)}")


def _draw_findings(one: Waiting, now: Shown) -> None:
    words = now.words
    if not one.findings:
        st.markdown(words("● Nothing was found in this report."))
        return
    snapshot = load.snapshot(now.programme, now.year, now.version)
    rows = tuple(row_of(snapshot, finding, words) for finding in one.findings)
    caption = words("What was found in this report")
    table(finding_table(rows, words), words, "phat-hien", caption=caption, key=str(one.sent.id), height=280)


def _draw_earlier_comments(one: Waiting, now: Shown) -> None:
    """What was remarked on the revisions before."""
    words = now.words
    if one.sent.revision == 1:
        return
    snapshot = load.snapshot(now.programme, now.year, now.version)
    earlier = revision_before(office(), snapshot, one.sent)
    if earlier is None or not earlier.revision.submission.reason:
        return
    before = earlier.revision.submission
    st.markdown(
        f"**{md(words('Why revision {number} was returned or withdrawn', number=before.revision))}:** {md(before.reason)}"
    )
    comments = told_of_reports(office(), now.programme, now.year).comments.get(before.id, ())
    if comments:
        heading = words("Comments on the revision before")
        table(
            comments_table(comments, before.sha256, words), words, "y-kien-truoc", caption=heading, key=str(before.id)
        )


def _draw_decision(one: Waiting, lines: tuple[ReportFigure, ...], now: Shown) -> None:
    words = now.words
    comments = draw_comments(now.plan, one.sent.id, lines, words)
    reason = f"{_REASON}_{one.sent.id}"
    st.text_area(words("Why it is returned, what is to be mended"), key=reason, max_chars=LONGEST)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button(
            words("Return it"), key="review_return", icon=":material/undo:",
            on_click=_give_back, args=(one, lines, reason, comments, now),
        )  # fmt: skip
        st.button(
            words("Approve and lock"), key="review_approve", type="primary", icon=":material/task_alt:",
            on_click=_approve, args=(one, lines, comments, now),
        )  # fmt: skip


def _give_back(
    one: Waiting, lines: tuple[ReportFigure, ...], reason: str, comments: tuple[CellComment, ...], now: Shown
) -> None:
    give_back(seen(now), one.sent, reason, with_typed(one.sent.id, lines, comments))


def _approve(one: Waiting, lines: tuple[ReportFigure, ...], comments: tuple[CellComment, ...], now: Shown) -> None:
    approve(seen(now), (one.sent,), with_typed(one.sent.id, lines, comments))
