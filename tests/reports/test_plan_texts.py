"""A plan's cells as texts that a person types: read back they say the same plan, and unread cells lose nothing."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest

from dashboard.domain.issues import Severity
from dashboard.domain.plan import Plan
from dashboard.domain.plan_changes import plan_changes
from dashboard.importing.findings import Findings
from dashboard.importing.layouts import plan_sheets
from dashboard.importing.layouts.plan import read_plan
from dashboard.importing.layouts.tables import Column, Kind
from dashboard.importing.workbook import read
from dashboard.reports.plan_texts import edited_workbook, field_texts, row_texts, spelled
from dashboard.reports.plan_workbook import written_workbook
from sample_data.offices import s000, s001, s003, s004
from sample_data.offices.songma import plan as songma

OFFICES = pytest.mark.parametrize(
    "office", [s000.plan, s001.plan, songma.plan, s003.plan, s004.plan], ids=["S000", "S001", "S002", "S003", "S004"]
)


def read_again(content: bytes, known: Plan) -> tuple[Plan, Findings]:
    findings = Findings()
    plan = read_plan(read(content), findings, lambda *_: known)
    assert plan is not None
    return plan, findings


@OFFICES
def test_every_cell_as_text_says_the_same_plan(office: Callable[[], Plan]) -> None:
    plan = office()
    rows = {table.key: list(row_texts(plan, table)) for table in plan_sheets.TABLES}
    again, findings = read_again(written_workbook(field_texts(plan), rows), plan)  # type: ignore[arg-type]
    assert [i for i in findings.issues if i.severity is not Severity.NOTE] == []
    assert plan_changes(plan, again) == ()


@OFFICES
def test_unedited_rows_are_written_as_the_plan_has_them(office: Callable[[], Plan]) -> None:
    plan = office()
    rows = {table.key: row_texts(plan, table) for table in plan_sheets.TABLES}
    untouched, _ = read_again(edited_workbook(plan, {}), plan)
    typed, _ = read_again(edited_workbook(plan, rows, field_texts(plan)), plan)
    assert plan_changes(untouched, typed) == ()


def test_an_edited_cell_is_the_only_difference() -> None:
    plan = songma.plan()
    rows = row_texts(plan, plan_sheets.MILESTONES)
    rows[0]["m9"] = "1.600"
    again, _ = read_again(edited_workbook(plan, {"milestones": rows}), plan)
    base, _ = read_again(edited_workbook(plan, {}), plan)
    (found,) = plan_changes(base, again)
    assert (found.key[2], found.after) == ("2024-09", Decimal(1600))


NUMBER = Column("x", "X", Kind.NUMBER, "", "")


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Decimal("15555.25"), "15.555,25"), (Decimal("26.68"), "26,68"), (date(2024, 9, 30), "30/9/2024"),
        (Decimal("12.345"), "12,3450"), (Decimal("-5"), "−5"), (1000, "1.000"), (None, ""), (Decimal("0"), "0"),
    ],
)  # fmt: skip
def test_texts_are_in_the_offices_spelling(value: object, text: str) -> None:
    assert spelled(NUMBER, value) == text  # type: ignore[arg-type]


def test_years_have_no_separators() -> None:
    assert spelled(Column("budget_year", "Năm", Kind.YEAR, "", ""), 2024) == "2024"
