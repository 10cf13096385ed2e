"""Lists side by side and several columns of names: whose a figure is."""

import pytest

from tests.importing.tables.build import examined_table
from tests.importing.tables.office_tables import JOBS, TRADES, asked, chosen, labour, results


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param([("Xã", "Tạo việc làm", None, "Đào tạo nghề"), ("Bó Sinh", 5, "Nậm Ty", 6), ("Nậm Ty", 7, "Bó Sinh", 8)],
                     id="ranking, names without a title"),
        pytest.param([("Xã", "Tạo việc làm", "Xã", "Đào tạo nghề"), ("Bó Sinh", 5, "Nậm Ty", 6), ("Nậm Ty", 7, "Bó Sinh", 8)],
                     id="ranking"),
        pytest.param([("Hạng", "Xã", "Tạo việc làm", None, "Hạng", "Xã", "Đào tạo nghề"), (1, "Nậm Ty", 7, None, 1, "Bó Sinh", 8),
                      (2, "Bó Sinh", 5, None, 2, "Nậm Ty", 6)], id="ranks and a gap"),
    ],
)  # fmt: skip
def test_a_figure_belongs_to_the_names_to_its_left(rows):
    examination = examined_table(labour(*rows))
    assert asked(examination) == []
    assert results(examination) == {
        (JOBS, "04171", "2024-10"): 5, (JOBS, "04186", "2024-10"): 7,
        (TRADES, "04186", "2024-10"): 6, (TRADES, "04171", "2024-10"): 8,
    }  # fmt: skip


def test_two_halves_of_one_list_are_read_as_one():
    rows = [("Xã", "Tạo việc làm", "Xã", "Tạo việc làm"), ("Bó Sinh", 5, "Nậm Ty", 6), ("Pú Bẩu", 7, "Chiềng En", 8)]
    examination = examined_table(labour(*rows))
    assert asked(examination) == []
    assert {subject: n for (_, subject, _), n in results(examination).items()} == {
        "04171": 5, "04186": 6, "04174": 7, "04180": 8}  # fmt: skip


def test_a_code_and_a_name_that_disagree_are_asked_about():
    rows = [("Mã xã", "Tên xã", "Tạo việc làm"), ("04171", "Nậm Ty", 5), ("04174", "Pú Bẩu", 7)]
    rows = [("Mã đơn vị", *row[1:]) if number == 0 else row for number, row in enumerate(rows)]
    examination = examined_table(labour(*rows))
    assert asked(examination) == ["code_and_name_differ@Sheet1!B5"]
    said = examined_table(labour(*rows), answers=chosen(**{"code_and_name_differ@Sheet1!B5": "04186"}))
    assert results(said) == {(JOBS, "04186", "2024-10"): 5, (JOBS, "04174", "2024-10"): 7}


def test_a_bare_name_is_of_the_type_that_its_column_says():
    table = labour(("TT", "Huyện", "Xã", "Tạo việc làm"), (1, "Sông Mã", "Bó Sinh", 5), (2, "Sông Mã", "Nậm Ty", 6))
    examination = examined_table(table)
    assert asked(examination) == []
    assert results(examination) == {(JOBS, "04171", "2024-10"): 5, (JOBS, "04186", "2024-10"): 6}
