"""What discharges an owed report: its own form unless it is empty, else the figures of the month from whatever form."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from dashboard.domain.absence import Absence
from dashboard.domain.periods import Period
from dashboard.domain.plan.plan import NOT_SPLIT
from dashboard.domain.reported.observations import Disbursement, Narrative, Observation, Submission, SubmissionStatus
from dashboard.domain.reported.snapshot import Snapshot
from dashboard.domain.reporting.completeness import completeness
from dashboard.domain.reporting.discharged import OnHand
from dashboard.domain.reporting.lines import ResultLine
from dashboard.domain.reporting.of_period import reporting
from dashboard.domain.reporting.report_cells import ReportState
from tests.builders import (
    CLEAN_WATER,
    COMMUNE,
    DISTRICT,
    SEPTEMBER,
    TRAINED,
    a_disbursement,
    a_monthly_plan,
    a_plan,
    an_observation,
)

DUE = date(2024, 10, 5)
IN_TIME, TOO_LATE = datetime(2024, 10, 4, 2, tzinfo=UTC), datetime(2024, 10, 6, 2, tzinfo=UTC)
PLAN = a_monthly_plan(assumed_today=None)
(OWED,) = PLAN.obligations  # BC-THANG of September: two indicators and one line of money


def sent(number: int, form: str, when: datetime = IN_TIME, **over: object) -> Submission:
    plain = Submission(number, form, COMMUNE, SEPTEMBER, 1, SubmissionStatus.SUBMITTED, when, "xa", "0", "f.xlsx")
    return replace(plain, **over)  # type: ignore[arg-type]


def trained(by: int, **over: object) -> Observation:
    return an_observation(submission=by, **over)


def water(by: int, **over: object) -> Observation:
    parts = {"value": None, "numerator": Decimal(42), "denominator": Decimal(100)}
    return an_observation(indicator=CLEAN_WATER, submission=by, **(parts | over))


def paid(by: int, **over: object) -> Disbursement:
    return a_disbursement(submission=by, **over)


def known(*parts: Submission | Observation | Disbursement) -> Snapshot:
    kinds = (Observation, Disbursement, Submission)
    results, money, submissions = (tuple(p for p in parts if isinstance(p, kind)) for kind in kinds)
    return Snapshot(1, None, PLAN, 1, results, money, submissions)


def cell(*parts: Submission | Observation | Disbursement, day: date = DUE):
    return completeness(known(*parts), day).cell(COMMUNE, "BC-THANG", SEPTEMBER)


def lacking(*parts: Submission | Observation | Disbursement) -> list[str]:
    return [
        line.indicator.code if isinstance(line, ResultLine) else f"{line.project.code}/{line.fund}"
        for line in cell(*parts).lacking
    ]


OWN = sent(1, "BC-THANG")
TABLE, OTHER_TABLE = sent(2, "BIEU-1"), sent(3, "BIEU-2", TOO_LATE)


def test_an_empty_report_is_no_report() -> None:
    assert cell(OWN).state is ReportState.MISSING
    assert cell(OWN, day=date(2024, 10, 4)).state is ReportState.WAITING
    assert COMMUNE in reporting(known(OWN), SEPTEMBER, DISTRICT).coverage.missing


@pytest.mark.parametrize(
    "parts",
    [
        (replace(OWN, nil=True),),
        (OWN, trained(1)),
        (OWN, trained(1, value=None, absence=Absence.NIL)),
        (OWN, paid(1)),
        (OWN, paid(1, cumulative_vnd=0)),
    ],
)
def test_on_its_own_form_it_is_whole_as_soon_as_it_says_something(parts) -> None:
    assert cell(*parts).state is ReportState.ON_TIME
    assert cell(*parts).lacking == ()


def test_a_report_of_nothing_but_missing_figures_is_no_report() -> None:
    assert cell(OWN, trained(1, value=None, absence=Absence.NOT_REPORTED)).state is ReportState.MISSING


def test_words_alone_are_a_part() -> None:
    words = replace(OWN, narrative=Narrative(difficulties="Mưa lũ"))
    assert (cell(words).state, lacking(words)) == (ReportState.PARTLY, [TRAINED, CLEAN_WATER, "DA4.1/NSTW"])


def test_a_table_of_its_own_discharges_what_it_holds() -> None:
    assert cell(TABLE, trained(2)).state is ReportState.PARTLY
    assert lacking(TABLE, trained(2)) == [CLEAN_WATER, "DA4.1/NSTW"]
    assert cell(TABLE, trained(2), water(2), paid(2)).state is ReportState.ON_TIME


def test_several_tables_together_are_the_report_when_the_last_one_comes() -> None:
    whole = cell(TABLE, OTHER_TABLE, trained(2), water(2), paid(3))
    assert (whole.state, whole.submission) == (ReportState.LATE, OTHER_TABLE)


def test_money_counts_on_the_node_above_and_without_its_split() -> None:
    for money in (paid(2, project="DA4"), paid(2, fund=NOT_SPLIT)):
        assert lacking(TABLE, trained(2), water(2), money) == []
    assert lacking(TABLE, trained(2), water(2), paid(2, budget_year=2023)) == ["DA4.1/NSTW"]


def test_figures_of_another_unit_month_or_group_discharge_nothing() -> None:
    for other in (
        trained(2, reporter=DISTRICT),
        trained(2, period=Period.parse("2024-08")),
        trained(2, disaggregation="nu"),
        trained(2, subject=DISTRICT),
    ):
        assert cell(TABLE, other).state is ReportState.MISSING


def test_a_line_that_is_not_due_is_not_owed() -> None:
    plan = replace(PLAN, indicators=a_plan().indicators, leads=())
    found = OnHand(replace(known(TABLE, trained(2)), plan=plan)).discharge(OWED, COMMUNE)
    assert found.came


def test_who_sent_a_part_counts_as_missing_and_is_named() -> None:
    shown = reporting(known(TABLE, trained(2)), SEPTEMBER, DISTRICT)
    assert COMMUNE in shown.coverage.missing
    assert shown.partly == (COMMUNE,)


def test_a_table_that_discharges_does_not_stand_apart() -> None:
    stray = sent(4, "BIEU-3")
    assert completeness(known(TABLE, stray, trained(2)), DUE).apart == (stray,)


def test_a_withdrawn_report_may_still_come_by_tables() -> None:
    withdrawn = replace(OWN, status=SubmissionStatus.WITHDRAWN)
    assert cell(withdrawn).state is ReportState.WITHDRAWN
    assert cell(withdrawn, TABLE, trained(2)).state is ReportState.PARTLY
