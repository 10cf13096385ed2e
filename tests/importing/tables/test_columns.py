"""Columns that are easily taken for others: rates, the month's, last year's, the same figure twice, other units of measure."""

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

import pytest

from dashboard.domain.issues import Answer, AnswerKind
from dashboard.domain.plan.indicators import Measure
from dashboard.importing.findings import EarlierAnswer
from tests.importing.tables.build import examined_table, reached, sheet, songma

DISTRICT = ("UBND HUYỆN SÔNG MÃ",)
LABOUR = (DISTRICT, ("PHÒNG LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI",))
FINANCE = (DISTRICT, ("PHÒNG TÀI CHÍNH - KẾ HOẠCH",))
OCTOBER = ("KẾT QUẢ THÁNG 10 NĂM 2024",)
LIVELIHOODS = "Đa dạng hóa sinh kế, phát triển mô hình giảm nghèo"
OF_LIVELIHOODS = f"GIẢI NGÂN THÁNG 10 NĂM 2024 - {LIVELIHOODS}"
MILLION = ("ĐVT: triệu đồng",)
JOBS, TRADES, TRAINED = "VL-KETNOI", "DT-NGHE", "CB-TAPHUAN"


def labour(*rows, title=OCTOBER, merges=()):
    return sheet([*LABOUR, title, *rows], merges=merges)


def finance(*rows, title=OCTOBER, merges=()):
    return sheet([*FINANCE, title, MILLION, *rows], merges=merges)


def chosen(**answers):
    return {issue: Answer(issue, AnswerKind.CHOICE, choice) for issue, choice in answers.items()}


def results(examination):
    reports = [*examination.further, examination.proposal] if examination.proposal else []
    return {(o.indicator, o.subject, o.period.code): o.amount for r in reports for o in r.observations}


def paid(examination):
    reports = [*examination.further, examination.proposal] if examination.proposal else []
    return {(d.project, d.subject): d.cumulative_vnd for r in reports for d in r.disbursements}


def asked(examination):
    return [issue.id for issue in examination.open_issues]


# -- rates -------------------------------------------------------------------------------------------------------------------


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


# -- the month and the year so far -------------------------------------------------------------------------------------------


MONTHS = [
    pytest.param(labour(("STT", "Chỉ tiêu", "Kế hoạch năm", "Thực hiện tháng 10"), (1, "Tạo việc làm", 2000, 35)), "D4", id="title"),
    pytest.param(labour(("TT", "Xã", "Tạo việc làm"), (1, "Bó Sinh", 5), title=("KẾT QUẢ TRONG THÁNG 10 NĂM 2024",)), "C4",
                 id="in the month, says the title of the table"),
    pytest.param(labour(("TT", "Chỉ tiêu", "KH", "TH T10"), (1, "Tạo việc làm", 2000, 35)), "D4", id="abbreviated"),
    pytest.param(labour(("TT", "Chỉ tiêu", "Thực hiện quý III"), (1, "Tạo việc làm", 35)), "C4", id="quarter"),
    pytest.param(finance(("STT", "Nội dung", "Kế hoạch vốn giao năm 2024", "Giải ngân vốn giao 2024 tháng 10"), (1, LIVELIHOODS, 4050, 25)),
                 "D5", id="money by project"),
    pytest.param(finance(("STT", "Xã", "Số tiền giải ngân vốn giao 2024 tháng 10"), (1, "Bó Sinh", 25), title=(OF_LIVELIHOODS,)), "C5",
                 id="money by commune"),
    pytest.param(labour(("TT", "Xã", "Ước thực hiện tháng 10"), (1, "Bó Sinh", 5), title=("TẠO VIỆC LÀM THÁNG 10 NĂM 2024",)), "C4",
                 id="an estimate of the month"),
]  # fmt: skip


@pytest.mark.parametrize(("table", "spot"), MONTHS)
def test_a_figure_of_the_month_alone_is_asked_about(table, spot):
    examination = examined_table(table)
    assert asked(examination) == [f"month_or_cumulative@Sheet1!{spot}"]
    assert [c.code for c in examination.open_issues[0].choices] == ["cumulative", "month", "leave_out"]
    assert not results(examination) and not paid(examination)


