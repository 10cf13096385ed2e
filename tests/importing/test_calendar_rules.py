"""A calendar in one row: "hằng tháng, trước ngày 10, từ tháng 9" is opened into the reports of a year, and nothing else is."""

from datetime import date
from typing import Any

import pytest

from dashboard.domain.issues import IssueCode
from dashboard.domain.periods import Period
from dashboard.importing.cell_text.deadlines import DeadlineRule, deadline_rule
from dashboard.importing.examination import Examination
from dashboard.importing.examine import examine
from tests.importing.new_district import BLANK, as_read
from tests.importing.office import BYTES, Store

SHEET = "Lịch báo cáo"
TODAY = date(2025, 2, 1)


def calendar(*rows: dict[str, Any]) -> Examination:
    """The right plan with these rows instead of its twelve."""
    cells = {f"{SHEET}!{column}{row}": BLANK for row in range(2, 14) for column in "ABCDEFGH"}
    for number, row in enumerate(rows, start=2):
        said = {"A": "BC", "B": "Báo cáo tháng", "C": "XA", **row}
        cells |= {f"{SHEET}!{column}{number}": value for column, value in said.items()}
    return examine(as_read(cells), BYTES, Store(None), TODAY)


def owed(examination: Examination) -> dict[str, date]:
    assert not examination.blocked, examination.issues
    return {o.period.code: o.due_before for o in examination.proposal.plan.obligations}  # type: ignore[union-attr]


def codes(examination: Examination) -> set[IssueCode]:
    return {issue.code for issue in examination.issues}


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("trước ngày 10", DeadlineRule(10, True)), ("ngày 10", DeadlineRule(10, True)), ("10", DeadlineRule(10, True)),
        ("Trước ngày 05 hằng tháng", DeadlineRule(5, True)), ("trước ngày 10 tháng sau", DeadlineRule(10, True)),
        ("chậm nhất ngày 25 của tháng báo cáo", DeadlineRule(25, False)), ("ngày 25 trong tháng", DeadlineRule(25, False)),
        ("trước ngày 20 của tháng kế tiếp", DeadlineRule(20, True)), ("trước ngày 15 tháng đầu quý sau", DeadlineRule(15, True)),
        ("ngày 20 tháng cuối quý", DeadlineRule(20, False)), ("trước ngày 25", DeadlineRule(25, None)),
        ("ngày 25 hàng tháng", DeadlineRule(25, None)), ("ngày 31", DeadlineRule(31, None)),
        ("ngày 32", None), ("ngày 0", None), ("10 ngày", None), ("cuối tháng", None), ("trước ngày 10/2", None),
        ("trước ngày 10 tháng 2", None), ("", None),
    ],
)  # fmt: skip
def test_a_day_of_every_month_is_read_as_offices_write_it(text: str, rule: DeadlineRule | None) -> None:
    assert deadline_rule(text) == rule


def test_one_row_is_twelve_reports_each_due_in_the_month_after() -> None:
    days = owed(calendar({"D": "hằng tháng", "E": "trước ngày 10"}))
    assert len(days) == 12
    assert (days["2025-01"], days["2025-11"], days["2025-12"]) == (
        date(2025, 2, 10), date(2025, 12, 10), date(2026, 1, 10),
    )  # fmt: skip


@pytest.mark.parametrize("since", ["2025-09", "tháng 9/2025", "tháng 9", 9])
def test_a_start_in_the_middle_of_the_year_owes_nothing_before(since: object) -> None:
    days = owed(calendar({"D": "Hàng tháng", "E": 10, "H": since}))
    assert list(days) == ["2025-09", "2025-10", "2025-11", "2025-12"]


@pytest.mark.parametrize(
    ("how", "periods"),
    [("quý", ["2025-Q1", "2025-Q2", "2025-Q3", "2025-Q4"]), ("6 tháng", ["2025-H1", "2025-H2"]), ("năm", ["2025"])],
)
def test_a_rule_may_be_of_quarters_half_years_and_the_year(how: str, periods: list[str]) -> None:
    days = owed(
        calendar({"D": "hằng tháng", "E": 5}, {"A": "BC2", "B": "Báo cáo khác", "D": how, "E": "ngày 12 tháng sau"})
    )
    assert [code for code in days if "-0" not in code and "-1" not in code] == periods
    assert days[periods[-1]] == date(2026, 1, 12)


def test_a_written_out_row_stands_instead_of_what_the_rule_says_of_its_period() -> None:
    days = owed(calendar({"D": "tháng", "E": "ngày 10"}, {"D": "2025-12", "E": date(2026, 1, 25)}))
    assert (len(days), days["2025-11"], days["2025-12"]) == (12, date(2025, 12, 10), date(2026, 1, 25))


def test_a_yearly_report_may_name_its_very_day() -> None:
    days = owed(
        calendar({"D": "tháng", "E": 10}, {"A": "BC-NAM", "B": "Báo cáo năm", "D": "năm", "E": date(2025, 12, 5)})
    )
    assert days["2025"] == date(2025, 12, 5)


def test_a_late_day_alone_is_asked_about_and_never_guessed() -> None:
    asked = calendar({"D": "hằng tháng", "E": "trước ngày 25"})
    [question] = [i for i in asked.issues if i.code is IssueCode.DEADLINE_WHICH_MONTH]
    assert asked.blocked and [c.params["value"] for c in question.choices] == [date(2025, 1, 25), date(2025, 2, 25)]
    days = owed(calendar({"D": "hằng tháng", "E": "ngày 31 trong tháng"}))
    assert (days["2025-02"], days["2025-04"]) == (date(2025, 2, 28), date(2025, 4, 30))


def test_two_rules_for_one_form_are_a_slip() -> None:
    twice = calendar({"D": "hằng tháng", "E": 10}, {"D": "tháng", "E": 12})
    assert [str(i.place) for i in twice.issues if i.code is IssueCode.DUPLICATE_ROW] == [f"{SHEET}!A3"]


@pytest.mark.parametrize(
    ("column", "text"), [("E", "cuối tháng"), ("E", date(2025, 2, 10)), ("H", "mùa thu"), ("H", "2024-09")]
)
def test_what_is_no_rule_is_said_at_its_cell(column: str, text: object) -> None:
    wrong = calendar({"D": "hằng tháng", "E": 10, column: text})
    assert wrong.blocked
    assert {
        str(i.place) for i in wrong.open_issues if i.code in (IssueCode.NO_DEADLINE_RULE, IssueCode.BAD_PERIOD)
    } == {f"{SHEET}!{column}2"}


def test_a_bare_day_in_a_cell_of_days_is_that_day_of_the_month() -> None:
    assert owed(calendar({"D": "hằng tháng", "E": date(1900, 1, 10)}))["2025-03"] == date(2025, 4, 10)


def test_the_reports_are_those_of_the_twelve_rows_written_out() -> None:
    ruled = calendar({"D": "hằng tháng", "E": "trước ngày 10"})
    plan = ruled.proposal.plan  # type: ignore[union-attr]
    assert [o.period for o in plan.obligations] == [Period.of_month(2025, month) for month in range(1, 13)]
    assert {(o.form, o.name, o.reporters) for o in plan.obligations} == {("BC", "Báo cáo tháng", ("XA",))}
