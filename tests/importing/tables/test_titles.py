"""What the title of a table, or the name of its sheet, says of all its figures."""

import pytest

from tests.importing.tables.build import examined_table, sheet
from tests.importing.tables.test_columns import asked

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
    assert asked(examined_table(titled(title))) == ["month_or_cumulative@Sheet1!C4"]


@pytest.mark.parametrize("title", [
    "KẾT QUẢ THÁNG 10 NĂM 2024 (TỪ NGÀY 01/01/2024 ĐẾN NGÀY 31/10/2024)", "KẾT QUẢ THÁNG 10/2024 (TỪ 15/12/2023 ĐẾN 31/10/2024)",
    "HỘ NGHÈO PHÁT SINH, TẠO VIỆC LÀM THÁNG 10/2024",
])  # fmt: skip
def test_a_span_from_the_years_begin_is_cumulative(title):
    assert asked(examined_table(titled(title))) == []
