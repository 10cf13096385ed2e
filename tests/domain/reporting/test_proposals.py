"""Words of reports where leaders read: of each unit the newest, silence after it said, and nothing of what does not count."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from dashboard.domain.periods import Period
from dashboard.domain.plan.plan import Lead, LeadRole, Obligation
from dashboard.domain.reported.observations import Narrative, Submission, SubmissionStatus
from dashboard.domain.reported.snapshot import Snapshot
from dashboard.domain.reporting.proposals import units_of_project, units_of_target, words_of_units
from tests.builders import COMMUNE, LABOUR, OTHER_COMMUNE, a_disbursement, a_plan
from tests.domain.judged import standing

SEPTEMBER = Period.parse("2024-09")
PLAN = a_plan(
    obligations=tuple(
        Obligation("BC-THANG", "Báo cáo tháng", ("XA", LABOUR), Period.of_month(2024, m), date(2024, m + 1, 5))
        for m in (6, 7, 8, 9)
    )
)


def sent(
    unit: str, month: int, text: str = "", status: SubmissionStatus = SubmissionStatus.SUBMITTED, **over: object
) -> Submission:
    day = datetime(2024, month + 1, 3, tzinfo=UTC)
    report = Submission(month, "BC-THANG", unit, Period.of_month(2024, month), 1, status, day, "a", "0" * 64, "f.xlsx",
                        Narrative(recommendations=text))  # fmt: skip
    return replace(report, **over)  # type: ignore[arg-type]


def said(
    *reports: Submission, period: Period = SEPTEMBER, units: tuple[str, ...] | None = None
) -> list[tuple[str, str, str]]:
    """(unit, what it asks for, the later silent period)."""
    snapshot = Snapshot(1, None, PLAN, 1, submissions=reports)
    found = words_of_units(snapshot, period, units)
    return [(o.sent.unit, o.words.recommendations, o.later.code if o.later else "") for o in found]


@pytest.mark.parametrize(
    ("reports", "expected"),
    [
        pytest.param((sent(COMMUNE, 8, "cũ"), sent(COMMUNE, 9, "mới")), [(COMMUNE, "mới", "")], id="the newest of a unit"),
        pytest.param((sent(COMMUNE, 6, "cũ"), sent(COMMUNE, 9)), [(COMMUNE, "cũ", "2024-09")], id="later silence is said"),
        pytest.param(
            (sent(COMMUNE, 6, "cũ"), sent(COMMUNE, 7), sent(COMMUNE, 9, "lại")), [(COMMUNE, "lại", "")], id="said again"
        ),
        pytest.param(
            (sent(COMMUNE, 6, "cũ"), sent(COMMUNE, 9, form="BIEU-NGOAI")), [(COMMUNE, "cũ", "")],
            id="a table has no words to repeat",
        ),
        pytest.param((sent(COMMUNE, 9, "x", SubmissionStatus.WITHDRAWN),), [], id="withdrawn is not said"),
        pytest.param((sent(COMMUNE, 9, "x", SubmissionStatus.RETURNED),), [], id="returned is not said"),
        pytest.param((sent(COMMUNE, 9),), [], id="no words"),
        pytest.param(
            (sent(COMMUNE, 9, "xã"), sent(LABOUR, 9, "phòng"), sent(OTHER_COMMUNE, 8, "xã khác")),
            [(LABOUR, "phòng", ""), (COMMUNE, "xã", ""), (OTHER_COMMUNE, "xã khác", "")],
            id="newest period first, offices before communes",
        ),
    ],
)  # fmt: skip
def test_of_each_unit_its_newest_words(reports: tuple[Submission, ...], expected: list[tuple[str, str, str]]) -> None:
    assert said(*reports) == expected


def test_what_comes_after_the_period_is_not_known_yet() -> None:
    assert said(sent(COMMUNE, 8, "cũ"), sent(COMMUNE, 9, "mới"), period=Period.parse("2024-08")) == [
        (COMMUNE, "cũ", "")
    ]


def test_only_a_proposal_of_the_newest_report_counts_as_asked() -> None:
    snapshot = Snapshot(1, None, PLAN, 1, submissions=(
        sent(COMMUNE, 9, "a"), sent(OTHER_COMMUNE, 8, "b"), sent(OTHER_COMMUNE, 9),
        sent(LABOUR, 9, narrative=Narrative(difficulties="khó")),
    ))  # fmt: skip
    assert [one.sent.unit for one in words_of_units(snapshot, SEPTEMBER) if one.asks] == [COMMUNE]


def test_of_a_project_those_who_lead_it_and_who_report_its_money() -> None:
    plan = a_plan(leads=(Lead("DA4.1", LABOUR), Lead("DA4", "XA", LeadRole.COORDINATING)))
    assert units_of_project(Snapshot(1, None, plan, 1), "DA4.1") == {LABOUR, COMMUNE, OTHER_COMMUNE}
    alone = a_plan(leads=(Lead("DA4.1", LABOUR),))
    paid = a_disbursement(reporter=OTHER_COMMUNE, subject=OTHER_COMMUNE)
    assert units_of_project(Snapshot(1, None, alone, 1, disbursements=(paid,)), "DA4") == {LABOUR, OTHER_COMMUNE}
    assert units_of_project(Snapshot(1, None, alone, 1, disbursements=(paid,)), "DA5") == set()


def test_of_a_target_those_who_lead_it_and_who_report_it() -> None:
    found = standing(a_plan(), 9)
    assert units_of_target(a_plan(), found.targets[0]) == {LABOUR, COMMUNE, OTHER_COMMUNE}
