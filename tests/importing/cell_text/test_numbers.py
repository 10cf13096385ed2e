"""How numbers are read from text: what each spelling means, what is asked about, and what is no number at all."""

import unicodedata
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain.absence import Absence
from dashboard.domain.money import MoneyUnit
from dashboard.importing.cell_text.numbers import (
    AbsenceMark,
    Spelling,
    absence_word,
    counts_the_same,
    money_unit_in,
    odd_magnitude,
    spelling,
)
from dashboard.importing.sheets.vocabulary import WORDS

NBSP, THIN = "\u00a0", "\u202f"

ONE_READING = {
    "2024": "2024",
    "0": "0",
    "007": "7",
    "15.555,25": "15555.25",
    "15,555.25": "15555.25",
    "1.234.567,8": "1234567.8",
    "1.234.567": "1234567",
    "123.456.789": "123456789",
    "123 456": "123456",
    "1,234,567": "1234567",
    "1 234,5": "1234.5",
    f"1{NBSP}234,5": "1234.5",
    f"12{THIN}345{THIN}678": "12345678",
    "1  234": "1234",
    "2.000": "2000",
    "466,25": "466.25",
    "0,745": "0.745",
    "0.745": "0.745",
    "0,7": "0.7",
    "1,5": "1.5",
    "1.5": "1.5",
    "1234,567": "1234.567",
    "1234.567": "1234.567",
    "1.2345": "1.2345",
    "(466,25)": "-466.25",
    "( 1.000 )": "-1000",
    "-1,5": "-1.5",
    "−1,5": "-1.5",
    "–1,5": "-1.5",
    "- 1,5": "-1.5",
    "+5": "5",
    "  84 ": "84",
}
SEVERAL_READINGS = {
    "1,234": ("1.234", "1234"),
    "12,500": ("12.500", "12500"),
    "-1,234": ("-1.234", "-1234"),
    "(1,234)": ("-1.234", "-1234"),
}
PERCENT = {"26,68%": "26.68", "26,68 %": "26.68", "26.68%": "26.68", "100%": "100", "-5%": "-5"}
WITH_UNIT = {
    "603.736 tỷ đồng": ("603736", MoneyUnit.BILLION),
    "1,5 tỷ": ("1.5", MoneyUnit.BILLION),
    "15.089 triệu đồng": ("15089", MoneyUnit.MILLION),
    "466,25 tr.đ": ("466.25", MoneyUnit.MILLION),
    "250 nghìn": ("250", MoneyUnit.THOUSAND),
    "1.000.000 đồng": ("1000000", MoneyUnit.DONG),
    "1.000.000 VNĐ": ("1000000", MoneyUnit.DONG),
}
ESTIMATES = ("150 (ước)", "150(ước)", "ước 150", "150 (ƯTH)", "ước đạt 150", "Ước TH 150", "(ước) 150", "150 ước", "ước: 150",
             "Ước thực hiện: 150", "150 (Ước thực hiện)", "ước tính 150", "ước 150 người", "150 người (ước)")  # fmt: skip
COUNTED = {
    "150 người": "người",
    "150 Hộ": "hộ",
    "150hộ": "hộ",
    "150 lượt người": "lượt người",
    "150 km": "km",
    "150 m²": "m²",
}
NO_NUMBER = (
    "", " ", "-", "–", "x", "không có", "ước", "(ước)", "khoảng 150", "trên 10%", "150(1)", "150 (1)", "150¹", "150 (35)",
    "1'234", "12 voi", "người", "5% hộ", "150 hộ người", "ước ước 5", "(26,68%)", "466,25-", "N/A", "#REF!", "1e5", "0x10", "1/2",
    "10-15", "12 34", "1 23", "1.23.456", "12.34,5.6", "1,23,4", "1.", ",5", ".5", ".", ",", "%", "()", "--5", "-(5)",
    "(-5)", "(+5)", "1234.567.890", "(52", "52)", "5 hộ%", "5 hộ triệu đồng", "1,", "1.234,", "1,234.", "1234 567", "12 345 67", "1 2345", "1.5 234", "1 2.5 678", "1 ,50 000",
    "1234.567,8", "1.23,4", "%", "triệu", "-", "+", "()", "( )", "١٢٣", "１２３", "²", "1_000", "∞", "nan", "inf", "5 5%", "%5", "5%%", "9" * 41,
)  # fmt: skip


