"""A small office in memory: a plan with one indicator of each kind, a report that is right, and cells to change in it."""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from openpyxl.utils.cell import column_index_from_string, coordinate_from_string

from dashboard.domain.periods import Period
from dashboard.domain.plan.indicators import Aggregation, Frequency
from dashboard.domain.plan.plan import Allocation, Plan, Project
from dashboard.domain.reported.changes import Received
from dashboard.domain.reported.observations import Disbursement, Observation
from dashboard.domain.reported.snapshot import Snapshot
from dashboard.exports.plan_workbook import plan_workbook
from dashboard.exports.report_cells import Filled
from dashboard.exports.report_template import report_template
from dashboard.importing.examination import Examination
from dashboard.importing.examine import examine
from dashboard.importing.files.workbook import CellKind, FileCell, Sheet, Workbook, read
from dashboard.importing.findings import Memory
from tests.builders import (
    CLEAN_WATER,
    COMMUNE,
    DISTRICT,
    LABOUR,
    SEPTEMBER,
    TRAINED,
    a_disbursement,
    a_plan,
    a_share,
    an_indicator,
    an_observation,
)

ABOUT, RESULTS, MONEY, WORDS = "Thông tin", "Chỉ tiêu", "Giải ngân", "Khó khăn, kiến nghị"
BEFORE_THE_DEADLINE = date(2024, 10, 4)
RATE, WOMEN, OFFICE_WORK = "ty-le", "nu-dao-tao", "van-phong"
BYTES = Received("a" * 64, "bao-cao.xlsx", b"PK")
EMPTY = object()  # as a new value of a cell: nothing stands there


@cache
def plan() -> Plan:
    """The builders' plan, with a share without parts, a part of a whole, and an office's own indicator."""
    base = a_plan()
    return replace(
        base,
        projects=(*base.projects, Project("DA6", "Truyền thông")),
        allocations=(*base.allocations, Allocation("DA4.1", "NSTW", 2023, 100_000_000)),
        indicators=(
            an_indicator(),
            a_share(frequency=Frequency.MONTH),
            a_share(code=RATE, name="Tỷ lệ", aggregation=Aggregation.NONE, frequency=Frequency.MONTH),
            an_indicator(code=WOMEN, name="Phụ nữ được đào tạo", subset_of=TRAINED, disaggregations=()),
            an_indicator(code=OFFICE_WORK, reporters=(LABOUR,), subject=DISTRICT, disaggregations=()),
        ),
    )


def figures(period: Period, trained: int, women: int, water: int, rate: str) -> tuple[Observation, ...]:
    """What the first commune says of one month."""
    of_month: dict[str, Any] = {"period": period}
    parts = {"value": None, "numerator": Decimal(water), "denominator": Decimal(1000)}
    return (
        an_observation(value=Decimal(trained), **of_month),
        an_observation(value=Decimal(women), disaggregation="nu", **of_month),
        an_observation(indicator=CLEAN_WATER, **parts, **of_month),
        an_observation(indicator=RATE, value=Decimal(rate), **of_month),
        an_observation(indicator=WOMEN, value=Decimal(women), **of_month),
    )


JULY, AUGUST = Period.parse("2024-07"), Period.parse("2024-08")
SENT_IN_AUGUST = figures(AUGUST, 80, 30, 400, "0.5")


def paid(period: Period, millions: int) -> Disbursement:
    return a_disbursement(period=period, cumulative_vnd=millions * 1_000_000)


@cache
def known() -> Snapshot:
    """July and August as they stand in the store: in both 80 people were trained."""
    return Snapshot(
        version=3,
        recorded_at=None,
        plan=plan(),
        plan_version=1,
        observations=(*figures(JULY, 80, 25, 380, "0.5"), *SENT_IN_AUGUST),
        disbursements=(paid(JULY, 300), paid(AUGUST, 400)),
    )


@cache
def report() -> Workbook:
    """September's report of the first commune, with nothing to be said against it."""
    filled = Filled(figures(SEPTEMBER, 84, 33, 420, "0.55"), (paid(SEPTEMBER, 500),))
    return read(report_template(known(), COMMUNE, SEPTEMBER, filled=filled))


@cache
def planned() -> Workbook:
    return read(plan_workbook(plan()))


@dataclass(frozen=True)
class Store:
    """What the importer may ask of the store."""

    known: Snapshot | None

    def codes(self) -> tuple[str, ...]:
        return (self.known.plan.programme.code,) if self.known else ()

    def snapshot(self, programme: str, year: int) -> Snapshot | None:
        return self.known if self.known and (programme, year) == ("P", self.known.plan.year) else None

    def newest_year(self, programme: str) -> int | None:
        return self.known.plan.year if self.known else None

    def earlier_answers(self, programme: str) -> Memory:
        return {}


def edited(workbook: Workbook, cells: dict[str, Any]) -> Workbook:
    """The workbook with other cells: `{"Chỉ tiêu!G2": "12 người"}`."""
    sheets = {sheet.name: dict(sheet.cells) for sheet in workbook.sheets}
    for where, value in cells.items():
        name, spot = where.rsplit("!", 1)
        column, row = coordinate_from_string(spot)
        at = (row, column_index_from_string(column))
        sheets.setdefault(name, {}).pop(at, None)
        if value is not EMPTY:
            sheets[name][at] = cell(*at, value)
    kept = {sheet.name: sheet for sheet in workbook.sheets}
    return replace(
        workbook,
        sheets=tuple(
            replace(kept[name], cells=found) if name in kept else Sheet(name, found) for name, found in sheets.items()
        ),
    )


def cell(row: int, column: int, value: Any) -> FileCell:
    """What stands in a cell: numbers as int or text of a Decimal, everything else as it is; a `FileCell` as given."""
    match value:
        case FileCell():
            return value._replace(row=row, column=column)
        case bool():
            return FileCell(row, column, CellKind.TRUTH, value)
        case int() | Decimal():
            return FileCell(row, column, CellKind.NUMBER, Decimal(value))
        case date():
            return FileCell(row, column, CellKind.DATE, value)
    return FileCell(row, column, CellKind.TEXT, value)


def examined(
    workbook: Workbook, store: Snapshot | None = None, today: date = BEFORE_THE_DEADLINE, **over: Any
) -> Examination:
    """The examination of a report on the small office; of a plan where `store` is given with one in force."""
    return examine(workbook, BYTES, Store(store or known()), today, **over)


def examined_plan(
    cells: dict[str, Any], store: Snapshot | None = None, workbook: Workbook | None = None, **over: Any
) -> Examination:
    """The examination of the plan workbook with other cells, by an office that has no plan yet."""
    return examine(edited(workbook or planned(), cells), BYTES, Store(store), BEFORE_THE_DEADLINE, **over)


def found(examination: Examination) -> list[str]:
    """Every finding as code@sheet!cell, in the order reported."""
    return [issue.id for issue in examination.issues]
