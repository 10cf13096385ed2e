"""The preview of a file: figures before and after with their difference, corrected cells, and the reading of each cell."""

import streamlit as st

from dashboard.domain.issues import IssueCode
from dashboard.domain.reported.changes import PlanChange, ReportChange
from dashboard.importing.examination import Reading
from dashboard.text import Words
from dashboard.ui.load import office
from dashboard.ui.table import table
from dashboard.ui.upload.columns import columns_table
from dashboard.ui.upload.desk import ExaminedFile
from dashboard.ui.upload.plan_preview import draw_plan_preview, preview_of
from dashboard.views.causes import causes_of_file
from dashboard.views.cell import Cell, absent_cell, figure_cell, number_cell
from dashboard.views.corrections import corrected_cells, corrected_table
from dashboard.views.preview import Remark, plan_counts, preview_lines
from dashboard.views.preview_table import plan_table, preview_table
from dashboard.views.table import Table, figures, texts

_MOST_LINES = 300  # of a table of HTML; whoever reads more of them reads the file
_MOST_READINGS = 2_000  # rows that a browser scrolls well


def draw_changes(file: ExaminedFile, words: Words) -> None:
    """Draws the preview of a report or a plan, as far as it could be read."""
    change = file.examination.proposal
    draw_corrected(file, words)
    if isinstance(change, ReportChange):
        _draw_report(file, change, words)
        _draw_causes(file, change, words)
    elif isinstance(change, PlanChange) and not file.examination.blocked:
        _draw_plan(file, change, words)
    _draw_columns(file, words)
    _draw_readings(file, words)  # also while a question keeps the table from being a report


def draw_corrected(file: ExaminedFile, words: Words) -> None:
    """Draws the cells corrected on the page, and how the new texts were read."""
    change = file.examination.proposal
    known = office().snapshot(change.programme, change.year) if isinstance(change, ReportChange) else None
    cells = corrected_cells(file.examination.issues, change, known.plan if known else None)
    if cells:
        heading = words("Cells mended when sent")
        st.markdown(f"### {heading}", anchors=False)
        table(corrected_table(cells, words), words, "o-da-sua", caption=heading, key=file.key[:12], cards=True)


def _draw_report(file: ExaminedFile, change: ReportChange, words: Words) -> None:
    snapshot = office().snapshot(change.programme, change.year)
    if snapshot is None or not file.examination.preview:
        return
    mended = [issue.place for issue in file.examination.issues if issue.code is IssueCode.CORRECTED_CELL]
    lines = preview_lines(file.examination.preview, change, snapshot.plan, mended, file.examination.further)
    st.markdown(f"### {words('What changes against the last report')}", anchors=False)
    _draw_table(file.key, preview_table(lines, change.period, words, _MOST_LINES), words)
    if len(lines) > _MOST_LINES:
        st.caption(words("The first {shown} of {count} figures are shown, what is unusual or worse before all others.",
                         shown=_MOST_LINES, count=len(lines)))  # fmt: skip


def _draw_causes(file: ExaminedFile, change: ReportChange, words: Words) -> None:
    """What the sheet «Nguyên nhân chậm» says, which is stored with the figures."""
    snapshot = office().snapshot(change.programme, change.year)
    if snapshot is None or not file.examination.causes:
        return
    heading = words("Causes of delays in this file")
    st.markdown(f"### {heading}", anchors=False)
    shown = causes_of_file(file.examination.causes, snapshot.plan, words)
    table(shown, words, "nguyen-nhan", caption=heading, key=file.key[:12], cards=True)


def _draw_columns(file: ExaminedFile, words: Words) -> None:
    """Of an office's own table: how each column was understood, and which words of the file said so."""
    columns = file.examination.columns
    if columns:
        heading = words("How the columns were understood")
        st.markdown(f"### {heading}", anchors=False)
        table(columns_table(columns, words), words, "hieu-tung-cot", caption=heading, key=file.key[:12], cards=True)


def _draw_readings(file: ExaminedFile, words: Words) -> None:
    """Of an office's own table: every cell with its text, what it was read as, its row and column."""
    readings = file.examination.readings
    if not readings:
        return
    with st.expander(words("How each cell was read: {count} cells", count=len(readings)), icon=":material/visibility:"):
        shown = _reading_table(readings[:_MOST_READINGS], words)
        table(shown, words, "doc-tung-o", caption=words("Read as"), key=file.key[:12], height=560)
        if len(readings) > _MOST_READINGS:
            st.caption(words("The first {count} are shown.", count=_MOST_READINGS))


def _reading_table(readings: tuple[Reading, ...], words: Words) -> Table:
    return Table.of(
        texts(words("Cell"), [str(reading.place) for reading in readings]),
        texts(words("Written there"), [reading.written for reading in readings]),
        figures(words("Read as"), [_read_as(reading, words) for reading in readings]),
        texts(words("Row"), [reading.row for reading in readings]),
        texts(words("Column"), [reading.column for reading in readings]),
        texts(words("Kept"), [words("yes") if reading.kept else words("no") for reading in readings]),
    )


def _read_as(reading: Reading, words: Words) -> Cell:
    if reading.read_as is not None:
        cell = figure_cell(reading.read_as, words)
        return cell.noted(f" ({words.term(Remark.ESTIMATE)})") if reading.estimate else cell
    if reading.absence is not None:
        return absent_cell(words.term(reading.absence))
    return number_cell(reading.number, words, places=6)


def _draw_plan(file: ExaminedFile, change: PlanChange, words: Words) -> None:
    plan = change.plan
    before = office().snapshot(plan.programme.code, plan.year)
    st.markdown(f"### {words('What the plan workbook holds')}", anchors=False)
    _draw_table(file.key, plan_table(plan_counts(plan, before.plan if before else None), words), words)
    preview = preview_of(file.key, change)
    if preview is not None:
        draw_plan_preview(preview, plan, words, file.key[:12])


def _draw_table(key: str, shown: Table, words: Words) -> None:
    alt = words("What changes against the last report")
    table(shown, words, "thay-doi", caption=alt, key=key[:12], height=560, cards=True)
