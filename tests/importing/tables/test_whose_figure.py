"""A figure is kept for whom it speaks of: merged cells are asked about, estimates are no payments, nothing counted is negative."""

from decimal import Decimal

import pytest

from dashboard.domain.issues import Answer, AnswerKind
from tests.importing.tables.build import examined_table, sheet
from tests.importing.tables.specimens import HEADS, workers
from tests.importing.tables.specimens import money as money_table

COMMUNES = ((1, "Bó Sinh", 30), (2, "Nậm Ty", None), (3, "Mường Sai", None))
JOBS = "Lao động được hỗ trợ kết nối, chuyển đổi nghề nghiệp, tạo việc làm"
BY_FUND = ("STT", "Dự án", "Nguồn vốn", "Kế hoạch vốn giao năm 2024", "Lũy kế giải ngân vốn giao 2024")


def ids(issues):
    return [issue.id for issue in issues]


def said(issue, choice):
    return {issue: Answer(issue, AnswerKind.CHOICE, choice)}


def stored(examination):
    return (
        {(o.indicator, o.subject): o.amount for o in examination.proposal.observations} if examination.proposal else {}
    )


def money(examination):
    proposal = examination.proposal
    return {(d.project, d.fund): d.cumulative_vnd for d in proposal.disbursements if not d.estimate} if proposal else {}


def estimated(examination):
    """By project what is expected to be paid, with the span that it speaks of."""
    return {d.project: (d.cumulative_vnd, d.period.code) for d in examination.proposal.disbursements if d.estimate}


# -- merged cells -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("choice", "kept"),
    [("first", {"04171": 30}), ("each", {"04171": 30, "04186": 30, "04213": 30}), ("leave_out", {}), (None, {})],
)
def test_a_figure_merged_over_communes_is_asked_about(choice, kept):
    rows = [*HEADS, ("TT", "Xã", JOBS), *COMMUNES, (4, "Chiềng Sơ", 7)]
    answers = said("shared_figure@Sheet1!C5", choice) if choice else {}
    examination = examined_table(sheet(rows, merges=("C5:C7",)), answers=answers)
    assert ids(examination.open_issues) == ([] if choice else ["shared_figure@Sheet1!C5"])
    own = {subject: amount for (_, subject), amount in stored(examination).items()}
    assert {subject: amount for subject, amount in own.items() if subject in ("04171", "04186", "04213")} == kept
    assert 7 in own.values()


def test_a_figure_merged_over_two_indicators_is_asked_about():
    rows = [*HEADS, ("TT", "Xã", "Tạo việc làm", "Đào tạo nghề"), (1, "Bó Sinh", 30, None)]
    page = sheet(rows, merges=("C5:D5",))
    assert ids(examined_table(page).open_issues) == ["shared_figure@Sheet1!C5"]
    examination = examined_table(page, answers=said("shared_figure@Sheet1!C5", "first"))
    assert stored(examination) == {("VL-KETNOI", "04171"): 30}


def test_units_across_share_a_merged_figure_too():
    rows = [*HEADS, ("TT", "Chỉ tiêu", "Bó Sinh", "Nậm Ty"), (1, "Tạo việc làm", 30, None)]
    assert ids(examined_table(sheet(rows, merges=("C5:D5",))).open_issues) == ["shared_figure@Sheet1!C5"]


@pytest.mark.parametrize(
    ("choice", "kept"),
    [("whole", {("DA2", "not-split"): 50_000_000}), ("first", {("DA2", "NSTW"): 50_000_000}), ("leave_out", {})],
)
def test_money_merged_over_the_sources_of_a_project_may_be_that_of_all_of_them(choice, kept):
    rows = [*HEADS, ("ĐVT: triệu đồng",), BY_FUND, (1, "Sinh kế", "NSTW", None, 50), (None, None, "NSĐP")]
    page = sheet(rows, merges=("B6:B7", "E6:E7"))
    (question,) = examined_table(page).open_issues
    assert (question.id, question.choices[0].code) == ("shared_figure@Sheet1!E6", "whole")
    assert money(examined_table(page, answers=said(question.id, choice))) == kept


def test_a_figure_over_two_rows_of_the_same_thing_is_no_question():
    rows = [
        *HEADS,
        ("TT", "Xã", JOBS, "Ghi chú"),
        (1, "Bó Sinh", 30, "đợt 1"),
        (None, None, None, "đợt 2"),
        (2, "Nậm Ty", 4, None),
    ]
    examination = examined_table(sheet(rows, merges=("A5:A6", "B5:B6", "C5:C6")))
    assert ids(examination.issues) == []
    assert stored(examination) == {("VL-KETNOI", "04171"): 30, ("VL-KETNOI", "04186"): 4}


def test_a_plan_merged_over_communes_is_nobodys_question():
    rows = [
        *HEADS,
        ("TT", "Xã", "Tạo việc làm", None),
        (None, None, "Giao", "Đạt"),
        (1, "Bó Sinh", 20, 12),
        (2, "Nậm Ty", None, 7),
    ]
    examination = examined_table(sheet(rows, merges=("A4:A5", "B4:B5", "C4:D4", "C6:C7")))
    assert ids(examination.open_issues) == []
    assert stored(examination) == {("VL-KETNOI", "04171"): 12, ("VL-KETNOI", "04186"): 7}


# -- estimates of money -----------------------------------------------------------------------------------------------


