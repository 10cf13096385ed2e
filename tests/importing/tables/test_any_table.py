"""Tables of units, indicators, projects and months in any arrangement: every one says the same, so it is read the same."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from dashboard.domain.absence import Absence
from dashboard.domain.issues import Answer, AnswerKind
from dashboard.domain.reported.observations import Source
from dashboard.importing.examination import Hints
from dashboard.importing.findings import EarlierAnswer
from tests.importing.tables.build import examined_table, sheet
from tests.importing.tables.specimens import HEADS, LABOUR, money, results, workers

JOBS, TRADES = "VL-KETNOI", "DT-NGHE"
SAME = {("VL-KETNOI", "04171", "2024-09"): 12, ("VL-KETNOI", "04186", "2024-09"): 7,
        ("DT-NGHE", "04171", "2024-09"): 3, ("DT-NGHE", "04186", "2024-09"): 4}  # fmt: skip


def read(*sheets, **over):
    """What the tables say, by indicator, subject and period, once no question is open."""
    examination = examined_table(*sheets, **over)
    assert [issue.id for issue in examination.open_issues] == []
    reports = (*examination.further, examination.proposal)
    return {(o.indicator, o.subject, o.period.code): o.amount for report in reports for o in report.observations}


def chosen(**answers):
    return {issue: Answer(issue, AnswerKind.CHOICE, choice) for issue, choice in answers.items()}


@pytest.mark.parametrize(
    "table",
    [
        pytest.param([("TT", "Xã", "Tạo việc làm", "Đào tạo nghề"), (1, "Bó Sinh", 12, 3), (2, "Nậm Ty", 7, 4)], id="units down"),
        pytest.param([("TT", "Chỉ tiêu", "Bó Sinh", "Nậm Ty"), (1, "Tạo việc làm", 12, 7), (2, "Đào tạo nghề", 3, 4)],
                     id="indicators down"),
        pytest.param([("Mã đơn vị", "VL-KETNOI", "DT-NGHE"), ("04171", 12, 3), ("04186", 7, 4)], id="codes"),
        pytest.param([("Đơn vị", "Đào tạo nghề", "Ghi chú", "Tạo việc làm"), ("Xã Nậm Ty", 4, "đủ", 7), ("Xã Bó Sinh", 3, None, 12)],
                     id="other order, a column more"),
        pytest.param([("Đơn vị", "Chỉ tiêu", "Số liệu"), ("Bó Sinh", "Tạo việc làm", 12), ("Bó Sinh", "Đào tạo nghề", 3),
                      ("Nậm Ty", "Tạo việc làm", 7), ("Nậm Ty", "Đào tạo nghề", 4)], id="long"),
        pytest.param([("STT", "Tên xã", "Tạo việc làm (người)", "Đào tạo nghề (người)"), (None, "Tổng cộng", 19, 7),
                      (1, "xã Bó Sinh", "12", "3"), (2, "XÃ  NẬM TY", "7 người", "4")], id="totals first, texts"),
    ],
)  # fmt: skip
def test_the_same_figures_in_any_arrangement(table):
    assert read(sheet([*HEADS, *table])) == SAME


def test_months_across_become_one_report_each():
    table = sheet([*HEADS[:2], ("LAO ĐỘNG ĐƯỢC ĐÀO TẠO NGHỀ",), ("TT", "Xã", "Tháng 7/2024", "Tháng 8/2024", "T9/2024"),
                   (1, "Bó Sinh", 1, 2, 3), (2, "Nậm Ty", 0, 2, 4)])  # fmt: skip
    said = chosen(**{"which_indicator@Sheet1!A3": TRADES, "month_or_cumulative@Sheet1!C4": "cumulative"})
    figures = read(table, answers=said)
    assert figures[(TRADES, "04186", "2024-07")] == 0
    assert figures[(TRADES, "04171", "2024-09")] == 3
    examination = examined_table(table, answers=said)
    assert [c.period.code for c in examination.change_set.changes] == ["2024-07", "2024-08", "2024-09"]


def test_months_and_indicators_across_in_two_header_rows():
    table = sheet(
        [*HEADS[:2], ("TT", "Xã", "Tháng 8/2024", None, "Tháng 9/2024", None),
         (None, None, "Tạo việc làm", "Đào tạo nghề", "Tạo việc làm", "Đào tạo nghề"),
         (1, "Bó Sinh", 10, 2, 12, 3), (2, "Nậm Ty", 6, 4, 7, 4)],
        merges=("A3:A4", "B3:B4", "C3:D3", "E3:F3"),
    )  # fmt: skip
    figures = read(table, answers=chosen(**{"month_or_cumulative@Sheet1!C4": "cumulative"}))
    assert {key: value for key, value in figures.items() if key[2] == "2024-09"} == SAME
    assert figures[(JOBS, "04171", "2024-08")] == 10


def test_months_down_and_units_across():
    table = sheet(
        [*HEADS[:2], ("ĐÀO TẠO NGHỀ NĂM 2024",), ("Tháng", "Bó Sinh", "Nậm Ty"), ("Tháng 8", 2, 4), ("Tháng 9", 3, 4)]
    )
    said = chosen(**{"which_indicator@Sheet1!A3": TRADES, "month_or_cumulative@Sheet1!B4": "cumulative"})
    assert read(table, answers=said) == {
        (TRADES, "04171", "2024-08"): 2, (TRADES, "04186", "2024-08"): 4,
        (TRADES, "04171", "2024-09"): 3, (TRADES, "04186", "2024-09"): 4,
    }  # fmt: skip


@pytest.mark.parametrize("gap", [0, 1, 2])
def test_a_row_of_a_long_table_without_one_of_its_names_is_left_out_aloud(gap):
    row = ["04186", JOBS, "2024-09", 7]
    row[gap] = None
    table = sheet([*HEADS[:2], ("Đơn vị", "Chỉ tiêu", "Kỳ báo cáo", "Giá trị"), ("04171", JOBS, "2024-09", 12), row])
    examination = examined_table(table)
    assert [issue.code.value for issue in examination.issues] == ["row_left_out"]
    assert [(o.subject, o.amount) for o in examination.proposal.observations] == [("04171", 12)]


def test_two_tables_on_one_sheet_are_read_each_by_its_own_header():
    table = sheet([*HEADS, ("TT", "Xã", "Tạo việc làm"), (1, "Bó Sinh", 12), (2, "Nậm Ty", 7), (),
                   ("TT", "Xã", "Ghi chú", "Đào tạo nghề"), (1, "Bó Sinh", "đủ", 3), (2, "Nậm Ty", None, 4)])  # fmt: skip
    assert read(table) == SAME


def test_a_long_table_names_its_months_itself():
    table = sheet([*HEADS[:2], ("Đơn vị", "Chỉ tiêu", "Kỳ báo cáo", "Giá trị"), ("04171", JOBS, "2024-08", 10),
                   ("04171", JOBS, "tháng 9/2024", 12)])  # fmt: skip
    assert read(table) == {(JOBS, "04171", "2024-08"): 10, (JOBS, "04171", "2024-09"): 12}


def test_parts_of_a_share_come_from_columns_named_as_the_plan_names_them():
    table = sheet([*HEADS, ("TT", "Xã", "Cán bộ đã được bồi dưỡng, tập huấn trong năm", "Cán bộ làm công tác giảm nghèo"),
                   (1, "Bó Sinh", 3, 4)])  # fmt: skip
    assert read(table) == {("CB-TAPHUAN", "04171", "2024-09"): Decimal("0.75")}


def test_money_of_projects_goes_to_their_lines():
    examination = examined_table(money(("I", "Dự án 4: Phát triển giáo dục nghề nghiệp, việc làm bền vững", 3223, 940),
                                       (1, "Tiểu dự án 1: Phát triển GDNN vùng nghèo, vùng khó khăn", "1.763", "900,5"),
                                       (2, "Tiểu dự án 3: Hỗ trợ việc làm bền vững", 1460, "40")))  # fmt: skip
    assert [i.id for i in examination.open_issues] == []
    assert {d.project: d.cumulative_vnd for d in examination.proposal.disbursements} == {
        "DA4.1": 900_500_000, "DA4.3": 40_000_000}  # fmt: skip


@pytest.mark.parametrize(
    ("unit", "value"), [("ĐVT: đồng", 900_500_000), ("ĐVT: 1.000 đồng", 900_500), ("ĐVT: tỷ đồng", "0,9005")]
)
def test_money_is_read_in_the_unit_that_the_sheet_names(unit, value):
    examination = examined_table(money((1, "Dạy nghề", None, value), unit=unit))
    assert [d.cumulative_vnd for d in examination.proposal.disbursements] == [900_500_000]


def test_a_unit_of_money_that_the_plan_contradicts_is_asked_about():
    examination = examined_table(money((1, "Dạy nghề", 1_763_000_000, 900_500_000)))
    assert [issue.id for issue in examination.open_issues] == ["which_money_unit@Sheet1!A4"]
    said = chosen(**{"which_money_unit@Sheet1!A4": "dong"})
    examination = examined_table(money((1, "Dạy nghề", 1_763_000_000, 900_500_000)), answers=said)
    assert [d.cumulative_vnd for d in examination.proposal.disbursements] == [900_500_000]


DA2 = "DỰ ÁN 2: ĐA DẠNG HÓA SINH KẾ, PHÁT TRIỂN MÔ HÌNH GIẢM NGHÈO"


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param([(DA2,), ("TT", "Xã", "Lũy kế giải ngân vốn giao 2024"), (1, "Bó Sinh", 50)], id="project in the title"),
        pytest.param([("TT", "Xã", "Dự án 2"), (None, None, "Lũy kế giải ngân vốn giao 2024"), (1, "Bó Sinh", 50)], id="project across"),
        pytest.param([("Đơn vị", "Dự án", "Lũy kế giải ngân vốn giao 2024"), ("Bó Sinh", "Sinh kế", 50)], id="long"),
    ],
)  # fmt: skip
def test_money_of_communes_in_any_arrangement(rows):
    merges = ("A5:A6", "B5:B6") if rows[0][0] == "TT" else ()
    examination = examined_table(sheet([*HEADS, ("ĐVT: triệu đồng",), *rows], merges=merges))
    assert [i.id for i in examination.open_issues] == []
    assert [(d.project, d.subject, d.budget_year, d.cumulative_vnd) for d in examination.proposal.disbursements] == [
        ("DA2", "04171", 2024, 50_000_000)
    ]


def test_money_that_does_not_say_of_which_year_is_asked_about_once():
    table = money((1, "Dạy nghề", 1763, 900), title="Lũy kế giải ngân")
    assert [i.id for i in examined_table(table).open_issues] == ["which_years@Sheet1!D5"]
    own = examined_table(table, answers=chosen(**{"which_years@Sheet1!D5": "own"}))
    assert [(d.budget_year, d.cumulative_vnd) for d in own.proposal.disbursements] == [(2024, 900_000_000)]
    assert examined_table(table, answers=chosen(**{"which_years@Sheet1!D5": "all"})).proposal is None


def test_a_names_beginning_in_a_title_settles_nothing():
    """ "Mô hình giảm nghèo" is the short name of an indicator, and stands in the name of a project."""
    table = sheet([*HEADS, (DA2,), ("TT", "Xã", "Số liệu"), (1, "Bó Sinh", 50)])
    assert [i.id for i in examined_table(table).open_issues] == ["which_indicator@Sheet1!A4"]


def test_rows_of_figures_below_the_signatures_are_said():
    table = workers((1, "Bó Sinh", 5), (None, "NGƯỜI LẬP BIỂU", None), (2, "Nậm Ty", 6))
    assert [i.id for i in examined_table(table).issues] == ["row_left_out@Sheet1!A7"]


def test_groups_stand_below_their_indicator_or_under_its_title():
    down = sheet(
        [*HEADS, ("TT", "Chỉ tiêu", "Thực hiện lũy kế"), (1, "Đào tạo nghề", 15), (None, "Trong đó: hộ nghèo", 5)]
    )
    across = sheet([*HEADS, ("TT", "Xã", "Đào tạo nghề", None), (None, None, "Tổng số", "Hộ nghèo"), (1, "Bó Sinh", 15, 5)],
                   merges=("A4:A5", "B4:B5", "C4:D4"))  # fmt: skip
    for table in (down, across):
        examination = examined_table(table)
        assert [(o.disaggregation, o.amount) for o in examination.proposal.observations] == [("total", 15), ("HN", 5)]


def test_sheets_of_one_month_each_become_a_report_each():
    rows = [*HEADS[:2], ("TT", "Xã", "Đào tạo nghề")]
    august, september = (sheet([*rows, (1, "Bó Sinh", n)], f"Tháng {n}") for n in (8, 9))
    assert read(august, september) == {(TRADES, "04171", "2024-08"): 8, (TRADES, "04171", "2024-09"): 9}


def test_figures_in_a_column_without_a_title_are_said():
    table = sheet([*HEADS, ("TT", "Xã", "Đào tạo nghề"), (1, "Bó Sinh", 3, 9), (2, "Nậm Ty", 4, 8)])
    examination = examined_table(table)
    assert [i.id for i in examination.issues] == ["untitled_column@Sheet1!D5"]
    beside = sheet(
        [
            *HEADS,
            ("TT", "Xã", "Đào tạo nghề", None, "TT", "Xã", "Tạo việc làm"),
            (1, "Bó Sinh", 3, None, 1, "Bó Sinh", 12),
        ]
    )
    assert read(beside) == {(TRADES, "04171", "2024-09"): 3, (JOBS, "04171", "2024-09"): 12}
    assert examined_table(beside).issues == ()


def test_counted_columns_under_a_wide_title_are_its_parts_though_nobody_merged_it():
    table = sheet([*HEADS, ("TT", "Xã", "Tổng số hộ nghèo", "Tổng số thiếu hụt", "Chỉ số thiếu hụt"),
                   (None, None, None, None, *range(1, 13)), (1, "Bó Sinh", 39, 12, *[1] * 12)])  # fmt: skip
    assert {o.indicator: o.numerator for o in examined_table(table).proposal.observations} == {
        f"TH-HN-{number:02d}": 1 for number in range(1, 13)}  # fmt: skip


def test_a_year_above_months_is_theirs():
    rows = [*HEADS[:2], ("TT", "Xã", "Năm 2023", None, "Năm 2024", None), (None, None, "Tháng 8", "Tháng 9", "Tháng 8", "Tháng 9"),
            (1, "Bó Sinh", 91, 92, 2, 3)]  # fmt: skip
    table = sheet([("BÁO CÁO SỐ LIỆU",), *rows], merges=("A4:A5", "B4:B5", "C4:D4", "E4:F4"))
    said = chosen(**{f"which_indicator@Sheet1!{spot}": TRADES for spot in ("A1", "A2", "A3")},
                  **{"month_or_cumulative@Sheet1!E5": "cumulative"})  # fmt: skip
    assert read(table, answers=said) == {(TRADES, "04171", "2024-08"): 2, (TRADES, "04171", "2024-09"): 3}


def test_plan_actual_and_rest_below_an_indicator_are_told_apart():
    rows = [
        *HEADS,
        ("TT", "Xã", "Tạo việc làm", None, None),
        (None, None, "Giao", "Đạt", "Còn lại"),
        (1, "Bó Sinh", 20, 12, 8),
    ]
    assert read(sheet(rows, merges=("A4:A5", "B4:B5", "C4:E4"))) == {(JOBS, "04171", "2024-09"): 12}


def test_parts_of_a_known_title_that_say_nothing_known_are_asked_about():
    rows = [*HEADS, ("TT", "Xã", "Tạo việc làm", None), (None, None, "Nam", "Nữ"), (1, "Bó Sinh", 7, 5)]
    examination = examined_table(sheet(rows, merges=("A4:A5", "B4:B5", "C4:D4")))
    assert [i.id for i in examination.open_issues] == ["which_column@Sheet1!C5", "which_column@Sheet1!D5"]


@pytest.mark.parametrize("unit", ["%", "lớp", "nghìn hộ"])
def test_a_title_with_another_unit_than_its_indicators_is_asked_about(unit):
    table = sheet([*HEADS, ("TT", "Xã", f"Tạo việc làm ({unit})"), (1, "Bó Sinh", 7)])
    assert [i.id for i in examined_table(table).open_issues] == ["measure_differs@Sheet1!C4"]


def test_an_estimate_in_the_title_is_one():
    table = sheet([*HEADS, ("TT", "Xã", "Tạo việc làm (ước cả năm)"), (1, "Bó Sinh", 7)])
    assert [(o.amount, o.estimate) for o in examined_table(table).proposal.observations] == [(7, True)]


@pytest.mark.parametrize("where", [(0, 0), (3, 3), (4, 3)])
def test_numbers_of_persons_anywhere_on_the_sheet_are_refused(where):
    rows = [list(row) for row in (*HEADS, ("TT", "Xã", "Tạo việc làm", "Ghi chú"), (1, "Bó Sinh", 7, "đủ"))]
    rows[where[0]][where[1]] = "CCCD 014091001234"
    examination = examined_table(sheet(rows))
    assert "identity_number" in [i.code.value for i in examination.open_issues]
    assert "014091001234" not in str(examination.issues)


def test_estimates_are_kept_apart():
    examination = examined_table(workers((1, "Bó Sinh", "150 (ước)"), (2, "Nậm Ty", 7)))
    assert [(o.amount, o.estimate) for o in examination.proposal.observations] == [(150, True), (7, False)]


def test_an_estimate_for_the_year_is_one_once_a_person_said_so():
    said = chosen(**{"cumulative_or_estimate@Sheet1!D4": "estimate"})
    examination = examined_table(results("Lũy kế / Ước cả năm", 84), hints=LABOUR, answers=said)
    assert [(o.amount, o.estimate) for o in examination.proposal.observations] == [(84, True)]


@pytest.mark.parametrize(("text", "absence"), [("-", Absence.NIL), ("không có", Absence.NIL), ("x", Absence.NOT_APPLICABLE),
                                               ("chưa có số liệu", Absence.NOT_REPORTED)])  # fmt: skip
def test_words_instead_of_a_figure_keep_their_meaning(text, absence):
    examination = examined_table(workers((1, "Bó Sinh", text), (2, "Nậm Ty", 0)))
    by_unit = {o.subject: o for o in examination.proposal.observations}
    assert (by_unit["04171"].amount, by_unit["04171"].absence) == (None, absence)
    assert (by_unit["04186"].amount, by_unit["04186"].absence) == (0, None)


def test_who_sends_is_not_who_is_spoken_of():
    examination = examined_table(workers((1, "Bó Sinh", 5)))
    (figure,) = examination.proposal.observations
    assert (figure.reporter, figure.subject, figure.source) == ("126-TCKH", "04171", Source.CONSOLIDATED)


def test_a_commune_may_not_send_figures_of_another():
    examination = examined_table(workers((1, "Nậm Ty", 5), heads=HEADS[2:]), hints=Hints(unit="04171"))
    assert "not_expected@Sheet1!B3" in [issue.id for issue in examination.open_issues]


def test_heads_that_name_another_office_than_the_one_chosen_are_asked_about():
    table = workers((1, "Bó Sinh", 5))
    said = chosen(**{"reporter_differs@Sheet1": "126-LDTBXH"})
    examination = examined_table(table, hints=LABOUR, answers=said)
    assert [i.id for i in examination.open_issues] == []
    assert examination.unit == "126-LDTBXH"
    assert examined_table(table, hints=Hints(unit="126-TCKH")).open_issues == ()


def test_a_unit_once_chosen_is_read_so_again_and_can_be_chosen_otherwise():
    memory = {("which_unit", "xã mường sại"): EarlierAnswer("04213", "chị Hoa", datetime(2024, 9, 3, tzinfo=UTC))}
    assert read(workers((1, "Xã Mường Sại", 7)), memory=memory) == {(JOBS, "04213", "2024-09"): 7}
    other = chosen(**{"which_unit@Sheet1!B5": "04219"})
    assert read(workers((1, "Xã Mường Sại", 7)), memory=memory, answers=other) == {(JOBS, "04219", "2024-09"): 7}


def test_a_column_once_mapped_is_mapped_again():
    table = sheet([*HEADS, ("TT", "Xã", "Số người học nghề năm nay"), (1, "Bó Sinh", 3)])
    assert [i.id for i in examined_table(table).open_issues] == ["which_column@Sheet1!C4"]
    said = chosen(**{"which_column@Sheet1!C4": f"value:{TRADES}"})
    assert read(table, answers=said) == {(TRADES, "04171", "2024-09"): 3}
    kept = EarlierAnswer(f"value:{TRADES}", "chị Hoa", datetime(2024, 9, 3, tzinfo=UTC))
    assert read(table, memory={("which_column", "kết quả › số người học nghề năm nay"): kept}) == {
        (TRADES, "04171", "2024-09"): 3
    }


def test_signatures_and_notes_below_are_no_rows():
    table = sheet([*HEADS, ("TT", "Xã", "Đào tạo nghề"), (1, "Bó Sinh", 3), (None, "Ghi chú: số liệu đến 30/9"), (),
                   (None, "NGƯỜI LẬP BIỂU", "KT. CHỦ TỊCH"), (None, "Lò Văn A", None)])  # fmt: skip
    assert read(table) == {(TRADES, "04171", "2024-09"): 3}


def test_of_several_sheets_those_with_tables_are_read_and_the_others_named():
    letter = sheet([("Kính gửi: UBND huyện",), ("Xã báo cáo như sau",)], "Công văn")
    table = sheet([*HEADS, ("TT", "Xã", "Đào tạo nghề"), (1, "Bó Sinh", 3)], "Số liệu")
    examination = examined_table(letter, table)
    assert [issue.id for issue in examination.issues] == ["unknown_sheet@Công văn"]
    assert len(examination.proposal.observations) == 1
