"""Files are called as offices file them, by names that every disk takes."""

import pytest

from dashboard.domain.periods import Period
from dashboard.domain.plan.units import Unit, UnitLevel
from dashboard.exports.file_names import form_name, forms_name, marked_name, named, returned_name
from dashboard.text import words_in

COMMUNE = Unit("04180", "Xã Chiềng En", "xã", UnitLevel.COMMUNE, "126", short_name="Chiềng En")
OFFICE = Unit("126-LDTBXH", "Phòng Lao động", "phòng", UnitLevel.OFFICE, "126", short_name="Phòng LĐ-TB&XH")
OCTOBER, VI = Period.parse("2024-10"), words_in("vi")


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        (form_name(COMMUNE, OCTOBER), "04180 Chiềng En 2024-10 biểu tháng.xlsx"),
        (form_name(COMMUNE, Period.parse("2024-H1")), "04180 Chiềng En 2024-H1 biểu 6 tháng.xlsx"),
        (form_name(COMMUNE, OCTOBER, "BC-VON"), "04180 Chiềng En 2024-10 biểu tháng BC-VON.xlsx"),
        (form_name(OFFICE, OCTOBER), "126-LDTBXH Phòng LĐ-TB&XH 2024-10 biểu tháng.xlsx"),
        (forms_name(Unit("126", "Huyện Sông Mã", "huyện", UnitLevel.DISTRICT), OCTOBER),
         "126 Sông Mã 2024-10 biểu của các đơn vị.zip"),
        (marked_name(COMMUNE, OCTOBER, "bao cao.xlsx", VI), "04180 Chiềng En 2024-10 (đã đánh dấu).xlsx"),
        (marked_name(COMMUNE, OCTOBER, "bao cao.xlsx", VI, True), "04180 Chiềng En 2024-10 (đã đánh dấu, đã sửa).xlsx"),
        (marked_name(None, OCTOBER, "bao cao.v2.xlsx", VI), "bao cao.v2 (đã đánh dấu).xlsx"),
        (returned_name(COMMUNE, OCTOBER, "a.xlsx", 2, VI), "04180 Chiềng En 2024-10 (trả lại lần 2, đã đánh dấu).xlsx"),
        (marked_name(COMMUNE, OCTOBER, "a.xlsx", words_in("en")), "04180 Chiềng En 2024-10 (marked).xlsx"),
    ],
)  # fmt: skip
def test_a_file_says_whose_it_is_and_of_which_month(name: str, wanted: str) -> None:
    assert name == wanted


@pytest.mark.parametrize(
    ("part", "wanted"),
    [
        ('a<b>c:d"e/f\\g|h?i*j', "a-b-c-d-e-f-g-h-i-j.xlsx"),
        ("../../etc/passwd", "..-..-etc-passwd.xlsx"),
        ("tên\r\ncó dòng", "tên-có dòng.xlsx"),
        ("cuối. . ", "cuối.xlsx"),
        ("CON", "CON_.xlsx"),
        ("lpt1.bao cao", "lpt1.bao cao_.xlsx"),
        ("", "-.xlsx"),
        ("x" * 400, "x" * 120 + ".xlsx"),
    ],
)
def test_every_disk_takes_the_name(part: str, wanted: str) -> None:
    assert named(part, ending="xlsx") == wanted