@pytest.mark.parametrize(
    "title",
    ["Thực hiện đến tháng 10", "Thực hiện đến hết tháng 10/2024", "Lũy kế tháng 10", "TH 10 tháng", "Thực hiện 10 tháng đầu năm",
     "Kết quả tính đến 31/10/2024", "TH", "TH2024", "Lũy kế thực hiện từ đầu năm"],
)  # fmt: skip
def test_a_title_that_says_until_is_cumulative(title):
    examination = examined_table(labour(("STT", "Chỉ tiêu", "KH2024", title), (1, "Tạo việc làm", 2000, 1835)))
    assert asked(examination) == []
    assert results(examination) == {(JOBS, "126", "2024-10"): 1835}


def test_the_month_beside_the_cumulative_is_compared_only():
    columns = ("STT", "Chỉ tiêu", "Kế hoạch năm", "Thực hiện tháng 10", "Lũy kế")
    examination = examined_table(labour(columns, (1, "Tạo việc làm", 2000, 35, 1835)))
    assert asked(examination) == []
    assert results(examination) == {(JOBS, "126", "2024-10"): 1835}


def test_months_before_their_cumulative_are_compared_only():
    columns = ("TT", "Xã", "Tháng 8", "Tháng 9", "Tháng 10", "Lũy kế")
    table = labour(columns, (1, "Bó Sinh", 5, 6, 7, 40), title=("KẾT QUẢ TẠO VIỆC LÀM ĐẾN THÁNG 10 NĂM 2024",))
    examination = examined_table(table)
    assert asked(examination) == []
    assert results(examination) == {(JOBS, "04171", "2024-10"): 40}


def test_a_state_at_the_end_of_a_month_is_not_asked_about():
    table = labour(("TT", "Chỉ tiêu", "Thực hiện tháng 10"), (1, "Tỷ lệ hộ nghèo", "22,5"))
    examination = examined_table(table)
    assert asked(examination) == []
    assert results(examination) == {("HN-TYLE", "126", "2024-10"): Decimal("0.225")}


def test_the_month_alone_is_added_to_the_month_before_by_choice_and_that_is_said():
    table = labour(("TT", "Xã", "Tháng 9", "Tháng 10"), (1, "Bó Sinh", 6, 7), title=("TẠO VIỆC LÀM NĂM 2024",))
    before = reached("2024-08", {(JOBS, "04171"): 40})
    examination = examined_table(table, snapshot=before, answers=chosen(**{"month_or_cumulative@Sheet1!C4": "month"}))
    assert results(examination) == {(JOBS, "04171", "2024-09"): 46, (JOBS, "04171", "2024-10"): 53}
    notes = [i for i in examination.issues if i.code == "added_to_figure_before"]
    assert [(i.place.spot, i.params["before"].value, i.params["total"].value) for i in notes] == [
        ("C5", 40, 46),
        ("D5", 46, 53),
    ]


def test_the_month_alone_without_a_month_before_it_has_no_sum():
    table = labour(("TT", "Xã", "Tháng 10"), (1, "Bó Sinh", 7), title=("TẠO VIỆC LÀM NĂM 2024",))
    examination = examined_table(table, answers=chosen(**{"month_or_cumulative@Sheet1!C4": "month"}))
    assert asked(examination) == ["no_figure_before@Sheet1!C5"]


def test_a_month_that_does_not_fit_its_cumulative_is_noted():
    table = labour(
        ("TT", "Xã", "Trong tháng", "Lũy kế"), (1, "Bó Sinh", 60, 49), title=("TẠO VIỆC LÀM THÁNG 10 NĂM 2024",)
    )
    examination = examined_table(table, snapshot=reached("2024-09", {(JOBS, "04171"): 40}))
    assert [i.id for i in examination.issues] == ["in_month_differs@Sheet1!D5"]


