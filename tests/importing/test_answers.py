"""Questions block until they are answered: by a reason, in its row or by name, or by one of the choices offered."""

from dataclasses import replace
from decimal import Decimal

import pytest

from dashboard.domain.issues import Answer, AnswerKind
from tests.importing.changed_report import said, with_cells
from tests.importing.office import EMPTY, MONEY, RESULTS, examined_plan, found, known, plan

FALLS = {f"{RESULTS}!G2": 79}
FALL = f"cumulative_falls@{RESULTS}!G2"
SMALL_SHARE = {f"{RESULTS}!G5": Decimal("0.745")}
SHARE = f"ambiguous_share@{RESULTS}!G5"


def test_a_question_blocks_until_it_is_answered():
    assert with_cells(FALLS).questions
    assert with_cells(FALLS).change_set is None


@pytest.mark.parametrize("reason", ["", "   "])
def test_an_empty_reason_is_no_answer(reason):
    assert with_cells(FALLS, answers=said(FALL, reason)).blocked
    assert with_cells(FALLS | {f"{RESULTS}!M2": reason or EMPTY}).blocked


def test_a_reason_given_by_name_is_kept_with_the_figure():
    answered = with_cells(FALLS, answers=said(FALL, "Đính chính: một lao động bị tính hai lần"))
    (kept,) = answered.change_set.answers
    assert (kept.code, str(kept.place), kept.written) == ("cumulative_falls", "Chỉ tiêu!G2", "79")
    assert kept.answer.text == "Đính chính: một lao động bị tính hai lần"


def test_a_reason_in_the_rows_own_cell_is_kept_with_the_figure():
    answered = with_cells(FALLS | {f"{RESULTS}!M2": "Đính chính"})
    assert [kept.answer for kept in answered.change_set.answers] == [Answer(FALL, AnswerKind.REASON, "Đính chính")]


def test_a_reason_answers_its_own_row_only():
    assert with_cells(FALLS | {f"{RESULTS}!M3": "Đính chính"}).blocked
    assert with_cells(FALLS | {f"{MONEY}!K2": "Đính chính"}).blocked


def test_a_reason_answers_no_error():
    assert with_cells({f"{RESULTS}!G2": "mươi người", f"{RESULTS}!M2": "đúng thế"}).blocked


def test_a_reason_chooses_no_reading():
    assert with_cells(SMALL_SHARE | {f"{RESULTS}!M5": "đúng thế"}).blocked


@pytest.mark.parametrize(("choice", "share"), {"percent": "0.00745", "fraction": "0.745"}.items())
def test_a_chosen_reading_is_the_figure_and_is_kept(choice, share):
    answered = with_cells(
        SMALL_SHARE, answers=said(SHARE, choice) | said(f"jump@{RESULTS}!G5", "có thật")
    )  # fmt: skip
    (figure,) = [o for o in answered.change_set.changes[0].observations if o.indicator == "ty-le"]
    assert figure.value == Decimal(share)
    assert answered.change_set.answers[0].answer.text == choice


@pytest.mark.parametrize("choice", ["promille", "", "Percent"])
def test_a_reading_that_is_not_offered_is_refused(choice):
    refused = with_cells(SMALL_SHARE, answers=said(SHARE, choice, AnswerKind.CHOICE))
    assert f"unknown_choice@{RESULTS}!G5" in found(refused)
    assert refused.change_set is None


def test_a_choice_where_none_is_offered_is_no_reason():
    assert with_cells(FALLS, answers=said(FALL, "restore", AnswerKind.CHOICE)).blocked


def test_an_answer_to_another_cell_is_no_answer():
    assert with_cells(FALLS, answers=said(f"cumulative_falls@{RESULTS}!G3", "Đính chính")).blocked


@pytest.mark.parametrize(("choice", "value"), {"1.234": "1.234", "1234": "1234"}.items())
def test_a_number_of_two_readings_takes_the_chosen_one(choice, value):
    indicators = tuple(replace(i, high=None) for i in plan().indicators)
    answered = with_cells(
        {f"{MONEY}!I2": "1,234"},
        answers=said(f"ambiguous_number@{MONEY}!I2", choice) | said(f"money_falls@{MONEY}!I2", "đặt lại"),
        store=replace(known(), plan=replace(plan(), indicators=indicators)),
    )
    assert answered.change_set.changes[0].disbursements[0].cumulative_vnd == int(Decimal(value) * 1_000_000)


@pytest.mark.parametrize(("choice", "dong"), {"thousandth": 603_736_000_000, "as_written": 603_736_000_000_000}.items())
def test_an_odd_magnitude_takes_the_chosen_one(choice, dong):
    where = "Phân bổ!D2"
    answered = examined_plan({where: "603.736 tỷ đồng"}, answers=said(f"ambiguous_magnitude@{where}", choice))
    assert answered.change_set.changes[0].plan.allocations[0].amount_vnd == dong


@pytest.mark.parametrize("choice", ["change_points", "relative_change"])
def test_a_fall_by_percent_takes_the_chosen_basis(choice):
    where = "Chỉ tiêu!E3"
    falls = {"Danh mục chỉ tiêu!H3": "giảm"}
    blank = {where: "giảm 5%", "Chỉ tiêu!F3": EMPTY, "Chỉ tiêu!G3": EMPTY, **falls}
    answered = examined_plan(blank, answers=said(f"ambiguous_basis@{where}", choice))
    target = answered.change_set.changes[0].plan.targets[1]
    assert (target.basis.value, target.low, target.high) == (choice, Decimal("-0.05"), Decimal("-0.05"))
