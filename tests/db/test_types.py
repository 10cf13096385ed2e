"""Columns keep values exactly or refuse them."""

from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.dialects import postgresql, sqlite

from dashboard.domain.bounds import FIGURE_BOUND, FIGURE_PLACES, MONEY_BOUND_VND, kept
from dashboard.domain.periods import Period
from dashboard.domain.plan.plan import NOT_SPLIT
from dashboard.domain.reported.observations import SubmissionStatus
from db.types import FIGURE, BudgetYearText, Dong, Listed, MisfitError, PeriodCode, Scaled, UtcMoment, Word

SQLITE = sqlite.dialect()
POSTGRES = postgresql.dialect()


def there_and_back(kind, value, dialect=SQLITE):
    bind, result = kind.bind_processor(dialect), kind.result_processor(dialect, None)
    stored = bind(value) if bind else value
    return result(stored) if result else stored


@given(st.decimals(-FIGURE_BOUND, FIGURE_BOUND, places=FIGURE_PLACES))
def test_a_figure_within_its_bounds_comes_back_the_same(value):
    assert there_and_back(FIGURE, value) == value
    assert kept(value)


@given(st.decimals())
def test_a_figure_is_kept_exactly_or_refused(value):
    if kept(value):
        assert there_and_back(FIGURE, value) == value
    else:
        with pytest.raises(MisfitError):
            FIGURE.process_bind_param(value, SQLITE)


@pytest.mark.parametrize(
    "text",
    ["NaN", "sNaN", "Infinity", "-Infinity", "0.1234567", "1E-7", "1E-999999", "1E+999999", "9000000000000.000001",
     "12345678901234567.89", "0.1000000000000000000000000000000000001"],
)  # fmt: skip
def test_a_figure_that_does_not_fit_is_refused(text):
    with pytest.raises(MisfitError):
        FIGURE.process_bind_param(Decimal(text), SQLITE)


@pytest.mark.parametrize(
    ("text", "stored"),
    [
        ("0.2668", 266_800),
        ("-0.05", -50_000),
        ("1E+3", 1_000_000_000),
        ("0E-20", 0),
        ("-0", 0),
        ("0.1000000000", 100_000),
    ],
)
def test_a_figure_is_stored_as_whole_millionths(text, stored):
    assert FIGURE.process_bind_param(Decimal(text), SQLITE) == stored


@pytest.mark.parametrize(("stored", "text"), [(266_800, "0.2668"), (150_000_000, "150"), (0, "0"), (-50_000, "-0.05")])
def test_a_figure_comes_back_without_idle_zeros_or_exponents(stored, text):
    assert str(FIGURE.process_result_value(stored, SQLITE)) == text


def test_seventeen_digits_and_two_decimals_survive_in_a_scale_that_is_wide_enough():
    assert there_and_back(Scaled(2, 9 * 10**16), Decimal("12345678901234567.89")) == Decimal("12345678901234567.89")


def test_a_scale_that_needs_more_than_eight_bytes_cannot_be_made():
    with pytest.raises(ValueError, match="eight bytes"):
        Scaled(6, 10**13)


@pytest.mark.parametrize("value", [1, 0.5, True, "1"])
def test_only_a_decimal_is_a_figure(value):
    with pytest.raises(MisfitError):
        FIGURE.process_bind_param(value, SQLITE)


@given(st.integers(-MONEY_BOUND_VND, MONEY_BOUND_VND))
def test_money_comes_back_to_the_dong(amount):
    assert there_and_back(Dong(), amount) == amount


@pytest.mark.parametrize("value", [True, False, 1.0, Decimal(1), "1", MONEY_BOUND_VND + 1, -MONEY_BOUND_VND - 1])
def test_only_a_bounded_whole_number_is_money(value):
    with pytest.raises(MisfitError):
        Dong().process_bind_param(value, SQLITE)


@pytest.mark.parametrize("dialect", [SQLITE, POSTGRES], ids=["sqlite", "postgres"])
def test_a_moment_comes_back_in_utc(dialect):
    in_hanoi = datetime(2024, 10, 8, 16, 20, tzinfo=timezone(timedelta(hours=7)))
    back = there_and_back(UtcMoment(), in_hanoi, dialect)
    assert back == in_hanoi
    assert back.tzinfo is UTC


def test_a_moment_without_a_time_zone_is_refused():
    with pytest.raises(MisfitError):
        UtcMoment().process_bind_param(datetime(2024, 10, 8), SQLITE)


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (Word(SubmissionStatus), SubmissionStatus.WITHDRAWN),
        (PeriodCode(), Period.parse("2024-13")),
        (BudgetYearText(), 2023),
        (BudgetYearText(), NOT_SPLIT),
        (Listed(), ("Mường Hung", 'a "b"')),
        (Listed(), ()),
        (Listed(), (3, 4)),
    ],
)
def test_words_periods_and_lists_come_back_the_same(kind, value):
    assert there_and_back(kind, value) == value


@pytest.mark.parametrize(
    "kind", [FIGURE, Dong(), UtcMoment(), Word(SubmissionStatus), PeriodCode(), BudgetYearText(), Listed()]
)
def test_nothing_stays_nothing(kind):
    assert there_and_back(kind, None) is None


def test_a_word_that_is_no_member_is_refused():
    with pytest.raises(ValueError, match="sent"):
        Word(SubmissionStatus).process_bind_param("sent", SQLITE)