# -- a header over two rows --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("group", ["CÙNG KỲ NĂM 2023", "KẾ HOẠCH GIAO", "Năm 2023", "Thực hiện năm 2023"])
@pytest.mark.parametrize(
    ("upper", "lower"),
    [((None, None), ("TT", "Xã")), (("SỐ", None), ("TT", "Xã")), (("SỐ", "TÊN XÃ"), ("TT", None)), ((None,), ("Xã",))],
)
def test_the_upper_row_of_a_header_counts(group, upper, lower):
    row = (1, "Bó Sinh", 5, 6) if len(lower) == 2 else ("Bó Sinh", 5, 6)
    table = labour((*upper, group, None), (*lower, "Tạo việc làm", "Đào tạo nghề"), row)
    assert results(examined_table(table)) == {}


def test_an_estimate_above_its_columns_is_one():
    table = labour(("SỐ", "ĐƠN VỊ", "ƯỚC CẢ NĂM", None), ("TT", None, "Tạo việc làm", "Đào tạo nghề"), (1, "Bó Sinh", 5, 6),
                   merges=("C4:D4",))  # fmt: skip
    assert [o.estimate for o in examined_table(table).proposal.observations] == [True, True]


@pytest.mark.parametrize("above", ["Đơn vị tính: người", "(Kèm theo Báo cáo số 12/BC)", "Biểu số 02"])
def test_what_stands_above_a_header_and_is_no_group_is_none(above):
    table = labour((None, None, None, above), ("TT", "Xã", "Tạo việc làm", "Đào tạo nghề"), (1, "Bó Sinh", 5, 6))
    assert results(examined_table(table)) == {(JOBS, "04171", "2024-10"): 5, (TRADES, "04171", "2024-10"): 6}


def test_a_name_over_several_rows_is_one_name():
    table = labour(("Xã", "Lao động được hỗ trợ kết nối,"), (None, "chuyển đổi nghề nghiệp,"), (None, "tạo việc làm"),
                   ("Bó Sinh", 5), ("Nậm Ty", 6))  # fmt: skip
    assert results(examined_table(table)) == {(JOBS, "04171", "2024-10"): 5, (JOBS, "04186", "2024-10"): 6}


# -- lists side by side ------------------------------------------------------------------------------------------------------


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


# -- the same figure twice ---------------------------------------------------------------------------------------------------


def test_two_columns_of_one_figure_that_differ_are_asked_about():
    rows = [
        ("Xã", "Tạo việc làm", "Lao động được hỗ trợ kết nối, chuyển đổi nghề nghiệp, tạo việc làm"),
        ("Bó Sinh", 5, 6),
    ]
    examination = examined_table(labour(*rows))
    assert asked(examination) == ["same_figure_twice@Sheet1!C4"]
    said = examined_table(labour(*rows), answers=chosen(**{"same_figure_twice@Sheet1!C4": "column:B"}))
    assert results(said) == {(JOBS, "04171", "2024-10"): 5}


def test_two_columns_of_one_figure_that_agree_are_one():
    examination = examined_table(labour(("Xã", "Tạo việc làm", "Tạo việc làm"), ("Bó Sinh", 5, 5)))
    assert asked(examination) == []
    assert results(examination) == {(JOBS, "04171", "2024-10"): 5}


def test_two_columns_of_paid_money_are_asked_about():
    columns = ("STT", "Nội dung", "Vốn giao năm 2024 đã giải ngân", "Lũy kế giải ngân vốn giao 2024")
    examination = examined_table(finance(columns, (1, LIVELIHOODS, 2025, 2050)))
    assert asked(examination) == ["same_figure_twice@Sheet1!D5"]


def test_a_total_is_read_and_its_kinds_of_money_are_not():
    columns = [("STT", "Nội dung", "Kế hoạch vốn giao 2024", None, None, "Lũy kế giải ngân vốn giao 2024", None, None),
               (None, None, "Tổng số", "Vốn đầu tư", "Vốn sự nghiệp", "Tổng số", "Vốn đầu tư", "Vốn sự nghiệp")]  # fmt: skip
    table = finance(
        *columns, (1, LIVELIHOODS, 4050, 0, 4050, 2025, 0, 2025), merges=("A5:A6", "B5:B6", "C5:E5", "F5:H5")
    )
    examination = examined_table(table)
    assert asked(examination) == []
    assert paid(examination) == {("DA2", "126"): 2_025_000_000}