def test_an_estimate_among_payments_is_said_and_not_kept_as_paid():
    examination = examined_table(money_table((1, "Sinh kế", None, "150 (ước)"), (2, "Dạy nghề", None, 20)))
    assert ids(examination.issues) == ["money_estimate@Sheet1!D6"]
    assert money(examination) == {("DA4.1", "NSTW"): 20_000_000}
    assert estimated(examination) == {"DA2": (150_000_000, "2024-09")}


@pytest.mark.parametrize(
    ("title", "span"),
    [("Ước giải ngân cả năm", "2024"), ("Ước đến 31/12", "2024-12"), ("Ước giải ngân đến hết năm 2024", "2024"),
     ("Ước thực hiện 6 tháng", "2024-H1"), ("Ước giải ngân", "2024-09")],
)  # fmt: skip
def test_an_estimate_is_kept_with_the_span_that_its_title_names(title, span):
    titles = ("STT", "Nội dung", "Kế hoạch vốn giao năm 2024", "Lũy kế giải ngân vốn giao 2024", title)
    rows = [*HEADS, ("ĐVT: triệu đồng",), titles, (1, "Sinh kế", None, 100, 150), (2, "Dạy nghề", None, 20, 30)]
    examination = examined_table(sheet(rows))
    assert ids(examination.issues) == ["money_estimate@Sheet1!E6"]
    assert sorted(money(examination).values()) == [20_000_000, 100_000_000]
    assert estimated(examination) == {"DA2": (150_000_000, span), "DA4.1": (30_000_000, span)}


def test_what_the_month_alone_is_expected_to_bring_is_not_kept():
    titles = (
        "STT",
        "Nội dung",
        "Kế hoạch vốn giao năm 2024",
        "Lũy kế giải ngân vốn giao 2024",
        "Ước giải ngân tháng 11",
    )
    examination = examined_table(sheet([*HEADS, ("ĐVT: triệu đồng",), titles, (1, "Sinh kế", None, 100, 150)]))
    assert estimated(examination) == {}


def test_a_column_of_estimates_is_said_once():
    titles = ("STT", "Nội dung", "Kế hoạch vốn giao năm 2024", "Lũy kế giải ngân vốn giao 2024", "Ước giải ngân cả năm")
    rows = [*HEADS, ("ĐVT: triệu đồng",), titles, (1, "Sinh kế", None, 100, 150), (2, "Dạy nghề", None, 20, 30)]
    examination = examined_table(sheet(rows))
    assert ids(examination.issues) == ["money_estimate@Sheet1!E6"]
    assert examination.issues[0].params["count"] == 2
    assert sorted(money(examination).values()) == [20_000_000, 100_000_000]


def test_an_estimate_of_the_month_is_not_kept_beside_what_was_paid():
    titles = ("STT", "Nội dung", "Kế hoạch vốn giao năm 2024", "Lũy kế giải ngân vốn giao 2024",
              "Giải ngân trong tháng vốn giao 2024")  # fmt: skip
    examination = examined_table(sheet([*HEADS, ("ĐVT: triệu đồng",), titles, (1, "Sinh kế", None, 100, "15 (ước)")]))
    assert [(d.cumulative_vnd, d.in_month_vnd) for d in examination.proposal.disbursements] == [(100_000_000, None)]
    assert ids(examination.issues) == ["money_estimate@Sheet1!E6"]


def test_estimated_money_of_communes_is_said():
    titles = ("Đơn vị", "Dự án", "Lũy kế giải ngân vốn giao 2024")
    rows = [*HEADS, ("ĐVT: triệu đồng",), titles, ("Bó Sinh", "Sinh kế", "ước 50"), ("Nậm Ty", "Sinh kế", 20)]
    examination = examined_table(sheet(rows))
    assert ids(examination.issues) == ["money_estimate@Sheet1!C6"]
    assert [(d.subject, d.estimate) for d in examination.proposal.disbursements] == [("04171", True), ("04186", False)]


# -- below nought -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("written", [-5, "-5", "(1.500)", "(5)"])
def test_a_count_below_nought_is_refused_at_its_cell(written):
    assert ids(examined_table(workers((1, "Bó Sinh", written))).open_issues) == ["negative@Sheet1!C5"]


@pytest.mark.parametrize(("parts", "cell"), [((-3, 4), "C5"), (("(3)", 4), "C5"), ((3, -4), "D5")])
def test_a_part_of_a_share_below_nought_is_refused_at_its_cell(parts, cell):
    titles = ("TT", "Xã", "Cán bộ đã được bồi dưỡng, tập huấn trong năm", "Cán bộ làm công tác giảm nghèo")
    examination = examined_table(sheet([*HEADS, titles, (1, "Bó Sinh", *parts)]))
    assert f"negative@Sheet1!{cell}" in ids(examination.open_issues)


def test_a_part_of_a_share_is_counted_in_whole_numbers():
    titles = ("TT", "Xã", "Cán bộ đã được bồi dưỡng, tập huấn trong năm", "Cán bộ làm công tác giảm nghèo")
    examination = examined_table(sheet([*HEADS, titles, (1, "Bó Sinh", Decimal("3.5"), 4)]))
    assert ids(examination.open_issues) == ["not_whole@Sheet1!C5"]


@pytest.mark.parametrize("written", [-500, "(1.500)", "−500"])
def test_money_paid_so_far_below_nought_is_refused_at_its_cell(written):
    examination = examined_table(money_table((1, "Sinh kế", None, written), (2, "Dạy nghề", None, 20)))
    assert ids(examination.open_issues) == ["negative@Sheet1!D6"]
    assert examination.change_set is None
