"""What a plan workbook would change, drawn the same for an uploaded file and for cells edited on the page."""

from collections.abc import Sequence

import streamlit as st

from dashboard.domain.plan.plan import Plan
from dashboard.domain.reported.changes import PlanChange
from dashboard.exports.plan_differences import TextDifference
from dashboard.text import Words
from dashboard.ui.load import office
from dashboard.ui.table import table
from dashboard.usecases.office import Office
from dashboard.usecases.planning import PlanPreview, plan_preview
from dashboard.views.plan_verdicts import turned_lines, turned_table
from dashboard.views.table import Table, texts

_LONGEST = 200  # characters of a row that came or went


def preview_of(key: str, change: PlanChange) -> PlanPreview | None:
    """The preview of a file by its SHA-256, worked out once for each version of the store."""
    here = office()
    return _preview(here.url, here.version(), key, here, change)


@st.cache_resource(max_entries=8, show_spinner=False)
def _preview(url: str, version: int, key: str, _office: Office, _change: PlanChange) -> PlanPreview | None:
    return plan_preview(_office, _change)


def draw_plan_preview(seen: PlanPreview, plan: Plan, words: Words, key: str, stored: bool = False) -> None:
    """Cells before and after, then the verdicts that follow, each with both its sentences; `stored`: no longer a proposal.

    `key` tells the preview from others on its page.
    """
    count = len(seen.differences)
    st.markdown(f"### {words('What the plan says otherwise: {count}', count=count)}", anchors=False)
    if not count:
        st.caption(words("Nothing: the plan that stands says the same."))
        return
    titles = past_titles(words) if stored else (words("Plan that stands"), words("New version"))
    shown = difference_table(seen.differences, titles, words)
    alt = words("What the plan says otherwise: {count}", count=count)
    table(shown, words, "ke-hoach-khac", caption=alt, key=key, height=560, cards=True)
    _draw_verdicts(seen, plan, words, key)


def past_titles(words: Words) -> tuple[str, str]:
    """Titles over two versions of which the later one holds."""
    return words("Before"), words("Holds since")


def difference_table(differences: Sequence[TextDifference], titles: tuple[str, str], words: Words) -> Table:
    """What two versions of a plan say differently, a row for each cell or for each row that came or went."""
    before, after = titles
    return Table.of(
        texts(words("Sheet"), [line.sheet for line in differences]),
        texts(words("Row"), [line.row for line in differences]),
        texts(words("Column"), [line.column or words.term(line.kind) for line in differences]),
        texts(before, [line.before[:_LONGEST] for line in differences]),
        texts(after, [line.after[:_LONGEST] for line in differences]),
    )


def _draw_verdicts(seen: PlanPreview, plan: Plan, words: Words, key: str) -> None:
    lines = turned_lines(seen.verdicts, plan, words)
    period = words.period(seen.period)
    if not lines:
        st.markdown(f"### {words('No verdict of {period} changes', period=period)}", anchors=False)
        return
    heading = words("Verdicts of {period} that change: {count}", period=period, count=len(lines))
    st.markdown(f"### {heading}", anchors=False)
    table(turned_table(lines, words), words, "ket-luan-khac", caption=heading, key=key, height=560, cards=True)
