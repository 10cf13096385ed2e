"""Odd cells and plans anywhere: a finding or a figure, never a crash."""

import random
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from dashboard.domain.issues import IssueCode
from dashboard.importing.files.workbook import CellKind, FileCell
from tests.importing.office import EMPTY, Store, edited, examined, examined_plan, found, known, plan, planned, report

ODD = (
    EMPTY, "x", "", -1, 0, Decimal("1e20"), Decimal("0.3333333333333"), "1,234", date(1900, 1, 1), True, "T1;T1;;", 99999,
    FileCell(0, 0, CellKind.ERROR, "#N/A"), "không tách", "tất cả", "dài" * 2000, "9999-12", "\u202ex\x00=1+1", "DA4.1", "XA",
)  # fmt: skip


@pytest.mark.parametrize("case", range(120))
def test_an_odd_cell_anywhere_is_a_finding_or_a_figure_never_a_crash(case):
    seed = random.randrange(10**9)
    print(f"seed {seed}")  # shown where it fails
    drawn = random.Random(seed)
    book = drawn.choice((report(), planned()))
    sheet = drawn.choice(book.sheets)
    at = sheet.place(drawn.randint(1, sheet.last_row + 2), drawn.randint(1, max(c for _, c in sheet.cells) + 1))
    examination = examined(edited(book, {str(at): drawn.choice(ODD)}))
    assert (examination.change_set is None) is (examination.blocked or examination.proposal is None)


@pytest.mark.parametrize("parent", ["DA9", "DA4.1"])
def test_a_tree_that_cannot_be_walked_is_a_finding(parent):
    broken = examined_plan({"Dự án!E3": parent})
    assert {issue.code for issue in broken.issues} <= {IssueCode.UNKNOWN_REFERENCE, IssueCode.CIRCULAR}
    assert broken.blocked


@pytest.mark.parametrize("value", [10**20, "100.000.000.000.000"])
def test_a_target_that_no_store_keeps_is_a_finding(value):
    assert found(examined_plan({"Chỉ tiêu!E2": value})) == ["too_great@Chỉ tiêu!E2"]


@pytest.mark.parametrize("year", [0, 20240, 1024])
def test_a_plan_for_no_year_of_ours_is_a_finding(year):
    assert found(examined_plan({"Chương trình!B6": year})) == ["bad_period@Chương trình!B6"]


def test_an_office_without_any_plan_says_so():
    assert found(examined(report(), store=replace(known(), plan=replace(plan(), year=2025)))) == [
        "outside_plan_year@Thông tin!B6"
    ]
    assert Store(None).codes() == ()
