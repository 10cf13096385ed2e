"""Data quality: a specimen of every finding and a neighbour that is just not one, owners, explanations, the sample year."""

import string
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from dashboard.domain.absence import Absence
from dashboard.domain.issues import Answer, AnswerKind, Place, Severity
from dashboard.domain.periods import Period
from dashboard.domain.plan.indicators import Aggregation, Frequency, Measure, ReviewRole, ValueType
from dashboard.domain.plan.plan import NOT_SPLIT, Adjustment, Allocation, Lead, Plan
from dashboard.domain.plan.targets import Basis, Operator, Target
from dashboard.domain.quality.figures import Figures
from dashboard.domain.quality.findings import Explanation, Finding, QualityCode
from dashboard.domain.quality.review import review
from dashboard.domain.quality.wholes import flow_fails
from dashboard.domain.reported.changes import AnsweredFinding
from dashboard.domain.reported.history import FindingNote
from dashboard.domain.reported.observations import Disbursement, Observation, Source, Submission, SubmissionStatus
from dashboard.domain.reported.snapshot import Snapshot
from dashboard.text import words_in
from dashboard.views.quality import problem, remedy
from tests.builders import (
    CLEAN_WATER,
    COMMUNE,
    DISTRICT,
    LABOUR,
    OTHER_COMMUNE,
    SEPTEMBER,
    TRAINED,
    a_plan,
    a_share,
    an_indicator,
    an_observation,
)
from tests.domain.figures import HERE, knowing, observed, paid

LATER = Period.parse("2024-10")
HOUSES = "nha-o"
NOW = replace(a_plan(), indicators=(an_indicator(frequency=Frequency.MONTH), a_share(frequency=Frequency.MONTH)))
POINT = replace(NOW, indicators=(an_indicator(value_type=ValueType.POINT_IN_TIME), NOW.indicators[1]))


COUNTING = replace(NOW, indicators=(*NOW.indicators, an_indicator(code=HOUSES, role=ReviewRole.ALL_HOUSEHOLDS)))


def with_indicators(*more: object) -> Plan:
    return replace(NOW, indicators=(*NOW.indicators, *more))  # type: ignore[arg-type]


def series(*values: object, indicator: str = TRAINED, start: int = 1) -> tuple[Observation, ...]:
    return tuple(observed(indicator, COMMUNE, f"2024-{n:02d}", v) for n, v in enumerate(values, start=start))


def spent(*millions: int, **over: object) -> tuple[Disbursement, ...]:
    return tuple(
        paid("DA4.1", COMMUNE, f"2024-{n:02d}", m * 1_000_000, **over) for n, m in enumerate(millions, start=1)
    )


def by_treasury(rows: tuple[Disbursement, ...]) -> tuple[Disbursement, ...]:
    return tuple(replace(row, source=Source.TREASURY) for row in rows)


def planned(**over: object) -> Snapshot:
    return knowing(replace(a_plan(), **over))  # type: ignore[arg-type]


def target(**over: object) -> Snapshot:
    """The plan with its first target changed, which has no fault of its own."""
    plan = a_plan()
    return planned(targets=(replace(plan.targets[0], **over), *plan.targets[1:]))  # type: ignore[arg-type]


def changing(**over: object) -> Snapshot:
    asked = Target(
        "T3", CLEAN_WATER, DISTRICT, Operator.EQUAL, Basis.CHANGE_POINTS, Decimal("-0.05"), Decimal("-0.05"),
        "giảm 5%", baseline=Decimal("0.3"), leads=(LABOUR,), projects=("DA4.1",),
    )  # fmt: skip
    return planned(targets=(replace(asked, **over),))  # type: ignore[arg-type]


FLOW = tuple(role for role in ReviewRole if role.value.startswith("flow_"))


