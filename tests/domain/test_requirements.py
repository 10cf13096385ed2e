"""Every target that the sources state: a value that just reaches it and one that just misses, with verdict and sentence."""

from decimal import Decimal

import pytest

from dashboard.domain.periods import Period
from dashboard.domain.plan.plan import Plan
from dashboard.domain.reporting.lines import result_lines
from dashboard.text import words_in
from sample_data.offices import s000, s001, s003, s004
from sample_data.offices.songma import plan as songma
from tests.domain.figures import everybody, with_target

VI, EN = words_in("vi"), words_in("en")

_PLANS = {"S000": s000.plan(), "S001": s001.plan(), "S002": songma.plan(), "S003": s003.plan(), "S004": s004.plan()}
_BASELINES = {
    "S002-01": "0.3",
    "S001-01": "0.2",
    "S001-02": "0.2",
    "S001-03": "0.3",
}  # as a later plan version would give

# target, period, figure, state, a part of the Vietnamese sentence
CASES = [
    ("S002-01", "2024-11", "25/100", "achieved", "mục tiêu giảm 5 điểm % (tức 25%); đạt"),
    ("S002-01", "2024-11", "2501/10000", "not_achieved", "chưa đạt, đã đi được 99,8% đoạn đường"),
    ("S002-02", "2024-09", "Đã xây dựng 12 mô hình", "reported", "Mô hình giảm nghèo: Đã xây dựng 12 mô hình; theo Sông Mã, tháng 9/2024."),
    ("S002-03", "2024-12", "1900", "achieved", "1.900/khoảng 2.000 lao động (95%); đạt"),
    ("S002-03", "2024-12", "1899", "not_achieved", "1.899/khoảng 2.000 lao động (95%)"),
    ("S002-03", "2024-12", "2101", "exceeded", "vượt 5,05%"),
    ("S002-04", "2024-12", "201/2000", "achieved", "mục tiêu trên 10%; đạt"),
    ("S002-04", "2024-12", "200/2000", "not_achieved", "10%, mục tiêu trên 10%"),
    ("S002-05", "2024-12", "150", "achieved", "150/150 lao động (100%); đạt"),
    ("S002-05", "2024-12", "149", "not_achieved", "149/150 lao động (99%)"),
    ("S002-06", "2024-12", "100/100", "achieved", "100%, mục tiêu 100%; đạt"),
    ("S002-06", "2024-12", "999/1000", "not_achieved", "99,9%, mục tiêu 100%"),
    ("S002-07", "2024-12", "40/40", "achieved", "mục tiêu 100%; đạt"),
    ("S002-07", "2024-12", "39/40", "not_achieved", "97,5%"),
    ("S002-08", "2024-12", "1000/1000", "achieved", "đạt"),
    ("S002-08", "2024-12", "9999/10000", "not_achieved", "99,99%, mục tiêu 100%"),
    ("S002-09", "2024-12", "1599/10000", "achieved", "15,99%, mục tiêu dưới 16%; đạt"),
    ("S002-09", "2024-12", "16/100", "not_achieved", "16%, mục tiêu dưới 16%"),
    ("S002-10", "2024-12", "500/500", "achieved", "đạt"),
    ("S002-10", "2024-12", "499/500", "not_achieved", "99,8%, mục tiêu 100%"),
    ("S002-11", "2024-12", "20/20", "achieved", "đạt"),
    ("S002-11", "2024-12", "19/20", "not_achieved", "chưa đạt, còn thiếu 5 điểm %"),
    ("S002-12", "2024-09", "Còn 12 nhà tạm", "reported", "Xóa nhà tạm: Còn 12 nhà tạm; theo Sông Mã, tháng 9/2024."),
    ("S002-13", "2024-12", "80/100", "achieved", "80%, mục tiêu 80%; đạt"),
    ("S002-13", "2024-12", "799/1000", "not_achieved", "79,9%, mục tiêu 80%"),
    ("S002-14", "2024-12", "50/100", "achieved", "mục tiêu ít nhất 50%; đạt"),
    ("S002-14", "2024-12", "4999/10000", "not_achieved", "49,99%, mục tiêu ít nhất 50%"),
    ("S002-15", "2024-12", "80/100", "achieved", "đạt"),
    ("S002-15", "2024-12", "79/100", "not_achieved", "79%, mục tiêu 80%"),
    ("S001-01", "2024-12", "0.19", "achieved", "mục tiêu giảm 1–1,5 điểm % (tức 18,5% đến 19%); đạt"),
    ("S001-01", "2024-12", "0.1901", "not_achieved", "chưa đạt, đã đi được 99% đoạn đường"),
    ("S001-01", "2024-12", "0.184", "exceeded", "vượt 0,1 điểm %"),
    ("S001-02", "2024-12", "0.18", "achieved", "giảm 2–3 điểm %"),
    ("S001-02", "2024-12", "0.181", "not_achieved", "chưa đạt"),
    ("S001-03", "2024-12", "0.26", "achieved", "giảm 4–5 điểm %"),
    ("S001-03", "2024-12", "0.261", "not_achieved", "chưa đạt"),
    ("S001-04", "2024-12", "76", "achieved", "76/76 xã (100%); đạt"),
    ("S001-04", "2024-12", "75", "not_achieved", "chưa đạt, còn thiếu 1 xã"),
    ("S004-01", "2024-12", "0.2668", "achieved", "26,68%, đầu kỳ 34,56%, mục tiêu 26,68%; đạt"),
    ("S004-01", "2024-12", "0.2669", "not_achieved", "chưa đạt, đã đi được 99,9%"),
    ("S004-01", "2024-12", "0.36", "worse_than_baseline", "xấu hơn đầu kỳ 1,44 điểm %"),
    ("S004-02", "2024-12", "0.0201", "achieved", "2,01%, đầu kỳ 4,15%"),
    ("S004-02", "2024-12", "0.0202", "not_achieved", "chưa đạt"),
    ("S004-03", "2024-12", "30/30", "achieved", "đạt"),
    ("S004-03", "2024-12", "29/30", "not_achieved", "còn thiếu 3,33 điểm %"),
    ("S004-04", "2024-12", "800", "achieved", "800/800"),
    ("S004-04", "2024-12", "799", "not_achieved", "còn thiếu 1 "),
    ("S004-05", "2024-12", "400", "achieved", "400/400"),
    ("S004-05", "2024-12", "399", "not_achieved", "còn thiếu 1 "),
    ("S000-01", "2024-12", "7/7", "achieved", "đạt"),
    ("S000-01", "2024-12", "6/7", "not_achieved", "chưa đạt"),
    ("S000-02", "2024-12", "9/9", "achieved", "đạt"),
    ("S000-02", "2024-12", "8/9", "not_achieved", "chưa đạt"),
    ("S000-03", "2024-12", "120", "reported", "120 hộ; kế hoạch không nêu con số"),
    ("S000-04", "2024-12", "3", "reported", "kế hoạch không nêu con số"),
    ("S003-01", "2019-12", "100/100", "achieved", "đạt"),
    ("S003-01", "2019-12", "99/100", "not_achieved", "còn thiếu 1 điểm %"),
    *((f"S003-0{n}", "2019-12", "5", "reported", "kế hoạch không nêu con số") for n in range(2, 9)),
]  # fmt: skip


