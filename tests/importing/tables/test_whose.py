"""Sheets of one unit each: the tab or the title says whose they are, and it is said; else it is asked."""

from decimal import Decimal

import pytest

from tests.importing.tables.build import examined_table, sheet
from tests.importing.tables.office_tables import JOBS, LABOUR, OCTOBER, asked, chosen, results

ROWS = ("STT", "Chỉ tiêu", "Thực hiện")


def of_one(name, value, title=OCTOBER):
    return sheet([*LABOUR, title, ROWS, (1, "Tạo việc làm", value)], name)


@pytest.mark.parametrize("tabs", [("Bó Sinh", "Nậm Ty"), ("Xã Bó Sinh", "Xã Nậm Ty"), ("1. BÓ SINH", "2. NẬM TY"), ("04171", "04186"),
                                  ("Bó Sinh T10", "Nậm Ty T10")])  # fmt: skip
def test_the_tab_names_the_unit(tabs):
    examination = examined_table(*(of_one(tab, value) for tab, value in zip(tabs, (18, 19), strict=True)))
    assert asked(examination) == []
    assert results(examination) == {(JOBS, "04171", "2024-10"): 18, (JOBS, "04186", "2024-10"): 19}
    assert [(i.code.value, str(i.place)) for i in examination.issues] == [("unit_of_sheet", tab) for tab in tabs]


def test_the_title_names_the_unit():
    examination = examined_table(of_one("Sheet1", 18, ("KẾT QUẢ THÁNG 10 NĂM 2024 CỦA XÃ BÓ SINH",)))
    assert results(examination) == {(JOBS, "04171", "2024-10"): 18}
    assert [i.code.value for i in examination.issues] == ["unit_of_sheet"]


def test_a_tab_and_a_title_that_disagree_are_asked_about():
    examination = examined_table(of_one("Nậm Ty", 18, ("KẾT QUẢ THÁNG 10 NĂM 2024 CỦA XÃ BÓ SINH",)))
    assert asked(examination) == ["whose_sheet@Nậm Ty"]
    assert [c.code for c in examination.open_issues[0].choices][:2] == ["04186", "04171"]


def test_a_name_that_is_almost_a_units_is_asked_about():
    examination = examined_table(of_one("Mường Sại", 18))
    assert asked(examination) == ["whose_sheet@Mường Sại"]
    assert examination.open_issues[0].choices[0].code == "04213"


def test_several_sheets_of_one_kind_that_say_nothing_are_asked_about_and_one_may_be_left_out():
    sheets = (of_one("B1", 18), of_one("B2", 19))
    assert asked(examined_table(*sheets)) == ["whose_sheet@B1", "whose_sheet@B2"]
    said = chosen(**{"whose_sheet@B1": "04171", "whose_sheet@B2": "leave_out"})
    assert results(examined_table(*sheets, answers=said)) == {(JOBS, "04171", "2024-10"): Decimal(18)}


def test_one_sheet_of_the_district_speaks_for_it():
    assert results(examined_table(of_one("Sheet1", 18))) == {(JOBS, "126", "2024-10"): 18}


def test_a_file_of_which_everything_is_left_out_says_that_nothing_is_stored():
    sheets = (of_one("B1", 18), of_one("B2", 19))
    said = chosen(**{"whose_sheet@B1": "leave_out", "whose_sheet@B2": "leave_out"})
    examination = examined_table(*sheets, answers=said)
    assert asked(examination) == ["nothing_to_store@B1"]
    assert examination.change_set is None
