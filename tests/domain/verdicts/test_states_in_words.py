"""Targets that are told in words: who says what, newest first, with their cells; absences keep their names."""

from dataclasses import replace

import pytest

from dashboard.domain.absence import Absence
from dashboard.domain.plan.indicators import Aggregation, Frequency, Measure
from dashboard.domain.plan.plan import Plan
from dashboard.domain.plan.targets import Basis, Operator
from dashboard.domain.reported.observations import Observation
from dashboard.domain.verdicts.standing import Standing
from dashboard.domain.verdicts.states import earlier_states, states
from dashboard.text import words_in
from dashboard.views.overview import overview
from dashboard.views.status_json import status_json
from tests.builders import TRAINED, an_indicator
from tests.domain.figures import observed
from tests.domain.judged import COMMUNES, a_count_of, judged, standing

VI, EN = words_in("vi"), words_in("en")


def told_in_words(**over: object) -> Plan:
    plan = a_count_of("1")
    words = an_indicator(
        name="Xóa nhà tạm", measure=Measure.QUALITATIVE, aggregation=Aggregation.NONE, disaggregations=()
    )
    target = replace(plan.targets[0], operator=Operator.NONE, basis=Basis.STATE, low=None, high=None)
    return replace(plan, indicators=(replace(words, **over),), targets=(target,))  # type: ignore[arg-type]


def says(unit: int, text: str, month: int = 9) -> Observation:
    return observed(TRAINED, COMMUNES[unit], f"2024-{month:02d}", text=text)


PLAN, QUARTERLY = told_in_words(aggregation=Aggregation.SUM), told_in_words(
    aggregation=Aggregation.SUM, frequency=Frequency.QUARTER
)  # fmt: skip


@pytest.mark.parametrize(
    ("rows", "vi", "en"),
    [
        pytest.param(
            (says(0, "Đã xóa xong."),),
            "Đã xóa xong; theo Xã 1, tháng 9/2024; số liệu của 1/10 đơn vị",
            "Đã xóa xong; by Xã 1, September 2024; figures of 1 of 10 units",
            id="one says it",
        ),
        pytest.param(
            (says(0, "Đã xóa xong."), says(1, "đã  xóa xong"), says(2, "Đang làm")),
            "3/10 đơn vị nêu tình hình; «Đã xóa xong» (Xã 1, Xã 2, tháng 9/2024); «Đang làm» (Xã 3, tháng 9/2024).",
            "3 of 10 units told how it stands; “Đã xóa xong” (Xã 1, Xã 2, September 2024)",
            id="the same words of two are one state",
        ),
        pytest.param(
            tuple(says(n, f"Còn {n} nhà") for n in range(5)),
            "«Còn 2 nhà» (Xã 3, tháng 9/2024); và 2 nội dung khác.",
            "and 2 others.",
            id="many are counted",
        ),
    ],
)  # fmt: skip
def test_the_sentence_says_who_says_what(rows: tuple[Observation, ...], vi: str, en: str) -> None:
    found = judged(PLAN, 9, *rows)
    assert vi in found.vi
    assert en in found.en


def test_the_newest_state_stands_first() -> None:
    rows = (says(0, "Đang rà soát", 7), says(1, "Đang rà soát", 7), says(2, "Đã xóa xong", 9))
    told = states(judged(QUARTERLY, 9, *rows).target.figure.parts)
    assert [(one.text, one.units) for one in told] == [("Đã xóa xong", ("X3",)), ("Đang rà soát", ("X1", "X2"))]


def test_an_earlier_quarter_s_state_stands_beside_and_not_for_this_one() -> None:
    found = standing(QUARTERLY, 9, says(0, "Đang rà soát", 6))
    assert (found.targets[0].state, found.targets[0].figure.text) == ("no_data", "")
    assert [one.text for one in earlier_states(found.snapshot, found.targets[0])] == ["Đang rà soát"]
    assert _row(found)[1] == "chưa báo cáo kỳ này; gần nhất: Đang rà soát"


@pytest.mark.parametrize(
    ("rows", "absence", "text"),
    [
        ((), Absence.NOT_REPORTED, "chưa có số liệu"),
        (tuple(observed(TRAINED, c, "2024-09", Absence.NIL) for c in COMMUNES), Absence.NIL, "không phát sinh"),
        (
            tuple(observed(TRAINED, c, "2024-09", Absence.NOT_APPLICABLE) for c in COMMUNES),
            Absence.NOT_APPLICABLE, "không thuộc đối tượng",
        ),
    ],
)  # fmt: skip
def test_an_absence_is_called_by_its_name(rows: tuple[Observation, ...], absence: Absence, text: str) -> None:
    found = standing(PLAN, 9, *rows)
    assert (found.targets[0].absence, _row(found)[1]) == (absence, text)


def test_the_overview_has_a_row_for_it_with_unit_and_period() -> None:
    found = standing(PLAN, 9, says(0, "Đã xóa xong."))
    view = overview(found, VI)
    assert view.unnumbered.title == "Và 1 chỉ tiêu không nêu con số"
    assert _row(found) == ["Xóa nhà tạm", "Đã xóa xong.", "Xã 1, T9"]
    assert view.unnumbered.lines == ("Xóa nhà tạm: Đã xóa xong (Xã 1, T9)",)
    assert (view.cards.first_target.value, view.cards.first_target.detail) == ("định tính", "Đã xóa xong.")


def test_status_prints_every_state_with_its_cell() -> None:
    (target,) = status_json(standing(PLAN, 9, says(0, "Đã xóa xong"), says(1, "Đang làm")), VI)["targets"]
    assert [(s["text"], s["subject"], s["period"], s["place"]) for s in target["states"]] == [
        ("Đã xóa xong", "X1", "2024-09", "Chỉ tiêu!G5"),
        ("Đang làm", "X2", "2024-09", "Chỉ tiêu!G5"),
    ]


def _row(found: Standing) -> list[str]:
    (row,) = overview(found, VI).unnumbered.table.rows
    return [cell.text for cell in row]
