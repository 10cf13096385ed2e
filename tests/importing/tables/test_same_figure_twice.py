"""Two columns of one figure, and totals beside their kinds."""

import pytest

from tests.importing.tables.build import examined_table
from tests.importing.tables.office_tables import JOBS, LIVELIHOODS, asked, chosen, finance, labour, paid, results


def test_two_columns_of_one_figure_that_differ_are_asked_about():
    rows = [
        ("Xã", "Tạo việc làm", "Lao động được hỗ trợ kết nối, chuyển đổi nghề nghiệp, tạo việc làm"),
        ("Bó Sinh", 5, 6),
    ]
    examination = examined_table(labour(*rows))
    assert asked(examination) == ["same_figure_twice@Sheet1!C4"]
    said = examined_table(labour(*rows), answers=chosen(**{"same_figure_twice@Sheet1!C4": "column:B"}))
    assert results(said) == {(JOBS, "04171", "2024-10"): 5}


def test_two_columns_of_one_figure_that_agree_are_one():
    examination = examined_table(labour(("Xã", "Tạo việc làm", "Tạo việc làm"), ("Bó Sinh", 5, 5)))
    assert asked(examination) == []
    assert results(examination) == {(JOBS, "04171", "2024-10"): 5}


def test_two_columns_of_paid_money_are_asked_about():
    columns = ("STT", "Nội dung", "Vốn giao năm 2024 đã giải ngân", "Lũy kế giải ngân vốn giao 2024")
    examination = examined_table(finance(columns, (1, LIVELIHOODS, 2025, 2050)))
    assert asked(examination) == ["same_figure_twice@Sheet1!D5"]


def test_a_total_is_read_and_its_kinds_of_money_are_not():
    columns = [("STT", "Nội dung", "Kế hoạch vốn giao 2024", None, None, "Lũy kế giải ngân vốn giao 2024", None, None),
               (None, None, "Tổng số", "Vốn đầu tư", "Vốn sự nghiệp", "Tổng số", "Vốn đầu tư", "Vốn sự nghiệp")]  # fmt: skip
    table = finance(
        *columns, (1, LIVELIHOODS, 4050, 0, 4050, 2025, 0, 2025), merges=("A5:A6", "B5:B6", "C5:E5", "F5:H5")
    )
    examination = examined_table(table)
    assert asked(examination) == []
    assert paid(examination) == {("DA2", "126"): 2_025_000_000}


def test_a_group_of_columns_is_no_column_of_names():
    columns = [
        ("STT", "Nội dung", "Nguồn vốn", None, "Ghi chú"),
        (None, None, "Kế hoạch giao 2024", "Giải ngân vốn giao 2024", None),
    ]
    table = finance(*columns, (1, LIVELIHOODS, 4050, 2025), merges=("A5:A6", "B5:B6", "C5:D5", "E5:E6"))
    assert paid(examined_table(table)) == {("DA2", "126"): 2_025_000_000}


def test_one_kind_of_money_above_plan_and_paid_is_no_part_of_a_total():
    rows = [("STT", "Nội dung", "Vốn sự nghiệp", None), (None, None, "Kế hoạch vốn giao năm 2024", "Lũy kế giải ngân vốn giao năm 2024"),
            (1, LIVELIHOODS, 4050, 2025)]  # fmt: skip
    examination = examined_table(finance(*rows, merges=("A5:A6", "B5:B6", "C5:D5")))
    assert asked(examination) == []
    assert paid(examination) == {("DA2", "126"): 2_025_000_000}


def test_a_total_beside_groups_is_the_figure_itself():
    columns = ("TT", "Chỉ tiêu", "Tổng số", "Trong đó: Hộ nghèo", "Hộ cận nghèo")
    examination = examined_table(labour(columns, (1, "Đào tạo nghề", 15, 5, 6)))
    assert {(o.disaggregation, o.amount) for o in examination.proposal.observations} == {
        ("total", 15),
        ("HN", 5),
        ("HCN", 6),
    }


@pytest.mark.parametrize("total", ["Σ", "Chung toàn huyện", "Tổng hợp toàn huyện", "Toàn huyện Sông Mã"])
def test_more_words_of_totals(total):
    examination = examined_table(
        labour(("TT", "Xã", "Tạo việc làm"), (1, "Bó Sinh", 5), (2, "Nậm Ty", 6), (None, total, 12))
    )
    assert asked(examination) == []
    assert len(results(examination)) == 2
    assert [i.id for i in examination.issues] == ["total_differs@Sheet1!C7"]
