"""A name that is written once holds for the rows below it; what may as well be a slip is asked about, with the right reading."""

import pytest

from dashboard.domain.absence import Absence
from dashboard.domain.issues import Answer, AnswerKind
from tests.importing.tables.build import examined_table, sheet
from tests.importing.tables.specimens import HEADS, workers

BY_FUND = ("STT", "Dự án", "Nguồn vốn", "Kế hoạch vốn giao năm 2024", "Lũy kế giải ngân vốn giao 2024")
BY_ITEM = ("STT", "Nội dung", "Kế hoạch vốn giao năm 2024", "Lũy kế giải ngân vốn giao 2024")
LONG = ("TT", "Xã", "Chỉ tiêu", "Số liệu")
CENTRAL, LOCAL = ("DA2", "NSTW"), ("DA2", "NSDP")
SPLIT = {CENTRAL: 45_000_000, LOCAL: 5_000_000}


def table(*rows, titles=BY_FUND, merges=(), **over):
    return examined_table(sheet([*HEADS, ("ĐVT: triệu đồng",), titles, *rows], merges=merges), **over)


def money(examination):
    return {(d.project, d.fund): d.cumulative_vnd for d in examination.proposal.disbursements}


def results(examination):
    return {(o.indicator, o.subject): o.amount for o in examination.proposal.observations}


def ids(examination):
    return [issue.id for issue in examination.issues]


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param([(1, "Sinh kế"), (None, None, "NSTW", None, 45), (None, None, "NSĐP", None, 5)], id="name alone"),
        pytest.param([(1, "Sinh kế", None, None, 50), (None, None, "NSTW", None, 45), (None, None, "NSĐP", None, 5)],
                     id="name with its total"),
        pytest.param([(1, "Sinh kế", "NSTW", None, 45), (None, None, "NSĐP", None, 5), (None, "Tổng cộng", None, None, 50)],
                     id="name beside its first source"),
        pytest.param([(1, "Sinh kế", "Tổng số", None, 50), (None, None, "NSTW", None, 45), (None, None, "NSĐP", None, 5)],
                     id="a total among the sources"),
    ],
)  # fmt: skip
def test_sources_below_a_project_are_its_own(rows):
    examination = table(*rows)
    assert money(examination) == SPLIT
    assert ids(examination) == []


@pytest.mark.parametrize("merges", [("B6:B7",), ("A6:A7", "B6:B7"), ("A6:B7",)])
def test_a_merged_project_is_that_of_every_row_it_covers(merges):
    rows = [(1, "Sinh kế", "NSTW", None, 45), (None, None, "NSĐP", None, 5)]
    if merges == ("A6:B7",):
        rows[0] = ("Sinh kế", None, "NSTW", None, 45)
        titles = ("Dự án", None, *BY_FUND[2:])
        examination = table(*rows, titles=titles, merges=(*merges, "A5:B5"))
    else:
        examination = table(*rows, merges=merges)
    assert money(examination) == SPLIT
    assert ids(examination) == []


def test_a_nought_in_the_projects_own_row_is_no_figure_of_it():
    examination = table((1, "Sinh kế", None, None, 0), (None, None, "NSTW", None, 45), (None, None, "NSĐP", None, 5))
    assert money(examination) == SPLIT
    assert ids(examination) == ["total_differs@Sheet1!E6"]


def test_dashes_of_the_sources_do_not_put_the_projects_own_amount_away():
    examination = table(
        (1, "Sinh kế", None, None, 50), (None, None, "NSTW", None, "-"), (None, None, "NSĐP", None, "-")
    )
    told = {(d.fund, d.cumulative_vnd, d.absence) for d in examination.proposal.disbursements}
    assert ("not-split", 50_000_000, None) in told
    assert ("NSTW", None, Absence.NIL) in told


def test_sources_among_the_projects_are_of_the_project_above_them():
    examination = table(
        ("I", "TỔNG SỐ", None, 50), (None, "NSTW", None, 45), (None, "NSĐP", None, 5),
        (1, "Sinh kế", None, 50), (None, "- NSTW", None, 45), (None, "- NSĐP đối ứng", None, 5), titles=BY_ITEM,
    )  # fmt: skip
    assert money(examination) == SPLIT
    assert ids(examination) == []


