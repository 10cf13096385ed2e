"""Money beside what its project was given and what Kho bạc confirmed of the whole."""

from dataclasses import replace
from datetime import date

from dashboard.domain.plan.plan import NOT_SPLIT, Adjustment, Allocation
from dashboard.domain.quality.findings import QualityCode
from dashboard.domain.reported.observations import Disbursement
from tests.builders import COMMUNE, DISTRICT, OTHER_COMMUNE
from tests.domain.figures import knowing, paid
from tests.domain.quality.cases import NOW, by_treasury, found, spent


def test_a_decision_that_gave_more_makes_the_money_right() -> None:
    more = (Adjustment("DA4.1", "NSTW", 2024, 10_000_000, date(2024, 1, 31)),)
    plan = replace(NOW, adjustments=more)
    assert found(knowing(plan, money=spent(1773)), QualityCode.DISBURSED_OVER_ALLOCATED) == []
    assert len(found(knowing(plan, money=spent(1774)), QualityCode.DISBURSED_OVER_ALLOCATED)) == 1


def test_a_line_without_an_amount_is_never_over() -> None:
    plan = replace(NOW, allocations=(Allocation("DA4.1", "NSTW", 2024, None),))
    assert found(knowing(plan, money=spent(9999)), QualityCode.DISBURSED_OVER_ALLOCATED) == []


def test_money_that_came_unsplit_is_held_against_all_that_its_project_was_given() -> None:
    plan = replace(NOW, allocations=(Allocation("DA4.1", "NSTW", 2024, 1_000_000_000), Allocation("DA4.1", "NSH", 2024, 100_000_000)))  # fmt: skip
    code = QualityCode.DISBURSED_OVER_ALLOCATED
    assert found(knowing(plan, money=spent(1100, fund=NOT_SPLIT)), code) == []
    assert len(found(knowing(plan, money=spent(1101, fund=NOT_SPLIT)), code)) == 1


def test_treasurys_figure_of_the_whole_is_held_against_all_units_of_the_same_month() -> None:
    units = (paid("DA4.1", COMMUNE, "2024-02", 5_000_000), paid("DA4.1", OTHER_COMMUNE, "2024-02", 6_000_000))
    code = QualityCode.TREASURY_DIFFERS

    def confirmed(million: int) -> tuple[Disbursement, ...]:
        return by_treasury((paid("DA4.1", DISTRICT, "2024-02", million * 1_000_000),))

    assert found(knowing(NOW, money=(*units, *confirmed(11))), code) == []
    assert len(found(knowing(NOW, money=(*units, *confirmed(10))), code)) == 1
    older = (paid("DA4.1", COMMUNE, "2024-01", 5_000_000), units[1])
    assert found(knowing(NOW, money=(*older, *confirmed(10))), code) == []
