"""Columns are declared once: every field of a plan has its column, and what is written by them is read back the same."""

from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboard.domain.issues import IssueCode, Severity
from dashboard.domain.periods import Period
from dashboard.domain.plan.indicators import Indicator, Measure
from dashboard.domain.plan.plan import Milestone, PathOf, Plan
from dashboard.domain.plan.units import SuccessionKind
from dashboard.exports.plan_workbook import plan_workbook
from dashboard.importing.checks.adjustment_checks import adjustment_faults
from dashboard.importing.checks.path_checks import limit_faults, path_faults
from dashboard.importing.checks.plan_checks import plan_faults
from dashboard.importing.checks.unit_checks import unit_faults
from dashboard.importing.files.workbook import CellKind, FileCell, Sheet, read
from dashboard.importing.findings import Findings
from dashboard.importing.layouts import plan_sheets
from dashboard.importing.layouts.plan import read_plan
from dashboard.importing.layouts.plan_rows import plan_rows
from dashboard.importing.sheets.codecs import built, cells_of
from dashboard.importing.sheets.declared import Column, DeclaredTable, Kind
from dashboard.importing.sheets.rows import DASHES, Row
from db.tables import PLAN_PARTS, plan, plan_unit, unit
from tests.builders import an_indicator
from tests.domain.comparing.test_plan_changes import full

TABLES = pytest.mark.parametrize("table", plan_sheets.TABLES, ids=lambda table: table.key)
PARTS = {field.name for field in fields(Plan) if isinstance(getattr(full(), field.name), tuple)}


# -- declaration and model ----------------------------------------------------------------------------------------------


@TABLES
def test_every_field_has_one_column_or_is_worked_out_by_name(table: DeclaredTable[Any]) -> None:
    whole = [column.field for column in table.columns if column.field and column.part in (None, 0)]
    assert len(whole) == len(set(whole))
    assert {*whole, *table.derived} == {field.name for field in fields(table.builds)}
    assert not set(whole) & set(table.derived)


def test_every_part_of_a_plan_has_its_sheet_and_every_other_field_its_line_on_the_first() -> None:
    assert {table.part for table in plan_sheets.TABLES} == PARTS
    owners = (full(), full().programme, full().rules)
    own = [f.name for owner in owners for f in fields(owner) if not is_dataclass(getattr(owner, f.name))]
    assert sorted(c.field for c in plan_sheets.PROGRAMME.columns if c.field) == sorted(set(own) - PARTS)


def test_every_field_has_its_column_in_the_store() -> None:
    for name, part, table in PLAN_PARTS:
        assert set(table.c.keys()) - {"plan_id", "position"} == {field.name for field in fields(part)}, name
    (units,) = (table for table in plan_sheets.TABLES if table.part == "units")
    kept = {*plan_unit.c.keys(), *unit.c.keys()} - {"plan_id", "position", "unit_id", "id", "from_version"}
    assert kept == {field.name for field in fields(units.builds)}
    stated = {column.field for column in plan_sheets.PROGRAMME.columns if column.field} - {"code"}
    assert stated <= set(plan.c.keys())


def test_a_new_attribute_costs_a_field_and_a_column() -> None:
    """Here the field and the column; in the store the same name in the model, by a migration."""

    @dataclass(frozen=True)
    class Wider(Indicator):
        data_owner: str = ""

    table = replace(
        plan_sheets.INDICATORS,
        columns=(*plan_sheets.INDICATORS.columns, Column("data_owner", "Chủ số liệu", Kind.TEXT)),
        builds=Wider,
    )
    value = Wider(**vars(an_indicator()) | {"data_owner": "Phòng LĐ-TB&XH"})
    cells = cells_of(table.columns, value)
    sheet = Sheet(
        "X", {(1, n): _cell(n, text) for n, text in enumerate(cells.values(), start=1) if text not in (None, "")}
    )
    row = Row(sheet, table.by_key, {key: (1, n) for n, key in enumerate(cells, start=1)}, Findings())
    assert cells["data_owner"] == "Phòng LĐ-TB&XH"
    assert built(row, table) == value


