"""Where a table stands on its sheet, however it is dressed."""

import pytest

from dashboard.importing.tables.found_table import tables_on
from tests.importing.tables.build import sheet

BODY = [(1, "Bó Sinh", 5, 6, 11), (2, "Nậm Ty", 7, 8, 15)]
ONE_ROW = [("TT", "Xã", "Hộ nghèo", "Hộ cận nghèo", "Tổng")]
PLAIN = ["TT", "Xã", "Hộ nghèo", "Hộ cận nghèo", "Tổng"]
LETTERHEAD = [
    ("UBND HUYỆN SÔNG MÃ", None, None, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
    (None, None, None, "Độc lập - Tự do"),
]


def table_on(page):
    """The only table of a sheet."""
    found = tables_on(page)
    assert len(found) < 2
    return found[0] if found else None


def paths(rows, **over):
    table = table_on(sheet(rows, **over))
    assert table is not None
    return [heading.text for heading in table.headings], [line.row for line in table.lines]


@pytest.mark.parametrize("height", [0, 1, 6, 20, 60])
def test_title_blocks_of_any_height(height):
    rows = [*LETTERHEAD[: min(height, 2)], *[(f"Dòng tiêu đề {n}",) for n in range(height - 2)], *ONE_ROW, *BODY]
    first = height + 2
    assert paths(rows) == (PLAIN, [first, first + 1])


def test_two_merged_header_rows():
    rows = [("TT", "Xã", "Số hộ", None, "Tổng"), (None, None, "Nghèo", "Cận nghèo", None), *BODY]
    merges = ("A1:A2", "B1:B2", "C1:D1", "E1:E2")
    assert paths(rows, merges=merges) == (["TT", "Xã", "Số hộ › Nghèo", "Số hộ › Cận nghèo", "Tổng"], [3, 4])


def test_two_header_rows_that_nobody_merged():
    rows = [("TT", "Xã", "Số hộ", None, "Tổng"), (None, None, "Nghèo", "Cận nghèo"), *BODY]
    assert paths(rows) == (["TT", "Xã", "Số hộ › Nghèo", "Số hộ › Cận nghèo", "Tổng"], [3, 4])


def test_three_merged_header_rows_with_an_index_row():
    rows = [
        ("TT", "Xã", "Năm 2024", None, None), (None, None, "Số hộ", None, "Tổng"), (None, None, "Nghèo", "Cận nghèo", None),
        ("A", "B", "1", "2", "3=1+2"), *BODY,
    ]  # fmt: skip
    merges = ("A1:A3", "B1:B3", "C1:E1", "C2:D2", "E2:E3")
    headings = ["TT", "Xã", "Năm 2024 › Số hộ › Nghèo", "Năm 2024 › Số hộ › Cận nghèo", "Năm 2024 › Tổng"]
    assert paths(rows, merges=merges) == (headings, [5, 6])
    table = table_on(sheet(rows, merges=merges))
    assert [heading.index for heading in table.headings] == ["a", "b", "1", "2", "3=1+2"]


def test_an_index_row_of_numbers_in_brackets():
    rows = [*ONE_ROW, ("(1)", "(2)", "(3)", "(4)", "(5)=(3)+(4)"), *BODY]
    assert paths(rows) == (PLAIN, [3, 4])


def test_rows_of_figures_are_no_index_row():
    rows = [("Xã", "Hộ nghèo", "Hộ cận nghèo"), ("Bó Sinh", 1, 2), ("Nậm Ty", 2, 3)]
    assert paths(rows) == (["Xã", "Hộ nghèo", "Hộ cận nghèo"], [2, 3])


INDEX_ROWS = [
    ("letters, then numbers that rise by one", ("A", "B", "1", "2", "3=1+2"), True),
    ("numbers from the first column on", ("1", "2", "3", "4", "5"), True),
    ("numbers from 2 on", ("A", "2", "3", "4", "5"), True),
    ("numbers from 3 on", ("A", "B", "3", "4", "5"), False),
    ("a number left out", ("A", "B", "1", "2", "4"), False),
    ("a number twice", ("A", "B", "1", "1", "2"), False),
    ("numbers that fall", ("A", "B", "3", "2", "1"), False),
    ("letters only", ("A", "B", "C", "D", "E"), False),
    ("words among them", ("A", "B", "1", "2", "tổng"), False),
    ("three of five columns", ("A", None, "1", "2", None), True),
    ("two of five columns", ("A", None, "1", None, None), False),
]


@pytest.mark.parametrize(("row", "is_index"), [case[1:] for case in INDEX_ROWS], ids=[case[0] for case in INDEX_ROWS])
def test_a_row_that_numbers_the_columns_rises_one_by_one_from_the_first_or_second(row, is_index):
    table = table_on(sheet([*ONE_ROW, row, *BODY]))
    assert [heading.index for heading in table.headings] == [(text or "").lower() if is_index else "" for text in row]
    assert (2 in [line.row for line in table.lines]) is not is_index


def test_a_table_that_starts_further_right():
    rows = [(), (None, None, "TT", "Xã", "Hộ nghèo"), (None, None, 1, "Bó Sinh", 5)]
    assert paths(rows) == (["TT", "Xã", "Hộ nghèo"], [3])


def test_numbers_before_titles_are_their_index():
    table = table_on(sheet([("TT", "Xã", "1 Đầu kỳ", "2. Cuối kỳ"), (1, "Bó Sinh", 5, 6)]))
    assert [(h.text, h.index) for h in table.headings[2:]] == [("Đầu kỳ", "1"), ("Cuối kỳ", "2")]


@pytest.mark.parametrize("last", ["NGƯỜI LẬP BIỂU", "Sông Mã, ngày 5 tháng 10 năm 2024", "TM. ỦY BAN NHÂN DÂN", "Ghi chú: tạm tính",
                                  "* Số liệu sơ bộ"])  # fmt: skip
def test_what_stands_below_is_no_row(last):
    assert paths([*ONE_ROW, *BODY, (), (None, last)])[1] == [2, 3]


@pytest.mark.parametrize("rows", [[], [("Kính gửi các xã",)], [("a", "b")], [("TT", "Xã", "Hộ nghèo")]])
def test_a_sheet_without_a_table(rows):
    assert table_on(sheet(rows)) is None


def test_two_tables_one_below_the_other():
    first = [("TT", "Xã", "Hộ nghèo"), (1, "Bó Sinh", 5)]
    second = [(None, "Biểu 2"), ("TT", "Xã", "Hộ cận nghèo", "Tổng"), (1, "Bó Sinh", 6, 11)]
    found = tables_on(sheet([("NĂM 2024",), *first, (), *second]))
    assert [[heading.text for heading in table.headings] for table in found] == [
        ["TT", "Xã", "Hộ nghèo"], ["TT", "Xã", "Hộ cận nghèo", "Tổng"]]  # fmt: skip
    assert [[line.row for line in table.lines] for table in found] == [[3], [7]]
    assert all("NĂM 2024" in [cell.shown for cell in table.titles] for table in found)


def test_two_tables_side_by_side():
    rows = [("TT", "Xã", "Hộ nghèo", None, "TT", "Xã", "Hộ cận nghèo"), (1, "Bó Sinh", 5, None, 1, "Nậm Ty", 6)]
    found = tables_on(sheet(rows))
    assert [[heading.column for heading in table.headings] for table in found] == [[1, 2, 3], [5, 6, 7]]


def test_a_header_printed_again_on_the_next_page_is_no_row():
    rows = [*ONE_ROW, ("A", "B", "1", "2", "3=1+2"), BODY[0], *ONE_ROW, ("A", "B", "1", "2", "3=1+2"), BODY[1]]
    assert paths(rows) == (PLAIN, [3, 6])
