"""Population groups beside the figure of everybody: parts over the same units, silence that is no 0, nothing added up."""

from dataclasses import replace
from decimal import Decimal

import pytest

from dashboard.domain.absence import Absence
from dashboard.domain.plan.indicators import Indicator, ValueType
from dashboard.domain.plan.plan import Disaggregation, Plan
from dashboard.domain.reported.observations import Observation
from dashboard.domain.verdicts.population import GroupFigure, group_figures
from tests.builders import CLEAN_WATER, COMMUNE, OTHER_COMMUNE, TRAINED, a_monthly_plan, a_share, an_indicator
from tests.domain.figures import observed
from tests.domain.judged import standing

POOR, WOMEN = Disaggregation("HN", "hộ nghèo"), Disaggregation("NU", "phụ nữ")
A, B = COMMUNE, OTHER_COMMUNE


def asking(indicator: Indicator) -> Plan:
    split = replace(indicator, disaggregations=("HN", "NU"))
    plan = a_monthly_plan(disaggregations=(POOR, WOMEN))
    return replace(plan, indicators=tuple(split if i.code == split.code else i for i in plan.indicators))


TRAINING = asking(an_indicator())
WATER = asking(replace(a_share(), frequency=a_monthly_plan().indicators[1].frequency))


def trained(unit: str, value: object, group: str = "", month: int = 9, **over: object) -> Observation:
    return observed(TRAINED, unit, f"2024-{month:02d}", value, **({"disaggregation": group} if group else {}), **over)


def groups(plan: Plan, *rows: Observation, month: int = 9) -> dict[str, GroupFigure]:
    found = standing(plan, month, *rows)
    t = next(t for t in found.targets if "HN" in t.indicator.disaggregations)
    return {one.group.code: one for one in group_figures(found.snapshot, t)}


BOTH = (trained(A, 84), trained(B, 16))


@pytest.mark.parametrize(
    ("rows", "amount", "part", "of", "complete"),
    [
        pytest.param((trained(A, 41, "HN"), trained(B, 8, "HN")), 49, "0.49", 100, True, id="both tell"),
        pytest.param((trained(A, 21, "HN"),), 21, "0.25", 84, False, id="the silent commune is not counted as nobody"),
        pytest.param((trained(A, 21, "HN"), trained(B, 0, "HN")), 21, "0.21", 100, True, id="0 is told"),
        pytest.param((trained(A, 21, "HN"), trained(B, Absence.NIL, "HN")), 21, "0.21", 100, True, id="nothing happened is told"),
        pytest.param((trained(A, 21, "HN", 8), trained(B, 4, "HN")), 25, "0.25", 16, False, id="of another month no part"),
        pytest.param((trained(A, 105, "HN"), trained(B, 0, "HN")), 105, "1.05", 100, True, id="more than all is said"),
    ],
)  # fmt: skip
def test_a_part_is_of_what_the_same_units_told_of_everybody(
    rows: tuple[Observation, ...], amount: int, part: str, of: int, complete: bool
) -> None:
    found = groups(TRAINING, *BOTH, *rows)["HN"]
    assert found.figure.amount == amount
    assert found.part is not None
    assert (found.part.share, found.part.of_all, found.part.complete) == (Decimal(part), of, complete)


@pytest.mark.parametrize(
    ("rows", "absence"),
    [
        pytest.param((), Absence.NOT_REPORTED, id="nobody told"),
        pytest.param((trained(A, Absence.NIL, "HN"), trained(B, Absence.NIL, "HN")), Absence.NIL, id="nothing happened"),
        pytest.param(
            (trained(A, Absence.NOT_APPLICABLE, "HN"), trained(B, Absence.NOT_APPLICABLE, "HN")),
            Absence.NOT_APPLICABLE, id="concerns nobody",
        ),
        pytest.param((trained(A, 9, "HN", estimate=True),), Absence.NOT_REPORTED, id="an estimate is no figure"),
    ],
)  # fmt: skip
def test_a_group_without_a_figure_has_a_named_absence_and_is_no_0(
    rows: tuple[Observation, ...], absence: Absence
) -> None:
    found = groups(TRAINING, *BOTH, *rows)["HN"]
    assert (found.figure.amount, found.figure.absence) == (None, absence)


def test_groups_that_overlap_each_have_their_part_and_no_sum() -> None:
    found = groups(TRAINING, trained(A, 84), trained(A, 60, "HN"), trained(A, 50, "NU"))
    assert [one.part.share * 84 for one in found.values() if one.part] == [60, 50]  # 110 of 84: nobody adds them


def test_a_whole_of_nobody_has_no_part() -> None:
    assert groups(TRAINING, trained(A, 0), trained(A, 0, "HN"))["HN"].part is None


def test_a_share_has_the_group_s_own_rate_and_its_part_of_those_above_the_line() -> None:
    rows = [observed(CLEAN_WATER, A, "2024-09", "300/500"),
            observed(CLEAN_WATER, A, "2024-09", "120/218", disaggregation="HN")]  # fmt: skip
    found = groups(WATER, *rows)["HN"]
    assert found.figure.amount == Decimal(120) / 218
    assert found.part is not None
    assert (found.part.of_group, found.part.of_all, found.part.share) == (120, 300, Decimal("0.4"))


def test_figures_in_period_are_paired_month_by_month() -> None:
    plan = asking(an_indicator(value_type=ValueType.INCREMENTAL))
    rows = [trained(A, 10, month=m) for m in (7, 8, 9)] + [trained(A, 4, "HN", m) for m in (8, 9)]
    found = groups(plan, *rows)["HN"]
    assert found.part is not None
    assert (found.figure.amount, found.part.of_all, found.part.complete) == (8, 20, False)
