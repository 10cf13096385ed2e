"""The rules for one figure and the one before it: exactly at their limit and just beyond."""

import pytest

from dashboard.domain.absence import Absence
from dashboard.domain.plan.plan import Plan
from dashboard.domain.reported.observations import Observation
from tests.builders import CLEAN_WATER, COMMUNE, TRAINED
from tests.domain.figures import observed
from tests.domain.quality.series_of_figures import LEVELS, PLAN, codes, months, said


def shares(*values: object) -> list[Observation]:
    return months(*values, indicator=CLEAN_WATER)


COUNTS = [
    ("at the least that is possible", PLAN, (0,), []),
    ("under it", PLAN, (-1,), ["out_of_bounds"]),
    ("at the most that is possible", PLAN, (1000,), []),
    ("over it", PLAN, (1001,), ["out_of_bounds"]),
    ("no figure is out of no bounds", PLAN, (Absence.NIL,), []),
    ("the same again", PLAN, (50, 50), []),
    ("one less", PLAN, (50, 49), ["cumulative_falls"]),
    ("one less of what may fall", LEVELS, (50, 49), []),
    ("nought after a figure falls", PLAN, (50, 0), ["cumulative_falls"]),
    ("nought after ten of what may fall", LEVELS, (10, 0), ["zero_after_figure"]),
    ("nil after ten of what may fall", LEVELS, (10, Absence.NIL), ["zero_after_figure"]),
    ("nil after nine", LEVELS, (9, Absence.NIL), []),
    ("nil after a count of the year stands", PLAN, (50, Absence.NIL), []),
    ("not reported is no nil", LEVELS, (10, Absence.NOT_REPORTED), []),
    ("nought after nine", LEVELS, (9, 0), []),
    ("nought after nought", LEVELS, (0, 0), []),
    ("exactly five times ten", PLAN, (10, 50), []),
    ("more than five times ten", PLAN, (10, 51), ["jump"]),
    ("more than five times nine: small counts grow by any factor", PLAN, (9, 46), []),
    ("a fifth of what may fall", LEVELS, (50, 10), []),
    ("less than a fifth", LEVELS, (51, 10), ["jump"]),
    ("a silent month between changes nothing", PLAN, (10, None, 51), ["jump"]),
    ("an absence between changes nothing", PLAN, (10, Absence.NOT_REPORTED, 51), ["jump"]),
    ("twice the same", PLAN, (7, 7), []),
    ("three times the same", PLAN, (7, 7, 7), ["stands_still"]),
    ("three times, and then it goes on", PLAN, (7, 7, 7, 8), ["stands_still"]),
    ("four times the same is one stretch", PLAN, (7, 7, 7, 7), ["stands_still"]),
    ("three times nought", PLAN, (0, 0, 0), []),
    ("three times the same of what may fall", LEVELS, (7, 7, 7), []),
    ("nought is no one: nought, one, one", PLAN, (0, 1, 1), []),
    ("three times in all, with another between", PLAN, (7, 7, 8, 8), []),
]  # fmt: skip


@pytest.mark.parametrize(("plan", "values", "expected"), [c[1:] for c in COUNTS], ids=[c[0] for c in COUNTS])
def test_a_count(plan: Plan, values: tuple[object, ...], expected: list[str]) -> None:
    assert codes(said(plan, months(*values))) == expected


SHARES = [
    ("all of them", ("10/10",), []),
    ("more than all", ("11/10",), ["numerator_over_denominator"]),
    ("nobody in need", ("0/0",), []),
    ("five times two in a hundred", ("2/100", "10/100"), []),
    ("more than five times two in a hundred", ("2/100", "11/100"), ["jump"]),
    ("more than five times one in a hundred", ("1/100", "6/100"), []),
    ("nil after 84,78%", ("39/46", Absence.NIL), ["zero_after_figure"]),
    ("nought after two in a hundred", ("2/100", "0/100"), ["zero_after_figure"]),
    ("nought after one in a hundred", ("1/100", "0/100"), []),
    ("what must change anyway is not asked about its size too", ("2/100", "101/100"), ["numerator_over_denominator"]),
    ("all after a little is asked about", ("2/100", "100/100"), ["jump"]),
    ("shares may stand still", ("5/10", "5/10", "5/10"), []),
    ("without its two numbers", ("0.5",), ["rate_alone"]),
]  # fmt: skip


@pytest.mark.parametrize(("values", "expected"), [c[1:] for c in SHARES], ids=[c[0] for c in SHARES])
def test_a_share(values: tuple[object, ...], expected: list[str]) -> None:
    assert codes(said(PLAN, shares(*values))) == expected


def test_an_estimate_is_noted_and_is_no_part_of_the_series() -> None:
    rows = [*months(10, None, 12), observed(TRAINED, COMMUNE, "2024-02", 900, estimate=True)]
    assert codes(said(PLAN, rows)) == ["estimate"]
    assert codes(said(PLAN, [observed(TRAINED, COMMUNE, "2024-02", Absence.NIL, estimate=True)])) == []
