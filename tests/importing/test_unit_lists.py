"""Lists of units as they are pasted: codes, running numbers and kinds are told apart; twins are asked about, never merged."""

import pytest

from dashboard.domain.plan.units import UnitLevel
from dashboard.importing.files.workbook import read
from dashboard.importing.pasted_units import pasted_units
from dashboard.importing.unit_lists import ListedUnit, catalogue_units, coded, twins, unit_named

C, V, OFFICE = UnitLevel.COMMUNE, UnitLevel.VILLAGE, UnitLevel.OFFICE


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("Xã Mường Và\nPhường Tô Hiệu", [("Xã Mường Và", "", "xã", C), ("Phường Tô Hiệu", "", "phường", C)]),
        ("1. Xã Mường Và\n2. Xã Nậm Lạnh", [("Xã Mường Và", "", "xã", C), ("Xã Nậm Lạnh", "", "xã", C)]),
        ("1\tXã Mường Và\n2\tXã Nậm Lạnh", [("Xã Mường Và", "", "xã", C), ("Xã Nậm Lạnh", "", "xã", C)]),
        ("04240\tXã Mường Và\n04243\tXã Nậm Lạnh", [("Xã Mường Và", "04240", "xã", C), ("Xã Nậm Lạnh", "04243", "xã", C)]),
        ("1\t04240\tXã Mường Và\n2\t04243\tXã Nậm Lạnh", [("Xã Mường Và", "04240", "xã", C), ("Xã Nậm Lạnh", "04243", "xã", C)]),
        ("04240 Xã Mường Và", [("Xã Mường Và", "04240", "xã", C)]),
        ("Xã Mường Và (04240)", [("Xã Mường Và", "04240", "xã", C)]),
        ("Xã Mường Và; 04240", [("Xã Mường Và", "04240", "xã", C)]),
        ("04240, Xã Mường Và", [("Xã Mường Và", "04240", "xã", C)]),
        ("- Bản Nà Hin\n- Tiểu khu 1\n- Tổ dân phố 2", [
            ("Bản Nà Hin", "", "bản", V), ("Tiểu khu 1", "", "tiểu khu", V), ("Tổ dân phố 2", "", "tổ dân phố", V)]),
        ("Phòng Kinh tế\nHội Nông dân xã", [("Phòng Kinh tế", "", "phòng", OFFICE), ("Hội Nông dân xã", "", "hội", OFFICE)]),
        ("Mường Và\n\n  Nậm Lạnh  ", [("Mường Và", "", "", None), ("Nậm Lạnh", "", "", None)]),
        ("", []),
    ],
)  # fmt: skip
def test_a_line_is_a_unit(text, units):
    assert [(u.name, u.code, u.type, u.level) for u in pasted_units(text)] == units


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("STT\tTên bản\tMã\n1\tBản Nà Hin\t00127\n2\tBản Nà Hạ\t00128", [("00127", "Bản Nà Hin"), ("00128", "Bản Nà Hạ")]),
        ("STT\tTên bản\n1\tNà Hin\n2\tNà Hạ", [("", "Nà Hin"), ("", "Nà Hạ")]),
        ("TT\tTên xã\tSố hộ\n1\tXã A\t412\n2\tXã B\t388", [("", "Xã A"), ("", "Xã B")]),
        ("Mã\tTên\n1\tXã A\n2\tXã B", [("1", "Xã A"), ("2", "Xã B")]),
        ("Tên xã\nXã A\nXã B", [("", "Xã A"), ("", "Xã B")]),
        ("1\tXã A\t03160\n2\tXã B\t03163", [("03160", "Xã A"), ("03163", "Xã B")]),
        ("2\tXã B\n3\tXã C", [("", "Xã B"), ("", "Xã C")]),
        ("7\tXã B", [("", "Xã B")]),
        ("I\tXã B\nII\tXã C", [("", "Xã B"), ("", "Xã C")]),
        ("1\tXã B\t2.345\n2\tXã C\t987", [("", "Xã B"), ("", "Xã C")]),
        ("Xã A\t2.345\t03160\nXã B\t1.234\t03163", [("03160", "Xã A"), ("03163", "Xã B")]),
        ("412\tXã A\t03160\n388\tXã B\t03163", [("03160", "Xã A"), ("03163", "Xã B")]),
        ("Phường Tô Hiệu; phường Chiềng Lề", [("", "Phường Tô Hiệu"), ("", "phường Chiềng Lề")]),
        ("Xã A, Xã B, Xã C", [("", "Xã A"), ("", "Xã B"), ("", "Xã C")]),
        ("Xã A, xã B và xã C", [("", "Xã A"), ("", "xã B"), ("", "xã C")]),
        ("Nà Hin, Nà Hạ, Púng Bánh", [("", "Nà Hin"), ("", "Nà Hạ"), ("", "Púng Bánh")]),
        ("Phòng Văn hóa, Khoa học và Thông tin", [("", "Phòng Văn hóa, Khoa học và Thông tin")]),
        ("Xã A\nXã B\nTổng cộng", [("", "Xã A"), ("", "Xã B")]),
        ("1\tXã A\t412\n\tTổng số\t412", [("", "Xã A")]),
        ("Bản Cộng Hòa", [("", "Bản Cộng Hòa")]),
        ("Bản Nậm Mằn, 00127", [("00127", "Bản Nậm Mằn")]),
        ("Xã Mường Và 03160", [("03160", "Xã Mường Và")]),
        ("Xã Mường Và: 03160", [("03160", "Xã Mường Và")]),
        ("Xã Mường Và - 03160", [("03160", "Xã Mường Và")]),
        ("Bản Nà Hạ 1\nTiểu khu 101", [("", "Bản Nà Hạ 1"), ("", "Tiểu khu 101")]),
        ("Nà Hạ 1\nNà Hạ 2", [("", "Nà Hạ 1"), ("", "Nà Hạ 2")]),
        ("Bản Nà Hin - 120 hộ\nBản Nà Hạ 2.345", [("", "Bản Nà Hin"), ("", "Bản Nà Hạ")]),
        ("1 Bản Nà Hin\n2 Bản Nà Hạ", [("", "Bản Nà Hin"), ("", "Bản Nà Hạ")]),
        ("Xã Mường Và; huyện Sốp Cộp", [("", "Xã Mường Và")]),
    ],
)  # fmt: skip
def test_codes_are_told_from_running_numbers_counts_titles_and_sums(text, units):
    assert [(u.code, u.name) for u in pasted_units(text)] == units


