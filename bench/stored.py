"""The whole way of a great table: found, understood, checked and stored by the program itself, beside the floor."""

import io
import shutil
import tempfile
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from itertools import count, islice, product
from pathlib import Path

import xlsxwriter

from bench.bulk import ROWS, floor
from bench.measure import ROOT, Contestant, in_turns, table
from dashboard.domain.people.roles import operator
from dashboard.domain.plan.indicators import Measure
from dashboard.domain.plan.plan import Plan
from dashboard.domain.plan.units import UnitLevel
from dashboard.exports.plan_workbook import plan_workbook
from dashboard.importing.examination import Hints
from dashboard.importing.files.workbook import read
from dashboard.importing.findings import Findings
from dashboard.importing.layouts.plan import read_plan
from dashboard.importing.layouts.plan_rows import plan_rows
from dashboard.usecases.importing import commit_import, examine_upload
from dashboard.usecases.office import Office
from dashboard.usecases.reading import read_workbook

MONTHS = 9
NOW = datetime(2024, 10, 12, 2, tzinfo=UTC)


@cache
def plan() -> Plan:
    """The sample plan with so many indicators that communes × indicators × months make the rows."""
    rows = plan_rows(read((ROOT / "sample_data" / "S002" / "plan.xlsx").read_bytes()), Findings())
    found = read_plan(rows, lambda *_: None) if rows else None
    assert found is not None
    communes = tuple(unit.code for unit in found.units if unit.level is UnitLevel.COMMUNE)
    model = next(i for i in found.indicators if i.measure is Measure.COUNT and i.reporters and not i.disaggregations)
    over = {"reporters": communes, "aliases": (), "name_en": "", "subset_of": None, "low": None, "high": None}
    many = range(ROWS // (len(communes) * MONTHS) + 1)
    indicators = tuple(replace(model, code=f"ct-{n}", name=f"Chỉ tiêu số {n}", **over) for n in many)
    return replace(found, indicators=indicators, targets=(), milestones=())


@cache
def workbook() -> bytes:
    """One figure in each row: number, commune, indicator, month, result."""
    communes = [unit for unit in plan().units if unit.level is UnitLevel.COMMUNE]
    keys = islice(product(range(1, MONTHS + 1), plan().indicators, communes), ROWS)
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Số liệu")
        sheet.write_row(0, 0, ["TT", "Xã", "Chỉ tiêu", "Tháng", "Lũy kế từ đầu năm"])
        for row, (month, indicator, commune) in enumerate(keys, start=1):
            figure = 100 * month + row % 90
            sheet.write_row(row, 0, [row, commune.name, indicator.name, f"Tháng {month}/2024", figure])
    return out.getvalue()


class _Stores:
    """A store with the plan, copied for every run: what was received once is not stored again."""

    def __init__(self, folder: str) -> None:
        self._folder, self._numbers = Path(folder), count()
        office = self._office("plan")
        office.prepare()
        commit_import(office, examine_upload(office, "plan.xlsx", plan_workbook(plan())), operator("bench"))

    def _office(self, name: str) -> Office:
        return Office(f"sqlite:///{self._folder / name}.db", lambda: NOW)

    def stored(self) -> None:
        """Examine the table as the district's and commit it."""
        name = str(next(self._numbers))
        for file in self._folder.glob("plan.db*"):
            shutil.copy(file, self._folder / file.name.replace("plan", name))
        office = self._office(name)
        examined = examine_upload(office, "bang.xlsx", workbook(), Hints(unit=plan().root))
        assert examined.change_set is not None, examined.open_issues
        commit_import(office, examined, operator("bench"))


def measured() -> str:
    """The table of results."""
    content = workbook()
    with tempfile.TemporaryDirectory() as folder:
        stores = _Stores(folder)
        results = in_turns(
            [
                Contestant("floor: expat, executemany", lambda: floor(content, "c1, c2, c3", 5), 5),
                Contestant("ours: examined and committed", stores.stored, 5),
                Contestant("of that the worker's reading", lambda: read_workbook(content), 5),
            ]
        )
    head = f"## stored: the whole way of {ROWS} figures, one in a row of 5 columns, {len(content) // 1024} KiB"
    return f"{head} (goal: ≤ 4 × the floor)\n\n{table(results, {})}"
