"""The preview of a new plan version, for an uploaded workbook and for cells edited on the page."""

from collections.abc import Sequence

import streamlit as st

from dashboard.domain.plan.plan import Plan
from dashboard.domain.reported.changes import PlanChange
from dashboard.exports.plan_differences import Difference, TextDifference
from dashboard.text import Words
from dashboard.ui.kept import kept
from dashboard.ui.load import office
from dashboard.ui.table import table
from dashboard.usecases.office import Office
from dashboard.usecases.planning import PlanPreview, plan_preview
from dashboard.views.plan_verdicts import turned_lines, turned_table
from dashboard.views.table import Table, texts

_LONGEST = 200  # characters of a row that came or went


def preview_of(key: str, change: PlanChange) -> PlanPreview | None:
    """The preview of the file with SHA-256 `key`, cached by the state of the store."""
    here = office()
    return _preview(here.url, here.state().mark, key, here, change)


@kept(8, lambda url, mark, key, *_: (url, mark, key))
def _preview(_url: str, _mark: str, _key: str, office: Office, change: PlanChange) -> PlanPreview | None:
    return plan_preview(office, change)


def draw_plan_preview(preview: PlanPreview, plan: Plan, words: Words, key: str, stored: bool = False) -> None:
    """Draws cells before and after, and the verdicts that change with both sentences; `stored`: the version is stored.

    `key` makes the element keys of the page unique.
    """
    count = len(preview.differences)
    st.markdown(f"### {words('What the plan says otherwise: {count}', count=count)}", anchors=False)
    if not count:
        st.caption(words("Nothing: the plan that stands says the same."))
        return
    titles = past_titles(words) if stored else (words("Plan that stands"), words("New version"))
    shown = difference_table(preview.differences, titles, words)
    alt = words("What the plan says otherwise: {count}", count=count)
    table(shown, words, "ke-hoach-khac", caption=alt, key=key, height=560, cards=True)
    if any(line.kind is Difference.REMOVED for line in preview.differences):
        st.caption(
            words(
                "Rows taken out end with this version and are not deleted: earlier versions keep them, with every figure "
                "that was reported. A unit that ends on a day gets that day in «Đến ngày» instead."
            )
        )
    _draw_verdicts(preview, plan, words, key)


def past_titles(words: Words) -> tuple[str, str]:
    """The two column titles for a stored version and the one before it."""
    return words("Before"), words("Holds since")


def difference_table(differences: Sequence[TextDifference], titles: tuple[str, str], words: Words) -> Table:
    """The differences of two plan versions: a row for each cell, and for each row added or removed."""
    before, after = titles
    return Table.of(
        texts(words("Sheet"), [line.sheet for line in differences]),
        texts(words("Row"), [line.row for line in differences]),
        texts(words("Column"), [line.column or words.term(line.kind) for line in differences]),
        texts(before, [line.before[:_LONGEST] for line in differences]),
        texts(after, [line.after[:_LONGEST] for line in differences]),
    )


def _draw_verdicts(preview: PlanPreview, plan: Plan, words: Words, key: str) -> None:
    lines = turned_lines(preview.verdicts, plan, words)
    period = words.period(preview.period)
    if not lines:
        st.markdown(f"### {words('No verdict of {period} changes', period=period)}", anchors=False)
        return
    heading = words("Verdicts of {period} that change: {count}", period=period, count=len(lines))
    st.markdown(f"### {heading}", anchors=False)
    table(turned_table(lines, words), words, "ket-luan-khac", caption=heading, key=key, height=560, cards=True)
