"""Totals and sections of a table are told from its rows, compared with them, and never stored."""

import pytest

from dashboard.importing.tables.totals import is_total
from tests.importing.tables.build import examined_table, sheet
from tests.importing.tables.specimens import HEADS, money, workers

ROWS = ((1, "Bó Sinh", 40), (2, "Nậm Ty", 60))


def ids(examination):
    return [issue.id for issue in examination.issues]


def stored(examination):
    return {o.subject: o.amount for o in examination.proposal.observations}


@pytest.mark.parametrize(
    "name",
    ["TỔNG CỘNG", "Tổng cộng:", "Cộng toàn huyện:", "Tổng số xã", "Toàn huyện", "Cộng (19 xã)", "Tổng số các xã", "Cộng mục I",
     "Tổng (I+II)", "CỘNG VÙNG I", "Tổng cộng các dự án", "Cộng dự án 2", "III. Tổng cộng", "T.CỘNG", "TỔNG SỐ: 6 xã"],
)  # fmt: skip
def test_what_a_sum_is_called(name):
    assert is_total(name)


@pytest.mark.parametrize(
    "name", ["Tổng số hộ nghèo", "Cộng Hòa", "Tổng số xã đạt chuẩn", "Toàn Thắng", "Xã Cộng Hòa", "Tổng đội"]
)
def test_what_is_no_sum(name):
    assert not is_total(name)


@pytest.mark.parametrize("name", ["TỔNG CỘNG", "Cộng toàn huyện:", "Tổng số xã"])
@pytest.mark.parametrize("place", [0, 2])
def test_a_total_over_communes_is_compared(name, place):
    rows = list(ROWS)
    rows.insert(place, (None, name, 100))
    right = examined_table(workers(*rows))
    assert (ids(right), stored(right)) == ([], {"04171": 40, "04186": 60})
    rows[place] = (None, name, 1100)
    wrong = examined_table(workers(*rows))
    assert ids(wrong) == [f"total_differs@Sheet1!C{5 + place}"]
    assert stored(wrong) == {"04171": 40, "04186": 60}


def test_a_total_over_projects_counts_each_once():
    rows = [
        ("I", "Dự án 4", 3223, 90),
        (1, "Dạy nghề", 1763, 60),
        (2, "Việc làm", 1460, 30),
        ("II", "Sinh kế", None, 10),
    ]
    assert "total_differs@Sheet1!D10" not in ids(examined_table(money(*rows, (None, "Tổng cộng", None, 100))))
    assert "total_differs@Sheet1!D10" in ids(examined_table(money(*rows, (None, "Tổng cộng", None, 190))))


def test_sections_with_their_sums_are_read_unasked():
    rows = [("I", "Các xã vùng I", 100), *ROWS, ("II", "Các xã vùng II", 15), (1, "Mường Sai", 15), (None, "Tổng", 115)]
    examination = examined_table(workers(*rows))
    assert ids(examination) == []
    assert stored(examination) == {"04171": 40, "04186": 60, "04213": 15}
    assert "total_differs@Sheet1!C10" in ids(examined_table(workers(*rows[:-1], (None, "Tổng", 130))))


def test_a_section_that_is_not_the_sum_of_its_rows_is_said_or_asked_about():
    examination = examined_table(workers(("I", "Các xã vùng I", 90), *ROWS))
    assert (ids(examination), stored(examination)) == (["total_differs@Sheet1!C5"], {"04171": 40, "04186": 60})
    examination = examined_table(workers(("I", "Biên giới", 90), *ROWS))
    assert [issue.id for issue in examination.open_issues] == ["which_unit@Sheet1!B5"]


def test_a_total_may_stand_in_the_column_of_numbers():
    rows = [*ROWS, ("Tổng cộng", None, 110)]
    assert ids(examined_table(workers(*rows))) == ["total_differs@Sheet1!C7"]


def test_a_commune_whose_name_is_not_known_is_never_taken_for_a_section():
    examination = examined_table(workers(("I", "Xã Mường Sại", 100), *ROWS))
    assert [issue.id for issue in examination.open_issues] == ["which_unit@Sheet1!B5"]


def test_subtotals_after_their_rows_are_compared_with_these():
    rows = [
        (1, "Bó Sinh", 40),
        (None, "Cộng vùng I", 40),
        (2, "Nậm Ty", 60),
        (None, "Cộng vùng II", 61),
        (None, "Tổng", 100),
    ]
    assert ids(examined_table(workers(*rows))) == ["total_differs@Sheet1!C8"]


def test_a_sum_that_nobody_named_is_told_from_a_row_without_a_name():
    total = examined_table(workers(*ROWS, (None, None, 100)))
    assert (ids(total), stored(total)) == (["sum_without_name@Sheet1!A7"], {"04171": 40, "04186": 60})
    row = examined_table(workers(*ROWS, (None, None, 99)))
    assert [issue.id for issue in row.open_issues] == ["row_left_out@Sheet1!A7"]


def test_rows_of_different_indicators_are_not_added():
    rows = [
        ("TT", "Chỉ tiêu", "Thực hiện lũy kế"),
        (1, "Tạo việc làm", 7),
        (2, "Đào tạo nghề", 5),
        (None, "Tổng cộng", 90),
    ]
    assert ids(examined_table(sheet([*HEADS, *rows]))) == []


def test_sections_of_communes_in_need_are_sections():
    rows = [("I", "Xã đặc biệt khó khăn", 40), (1, "Bó Sinh", 40), ("II", "Xã còn lại", 60), (1, "Nậm Ty", 60)]
    examination = examined_table(workers(*rows))
    assert (ids(examination), stored(examination)) == ([], {"04171": 40, "04186": 60})


BY_FUND = ("STT", "Nội dung", "Lũy kế giải ngân vốn giao 2024", None, None)


@pytest.mark.parametrize(("total", "noted"), [(50, False), (51, True)])
def test_sources_side_by_side_are_the_whole_beside_them(total, noted):
    rows = [
        *HEADS,
        ("ĐVT: triệu đồng",),
        BY_FUND,
        (None, None, "Tổng số", "NSTW", "NSĐP"),
        (1, "Sinh kế", total, 45, 5),
    ]
    examination = examined_table(sheet(rows, merges=("A5:A6", "B5:B6", "C5:E5")))
    assert ids(examination) == (["total_differs@Sheet1!C7"] if noted else [])


def test_nothing_of_a_source_that_a_project_has_none_of_is_no_fault():
    rows = [*HEADS, ("ĐVT: triệu đồng",), BY_FUND, (None, None, "Tổng số", "NSTW", "NSĐP"), (1, "Dạy nghề", 45, 45, 0)]
    examination = examined_table(sheet(rows, merges=("A5:A6", "B5:B6", "C5:E5")))
    assert ids(examination) == []
    assert [(d.fund, d.cumulative_vnd) for d in examination.proposal.disbursements] == [("NSTW", 45_000_000)]
