"""Each row is of the period that it names itself, as a month or as the day up to which its figures count."""

from datetime import date
from decimal import Decimal

import pytest

from dashboard.domain.issues import Answer, AnswerKind
from tests.importing.tables.build import examined_table, sheet
from tests.importing.tables.specimens import HEADS

TRADES, MONTHS = "Đào tạo nghề", "month_or_cumulative@Sheet1!D3"


def told(examination):
    changes = [change for change in (*examination.further, examination.proposal) if change]
    return {(c.period.code, o.subject): o.amount for c in changes for o in c.observations}


def table(title, first, second, heads=HEADS[:2], **over):
    return examined_table(
        sheet([*heads, ("TT", "Xã", title, TRADES), (1, "Bó Sinh", first, 3), (2, "Nậm Ty", second, 4)]), **over
    )


def ids(issues):
    return [issue.id for issue in issues]


@pytest.mark.parametrize(
    "title", ["Ngày số liệu", "Ngày báo cáo", "Tính đến ngày", "Ngày chốt số liệu", "Số liệu đến ngày", "Thời điểm"]
)
@pytest.mark.parametrize(
    ("first", "second"),
    [(date(2024, 9, 30), date(2024, 10, 31)), ("30/9/2024", "31/10/2024"), ("30/09", "31/10"), ("30.9.2024", "31-10-2024"),
     ("Tháng 9", "10/2024"), (Decimal(45565), Decimal(45596))],
)  # fmt: skip
def test_the_day_of_a_row_is_the_end_of_its_period(title, first, second):
    for heads in (HEADS[:2], (*HEADS[:2], ("KẾT QUẢ THÁNG 10 NĂM 2024",))):
        examination = table(title, first, second, heads)
        assert ids(examination.issues) == []
        assert told(examination) == {("2024-09", "04171"): 3, ("2024-10", "04186"): 4}


@pytest.mark.parametrize("day", [date(2024, 10, 15), "15/10/2024", "15/10", date(2024, 10, 1)])
def test_a_day_within_a_month_is_asked_about_once(day):
    examination = table("Ngày số liệu", day, day)
    assert ids(examination.open_issues) == ["period_of_a_day@Sheet1!C4"]
    assert [choice.code for choice in examination.open_issues[0].choices] == ["2024-10", "2024-09", "leave_out"]
    said = {"period_of_a_day@Sheet1!C4": Answer("period_of_a_day@Sheet1!C4", AnswerKind.CHOICE, "2024-09")}
    examination = table("Ngày số liệu", day, day, answers=said)
    assert ids(examination.open_issues) == []
    assert told(examination) == {("2024-09", "04171"): 3, ("2024-09", "04186"): 4}


def test_the_period_of_the_heads_is_among_the_choices():
    examination = table("Ngày số liệu", "15/10/2024", "15/10/2024", (*HEADS[:2], ("KẾT QUẢ THÁNG 12/2024",)))
    assert "2024-12" in [choice.code for choice in examination.open_issues[0].choices]


def test_the_day_of_a_report_after_its_period_says_nothing_new():
    examination = table("Ngày báo cáo", "05/10/2024", "4/10/2024", (*HEADS[:2], ("KẾT QUẢ THÁNG 9/2024",)))
    assert ids(examination.issues) == []
    assert told(examination) == {("2024-09", "04171"): 3, ("2024-09", "04186"): 4}


def test_beside_a_column_of_periods_days_are_those_of_the_reports():
    rows = [
        ("Kỳ", "Ngày báo cáo", "Xã", TRADES),
        ("Tháng 8", "05/9/2024", "Bó Sinh", 3),
        ("Tháng 9", "3/10/2024", "Bó Sinh", 4),
    ]
    examination = examined_table(sheet([*HEADS[:2], *rows]))
    assert ids(examination.issues) == []
    assert told(examination) == {("2024-08", "04171"): 3, ("2024-09", "04171"): 4}


@pytest.mark.parametrize(
    ("first", "second"), [(Decimal(8), Decimal(9)), ("8", "9"), (date(2024, 8, 1), date(2024, 9, 1))]
)
def test_a_column_of_months_names_them_by_their_numbers(first, second):
    said = {MONTHS: Answer(MONTHS, AnswerKind.CHOICE, "cumulative")}  # of a month alone, or up to it?
    examination = table("Tháng", first, second, answers=said)
    assert ids(examination.issues) == [MONTHS]
    assert told(examination) == {("2024-08", "04171"): 3, ("2024-09", "04186"): 4}


def test_what_is_no_day_is_refused_at_its_cell():
    assert ids(table("Ngày số liệu", "30/9/2024", "31/9").open_issues) == ["bad_period@Sheet1!C5"]


def test_money_of_rows_with_days_goes_to_their_months():
    titles = ("Đơn vị", "Dự án", "Tính đến ngày", "Lũy kế giải ngân vốn giao 2024")
    rows = [
        *HEADS[:2],
        ("ĐVT: triệu đồng",),
        titles,
        ("Bó Sinh", "Sinh kế", "30/9/2024", 50),
        ("Nậm Ty", "Sinh kế", "31/10/2024", 20),
    ]
    examination = examined_table(sheet(rows))
    changes = (*examination.further, examination.proposal)
    paid = {(c.period.code, d.subject): d.cumulative_vnd for c in changes for d in c.disbursements}
    assert paid == {("2024-09", "04171"): 50_000_000, ("2024-10", "04186"): 20_000_000}
