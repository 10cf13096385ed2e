"""Money holds across a merger: what the old units paid, what the new ones add, and what stays unknown."""

from dataclasses import replace

import pytest

from dashboard.domain.absence import Absence
from dashboard.domain.assess import assess
from dashboard.domain.periods import Period
from dashboard.domain.plan.plan import NOT_SPLIT, Allocation, Plan
from dashboard.domain.reported.observations import Disbursement
from tests.domain.figures import knowing, paid
from tests.domain.merged import EAST, NEW_N, OLD_A, OLD_B, OLD_D, SAME_C, WEST, divided


def merged_plan(share: str | None = "0.6") -> Plan:
    return replace(divided(share), allocations=(Allocation("DA4.1", "NSTW", 2025, 1000),))


def test_money_holds_across_a_merger() -> None:
    june = (
        paid("DA4.1", OLD_A, "2025-06", 100, year=2025), paid("DA4.1", OLD_B, "2025-06", 50, year=2025),
    )  # fmt: skip
    july = Period.parse("2025-07")
    silent = assess(knowing(merged_plan(), money=june), july).total
    assert (silent.disbursed_vnd, {u for u, _ in silent.carried}) == (150, {OLD_A, OLD_B})
    known = knowing(merged_plan(), money=(*june, paid("DA4.1", NEW_N, "2025-07", 160, year=2025)))
    assert assess(known, july).total.disbursed_vnd == 160
    assert assess(known, Period.parse("2025-06")).total.disbursed_vnd == 150
    assert assess(known, Period.parse("2025-06"), NEW_N).total.disbursed_vnd == 150


def test_of_one_part_of_a_divided_unit_nothing_is_added_for_the_other() -> None:
    money = (paid("DA4.1", OLD_D, "2025-06", 100, year=2025), paid("DA4.1", EAST, "2025-07", 70, year=2025))
    known, july = knowing(merged_plan(), money=money), Period.parse("2025-07")
    assert {unit: assess(known, july, unit).total.disbursed_vnd for unit in (EAST, WEST)} == {EAST: 70, WEST: 40}
    assert assess(known, july).total.disbursed_vnd == 110


OLD_ONES = (OLD_A, OLD_B, SAME_C, OLD_D)
NEW_ONES = ((NEW_N, 250), (SAME_C, 110), (EAST, 70), (WEST, 50))


def of_july(
    *july: tuple[str, int],
    june: tuple[str, ...] = OLD_ONES,
    share: str | None = "0.6",
    unit: str = "T",
    fund: str = "NSTW",
) -> tuple[int | None, tuple[str, ...]]:
    """In the month of July, and who is not in it; in June each had 100."""
    money = [paid("DA4.1", code, "2025-06", 100, fund, 2025) for code in june]
    money += [paid("DA4.1", code, "2025-07", vnd, year=2025) for code, vnd in july]
    flows = assess(knowing(merged_plan(share), money=tuple(money)), Period.parse("2025-07"), unit).total.flows
    return flows.in_month_vnd, flows.in_month_without


def test_in_the_month_of_a_merger_what_its_units_had_is_taken_off() -> None:
    assert of_july(*NEW_ONES) == of_july(*NEW_ONES, share=None) == (80, ())
    assert [of_july(*NEW_ONES, unit=unit)[0] for unit in (NEW_N, SAME_C, EAST, WEST)] == [50, 10, 10, 10]
    assert of_july((EAST, 70)) == (10, ())  # W is silent, and stands with its part


def test_what_a_merger_added_is_unknown_where_somebody_had_not_reported() -> None:
    assert of_july(*NEW_ONES, june=(OLD_A, SAME_C, OLD_D)) == (30, (NEW_N,))
    assert of_july((EAST, 70), (SAME_C, 110), share=None) == (10, (EAST,))
    assert of_july(*NEW_ONES, share=None, unit=EAST) == (None, (EAST,))
    assert of_july(*NEW_ONES, fund=NOT_SPLIT)[0] is None  # by source now, not a month ago


def nil(unit: str, period: str, year: int, **over: object) -> Disbursement:
    return replace(paid("DA4.1", unit, period, 0, year=year), cumulative_vnd=None, absence=Absence.NIL, **over)  # type: ignore[arg-type]


def test_what_was_paid_stays_when_the_successors_declare_nothing() -> None:
    june = tuple(paid("DA4.1", unit, "2025-06", 100, year=2025) for unit in (OLD_A, OLD_B, SAME_C, OLD_D))
    july = tuple(nil(unit, "2025-07", 2025) for unit in (NEW_N, SAME_C, EAST, WEST))
    known = knowing(merged_plan(), money=(*june, *july))
    assert assess(known, Period.parse("2025-07")).total.disbursed_vnd == 400
    units = {unit: assess(known, Period.parse("2025-07"), unit).total.disbursed_vnd for unit in (NEW_N, EAST, WEST)}
    assert units == {NEW_N: 200, EAST: 60, WEST: 40}


def test_a_nil_alone_is_no_zero() -> None:
    known = knowing(merged_plan(), money=(nil(NEW_N, "2025-07", 2025),))
    total = assess(known, Period.parse("2025-07")).total
    assert (total.disbursed_vnd, total.absence) == (None, Absence.NIL)


@pytest.mark.parametrize(
    ("before", "after", "total"),
    [
        ([("DA4.1", OLD_A, 100, NOT_SPLIT), ("DA4.1", OLD_B, 50, "NSTW")], ("DA4.1", 160, "NSTW"), 160),
        ([("DA4", OLD_A, 100, "NSTW")], ("DA4.1", 110, "NSTW"), 110),
        ([("DA4.1", OLD_A, 100, "NSTW")], ("DA4", 110, "NSTW"), 110),
        ([("DA4.1", OLD_A, 100, "NSTW")], ("DA4.1", 110, NOT_SPLIT), 110),
        ([("DA4.1", OLD_A, 100, "NSTW")], ("DA4.1", 110, "NSDP"), 210),
    ],
    ids=["by source after not split", "on a part after the whole", "on the whole after a part", "not split after by source",
         "another source"],
)  # fmt: skip
def test_a_successors_figures_stand_for_the_same_money_however_it_was_split(
    before: list[tuple[str, str, int, str]], after: tuple[str, int, str], total: int
) -> None:
    money = [paid(p, unit, "2025-06", vnd, fund, 2025) for p, unit, vnd, fund in before]
    known = knowing(merged_plan(), money=(*money, paid(after[0], NEW_N, "2025-07", after[1], after[2], 2025)))
    assert assess(known, Period.parse("2025-07")).total.disbursed_vnd == total
    assert assess(known, Period.parse("2025-07"), NEW_N).total.disbursed_vnd == total