def test_a_group_of_columns_is_no_column_of_names():
    columns = [
        ("STT", "Nội dung", "Nguồn vốn", None, "Ghi chú"),
        (None, None, "Kế hoạch giao 2024", "Giải ngân vốn giao 2024", None),
    ]
    table = finance(*columns, (1, LIVELIHOODS, 4050, 2025), merges=("A5:A6", "B5:B6", "C5:D5", "E5:E6"))
    assert paid(examined_table(table)) == {("DA2", "126"): 2_025_000_000}


# -- units of measure --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "table",
    [
        pytest.param(labour(("STT", "Chỉ tiêu", "ĐVT", "Kế hoạch", "Thực hiện"), (1, "Tạo việc làm", "nghìn người", 2, "1,8")), id="row"),
        pytest.param(labour(("TT", "Chỉ tiêu", "Thực hiện (nghìn lao động)"), (1, "Tạo việc làm", "1,8")), id="column"),
        pytest.param(labour(("ĐVT: nghìn người",), ("TT", "Chỉ tiêu", "Thực hiện"), (1, "Tạo việc làm", "1,8")), id="title"),
    ],
)  # fmt: skip
def test_a_larger_unit_of_measure_scales(table):
    examination = examined_table(table)
    assert asked(examination) == []
    assert results(examination) == {(JOBS, "126", "2024-10"): 1800}


def test_a_larger_unit_of_measure_beside_the_plan_as_it_stands_is_asked_about():
    table = labour(("STT", "Chỉ tiêu", "ĐVT", "Kế hoạch", "Thực hiện"), (1, "Tạo việc làm", "nghìn người", 2000, 1800))
    assert asked(examined_table(table)) == ["measure_differs@Sheet1!C5"]


def test_a_unit_of_measure_that_contradicts_the_plans_is_asked_about():
    rows = [("STT", "Chỉ tiêu", "ĐVT", "Thực hiện"), (1, "Tạo việc làm", "%", 98), (2, "Tập huấn cán bộ", "người", 62)]
    examination = examined_table(labour(*rows))
    assert asked(examination) == ["measure_differs@Sheet1!C5", "measure_differs@Sheet1!C6"]
    said = chosen(**{"measure_differs@Sheet1!C5": "leave_out", "measure_differs@Sheet1!C6": "numerator"})
    (observation,) = examined_table(labour(*rows), answers=said).proposal.observations
    assert (observation.indicator, observation.numerator, observation.value) == (TRAINED, 62, None)


@pytest.mark.parametrize(("unit", "value", "kept"), [("đồng", 25_500_000, "25.5"), ("nghìn đồng", 25_500, "25.5"), ("tỷ đồng", "0,0255", "25.5"),
                                                     ("triệu đồng", "25,5", "25.5"), ("Triệu đồng/người/năm", "25,5", "25.5")])  # fmt: skip
def test_an_indicator_of_money_is_scaled_to_the_plans_unit(unit, value, kept):
    plan = songma()
    income = replace(plan.indicator_by_code[JOBS], code="THU-NHAP", name="Thu nhập bình quân đầu người", short_name="",
                     aliases=(), measure=Measure.MONEY, unit_of_measure="triệu đồng/người/năm")  # fmt: skip
    table = labour(("STT", "Chỉ tiêu", "ĐVT", "Thực hiện"), (1, income.name, unit, value))
    examination = examined_table(table, plan=replace(plan, indicators=(*plan.indicators, income)))
    assert asked(examination) == []
    assert results(examination) == {("THU-NHAP", "126", "2024-10"): Decimal(kept)}


def test_money_of_rows_is_in_the_unit_that_each_row_names():
    rows = [
        ("STT", "Nội dung", "ĐVT", "Giải ngân vốn giao 2024"),
        (1, LIVELIHOODS, "đồng", 25_000_000),
        (2, "Dạy nghề", "tỷ đồng", "0,5"),
    ]
    examination = examined_table(sheet([*FINANCE, OCTOBER, *rows]))
    assert asked(examination) == []
    assert paid(examination) == {("DA2", "126"): 25_000_000, ("DA4.1", "126"): 500_000_000}


