"""Figures in cells that are merged over several rows or columns: whose they are only a person knows."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from dashboard.domain.issues import Choice, IssueCode
from dashboard.importing.files.workbook import FileCell
from dashboard.importing.findings import Findings
from dashboard.importing.layouts.foreign import Meaning
from dashboard.importing.tables.found_table import FoundTable
from dashboard.importing.tables.headers import is_figure
from dashboard.importing.tables.headings import Columns
from dashboard.importing.tables.keys import KeyedLine
from dashboard.importing.tables.name_questions import LEAVE_OUT

Spot = tuple[int, int]  # row, column
NAMED = 5  # of those that share a figure


@dataclass(frozen=True)
class SharedCell:
    """What is read at one place under a merged cell: the figure or nothing; `whole`: it is that of all sources and groups."""

    cell: FileCell | None
    whole: bool = False


def shared_cells(
    table: FoundTable, columns: Columns, lines: tuple[KeyedLine, ...], findings: Findings
) -> dict[Spot, SharedCell]:
    """The places under merged figures that more than one thing shares, as somebody says they are to be read."""
    found: dict[Spot, SharedCell] = {}
    rows = [line.line.row for line in lines]
    for top, left, bottom, right in table.sheet.merges:
        cell = table.sheet.at(top, left)
        if cell is None or left not in columns.meanings or not is_figure(cell):
            continue
        covered = lines[bisect_left(rows, top) : bisect_right(rows, bottom)]
        stored = [column for column in columns.stored if left <= column <= right]
        if left in stored and covered and covered[0].line.row == top:
            found |= dict(_settled(table, cell, _sharing(columns, covered, stored), findings))
    return found


def _sharing(
    columns: Columns, covered: tuple[KeyedLine, ...], stored: list[int]
) -> dict[Spot, tuple[KeyedLine, Meaning]]:
    """Every place that a merged figure may speak of, with what it would mean there; the first is its own."""
    first = covered[0]
    places: dict[Spot, tuple[KeyedLine, Meaning]] = {}
    meant: set[Meaning] = set()
    for line in covered:
        for column in stored:
            named = line.name_cell is not None or line is first
            meaning = columns.meanings[column].over(line.meaning)
            if named and meaning not in meant:
                meant.add(meaning)
                places[(line.line.row, column)] = (line, meaning)
    return places


def _settled(
    table: FoundTable,
    cell: FileCell,
    places: dict[Spot, tuple[KeyedLine, Meaning]],
    findings: Findings,
) -> Iterator[tuple[Spot, SharedCell]]:
    if len(places) < 2:
        return
    names = dict.fromkeys(_name(table, spot, line) for spot, (line, _) in places.items())
    together = len({meaning._replace(fund="", group="") for _, meaning in places.values()}) == 1
    choices = [Choice("whole")] if together else []
    choices += [Choice("first", {"name": next(iter(names))}), Choice("each"), Choice(LEAVE_OUT)]
    shown = "; ".join([*names][:NAMED]) + ("; …" if len(names) > NAMED else "")
    place = table.sheet.place(cell.row, cell.column)
    answer = findings.ask(IssueCode.SHARED_FIGURE, place, cell.shown, tuple(choices), names=shown)
    own = (cell.row, cell.column)
    for spot in places:
        read = answer == "each" or (spot == own and answer in ("first", "whole"))
        here = cell._replace(row=spot[0], column=spot[1]) if read else None
        yield spot, SharedCell(here, whole=answer == "whole")


def _name(table: FoundTable, spot: Spot, line: KeyedLine) -> str:
    heading = table.heading(spot[1])
    fund = f" · {line.fund_cell.shown}" if line.fund_cell else ""
    return f"{line.name}{fund} · {heading.path[-1]}" if heading else line.name
