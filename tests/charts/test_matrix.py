"""The matrix of reports: every state has a shape and colours of its own, and a word; who owes most stands first."""

from datetime import date

import pytest

from dashboard.charts.matrix import matrix as chart
from dashboard.domain.reporting.completeness import completeness
from dashboard.domain.reporting.report_cells import ReportState
from dashboard.text import words_in
from dashboard.views.completeness import GLYPHS, legend, matrix
from tests.domain.reporting.test_completeness import known, sent

VI = words_in("vi")
SHOWN = matrix(completeness(known(sent()), date(2024, 10, 5)), "BC-THANG", VI)
SPEC = chart(SHOWN, VI)


def test_every_state_has_a_shape_and_colours_of_its_own() -> None:
    rectangles, marks, waiting = SPEC["layer"]
    states = [state.value for state in ReportState]
    assert sorted(rectangles["encoding"]["color"]["scale"]["domain"]) == sorted(states)
    shapes = dict(zip(*(marks["encoding"]["shape"]["scale"][key] for key in ("domain", "range")), strict=True))
    drawn = [shapes[state] for state in states if state != ReportState.WAITING]
    assert len(set(drawn)) == len(drawn)
    assert waiting["mark"]["strokeDash"]


def test_every_shape_has_its_word_in_the_legend() -> None:
    for state, glyph in GLYPHS.items():
        assert f"{glyph} {VI.term(state)}" in legend(VI)


def test_who_owes_most_stands_first_and_the_title_says_how_many_do() -> None:
    assert SHOWN.units == ("Hai", "Phòng LĐ-TB&XH", "Một")
    assert SHOWN.title == "2/3 đơn vị thiếu báo cáo đã đến hạn"


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_chart_is_described_with_its_counts(language: str) -> None:
    words = words_in(language)
    found = matrix(completeness(known(sent()), date(2024, 10, 5)), "BC-THANG", words)
    assert "1" in found.alt
    assert "3" in found.alt
