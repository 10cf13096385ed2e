"""Lists of units as they are pasted: codes, running numbers and kinds are told apart; twins are asked about, never merged."""

import pytest

from dashboard.domain.plan.units import UnitLevel
from dashboard.importing.files.workbook import read
from dashboard.importing.unit_lists import ListedUnit, catalogue_units, coded, pasted_units, twins, unit_named

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
