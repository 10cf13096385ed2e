"""A report of 60 rows: read by a warm worker and examined, beside only opening it with openpyxl."""

import io
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal

from openpyxl import load_workbook

from bench.measure import ROOT, Contestant, in_turns, table
from dashboard.domain.issues import Place
from dashboard.domain.periods import Period
from dashboard.domain.plan.indicators import Measure
from dashboard.domain.plan.units import UnitLevel
from dashboard.domain.reported.changes import Received
from dashboard.domain.reported.observations import Observation, Source
from dashboard.domain.reported.snapshot import Snapshot
from dashboard.exports.report_cells import Filled
from dashboard.exports.report_template import report_template
from dashboard.importing.examination import Catalogue
from dashboard.importing.examine import examine
from dashboard.importing.files.workbook import read
from dashboard.importing.findings import Findings
from dashboard.importing.layouts import report_sheets
from dashboard.importing.layouts.plan import read_plan
from dashboard.importing.layouts.plan_rows import plan_rows
from dashboard.usecases.reading import Reader

ROWS = 60
PERIOD = Period.parse("2024-09")
TODAY = date(2024, 10, 4)


class _Known(Catalogue):
    """A catalogue with one plan in memory: the store is another benchmark's matter."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot

    def codes(self) -> tuple[str, ...]:
        return (self._snapshot.plan.programme.code,)

    def snapshot(self, programme: str, year: int) -> Snapshot | None:
        return self._snapshot


def a_report() -> tuple[Snapshot, bytes]:
    """The sample plan with one indicator made sixty, and a commune's report with a figure in each row."""
    content = (ROOT / "sample_data" / "S002" / "plan.xlsx").read_bytes()
    rows = plan_rows(read(content), Findings())
    plan = read_plan(rows, lambda *_: None) if rows else None
    assert plan is not None
    model = next(i for i in plan.indicators if i.measure is Measure.COUNT and i.reporters and not i.disaggregations)
    unit = next(unit for unit in plan.units if unit.level is UnitLevel.COMMUNE)
    many = tuple(
        replace(
            model, code=f"ct-{n}", name=f"Chỉ tiêu số {n}", reporters=(unit.code,), subset_of=None, low=None, high=None
        )
        for n in range(ROWS)
    )
    plan = replace(plan, indicators=many, targets=(), milestones=())
    figures = tuple(
        Observation(unit.code, unit.code, Source.OWN_REPORT, i.code, PERIOD, Place("", "A1"), value=Decimal(100 + n))
        for n, i in enumerate(many)
    )
    snapshot = Snapshot(1, None, plan, 1)
    return snapshot, report_template(snapshot, unit.code, PERIOD, filled=Filled(figures))


def _examined(reader: Reader, snapshot: Snapshot, content: bytes) -> Callable[[], object]:
    def run() -> object:
        found = examine(reader.read(content), Received("a" * 64, "bao-cao.xlsx", content), _Known(snapshot), TODAY)
        assert found.layout == "report"
        return found

    return run


def _first_read(content: bytes) -> float:
    """Seconds of a worker's first file: the start of its process and its imports with it."""
    reader = Reader()
    start = time.perf_counter()
    reader.read(content)
    spent = time.perf_counter() - start
    reader.close()
    return spent


def _import_of_openpyxl() -> float:
    start = time.perf_counter()
    subprocess.run([sys.executable, "-c", "import openpyxl"], check=True)
    return time.perf_counter() - start


def measured() -> str:
    """The table of results."""
    snapshot, content = a_report()
    rows = read(content).sheet(report_sheets.RESULTS.sheet)
    assert rows is not None
    reader = Reader()
    results = in_turns(
        [
            Contestant("openpyxl opens it", lambda: load_workbook(io.BytesIO(content)), 15),
            Contestant("a warm worker reads it", lambda: reader.read(content), 15),
            Contestant("a warm worker reads it, and it is examined", _examined(reader, snapshot, content), 15),
        ]
    )
    reader.close()
    starts = f"Start-up, once: a worker with its first file {_first_read(content) * 1000:.0f} ms, "
    starts += f"a Python that imports openpyxl {_import_of_openpyxl() * 1000:.0f} ms."
    head = f"## report: {rows.last_row - 1} rows, {len(content) // 1024} KiB (goal: examined in ≤ 1 × opening)"
    return f"{head}\n\n{table(results, {})}\n\n{starts}"
