"""Reports laid over what is stored, as if they had been: numbered on, in the place of what they replace, and asked about alone."""

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

import pytest

from dashboard.domain.periods import Period
from dashboard.domain.plan.plan import Plan
from dashboard.domain.quality.figures import Figures, with_reports
from dashboard.domain.quality.review import findings_of
from dashboard.domain.reported.observations import Disbursement, Narrative, Observation, Submission, SubmissionStatus
from dashboard.domain.reported.snapshot import Snapshot
from tests.builders import (
    COMMUNE,
    DISTRICT,
    OTHER_COMMUNE,
    SEPTEMBER,
    TRAINED,
    a_disbursement,
    a_monthly_plan,
    a_report,
    an_observation,
)
from tests.domain.figures import knowing, observed, paid

PLAN = a_monthly_plan()
WHEN = datetime(2024, 10, 3, tzinfo=UTC)


def sent(id: int, form: str = "BC-THANG", unit: str = COMMUNE, period: Period = SEPTEMBER) -> Submission:
    return Submission(id, form, unit, period, 2, SubmissionStatus.SUBMITTED, WHEN, "A", "0", "f.xlsx")


def stored(
    *submissions: Submission,
    rows: tuple[Observation, ...] = (),
    money: tuple[Disbursement, ...] = (),
    plan: Plan = PLAN,
) -> Snapshot:
    return replace(knowing(plan, *rows, money=money), submissions=submissions)


def test_a_first_report_is_numbered_one_and_its_figures_with_it() -> None:
    narrative = Narrative(difficulties="Mưa lũ")
    laid_over, numbers = with_reports(stored(), [a_report(nil=True, narrative=narrative)])
    assert numbers == (1,)
    assert laid_over.observations == (an_observation(submission=1),)
    assert laid_over.disbursements == (a_disbursement(submission=1),)
    (made,) = laid_over.submissions
    assert (made.id, made.form, made.unit, made.period, made.revision) == (1, "BC-THANG", COMMUNE, SEPTEMBER, 1)
    assert (made.status, made.narrative, made.nil) == (SubmissionStatus.SUBMITTED, narrative, True)
    assert made.received_at == datetime.max.replace(tzinfo=UTC)  # after all that was received
    assert (made.actor, made.sha256, made.file_name) == ("", "", "")


def test_reports_are_numbered_on_in_their_order() -> None:
    known = stored(sent(3, form="A"), sent(7, form="B"))
    laid_over, numbers = with_reports(known, [a_report(), a_report(unit=OTHER_COMMUNE, replaces=4)])
    assert numbers == (8, 9)
    assert [(s.id, s.unit, s.revision) for s in laid_over.submissions] == [
        (3, COMMUNE, 2), (7, COMMUNE, 2), (8, COMMUNE, 1), (9, OTHER_COMMUNE, 5),
    ]  # fmt: skip
    assert [o.submission for o in laid_over.observations] == [8, 9]
    assert [d.submission for d in laid_over.disbursements] == [8, 9]


def test_what_a_report_replaces_is_gone_and_all_else_stays() -> None:
    rows = (
        an_observation(value=Decimal(1), submission=7),
        an_observation(value=Decimal(2), submission=8, indicator="x"),
    )
    money = (a_disbursement(cumulative_vnd=1, submission=7), a_disbursement(cumulative_vnd=2, submission=8, fund="x"))
    known = stored(sent(7), sent(8, form="KHAC"), rows=rows, money=money)
    laid_over, numbers = with_reports(known, [a_report(replaces=2)])
    assert numbers == (9,)
    assert laid_over.observations == (rows[1], an_observation(submission=9))
    assert laid_over.disbursements == (money[1], a_disbursement(submission=9))
    assert [s.id for s in laid_over.submissions] == [8, 9]