def flow(end: int) -> Snapshot:
    """100 at the start and one of each movement: three fall out, four come in."""
    indicators = tuple(an_indicator(code=role.value, role=role, value_type=ValueType.POINT_IN_TIME) for role in FLOW)
    amounts = dict.fromkeys(FLOW, 1) | {ReviewRole.FLOW_START: 100, ReviewRole.FLOW_END: end}
    return knowing(
        with_indicators(*indicators), *(observed(r.value, COMMUNE, "2024-09", n) for r, n in amounts.items())
    )


def reports(*contents: tuple[int, ...]) -> Snapshot:
    """Months with one report each, its figures as given."""
    codes = [f"i{n}" for n in range(max(map(len, contents)))]
    plan = with_indicators(*(an_indicator(code=code, value_type=ValueType.INCREMENTAL) for code in codes))
    told, sent = [], []
    for month, content in enumerate(contents, start=1):
        period = Period.of_month(2024, month)
        when = datetime(2024, month, 28, tzinfo=UTC)
        sent.append(Submission(month, "BC", COMMUNE, period, 1, SubmissionStatus.SUBMITTED, when, "x", "0", "f.xlsx"))
        told += [observed(c, COMMUNE, period.code, v, submission=month) for c, v in zip(codes, content, strict=False)]
    return replace(knowing(plan, *told), submissions=tuple(sent))


def by_the_district(value: object) -> Observation:
    return replace(observed(TRAINED, COMMUNE, "2024-09", value), reporter=DISTRICT)


def half_year_sent(day: date) -> Snapshot:
    """The first half-year told by a commune on a day."""
    when = datetime(day.year, day.month, day.day, 3, tzinfo=UTC)
    half = Period.parse("2024-H1")
    sent = Submission(1, "BC", COMMUNE, half, 1, SubmissionStatus.SUBMITTED, when, "x", "0", "f.xlsx")
    return replace(knowing(NOW, observed(TRAINED, COMMUNE, half.code, 12, submission=1)), submissions=(sent,))


@dataclass(frozen=True)
class Case:
    """What makes a finding, and what comes as near to it as may be and makes none."""

    fires: Callable[[], Snapshot]
    quiet: Callable[[], Snapshot]


