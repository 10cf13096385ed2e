"""Plans that contradict themselves are asked about when they come in: words, direction, rule, path, money told twice."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from dashboard.domain.issues import Answer, AnswerKind
from dashboard.domain.plan.indicators import Direction
from dashboard.domain.plan.targets import Basis, Operator
from dashboard.exports.plan_workbook import plan_workbook
from dashboard.importing.files.cells import FileCell
from dashboard.importing.files.workbook import CellKind, read
from tests.importing.office import EMPTY, examined_plan, found, known, plan

CATALOGUE, TARGETS, PATH, MONEY = "Danh mục chỉ tiêu", "Chỉ tiêu", "Lộ trình", "Phân bổ"
SIGNED = date(2024, 1, 20)
FALLS = {f"{CATALOGUE}!H3": "giảm"}
CAPPED = {f"{CATALOGUE}!H2": "giảm", f"{TARGETS}!E2": "không quá 20", f"{TARGETS}!F2": EMPTY, f"{PATH}!K2": EMPTY}
BEGAN = {f"{TARGETS}!I3": "26,68%"}
SHARE_PATH = {f"{PATH}!A3": "chỉ tiêu", f"{PATH}!B3": "T2", f"{PATH}!O3": "Trưởng phòng"}
MONEY_PATH = {f"{PATH}!A3": "giải ngân", f"{PATH}!B3": "DA4.1", f"{PATH}!O3": "Trưởng phòng"}


def words(text: str, **cells: Any) -> dict[str, Any]:
    return {f"{TARGETS}!E3": text, f"{TARGETS}!F3": EMPTY, f"{TARGETS}!G3": EMPTY, f"{TARGETS}!I3": EMPTY, **cells}


def count(text: Any, **cells: Any) -> dict[str, Any]:
    """Of the indicator that counts."""
    return {f"{TARGETS}!E2": text, f"{TARGETS}!F2": EMPTY, f"{TARGETS}!G2": EMPTY, **cells}


def path(cells: dict[str, Any], **months: Any) -> dict[str, Any]:
    """A path by month: T1 stands in column C."""
    row = 2 if not cells else 3
    return cells | {f"{PATH}!{chr(ord('B') + int(month[1:]))}{row}": value for month, value in months.items()}


CASES = [
    # the comparison and the way it should go
    ("«≤» of what should rise", words("≤ 80%"), ["wrong_side@Chỉ tiêu!E3"]),
    ("«dưới» of what should rise", words("dưới 80%"), ["wrong_side@Chỉ tiêu!E3"]),
    ("«≥» of what should fall", words("≥ 80%") | FALLS, ["wrong_side@Chỉ tiêu!E3"]),
    ("«giảm còn» of what should rise", words("giảm còn 80%"), ["wrong_side@Chỉ tiêu!E3"]),
    ("«tăng lên» of what should fall", words("tăng lên 80%") | FALLS, ["wrong_side@Chỉ tiêu!E3"]),
    ("a fall in points of what should rise", words("giảm 5 điểm %"), ["wrong_side@Chỉ tiêu!E3"]),
    ("a fall by more than that is the right side", words("giảm trên 5 điểm %") | FALLS, []),
    ("«≥» of what should rise", words("≥ 80%"), []),
    ("«≤» of what should fall", words("≤ 80%") | FALLS, []),
    ("«≤» of what should hold", words("≤ 80%") | {f"{CATALOGUE}!H3": "giữ"}, []),
    # words and the column of the comparison
    ("«trên» beside «=»", {f"{TARGETS}!E3": "trên 80%"}, ["operator_differs@Chỉ tiêu!F3"]),
    ("«trên» beside «>»", {f"{TARGETS}!E3": "trên 80%", f"{TARGETS}!F3": ">"}, []),
    ("a bare number leaves it to the column", {f"{TARGETS}!F3": "≥"}, []),
    # a share of what is counted
    ("«50%» of a count", count("ít nhất 50%"), ["share_of_count@Chỉ tiêu!E2"]),
    ("so is a cell in per cent", count(FileCell(0, 0, CellKind.NUMBER, Decimal("0.5"), percent=True)), ["share_of_count@Chỉ tiêu!E2"]),
    ("and «từ 40 đến 50%»", count("40-50%"), ["share_of_count@Chỉ tiêu!E2"]),
    ("and one whose basis says it is a count", count("50%", **{f"{TARGETS}!G2": "số lượng"}), ["share_of_count@Chỉ tiêu!E2"]),
    ("«tăng 10%» of a count is a change", count("tăng 10%", **{f"{TARGETS}!I2": 100, f"{PATH}!K2": EMPTY}), []),
    ("«150 lao động» is a count", count("ít nhất 150"), []),
    # rules
    ("the level rule on a count", {f"{TARGETS}!K2": "mức"}, ["level_on_count@Chỉ tiêu!K2"]),
    ("the level rule on a share", {f"{TARGETS}!K3": "mức"}, []),
    # levels that no figure can come to
    ("more than all of them", words("120%"), ["goal_out_of_reach@Chỉ tiêu!E3"]),
    ("a fall by more than there is", words("giảm 50 điểm %", **BEGAN) | FALLS, ["goal_out_of_reach@Chỉ tiêu!E3"]),
    ("a fall to nothing", words("giảm 26,68 điểm %", **BEGAN) | FALLS, []),
    ("a rise to more than all", words("tăng 90 điểm %", **BEGAN), ["goal_out_of_reach@Chỉ tiêu!E3"]),
    ("all of them", words("100%"), []),
    # a bare small share
    ("0,8 is 0,8 % or 80 %", words("0,8"), ["ambiguous_share@Chỉ tiêu!E3"]),
    ("so it is as a number", words(Decimal("0.8")), ["ambiguous_share@Chỉ tiêu!E3"]),
    ("and behind a word", words("ít nhất 0,8"), ["ambiguous_share@Chỉ tiêu!E3"]),
    ("0,8% is that", words("0,8%"), []),
    # paths
    ("falls although it should rise", path({}, T6=110), ["path_turns@Lộ trình!K2"]),
    ("rises although it should fall", FALLS | path(SHARE_PATH, T6=80, T9=85), ["path_turns@Lộ trình!K3"]),
    ("falls as it should", FALLS | path(SHARE_PATH, T6=85, T12=80), []),
    ("goes over 100 %", path(SHARE_PATH, T6=50, T11=101), ["path_over_whole@Lộ trình!M3"]),
    ("money over 100 %", path(MONEY_PATH, T12=101), ["path_over_whole@Lộ trình!N3"]),
    ("money that is taken back", path(MONEY_PATH, T6=60, T9=50), ["path_turns@Lộ trình!K3"]),
    ("ends at 60 of 150", path({}, T6=50, T9=60, T12=60), ["path_ends_short@Lộ trình!N2"]),
    ("ends at the target", path({}, T12=150), []),
    ("of «khoảng 150» it may end within its width", {f"{TARGETS}!E2": "khoảng 150", f"{TARGETS}!F2": EMPTY} | path({}, T12=143), []),
    ("of «trên 80%» it may end at 80 %", words("trên 80%") | path(SHARE_PATH, T12=80), []),
    ("of a limit counted from zero it grows, and may end under it", CAPPED | path({}, T6=8, T12=15), []),
    ("but does not fall", CAPPED | path({}, T6=16, T9=15), ["path_turns@Lộ trình!K2"]),
    ("is not said how it ends", path({}, T11=140), []),
]  # fmt: skip


@pytest.mark.parametrize(("cells", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_what_contradicts_itself_is_said_at_its_cell(cells: dict[str, Any], expected: list[str]) -> None:
    assert found(examined_plan(cells)) == expected


@pytest.mark.parametrize(
    ("choice", "operator", "direction"),
    [("operator", Operator.AT_LEAST, Direction.RISES), ("direction", Operator.AT_MOST, Direction.FALLS)],
)
def test_what_a_person_says_is_wrong_is_turned(choice: str, operator: Operator, direction: Direction) -> None:
    question = f"wrong_side@{TARGETS}!E3"
    examination = examined_plan(words("≤ 80%"), answers={question: Answer(question, AnswerKind.CHOICE, choice)})
    assert examination.change_set is not None
    settled = examination.change_set.changes[0].plan  # type: ignore[union-attr]
    assert settled.targets[1].operator is operator
    assert settled.indicator_by_code[settled.targets[1].indicator].direction is direction


@pytest.mark.parametrize(("choice", "level"), [("percent", "0.008"), ("fraction", "0.8")])
def test_a_bare_share_is_read_as_a_person_says(choice: str, level: str) -> None:
    question = f"ambiguous_share@{TARGETS}!E3"
    answers = {question: Answer(question, AnswerKind.CHOICE, choice)}
    examination = examined_plan(words("ít nhất 0,8"), answers=answers)
    assert examination.change_set is not None
    target = examination.change_set.changes[0].plan.targets[1]  # type: ignore[union-attr]
    assert (target.operator, target.low, target.high) == (Operator.AT_LEAST, Decimal(level), Decimal(level))


CAP = {f"{TARGETS}!E2": "không quá 20", f"{TARGETS}!F2": EMPTY, f"{PATH}!K2": 15}


def test_a_limit_of_what_grows_is_asked_about_once_and_kept() -> None:
    question = f"wrong_side@{TARGETS}!E2"
    (asked,) = examined_plan(CAP).open_issues
    assert (asked.id, [c.code for c in asked.choices]) == (question, ["direction", "operator", "limit"])
    kept = examined_plan(CAP, answers={question: Answer(question, AnswerKind.CHOICE, "limit")})
    assert kept.change_set is not None
    settled = kept.change_set.changes[0].plan  # type: ignore[union-attr]
    assert (settled.targets[0].operator, settled.indicators[0].direction) == (Operator.AT_MOST, Direction.RISES)
    store = replace(known(), plan=settled, observations=(), disbursements=())
    assert examined_plan(CAP, store).open_issues == ()  # the next version of the plan does not ask again


@pytest.mark.parametrize(("choice", "operator"), [("words", Operator.ABOVE), ("column", Operator.EQUAL)])
def test_words_or_the_column_as_a_person_says(choice: str, operator: Operator) -> None:
    question = f"operator_differs@{TARGETS}!F3"
    answers = {question: Answer(question, AnswerKind.CHOICE, choice)}
    examination = examined_plan({f"{TARGETS}!E3": "trên 80%"}, answers=answers)
    assert examination.change_set is not None
    assert examination.change_set.changes[0].plan.targets[1].operator is operator  # type: ignore[union-attr]


def test_a_fall_of_more_than_something_is_written_as_it_is_read() -> None:
    base = plan()
    falls = replace(base.indicators[1], direction=Direction.FALLS)
    fall = replace(
        base.targets[1], operator=Operator.BELOW, basis=Basis.CHANGE_POINTS, low=Decimal("-0.05"), high=Decimal("-0.05")
    )
    changed = replace(
        base, indicators=(base.indicators[0], falls, *base.indicators[2:]), targets=(base.targets[0], fall)
    )
    workbook = read(plan_workbook(changed))
    written = next(s for s in workbook.sheets if s.name == TARGETS).at(3, 5)
    assert written is not None and written.shown == "giảm trên 5%"
    examination = examined_plan({}, workbook=workbook)
    assert examination.change_set is not None
    assert examination.change_set.changes[0].plan.targets[1] == fall  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("name", "day", "expected"),
    [
        pytest.param("Trưởng phòng", SIGNED, ["path_same_approval"], id="the old name and day"),
        pytest.param("Trưởng phòng", date(2024, 7, 1), [], id="the same person on another day"),
        pytest.param("Phó Chủ tịch", SIGNED, [], id="another person"),
    ],
)
def test_a_path_changed_under_the_old_approval_is_asked_about(name: str, day: date, expected: list[str]) -> None:
    base = replace(plan(), milestones=tuple(replace(m, approved_on=SIGNED) for m in plan().milestones))
    store = replace(known(), plan=base, observations=(), disbursements=())
    cells = {f"{PATH}!K2": 110, f"{PATH}!O2": name, f"{PATH}!P2": day}
    issues = examined_plan(cells, store).open_issues
    assert [issue.code.value for issue in issues] == expected
    unchanged = examined_plan({f"{PATH}!P2": SIGNED}, store).open_issues
    assert unchanged == ()


def allocation(row: int, project: str, fund: str, year: object, amount: object) -> dict[str, Any]:
    return dict(zip((f"{MONEY}!{column}{row}" for column in "ABCD"), (project, fund, year, amount), strict=True))


TWICE = [
    ("a node not split beside its part by source", allocation(5, "DA4", "không tách", 2024, 9), ["parent_and_child@Phân bổ!A2"]),
    ("a part not split beside its node by source", allocation(5, "DA4", "NSTW", 2024, 9) | allocation(2, "DA4.1", "không tách", 2024, 9), ["parent_and_child@Phân bổ!A2"]),
    ("one node both split and not", allocation(5, "DA4.1", "không tách", 2024, 9), ["parent_and_child@Phân bổ!B2"]),
    ("an unknown amount is counted nowhere", allocation(5, "DA4", "không tách", 2024, "chưa có số"), []),
    ("another year's money", allocation(5, "DA4", "không tách", 2022, 9), []),
]  # fmt: skip


@pytest.mark.parametrize(("cells", "expected"), [case[1:] for case in TWICE], ids=[case[0] for case in TWICE])
def test_money_given_twice_is_refused(cells: dict[str, Any], expected: list[str]) -> None:
    assert found(examined_plan(cells)) == expected
