"""A printed rate is compared with the figures that it is made of, as exactly as it is printed."""

from decimal import Decimal

import pytest

from tests.importing.tables.build import examined_table, sheet, songma
from tests.importing.tables.specimens import HEADS, LABOUR

D = Decimal
HOUSEHOLDS = ("TT", "Xã", "Tổng số hộ dân cư", "Hộ nghèo", "Tỷ lệ (%)")
PAID = ("STT", "Nội dung", "Kế hoạch vốn giao năm 2024", "Lũy kế giải ngân vốn giao 2024", "Tỷ lệ giải ngân (%)")
MILLIONS = ("ĐVT: triệu đồng",)


def noted(rows, **over):
    examination = examined_table(sheet(rows), **over)
    return [issue.id for issue in examination.issues if issue.code.value == "rate_differs"]


@pytest.mark.parametrize(("rate", "wrong"), [
    (D("76.4"), False), (D("76.36"), False), (D("76.3"), False), (76, False), ("76,4%", False), (D("76.363636363"), False),
    (D("76.5"), True), (D("76.45"), True), (77, True), (D("7.64"), True), ("67,4%", True),
])  # fmt: skip
def test_money_paid_of_money_given(rate, wrong):
    rows = [*HEADS, MILLIONS, PAID, (1, "Dạy nghề", 1650, 1260, rate)]
    assert noted(rows) == (["rate_differs@Sheet1!E6"] if wrong else [])


def test_a_percent_cell_is_compared_as_it_is_shown():
    page = sheet(
        [*HEADS, MILLIONS, PAID, (1, "Dạy nghề", 1650, 1260, D("0.7636")), (2, "Việc làm", 1460, 730, D("0.52"))]
    )
    for spot in ((6, 5), (7, 5)):
        page.cells[spot] = page.cells[spot]._replace(percent=True)
    examination = examined_table(page)
    assert [i.id for i in examination.issues if i.code.value == "rate_differs"] == ["rate_differs@Sheet1!E7"]
    assert {d.cumulative_vnd for d in examination.proposal.disbursements} == {1_260_000_000, 730_000_000}


def test_results_of_the_plan():
    titles = ("STT", "Chỉ tiêu", "Kế hoạch năm 2024", "Lũy kế thực hiện", "Tỷ lệ (%)")
    rows = [HEADS[0], HEADS[2], ("PHÒNG LĐ-TB&XH",), titles, (1, "Tạo việc làm", 2000, 1710, D("85.5")),
            (2, "Đào tạo nghề", 150, 100, D("76.67"))]  # fmt: skip
    assert noted(rows, hints=LABOUR) == ["rate_differs@Sheet1!E6"]


def test_the_rows_of_a_column_say_what_it_is_made_of():
    plan = songma()
    names = {i.code: i.name for i in plan.indicators}
    titles = ("TT", "Xã", names["VL-KETNOI"], names["DT-NGHE"], "So với tổng số (%)")
    right = [(1, "Bó Sinh", 200, 50, 25), (2, "Nậm Ty", 80, 20, 25), (3, "Mường Sai", 90, 30, D("33.3"))]
    assert noted([*HEADS, titles, *right]) == []
    wrong = [*right[:2], (3, "Mường Sai", 90, 30, D("43.3"))]
    assert noted([*HEADS, titles, *wrong]) == ["rate_differs@Sheet1!E7"]


def test_households_of_all_households_in_a_single_row():
    plan = songma()
    names = {i.role.value: i.name for i in plan.indicators if i.role.value in ("all_households", "poor_households")}
    titles = ("TT", "Đơn vị", names["all_households"], names["poor_households"], "Tỷ lệ (%)")
    row = lambda rate: [*HEADS, titles, (1, "Huyện Sông Mã", 67172, 4369, rate)]  # noqa: E731
    assert noted(row(D("6.5"))) == []
    assert noted(row(D("6.45"))) == ["rate_differs@Sheet1!E5"]


def test_a_rate_that_nothing_beside_it_makes_is_no_fault():
    rows = [
        *HEADS,
        ("TT", "Xã", "Tạo việc làm", "Đào tạo nghề", "Tỷ lệ khác (%)"),
        (1, "Bó Sinh", 200, 50, 61),
        (2, "Nậm Ty", 80, 20, 12),
    ]
    assert noted(rows) == []


def test_a_change_is_no_rate_of_two_figures():
    titles = (
        "STT",
        "Chỉ tiêu",
        "Cùng kỳ năm trước",
        "Kế hoạch năm 2024",
        "Lũy kế thực hiện",
        "Tăng, giảm so với cùng kỳ (%)",
    )
    rows = [HEADS[0], HEADS[2], ("PHÒNG LĐ-TB&XH",), titles, (1, "Tạo việc làm", 1000, 2000, 1100, 10)]
    assert noted(rows, hints=LABOUR) == []
    titles = (*titles[:5], "So với cùng kỳ (%)")
    rows = [HEADS[0], HEADS[2], ("PHÒNG LĐ-TB&XH",), titles, (1, "Tạo việc làm", 1000, 2000, 1100, 120)]
    assert noted(rows, hints=LABOUR) == ["rate_differs@Sheet1!F5"]


def test_a_share_beside_its_own_parts():
    rows = [*HEADS, ("TT", "Xã", "Cán bộ làm công tác giảm nghèo", "Cán bộ đã được bồi dưỡng, tập huấn trong năm", "Tỷ lệ (%)"),
            (1, "Bó Sinh", 40, 30, 75), (2, "Nậm Ty", 16, 12, 78)]  # fmt: skip
    assert noted(rows) == ["rate_differs@Sheet1!E6"]


def test_what_a_formula_of_the_index_row_makes_is_noted_once():
    rows = [*HEADS, MILLIONS, PAID, ("A", "B", "1", "2", "3=2/1"), (1, "Dạy nghề", 1650, 1260, 80)]
    codes = [issue.code.value for issue in examined_table(sheet(rows)).issues]
    assert codes.count("identity_fails") == 1
    assert "rate_differs" not in codes
