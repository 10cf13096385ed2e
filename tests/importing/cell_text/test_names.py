"""Which unit a text names: diacritics decide, likeness only suggests."""

import unicodedata
from datetime import date

import pytest

from dashboard.domain.plan.units import Unit, UnitLevel
from dashboard.importing.cell_text.names import UnitNames, folded, heading, plain
from sample_data.offices.songma.plan import plan

SONG_MA = UnitNames(plan().units)
CODES = {unit.name: unit.code for unit in plan().units}


def code(text: str) -> str | None:
    found = SONG_MA.find(text)
    return found.code if found else None


@pytest.mark.parametrize(
    ("text", "name"),
    {
        "Mường Sai": "Xã Mường Sai",
        "Xã Mường Sai": "Xã Mường Sai",
        "xã mường sai": "Xã Mường Sai",
        "MƯỜNG SAI": "Xã Mường Sai",
        "  Xã   Mường  Sai ": "Xã Mường Sai",
        "Xã\u00a0Mường\u00a0Sai": "Xã Mường Sai",
        "UBND xã Mường Sai": "Xã Mường Sai",
        "Chiềng Khoong": "Xã Chiềng Khoong",
        "Chiềng Khương": "Xã Chiềng Khương",
        "Chiềng Cang": "Xã Chiềng Cang",
        "Chiềng Sơ": "Xã Chiềng Sơ",
        "Thị trấn Sông Mã": "Thị trấn Sông Mã",
        "TT. Sông Mã": "Thị trấn Sông Mã",
        "TT Sông Mã": "Thị trấn Sông Mã",
        "T.T. Sông Mã": "Thị trấn Sông Mã",
        "T.T Sông Mã": "Thị trấn Sông Mã",
        "TTr. Sông Mã": "Thị trấn Sông Mã",
        "UBND Mường Sai": "Xã Mường Sai",
        "Ủy ban nhân dân xã Mường Sai": "Xã Mường Sai",
        "Uỷ ban nhân dân xã Mường Sai": "Xã Mường Sai",
        "UBND TT. Sông Mã": "Thị trấn Sông Mã",
        "X. Mường Sai": "Xã Mường Sai",
        "X.Mường Sai": "Xã Mường Sai",
        "Mường\u200b Sai": "Xã Mường Sai",
        "Mường\u202fSai": "Xã Mường Sai",
        "Mư\u00adờng Sai": "Xã Mường Sai",
        "Ðứa Mòn": "Xã Đứa Mòn",
        "Ɖứa Mòn": "Xã Đứa Mòn",
        "ðứa mòn": "Xã Đứa Mòn",
        "Mươ\u0300ng Sai": "Xã Mường Sai",
        "Chie\u0300\u0302ng Sơ": "Xã Chiềng Sơ",  # the tone typed before the circumflex
    }.items(),
)
def test_names_the_unit(text, name):
    assert code(text) == CODES[name]


@pytest.mark.parametrize(
    "text",
    ["Xã Sông Mã", "X. Sông Mã", "Phường Mường Sai", "P. Mường Sai", "X Mường Sai", "Mường Sai.", "H. Mường Sai",
     "Mường Sại", "Muong Sai", "Mường Sài", "Chiềng Khoang", "Chiềng Khong", "Chiềng Khưởng", "Chiềng Can", "Chiềng So",
     "Chiềng", "Xã", "", " ", "0416", "99999", "Xã Không Có"],
)  # fmt: skip
def test_a_look_alike_names_no_unit(text):
    assert code(text) is None


@pytest.mark.parametrize("form", ["NFC", "NFD", "NFKC", "NFKD"])
def test_however_the_letters_are_composed(form):
    assert all(code(unicodedata.normalize(form, unit.name)) == unit.code for unit in plan().units)


@pytest.mark.parametrize("unit", plan().units, ids=lambda unit: unit.code)
def test_a_code_typed_as_a_number_has_lost_its_leading_zero(unit):
    assert code(unit.code) == unit.code
    assert code(unit.code.lstrip("0")) == unit.code


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("loà xoà", "lòa xòa"),
        ("thuý", "thúy"),
        ("Uỷ ban", "Ủy ban"),
        ("LUỸ KẾ", "LŨY KẾ"),
        ("hoé", "hóe"),
        ("suỵt", "suỵt"),
        ("Hoà Bình", "Hòa Bình"),
        ("Thuỷ Tiên", "Thủy Tiên"),
        ("hoạ", "họa"),
        ("Khoẻ", "Khỏe"),
        ("Tuý", "Túy"),
    ],
)
def test_the_place_of_the_tone_mark_is_one_spelling(one, other):
    assert plain(one) == plain(other)


