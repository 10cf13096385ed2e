"""The "vì sao?" beside a verdict names the rule that spoke, with its figures, its path and its limits."""

from dataclasses import replace
from decimal import Decimal

import pytest

from dashboard.domain.periods import Period
from dashboard.domain.plan.indicators import Direction, Frequency
from dashboard.domain.plan.plan import ALL_PROJECTS, Allocation, Milestone, PathOf, Plan
from dashboard.domain.plan.rules import DefaultPath, Rules
from dashboard.domain.plan.targets import Basis, Operator, PaceRule
from dashboard.domain.sentences.reasons import Reason, reason
from dashboard.text import words_in
from dashboard.text.words import ALL_NAMES
from dashboard.views.reasons import project_why
from tests.domain.figures import observed, paid
from tests.domain.judged import a_count_of, a_share_of, standing, told

VI, EN = (words_in(language, ALL_NAMES) for language in ("vi", "en"))
MILLION = 1_000_000
COUNT = a_count_of("100", path={6: "60", 12: "100"})
WATER = a_share_of("0.8", path={6: "0.75", 12: "0.8"})
FALLING = a_share_of(
    "0.10", direction=Direction.FALLS, pace_rule=PaceRule.CHANGE, baseline=Decimal("0.20"), path={6: "0.15", 12: "0.10"}
)
SMALL = a_share_of("0.10", operator=Operator.ABOVE, path={6: "0.10"})
CAP = a_count_of("20", operator=Operator.AT_MOST, direction=Direction.FALLS, path={6: "10", 12: "20"})
CHANGE = a_share_of(
    "-0.05", basis=Basis.CHANGE_POINTS, direction=Direction.FALLS, pace_rule=PaceRule.CHANGE, frequency=Frequency.YEAR
)
LINE = a_count_of("120", rules=Rules(target_default=DefaultPath.STRAIGHT_LINE))
LATER = a_count_of("100", path={1: "0", 6: "60", 12: "100"})


def why(plan: Plan, month: int, figure: object, communes: int = 10) -> Reason:
    rows = told(plan, month, figure, communes) if figure is not None else ()
    return reason(standing(plan, month, *rows).targets[0], plan)


CASES = [
    ("a ratio to the path", COUNT, 6, 48, "48 người ÷ kế hoạch đến T6 60 người = 80%; từ 97% là đúng tiến độ, từ 85%"),
    ("no rounding brings it up to a limit", a_count_of("10000", path={6: "10000"}), 6, 8499, "= 84,99%; từ 97%"),
    ("of a limit turned round", CAP, 6, 12, "kế hoạch đến T6 10 người ÷ 12 người = 83,3%"),
    ("parts of the way", FALLING, 6, "18/100", "đã đi được 20% đoạn đường, kế hoạch đến T6 (15%) là 50%; 20% ÷ 50% = 40%"),
    ("short of a level", WATER, 6, "72/100", "72% kém lộ trình đến T6 (75%) 3 điểm %; kém không quá 1 điểm % là đúng"),
    ("ahead of a level", WATER, 6, "78/100", "không kém lộ trình đến T6 (75%), hơn 3 điểm %"),
    ("exactly on it", WATER, 6, "75/100", "75% đúng bằng lộ trình đến T6"),
    ("limits in scale", SMALL, 6, "98/1000", "kém không quá 0,3 điểm % là đúng tiến độ, không quá 1,5 điểm % là chậm nhẹ"),
    ("and why", SMALL, 6, "98/1000", "theo tỷ lệ của mục tiêu trên 10%"),
    ("achieved", WATER, 6, "80/100", "Mục tiêu là 80%; 80% đã đạt đúng như kế hoạch ghi."),
    ("exceeded", WATER, 6, "90/100", "90% tốt hơn mức được giao"),
    ("about", a_count_of("2000", operator=Operator.ABOUT), 6, 1950, "«khoảng» được hiểu là ±5%"),
    ("over a limit", CAP, 6, 26, "Giới hạn tối đa 20 người phải giữ ở mọi thời điểm, dù lộ trình thế nào; nay là 26 người."),
    ("under it", CAP, 12, 18, "Ít hơn giới hạn không phải là vượt chỉ tiêu"),
    ("worse", FALLING, 6, "22/100", "Đầu kỳ là 20%, nay 22%: đi ngược hướng của mục tiêu"),
    ("nothing due", LATER, 1, 0, "Đến T1 lộ trình còn ở điểm xuất phát (0 người)"),
    ("already begun", LATER, 1, 5, "đã có 5 người là nhanh hơn kế hoạch"),
    ("the year over", COUNT, 12, 97, "biên độ của tiến độ không dùng nữa. Mục tiêu là 100 người, thực hiện 97 người."),
    ("no path", a_count_of("100"), 6, 40, "Kế hoạch không có lộ trình đến kỳ này"),
    ("too few", WATER, 6, None, "Chưa đơn vị nào báo cáo số liệu kỳ này; chưa có số liệu không phải là 0."),
    ("no baseline", CHANGE, 12, "20/100", "kế hoạch không nêu mức đầu kỳ"),
    ("not due yet", CHANGE, 6, None, "đến hạn vào T12; trước đó không đánh giá"),
    ("no number", a_count_of("100", operator=Operator.NONE), 6, 40, "Kế hoạch không nêu con số cho mục tiêu này"),
]  # fmt: skip


