"""Series are cut by the period when they are read: what is gathered once holds for every period of a file."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from dashboard.domain.periods import Period
from dashboard.domain.plan.plan import TOTAL
from dashboard.domain.quality.figures import Figures
from dashboard.domain.quality.gathered import Series
from dashboard.domain.quality.review import review
from dashboard.domain.reported.observations import Observation
from tests.domain.figures import knowing
from tests.domain.quality.series_of_figures import PLAN, months, spent

MONTHS = months(10, 20, 30, 40)
SERIES: Series[Observation] = Series(MONTHS, tuple(o.period.end for o in MONTHS), tuple(map(Decimal, (10, 20, 30, 40))))
END = date(2024, 4, 30)


@pytest.mark.parametrize(
    ("day", "end", "before", "after"),
    [
        (date(2024, 1, 31), END, None, 20),
        (date(2024, 3, 31), END, 20, 40),
        (date(2024, 4, 30), END, 30, None),
        (date(2024, 3, 31), date(2024, 3, 31), 20, None),
        (date(2024, 3, 15), END, 20, 30),
        (date(2024, 12, 31), END, 40, None),
        (date(2024, 12, 31), date(2024, 2, 29), 20, None),
        (date(2024, 4, 30), date(2024, 2, 29), 20, None),
        (date(2023, 12, 31), END, None, 10),
        (date(2023, 12, 31), date(2023, 12, 31), None, None),
    ],
)
def test_what_stands_before_a_day_and_after_it(day: date, end: date, before: int | None, after: int | None) -> None:
    last = SERIES.last_before(day, end)
    assert (last.value if last else None, SERIES.after(day, end)) == (before, after)
    assert SERIES.before(day, end) == (before or 0) // 10


def test_a_snapshot_reviewed_for_one_period_says_of_another_what_it_would_have_said_first() -> None:
    money = spent(5, 60, 4, 5)
    results = months(10, 900, 3, 3, 3)
    ends = [Period.parse(f"2024-{month:02d}") for month in range(1, 7)]
    alone = [review(knowing(PLAN, *results, money=money), end) for end in ends]
    one = knowing(PLAN, *results, money=money)
    assert [review(one, end) for end in reversed(ends)] == alone[::-1]
    assert len({len(findings) for findings in alone}) > 2  # they do say different things


def test_the_figures_of_one_report_are_those_that_a_search_finds() -> None:
    rows = [replace(o, submission=n % 3 + 1) for n, o in enumerate(months(1, 2, 3, 4, 5, 6))]
    money = tuple(replace(d, submission=n % 2 + 1) for n, d in enumerate(spent(1, 2, 3)))
    known = knowing(PLAN, *rows, money=money)
    december = Period.parse("2024-12")
    for asked in (frozenset({1}), frozenset({2, 3}), frozenset({9})):
        found = Figures(known, december, asked)
        assert found.observations == tuple(o for o in known.known_results if o.submission in asked)
        assert found.disbursements == tuple(d for d in known.known_money if d.submission in asked)
    assert Figures(known, december).observations == known.known_results


def test_groups_and_repeated_figures_are_found_by_subject() -> None:
    (first, *others) = months(1, 2, 3)
    group = replace(first, disaggregation="nu")
    again = replace(first, value=Decimal(7), submission=5)
    gathered = Figures(knowing(PLAN, first, *others, group, again), Period.parse("2024-12")).gathered
    key = (first.indicator, first.subject)
    assert gathered.has_groups(*key)
    [[one, other]] = gathered.told_again(*key)
    assert {one.value, other.value} == {Decimal(1), Decimal(7)}
    assert one.disaggregation == other.disaggregation == TOTAL
    assert gathered.told_again(first.indicator, "nobody") == ()
