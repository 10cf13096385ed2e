"""A target beside its sentence, amounts beyond the sheet's unit, codes without their zeros: asked or said, never taken as they are."""

from typing import Any

import pytest

from dashboard.domain.issues import Answer, AnswerKind
from dashboard.domain.plan.targets import Operator
from tests.importing.office import EMPTY, examined_plan, found

TARGETS, MONEY, UNITS = "Chỉ tiêu", "Phân bổ", "Đơn vị"


def beside(sentence: str, value: Any = 150, **cells: Any) -> dict[str, Any]:
    return {f"{TARGETS}!E2": value, f"{TARGETS}!F2": EMPTY, f"{TARGETS}!R2": sentence, **cells}


def share(sentence: str, value: Any = "80%") -> dict[str, Any]:
    return {f"{TARGETS}!E3": value, f"{TARGETS}!F3": EMPTY, f"{TARGETS}!R3": sentence}


COMPARES, OTHERWISE, WITHOUT = (f"sentence_{code}@{TARGETS}!E2" for code in ("compares", "otherwise", "without"))
CASES = [
    ("«ít nhất» in the sentence alone", beside("Phấn đấu ít nhất 150 người được đào tạo"), [COMPARES]),
    ("«trên», with words between", beside("Trong năm đào tạo được trên 150 người"), [COMPARES]),
    ("«trở lên» behind it", beside("Đào tạo từ 150 người trở lên trong năm"), [COMPARES]),
    ("of a share", share("Phấn đấu ít nhất 80% số hộ dùng nước sạch"), [f"sentence_compares@{TARGETS}!E3"]),
    ("the column says «=» too", {**beside("Phấn đấu ít nhất 150 người được đào tạo"), f"{TARGETS}!F2": "="}, [COMPARES]),
    ("the cell says it too", beside("Phấn đấu ít nhất 150 người được đào tạo", "ít nhất 150"), []),
    ("the column says it", {**beside("Phấn đấu ít nhất 150 người được đào tạo"), f"{TARGETS}!F2": "≥"}, []),
    ("the sentence says no more", beside("Trong năm đào tạo nghề cho 150 người"), []),
    ("«ít nhất» is of another number", beside("Mở ít nhất 3 lớp, đào tạo nghề cho 150 người"), []),
    ("another number of the same things", beside("Hỗ trợ 1.500 người học nghề trong năm"), [OTHERWISE]),
    ("another share", share("Phấn đấu 65% số hộ dùng nước sạch"), [f"sentence_otherwise@{TARGETS}!E3"]),
    ("numbers of other things alone", beside("Mở 12 lớp đào tạo nghề trong năm"), [WITHOUT]),
    ("no number but a year", beside("Đào tạo nghề cho lao động nghèo năm 2024"), []),
    ("so many of so many", share("Đến cuối năm có 80/100 hộ, đạt 80%", "80%"), []),
    ("thousands in words", beside("Đào tạo nghề cho 0,15 nghìn người trong năm"), []),
    ("a figure alone is no sentence", beside("150 người"), []),
    ("a baseline in parts of persons", {f"{TARGETS}!I2": "1.234,5"}, [f"not_whole@{TARGETS}!I2"]),
    ("đồng in a sheet of triệu đồng", {f"{MONEY}!D2": 1_500_000_000}, [f"money_beyond@{MONEY}!D2"]),
    ("its own unit in the cell", {f"{MONEY}!D2": "1500 triệu đồng"}, []),
]  # fmt: skip


@pytest.mark.parametrize(("cells", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_what_does_not_fit_is_said(cells: dict[str, Any], expected: list[str]) -> None:
    assert found(examined_plan(cells)) == expected


def settled(cells: dict[str, Any], question: str, choice: str) -> Any:
    examination = examined_plan(cells, answers={question: Answer(question, AnswerKind.CHOICE, choice)})
    assert examination.change_set is not None
    return examination.change_set.changes[0].plan  # type: ignore[union-attr]


@pytest.mark.parametrize(("choice", "operator"), [("sentence", Operator.AT_LEAST), ("cell", Operator.EQUAL)])
def test_the_comparison_is_the_one_that_a_person_says(choice: str, operator: Operator) -> None:
    plan = settled(beside("Phấn đấu ít nhất 150 người được đào tạo"), COMPARES, choice)
    assert plan.targets[0].operator is operator


@pytest.mark.parametrize(("choice", "amount"), [("dong", 1_500_000_000), ("thousand", 1_500_000_000_000)])
def test_money_is_what_a_person_says_was_typed(choice: str, amount: int) -> None:
    plan = settled({f"{MONEY}!D2": 1_500_000_000}, f"money_beyond@{MONEY}!D2", choice)
    assert plan.allocations[0].amount_vnd == amount


def test_a_code_without_its_zeros_is_asked_about() -> None:
    rows = {20: "00124", 21: 124}
    cells = {
        f"{UNITS}!{c}{n}": v
        for n, code in rows.items()
        for c, v in zip("ABDEF", (code, "Bản A", "bản", "bản", "H"), strict=True)
    }
    assert found(examined_plan(cells)) == [f"unit_code_like@{UNITS}!A21"]
    assert found(examined_plan({**cells, f"{UNITS}!A21": "00125"})) == []
