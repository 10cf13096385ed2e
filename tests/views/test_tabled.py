"""Texts of tables taken back as the values that `Words` wrote: for sorting, for Excel, and only where that is certain."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain.absence import Absence
from dashboard.domain.periods import Period
from dashboard.text import LANGUAGES, words_in
from dashboard.text.read_back import is_absent, leading_number, number_in, time_in
from dashboard.views.address import address
from dashboard.views.linked import Linked, to_cell, to_unit
from dashboard.views.tabled import tabled

DECIMALS = st.decimals(min_value=-(10**12), max_value=10**12, places=2)
BOTH = pytest.mark.parametrize("language", LANGUAGES)


@BOTH
@given(value=DECIMALS)
def test_every_number_that_is_written_is_read_back(language: str, value: Decimal) -> None:
    words = words_in(language)
    read = number_in(words.number(value), language)
    assert read is not None and read.value == value
    signed = number_in(words.number(value, signed=True), language)
    assert signed is not None and signed.value == value


@BOTH
@given(fraction=st.decimals(min_value=-2, max_value=2, places=4))
def test_shares_and_points_keep_their_unit(language: str, fraction: Decimal) -> None:
    words = words_in(language)
    share, points = number_in(words.share(fraction, 2), language), number_in(words.points(fraction, 2), language)
    assert share is not None and (share.value, share.unit) == (fraction * 100, "%")
    assert points is not None and (points.value, points.unit) == (
        fraction * 100,
        "điểm %" if language == "vi" else "points",
    )


@pytest.mark.parametrize("text", ["04183", "2024", "DA6.2", "1. Tên", "84/120", "1.23.456", "", "=1+1", "12.345,6,7"])
def test_codes_years_and_fractions_are_no_numbers(text: str) -> None:
    assert number_in(text, "vi") is None


def test_a_text_that_begins_with_a_number_is_sorted_by_it() -> None:
    assert leading_number("84/120", "vi") == 84
    assert leading_number("1.128 (62,5%)", "vi") == 1128
    assert leading_number("04183 · Bó Sinh", "vi") is None


@BOTH
@given(days=st.lists(st.dates(date(2000, 1, 1), date(2060, 12, 31)), min_size=2, max_size=2))
def test_days_stand_in_order_of_time(language: str, days: list[date]) -> None:
    words = words_in(language)
    one, other = (time_in(words.date(day)) for day in days)
    assert one is not None and other is not None
    assert (one < other) == (days[0] < days[1])


@BOTH
def test_moments_and_periods_stand_in_order_of_time(language: str) -> None:
    words = words_in(language)
    moments = [datetime(2024, 10, 8, 9, 20, tzinfo=UTC), datetime(2024, 10, 8, 9, 21, tzinfo=UTC)]
    moments.append(datetime(2024, 11, 1, tzinfo=UTC))
    read = [time_in(words.moment(when)) for when in moments]
    assert None not in read and read == sorted(read)  # type: ignore[type-var]
    codes = ["2024-08", "2024-09", "2024-Q3", "2024-10", "2024-12", "2024"]
    orders = [time_in(words.period(Period.parse(code))) for code in codes]
    assert None not in orders and orders == sorted(orders)  # type: ignore[type-var]
    shorts = [time_in(words.short_period(Period.parse(code))) for code in ("2024-02", "2024-10", "2024-13")]
    assert None not in shorts and shorts == sorted(shorts)  # type: ignore[type-var]


@BOTH
def test_every_absence_is_an_absence_and_a_zero_is_not(language: str) -> None:
    words = words_in(language)
    assert all(is_absent(words.term(absence), words) for absence in Absence)
    assert is_absent("–", words) and is_absent("", words) and not is_absent("0", words)


def test_a_column_of_figures_knows_its_unit_and_raw_texts_are_left_alone() -> None:
    words = words_in("vi")
    rows = [("Bó Sinh", "−4,5 điểm %", "1.234"), ("Chiềng Sơ", "chưa có số liệu", "x"), ("Nà Nghịu", "12 điểm %", "")]
    shown = tabled(("Đơn vị", "Chênh", "Đã viết"), rows, words, raw=("Đã viết",))
    name, gap, raw = shown.columns
    assert (name.figures, gap.figures, gap.unit, gap.places) == (False, True, "điểm %", 1)
    assert not raw.figures and all(row[2].number is None for row in shown.rows)
    assert shown.rows[1][1].absent


def test_a_linked_text_is_its_text_and_leads_to_a_cell_by_twelve_digits() -> None:
    linked = to_cell("Chỉ tiêu!G4", "0123456789abcdef" * 4, "Chỉ tiêu!G4")
    assert linked == "Chỉ tiêu!G4" and isinstance(linked, str)
    assert address(linked.href).codes == {"tep": "0123456789ab", "o": "Chỉ tiêu!G4"}
    assert to_unit("", "04183").href == "" and Linked("x").href == ""
