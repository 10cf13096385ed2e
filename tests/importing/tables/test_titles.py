"""What the title of a table, or the name of its sheet, says of all its figures."""

from dataclasses import replace

import pytest

from dashboard.domain.periods import Period
from dashboard.importing.examination import Hints
from tests.importing.tables.build import examined_table, sheet, songma
from tests.importing.tables.office_tables import JOBS, asked, chosen, results

HINTS = Hints("", "126-LDTBXH", Period.parse("2024-10"))
OFFICE = (("UBND HUYỆN SÔNG MÃ",), ("PHÒNG LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI",))


def titled(*titles, column="Tạo việc làm", name="Sheet1", below=()):
    heads = [*OFFICE, *((title,) for title in titles)]
    return sheet([*heads, ("STT", "Đơn vị", column), (1, "Bó Sinh", 63), (2, "Nậm Ty", 90), *below], name)


@pytest.mark.parametrize("title", [
    "SỐ LIỆU PHÁT SINH TỪ NGÀY 01 ĐẾN NGÀY 31/10/2024", "KẾT QUẢ CỦA THÁNG 10/2024 (KHÔNG TÍNH LŨY KẾ)", "KẾT QUẢ RIÊNG THÁNG 10 NĂM 2024",
    "BÁO CÁO NHANH TUẦN 4 THÁNG 10/2024", "SỐ PHÁT SINH THÁNG 10/2024", "SỐ LIỆU THÁNG 10/2024, CHƯA CỘNG DỒN",
    "KẾT QUẢ THÁNG 10/2024 (TỪ 16/9/2024 ĐẾN 15/10/2024)",
])  # fmt: skip
def test_a_title_of_a_month_alone_is_asked_about(title):
    assert "month_or_cumulative@Sheet1!C4" in asked(examined_table(titled(title)))


@pytest.mark.parametrize("title", [
    "KẾT QUẢ THÁNG 10 NĂM 2024 (TỪ NGÀY 01/01/2024 ĐẾN NGÀY 31/10/2024)", "KẾT QUẢ THÁNG 10/2024 (TỪ 15/12/2023 ĐẾN 31/10/2024)",
    "HỘ NGHÈO PHÁT SINH, TẠO VIỆC LÀM THÁNG 10/2024",
])  # fmt: skip
def test_a_span_from_the_years_begin_is_cumulative(title):
    assert asked(examined_table(titled(title))) == []


OCTOBER = "(Tính đến ngày 31/10/2024)"
KEPT = {(JOBS, "04171", "2024-10"): 63, (JOBS, "04186", "2024-10"): 90}


def codes(examination):
    return [issue.code.value for issue in examination.issues]


@pytest.mark.parametrize("title", [
    "KẾ HOẠCH GIAO CHỈ TIÊU NĂM 2025", "BIỂU ĐĂNG KÝ NHU CẦU NĂM 2025", "BIỂU GIAO CHỈ TIÊU NĂM 2024", "SỐ LIỆU NĂM 2023",
    "PHƯƠNG ÁN PHÂN BỔ CHỈ TIÊU", "DỰ KIẾN PHÂN BỔ CHỈ TIÊU TẠO VIỆC LÀM", "NHU CẦU TẠO VIỆC LÀM", "KHẢO SÁT NHU CẦU VIỆC LÀM",
])  # fmt: skip
def test_a_title_of_a_plan_or_another_year_keeps_nothing(title):
    examination = examined_table(titled(title), hints=HINTS)
    assert results(examination) == {}
    assert codes(examination) == ["nothing_to_store", "read_by_its_title"]


@pytest.mark.parametrize("name", ["KH 2025", "Nhu cầu 2025", "Năm 2023", "Chỉ tiêu giao", "Kế hoạch", "Cùng kỳ"])
def test_so_does_the_name_of_a_sheet_without_a_title(name):
    examination = examined_table(titled(name=name), hints=HINTS)
    assert (results(examination), "read_by_its_title" in codes(examination)) == ({}, True)


def test_the_name_of_an_indicator_makes_nothing_a_plan():
    plan = songma()
    named = tuple(
        replace(i, name="Lao động đăng ký học nghề", aliases=("Tạo việc làm",)) if i.code == JOBS else i
        for i in plan.indicators
    )
    table = titled("LAO ĐỘNG ĐĂNG KÝ HỌC NGHỀ", OCTOBER)
    assert results(examined_table(table, hints=HINTS, plan=replace(plan, indicators=named))) == KEPT