@pytest.mark.parametrize(
    "other",
    [
        pytest.param({"form": "KHAC"}, id="another form"),
        pytest.param({"unit": OTHER_COMMUNE}, id="another unit"),
        pytest.param({"period": Period.parse("2024-08")}, id="another period"),
    ],
)
def test_a_report_of_something_else_replaces_nothing(other: dict[str, object]) -> None:
    laid_over, _ = with_reports(stored(sent(7)), [a_report(**other)])
    assert [s.id for s in laid_over.submissions] == [7, 8]


def test_without_reports_nothing_changes() -> None:
    known = stored(sent(7), rows=(an_observation(submission=7),))
    assert with_reports(known, []) == (known, ())


def asked(known: Snapshot, *submissions: int) -> list[tuple[str, int | None]]:
    figures = Figures(known, SEPTEMBER, frozenset(submissions))
    return sorted((f.code.value, f.submission) for f in findings_of(figures))


def of(month: int, value: int, submission: int, unit: str = COMMUNE) -> Observation:
    return observed(TRAINED, unit, f"2024-{month:02d}", value, submission=submission)


def pay(month: int, million: int, submission: int, **over: object) -> Disbursement:
    return paid("DA4.1", COMMUNE, f"2024-{month:02d}", million * 1_000_000, submission=submission, **over)  # type: ignore[arg-type]


ASKED = [
    ("a figure beside an earlier one of another report", stored(rows=(of(8, 50, 1), of(9, 49, 2))), [("cumulative_falls", 2)]),
    ("the earlier one itself", stored(rows=(of(8, 49, 2), of(9, 48, 1))), []),
    ("a figure out of bounds", stored(rows=(of(9, 1001, 2), of(8, 1001, 1))), [("out_of_bounds", 2)]),
    ("a whole beside its units", stored(rows=(of(9, 12, 2, DISTRICT), of(9, 5, 1), of(9, 6, 1, OTHER_COMMUNE))), [("parts_differ", 2)]),
    ("units beside a whole that was there", stored(rows=(of(9, 12, 1, DISTRICT), of(9, 5, 2), of(9, 6, 2, OTHER_COMMUNE))), []),
    ("money that falls", stored(money=(pay(8, 50, 1), pay(9, 49, 2))), [("money_falls", 2)]),
    ("money that went beyond with it", stored(money=(pay(9, 1000, 1, fund="NSTW"), replace(pay(9, 764, 2), subject=OTHER_COMMUNE))), [("disbursed_over_allocated", 2)]),
    ("money that went beyond after it", stored(money=(pay(9, 1000, 3), replace(pay(9, 764, 2), subject=OTHER_COMMUNE))), []),
    ("more advanced than paid", stored(money=(pay(9, 5, 2, advance_vnd=5_000_001), replace(pay(9, 5, 1, advance_vnd=5_000_001), subject=OTHER_COMMUNE))), [("advance_over_disbursed", 2)]),
]  # fmt: skip


@pytest.mark.parametrize(("known", "expected"), [c[1:] for c in ASKED], ids=[c[0] for c in ASKED])
def test_only_the_figures_of_one_report_are_asked_about_and_all_others_are_known(
    known: Snapshot, expected: list[tuple[str, int]]
) -> None:
    assert asked(known, 2) == expected


def test_of_a_report_that_repeats_another_the_later_one_is_asked() -> None:
    change = a_report(
        observations=tuple(an_observation(indicator=TRAINED, disaggregation=f"g{n}") for n in range(5)),
        disbursements=(),
    )
    october = replace(
        change, period=Period.parse("2024-10"),
        observations=tuple(replace(o, period=Period.parse("2024-10")) for o in change.observations),
    )  # fmt: skip
    known, (first, second) = with_reports(stored(), [change, october])
    for number, expected in ((first, []), (second, [("report_repeated", second)])):
        figures = Figures(known, october.period, frozenset({number}))
        found = [(f.code.value, f.submission) for f in findings_of(figures) if f.code == "report_repeated"]
        assert found == expected
