"""Every finding of the review: its specimen, its neighbour that is just not one, its words and its key."""

import string

import pytest

from dashboard.domain.plan.indicators import Aggregation, Measure
from dashboard.domain.quality.findings import QualityCode
from dashboard.domain.quality.review import review
from dashboard.text import words_in
from dashboard.views.quality import problem, remedy
from tests.builders import CLEAN_WATER, COMMUNE, DISTRICT, SEPTEMBER, TRAINED, an_indicator
from tests.domain.figures import knowing, observed
from tests.domain.quality.cases import CASES, LATER, NOW, POINT, found, series, with_indicators


@pytest.mark.parametrize("code", list(QualityCode), ids=lambda code: code.value)
def test_every_finding_has_a_specimen(code: QualityCode) -> None:
    assert len(found(CASES[code].fires(), code)) == 1


@pytest.mark.parametrize("code", list(QualityCode), ids=lambda code: code.value)
def test_what_comes_near_it_is_none(code: QualityCode) -> None:
    assert found(CASES[code].quiet(), code) == []


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("code", list(QualityCode), ids=lambda code: code.value)
def test_every_finding_is_said_whole_in_both_languages(code: QualityCode, lang: str) -> None:
    snapshot = CASES[code].fires()
    words = words_in(lang)
    for text in (problem(found(snapshot, code)[0], words), remedy(found(snapshot, code)[0], words)):
        assert not text.startswith("quality.")
        assert [name for _, name, _, _ in string.Formatter().parse(text) if name] == []


@pytest.mark.parametrize("code", list(QualityCode), ids=lambda code: code.value)
def test_keys_are_one_to_a_finding_and_do_not_move(code: QualityCode) -> None:
    keys = [f.key for f in review(CASES[code].fires(), SEPTEMBER)]
    assert len(set(keys)) == len(keys)
    assert keys == [f.key for f in review(CASES[code].fires(), SEPTEMBER)]


def test_only_figures_up_to_the_period_are_looked_at() -> None:
    snapshot = knowing(NOW, observed(CLEAN_WATER, COMMUNE, LATER.code, "11/10"))
    assert found(snapshot, QualityCode.NUMERATOR_OVER_DENOMINATOR) == []
    assert len(found(snapshot, QualityCode.NUMERATOR_OVER_DENOMINATOR, LATER)) == 1


def test_a_slip_is_one_finding_and_not_four() -> None:
    snapshot = knowing(POINT, *series(20, 24, 18, 22, 20, 140))
    assert [f.code for f in review(snapshot, SEPTEMBER) if f.code.kind == "result"] == [QualityCode.JUMP]


def test_the_sum_waits_for_the_last_unit() -> None:
    told = (observed(TRAINED, COMMUNE, "2024-09", 5), observed(TRAINED, DISTRICT, "2024-09", 12))
    assert found(knowing(NOW, *told), QualityCode.PARTS_DIFFER) == []


def test_measures_without_a_direction_are_left_alone() -> None:
    state = an_indicator(code="muc-do", measure=Measure.QUALITATIVE, aggregation=Aggregation.NONE)
    snapshot = knowing(with_indicators(state), observed("muc-do", COMMUNE, "2024-09", text="đang làm"))
    assert [f for f in review(snapshot, SEPTEMBER) if f.about == "muc-do"] == []
