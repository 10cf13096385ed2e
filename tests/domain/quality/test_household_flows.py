"""The flow of households from the start to the end of a year: which members make it, and whom it is asked of."""

from dataclasses import replace

import pytest

from dashboard.domain.absence import Absence
from dashboard.domain.plan.indicators import ReviewRole
from dashboard.domain.quality.figures import Figures
from dashboard.domain.quality.findings import QualityCode
from dashboard.domain.quality.wholes import flow_fails
from dashboard.domain.reported.observations import Observation
from dashboard.domain.reported.snapshot import Snapshot
from tests.builders import COMMUNE, OTHER_COMMUNE, SEPTEMBER, TRAINED
from tests.domain.figures import knowing, observed
from tests.domain.quality.cases import LATER, flow, found, with_indicators


def lacking(snapshot: Snapshot, *roles: ReviewRole) -> Snapshot:
    return replace(snapshot, observations=tuple(o for o in snapshot.observations if o.indicator not in roles))


def test_a_member_left_empty_adds_nothing_and_silences_nothing() -> None:
    assert found(lacking(flow(102), ReviewRole.FLOW_TO_NEAR_POOR), QualityCode.FLOW_FAILS) == []  # 100 - 2 + 4
    (finding,) = found(lacking(flow(101), ReviewRole.FLOW_TO_NEAR_POOR), QualityCode.FLOW_FAILS)
    assert finding.params["made"].value == 102  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("role", "end", "fails"),
    [
        (ReviewRole.FLOW_START, 1, False),  # 0 - 3 + 4
        (ReviewRole.FLOW_START, 2, True),
        (ReviewRole.FLOW_NEW, 100, False),  # 100 - 3 + 3
        (ReviewRole.FLOW_NEW, 101, True),
    ],
)
def test_a_member_that_was_declared_nil_is_nought(role: ReviewRole, end: int, fails: bool) -> None:
    known = flow(end)
    nil = tuple(replace(o, value=None, absence=Absence.NIL) if o.indicator == role else o for o in known.observations)
    assert bool(found(replace(known, observations=nil), QualityCode.FLOW_FAILS)) is fails


@pytest.mark.parametrize("role", [ReviewRole.FLOW_START, ReviewRole.FLOW_END])
def test_a_flow_without_its_start_or_end_says_nothing(role: ReviewRole) -> None:
    assert found(lacking(flow(102), role), QualityCode.FLOW_FAILS) == []


def two_flows(end: int, end_of_other: int | None, **other: object) -> Snapshot:
    """The flow of the poor and another one in one report: each 100 at the start and one of each movement."""
    one, two = flow(end), flow(end_of_other or 0)
    poor = tuple(replace(i, group="HN", unit_of_measure="hộ") for i in one.plan.indicators)
    near = tuple(replace(i, **{"code": f"c-{i.code}", "group": "HCN", "unit_of_measure": "hộ"} | other) for i in poor)  # type: ignore[arg-type]
    told = tuple(
        replace(o, indicator=f"c-{o.indicator}")
        for o in two.observations
        if end_of_other is not None or o.indicator != ReviewRole.FLOW_END
    )
    return knowing(with_indicators(*poor, *near), *one.observations, *told)


@pytest.mark.parametrize("other", [{}, {"group": "HN", "unit_of_measure": "người"}], ids=["groups", "people"])
def test_each_flow_stands_for_itself(other: dict[str, object]) -> None:
    def about(end: int, end_of_other: int | None) -> list[str]:
        return [f.about for f in found(two_flows(end, end_of_other, **other), QualityCode.FLOW_FAILS)]

    assert about(101, 101) == []
    assert about(70, 101) == ["flow_end"]
    assert about(101, 70) == ["c-flow_end"]
    assert about(101, None) == []


def test_a_flow_says_what_was_reported_and_what_its_members_make() -> None:
    (finding,) = found(flow(105), QualityCode.FLOW_FAILS)
    reported, made = finding.params["figure"], finding.params["made"]
    assert (reported.value, made.value) == (105, 101)  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(observed(TRAINED, COMMUNE, "2024-09", 5), id="a figure that is no member"),
        pytest.param(observed("flow_end", COMMUNE, "2024-09", 70, estimate=True), id="an estimate of a member"),
        pytest.param(observed("flow_new", COMMUNE, "2024-09", Absence.NOT_REPORTED), id="a member that was not told later"),
    ],
)  # fmt: skip
def test_a_flow_that_holds_is_not_disturbed_by(other: Observation) -> None:
    known = flow(101)
    assert found(replace(known, observations=(*known.observations, other)), QualityCode.FLOW_FAILS) == []


def test_a_flow_of_later_is_not_looked_at_yet() -> None:
    known = flow(70)
    later = tuple(replace(o, period=LATER) for o in known.observations)
    holds = flow(101).observations
    assert found(replace(known, observations=(*holds, *later)), QualityCode.FLOW_FAILS) == []
    assert len(found(replace(known, observations=(*holds, *later)), QualityCode.FLOW_FAILS, LATER)) == 1


def test_a_flow_is_asked_about_with_its_end_whoever_told_the_rest() -> None:
    known = flow(105)
    split = tuple(replace(o, submission=2 if o.indicator == ReviewRole.FLOW_END else 1) for o in known.observations)
    other = tuple(replace(o, subject=OTHER_COMMUNE, reporter=OTHER_COMMUNE, submission=3) for o in known.observations)
    both = replace(known, observations=(*split, *other))

    def asked(*submissions: int) -> list[str]:
        return [f.subject for f in flow_fails(Figures(both, SEPTEMBER, frozenset(submissions)))]

    assert (asked(1), asked(2), asked(3), asked(2, 3)) == ([], [COMMUNE], [OTHER_COMMUNE], [COMMUNE, OTHER_COMMUNE])