def test_an_estimate_of_the_whole_table_is_kept_as_estimates():
    examination = examined_table(titled("ƯỚC KẾT QUẢ TẠO VIỆC LÀM NĂM 2024"), hints=HINTS)
    assert {o.estimate for o in examination.proposal.observations} == {True}


@pytest.mark.parametrize("title", [
    "KẾT QUẢ THỰC HIỆN KẾ HOẠCH NĂM 2024", "TÌNH HÌNH THỰC HIỆN CHỈ TIÊU, NHIỆM VỤ", "KẾT QUẢ SO VỚI CHỈ TIÊU GIAO",
    "KẾT QUẢ GIẢM NGHÈO SO VỚI CÙNG KỲ NĂM 2023", "CHƯƠNG TRÌNH GIAI ĐOẠN 2021-2025", "Chỉ tiêu: Tạo việc làm",
])  # fmt: skip
def test_results_measured_by_a_plan_are_results(title):
    examination = examined_table(titled(title, OCTOBER), hints=HINTS)
    assert asked(examination) == []
    assert results(examination) == KEPT


@pytest.mark.parametrize(
    "title", ["KẾT QUẢ NĂM 2023 VÀ KẾ HOẠCH NĂM 2024", "KẾT QUẢ TẠO VIỆC LÀM CÙNG KỲ", "KẾT QUẢ KHẢO SÁT VIỆC LÀM"]
)
def test_what_can_be_read_in_two_ways_is_asked(title):
    table = titled(title)
    (question,) = examined_table(table, hints=HINTS).open_issues
    assert question.id == "results_or_plan@Sheet1!A3"
    said = {answer: results(examined_table(table, hints=HINTS, answers=chosen(**{question.id: answer})))
            for answer in ("results", "compare", "leave_out")}  # fmt: skip
    assert said == {"results": KEPT, "compare": {}, "leave_out": {}}


@pytest.mark.parametrize("column", ["Tạo việc làm (thực hiện)", "Tạo việc làm (lũy kế)"])
def test_a_column_that_says_it_was_carried_out_is_kept(column):
    title = "KẾ HOẠCH TẠO VIỆC LÀM NĂM 2024"
    assert results(examined_table(titled(title, column=column), hints=HINTS)) == KEPT


@pytest.mark.parametrize("caption", ["Năm 2023", "Kế hoạch năm 2025"])
def test_a_caption_above_a_table_below_is_of_that_table(caption):
    below = [(), (caption,), ("STT", "Đơn vị", "Tạo việc làm"), (1, "Yên Hưng", 241)]
    examination = examined_table(titled("KẾT QUẢ THỰC HIỆN THÁNG 10 NĂM 2024", below=below), hints=HINTS)
    assert results(examination) == KEPT
    assert "read_by_its_title" in codes(examination)


def test_sheets_that_agree_count_once():
    assert results(examined_table(titled(name="A"), titled(name="B"), hints=HINTS)) == KEPT


def test_of_sheets_that_differ_a_person_says_which_counts():
    other = sheet([("STT", "Đơn vị", "Tạo việc làm"), (1, "Bó Sinh", 70), (2, "Nậm Ty", 95)], "T10 (2)")
    good = titled(name="T10")
    (question,) = examined_table(good, other, hints=HINTS).open_issues
    assert question.code.value == "which_sheet_counts"
    by_answer = {
        n: results(examined_table(good, other, hints=HINTS, answers=chosen(**{question.id: f"sheet:{n}"})))
        for n in (1, 2)
    }
    assert by_answer[1] == KEPT
    assert by_answer[2] == {(JOBS, "04171", "2024-10"): 70, (JOBS, "04186", "2024-10"): 95}


@pytest.mark.parametrize("name", ["Nháp", "T10 cũ"])
def test_a_draft_beside_a_good_sheet_can_be_left_out(name):
    sheets = (titled(OCTOBER, name="T10"), sheet([("STT", "Đơn vị", "Tạo việc làm"), (1, "Bó Sinh", 70)], name))
    (question,) = examined_table(*sheets, hints=HINTS).open_issues
    assert question.id == f"results_or_plan@{name}"
    assert results(examined_table(*sheets, hints=HINTS, answers=chosen(**{question.id: "leave_out"}))) == KEPT