@pytest.mark.parametrize(("one", "other"), [("Sai", "Sại"), ("Sơ", "So"), ("Đ", "D"), ("hoàn", "hòan"), ("Quý", "Qúy"),
                                           ("Mỹ", "Mĩ"), ("Tý", "Tí")])  # fmt: skip
def test_other_marks_are_other_words(one, other):
    assert plain(one) != plain(other)


@pytest.mark.parametrize("text", ["hoàng", "quý", "quỳ", "khoảng", "toàn", "khuỷu", "ngoèo", "thuyền", "quỵ"])
def test_a_syllable_with_one_place_for_its_tone_stays(text):
    assert plain(text) == text


@pytest.mark.parametrize(
    ("one", "other"), [("“Sông Mã”", "«Sông Mã»"), ("2023–2024", "2023-2024"), ("Phòng LĐ‐TB&XH", "phòng lđ—tb&xh")]
)
def test_quotes_and_dashes_are_one_spelling(one, other):
    assert plain(one) == plain(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Tỉ lệ giảm nghèo", "Tỷ lệ giảm nghèo"), ("luỹ kế", "lũy kế"), ("kĩ năng", "kỹ năng"), ("hàng năm", "hằng năm"),
     ("Qui mô", "Quy mô"), ("quản lí", "quản lý")],
)  # fmt: skip
def test_words_of_a_heading_may_be_spelt_in_either_way(one, other):
    assert heading(one) == heading(other)


def test_headings_keep_words_apart_that_differ():
    assert heading("Sĩ số") != heading("Sỹ số")  # only the words of reports are one spelling
    assert heading("hàng hóa") == "hàng hóa"


def test_a_type_that_is_said_must_be_the_units_own():
    names = UnitNames((Unit("A", "Một", "phường", UnitLevel.COMMUNE), Unit("B", "Xã Một", "xã", UnitLevel.COMMUNE)))
    assert [names.find(text).code for text in ("P. Một", "phường Một", "xã Một", "X. Một")] == ["A", "A", "B", "B"]
    assert names.find("Thị trấn Một") is None
    assert set(names.like("TT. Một")) == {"Một", "Xã Một"}


def test_an_office_is_named_with_its_kind():
    names = UnitNames((Unit("YT", "Trung tâm Y tế", "trung tâm", UnitLevel.OFFICE),))
    assert names.find("TT Y tế").code == names.find("TT. Y tế").code == "YT"
    assert names.find("Y tế") is None


def test_one_name_of_two_units_names_neither():
    twins = (Unit("A", "Xã Hoà", "xã", UnitLevel.COMMUNE), Unit("B", "Thị trấn Hòa", "thị trấn", UnitLevel.COMMUNE))
    names = UnitNames(twins)
    assert names.find("Hoà") is None
    assert names.find("xã Hòa").code == "A"
    assert names.find("Thị trấn Hoà").code == "B"


def test_the_same_unit_of_two_times_is_one_unit():
    unit = Unit("A", "Xã Một", "xã", UnitLevel.COMMUNE)
    assert UnitNames((unit, Unit("A", "Xã Một", "xã", UnitLevel.COMMUNE, short_name="Một"))).find("Xã Một").code == "A"


@pytest.mark.parametrize(
    ("text", "suggested"),
    {"Mường Sại": "Xã Mường Sai", "Muong Hung": "Xã Mường Hung", "xa Chieng So": "Xã Chiềng Sơ"}.items(),
)
def test_likeness_suggests(text, suggested):
    assert suggested in SONG_MA.like(text)


def test_every_commune_keeps_its_own_name_without_marks_apart_for_suggestions_only():
    names = [unit.name for unit in plan().units]
    assert len({plain(name) for name in names}) == len(names)
    assert folded("Chiềng Khương, Đứa Mòn") == "chieng khuong, dua mon"


def test_the_likest_name_is_suggested_first():
    assert SONG_MA.like("Mường Sại")[0] == "Xã Mường Sai"
    assert SONG_MA.like("xã Chiềng Khoóng")[0] == "Xã Chiềng Khoong"
    assert SONG_MA.like("qqq") == ()


