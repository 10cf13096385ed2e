"""What two versions of a plan say differently, in the words of their workbooks: sheet, row, column, before and after."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from dashboard.domain.comparing.plan_changes import ORDER, plan_changes
from dashboard.domain.plan.plan import Plan
from dashboard.exports.plan_texts import Texts, field_texts, name_of, row_texts
from dashboard.importing.cell_text.names import plain
from dashboard.importing.layouts import plan_sheets
from dashboard.importing.sheets.declared import Column, DeclaredTable


class Difference(StrEnum):
    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"
    ORDER = "order"


@dataclass(frozen=True)
class TextDifference:
    """`row` is the row's code with its name, `column` the title; both empty where a sheet's order is all that changed."""

    kind: Difference
    sheet: str
    row: str
    column: str
    before: str
    after: str


_SHEETS = {table.part: table for table in plan_sheets.TABLES}


def text_differences(before: Plan, after: Plan) -> tuple[TextDifference, ...]:
    """Every difference of `plan_changes`, one line a cell or a row that came or went."""
    return tuple(_lines(before, after))


def _lines(before: Plan, after: Plan) -> Iterator[TextDifference]:
    differences = plan_changes(before, after)
    parts = list(dict.fromkeys(difference.part for difference in differences))
    if any(part not in _SHEETS for part in parts):
        form = plan_sheets.PROGRAMME
        yield from _cells(form.sheet, "", form.columns, field_texts(before), field_texts(after))
    for part in parts:
        if part in _SHEETS:
            yield from _rows(_SHEETS[part], before, after)
    for difference in differences:
        if difference.field == ORDER:
            sheet = _SHEETS[difference.part].sheet
            yield TextDifference(Difference.ORDER, sheet, "", "", "", "")


def _rows(table: DeclaredTable[Any], before: Plan, after: Plan) -> Iterator[TextDifference]:
    old = {name_of(table, row): row for row in row_texts(before, table)}
    new = {name_of(table, row): row for row in row_texts(after, table)}
    names = row_names(before) | row_names(after)
    for key in dict.fromkeys((*old, *new)):
        name = named(key, names)
        if key not in new:
            yield TextDifference(Difference.REMOVED, table.sheet, name, "", _whole(table, old[key]), "")
        elif key not in old:
            yield TextDifference(Difference.ADDED, table.sheet, name, "", "", _whole(table, new[key]))
        else:
            yield from _cells(table.sheet, name, table.columns, old[key], new[key])


def _cells(sheet: str, name: str, columns: tuple[Column, ...], before: Texts, after: Texts) -> Iterator[TextDifference]:
    for column in columns:
        old, new = before[column.key], after[column.key]
        if old != new:
            yield TextDifference(Difference.CHANGED, sheet, name, column.title, old, new)


def _whole(table: DeclaredTable[Any], row: Texts) -> str:
    return "; ".join(f"{column.title}: {row[column.key]}" for column in table.columns if row[column.key])


def row_names(plan: Plan) -> dict[str, str]:
    """What a person calls the codes that rows begin with."""
    names = {plain(p.code): p.label for p in plan.projects}
    names |= {plain(i.code): i.label for i in plan.indicators}
    names |= {plain(u.official_code): u.name for u in plan.units}
    return names | {plain(t.id): plan.indicator_by_code[t.indicator].label for t in plan.targets}


def named(codes: tuple[str, ...], names: Mapping[str, str]) -> str:
    """A row's codes, and the name of the first that has one."""
    known = next((names[plain(code)] for code in codes if plain(code) in names), "")
    return " · ".join((*filter(None, codes), *((known,) if known else ())))
