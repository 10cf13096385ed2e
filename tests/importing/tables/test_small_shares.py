"""A share of at most 1 is a small percentage where the plan or its neighbours of the same indicator say so; else it is asked about."""

from dataclasses import replace
from decimal import Decimal

import pytest

from dashboard.domain.issues import Answer, AnswerKind
from tests.importing.tables.build import examined_table, sheet, songma
from tests.importing.tables.specimens import HEADS, LABOUR, results

WATER, LATRINE = "HN, HCN sử dụng nước sinh hoạt hợp vệ sinh", "HN, HCN sử dụng nhà tiêu hợp vệ sinh"
NAMES = ("Bó Sinh", "Nậm Ty", "Mường Sai", "Chiềng Sơ")
PLAN = songma()
CODES = {i.code: i.name for i in PLAN.indicators}
D = Decimal


def across(first, second=()):
    """Communes down, two shares across."""
    titles = ("TT", "Xã", CODES["NS-NUOC"], CODES["NS-NHATIEU"])[: 3 + bool(second)]
    columns = [first, second] if second else [first]
    rows = [(n, name, *values) for n, (name, *values) in enumerate(zip(NAMES, *columns, strict=False), 1)]
    return sheet([*HEADS, titles, *rows])


def ids(issues):
    return [issue.id for issue in issues if issue.code.value == "ambiguous_share"]


def values(examination, indicator="NS-NUOC"):
    return [o.value for o in examination.proposal.observations if o.indicator == indicator]


def test_a_fraction_beside_a_percentage_of_another_indicator_is_asked_about():
    page = across([D("0.85"), 82], [92, 95])
    examination = examined_table(page)
    assert ids(examination.open_issues) == ["ambiguous_share@Sheet1!C5"]
    said = {"ambiguous_share@Sheet1!C5": Answer("ambiguous_share@Sheet1!C5", AnswerKind.CHOICE, "fraction")}
    assert values(examined_table(page, answers=said)) == [D("0.85"), D("0.82")]


@pytest.mark.parametrize("written", [D("0.85"), "0,85", 1])
def test_one_of_a_column_of_great_percentages_is_asked_about(written):
    assert ids(examined_table(across([78, written, 81, 79])).open_issues) == ["ambiguous_share@Sheet1!C6"]


@pytest.mark.parametrize("answer", ["fraction", "percent"])
def test_a_whole_column_of_them_is_asked_about_once(answer):
    page = across([D("0.81"), D("0.82"), D("0.83")], [45, 46, 47])
    assert ids(examined_table(page).open_issues) == ["ambiguous_share@Sheet1!C5"]
    said = {"ambiguous_share@Sheet1!C5": Answer("ambiguous_share@Sheet1!C5", AnswerKind.CHOICE, answer)}
    by = 1 if answer == "fraction" else 100
    assert values(examined_table(page, answers=said)) == [D("0.81") / by, D("0.82") / by, D("0.83") / by]


def test_units_across_are_told_by_their_row():
    page = sheet([*HEADS, ("TT", "Chỉ tiêu", *NAMES), (1, CODES["NS-NUOC"], 78, D("0.85"), 81, 79)])
    assert ids(examined_table(page).open_issues) == ["ambiguous_share@Sheet1!D5"]


@pytest.mark.parametrize(
    "numbers", [[D("0.4"), D("0.85"), D("1.2")], [D("0.5"), 9, 40, 92], [3, 1, 5], ["0,4", "0,85", "1,2"]]
)
def test_a_small_percentage_among_others_like_it_is_read_unasked(numbers):
    examination = examined_table(across(numbers))
    assert ids(examination.issues) == []
    assert max(values(examination)) <= D("0.92")


@pytest.mark.parametrize("written", ["0,85%", "0,85 %"])
def test_a_percent_sign_says_it_all(written):
    examination = examined_table(across([78, written]))
    assert ids(examination.issues) == []
    assert values(examination) == [D("0.78"), D("0.0085")]


def table_of(name, planned, value):
    return examined_table(results("Thực hiện lũy kế", value, name, planned), hints=LABOUR)


def test_a_small_percentage_beside_a_small_target_is_read_unasked():
    assert ids(table_of(CODES["HN-TYLE"], 5, D("0.85")).issues) == []
    assert ids(table_of(CODES["YT-SDD5"], 16, D("0.85")).issues) == []


def test_beside_a_target_that_a_fraction_would_reach_it_is_asked_about():
    assert ids(table_of(CODES["NS-NUOC"], 80, D("0.775")).open_issues) == ["ambiguous_share@Sheet1!D5"]


def test_beside_a_target_written_as_a_fraction_it_is_one():
    examination = table_of(CODES["NS-NUOC"], D("0.8"), D("0.775"))
    assert ids(examination.issues) == []
    assert values(examination) == [D("0.775")]


def test_without_a_target_the_column_says_how_it_writes_shares():
    plan = replace(PLAN, targets=())
    rows = [("TT", "Chỉ tiêu", "Thực hiện lũy kế"), (1, CODES["YT-SDD5"], 3), (2, CODES["NS-NUOC"], D("0.85"))]
    assert (
        ids(examined_table(sheet([HEADS[0], HEADS[2], ("PHÒNG LĐ-TB&XH",), *rows]), plan=plan, hints=LABOUR).issues)
        == []
    )
    rows[1] = (1, CODES["YT-SDD5"], 16)
    examination = examined_table(sheet([HEADS[0], HEADS[2], ("PHÒNG LĐ-TB&XH",), *rows]), plan=plan, hints=LABOUR)
    assert ids(examination.open_issues) == ["ambiguous_share@Sheet1!C6"]


def test_the_months_part_of_a_share_may_be_small():
    titles = ("STT", "Chỉ tiêu", "Kế hoạch năm 2024", "Thực hiện trong tháng", "Thực hiện lũy kế")
    rows = [HEADS[0], HEADS[2], ("PHÒNG LĐ-TB&XH",), titles, (1, CODES["NS-NUOC"], 80, D("0.8"), D("77.5"))]
    examination = examined_table(sheet(rows), hints=LABOUR)
    assert ids(examination.issues) == []
    assert values(examination) == [D("0.775")]
