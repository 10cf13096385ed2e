"""Headers over several rows, printed again, and the many titles of a column of numbers."""

import pytest

from tests.importing.tables.build import examined_table
from tests.importing.tables.office_tables import JOBS, TRADES, asked, labour, results


@pytest.mark.parametrize("group", ["CÙNG KỲ NĂM 2023", "KẾ HOẠCH GIAO", "Năm 2023", "Thực hiện năm 2023"])
@pytest.mark.parametrize(
    ("upper", "lower"),
    [((None, None), ("TT", "Xã")), (("SỐ", None), ("TT", "Xã")), (("SỐ", "TÊN XÃ"), ("TT", None)), ((None,), ("Xã",))],
)
def test_the_upper_row_of_a_header_counts(group, upper, lower):
    row = (1, "Bó Sinh", 5, 6) if len(lower) == 2 else ("Bó Sinh", 5, 6)
    table = labour((*upper, group, None), (*lower, "Tạo việc làm", "Đào tạo nghề"), row)
    assert results(examined_table(table)) == {}


def test_an_estimate_above_its_columns_is_one():
    table = labour(("SỐ", "ĐƠN VỊ", "ƯỚC CẢ NĂM", None), ("TT", None, "Tạo việc làm", "Đào tạo nghề"), (1, "Bó Sinh", 5, 6),
                   merges=("C4:D4",))  # fmt: skip
    assert [o.estimate for o in examined_table(table).proposal.observations] == [True, True]


@pytest.mark.parametrize("above", ["Đơn vị tính: người", "(Kèm theo Báo cáo số 12/BC)", "Biểu số 02"])
def test_what_stands_above_a_header_and_is_no_group_is_none(above):
    table = labour((None, None, None, above), ("TT", "Xã", "Tạo việc làm", "Đào tạo nghề"), (1, "Bó Sinh", 5, 6))
    assert results(examined_table(table)) == {(JOBS, "04171", "2024-10"): 5, (TRADES, "04171", "2024-10"): 6}


def test_a_name_over_several_rows_is_one_name():
    table = labour(("Xã", "Lao động được hỗ trợ kết nối,"), (None, "chuyển đổi nghề nghiệp,"), (None, "tạo việc làm"),
                   ("Bó Sinh", 5), ("Nậm Ty", 6))  # fmt: skip
    assert results(examined_table(table)) == {(JOBS, "04171", "2024-10"): 5, (JOBS, "04186", "2024-10"): 6}


@pytest.mark.parametrize("numbering", ["STT", "S.T.T", "TT.", "Thứ tự", "No.", "#", "Số TT"])
def test_a_column_of_numbers_has_many_titles(numbering):
    examination = examined_table(labour((numbering, "Xã", "Tạo việc làm"), (1, "Bó Sinh", 5), (2, "Nậm Ty", 6)))
    assert asked(examination) == []
    assert results(examination) == {(JOBS, "04171", "2024-10"): 5, (JOBS, "04186", "2024-10"): 6}


def test_a_title_of_numbers_over_three_rows_is_one():
    rows = [("SỐ", "ĐƠN VỊ", "NĂM 2024", None), ("THỨ", None, "KẾ HOẠCH", "THỰC HIỆN"), ("TỰ", None, "Tạo việc làm", "Tạo việc làm"),
            (1, "Bó Sinh", 9, 5)]  # fmt: skip
    examination = examined_table(labour(*rows, merges=("C4:D4",)))
    assert results(examination) == {(JOBS, "04171", "2024-10"): 5}


def test_a_header_printed_again_without_its_numbers_takes_no_row_with_it():
    columns = ("TT", "Xã", "Tạo việc làm")
    table = labour(columns, ("(1)", "(2)", "(3)"), (1, "Bó Sinh", 5), columns, (2, "Nậm Ty", 6), (3, "Pú Bẩu", 7))
    figures = results(examined_table(table))
    assert figures == {(JOBS, "04171", "2024-10"): 5, (JOBS, "04186", "2024-10"): 6, (JOBS, "04174", "2024-10"): 7}