CASES = {
    QualityCode.NUMERATOR_OVER_DENOMINATOR: Case(
        lambda: knowing(NOW, observed(CLEAN_WATER, COMMUNE, "2024-09", "11/10")),
        lambda: knowing(NOW, observed(CLEAN_WATER, COMMUNE, "2024-09", "10/10")),
    ),
    QualityCode.SUBSET_OVER_WHOLE: Case(
        lambda: knowing(with_indicators(an_indicator(code=HOUSES, subset_of=TRAINED)), *series(84, start=9), *series(85, indicator=HOUSES, start=9)),
        lambda: knowing(with_indicators(an_indicator(code=HOUSES, subset_of=TRAINED)), *series(84, start=9), *series(84, indicator=HOUSES, start=9)),
    ),
    QualityCode.OUT_OF_BOUNDS: Case(
        lambda: knowing(NOW, *series(1001, start=9)), lambda: knowing(NOW, *series(1000, start=9))
    ),
    QualityCode.CUMULATIVE_FALLS: Case(lambda: knowing(NOW, *series(50, 49)), lambda: knowing(POINT, *series(50, 49))),
    QualityCode.JUMP: Case(lambda: knowing(NOW, *series(20, 101)), lambda: knowing(NOW, *series(20, 100))),
    QualityCode.BEYOND_TARGET: Case(lambda: knowing(NOW, *series(160, start=9)), lambda: knowing(NOW, *series(159, start=9))),
    QualityCode.BEYOND_HOUSEHOLDS: Case(
        lambda: knowing(COUNTING, observed(HOUSES, COMMUNE, "2024-01", 8), *series(81, start=9)),
        lambda: knowing(COUNTING, observed(HOUSES, COMMUNE, "2024-01", 8), *series(80, start=9)),
    ),
    QualityCode.BASE_MOVED: Case(
        lambda: knowing(NOW, *series("129/160", "12/31", indicator=CLEAN_WATER, start=8)),
        lambda: knowing(NOW, *series("129/160", "30/32", indicator=CLEAN_WATER, start=8)),
    ),
    QualityCode.ZERO_AFTER_FIGURE: Case(lambda: knowing(POINT, *series(10, 0)), lambda: knowing(POINT, *series(9, 0))),
    QualityCode.OUTLIER: Case(
        lambda: knowing(POINT, *series(100, 104, 98, 102, 96, 111)),
        lambda: knowing(POINT, *series(100, 104, 98, 102, 96, 110)),
    ),
    QualityCode.STANDS_STILL: Case(lambda: knowing(NOW, *series(5, 7, 7, 7)), lambda: knowing(NOW, *series(5, 7, 7, 8))),
    QualityCode.RATE_ALONE: Case(
        lambda: knowing(NOW, *series("0.5", indicator=CLEAN_WATER, start=9)),
        lambda: knowing(NOW, *series("5/10", indicator=CLEAN_WATER, start=9)),
    ),
    QualityCode.GROUPS_OVER_TOTAL: Case(
        lambda: knowing(NOW, an_observation(), an_observation(disaggregation="nu", value=Decimal(85))),
        lambda: knowing(NOW, an_observation(), an_observation(disaggregation="nu", value=Decimal(84))),
    ),
    QualityCode.PARTS_DIFFER: Case(
        lambda: knowing(NOW, *(observed(TRAINED, u, "2024-09", n) for u, n in ((COMMUNE, 5), (OTHER_COMMUNE, 6), (DISTRICT, 12)))),
        lambda: knowing(NOW, *(observed(TRAINED, u, "2024-09", n) for u, n in ((COMMUNE, 5), (OTHER_COMMUNE, 6), (DISTRICT, 11)))),
    ),
    QualityCode.FLOW_FAILS: Case(lambda: flow(102), lambda: flow(101)),
    QualityCode.ESTIMATE: Case(
        lambda: knowing(NOW, an_observation(estimate=True)), lambda: knowing(NOW, an_observation())
    ),
    QualityCode.TOLD_TWICE: Case(
        lambda: knowing(NOW, *series(50, start=9), by_the_district(51)), lambda: knowing(NOW, *series(50, start=9), by_the_district(50)),
    ),
    QualityCode.MONEY_TOLD_TWICE: Case(
        lambda: knowing(NOW, money=(*spent(50), replace(*spent(51), reporter=DISTRICT))),
        lambda: knowing(NOW, money=(*spent(50), replace(*spent(50), reporter=DISTRICT))),
    ),
    QualityCode.MONEY_PARTS_DIFFER: Case(
        lambda: knowing(NOW, money=(*spent(90), paid("DA4.1", DISTRICT, "2024-01", 120_000_000))),
        lambda: knowing(NOW, money=(*spent(90), paid("DA4.1", DISTRICT, "2024-01", 90_000_000))),
    ),
    QualityCode.SENT_BEFORE_END: Case(lambda: half_year_sent(date(2024, 6, 13)), lambda: half_year_sent(date(2024, 6, 15))),
    QualityCode.DISBURSED_OVER_ALLOCATED: Case(lambda: knowing(NOW, money=spent(1764)), lambda: knowing(NOW, money=spent(1763))),
    QualityCode.ADVANCE_OVER_DISBURSED: Case(
        lambda: knowing(NOW, money=spent(5, advance_vnd=5_000_001)), lambda: knowing(NOW, money=spent(5, advance_vnd=5_000_000))
    ),
    QualityCode.MONEY_FALLS: Case(lambda: knowing(NOW, money=spent(50, 49)), lambda: knowing(NOW, money=spent(50, 50))),
    QualityCode.MONEY_JUMP: Case(lambda: knowing(NOW, money=spent(200, 1001)), lambda: knowing(NOW, money=spent(200, 1000))),
    QualityCode.MONEY_OUTLIER: Case(
        lambda: knowing(NOW, money=spent(100, 204, 302, 404, 500, 900)),
        lambda: knowing(NOW, money=spent(100, 204, 302, 404, 500, 600)),
    ),
    QualityCode.MONEY_STANDS_STILL: Case(lambda: knowing(NOW, money=spent(5, 5, 5)), lambda: knowing(NOW, money=spent(5, 5, 6))),
    QualityCode.TREASURY_DIFFERS: Case(
        lambda: knowing(NOW, money=(*spent(50), *by_treasury(spent(49)))),
        lambda: knowing(NOW, money=(*spent(50), *by_treasury(spent(50)))),
    ),
    QualityCode.MONTH_DIFFERS: Case(
        lambda: knowing(NOW, money=(*spent(50), paid("DA4.1", COMMUNE, "2024-02", 70_000_000, in_month_vnd=21_500_001))),
        lambda: knowing(NOW, money=(*spent(50), paid("DA4.1", COMMUNE, "2024-02", 70_000_000, in_month_vnd=21_000_000))),
    ),
    QualityCode.REPORT_REPEATED: Case(lambda: reports((1, 2, 3, 4, 5), (1, 2, 3, 4, 5)), lambda: reports((1, 2, 3, 4), (1, 2, 3, 4))),
    QualityCode.TARGET_WITHOUT_MONEY: Case(lambda: target(projects=("DA5",)), lambda: target(projects=("DA5", "DA4.1"))),
    QualityCode.MONEY_WITHOUT_TARGET: Case(lambda: target(projects=()), lambda: target(projects=("DA4",))),
    QualityCode.TARGET_WITHOUT_LEAD: Case(lambda: target(leads=()), lambda: target()),
    QualityCode.PROJECT_WITHOUT_LEAD: Case(lambda: planned(leads=()), lambda: planned(leads=(Lead("DA4", LABOUR),))),
    QualityCode.TWO_LEADS: Case(
        lambda: planned(leads=(Lead("DA4.1", LABOUR), Lead("DA4.1", COMMUNE))),
        lambda: planned(leads=(Lead("DA4.1", LABOUR), Lead("DA4.1", LABOUR))),
    ),
    QualityCode.SENTENCE_NOT_SETTLED: Case(
        lambda: changing(settled="change_points"), lambda: changing(settled="change_points", settled_by="Trưởng phòng")
    ),
    QualityCode.BASELINE_MISSING: Case(lambda: changing(baseline=None), lambda: changing()),
    QualityCode.PATH_MISSING: Case(lambda: planned(milestones=()), lambda: planned()),
    QualityCode.PATH_WITHOUT_NAME: Case(
        lambda: planned(milestones=tuple(replace(m, approved_by="") for m in a_plan().milestones)), lambda: planned()
    ),
}  # fmt: skip


