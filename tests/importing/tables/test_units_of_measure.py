"""Units of measure of rows, columns and titles: scaled to the plan's, or asked about."""

from dataclasses import replace
from decimal import Decimal

import pytest

from dashboard.domain.plan.indicators import Measure
from tests.importing.tables.build import examined_table, sheet, songma
from tests.importing.tables.office_tables import (
    FINANCE,
    JOBS,
    LIVELIHOODS,
    OCTOBER,
    TRADES,
    TRAINED,
    asked,
    chosen,
    labour,
    paid,
    results,
)


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


def test_a_figure_that_is_none_is_named_though_it_is_the_only_one():
    assert asked(examined_table(labour(("Xã", "Tạo việc làm"), ("Bó Sinh", "mươi người")))) == [
        "not_a_number@Sheet1!B5"
    ]


@pytest.mark.parametrize("counted", ["số hộ", "cái", "thẻ"])
def test_a_count_under_a_share_is_asked_about(counted):
    table = labour(("TT", "Xã", f"Nước sinh hoạt ({counted})"), (1, "Bó Sinh", 40))
    assert asked(examined_table(table)) == ["measure_differs@Sheet1!C4"]


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
