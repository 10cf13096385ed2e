"""Deadlines: "trước ngày" is strictly before, in the office's own time; one early report does not flip the page."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from dashboard.domain.periods import Period
from dashboard.domain.reported.observations import Submission, SubmissionStatus
from dashboard.domain.reporting.calendar import default_period, obligations_of, on_time, periods
from dashboard.domain.reporting.of_period import reporting
from sample_data.offices.songma import plan as songma
from tests.domain.figures import knowing

PLAN = songma.plan()
REAL = replace(PLAN, assumed_today=None)
MAY = next(o for o in PLAN.obligations if o.due_before == date(2024, 5, 10))


def sent(unit: str, period: str, when: datetime, **over: object) -> Submission:
    plain = Submission(
        1, "BC-THANG", unit, Period.parse(period), 1, SubmissionStatus.SUBMITTED, when, "xa", "0", "f.xlsx", nil=True
    )
    return replace(plain, **over)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("when", "in_time"),
    [
        (datetime(2024, 5, 9, 16, 59, tzinfo=UTC), True),  # 23:59 on the 9th in the office
        (datetime(2024, 5, 9, 17, 0, tzinfo=UTC), False),  # midnight: the 10th has begun there
        (datetime(2024, 5, 10, 8, 0, tzinfo=UTC), False),
    ],
)
def test_a_report_before_10_may_is_on_time_and_one_on_the_10th_is_late(when: datetime, in_time: bool) -> None:
    assert on_time(REAL, sent("04168", "2024-H1", when), MAY) is in_time


def test_a_correction_after_the_deadline_does_not_make_the_report_late() -> None:
    first, again = datetime(2024, 5, 2, tzinfo=UTC), datetime(2024, 6, 2, tzinfo=UTC)
    assert on_time(REAL, sent("04168", "2024-H1", again, first_received_at=first, revision=2), MAY)


def test_both_deadlines_of_the_plan_bind_all_communes_and_offices() -> None:
    november = next(o for o in PLAN.obligations if o.due_before == date(2024, 11, 10))
    for unit in ("04168", "04222", "126-TTYT"):
        assert {MAY.form} == {o.form for o in obligations_of(PLAN, unit) if o in (MAY, november)}
        assert len([o for o in obligations_of(PLAN, unit) if o in (MAY, november)]) == 2


@pytest.mark.parametrize(
    ("today", "period"),
    [
        (date(2024, 1, 20), "2024-01"),
        (date(2024, 10, 10), "2024-08"),
        (date(2024, 10, 11), "2024-09"),
        (date(2024, 11, 10), "2024-09"),
        (date(2025, 3, 1), "2024-12"),
    ],
)
def test_the_default_period_is_the_last_one_whose_deadline_has_passed(today: date, period: str) -> None:
    assert default_period(PLAN, today).code == period


def test_without_a_calendar_the_months_of_the_year_are_offered() -> None:
    bare = replace(PLAN, obligations=())
    assert len(periods(bare)) == 12
    assert default_period(bare, date(2024, 10, 3)).code == "2024-09"


def test_coverage_counts_who_was_expected_and_not_who_came() -> None:
    early, late = datetime(2024, 10, 5, tzinfo=UTC), datetime(2024, 10, 12, tzinfo=UTC)
    known = replace(
        knowing(REAL),
        submissions=(
            sent("04168", "2024-09", early),
            sent("04171", "2024-09", late),
            sent("04174", "2024-09", early, status=SubmissionStatus.WITHDRAWN),
            sent("126-TCKH", "2024-09", early),  # sent without being asked
        ),
    )
    found = reporting(known, Period.parse("2024-09"), PLAN.root)
    assert len(found.coverage.expected) == 23
    assert found.coverage.reported == ("04168", "04171")
    assert found.late == ("04171",)
    assert "04174" in found.coverage.missing