def found(snapshot: Snapshot, code: QualityCode, period: Period = SEPTEMBER) -> list[Finding]:
    """Findings of one code, without the gaps that the plan of the tests has anyway in its second target."""
    return [f for f in review(snapshot, period) if f.code is code and f.about != "T2"]


@pytest.mark.parametrize("code", list(QualityCode), ids=lambda code: code.value)
def test_every_finding_has_a_specimen(code: QualityCode) -> None:
    assert len(found(CASES[code].fires(), code)) == 1


@pytest.mark.parametrize("code", list(QualityCode), ids=lambda code: code.value)
def test_what_comes_near_it_is_none(code: QualityCode) -> None:
    assert found(CASES[code].quiet(), code) == []


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("code", list(QualityCode), ids=lambda code: code.value)
def test_every_finding_is_said_whole_in_both_languages(code: QualityCode, lang: str) -> None:
    snapshot = CASES[code].fires()
    words = words_in(lang)
    for text in (problem(found(snapshot, code)[0], words), remedy(found(snapshot, code)[0], words)):
        assert not text.startswith("quality.")
        assert [name for _, name, _, _ in string.Formatter().parse(text) if name] == []


@pytest.mark.parametrize("code", list(QualityCode), ids=lambda code: code.value)
def test_keys_are_one_to_a_finding_and_do_not_move(code: QualityCode) -> None:
    keys = [f.key for f in review(CASES[code].fires(), SEPTEMBER)]
    assert len(set(keys)) == len(keys)
    assert keys == [f.key for f in review(CASES[code].fires(), SEPTEMBER)]


