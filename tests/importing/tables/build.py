"""Sheets written in a test as rows of values, and their examination on the small office or on Sông Mã's plan."""

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from dashboard.domain.issues import Place
from dashboard.domain.periods import Period
from dashboard.domain.plan.plan import Plan
from dashboard.domain.reported.observations import Narrative, Source, Submission, SubmissionStatus
from dashboard.domain.reported.snapshot import Snapshot
from dashboard.importing.examination import Examination, Hints
from dashboard.importing.examine import examine
from dashboard.importing.files.workbook import Sheet, Workbook
from dashboard.importing.findings import Memory
from sample_data.offices.songma.plan import plan as songma_plan
from tests.builders import an_observation
from tests.importing.office import BYTES, cell

AFTER_ALL = date(2025, 2, 1)
Rows = Sequence[Sequence[Any]]


def sheet(rows: Rows, name: str = "Sheet1", merges: Sequence[str] = (), **over: Any) -> Sheet:
    """Rows from A1 on; None leaves a cell out. `merges` as "A8:A10"."""
    cells = {
        (row, column): cell(row, column, value)
        for row, values in enumerate(rows, start=1)
        for column, value in enumerate(values, start=1)
        if value is not None
    }
    return Sheet(name, cells, merges=tuple(sorted(map(_area, merges))), **over)


def _area(text: str) -> tuple[int, int, int, int]:
    from openpyxl.utils.cell import range_boundaries

    left, top, right, bottom = range_boundaries(text)
    return (top, left, bottom, right)


@dataclass(frozen=True)
class Store:
    """One plan, and what people have said before."""

    plan: Plan
    memory: Memory = field(default_factory=dict)
    snapshots: Snapshot | None = None

    def codes(self) -> tuple[str, ...]:
        return (self.plan.programme.code,)

    def snapshot(self, programme: str, year: int) -> Snapshot | None:
        empty = Snapshot(1, None, self.plan, 1, (), ())
        return (self.snapshots or empty) if year == self.plan.year else None

    def newest_year(self, programme: str) -> int | None:
        return self.plan.year

    def earlier_answers(self, programme: str) -> Memory:
        return self.memory


@cache
def songma() -> Plan:
    return songma_plan()


def examined_table(
    *sheets: Sheet, plan: Plan | None = None, hints: Hints | None = None, memory: Memory | None = None, **over: Any
) -> Examination:
    """The examination of hand-made tables; on Sông Mã's plan unless another is given."""
    store = Store(plan or songma(), memory or {}, over.pop("snapshot", None))
    return examine(Workbook(sheets), BYTES, store, AFTER_ALL, hints, **over)


def csv_sheet(path: Path, name: str = "CSV") -> Sheet:
    """A published table as a clerk has it in a .csv file: every cell a text."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return sheet([[value or None for value in row] for row in csv.reader(file)], name)


def reached(period: str, amounts: Mapping[tuple[str, str], int]) -> Snapshot:
    """Sông Mã's plan with figures by (indicator, unit) that Phòng Lao động sent for a period."""
    on = Period.parse(period)
    figures = tuple(
        an_observation(
            subject=unit, reporter="126-LDTBXH", source=Source.CONSOLIDATED, indicator=indicator, period=on,
            place=Place("Sheet1", f"C{row}"), value=Decimal(amount), submission=1,
        )
        for row, ((indicator, unit), amount) in enumerate(amounts.items(), start=5)
    )  # fmt: skip
    sent = Submission(
        1,
        "BIEU",
        "126-LDTBXH",
        on,
        1,
        SubmissionStatus.SUBMITTED,
        datetime(2024, 9, 2, tzinfo=UTC),
        "",
        "",
        "",
        Narrative(),
    )
    return Snapshot(1, None, songma(), 1, figures, (), (sent,))
