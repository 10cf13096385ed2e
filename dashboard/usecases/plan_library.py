"""What many plans have in common, to pick from: known indicators with their definitions, the projects of a decree, usual funds.

Everything comes with where it was taken from. Nothing is in a plan before somebody picks it, and all of it can be changed there.
"""

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

from dashboard.domain.plan.drafts import PlanDraft, Texts
from dashboard.importing.layouts import plan_sheets
from dashboard.usecases.plan_drafts import merge_into_draft
from dashboard.usecases.planning import Edits

_FOLDER = Path(__file__).with_name("library")


class LibraryKind(StrEnum):
    """What an indicator of the library is reported by."""

    RESULT = "result"  # the reports of the calendar
    REVIEW = "review"  # the yearly review's own forms
    MONEY = "money"  # beside the budget: credit, mobilised means


@dataclass(frozen=True)
class LibraryEntry:
    """A row for a sheet of the plan, with where it was taken from."""

    cells: Texts
    source: str
    kind: LibraryKind = LibraryKind.RESULT

    @property
    def code(self) -> str:
        return self.cells["code"]

    @property
    def name(self) -> str:
        return self.cells["name"]


@cache
def library(table: str) -> tuple[LibraryEntry, ...]:
    """The entries for a sheet, by its key: indicators, projects, funds, disaggregations, standards."""
    with (_FOLDER / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return tuple(_entry(row) for row in csv.DictReader(file))


def _entry(row: dict[str, str]) -> LibraryEntry:
    source, kind = row.pop("source"), row.pop("kind", LibraryKind.RESULT)
    return LibraryEntry({key: text for key, text in row.items() if text}, source, LibraryKind(kind))


def with_indicators(draft: PlanDraft, codes: Iterable[str], reporters: str) -> PlanDraft:
    """The draft with these indicators and the groups and standards that they name. `reporters` report those of the calendar.

    One that the draft has already stays as it is there.
    """
    stand = {row.get("code", "") for row in draft.rows("indicators")}
    picked = [entry for entry in library("indicators") if entry.code in set(codes) - stand]
    own = {"subject": _own()}
    rows = [
        {**entry.cells, **own, "reporters": _nobody() if entry.kind is LibraryKind.REVIEW else reporters}
        for entry in picked
    ]
    known = stand | {entry.code for entry in picked}
    rows = [row if row.get("subset_of", "") in known else {**row, "subset_of": ""} for row in rows]
    needed = {
        table: [e.cells for e in library(table) if e.code in {row.get(key, "") for row in rows} - _codes(draft, table)]
        for key, table in (("group", "disaggregations"), ("standard", "standards"))
    }
    return merge_into_draft(draft, Edits({"indicators": rows, **needed}))


def with_projects(draft: PlanDraft, codes: Iterable[str]) -> PlanDraft:
    """The draft with these projects and those that they are parts of, all of them meant."""
    wanted = set(codes)
    entries = {entry.code: entry for entry in library("projects")}
    wanted |= {entries[code].cells.get("parent", code) for code in wanted}
    rows = [{**e.cells, "applicable": "có"} for e in entries.values() if e.code in wanted - _codes(draft, "projects")]
    return merge_into_draft(draft, Edits({"projects": rows}))


def with_funds(draft: PlanDraft, codes: Iterable[str]) -> PlanDraft:
    wanted = set(codes) - _codes(draft, "funds")
    return merge_into_draft(draft, Edits({"funds": [e.cells for e in library("funds") if e.code in wanted]}))


def _codes(draft: PlanDraft, table: str) -> set[str]:
    return {row.get("code", "") for row in draft.rows(table)}


def _own() -> str:
    """The word for a figure of the unit that reports it."""
    return plan_sheets.INDICATORS.column("subject").spelled[0][1]


def _nobody() -> str:
    """The word for figures that come with consolidated tables only."""
    return plan_sheets.INDICATORS.column("reporters").spelled[0][1]
