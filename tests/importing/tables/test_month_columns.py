"""Figures of the month alone and of the year so far: which is which, which is asked about, and what is added up."""

from decimal import Decimal

import pytest

from tests.importing.tables.build import examined_table, reached
from tests.importing.tables.office_tables import (
    JOBS,
    LIVELIHOODS,
    OF_LIVELIHOODS,
    asked,
    chosen,
    finance,
    labour,
    paid,
    results,
)

MONTHS = [
    pytest.param(labour(("STT", "Chỉ tiêu", "Kế hoạch năm", "Thực hiện tháng 10"), (1, "Tạo việc làm", 2000, 35)), "D4", id="title"),
    pytest.param(labour(("TT", "Xã", "Tạo việc làm"), (1, "Bó Sinh", 5), title=("KẾT QUẢ TRONG THÁNG 10 NĂM 2024",)), "C4",
                 id="in the month, says the title of the table"),
    pytest.param(labour(("TT", "Chỉ tiêu", "KH", "TH T10"), (1, "Tạo việc làm", 2000, 35)), "D4", id="abbreviated"),
    pytest.param(labour(("TT", "Chỉ tiêu", "Thực hiện quý III"), (1, "Tạo việc làm", 35)), "C4", id="quarter"),
    pytest.param(finance(("STT", "Nội dung", "Kế hoạch vốn giao năm 2024", "Giải ngân vốn giao 2024 tháng 10"), (1, LIVELIHOODS, 4050, 25)),
                 "D5", id="money by project"),
    pytest.param(finance(("STT", "Xã", "Số tiền giải ngân vốn giao 2024 tháng 10"), (1, "Bó Sinh", 25), title=(OF_LIVELIHOODS,)), "C5",
                 id="money by commune"),
    pytest.param(labour(("TT", "Xã", "Ước thực hiện tháng 10"), (1, "Bó Sinh", 5), title=("TẠO VIỆC LÀM THÁNG 10 NĂM 2024",)), "C4",
                 id="an estimate of the month"),
]  # fmt: skip


@pytest.mark.parametrize(("table", "spot"), MONTHS)
def test_a_figure_of_the_month_alone_is_asked_about(table, spot):
    examination = examined_table(table)
    assert asked(examination) == [f"month_or_cumulative@Sheet1!{spot}"]
    assert [c.code for c in examination.open_issues[0].choices] == ["cumulative", "month", "leave_out"]
    assert not results(examination) and not paid(examination)


@pytest.mark.parametrize(
    "title",
    ["Thực hiện đến tháng 10", "Thực hiện đến hết tháng 10/2024", "Lũy kế tháng 10", "TH 10 tháng", "Thực hiện 10 tháng đầu năm",
     "Kết quả tính đến 31/10/2024", "TH", "TH2024", "Lũy kế thực hiện từ đầu năm"],
)  # fmt: skip
def test_a_title_that_says_until_is_cumulative(title):
    examination = examined_table(labour(("STT", "Chỉ tiêu", "KH2024", title), (1, "Tạo việc làm", 2000, 1835)))
    assert asked(examination) == []
    assert results(examination) == {(JOBS, "126", "2024-10"): 1835}


def test_the_month_beside_the_cumulative_is_compared_only():
    columns = ("STT", "Chỉ tiêu", "Kế hoạch năm", "Thực hiện tháng 10", "Lũy kế")
    examination = examined_table(labour(columns, (1, "Tạo việc làm", 2000, 35, 1835)))
    assert asked(examination) == []
    assert results(examination) == {(JOBS, "126", "2024-10"): 1835}


def test_months_before_their_cumulative_are_compared_only():
    columns = ("TT", "Xã", "Tháng 8", "Tháng 9", "Tháng 10", "Lũy kế")
    table = labour(columns, (1, "Bó Sinh", 5, 6, 7, 40), title=("KẾT QUẢ TẠO VIỆC LÀM ĐẾN THÁNG 10 NĂM 2024",))
    examination = examined_table(table)
    assert asked(examination) == []
    assert results(examination) == {(JOBS, "04171", "2024-10"): 40}


def test_a_state_at_the_end_of_a_month_is_not_asked_about():
    table = labour(("TT", "Chỉ tiêu", "Thực hiện tháng 10"), (1, "Tỷ lệ hộ nghèo", "22,5"))
    examination = examined_table(table)
    assert asked(examination) == []
    assert results(examination) == {("HN-TYLE", "126", "2024-10"): Decimal("0.225")}