def _cell(column: int, value: object) -> FileCell:
    if isinstance(value, str):
        return FileCell(1, column, CellKind.TEXT, value)
    return FileCell(1, column, CellKind.NUMBER, Decimal(str(value)))


# -- what is written is read back ---------------------------------------------------------------------------------------

TEXT = (
    st.text("aăâbcdđeêghikMNQ0123456789().,/-;«»% ", max_size=20)
    .map(lambda text: " ".join(text.split()))
    .filter(
        lambda text: text not in DASHES  # which stand for a blank cell
    )
)
CODE = st.text("ABCDĐ0123456789.-", min_size=1, max_size=8).filter(lambda text: text not in DASHES)
DAY = st.dates(date(1990, 1, 1), date(2090, 12, 31))
FIGURE = st.decimals(-10_000, 10_000, places=4)
AMOUNT = st.integers(0, 10**14)
BY_KIND: dict[Kind, st.SearchStrategy[Any]] = {
    Kind.TEXT: TEXT, Kind.CODE: CODE, Kind.UNIT: CODE, Kind.CODES: st.lists(CODE, max_size=3).map(tuple),
    Kind.FLAG: st.booleans(), Kind.NUMBER: FIGURE, Kind.WHOLE: st.integers(1, 10**6), Kind.SHARE: FIGURE,
    Kind.AMOUNT: FIGURE, Kind.DATE: DAY, Kind.PERIOD: st.sampled_from(["2024-09", "2024-Q3", "2024-H1", "2024"]).map(Period.parse),
    Kind.YEAR: st.integers(2020, 2040),
}  # fmt: skip
FIXED = {  # fields that the plan around them ties down
    "targets": {"indicator", "operator", "basis", "settled", "settled_by", "settled_on"},
    "milestones": {"of", "key", "approved_by", "approved_on"},
    "successions": {"kind", "share"},
}


def of_column(column: Column) -> st.SearchStrategy[Any]:
    if column.words:
        values: st.SearchStrategy[Any] = st.sampled_from(list(column.words))
    elif column.kind is Kind.MONEY:
        values = st.integers(-(10**14), 10**14) if column.signed else AMOUNT
    else:
        values = BY_KIND[column.kind]
    members = [member for member, _ in column.spelled]
    return values | st.sampled_from(members) if members else values


@st.composite
def others(draw: st.DrawFn, table: DeclaredTable[Any], value: Any) -> Any:
    """`value` with other fields, each as its column's kind has them; a field with a default may keep it."""
    over = {}
    for column in table.columns:
        if column.field and column.part is None and column.field not in FIXED.get(table.key, ()):
            other = draw(of_column(column))
            if other == "" or other == ():
                continue
            over[column.field] = other
    return replace(value, **over)


def read_again(content: bytes) -> Plan:
    findings = Findings()
    rows = plan_rows(read(content), findings)
    again = read_plan(rows, lambda *_: None) if rows else None
    assert again is not None
    assert [i for i in findings.issues if i.severity is not Severity.NOTE] == []
    return again


PROPERTY = settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@TABLES
@PROPERTY
@given(data=st.data())
def test_a_row_is_read_back_as_it_was_written(table: DeclaredTable[Any], data: st.DataObject) -> None:
    stands = full()
    first, *rest = getattr(stands, table.part)
    other = data.draw(others(table, first))
    if table.key in ("indicators", "targets"):  # targets and paths speak of it
        other = replace(other, **{table.identity[0]: getattr(first, table.identity[0])})
    changed = replace(stands, **{table.part: (other, *rest)})
    assert getattr(read_again(plan_workbook(changed)), table.part) == (other, *rest)


