"""The matrix of reports: a case for every state, shares with their counts, deadlines, and midnight in Hanoi."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from dashboard.domain.periods import Period
from dashboard.domain.plan.plan import Obligation, Plan
from dashboard.domain.plan.units import Succession
from dashboard.domain.reported.observations import Submission, SubmissionStatus
from dashboard.domain.reported.snapshot import Snapshot
from dashboard.domain.reporting.completeness import completeness
from dashboard.domain.reporting.report_cells import ReportState, Tally
from sample_data.offices.songma import plan as songma
from tests.builders import COMMUNE, LABOUR, OTHER_COMMUNE, SEPTEMBER, a_plan

DUE = date(2024, 10, 5)
IN_TIME, MIDNIGHT = datetime(2024, 10, 4, 16, 59, tzinfo=UTC), datetime(2024, 10, 4, 17, 0, tzinfo=UTC)
REAL = replace(a_plan(), assumed_today=None)


def sent(unit: str = COMMUNE, when: datetime = IN_TIME, **over: object) -> Submission:
    status = SubmissionStatus.SUBMITTED
    plain = Submission(1, "BC-THANG", unit, SEPTEMBER, 1, status, when, "xa", "0", "f.xlsx", nil=True)
    return replace(plain, **over)  # type: ignore[arg-type]


def known(*submissions: Submission, plan: Plan = REAL) -> Snapshot:
    return Snapshot(1, None, plan, 1, submissions=submissions)


@pytest.mark.parametrize(
    ("submission", "day", "state"),
    [
        (sent(), DUE, ReportState.ON_TIME),
        (sent(when=MIDNIGHT), DUE, ReportState.LATE),  # 0:00 on the 5th in Hanoi: "trước ngày 5" is missed
        (sent(when=MIDNIGHT, first_received_at=IN_TIME, revision=2), DUE, ReportState.ON_TIME),
        (None, DUE, ReportState.MISSING),
        (None, date(2024, 10, 4), ReportState.WAITING),
        (sent(status=SubmissionStatus.DRAFT), date(2024, 10, 4), ReportState.WAITING),
        (sent(status=SubmissionStatus.DRAFT), DUE, ReportState.MISSING),
        (sent(status=SubmissionStatus.RETURNED), DUE, ReportState.RETURNED),
        (sent(status=SubmissionStatus.WITHDRAWN), DUE, ReportState.WITHDRAWN),
    ],
)
def test_every_state(submission: Submission | None, day: date, state: ReportState) -> None:
    found = completeness(known(*([submission] if submission else [])), day)
    cell = found.cell(COMMUNE, "BC-THANG", SEPTEMBER)
    assert (cell.state, cell.due_before, cell.submission) == (state, DUE, submission)


def test_who_is_not_asked_owes_nothing() -> None:
    found = completeness(known(), DUE)
    assert found.cell("H", "BC-THANG", SEPTEMBER).state is ReportState.NOT_OWED
    assert found.cell(COMMUNE, "BC-THANG", Period.parse("2024-08")).state is ReportState.NOT_OWED


def test_the_denominator_is_what_was_expected_never_what_arrived() -> None:
    found = completeness(known(sent(), sent(OTHER_COMMUNE, MIDNIGHT)), DUE)
    counts = found.tallies(lambda owed: owed.form)["BC-THANG"]
    assert counts == Tally(expected=3, reported=2, on_time=1)
    assert found.tallies_of_units()[LABOUR] == Tally(expected=1)
    assert (counts.completeness, counts.timeliness) == (Decimal(2) / 3, Decimal(1) / 3)


def test_before_the_deadline_nothing_is_expected_and_no_share_is_said() -> None:
    found = completeness(known(sent()), date(2024, 10, 4))
    assert found.tallies_of_units() == {}
    assert found.tallies(lambda owed: owed.form) == {}
    assert Tally().completeness is None


def test_a_report_outside_the_calendar_stands_apart() -> None:
    table = sent(form="BIEU-1")
    found = completeness(known(table), DUE)
    assert found.apart == (table,)
    assert all(cell.state is ReportState.MISSING for cell in found.cells)


def test_a_unit_that_is_gone_owes_nothing_any_more() -> None:
    units = tuple(replace(u, valid_to=date(2024, 7, 1)) if u.code == OTHER_COMMUNE else u for u in REAL.units)
    plan = replace(REAL, units=units, successions=(Succession(OTHER_COMMUNE, COMMUNE, date(2024, 7, 1)),))
    assert {cell.unit for cell in completeness(known(plan=plan), DUE).cells} == {COMMUNE, LABOUR}


def test_two_forms_of_one_period_are_judged_apart() -> None:
    other = Obligation("BC-6T", "Báo cáo sáu tháng", ("XA",), SEPTEMBER, date(2024, 10, 20))
    plan = replace(REAL, obligations=(*REAL.obligations, other))
    found = completeness(known(sent(), plan=plan), DUE)
    assert found.cell(COMMUNE, "BC-6T", SEPTEMBER).state is ReportState.WAITING
    assert list(found.forms) == ["BC-THANG", "BC-6T"]


def test_both_deadlines_of_the_plan_are_among_the_next_ones() -> None:
    found = completeness(Snapshot(1, None, songma.plan(), 1), date(2024, 5, 9))
    ahead = {one.obligation.due_before: one for one in found.deadlines if one.days_left > 0}
    assert ahead[date(2024, 5, 10)].days_left == 1
    assert date(2024, 11, 10) in ahead
    assert len(ahead[date(2024, 5, 10)].owing) == ahead[date(2024, 5, 10)].expected > 20


def test_a_deadline_passes_with_the_day_itself() -> None:
    found = completeness(known(sent()), DUE)
    assert [(one.days_left, one.owing, one.expected) for one in found.deadlines] == [(0, (OTHER_COMMUNE, LABOUR), 3)]
