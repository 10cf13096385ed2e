"""Which periods the office's spellings name, and which texts name none."""

import unicodedata
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain.periods import Period, PeriodKind
from dashboard.importing.cell_text.periods import Strength, date_in, date_of_serial, named_periods, period_in

SPELLINGS = {
    "2024-09": "2024-09",
    " 2024-09 ": "2024-09",
    "tháng 9/2024": "2024-09",
    "tháng 1/2024": "2024-01",
    "Tháng 9/2024": "2024-09",
    "THÁNG 09/2024": "2024-09",
    "tháng 9 năm 2024": "2024-09",
    "Tháng\u00a09\u00a0năm\u00a02024": "2024-09",
    "đến hết tháng 9/2024": "2024-09",
    "T9/2024": "2024-09",
    "t09-2024": "2024-09",
    "9/2024": "2024-09",
    "12/2024": "2024-12",
    "2024-13": "2024-13",
    "Quý III/2024": "2024-Q3",
    "quý 3/2024": "2024-Q3",
    "Quý IV năm 2024": "2024-Q4",
    "2024-Q1": "2024-Q1",
    "2024-q1": "2024-Q1",
    "6 tháng đầu năm 2024": "2024-H1",
    "6 tháng cuối năm 2024": "2024-H2",
    "2024-H2": "2024-H2",
    "9 tháng đầu năm 2024": "2024-09",
    "9 tháng năm 2024": "2024-09",
    "9 tháng/2024": "2024-09",
    "6 tháng năm 2024": "2024-H1",
    "06 tháng đầu năm 2024": "2024-H1",
    "đến hết ngày 31/10/2024": "2024-10",
    "31/10/2024": "2024-10",
    "ngày 31 tháng 10 năm 2024": "2024-10",
    "Trong tháng 10/2024": "2024-10",
    "Kỳ báo cáo: tháng 10/2024": "2024-10",
    "năm 2024": "2024",
    "cả năm 2024": "2024",
    "2024": "2024",
    "Tháng sáu năm 2024": "2024-06",
    "tháng giêng/2024": "2024-01",
    "Tháng mười một, năm 2024": "2024-11",
    "THÁNG CHẠP NĂM 2024": "2024-12",
    "tháng năm năm 2024": "2024-05",
    "Quý một năm 2024": "2024-Q1",
    "quý tư/2024": "2024-Q4",
    "sáu tháng đầu năm 2024": "2024-H1",
    "chín tháng đầu năm 2024": "2024-09",
}
MONTHS_IN_WORDS = ("một", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười", "mười một", "mười hai")
NONE = (
    "", "tháng 9", "Quý I", "tháng 0/2024", "tháng 14/2024", "2024-00", "2024-14", "2024-9", "Quý V/2024", "Quý 5/2024",
    "9/24", "hôm qua", "tháng 9/2024 và 10/2024", "2024-09-30T00:00", "0000-01", "9999-12", "202",
    "tháng 9/20245", "tháng 13", "tháng 13/2024", "13/2024", "đến ngày 10/5/2024", "10/5/2024", "10/11", "9 tháng cuối năm 2024",
    "2021-2025", "Quý I, II năm 2024", "tháng 9/1024", "Quý I/1024", "6 tháng đầu năm 1024", "1024",
    "tháng năm 2024", "tháng mười ba năm 2024", "quý sáu năm 2024", "quý một lần", "hằng tháng", "hàng tháng",
)  # fmt: skip


@pytest.mark.parametrize(("text", "code"), SPELLINGS.items())
def test_names_the_period(text, code):
    assert period_in(text) == Period.parse(code)


@pytest.mark.parametrize("text", NONE)
def test_names_no_period(text):
    assert period_in(text) is None


@pytest.mark.parametrize("text", [text for text in SPELLINGS if not text.isascii()])
def test_composed_and_decomposed_letters_name_the_same_period(text):
    assert period_in(unicodedata.normalize("NFD", text)) == period_in(text)


@pytest.mark.parametrize(
    ("value", "period"),
    [
        (date(2024, 9, 1), Period.parse("2024-09")),  # what Excel makes of 9/2024
        (Decimal(2024), Period.parse("2024")),
        (Decimal("9.2024"), None),
        (Decimal(45536), None),  # a date that lost its format
        (date(1900, 9, 1), None),
        (True, None),
    ],
)
def test_cells_that_are_not_text(value, period):
    assert period_in(value) == period


@given(st.integers(1990, 2099), st.integers(1, 12), st.sampled_from(["tháng {m}/{y}", "T{m}/{y}", "{y}-{m:02d}"]))
def test_every_month_reads_back(year, month, spelled):
    assert period_in(spelled.format(y=year, m=month)) == Period(year, PeriodKind.MONTH, month)


@given(st.text(max_size=40))
def test_no_text_breaks_the_reader(text):
    found = period_in(text)
    assert found is None or found.end


EXACT, OTHER, DAY, YEAR = "exact", "other_year", "month_of_a_day", "year_only"
TITLES = {
    "TỔNG HỢP TÌNH HÌNH GIẢI NGÂN THÁNG 10 NĂM 2024": {"2024-10": EXACT},
    "(Số liệu đến hết ngày 31/10/2024)": {"2024-10": EXACT},
    "(Số liệu tính đến 30/9/2024)": {"2024-09": EXACT},
    "(Số liệu đến ngày 10/5/2024; ước thực hiện cả năm)": {"2024-05": DAY},
    "Tính đến 15h00 ngày 30/10/2024": {"2024-10": DAY},
    "đến hết ngày 31 tháng 10 năm 2024": {"2024-10": EXACT},
    "Thời điểm 31/12/2023": {"2023-12": EXACT},
    "KẾT QUẢ THỰC HIỆN 6 THÁNG ĐẦU NĂM 2024": {"2024-H1": EXACT},
    "BÁO CÁO 9 tháng đầu năm 2024": {"2024-09": EXACT},
    "Quý I/2024": {"2024-Q1": EXACT},
    "báo cáo quý 3 năm 2024": {"2024-Q3": EXACT},
    "Báo cáo quý III, tháng 9 năm 2024": {"2024-09": EXACT, "2024-Q3": OTHER},
    "Kế hoạch vốn NĂM 2024": {"2024": YEAR},
    "cả năm 2024": {"2024": YEAR},
    "T6/2024": {"2024-06": EXACT},
    "Thực hiện 06/2024": {"2024-06": EXACT},
    "GIẢI NGÂN THÁNG 10 CHƯƠNG TRÌNH MTQG NĂM 2024": {"2024-10": OTHER, "2024": YEAR},
    "Lũy kế từ đầu năm đến hết tháng 10/2024": {"2024-10": EXACT},
    "từ tháng 1 đến tháng 10 năm 2024": {"2024-10": EXACT},
    "từ ngày 01/01/2024 đến ngày 31/10/2024": {"2024-10": EXACT},
    "BÁO CÁO THÁNG MƯỜI NĂM 2024": {"2024-10": EXACT},
    "Số liệu đến hết ngày 31 tháng mười năm 2024": {"2024-10": EXACT},
    "KẾT QUẢ SÁU THÁNG ĐẦU NĂM 2024": {"2024-H1": EXACT},
}
NOT_SAID = (
    "", "Tháng 6", "tháng 13/2024", "Giải ngân trong tháng 10", "(Kèm theo Báo cáo số      /BC-UBND ngày    /11/2024 của UBND huyện)",
    "(Kèm theo Báo cáo số 12/BC-UBND ngày 05/11/2024)", "Sông Mã, ngày 5 tháng 11 năm 2024", "Sông Mã, ngày …  tháng 11 năm 2024",
    "Sông Mã, ngày    tháng    năm 2024", "ngày ... tháng ... năm 2024", "giai đoạn 2021-2025", "So với cùng kỳ năm 2023",
    "Quyết định số 71/QĐ-LĐTBXH ngày 19/01/2023", "Nghị quyết 111/2024/QH15", "Thông tư số 10/2022/TT-BLĐTBXH",
    "Biểu số 02/2024", "thoát nghèo trong vòng 36 tháng", "đến ngày 31/10", "đến ngày 31/02/2024", "Hộ nghèo", "1/2", "đến 31/10/24",
    "Báo cáo quý một lần", "mỗi tháng một lần", "trong tháng một số xã", "Sông Mã, ngày 5 tháng mười một năm 2024",
)  # fmt: skip


@pytest.mark.parametrize(("title", "said"), TITLES.items())
def test_a_title_says_its_periods_strongest_first(title, said):
    found = named_periods(title)
    assert [(s.period.code, s.strength) for s in found] == [(code, Strength(kind)) for code, kind in said.items()]


@pytest.mark.parametrize("title", TITLES)
def test_a_title_in_any_case_and_composition_says_the_same(title):
    assert named_periods(unicodedata.normalize("NFD", title.upper())) == named_periods(title)


@pytest.mark.parametrize("title", NOT_SAID)
def test_a_document_date_or_half_a_date_is_no_period(title):
    assert named_periods(title) == ()


@pytest.mark.parametrize(
    ("title", "code"),
    {"Tháng 6": "2024-06", "Giải ngân trong tháng 10": "2024-10", "Quý II": "2024-Q2", "đến ngày 31/10": "2024-10",
     "6 tháng đầu năm": "2024-H1", "9 tháng": "2024-09", "đến hết ngày 31/01/2025": "2024-13"}.items(),
)  # fmt: skip
def test_the_plans_year_completes_a_period(title, code):
    assert [said.period.code for said in named_periods(title, 2024)] == [code]


@pytest.mark.parametrize(
    "title", ["Đào tạo nghề dưới 3 tháng", "đào tạo dưới ba tháng", "có việc làm đủ 3 tháng trở lên", "Tháng năm"]
)
def test_how_long_something_lasts_is_no_period(title):
    assert named_periods(title, 2024) == ()


@pytest.mark.parametrize(("month", "word"), [*enumerate(MONTHS_IN_WORDS, start=1)])
def test_every_month_is_known_by_its_word(month, word):
    assert period_in(f"Tháng {word} năm 2024") == Period.of_month(2024, month)
    alone = period_in(f"tháng {word}", 2024)  # "tháng năm" is a month, or a heading over months and years
    assert alone == (None if word == "năm" else Period.of_month(2024, month))


@pytest.mark.parametrize(
    ("text", "code"),
    {
        "10 tháng": "2024-10",
        "Tháng sáu": "2024-06",
        "quý hai": "2024-Q2",
        "Tháng 6": "2024-06",
        "T6": "2024-06",
        "Quý I": "2024-Q1",
        "9 tháng": "2024-09",
        "đến hết ngày 31/01": "2024-01",
    }.items(),
)
def test_a_cell_without_a_year_is_of_the_plans(text, code):
    assert period_in(text) is None
    assert period_in(text, 2024) == Period.parse(code)


@pytest.mark.parametrize(
    "text",
    ["31/10/2024", "31-10-2024", "31.10.2024", "31 / 10 / 2024", "ngày 31/10/2024", "Ngày 31 tháng 10 năm 2024",
     "31 tháng 10 năm 2024", "ngày 31 tháng 10/2024", "2024-10-31", "2024/10/31", "2024-10-31 00:00:00", " 31/10/2024\u00a0"],
)  # fmt: skip
def test_a_day_in_words(text):
    assert date_in(text) == date(2024, 10, 31)
    assert date_in(unicodedata.normalize("NFD", text)) == date(2024, 10, 31)


@pytest.mark.parametrize(
    "text",
    ["", "31/10/24", "31/10", "10/11", "10/31/2024", "31/02/2024", "31/10-2024", "45596", "tháng 10 năm 2024", "31/10/1024",
     "2024-31-10", "31102024", "ngày 31", "31/10/2024 15:00", "hôm nay"],
)  # fmt: skip
def test_what_is_no_day(text):
    assert date_in(text) is None


@pytest.mark.parametrize(
    ("number", "day"),
    {"45596": date(2024, 10, 31), "45351": date(2024, 2, 29), "2024": None, "45596.5": None, "31102024": None, "-45596": None,
     "32874": date(1990, 1, 1), "32873": None, "73050": date(2099, 12, 31), "73051": None, "NaN": None, "Infinity": None}.items(),
)  # fmt: skip
def test_a_number_that_may_have_been_a_day(number, day):
    assert date_of_serial(Decimal(number)) == day


@given(
    st.dates(date(1990, 1, 1), date(2099, 12, 31)),
    st.sampled_from(["{d.day}/{d.month}/{d.year}", "{d:%d/%m/%Y}", "{d:%d-%m-%Y}", "{d:%d.%m.%Y}", "{d.day:02d}/{d.month}/{d.year}",
                     "ngày {d.day} tháng {d.month} năm {d.year}", "{d:%Y-%m-%d}", "Ngày {d:%d/%m/%Y}"]),
)  # fmt: skip
def test_every_day_reads_back(day, spelled):
    assert date_in(spelled.format(d=day)) == day
    assert period_in("đến hết ngày " + spelled.format(d=day).removeprefix("ngày ").removeprefix("Ngày ")) in (
        None,
        Period.of_month(day.year, day.month),
    )


@given(st.text(max_size=200))
def test_no_title_breaks_the_reader(text):
    assert all(said.period.end for said in named_periods(text, 2024))


def test_the_last_day_of_the_january_after_the_plans_year_is_its_13th_point():
    assert period_in("31/01/2025", 2024) == Period.parse("2024-13")
    assert period_in("31/01/2025", 2025) == period_in("31/01/2025") == Period.parse("2025-01")