@PROPERTY
@given(data=st.data())
def test_the_first_sheet_is_read_back_as_it_was_written(data: st.DataObject) -> None:
    stands = full()
    owners = {"programme": stands.programme, "rules": stands.rules, "": stands}
    over: dict[str, dict[str, Any]] = {name: {} for name in owners}
    for column in plan_sheets.PROGRAMME.columns:
        name = next((n for n, owner in owners.items() if column.field and hasattr(owner, column.field)), None)
        value = data.draw(of_column(column)) if name is not None else ""
        if value != "" and name is not None and column.field:
            over[name][column.field] = value
    changed = replace(
        stands,
        programme=replace(stands.programme, **over["programme"]),
        rules=replace(stands.rules, **over["rules"]),
        **over[""],
    )
    again = read_again(plan_workbook(changed))
    assert (again.programme, again.rules) == (changed.programme, changed.rules)
    assert [getattr(again, name) for name in over[""]] == list(over[""].values())


@pytest.mark.parametrize(("kind", "share"), [("whole", "1"), ("renamed", "1"), ("part", "0.4"), ("part", None)])
def test_what_became_of_a_unit_is_read_back(kind: str, share: str | None) -> None:
    first = replace(
        full().successions[0], kind=SuccessionKind(kind), share=None if share is None else Decimal(share)
    )  # fmt: skip
    assert read_again(plan_workbook(replace(full(), successions=(first,)))).successions == (first,)


@pytest.mark.parametrize("of", [PathOf.TARGET, PathOf.MONEY])
@PROPERTY
@given(values=st.lists(FIGURE, min_size=1, max_size=12), by=TEXT, on=st.none() | DAY)
def test_a_path_is_read_back(of: PathOf, values: list[Decimal], by: str, on: date | None) -> None:
    key = "T1" if of is PathOf.TARGET else "*"
    path = tuple(
        Milestone(of, key, Period.of_month(2024, month), value, by, on) for month, value in enumerate(values, start=1)
    )
    assert read_again(plan_workbook(replace(full(), milestones=path))).milestones == path


@pytest.mark.parametrize("measure", [Measure.COUNT, Measure.PERCENTAGE])
def test_bounds_are_in_the_measure_of_their_indicator(measure: Measure) -> None:
    """50 in the cell of a share is 50%: it was written as 0,5 and read back as a two-hundredth."""
    bounded = replace(an_indicator(), measure=measure, low=Decimal("0.5"), high=Decimal("0.75"))
    changed = replace(full(), indicators=(bounded, *full().indicators[1:]), targets=(), milestones=())
    assert read_again(plan_workbook(changed)).indicators[0] == bounded


def test_the_checks_name_cells_and_read_none_of_them_again() -> None:
    faulty = {
        ("Lịch báo cáo", "BC-THANG/2024-09", "due_before"): "chưa rõ",
        ("Phân bổ", "DA4.1/NSTW/2024", "amount"): "nhiều",
        ("Điều chỉnh vốn", "DA4.1/NSTW/2024/2024-07-01", "fund"): "NSX",
    }
    findings = Findings()
    rows = plan_rows(read(plan_workbook(full(), faulty)), findings)
    assert rows is not None
    plan_read = read_plan(rows, lambda *_: None)
    assert plan_read is not None
    read_once = list(findings.issues)
    assert [(issue.code, str(issue.place)) for issue in read_once if issue.severity is Severity.ERROR] == [
        (IssueCode.NOT_A_NUMBER, "Phân bổ!D2"), (IssueCode.NOT_A_DATE, "Lịch báo cáo!E2"),
    ]  # fmt: skip
    checks = (
        plan_faults,
        unit_faults,
        limit_faults,
        adjustment_faults,
        lambda *given: path_faults(given[0], None, given[1]),
    )
    faults = [issue for check in checks for issue in check(plan_read, rows)]
    assert (IssueCode.ADJUSTMENT_WITHOUT_LINE, "Điều chỉnh vốn!D2") in [(i.code, str(i.place)) for i in faults]
    assert findings.issues == read_once
