"""The editors of a section: all cells are texts, as in the workbook, so that the importer reads what was typed."""

from typing import Any

import pandas as pd
import streamlit as st

from dashboard.exports.plan_texts import Texts
from dashboard.importing.cell_text.names import plain
from dashboard.importing.layouts import plan_sheets
from dashboard.text import Words
from dashboard.ui.panels import title
from dashboard.ui.planning.cells import LONGEST, column_of
from dashboard.ui.planning.plan_edits import PlanEdits
from dashboard.ui.planning.sections import PLAN_FIELDS, RULES, SECTIONS, SectionTable

_NAMED = ("key", "id", "project", "old", "reporters")  # codes beside which the row's name is shown
_NAME, _LABEL, _TEXT, _ABOUT = "_name", "_label", "_text", "_about"


def draw_section(typed: PlanEdits, section: str, names: dict[str, str], words: Words) -> None:
    """Draws the tables of a section, and puts what was typed into `typed`."""
    if typed.section != section:
        typed.section = section
        typed.redraw()
    if section == RULES:
        _draw_fields(typed, words)
    for sheet in SECTIONS[section]:
        _draw_table(typed, sheet, names, words)


def _draw_table(typed: PlanEdits, sheet: SectionTable, names: dict[str, str], words: Words) -> None:
    drawn = typed.drawn[sheet.table.key]
    named = sheet.table.key != plan_sheets.INDICATORS.key  # whose rows say their own name
    coded = next((key for key in _NAMED if named and key in sheet.shown), None)
    columns = [*sheet.shown]
    config: dict[str, Any] = {
        c.key: column_of(c, sheet.table, typed.drawn, words, c.key in sheet.locked) for c in sheet.columns
    }
    frame = pd.DataFrame([{key: row.get(key, "") for key in columns} for row in drawn], columns=columns, dtype=str)
    if coded:
        frame.insert(columns.index(coded) + 1, _NAME, [_name(row.get(coded, ""), names) for row in drawn])
        config[_NAME] = st.column_config.TextColumn(words("Name"), disabled=True, default="")
    title(sheet.table.sheet)
    after = st.data_editor(
        frame,
        key=f"planning_{sheet.table.key}_{typed.round}",
        column_config=config,
        num_rows="dynamic",
        hide_index=True,
        width="stretch",
        placeholder="",
    )
    typed.rows[sheet.table.key] = typed_rows(after, drawn, sheet)


def _name(code: str, names: dict[str, str]) -> str:
    return names.get(plain(code), "")


def typed_rows(after: pd.DataFrame, drawn: list[Texts], sheet: SectionTable) -> list[Texts]:
    """The edited rows: with the cells that are not shown, which are blank in a new row; rows without any text are left out."""
    empty = {column.key: "" for column in sheet.table.columns}
    typed_rows = []
    for index, row in zip(after.index, after.to_dict("records"), strict=True):
        stood = drawn[index] if isinstance(index, int) and index < len(drawn) else empty
        texts = {key: _text(row.get(key)) for key in sheet.shown}
        if any(texts.values()):
            typed_rows.append(stood | texts)
    return typed_rows


def _text(value: object) -> str:
    return value.strip()[:LONGEST] if isinstance(value, str) else ""


def _draw_fields(typed: PlanEdits, words: Words) -> None:
    """Draws the titles, thresholds and rules of the plan: a row for each field, with its help text."""
    fields = [plan_sheets.PROGRAMME.column(key) for key in PLAN_FIELDS]
    frame = pd.DataFrame(
        [
            {
                _LABEL: field.title,
                _TEXT: typed.drawn_fields[field.key],
                _ABOUT: field.help(words.language),
            }
            for field in fields
        ],
        dtype=str,
    )
    after = st.data_editor(
        frame,
        key=f"planning_fields_{typed.round}",
        column_config={
            _LABEL: st.column_config.TextColumn(words("Rule"), disabled=True),
            _TEXT: st.column_config.TextColumn(words("Holds now"), max_chars=LONGEST),
            _ABOUT: st.column_config.TextColumn(words("What to write"), disabled=True),
        },
        num_rows="fixed",
        hide_index=True,
        width="stretch",
    )
    typed.fields = {key: _text(text) for key, text in zip(PLAN_FIELDS, after[_TEXT], strict=True)}
