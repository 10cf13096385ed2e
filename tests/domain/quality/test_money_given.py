"""Money beside what its line was given, and beside what Kho bạc confirmed."""

from dataclasses import replace

import pytest

from dashboard.domain.messages import Figure
from dashboard.domain.plan.plan import NOT_SPLIT, Allocation
from dashboard.domain.quality.findings import QualityCode
from dashboard.domain.reported.observations import Disbursement, Source
from tests.builders import COMMUNE, DISTRICT, OTHER_COMMUNE
from tests.domain.figures import paid
from tests.domain.quality.series_of_figures import PLAN, codes, said

TWO_FUNDS = replace(
    PLAN, allocations=(Allocation("DA4.1", "NSTW", 2024, 1000), Allocation("DA4.1", "NSH", 2024, 100), Allocation("DA4.1", "NSTW", 2023, 10))
)  # fmt: skip


def of(fund: str, amount: int, unit: str = COMMUNE, year: int = 2024, project: str = "DA4.1") -> Disbursement:
    return paid(project, unit, "2024-12", amount, fund=fund, year=year)


ALLOCATED = [
    ("each fund within what it was given", (of("NSTW", 1000), of("NSH", 100)), []),
    ("one fund over it, though the whole is not", (of("NSTW", 900), of("NSH", 101)), ["NSH·2024"]),
    ("all units together", (of("NSH", 60), of("NSH", 41, OTHER_COMMUNE)), ["NSH·2024"]),
    ("money of another year by itself", (of("NSTW", 11, year=2023),), ["NSTW·2023"]),
    ("money that came unsplit against the whole", (of(NOT_SPLIT, 1100),), []),
    ("more than the whole, unsplit", (of(NOT_SPLIT, 1101),), [f"{NOT_SPLIT}·2024"]),
    ("part of it unsplit: together against the whole", (of(NOT_SPLIT, 1000, OTHER_COMMUNE), of("NSTW", 101)), [f"{NOT_SPLIT}·2024"]),
    ("an amount that two sources tell is counted once, and no other project's with it",
     (of("NSH", 60), replace(of("NSH", 60), source=Source.CONSOLIDATED), of("NSH", 50, project="DA5")), []),
    ("money on a node below", (of("NSH", 101, project="DA4.1"),), ["NSH·2024"]),
]  # fmt: skip


@pytest.mark.parametrize(("money", "expected"), [c[1:] for c in ALLOCATED], ids=[c[0] for c in ALLOCATED])
def test_money_beside_what_its_line_was_given(money: tuple[Disbursement, ...], expected: list[str]) -> None:
    found = [f for f in said(TWO_FUNDS, money=money) if f.code is QualityCode.DISBURSED_OVER_ALLOCATED]
    assert [f.detail for f in found] == expected


def test_every_line_that_is_over_is_said_whatever_stands_before_it() -> None:
    """A fund within its limit and one of unknown amount come before the one that is over."""
    unknown = Allocation("DA4.1", "AAA", 2024, None)
    plan = replace(TWO_FUNDS, allocations=(unknown, *TWO_FUNDS.allocations))
    found = said(plan, money=(of("AAA", 5), of("NSH", 100), of("NSTW", 1001)))
    assert [f.detail for f in found if f.code is QualityCode.DISBURSED_OVER_ALLOCATED] == ["NSTW·2024"]


def test_money_of_the_treasury_alone_is_over_nothing() -> None:
    found = said(TWO_FUNDS, money=(replace(of("NSH", 500), source=Source.TREASURY),))
    assert codes(found) == []


@pytest.mark.parametrize(("one", "other", "total"), [(0, 101, 101), (101, 0, 101)])
def test_a_unit_that_paid_nothing_adds_nothing(one: int, other: int, total: int) -> None:
    (finding,) = said(TWO_FUNDS, money=(of("NSH", one), of("NSH", other, OTHER_COMMUNE)))
    figure = finding.params["figure"]
    assert isinstance(figure, Figure) and figure.value == total


def test_of_amounts_that_nobody_numbered_the_greatest_is_the_one() -> None:
    (finding,) = said(TWO_FUNDS, money=(of("NSH", 90, OTHER_COMMUNE), of("NSH", 20)))
    assert finding.owner == OTHER_COMMUNE


def test_one_of_kho_bacs_figures_that_has_no_equal_hides_no_other() -> None:
    older = paid("DA4.1", OTHER_COMMUNE, "2024-11", 7)
    money = (older, of("NSTW", 50), confirmed(8, OTHER_COMMUNE), confirmed(51))
    assert [f.subject for f in said(PLAN, money=money) if f.code is QualityCode.TREASURY_DIFFERS] == [COMMUNE]
    assert codes(said(PLAN, money=(of("NSTW", 0), confirmed(0)))) == []


def test_the_finding_stands_at_the_amount_that_arrived_last() -> None:
    money = (replace(of("NSH", 60), submission=2), replace(of("NSH", 41, OTHER_COMMUNE), submission=1))
    (finding,) = said(TWO_FUNDS, money=money)
    assert (finding.submission, finding.owner, finding.subject) == (2, COMMUNE, DISTRICT)
    figure, given = finding.params["figure"], finding.params["given"]
    assert isinstance(figure, Figure) and isinstance(given, Figure)
    assert (figure.value, given.value, finding.place) == (101, 100, money[0].place)


def confirmed(amount: int | None, unit: str = COMMUNE, period: str = "2024-12", **over: object) -> Disbursement:
    return replace(paid("DA4.1", unit, period, amount, **over), source=Source.TREASURY)  # type: ignore[arg-type]


TREASURY = [
    ("the same amount", (of("NSTW", 50), confirmed(50)), []),
    ("a đồng more than the unit's", (of("NSTW", 50), confirmed(51)), [("X1", COMMUNE, 1)]),
    ("a đồng less", (of("NSTW", 50), confirmed(49)), [("X1", COMMUNE, 1)]),
    ("nothing of the unit's to hold it against", (confirmed(51),), []),
    ("an older figure of the unit's", (paid("DA4.1", COMMUNE, "2024-11", 50), confirmed(51)), []),
    ("another fund's", (of("NSH", 50), confirmed(51)), []),
    ("no amount", (of("NSTW", 50), confirmed(None)), []),
    ("of all units together, to whoever brought it", (of("NSTW", 50), of("NSTW", 50, OTHER_COMMUNE), confirmed(101, DISTRICT)), [("H", DISTRICT, 1)]),
    ("of one unit it is that unit's to explain", (of("NSTW", 50), replace(confirmed(51), reporter=DISTRICT)), [("X1", COMMUNE, 1)]),
]  # fmt: skip


@pytest.mark.parametrize(("money", "expected"), [c[1:] for c in TREASURY], ids=[c[0] for c in TREASURY])
def test_money_beside_what_kho_bac_confirmed(
    money: tuple[Disbursement, ...], expected: list[tuple[str, str, int]]
) -> None:
    found = [f for f in said(PLAN, money=money) if f.code is QualityCode.TREASURY_DIFFERS]
    gaps = [f.params["gap"] for f in found]
    values = [gap.value for gap in gaps if isinstance(gap, Figure)]
    assert [(f.subject, f.owner, value) for f, value in zip(found, values, strict=True)] == expected
