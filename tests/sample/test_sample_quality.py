"""The sample year under review: no contradiction, few warnings, and what was planted on purpose is found."""

from dashboard.domain.issues import Severity
from dashboard.domain.periods import Period
from dashboard.domain.quality.findings import FindingKind, QualityCode
from dashboard.domain.quality.review import review
from sample_data.actuals import events
from sample_data.actuals.reports import known_before
from sample_data.offices.songma.plan import plan

SNAPSHOT = known_before(plan(), events.LAST_MONTH + 1)
FINDINGS = review(SNAPSHOT, Period.of_month(2024, events.LAST_MONTH))


def test_nothing_in_it_contradicts_itself() -> None:
    over = QualityCode.DISBURSED_OVER_ALLOCATED
    assert [f.key for f in FINDINGS if f.code.severity is Severity.ERROR or f.code is over] == []


def test_at_most_two_in_a_hundred_figures_are_warned_of() -> None:
    figures = len(SNAPSHOT.observations) + len(SNAPSHOT.disbursements)
    warned = [f for f in FINDINGS if f.code.kind is not FindingKind.PLAN]
    assert figures > 2000
    assert 0 < len(warned) <= figures * 0.02


def test_the_unit_whose_figures_stand_still_is_the_only_one() -> None:
    unit, indicators, _ = events.STANDS_STILL
    still = {(f.subject, f.about) for f in FINDINGS if f.code is QualityCode.STANDS_STILL}
    assert still == {(unit, indicator) for indicator in indicators}


def test_what_the_plan_leaves_open_is_what_its_document_leaves_open() -> None:
    """The plan of Sông Mã: S002-08, -10, -12, -14 and -15 have no lead, and DA6.2 has two."""
    leadless = {f.about for f in FINDINGS if f.code is QualityCode.TARGET_WITHOUT_LEAD}
    assert leadless == {"S002-08", "S002-10", "S002-12", "S002-14", "S002-15"}
    assert [f.about for f in FINDINGS if f.code is QualityCode.TWO_LEADS] == ["DA6.2"]
    unpaid = {f.about for f in FINDINGS if f.code is QualityCode.TARGET_WITHOUT_MONEY}
    assert {"S002-12", "S002-15"} <= unpaid