def test_sources_over_the_projects_are_those_of_the_rows_below():
    examination = table(
        ("I", "Vốn NSTW", None, 65), (1, "Sinh kế", None, 45), (2, "Dạy nghề", None, 20),
        ("II", "NSĐP", None, 5), (1, "Sinh kế", None, 5), (None, "Cộng", None, 70), titles=BY_ITEM,
    )  # fmt: skip
    assert money(examination) == {**SPLIT, ("DA4.1", "NSTW"): 20_000_000}
    assert ids(examination) == []


def test_a_unit_or_a_month_written_once_holds_for_the_rows_below():
    rows = [(1, "Bó Sinh", "Tạo việc làm", 12), (None, None, "Đào tạo nghề", 3),
            (2, "Nậm Ty", "Tạo việc làm", 7), (None, None, "Đào tạo nghề", 4)]  # fmt: skip
    examination = examined_table(sheet([*HEADS, LONG, *rows]))
    assert results(examination) == {("VL-KETNOI", "04171"): 12, ("DT-NGHE", "04171"): 3,
                                    ("VL-KETNOI", "04186"): 7, ("DT-NGHE", "04186"): 4}  # fmt: skip
    assert ids(examination) == []
    months = [("Tháng 8", "Bó Sinh", 1), (None, "Nậm Ty", 2), ("Tháng 9", "Bó Sinh", 3), (None, "Nậm Ty", 4)]
    examination = examined_table(sheet([*HEADS[:2], ("Kỳ", "Xã", "Đào tạo nghề"), *months]))
    told = {
        (c.period.code, o.subject): o.amount
        for c in (*examination.further, examination.proposal)
        for o in c.observations
    }
    assert told == {("2024-08", "04171"): 1, ("2024-08", "04186"): 2, ("2024-09", "04171"): 3, ("2024-09", "04186"): 4}


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param([(1, "Sinh kế", "NSTW", None, 45), (2, None, "NSĐP", None, 5)], id="a number of its own"),
        pytest.param([(1, "Sinh kế", "NSĐP", None, 45), (None, None, "NSĐP", None, 5)], id="the same source again"),
    ],
)
def test_a_row_that_may_be_of_another_project_is_asked_about(rows):
    examination = table(*rows)
    (question,) = examination.open_issues
    assert question.id == "row_left_out@Sheet1!A7"
    assert {"above", "DA3.1", "leave_out"} <= {choice.code for choice in question.choices}
    said = {question.id: Answer(question.id, AnswerKind.CHOICE, "DA3.1")}
    assert money(table(*rows, answers=said))[("DA3.1", "NSDP")] == 5_000_000
    said = {question.id: Answer(question.id, AnswerKind.CHOICE, "leave_out")}
    examination = table(*rows, answers=said)
    assert examination.open_issues == ()
    assert len(money(examination)) == 1


def test_where_names_are_repeated_a_blank_is_a_slip():
    rows = [(1, "Bó Sinh", "Tạo việc làm", 12), (2, "Bó Sinh", "Đào tạo nghề", 3), (3, "Nậm Ty", "Tạo việc làm", 7),
            (None, None, "Đào tạo nghề", 4)]  # fmt: skip
    page = sheet([*HEADS, LONG, *rows])
    assert [issue.id for issue in examined_table(page).open_issues] == ["row_left_out@Sheet1!A8"]
    said = {"row_left_out@Sheet1!A8": Answer("row_left_out@Sheet1!A8", AnswerKind.CHOICE, "above")}
    assert results(examined_table(page, answers=said))[("DT-NGHE", "04186")] == 4


def test_a_source_that_the_plan_does_not_have_is_asked_about():
    rows = [(1, "Sinh kế", "NSTW", None, 45), (None, None, "Vốn lạ", None, 5)]
    assert [issue.id for issue in table(*rows).open_issues] == ["row_left_out@Sheet1!C7"]
    said = {"row_left_out@Sheet1!C7": Answer("row_left_out@Sheet1!C7", AnswerKind.CHOICE, "NSDP")}
    assert money(table(*rows, answers=said)) == SPLIT


def test_rows_below_the_signatures_are_read_where_somebody_says_so():
    page = workers((1, "Bó Sinh", 5), (None, "NGƯỜI LẬP BIỂU", None), (2, "Nậm Ty", 6))
    said = {"row_left_out@Sheet1!A7": Answer("row_left_out@Sheet1!A7", AnswerKind.CHOICE, "read")}
    examination = examined_table(page, answers=said)
    assert examination.open_issues == ()
    assert results(examination) == {("VL-KETNOI", "04171"): 5, ("VL-KETNOI", "04186"): 6}