def test_the_month_alone_is_added_to_the_month_before_by_choice_and_that_is_said():
    table = labour(("TT", "Xã", "Tháng 9", "Tháng 10"), (1, "Bó Sinh", 6, 7), title=("TẠO VIỆC LÀM NĂM 2024",))
    before = reached("2024-08", {(JOBS, "04171"): 40})
    examination = examined_table(table, snapshot=before, answers=chosen(**{"month_or_cumulative@Sheet1!C4": "month"}))
    assert results(examination) == {(JOBS, "04171", "2024-09"): 46, (JOBS, "04171", "2024-10"): 53}
    notes = [i for i in examination.issues if i.code == "added_to_figure_before"]
    assert [(i.place.spot, i.params["before"].value, i.params["total"].value) for i in notes] == [
        ("C5", 40, 46),
        ("D5", 46, 53),
    ]


def test_the_month_alone_without_a_month_before_it_has_no_sum():
    table = labour(("TT", "Xã", "Tháng 10"), (1, "Bó Sinh", 7), title=("TẠO VIỆC LÀM NĂM 2024",))
    examination = examined_table(table, answers=chosen(**{"month_or_cumulative@Sheet1!C4": "month"}))
    assert asked(examination) == ["no_figure_before@Sheet1!C5"]


def test_a_month_that_does_not_fit_its_cumulative_is_noted():
    table = labour(
        ("TT", "Xã", "Trong tháng", "Lũy kế"), (1, "Bó Sinh", 60, 49), title=("TẠO VIỆC LÀM THÁNG 10 NĂM 2024",)
    )
    examination = examined_table(table, snapshot=reached("2024-09", {(JOBS, "04171"): 40}))
    assert [i.id for i in examination.issues] == ["in_month_differs@Sheet1!D5"]


def test_a_number_of_months_is_no_number_of_the_column():
    examination = examined_table(labour(("TT", "Chỉ tiêu", "10 tháng"), (1, "Tạo việc làm", 1800)))
    assert results(examination) == {(JOBS, "126", "2024-10"): 1800}


@pytest.mark.parametrize("title", ["Số liệu từ ngày 01/10/2024 đến ngày 31/10/2024", "(Từ 1/10 đến 31/10/2024)"])
def test_a_span_of_days_within_the_year_is_of_the_month(title):
    table = labour((title,), ("TT", "Xã", "Tạo việc làm"), (1, "Bó Sinh", 5), title=("TẠO VIỆC LÀM",))
    assert "month_or_cumulative@Sheet1!C5" in asked(examined_table(table))


def test_two_indicators_in_the_month_share_one_question():
    columns = ("TT", "Xã", "Tạo việc làm trong tháng", "Đào tạo nghề trong tháng")
    examination = examined_table(labour(columns, (1, "Bó Sinh", 5, 6)))
    assert asked(examination) == ["month_or_cumulative@Sheet1!C4"]


@pytest.mark.parametrize(
    "columns",
    [("Lũy kế kỳ trước", "Kỳ này", "Lũy kế kỳ này"), ("Lũy kế tháng trước", "Trong tháng", "Lũy kế đến tháng này"),
     ("Lũy kế đến hết kỳ trước", "Phát sinh", "Cộng dồn")],
)  # fmt: skip
def test_the_cumulative_of_the_month_before_is_not_this_months(columns):
    table = labour(("TT", "Xã", *columns), (1, "Bó Sinh", 57, 6, 63), title=("TẠO VIỆC LÀM THÁNG 10 NĂM 2024",))
    examination = examined_table(table)
    assert asked(examination) == []
    assert results(examination) == {(JOBS, "04171", "2024-10"): 63}


@pytest.mark.parametrize("head", ["10/2024", "Kết quả mới", "Thực hiện thêm", "Tháng này"])
def test_more_words_of_the_month_alone(head):
    table = labour(("TT", "Chỉ tiêu", head), (1, "Tạo việc làm", 6))
    assert asked(examined_table(table)) == ["month_or_cumulative@Sheet1!C4"]


def test_beside_a_plan_of_the_month_what_is_carried_out_is_of_the_month():
    table = labour(("TT", "Chỉ tiêu", "Kế hoạch tháng 10", "Thực hiện"), (1, "Tạo việc làm", 10, 6))
    assert asked(examined_table(table)) == ["month_or_cumulative@Sheet1!D4"]