MERGED = date(2025, 7, 1)
BEFORE, AFTER = date(2025, 6, 30), MERGED
OVER_TIME = (  # Thị trấn Ka became xã Ka and kept its code; two former communes were both called xã Mường
    Unit("01@1900-01-01", "Thị trấn Ka", "thị trấn", UnitLevel.COMMUNE, valid_to=MERGED),
    Unit("01", "Xã Ka", "xã", UnitLevel.COMMUNE, valid_from=MERGED),
    Unit("02", "Xã Mường", "xã", UnitLevel.COMMUNE, valid_to=MERGED),
    Unit("03", "Xã Mường", "xã", UnitLevel.COMMUNE, valid_to=date(2024, 1, 1)),
)


@pytest.mark.parametrize(
    ("text", "on", "code"),
    [
        pytest.param("01", BEFORE, "01@1900-01-01", id="a code means the unit that had it before the change"),
        pytest.param("01", AFTER, "01", id="and after it"),
        pytest.param("01@1900-01-01", AFTER, "01@1900-01-01", id="a dated code is always that unit"),
        pytest.param("Ka", BEFORE, "01@1900-01-01", id="a bare name is the unit that stood before the change"),
        pytest.param("Ka", AFTER, "01", id="and after it"),
        pytest.param("Thị trấn Ka", AFTER, "01@1900-01-01", id="a full name is its unit, though it is gone"),
        pytest.param("Ka", None, None, id="on no day a name of two units names neither"),
        pytest.param("Mường", BEFORE, "02", id="of two of one name the one that stood"),
        pytest.param("Mường", AFTER, None, id="of two that are gone neither"),
    ],
)
def test_a_name_is_that_of_its_day(text, on, code):
    found = UnitNames(OVER_TIME, on).find(text)
    assert (found.code if found else None) == code


KA = Unit("00123", "Xã Ka", "xã", UnitLevel.COMMUNE, short_name="Ka Lớn", aliases=("X. Ka Cũ", "TT Ka"))
CENTRE = Unit("PB", "Phòng Ba", "phòng", UnitLevel.OFFICE)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        pytest.param(" pb ", "PB", id="a code in any case, with spaces"),
        pytest.param("123", "00123", id="a code without its noughts"),
        pytest.param("0123", "00123", id="or without one"),
        pytest.param("000123", None, id="but not with more"),
        pytest.param("Ka Lớn", "00123", id="the short name"),
        pytest.param("xã Ka Lớn", "00123", id="with the unit's type"),
        pytest.param("thị trấn Ka Lớn", None, id="not with another type"),
        pytest.param("Xã Ka Cũ", "00123", id="an alias that gives its own type"),
        pytest.param("Ka Cũ", "00123", id="and without it"),
        pytest.param("Thị trấn Ka", "00123", id="an alias of another type, written out"),
        pytest.param("P. Ba", "PB", id="p. is phòng"),
        pytest.param("Phường Ba", None, id="though not phường"),
        pytest.param("Ba", None, id="an office without its kind is none"),
        pytest.param("UBND Ka", "00123", id="the office of a unit is the unit"),
        pytest.param("Xã", None, id="a type alone"),
        pytest.param("UBND xã", None, id="an office of no name"),
    ],
)
def test_all_that_a_unit_is_called(text, code):
    found = UnitNames((KA, CENTRE)).find(text)
    assert (found.code if found else None) == code


def test_three_names_at_most_are_suggested_the_likest_first_each_once():
    called = ("Mường Hum", "Mường Hung", "Mường Hun", "Mường Hu", "Pù")
    names = UnitNames(tuple(Unit(name, f"Xã {name}", "xã", UnitLevel.COMMUNE) for name in called))
    for text in ("Muong Hung", "xã Mường Hưng", "thị trấn Mường Hùng"):
        suggested = names.like(text)
        assert suggested[0] == "Xã Mường Hung"
        assert len(suggested) == len(set(suggested)) == 3
        assert "Xã Pù" not in suggested
        assert names.like(text) == suggested  # asked again
    assert names.like("0000") == ()
    assert UnitNames((KA,)).like("xã Ka Cu") == ("Xã Ka",)  # an alias suggests its unit by its name


def test_a_name_as_it_stands_in_the_plan_comes_before_what_its_short_type_may_mean():
    names = UnitNames((KA, Unit("TK", "Trung tâm Ka", "trung tâm", UnitLevel.OFFICE)))
    assert names.find("TT Ka").code == "00123"  # its alias, letter by letter
    assert names.find("TT. Ka") is None  # thị trấn or trung tâm