def test_only_figures_up_to_the_period_are_looked_at() -> None:
    snapshot = knowing(NOW, observed(CLEAN_WATER, COMMUNE, LATER.code, "11/10"))
    assert found(snapshot, QualityCode.NUMERATOR_OVER_DENOMINATOR) == []
    assert len(found(snapshot, QualityCode.NUMERATOR_OVER_DENOMINATOR, LATER)) == 1


def test_a_decision_that_gave_more_makes_the_money_right() -> None:
    more = (Adjustment("DA4.1", "NSTW", 2024, 10_000_000, date(2024, 1, 31)),)
    plan = replace(NOW, adjustments=more)
    assert found(knowing(plan, money=spent(1773)), QualityCode.DISBURSED_OVER_ALLOCATED) == []
    assert len(found(knowing(plan, money=spent(1774)), QualityCode.DISBURSED_OVER_ALLOCATED)) == 1


def test_a_slip_is_one_finding_and_not_four() -> None:
    snapshot = knowing(POINT, *series(20, 24, 18, 22, 20, 140))
    assert [f.code for f in review(snapshot, SEPTEMBER) if f.code.kind == "result"] == [QualityCode.JUMP]


def lacking(snapshot: Snapshot, *roles: ReviewRole) -> Snapshot:
    return replace(snapshot, observations=tuple(o for o in snapshot.observations if o.indicator not in roles))


def test_a_member_left_empty_adds_nothing_and_silences_nothing() -> None:
    assert found(lacking(flow(102), ReviewRole.FLOW_TO_NEAR_POOR), QualityCode.FLOW_FAILS) == []  # 100 - 2 + 4
    (finding,) = found(lacking(flow(101), ReviewRole.FLOW_TO_NEAR_POOR), QualityCode.FLOW_FAILS)
    assert finding.params["made"].value == 102  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("role", "end", "fails"),
    [
        (ReviewRole.FLOW_START, 1, False),  # 0 - 3 + 4
        (ReviewRole.FLOW_START, 2, True),
        (ReviewRole.FLOW_NEW, 100, False),  # 100 - 3 + 3
        (ReviewRole.FLOW_NEW, 101, True),
    ],
)
def test_a_member_that_was_declared_nil_is_nought(role: ReviewRole, end: int, fails: bool) -> None:
    known = flow(end)
    nil = tuple(replace(o, value=None, absence=Absence.NIL) if o.indicator == role else o for o in known.observations)
    assert bool(found(replace(known, observations=nil), QualityCode.FLOW_FAILS)) is fails


@pytest.mark.parametrize("role", [ReviewRole.FLOW_START, ReviewRole.FLOW_END])
def test_a_flow_without_its_start_or_end_says_nothing(role: ReviewRole) -> None:
    assert found(lacking(flow(102), role), QualityCode.FLOW_FAILS) == []


def two_flows(end: int, end_of_other: int | None, **other: object) -> Snapshot:
    """The flow of the poor and another one in one report: each 100 at the start and one of each movement."""
    one, two = flow(end), flow(end_of_other or 0)
    poor = tuple(replace(i, group="HN", unit_of_measure="hộ") for i in one.plan.indicators)
    near = tuple(replace(i, **{"code": f"c-{i.code}", "group": "HCN", "unit_of_measure": "hộ"} | other) for i in poor)  # type: ignore[arg-type]
    told = tuple(
        replace(o, indicator=f"c-{o.indicator}")
        for o in two.observations
        if end_of_other is not None or o.indicator != ReviewRole.FLOW_END
    )
    return knowing(with_indicators(*poor, *near), *one.observations, *told)