# -- other words for the same --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("numbering", ["STT", "S.T.T", "TT.", "Thứ tự", "No.", "#", "Số TT"])
def test_a_column_of_numbers_has_many_titles(numbering):
    examination = examined_table(labour((numbering, "Xã", "Tạo việc làm"), (1, "Bó Sinh", 5), (2, "Nậm Ty", 6)))
    assert asked(examination) == []
    assert results(examination) == {(JOBS, "04171", "2024-10"): 5, (JOBS, "04186", "2024-10"): 6}


def test_a_title_of_numbers_over_three_rows_is_one():
    rows = [("SỐ", "ĐƠN VỊ", "NĂM 2024", None), ("THỨ", None, "KẾ HOẠCH", "THỰC HIỆN"), ("TỰ", None, "Tạo việc làm", "Tạo việc làm"),
            (1, "Bó Sinh", 9, 5)]  # fmt: skip
    examination = examined_table(labour(*rows, merges=("C4:D4",)))
    assert results(examination) == {(JOBS, "04171", "2024-10"): 5}


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


def test_a_number_of_months_is_no_number_of_the_column():
    examination = examined_table(labour(("TT", "Chỉ tiêu", "10 tháng"), (1, "Tạo việc làm", 1800)))
    assert results(examination) == {(JOBS, "126", "2024-10"): 1800}


def test_amount_and_rate_below_one_title_are_amount_and_rate():
    rows = [("STT", "Nội dung", "Kế hoạch vốn giao năm 2024", "Lũy kế giải ngân vốn giao năm 2024", None),
            (None, None, None, "Số tiền", "Tỷ lệ (%)"), (1, LIVELIHOODS, 4050, 2025, 50)]  # fmt: skip
    examination = examined_table(finance(*rows, merges=("A5:A6", "B5:B6", "C5:C6", "D5:E5")))
    assert asked(examination) == []
    assert paid(examination) == {("DA2", "126"): 2_025_000_000}


def test_one_kind_of_money_above_plan_and_paid_is_no_part_of_a_total():
    rows = [("STT", "Nội dung", "Vốn sự nghiệp", None), (None, None, "Kế hoạch vốn giao năm 2024", "Lũy kế giải ngân vốn giao năm 2024"),
            (1, LIVELIHOODS, 4050, 2025)]  # fmt: skip
    examination = examined_table(finance(*rows, merges=("A5:A6", "B5:B6", "C5:D5")))
    assert asked(examination) == []
    assert paid(examination) == {("DA2", "126"): 2_025_000_000}


@pytest.mark.parametrize("title", ["Số liệu từ ngày 01/10/2024 đến ngày 31/10/2024", "(Từ 1/10 đến 31/10/2024)"])
def test_a_span_of_days_within_the_year_is_of_the_month(title):
    table = labour((title,), ("TT", "Xã", "Tạo việc làm"), (1, "Bó Sinh", 5), title=("TẠO VIỆC LÀM",))
    assert "month_or_cumulative@Sheet1!C5" in asked(examined_table(table))


def test_two_indicators_in_the_month_share_one_question():
    columns = ("TT", "Xã", "Tạo việc làm trong tháng", "Đào tạo nghề trong tháng")
    examination = examined_table(labour(columns, (1, "Bó Sinh", 5, 6)))
    assert asked(examination) == ["month_or_cumulative@Sheet1!C4"]


def test_a_bare_name_is_of_the_type_that_its_column_says():
    table = labour(("TT", "Huyện", "Xã", "Tạo việc làm"), (1, "Sông Mã", "Bó Sinh", 5), (2, "Sông Mã", "Nậm Ty", 6))
    examination = examined_table(table)
    assert asked(examination) == []
    assert results(examination) == {(JOBS, "04171", "2024-10"): 5, (JOBS, "04186", "2024-10"): 6}


