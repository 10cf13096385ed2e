"""What a table must agree on with itself: exactly a hundredth may be lost by rounding, not more."""

from decimal import Decimal

import pytest

from tests.importing.tables.build import examined_table, sheet, songma

NAMES = {project.code: project.name for project in songma().projects}
HEADS = [("UBND HUYỆN SÔNG MÃ",), ("PHÒNG TÀI CHÍNH - KẾ HOẠCH",), ("THÁNG 9 NĂM 2024",), ("ĐVT: triệu đồng",)]
COLUMNS = ("STT", "Nội dung", "Kế hoạch vốn giao năm 2024", "Lũy kế giải ngân vốn giao 2024")
OFF = [("exactly", "0", False), ("a hundredth more", "0.01", False), ("a hundredth less", "-0.01", False),
       ("over a hundredth more", "0.0101", True), ("over a hundredth less", "-0.0101", True)]  # fmt: skip
off_by = pytest.mark.parametrize(("off", "noted"), [case[1:] for case in OFF], ids=[case[0] for case in OFF])


def codes(rows):
    return [issue.code.value for issue in examined_table(sheet(rows)).issues]


@off_by
def test_a_total_is_the_sum_of_the_rows_below_it(off, noted):
    parts = [("1.1", NAMES["DA4.1"], 1763, Decimal("820.5")), ("1.2", NAMES["DA4.3"], 1460, Decimal("500.25"))]
    total = ("1", NAMES["DA4"], 3223, Decimal("1320.75") + Decimal(off))
    assert ("total_differs" in codes([*HEADS, COLUMNS, total, *parts])) is noted


@off_by
def test_a_column_is_what_its_own_formula_says(off, noted):
    columns = (*COLUMNS, "Trong đó: vốn sự nghiệp", "Trong đó: vốn đầu tư")
    index = ("A", "B", "1", "2=3+4", "3", "4")
    row = (1, NAMES["DA4.1"], 1763, Decimal("820.75") + Decimal(off), Decimal("500.5"), Decimal("320.25"))
    assert ("identity_fails" in codes([*HEADS, columns, index, row])) is noted
