"""A target's words as a plan's row has them: read, or asked about with the readings that are honest."""

from decimal import Decimal

import pytest

from dashboard.domain.issues import Answer, AnswerKind, IssueCode
from dashboard.domain.plan.targets import Basis, Operator, Target
from dashboard.importing.examination import Examination
from tests.importing.office import EMPTY, examined_plan

D = Decimal
VALUE, BASELINE = "Chỉ tiêu!E3", "Chỉ tiêu!I3"
ROW = {"Chỉ tiêu!F3": EMPTY, "Chỉ tiêu!G3": EMPTY, BASELINE: EMPTY}  # of a share, with words alone

FALLS = {"Danh mục chỉ tiêu!H3": "giảm"}


def target(examination: Examination) -> Target:
    assert examination.change_set is not None, [issue.id for issue in examination.open_issues]
    (change,) = examination.change_set.changes
    return next(t for t in change.plan.targets if t.id == "T2")  # type: ignore[union-attr]


READ = [
    ("giảm xuống còn 26,68%", Operator.EQUAL, Basis.LEVEL, "0.2668", None),
    ("giảm còn dưới 16%", Operator.BELOW, Basis.LEVEL, "0.16", None),
    ("giảm từ 34,56% xuống còn 26,68%", Operator.EQUAL, Basis.LEVEL, "0.2668", "0.3456"),
    ("giảm từ 34,56% đến 26,68%", Operator.EQUAL, Basis.LEVEL, "0.2668", "0.3456"),
    ("giảm 7,88 điểm phần trăm", Operator.EQUAL, Basis.CHANGE_POINTS, "-0.0788", None),
    ("không dưới 80%", Operator.AT_LEAST, Basis.LEVEL, "0.8", None),
    ("không vượt quá 5%", Operator.AT_MOST, Basis.LEVEL, "0.05", None),
    ("từ 80% trở lên", Operator.AT_LEAST, Basis.LEVEL, "0.8", None),
    ("hơn 80%", Operator.ABOVE, Basis.LEVEL, "0.8", None),
    ("dưới mức 16%", Operator.BELOW, Basis.LEVEL, "0.16", None),
]


@pytest.mark.parametrize(("text", "operator", "basis", "bound", "baseline"), READ, ids=[case[0] for case in READ])
def test_plain_words_are_read_unasked(
    text: str, operator: Operator, basis: Basis, bound: str, baseline: str | None
) -> None:
    falls = text.startswith("giảm") or operator in (Operator.BELOW, Operator.AT_MOST)
    examination = examined_plan({VALUE: text, **ROW, **(FALLS if falls else {})})
    read = target(examination)
    assert (read.operator, read.basis, read.low, read.high) == (operator, basis, D(bound), D(bound))
    assert read.baseline == (None if baseline is None else D(baseline))
    assert read.baseline_source == ("" if baseline is None else text)


ASKED = [
    ("giảm dưới 16%", "level", Operator.BELOW, "0.16", None),
    ("tăng từ 60% đến 80%", "level", Operator.EQUAL, "0.8", "0.6"),
]


@pytest.mark.parametrize(("text", "choice", "operator", "bound", "baseline"), ASKED)
def test_words_of_two_meanings_are_asked_once_with_every_honest_reading(
    text: str, choice: str, operator: Operator, bound: str, baseline: str | None
) -> None:
    cells = {VALUE: text, **ROW, **(FALLS if text.startswith("giảm") else {})}
    asked = examined_plan(cells)
    (question,) = asked.open_issues
    assert question.code is IssueCode.CHANGE_OR_LEVEL
    assert [c.code for c in question.choices] == ["level", "change_points", "relative_change"]
    read = target(examined_plan(cells, answers={question.id: Answer(question.id, AnswerKind.CHOICE, choice)}))
    assert (read.operator, read.settled, read.high) == (operator, choice, D(bound))
    assert read.baseline == (None if baseline is None else D(baseline))


def test_a_fall_by_less_than_something_is_asked_about_once_more() -> None:
    cells = {VALUE: "giảm dưới 16%", **ROW, **FALLS}
    answers = {i: Answer(i, AnswerKind.CHOICE, c) for i, c in ((f"change_or_level@{VALUE}", "change_points"),)}
    (question,) = examined_plan(cells, answers=answers).open_issues
    assert question.code is IssueCode.WRONG_SIDE
    answers[question.id] = Answer(question.id, AnswerKind.CHOICE, "operator")
    read = target(examined_plan(cells, answers=answers))
    assert (read.operator, read.high) == (Operator.BELOW, D("-0.16"))  # a fall by more than 16 points


def test_the_range_of_a_rise_keeps_both_its_ends() -> None:
    cells = {VALUE: "tăng từ 6% đến 8%", **ROW}
    (question,) = examined_plan(cells).open_issues
    answers = {question.id: Answer(question.id, AnswerKind.CHOICE, "change_points")}
    read = target(examined_plan(cells, answers=answers))
    assert (read.operator, read.low, read.high, read.baseline) == (Operator.RANGE, D("0.06"), D("0.08"), None)


def test_a_start_that_is_not_the_baseline_keeps_the_plan_out() -> None:
    cells = {VALUE: "giảm từ 34,56% xuống còn 26,68%", **ROW, **FALLS, BASELINE: D("34.5")}
    assert [issue.code for issue in examined_plan(cells).open_issues] == [IssueCode.STATED_START]
    assert target(examined_plan(cells | {BASELINE: D("34.56")})).baseline == D("0.3456")