# -- what was said of other tables -----------------------------------------------------------------------------------------------


def test_a_choice_for_a_column_holds_for_tables_of_its_subject_only():
    kept = EarlierAnswer(f"value:{TRADES}", "chị Hoa", datetime(2024, 9, 3, tzinfo=UTC))
    memory = {("which_column", "học nghề › số đạt"): kept}
    same = labour(("TT", "Xã", "Số đạt"), (1, "Bó Sinh", 5), title=("HỌC NGHỀ THÁNG 10 NĂM 2024",))
    examination = examined_table(same, memory=memory)
    assert asked(examination) == []
    assert results(examination) == {(TRADES, "04171", "2024-10"): 5}
    other = labour(("TT", "Xã", "Số đạt"), (1, "Bó Sinh", 5), title=("VIỆC LÀM THÁNG 10 NĂM 2024",))
    examination = examined_table(other, memory=memory)
    assert asked(examination) == ["which_column@Sheet1!C4"]
    assert "said_of_another_table@Sheet1!C4" in [i.id for i in examination.issues]


def test_each_column_is_explained_by_what_was_used():
    table = finance(("STT", "Xã", "Kế hoạch vốn giao", "Lũy kế giải ngân", "Tỷ lệ (%)"), (1, "Bó Sinh", 100, "45,5", "45,5"),
                    title=(OF_LIVELIHOODS,))  # fmt: skip
    planned, paid_column, rate = examined_table(table).columns
    assert (paid_column.column, paid_column.role, paid_column.measure, paid_column.kept) == (
        "D",
        "cumulative",
        "triệu đồng",
        1,
    )
    assert (str(paid_column.measure_from), str(paid_column.period_from)) == ("Sheet1!A4", "Sheet1!A3")
    assert paid_column.period.code == "2024-10" and paid_column.names_in == ("B",)
    assert [(c.role, c.kept) for c in (planned, rate)] == [("planned", 0), ("rate", 0)]


def test_a_header_printed_again_without_its_numbers_takes_no_row_with_it():
    columns = ("TT", "Xã", "Tạo việc làm")
    table = labour(columns, ("(1)", "(2)", "(3)"), (1, "Bó Sinh", 5), columns, (2, "Nậm Ty", 6), (3, "Pú Bẩu", 7))
    figures = results(examined_table(table))
    assert figures == {(JOBS, "04171", "2024-10"): 5, (JOBS, "04186", "2024-10"): 6, (JOBS, "04174", "2024-10"): 7}


def test_a_total_beside_groups_is_the_figure_itself():
    columns = ("TT", "Chỉ tiêu", "Tổng số", "Trong đó: Hộ nghèo", "Hộ cận nghèo")
    examination = examined_table(labour(columns, (1, "Đào tạo nghề", 15, 5, 6)))
    assert {(o.disaggregation, o.amount) for o in examination.proposal.observations} == {
        ("total", 15),
        ("HN", 5),
        ("HCN", 6),
    }


def test_a_figure_that_is_none_is_named_though_it_is_the_only_one():
    assert asked(examined_table(labour(("Xã", "Tạo việc làm"), ("Bó Sinh", "mươi người")))) == [
        "not_a_number@Sheet1!B5"
    ]


# -- heads that only look like what is kept --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "columns",
    [("Lũy kế kỳ trước", "Kỳ này", "Lũy kế kỳ này"), ("Lũy kế tháng trước", "Trong tháng", "Lũy kế đến tháng này"),
     ("Lũy kế đến hết kỳ trước", "Phát sinh", "Cộng dồn")],
)  # fmt: skip
def test_the_cumulative_of_the_month_before_is_not_this_months(columns):
    table = labour(("TT", "Xã", *columns), (1, "Bó Sinh", 57, 6, 63), title=("TẠO VIỆC LÀM THÁNG 10 NĂM 2024",))
    examination = examined_table(table)
    assert asked(examination) == []
    assert results(examination) == {(JOBS, "04171", "2024-10"): 63}


