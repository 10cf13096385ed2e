"""Which figure is the one before, how long a stretch is, and what is said beside a figure that is unusual."""

from dataclasses import replace
from decimal import Decimal

import pytest

from dashboard.domain.absence import Absence
from dashboard.domain.messages import Figure
from dashboard.domain.periods import Period
from dashboard.domain.quality.findings import FindingKind, QualityCode
from dashboard.domain.quality.review import review
from dashboard.domain.reported.observations import Source
from tests.builders import COMMUNE, TRAINED
from tests.domain.figures import knowing, observed, paid
from tests.domain.quality.series_of_figures import LEVELS, PLAN, codes, months, said, spent

D = Decimal


def test_a_month_without_an_amount_is_no_part_of_the_series() -> None:
    nil = replace(paid("DA4.1", COMMUNE, "2024-02", 0), cumulative_vnd=None, absence=Absence.NIL)
    money = (paid("DA4.1", COMMUNE, "2024-01", 50), nil, paid("DA4.1", COMMUNE, "2024-03", 49))
    assert codes(said(PLAN, money=money)) == ["money_falls"]


def test_a_stretch_of_equal_figures_goes_up_to_the_period_that_is_looked_at() -> None:
    april = Period.parse("2024-04")
    for known in (knowing(PLAN, *months(7, 7, 7, 7)), knowing(PLAN, money=spent(5, 5, 5, 5))):
        found = [f for f in review(known, april) if f.code.kind is not FindingKind.PLAN]
        assert [(f.period, f.params["count"]) for f in found] == [(april, 4)]


SERIES = [
    ("each source follows itself", [(1, 50, Source.OWN_REPORT, False), (1, 40, Source.CONSOLIDATED, False), (2, 45, Source.CONSOLIDATED, False)], []),
    ("or another one where it said nothing", [(1, 50, Source.OWN_REPORT, False), (2, 45, Source.CONSOLIDATED, False)], ["cumulative_falls"]),
    ("the official figure of a day before the preliminary", [(1, 40, Source.OWN_REPORT, False), (1, 50, Source.OWN_REPORT, True), (2, 45, Source.OWN_REPORT, False)], []),
    ("of two official ones the newest", [(1, 50, Source.OWN_REPORT, False), (1, 40, Source.OWN_REPORT, False), (2, 45, Source.OWN_REPORT, False)], []),
    ("and no older one", [(1, 40, Source.OWN_REPORT, False), (1, 50, Source.OWN_REPORT, False), (2, 45, Source.OWN_REPORT, False)], ["cumulative_falls"]),
    ("in whatever order they came", [(1, 50, Source.OWN_REPORT, True), (1, 40, Source.OWN_REPORT, False), (2, 45, Source.OWN_REPORT, False)], []),
]  # fmt: skip


@pytest.mark.parametrize(("rows", "expected"), [c[1:] for c in SERIES], ids=[c[0] for c in SERIES])
def test_which_figure_is_the_one_before(rows: list[tuple[int, int, Source, bool]], expected: list[str]) -> None:
    told = [
        replace(observed(TRAINED, COMMUNE, f"2024-{month:02d}", value, preliminary=preliminary), source=source)
        for month, value, source, preliminary in rows
    ]
    assert [code for code in codes(said(PLAN, told)) if code != "reported_twice"] == expected


def test_groups_follow_themselves() -> None:
    women = [replace(row, disaggregation="nu") for row in months(30, 29)]
    found = said(PLAN, [*months(50, 60), *women])
    assert [(f.code.value, f.detail) for f in found] == [("cumulative_falls", "nu")]
    name = found[0].params["name"]
    assert "Phụ nữ" in str(name)


def test_what_is_unusual_is_said_with_what_is_usual() -> None:
    (outlier,) = [f for f in said(LEVELS, months(100, 104, 98, 102, 96, 120)) if f.code is QualityCode.OUTLIER]
    now, usual = outlier.params["now"], outlier.params["median"]
    assert isinstance(now, Figure) and isinstance(usual, Figure)
    assert (now.value, usual.value, outlier.params["count"], outlier.params["z"]) == (120, 100, 5, D("6.7"))
    assert outlier.params["basis"] == "level"
    (step,) = [f for f in said(PLAN, months(100, 204, 302, 404, 500, 620)) if f.code is QualityCode.OUTLIER]
    now, usual = step.params["now"], step.params["median"]
    assert isinstance(now, Figure) and isinstance(usual, Figure)
    assert (now.value, usual.value, step.params["basis"]) == (120, 100, "step")


def test_a_slip_keeps_its_weight_beside_its_finding() -> None:
    (jump,) = said(PLAN, months(10, 60))
    assert jump.oddity is not None and (jump.oddity.factor, jump.oddity.z) == (6, None)
    (fall,) = said(PLAN, months(100, 204, 302, 404, 500, 100))
    assert fall.code is QualityCode.CUMULATIVE_FALLS
    assert fall.oddity is not None and (fall.oddity.now, fall.oddity.factor) == (-400, None)
    before, since = fall.params["before"], fall.params["since"]
    assert isinstance(before, Figure)
    assert (before.value, since) == (500, Period.parse("2024-05"))
