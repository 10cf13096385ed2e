"""A plan's cells as texts that a person types: read back they say the same plan, and unread cells lose nothing."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest

from dashboard.domain.comparing.plan_changes import plan_changes
from dashboard.domain.issues import Severity
from dashboard.domain.plan.plan import ALL_PROJECTS, PathOf, Plan
from dashboard.exports.path_texts import last_years, straight_line
from dashboard.exports.plan_texts import edited_workbook, field_texts, row_texts, spelled
from dashboard.exports.plan_workbook import written_workbook
from dashboard.importing.files.workbook import read
from dashboard.importing.findings import Findings
from dashboard.importing.layouts import plan_sheets
from dashboard.importing.layouts.plan import read_plan
from dashboard.importing.layouts.plan_rows import plan_rows
from dashboard.importing.sheets.declared import Column, Kind
from sample_data.offices import s000, s001, s003, s004
from sample_data.offices.songma import plan as songma

OFFICES = pytest.mark.parametrize(
    "office", [s000.plan, s001.plan, songma.plan, s003.plan, s004.plan], ids=["S000", "S001", "S002", "S003", "S004"]
)


def read_again(content: bytes, known: Plan) -> tuple[Plan, Findings]:
    findings = Findings()
    rows = plan_rows(read(content), findings)
    plan = read_plan(rows, lambda *_: known) if rows else None
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


def test_money_taken_away_and_what_became_of_units_are_read_as_typed() -> None:
    plan = songma.plan()
    adjusted = {"project": "DA4.1", "fund": "NSTW", "budget_year": "2024", "amount": "−1.234,5", "effective_on": "1/7/2024",
                "decision": "QĐ 9", "note": ""}  # fmt: skip
    became = {
        "old": "04180",
        "new": "04171",
        "on": "1/7/2025",
        "kind": "nhập một phần",
        "share": "chưa có số",
        "source": "",
    }
    again, findings = read_again(edited_workbook(plan, {"adjustments": [adjusted], "successions": [became]}), plan)
    assert [i for i in findings.issues if i.severity is not Severity.NOTE] == []
    assert again.adjustments[-1].amount_vnd == -1_234_500_000
    assert (again.successions[-1].share, again.successions[-1].on) == (None, date(2025, 7, 1))


NUMBER = Column("x", "X", Kind.NUMBER)


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
    assert spelled(Column("budget_year", "Năm", Kind.YEAR), 2024) == "2024"


# -- paths that are filled in -------------------------------------------------------------------------------------------------


def test_the_straight_line_ends_at_the_target() -> None:
    row = straight_line(songma.plan(), PathOf.TARGET, "S002-03")
    assert row is not None and (row["m6"], row["m12"], row["approved_by"]) == ("1.000", "2.000", "")


def test_money_has_a_straight_line_and_a_target_without_a_number_has_none() -> None:
    row = straight_line(songma.plan(), PathOf.MONEY, ALL_PROJECTS)
    assert row is not None and (row["key"], row["m4"], row["m12"]) == ("tất cả", "33,33", "100")
    assert straight_line(songma.plan(), PathOf.TARGET, "S002-02") is None


def test_last_years_path_is_copied_without_its_approval() -> None:
    plan = songma.plan()
    row = last_years(plan, plan, PathOf.TARGET, "S002-03")
    assert row is not None and (row["m9"], row["approved_by"]) == ("1.500", "")
    assert last_years(plan, None, PathOf.TARGET, "S002-03") is None
    money = last_years(plan, plan, PathOf.MONEY, ALL_PROJECTS)
    assert money is not None and money["m9"] == "62"