@pytest.mark.parametrize(("plan", "month", "figure", "words"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_the_rule_that_spoke_is_named_with_its_figures(plan: Plan, month: int, figure: object, words: str) -> None:
    said = VI.code(why(plan, month, figure).rule, "sentence")
    assert words in said, said
    english = EN.code(why(plan, month, figure).rule, "sentence")
    assert "{" not in english
    assert english.endswith((".", ")"))


def test_too_few_units_are_counted_against_what_a_verdict_needs() -> None:
    found = why(COUNT, 6, 48, communes=3)
    assert "của ít nhất 50% số đơn vị đến hạn; mới có 3/10" in VI.code(found.rule, "sentence")
    assert "không theo số hộ" in VI.code(found.limit, "sentence")  # type: ignore[arg-type]


PATHS = [
    ("who approved it", COUNT, "các mốc do A duyệt"),
    ("a default is called one", LINE, "đường thẳng từ đầu năm đến mục tiêu, vì chưa có lộ trình được duyệt"),
]


@pytest.mark.parametrize(("plan", "words"), [c[1:] for c in PATHS], ids=[c[0] for c in PATHS])
def test_the_path_says_where_it_comes_from(plan: Plan, words: str) -> None:
    found = why(plan, 6, 48)
    assert words in VI.code(found.path, "sentence")  # type: ignore[arg-type]
    limit = VI.code(found.limit, "sentence")  # type: ignore[arg-type]
    assert ("chưa ai duyệt" in limit) is (plan is LINE)


def test_the_figure_says_how_it_was_made() -> None:
    shares = VI.code(why(WATER, 6, "72/100").figures, "sentence")  # type: ignore[arg-type]
    assert shares == "Số liệu: cộng tử số 72 ÷ cộng mẫu số 100 của 10/10 đơn vị."
    may = told(COUNT, 5, 30)
    june = [observed(COUNT.indicators[0].code, f"X{n}", "2024-06", 1) for n in range(2, 11)]
    found = reason(standing(COUNT, 6, *may, *june).targets[0], COUNT)
    assert VI.code(found.figures, "sentence") == (  # type: ignore[arg-type]
        "Số liệu: cộng lũy kế, 9/10 đơn vị báo cáo kỳ này; 1 đơn vị giữ số kỳ trước."
    )


def test_a_unit_without_a_target_of_its_own_has_no_verdict() -> None:
    found = standing(COUNT, 6, *told(COUNT, 6, 48), unit="X1").targets[0]
    assert VI.code(reason(found, COUNT).rule, "sentence").startswith("Kế hoạch không giao mục tiêu riêng")


MONEY = replace(
    COUNT,
    allocations=(Allocation("DA4.1", "NSTW", 2024, 1000 * MILLION),),
    milestones=(Milestone(PathOf.MONEY, ALL_PROJECTS, Period.parse("2024-06"), Decimal("0.5"), "UBND huyện"),),
)


@pytest.mark.parametrize(
    ("plan", "month", "millions", "words"),
    [
        pytest.param(MONEY, 6, 400, "400 triệu đồng ÷ kế hoạch đến T6 500 triệu đồng = 80%; từ 97%", id="to the path"),
        pytest.param(MONEY, 6, 400, "các mốc do UBND huyện duyệt", id="whose path"),
        pytest.param(MONEY, 6, 400, "không gồm vốn chuyển nguồn", id="and what it leaves out"),
        pytest.param(replace(MONEY, milestones=()), 6, 400, "vì chưa có lộ trình được duyệt", id="a straight line"),
        pytest.param(MONEY, 12, 970, "biên độ của tiến độ không dùng nữa", id="the year over"),
        pytest.param(MONEY, 12, 1000, "1.000 triệu đồng đã đạt đúng như kế hoạch ghi", id="all of it"),
        pytest.param(replace(MONEY, allocations=()), 6, 400, "Văn bản không nêu số vốn giao", id="no amount"),
        pytest.param(MONEY, 6, None, "Chưa đơn vị nào báo cáo giải ngân", id="no report"),
    ],
)
def test_money_says_why_too(plan: Plan, month: int, millions: int | None, words: str) -> None:
    rows = () if millions is None else (paid("DA4.1", "X1", f"2024-{month:02d}", millions * MILLION),)
    found = standing(plan, month, money=rows)
    assert words in " ".join(project_why(found, found.total, VI))
    assert "{" not in " ".join(project_why(found, found.total, EN))