@pytest.mark.parametrize("other", [{}, {"group": "HN", "unit_of_measure": "người"}], ids=["groups", "people"])
def test_each_flow_stands_for_itself(other: dict[str, object]) -> None:
    def about(end: int, end_of_other: int | None) -> list[str]:
        return [f.about for f in found(two_flows(end, end_of_other, **other), QualityCode.FLOW_FAILS)]

    assert about(101, 101) == []
    assert about(70, 101) == ["flow_end"]
    assert about(101, 70) == ["c-flow_end"]
    assert about(101, None) == []


def test_a_flow_says_what_was_reported_and_what_its_members_make() -> None:
    (finding,) = found(flow(105), QualityCode.FLOW_FAILS)
    reported, made = finding.params["figure"], finding.params["made"]
    assert (reported.value, made.value) == (105, 101)  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(observed(TRAINED, COMMUNE, "2024-09", 5), id="a figure that is no member"),
        pytest.param(observed("flow_end", COMMUNE, "2024-09", 70, estimate=True), id="an estimate of a member"),
        pytest.param(observed("flow_new", COMMUNE, "2024-09", Absence.NOT_REPORTED), id="a member that was not told later"),
    ],
)  # fmt: skip
def test_a_flow_that_holds_is_not_disturbed_by(other: Observation) -> None:
    known = flow(101)
    assert found(replace(known, observations=(*known.observations, other)), QualityCode.FLOW_FAILS) == []


def test_a_flow_of_later_is_not_looked_at_yet() -> None:
    known = flow(70)
    later = tuple(replace(o, period=LATER) for o in known.observations)
    holds = flow(101).observations
    assert found(replace(known, observations=(*holds, *later)), QualityCode.FLOW_FAILS) == []
    assert len(found(replace(known, observations=(*holds, *later)), QualityCode.FLOW_FAILS, LATER)) == 1


def test_a_flow_is_asked_about_with_its_end_whoever_told_the_rest() -> None:
    known = flow(105)
    split = tuple(replace(o, submission=2 if o.indicator == ReviewRole.FLOW_END else 1) for o in known.observations)
    other = tuple(replace(o, subject=OTHER_COMMUNE, reporter=OTHER_COMMUNE, submission=3) for o in known.observations)
    both = replace(known, observations=(*split, *other))

    def asked(*submissions: int) -> list[str]:
        return [f.subject for f in flow_fails(Figures(both, SEPTEMBER, frozenset(submissions)))]

    assert (asked(1), asked(2), asked(3), asked(2, 3)) == ([], [COMMUNE], [OTHER_COMMUNE], [COMMUNE, OTHER_COMMUNE])


def test_the_sum_waits_for_the_last_unit() -> None:
    told = (observed(TRAINED, COMMUNE, "2024-09", 5), observed(TRAINED, DISTRICT, "2024-09", 12))
    assert found(knowing(NOW, *told), QualityCode.PARTS_DIFFER) == []


# -- owners and explanations ----------------------------------------------------------------------------------------------

WHEN = datetime(2024, 10, 3, 2, 0, tzinfo=UTC)
FALLEN = replace(
    knowing(NOW, *(replace(o, submission=7) for o in series(50, 49))),
    submissions=(Submission(7, "BC", COMMUNE, SEPTEMBER, 1, SubmissionStatus.SUBMITTED, WHEN, "Lò Văn A", "0", "f.xlsx"),),
)  # fmt: skip
PLACE = FALLEN.observations[1].place


def answered(place: Place = PLACE, submission: int = 7, kind: AnswerKind = AnswerKind.REASON) -> AnsweredFinding:
    return AnsweredFinding("cumulative_falls", place, "49", Answer("x", kind, "Đính chính một người"), submission)