@pytest.mark.parametrize(
    "head",
    ["Kế hoạch giải ngân", "Nhu cầu giải ngân", "Cam kết giải ngân", "Khả năng giải ngân năm 2024", "Giải ngân cùng kỳ",
     "Không giải ngân được", "Giải ngân theo hồ sơ trình", "Giải ngân vốn vay tín dụng", "Đề nghị thanh toán", "Giải ngân (ước)",
     "Phần trăm giải ngân", "Tiến độ giải ngân", "Tỷ trọng giải ngân", "Hiệu quả giải ngân", "Giải ngân so KH năm", "Giải ngân đạt", "Đạt"],
)  # fmt: skip
def test_money_that_is_not_paid_is_not_kept_as_paid(head):
    table = finance(("STT", "Xã", "Kế hoạch vốn giao", head), (1, "Bó Sinh", 100, 45), title=(OF_LIVELIHOODS,))
    assert paid(examined_table(table)) == {}


@pytest.mark.parametrize("head", ["10/2024", "Kết quả mới", "Thực hiện thêm", "Tháng này"])
def test_more_words_of_the_month_alone(head):
    table = labour(("TT", "Chỉ tiêu", head), (1, "Tạo việc làm", 6))
    assert asked(examined_table(table)) == ["month_or_cumulative@Sheet1!C4"]


def test_beside_a_plan_of_the_month_what_is_carried_out_is_of_the_month():
    table = labour(("TT", "Chỉ tiêu", "Kế hoạch tháng 10", "Thực hiện"), (1, "Tạo việc làm", 10, 6))
    assert asked(examined_table(table)) == ["month_or_cumulative@Sheet1!D4"]


@pytest.mark.parametrize("counted", ["số hộ", "cái", "thẻ"])
def test_a_count_under_a_share_is_asked_about(counted):
    table = labour(("TT", "Xã", f"Nước sinh hoạt ({counted})"), (1, "Bó Sinh", 40))
    assert asked(examined_table(table)) == ["measure_differs@Sheet1!C4"]


def test_a_quota_of_an_indicator_is_a_plan():
    table = labour(("TT", "Xã", "Chỉ tiêu đào tạo nghề", "KH tạo việc làm"), (1, "Bó Sinh", 40, 50))
    assert results(examined_table(table)) == {}


def test_units_of_measure_may_stand_under_don_vi():
    rows = [
        ("STT", "Chỉ tiêu", "Đơn vị", "Thực hiện"),
        (1, "Tạo việc làm", "nghìn người", "1,8"),
        (2, "Đào tạo nghề", "người", 90),
    ]
    examination = examined_table(labour(*rows))
    assert asked(examination) == []
    assert results(examination) == {(JOBS, "126", "2024-10"): 1800, (TRADES, "126", "2024-10"): 90}


def test_amounts_that_say_their_unit_need_no_other():
    columns = ("STT", "Nội dung", "Giải ngân vốn giao 2024")
    table = sheet([*FINANCE, OCTOBER, columns, (1, LIVELIHOODS, "25,5 triệu đồng"), (2, "Dạy nghề", "0,5 tỷ đồng")])
    examination = examined_table(table)
    assert asked(examination) == []
    assert paid(examination) == {("DA2", "126"): 25_500_000, ("DA4.1", "126"): 500_000_000}


def test_a_figure_with_a_plus_before_it_is_no_figure():
    assert asked(examined_table(labour(("Xã", "Tạo việc làm"), ("Bó Sinh", "+6"), ("Nậm Ty", 8)))) == [
        "not_a_number@Sheet1!B5"
    ]


@pytest.mark.parametrize("total", ["Σ", "Chung toàn huyện", "Tổng hợp toàn huyện", "Toàn huyện Sông Mã"])
def test_more_words_of_totals(total):
    examination = examined_table(
        labour(("TT", "Xã", "Tạo việc làm"), (1, "Bó Sinh", 5), (2, "Nậm Ty", 6), (None, total, 12))
    )
    assert asked(examination) == []
    assert len(results(examination)) == 2
    assert [i.id for i in examination.issues] == ["total_differs@Sheet1!C7"]
