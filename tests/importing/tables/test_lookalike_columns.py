"""Heads that only look like what is kept: years, plans, estimates and money that is not paid."""

import pytest

from tests.importing.tables.build import examined_table
from tests.importing.tables.office_tables import JOBS, OF_LIVELIHOODS, asked, finance, labour, paid, results


@pytest.mark.parametrize("group", ["MỤC TIÊU ĐẾN NĂM 2025", "DỰ KIẾN NĂM 2025", "KẾ HOẠCH NĂM 2025"])
def test_what_is_meant_for_another_year_is_not_this_periods(group):
    table = labour((None, None, group, None), ("TT", "Xã", "Tạo việc làm", "Đào tạo nghề"), (1, "Bó Sinh", 5, 6))
    assert results(examined_table(table)) == {}


def test_years_of_columns_are_told_apart():
    table = labour(
        ("TT", "Chỉ tiêu", "TH2023", "KH2024", "TH2024", "TH/KH (%)"), (1, "Tạo việc làm", 1900, 2000, 1800, 90)
    )
    examination = examined_table(table)
    assert asked(examination) == []
    assert results(examination) == {(JOBS, "126", "2024-10"): 1800}


@pytest.mark.parametrize(
    "head",
    ["Kế hoạch giải ngân", "Nhu cầu giải ngân", "Cam kết giải ngân", "Khả năng giải ngân năm 2024", "Giải ngân cùng kỳ",
     "Không giải ngân được", "Giải ngân theo hồ sơ trình", "Giải ngân vốn vay tín dụng", "Đề nghị thanh toán", "Giải ngân (ước)",
     "Phần trăm giải ngân", "Tiến độ giải ngân", "Tỷ trọng giải ngân", "Hiệu quả giải ngân", "Giải ngân so KH năm", "Giải ngân đạt", "Đạt"],
)  # fmt: skip
def test_money_that_is_not_paid_is_not_kept_as_paid(head):
    table = finance(("STT", "Xã", "Kế hoạch vốn giao", head), (1, "Bó Sinh", 100, 45), title=(OF_LIVELIHOODS,))
    assert paid(examined_table(table)) == {}


def test_a_quota_of_an_indicator_is_a_plan():
    table = labour(("TT", "Xã", "Chỉ tiêu đào tạo nghề", "KH tạo việc làm"), (1, "Bó Sinh", 40, 50))
    assert results(examined_table(table)) == {}