def test_codes_are_made_where_none_are_given_and_never_twice():
    made = coded(pasted_units("Xã A\nXã B\nBản C\nPhòng Kinh tế\nPhòng Khuyến tài\n04240 Xã D"), ["X1"])
    assert [u.code for u in made] == ["X2", "X3", "B1", "KT", "KT1", "04240"]


def test_twins_and_look_alikes_are_told_and_numbered_villages_are_none():
    names = [unit_named(n) for n in ("Xã Chiềng En", "Xã Chiềng Ên", "xã chiềng  en", "Bản Nà Hin 1", "Bản Nà Hin 2")]
    assert [(t.name, t.other, t.same) for t in twins(names)] == [
        ("Xã Chiềng Ên", "Xã Chiềng En", False), ("xã chiềng  en", "Xã Chiềng En", True),
    ]  # fmt: skip
    assert [(t.other, t.same) for t in twins(names[:1], ["Xã Chiềng En"])] == [("Xã Chiềng En", True)]
    assert twins([unit_named("Xã Mường Và"), unit_named("Xã Nậm Lạnh")]) == ()


def test_a_catalogue_file_is_read_by_its_titles():
    text = "code,name,type,province\n03646,Phường Tô Hiệu,Phường,Sơn La\n04240,Xã Mường Và,Xã,Sơn La\n"
    assert catalogue_units(read(text.encode())) == (
        ListedUnit("Phường Tô Hiệu", "03646", "phường", C), ListedUnit("Xã Mường Và", "04240", "xã", C),
    )  # fmt: skip
    assert catalogue_units(read(b"a,b\n1,2\n")) == ()
