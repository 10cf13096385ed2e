"""A level, a change and a count of one sentence, as a plan's row has them: read, or asked about where they may mean two things."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from dashboard.domain.issues import Answer, AnswerKind
from dashboard.domain.plan.targets import Basis, CountOf, Target
from dashboard.importing.examination import Examination
from tests.importing.office import EMPTY, examined_plan, known

D = Decimal
SHEET = "Chỉ tiêu"
FALLS = {"Danh mục chỉ tiêu!H3": "giảm"}
S004 = "xuống còn 26,68% (giảm 7,88%) tương đương với 915 hộ"
ROW = FALLS | {f"{SHEET}!E3": "26,68%", f"{SHEET}!O3": D("-7.88"), f"{SHEET}!R3": S004}
MISMATCH, COUNT = f"stated_mismatch@{SHEET}!O3", f"count_of_what@{SHEET}!P3"


def target(examination: Examination, id: str = "T2") -> Target:
    assert examination.change_set is not None, [issue.id for issue in examination.open_issues]
    (change,) = examination.change_set.changes
    return next(t for t in change.plan.targets if t.id == id)  # type: ignore[union-attr]


def row(baseline: object, **cells: Any) -> dict[str, Any]:
    return ROW | {f"{SHEET}!I3": EMPTY if baseline is None else D(str(baseline))} | cells


def chosen(question: str, choice: str) -> dict[str, Answer]:
    return {question: Answer(question, AnswerKind.CHOICE, choice)}


@pytest.mark.parametrize("baseline", [None, "34.56", "34.555"])
def test_a_level_and_a_change_that_fit_are_read_unasked(baseline: str | None) -> None:
    read = target(examined_plan(row(baseline)))
    assert (read.low, read.stated_change) == (D("0.2668"), D("-0.0788"))
    assert read.start == (D(baseline) / 100 if baseline else D("0.3456"))


SETTLED = [  # choice, the level, the change and the baseline that follow
    ("level", "0.2668", None, "0.3"),
    ("baseline", "0.2668", "-0.0788", "0.3456"),
    ("change", "0.2212", "-0.0788", "0.3"),
    ("keep", "0.2668", "-0.0788", "0.3"),
]


@pytest.mark.parametrize(("choice", "level", "change", "baseline"), SETTLED)
def test_a_level_and_a_change_that_contradict_the_baseline_are_asked_about(
    choice: str, level: str, change: str | None, baseline: str
) -> None:
    cells = row(30)
    (question,) = examined_plan(cells).open_issues
    assert (question.id, [c.code for c in question.choices]) == (MISMATCH, ["level", "baseline", "change", "keep"])
    read = target(examined_plan(cells, answers=chosen(MISMATCH, choice)))
    assert (read.low, read.stated_change, read.baseline) == (D(level), change and D(change), D(baseline))


def test_a_change_that_only_fits_as_a_part_of_the_start_is_offered_as_that() -> None:
    cells = row("34.56", **{f"{SHEET}!O3": D("-22.8")})
    (question,) = examined_plan(cells).open_issues
    assert question.choices[0].code == "relative"
    read = target(examined_plan(cells, answers=chosen(MISMATCH, "relative")))
    assert read.stated_change == D("-0.0788")


def test_what_the_plan_in_force_keeps_is_not_asked_again() -> None:
    kept = examined_plan(row(30), answers=chosen(MISMATCH, "keep"))
    assert kept.change_set is not None
    plan = kept.change_set.changes[0].plan  # type: ignore[union-attr]
    store = replace(known(), plan=plan, observations=(), disbursements=())
    assert examined_plan(row(30), store).open_issues == ()


@pytest.mark.parametrize(
    ("sentence", "count", "of"),
    [
        ("giảm 915 hộ nghèo, xuống còn 26,68%", 915, CountOf.CHANGE),
        ("xuống còn 26,68%, tương đương giảm 1.915 hộ", 1915, CountOf.CHANGE),
        ("xuống còn 26,68%, còn 11.000 hộ", 11000, CountOf.LEVEL),
        ("tăng thêm 300 lao động", 300, CountOf.CHANGE),
    ],
)
def test_the_word_before_the_number_says_what_it_counts(sentence: str, count: int, of: CountOf) -> None:
    read = target(examined_plan(row(None, **{f"{SHEET}!R3": sentence, f"{SHEET}!P3": count})))
    assert (read.stated_count, read.count_of) == (count, of)


@pytest.mark.parametrize("of", [CountOf.CHANGE, CountOf.LEVEL])
def test_a_count_that_may_be_either_is_asked_about_once(of: CountOf) -> None:
    cells = row(None, **{f"{SHEET}!P3": 915})
    (question,) = examined_plan(cells).open_issues
    assert (question.id, [c.code for c in question.choices]) == (COUNT, ["change", "level"])
    answered = examined_plan(cells, answers=chosen(COUNT, of.value))
    assert target(answered).count_of is of
    assert answered.change_set is not None
    plan = answered.change_set.changes[0].plan  # type: ignore[union-attr]
    stands = replace(known(), plan=plan, observations=(), disbursements=())
    again = examined_plan(cells | {"Chương trình!B7": "Kế hoạch bổ sung"}, stands)
    assert again.open_issues == () and target(again).count_of is of


def test_the_column_says_what_it_counts_and_by_which_indicator() -> None:
    cells = row(None, **{f"{SHEET}!P3": 915, f"{SHEET}!W3": "số giảm", f"{SHEET}!X3": "dao-tao"})
    read = target(examined_plan(cells))
    assert (read.count_of, read.count_indicator) == (CountOf.CHANGE, "dao-tao")


def test_an_indicator_that_the_plan_does_not_have_is_refused() -> None:
    cells = row(None, **{f"{SHEET}!P3": 915, f"{SHEET}!W3": "số giảm", f"{SHEET}!X3": "khong-co"})
    assert [issue.code.value for issue in examined_plan(cells).open_issues] == ["unknown_reference"]


COUNTED = {f"{SHEET}!F2": EMPTY, f"{SHEET}!G2": EMPTY, f"{SHEET}!K2": "thay đổi", "Lộ trình!K2": EMPTY}


@pytest.mark.parametrize(
    ("text", "basis", "low", "high"),
    [
        ("giảm 915 người", Basis.CHANGE_COUNT, -915, -915),
        ("giảm trên 915", Basis.CHANGE_COUNT, -915, -915),
        ("giảm 900-1.000 người", Basis.CHANGE_COUNT, -1000, -900),
        ("giảm 20%", Basis.RELATIVE_CHANGE, "-0.2", "-0.2"),
    ],
)
def test_a_count_that_is_to_change_by_so_many_or_by_a_part(text: str, basis: Basis, low: object, high: object) -> None:
    cells = COUNTED | {f"{SHEET}!E2": text, "Danh mục chỉ tiêu!H2": "giảm"}
    read = target(examined_plan(cells), "T1")
    assert (read.basis, read.low, read.high) == (basis, D(str(low)), D(str(high)))


def test_a_count_that_falls_below_something_may_be_a_level_or_a_change() -> None:
    cells = COUNTED | {f"{SHEET}!E2": "giảm dưới 100", "Danh mục chỉ tiêu!H2": "giảm"}
    (question,) = examined_plan(cells).open_issues
    assert [c.code for c in question.choices] == ["count", "change_count"]
    assert target(examined_plan(cells, answers=chosen(question.id, "count")), "T1").high == 100
