"""What a clerk types into a report template is stored or spoken of, also where the template has nothing to be typed."""

from dataclasses import replace

import pytest

from dashboard.domain.issues import Answer, AnswerKind
from dashboard.domain.reported.observations import SubmissionStatus
from tests.builders import SEPTEMBER
from tests.importing.office import EMPTY, MONEY, RESULTS, edited, examined, found, known, paid, report
from tests.importing.specimen import sent, told_in_words, with_words


def test_a_target_that_is_told_in_words_is_right_with_its_words():
    assert found(examined(told_in_words("L7", "đang xây"), with_words())) == []


@pytest.mark.parametrize(
    ("spot", "value"), [("G7", 12), ("G7", "12"), ("G7", 0), ("G7", "12 nhà"), ("H7", 3), ("I7", 5)]
)
@pytest.mark.parametrize("words", [True, False])
def test_a_figure_of_it_is_not_dropped_without_a_word(spot, value, words):
    book = told_in_words(spot, value)
    if not words:
        book = edited(book, {f"{RESULTS}!L7": EMPTY})
    examination = examined(book, with_words())
    assert f"no_figure_wanted@{RESULTS}!{spot}" in found(examination)
    assert examination.change_set is None


def test_words_of_a_target_that_is_told_by_a_figure_are_asked_about():
    book = edited(report(), {f"{RESULTS}!L2": "đã mở lớp"})
    asked = examined(book)
    (issue,) = asked.open_issues
    assert issue.id == f"no_words_kept@{RESULTS}!L2" and asked.change_set is None
    answered = examined(book, answers={issue.id: Answer(issue.id, AnswerKind.REASON, "đã ghi ở trang khác")})
    assert answered.change_set is not None


def before(millions: int, estimate: bool = False):
    """The store after September's first report said so much was paid."""
    first = sent(SubmissionStatus.DRAFT)
    stands = replace(paid(SEPTEMBER, millions), submission=first.id, estimate=estimate)
    return replace(known(), submissions=(first,), disbursements=(*known().disbursements, stands))


@pytest.mark.parametrize(
    ("first", "now", "asked"), [(600, 500, True), (500, 500, False), (450, 500, False), (600, EMPTY, False)]
)
def test_money_that_becomes_less_in_the_same_period_is_asked_about_as_in_an_own_table(first, now, asked):
    examination = examined(edited(report(), {f"{MONEY}!I2": now}), before(first))
    assert (f"figures_lowered@{MONEY}!I2" in found(examination)) is asked
    if asked:
        (issue,) = examination.open_issues
        answers = {issue.id: Answer(issue.id, AnswerKind.REASON, "Kho bạc thu hồi")}
        assert examined(report(), before(first), answers=answers).change_set is not None


def test_an_estimate_that_becomes_less_is_no_fall():
    assert not [i for i in found(examined(report(), before(600, estimate=True))) if i.startswith("figures_lowered")]
