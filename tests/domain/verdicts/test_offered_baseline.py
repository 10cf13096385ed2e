"""Last year's figure as a baseline: offered where the plan lacks one and the store may speak for it, and never taken."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from dashboard.domain.assess import assess
from dashboard.domain.periods import Period
from dashboard.domain.plan.indicators import Direction, Frequency
from dashboard.domain.plan.plan import Plan
from dashboard.domain.plan.rules import Rules
from dashboard.domain.plan.targets import Basis, Operator, PaceRule
from dashboard.domain.quality.review import review
from dashboard.domain.reported.observations import Observation
from dashboard.domain.reported.snapshot import Snapshot
from dashboard.domain.verdicts.standing_targets import TargetStanding
from dashboard.text import words_in
from dashboard.text.words import ALL_NAMES
from dashboard.views.quality import problem
from tests.builders import CLEAN_WATER, COMMUNE, DISTRICT, OTHER_COMMUNE, a_plan, a_share
from tests.domain.figures import knowing, observed

D = Decimal
VI = words_in("vi")
DECEMBER = Period.parse("2024-12")
RATE = a_share(name="Tỷ lệ hộ nghèo", direction=Direction.FALLS)


def falling(**over: Any) -> Plan:
    """The plan that asks for a fall by 5 points and says not from where."""
    target = replace(
        a_plan().targets[1], operator=Operator.EQUAL, basis=Basis.CHANGE_POINTS, low=D("-0.05"), high=D("-0.05"),
        baseline=None, pace_rule=PaceRule.CHANGE, **over,
    )  # fmt: skip
    return a_plan(indicators=(RATE,), targets=(target,), milestones=(), leads=(), allocations=())


NOW = (observed(CLEAN_WATER, COMMUNE, "2024-12", "19/100"), observed(CLEAN_WATER, OTHER_COMMUNE, "2024-12", "19/100"))
THEN = (observed(CLEAN_WATER, COMMUNE, "2023-12", "24/100"), observed(CLEAN_WATER, OTHER_COMMUNE, "2023-12", "24/100"))


def last_year(*rows: Observation, **over: Any) -> Snapshot:
    return knowing(replace(falling(), year=2023, targets=(), **over), *rows)


def known(plan: Plan, before: Snapshot | None, *rows: Observation) -> Snapshot:
    return replace(knowing(plan, *rows), before=before)


def target(snapshot: Snapshot) -> TargetStanding:
    return assess(snapshot, DECEMBER).targets[0]


def test_last_years_figure_is_offered_and_not_taken() -> None:
    found = target(known(falling(), last_year(*THEN), *NOW))
    assert (found.state.value, found.baseline, found.goal) == ("no_baseline", None, None)
    assert found.offered is not None
    assert found.offered.value == D("0.24")
    assert "trong kho, số cuối năm 2023 là 24%, chờ người chốt làm số đầu kỳ" in VI.sentence(found.sentence)


def test_it_is_offered_before_anything_is_measured() -> None:
    said = VI.sentence(target(known(falling(), last_year(*THEN))).sentence)
    assert "trong kho, số cuối năm 2023 là 24%" in said


def test_once_confirmed_the_target_is_judged_from_there() -> None:
    plan = falling()
    confirmed = replace(plan, targets=(replace(plan.targets[0], baseline=D("0.24"), baseline_by="Lò Văn A"),))
    found = target(known(confirmed, last_year(*THEN), *NOW))
    assert (found.state.value, found.offered) == ("achieved", None)


UNKNOWN = [
    ("no plan of last year", None),
    ("no figure of last year", last_year()),
    ("one unit of two where two are wanted", last_year(THEN[0])),
    ("another standard of poverty", last_year(*THEN, indicators=(replace(RATE, standard="CU"),))),
    ("another unit of measure", last_year(*THEN, indicators=(replace(RATE, unit_of_measure="lượt"),))),
    ("a figure of September that is no end of a year",
     last_year(*(replace(row, period=Period.parse("2023-09")) for row in THEN),
               indicators=(replace(RATE, frequency=Frequency.MONTH),))),
]  # fmt: skip


@pytest.mark.parametrize("before", [case[1] for case in UNKNOWN], ids=[case[0] for case in UNKNOWN])
def test_what_may_not_be_compared_is_not_offered(before: Snapshot | None) -> None:
    plan = replace(falling(), rules=Rules(least_coverage=D(1)))
    assert target(known(plan, before, *NOW)).offered is None


def test_a_level_that_needs_no_start_is_offered_none() -> None:
    plan = falling(settled="")
    level = replace(plan.targets[0], basis=Basis.LEVEL, low=D("0.2"), high=D("0.2"), pace_rule=PaceRule.LEVEL)
    assert target(known(replace(plan, targets=(level,)), last_year(*THEN), *NOW)).offered is None


def codes(snapshot: Snapshot) -> list[str]:
    return [f.code.value for f in review(snapshot, DECEMBER) if f.code.value.startswith("baseline")]


def test_the_offer_is_a_finding_of_its_own() -> None:
    assert codes(known(falling(), last_year(*THEN), *NOW)) == ["baseline_offered"]
    assert codes(known(falling(), None, *NOW)) == ["baseline_missing"]


@pytest.mark.parametrize(
    ("baseline", "found"),
    [("0.24", []), ("0.24005", []), ("0.2401", ["baseline_differs"]), ("0.25", ["baseline_differs"])],
)
def test_a_figure_of_last_year_that_is_not_the_baseline_is_a_finding(baseline: str, found: list[str]) -> None:
    plan = falling()
    stated = replace(plan, targets=(replace(plan.targets[0], baseline=D(baseline)),))
    assert codes(known(stated, last_year(*THEN), *NOW)) == found


def test_the_finding_names_both_figures_and_who_confirmed() -> None:
    plan = falling()
    stated = replace(plan, targets=(replace(plan.targets[0], baseline=D("0.25"), baseline_by="Lò Văn A"),))
    snapshot = known(stated, last_year(*THEN), *NOW)
    (finding,) = (f for f in review(snapshot, DECEMBER) if f.code.value == "baseline_differs")
    said = problem(finding, words_in("vi", ALL_NAMES))
    assert "số đầu kỳ 25% (Lò Văn A đã chốt) khác số cuối năm 2023 trong kho, nay là 24%" in said
    assert finding.subject == DISTRICT