def test_who_reported_has_to_explain() -> None:
    finding = found(FALLEN, QualityCode.CUMULATIVE_FALLS)[0]
    assert (finding.owner, finding.subject, finding.place, finding.explained) == (COMMUNE, COMMUNE, PLACE, False)


def test_the_plans_own_gaps_belong_to_who_leads_or_to_the_plans_office() -> None:
    assert found(target(projects=()), QualityCode.TARGET_WITHOUT_MONEY)[0].owner == LABOUR
    assert found(target(leads=()), QualityCode.TARGET_WITHOUT_LEAD)[0].owner == DISTRICT


def test_what_was_said_at_upload_explains_the_very_cell() -> None:
    finding = found(replace(FALLEN, answers=(answered(),)), QualityCode.CUMULATIVE_FALLS)[0]
    assert finding.explanation == Explanation("Đính chính một người", "Lò Văn A", WHEN)


def test_a_note_explains_in_its_writers_name() -> None:
    key = found(FALLEN, QualityCode.CUMULATIVE_FALLS)[0].key
    note = FindingNote(key, "", "đã đối chiếu", "Chị Hoa", WHEN)
    explained = found(replace(FALLEN, notes=(note,)), QualityCode.CUMULATIVE_FALLS)[0]
    assert explained.explanation == Explanation("đã đối chiếu", "Chị Hoa", WHEN)
    assert explained.owner == COMMUNE


@pytest.mark.parametrize(
    ("sha", "explained"),
    [
        pytest.param("0", True, id="the same file: its answers are kept with its first report"),
        pytest.param("1", False, id="another file"),
    ],
)
def test_an_answer_given_with_another_report_of_the_same_file(sha: str, explained: bool) -> None:
    first = replace(FALLEN.submissions[0], id=6, form="BC2", sha256=sha)
    known = replace(FALLEN, submissions=(first, *FALLEN.submissions), answers=(answered(submission=6),))
    assert found(known, QualityCode.CUMULATIVE_FALLS)[0].explained is explained


def test_reports_that_came_without_a_file_share_no_answers() -> None:
    unnamed = replace(FALLEN.submissions[0], sha256="")
    known = replace(FALLEN, submissions=(replace(unnamed, id=6, form="BC2"), unnamed))
    other, own = (replace(known, answers=(answered(submission=id),)) for id in (6, 7))
    assert not found(other, QualityCode.CUMULATIVE_FALLS)[0].explained
    assert found(own, QualityCode.CUMULATIVE_FALLS)[0].explained


def test_the_answer_to_the_very_question_comes_before_another_one_of_its_cell() -> None:
    asked = replace(answered(), answer=Answer("x", AnswerKind.REASON, "về việc giảm"))
    other = replace(answered(), code="jump", answer=Answer("x", AnswerKind.REASON, "về việc tăng"))
    for answers in ((asked, other), (other, asked)):
        finding = found(replace(FALLEN, answers=answers), QualityCode.CUMULATIVE_FALLS)[0]
        assert finding.explanation is not None and finding.explanation.text == "về việc giảm"
    assert found(replace(FALLEN, answers=(other,)), QualityCode.CUMULATIVE_FALLS)[0].explained


def test_answers_of_older_stores_are_still_found() -> None:
    """An upload once called a fall of money as one of results, and a report like the last one otherwise than the review."""
    money = replace(
        knowing(NOW, money=tuple(replace(d, submission=7) for d in spent(50, 49))), submissions=FALLEN.submissions
    )
    (fall,) = found(replace(money, answers=(answered(HERE),)), QualityCode.MONEY_FALLS)
    assert fall.explained
    twice = reports((1, 2, 3, 4, 5), (1, 2, 3, 4, 5))
    repeated = replace(answered(Place("Thông tin", "B6"), submission=2), code="whole_report_repeated")
    (same,) = found(replace(twice, answers=(repeated,)), QualityCode.REPORT_REPEATED)
    assert same.explained