@pytest.mark.parametrize(("text", "value"), ONE_READING.items())
def test_is_read_in_one_way(text, value):
    assert spelling(text).values == (Decimal(value),)


@pytest.mark.parametrize(("text", "values"), SEVERAL_READINGS.items())
def test_is_asked_about(text, values):
    assert spelling(text).ambiguous
    assert spelling(text).values == tuple(map(Decimal, values))


@pytest.mark.parametrize(("text", "value"), PERCENT.items())
def test_keeps_its_percent_sign(text, value):
    found = spelling(text)
    assert (found.values, found.percent) == ((Decimal(value),), True)


@pytest.mark.parametrize(("text", "said"), WITH_UNIT.items())
def test_keeps_its_unit_of_money(text, said):
    found = spelling(text)
    assert (found.value, found.unit) == (Decimal(said[0]), said[1])


@pytest.mark.parametrize("text", ESTIMATES)
def test_an_estimate_is_kept_apart(text):
    found = spelling(text)
    assert (found.values, found.estimate) == ((Decimal(150),), True)


@pytest.mark.parametrize(("text", "word"), COUNTED.items())
def test_keeps_what_is_counted(text, word):
    found = spelling(text)
    assert (found.values, found.word, found.unit) == ((Decimal(150),), word, None)


def test_an_indicators_own_unit_is_known():
    assert (
        spelling("12 tỉ số", "Tỷ số") is None
    )  # "tỉ" is another spelling, not another unit: the caller sees no number
    assert spelling("12 vạn cây", "Vạn cây").word == "vạn cây"


PLAIN = {
    "84": Spelling((Decimal(84),)),
    "-84": Spelling((Decimal(-84),)),
    "84%": Spelling((Decimal(84),), percent=True),
    "84 triệu": Spelling((Decimal(84),), unit=MoneyUnit.MILLION),
    "ước 84": Spelling((Decimal(84),), estimate=True),
    "84 hộ": Spelling((Decimal(84),), word="hộ"),
    "9" * 40: Spelling((Decimal("9" * 40),)),
    "1 234.567": Spelling((Decimal("1234.567"),)),
    "123.456": Spelling((Decimal(123456),)),
    "123,456": Spelling((Decimal("123.456"), Decimal(123456))),
    "0.000": Spelling((Decimal(0),)),
    "0,000": Spelling((Decimal(0),)),
}


@pytest.mark.parametrize(("text", "said"), PLAIN.items(), ids=["40 digits" if len(t) == 40 else t for t in PLAIN])
def test_says_this_and_nothing_else(text, said):
    assert spelling(text) == said


@pytest.mark.parametrize(
    ("word", "other", "same"),
    [
        ("người", "lao động", True),
        ("Người", "trẻ em", True),
        ("hộ", "hộ", True),
        ("Hộ ", "hộ", True),
        ("tỉ số", "tỷ số", True),
        ("người", "hộ", False),
        ("hộ", "người", False),
        ("lượt người", "người", False),  # who came twice is two visits
        ("km", "hộ", False),
    ],
)
def test_words_for_people_stand_for_each_other(word, other, same):
    assert counts_the_same(word, other) is same


def test_a_star_for_a_note_is_no_part_of_the_number():
    assert spelling("150*").values == (Decimal(150),)


@pytest.mark.parametrize(
    ("text", "said"),
    {"-": AbsenceMark.DASH, " – ": AbsenceMark.DASH, "—": AbsenceMark.DASH, "x": AbsenceMark.CROSS, "X": AbsenceMark.CROSS, "không có": Absence.NIL,
     "Không": Absence.NIL, "0 phát sinh": Absence.NIL, "(không phát sinh)": Absence.NIL, "Chưa có số liệu": Absence.NOT_REPORTED,
     "…": Absence.NOT_REPORTED, "...": Absence.NOT_REPORTED, "Không thuộc đối tượng": Absence.NOT_APPLICABLE,
     "chưa đến kỳ": Absence.NOT_DUE, "Không có.": Absence.NIL, "( không có )": Absence.NIL, "(Không có.)": Absence.NIL, "( - )": None, "--": AbsenceMark.DASH, "×": AbsenceMark.CROSS,
     "chưa có số": Absence.UNKNOWN_AMOUNT, "0": None, "": None, "k/c": None, "150": None,
     "không có số": None}.items(),
)  # fmt: skip
def test_words_in_place_of_a_figure(text, said):
    assert absence_word(text) == said


