"""Rates and remainders beside money: compared, never kept, and what ties the paid to the allocated."""

import pytest

from tests.importing.tables.build import examined_table
from tests.importing.tables.office_tables import LIVELIHOODS, OF_LIVELIHOODS, asked, finance, paid


@pytest.mark.parametrize(
    "rate", ["Tỷ lệ giải ngân (%)", "Tỉ lệ GN/KH (%)", "% giải ngân", "Đạt (%)", "So với kế hoạch (%)"]
)
def test_a_rate_is_compared_and_never_money(rate):
    table = finance(
        ("STT", "Đơn vị", "Kế hoạch vốn giao", rate), (1, "Xã Bó Sinh", 100, "45,5"), title=(OF_LIVELIHOODS,)
    )
    examination = examined_table(table)
    assert paid(examination) == {}
    assert asked(examination) == ["nothing_to_store@Sheet1"]


def test_the_commonest_table_of_money_is_read_unasked_for_its_rate_ties_what_was_paid_to_the_allocation():
    table = finance(("Đơn vị", "Kế hoạch vốn giao", "Lũy kế giải ngân", "Tỷ lệ giải ngân (%)"),
                    ("Xã Bó Sinh", 100, "45,5", "45,5"), ("Xã Nậm Ty", 200, 100, 50), title=(OF_LIVELIHOODS,))  # fmt: skip
    examination = examined_table(table)
    assert asked(examination) == []
    assert paid(examination) == {("DA2", "04171"): 45_500_000, ("DA2", "04186"): 100_000_000}


def test_a_remainder_ties_what_was_paid_to_the_allocation_as_well():
    columns = ("STT", "Nội dung", "Kế hoạch vốn giao", "Đã giải ngân", "Còn lại")
    examination = examined_table(finance(columns, (1, LIVELIHOODS, 4050, 2025, 2025)))
    assert asked(examination) == []
    assert paid(examination) == {("DA2", "126"): 2_025_000_000}


def test_without_a_tie_it_is_asked_whether_earlier_years_money_is_in_it():
    columns = ("STT", "Nội dung", "Kế hoạch vốn giao", "Lũy kế giải ngân", "Tỷ lệ (%)")
    examination = examined_table(finance(columns, (1, LIVELIHOODS, 4050, 2025, 70)))
    assert asked(examination) == ["which_years@Sheet1!D5"]


def test_amount_and_rate_below_one_title_are_amount_and_rate():
    rows = [("STT", "Nội dung", "Kế hoạch vốn giao năm 2024", "Lũy kế giải ngân vốn giao năm 2024", None),
            (None, None, None, "Số tiền", "Tỷ lệ (%)"), (1, LIVELIHOODS, 4050, 2025, 50)]  # fmt: skip
    examination = examined_table(finance(*rows, merges=("A5:A6", "B5:B6", "C5:C6", "D5:E5")))
    assert asked(examination) == []
    assert paid(examination) == {("DA2", "126"): 2_025_000_000}
