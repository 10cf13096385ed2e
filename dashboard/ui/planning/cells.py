"""The columns of an editor of plan cells: texts, and lists to pick from where a cell holds one of few words or codes."""

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from dashboard.exports.plan_form import hint, title_of
from dashboard.exports.plan_texts import Texts
from dashboard.importing.layouts import plan_sheets
from dashboard.importing.layouts.plan_examples import example_of
from dashboard.importing.sheets.declared import Column, DeclaredTable, Kind
from dashboard.importing.sheets.vocabulary import NO_WORDS, WORDS, YES_WORDS
from dashboard.text import Words

LONGEST = 4_000  # characters of a cell, as the importer takes them


def column_of(
    column: Column, table: DeclaredTable[Any], typed: Mapping[str, Sequence[Texts]], words: Words, locked: bool = False
) -> Any:
    """The configuration of a column; `typed` are the rows of all sheets as they stand, whose codes may be picked."""
    about, title = _about(column, words), title_of(column)
    choices = () if locked else _choices(column, table, typed)
    if choices:
        return st.column_config.SelectboxColumn(title, help=about or None, options=["", *choices], default="")
    return st.column_config.TextColumn(title, help=about or None, disabled=locked, max_chars=LONGEST, default="")


def _about(column: Column, words: Words) -> str:
    if words.language == "vi":
        return hint(column)
    about, example = column.help(words.language), example_of(column)
    return f"{about.rstrip('.')}. {words('Example: {example}', example=example)}" if example else about


def _choices(column: Column, table: DeclaredTable[Any], typed: Mapping[str, Sequence[Texts]]) -> tuple[str, ...]:
    """What may be picked: every spelling that is read, for a pasted cell that is none of the choices would be emptied."""
    stands = {row.get(column.key, "") for row in typed.get(table.key, ())}
    if column.words:
        offers = [spelling for spellings in WORDS[column.words].values() for spelling in spellings]
    elif column.kind is Kind.FLAG:
        offers = [YES_WORDS[0], NO_WORDS[0]]
    elif column.kind is Kind.CODE and (codes := _codes(column, table, typed)):
        offers = [*codes, *(text for _, text in column.spelled)]
    else:
        return ()
    return tuple(dict.fromkeys(filter(None, [*offers, *sorted(stands)])))


def _codes(column: Column, table: DeclaredTable[Any], typed: Mapping[str, Sequence[Texts]]) -> list[str]:
    """The codes of the sheets that a column names one of; none of its own sheet, whose rows may be pasted together."""
    if table.key in column.refers:
        return []
    refers = ("indicators",) if (table.key, column.key) == ("targets", "indicator") else column.refers
    codes = []
    for key in refers:
        named = ("units", "group") if key == "groups" else (key, plan_sheets.TABLE_BY_KEY[key].columns[0].key)
        codes += [row.get(named[1], "") for row in typed.get(named[0], ())]
    return [code for code in dict.fromkeys(codes) if code]
