"""«Không phát sinh» is shown as what it is and never as 0; held against a path it is reckoned as nothing done."""

from decimal import Decimal

import pytest

from dashboard.domain.absence import Absence
from dashboard.domain.plan.indicators import Direction, ValueType
from dashboard.domain.plan.targets import PaceRule
from dashboard.text import words_in
from dashboard.views.bullets import target_bullets
from dashboard.views.overview import overview
from dashboard.views.status_json import status_json
from tests.domain.figures import observed
from tests.domain.judged import COMMUNES, a_count_of, a_share_of, headline, judged, standing, told

VI, EN = words_in("vi"), words_in("en")
COUNT = a_count_of("150", path={9: "105"})
IN_PERIOD = a_count_of("150", path={9: "105"}, value_type=ValueType.INCREMENTAL)


def nil(plan, communes: int = 10):  # type: ignore[no-untyped-def]
    code = plan.indicators[0].code
    return tuple(observed(code, unit, "2024-09", Absence.NIL) for unit in COMMUNES[:communes])


@pytest.mark.parametrize("plan", [COUNT, IN_PERIOD], ids=["cumulative", "in the period"])
def test_it_has_a_verdict_and_no_figure(plan) -> None:  # type: ignore[no-untyped-def]
    found = judged(plan, 9, *nil(plan))
    assert (found.state, found.target.actual, found.target.absence) == ("behind", None, Absence.NIL)
    assert found.vi.startswith("không phát sinh trong kỳ; mục tiêu 150 người, kế hoạch đến T9 là 105 người; chậm 100%")
    assert found.en.startswith("nil declared for this period; target 150 người, planned by Sep: 105")
    assert [point.actual for point in found.target.series] == [None] * 12


def test_a_reported_nought_stays_one() -> None:
    found = judged(COUNT, 9, *told(COUNT, 9, 0))
    assert (found.state, found.target.actual, found.target.absence) == ("behind", 0, None)
    assert found.vi.startswith("0/150 người (0%)")


def test_beside_figures_it_adds_nothing_and_is_no_absence() -> None:
    rows = (*nil(COUNT, 9), observed(COUNT.indicators[0].code, COMMUNES[9], "2024-09", 105))
    found = judged(COUNT, 9, *rows)
    assert (found.state, found.target.actual, found.target.absence) == ("on_track", 105, None)


@pytest.mark.parametrize(
    "plan",
    [
        pytest.param(
            a_count_of(
                "100", direction=Direction.FALLS, pace_rule=PaceRule.CHANGE, baseline=Decimal(200), path={9: "150"}
            ),
            id="what is left and must fall",
        ),
        pytest.param(a_share_of("0.8", path={9: "0.7"}), id="a share"),
    ],
)
def test_of_what_is_left_or_of_a_share_it_says_nothing(plan) -> None:  # type: ignore[no-untyped-def]
    found = judged(plan, 9, *nil(plan))
    assert (found.state, found.target.actual, found.target.absence) == ("reported", None, Absence.NIL)
    assert found.vi.startswith("không phát sinh trong kỳ; mục tiêu")
    assert "vượt" not in found.vi
    assert headline(standing(plan, 9, *nil(plan))).endswith("(1 chưa có số liệu)")


def test_too_few_nils_are_too_few_figures() -> None:
    found = judged(COUNT, 9, *nil(COUNT, 2))
    assert (found.state, found.target.absence) == ("not_covered", Absence.NIL)
    assert "chưa đủ số liệu để đánh giá (2/10 xã)" in found.vi


def test_no_row_card_or_json_shows_it_as_nought() -> None:
    found = standing(COUNT, 9, *nil(COUNT))
    (row,) = target_bullets(found, VI)
    assert (row.value.text, row.actual_at, row.tone) == ("không phát sinh · 150 người", None, "bad")
    assert overview(found, VI).cards.first_target.value == "không phát sinh"
    printed = status_json(found, VI)["targets"][0]
    assert (printed["actual"], printed["absence"], printed["status"]) == (None, "nil", "behind")


def test_of_one_commune_it_is_said_too() -> None:
    own = standing(COUNT, 9, *nil(COUNT), unit=COMMUNES[0])
    (target,) = own.targets
    assert (target.actual, target.absence, target.state) == (None, Absence.NIL, "reported")
    assert "không phát sinh trong kỳ" in VI.sentence(target.sentence)