def _plan(target: str) -> Plan:
    plan = _PLANS[target[:4]]
    if target in _BASELINES:
        plan = with_target(plan, target, baseline=Decimal(_BASELINES[target]))
    return plan


@pytest.mark.parametrize(("target", "period", "figure", "state", "words"), CASES, ids=lambda value: str(value))
def test_a_target_gets_the_verdict_and_the_sentence_its_plan_means(
    target: str, period: str, figure: str, state: str, words: str
) -> None:
    standing = everybody(_plan(target), target, period, figure)
    assert standing.state.value == state
    assert words in VI.sentence(standing.sentence)
    assert "{" not in EN.sentence(standing.sentence)
    assert "sentence." not in EN.sentence(standing.sentence)


def test_every_target_of_the_sources_is_in_the_table() -> None:
    stated = {target.id for plan in _PLANS.values() for target in plan.targets}
    assert {case[0] for case in CASES} == stated
    assert len([id for id in stated if id.startswith("S002")]) == 15


@pytest.mark.parametrize("target", sorted(_BASELINES))
def test_a_change_without_a_baseline_is_a_figure_and_no_verdict(target: str) -> None:
    figure = "25/100" if target == "S002-01" else "0.19"
    standing = everybody(_PLANS[target[:4]], target, "2024-12", figure)
    assert standing.state.value == "no_baseline"
    assert "kế hoạch không nêu số liệu đầu kỳ" in VI.sentence(standing.sentence)


def test_s001_05_is_money_of_603_736_million() -> None:
    [allocation] = _PLANS["S001"].allocations
    assert allocation.amount_vnd == 603_736_000_000
    assert allocation.note.startswith("S001-05")


def test_s004_states_the_reductions_beside_the_levels() -> None:
    poor, near_poor = _PLANS["S004"].targets[:2]
    assert (poor.baseline, poor.stated_change, poor.stated_count) == (Decimal("0.3456"), Decimal("-0.0788"), 915)
    assert (near_poor.baseline, near_poor.stated_change, near_poor.stated_count) == (
        Decimal("0.0415"), Decimal("-0.0214"), 248,
    )  # fmt: skip


# who reports money beside the programme's budget, on which rows (S002 VII)
BESIDE_THE_BUDGET = [
    ("126-NHCSXH", "TD-CHOVAY", "credit_lent"),
    ("126-NHCSXH", "TD-DUNO", "credit_outstanding"),
    ("126-MTTQ", "HD-MTTQ", "mobilised"),
]


@pytest.mark.parametrize(("unit", "code", "role"), BESIDE_THE_BUDGET)
def test_credit_and_mobilised_funds_have_rows_of_their_own_without_a_target(unit: str, code: str, role: str) -> None:
    plan = _PLANS["S002"]
    assert code in [i.code for i in plan.indicators_for(unit)]
    assert plan.indicator_by_code[code].role == role
    assert code not in {t.indicator for t in plan.targets}
    assert (unit, code) in [
        (line.subject, line.indicator.code) for line in result_lines(plan, unit, Period.parse("2024-09"))
    ]
