"""The cells of a sheet of the draft: some of its columns, to type in or to pick."""

import pandas as pd
import streamlit as st

from dashboard.domain.plan.drafts import Texts
from dashboard.importing.layouts import plan_sheets
from dashboard.text import Words
from dashboard.ui.planning.cells import column_of
from dashboard.ui.planning.editors import typed_rows
from dashboard.ui.planning.sections import SectionTable
from dashboard.ui.planning.start.draft_desk import StartDesk


def draw_grid(desk: StartDesk, table: str, shown: tuple[str, ...], words: Words) -> None:
    """Draws the editor of these columns; the others keep what stands in them."""
    sheet = SectionTable(plan_sheets.TABLE_BY_KEY[table], shown)
    drawn = desk.rows(table)
    columns = [*shown]
    frame = pd.DataFrame([{key: row.get(key, "") for key in columns} for row in drawn], columns=columns, dtype=str)
    tables: dict[str, list[Texts]] = {key: list(rows) for key, rows in desk.typed.tables.items()} | {table: drawn}
    after = st.data_editor(
        frame,
        key=f"start_grid_{table}_{desk.round}",
        column_config={column.key: column_of(column, sheet.table, tables, words) for column in sheet.columns},
        num_rows="dynamic",
        hide_index=True,
        width="stretch",
        placeholder="",
    )
    desk.write({table: typed_rows(after, drawn, sheet)})