@pytest.mark.parametrize(
    "other", [answered(Place("Chỉ tiêu", "G6")), answered(submission=8), answered(kind=AnswerKind.CHOICE)]
)
def test_what_was_said_of_another_cell_explains_nothing(other: AnsweredFinding) -> None:
    assert not found(replace(FALLEN, answers=(other,)), QualityCode.CUMULATIVE_FALLS)[0].explained


def test_the_newest_note_holds_and_may_name_another_owner() -> None:
    key = found(FALLEN, QualityCode.CUMULATIVE_FALLS)[0].key
    notes = tuple(FindingNote(key, owner, text, "B", WHEN) for owner, text in ((LABOUR, "cũ"), ("Chị Hoa", "mới")))
    finding = found(replace(FALLEN, answers=(answered(),), notes=notes), QualityCode.CUMULATIVE_FALLS)[0]
    assert finding.explanation is not None
    assert (finding.owner, finding.explanation.text) == ("Chị Hoa", "mới")


def test_a_note_that_only_names_an_owner_leaves_the_finding_open() -> None:
    key = found(FALLEN, QualityCode.CUMULATIVE_FALLS)[0].key
    finding = found(replace(FALLEN, notes=(FindingNote(key, LABOUR, "", "B", WHEN),)), QualityCode.CUMULATIVE_FALLS)[0]
    assert (finding.owner, finding.explained) == (LABOUR, False)


def test_unexplained_findings_stand_first_and_heavy_ones_before_light_ones() -> None:
    key = found(FALLEN, QualityCode.CUMULATIVE_FALLS)[0].key
    snapshot = replace(FALLEN, notes=(FindingNote(key, "", "đã rõ", "B", WHEN),))
    order = [(f.explained, list(Severity).index(f.code.severity)) for f in review(snapshot, SEPTEMBER)]
    assert order == sorted(order)
    assert review(snapshot, SEPTEMBER)[-1].key == key


def test_a_line_without_an_amount_is_never_over() -> None:
    plan = replace(NOW, allocations=(Allocation("DA4.1", "NSTW", 2024, None),))
    assert found(knowing(plan, money=spent(9999)), QualityCode.DISBURSED_OVER_ALLOCATED) == []


def test_measures_without_a_direction_are_left_alone() -> None:
    state = an_indicator(code="muc-do", measure=Measure.QUALITATIVE, aggregation=Aggregation.NONE)
    snapshot = knowing(with_indicators(state), observed("muc-do", COMMUNE, "2024-09", text="đang làm"))
    assert [f for f in review(snapshot, SEPTEMBER) if f.about == "muc-do"] == []


def test_money_that_came_unsplit_is_held_against_all_that_its_project_was_given() -> None:
    plan = replace(NOW, allocations=(Allocation("DA4.1", "NSTW", 2024, 1_000_000_000), Allocation("DA4.1", "NSH", 2024, 100_000_000)))  # fmt: skip
    code = QualityCode.DISBURSED_OVER_ALLOCATED
    assert found(knowing(plan, money=spent(1100, fund=NOT_SPLIT)), code) == []
    assert len(found(knowing(plan, money=spent(1101, fund=NOT_SPLIT)), code)) == 1


def test_treasurys_figure_of_the_whole_is_held_against_all_units_of_the_same_month() -> None:
    units = (paid("DA4.1", COMMUNE, "2024-02", 5_000_000), paid("DA4.1", OTHER_COMMUNE, "2024-02", 6_000_000))
    code = QualityCode.TREASURY_DIFFERS

    def confirmed(million: int) -> tuple[Disbursement, ...]:
        return by_treasury((paid("DA4.1", DISTRICT, "2024-02", million * 1_000_000),))

    assert found(knowing(NOW, money=(*units, *confirmed(11))), code) == []
    assert len(found(knowing(NOW, money=(*units, *confirmed(10))), code)) == 1
    older = (paid("DA4.1", COMMUNE, "2024-01", 5_000_000), units[1])
    assert found(knowing(NOW, money=(*older, *confirmed(10))), code) == []
