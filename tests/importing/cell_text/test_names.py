"""Which unit a text names: diacritics decide, likeness only suggests."""

import unicodedata

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