@pytest.mark.parametrize("word", [w for spellings in WORDS[Absence].values() for w in spellings])
def test_our_own_words_for_an_absence_mean_the_same_everywhere(word):
    assert word in WORDS[Absence][absence_word(word)]


@pytest.mark.parametrize(
    ("text", "unit"),
    {"ĐVT: Triệu đồng": MoneyUnit.MILLION, "Đơn vị tính: 1.000 đồng": MoneyUnit.THOUSAND, "(triệu đồng)": MoneyUnit.MILLION,
     "Đvt: tr.đ": MoneyUnit.MILLION, "ĐV: đồng": MoneyUnit.DONG, "Kinh phí (1000đ)": MoneyUnit.THOUSAND,
     "ĐVT: 1.000.000 đồng": MoneyUnit.MILLION, "Đơn vị: 1,000 đồng": MoneyUnit.THOUSAND, "Tổng vốn, triệu đồng": MoneyUnit.MILLION,
     "Số tiền (đồng)": MoneyUnit.DONG, "Đơn vị tính:tỉ đồng": MoneyUnit.BILLION, "ĐVT : %, triệu đồng": MoneyUnit.MILLION,
     "Kế hoạch vốn giao triệu đồng": MoneyUnit.MILLION, "ĐVT: Tr. đồng": MoneyUnit.MILLION, "ĐVT: ngàn đồng": MoneyUnit.THOUSAND,
     unicodedata.normalize("NFD", "ĐVT: Tỷ đồng"): MoneyUnit.BILLION}.items(),
)  # fmt: skip
def test_a_heading_names_its_unit_of_money(text, unit):
    assert money_unit_in(text) is unit


@pytest.mark.parametrize(
    "text",
    ["", "ĐVT: Hộ", "Đơn vị: Tỷ lệ", "đồng bào dân tộc", "Hỗ trợ hộ vay 5 triệu đồng", "ĐVT: triệu đồng/hộ", "Biểu số 01",
     "ĐVT: triệu đồng, nghìn đồng", "Đơn vị chủ trì", "Hội đồng nhân dân", "Hợp đồng", "Trợ giúp 1,5 triệu đồng"],
)  # fmt: skip
def test_a_heading_without_one_unit_of_money_names_none(text):
    assert money_unit_in(text) is None


@pytest.mark.parametrize("text", NO_NUMBER)
def test_is_no_number(text):
    assert spelling(text) is None


@pytest.mark.parametrize(
    ("text", "odd"),
    {"603.736 tỷ đồng": True, "1.500,5 tỷ": True, "603,736 tỷ": False, "15.089 triệu đồng": False, "603736": False,
     "1500 tỷ": False, "1.000 tỷ": True, "-1.500 tỷ": True, "0.999 tỷ": False, "1.500 triệu": False, "1.500": False,
     "1.2345 tỷ": False, "2.500.000 nghìn": False}.items(),
)  # fmt: skip
def test_a_group_of_thousands_before_a_great_unit_is_odd(text, odd):
    assert odd_magnitude(text, spelling(text)) is odd


def vietnamese(value: Decimal, mark: str) -> str:
    """1.234.567,8 with `mark` between groups, as the office's Excel shows it."""
    whole, _, part = f"{value.copy_abs():f}".partition(".")
    grouped = f"{int(whole):,}".replace(",", mark)
    return ("-" if value < 0 else "") + grouped + ("," + part if part else "")


decimals = st.decimals(min_value=-(10**15), max_value=10**15, allow_nan=False, allow_infinity=False, places=None).map(
    lambda d: d.quantize(Decimal(1).scaleb(-(abs(d.as_tuple().exponent) % 7)))
)


@given(decimals, st.sampled_from([".", " ", NBSP, THIN, ""]))
def test_any_decimal_written_the_vietnamese_way_reads_back_or_is_asked_about(value, mark):
    found = spelling(vietnamese(value, mark))
    assert found is not None
    assert value in found.values
    three_behind_the_comma = value.as_tuple().exponent == -3
    assert not found.ambiguous or three_behind_the_comma


@given(st.text(max_size=60))
def test_no_text_breaks_the_reader(text):
    found = spelling(text)
    assert found is None or all(value.is_finite() for value in found.values)
